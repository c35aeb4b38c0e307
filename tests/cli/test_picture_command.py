"""argun picture and argun cypher --picture: files that programs open, and errors that name what exists."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.command_line import argun, run

ANSWER = "MATCH (r:Region)-[t:PARTNER]->(p:Province) WHERE t.rank = 1 RETURN r, t, p"


def test_every_picture_is_listed_with_what_it_shows_and_takes() -> None:
    lines = argun("picture", "-").text.splitlines()
    assert lines[0].split("\t") == ["picture", "shows", "takes"]
    assert {line.split("\t")[0] for line in lines[1:]} >= {"marks", "promises", "changes"}
    assert all(line.split("\t")[1] for line in lines[1:])


def test_a_picture_goes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    done = run("picture", "marks", "--output", "-", "--title", "<Свой>", "--size", "16cm", cwd=tmp_path)
    assert done.code == 0, done.errors
    root = ET.fromstring(done.out)  # noqa: S314 # our own text
    assert root.get("width") == "16cm"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "<Свой>"
    assert "Data: argun" in done.errors
    for name, head in (("m.png", b"\x89PNG"), ("m.pdf", b"%PDF")):
        assert run("picture", "marks", "--output", name, cwd=tmp_path).code == 0
        assert (tmp_path / name).read_bytes().startswith(head)


def test_an_answer_is_drawn_in_the_place_of_its_rows(tmp_path: Path) -> None:
    done = run("cypher", ANSWER, "--picture", str(tmp_path / "a.svg"), "--colour", "region=#010203")
    assert (done.code, done.out) == (0, b""), done.errors
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "Heilongjiang" in text
    assert "#010203" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("picture", "mark"), "did you mean marks"),
        (("picture", "promises", "--region", "RU-AMU"), "the picture promises takes"),
        (("picture", "profile", "--region", "RU-AMU", "--province", "CN-HL"), "is of one place"),
        (("picture", "ego", "--of", "Haier", "--region", "RU-AMU"), "is of one thing"),
        (("picture", "marks", "--output", "x.jpg"), "written as .svg, .png, .pdf"),
        (("picture", "marks", "--size", "big"), "expected 16cm, 16x9cm or 1600px"),
        (("picture", "marks", "--colour", "operatin=#111111"), "did you mean operating"),
        (("picture", "marks", "--colour", "operating=red"), "not of the form"),
        (("picture", "marks", "--theme", "blue"), "light, dark"),
        (("cypher", "RETURN 1 AS x", "--picture", "x.gif"), "written as"),
        (("cypher", "RETURN 1 AS x", "--title", "x"), "belong to --picture"),
        (("cypher", "RETURN 1 AS x", "--picture", "x.svg"), "nothing to draw in the answer"),
    ],
)
def test_what_cannot_be_drawn_is_a_usage_error(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert said in done.errors
    assert list(tmp_path.iterdir()) == []
