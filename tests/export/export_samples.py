"""Graphs for the tests of the exports: a small one with its deals, a hostile one, and a large one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import TypeVar

from hypothesis import strategies as st

from graph.export.registry import EXPORTERS
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.statements.records import Tie
from tests.factories import entity, graph_of, statements, tie

#: The formats that can be written here; one needs a package that only the slow tests need.
FORMATS = [name for name in EXPORTERS if name != "parquet" or find_spec("pyarrow")]
HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'`&;,\u2028\n=cmd"
_TEXTS = ("name_ru", "name_en", "name_zh", "note_ru", "note_en", "locator")
_Record = TypeVar("_Record", Node, Relationship)


@dataclass(frozen=True)
class Interval:
    """Stands for a score of the analysis, which exports do not import."""

    low: float = 6.1
    high: float = 7.4


@cache
def sample_graph(text: str | None = None) -> PropertyGraph:
    """Return two regions, a province and a partner of both; ``text`` stands in every field.

    A plant runs in Amur, with a party and a province; a joint venture in Tatarstan stalled, a hotel there is
    only talked of, and no province is reported.
    """
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", provinces=["CN-HL"]),
        tie("INVESTOR_IN", "company:haier", "project:plant"),
        tie("JOINT_VENTURE", "company:ru-kamaz", "company:haier", "building", "stalled", regions="RU-TA"),
        tie("HAS_PROJECT", "region:RU-TA", "project:hotel", "discussed", regions="RU-TA"),
    ]
    amur = replace(
        entity("region:RU-AMU"),
        names={"ru": "Амурская область", "en": "Name region:RU-AMU", "zh": "阿穆尔州"},
        aliases=("Приамурье",),
    )
    haier = replace(entity("company:haier"), aliases=("a", "b"))
    graph = graph_of(statements(ties, entities=[amur, haier]))
    otherwise = {"note_ru": "Сказано иначе", "note_en": "Told otherwise"}
    nodes = [_with(n, otherwise) if n.label == "Evidence" else n for n in graph.nodes]
    if text is None:
        return PropertyGraph.of(nodes, graph.relationships)
    return PropertyGraph.of([_said(n, text) for n in nodes], [_said(r, text) for r in graph.relationships])


def _with(record: _Record, values: Mapping[str, Value]) -> _Record:
    return replace(record, properties={**record.properties, **values})


def _said(record: _Record, text: str) -> _Record:
    aliases = {"aliases": ("a", text)} if "aliases" in record.properties else {}
    return _with(record, {**{key: text for key in _TEXTS if key in record.properties}, **aliases})


@cache
def wide_graph(regions: int = 83, provinces: int = 34, parties: int = 900) -> PropertyGraph:
    """Return a graph with more nodes and pairs than any first picture may show."""
    ties: list[Tie] = []
    for i in range(parties):
        for step in range(1 + i % 4):
            region, province = f"R{(i * 7 + step * 11) % regions}", f"P{(i * 5 + step) % provinces}"
            stage = ("discussed", "agreed", "building", "operating")[(i + step) % 4]
            ties.append(
                tie(
                    "INVESTOR_IN",
                    f"company:c{i}",
                    f"zone:z{i}-{step}",
                    stage,
                    regions=region,
                    provinces=[province],
                )
            )
    names = [
        replace(entity(f"region:R{i}"), names={"ru": f"Республика Северная {i}-я", "en": f"R{i}"})
        for i in range(regions)
    ]
    return graph_of(statements(ties, entities=names))


def values() -> st.SearchStrategy[Value]:
    """Return any value that a property can have."""
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    return st.one_of(
        texts,
        st.integers(-(2**53), 2**53),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.lists(texts, min_size=1, max_size=3).map(tuple),
        st.lists(st.floats(0, 1), min_size=1, max_size=3).map(tuple),
    )


@st.composite
def graphs(draw: st.DrawFn) -> PropertyGraph:
    """Return small graphs with any property values; a key has one type, as in the real graph."""
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "amount": st.floats(allow_nan=False, allow_infinity=False),
        "count": st.integers(-(2**53), 2**53),
        "end": st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        "aliases": st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1).map(
            tuple
        ),
        "named": st.booleans(),
        "weight": st.floats(0, 10),
    }
    properties: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries({}, optional=kinds)
    ids = draw(st.lists(st.from_regex(r"company:[a-z0-9-]{1,6}", fullmatch=True), min_size=2, unique=True))
    nodes = [Node(id_, "Company", draw(properties)) for id_ in ids]
    ends = st.sampled_from(ids)
    ties = [
        Relationship(f"OWNS/{n}", "OWNS_STAKE_IN", draw(ends), draw(ends), draw(properties))
        for n in range(draw(st.integers(0, 4)))
    ]
    return PropertyGraph.of(nodes, ties)
