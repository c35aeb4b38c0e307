"""FollowTheMoney reads every entity, refuses no value, and finds every end of what expects of it."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from graph.export.context import ExportContext
from graph.export.formats.ftm import render_ftm
from graph.workflows.exported import export_context
from tests.export.export_samples import HOSTILE, sample_graph
from tests.programs import needed
from tests.shipped import shipped_graph, shipped_workspace

_LEGAL = {"Company", "Organization", "PublicBody", "LegalEntity"}


@cache
def entities(lang: str = "en") -> dict[str, dict[str, Any]]:
    content = render_ftm(shipped_graph(), export_context(shipped_workspace(), lang))
    found = [json.loads(line) for line in content.decode().splitlines()]
    return {entity["id"]: entity for entity in found}


def test_what_has_a_home_there_is_all_there() -> None:
    labels = Counter(node.label for node in shipped_graph().nodes)
    found = Counter(entity["schema"] for entity in entities().values())
    legal = labels["Company"] + labels["University"] + labels["Organisation"]
    assert sum(found[schema] for schema in _LEGAL) == legal
    places = ("Country", "Region", "Province", "City", "Zone")
    assert found["Territory"] == sum(labels[label] for label in places)
    assert found["Project"] == labels["Project"]
    assert found["Document"] == labels["Source"] + 1  # and the dataset


def test_ties_between_what_is_there_are_all_there() -> None:
    statements, work = shipped_workspace().statements, entities()
    of = {e["properties"].get("recordId", [""])[0] for e in work.values()}
    schema = {"LOCATED_IN", "PART_OF", "POSSIBLY_SAME"}
    gone = ("Product", "Corridor", "BorderCrossing", "Concept", "Trend", "Edition")
    missing = [
        tie.id
        for tie in statements.ties.values()
        if tie.id not in of and tie.type not in schema and tie.role != "flow"
        if not {statements.entities[end].type for end in (tie.source_id, tie.target_id)} & set(gone)
    ]
    assert missing == []


def test_a_stake_is_ownership_with_its_share_and_its_proof() -> None:
    found = entities()["argun-OWNS-STAKE-IN-company-amereus-company-ultramar"]
    told = found["properties"]
    assert found["schema"] == "Ownership"
    assert (told["owner"], told["asset"]) == (["argun-company-amereus"], ["argun-company-ultramar"])
    assert (told["startDate"], told["percentage"]) == (["2023-12"], ["30"])
    assert told["proof"] == ["argun-source-rating-2026"]
    assert entities()["argun-source-rating-2026"]["schema"] == "Document"


def test_a_part_in_a_project_has_its_role_in_the_language_asked() -> None:
    roles = {
        lang: {
            e["properties"]["role"][0] for e in entities(lang).values() if e["schema"] == "ProjectParticipant"
        }
        for lang in ("en", "ru")
    }
    assert "investor" in roles["en"]
    assert "инвестор" in roles["ru"]


def test_names_of_all_scripts_and_codes_go_along() -> None:
    haier = entities()["argun-company-haier"]["properties"]
    assert {"Haier", "Хайер"} <= {*haier["name"], *haier.get("alias", [])}
    assert haier["country"] == ["cn"]
    heilongjiang = entities()["argun-province-CN-HL"]["properties"]
    assert heilongjiang["wikidataId"] == ["Q19206"]
    assert (heilongjiang["level"], heilongjiang["country"]) == (["province"], ["cn"])


def test_a_party_that_nobody_named_is_no_company() -> None:
    unnamed = {n.id for n in shipped_graph().nodes if n.properties.get("named") is False}
    found = [entities()[f"argun-{id_.replace(':', '-')}"] for id_ in unnamed]
    assert {entity["schema"] for entity in found} == {"LegalEntity"}
    assert all(entity["properties"]["summary"] for entity in found)


def test_hostile_text_stays_in_its_line() -> None:
    *lines, last = render_ftm(sample_graph(HOSTILE), ExportContext()).decode().split("\n")
    told = [value for line in lines for values in json.loads(line)["properties"].values() for value in values]
    assert (last, HOSTILE in told) == ("", True)


@pytest.mark.slow
def test_followthemoney_takes_every_value_and_finds_every_end() -> None:
    model = needed("followthemoney").model
    found = entities("ru")
    refused, lost = [], []
    for entity in found.values():
        proxy = model.get_proxy(entity, cleaned=False)  # what is invalid goes
        refused += [(entity["id"], n) for n, v in entity["properties"].items() if len(proxy.get(n)) != len(v)]
        for of, value in proxy.itervalues():
            end = found.get(value, {"schema": ""})
            if of.type.name == "entity" and not (end["schema"] and model.get(end["schema"]).is_a(of.range)):
                lost.append((entity["id"], of.name, value))
    assert (refused, lost) == ([], [])
