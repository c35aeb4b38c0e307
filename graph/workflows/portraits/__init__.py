"""The facts of places, things and the country, free of language: the one source of pages, pictures, briefs."""
