"""Statements of analysts on both servers, side by side: which answers differ, and whether we say so.

Run: ``python -m benchmarks.statements``. A real Neo4j is started for it, or the one of ``ARGUN_TEST_NEO4J``
is used and **wiped**. The statements stand in ``statements.cypher``; where a comment says why one differs, so
does ``docs/neo4j.md``.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from benchmarks.parity import wipe
from graph.progress import NoProgress
from graph.settings import Settings
from graph.store.base import QueryResult, Store
from graph.store.embedded import EmbeddedStore
from graph.store.server import ServerStore
from graph.tables import to_json
from schema.errors import ArgunError
from tests.neo4j_server import start_neo4j
from tests.shipped import alike, shipped_graph

STATEMENTS = Path(__file__).with_name("statements.cypher")
_GROUP, _DIFFERS = "// group: ", "// differs: "


class Verdict(Enum):
    """How two answers compare."""

    EQUAL = "equal"
    BOTH_REFUSE = "both refuse"
    ORDER = "rows in another order"
    EMBEDDED_REFUSES = "only the embedded server refuses"
    NEO4J_REFUSES = "only Neo4j refuses"
    DIFFERENT = "different"

    @property
    def agrees(self) -> bool:
        """Whether an analyst would get the same."""
        return self in (Verdict.EQUAL, Verdict.BOTH_REFUSE)


@dataclass(frozen=True, slots=True)
class Tried:
    """A statement with its group and, where it is known to differ, why."""

    group: str
    text: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement with what either server gave, and how the two compare."""

    tried: Tried
    verdict: Verdict
    embedded: str
    neo4j: str


def statements(path: Path = STATEMENTS) -> Iterator[Tried]:
    """Yield the statements of a file: one ends with a semicolon at the end of its line."""
    group, known, lines = "", "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(_GROUP):
            group = line.removeprefix(_GROUP)
        elif line.startswith(_DIFFERS):
            known = line.removeprefix(_DIFFERS)
        elif line and not line.startswith("//"):
            lines.append(line)
            if line.endswith(";"):
                yield Tried(group, "\n".join(lines).removesuffix(";"), known)
                known, lines = "", []


def compare(tried: Tried, embedded: Store, neo4j: Store) -> Compared:
    """Ask both servers."""
    ours, theirs = (_asked(store, tried.text) for store in (embedded, neo4j))
    return Compared(tried, _judged(ours, theirs), _shown(ours), _shown(theirs))


def _asked(store: Store, text: str) -> QueryResult | ArgunError:
    try:
        return store.query(text, {"nothing": None})
    except ArgunError as error:
        return error


def _judged(ours: QueryResult | ArgunError, theirs: QueryResult | ArgunError) -> Verdict:
    if isinstance(ours, ArgunError):
        return Verdict.BOTH_REFUSE if isinstance(theirs, ArgunError) else Verdict.EMBEDDED_REFUSES
    if isinstance(theirs, ArgunError):
        return Verdict.NEO4J_REFUSES
    if ours.columns != theirs.columns:
        return Verdict.DIFFERENT
    # As text, too: NaN is not equal to itself.
    if alike(ours, theirs) or to_json(ours.rows) == to_json(theirs.rows):
        return Verdict.EQUAL
    rows = (Counter(map(to_json, result.rows)) for result in (ours, theirs))
    return Verdict.ORDER if next(rows) == next(rows) else Verdict.DIFFERENT


def _shown(result: QueryResult | ArgunError) -> str:
    return str(result).partition("\n")[0] if isinstance(result, ArgunError) else to_json(result.records())


def report(compared: list[Compared]) -> str:
    """Return what is printed: every difference, then the counts."""
    lines = []
    for one in compared:
        if not one.verdict.agrees:
            note = one.tried.known or "NOT DOCUMENTED"
            lines += [f"[{one.tried.group}] {one.verdict.value}: {note}", f"    {one.tried.text}"]
            lines += [f"    embedded: {one.embedded[:200]}", f"    Neo4j:    {one.neo4j[:200]}"]
    agree = sum(one.verdict.agrees for one in compared)
    told = sum(bool(one.tried.known) for one in compared if not one.verdict.agrees)
    verdicts = Counter(one.verdict.value for one in compared)
    differ = len(compared) - agree
    lines.append(f"{len(compared)} statements: {agree} agree, {differ} differ, {told} of them documented")
    return "\n".join((*lines, *(f"  {count:4} {verdict}" for verdict, count in verdicts.most_common())))


def undocumented(compared: list[Compared]) -> list[str]:
    """Return the statements that differ and are not said to, or the other way round."""
    return [one.tried.text for one in compared if one.verdict.agrees == bool(one.tried.known)]


def main() -> None:
    """Print the report; exit with 1 where it does not say what the documentation says."""
    server = start_neo4j(fetch=True)
    try:
        wipe(server)
        with tempfile.TemporaryDirectory() as directory:
            settings = Settings(home=Path(directory), user=server.user, password=server.password)
            with (
                EmbeddedStore.open(Path(directory) / "store") as embedded,
                ServerStore.open(server.bolt, settings) as neo4j,
            ):
                for store in (embedded, neo4j):
                    store.load(shipped_graph(), NoProgress())
                compared = [compare(tried, embedded, neo4j) for tried in statements()]
    finally:
        server.stop()
    print(report(compared))
    raise SystemExit(1 if undocumented(compared) else 0)


if __name__ == "__main__":
    main()
