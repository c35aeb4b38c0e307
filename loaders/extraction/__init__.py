"""Candidates for ties from the paragraphs of a document, by rules and dictionaries that anyone can extend.

A candidate is a guess of a machine. Only a reviewer makes a statement of it (:mod:`loaders.review`);
until then it is in no dataset, no store and no mark.
"""
