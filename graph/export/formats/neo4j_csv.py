"""A folder of CSV files for ``neo4j-admin database import full``, with the command in its README.

The Meta node goes along, so that a later load into the database knows what it holds.

Text is always quoted and what is unknown is never written, so an empty text stays apart from nothing.
The importer has no escape for the separator of lists, so the separator is a character that the graph's
lists do not have: ``;``, or the first of a few control characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.export.context import README, ExportContext, Exporter
from graph.meta import META_ID, META_LABEL, READY, Meta
from graph.model import Node, PropertyGraph, Relationship, Value
from graph.releases import release_text
from graph.texts import say, translate
from schema.errors import ArgunError
from schema.messages import N_, Message, counted

_SEPARATORS = {";": ";", "\x1f": "U+001F", "\x1e": "U+001E", "\x1d": "U+001D"}
_UNSAFE = re.compile(r"[^A-Za-z0-9_]")

_README = """# {title}

{how}

```sh
{command}
```

{nodes}, {relationships}.{data}
"""
_HOW = N_(
    "Stop the server and run this in this folder (Neo4j 5.26; the database must be new or empty, or add "
    "`--overwrite-destination`):"
)


def render_neo4j_csv(graph: PropertyGraph, context: ExportContext) -> dict[str, bytes]:
    """Return the files by name: one a label, one a relationship type, and README.md."""
    if names := context.captions():
        graph = graph.named(names, context.lang)
    graph = PropertyGraph.of([*graph.nodes, _meta_node(graph)], graph.relationships, graph.releases)
    separator = _list_separator(graph)
    nodes: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    relationships: defaultdict[str, list[Relationship]] = defaultdict(list)
    for r in graph.relationships:
        relationships[r.type].append(r)
    files = {f"nodes-{_plain(k)}.csv": _node_table(k, nodes[k], separator) for k in sorted(nodes)}
    files |= {
        f"relationships-{_plain(k)}.csv": _relationship_table(k, relationships[k], separator)
        for k in sorted(relationships)
    }
    command = " \\\n  ".join(import_arguments(sorted(files), separator))
    readme = _readme(graph, command, context.lang)
    return {README: readme.encode(), **{k: files[k] for k in sorted(files)}}


def _readme(graph: PropertyGraph, command: str, lang: str) -> str:
    counts = (
        counted("{count} node", "{count} nodes", len(graph.nodes)),
        counted("{count} relationship", "{count} relationships", len(graph.relationships)),
    )
    nodes, relationships = (say(count, lang) for count in counts)
    title, how = (translate(text, lang) for text in (N_("Argun: CSV for Neo4j"), _HOW))
    data = f"\n\n{release_text(graph.releases, lang)}" if graph.releases else ""
    fields = {"title": title, "how": how, "command": command, "data": data}
    return _README.format(nodes=nodes, relationships=relationships, **fields)


def _meta_node(graph: PropertyGraph) -> Node:
    properties = Meta.of(graph, READY).properties()
    return Node(META_ID, META_LABEL, {key: _value(x) for key, x in properties.items() if key != "id"})


def _value(value: object) -> Value:
    return tuple(str(item) for item in value) if isinstance(value, list) else str(value)


def import_arguments(files: Iterable[str], separator: str) -> list[str]:
    """Return the command line, one argument an item."""
    tables = [f"--{name.partition('-')[0]}={name}" for name in files]
    shown = f"'{separator}'" if separator == ";" else _SEPARATORS[separator]
    options = ["--id-type=string", "--multiline-fields=true", f"--array-delimiter={shown}"]
    return ["neo4j-admin database import full neo4j", *options, *tables]


def _plain(name: str) -> str:
    """Labels and types become names of files; the schema allows only plain ones."""
    if _UNSAFE.search(name):
        raise ArgunError(
            Message(
                '"{name}" cannot be a label or type of Neo4j here: Latin letters, digits and _ only',
                name=name,
            )
        )
    return name


def _list_separator(graph: PropertyGraph) -> str:
    records = [r.properties for r in graph.nodes] + [r.properties for r in graph.relationships]
    items = [
        str(item)
        for properties in records
        for value in properties.values()
        if isinstance(value, tuple)
        for item in value
    ]
    for separator in _SEPARATORS:
        if not any(separator in item for item in items):
            return separator
    raise ArgunError(
        Message(
            "every separator that Neo4j's CSV could use occurs in a list of the graph; remove one of them"
        )
    )


def _node_table(label: str, nodes: Sequence[Node], separator: str) -> bytes:
    kinds = _kinds(node.properties for node in nodes)
    header = ["id:ID", *(f"{key}:{kind}" for key, kind in kinds.items()), ":LABEL"]
    rows = ([node.id, *(node.properties.get(key) for key in kinds), label] for node in nodes)
    return _table(header, rows, separator)


def _relationship_table(type_: str, found: Sequence[Relationship], separator: str) -> bytes:
    kinds = _kinds(r.properties for r in found)
    header = [":START_ID", ":END_ID", "id:string", *(f"{k}:{kind}" for k, kind in kinds.items()), ":TYPE"]
    rows = ([r.source_id, r.target_id, r.id, *(r.properties.get(k) for k in kinds), type_] for r in found)
    return _table(header, rows, separator)


def _kinds(records: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """Return each property's type for the header, in sorted order."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for values in records:
        for key, value in values.items():
            seen[key].add(_kind(value))
    return {_key(key): _joined(seen[key]) for key in sorted(seen)}


def _key(key: str) -> str:
    if _UNSAFE.search(key):
        raise ArgunError(
            Message('"{name}" cannot be the name of a column: Latin letters, digits and _ only', name=key)
        )
    return key


def _kind(value: Value) -> str:
    if isinstance(value, tuple):
        return "string[]" if any(isinstance(item, str) for item in value) or not value else "double[]"
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def _joined(kinds: set[str]) -> str:
    if len(kinds) == 1:
        return next(iter(kinds))
    return "double" if kinds == {"long", "double"} else "string"


def _table(header: Iterable[str], rows: Iterable[Iterable[Value | None]], separator: str) -> bytes:
    lines = [",".join(header)]
    lines += [",".join(_cell(value, separator) for value in row) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _cell(value: Value | None, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    text = separator.join(str(item) for item in value) if isinstance(value, tuple) else value
    return '"' + text.replace('"', '""') + '"'


EXPORTER = Exporter("", N_("folder of CSV files for neo4j-admin database import"), render_neo4j_csv)
