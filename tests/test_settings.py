"""What the environment says."""

from __future__ import annotations

import os
from pathlib import Path

from graph.settings import read_settings


def test_nothing_set_gives_the_defaults_of_neo4j_tools() -> None:
    settings = read_settings({})
    assert (settings.store, settings.datasets) == (None, ())
    assert (settings.user, settings.password, settings.database) == ("neo4j", None, "neo4j")
    assert settings.home.name == "argun"


def test_everything_can_be_set() -> None:
    settings = read_settings(
        {
            "ARGUN_HOME": "/srv/argun",
            "ARGUN_STORE": "bolt://localhost",
            "ARGUN_DATASET": os.pathsep.join(["one", "", "two"]),
            "NEO4J_USERNAME": "anna",
            "NEO4J_PASSWORD": "secret",
            "NEO4J_DATABASE": "ties",
        }
    )
    assert settings.home == Path("/srv/argun")
    assert settings.store == "bolt://localhost"
    assert settings.datasets == (Path("one"), Path("two"))
    assert (settings.user, settings.password, settings.database) == ("anna", "secret", "ties")


def test_an_empty_variable_is_an_unset_one() -> None:
    assert read_settings({"ARGUN_STORE": "", "NEO4J_DATABASE": "", "ARGUN_HOME": "x"}).database == "neo4j"


def test_the_password_never_shows() -> None:
    assert "secret" not in repr(read_settings({"NEO4J_PASSWORD": "secret", "ARGUN_HOME": "x"}))
