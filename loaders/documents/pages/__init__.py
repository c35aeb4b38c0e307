"""Laid-out documents (PDF): from letters with their places to words, tables, lines and paragraphs."""
