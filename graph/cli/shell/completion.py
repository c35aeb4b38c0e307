"""What can come next where the cursor stands, without a terminal and without a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.cli.output import FORMATS
from graph.cli.shell.standing import Kind, Standing, read_standing
from graph.cli.shell.vocabulary import FUNCTIONS, KEYWORDS, Place, Vocabulary
from graph.texts import translate
from queries.script import SIGN, read_pieces

_LAST_WORD = re.compile(r"\S*\Z")
_ID = re.compile(r"(?:\w+_)?ids?")
_NAME = re.compile(r"name_(\w\w)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that may stand in the place of the last ``length`` letters before the cursor."""

    text: str
    length: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """Knows the words, the commands (each with the kind of its argument), and what parameters there are."""

    words: Vocabulary
    commands: Mapping[str, tuple[str, str]]
    parameters: Callable[[], Iterable[str]]

    def suggest(self, before: str, after: str = "") -> list[Suggestion]:
        """Return what may come next between these two texts, likely things first."""
        last = None
        for piece in read_pieces(before):
            last = piece
        if last is not None and last.is_command and "\n" not in before[last.start :]:
            return list(self._of_command(before[last.start :]))
        begun = before[last.start :] if last is not None and not last.ended else _tail(before)
        return list(self._of_statement(read_standing(begun, after)))

    def _of_statement(self, at: Standing) -> Iterator[Suggestion]:
        words = self.words
        if at.kind is Kind.STRING:
            yield from self._in_string(at)
        elif at.kind is Kind.PROPERTY:
            yield from _beginning(at.typed, self._properties(at))
        elif at.kind is Kind.PARAMETER:
            yield from _beginning(at.typed, dict.fromkeys(self.parameters(), ""))
        elif at.kind is Kind.LABEL:
            yield from _beginning(at.typed, words.labels)
        elif at.kind is Kind.TYPE:
            yield from _beginning(at.typed, words.types)
        elif at.kind is Kind.LABEL_OR_TYPE:
            yield from _beginning(at.typed, {**words.labels, **words.types})
        elif at.kind is Kind.WORD:
            known = (*at.variables, *KEYWORDS, *(f"{name}(" for name in FUNCTIONS))
            yield from _beginning(at.typed, dict.fromkeys(known, ""))

    def _properties(self, at: Standing) -> dict[str, str]:
        known = self.words.properties
        types = [type_ for type_ in at.types if type_ in known]
        named = [known[type_] for type_ in types] or known.values()
        found: dict[str, str] = {}
        for properties in named:
            found = {**properties, **found} if types else {**found, **properties}
        if not types:
            found = dict(sorted(found.items()))
        return found

    def _in_string(self, at: Standing) -> Iterator[Suggestion]:
        if at.owner in self.words.terms:
            yield from _terms(at.typed, self.words.terms[at.owner])
            return
        for place in self._places(at.typed):
            name = place.called(self.words.lang)
            if _ID.fullmatch(at.owner):
                yield Suggestion(place.id, len(at.typed), name)
            elif at.owner == "iso":
                yield Suggestion(place.code, len(at.typed), name)
            elif asked := _NAME.fullmatch(at.owner):
                yield Suggestion(place.called(asked[1]), len(at.typed), place.code)
            else:
                for text in (*_like(at.typed, place.names.values()), place.id):
                    yield Suggestion(text, len(at.typed), name if text == place.id else place.code)

    def _of_command(self, typed: str) -> Iterator[Suggestion]:
        name, space, rest = typed[len(SIGN) :].partition(" ")
        if not space:
            commands = {f"{SIGN}{known}": meaning for known, (_, meaning) in self.commands.items()}
            yield from _beginning(typed, commands)
            return
        kind = self.commands.get(name, ("", ""))[0]
        word = _LAST_WORD.search(rest)[0]  # type: ignore[index] # it always finds something
        is_first = " " not in rest.lstrip()
        if kind == "type" and is_first:
            yield from _beginning(word, {**self.words.labels, **self.words.types})
        elif kind == "format" and is_first:
            yield from _beginning(word, dict.fromkeys(map(str, FORMATS), ""))
        elif kind == "query" and is_first:
            yield from _beginning(word, self._questions())
        elif kind == "query":
            yield from self._argument(rest.split()[0], word)
        elif kind == "parameter":
            yield from self._parameter(word)

    def _questions(self) -> dict[str, str]:
        return {name: translate(q.summary, self.words.lang) for name, q in self.words.queries.items()}

    def _argument(self, query: str, word: str) -> Iterator[Suggestion]:
        """Yield the parameters of a query of the book, or the values of one."""
        if query not in self.words.queries:
            return
        name, equals, value = word.partition("=")
        if not equals:
            parameters = self.words.queries[query].parameters
            meanings = {f"{p.name}=": translate(p.meaning, self.words.lang) for p in parameters}
            yield from _beginning(word, meanings)
            return
        declared = next((p for p in self.words.queries[query].parameters if p.name == name), None)
        if declared is None:
            return
        if declared.vocabulary:
            yield from _terms(value, self.words.vocabularies[declared.vocabulary])
        elif declared.choices:
            yield from _beginning(value, dict.fromkeys(declared.choices, ""))
        elif declared.named:
            for place in self._places(value):
                if not declared.types or place.type in declared.types:
                    yield Suggestion(place.code, len(value), place.called(self.words.lang))

    def _parameter(self, word: str) -> Iterator[Suggestion]:
        _, equals, value = word.partition("=")
        if not equals:
            yield from _beginning(word, dict.fromkeys([*self.parameters(), "clear"], ""))
            return
        for place in self._places(value):
            yield Suggestion(place.id, len(value), place.called(self.words.lang))

    def _places(self, typed: str) -> Iterator[Place]:
        """Yield the places whose id, code, names or words of names begin so."""
        for place in self.words.places:
            if _like(typed, (place.id, place.code, *place.names.values(), *place.aliases)):
                yield place


def _tail(before: str) -> str:
    """Return the last line, which may be a comment."""
    return before[before.rfind("\n") + 1 :].rpartition(";")[2]


def _like(typed: str, texts: Iterable[str]) -> list[str]:
    wanted = typed.casefold()
    return [
        text
        for text in texts
        if (low := text.casefold()).startswith(wanted) or (f" {wanted}" in low and wanted)
    ]


def _terms(typed: str, known: Mapping[str, str]) -> Iterator[Suggestion]:
    """Yield the terms that begin with what is typed or have it in them, then those whose words begin so."""
    told = list(_beginning(typed, known))
    yield from told
    begun = {suggestion.text for suggestion in told}
    for text, meaning in known.items():
        if text not in begun and _like(typed, (meaning,)):
            yield Suggestion(text, len(typed), meaning)


def _beginning(typed: str, known: Mapping[str, str]) -> Iterator[Suggestion]:
    """Yield what begins with what is typed, whatever its case, then what has it in itself."""
    wanted = typed.casefold()
    first = [text for text in known if text.casefold().startswith(wanted)]
    inside = [text for text in known if len(wanted) > 1 and wanted in text.casefold() and text not in first]
    for text in (*first, *inside):
        yield Suggestion(text, len(typed), known[text])
