"""Every text that a library can raise has a Russian one: read from the sources, not from a list."""

from __future__ import annotations

import ast
import itertools
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.cli.russian import Template, templates, to_russian
from schema.reader import read_schema
from schema.values import DATE_FORMS
from tests.command_line import ROOT

#: Calls whose arguments the user reads.
_ERRORS = (
    "UsageError",
    "StoreError",
    "NotFoundError",
    "CheckError",
    "DatasetError",
    "SchemaError",
    "MethodError",
)
_CALLS = {*_ERRORS, "ArgunError", "ValueError", "Problem", "Finding", "report", "step", "_fail"}
#: Functions that give or yield a text for such a call, or a part of one.
_GIVERS = re.compile(
    r"_?(faults|\w+_faults|disagreements|negative|wrong_ends|type_fields|choices|near|missing|in_use|suggestion)"
)
#: Texts that are no English sentence: only values, or they are said in both languages where they stand.
NEEDS_NONE = {
    "{}": "one value",
    "{}: {}": "two values: an address and what the driver says, or a place and a message",
    "{} {}": "two values",
    "{}, {}": "values",
    "{}/{}": "values",
    "": "nothing",
}
#: Texts that the sources put together from pieces: what they are in full.
WRITTEN_OUT = {
    "the dataset has {} problem{}; correct the files and run argun check": (
        "the dataset has 1 problem; correct the files and run argun check",
        "the dataset has 2 problems; correct the files and run argun check",
    ),
    "{}, and there is no day {} in month {} of {}": (
        f'"31.02.2026" is not a date; expected {DATE_FORMS}, and there is no day 31 in month 2 of 2026',
    ),
    "did you mean {}?{}": (
        'the key "a" is unknown for this tie (did you mean b?; all: b, c)',
        'the key "a" is unknown for this tie (did you mean b or c? of 30)',
    ),
}
#: Tables and constants of modules that hold texts.
_TABLES = {"_REASONS", "_NO_ENTITIES", "_TWICE"}
#: Places of the sources that hold no text for the user.
_NOT_READ = {
    "graph/cli/output.py": "gets its texts ready in both languages",
    "loaders/audit": "says everything in both languages (rules.yaml)",
}


def _shape(pattern: str) -> str:
    """Return a text with every run of fields as ``{}``."""
    plain = "".join(
        text + ("{}" if f is not None else "") for text, f, _, _ in string.Formatter().parse(pattern)
    )
    return re.sub(r"(\{\})+", "{}", plain)


def _written(node: ast.expr, names: dict[str, list[ast.expr]], seen: frozenset[str]) -> Iterator[str]:
    """Yield the texts that an expression can be, with ``{}`` for its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
        yield re.sub(r"(\{\})+", "{}", "".join(parts))
    elif isinstance(node, ast.IfExp):
        yield from (*_written(node.body, names, seen), *_written(node.orelse, names, seen))
    elif isinstance(node, ast.BinOp):
        yield from _written(node.left, names, seen)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for item in node.elts:
            yield from _written(item, names, seen)
    elif isinstance(node, ast.Name) and node.id not in seen:
        for value in names.get(node.id, ()):
            yield from _written(value, names, seen | {node.id})


def _assigned(scope: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = (
                    list(zip(target.elts, node.value.elts, strict=True))
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                for name, value in pairs:
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
    return found


def _texts(path: Path) -> Iterator[str]:
    """Yield every text of a module that may reach the user as an error or a part of one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and {ast.unparse(t) for t in statement.targets} <= _TABLES:
            value = statement.value
            for item in value.values if isinstance(value, ast.Dict) else [value]:
                yield from _written(item, {}, frozenset())
    for scope in ast.walk(tree):
        if not isinstance(scope, ast.FunctionDef):
            continue
        names = _assigned(scope)
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and _name(node.func) in _CALLS:
                # The first of a Problem is its file; codes and keys are words without a space.
                for argument in node.args:
                    yield from _written(argument, names, frozenset())
            elif isinstance(node, (ast.Yield, ast.Return)) and node.value and _GIVERS.fullmatch(scope.name):
                yield from _written(node.value, names, frozenset())


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _sources() -> list[Path]:
    found = [
        p for package in ("schema", "loaders", "graph", "queries") for p in (ROOT / package).rglob("*.py")
    ]
    return sorted(p for p in found if not p.relative_to(ROOT).as_posix().startswith(tuple(_NOT_READ)))


def _is_sentence(text: str) -> bool:
    """Tell texts from the codes and keys that stand beside them."""
    return " " in text.replace("{}", "") and bool(re.search("[a-z]", text.replace("{}", "")))


def _collected() -> dict[str, str]:
    return {
        line.strip(): path.relative_to(ROOT).as_posix()
        for path in _sources()
        for text in _texts(path)
        for line in text.rstrip().split("\n")
        if _is_sentence(line)
    }


