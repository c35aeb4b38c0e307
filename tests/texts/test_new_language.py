"""A new language is one catalogue: with it, every text of the program is in that language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, partial

import pytest

from graph.texts.catalogues import CATALOGUES, compile_catalogue, extract, write_catalogue
from tests.command_line import ROOT, Finished, copy_program, run

pytestmark = pytest.mark.slow

Run = Callable[..., Finished]
PLANT = "project:amur-gas-chemical-complex"
#: A made-up language: the English text between brackets that no English text has.
OPEN, CLOSE = "⟦", "⟧"


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the command of a copy of the program that has one catalogue more."""
    copy = tmp_path_factory.mktemp("speaking")
    copy_program(copy)
    catalogue = extract()
    for message in catalogue:
        if isinstance(message.id, str):
            message.string = f"{OPEN}{message.id}{CLOSE}"
        elif message.id:
            message.string = tuple(f"{OPEN}{text}{CLOSE}" for text in message.id)
    path = copy / "graph" / "texts" / "po" / "qps.po"
    write_catalogue(catalogue, path)
    compile_catalogue(path, copy / "graph" / "texts" / "compiled")
    return partial(run, program=copy)


def _unspoken(text: str) -> list[str]:
    """Return runs of three English words outside the brackets."""
    while (shorter := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", text)) != text:
        text = shorter
    return re.findall(r"\b[a-z]+ [a-z]+ [a-z]+\b", text)


@cache
def _words_of_the_data() -> str:
    """Return the names and definitions, which are in English where they lack a language."""
    data = ROOT / "loaders" / "dataset"
    paths = [p for folder in (data, ROOT / "schema" / "definitions") for p in sorted(folder.rglob("*.yaml"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [["--help"], ["ties", "--help"], ["what-if", "--help"], ["check", "--help"]]
)
def test_help_pages_speak_it(speaking: Run, arguments: list[str]) -> None:
    done = speaking(*arguments, "--lang", "qps")
    text = done.text
    assert OPEN in text
    assert _unspoken(text.partition("Examples")[0]) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "RU-AMU", "--format", "table"],
        pytest.param(["next-mark", "RU-TA", "--format", "table"], marks=pytest.mark.slow),
        ["compare", "--format", "table"],
        pytest.param(["promises", "--by", "kind", "--format", "table"], marks=pytest.mark.slow),
        ["score", "--format", "table"],
        ["what-if", "RU-AMU", f"stage=operating@deal:{PLANT}", "--format", "table"],
        ["changes", "--from", "2025-05-31", "--to", "2026-05-31", "--region", "RU-AMU", "--format", "table"],
        pytest.param(["network", "--format", "table"], marks=pytest.mark.slow),
        pytest.param(["clusters", "--format", "table"], marks=pytest.mark.slow),
        ["card"],
        pytest.param(["method"], marks=pytest.mark.slow),
        ["schema", "Region"],
        pytest.param(["run", "--output", "pages"], marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_answers_speak_it(speaking: Run, arguments: list[str]) -> None:
    done = speaking(*arguments, "--lang", "qps")
    assert done.code == 0, done.errors
    assert OPEN in done.text
    names = _words_of_the_data()
    assert [words for words in _unspoken(done.text) if words not in names] == []


@pytest.mark.parametrize(
    "arguments", [["tees"], ["ties", "--stage", "built"], ["explain", "Nowhere"], ["score", "--foo"]]
)
def test_faults_speak_it(speaking: Run, arguments: list[str]) -> None:
    done = speaking(*arguments, env={"ARGUN_LANG": "qps"})
    assert done.code == 2
    assert done.errors.strip().startswith(OPEN) or OPEN in done.errors
    assert _unspoken(done.errors) == []


def test_the_locale_chooses_it_and_names_fall_back_to_english(speaking: Run) -> None:
    done = speaking("score", "--format", "json", env={"LANG": "qps_XX.UTF-8"})
    assert json.loads(done.text)[0]["name"] == "Primorsky Krai"
    assert OPEN in speaking("--help", env={"LANG": "qps_XX.UTF-8"}).text


def test_the_shipped_languages_are_the_catalogues() -> None:
    assert {path.stem for path in CATALOGUES.glob("*.po")} == {"ru", "zh"}
