"""Facts of places, things and the country, free of language: the source of pages, pictures and briefs."""
