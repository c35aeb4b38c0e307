"""The rest of the query book on the shipped data: zones, flows, deals, provinces, evidence and numbers.

Worked by reading ``loaders/dataset`` as in ``test_shipped_answers``; a row is compared with every column.
"""

from __future__ import annotations

import pytest

from graph.analysis.network.dyads import dyads
from graph.store.base import Json
from graph.store.embedded import EmbeddedStore
from tests.shipped import Row, ask, column, items, named, one, shipped_workspace

TUVA, MURMANSK, TATARSTAN = ("region:RU-TY", "region:RU-MUR", "region:RU-TA")
MINE = "project:kyzyl-tashtyg-mine"
STAKE = f"OWNS_STAKE_IN/company:zijin-mining/{MINE}"
STANDING: dict[str, Json] = {"stage": "operating", "health": "active"}
#: A mine that works, though it did not become what was hoped.
SLOW: dict[str, Json] = {"stage": "operating", "health": "slow"}
SLOW_POINTS = 0.8 * 2 / 3
RATING = "source:rating-2026"


def test_a_zone_has_residents_by_themselves_by_projects_and_by_chinese_owners(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "zones_residents")
    park, plant = "zone:park-haier-naberezhnye-chelny", "project:haier-water-heater-plant"
    assert one(rows, through_id=plant, zone_id=park) == {
        **named("resident", "company:haier", "Хайер", "Haier"),
        "tie_type": "INVESTOR_IN",
        **named("through", plant, "Завод водонагревателей Хайер", "Haier water heater plant"),
        **named("zone", park, "Промышленный парк Haier", "Haier industrial park"),
        "region_ids": [TATARSTAN],
        "province_ids": ["province:CN-SD"],
        **STANDING,
        "zone_kind": "industrial_park",
        "deal_id": f"deal:{plant}",
        "tie_id": f"INVESTOR_IN/company:haier/{plant}",
    }
    haier = one(rows, resident_id="company:haier", tie_type="RESIDENT_OF")
    assert haier["zone_id"] == "zone:asez-naberezhnye-chelny"
    owned = one(rows, resident_id="company:prompark-khabarovsk", tie_type="RESIDENT_OF")
    assert (owned["zone_id"], owned["stage"], owned["through_id"]) == ("zone:asez-khabarovsk", "agreed", None)
    tula = [r for r in rows if r["zone_id"] == "zone:park-uzlovaya"]
    assert {"project:haval-tula-plant", "project:haval-engine-plant"} <= set(column(tula, "through_id"))
    assert not {
        "company:denisovsky-mining-plant",
        "company:stankomashstroy",
        "university:mordovia-state",
    } & set(column(rows, "resident_id"))


def test_a_university_stands_first_whichever_end_of_the_tie_it_is(shipped: EmbeddedStore) -> None:
    academy = "university:gansu-academy-of-agricultural-sciences"
    assert one(ask(shipped, "universities", region="region:RU-VOR"), university_id=academy) == {
        **named(
            "university",
            academy,
            "Академия сельскохозяйственных наук провинции Ганьсу",
            "Gansu Academy of Agricultural Sciences",
        ),
        "tie_type": "DEVELOPS_WITH",
        **named("partner", "region:RU-VOR", "Воронежская область", "Voronezh Oblast"),
        "region_ids": ["region:RU-VOR"],
        "province_ids": ["province:CN-GS"],
        "stage": "discussed",
        "health": "active",
        "field": None,
        "deal_id": f"deal:partnership/region:RU-VOR/{academy}",
        "tie_id": f"DEVELOPS_WITH/region:RU-VOR/{academy}",
    }
    mordovia = ask(shipped, "universities", region="region:RU-MO")
    assert column(mordovia, "university_id") == [
        "university:jiangsu-science-technology",
        "university:mordovia-state",
        "university:mordovia-state",
    ]
    rows = ask(shipped, "universities")
    assert all(str(id_).startswith("university:") for id_ in column(rows, "university_id"))
    assert len(set(column(rows, "tie_id"))) == len(rows)
    assert not {"VISITED", "ATTENDED", "LOCATED_IN", "SUBSIDIARY_OF"} & set(column(rows, "tie_type"))


