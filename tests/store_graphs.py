"""Hand-made property graphs for the tests of stores and queries."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Node, PropertyGraph, Relationship, Value
from tests.store_deals import deal_records

EMPTY_GRAPH = PropertyGraph((), ())


def entity(id_: str, label: str, ru: str, en: str, **properties: Value) -> Node:
    return Node(id_, label, {"name_ru": ru, "name_en": en, "layer": "argun", **properties})


def tie(type_: str, source_id: str, target_id: str, **properties: Value) -> Relationship:
    standard: dict[str, Value] = {
        "role": "substance",
        "stage": "operating",
        "health": "active",
        "basis": "reported",
        "region_ids": ("region:RU-AMU",),
        "region_roles": ("site",),
        "region_shares": (1.0,),
        "province_ids": (),
        "last_period": "2025-12",
        "layer": ("argun",),
    }
    id_ = f"{type_}/{source_id}/{target_id}"
    # The graph that is loaded has no empty lists.
    present = {key: value for key, value in {**standard, **properties}.items() if value != ()}
    return Relationship(id_, type_, source_id, target_id, present)


def evidence(number: int, of: Relationship, **properties: Value) -> tuple[Node, list[Relationship]]:
    id_ = f"evidence:{number:04}"
    standard: dict[str, Value] = {
        "tie_id": of.id,
        "locator": f"RU-AMU/after/{number}",
        "section": "RU-AMU",
        "period": "2025-12",
        "basis": "reported",
        "stance": "for",
        "note_ru": "Завод «Север» открыт",
        "note_en": "The plant is open",
    }
    links = [
        Relationship(f"{id_}>source", "FROM", id_, "source:rating", {}),
        Relationship(f"{id_}>{of.source_id}", "ABOUT", id_, of.source_id, {}),
        Relationship(f"{id_}>{of.target_id}", "ABOUT", id_, of.target_id, {}),
    ]
    return Node(id_, "Evidence", {**standard, **properties}), links


def notions() -> list[Relationship]:
    """What a paper says of risks, barriers and models of parks."""
    shown = (
        ("EXEMPLIFIES", "project:plant", "concept:leak"),
        ("ADDRESSES", "concept:escrow", "concept:leak"),
        ("ADDRESSES", "concept:rent", "concept:customs"),
        ("TOUCHES", "concept:customs", "product:soy-oil"),
    )
    return [
        Relationship(f"{type_}/{source}/{target}", type_, source, target, {"role": "structural"})
        for type_, source, target in shown
    ]


def amur_graph() -> PropertyGraph:
    """Two regions, two provinces and what ties them: every query finds something in it."""
    nodes = [
        entity("country:CN", "Country", "Китай", "China", name_zh="中国"),
        entity(
            "region:RU-AMU",
            "Region",
            "Амурская область",
            "Amur Oblast",
            iso="RU-AMU",
            aliases=("Приамурье",),
            published_mark=7.0,
        ),
        entity("region:RU-PRI", "Region", "Приморский край", "Primorsky Krai", iso="RU-PRI"),
        entity("province:CN-HL", "Province", "Хэйлунцзян", "Heilongjiang", name_zh="黑龙江"),
        entity("province:CN-JL", "Province", "Цзилинь", "Jilin", name_zh="吉林"),
        entity("city:heihe", "City", "Хэйхэ", "Heihe", country="country:CN"),
        entity(
            "company:haier",
            "Company",
            "Хайер",
            "Haier",
            country="country:CN",
            named=True,
            aliases=("Haier Group", "O'Haier"),
        ),
        entity(
            "company:unnamed-pri",
            "Company",
            "китайская компания",
            "a Chinese company",
            country="country:CN",
            named=False,
        ),
        entity("company:amur-agro", "Company", "АмурАгро", "AmurAgro", country="country:RU", named=True),
        entity("university:amur-state", "University", "АмГУ", "Amur State University", country="country:RU"),
        entity(
            "university:heihe",
            "University",
            "Хэйхэский университет",
            "Heihe University",
            country="country:CN",
        ),
        entity("project:plant", "Project", "Завод «Север»", 'The "North" plant', project_kind="plant"),
        entity(
            "zone:asez-amurskaya",
            "Zone",
            "ТОР «Амурская»",
            "ASEZ Amurskaya",
            zone_kind="asez",
            specialisations=("agriculture", "food"),
        ),
        entity("corridor:road", "Corridor", "Дорога", "The road", mode="road"),
        entity("border-crossing:bridge", "BorderCrossing", "Мост", "The bridge", mode="road"),
        entity(
            "product:soy-oil",
            "Product",
            "Соевое масло",
            "Soy oil",
            hs="1507",
            hs_section=3,
            processing="primary",
        ),
        entity("concept:leak", "Concept", "Утечка", "A leak", concept_kind="risk"),
        entity("concept:customs", "Concept", "Таможня", "Customs", concept_kind="barrier"),
        entity("concept:escrow", "Concept", "Депозит", "Escrow", concept_kind="instrument"),
        entity("concept:rent", "Concept", "Аренда", "Rent", concept_kind="park_model"),
        entity("edition:2026", "Edition", "Рейтинг 2026", "Rating 2026", date="2026", ordinal=3),
        entity("source:rating", "Source", "Рейтинг", "The rating", date="2026-03", language="ru"),
        Node(
            "observation:0001",
            "Observation",
            {
                "quantity": "investment",
                "value": 61.0,
                "unit": "billion_RUB",
                "date": "2025",
                "nature": "measured",
                "bound": "about",
                "locator": "RU-AMU/before/3",
                "note_ru": "Вложено",
                "note_en": "Invested",
                "tie_id": "INVESTOR_IN/company:haier/project:plant",
            },
        ),
    ]
    plant: dict[str, Value] = {"deal_id": "deal:plant", "province_ids": ("province:CN-HL",)}
    both: dict[str, Value] = {
        "region_ids": ("region:RU-AMU", "region:RU-PRI"),
        "region_roles": ("origin", "endpoint"),
        "region_shares": (0.5, 0.5),
    }
    primorye: dict[str, Value] = {"region_ids": ("region:RU-PRI",)}
    ties = [
        tie("HAS_PROJECT", "region:RU-AMU", "project:plant", **plant),
        tie("INVESTOR_IN", "company:haier", "project:plant", **plant, localisation="full"),
        tie(
            "CONTRACTOR_FOR",
            "company:haier",
            "project:plant",
            **plant,
            stage="building",
            health="slow",
            planned="2027",
        ),
        tie(
            "SUPPLIER_TO",
            "company:haier",
            "company:amur-agro",
            **both,
            deal_id="deal:machines",
            stage="agreed",
        ),
        tie(
            "INVESTOR_IN",
            "company:unnamed-pri",
            "zone:asez-amurskaya",
            **primorye,
            deal_id="deal:zone",
            stage="discussed",
            health="stalled",
            last_period="2024-12",
        ),
        tie("RESIDENT_OF", "company:haier", "zone:asez-amurskaya", deal_id="deal:resident"),
        tie(
            "SISTER_PROVINCE",
            "region:RU-AMU",
            "province:CN-HL",
            role="framework",
            province_ids=("province:CN-HL",),
        ),
        tie(
            "SISTER_PROVINCE",
            "region:RU-PRI",
            "province:CN-HL",
            **primorye,
            role="framework",
            province_ids=("province:CN-HL",),
        ),
        tie(
            "SISTER_CITY",
            "region:RU-PRI",
            "province:CN-JL",
            **primorye,
            deal_id="deal:twins",
            role="framework",
            province_ids=("province:CN-JL",),
            health="cancelled",
        ),
        tie(
            "PARTNERS_WITH",
            "university:amur-state",
            "university:heihe",
            deal_id="deal:study",
            province_ids=("province:CN-HL",),
            field="education",
        ),
        tie(
            "EXPORTS",
            "region:RU-AMU",
            "product:soy-oil",
            role="flow",
            deal_id="deal:oil",
            to_country="country:CN",
        ),
        tie(
            "EXPORTS",
            "company:amur-agro",
            "product:soy-oil",
            role="flow",
            deal_id="deal:oil",
            stage="agreed",
            region_ids=(),
        ),
        tie(
            "BORDER_CROSSING",
            "region:RU-AMU",
            "province:CN-HL",
            via_id="border-crossing:bridge",
            deal_id="deal:bridge",
            province_ids=("province:CN-HL",),
        ),
        tie("SERVES", "corridor:road", "region:RU-AMU", **both, deal_id="deal:road"),
        tie(
            "SERVES",
            "corridor:road",
            "city:heihe",
            **both,
            deal_id="deal:road",
            province_ids=("province:CN-HL",),
        ),
        Relationship(
            "LOCATED_IN/city:heihe/province:CN-HL",
            "LOCATED_IN",
            "city:heihe",
            "province:CN-HL",
            {"role": "structural"},
        ),
        Relationship(
            "LOCATED_IN/company:haier/province:CN-HL",
            "LOCATED_IN",
            "company:haier",
            "province:CN-HL",
            {"role": "structural"},
        ),
        *notions(),
        Relationship(
            "RATED/edition:2026/region:RU-AMU",
            "RATED",
            "edition:2026",
            "region:RU-AMU",
            {"role": "structural", "mark": 7.0},
        ),
        Relationship("observation:0001>source", "FROM", "observation:0001", "source:rating", {}),
        Relationship("observation:0001>project:plant", "ABOUT", "observation:0001", "project:plant", {}),
    ]
    told = [
        evidence(1, ties[0], stage="building", period="2024-12"),
        evidence(2, ties[0], stage="operating"),
        evidence(3, ties[2], health="slow", stance="against"),
    ]
    touching = next(one for one in ties if one.type == "TOUCHES")
    answering = next(one for one in ties if one.id == "ADDRESSES/concept:rent/concept:customs")
    typology = [evidence(4, touching), evidence(5, answering)]
    nodes += [node for node, _ in told]
    ties += [link for _, links in told for link in links]
    nodes += [node for node, _ in typology]
    ties += [link for _, links in typology for link in links]
    deals, joined = deal_records([(node.id, "deal:plant") for node, _ in told])
    nodes, ties = nodes + deals, ties + joined
    return PropertyGraph.of(nodes, ties)


def odd_graph() -> PropertyGraph:
    """Values that servers and JSON like to change."""
    values: dict[str, Value] = {
        "cyrillic": "Ёж, щ, ы: «тест»",
        "chinese": "黑龙江省哈尔滨市 𠮷",
        "quotes": "a 'b' \"c\" `d` \\e $f {g} // h",
        "lines": "one\ntwo\ttab\r\n",
        "empty_text": "",
        "date_like": "2025-12-05",
        "time_like": "2025-12-05T10:00:00Z",
        "number_like": "007",
        "no_list": (),
        "list": ("б", "a", "a", ""),
        "numbers": (1.0, 0.5, 61.0),
        "round_float": 61.0,
        "tiny": 5e-324,
        "large": 1.7976931348623157e308,
        "third": 1 / 3,
        "integer": 2**53 + 1,
        "negative": -7,
        "yes": True,
        "no": False,
    }
    nodes = [
        Node("a:1", "Company", values),
        Node("a:2", "Company", {}),
        Node("b:1", "Source", {"date": "2025"}),
    ]
    ties = [
        Relationship("t:1", "OWNS_STAKE_IN", "a:1", "a:2", values),
        Relationship("t:2", "OWNS_STAKE_IN", "a:1", "a:2", {}),
        Relationship("t:3", "PART_OF", "a:1", "a:1", {"note": "to itself"}),
    ]
    return PropertyGraph.of(nodes, ties)


def changed(graph: PropertyGraph, id_: str, **properties: Value) -> PropertyGraph:
    """Change properties of one record."""
    return PropertyGraph.of(
        [replace(n, properties={**n.properties, **properties}) if n.id == id_ else n for n in graph.nodes],
        [
            replace(r, properties={**r.properties, **properties}) if r.id == id_ else r
            for r in graph.relationships
        ],
    )


def without(graph: PropertyGraph, *ids: str) -> PropertyGraph:
    """Remove records, and the relationships at removed nodes."""
    gone = set(ids)
    return PropertyGraph.of(
        [n for n in graph.nodes if n.id not in gone],
        [r for r in graph.relationships if not {r.id, r.source_id, r.target_id} & gone],
    )


def with_records(graph: PropertyGraph, *records: Node | Relationship) -> PropertyGraph:
    """Add records, or put them in the place of those with the same id."""
    ids = {record.id for record in records}
    return PropertyGraph.of(
        [*(n for n in graph.nodes if n.id not in ids), *(x for x in records if isinstance(x, Node))],
        [
            *(r for r in graph.relationships if r.id not in ids),
            *(x for x in records if isinstance(x, Relationship)),
        ],
    )
