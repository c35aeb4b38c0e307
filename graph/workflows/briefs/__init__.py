"""Briefs: two pages on a place or thing that read like an analyst wrote them, each sentence with its source."""
