"""Exports of lists of sanctions: which companies of the data stand on them, and nobody else."""
