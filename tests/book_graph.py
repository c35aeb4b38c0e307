"""The graph of ``tests.store_graphs`` with more in it: every question of the book finds something."""

from __future__ import annotations

from graph.model import Node, PropertyGraph, Relationship, Value
from tests.store_graphs import amur_graph, entity, evidence, tie, with_records

_STRUCTURAL: dict[str, Value] = {"role": "structural"}
_FRAMEWORK: dict[str, Value] = {"role": "framework"}


def _deal(id_: str, kind: str, about: str, **properties: Value) -> list[Node | Relationship]:
    standing: dict[str, Value] = {
        "kind": kind,
        "sector": "energy",
        "stage": "building",
        "health": "active",
        "basis": "reported",
        "side": "unnamed",
        "side_factor": 0.5,
        "size": 1.0,
        "points": 0.25,
        "first_period": "2024-12",
        "last_period": "2025-12",
    }
    share: dict[str, Value] = {"share": 1.0, "points": 0.25, "kind": kind, "stage": "building"}
    return [
        Node(id_, "Deal", {"name_ru": "Сделка", "name_en": "A deal", **standing, **properties}),
        Relationship(f"ABOUT/{id_}", "ABOUT", id_, about, {}),
        Relationship(f"TAKES_PART/{id_}", "TAKES_PART", "region:RU-AMU", id_, {**share, "health": "active"}),
    ]


def book_graph() -> PropertyGraph:
    """Return the graph: beside what is in ``amur_graph``, one tie of each type that a question asks for."""
    line = tie(
        "HAS_PROJECT",
        "region:RU-AMU",
        "project:line",
        deal_id="deal:project:line",
        planned="2026-H1",
        planned_last="2026-06-30",
    )
    more = [
        entity("country:RU", "Country", "Россия", "Russia"),
        entity("company:mother", "Company", "Мать", "Mother", country="country:CN", named=True),
        entity("company:mother-too", "Company", "Мать?", "Mother?", country="country:CN", named=True),
        entity("province:CN-GD", "Province", "Гуандун", "Guangdong"),
        entity("project:line", "Project", "Линия", "The line", project_kind="power_line"),
        entity("product:pumps", "Product", "Насосы", "Pumps", processing="high_tech", sector="machinery"),
        entity("event:fair", "Event", "Ярмарка", "The fair"),
        entity("edition:2025", "Edition", "Рейтинг 2025", "Rating 2025", date="2025", ordinal=2),
        *_deal("deal:project:line", "link", "project:line"),
    ]
    sanction = tie(
        "RESTRICTS", "country:CN", "company:haier", role="barrier", programme="CN-X", start="2025-03"
    )
    ties = [
        line,
        tie("COOPERATES_WITH", "province:CN-GD", "region:RU-AMU", **_FRAMEWORK),
        tie("SISTER_PROVINCE", "region:RU-AMU", "province:CN-GD", **_FRAMEWORK, start="2012"),
        tie("JOINT_VENTURE", "company:haier", "company:amur-agro", product="product:pumps"),
        tie("TRANSFERS_TECHNOLOGY_TO", "company:haier", "company:amur-agro", conditions_en="Fees"),
        tie("IMPORTS", "region:RU-AMU", "product:pumps", role="flow"),
        tie("STUDENTS_FROM", "region:RU-AMU", "country:CN", role="flow"),
        tie("SERVES", "corridor:road", "region:RU-PRI", stage="discussed"),
        tie("VISITED", "region:RU-AMU", "province:CN-HL", role="effort", stage="held"),
        tie("HOSTED", "region:RU-AMU", "event:fair", role="effort", stage="planned"),
        tie("RESTRICTS", "country:CN", "product:pumps", role="barrier"),
        sanction,
        tie("SUBSIDIARY_OF", "company:haier", "company:mother", **_STRUCTURAL),
        tie("POSSIBLY_SAME", "company:mother", "company:mother-too", **_STRUCTURAL),
    ]
    rated = Relationship("RATED/2025", "RATED", "edition:2025", "region:RU-AMU", {"mark": 6.0})
    about = Relationship("observation:0001>haier", "ABOUT", "observation:0001", "company:haier", {})
    node, links = evidence(9, line, confidence="low")
    listed, listing = evidence(10, sanction)
    told = Relationship("TELLS_OF/evidence:0009", "TELLS_OF", node.id, "deal:project:line", {})
    return with_records(amur_graph(), *more, *ties, rated, about, node, *links, told, listed, *listing)
