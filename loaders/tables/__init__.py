"""Reads tables that people fill in: a file becomes a grid of cells with their places. Nothing of ties."""
