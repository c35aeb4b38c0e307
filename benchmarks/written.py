"""The pages that are measured: the atlas, the network page, and pyvis as it comes on the same graph.

Run: ``python -m benchmarks.written {atlas,network,pyvis} FOLDER [EDGES]``; it prints how many seconds
the page took, without imports and without the reading of the data, or the words in which it is refused.
``EDGES`` asks for a generated graph with so many ties.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from graph.export.formats.network import render_page
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.progress import NoProgress
from graph.workflows.atlas.atlas import atlas_files
from graph.workflows.exported import export_context
from graph.workflows.workspace import Workspace
from schema.errors import ArgunError

LANG = "ru"
#: Records about things, which are no things.
_RECORDS = ("Deal", "Edition", "Evidence", "Observation", "Source")
_SEED, _REGIONS, _STAGES = 7, 83, ("discussed", "agreed", "building", "operating")


def large_graph(edges: int) -> PropertyGraph:
    """Return regions and companies with so many ties between them, each a deal of its own."""
    dice = random.Random(_SEED)  # noqa: S311 - no secret
    companies = edges // 4
    pairs = sorted(dice.sample(range(_REGIONS * companies), edges))
    nodes = [Node("country:CN", "Country", _named("Китай", "China"))]
    nodes += [Node(f"region:R{i}", "Region", _named(f"Область {i}", f"Oblast {i}")) for i in range(_REGIONS)]
    for i in range(companies):
        named = _named(f"Предприятие {i}", f"Company {i}")
        nodes.append(Node(f"company:c{i}", "Company", {"country": "country:CN", **named}))
    ties = []
    for number, pair in enumerate(pairs):
        region, company = f"region:R{pair // companies}", f"company:c{pair % companies}"
        deal = f"deal:d{number}"
        stage = dice.choice(_STAGES)
        told: dict[str, Value] = {"stage": stage, "health": "active", "points": round(dice.random(), 2)}
        nodes.append(Node(deal, "Deal", {"kind": "production", **told, **_named(deal, deal)}))
        known = {"deal_id": deal, **told}
        ties += [
            Relationship(f"t{number}", "JOINT_VENTURE", region, company, known),
            Relationship(f"p{number}", "PARTY_TO", company, deal, {"stage": stage}),
            Relationship(f"s{number}", "TAKES_PART", region, deal, {"share": 1.0, **told}),
        ]
    return PropertyGraph.of(nodes, ties)


def _named(ru: str, en: str) -> dict[str, str]:
    return {"name_ru": ru, "name_en": en, "name_zh": en}


def pyvis_page(graph: PropertyGraph) -> bytes:
    """Return what pyvis makes of the things and the ties between them when it is asked for nothing else."""
    from pyvis.network import Network

    net = Network(cdn_resources="in_line")
    for node in graph.nodes:
        if node.label not in _RECORDS:
            net.add_node(node.id, label=str(node.properties.get(f"name_{LANG}") or node.id))
    known = set(net.get_nodes())
    for tie in graph.relationships:
        if tie.source_id in known and tie.target_id in known and tie.type != "PARTNER":
            net.add_edge(tie.source_id, tie.target_id)
    return str(net.generate_html()).encode()


def write(what: str, folder: Path, edges: int = 0) -> float:
    """Write what is asked for; return the seconds that it took once the data were there."""
    work = Workspace()
    graph, context = large_graph(edges) if edges else work.graph, export_context(work, LANG)
    started = time.perf_counter()
    if what == "atlas":
        files = atlas_files(work, [LANG], LANG, NoProgress())
    elif what == "network":
        files = {"network.html": render_page(graph, context)}
    else:
        files = {"pyvis.html": pyvis_page(graph)}
    seconds = time.perf_counter() - started
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return seconds


def main() -> None:
    """Write one page or the atlas, and print how long it took."""
    what, folder, *edges = sys.argv[1:]
    try:
        print(write(what, Path(folder), *map(int, edges)))
    except ArgunError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
