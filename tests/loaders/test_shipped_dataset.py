"""The shipped dataset: complete places, and evidence with notes for everything that counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import pycountry
import pytest

from graph.statements.records import Entity, Statements
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.passages import place_of, read_passages
from schema.reader import read_schema


@cache
def shipped() -> Statements:
    return read_layers([shipped_dataset()]).statements


def places(type_: str) -> list[Entity]:
    return [e for e in shipped().entities.values() if e.type == type_]


def test_shipped_dataset_reads_without_problems() -> None:
    assert [str(p) for p in read_layers([shipped_dataset()]).problems] == []


@pytest.mark.parametrize(("type_", "country", "count"), [("Region", "RU", 83), ("Province", "CN", 34)])
def test_places_are_those_of_iso_3166(type_: str, country: str, count: int) -> None:
    iso = {s.code for s in pycountry.subdivisions if s.country_code == country}
    found = [str(e.properties["iso"]) for e in places(type_)]
    assert len(found) == count
    assert set(found) == iso
    assert all(e.id == f"{type_.lower()}:{e.properties['iso']}" for e in places(type_))


@pytest.mark.parametrize(("type_", "key"), [("Region", "okato"), ("Province", "gbt2260")])
def test_national_codes_are_distinct(type_: str, key: str) -> None:
    codes = [str(e.properties[key]) for e in places(type_)]
    assert all(code.isdigit() for code in codes)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("type_", ["Region", "Province"])
def test_places_have_names_in_three_languages_and_a_capital_on_the_map(type_: str) -> None:
    for place in places(type_):
        assert set(place.names) == {"ru", "en", "zh"}, place.id
        assert {"capital_ru", "capital_en", "capital_latitude", "capital_longitude"} <= set(place.properties)


def test_towns_lie_near_the_capital_of_their_region_or_province() -> None:
    base = shipped()
    seats = {
        e.id: (float(str(e.properties["capital_latitude"])), float(str(e.properties["capital_longitude"])))
        for type_ in ("Region", "Province")
        for e in places(type_)
    }
    homes = {(t.source_id, t.target_id) for t in base.ties.values() if t.type == "LOCATED_IN"}
    found = [
        _kilometres(seats[place], base.entities[town].properties)
        for town, place in homes
        if place in seats and town.startswith("city:") and "latitude" in base.entities[town].properties
    ]
    assert len(found) > 150
    assert max(found) < 1500


def _kilometres(seat: tuple[float, float], point: Mapping[str, object]) -> float:
    """Return the distance on a sphere (haversine)."""
    south, north = math.radians(seat[0]), math.radians(float(str(point["latitude"])))
    across = math.radians(float(str(point["longitude"])) - seat[1])
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def test_every_tie_has_evidence_with_notes_in_both_languages() -> None:
    for tie in shipped().ties.values():
        assert tie.evidence, tie.id
        for evidence in tie.evidence:
            assert {"ru", "en"} <= set(evidence.notes), evidence.id
            assert not any("\n" in note for note in evidence.notes.values())


def test_every_tie_that_counts_asserts_a_stage() -> None:
    for tie in shipped().ties.values():
        if tie.role not in ("structural", "restriction"):
            assert any(e.stage and e.stance == "for" for e in tie.evidence), tie.id


def test_every_id_that_a_record_names_exists() -> None:
    base = shipped()
    for tie in base.ties.values():
        named = {
            tie.source_id,
            tie.target_id,
            *tie.regions,
            *tie.provinces,
            *(e.source_id for e in tie.evidence),
        }
        assert named <= set(base.entities), tie.id
    for observation in base.observations.values():
        assert observation.tie_id is None or observation.tie_id in base.ties
        assert set(observation.subjects) <= set(base.entities)


def test_names_of_every_entity_are_given_in_russian_and_english() -> None:
    assert all({"ru", "en"} <= set(e.names) for e in shipped().entities.values())
    assert {e.type for e in shipped().entities.values()} <= set(read_schema().nodes)


def test_marks_are_whole_numbers_from_one_to_ten_of_known_regions() -> None:
    for edition in shipped().editions.values():
        assert set(edition.marks) <= set(shipped().entities)
        assert all(1 <= mark <= 10 and mark == int(mark) for mark in edition.marks.values())


def test_every_cited_passage_has_the_fingerprint_of_what_was_coded() -> None:
    """The documents are not part of the project: ``argun check --sources`` compares the fingerprints."""
    known = read_passages(shipped_dataset())
    documents = {source for source, _ in known}
    cited = {(e.source_id, place_of(e.locator)) for tie in shipped().ties.values() for e in tie.evidence}
    cited |= {(o.source_id, place_of(o.locator)) for o in shipped().observations.values()}
    assert len(documents) == 5
    assert {key for key in cited if key[0] in documents} <= known.keys()
