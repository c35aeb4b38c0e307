"""What deals and scores need of each type is defined for every type, in every language, or refused by name."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from schema.errors import SchemaError
from schema.messages import Words
from schema.model import EdgeType
from schema.reader import read_definitions, read_schema

DEFINITIONS = Path(str(resources.files("schema") / "definitions"))
SCHEMA = read_schema()
LANGUAGES = ("en", "ru", "zh")
EFFORT = """\
deal:
  kind: goods
  dealing: effort
  sector: [government]
  at_most: discussed
  ended: stands
  source_as: visitor
"""


def refusal(folder: Path, file: str, old: str, new: str) -> str:
    """Return what is said about the shipped definitions with one text in one file changed."""
    definitions = folder / "definitions"
    shutil.copytree(DEFINITIONS, definitions)
    path = definitions / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        read_definitions(definitions)
    return str(caught.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("attended", EFFORT, "", "ATTENDED: a type of role effort needs a deal block (kind, dealing, ended, sector)"),
        ("attended", "role: effort", "role: structural", "ATTENDED: a type of role structural belongs to no deal"),
        ("attended", "role: effort", "role: derived", "ATTENDED: a type of role derived belongs to no deal"),
        ("attended", "  ended: stands\n", "", "ATTENDED.deal: ended is missing"),
        ("attended", "  dealing: effort\n", "", "ATTENDED.deal: dealing is missing"),
        ("attended", "  kind: goods\n", "", "ATTENDED.deal: kind is missing"),
        ("attended", "  sector: [government]\n", "", "ATTENDED.deal: sector is missing"),
        ("attended", "sector: [government]", "sector: [ends]", 'ATTENDED: deal.sector "ends" is unknown (source, target, product, '),
        ("attended", "kind: goods", "kind: cargo", 'ATTENDED: deal.kind "cargo" is unknown (link, built, service, partnership, goods)'),
        ("attended", "dealing: effort", "dealing: travel", 'ATTENDED: deal.dealing "travel" is unknown (capital, '),
        ("attended", "ended: stands", "ended: lasts", 'ATTENDED: deal.ended "lasts" is unknown (stands, stops)'),
        ("attended", "at_most: discussed", "at_most: talked", 'ATTENDED: deal.at_most "talked" is unknown (discussed, '),
        ("attended", "source_as: visitor", "source_as: tourist", 'ATTENDED: deal.source_as "tourist" is unknown (investor, '),
        ("visited", "target_as: host", "target_as: inn", 'VISITED: deal.target_as "inn" is unknown (investor, '),
        ("attended", "  at_most: discussed\n", "", "ATTENDED: deal.at_most is missing; a type of role effort is never a result"),
        ("sister_city", "  at_most: agreed\n", "", "SISTER_CITY: deal.at_most is missing; a type of role framework is never a result"),
        ("exports", "end: target", "end: middle", 'EXPORTS: deal.end "middle" is unknown (source, target)'),
        ("exports", "  end: target\n", "", "EXPORTS: deal.end is missing; with unit: place it names the end"),
        ("exports", "unit: place", "unit: country", 'EXPORTS: deal.unit "country" is unknown (sides, place)'),
        ("exports", "over: [Project]", "over: [Kingdom]", 'EXPORTS: unknown type "Kingdom" in deal.over'),
        ("investor_in", "joins: target", "joins: both", 'INVESTOR_IN: deal.joins "both" is unknown (source, target)'),
        ("investor_in", "anchor: [target, source]", "anchor: [to]", 'INVESTOR_IN: unknown end "to" in deal.anchor (source, target)'),
        ("investor_in", "meets: true", "meet: true", 'INVESTOR_IN.deal: unknown key "meet" in its definition'),
        ("sister_city", "symmetric: true", "symetric: true", 'SISTER_CITY: unknown key "symetric" in its definition'),
    ],
)  # fmt: skip
def test_deal_knowledge_that_does_not_hold_is_refused_by_type_and_key(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    assert said in refusal(tmp_path, f"edges/{file}.yaml", old, new)


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        ("en", "{source} hosts {target}", "a place hosts {target}"),
        ("en", "{source} hosts {target}", "{source} hosts an event"),
        ("en", "{source} hosts {target}", "{source} hosts {target} on {date}"),
        ("en", "{source} hosts {target}", "{source} hosts {target"),
        ("zh", '  zh: "{source}', '  zh: "那里'),
        ("ru", '  ru: "{source} проводит', '  ru: "Там проводит'),
    ],
)
def test_a_phrase_without_an_end_is_refused(tmp_path: Path, lang: str, old: str, new: str) -> None:
    said = refusal(tmp_path, "edges/hosted.yaml", old, new)
    assert f"HOSTED: phrase.{lang} must have {{source}} and {{target}}" in said


@pytest.mark.parametrize(
    ("file", "old", "key"),
    [
        ("edges/hosted", '  en: "{source}', "HOSTED.phrase"),
        ("nodes/region", '  en: "A federal', "Region.description"),
        ("nodes/region", 'en: "ISO', "Region.iso"),
        ("vocabularies/stage", 'en: "interest', "stage.discussed"),
    ],
)
def test_everything_is_said_in_english_at_least(tmp_path: Path, file: str, old: str, key: str) -> None:
    said = refusal(tmp_path, f"{file}.yaml", old, old.replace("en:", "de:"))
    assert said == f'{key}: the key "en" is missing'


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("nodes/border-crossing", "deal_kind: link", "deal_kind: gate", 'BorderCrossing: deal_kind "gate" is neither a kind of deal nor a property with a vocabulary'),
        ("nodes/project", "deal_kind: project_kind", "deal_kind: border", 'Project: deal_kind "border" is neither a kind of deal nor a property with a vocabulary'),
        ("nodes/project", "deal_kind: project_kind", "deal_kind: sector", "sector.oil_gas: deal_kind is missing"),
        ("nodes/project", "deal_kind: project_kind", "dealkind: built", 'Project: unknown key "dealkind" in its definition'),
        ("nodes/corridor", "bundle: umbrella", "bundle: mode", 'Corridor: bundle "mode" is not a boolean property of the type'),
        ("nodes/corridor", "bundle: umbrella", "bundle: lines", 'Corridor: bundle "lines" is not a boolean property of the type'),
        ("nodes/region", "  mark: {kind: number", "  okato: {kind: integer", "Region.okato: it is under properties and under derived"),
        ("nodes/region", "  mark: {kind: number", "  mark: {kind: points", 'Region (derived).mark: unknown kind "points"'),
        ("vocabularies/project_kind", 'zh: "工厂", deal_kind: built', 'zh: "工厂"', "project_kind.plant: deal_kind is missing"),
        ("vocabularies/project_kind", 'zh: "工厂", deal_kind: built', 'zh: "工厂", deal_kind: plant', 'project_kind.plant: deal_kind "plant" is not a kind of deal (link, '),
        ("vocabularies/project_kind", "across_border: link", "across_border: gate", 'project_kind.pipeline: across_border "gate" is not a kind of deal (link, '),
        ("vocabularies/project_kind", "  other: {", "  unlike: {", 'project_kind: the term "other" is missing; add it for a Project that has no project_kind'),
        ("nodes/project", "  border: {", "  frontier: {", "project_kind.pipeline: across_border needs a boolean property \"border\" of Project; add the property, or remove"),
        ("nodes/project", "border: {kind: boolean", "border: {kind: text", "project_kind.pipeline: across_border needs a boolean property \"border\" of Project"),
        ("vocabularies/project_kind", "across_border: link", "over_border: link", 'project_kind.pipeline: unknown key "over_border" in its definition'),
    ],
)  # fmt: skip
def test_a_thing_whose_deals_have_no_kind_is_refused_by_name(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    assert said in refusal(tmp_path, f"{file}.yaml", old, new)


def test_all_disagreements_are_named_at_once(tmp_path: Path) -> None:
    said = refusal(
        tmp_path, "edges/exports.yaml", "kind: goods\n  dealing: exports", "kind: cargo\n  dealing: sale"
    )
    assert said.splitlines()[0] == "the schema's definitions disagree:"
    assert 'deal.kind "cargo"' in said
    assert 'deal.dealing "sale"' in said


@pytest.mark.parametrize("edge", SCHEMA.edges.values(), ids=lambda edge: edge.name)
def test_every_tie_type_has_phrases_and_a_deal_rule_if_it_is_scored(edge: EdgeType) -> None:
    assert (edge.deal is not None) == (edge.role in {"effort", "framework", "substance", "flow"})
    for lang in LANGUAGES:
        assert edge.phrase[lang].format(source="<1>", target="<2>").count("<") == 2


def test_the_program_alone_makes_deals_and_what_joins_them() -> None:
    assert {node.name for node in SCHEMA.nodes.values() if node.made} == {"Deal"}
    made = {edge.name for edge in SCHEMA.edges.values() if edge.made}
    assert made == {"TAKES_PART", "PARTY_TO", "TELLS_OF", "PARTNER"}


def _declared() -> Iterator[tuple[str, Words]]:
    """Yield every text of the shipped definitions with its place."""
    for owner in (*SCHEMA.nodes.values(), *SCHEMA.edges.values(), *SCHEMA.statements.values()):
        yield owner.name, owner.words
    for node in SCHEMA.nodes.values():
        yield from (
            (f"{node.name}.{p.name}", p.words) for p in (*node.properties.values(), *node.derived.values())
        )
    for edge in SCHEMA.edges.values():
        yield from ((f"{edge.name}.{p.name}", p.words) for p in edge.properties.values())
        yield f"{edge.name}.phrase", edge.phrase
        if edge.note:
            yield f"{edge.name}.note", edge.note
    for statement in SCHEMA.statements.values():
        yield from ((f"{statement.name}.{field.name}", field.words) for field in statement.fields.values())
    for vocabulary in SCHEMA.vocabularies.values():
        yield vocabulary.name, vocabulary.words
        yield from ((f"{vocabulary.name}.{term.name}", term.words) for term in vocabulary.terms.values())


def test_everything_is_said_in_every_language() -> None:
    lacking = {place: sorted(set(LANGUAGES) - set(words)) for place, words in _declared()}
    assert {place: langs for place, langs in lacking.items() if langs} == {}


def test_terms_that_differ_have_different_words_in_every_language() -> None:
    for vocabulary in SCHEMA.vocabularies.values():
        for lang in LANGUAGES:
            told = Counter(term.word(lang) for term in vocabulary.terms.values())
            assert [word for word, count in told.items() if count > 1] == [], (vocabulary.name, lang)


def test_a_word_that_a_language_lacks_is_said_in_english() -> None:
    term = SCHEMA.vocabularies["stance"].terms["for"]
    assert "tlh" not in term.words
    assert term.word("tlh") == term.word("en") != term.word("zh")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("BorderCrossing", "link"), ("Corridor", "service"), ("Project", "project_kind"), ("Zone", None)],
)
def test_projects_routes_and_crossings_make_deals_and_zones_do_not(name: str, kind: str | None) -> None:
    assert SCHEMA.nodes[name].deal_kind == kind
