"""Rules about places in sources: their form, and what they point at where the documents are at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.audit.records import Context, Fault
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.documents import READERS
from schema.messages import N_

NO_SUCH_COLUMN = Rule(
    "AR060",
    ERROR,
    title=N_("Place that the source does not have"),
    text=N_("{at} is not a place in {source} ({expected})"),
    next=N_("Write the column and the number of the paragraph"),
    code="column",
)
NO_SUCH_PLACE = Rule(
    "AR061",
    ERROR,
    title=N_("Place that does not exist"),
    text=N_("{at} is not in {document}: {reason}"),
    next=N_("Find the passage and correct its number"),
)
OTHER_COLUMN = Rule(
    "AR062",
    WARNING,
    title=N_("Column that differs from the document"),
    text=N_("in the document, {at} is in the column {column}"),
    next=N_("Check which period the passage is about"),
)
_SPECIAL = ("", "default")


def check_places(context: Context) -> Iterator[Fault]:
    """Check the place of every citation."""
    tabled = frozenset(column for reader in READERS.values() for column in reader.columns)
    for item, source, locator, _ in context.citations:
        expected = _expected(locator, context.periods.get(source, {}), tabled, context)
        if expected:
            said = {"at": locator, "source": source, "expected": expected}
            yield Fault(NO_SUCH_COLUMN, item, ("at",), said)
        document = context.documents.get(source)
        if document is None:
            continue
        reason, paragraph = document.fault(locator), document.paragraph(locator)
        if reason:
            values: dict[str, object] = {"at": locator, "document": document.name, "reason": reason}
            yield Fault(NO_SUCH_PLACE, item, ("at",), values)
        if paragraph and paragraph.column and paragraph.column != locator.split("/")[1]:
            yield Fault(OTHER_COLUMN, item, ("at",), {"at": locator, "column": paragraph.column})


def _expected(locator: str, periods: Mapping[str, str], tabled: frozenset[str], context: Context) -> str:
    """Say what a locator should look like; empty when it is sound. Sources without columns are not judged."""
    columns = [c for c in periods if c not in _SPECIAL]
    parts = locator.split("/")
    if parts[0] == "line" and not (len(parts) == 2 and _is_number(parts[1])):
        return "line/N"
    if not columns or parts[0] == "line":
        return ""
    table = tabled & set(columns) or set(columns)
    in_table = len(parts) == 3 and parts[1] in table and f"region:{parts[0]}" in context.statements.entities
    plain = len(parts) == 2 and parts[0] in columns and parts[0] not in tabled
    return (
        "" if (in_table or plain) and _is_number(parts[-1]) else ", ".join(f"{c}/N" for c in sorted(columns))
    )


def _is_number(text: str) -> bool:
    return text.isdecimal() and int(text) > 0


CHECK = Check((NO_SUCH_COLUMN, NO_SUCH_PLACE, OTHER_COLUMN), check_places)
