"""Rules about places in sources: their form, and what they point at where the documents are at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.audit.checks.heads import contradictory_files
from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.documents import KINDS, Document
from loaders.passages import fingerprint, place_of, read_passages
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
CHANGED_PASSAGE = Rule(
    "AR068",
    ERROR,
    title=N_("Passage that is not the one that was coded"),
    text=N_("{at} in {document} is no longer the passage that this was coded from"),
    next=N_(
        "Move the place to where the passage stands now, or read it again and record it (docs/coding.md)"
    ),
)
_SPECIAL = ("", "default")


def check_places(context: Context) -> Iterator[Fault]:
    """Check the place of every citation; a section that is missing or wrong is reported once a file."""
    tabled = frozenset(column for kind in KINDS for column in kind.columns)
    contradictory = contradictory_files(context)
    seen: set[int] = set()
    for item, source, locator, _ in context.citations:
        if _is_unsure(item, locator, contradictory, context):
            continue
        expected = _expected(locator, context.periods.get(source, {}), tabled, context)
        if expected and id(item.file) not in seen:
            yield Fault(
                NO_SUCH_COLUMN, item, ("at",), {"at": locator, "source": source, "expected": expected}
            )
        if expected and _is_sound(str(item.data["at"]), tabled):
            seen.add(id(item.file))
        if not expected and source in context.documents:
            yield from _against_document(item, locator, context.documents[source])


def _is_unsure(item: Item, locator: str, contradictory: set[int], context: Context) -> bool:
    """Tell whether the section of a place hangs on a head or a region whose fault has been reported."""
    section = locator.partition("/")[0]
    if f"region:{section}" in context.stand_ins:
        return True
    head = item.file.head
    by_head = "section" in head and not item.data.get("source") and str(item.data["at"]).count("/") == 1
    return by_head and (head["section"] is None or id(item.file) in contradictory)


def _is_sound(at: str, tabled: frozenset[str]) -> bool:
    column, _, number = at.partition("/")
    return column in tabled and _is_number(number)


def _against_document(item: Item, locator: str, document: Document) -> Iterator[Fault]:
    reason, paragraph = document.fault(locator), document.paragraph(locator)
    if reason:
        values = {"at": locator, "document": document.name, "reason": reason}
        yield Fault(NO_SUCH_PLACE, item, ("at",), values)
    if paragraph and paragraph.column and paragraph.column != locator.split("/")[1]:
        yield Fault(OTHER_COLUMN, item, ("at",), {"at": locator, "column": paragraph.column})


def _expected(
    locator: str, periods: Mapping[str, str], tabled: frozenset[str], context: Context
) -> tuple[str, ...]:
    """Return the forms that a locator may have; none when it is sound, or the source has no columns."""
    columns = [c for c in periods if c not in _SPECIAL]
    parts = locator.split("/")
    if parts[0] == "line" and not (len(parts) == 2 and _is_number(parts[1])):
        return ("line/N",)
    if not columns or parts[0] == "line":
        return ()
    table = tabled & set(columns) or set(columns)
    in_table = len(parts) == 3 and parts[1] in table and f"region:{parts[0]}" in context.statements.entities
    plain = len(parts) == 2 and parts[0] in columns and parts[0] not in tabled
    sound = (in_table or plain) and _is_number(parts[-1])
    return () if sound else tuple(f"{column}/N" for column in sorted(columns))


def _is_number(text: str) -> bool:
    return text.isdecimal() and int(text) > 0


def check_passages(context: Context) -> Iterator[Fault]:
    """Check that places still point at the passages that were coded."""
    if not context.documents:
        return
    recorded = {key: mark for layer in context.layers for key, mark in read_passages(layer.path).items()}
    for item, source, locator, _ in context.citations:
        document = context.documents.get(source)
        known = recorded.get((source, place_of(locator)))
        text = document.passage(locator) if document and known else None
        if document and text is not None and fingerprint(text) != known:
            yield Fault(CHANGED_PASSAGE, item, ("at",), {"at": locator, "document": document.name})


def _check(context: Context) -> Iterator[Fault]:
    yield from check_places(context)
    yield from check_passages(context)


CHECK = Check((NO_SUCH_COLUMN, NO_SUCH_PLACE, OTHER_COLUMN, CHANGED_PASSAGE), _check)
