"""Entities of FollowTheMoney, one a line of JSON, for Aleph and the tools of OpenSanctions."""

from __future__ import annotations

import json
from itertools import pairwise

from graph.export.context import ALL, ExportContext, Exporter
from graph.export.ftm.things import Things
from graph.export.ftm.ties import Ties
from graph.export.ftm.values import Entity, entity
from graph.model import PropertyGraph
from graph.releases import release_text
from schema.errors import ArgunError
from schema.messages import N_
from schema.reader import read_schema

#: The document that stands for the dataset itself: a line of JSON has no head that could name its release.
_DATASET = "argun-dataset"


def render_ftm(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return an entity a line, in order of ids.

    Raises
    ------
    ArgunError
        Two things would have one id there.
    """
    things = Things(graph, read_schema(), context.lang)
    found = [*things.entities(), *Ties(things).entities()]
    if graph.releases:
        found.append(entity(_DATASET, "Document", {"title": [release_text(graph.releases, context.lang)]}))
    found.sort(key=lambda e: str(e["id"]))
    _check_ids(found)
    return "".join(json.dumps(e, ensure_ascii=False, sort_keys=True) + "\n" for e in found).encode()


def _check_ids(found: list[Entity]) -> None:
    for one, other in pairwise(found):
        if one["id"] == other["id"]:
            text = N_('two things would both be "{id}" in FollowTheMoney; rename one of them')
            raise ArgunError(text, id=one["id"])


EXPORTER = Exporter(".ftm.json", N_("entities of FollowTheMoney for Aleph, a line each"), render_ftm, (ALL,))
