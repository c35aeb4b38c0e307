"""A text that is no YAML, or more than can be held, is told with its line and the limit."""

from __future__ import annotations

import pytest

from schema import yaml_text
from schema.yaml_text import LargeNumberError, YamlError, parse_yaml


def _bomb(levels: int) -> str:
    """Return the billion laughs: each line stands for nine of the line before."""
    lines = ["a: &a [lol, lol, lol]"]
    for before, name in zip("abcdefghij"[:levels], "bcdefghijk", strict=False):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\n? [1, 2]\n: 3\n", 2, "a key is a list or a mapping"),
        ("a: 1\nb:\n- x: 1\n  {c: d}: 3\n", 4, "a key is a list or a mapping"),
        ("a: &x [1]\nb: 2\n*x : 3\n", 3, "a key is a list or a mapping"),
        ("a: 1\n!x b: 3\n", 2, "a key is a list or a mapping"),
        ("a: 1\nb: 2\nc:\n  d: 1\na: 3\n", 5, 'duplicate entry with key "a"'),
        ("a: 1\n---\nb: 2\n", 2, "more than one document"),
        ("a: 1\n...\nb: 2\n", 3, "more than one document"),
        ("б: 1\nc: \x01\n", 2, "control characters"),
        ("a: 1\nb: c: d\n", 2, "mapping values are not allowed"),
        ("a: 1\nb: *c\n", 2, "unknown anchor"),
        ('a: 1\nb: "\\ud800"\n', 2, "Unicode"),
        ("a: 1\nb: " + "[" * 200 + "]" * 200, 2, "nested deeper than 128 levels"),
        ("a: 1\nb: " + "[" * 100_000 + "]" * 100_000, 2, "nested deeper than 128 levels"),
        ("a: 1\nb: " + "{b: " * 100_000, 2, "nested deeper than 128 levels"),
        ("a: &a [*a]\n", 1, "nested deeper than 128 levels"),
        (_bomb(9), 0, "aliases"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_cannot_be_read_says_where_and_why(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlError, match=words) as caught:
        parse_yaml(text)
    assert caught.value.line == line


def test_a_number_of_more_than_64_bits_has_its_line() -> None:
    with pytest.raises(LargeNumberError, match="18446744073709551616 is too large") as caught:
        parse_yaml("a: 1\nb: 18446744073709551616\n")
    assert caught.value.line == 2


def test_a_text_beyond_the_limit_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "MOST_MEGABYTES", 1)
    with pytest.raises(YamlError, match="larger than 1 MB"):
        parse_yaml("a: " + "x" * 2**20)


def test_what_is_nested_within_the_limit_is_read() -> None:
    assert parse_yaml("[" * 100 + "]" * 100) is not None
    assert parse_yaml("a: '" + "[{" * 400 + "'") == {"a": "[{" * 400}  # brackets of a text
