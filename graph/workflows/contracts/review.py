"""The records of a review: its candidates with what was decided, and how far it is."""

from __future__ import annotations

from graph.workflows.contracts.common import HEALTH, STAGE
from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

REVIEWED = Contract(
    (
        Field("id", "text", N_("Id"), N_("id of the candidate in the review")),
        Field(
            "status", "text", N_("Status"), N_("what was decided, undecided or returned"), vocabulary="review"
        ),
        Field("place", "text", N_("Place"), N_("place of the passage, as statements cite it")),
        Field("region", "text", N_("Region id"), N_("region in whose section it is told"), nullable=True),
        Field("subject", "text", N_("From id"), N_("id of the one end")),
        Field("subject_name", "text", N_("From"), N_("its name")),
        Field("type", "text", N_("Type"), N_("type of the tie")),
        Field("counterpart", "text", N_("To id"), N_("id of the other end")),
        Field("counterpart_name", "text", N_("To"), N_("its name")),
        STAGE,
        HEALTH,
        Field("confidence", "number", N_("Sure"), N_("how sure the program is, 0 to 1")),
        Field("tie", "text", N_("Tie"), N_("id of the tie that it is or is merged with")),
        Field(
            "who",
            "text",
            N_("Reviewer"),
            N_("who decided; of what is returned, who had decided"),
            nullable=True,
        ),
        Field("when", "text", N_("When"), N_("when that was, in UTC"), nullable=True),
        Field("reason", "text", N_("Reason"), N_("why it was rejected"), nullable=True),
        Field(
            "missing", "list", N_("Missing"), N_("what is wrong or must be added before it can be accepted")
        ),
    ),
    ("status", "place", "subject_name", "type", "counterpart_name", "stage", "health", "confidence", "who"),
)
STATUS = Contract(
    (
        Field("reviewer", "text", N_("Reviewer"), N_("name of the reviewer; null for all"), nullable=True),
        Field("passages", "integer", N_("Passages"), N_("passages with candidates")),
        Field("candidates", "integer", N_("Candidates"), N_("number of candidates")),
        Field("accepted", "integer", N_("Accepted"), N_("accepted as they stand")),
        Field("changed", "integer", N_("With changes"), N_("accepted with changes")),
        Field("merged", "integer", N_("Merged"), N_("merged with a tie of the data")),
        Field("rejected", "integer", N_("Rejected"), N_("rejected")),
        Field("skipped", "integer", N_("Skipped"), N_("put off")),
        Field("undecided", "integer", N_("Undecided"), N_("not decided yet")),
        Field("returned", "integer", N_("Returned"), N_("decided on a text that has changed since")),
        Field(
            "minutes", "number", N_("Minutes"), N_("time between decisions; pauses of 5 minutes aside")
        ),
    ),
    ("reviewer", "passages", "candidates", "accepted", "changed", "merged", "rejected", "skipped",
     "undecided", "returned", "minutes"),
)  # fmt: skip
