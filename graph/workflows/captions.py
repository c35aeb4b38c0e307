"""What a node is called in one language, in a line: what other programs write beside it.

A thing has its name; a piece of evidence its source and the place there; a number what it measures, how much
and when.
"""

from __future__ import annotations

from graph.model import Node, PropertyGraph
from graph.statements.records import Statements
from graph.texts import BASE, languages, say
from graph.workflows.portraits.citations import Citation, readable
from graph.workflows.portraits.numbers import NumberFact, number_words


def captions(graph: PropertyGraph, statements: Statements, lang: str) -> dict[str, str]:
    """Return the caption of each node by its id; where nothing is known of one, that is its id."""
    told = {
        e.id: readable(Citation.of(e), statements, lang) for t in statements.ties.values() for e in t.evidence
    }
    told |= {o.id: say(number_words(NumberFact.of(o)), lang) for o in statements.observations.values()}
    return {node.id: told.get(node.id) or _name(node, lang) for node in graph.nodes}


def _name(node: Node, lang: str) -> str:
    known = (node.properties.get(f"name_{language}") for language in (lang, BASE, *languages()))
    return str(next(filter(None, known), node.id))
