"""Nothing is cut without a word: files hold every row, and say how many there are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.progress import NoProgress
from graph.store.embedded import EmbeddedStore
from graph.workflows.main_job import HEADLINES, MainJob, run_main_job
from graph.workflows.query_book import cut_at
from queries.library import Library
from tests.command_line import argun
from tests.shipped import ask, shipped_workspace


@pytest.fixture(scope="module")
def written(shipped: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> tuple[MainJob, Path]:
    folder = tmp_path_factory.mktemp("run") / "out"
    return run_main_job(shipped_workspace(), shipped, folder, "en", NoProgress()), folder


@pytest.mark.slow
@pytest.mark.parametrize("name", HEADLINES)
def test_a_file_of_the_main_job_holds_every_row_and_a_page_says_how_many(
    written: tuple[MainJob, Path], shipped: EmbeddedStore, name: str
) -> None:
    job, folder = written
    with (folder / "queries" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)) - 1
    assert rows == len(job.answers[name].result.rows) == len(ask(shipped, name))
    assert f"({rows} rows)" in (folder / "files.html").read_text(encoding="utf-8")


def test_nothing_is_cut_unless_it_is_asked_for() -> None:
    limits = [p.default for q in Library().read_all() for p in q.parameters if p.name == "limit"]
    assert set(limits) == {None}


@pytest.mark.slow
def test_an_answer_that_was_cut_says_so() -> None:
    asked = ("query", "announced_not_there", "--format", "tsv")
    cut = argun(*asked, "-p", "limit=200")
    assert cut.text.count("\n") == 201
    assert "200 rows, as many as were asked for: there may be more" in cut.errors
    whole = argun(*asked)
    assert whole.text.startswith(cut.text)
    assert "as were asked for" not in whole.errors


def test_an_answer_with_fewer_rows_is_whole() -> None:
    assert cut_at({"limit": 3}, 2) is None
    assert cut_at({}, 3) is None
    assert cut_at({"limit": 3}, 3) is not None
