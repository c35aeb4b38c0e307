"""Text in pictures: how wide it is, how it is cut and broken, and the fonts it is drawn with where none are at hand."""
