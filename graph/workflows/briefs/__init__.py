"""Briefs: two pages on a place or thing as an analyst would write them, each sentence with its source."""
