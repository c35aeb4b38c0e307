"""What a document says of itself in its own text: title, date, publisher, language. Nothing is guessed."""

from loaders.documents.telling.dates import day_of, iso_day
from loaders.documents.telling.language import language_of
from loaders.documents.telling.titles import own_title
from loaders.documents.telling.told import about_text, first_of, made_on

__all__ = ["about_text", "day_of", "first_of", "iso_day", "language_of", "made_on", "own_title"]
