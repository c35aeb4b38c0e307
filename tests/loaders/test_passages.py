"""Fingerprints of passages: recorded, kept while nothing changes, refused when a passage has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.audit import audit
from loaders.passages import fingerprint, main, read_passages
from schema.errors import DatasetError
from tests.loaders.audit_factory import RATING, write_dataset


def _run(command: str, directory: Path) -> int:
    return main([command, str(directory / "data"), str(directory / "sources")])


def test_layout_and_case_change_no_fingerprint() -> None:
    assert fingerprint("Лён — в *Китай*.") == fingerprint("лён в  Китай")
    assert fingerprint("Лён в Китай") != fingerprint("Лес в Китай")


def test_what_is_cited_or_set_aside_is_recorded(tmp_path: Path) -> None:
    data, sources = write_dataset(tmp_path)
    assert _run("record", tmp_path) == 0
    places = {place for _, place in read_passages(data)}
    assert {"RU-AMU/1", "RU-AMU/2", "RU-AMU/3", "RU-AMU/4", "RU-BU/1", "trends/1", "line/3"} <= places
    before = (data / "passages.tsv").read_bytes()
    assert _run("record", tmp_path) == 0
    assert (data / "passages.tsv").read_bytes() == before
    assert not audit([data], sources).findings


def test_a_passage_that_moved_is_found_and_not_recorded_silently(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sources = write_dataset(tmp_path)
    assert _run("record", tmp_path) == 0
    text = (tmp_path / RATING).read_text(encoding="utf-8")
    (tmp_path / RATING).write_text(
        text.replace("<p>второй", "<p>Регион растёт</p><p>второй"), encoding="utf-8"
    )
    found = {f.rule for f in audit([data], sources).findings}
    assert "AR068" in found
    assert _run("record", tmp_path) == 1
    assert "RU-AMU/2 has changed" in capsys.readouterr().err
    assert _run("accept", tmp_path) == 0
    assert "AR068" not in {f.rule for f in audit([data], sources).findings}


def test_a_line_that_is_cut_off_is_told_with_its_number(tmp_path: Path) -> None:
    data, sources = write_dataset(tmp_path)
    assert _run("record", tmp_path) == 0
    path = data / "passages.tsv"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[: whole.rindex("\t")], encoding="utf-8")
    with pytest.raises(DatasetError, match=rf"passages\.tsv line {whole.count(chr(10))}: expected source"):
        audit([data], sources)
    assert _run("accept", tmp_path) == 1


def test_other_arguments_are_told_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record"]) == 2
    assert "python -m loaders.passages" in capsys.readouterr().err
