"""Markdown: what is markup in it, and what stands beside the text."""
