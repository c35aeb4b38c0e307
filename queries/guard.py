"""What a user's statement may not do on any server: fetch, write, or run what its words do not show.

A server fetches by itself: ``LOAD CSV`` asks any address for rows, and what stands in the address goes out
with it. Cypher has no second way, but functions and procedures of plug-ins have (``apoc.load.json``,
``genai.vector.encode``), and some run Cypher that stands in a string (``apoc.cypher.run``, ``do.when`` of the
embedded server). All this counts as reading, so that rights and plans do not hold it back. Therefore the text
is judged before it is sent, and rather too strictly where servers may read it differently: in sound Cypher
nothing else ends with LOAD before CSV, and only what is called has a dotted name before a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from queries.asked import Asked
from queries.text import plain_words
from schema.errors import UsageError

#: The namespaces that Cypher, Neo4j and the embedded server have of their own and that read the graph or
#: reckon.
_TIMES = ("date", "datetime", "duration", "localdatetime", "localtime", "time")
_VALUES = ("coll", "convert", "geo", "map", "math", "number", "point", "text", "vector")
_GRAPH = ("algo", "graph", "meta", "node", "path", "rel")
NAMESPACES = frozenset({*_TIMES, *_VALUES, *_GRAPH})
#: Of APOC only what reckons: elsewhere, even in ``apoc.meta``, Cypher runs that stands in a string.
APOC = frozenset({"coll", "convert", "date", "map", "math", "number", "text"})

#: Of ``db`` what reads: the rest changes a server's caches, statistics and indexes, which neither rights nor
#: plans hold back (``db.prepareForReplanning``, ``db.stats.collect``, ``db.resampleIndex``).
_DB = frozenset(
    {
        *("db.constraints", "db.indexes", "db.info", "db.labels", "db.namefromelementid", "db.ping"),
        *("db.propertykeys", "db.relationshiptypes", "db.index.fulltext.listavailableanalyzers"),
    }
)
_DB_WITHIN = ("db.index.fulltext.query", "db.index.vector.query", "db.schema.")

#: Procedures that tell of the server itself, and change nothing.
TELLING = frozenset({"dbms.components", "dbms.info", "dbms.showcurrentuser"})

#: Longer statements hold data, which belongs into parameters.
MAX_LENGTH = 1_000_000
#: Brackets within brackets: the embedded server takes 200 levels of all kinds, Neo4j is slow at a thousand.
MAX_DEPTH = 150

_LOAD = re.compile(r"(?i)LOAD CSV")
_TERMINATE = re.compile(r"(?i)TERMINATE TRANSACTION")
_CALLED = re.compile(r"(?i)(?<![\w.])\w++(?:\.\w++)++(?= ?\()|(?<=CALL )\w++(?:\.\w++)++")
_OPTIONS = r"(?i) ?(?:CYPHER (?:[\d.]+ |\w+ ?= ?\w+ )*)*"
_MODE = re.compile(rf"{_OPTIONS}(EXPLAIN|PROFILE)\b")
_WRITES = re.compile(
    rf"{_OPTIONS}(?:EXPLAIN |PROFILE )?(?:ALTER|BEGIN|COMMIT|CREATE|DEALLOCATE|DELETE|DENY|DETACH|DROP|DRYRUN"
    r"|ENABLE|FOREACH|GRANT|INSERT|MERGE|NODETACH|REALLOCATE|REMOVE|RENAME|REVOKE|ROLLBACK|SET|START|STOP)\b"
)
_SHOW = re.compile(rf"{_OPTIONS}(?:EXPLAIN |PROFILE )?SHOW\b")
_BRACKET = re.compile(r"[(\[{]|[)\]}]")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_ESCAPE_OR_BACKSLASH = re.compile(r"\\(?:\\|u([0-9A-Fa-f]{4}))")


def refuse_letting_out(text: str) -> None:
    """Refuse a statement by its words, before anything is sent to a server.

    What it lets pass may still be wrong, or write further on: rights and plans are for that.

    Raises
    ------
    UsageError
        It has ``LOAD CSV``, calls what is not known to do no more than read, begins like one that writes,
        hides that it asks for a plan, or is empty, too long or too deeply nested.
    """
    if len(text) > MAX_LENGTH:
        raise UsageError(
            "the statement has {length:,} characters, more than {limit:,}; give long lists as parameters",
            length=len(text),
            limit=MAX_LENGTH,
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(
            "character {place} of the statement is half of one, which no server reads; type it anew",
            place=error.start + 1,
        ) from None
    readings = [plain_words(reading) for reading in _readings(text)]
    for words in readings:
        _refuse(words)
    _refuse_second_plan(Asked.of(text).bare)
    if not readings[0].strip(" ;"):
        raise UsageError(
            'the statement is empty; try: argun cypher "MATCH (r:Region) RETURN r.id AS id ORDER BY id"'
        )


def only_reading() -> UsageError:
    """Return what a statement that would do more than read is told, whoever finds it out."""
    return UsageError("the statement would write or change the database; only reading is allowed here")


def only_tells(text: str) -> bool:
    """Tell whether a statement on a server's own affairs does no more than tell of them, by its words.

    What it says of them may still be handed on to something that writes: the plan knows that.
    """
    readings = [plain_words(reading) for reading in _readings(text)]
    return all(_SHOW.match(words) or _calls_what_tells(words) for words in readings)


def _calls_what_tells(words: str) -> bool:
    called = _CALLED.findall(words)
    return bool(called) and all(name.lower() in TELLING for name in called)


def _refuse(words: str) -> None:
    if _LOAD.search(words):
        raise UsageError(
            "LOAD CSV is not allowed here: it fetches files and addresses, and what an address holds leaves "
            "this machine; lay data of your own over the dataset with --dataset"
        )
    for name in _CALLED.findall(words):
        _refuse_call(name)
    if _WRITES.match(words) or _TERMINATE.search(words):
        raise only_reading()
    _refuse_depth(words)


def _refuse_second_plan(bare: str) -> None:
    """Refuse a word for the plan that is left when the first one has gone, or that is hidden from us."""
    for reading in _readings(bare):
        if mode := _MODE.match(plain_words(reading)):
            raise UsageError(
                "{word}: a plan is asked for by one plain word at the beginning; leave this one out",
                word=mode.group(1).upper(),
            )


def _refuse_call(name: str) -> None:
    low = name.lower()
    space, _, rest = low.partition(".")
    known = space in NAMESPACES or (space == "apoc" and rest.partition(".")[0] in APOC)
    if not known and low not in TELLING | _DB and not low.startswith(_DB_WITHIN):
        raise UsageError(
            "{name}() cannot be called here, where nothing may write or leave this machine; take Cypher's "
            "own functions (APOC and other plug-ins are not everywhere)",
            name=name,
        )


def _refuse_depth(words: str) -> None:
    depth = 0
    for bracket in _BRACKET.findall(words):
        depth += 1 if bracket in "([{" else -1
        if depth > MAX_DEPTH:
            raise UsageError(
                "the statement has brackets within brackets, more than {limit} deep; write it flatter, "
                "or give what they hold as a parameter",
                limit=MAX_DEPTH,
            )


def _readings(text: str) -> Iterator[str]:
    r"""Yield the text as each server may read it: Neo4j puts letters for ``\u0041`` before all else."""
    yield text
    if "\\u" in text:
        yield _ESCAPE.sub(_letter, text)
        yield _ESCAPE_OR_BACKSLASH.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16)) if match.group(1) else match.group()