def test_what_is_sold_to_china_by_whom_and_over_what(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "exports", region=MURMANSK)
    assert rows == [
        {
            **named("seller", "company:antey", "Группа компаний «Антей»", "Antey Group"),
            **_crab,
            "via_id": "project:murmansk-airport",
            "deal_id": "deal:project:murmansk-airport",
            "tie_id": "EXPORTS/company:antey/product:crab/project:murmansk-airport",
        },
        {
            **named("seller", MURMANSK, "Мурманская область", "Murmansk Oblast"),
            **_crab,
            "via_id": None,
            "deal_id": f"deal:exports/{MURMANSK}/1",
            "tie_id": f"EXPORTS/{MURMANSK}/product:crab",
        },
    ]
    amber = [
        r
        for r in ask(shipped, "exports", region="region:RU-KGD")
        if r["product_id"] == "product:amber" and r["province_ids"]
    ]
    assert column(amber, "province_ids") == [["province:CN-HK"]]
    assert "product:machinery" not in column(rows, "product_id")  # it comes in, it does not go out


_crab: dict[str, Json] = {
    "tie_type": "EXPORTS",
    **named("product", "product:crab", "Краб", "Crab"),
    "region_ids": [MURMANSK],
    "province_ids": None,
    **STANDING,
    "processing": "primary",
    "hs_section": 1,
    "buyer_id": None,
}


def test_products_are_counted_by_processing_with_those_of_no_region(shipped: EmbeddedStore) -> None:
    assert ask(shipped, "products_by_processing", region=MURMANSK) == [
        {
            "processing": "primary",
            **named("product", "product:crab", "Краб", "Crab"),
            "ties": 2,
            "regions": 1,
            "operating": 2,
        }
    ]
    rows = ask(shipped, "products_by_processing")
    # None is lost because it counts for no region.
    assert sum(int(str(row["ties"])) for row in rows) == len(ask(shipped, "exports"))
    levels = [str(level or "") for level in column(rows, "processing")]
    assert levels == sorted(levels)


def test_a_mine_with_owner_and_operator_is_one_deal(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "region_deals", region=TUVA)
    assert rows[0] == {
        **named("deal", f"deal:{MINE}", "Кызыл-Таштыгский ГОК", "Kyzyl-Tashtyg mining and processing plant"),
        "kind": "built",
        "sector": "mining",
        **SLOW,
        "region_role": "site",
        "points": SLOW_POINTS,
        "thing_ids": [MINE],
        "party_ids": ["company:lunsin", "company:zijin-mining"],
        "province_ids": ["province:CN-FJ"],
        "evidence": 6,
        "last_period": "2026-05",
    }
    railway = one(rows, deal_id="deal:project:kuragino-kyzyl-railway")
    assert "company:unnamed-ty-railway-mongolia" in items(railway["party_ids"])
    assert railway["points"] == 0.1  # half of it: the line begins in Krasnoyarsk Krai
    assert len(set(column(rows, "deal_id"))) == len(rows)


def test_a_deal_leads_to_all_that_was_said_of_its_ties(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "evidence_of_deal", deal=f"deal:{MINE}")
    assert set(column(rows, "tie_id")) == {
        STAKE,
        f"HAS_PROJECT/{TUVA}/{MINE}",
        f"OPERATES/company:lunsin/{MINE}",
    }
    assert column(rows, "locator") == ["RU-TY/before/2"] * 3 + ["RU-TY/after/5"] * 3


