"""``argun read text``: a line a paragraph, what the document says of itself, and what is set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.workflows.contracts import reading
from tests.command_line import Finished, run
from tests.document_factory import docx, p, pdf

_HEAD, _BODY = "Причал сдан", "Причал в порту сдан на год раньше срока, первые суда уже пришли."
_PAGE = f"<html><script>alert(1)</script><h1>{_HEAD}</h1><p>12 мая 2026</p><p>{_BODY}</p></html>"
FILES = {
    "a.md": f"# {_HEAD}\n\n12 мая 2026\n\n{_BODY}\n".encode(),
    "a.html": _PAGE.encode("cp1251"),
    "a.docx": docx(p(_HEAD, '<w:outlineLvl w:val="0"/>') + p("12 мая 2026") + p(_BODY)),
    "a.pdf": pdf(f"#text(size: 16pt)[{_HEAD}]\n\n12 мая 2026\n\n{_BODY}"),
}


def _read(tmp_path: Path, name: str, *arguments: str) -> Finished:
    (tmp_path / name).write_bytes(FILES[name])
    return run("read", "text", name, *arguments, cwd=tmp_path)


def _records(done: Finished) -> list[dict[str, object]]:
    assert done.code == 0, done.errors
    return [json.loads(line) for line in done.text.splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_paragraphs(name: str, tmp_path: Path) -> None:
    done = _read(tmp_path, name, "--format", "ndjson")
    found = _records(done)
    assert not [fault for record in found for fault in reading.PARAGRAPHS.faults(record)]
    assert [(r["index"], r["text"]) for r in found] == [(1, _HEAD), (2, "12 мая 2026"), (3, _BODY)]
    place = {"a.md": "line/5", "a.html": "line/1", "a.docx": "paragraph/3", "a.pdf": "page/1"}[name]
    assert (found[0]["heading"], found[2]["place"]) == (1, place)
    whole = "\n".join(str(r["text"]) for r in found)
    assert all(whole[int(str(r["start"])) : int(str(r["end"]))] == r["text"] for r in found)
    assert "+ 0 lost" in done.errors


def test_a_document_tells_of_itself_and_what_is_set_aside(tmp_path: Path) -> None:
    done = _read(tmp_path, "a.html", "--what", "document", "--format", "ndjson")
    (record,) = _records(done)
    assert not list(reading.DOCUMENT.faults(record))
    assert (record["title"], record["date"], record["language"]) == (_HEAD, "2026-05-12", "ru")
    assert "a.html: read as cp1251" in done.errors
    (aside,) = _records(_read(tmp_path, "a.html", "--what", "aside", "--format", "ndjson", "--lang", "en"))
    assert aside["text"] == "alert(1)"
    assert "script" in str(aside["reason"])


def test_a_document_that_cannot_be_read_ends_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    done = run("read", "text", "a.txt", cwd=tmp_path)
    assert (done.code, done.text) == (1, "")
    assert "a.txt is empty" in done.errors
    (tmp_path / "a.txt").write_text(_BODY, encoding="utf-8")
    assert (
        "is in UTF-8, not in cp1251"
        in run("read", "text", "a.txt", "--encoding", "cp1251", cwd=tmp_path).errors
    )
