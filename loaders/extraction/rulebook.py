"""Reads the rules of extraction: YAML in ``loaders/extraction/rules``, which anyone can read and extend.

A rule names its words by language. How a phrase is written says :mod:`loaders.extraction.phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from schema.errors import SchemaError
from schema.reader import read_schema
from schema.yaml_text import YamlError, parse_yaml

#: A set of words that a phrase names.
_SET = re.compile(r"<([a-z_]+)>")
#: The languages that the rules speak.
LANGUAGES = ("ru", "en", "zh")


@cache
def rules(name: str) -> dict[str, Any]:
    """Return the rules of a file, by their headings; the result is shared and not to be changed.

    Raises
    ------
    SchemaError
        The file is no YAML, or not a mapping.
    """
    text = (resources.files("loaders.extraction") / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    return parsed_rules(name, text)


def parsed_rules(name: str, text: str) -> dict[str, Any]:
    """Return the rules of a text, which stands in the file of that name."""
    try:
        found = parse_yaml(text)
    except YamlError as error:
        raise SchemaError("rules/{file}.yaml: {reason}", file=name, reason=error.message) from None
    if not isinstance(found, dict):
        raise SchemaError("rules/{file}.yaml: expected headings with rules below them", file=name)
    return found


def phrases_of(file: str, key: str, rule: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the phrases of a rule in all languages; those of one language say so by their letters.

    Raises
    ------
    SchemaError
        The phrases of a language are no list of texts.
    """
    found: list[str] = []
    for language in LANGUAGES:
        phrases = rule.get(language, [])
        if not isinstance(phrases, list) or not all(isinstance(p, str) and p.strip() for p in phrases):
            raise SchemaError(
                "rules/{file}.yaml: {key}: {language}: expected a list of phrases, each in quotation marks "
                "or without",
                file=file,
                key=key,
                language=language,
            )
        found += [_with_sets(file, key, language, phrase) for phrase in phrases]
    return tuple(found)


def _with_sets(file: str, key: str, language: str, phrase: str) -> str:
    """Return a phrase with the words of the sets that it names as ``<thing>``."""

    def words(match: re.Match[str]) -> str:
        named = rules("sets").get(match[1], {})
        if language not in named:
            raise SchemaError(
                "rules/{file}.yaml: {key}: <{name}> is no set of rules/sets.yaml in the language {language}",
                file=file,
                key=key,
                name=match[1],
                language=language,
            )
        return "|".join(named[language])

    return _SET.sub(words, phrase)


def check_keys(file: str, key: str, rule: Any, known: frozenset[str]) -> None:
    """Refuse a rule that is no mapping or has a key that nothing reads.

    Raises
    ------
    SchemaError
        With the file, the rule and the key.
    """
    if not isinstance(rule, dict):
        raise SchemaError("rules/{file}.yaml: {key}: expected keys and values", file=file, key=key)
    unknown = sorted(set(rule) - known - set(LANGUAGES))
    if unknown:
        raise SchemaError(
            "rules/{file}.yaml: {key}: unknown key {unknown} ({known})",
            file=file,
            key=key,
            unknown=unknown[0],
            known=sorted(known | set(LANGUAGES)),
        )


def check_term(file: str, key: str, value: str, vocabulary: str) -> None:
    """Refuse a value that the vocabulary of the schema does not have.

    Raises
    ------
    SchemaError
        With the file, the rule and the vocabulary.
    """
    if value not in read_schema().vocabularies[vocabulary].terms:
        raise SchemaError(
            "rules/{file}.yaml: {key}: {value} is no term of the vocabulary {vocabulary} "
            "(schema/definitions/vocabularies)",
            file=file,
            key=key,
            value=value,
            vocabulary=vocabulary,
        )