def test_provinces_and_regions_are_counted_from_either_side(shipped: EmbeddedStore) -> None:
    nothing = {"building": 0, "agreed": 0, "discussed": 0, "operating": 0, "stalled": 0}
    fujian: Row = {"points": SLOW_POINTS, "deals": 1, "deal_shares": 1.0, **nothing, "operating": 1}
    rows = ask(shipped, "provinces_of_region", region=TUVA)
    assert one(rows, province_id="province:CN-FJ") == {
        "rank": 1,
        **named("province", "province:CN-FJ", "Фуцзянь", "Fujian"),
        **fujian,
    }
    gansu = one(rows, province_id="province:CN-GS")
    assert {key: gansu[key] for key in ("points", "deals", *nothing)} == {
        "points": 0.0,
        "deals": 1,
        **nothing,
        "discussed": 1,
        "stalled": 1,
    }
    unknown = one(rows, province_id="country:CN")
    assert (unknown["province_ru"], unknown["province_en"]) == ("провинция не названа", "province not told")
    assert sum(int(str(row["deals"])) for row in rows) == len(ask(shipped, "region_deals", region=TUVA))
    assert column(rows, "rank") == list(range(1, len(rows) + 1))
    seen = one(ask(shipped, "province_partners", province="province:CN-FJ"), region_id=TUVA)
    assert seen == {**named("region", TUVA, "Республика Тыва", "Republic of Tuva"), **fujian}
    matrix = ask(shipped, "region_province_matrix")
    assert one(matrix, region_id=TUVA, province_id="province:CN-FJ") == {
        **named("region", TUVA, "Республика Тыва", "Republic of Tuva"),
        **named("province", "province:CN-FJ", "Фуцзянь", "Fujian"),
        **fujian,
    }
    # The complex of a Sichuan company is told under Novosibirsk and stands at Nizhny Novgorod.
    deals = {(row["region_id"], row["province_id"]): row["deals"] for row in matrix}
    assert int(str(deals["region:RU-NIZ", "province:CN-SC"])) > 1
    # What is left is a pair of twin towns.
    assert deals["region:RU-NVS", "province:CN-SC"] == 1


def test_the_matrix_and_the_command_dyads_tell_the_same(shipped: EmbeddedStore) -> None:
    told = {(d.region, d.province): d for d in dyads(shipped_workspace().appraisal)}
    # What tells no region is no dyad.
    matrix = [row for row in ask(shipped, "region_province_matrix") if row["region_id"]]
    assert {(row["region_id"], row["province_id"]) for row in matrix} == told.keys()
    for row in matrix:
        dyad = told[str(row["region_id"]), str(row["province_id"])]
        assert row["points"] == pytest.approx(dyad.points, abs=1e-9)
        for name in ("deals", "operating", "building", "agreed", "discussed", "stalled"):
            assert row[name] == dyad.counts[name]


def test_partners_of_a_province_sum_to_its_strength(shipped: EmbeddedStore) -> None:
    for score in shipped_workspace().appraisal.scores("provinces"):
        rows = ask(shipped, "province_partners", province=score.id)
        assert sum(float(str(row["points"])) for row in rows) == pytest.approx(
            score.parts["strength"], abs=1e-9
        )


def test_two_regions_share_named_partners_only(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "shared_partners", region=MURMANSK, other="region:RU-CHU")
    line = one(rows, partner_id="company:newnew-shipping")
    assert (line["partner_type"], line["partner_en"]) == ("Company", "NewNew Shipping Line")
    # A line, an agreement and port works here, a transshipment hub there.
    assert (line["deals"], line["other_deals"]) == (3, 1)
    assert "deal:project:senyavin-strait-transshipment-hub" in items(line["deal_ids"])
    assert not {"country:CN", "region:RU-MUR"} & set(column(rows, "partner_id"))
    swapped = one(
        ask(shipped, "shared_partners", region="region:RU-CHU", other=MURMANSK), partner_id=line["partner_id"]
    )
    assert (swapped["other_deals"], swapped["deals"]) == (line["deals"], line["other_deals"])


def test_evidence_comes_in_the_order_of_time_and_of_the_page(shipped: EmbeddedStore) -> None:
    said = ask(shipped, "evidence_of_tie", tie=STAKE)
    assert column(said, "locator") == ["RU-TY/before/2", "RU-TY/after/5"]
    first = {key: value for key, value in said[0].items() if not key.startswith(("evidence", "source_"))}
    assert said[0]["source_id"] == RATING
    assert first == {
        "period": "/2025-05",
        "section": "RU-TY",
        "locator": "RU-TY/before/2",
        **STANDING,
        "basis": "reported",
        "stance": "for",
        "confidence": "high",
        "url": None,
        "note_ru": "Zijin объявила о возобновлении работы",
        "note_en": "Zijin announced that work resumes",
    }
    page = ask(shipped, "evidence_by_source", source=RATING, section="RU-MUR")
    places = [str(place).split("/")[1:] for place in column(page, "locator")]
    assert [(side != "before", int(n)) for side, n in places] == sorted(
        (side != "before", int(n)) for side, n in places
    )
    assert len(ask(shipped, "evidence_by_source", source=RATING, limit=200)) == 200
    assert ask(shipped, "evidence_of_tie", tie="no-such-tie") == []


