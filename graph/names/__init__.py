"""Names: how they are folded, transcribed and inflected, and who is meant by one that was typed.

What these modules know of Russian, English and Chinese is knowledge about the names in data, and no text to
show.
"""
