"""The descriptor of a data package (Frictionless, ``datapackage.json``)."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.export.package.columns import Column
from graph.export.package.tables import Table
from graph.model import PropertyGraph
from graph.releases import Release
from graph.texts import BASE
from schema.model import Schema
from schema.values import clean_date

#: Who is to be named; CITATION.cff says the same.
CONTRIBUTORS = ({"title": "The Argun project", "role": "author"},)
#: What is known of licences beside their names in SPDX.
_LICENCES = {
    "CC-BY-4.0": {
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0 International",
    }
}
#: A date of any precision, or a period (:mod:`schema.values`); JSON Schema's dialect, as Frictionless asks.
_DATE = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?"
DATE_PATTERN = f"^(({_DATE})?/)?({_DATE})?$"


def descriptor(
    graph: PropertyGraph, schema: Schema, tables: Mapping[str, tuple[Table, bytes]]
) -> dict[str, Any]:
    """Return the descriptor of the tables by the names of their files."""
    releases = graph.releases
    return {
        "profile": "tabular-data-package",
        "name": "-".join(r.name for r in releases) or "argun",
        **_by_language("title", releases[0].titles if releases else {}),
        **_release(releases),
        "licenses": [_licence(name) for name in sorted({r.licence for r in releases if r.licence})],
        "contributors": [dict(contributor) for contributor in CONTRIBUTORS],
        "sources": list(_sources(graph)),
        "resources": [_resource(file, *told, schema) for file, told in tables.items()],
    }


def _release(releases: Sequence[Release]) -> dict[str, Any]:
    """Return the version of a single dataset, and each with its own where several lie upon each other."""
    found: dict[str, Any] = {"datasets": [release.record for release in releases]}
    if len(releases) == 1 and releases[0].version:
        found = {"version": releases[0].version, **found}
    days = [release.date for release in releases if _is_day(release.date)]
    return {**found, "created": f"{max(days)}T00:00:00Z"} if days else found


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text)) and clean_date(text) == text
    except ValueError:
        return False


def _licence(name: str) -> dict[str, str]:
    return {"name": name, **_LICENCES.get(name, {})}


def _sources(graph: PropertyGraph) -> Iterator[dict[str, str]]:
    for node in graph.nodes:
        if node.label == "Source":
            told = {key: str(node.properties[key]) for key in ("date", "licence") if key in node.properties}
            address = node.properties.get("url")
            if not address and "doi" in node.properties:
                address = f"https://doi.org/{node.properties['doi']}"
            path = {"path": str(address)} if address else {}
            yield {"id": node.id, "title": str(node.properties.get(f"name_{BASE}", node.id)), **path, **told}


def _by_language(key: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return a text in English, and under ``key_ru`` and so on in the other languages."""
    return {key if lang == BASE else f"{key}_{lang}": words[lang] for lang in sorted(words)}


def _resource(file: str, table: Table, content: bytes, schema: Schema) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        **_by_language("description", table.words),
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, schema) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": list(_foreign_keys(table)),
        },
    }


def _field(column: Column, schema: Schema) -> dict[str, Any]:
    more = {"unit": column.unit, "unitField": column.unit_in or None}
    constraints = dict(_constraints(column, schema))
    return {
        "name": column.name,
        "type": column.type,
        **_by_language("description", column.words or {}),
        **{key: value for key, value in more.items() if value},
        **({"vocabularies": list(column.vocabularies)} if column.vocabularies else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _constraints(column: Column, schema: Schema) -> Iterable[tuple[str, Any]]:
    if column.required:
        yield "required", True
    for key, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None:
            yield key, int(bound) if bound == int(bound) else bound
    if column.types:
        yield "enum", list(column.types)
    elif column.vocabularies:
        terms = (term for name in column.vocabularies for term in schema.vocabularies[name].terms)
        yield "enum", list(dict.fromkeys(terms))
    if column.date:
        yield "pattern", DATE_PATTERN


def _foreign_keys(table: Table) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        if column.refers:
            resource = "" if column.refers == table.name else column.refers
            yield {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}
