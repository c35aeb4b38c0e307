"""Deals as the records that other programs read, from the Deal nodes of the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import PropertyGraph, Relationship
from graph.statements.records import Statements
from graph.workflows.records.terms import known_term
from graph.workflows.sentences.sources import names_of, told_by
from graph.workflows.workspace import Workspace
from schema.messages import N_
from schema.reader import read_schema

#: What deals are chosen by beside places, and what it is called.
_FILTERS = {"sector": N_("sector"), "kind": N_("kind"), "stage": N_("stage"), "health": N_("health")}


def deal_records(workspace: Workspace, filters: Mapping[str, str | None], lang: str) -> list[dict[str, Any]]:
    """Return the deals that pass every filter that is given, most points first, then by id.

    ``filters`` may give ``region``, ``province``, ``sector``, ``kind``, ``stage`` and ``health``.

    Raises
    ------
    UsageError
        A filter names nothing that the schema or the dataset knows.
    """
    places = {
        workspace.find(given, (type_,)).id
        for type_ in ("Region", "Province")
        if (given := filters.get(type_.lower()))
    }
    wanted = {key: _term(key, filters.get(key)) for key in _FILTERS}
    found = [
        record
        for record in _records(workspace.graph, workspace.statements, lang)
        if places <= {*record["regions"], *record["provinces"]}
        and all(value in (None, record[key]) for key, value in wanted.items())
    ]
    return sorted(found, key=lambda r: (-r["points"], r["id"]))


def _term(key: str, given: str | None) -> str | None:
    vocabulary = "deal_kind" if key == "kind" else key
    terms = read_schema().vocabularies[vocabulary].terms
    return known_term(given, terms, _FILTERS[key], vocabulary) if given else None


def _records(graph: PropertyGraph, statements: Statements, lang: str) -> Iterator[dict[str, Any]]:
    ends: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
    ties: dict[str, list[str]] = defaultdict(list)
    for r in graph.relationships:
        if r.type in ("TAKES_PART", "PARTY_TO"):
            ends[r.target_id][r.type].append(r)
        elif r.type == "ABOUT" and graph.labels[r.source_id] == "Deal":
            ends[r.source_id]["ABOUT"].append(r)
        elif "deal_id" in r.properties:
            ties[str(r.properties["deal_id"])].append(r.id)
    for node in graph.nodes:
        if node.label == "Deal":
            own, values = ends[node.id], node.properties
            places = {r.source_id: r.properties for r in own["TAKES_PART"]}
            regions = [p for p in places if graph.labels[p] == "Region"]
            thing = node.id.removeprefix("deal:")
            provinces = [p for p in places if p not in regions]
            parties = [r.source_id for r in own["PARTY_TO"]]
            yield {
                "id": node.id,
                "name": values.get(f"name_{lang}", values["name_en"]),
                **{key: values.get(key) for key in ("kind", "sector", "stage", "health", "basis", "side")},
                **{
                    f"{key}_factor": values.get(f"{key}_factor")
                    for key in ("kind", "stage", "health", "side")
                },
                "size": values["size"],
                "points": values["points"],
                "regions": regions,
                "region_shares": [places[p]["share"] for p in regions],
                "region_names": names_of(regions, statements, lang),
                "provinces": provinces,
                "province_names": names_of(provinces, statements, lang),
                "parties": parties,
                "party_names": names_of(parties, statements, lang),
                "about_id": thing if thing in graph.labels else None,
                "about": [r.target_id for r in own["ABOUT"]],
                "first_period": values.get("first_period"),
                "last_period": values.get("last_period"),
                **told_by((statements.ties[id_] for id_ in ties[node.id]), statements, lang),
                "tie_ids": ties[node.id],
            }
