"""Every query of the book on the shipped data: facts that its YAML tells, and what must not be there.

The expected rows were worked by reading ``loaders/dataset``, above all ``ties/RU-TY``, ``RU-MUR``,
``RU-TA`` and ``RU-AMU``; a row is compared with every column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from graph.store.base import Json
from graph.store.embedded import EmbeddedStore
from graph.workflows.records.promises import PromiseBook
from queries.header import Mode, Query
from queries.library import Library
from tests.shipped import Row, ask, ask_all, column, example, items, named, one, shipped_workspace

TUVA, MURMANSK, TATARSTAN, AMUR = ("region:RU-TY", "region:RU-MUR", "region:RU-TA", "region:RU-AMU")
MINE = "project:kyzyl-tashtyg-mine"
MINE_NAMES = ("Кызыл-Таштыгский ГОК", "Kyzyl-Tashtyg mining and processing plant")
STAKE = f"OWNS_STAKE_IN/company:zijin-mining/{MINE}"
STANDING: dict[str, Json] = {"stage": "operating", "health": "active"}
#: A mine that works, though it did not become what was hoped.
SLOW: dict[str, Json] = {"stage": "operating", "health": "slow"}
SLOW_POINTS = 0.8 * 2 / 3


@pytest.fixture(scope="module")
def whole(shipped: EmbeddedStore) -> Callable[[Query], list[Row]]:
    """The whole answer to a question with its example, asked once."""
    ask = cache(lambda name: ask_all(shipped, name, **example(Library().find(name))))
    return lambda query: ask(query.name)


@pytest.fixture(scope="module")
def chinese() -> Mapping[Json, set[Json]]:
    """The names in Chinese that entities with an English name have."""
    known: dict[Json, set[Json]] = {}
    for entity in shipped_workspace().statements.entities.values():
        known.setdefault(entity.name("en"), set()).add(entity.name("zh"))
    return known


@pytest.mark.parametrize("query", Library().read_all(Mode.READ), ids=lambda query: query.name)
def test_an_answer_keeps_its_order_and_a_limit_cuts_its_end(
    shipped: EmbeddedStore, query: Query, whole: Callable[[Query], list[Row]]
) -> None:
    given, limits = example(query), [p for p in query.parameters if p.name == "limit"]
    assert whole(query) or query.name in ("shared_partners", "sanctioned_partners")
    assert all((p.type, p.default) == ("count", None) for p in limits)
    cut = {"limit": 2} if limits else {}
    assert ask_all(shipped, query.name, **given, **cut) == whole(query)[: cut.get("limit")]


@pytest.mark.parametrize("query", Library().read_all(Mode.READ), ids=lambda query: query.name)
def test_a_name_in_chinese_is_the_english_one_where_there_is_none(
    query: Query, whole: Callable[[Query], list[Row]], chinese: Mapping[Json, set[Json]]
) -> None:
    for row in whole(query):
        for name in (key.removesuffix("_zh") for key in row if key.endswith("_zh")):
            in_english, in_chinese = row[f"{name}_en"], row[f"{name}_zh"]
            lists = isinstance(in_english, list) and isinstance(in_chinese, list)
            for one_en, one_zh in (
                zip(items(in_english), items(in_chinese), strict=True)
                if lists
                else [(in_english, in_chinese)]
            ):
                assert one_zh in chinese.get(one_en, {one_zh})
                assert (one_zh is None) == (one_en is None)


def test_partners_are_told_with_what_they_do(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "partners_of_region", region=TUVA)
    assert one(rows, partner_id="company:zijin-mining") == {
        **named("partner", "company:zijin-mining", "Цзыцзинь Майнинг", "Zijin Mining Group"),
        "partner_type": "Company",
        "roles": ["owner"],
        **named("deal", f"deal:{MINE}", *MINE_NAMES),
        "kind": "built",
        **SLOW,
        "deal_stage": "operating",
        "region_role": "site",
        "points": SLOW_POINTS,
    }
    railway = "project:kyzyl-mongolia-railway"
    # Gansu is only told of, with a railway that has no named party: 4/5 x 1/4 x 1/3 points.
    gansu = one(rows, partner_id="province:CN-GS")
    assert gansu.pop("points") == pytest.approx(0.8 / 12)
    assert gansu == {
        **named("partner", "province:CN-GS", "Ганьсу", "Gansu"),
        "partner_type": "Province",
        "roles": None,
        **named(
            "deal",
            f"deal:{railway}",
            "Железная дорога Кызыл – граница Монголии – Китай",
            "Kyzyl – Mongolian border – China railway",
        ),
        "kind": "built",
        "stage": "discussed",
        "deal_stage": "discussed",
        "health": "stalled",
        "region_role": "site",
    }
    partners = column(rows, "partner_id")
    assert not {"company:lunsin", "company:unnamed-ty-railway-mongolia", "country:MN"} & set(partners)
    # Fujian is the seat of Zijin, not told of by itself, and a visit makes no partner.
    assert "province:CN-FJ" not in partners
    assert not [row for row in rows if str(row["deal_id"]).startswith("deal:effort/")]


def test_a_buyer_abroad_is_a_partner_though_at_no_end_of_the_tie(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "partners_of_region", region=AMUR)
    bought = one(rows, partner_id="company:heilongjiang-fuxiang-supply-chain")
    assert (bought["roles"], bought["deal_id"]) == (["buyer"], f"deal:exports/{AMUR}/5")


def test_region_project_investor_seat_finds_what_it_should(shipped: EmbeddedStore) -> None:
    """The chain that an analyst types first, against the same walk over the statements."""
    result = shipped.query(
        "MATCH (r:Region)-[:HAS_PROJECT]->(p:Project)"
        "<-[:INVESTOR_IN]-(c:Company)-[:LOCATED_IN]->(v:Province) "
        "RETURN DISTINCT r.id, p.id, c.id, v.id"
    )
    found = set(result.rows)
    plant = "project:haier-water-heater-plant"
    assert (TATARSTAN, plant, "company:haier", "province:CN-SD") in found
    haval = ("project:haval-tula-plant", "company:great-wall-motor", "province:CN-HE")
    assert ("region:RU-TUL", *haval) in found
    ties = shipped_workspace().statements.ties.values()
    stands = {(t.source_id, t.target_id) for t in ties if t.type == "LOCATED_IN"}
    assert found == {
        (told.source_id, told.target_id, invested.source_id, province)
        for told in ties
        if told.type == "HAS_PROJECT" and told.source_id.startswith("region:")
        for invested in ties
        if invested.type == "INVESTOR_IN" and invested.target_id == told.target_id
        if told.target_id.startswith("project:") and invested.source_id.startswith("company:")
        for _, seat in (pair for pair in stands if pair[0] == invested.source_id)
        for province in {seat, *(b for a, b in stands if a == seat and seat.startswith("city:"))}
        if province.startswith("province:")
    }


def test_a_company_is_in_the_regions_where_it_stands(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "companies_in_several_regions")
    motor = one(rows, company_id="company:great-wall-motor")
    assert motor["region_ids"] == ["region:RU-KLU", "region:RU-ROS", "region:RU-TUL"]
    assert motor["regions"] == 3
    assert (motor["company_ru"], motor["company_en"]) == ("Great Wall Motor", "Great Wall Motor")
    assert one(rows, company_id="company:newnew-shipping")["region_ids"] == ["region:RU-CHU", MURMANSK]
    # CNPC is only told under Moscow: what it does stands elsewhere, or has no site in a region.
    assert "company:cnpc" not in column(rows, "company_id")
    assert not any("unnamed" in str(id_) for id_ in column(rows, "company_id"))
    assert "company:great-wall-motor" in column(
        ask(shipped, "companies_in_several_regions", minimum=3), "company_id"
    )
    assert ask(shipped, "companies_in_several_regions", minimum=84) == []


def test_what_is_announced_is_what_the_ledger_calls_unfinished(shipped: EmbeddedStore) -> None:
    """One question, one number: of all regions and of each."""
    book = PromiseBook(shipped_workspace())
    for region in (None, TUVA, MURMANSK):
        rows = ask(shipped, "announced_not_there", region=region)
        unfinished = {e["deal_id"]: e for e in book.entries(region, "en", unfinished=True)}
        assert {row["deal_id"] for row in rows} == unfinished.keys()
        if region is None:
            for row in rows:
                entry = unfinished[str(row["deal_id"])]
                assert (row["stage"], row["planned"]) == (entry["stage"], entry["planned"]), row["deal_id"]
                assert sorted(map(str, items(row["tie_ids"]))) == sorted(entry["tie_ids"])


def test_what_is_announced_comes_with_its_last_note_and_the_longest_silent_first(
    shipped: EmbeddedStore,
) -> None:
    rows = ask(shipped, "announced_not_there")
    railway = one(rows, deal_id="deal:project:kuragino-kyzyl-railway")
    assert (railway["region_ids"], railway["stage"]) == (["region:RU-KYA", TUVA], "discussed")
    assert "CONTRACTOR_FOR/company:unnamed-ty-railway-china/project:kuragino-kyzyl-railway" in items(
        railway["tie_ids"]
    )
    assert all(row["ties"] == len(items(row["tie_ids"])) for row in rows)
    lithium = one(rows, deal_id="deal:project:kolmozerskoye-lithium-mine")
    assert (lithium["stage"], lithium["planned"]) == ("building", "2030")
    assert set(column(rows, "stage")) == {"discussed", "agreed", "building"}
    assert not {"ended", "cancelled"} & set(column(rows, "health"))
    counted = [bool(items(row["region_ids"])) for row in rows]
    assert counted == sorted(counted, reverse=True)
    silent = ask(shipped, "announced_not_there", silent_since="2025-05")
    assert silent
    assert max(str(row["last_period"]) for row in silent) <= "2025-05"
    assert len(ask(shipped, "announced_not_there", limit=200)) == 200


def test_routes_come_with_all_their_places(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "crossings_and_corridors", region=TUVA)
    assert one(rows, route_id="corridor:central-eurasian") == {
        **named(
            "route",
            "corridor:central-eurasian",
            "Центрально-Евразийский транспортный коридор",
            "Central Eurasian transport corridor",
        ),
        "route_type": "Corridor",
        "mode": "multimodal",
        "places": ["country:CN", "country:MN", TUVA],
        "places_ru": ["Китай", "Монголия", "Республика Тыва"],
        "places_en": ["China", "Mongolia", "Republic of Tuva"],
        "region_ids": [TUVA],
        "stages": ["discussed"],
        "healths": ["active"],
    }
    every = ask(shipped, "crossings_and_corridors")
    bridge = one(every, route_type="BorderCrossing", mode="road", region_ids=[AMUR])
    assert bridge["route_id"] == "border-crossing:blagoveshchensk-heihe-road-bridge"
    # The ends of the crossing, and where it stands.
    assert bridge["places"] == ["city:blagoveshchensk", "city:heihe", "province:CN-HL", AMUR]
    assert (bridge["stages"], bridge["healths"]) == (["operating"], ["active"])
    murmansk = ask(shipped, "crossings_and_corridors", region=MURMANSK)
    sea = one(murmansk, route_id="corridor:northern-sea-route")
    assert MURMANSK in items(sea["places"])
    assert len(items(sea["places"])) > 1


def test_a_path_goes_by_the_bridge_and_not_through_china_as_a_whole(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "path_region_province", region=AMUR, province="province:CN-HL")
    assert rows[0]["unsettled"] == 0
    over_the_bridge: Json = ["LOCATED_IN", "BORDER_CROSSING", "LOCATED_IN"]
    assert one(rows, tie_types=over_the_bridge) == {
        "steps": 1,
        "unsettled": 0,
        "node_ids": [AMUR, "city:blagoveshchensk", "city:heihe", "province:CN-HL"],
        "names_ru": ["Амурская область", "Благовещенск", "Хэйхэ", "Хэйлунцзян"],
        "names_en": ["Amur Oblast", "Blagoveshchensk", "Heihe", "Heilongjiang"],
        "tie_types": over_the_bridge,
        "tie_ids": [
            f"LOCATED_IN/city:blagoveshchensk/{AMUR}",
            "BORDER_CROSSING/city:blagoveshchensk/city:heihe/border-crossing:blagoveshchensk-heihe-road-bridge",
            "LOCATED_IN/city:heihe/province:CN-HL",
        ],
    }
    twins = ask(shipped, "path_region_province", region=MURMANSK, province="province:CN-HL")
    assert twins[0]["node_ids"] == [
        MURMANSK,
        "city:murmansk",
        "city:harbin",
        "province:CN-HL",
    ]
    haier = ask(shipped, "path_region_province", region=TATARSTAN, province="province:CN-SD")
    assert [TATARSTAN, "project:haier-water-heater-plant", "company:haier", "province:CN-SD"] in column(
        haier, "node_ids"
    )
    for row in rows + haier:
        assert not any(str(x).startswith(("country:", "product:")) for x in items(row["node_ids"]))
        # That a bridge stands on both banks makes no chain.
        assert int(str(row["steps"])) >= 1
        assert items(row["tie_types"]) != ["LOCATED_IN", "LOCATED_IN"]


def test_twins_are_told_and_other_agreements_are_not(shipped: EmbeddedStore) -> None:
    assert ask(shipped, "sister_ties", region=MURMANSK) == [
        {
            **named("from", "city:murmansk", "Мурманск", "Murmansk"),
            "tie_type": "SISTER_CITY",
            **named("to", "city:harbin", "Харбин", "Harbin"),
            "region_ids": [MURMANSK],
            "province_ids": ["province:CN-HL"],
            **STANDING,
            "start": "2016-09",
            "deal_id": "deal:framework/city:harbin/city:murmansk",
            "tie_id": "SISTER_CITY/city:murmansk/city:harbin",
        }
    ]
    assert set(column(ask(shipped, "sister_ties"), "tie_type")) <= {"SISTER_CITY", "SISTER_PROVINCE"}


def test_builders_design_and_build(shipped: EmbeddedStore) -> None:
    mine = "project:kolmozerskoye-lithium-mine"
    assert ask(shipped, "builders", region=MURMANSK) == [
        {
            **named("company", "company:mcc-international", "ЭмСиСи Интернешнл", "MCC International"),
            "tie_type": "CONTRACTOR_FOR",
            **named(
                "thing",
                mine,
                "Колмозерское литиевое месторождение, рудник и завод",
                "Kolmozerskoye lithium mine and plant",
            ),
            "region_ids": [MURMANSK],
            "province_ids": None,
            "stage": "building",
            "health": "active",
            "deal_id": f"deal:{mine}",
            "tie_id": f"CONTRACTOR_FOR/company:mcc-international/{mine}",
        }
    ]
    assert column(ask(shipped, "builders", region=TUVA), "company_id") == [
        "company:unnamed-ty-railway-china",
        "company:unnamed-ty-railway-mongolia",
    ]


def test_investors_come_with_their_country(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "investors", region=TUVA)
    assert one(rows, company_id="company:zijin-mining") == {
        **named("company", "company:zijin-mining", "Цзыцзинь Майнинг", "Zijin Mining Group"),
        "company_country": "country:CN",
        "tie_type": "OWNS_STAKE_IN",
        **named("project", MINE, *MINE_NAMES),
        "region_ids": [TUVA],
        "province_ids": ["province:CN-FJ"],
        **SLOW,
        "share_percent": None,
        "localisation": None,
        "deal_id": f"deal:{MINE}",
        "tie_id": STAKE,
    }
    assert one(rows, company_id="company:unnamed-ty-khandagayty")["health"] == "stalled"
    assert "company:lunsin" not in column(rows, "company_id")  # it operates the mine and owns no stake


def test_suppliers_come_with_their_goods(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "suppliers", region=MURMANSK)
    assert one(rows, customer_id="project:lavna-port") == {
        **named(
            "company",
            "company:unnamed-mur-lavna-equipment",
            "Китайские производители оборудования для порта Лавна",
            "Chinese makers of equipment for the port of Lavna",
        ),
        "tie_type": "SUPPLIER_TO",
        **named("customer", "project:lavna-port", "Морской порт Лавна", "Port of Lavna"),
        "region_ids": [MURMANSK],
        "province_ids": None,
        "stage": "discussed",
        "health": "active",
        "product_id": "product:machinery",
        "deal_id": "deal:project:lavna-port",
        "tie_id": "SUPPLIER_TO/company:unnamed-mur-lavna-equipment/project:lavna-port",
    }
    assert one(rows, customer_id=MURMANSK)["stage"] == "operating"
    assert ask(shipped, "suppliers", region=TUVA) == []
