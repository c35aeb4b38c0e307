"""The rating as its publishers print it: a table of regions with marks and two columns of events."""

from loaders.documents.rating.model import RatedParagraph, RatedRegion, Rating, Trend, Unplaced
from loaders.documents.rating.reading import passages_of, read_rating

__all__ = ["RatedParagraph", "RatedRegion", "Rating", "Trend", "Unplaced", "passages_of", "read_rating"]
