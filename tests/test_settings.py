"""What the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.settings import check_environment, read_settings
from schema.errors import UsageError


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


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ARGUN_LANG", "xx", ("xx", "en, ru, zh")),
        ("ARGUN_DEBUG", "yes", ("yes", "0, 1")),
        ("ARGUN_HOME", __file__, ("this is a file", "directory")),
        ("ARGUN_DATASET", f"{Path(__file__).parent}{os.pathsep}/no/such", ("/no/such", os.pathsep)),
        ("ARGUN_DATASET", __file__, (__file__, "no such directory")),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_variable(
    name: str, value: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError, match=f"^{name} ") as caught:
        check_environment({name: value})
    assert all(word in str(caught.value) for word in words)


def test_values_that_can_be_used_pass() -> None:
    for lang in ("en", "ru", "zh", "zh-CN", "RU", "ru_RU.UTF-8", ""):
        check_environment({"ARGUN_LANG": lang, "ARGUN_DEBUG": "0"})
    check_environment({"ARGUN_HOME": "/no/such/home/yet", "ARGUN_DATASET": str(Path(__file__).parent)})


def test_debug_is_on_with_1_only() -> None:
    assert [read_settings({"ARGUN_DEBUG": v}).debug for v in ("1", "0", "")] == [True, False, False]