def test_the_largest_numbers_of_each_kind_come_first(shipped: EmbeddedStore) -> None:
    rows = ask(shipped, "largest_numbers", quantity="investment", unit="billion_RUB")
    assert column(rows, "value")[:4] == [2400.0, 1000.0, 730.0, 228.17]
    # The largest are plans of flagship projects; the largest amount that was spent follows.
    assert column(rows, "nature")[:4] == ["planned", "planned", "planned", "measured"]
    top = {key: value for key, value in rows[3].items() if key != "observation_id"}
    assert top == {
        "quantity": "investment",
        "value": 228.17,
        "unit": "billion_RUB",
        "bound": "exactly",
        "change_of": False,
        "nature": "measured",
        "date": "2024",
        "entity_ids": ["zone:asez-primorye"],
        "tie_id": None,
        "note_ru": None,
        "note_en": None,
        "source_id": "source:advanced-development-territories-2025",
        "locator": "line/337",
    }
    assert len(rows) == 5
    assert len(ask(shipped, "largest_numbers", quantity="investment", unit="billion_RUB", each=9)) == 9
    assert {"investment", "trade_turnover"} <= set(column(ask(shipped, "largest_numbers"), "quantity"))


def test_marks_neighbours_and_names(shipped: EmbeddedStore) -> None:
    marks = ask(shipped, "marks_of_region", region=TUVA)
    assert [(m["edition_id"], m["date"], m["mark"]) for m in marks] == [
        ("edition:rating-2025", "2025-06", 5.0),
        ("edition:rating-2026", "2026-06", 4.0),
    ]
    assert ask(shipped, "marks_of_region", region="region:RU-IN") == []  # the source gives it none
    near = ask(shipped, "neighbourhood", entity="company:zijin-mining")
    assert column(near, "neighbour_id") == ["company:lunsin", MINE, "province:CN-FJ"]
    assert near[0] == {
        **named("neighbour", "company:lunsin", "ООО «Лунсин»", "Lunsin"),
        "neighbour_type": "Company",
        "tie_type": "SUBSIDIARY_OF",
        "direction": "in",
        "stage": None,
        "health": None,
        "tie_id": "SUBSIDIARY_OF/company:lunsin/company:zijin-mining",
    }
    found = ask(shipped, "entity_search", text="ХАЙЕР")
    assert found[0]["entity_id"] == "company:haier"
    # It has no other spelling than its names.
    assert one(found, entity_id="project:haier-water-heater-plant")["aliases"] is None


def test_states_are_counted_and_told(shipped: EmbeddedStore) -> None:
    counts = ask(shipped, "health_by_type", region=TUVA)
    assert one(counts, tie_type="CONTRACTOR_FOR") == {
        "tie_type": "CONTRACTOR_FOR",
        "role": "substance",
        "stage": "discussed",
        "health": "active",
        "ties": 2,
        "deals": 1,
    }
    rows = ask(shipped, "stalled_and_cancelled", region=TUVA)
    railway = f"HAS_PROJECT/{TUVA}/project:kyzyl-mongolia-railway"
    assert one(rows, tie_id=railway) == {
        "source_id": TUVA,
        "from_ru": "Республика Тыва",
        "from_en": "Republic of Tuva",
        "tie_type": "HAS_PROJECT",
        "target_id": "project:kyzyl-mongolia-railway",
        "to_ru": "Железная дорога Кызыл – граница Монголии – Китай",
        "to_en": "Kyzyl – Mongolian border – China railway",
        "region_ids": [TUVA],
        "province_ids": ["province:CN-GS"],
        "stage": "discussed",
        "health": "stalled",
        "last_period": "2026-05",
        "note_ru": "Обсуждают дорогу к Монголии, потом до Ганьсу. Дороги нет, сроки неясны",
        "note_en": "A railway to Mongolia, later to Gansu, is discussed. No railway, no clear dates",
        "deal_id": "deal:project:kyzyl-mongolia-railway",
        "tie_id": railway,
    }
    assert one(rows, tie_id=STAKE)["health"] == "slow"
    assert {"active", "ended"}.isdisjoint(set(column(ask(shipped, "stalled_and_cancelled"), "health")))
