"""The page that tells most of each entity: its own, else one on which it is named most often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from graph.workflows.atlas.atlas import Atlas


def leads(atlas: Atlas) -> Mapping[str, str]:
    """Return the path of a page for each entity that has one or is named on one."""
    if "leads" not in atlas.shared:
        atlas.shared["leads"] = _leads(atlas)
    found: Mapping[str, str] = atlas.shared["leads"]
    return found


def _leads(atlas: Atlas) -> Mapping[str, str]:
    statements, addresses = atlas.workspace.statements, atlas.addresses
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in statements.ties.values():
        own = {tie.source_id, tie.target_id, tie.via_id or ""} & statements.entities.keys()
        beside = {*own, *tie.regions, *tie.provinces, atlas.workspace.deal_ids.get(tie.id, "")}
        paths = {addresses[id_] for id_ in beside if id_ in addresses}
        for id_ in own - addresses.keys():
            named[id_].update(paths)
    found = {id_: max(paths, key=lambda p: (paths[p], p)) for id_, paths in named.items() if paths}
    return found | {id_: path for id_, path in addresses.items() if id_ in statements.entities}
