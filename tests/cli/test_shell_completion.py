"""What the shell offers where the cursor stands: words of the schema, the book, Cypher, and places."""

from __future__ import annotations

import pytest

from graph.cli.shell.commands import COMMANDS
from graph.cli.shell.completion import Completion
from graph.cli.shell.vocabulary import read_vocabulary
from schema.reader import read_schema
from tests.shipped import shipped_graph

_COMMANDS = {name: (command.takes, command.help) for name, command in COMMANDS.items()}
_ENGLISH = Completion(read_vocabulary("en"), _COMMANDS, lambda: ["region", "since"])
_SCHEMA = read_schema()


def _offered(before: str, after: str = "") -> list[str]:
    found = _ENGLISH.suggest(before, after)
    typed = {one.length for one in found}
    assert all(before[len(before) - length :] for length in typed if length)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("MATCH (n:Reg", "Region"),
        ("MATCH (n:Region|Prov", "Province"),
        ("MATCH (n) WHERE n:Comp", "Company"),
        ("MATCH ()-[r:INVESTOR_IN|FIN", "FINANCES"),
        ("MATCH (r)<-[:sister_p", "SISTER_PROVINCE"),
        ("MATCH (c:Company) RETURN c.own", "ownership"),
        ("MATCH ()-[t:INVESTOR_IN]->() RETURN t.local", "localisation"),
        ("MATCH (c:Company {own", "ownership"),
        ("MATCH (c:Company {id: $id, own", "ownership"),
        ("MATCH (alpha:Region) RETURN al", "alpha"),
        ("RETURN toL", "toLower("),
        ("MATCH (n) WHERE EXISTS { MAT", "MATCH"),
        ("MATCH (n) OPT", "OPTIONAL MATCH"),
        ("RETURN $re", "region"),
        ("RETURN 1; MATCH (n:Uni", "University"),
        ("// of all\nMATCH (n:Uni", "University"),
    ],
)
def test_what_fits_the_place_comes_first(before: str, first: str) -> None:
    assert _offered(before)[0] == first


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (":query deals_by_sector sector=авт", "automotive"),
        (":query region_deals stage=дейс", "operating"),
        ("MATCH (d:Deal) WHERE d.stage = 'Дей", "operating"),
        ("MATCH (d:Deal {sector: 'древ", "forestry"),
    ],
)
def test_a_term_is_found_by_its_word_in_the_language(before: str, text: str) -> None:
    words = Completion(read_vocabulary("ru"), _COMMANDS, list)
    assert [one.text for one in words.suggest(before)] == [text]


def test_the_name_in_the_language_of_the_store_is_offered() -> None:
    assert {"name", "name_en"} <= set(_offered("MATCH (c:Company) RETURN c.na"))


def test_properties_are_those_of_the_variable_wherever_its_type_is_told() -> None:
    own = _offered("MATCH (x) WHERE x.", " = 1 MATCH (x:Zone) RETURN x")
    assert own[0] == "zone_kind"
    assert "ownership" not in own
    assert "ownership" in _offered("MATCH (x) WHERE x.")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("MATCH (r:Region {id: 'Аму", "region:RU-AMU"),
        ('MATCH (r:Region {id: "region:RU-A', "region:RU-AMU"),
        ("MATCH (r) WHERE r.id IN ['region:RU-PRI', 'RU-AM", "region:RU-AMU"),
        ("MATCH (r {name_en: 'амур", "Amur Oblast"),
        ("MATCH (r) WHERE r.name_ru = 'Amu", "Амурская область"),
        ("MATCH (r) WHERE r.name_zh CONTAINS 'Heil", "黑龙江省"),
        ("MATCH (r {iso: 'Heil", "CN-HL"),
        ("RETURN 'Heil", "Heilongjiang"),
        ("MATCH ()-[t]->() WHERE t.stage = 'op", "operating"),
        (":query partners_of_region region=Хабар", "RU-KHA"),
        (":params place=Heil", "province:CN-HL"),
    ],
)
def test_names_of_places_and_terms_stand_in_strings_and_values(before: str, text: str) -> None:
    assert text in _offered(before)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        (":sch", ":schema"),
        (":schema inv", "INVESTOR_IN"),
        (":query partners_of_r", "partners_of_region"),
        (":query partners_of_region re", "region="),
        (":params si", "since"),
        (":format nd", "ndjson"),
        ("RETURN 1;\n:exp", ":export"),
    ],
)
def test_commands_and_what_stands_behind_them(before: str, first: str) -> None:
    assert _offered(before)[0] == first


@pytest.mark.parametrize(
    "before",
    [
        "// MATCH (n:Reg",
        "RETURN 1; // MATCH (n:Reg",
        "RETURN 1 /* MATCH (n:Reg",
        ":query nothing x",
        ":quit x",
    ],
)
def test_nothing_is_offered_where_nothing_is_known(before: str) -> None:
    assert _offered(before) == []


def test_every_property_of_the_graph_is_known_to_its_type() -> None:
    known = read_vocabulary("ru").properties
    graph = shipped_graph()
    there = {(node.label, name) for node in graph.nodes for name in node.properties}
    there |= {(tie.type, name) for tie in graph.relationships for name in tie.properties}
    assert {(type_, name) for type_, name in there if name not in known[type_]} == set()


def test_words_are_told_in_the_language() -> None:
    words = Completion(read_vocabulary("zh"), _COMMANDS, list)
    (zone,) = words.suggest("MATCH (n:Zon")
    assert zone.meaning == _SCHEMA.nodes["Zone"].word("zh")
