"""How commands end: the code says what kind of end it was, and only data stands on standard output."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.command_line import LAYER_TIES, Finished, argun, run, write_layer
from tests.shipped import shipped_workspace


def _closed_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _failed(finished: Finished, code: int, *words: str) -> None:
    assert finished.code == code, finished.errors
    assert finished.out == b""
    assert "Traceback" not in finished.errors
    for word in words:
        assert word in finished.errors


@pytest.mark.parametrize("command", ["regions", "ties", "score", "clusters", "schema"])
def test_a_command_that_works_ends_with_0_and_writes_data_only(command: str) -> None:
    done = argun(command)
    assert done.code == 0
    assert done.out
    assert command == "clusters" or done.err == b""


def test_what_is_not_data_stands_on_standard_error() -> None:
    assert "no cluster" in argun("clusters").errors
    assert "no cluster" not in argun("clusters").text
    empty = argun("cypher", "MATCH (n:Region {id: 'none'}) RETURN n.id AS id")
    assert (empty.code, empty.text) == (0, "id\n")
    assert "no rows" in empty.errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ties", "--type", "INVESTER_IN"), ("INVESTER_IN", "did you mean INVESTOR_IN")),
        (("ties", "--stage", "built"), ("built", "discussed, agreed, building, operating")),
        (("ties", "--health", "stald"), ("did you mean stalled",)),
        (("ties", "--region", "RU-AMUR"), ("did you mean Amur Oblast (RU-AMU)?",)),
        (("ties", "--region", "Амурская облость"), ("Амурская область",)),
        (("entities", "--type", "Compny"), ("did you mean Company",)),
        (("explain", "RU-XXX"), ("RU-XXX", "lists of regions")),
        (("explain", "Altai"), ("Altai Republic (RU-AL) or Altai Krai (RU-ALT)",)),
        (("query", "investor"), ("did you mean investors", "argun query")),
        (("explain", "company:haier"), ("company:haier",)),
        (("explain",), ("PLACE", "--help")),
        (("query", "partner_of_region"), ("partners_of_region",)),
        (("query", "partners_of_region"), ("-p region=",)),
        (("query", "partners_of_region", "-p", "regio=RU-AMU"), ("did you mean region",)),
        (("query", "partners_of_region", "-p", "RU-AMU"), ("NAME=VALUE",)),
        (("cypher", ""), ("empty",)),
        (("cypher", "MATCH (n"), ("cannot be run",)),
        (("cypher", "CREATE (n:X) RETURN n"), ("only reading",)),
        (("cypher", "MATCH (n) DETACH DELETE n"), ("only reading",)),
        (("score", "--as-of", "31.02.2026"), ("31.02.2026", "YYYY-MM-DD")),
        (("score", "--method", "no-such.yaml"), ("no-such.yaml",)),
        (("score", "--lang", "fr"), ("fr", "en, ru, zh")),
        (("regions", "--format", "xml"), ("xml", "json")),
        (("export", "graphm"), ("did you mean graphml",)),
        (("schema", "--method", "--ontology"), ("--method", "--ontology")),
        (("load", "--store", "http://localhost:7474"), ("bolt",)),
        (("nothing",), ("nothing", "--help")),
        (("ties", "--stag", "agreed"), ("--stag", "did you mean --stage")),
        ((), ("Usage", "Examples")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_wrong_call_ends_with_2_and_says_what_would_be_right(
    arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    _failed(argun(*arguments), 2, *words)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ARGUN_LANG", "xx", ("ARGUN_LANG", "xx", "en, ru, zh")),
        ("ARGUN_DATASET", "no-such-directory", ("ARGUN_DATASET", "no-such-directory")),
        ("ARGUN_STORE", "http://localhost:7474", ("ARGUN_STORE", "bolt")),
        ("ARGUN_STORE", "pyproject.toml", ("ARGUN_STORE", "this is a file")),
        ("ARGUN_HOME", "pyproject.toml", ("ARGUN_HOME", "this is a file")),
    ],
)
def test_a_wrong_variable_ends_with_2_and_is_named(name: str, value: str, words: tuple[str, ...]) -> None:
    _failed(run("cypher", "RETURN 1", env={name: value}), 2, *words)
    assert run("--version", env={name: value}).code == 0


def test_nothing_found_ends_with_4() -> None:
    arguments = ("ties", "--region", "RU-NEN", "--type", "SISTER_CITY", "--health", "cancelled")
    nothing = argun(*arguments)
    assert nothing.code == 4
    assert "No tie" in nothing.errors
    as_json = argun(*arguments, "--format", "json")
    assert (as_json.code, as_json.json) == (4, [])
    assert argun("score", "--as-of", "1700").code == 4


def test_a_directory_that_is_no_dataset_ends_with_1(tmp_path: Path) -> None:
    _failed(run("regions", "--dataset", str(tmp_path / "none")), 1, "no such directory")
    _failed(run("regions", "--dataset", str(tmp_path)), 1, "dataset.yaml")
    broken = write_layer(tmp_path / "layer", LAYER_TIES.replace("operating", "built"))
    _failed(run("regions", "--dataset", str(broken)), 1, "facts.yaml line", "evidence[0].stage", "built")


def test_a_server_that_does_not_answer_ends_with_3_and_keeps_the_password() -> None:
    secret = "correct-horse-battery"  # noqa: S105 - nobody's
    address = f"bolt://127.0.0.1:{_closed_port()}"
    for command in (("load",), ("cypher", "RETURN 1"), ("query", "investors"), ("score",)):
        done = run(*command, "--store", address, env={"NEO4J_PASSWORD": secret, "NEO4J_USERNAME": "someone"})
        _failed(done, 3, address, "no server answers")
        assert secret.encode() not in done.out + done.err


def test_without_a_password_and_without_a_terminal_the_variable_is_named() -> None:
    _failed(run("load", "--store", f"bolt://127.0.0.1:{_closed_port()}"), 2, "NEO4J_PASSWORD")


def test_a_failed_quality_check_ends_with_5(tmp_path: Path) -> None:
    broken = write_layer(tmp_path / "layer", LAYER_TIES.replace("operating", "built"))
    done = run("check", "--dataset", str(broken))
    assert done.code == 5, done.errors
    assert "facts.yaml" in done.text


def test_a_manifest_with_a_mistake_is_a_finding_of_the_check(tmp_path: Path) -> None:
    layer = write_layer(tmp_path / "mine", LAYER_TIES)
    manifest = layer / "dataset.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "version: 1\n", encoding="utf-8")
    done = run("check", "--dataset", str(layer))
    assert (done.code, done.text.count("dataset.yaml")) == (5, 1)
    assert "Error" not in done.errors
    assert "1 error" in done.errors


def test_contradictions_say_of_which_data_they_are() -> None:
    assert f"Data: {shipped_workspace().releases[0]}" in argun("check", "--contradictions").errors


def test_a_file_that_cannot_be_written_ends_with_1(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    _failed(run("export", "graphml", "--output", str(blocked / "a.graphml")), 1, str(blocked))
    _failed(run("schema", "--output", str(tmp_path)), 1, str(tmp_path))
    _failed(run("schema", "--output", str(tmp_path / "none" / "a.md")), 1, "make the folder first")


def test_the_version_is_that_of_the_distribution_and_the_data() -> None:
    from importlib.metadata import version

    program, data = argun("--version").text.splitlines()
    assert program == f"argun {version('argun')}"
    assert data == f"Data: {shipped_workspace().releases[0]}"
