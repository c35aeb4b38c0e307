"""The records of the audit: findings, coverage, agreement of readings, contradictions of sources."""

from __future__ import annotations

from graph.workflows.contracts.declared import Contract, Field
from schema.messages import N_

FINDINGS = Contract(
    (
        Field("rule", "text", N_("Rule"), N_("id of the rule")),
        Field("severity", "text", N_("Severity"), N_("error or warning"), vocabulary="severity"),
        Field("file", "text", N_("File"), N_("file of the dataset")),
        Field("line", "integer", N_("Line"), N_("line in the file, from 1; 0 for the whole file")),
        Field("key", "text", N_("Key"), N_("key of the record")),
        Field("message", "text", N_("Problem"), N_("what is wrong")),
        Field("next", "text", N_("What to do"), N_("what to do next")),
    ),
    ("rule", "severity", "file", "line", "key", "message", "next"),
)
REPORT = Contract(
    (
        Field("errors", "integer", N_("Errors"), N_("number of errors")),
        Field("warnings", "integer", N_("Warnings"), N_("number of warnings")),
        Field(
            "documents",
            "object",
            N_("Documents"),
            N_("file of each source that --sources has; null without --sources"),
            nullable=True,
        ),
        Field("findings", "objects", N_("Findings"), N_("the findings, each with the fields above")),
        Field(
            "coverage",
            "objects",
            N_("Coverage"),
            N_("for each source: number of paragraphs by status, and each paragraph with what covers it"),
        ),
    ),
    (),
)
COVERAGE = Contract(
    (
        Field("locator", "text", N_("Place"), N_("paragraph of the source")),
        Field("status", "text", N_("Status"), N_("covered, set aside or unaccounted"), vocabulary="coverage"),
        Field("ties", "list", N_("Ties"), N_("ties that rest on it")),
        Field("observations", "list", N_("Observations"), N_("numbers that rest on it")),
        Field("reason", "text", N_("Reason"), N_("why it is set aside"), nullable=True),
    ),
    ("locator", "status", "ties", "observations", "reason"),
)
AGREEMENT = Contract(
    (
        Field("batch", "text", N_("Batch"), N_("batch of data that was read twice")),
        Field("field", "text", N_("Code"), N_("code that is compared")),
        Field("ties", "integer", N_("Ties"), N_("number of ties read twice")),
        Field("equal", "number", N_("Equal"), N_("share of equal codes")),
        Field("kappa", "number", N_("Kappa"), N_("Cohen's kappa"), nullable=True),
    ),
    ("batch", "field", "ties", "equal", "kappa"),
)
CONTRADICTIONS = Contract(
    (
        Field("about", "text", N_("About"), N_("the tie, or what the number is about")),
        Field("what", "text", N_("What"), N_("stage, health, a date of the tie or the quantity")),
        Field("date", "text", N_("Date"), N_("date of the number"), nullable=True),
        Field("said", "text", N_("Holds"), N_("what the report that holds says")),
        Field("source", "text", N_("Source"), N_("its source")),
        Field("locator", "text", N_("Place"), N_("its place in the source")),
        Field("period", "text", N_("Period"), N_("reporting period of its source")),
        Field(
            "confidence",
            "text",
            N_("Confidence"),
            N_("how far it can be relied on"),
            vocabulary="confidence",
        ),
        Field("other_said", "text", N_("Against"), N_("what the other report says")),
        Field("other_source", "text", N_("Other source"), N_("source of the other report")),
        Field("other_locator", "text", N_("Other place"), N_("its place in the source")),
        Field("other_period", "text", N_("Other period"), N_("reporting period of its source")),
        Field(
            "other_confidence",
            "text",
            N_("Other confidence"),
            N_("how far the other report can be relied on"),
            vocabulary="confidence",
        ),
        Field("ruling", "text", N_("Rule"), N_("the rule that decides"), vocabulary="ruling"),
        Field("reason", "text", N_("Reason"), N_("why a curator settled it so"), nullable=True),
    ),
    ("about", "what", "said", "source", "period", "other_said", "other_source", "other_period", "ruling"),
)
