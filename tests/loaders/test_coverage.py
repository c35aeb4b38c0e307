"""Every paragraph of a rating is covered, set aside with a reason, or unaccounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.audit import audit
from loaders.audit.checks.quotations import runs, words
from loaders.coverage import Coverage, ParagraphCoverage, sound_reasons
from tests.loaders.audit_factory import TIES, Edit, write_dataset


def _coverage(directory: Path, *edits: Edit) -> Coverage:
    data, sources = write_dataset(directory, *edits)
    (coverage,) = audit([data], sources).coverage
    return coverage


def _paragraph(coverage: Coverage, section: str, ordinal: int) -> ParagraphCoverage:
    return next(p for p in coverage.paragraphs if (p.section, p.ordinal) == (section, ordinal))


def test_counts_add_up_to_all_paragraphs(tmp_path: Path) -> None:
    coverage = _coverage(tmp_path)
    counts = [coverage.count(status) for status in ("covered", "set_aside", "unaccounted")]
    assert counts == [4, 1, 0]
    assert coverage.count() == 5


def test_paragraph_names_the_ties_and_numbers_that_cite_it(tmp_path: Path) -> None:
    paragraph = _paragraph(_coverage(tmp_path), "RU-AMU", 1)
    assert paragraph.ties == (
        "HAS_PROJECT/region:RU-AMU/project:amur-plant",
        "INVESTOR_IN/company:huajing/project:amur-plant",
    )
    assert len(paragraph.observations) == 1
    assert (paragraph.column, paragraph.status) == ("before", "covered")


def test_number_alone_covers_a_paragraph(tmp_path: Path) -> None:
    coverage = _coverage(
        tmp_path,
        (TIES, 'set_aside: {4: "continues 3"}\n', ""),
        (TIES, "date: 2025, at: after/3", "date: 2025, at: after/4"),
    )
    paragraph = _paragraph(coverage, "RU-AMU", 4)
    assert paragraph.ties == ()
    assert paragraph.status == "covered"


def test_paragraph_without_citation_or_reason_is_unaccounted(tmp_path: Path) -> None:
    coverage = _coverage(tmp_path, (TIES, 'set_aside: {4: "continues 3"}\n', ""))
    assert _paragraph(coverage, "RU-AMU", 4).status == "unaccounted"
    assert coverage.count("unaccounted") == 1


def test_citation_beats_a_reason_to_set_aside(tmp_path: Path) -> None:
    coverage = _coverage(tmp_path, (TIES, "set_aside: {4:", 'set_aside: {3: "comment", 4:'))
    assert _paragraph(coverage, "RU-AMU", 3).status == "covered"


@pytest.mark.parametrize("value", [None, [3], "3", {"three": "x"}, {3: ""}, {3: None}, {0: "x"}, {-1: "x"}])
def test_unsound_entries_set_nothing_aside(value: object) -> None:
    assert sound_reasons(value) == {}


def test_runs_compare_wordings_without_markup_and_punctuation() -> None:
    assert words("<i>Ещё — «один»,</i> два") == ["еще", "один", "два"]
    assert ("два", "три") in runs(["Один, два", "три!"], 2)
    assert runs(["один"], 2) == set()
