"""One mistake is told where it was made, and nowhere else: no error follows from another."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.audit import Finding, audit
from loaders.dataset_files import SECTIONS
from tests.loaders.audit_factory import CLEAN, TIES, Edit, write_dataset

PLACES, SOURCES, PAPER_TIES, TREND_TIES = "places.yaml", "sources.yaml", "ties/paper.yaml", "ties/trends.yaml"
_HEIHE = "id: city:heihe"
_PLANT = "id: project:amur-plant"
_HUAJING = "id: company:huajing"
_OIL = "id: company:state-oil, "

#: What is wrong, the edits that make it so, the file, and the key at or below which all is told.
MISTAKES: Sequence[tuple[str, Sequence[Edit], str, str]] = [
    # Entities that other records name
    ("entity without a name", [(TIES, '  en: "Amur plant"\n', "")], TIES, "entities[3]"),
    ("entity with an unknown key", [(TIES, _PLANT, f"{_PLANT}\n  colour: red")], TIES, "entities[3]"),
    ("entity with a wrong type of value", [(TIES, 'ru: "Госнефть"', "ru: 5")], TIES, "entities[1]"),
    ("entity with an unknown term", [(TIES, "ownership: private", "ownership: privat")], TIES, "entities[0]"),
    ("entity with a malformed id", [(TIES, _OIL, "id: company:State_Oil, ")], TIES, "entities[1]"),
    ("malformed id that ties repeat", [(TIES, _OIL, "id: company:State_Oil, "), (TIES, "from: company:state-oil", "from: company:State_Oil")], TIES, "entities[1]"),
    ("entity with an unknown prefix", [(TIES, _OIL, "id: companies:state-oil, ")], TIES, "entities[1]"),
    ("entity without a colon in its id", [(TIES, _PLANT, "id: project-amur-plant")], TIES, "entities[3]"),
    ("entity without an id", [(TIES, "- " + _PLANT, "-")], TIES, "entities[3]"),
    ("entity whose id has a misspelt key", [(TIES, _PLANT, "idd: project:amur-plant")], TIES, "entities[3]"),
    ("entity whose id is a number", [(TIES, _PLANT, "id: 5")], TIES, "entities[3]"),
    ("entity that names an unknown one", [(PLACES, "[province:CN-HL]", "[province:CN-XX]")], PLACES, "entities[6]"),
    ("country without a name", [(PLACES, ', en: "China"', "")], PLACES, "entities[0]"),
    ("region with a malformed id", [(PLACES, "id: region:RU-AMU", "id: region:ru-amu")], PLACES, "entities[2]"),
    ("region without a name", [(PLACES, ', en: "Amur Oblast"', "")], PLACES, "entities[2]"),
    ("entity defined twice", [(PLACES, "- " + _HEIHE, "- {id: country:CN, ru: Ещё, en: Again}\n- " + _HEIHE)], PLACES, "entities[6]"),
    ("entity with the id of another", [(TIES, _OIL, "id: company:huajing, ")], TIES, "entities[1]"),
    ("entity that is no record", [(TIES, '- {id: product:soy, ru: "Соя", en: "Soya", hs_section: 2, processing: raw, sector: agriculture}', "- product:soy")], TIES, "entities[5]"),
    ("source among the entities", [(PLACES, "- " + _HEIHE, "- {id: source:new, ru: Новый, en: New, date: 2025}\n- " + _HEIHE)], PLACES, "entities[6]"),
    # Sources and editions
    ("source without a date", [(SOURCES, 'en: "Paper", date: 2025', 'en: "Paper"')], SOURCES, "sources[1]"),
    ("source with a wrong period", [(SOURCES, 'before: "/2025-05"', 'before: "May"')], SOURCES, "sources[0]"),
    ("source with a malformed id", [(SOURCES, "id: source:paper", "id: source:Paper")], SOURCES, "sources[1]"),
    ("source that manifest and shorthands name", [(SOURCES, 'ru: "Справочник", ', "")], SOURCES, "sources[2]"),
    ("edition with a mark out of range", [(SOURCES, "RU-AMU: 9", "RU-AMU: 99")], SOURCES, "editions[0]"),
    ("edition of an unknown source", [(SOURCES, "  source: source:rating-test", "  source: source:rating-tset")], SOURCES, "editions[0]"),
    ("manifest with an unknown reference", [("dataset.yaml", "source:lists", "source:list")], "dataset.yaml", "reference"),
    ("manifest of another format", [("dataset.yaml", "format: 1", "format: 9")], "dataset.yaml", "format"),
    # Heads of files
    ("unknown source in the head", [(TIES, "source: rating-test", "source: rating-tset")], TIES, "source"),
    ("malformed source in the head", [(TIES, "source: rating-test", "source: Rating_Test")], TIES, "source"),
    ("source in the head that is no word", [(TIES, "source: rating-test", "source: [rating-test]")], TIES, "source"),
    ("no source in the head", [(TIES, "source: rating-test\n", "")], TIES, "ties[0].evidence[0]"),
    ("unknown region in the head", [(TIES, "\nregion: RU-AMU", "\nregion: RU-AMR")], TIES, "region"),
    ("malformed region in the head", [(TIES, "\nregion: RU-AMU", "\nregion: amur")], TIES, "region"),
    ("section that is not the region's", [(TIES, "section: RU-AMU", "section: RU-BU")], TIES, "section"),
    ("unknown section", [(TIES, "section: RU-AMU", "section: RU-AMR")], TIES, "section"),
    ("no section in the head", [(TIES, "section: RU-AMU\n", "")], TIES, ""),
    ("no region in the head", [(TIES, "\nregion: RU-AMU\n", "\n")], TIES, ""),
    ("misspelt section in the head", [(TIES, "section: RU-AMU\n", "secton: RU-AMU\n")], TIES, "secton"),
    ("misspelt key of the head", [(TIES, "source: rating-test", "sorce: rating-test")], TIES, ""),
    ("set aside without a reason", [(TIES, '{4: "continues 3"}', '{4: ""}')], TIES, "set_aside"),
    ("set aside as a list", [(TIES, '{4: "continues 3"}', "[4]")], TIES, "set_aside"),
    ("set aside a paragraph that is not there", [(TIES, "{4:", "{44:")], TIES, "set_aside"),
    # Sections and files
    ("misspelt section of entities", [(TIES, "\nentities:", "\nentites:")], TIES, "entites"),
    ("misspelt section of ties", [(TIES, "\nties:", "\nteis:")], TIES, "teis"),
    ("section that is no list", [(SOURCES, "editions:\n- id", "editions:\n  id")], SOURCES, "editions"),
    ("file without sections", [(PLACES, "entities:\n", "")], PLACES, ""),
    ("broken YAML in a file of entities", [(PLACES, 'ru: "Китай"', 'ru: "Китай')], PLACES, ""),
    ("broken YAML in a file of sources", [(SOURCES, "sources:", "sources: [")], SOURCES, ""),
    ("broken YAML in a file of ties", [(TIES, "- type: FINANCES", "- type: 'FINANCES")], TIES, ""),
    ("number that breaks a file", [(TIES, "value: 70,", "value: " + "9" * 30 + ",")], TIES, ""),
    # Ties
    ("tie of an unknown type", [(TIES, "type: INVESTOR_IN", "type: INVESTR_IN")], TIES, "ties[1]"),
    ("tie without a type", [(TREND_TIES, "- type: BORDER_CROSSING\n  from", "- from")], TREND_TIES, "ties[0]"),
    ("tie to an unknown thing", [(TIES, "to: product:soy", "to: product:soja")], TIES, "ties[4]"),
    ("tie to an unknown project", [(TIES, "to: project:amur-plant", "to: project:amur-pland")], TIES, "ties[0]"),
    ("tie with a malformed end", [(TIES, "from: company:unnamed-lender", "from: unnamed lender")], TIES, "ties[2]"),
    ("tie without an end", [(TIES, "  from: company:unnamed-lender\n", "")], TIES, "ties[2]"),
    ("tie with reversed ends", [(TIES, "  from: region:RU-BU\n  to: product:soy", "  from: product:soy\n  to: region:RU-BU")], TIES, "ties[4]"),
    ("tie with a misspelt key", [(TIES, "  planned: 2027", "  plannd: 2027")], TIES, "ties[1]"),
    ("tie with misspelt evidence", [(TIES, "  start: 2024\n  evidence:", "  start: 2024\n  evidenc:")], TIES, "ties[0].evidenc"),
    ("tie with a misspelt end", [(TIES, "  to: product:soy", "  too: product:soy")], TIES, "ties[4].too"),
    ("unknown stage", [(TIES, "{at: before/1, stage: building", "{at: before/1, stage: built")], TIES, "ties[0]"),
    ("unknown health", [(TIES, "health: cancelled", "health: canceled")], TIES, "ties[3]"),
    ("tie without a stage", [(TIES, "{at: before/2, stage: discussed, ", "{at: before/2, ")], TIES, "ties[2]"),
    ("misspelt stage key", [(TIES, "{at: before/2, stage: discussed, ", "{at: before/2, staeg: discussed, ")], TIES, "ties[2]"),
    ("malformed place", [(TIES, "{at: RU-BU/before/1,", '{at: "page one",')], TIES, "ties[4]"),
    ("unknown column", [(TIES, "{at: RU-BU/before/1,", "{at: RU-BU/befor/1,")], TIES, "ties[4]"),
    ("place that is not in the document", [(TIES, "{at: RU-BU/before/1,", "{at: RU-BU/before/7,")], TIES, "ties[4]"),
    ("line that is not in the document", [(PAPER_TIES, "line/3", "line/33")], PAPER_TIES, "ties[0]"),
    ("unknown source of evidence", [(TIES, "{at: RU-BU/before/1,", "{source: source:papr, at: line/3,")], TIES, "ties[4]"),
    ("unknown region of a tie", [(TIES, "regions: {RU-BU: origin}", "regions: {RU-BV: origin}")], TIES, "ties[4]"),
    ("unknown role of a region", [(TIES, "regions: {RU-BU: origin}", "regions: {RU-BU: orgin}")], TIES, "ties[4]"),
    ("tie without its country", [(TIES, 'en: "State Oil", country: country:CN', 'en: "State Oil"')], TIES, "entities[1]"),
    ("crossing without a country", [(PLACES, "  country: country:CN\n  located_in: [province:CN-HL]\n", "")], PLACES, "entities[6]"),
    # Numbers
    ("number with an unknown unit", [(TIES, "unit: billion_RUB", "unit: bilion_RUB")], TIES, "ties[1]"),
    ("number in a unit that does not fit", [(TIES, "quantity: investment", "quantity: jobs")], TIES, "ties[1]"),
    ("number of an unknown subject", [(TIES, "{subject: region:RU-AMU", "{subject: region:RU-AMR")], TIES, "observations[0]"),
    ("number without a subject", [(TIES, "{subject: region:RU-AMU, ", "{")], TIES, "observations[0]"),
    ("number with a wrong date", [(TIES, "date: 2025, at: after/3", "date: soon, at: after/3")], TIES, "observations[0]"),
]  # fmt: skip


#: Two things are wrong at one place then.
_TWO = {"crossing without a country"}


@pytest.mark.parametrize(("what", "edits", "file", "key"), MISTAKES, ids=[what for what, *_ in MISTAKES])
def test_a_mistake_is_told_once_where_it_was_made(
    what: str, edits: Sequence[Edit], file: str, key: str, tmp_path: Path
) -> None:
    data, sources = write_dataset(tmp_path, *edits)
    found = audit([data], sources).findings
    assert [_shown(f) for f in found if f.file != file or not f.key.startswith(key)] == []
    assert len(found) == 1 + (what in _TWO), [_shown(f) for f in found]


def _shown(finding: Finding) -> str:
    return f"{finding.rule} {finding.file} {finding.key}: {finding.message}"


_RECORDS = {name: yaml.safe_load(text) for name, text in CLEAN.items() if name.endswith(".yaml")}
_PLACES_OF_RECORDS = [
    (file, section, index)
    for file, content in _RECORDS.items()
    for section in SECTIONS
    for index in range(len(content.get(section, ())))
]
_JUNK = st.sampled_from([5, -1.5, True, "", "???", "xx:yy", "company:No Such", [], [7], {}, {"a": 1}, [{}]])


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[dict[str, Any], str, str]:
    """Return the small dataset with one record spoilt: a key gone, misspelt or of another value."""
    file, section, index = draw(st.sampled_from(_PLACES_OF_RECORDS))
    files = copy.deepcopy(_RECORDS)
    record = files[file][section][index]
    inner = [item for key in ("evidence", "numbers") for item in record.get(key, ())]
    target = draw(st.sampled_from([record, *inner]))
    key = draw(st.sampled_from(sorted(target)))
    how = draw(st.sampled_from(["gone", "misspelt", "junk"]))
    value = target.pop(key)
    if how == "misspelt":
        target[f"{key}x"] = value
    elif how == "junk":
        target[key] = draw(_JUNK)
    return files, file, f"{section}[{index}]"


@given(spoilt())
@settings(deadline=None)
def test_a_record_that_cannot_be_read_gives_errors_at_itself_alone(
    mistake: tuple[dict[str, Any], str, str],
) -> None:
    files, file, key = mistake
    with TemporaryDirectory() as folder:
        data, sources = write_dataset(Path(folder))
        for name, content in files.items():
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (data / name).write_text(text, encoding="utf-8")
        report = audit([data], sources)
    if report.partial:
        assert [_shown(f) for f in report.findings if f.file != file or not f.key.startswith(key)] == []