def _known() -> set[str]:
    catalogue = yaml.safe_load((ROOT / "graph/cli/russian.yaml").read_text(encoding="utf-8"))
    return {_shape(pair["en"]) for section in ("texts", "parts") for pair in catalogue[section]}


def _left_in_english(text: str) -> list[str]:
    """Return the pairs of English words that a translation leaves; commands and options are no sentence."""
    plain = re.sub(r"argun \w+|--\w+ \w+|YYYY.*TO", "", to_russian(text))
    return re.findall(r"\b[a-z]{2,} [a-z]{2,}\b", plain) or ([] if re.search("[А-Яа-я]", plain) else [plain])


def _filled(shape: str) -> str:
    numbers = itertools.count(1)
    return re.sub(r"\{\}", lambda _: f"<{next(numbers)}>", shape)


def test_every_error_of_the_sources_has_a_russian_text() -> None:
    known = {shape.strip() for shape in _known()} | set(NEEDS_NONE) | set(WRITTEN_OUT)
    missing = {t: path for t, path in _collected().items() if t not in known and _left_in_english(_filled(t))}
    assert missing == {}


@pytest.mark.parametrize("text", [text for texts in WRITTEN_OUT.values() for text in texts])
def test_texts_put_together_are_russian_as_a_whole(text: str) -> None:
    assert _left_in_english(text) == []


def test_the_sources_are_really_read() -> None:
    collected = _collected()
    assert len(collected) > 100
    assert '{} "{}" is unknown ({})' not in collected
    assert 'the tie joins "{}" to itself' in collected
    assert "{}: the store is closed" in collected


def _pairs() -> list[Any]:
    catalogue = yaml.safe_load((ROOT / "graph/cli/russian.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(s, p["en"], p["ru"], id=p["en"][:60]) for s in ("texts", "parts") for p in catalogue[s]
    ]


@pytest.mark.parametrize(("section", "english", "russian"), _pairs())
def test_values_survive_and_the_text_is_russian(section: str, english: str, russian: str) -> None:
    template = Template.read(english, russian)
    names = [name for name, _ in template.fields]
    assert sorted(names) == sorted(f for _, f, _, _ in string.Formatter().parse(russian) if f is not None)
    values = {name: f"значение-{number}" for number, name in enumerate(names)}
    text = re.sub(r":(part|text|schema|or)\}", "}", english).format_map(values)
    assert template.match(text) == values
    if section == "texts":
        assert to_russian(text) == russian.format_map(values)
    assert re.search("[А-Яа-я]", russian) or re.fullmatch(r"--[\w-]+:? \{\}|\{\}", _shape(russian))


def test_problems_of_a_dataset_are_translated_line_by_line() -> None:
    text = (
        "the dataset has 2 problems; correct the files and run argun check\n"
        '  my-layer/ties/RU-AMU.yaml line 14: ties[3].evidence[0].stage: stage "built" is unknown '
        "(discussed, agreed, building, operating)\n"
        '  facts.yaml line 2: ties[0].to: there is no entity "company:haer"; did you mean company:haier?\n'
        '  facts.yaml line 3: ties[1].a b: the key "a b" is unknown for this INVESTOR_IN '
        "(did you mean at? of 20)"
    )
    assert to_russian(text) == (
        "в наборе данных ошибок: 2; исправьте файлы и запустите argun check\n"
        '  my-layer/ties/RU-AMU.yaml, строка 14: ties[3].evidence[0].stage: стадия "built" неизвестна '
        "(discussed, agreed, building, operating)\n"
        '  facts.yaml, строка 2: ties[0].to: объекта "company:haer" нет; возможно, company:haier?\n'
        '  facts.yaml, строка 3: ties[1].a b: неизвестный ключ "a b": INVESTOR_IN такого не имеет '
        "(возможно, at? всего 20)"
    )


def test_a_missing_key_is_described_in_russian() -> None:
    declared = read_schema().statements["tie"].fields["from"]
    found = to_russian(f'  a.yaml line 1: ties[0]: this tie has no "from": {declared.en}')
    assert found == f'  a.yaml, строка 1: ties[0]: связь: нет ключа "from": {declared.ru}'


@given(st.text())
def test_any_text_goes_through(text: str) -> None:
    assert isinstance(to_russian(text), str)


@pytest.mark.parametrize("line", ["cold words of a driver", "", "\n\n  \n", "{} {name} %s", "ошибка"])
def test_a_text_without_a_template_stays_as_it_is(line: str) -> None:
    assert to_russian(line) == line


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    # With backtracking each of these takes hours: every template's literals occur thousands of times.
    hostile = ['" is a "; expected ' * 20_000, ": " * 100_000, " is unknown (" * 50_000, '"{}": ' * 50_000]
    for text in hostile:
        assert to_russian(text + "!") == text + "!" or "!" in to_russian(text + "!")
        assert to_russian(f"  a.yaml line 1: {text}").startswith("  a.yaml")


def test_the_more_particular_template_comes_first() -> None:
    fixed = [template.fixed for template in templates("texts")]
    assert fixed == sorted(fixed, reverse=True)
