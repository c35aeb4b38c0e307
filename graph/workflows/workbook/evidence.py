"""Ties, their evidence and the sources as rows: those of regions first, region by region."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph.statements.records import Statements, Tie
from graph.tables import cell
from graph.texts import languages, say
from graph.workflows.contracts import Contract, Field
from graph.workflows.contracts.common import BASIS, DEAL_ID, HEALTH, LAYER, NAME, REGION_NAMES, STAGE
from graph.workflows.contracts.words import word_of
from graph.workflows.records.ties import noted, tie_record, tie_text
from graph.workflows.sentences.joining import listed
from graph.workflows.sentences.sources import names_of, place_words
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message
from schema.reader import read_schema

_CONFIDENCE = Field(
    "confidence", "text", N_("Confidence"), N_("how far it can be relied on"), vocabulary="confidence"
)
EVIDENCE_ROW = Contract(
    (
        Field("text", "text", N_("Tie"), N_("who does what with whom, in words")),
        Field("note", "text", N_("Note"), N_("what this place of the source says of it"), nullable=True),
        STAGE,
        HEALTH,
        REGION_NAMES,
        Field("period", "text", N_("Period"), N_("period that the report covers")),
        Field("source_name", "text", N_("Source"), N_("title of the source")),
        Field("place", "text", N_("Place"), N_("place in the source, in words; empty for a whole page")),
        _CONFIDENCE,
        BASIS,
        Field("stance", "text", N_("Speaks"), N_("for the tie or against it"), vocabulary="stance"),
        Field("source_url", "text", N_("Address"), N_("address of the source"), nullable=True),
        Field("id", "text", N_("Id"), N_("id of the piece of evidence")),
        Field("tie_id", "text", N_("Tie id"), N_("id of the tie that it is about")),
        DEAL_ID,
        Field("source", "text", N_("Source id"), N_("id of the source")),
        Field("locator", "text", N_("Place, as coded"), N_("place in the source")),
        LAYER,
    ),
    (),
)
SOURCE_ROW = Contract(
    (
        NAME,
        Field("date", "text", N_("Date"), N_("day or period that the source is of"), nullable=True),
        Field("publisher", "text", N_("Publisher"), N_("who published it"), nullable=True),
        Field("language", "text", N_("Language"), N_("code of its language"), nullable=True),
        _CONFIDENCE,
        Field("evidence_count", "integer", N_("Reports"), N_("number of pieces of evidence that it gives")),
        Field("number_count", "integer", N_("Numbers"), N_("number of the numbers that it gives")),
        Field("seen", "text", N_("Seen"), N_("day on which the page was read"), nullable=True),
        Field("licence", "text", N_("Licence"), N_("licence of the source"), nullable=True),
        Field("doi", "text", N_("DOI"), N_("its digital object identifier"), nullable=True),
        Field("url", "text", N_("Address"), N_("address of the source"), nullable=True),
        Field("id", "text", N_("Id"), N_("id of the source")),
        LAYER,
    ),
    (),
)


def tie_records(workspace: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return every tie with its properties in words."""
    return [
        tie_record(workspace, tie, lang) | {"properties": _properties(tie, workspace.statements, lang)}
        for tie in _in_order(workspace, lang)
    ]


def _in_order(workspace: Workspace, lang: str) -> list[Tie]:
    """Return the ties of regions by their names, then by deal; what belongs to no region comes last."""
    statements = workspace.statements

    def order(tie: Tie) -> tuple[bool, list[str], str, str]:
        regions = names_of(tie.regions, statements, lang)
        return not regions, regions, workspace.deal_ids.get(tie.id, ""), tie.id

    return sorted(statements.ties.values(), key=order)


def _properties(tie: Tie, statements: Statements, lang: str) -> list[str]:
    """Return what is told of a tie by properties of its type, each with what it means."""
    declared = read_schema().edges[tie.type].properties
    found = []
    for name, value in tie.properties.items():
        known = declared.get(name)
        items = [str(v) for v in value] if isinstance(value, tuple) else [cell(value)]
        if known and known.vocabulary:
            items = [word_of(known.vocabulary, item, lang) for item in items]
        fields = {"name": known.word(lang) if known else name}
        shown = listed(names_of(items, statements, lang), lang)
        found.append(say(Message("{name}: {meaning}", **fields, meaning=shown), lang))
    return found


def evidence_records(workspace: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return each piece of evidence of every tie, in order of the ties."""
    statements = workspace.statements
    entities = statements.entities
    found = []
    for tie in _in_order(workspace, lang):
        head = {
            "text": tie_text(tie, statements, lang),
            "region_names": names_of(tie.regions, statements, lang),
            "tie_id": tie.id,
            "deal_id": workspace.deal_ids.get(tie.id),
        }
        found += [
            {
                **head,
                **{key: getattr(e, key) for key in ("id", "period", "stage", "health", "basis", "stance")},
                **{key: getattr(e, key) for key in ("confidence", "locator", "layer")},
                "note": noted(e.notes, lang)["note"],
                "source": e.source_id,
                "source_name": entities[e.source_id].name(lang),
                "source_url": entities[e.source_id].properties.get("url"),
                "place": place_words(e.locator, entities, lang),
            }
            for e in tie.evidence
        ]
    return found


def source_records(workspace: Workspace, lang: str) -> list[dict[str, Any]]:
    """Return every source in order of id, with how much rests on it."""
    statements = workspace.statements
    evidence = Counter(e.source_id for tie in statements.ties.values() for e in tie.evidence)
    numbers = Counter(o.source_id for o in statements.observations.values())
    found = []
    for source in statements.entities.values():
        if source.type == "Source":
            told = source.properties
            publisher = next((told[k] for c in (lang, *languages()) if (k := f"publisher_{c}") in told), None)
            found.append(
                {
                    "id": source.id,
                    "name": source.name(lang),
                    **{key: told.get(key) for key in ("date", "language", "seen", "licence", "doi", "url")},
                    "publisher": publisher,
                    "confidence": told.get("confidence", "high"),
                    "evidence_count": evidence[source.id],
                    "number_count": numbers[source.id],
                    "layer": source.layer,
                }
            )
    return found
