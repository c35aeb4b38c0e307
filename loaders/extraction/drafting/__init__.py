"""The rules that make drafts of a sentence: a module for each group of kinds of ties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from loaders.extraction.drafting import contacts, flows, goods, parts, rights, routes
from loaders.extraction.drafting.context import Context, context_of
from loaders.extraction.drafts import Draft
from loaders.extraction.joining import Known
from loaders.extraction.memory import Memory
from loaders.extraction.scene import Scene

Rule = Callable[[Scene, Context], Iterator[Draft]]
RULES: Sequence[Rule] = (
    goods.goods,
    parts.things,
    parts.known_parts,
    parts.remembered_parts,
    routes.routes,
    contacts.bodies,
    contacts.authorities,
    contacts.ventures,
    rights.offices,
    rights.residents,
    rights.crossings,
    rights.restrictions,
    rights.leases,
    contacts.effort,
    flows.flows,
)


def drafts_of(scene: Scene, known: Known, memory: Memory) -> list[Draft]:
    """Return the drafts of a sentence in order, each type between two ends once: the surest of them.

    The new things among them are kept in the memory of the document.
    """
    context = context_of(scene, known, memory)
    best: dict[tuple[str, str, str], Draft] = {}
    for rule in RULES:
        for draft in rule(scene, context):
            old = best.get(draft.pair)
            if draft.is_sound() and (old is None or draft.confidence > old.confidence):
                best[draft.pair] = draft
    for draft in best.values():
        if draft.thing is not None and draft.thing.new:
            if draft.type == "HAS_PROJECT":
                memory.keep(scene.passage.region, draft.thing)
            elif draft.counterpart.id == draft.thing.id:
                memory.parts[draft.thing.id].setdefault(draft.subject, draft.type)
    return sorted(best.values(), key=lambda d: (d.start, d.pair))
