"""The labels, types and properties that a Cypher statement names, read off its words.

What cannot be told for certain is left out: a name within a map, a property of what is perhaps no node and no
tie (a variable that AS, IN, YIELD or ``=`` binds anywhere), anything dynamic. So whoever finds a name unknown
may say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from queries.tokens import END, Token, matched_brackets, tokens_of


class Kind(Enum):
    """What a name is the name of."""

    LABEL = "label"
    TYPE = "type"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Used:
    """A name that a statement uses."""

    kind: Kind
    name: str


#: What begins another part of a statement; only those of MATCH are patterns throughout.
_CLAUSES = frozenset(
    {
        *("MATCH", "WHERE", "WITH", "RETURN", "UNWIND", "CALL", "YIELD", "ORDER", "SKIP", "LIMIT", "OFFSET"),
        *("UNION", "USE", "FOREACH", "SHOW", "ON", "LET", "FILTER"),
    }
)
#: What stands before a brace that holds clauses.
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
#: What a bracket may follow without being that of a function.
_NO_FUNCTIONS = frozenset(
    {
        *("MATCH", "WHERE", "AND", "OR", "XOR", "NOT", "RETURN", "WITH", "WHEN", "THEN", "ELSE", "DISTINCT"),
        *("SHORTEST", "ALL", "ANY", "PATHS", "PATH", "GROUPS", "BY", "AS"),
    }
)


def used_names(text: str) -> tuple[Used, ...]:
    """Return the names that a statement certainly uses as labels, types and properties, each once.

    >>> [used.name for used in used_names("MATCH (n:Regoin {id: $x})-[r:TIE]->() RETURN n.nmae, {a: 1}")]
    ['Regoin', 'id', 'TIE', 'nmae']
    """
    reader = Reader.of(text)
    return tuple(dict.fromkeys(reader.read())) if reader else ()


@dataclass(frozen=True, slots=True)
class _Element:
    """What stands in the brackets of a node or a tie; ``several`` where its variable is a list."""

    variable: str | None
    names: tuple[str, ...]
    keys: tuple[str, ...]
    several: bool
    inner: range


class Reader:
    """Reads the names off the tokens of one statement, whose brackets match."""

    def __init__(self, tokens: list[Token], closing: Mapping[int, int]) -> None:
        self._tokens = [*tokens, END, END]  # what is looked at behind the last one, and before the first
        self._closing = closing
        self._opening = {end: start for start, end in closing.items()}
        self._clauses, self._openers = self._surroundings(len(tokens))

    @classmethod
    def of(cls, text: str) -> Reader | None:
        """Return a reader of a statement; None where its brackets do not match."""
        tokens = tokens_of(text)
        closing = matched_brackets(tokens)
        return None if closing is None else cls(tokens, closing)

    def read(self) -> Iterator[Used]:
        patterns = filter(self._is_pattern, sorted(self._closing))
        elements = {place: self._element(place) for place in patterns}
        kinds: dict[str, set[Kind]] = {}
        heads: set[int] = set()
        for place, element in elements.items():
            kind = Kind.LABEL if self._tokens[place].text == "(" else Kind.TYPE
            yield from (Used(kind, name) for name in element.names)
            yield from (Used(Kind.PROPERTY, key) for key in element.keys)
            heads.update(element.inner)
            if element.variable is not None and not element.several:
                kinds.setdefault(element.variable, set()).add(kind)
        known = {name: kinds[name] for name in kinds.keys() - set(self._bound())}
        for place, token in enumerate(self._tokens[:-2]):
            found = known.get(token.name or "")
            if found and place not in heads and self._at(place - 1).text != ".":
                yield from self._used_of(place, found)

    def _at(self, place: int) -> Token:
        return self._tokens[place]

    def _surroundings(self, count: int) -> tuple[list[str], list[int]]:
        """Return for each token the clause in which it stands and the bracket that is open around it."""
        clauses, openers = [], []
        stack: list[tuple[str, int]] = [("", -1)]
        for place in range(count):
            clause, opener = stack[-1]
            if place in self._closing:
                stack.append(("MATCH" if self._is_subquery(place) else clause, place))
            elif opener >= 0 and self._closing[opener] == place:
                stack.pop()
            elif self._at(place).word in _CLAUSES and self._at(place - 1).text != ".":
                stack[-1] = (self._at(place).word, opener)
            clauses.append(stack[-1][0])
            openers.append(stack[-1][1])
        return clauses, openers

    def _is_subquery(self, place: int) -> bool:
        before = self._at(place - 1)
        called = self._at(self._opening.get(place - 1, 0) - 1).word == "CALL"
        return self._at(place).text == "{" and (before.word in _SUBQUERIES or called)

    def _is_pattern(self, place: int) -> bool:
        before, before_that = self._at(place - 1), self._at(place - 2)
        after, after_that = self._at(self._closing[place] + 1), self._at(self._closing[place] + 2)
        if self._at(place).text == "[":
            return before.text == "-" and after.text == "-"
        if self._at(place).text == "{" or (before.name and before.word not in _NO_FUNCTIONS):
            return False
        came = (before_that.text + before.text) in ("--", "]-", "->")
        goes = (after.text + after_that.text) in ("--", "-[", "->", "<-")
        return self._clauses[place] == "MATCH" or came or goes

    def _element(self, place: int) -> _Element:
        end, at = self._closing[place], place + 1
        variable = self._at(at).name if self._at(at).word not in ("WHERE", "IS") else None
        at += variable is not None
        names: tuple[str, ...] = ()
        if self._at(at).text == ":" or self._at(at).word == "IS":
            names, at = self._expression(at + 1)
        several = self._at(at).text == "*"
        while at < end and (self._at(at).text in ("*", "..") or self._at(at).kind == "number"):
            at += 1
        keys: tuple[str, ...] = ()
        if self._at(at).text == "{":
            keys, at = tuple(self._keys(at)), self._closing[at] + 1
        elif self._at(at).kind == "parameter":
            at += 1
        if at != end and self._at(at).word != "WHERE":  # something else in brackets
            return _Element(None, (), (), False, range(0))
        return _Element(variable, names, keys, several, range(place, at))

    def _expression(self, at: int) -> tuple[tuple[str, ...], int]:
        """Return the names of an expression of labels, none where one is dynamic, and where it ends."""
        names: list[str] = []
        while True:
            while self._at(at).text in ("!", ":"):
                at += 1
            if self._at(at).text == "(":
                inner, _ = self._expression(at + 1)
                names += inner
                at = self._closing[at]
            elif name := self._at(at).name:
                names.append(name)
            elif self._at(at).text != "%":
                return (), at
            if self._at(at + 1).text not in ("|", "&", ":"):
                return tuple(names), at + 1
            at += 2

    def _keys(self, place: int) -> Iterator[str]:
        """Yield the keys of a map that begins here."""
        at = place + 1
        while at < self._closing[place]:
            key, before, after = self._at(at).name, self._at(at - 1).text, self._at(at + 1).text
            if key and before in ("{", ",") and after == ":":
                yield key
            at = self._closing.get(at, at) + 1

    def _bound(self) -> Iterator[str]:
        """Yield the variables that are bound by other words than a pattern, and so may be anything."""
        for place, token in enumerate(self._tokens[:-2]):
            before, after = self._at(place - 1), self._at(place + 1)
            opened = before.text in ("(", "[", ",")
            binds = (after.word == "IN" and opened) or (
                after.text == "=" and (opened or before.word == "MATCH")
            )
            if token.name and (binds or before.word == "AS" or self._clauses[place] == "YIELD"):
                yield token.name

    def _used_of(self, place: int, kinds: set[Kind]) -> Iterator[Used]:
        """Yield what is used of a variable that stands here."""
        sign, then = self._at(place + 1).text, self._at(place + 2)
        if sign == "." and then.name and self._at(place + 3).text != "(":
            yield Used(Kind.PROPERTY, then.name)
        elif sign == "{":
            yield from (Used(Kind.PROPERTY, key) for key in self._projected(place + 1))
        elif sign == ":" and len(kinds) == 1 and not self._in_map(place):
            (kind,) = kinds
            yield from (Used(kind, name) for name in self._expression(place + 2)[0])

    def _projected(self, place: int) -> Iterator[str]:
        """Yield the properties that a projection chooses: ``.name`` of ``n {.name, x: 1}``."""
        for at in range(place + 1, self._closing[place]):
            key, before = self._at(at + 1).name, self._at(at - 1).text
            if key and before in ("{", ",") and self._at(at).text == ".":
                yield key

    def _in_map(self, place: int) -> bool:
        opener = self._openers[place]
        return opener >= 0 and self._at(opener).text == "{" and not self._is_subquery(opener)
