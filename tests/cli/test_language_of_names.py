"""The property ``name`` in a store: embedded in the language of the session, else in that of the load."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store.opening import open_store
from tests.command_line import Finished, run

NAME = "MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r.name AS name"


def test_every_language_has_an_embedded_store_of_its_own(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    found = {}
    for lang in ("en", "ru", "zh"):
        with open_store(None, settings, lang=lang) as store:
            found[lang] = Path(store.address).name
    assert found == {"en": "store", "ru": "store-ru", "zh": "store-zh"}


@pytest.mark.slow
def test_names_are_in_the_language_of_the_session(tmp_path: Path) -> None:
    def ask(lang: str) -> str:
        done = run("cypher", NAME, "--lang", lang, "--format", "json", env={"ARGUN_HOME": str(tmp_path)})
        return str(done.json[0]["name"])

    assert [ask("ru"), ask("en"), ask("ru")] == ["Амурская область", "Amur Oblast", "Амурская область"]


@pytest.mark.slow
def test_a_store_that_is_named_keeps_the_language_until_it_is_loaded_in_another(tmp_path: Path) -> None:
    def argun(*arguments: str) -> Finished:
        done = run(*arguments, "--store", str(tmp_path / "shared"))
        assert done.code == 0, done.errors
        return done

    argun("load", "--lang", "ru")
    assert argun("cypher", NAME, "--lang", "zh", "--format", "json").json == [{"name": "Амурская область"}]
    said = argun("load", "--lang", "zh").errors
    assert ("Русский" in said, "中文" in said) == (True, True)
    assert argun("cypher", NAME, "--lang", "en", "--format", "json").json == [{"name": "阿穆尔州"}]
    assert "Русский" not in argun("load", "--lang", "zh").errors
