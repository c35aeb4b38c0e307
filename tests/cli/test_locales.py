"""The same bytes on every machine: whatever the locale, the hash seed and the language of the shell."""

from __future__ import annotations

import pytest

from tests.command_line import argun, run

pytestmark = pytest.mark.slow

LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "cp1251"},
    {"PYTHONIOENCODING": "gbk", "LC_ALL": "C"},
]


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_output_is_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    for command in ("--lang=ru ties --region=RU-AMU", "--lang=zh --help"):
        arguments = command.split()
        found = run(*arguments, env=env)
        assert (found.code, found.out) == (0, argun(*arguments).out)


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_errors_are_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    found = run("ties", "--type", "X", "--lang", "ru", env=env)
    assert found.errors.startswith("Ошибка: тип связи")


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_standard_input_is_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    statement = "MATCH (r:Region) WHERE r.name_ru = 'Амурская область' RETURN r.id AS id".encode()
    assert run("cypher", "-", env=env, stdin=statement).text == "id\nregion:RU-AMU\n"


def test_standard_input_that_is_not_utf8_is_told() -> None:
    found = run("cypher", "-", stdin="RETURN 'Амур' AS name".encode("cp1251"))
    assert (found.code, found.out) == (2, b"")
    assert "UTF-8" in found.errors


@pytest.mark.parametrize(
    "command",
    [
        "ties --format json",
        "entities --format json",
        "score --format json",
        *(
            pytest.param(more, marks=pytest.mark.slow)
            for more in (
                "score --of provinces --format json",
                "explain RU-AMU --format json",
                "clusters --format json",
                "query investors --format json",
            )
        ),
        "schema",
    ],
)
def test_two_hash_seeds_give_the_same_bytes(command: str) -> None:
    one, two = argun(*command.split()), run(*command.split(), env={"PYTHONHASHSEED": "4242"})
    assert one.code == 0, one.errors
    assert one.out == two.out


def test_the_language_comes_from_the_option_then_from_the_environment() -> None:
    russian, english = {"ARGUN_LANG": "ru"}, {"ARGUN_LANG": "en"}
    assert "Амурская область" in run("score", env=russian).text
    assert "Amur Oblast" in run("score", "--lang", "en", env=russian).text
    assert "Вызов: argun" in run("--help", env=russian).text
    assert "Usage: argun" in run("--help", env=english).text
    assert "Вызов: argun" in run("--help", env={"LANG": "ru_RU.UTF-8"}).text
    assert "Usage: argun" in run("--help", env={"LANG": "fr_FR.UTF-8"}).text
    assert "阿穆尔" in run("score", "--lang", "zh").text


def test_what_stands_before_the_command_names_the_language_too() -> None:
    assert argun("--lang", "ru", "score").out == argun("score", "--lang", "ru").out


@pytest.mark.parametrize(
    ("arguments", "env", "said"),
    [
        (("regions", "--lang", "xx"), {}, '--lang "xx" is unknown (en, ru, zh)'),
        (("--lang=xx",), {}, '--lang "xx" is unknown (en, ru, zh)'),
        (("regions",), {"ARGUN_LANG": "xx"}, 'ARGUN_LANG "xx" is unknown (en, ru, zh)'),
    ],
)
def test_an_unknown_language_is_refused(arguments: tuple[str, ...], env: dict[str, str], said: str) -> None:
    found = run(*arguments, env=env)
    assert (found.code, found.out, found.errors) == (2, b"", f"Error: {said}\n")
