"""Bad datasets are refused with file, line, key, what was expected and the next step."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.dataset_reader import read_releases
from schema.errors import DatasetError
from schema.reader import read_schema
from tests.loaders.trial_dataset import PLACES, PLANT, TIE, dataset, problems, read, statements_of


def test_a_sound_dataset_reads(tmp_path: Path) -> None:
    found = statements_of(dataset(tmp_path))
    (tie,) = found.ties.values()
    assert tie.id == PLANT
    assert tie.regions == {"region:RU-AMU": "site"}
    assert tie.evidence[0].locator == "RU-AMU/before/3"
    assert tie.evidence[0].period == "/2025-05"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said"),
    [
        ("to: project:plant", "to: project:plnt", 7, "ties[0].to", 'no entity "project:plnt"; did you mean project:plant?'),
        ("to: project:plant", "to: company:haier", 7, "ties[0].to", "HAS_PROJECT goes to Project or Zone"),
        ("to: project:plant", "to: Project:plant", 7, "ties[0].to", 'the prefix "Project" is unknown'),
        ("to: project:plant", "to: project:Plant", 7, "ties[0].to", "lower-case Latin letters"),
        ("to: project:plant", "to: 5", 7, "ties[0].to", "put it in quotes"),
        ("stage: agreed", "stage: built", 9, "ties[0].evidence[0].stage", 'stage "built" is unknown (did you mean building? Known: discussed, agreed, building, operating)'),
        ("stage: agreed", "stage: [agreed]", 9, "ties[0].evidence[0].stage", "is not text"),
        ("stage: agreed", "health: broken", 9, "ties[0].evidence[0].health", 'health "broken" is unknown'),
        ("stage: agreed", "health: stalled", 8, "ties[0].evidence", "no evidence gives a stage"),
        (", stage: agreed", ", staged: agreed", 9, "ties[0].evidence[0].staged", "did you mean stage or"),
        ("at: before/3", "at: before 3", 9, "ties[0].evidence[0].at", "is not a place in a source"),
        (', en: "Signed"', "", 9, "ties[0].evidence[0]", 'has no "en"'),
        ("  evidence:\n  - {at", "  evidence: []\n  x: {at", 8, "ties[0].evidence", "the list is empty"),
        ("  evidence:", "  proof:", 5, "ties[0]", 'has no "evidence"'),
        ("  evidence:", "  regions: {RU-XYZ: site}\n  evidence:", 8, "ties[0].regions.RU-XYZ", 'no entity "region:RU-XYZ"'),
        ("  evidence:", "  regions: {ru-amu: site}\n  evidence:", 8, "ties[0].regions.ru-amu", "ISO code such as RU-AMU"),
        ("  evidence:", "  regions: {RU-AMU: home}\n  evidence:", 8, "ties[0].regions.RU-AMU", '"home" is unknown'),
        ("  evidence:", "  regions: {RU-AMU: [site]}\n  evidence:", 8, "ties[0].regions.RU-AMU", "is unknown"),
        ("  evidence:", "  regions: [RU-AMU]\n  evidence:", 8, "ties[0].regions", "expected keys with values"),
        ("  evidence:", "  start: 31.02.2026\n  evidence:", 8, "ties[0].start", "no day 31 in month 2 of 2026"),
        ("  evidence:", "  start: 05.12.2025\n  evidence:", 8, "ties[0].start", "2025-12-05 (year first)"),
        ("  evidence:", "  stage: agreed\n  evidence:", 8, "ties[0].stage", 'this HAS_PROJECT has no key "stage"'),
        ("source: news", "source: nws", 1, "source", 'no entity "source:nws"; did you mean source:news?'),
        ("source: news\n", "", 8, "ties[0].evidence[0]", 'the key "source" is missing'),
        ("type: HAS_PROJECT", "type: HAS_PROJCT", 5, "ties[0].type", "did you mean HAS_PROJECT"),
        ("ties:\n- type", "tie:\n- type", 4, "tie", "is not a section"),
        ("ties:\n- type", "remarks: x\nties:\n- type", 4, "remarks", "is not a section"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, line: int, key: str, said: str
) -> None:
    assert old in TIE
    found = problems(dataset(tmp_path, TIE.replace(old, new, 1)))
    match = [p for p in found if p.key == key and said in str(p.message)]
    assert match, [str(p) for p in found]
    assert match[0].file == "ties.yaml"
    assert match[0].line == line


def test_an_entity_defined_twice_is_named_with_both_places(tmp_path: Path) -> None:
    again = PLACES + '- {id: company:haier, ru: "Хаер", en: "Haier Group"}\n'
    (found,) = problems(dataset(tmp_path, places=again))
    assert (found.file, found.line, found.key) == ("places.yaml", 10, "entities[6].id")
    assert "already defined in places.yaml" in str(found.message)
    assert "give this one an id of its own" in str(found.message)


def test_an_id_that_differs_only_by_case_is_refused(tmp_path: Path) -> None:
    again = PLACES + '- {id: company:Haier, ru: "Хайер", en: "Haier"}\n'
    (found,) = problems(dataset(tmp_path, places=again))
    assert (found.line, found.key) == (10, "entities[6].id")
    assert "lower-case" in str(found.message)


@pytest.mark.parametrize("type_", ["TAKES_PART", "PARTY_TO", "TELLS_OF", "PARTNER"])
def test_a_tie_that_the_program_makes_is_refused_with_what_to_write_instead(
    tmp_path: Path, type_: str
) -> None:
    (found,) = problems(dataset(tmp_path, TIE.replace("HAS_PROJECT", type_)))
    assert (found.file, found.line, found.key) == ("ties.yaml", 5, "ties[0].type")
    assert f"ties of type {type_} are made by the program" in str(found.message)
    assert "remove this one and write the ties that it follows from" in str(found.message)


@pytest.mark.parametrize("id_", ["deal:plant", "deal:project:plant", "deal:capital/company:haier/country:RU"])
def test_a_deal_is_refused_with_what_to_write_instead(tmp_path: Path, id_: str) -> None:
    again = PLACES + f'- {{id: "{id_}", ru: "Сделка", en: "Deal", kind: built, points: 1}}\n'
    (found,) = problems(dataset(tmp_path, places=again))
    assert (found.file, found.line, found.key) == ("places.yaml", 10, "entities[6].id")
    assert f'"{id_}" is a Deal, which the program makes' in str(found.message)
    assert "write the ties that it follows from" in str(found.message)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (
            "type: HAS_PROJECT\n  from: region:RU-AMU",
            "type: ABOUT\n  from: deal:project:plant",
            "ties[0].from",
        ),
        ("  evidence:", "  announced_by: deal:plant\n  evidence:", "ties[0].announced_by"),
    ],
)
def test_nothing_in_a_dataset_can_point_to_a_deal(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in TIE
    (found,) = problems(dataset(tmp_path, TIE.replace(old, new, 1)))
    assert (found.file, found.key) == ("ties.yaml", key)
    assert "is a Deal, which the program makes" in str(found.message)


@pytest.mark.parametrize("key", ["mark", "score", "rank", "published_mark"])
def test_a_property_that_the_program_writes_is_an_unknown_key(tmp_path: Path, key: str) -> None:
    assert key in read_schema().nodes["Region"].derived
    spoilt = PLACES.replace('en: "Amur Oblast"', f'en: "Amur Oblast", {key}: 5')
    found = problems(dataset(tmp_path, places=spoilt))
    assert ("places.yaml", 5, f"entities[1].{key}") in [(p.file, p.line, p.key) for p in found]
    assert any(f'this Region has no key "{key}"' in str(p.message) for p in found)


def test_no_type_is_proposed_that_the_program_makes(tmp_path: Path) -> None:
    (found,) = problems(dataset(tmp_path, TIE.replace("HAS_PROJECT", "TAKE_PART")))
    assert "is unknown" in str(found.message)
    assert "TAKES_PART" not in str(found.message)
    (found,) = problems(dataset(tmp_path, places=PLACES + '- {id: deals:plant, ru: "А", en: "A"}\n'))
    assert 'the prefix "deals" is unknown' in str(found.message)
    assert "deal," not in str(found.message)


def test_a_source_must_be_a_source(tmp_path: Path) -> None:
    found = problems(dataset(tmp_path, places=PLACES.replace("id: source:news", "id: company:news")))
    assert any("is a Company; expected Source" in str(p.message) for p in found)


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    (found,) = problems(dataset(tmp_path, TIE + "- type: [\n"))
    assert found.file == "ties.yaml"
    assert found.line > 0
    assert "is not valid YAML" in str(found.message)


@pytest.mark.parametrize("number", ["1e400", ".inf", "9" * 20, "9" * 400, "1" + "0" * 5000, ".nan"])
def test_a_number_that_cannot_be_is_named_with_its_line(number: str, tmp_path: Path) -> None:
    observation = (
        "observations:\n- {subject: company:haier, quantity: jobs, unit: person, at: p/1,\n   value: VALUE}\n"
    )
    (found,) = problems(dataset(tmp_path, TIE + observation.replace("VALUE", number)))
    assert found.file == "ties.yaml"
    assert found.line == (TIE + observation).count("\n")
    assert "is too large" in str(found.message) or "nan is not a number" in str(found.message)
    assert len(str(found)) < 200


def test_a_control_character_is_named_and_never_printed(tmp_path: Path) -> None:
    again = (
        PLACES
        + '- {id: company:evil, ru: "Хай\\x1b[31mер", en: "Haier"}\n- {id: "company:\\x1b[2J", ru: "А", en: "A"}\n'
    )
    name, id_ = problems(dataset(tmp_path, places=again))
    assert (name.line, name.key) == (10, "entities[6].ru")
    assert "invisible characters (U+001B)" in str(name.message)
    assert "company:\\x1b[2J" in id_.said()
    assert "\x1b" not in str(name) + str(id_)


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    folder = dataset(tmp_path)
    (folder / "ties.yaml").write_bytes(TIE.encode("cp1251"))
    (found,) = problems(folder)
    assert (found.file, found.line) == ("ties.yaml", 9)
    assert "save the file as UTF-8" in str(found.message)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    folder = dataset(tmp_path)
    (folder / "ties.yaml").write_bytes(b"\xef\xbb\xbf" + TIE.encode())
    assert PLANT in statements_of(folder).ties


def test_all_problems_are_named_at_once_in_order(tmp_path: Path) -> None:
    spoilt = TIE.replace("agreed", "built") + TIE.partition("ties:\n")[2].replace(
        "project:plant", "project:none"
    )
    (tmp_path / "more.yaml").write_text("tie: []\n", encoding="utf-8")
    found = problems(dataset(tmp_path, spoilt))
    assert [(p.file, p.key) for p in found] == [
        ("more.yaml", "tie"),
        ("ties.yaml", "ties[0].evidence[0].stage"),
        ("ties.yaml", "ties[1].to"),
    ]


@pytest.mark.parametrize("content", ["", "ties: []\n", "entities:\n", "# nothing yet\n"])
def test_an_empty_dataset_is_refused_with_the_next_step(tmp_path: Path, content: str) -> None:
    folder = dataset(tmp_path, ties=content, places="")
    with pytest.raises(DatasetError, match=r"the dataset is empty.*docs/coding\.md"):
        read(folder)


def test_a_directory_that_is_no_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"is not a dataset: it has no dataset\.yaml"):
        read(tmp_path)
    with pytest.raises(DatasetError, match="there is no such directory"):
        read(tmp_path / "nowhere")


def test_a_file_instead_of_a_directory_is_refused(tmp_path: Path) -> None:
    path = dataset(tmp_path) / "ties.yaml"
    with pytest.raises(DatasetError, match="is a file, not a dataset directory"):
        read(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 2\nname: x\nru: a\nen: b\n", "reads format 1"),
        ('format: 1\nname: "My data"\nru: a\nen: b\n', "must be lower-case"),
        ("format: 1\nname: x\nru: a\n", 'the key "en" is missing'),
        ("format: 1\nname: x\nru: a\nen: b\nnmae: y\n", "did you mean name"),
        ("- x\n", "expected keys with values"),
        ("format: [\n", "cannot be read"),
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, text: str, said: str) -> None:
    folder = dataset(tmp_path)
    (folder / "dataset.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError) as caught:
        read(folder)
    assert said in str(caught.value)


def test_a_dataset_may_have_a_chinese_title(tmp_path: Path) -> None:
    folder = dataset(tmp_path)
    (folder / "dataset.yaml").write_text("format: 1\nname: x\nru: a\nen: b\nzh: 数据\n", encoding="utf-8")
    assert read_releases([folder])[-1].titles["zh"] == "数据"


def test_a_record_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    (found,) = problems(dataset(tmp_path, "ties:\n- HAS_PROJECT\n"))
    assert found.key == "ties[0]"
    assert "must be keys with values" in str(found.message)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TIE.replace("region: RU-AMU\n", "region: [RU-AMU]\n", 1), "expected one word"),
        (TIE.replace("before/3", "befor/3"), "names no column of source:news (did you mean before"),
        (TIE.replace("before/3", "[3]"), "is not a place in a source"),
        (TIE.replace("  evidence:", "  key: second line\n  evidence:"), "must be lower-case Latin letters"),
        (TIE.replace("region: RU-AMU\n", "region: RU-AMU\nregion: RU-PRI\n", 1), "duplicate entry"),
        (
            TIE + "  numbers: [{at: before/3, quantity: jobs, value: .nan, unit: person}]\n",
            "nan is not a number",
        ),
        (TIE + "  numbers: [{at: before/3, quantity: jobs, value: 5, unit: men}]\n", '"men" is unknown'),
        (TIE + "observations:\n- {quantity: jobs, value: 1, unit: person, at: before/3}\n", 'no "subject"'),
        (TIE + "entities:\n- {id: source:b, ru: a, en: b}\n", "write it under sources"),
        (TIE + "entities:\n- {id: evidence:b, ru: a, en: b}\n", "write it as evidence of a tie"),
        (
            TIE.replace("HAS_PROJECT", "INVESTOR_IN").replace("region:RU-AMU", "project:plant"),
            "INVESTOR_IN goes from",
        ),
        (TIE.replace("to: project:plant", "to: region:RU-AMU"), "to itself"),
    ],
)
def test_odd_values_are_named_and_crash_nothing(tmp_path: Path, text: str, said: str) -> None:
    found = problems(dataset(tmp_path, text))
    assert any(said in str(p) for p in found), [str(p) for p in found]
