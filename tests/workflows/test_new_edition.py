"""A new edition of the rating by one command, and what the other commands make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.entity_names import names_by_language
from tests.command_line import Finished, run
from tests.shipped import shipped_workspace

HEADS = (
    "Регион\tСобытия до мая 2026 года\tСобытия июня 2026 – мая 2027 годов\n"
    "Оценка по 10-балльной шкале (оценка в III рейтинге)\t\t\n"
)


def document(marks: dict[str, str]) -> str:
    """Return a rating with a line for each region: code and what is printed as its marks."""
    names = {code: names["ru"] for code, names, _ in names_by_language("Region")}
    rows = (
        f"<p>{names[code]}</p> <p>{mark}</p>\t<p>Прежде строили мост.</p>\t<p>Мост открыт.</p>\n"
        for code, mark in marks.items()
    )
    return f"# Рейтинг\n\nВЫСОКАЯ ПРОДУКТИВНОСТЬ\n\n{HEADS}\n" + "\n".join(rows)


def known_marks(most: int) -> dict[str, int]:
    """Return marks of the third edition by code."""
    marks = shipped_workspace().everything.editions["edition:rating-2026"].marks
    return {id_.partition(":")[2]: int(mark) for id_, mark in list(marks.items())[:most]}


def imported(text: str, folder: Path, *more: str) -> Finished:
    (folder / "new.md").write_text(text, encoding="utf-8")
    return run("import", "edition", "new.md", "--date", "2027-06", "--output", "layer", *more, cwd=folder)


@pytest.mark.slow
def test_a_new_edition_is_one_command_and_the_others_take_it(tmp_path: Path) -> None:
    marks = known_marks(25)
    done = imported(document({code: f"{mark} ({mark})" for code, mark in marks.items()}), tmp_path)
    assert done.code == 0, done.errors
    assert "25 marks" in done.errors
    told_sources = (tmp_path / "layer" / "sources.yaml").read_text(encoding="utf-8")
    assert "Рейтинг регионов, выпуск 2027-06" in told_sources
    assert "地区评级，2027-06 版" in told_sources
    assert run("check", "--dataset", "layer", cwd=tmp_path).code == 0
    compared = run("compare", "--dataset", "layer", "--format", "json", cwd=tmp_path)
    assert {"edition:rating-2027"} == {row["edition"] for row in compared.json if row.get("edition")}
    between = ("edition:rating-2026", "edition:rating-2027")
    told = run("diff", "--dataset", "layer", *between, "--format", "json", cwd=tmp_path)
    assert "silent" not in {row["change"] for row in told.json}  # marks alone tell of no deal
    scores = run("score", "--dataset", "layer", "--format", "json", cwd=tmp_path).json
    published = {row["id"].partition(":")[2]: row["published_mark"] for row in scores}
    assert {code: published[code] for code in marks} == marks


def test_an_earlier_mark_that_differs_from_the_data_is_said(tmp_path: Path) -> None:
    code, mark = next(iter(known_marks(1).items()))
    done = imported(document({code: f"5 ({mark % 10 + 1})", "RU-AMU": "9 (н/д)"}), tmp_path)
    assert done.code == 0, done.errors
    assert f"region:{code}: the document gives {mark % 10 + 1} for edition:rating-2026" in done.errors
    layer = (tmp_path / "layer" / "editions.yaml").read_text(encoding="utf-8")
    assert "RU-AMU: 9" in layer
    assert "before: /2026-05" in (tmp_path / "layer" / "sources.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        (document({"RU-AMU": "11 (9)"}), (), "nothing is written"),
        (document({"RU-AMU": "н/д (9)"}), (), "the rating gives no mark"),
        (document({"RU-AMU": "9 (9)"}), ("--name", "rating-2026"), "is in the data already"),
        (document({"RU-AMU": "9 (9)"}), ("--date", "soon"), "--date"),
        ("# Шахматы\n\nБелые сдались.\n", (), "new.md"),
    ],
    ids=["out of range", "no mark", "taken", "date", "no rating"],
)
def test_what_is_no_edition_leaves_nothing(
    text: str, more: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = imported(text, tmp_path, *more)
    assert done.code != 0
    assert said in done.errors
    assert not (tmp_path / "layer").exists()


def test_the_good_marks_are_kept_on_demand(tmp_path: Path) -> None:
    done = imported(document({"RU-AMU": "11 (9)", "RU-PRI": "8 (9)"}), tmp_path, "--keep-good")
    assert done.code == 0, done.errors
    layer = (tmp_path / "layer" / "editions.yaml").read_text(encoding="utf-8")
    assert ("RU-PRI: 8" in layer, "RU-AMU" in layer) == (True, False)
