"""The record of a candidate: a guess at a tie, which nobody has reviewed."""

from __future__ import annotations

from dataclasses import replace

from graph.workflows.contracts.declared import Contract, Field
from graph.workflows.contracts.reading import PLACE
from schema.messages import N_

CANDIDATES = Contract(
    (
        Field(
            "id",
            "text",
            N_("Id"),
            N_("id made of the passage, the type and both ends: equal from run to run"),
        ),
        Field("region", "text", N_("Region id"), N_("region in whose section it is told"), nullable=True),
        Field("column", "text", N_("Column"), N_("before or after: the period of a rating"), nullable=True),
        Field("index", "integer", N_("Number"), N_("number of the paragraph, from 1")),
        Field("subject", "text", N_("From id"), N_("the one end: an id of the data, or one proposed")),
        Field("subject_name", "text", N_("From"), N_("its name")),
        Field("type", "text", N_("Type"), N_("type of the tie")),
        Field("counterpart", "text", N_("To id"), N_("the other end: an id of the data, or one proposed")),
        Field("counterpart_name", "text", N_("To"), N_("its name")),
        Field(
            "stage",
            "text",
            N_("Stage"),
            N_("how far it is; null where the passage does not say; of visits held, planned, dropped"),
            nullable=True,
            vocabulary="stage",
        ),
        Field(
            "health",
            "text",
            N_("Health"),
            N_("how it goes; null where the passage does not say"),
            nullable=True,
            vocabulary="health",
        ),
        Field(
            "numbers", "objects", N_("Numbers"), N_("each with quantity, value, unit, date, nature, bound")
        ),
        Field("dates", "object", N_("Dates"), N_("start, planned and end, where told")),
        Field(
            "joins",
            "list",
            N_("About"),
            N_("ids of the deal, tie and entity that it may be about, best first"),
        ),
        Field("confidence", "number", N_("Sure"), N_("how sure the program is, 0 to 1")),
        Field("why", "list", N_("Why"), N_("by which words and rules, in the language asked for")),
        Field("note", "text", N_("Note"), N_("one line made of its parts, no sentence of the document")),
        Field("new", "objects", N_("New"), N_("ends that the data do not have: id, type, name")),
        Field(
            "start", "integer", N_("First character"), N_("where the clause begins in the paragraph, from 0")
        ),
        Field("end", "integer", N_("Last character"), N_("where the clause ends")),
        Field("text", "text", N_("Passage"), N_("the whole paragraph")),
        replace(PLACE, nullable=True),
        Field(
            "fingerprint", "text", N_("Fingerprint"), N_("fingerprint of the paragraph's letters and digits")
        ),
        Field("source", "text", N_("Source"), N_("the document")),
    ),
    ("subject_name", "type", "counterpart_name", "stage", "health", "confidence", "note", "region", "index"),
)
