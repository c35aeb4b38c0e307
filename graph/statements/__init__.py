"""Statements: what the dataset says, before it becomes a graph."""

from graph.statements.records import Edition, Entity, Evidence, Observation, Statements, Tie

__all__ = ["Edition", "Entity", "Evidence", "Observation", "Statements", "Tie"]
