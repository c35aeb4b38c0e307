"""The name of a store: a server's address holds no secret, and what was meant as one is no directory."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

import graph.door
from graph.settings import Settings, read_settings
from graph.store.addresses import names_server
from graph.store.opening import open_store
from schema.errors import UsageError
from tests.command_line import run

SECRET = "s3cret"  # noqa: S105 (looked for in what is said)
#: Wherever a secret can stand, in a sound address and in what is none.
HOLDING = (
    "bolt://neo4j:{0}@host:7687",
    "bolt://{0}@host",
    "bolt://host?password={0}",
    "bolt://host:7687#{0}",
    "neo4j+s://host?a=b&token={0}#x",
    "bolt://host/{0}",
    "bolt://user:a?{0}@host",
    "bolt://user:a/{0}@host",
    "bolt://user:a#{0}@host",
    "bolt://user:{0}@x@host",
    "bolt://host?mail=a@{0}",
    "http://user:{0}@host",
    "http://host/?token={0}",
    "bolt:/user:{0}@host",
    "bolt:host?password={0}",
    "bolt//user:{0}@host",
    "bolt:\\\\user:{0}@host",
    "neo4j:{0}@host:7687",
    "user:{0}@host:7687",
    "u:{0}@host",
)
#: What lacks a part of an address, and what is told to have been meant.
NEARLY = (
    ("bolt:/host", "bolt://host"),
    ("bolt:host:7687", "bolt://host:7687"),
    ("neo4j:/host", "neo4j://host"),
    ("BOLT:/Host", "bolt://Host"),
    ("bolt//host", "bolt://host"),
    ("bolt:\\\\host", "bolt://host"),
    ("neo4j+s:host", "neo4j+s://host"),
    ("bolt:7687", "bolt://localhost:7687"),
    ("bolt:", "bolt://localhost:7687"),
    ("localhost:7687", "bolt://localhost:7687"),
    ("127.0.0.1:7687", "bolt://127.0.0.1:7687"),
    ("[::1]:7687", "bolt://[::1]:7687"),
    ("http:/host", "bolt://localhost:7687"),
)


@pytest.mark.parametrize("text", ["bolt://localhost:7687", "NEO4J+S://host.example/", "bolt://[::1]:7687"])
def test_sound_addresses_are_servers(text: str) -> None:
    assert names_server(text)


@pytest.mark.parametrize(
    "text", ["store", "bolt", "./bolt:host", "data/a?b#c@d", "~/x:y", "C:\\data", "C:/data", "my data: 2024"]
)
def test_other_names_are_directories(text: str) -> None:
    assert not names_server(text)


@pytest.mark.parametrize("form", HOLDING)
def test_a_secret_in_an_address_is_refused_and_never_told(
    form: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG)
    text = form.format(SECRET)
    for settings, address in ((Settings(home=tmp_path), text), (Settings(home=tmp_path, store=text), None)):
        with pytest.raises(UsageError) as refused:
            open_store(address, settings)
        assert SECRET not in str(refused.value)
        assert SECRET not in repr(refused.value)
        assert str(refused.value).startswith("ARGUN_STORE ") is (address is None)
        assert SECRET not in repr(settings)
    with pytest.raises(UsageError) as refused:
        graph.door.open_store(text)
    assert SECRET not in str(refused.value)
    assert SECRET not in repr(read_settings({"ARGUN_STORE": text, "ARGUN_HOME": "x"}))
    assert SECRET not in caplog.text
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("text", "meant"), NEARLY)
def test_what_lacks_a_part_of_an_address_is_no_directory(
    text: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for opening in (graph.door.open_store, lambda named: open_store(named, Settings(home=tmp_path))):
        with pytest.raises(UsageError) as refused:
            opening(text)
        assert f"{text}: this lacks a part of an address; was {meant} meant?" in str(refused.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "text", ["bolt://", "bolt:///", "bolt://:7687", "bolt://host:0", "bolt://host:65537", "bolt://host name"]
)
def test_an_address_without_a_host_or_with_no_sound_port_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a host"):
        open_store(text, Settings(home=tmp_path))


def test_a_dataset_does_not_tell_where_it_is_stored(tmp_path: Path) -> None:
    with graph.door.open_dataset(store=f"bolt://host?password={SECRET}") as dataset:
        assert SECRET not in repr(dataset)
        with pytest.raises(UsageError) as refused:
            dataset.query("RETURN 1 AS x")
        assert SECRET not in str(refused.value)


def test_the_command_line_ends_with_2_and_tells_no_secret() -> None:
    text = f"bolt://host:7687?password={SECRET}#{SECRET}"
    for arguments, extra in ((("--store", text), {}), ((), {"ARGUN_STORE": text})):
        done = run("cypher", "RETURN 1 AS x", *arguments, env=extra)
        assert (done.code, done.out) == (2, b"")
        assert SECRET not in done.errors
        assert "bolt://host:7687..." in done.errors
