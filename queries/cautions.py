"""What the embedded server answers wrongly without a word, read off a statement.

Each is told in docs/neo4j.md and tried by ``benchmarks/statements.cypher``: when a server mends one, the
test of that file says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from queries.tokens import END, Token, matched_brackets, tokens_of
from schema.messages import N_, Message

_UNSORTED = N_(
    "The embedded database does not sort by {name} here, because WITH does not pass it on: "
    "add {name} to the WITH."
)
_HIDDEN = N_(
    "The embedded database keeps nothing of this map but {name} {{...}}: "
    "make that in a WITH before, AS a name."
)
#: What ends the items of a WITH, and its order.
_ENDS_ITEMS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "WHERE"})
_ENDS_ORDER = frozenset(
    {*_ENDS_ITEMS, "WITH", "RETURN", "MATCH", "OPTIONAL", "UNWIND", "CALL", "UNION", "FINISH", "USE"}
)


def wrong_answers(text: str) -> tuple[Message, ...]:
    """Return what to beware of in a statement for the embedded server; nothing where that is not certain."""
    tokens = tokens_of(text)
    closing = matched_brackets(tokens)
    if closing is None:
        return ()
    tokens += [END, END]
    return tuple(dict.fromkeys((*_hidden(tokens, closing), *_unsorted(tokens, closing))))


def _hidden(tokens: Sequence[Token], closing: Mapping[int, int]) -> Iterator[Message]:
    """Yield projections that stand in maps: ``{tie: t {.points}}``, but not ``n {.id, tie: t {.points}}``."""
    braces = [place for place in sorted(closing) if tokens[place].text == "{"]
    for place in braces:
        around = [outer for outer in braces if outer < place < closing[outer]]
        if around and tokens[place + 1].text == "." and _is_map(tokens, around[-1]):
            yield Message(_HIDDEN, name=tokens[place - 1].name or "")


def _is_map(tokens: Sequence[Token], place: int) -> bool:
    before, key, colon = tokens[place - 1], tokens[place + 1], tokens[place + 2]
    is_value = before.text in ("(", "[", ",", ":", "+") or before.word == "RETURN"
    return is_value and key.name is not None and colon.text == ":"


def _unsorted(tokens: Sequence[Token], closing: Mapping[int, int]) -> Iterator[Message]:
    """Yield ties by which a WITH sorts and that it does not pass on."""
    ties = {
        tokens[place + 1].name or ""
        for place, end in closing.items()
        if tokens[place].text == "[" and tokens[place - 1].text == "-" == tokens[end + 1].text
    }
    for place, token in enumerate(tokens):
        if token.word == "WITH" and tokens[place - 1].word not in ("STARTS", "ENDS"):
            items = _until(tokens, closing, place + 1, _ENDS_ITEMS)
            if tokens[items.stop].word != "ORDER" or any(tokens[at].text == "*" for at in items):
                continue
            passed = {tokens[at].name for at in items if _is_passed(tokens, at, items)}
            for at in _until(tokens, closing, items.stop + 1, _ENDS_ORDER):
                name = tokens[at].name
                if name and name in ties - passed and tokens[at - 1].text != ".":
                    yield Message(_UNSORTED, name=name)


def _is_passed(tokens: Sequence[Token], at: int, items: range) -> bool:
    """Tell whether a token is the name of an item: an alias, or a variable alone."""
    begins = at == items.start or tokens[at - 1].text == "," or tokens[at - 1].word in ("AS", "DISTINCT")
    return begins and (at + 1 == items.stop or tokens[at + 1].text == ",")


def _until(tokens: Sequence[Token], closing: Mapping[int, int], start: int, words: frozenset[str]) -> range:
    """Return the places from a token to one of the words, or to the end of the brackets around it."""
    at = start
    while at < len(tokens) - 2 and tokens[at].word not in words and tokens[at].text not in (")", "]", "}"):
        at = closing.get(at, at) + 1
    return range(start, at)
