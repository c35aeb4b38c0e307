"""The rating as its publishers print it: a table of regions with marks and two columns of events."""

from loaders.documents.rating.model import RatedParagraph, RatedRegion, Rating, Trend, Unplaced
from loaders.documents.rating.reading import read_rating

__all__ = ["RatedParagraph", "RatedRegion", "Rating", "Trend", "Unplaced", "read_rating"]
