"""argun changes --datasets: which facts differ between two versions of a dataset."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.dataset_reader import shipped_dataset
from tests.command_line import LAYER_TIES, ROOT, records, run, write_layer

LAYER = str(ROOT / "examples" / "my-layer")
MOVED = LAYER_TIES.replace(
    "stage: operating, ru: Завод работает, en: The plant runs",
    "stage: building, ru: Стройка, en: Works go on",
)


def test_a_layer_against_the_shipped_dataset_is_what_it_adds() -> None:
    found = records("changes", "--datasets", "shipped", LAYER)
    assert {record["change"] for record in found} == {"added"}
    assert {record["record"] for record in found} == {"entity", "tie", "evidence", "observation"}
    back = records("changes", "--datasets", LAYER, "shipped")
    assert {record["change"] for record in back} == {"removed"}
    assert [r["id"] for r in back] == [r["id"] for r in found]


def test_two_versions_of_a_layer_differ_only_where_they_do(tmp_path: Path) -> None:
    old, new = (str(write_layer(tmp_path / n, ties)) for n, ties in (("old", LAYER_TIES), ("new", MOVED)))
    found = run("changes", "--datasets", old, new, "--format", "json").json
    tie = "INVESTOR_IN/company:overlay-firm/project:overlay-plant"
    assert {(r["record"], r["field"], r["before"], r["after"]) for r in found} == {
        ("tie", "stage", "operating", "building"),
        ("evidence", "stage", "operating", "building"),
        ("evidence", "note_en", "The plant runs", "Works go on"),
        ("evidence", "note_ru", "Завод работает", "Стройка"),
    }
    assert {r["tie_id"] or r["id"] for r in found} == {tie}
    counts = run("changes", "--datasets", old, new, "--summary", "--format", "json").json
    assert [(c["record"], c["added"], c["removed"], c["changed"]) for c in counts if c["changed"]] == [
        ("tie", 0, 0, 1),
        ("evidence", 0, 0, 1),
    ]


def test_an_older_shipped_dataset_is_compared_as_it_is(tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(shipped_dataset(), old)
    manifest = old / "dataset.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("0.2.0", "0.1.9"), encoding="utf-8")
    done = run("changes", "--datasets", str(old), "shipped", "--format", "table", "--lang", "ru")
    assert done.text == ""
    assert "argun 0.1.9" in done.errors
    assert "→ argun" in done.errors


def test_ties_of_an_older_version_may_join_types_that_they_no_longer_join(tmp_path: Path) -> None:
    written = """
- type: PARTNERS_WITH
  from: region:RU-AMU
  to: country:CN
  evidence:
  - {at: p/9, stage: discussed, ru: Говорят о партнёрстве, en: A partnership is discussed}
"""
    old, new = (
        write_layer(tmp_path / n, ties) for n, ties in (("old", LAYER_TIES + written), ("new", LAYER_TIES))
    )
    found = records("changes", "--datasets", str(old), str(new))
    tie = "PARTNERS_WITH/region:RU-AMU/country:CN"
    assert {(r["record"], r["change"], r["tie_id"] or r["id"]) for r in found} == {
        ("tie", "removed", tie),
        ("evidence", "removed", tie),
    }
    assert run("check", "--dataset", str(old)).code != 0


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "добавлено"),
        *(pytest.param(*of, marks=pytest.mark.slow) for of in (("en", "added"), ("zh", "新增"))),
    ],
)
def test_tables_have_words_in_every_language_and_files_the_codes(lang: str, word: str) -> None:
    asked = ("changes", "--datasets", "shipped", LAYER, "--lang", lang)
    assert word in run(*asked, "--format", "table").text
    lines = run(*asked, "--format", "csv").text.splitlines()
    assert lines[0].startswith("change,record,type,name,field,before,after,id")
    assert all(line.startswith("added,") for line in lines[1:])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--datasets OLD NEW"),
        (("--from", "2025"), "--datasets OLD NEW"),
        (("--summary",), "--datasets OLD NEW"),
        (("--datasets", "shipped", LAYER, "--region", "RU-AMU"), "leave out"),
        (("--datasets", "shipped", LAYER, "--dataset", LAYER), "leave out"),
        (("--datasets", "shipped", "no-such-place"), "no such directory"),
    ],
)
def test_what_makes_no_sense_is_said(arguments: tuple[str, ...], said: str) -> None:
    done = run("changes", *arguments)
    assert done.code != 0
    assert said in done.errors
