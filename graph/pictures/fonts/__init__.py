"""Text in pictures: how wide it is, how it is cut and broken, and the fonts that come with Argun."""
