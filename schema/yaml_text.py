"""Parses and writes YAML 1.2 text: the one place that knows the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import ryaml

from schema.errors import InvalidValueError
from schema.messages import Message

#: Parsed, a text takes up to a hundred times its size; the whole shipped dataset has 2 MB in 150 files.
MOST_MEGABYTES = 16
#: The parser's own limit; a record of ours has six levels.
MOST_LEVELS = 128
#: What the parser says of a whole number that has more than 64 bits.
_TOO_LARGE = re.compile(r"invalid type: integer `(?P<number>-?\d+)` as [iu]128.* at line (?P<line>\d+)")
_LINE = re.compile(r" at line (\d+)")
_BRACKET = re.compile(r"[\[\]{}]")
#: Far more than there are levels: some may stand in a text, where they are not closed.
_MOST_BRACKETS = 1000
_LONG_KEY = Message("a key is a list or a mapping, where a word is expected")
#: What is said in the place of words of the parser.
_KNOWN = {
    "recursion limit": Message("it is nested deeper than {most} levels", most=MOST_LEVELS),
    "repetition limit": Message("its aliases (*) repeat far too much; write out what they stand for"),
}
_POSITION = re.compile(r" at position (\d+)")


class YamlError(InvalidValueError):
    """The text is not YAML; ``line`` is where, from 1, or 0 when the parser does not say."""

    line = 0


class LargeNumberError(YamlError):
    """The text is YAML with a number that the parser cannot hold."""


def parse_yaml(text: str) -> Any:
    """Return the one document of the text as plain Python; an empty text is None.

    Dates and words like ``no`` stay text: what a value is, the schema decides.

    Raises
    ------
    YamlError
        The text is not YAML, is larger than ``MOST_MEGABYTES``, is nested deeper than ``MOST_LEVELS``, has a
        key twice or one that is no word, holds several documents or a number of more than 64 bits.
    """
    if len(text) > MOST_MEGABYTES * 2**20:
        raise YamlError(Message("the text is larger than {most} MB; divide it", most=MOST_MEGABYTES))
    _check_brackets(text)
    try:
        return ryaml.loads(text)  # type: ignore[attr-defined] # the package exports it without saying so
    except ryaml.InvalidYamlError as error:  # type: ignore[attr-defined]
        raise _fault(str(error), text) from None
    except ValueError as error:  # what the parser says of a key that Python cannot hold
        if "unhashable" not in str(error):
            raise _fault(str(error), text) from None
        raise _fault(_LONG_KEY, text) from None


def written_yaml(content: dict[str, Any]) -> str:
    """Return keys and values as YAML that :func:`parse_yaml` reads back, a key a line, in their order."""
    return str(ryaml.dumps(content))  # type: ignore[attr-defined] # the package exports it without saying so


def _check_brackets(text: str) -> None:
    """Refuse brackets in brackets by the thousand: the parser takes the square of their number."""
    if text.count("[") + text.count("{") <= _MOST_BRACKETS:
        return
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _MOST_BRACKETS:
            fault = YamlError(_KNOWN["recursion limit"])
            fault.line = text[: bracket.start()].count("\n") + 1
            raise fault


def _fault(said: str | Message, text: str) -> YamlError:
    """Return the error for what the parser says, which is in English only, with its line."""
    known = next((message for words, message in _KNOWN.items() if words in str(said)), None)
    large, line, position = (pattern.search(str(said)) for pattern in (_TOO_LARGE, _LINE, _POSITION))
    if large:
        message = Message(
            "the number {number} is too large; check it, or put it in quotes if it is text",
            number=large["number"],
        )
        fault: YamlError = LargeNumberError(message)
    else:
        fault = YamlError(known or (said if isinstance(said, Message) else Message("{reason}", reason=said)))
    if line:
        fault.line = int(line[1])
    elif position:
        fault.line = text.encode()[: int(position[1])].count(b"\n") + 1
    else:
        fault.line = _line_of_wrong_key(text)
    return fault


def _line_of_wrong_key(text: str) -> int:
    """Return the line of what the parser gives none for, 0 where there is nothing of the sort.

    That is a key that is there already, or no word (``!x`` makes a mapping of one), or a second document.
    """
    import yaml  # only where something is wrong

    event: Any  # the types of its fields are those of all kinds of event
    open_: list[_Open] = []
    long, documents = set[str](), 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            documents += isinstance(event, yaml.DocumentStartEvent)
            begins = isinstance(event, yaml.CollectionStartEvent)
            wrong = documents > 1
            if isinstance(event, yaml.NodeEvent) and open_:
                made = begins or bool(getattr(event, "tag", None)) or event.anchor in long
                wrong = open_[-1].takes(getattr(event, "value", None), made)
            if wrong:
                return int(event.start_mark.line) + 1
            if begins:
                long |= {event.anchor} - {None}
                open_.append(_Open(isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, yaml.CollectionEndEvent):
                open_.pop()
    except yaml.MarkedYAMLError as error:  # what one parser takes for another document, the other cannot read
        return error.problem_mark.line + 1 if error.problem_mark else 0
    except yaml.YAMLError:
        return 0
    return 0


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended yet, with the keys that it has so far."""

    mapping: bool
    keys: set[str] = field(default_factory=set)
    at_key: bool = True

    def takes(self, word: str | None, long: bool) -> bool:
        """Take in the next node; tell whether it is a key that cannot be one."""
        wrong = self.mapping and self.at_key and (long or word in self.keys)
        if self.at_key and word is not None:
            self.keys.add(word)
        self.at_key = not self.at_key
        return wrong
