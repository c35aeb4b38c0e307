"""What a command computes in Python and a question of the book asks of the store is the same, id by id."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from graph.statements.status import status_of
from graph.store.base import Json
from graph.store.embedded import EmbeddedStore
from graph.workflows.records.deals import deal_records
from graph.workflows.records.network import standing_records
from graph.workflows.records.observations import observation_records
from graph.workflows.records.promises import PromiseBook, as_of_day
from graph.workflows.records.ties import select_ties
from tests.shipped import Row, ask, column, items, shipped_workspace

WORK = shipped_workspace()
REGIONS = sorted(e.id for e in WORK.statements.entities.values() if e.type == "Region")
PROVINCES = sorted(e.id for e in WORK.statements.entities.values() if e.type == "Province")
FEW = ("region:RU-AMU", "region:RU-MOW", "region:RU-TY", "region:RU-VGG")
#: Questions that list all ties of these types.
LISTS = {
    "agreements": ("COOPERATES_WITH", "REPRESENTED_IN"),
    "builders": ("CONTRACTOR_FOR",),
    "investors": ("INVESTOR_IN", "OWNS_STAKE_IN", "FINANCES"),
    "sister_ties": ("SISTER_CITY", "SISTER_PROVINCE"),
    "students_and_tourists": ("STUDENTS_FROM", "TOURISTS_FROM"),
    "suppliers": ("SUPPLIER_TO",),
    "technology_transfers": ("TRANSFERS_TECHNOLOGY_TO",),
    "visits_and_events": ("VISITED", "ATTENDED", "HOSTED"),
}


@cache
def every_deal() -> list[dict[str, Any]]:
    return deal_records(WORK, {}, "en")


def deals(**filters: str) -> set[str]:
    """Return the ids that ``argun deals`` gives with these filters."""
    return {
        record["id"]
        for record in every_deal()
        if all(value in (record.get(name), *record.get(f"{name}s", ())) for name, value in filters.items())
    }


def ids(rows: list[Row], name: str = "deal_id") -> set[Json]:
    return set(column(rows, name))


def summed(rows: list[Row]) -> float:
    return math.fsum(float(str(row["deal_shares"])) for row in rows)


@pytest.fixture
def asked(shipped: EmbeddedStore) -> Callable[..., list[Row]]:
    return lambda name, **given: ask(shipped, name, **given)


def test_deals_of_a_region_are_those_of_the_command(asked: Callable[..., list[Row]]) -> None:
    for region in FEW:
        told = deals(region=region)
        assert ids(asked("region_deals", region=region)) == told
        assert ids(asked("points_of_region", region=region)) == told
        # A visit makes no partner; every other deal has a row, be it of nobody.
        visits = {id_ for id_ in told if id_.startswith("deal:effort/")}
        partners = asked("partners_of_region", region=region)
        assert ids(partners) == told - visits
        assert {"partner not told"} >= {row["partner_en"] for row in partners if row["partner_id"] is None}


def test_shares_over_provinces_and_regions_sum_to_the_number_of_deals(
    asked: Callable[..., list[Row]],
) -> None:
    """Also where no province is told, or no region: these have rows of their own."""
    for region in FEW:
        rows = asked("provinces_of_region", region=region)
        assert summed(rows) == pytest.approx(len(deals(region=region)), abs=1e-6)
        assert "province not told" in column(rows, "province_en")
    for province in ("province:CN-HL", "province:CN-HI"):
        assert summed(asked("province_partners", province=province)) == pytest.approx(
            len(deals(province=province)), abs=1e-6
        )
    for name in ("region_province_matrix", "outcomes_by_province"):
        assert summed(asked(name)) == pytest.approx(len(deals()), abs=1e-6)


@pytest.mark.slow
def test_shares_sum_to_the_number_of_deals_for_every_place(asked: Callable[..., list[Row]]) -> None:
    for region in REGIONS:
        rows = asked("provinces_of_region", region=region)
        assert summed(rows) == pytest.approx(len(deals(region=region)), abs=1e-6), region
    for province in PROVINCES:
        rows = asked("province_partners", province=province)
        assert summed(rows) == pytest.approx(len(deals(province=province)), abs=1e-6), province


def test_outcomes_sum_to_the_deals_that_they_are_of(asked: Callable[..., list[Row]]) -> None:
    for row in [*asked("outcomes_by_province"), *asked("outcomes_by_sector")]:
        outcomes = [row[name] for name in ("running", "rising", "waiting", "standing", "over")]
        assert sum(int(str(n)) for n in outcomes) == row["deals"]
    assert sum(int(str(row["deals"])) for row in asked("outcomes_by_sector")) == len(deals())


def test_deals_between_a_region_and_each_province_are_those_of_the_row(
    asked: Callable[..., list[Row]],
) -> None:
    region = "region:RU-TY"
    for row in asked("provinces_of_region", region=region):
        if row["province_id"] == "country:CN":
            between = asked("deals_between", region=region)
        elif row["province_id"]:
            between = asked("deals_between", region=region, province=row["province_id"])
        else:
            continue
        assert len(between) == row["deals"], row["province_id"]


def test_deals_of_a_sector_are_those_of_the_command_less_what_is_among_chinese_parties(
    asked: Callable[..., list[Row]],
) -> None:
    for sector in ("automotive", "education", "finance"):
        told = ids(asked("deals_by_sector", sector=sector))
        for id_ in deals(sector=sector) - told:
            deal = WORK.appraisal.by_id[id_]
            assert not deal.shares
        assert told <= deals(sector=sector)


def test_a_list_of_ties_is_that_of_the_command(asked: Callable[..., list[Row]]) -> None:
    for region in (None, "region:RU-TY", "region:RU-MOW"):
        told = select_ties(WORK, region, None, None, None)
        halted = {tie.id for tie in told if status_of(tie).health in ("slow", "stalled", "cancelled")}
        assert ids(asked("stalled_and_cancelled", region=region), "tie_id") == halted
        for name, types in LISTS.items():
            of_types = {tie.id for tie in told if tie.type in types}
            assert ids(asked(name, region=region), "tie_id") == of_types, name


def test_what_is_overdue_is_what_promises_says(asked: Callable[..., list[Row]]) -> None:
    day = as_of_day(WORK)
    month = f"{day.year + day.month // 12}-{day.month % 12 + 1:02}"  # the one after the last that is reported
    told = {e["deal_id"]: e for e in PromiseBook(WORK).entries(None, "en", overdue=True)}
    rows = asked("overdue", by=month)
    assert ids(rows) == told.keys()
    assert all(row["planned"] == told[str(row["deal_id"])]["planned"] for row in rows)


def test_every_number_is_found_by_the_largest_ones_when_all_are_asked_for(
    asked: Callable[..., list[Row]],
) -> None:
    every = {record["id"] for record in observation_records(WORK, None, "en")}
    assert ids(asked("largest_numbers", each=100_000), "observation_id") == every


def test_degrees_are_those_of_the_network(asked: Callable[..., list[Row]]) -> None:
    for of in ("regions", "provinces"):
        told = {row["place_id"]: row for row in asked("degree_by_deals", of=of)}
        for record in standing_records(WORK, of, None, "en"):
            row = told[record["id"]]
            assert row["degree"] == record["partners"], record["id"]
            named = record["strength"] - record["not_told"]
            assert row["weighted_degree"] == pytest.approx(named, abs=1e-6), record["id"]


def test_crossings_and_corridors_are_all_that_there_are_and_nothing_else(
    asked: Callable[..., list[Row]],
) -> None:
    routes = {e.id for e in WORK.statements.entities.values() if e.type in ("Corridor", "BorderCrossing")}
    assert ids(asked("crossings_and_corridors"), "route_id") == routes
    links = {id_ for id_ in deals(kind="link") if id_.startswith("deal:project:")}
    built = asked("built_across_border")
    assert ids(built) == links
    assert {"project:power-of-siberia", "project:blagoveshchensk-heihe-cableway"} <= ids(built, "project_id")
    assert not {"project:belokamenka-offshore-centre", "project:chayanda-field"} & ids(built, "project_id")


def test_places_that_a_route_joins_have_names(asked: Callable[..., list[Row]]) -> None:
    for row in asked("crossings_and_corridors"):
        names = [WORK.statements.entities[str(id_)].name("en") for id_ in items(row["places"])]
        assert items(row["places_en"]) == names
