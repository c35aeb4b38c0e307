"""What a server says of a statement, put where the analyst looks: the line, the column and a mark under it.

Servers count from where they begin to read, each in its own way; what they say is kept in their own words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from gettext import NullTranslations

from queries.asked import Asked
from queries.text import blank_quoted
from schema.errors import UsageError
from schema.messages import ENGLISH, N_, Message
from schema.values import near_words
from schema.wording import visible

#: Neo4j: letters of UTF-16 from the beginning, and the line again with a mark below it.
_OFFSET = re.compile(r' ?\(line \d+, column \d+ \(offset: (\d+)\)\)(?:\s*".*)?$', re.DOTALL)
#: Neo4j where it cannot even cut the text into words.
_LEXICAL = re.compile(r"(?<=Lexical error) at line (\d+), column (\d+)")
#: The embedded server: columns from 0, not counting a word for the plan, sometimes with the line again.
_COLUMN = re.compile(r"(?:Syntax error )?at line (\d+)(?::|, column )(\d+)(?:\n.*| - |$)", re.DOTALL)
#: Faults that servers give no place of, by the name that they tell.
_NAMED = {
    re.compile(r"Variable [`'](\w+)[`'] not defined"): r"(?<![\w.]){name}(?!\w)",
    re.compile(r"Unknown function '([\w.]+)'"): r"(?i)(?<![\w.]){name}\s*\(",
    re.compile(
        r"(?:procedure with the name `|Unknown procedure/function: )([\w.]+)"
    ): r"(?i)(?<![\w.]){name}",
    re.compile(r"Expected parameter\(s\): (\w+)"): r"\${name}(?!\w)",
}
#: What binds a variable: where one is bound somewhere, not every use of it is wrong.
_BOUND = r"(?i)[(\[,]\s*{name}\s*(?:[:){{\]*]|IN\b|\bIS\b)|\b(?:AS|YIELD|UNWIND)\s+{name}\b|\b{name}\s*=\s*\("
_EXPECTED = re.compile(r"(?s)Invalid input '(?P<input>.*?)': expected (?P<all>.*)")
_EXPECTING = re.compile(r",? expect(?:ed|ing):? (?:one of .*|\{.*)$", re.DOTALL)
_MOST_EXPECTED = 6
_LONGEST_REASON = 500
#: How much of a line is shown on either side of the place.
_BEFORE, _AFTER = 60, 40


class StatementError(UsageError):
    """A statement is wrong; ``line`` and ``column`` (from 1) say where, ``quoted`` shows it; 0 if unknown."""

    def __init__(self, reason: str, text: str, place: int | None) -> None:
        self.line, self.column = 0, 0
        self.quoted: tuple[str, ...] = ()
        if place is None:
            super().__init__(Message("the statement cannot be run: {reason}", reason=reason))
            return
        place = min(place, len(text.rstrip()))
        begin = text.rfind("\n", 0, place) + 1
        line = text[begin:].partition("\n")[0].rstrip("\r")
        self.line, self.column = text.count("\n", 0, place) + 1, place - begin + 1
        self.quoted = _quoted(line, place - begin)
        text = N_("the statement cannot be run (line {line}, column {column}): {reason}")
        super().__init__(Message(text, line=self.line, column=self.column, reason=reason))

    def render(self, translations: NullTranslations = ENGLISH) -> str:
        """Return what is wrong, then the line with a mark below the place."""
        return "\n".join((super().render(translations), *(f"  {line}" for line in self.quoted)))


@dataclass(frozen=True, slots=True)
class Sent:
    """A statement as it is sent: from a letter of ``asked.bare`` on, with something put before it."""

    asked: Asked
    begin: int = 0
    before: str = ""

    @property
    def text(self) -> str:
        """What the server reads."""
        return self.before + self.asked.bare[self.begin :]


class SentError(Exception):
    """The cause of a driver's error: what the server read."""

    def __init__(self, sent: Sent) -> None:
        super().__init__(sent.asked.text)
        self.sent = sent


def statement_error(reason: str, sent: Sent | None) -> StatementError:
    """Return a server's fault of a statement with its place in what was typed, if the server tells it."""
    if sent is None:
        return StatementError(_short(reason), "", None)
    words, place = _placed(reason, sent)
    if place is None:
        place = _by_name(words, sent.asked.text)
    return StatementError(_short(words), sent.asked.text, place)


def _placed(reason: str, sent: Sent) -> tuple[str, int | None]:
    """Return the reason without its place, and that as an offset in what was typed."""
    text, first = sent.text, sent.begin - len(sent.before)
    if found := _OFFSET.search(reason):
        units = text.encode("utf-16-le", "surrogatepass")[: 2 * int(found[1])]
        place = first + len(units.decode("utf-16-le", "ignore"))
    elif found := _LEXICAL.search(reason):
        place = first + _offset(text, int(found[1]), int(found[2]) - 1)
    elif found := _COLUMN.search(reason):
        place = sent.begin + _offset(sent.asked.bare[sent.begin :], int(found[1]), int(found[2]))
    else:
        return reason, None
    return reason[: found.start()] + reason[found.end() :], place if place >= 0 else None


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column


def _by_name(reason: str, text: str) -> int | None:
    """Return where the name stands that a server finds wrong, if every use of it is."""
    blanked = blank_quoted(text)
    for said, form in _NAMED.items():
        if named := said.search(reason):
            name = re.escape(named[1])
            places = [found.start() for found in re.finditer(form.format(name=name), blanked)]
            if len(places) > 1 and "Variable" in named[0] and re.search(_BOUND.format(name=name), blanked):
                return None
            return places[0] if places else None
    return None


def _short(reason: str) -> str:
    """Return a reason in one line of bearable length, with a few of the many words that might have come."""
    line = _EXPECTING.sub("", " ".join(reason.split())).strip(" ,-")
    if found := _EXPECTED.fullmatch(line):
        words = re.findall(r"'(?:[^']|'(?!,| or |$))*'|<EOF>|an? [\w ]+", found["all"])
        if len(words) > _MOST_EXPECTED:
            near = near_words(f"'{found['input'].upper()}'", words) if found["input"].isalpha() else ()
            shown = ", ".join(near or words[:_MOST_EXPECTED])
            line = f"Invalid input '{found['input']}': expected {shown} … ({len(words)} in all)"
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


def _quoted(line: str, column: int) -> tuple[str, str]:
    """Return a line, or the part of a long one around a column, and a mark that stands below it."""
    begin = max(0, column - _BEFORE) if len(line) > _BEFORE + _AFTER else 0
    end = max(column + _AFTER, _BEFORE + _AFTER)
    head = ("…" if begin else "") + _shown(line[begin:column])
    tail = _shown(line[column:end]) + ("…" if end < len(line) else "")
    return head + tail, " " * sum(map(_width, head)) + "^"


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
