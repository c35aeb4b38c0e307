"""The records of an edition of the rating, as it is read."""

from __future__ import annotations

from dataclasses import replace

from graph.workflows.contracts.candidates import CANDIDATES
from graph.workflows.contracts.common import DEAL_ID
from graph.workflows.contracts.declared import Contract, Field
from graph.workflows.contracts.reading import ITALIC, PLACE
from schema.messages import N_

PARAGRAPHS = Contract(
    (
        Field("region", "text", N_("Region id"), N_("region in whose section it stands")),
        Field(
            "column",
            "text",
            N_("Column"),
            N_("before (earlier events) or after (the year under review); null where it can't be told"),
            nullable=True,
        ),
        Field(
            "index", "integer", N_("Number"), N_("number of its first piece in the region's section, from 1")
        ),
        Field("text", "text", N_("Text"), N_("the whole paragraph, joined over breaks of pages")),
        ITALIC,
        PLACE,
        Field("pieces", "list", N_("Pieces"), N_("numbers of the pieces that it is joined of")),
        Field("why", "text", N_("Why"), N_("how its column is known")),
    ),
    ("region", "column", "index", "text", "place"),
)
REGIONS = Contract(
    (
        Field("region", "text", N_("Region id"), N_("id of the region")),
        Field("name", "text", N_("Name"), N_("name as printed")),
        Field(
            "mark", "mark", N_("Mark"), N_("mark of this edition; null where it gives none"), nullable=True
        ),
        Field(
            "previous_mark",
            "mark",
            N_("Previous"),
            N_("mark of the edition before as this one gives it; null where it gives none"),
            nullable=True,
        ),
        Field(
            "band",
            "text",
            N_("Band"),
            N_("title of its part of the table as printed; null where it has none"),
            nullable=True,
        ),
        PLACE,
        Field("paragraphs", "integer", N_("Paragraphs"), N_("how many paragraphs it has")),
    ),
    ("region", "name", "mark", "previous_mark", "band", "paragraphs", "place"),
)
TRENDS = Contract(
    (
        Field("index", "integer", N_("Number"), N_("number of the trend")),
        Field("text", "text", N_("Text"), N_("the whole trend")),
        PLACE,
    ),
    ("index", "text", "place"),
)
LEFT = Contract(
    (
        Field("text", "text", N_("Text"), N_("as printed")),
        Field("reason", "text", N_("Reason"), N_("why it is no paragraph of a region")),
        PLACE,
    ),
    ("reason", "text", "place"),
)


def _of_candidate(name: str) -> Field:
    """Return a field of candidates that a deal without one leaves empty."""
    field = CANDIDATES.field(name)
    assert field is not None  # noqa: S101 - candidates declare it
    return replace(field, nullable=True)


AGAINST = Contract(
    (
        Field("region", "text", N_("Region id"), N_("region in whose section it stands")),
        Field(
            "group",
            "text",
            N_("Group"),
            N_("a follow-up of what is known, something new, something not mentioned, or coded already"),
            vocabulary="against",
        ),
        _of_candidate("column"),
        Field("index", "integer", N_("Number"), N_("number of the paragraph"), nullable=True),
        DEAL_ID,
        Field("deal", "text", N_("Deal"), N_("name of the deal"), nullable=True),
        Field(
            "from_stage",
            "text",
            N_("Known stage"),
            N_("stage in the data"),
            nullable=True,
            vocabulary="stage",
        ),
        Field(
            "from_health",
            "text",
            N_("Known health"),
            N_("health in the data"),
            nullable=True,
            vocabulary="health",
        ),
        Field("stage", "text", N_("Stage"), N_("stage that the document seems to tell"), nullable=True),
        Field("health", "text", N_("Health"), N_("health that the document seems to tell"), nullable=True),
        Field("type", "text", N_("Type"), N_("type of the tie that is told"), nullable=True),
        _of_candidate("subject"),
        _of_candidate("counterpart"),
        _of_candidate("confidence"),
        Field("note", "text", N_("Note"), N_("one line made of its parts"), nullable=True),
        replace(_of_candidate("why"), nullable=False),
        _of_candidate("text"),
    ),
    ("region", "group", "column", "index", "note", "deal", "from_stage", "from_health", "stage", "health"),
)
