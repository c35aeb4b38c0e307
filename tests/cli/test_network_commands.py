"""The network commands on the shipped dataset: exact sums, known ids, both languages, the same bytes."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from graph.analysis.score.position import UNKNOWN
from graph.workflows.records import network as records
from graph.workflows.records.clusters import cluster_records
from schema.errors import UsageError
from tests.command_line import argun
from tests.shipped import shipped_workspace

WORK = shipped_workspace()
ANSWERS: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "network": lambda lang: records.standing_records(WORK, "regions", None, lang),
    "companies": lambda lang: records.standing_records(WORK, "companies", "katz", lang),
    "dyads": lambda lang: records.dyad_records(WORK, None, lang),
    "competitors": lambda lang: records.competitor_records(WORK, None, lang),
    "niches": lambda lang: records.niche_records(WORK, None, 5, lang),
    "brokers": lambda lang: records.broker_records(WORK, lang),
    "clusters": lambda lang: cluster_records(WORK.clusters, WORK.statements, lang),
}


def named(value: object, what: str) -> list[str]:
    """Return every id of a tie or deal (``what``) in a record, however deep it lies."""
    if isinstance(value, list):
        return [id_ for item in value for id_ in named(item, what)]
    if not isinstance(value, dict):
        return []
    own = [id_ for key in (f"{what}_ids", f"competitor_{what}_ids") for id_ in value.get(key, ())]
    own += [value[f"{what}_id"]] if f"{what}_id" in value else []
    return own + [id_ for item in value.values() for id_ in named(item, what)]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_number_leads_to_ties_and_deals_that_exist(name: str) -> None:
    found = ANSWERS[name]("en")
    ties = named(found, "tie")
    assert ties
    assert set(ties) <= set(WORK.statements.ties)
    assert set(named(found, "deal")) <= set(WORK.appraisal.by_id)
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("name", ANSWERS)
def test_only_names_change_with_the_language(name: str) -> None:
    def numbers(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        words = ("name", "names", "meaning", "losses")
        return [{k: v for k, v in row.items() if not k.endswith(words)} for row in found]

    assert numbers(ANSWERS[name]("ru")) == numbers(ANSWERS[name]("en")) == numbers(ANSWERS[name]("zh"))
    assert ANSWERS[name]("ru") != ANSWERS[name]("en")


def test_the_matrix_sums_to_the_strength_of_each_region() -> None:
    rows = records.dyad_matrix(ANSWERS["dyads"]("en"))
    strengths = {s.id: s.parts["strength"] for s in WORK.appraisal.scores("regions")}
    told = {row["region"]: row["sum"] for row in rows}
    assert told == pytest.approx({region: strengths[region] for region in told}, abs=1e-9)
    assert all(strength == 0 for region, strength in strengths.items() if region not in told)
    for row in rows:
        cells = [v for k, v in row.items() if k.startswith("province:") or k == "not_told"]
        assert math.fsum(cells) == pytest.approx(row["sum"], abs=1e-9)
    assert [row["sum"] for row in rows] == sorted(told.values(), reverse=True)


def test_what_names_no_province_is_shown_as_not_told() -> None:
    (amur,) = (r for r in records.dyad_records(WORK, "RU-AMU", "en") if r["province"] == UNKNOWN)
    assert amur["province_name"] == "not named"
    assert amur["points"] > 0
    assert {r["province_name"] for r in ANSWERS["dyads"]("ru") if r["province"] == UNKNOWN} == {"не указана"}


def test_amur_and_heilongjiang_are_among_the_strongest_pairs() -> None:
    strongest = [(r["region"], r["province"]) for r in ANSWERS["dyads"]("en")[:10]]
    assert ("region:RU-AMU", "province:CN-HL") in strongest
    assert ("region:RU-TA", "province:CN-SD") in strongest


def test_the_far_east_is_one_community_with_heilongjiang() -> None:
    (cluster,) = (c for c in WORK.clusters if "province:CN-HL" in c.members)
    assert {"region:RU-AMU", "region:RU-YEV", "region:RU-KHA", "region:RU-PRI"} <= set(cluster.members)
    assert cluster.hub_ids == ("region:RU-PRI", "province:CN-HL")


def test_every_field_has_a_name() -> None:
    for lang in ("en", "ru", "zh"):
        for niche in records.niche_records(WORK, None, 99, lang):
            assert niche["field_name"] != niche["field"] or niche["dimension"] == "sector"
    for competition in ANSWERS["competitors"]("ru"):
        assert competition["field_name"] != competition["field"]


def test_one_deal_in_a_sector_is_a_niche_only_when_asked_for() -> None:
    usual, every = (argun("niches", "--format", "json", *more) for more in ((), ("--least-deals", "1")))
    assert usual.json == [n for n in every.json if n["deals"] > 1 or n["dimension"] == "hs_section"]
    left = len(every.json) - len(usual.json)
    assert left > 0
    assert f"fewer than 2 deals: {left} " in usual.errors
    assert "--least-deals" not in every.errors


def test_the_table_says_what_the_network_cannot_see() -> None:
    told = argun("network")
    assert "points name no other side" in told.errors
    assert "name no other side" not in argun("network", "--of", "companies").errors
    assert "not_told" not in argun("network", "--of", "companies", "--format", "tsv").text


def test_an_unknown_measure_or_region_is_said_with_near_ones() -> None:
    with pytest.raises(UsageError, match="betweenness"):
        records.standing_records(WORK, "regions", "betweeness", "en")
    with pytest.raises(UsageError, match=r"no region.*did you mean"):
        records.dyad_records(WORK, "RU-KAX", "en")


@pytest.mark.slow
def test_the_answer_is_the_same_whatever_the_hash_seed() -> None:
    def answer(seed: str) -> bytes:
        code = (
            "from graph.workflows.records import network as r\n"
            "from graph.workflows.workspace import Workspace\n"
            "w = Workspace(); print(r.broker_records(w, 'en'), r.competitor_records(w, None, 'en'),"
            "r.niche_records(w, None, 5, 'en'), r.standing_records(w, 'regions', None, 'en'),"
            "r.standing_records(w, 'companies', None, 'en'), r.dyad_records(w, None, 'en'), w.clusters)"
        )
        told = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, check=True).stdout

    assert answer("1") == answer("2")
