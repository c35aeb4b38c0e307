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

from graph.analysis.components import components, region_shares_of
from graph.analysis.facts import read_deals
from graph.workflows import network_records as records
from graph.workflows.records import cluster_records
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from tests.command_line import argun

WORK = Workspace()
ANSWERS: dict[str, Callable[[str], list[dict[str, Any]]]] = {
    "network": lambda lang: records.standing_records(WORK, "regions", None, lang),
    "companies": lambda lang: records.standing_records(WORK, "companies", "katz", lang),
    "dyads": lambda lang: records.dyad_records(WORK, None, lang),
    "competitors": lambda lang: records.competitor_records(WORK, None, lang),
    "niches": lambda lang: records.niche_records(WORK, None, 5, lang),
    "brokers": lambda lang: records.broker_records(WORK, lang),
    "bridges": lambda lang: records.bridge_records(WORK, lang),
    "clusters": lambda lang: records.with_bridging(
        WORK, cluster_records(WORK.clusters, WORK.statements, lang)
    ),
}


def tie_ids(value: object) -> list[str]:
    """Return every tie id of a record, however deep it lies."""
    if isinstance(value, list):
        return [id_ for item in value for id_ in tie_ids(item)]
    if not isinstance(value, dict):
        return []
    own = [id_ for key in ("tie_ids", "competitor_tie_ids") for id_ in value.get(key, ())]
    own += [value["tie_id"]] if "tie_id" in value else []
    return own + [id_ for item in value.values() for id_ in tie_ids(item)]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_number_leads_to_ties_that_exist(name: str) -> None:
    found = ANSWERS[name]("en")
    named = tie_ids(found)
    assert found
    assert named
    assert set(named) <= set(WORK.statements.ties)
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("name", ANSWERS)
def test_only_names_change_with_the_language(name: str) -> None:
    def numbers(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        words = ("name", "meaning")
        return [{k: v for k, v in row.items() if not k.endswith(words)} for row in found]

    assert numbers(ANSWERS[name]("ru")) == numbers(ANSWERS[name]("en"))
    assert ANSWERS[name]("ru") != ANSWERS[name]("en")


def test_the_matrix_sums_to_the_raw_results_of_each_region() -> None:
    told: dict[str, list[float]] = {}
    for part in components(WORK.view, read_deals(WORK.view), region_shares_of, WORK.method):
        if part.component == "results":
            told.setdefault(part.place, []).append(part.amount)
    rows = records.dyad_matrix(ANSWERS["dyads"]("en"))
    assert {row["region"]: row["sum"] for row in rows} == pytest.approx(
        {region: math.fsum(amounts) for region, amounts in told.items()}, abs=1e-9
    )
    for row in rows:
        cells = [v for k, v in row.items() if k.startswith("province:") or k == "unknown"]
        assert math.fsum(cells) == pytest.approx(row["sum"], abs=1e-12)


def test_every_field_of_a_niche_has_a_name() -> None:
    for niche in records.niche_records(WORK, None, 99, "ru"):
        assert niche["field_name"] != niche["field"]


def test_one_deal_is_a_niche_only_when_asked_for() -> None:
    usual, every = (argun("niches", "--format", "json", *more) for more in ((), ("--least-deals", "1")))
    assert usual.json == [niche for niche in every.json if niche["deals"] > 1]
    left = len(every.json) - len(usual.json)
    assert left > 0
    assert f"fewer than 2 deals: {left} " in usual.errors
    assert "--least-deals" not in every.errors


def test_an_unknown_measure_or_region_is_said_with_near_ones() -> None:
    with pytest.raises(UsageError, match="betweenness"):
        records.standing_records(WORK, "regions", "betweeness", "en")
    with pytest.raises(UsageError, match=r"no region.*did you mean"):
        records.dyad_records(WORK, "RU-KAX", "en")


def test_the_answer_is_the_same_whatever_the_hash_seed() -> None:
    def answer(seed: str) -> bytes:
        code = (
            "from graph.workflows import network_records as r\n"
            "from graph.workflows.workspace import Workspace\n"
            "w = Workspace(); print(r.broker_records(w, 'en'), r.competitor_records(w, None, 'en'),"
            "r.niche_records(w, None, 5, 'en'), r.standing_records(w, 'regions', None, 'en'),"
            "r.dyad_records(w, None, 'en'), r.bridge_records(w, 'en'))"
        )
        told = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, check=True).stdout

    assert answer("1") == answer("2")
