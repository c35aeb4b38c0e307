"""The rules whose faults the reader finds, in its own words."""

from __future__ import annotations

from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, Rule
from schema.messages import N_

CHECK = Check(
    (
        Rule(
            "AR001",
            ERROR,
            title=N_("The file cannot be read"),
            next=N_("Save it as UTF-8 and correct the YAML at this line"),
            code="file",
        ),
        Rule(
            "AR002",
            ERROR,
            title=N_("Mistake in dataset.yaml"),
            next=N_("Give format, name, ru and en as docs/coding.md shows"),
            code="manifest",
        ),
        Rule(
            "AR003",
            ERROR,
            title=N_("Not a section or not a record"),
            next=N_("Use the sections of docs/coding.md, each a list of records"),
            code="section",
        ),
        Rule(
            "AR004",
            ERROR,
            title=N_("Unknown key"),
            next=N_("Correct the spelling or remove the key"),
            code="key",
        ),
        Rule(
            "AR005",
            ERROR,
            title=N_("A required key is missing"),
            next=N_("Write what is missing"),
            code="missing",
        ),
        Rule(
            "AR006",
            ERROR,
            title=N_("Value of the wrong kind"),
            next=N_("Write a value of the kind that the message names"),
            code="value",
        ),
        Rule(
            "AR007",
            ERROR,
            title=N_("Term that is not in the vocabulary"),
            next=N_("Choose a term of the vocabulary (argun schema)"),
            code="term",
        ),
        Rule(
            "AR008",
            ERROR,
            title=N_("Malformed id"),
            next=N_("Write the prefix of the type, a colon and a name in the form that the message gives"),
            code="id",
        ),
        Rule(
            "AR009",
            ERROR,
            title=N_("Malformed date"),
            next=N_("Write YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1, YYYY-H1 or FROM/TO"),
            code="date",
        ),
        Rule(
            "AR010",
            ERROR,
            title=N_("Number out of range"),
            next=N_("Check the number and the unit against the source"),
            code="range",
        ),
        Rule(
            "AR011",
            ERROR,
            title=N_("Malformed locator"),
            next=N_("Write before/3, after/3 or line/12"),
            code="locator",
        ),
        Rule(
            "AR012",
            ERROR,
            title=N_("Source missing or unknown"),
            next=N_("Name the source in the head of the file and define it under sources"),
            code="source",
        ),
        Rule(
            "AR020",
            ERROR,
            title=N_("Id that nothing defines"),
            next=N_("Correct the id or define the entity"),
            code="dangling",
        ),
        Rule(
            "AR021",
            ERROR,
            title=N_("Entity defined twice"),
            next=N_("Keep one definition"),
            code="duplicate",
        ),
        Rule(
            "AR022",
            ERROR,
            title=N_("Tie between types that it cannot join"),
            next=N_("Reverse the tie or use another type"),
            code="ends",
        ),
        Rule(
            "AR023",
            ERROR,
            title=N_("Tie of a thing to itself"),
            next=N_("Name the other end"),
            code="itself",
        ),
        Rule(
            "AR040",
            ERROR,
            title=N_("Stage or health that this tie cannot have"),
            next=N_("Use the codebook's terms for the role of the tie"),
            code="stage",
        ),
        Rule(
            "AR041",
            ERROR,
            title=N_("No evidence gives a stage"),
            next=N_("Give the stage that the passage shows"),
            code="no_stage",
        ),
    )
)
