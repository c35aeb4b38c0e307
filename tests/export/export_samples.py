"""Graphs for the tests of the exports: a small one by hand, hostile ones, and a large one."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from graph.model import Node, PropertyGraph, Relationship, Value

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'`&;,\u2028\n=cmd"


@dataclass(frozen=True)
class Mark:
    """Stands for a score of the analysis, which exports do not import."""

    mark: int = 7
    score: float = 6.8
    low: float = 6.1
    high: float = 7.4
    rank: int = 1


def entity(id_: str, label: str, text: str | None = None, **values: Value) -> Node:
    slug = id_.partition(":")[2]
    names = {"name_ru": text or f"Имя {slug}", "name_en": text or f"Name {slug}", "name_zh": text or "名"}
    return Node(id_, label, {**names, **values})


def tie(
    source: str,
    target: str,
    region: str,
    provinces: tuple[str, ...] = (),
    *,
    type_: str = "INVESTOR_IN",
    stage: str = "operating",
    health: str = "active",
    text: str | None = None,
) -> list[Node | Relationship]:
    """Return a tie with its one piece of evidence and the links of that."""
    id_, notes = (
        f"{type_}/{source}/{target}",
        {"note_ru": text or "Завод работает", "note_en": text or "Plant runs"},
    )
    values: dict[str, Value] = {
        "role": "substance",
        "stage": stage,
        "health": health,
        "basis": "reported",
        "region_ids": (region,),
        "region_roles": ("site",),
        "region_shares": (1.0,),
        **notes,
    }
    if provinces:
        values["province_ids"] = provinces
    proof = {"tie_id": id_, "locator": text or "RU-AMU/after/7", "period": "2025-06/2026-05", "stage": stage}
    return [
        Relationship(id_, type_, source, target, values),
        Node(f"{id_}@1", "Evidence", {**proof, "note_ru": "Сказано иначе", "note_en": "Told otherwise"}),
        Relationship(f"FROM/{id_}@1", "FROM", f"{id_}@1", "source:report", {}),
        Relationship(f"ABOUT/{id_}@1", "ABOUT", f"{id_}@1", target, {}),
    ]


def graph_of(items: list[Node | Relationship]) -> PropertyGraph:
    nodes = [item for item in items if isinstance(item, Node)]
    return PropertyGraph.of(nodes, [item for item in items if isinstance(item, Relationship)])


def sample_graph(text: str | None = None) -> PropertyGraph:
    """Return two regions, a province and a partner of both; ``text`` stands in every field."""
    amur = entity("region:RU-AMU", "Region", text, aliases=(text or "Приамурье",), capital_latitude=50.29)
    if text is None:
        amur = Node(amur.id, "Region", {**amur.properties, "name_ru": "Амурская область"})
    return graph_of(
        [
            amur,
            entity("region:RU-TA", "Region", text),
            entity("province:CN-HL", "Province", text),
            entity(
                "company:haier", "Company", text, country="country:CN", named=True, aliases=("a", text or "b")
            ),
            entity("project:plant", "Project", text),
            entity("source:report", "Source", text),
            *tie("company:haier", "project:plant", "region:RU-AMU", ("province:CN-HL",), text=text),
            *tie("company:haier", "region:RU-TA", "region:RU-TA", health="stalled", text=text),
        ]
    )


def wide_graph(regions: int = 83, provinces: int = 34, partners: int = 900) -> PropertyGraph:
    """Return a graph with more nodes and pairs than any first picture may show."""
    items: list[Node | Relationship] = [entity("source:report", "Source")]
    items += [entity(f"region:R{i}", "Region", f"Республика Северная {i}-я") for i in range(regions)]
    items += [entity(f"province:P{i}", "Province") for i in range(provinces)]
    for i in range(partners):
        items.append(entity(f"company:c{i}", "Company", country="country:CN"))
        for step in range(1 + i % 4):
            region = f"region:R{(i * 7 + step * 11) % regions}"
            stage = ("discussed", "agreed", "building", "operating")[(i + step) % 4]
            province = f"province:P{(i * 5 + step) % provinces}"
            items += tie(f"company:c{i}", region, region, (province,), stage=stage)
    return graph_of(items)


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
