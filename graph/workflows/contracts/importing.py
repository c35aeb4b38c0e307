"""The records of an import: what each row of a table becomes."""

from __future__ import annotations

from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

MADE = Contract(
    (
        Field("row", "integer", N_("Row"), N_("first row of the table that says it")),
        Field("kind", "text", N_("Record"), N_("source, entity, tie or observation"), vocabulary="record"),
        Field("id", "text", N_("Id"), N_("id in the dataset"), nullable=True),
        Field("name", "text", N_("Name"), N_("name or what is told, in the language asked for")),
        Field("new", "truth", N_("New"), N_("whether the data beneath does not have it yet")),
    ),
    ("row", "kind", "id", "name", "new"),
)
