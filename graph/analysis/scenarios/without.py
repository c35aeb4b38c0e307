"""What is left when a source or a layer of data is taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.statements.records import Statements, Tie


def without_evidence(statements: Statements, keeps: Callable[[str, str], bool]) -> Statements:
    """Return the statements with the evidence and numbers that ``keeps(source id, layer)`` lets stand.

    Ties that lose all evidence vanish, and the numbers about them; entities and editions stay.
    """
    cut = (
        replace(t, evidence=tuple(e for e in t.evidence if keeps(e.source_id, e.layer)))
        for t in statements.ties.values()
    )
    # A tie of which only the health is left has no stage, so nothing says that it is there at all.
    ties = {t.id: t for t in cut if t.evidence and (t.role == "structural" or _has_stage(t))}
    numbers = [
        o
        for o in statements.observations.values()
        if keeps(o.source_id, o.layer) and (o.tie_id is None or o.tie_id in ties)
    ]
    return Statements.of(
        statements.entities.values(), ties.values(), numbers, statements.editions.values(), statements.layers
    )


def _has_stage(tie: Tie) -> bool:
    return tie.role == "restriction" or any(e.stage and e.stance == "for" for e in tie.evidence)
