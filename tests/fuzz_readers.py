"""The readers that ``tests.fuzz`` feeds: each with what it reads when all is well."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from graph.analysis.scenarios.edits import read_changes
from graph.analysis.score.method import read_method
from graph.cli.asking import read_json_pair, read_pair
from graph.names.finding import find_place
from graph.settings import Settings
from graph.statements.records import Statements
from graph.store.embedded import EmbeddedStore
from graph.store.opening import open_store
from graph.store.server import ServerStore
from graph.workflows.query_parameters import resolve_parameters
from graph.workflows.readings import read_coding_uncertainty
from loaders.agreement import read_agreements
from loaders.audit import audit
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents import read_documents
from loaders.manifest import read_manifest
from loaders.passages import read_passages
from queries.header import Query, parse_query
from queries.library import SHIPPED, Library
from queries.sending import check_sendable
from queries.text import parameter_names, return_columns
from schema.errors import Problem, StoreError
from schema.values import date_bounds
from schema.wording import steering_characters
from tests.fuzz import Target
from tests.loaders.audit_factory import CLEAN, TIES, write_dataset
from tests.shipped import EXAMPLE, shipped_workspace

#: Files of a small dataset that breaks no rule, and how much of a shipped file is mutated at a time.
_FILES = ("sources.yaml", "places.yaml", TIES)
_MOST_BYTES = 3000


class PlacelessError(AssertionError):
    """A fault of a file is told without its file or its line."""


def _scratch() -> Path:
    """Return a folder that goes with the process."""
    folder = tempfile.TemporaryDirectory(prefix="argun-fuzz-", ignore_cleanup_errors=True)
    _KEPT.append(folder)
    return Path(folder.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _text(given: bytes) -> str:
    """Return what a program gets of the bytes of an argument."""
    return os.fsdecode(given.replace(b"\0", b""))


def dataset() -> Target:
    """Files of a dataset: the first line says which of the small dataset it stands for, or one more."""
    folder, _ = write_dataset(_scratch())
    shipped = [p for p in sorted(shipped_dataset().rglob("*.yaml")) if p.name != "dataset.yaml"]
    seeds = [f"# {name}\n{CLEAN[name]}".encode() for name in _FILES] * (len(shipped) // len(_FILES))
    seeds += [b"# more.yaml\n" + _head(path) for path in shipped]

    def read(given: bytes) -> None:
        head = given.partition(b"\n")[0].decode(errors="replace").removeprefix("# ")
        (folder / "more.yaml").write_bytes(b"")
        for name in _FILES:
            (folder / name).write_text(CLEAN[name], encoding="utf-8")
        (folder / (head if head in _FILES else "more.yaml")).write_bytes(given)
        reading = read_layers([folder])
        _check_places(reading.problems)
        if not reading.problems:  # else it is never used
            _check_texts(reading.statements)
        for finding in audit([folder]).findings:
            str(finding)

    return Target("dataset", seeds, read)


def _head(path: Path) -> bytes:
    """Return the first lines of a file."""
    content = path.read_bytes()
    return content if len(content) <= _MOST_BYTES else content[:_MOST_BYTES].rpartition(b"\n")[0] + b"\n"


def _check_places(problems: Iterable[Problem]) -> None:
    for problem in problems:
        str(problem)
        if not problem.file or not problem.line:
            raise PlacelessError(str(problem))


def _check_texts(statements: Statements) -> None:
    for entity in statements.entities.values():
        for text in (entity.id, *entity.names.values(), *entity.aliases, *entity.properties.values()):
            assert not (isinstance(text, str) and steering_characters(text)), ascii(text)
    for tie in statements.ties.values():
        for evidence in tie.evidence:
            assert not any(map(steering_characters, (evidence.locator, *evidence.notes.values())))


def manifest() -> Target:
    folder = _scratch()

    def read(given: bytes) -> None:
        (folder / "dataset.yaml").write_bytes(given)
        read_manifest(folder)

    return Target(
        "manifest", [CLEAN["dataset.yaml"].encode(), (shipped_dataset() / "dataset.yaml").read_bytes()], read
    )


def method() -> Target:
    path = _scratch() / "method.yaml"
    shipped = Path(__file__).parents[1] / "graph" / "analysis" / "score" / "method.yaml"

    def read(given: bytes) -> None:
        path.write_bytes(given)
        read_method(path)

    return Target("method", [shipped.read_bytes()], read)


def passages() -> Target:
    folder = _scratch()

    def read(given: bytes) -> None:
        (folder / "passages.tsv").write_bytes(given)
        read_passages(folder)

    return Target("passages", [_head(shipped_dataset() / "passages.tsv")], read)


def readings() -> Target:
    folder = _scratch()
    shipped = Path(__file__).parents[1] / "loaders" / "readings"

    def read(given: bytes) -> None:
        (folder / "batch.tsv").write_bytes(given)
        read_agreements(folder)
        read_coding_uncertainty(folder)

    return Target("readings", [_head(path) for path in sorted(shipped.glob("*.tsv"))], read)


def documents() -> Target:
    folder = _scratch()
    layer, sources = write_dataset(folder)
    statements = read_layers([layer]).statements
    names = sorted(path.name for path in sources.iterdir())
    locators = ("RU-AMU/before/1", "RU-AMU/after/99", "trends/1", "line/1", "line/99999", "x", "/", "")

    def read(given: bytes) -> None:
        for name in names:
            (sources / name).write_bytes(given)
        for document in read_documents(sources, statements).values():
            for locator in locators:
                document.fault(locator)
                document.passage(locator)

    return Target("documents", [(sources / name).read_bytes() for name in names], read)


_WORDS = (
    '5 1.5 "text" null true [1,2,3] {"a":{"b":[1]}} ["a","b"] 9223372036854775807 -9223372036854775808 1e308 '
    '"\\ud83d\\ude00" Амурская 黑龙江 region:RU-AMU NaN'
)
#: The driver, which does with parameters what a query does; its types are its own.
_BOLT: Any = importlib.import_module("neo4j._codec.packstream.v1")


def _send(value: object) -> None:
    _BOLT.Packer(_BOLT.PackableBuffer()).pack(value)


def parameters() -> Target:
    def read(given: bytes) -> None:
        name, value = read_json_pair(_text(given))
        check_sendable("RETURN $x", {name: value})
        _send({name: value})  # what the driver does with it

    return Target("parameters", [f"x={value}".encode() for value in _WORDS.split()], read)


def book() -> Target:
    """Values of all parameters of the query book, names among them."""
    found = [query for query in Library().read_all() if query.parameters]
    seeds = [
        f"{query.name} {p.name}={EXAMPLE.get(p.name, p.default)}" for query in found for p in query.parameters
    ]
    workspace, by_name = shipped_workspace(), {query.name: query for query in found}

    def read(given: bytes) -> None:
        named, _, pair = _text(given).partition(" ")
        query: Query = by_name[named] if named in by_name else found[len(given) % len(found)]
        name, value = read_pair(pair)
        needed = {p.name: EXAMPLE[p.name] for p in query.parameters if p.required}
        values = resolve_parameters(workspace, query, {**needed, name: value})
        _send(values)

    return Target("book", [seed.encode() for seed in seeds], read)


def headers() -> Target:
    def read(given: bytes) -> None:
        query = parse_query("name", given.decode("utf-8", "surrogateescape"), "read/name.cypher")
        return_columns(query.text)

    return Target("headers", [path.read_bytes() for path in sorted(SHIPPED.glob("*/*.cypher"))], read)


def statements() -> Target:
    def read(given: bytes) -> None:
        text = _text(given)
        parameter_names(text)
        return_columns(text)
        check_sendable(text, {})
        _send(text)

    return Target("statements", [query.text.encode() for query in Library().read_all()], read)


def names() -> Target:
    entities = tuple(shipped_workspace().statements.entities.values())
    places = [e for e in entities if e.type in ("Region", "Province")]
    seeds = [name.encode() for e in places for name in (e.id, *e.names.values(), *e.aliases[:1])]

    def read(given: bytes) -> None:
        find_place(entities, _text(given), ("Region", "Province"))

    return Target("names", seeds, read)


def dates() -> Target:
    forms = ("2025", "2025-12", "2025-12-05", "2025-Q1", "2025-H1", "2025-06/2026-05", "/2025", "2025/", "")
    return Target("dates", [form.encode() for form in forms], lambda given: _no(date_bounds(_text(given))))


def changes() -> Target:
    workspace, tie = shipped_workspace(), EXAMPLE["tie"]
    every = workspace.statements  # what is near is looked for among all ties: here among few
    parts = [part.id for part in workspace.appraisal.by_id[EXAMPLE["deal"]].parts]
    few = replace(every, ties={id_: every.ties[id_] for id_ in (tie, *parts, *list(every.ties)[:50])})
    seeds = (
        f"stage=operating@{tie}",
        f"health=stalled@{tie}",
        f"drop@{tie}",
        f"drop@{EXAMPLE['deal']}",
        "add@SISTER_PROVINCE/region:RU-AMU/province:CN-GD:stage=agreed",
        "add@INVESTOR_IN/company:haier/project:amur-gas-chemical-complex:stage=operating,region=RU-AMU,key=x",
    )

    def read(given: bytes) -> None:
        read_changes([_text(given)], few, workspace.appraisal)

    return Target("changes", [seed.encode() for seed in seeds], read)


def addresses() -> Target:
    """Addresses of stores, up to where something would be opened."""
    seeds = (
        "bolt://localhost:7687",
        "neo4j+s://db.example.org",
        "neo4j://[::1]:7687/x?y=z#a",
        "./store",
        "~/s",
    )
    settings = Settings(_scratch())

    def refuse(*given: object) -> None:
        raise StoreError("nothing is opened here")

    def read(given: bytes) -> None:
        with mock.patch.object(ServerStore, "open", refuse), mock.patch.object(EmbeddedStore, "open", refuse):
            open_store(given.decode("utf-8", "surrogateescape"), settings)

    return Target("addresses", [seed.encode() for seed in seeds], read)


def _no(_: object) -> None:
    """Take what a reader returns."""


_MAKERS: Sequence[Callable[[], Target]] = (
    dataset, manifest, method, passages, readings, documents, parameters, book, headers, statements, names,
    dates, changes, addresses,
)  # fmt: skip
TARGETS = {make.__name__: make for make in _MAKERS}
