"""Where a fact is told: the source and the place in it, in words that a reader can follow without ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.statements.records import Entity, Evidence, Observation, Statements
from graph.texts import say
from graph.workflows.portraits.dates import date_words
from schema.messages import N_, Message, Words

#: A section of a source named by a code of a region or province stands for that place.
_SECTIONS = ("region:", "province:")
_COLUMNS = {
    "before": N_("left column"),
    "after": N_("right column"),
    "comment": N_("comment"),
}
#: Places of a source that have one number.
_NUMBERED = {
    "line": N_("line {number} of the text"),
    "paragraph": N_("paragraph {number}"),
    "row": N_("row {number}"),
    "page": N_("page {number}"),
    "trends": N_("trend {number}"),
    "slide": N_("slide {number}"),
    "sheet": N_("sheet {number}"),
}


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in a source; ``period`` is the reporting period of what is told there."""

    source_id: str
    locator: str
    period: str

    @classmethod
    def of(cls, report: Evidence | Observation) -> Citation:
        """Return where a report or a number stands."""
        return cls(report.source_id, report.locator, report.period)


def citation_parts(
    citation: Citation, statements: Statements, within: str = ""
) -> tuple[Message, Message | None]:
    """Return the source, with the section that is about a place, and the place in it; None for the whole.

    The section about the place of the id ``within`` needs no naming.
    """
    source = statements.entities.get(citation.source_id)
    if source is None:
        return Message("source not described"), None
    if address_host(source):
        return _page(source), _numbered(citation.locator.split("/"))
    title, place = _title(source, statements), place_in_words(citation.locator, statements.entities)
    section = _section(citation.locator, statements.entities)
    if section and stands_within(citation, within):
        return title, _in_section(citation.locator)
    if section:
        return Message("{source}, {place}", source=title, place=section), _in_section(citation.locator)
    return title, place


def stands_within(citation: Citation, place: str) -> bool:
    """Tell whether a fact is told in the section that is about a place."""
    return bool(place) and citation.locator.partition("/")[0] == place.partition(":")[2]


def citation_words(citation: Citation, statements: Statements, within: str = "") -> Message:
    """Return the source and the place in it as a message."""
    source, place = citation_parts(citation, statements, within)
    return Message("{source}, {place}", source=source, place=place) if place else source


def readable(citation: Citation, statements: Statements, lang: str, within: str = "") -> str:
    """Return the source and the place in it: ``Rating of 2026, section “Amur”, left column, item 4``."""
    return say(citation_words(citation, statements, within), lang)


def address(citation: Citation, statements: Statements) -> str | None:
    """Return the address of the source where it has a safe one (https), else None."""
    source = statements.entities.get(citation.source_id)
    if source is None:
        return None
    url = str(source.properties.get("url", ""))
    if _is_safe(url):
        return url
    doi = str(source.properties.get("doi", ""))
    found = f"https://doi.org/{doi}"
    return found if doi and _is_safe(found) else None


def address_host(source: Entity) -> str:
    """Return the host of a public page, without ``www``; empty for what is no page."""
    if "seen" not in source.properties:
        return ""
    try:
        host = urlsplit(str(source.properties.get("url", ""))).hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.")
    try:
        return host.encode().decode("idna")  # as people read it, in its own letters
    except UnicodeError:
        return host


def _is_safe(url: str) -> bool:
    """Tell whether an address is one of https with a host, without what a page or file could stumble on."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not set(url) & set("<>\"'`\\ \n\r\t")


def _page(source: Entity) -> Message:
    """Name a public page by its host and its date, else by the day on which it was seen."""
    host, date, seen = address_host(source), source.properties.get("date"), str(source.properties["seen"])
    if date and date != seen:
        return Message("{host}, {date}", host=host, date=date_words(str(date)))
    return Message("{host}, undated, seen on {date}", host=host, date=date_words(seen))


def _title(source: Entity, statements: Statements) -> Message:
    """Name a source: a rating by its year, anything else by its title."""
    if source.id in {edition.source_id for edition in statements.editions.values()}:
        year = str(source.properties.get("date", ""))[:4]
        if year:
            return Message("Rating of {year}", year=year)
    return Message("“{title}”", title=Words(source.names))


def place_in_words(locator: str, entities: Mapping[str, Entity]) -> Message | None:
    """Return a place of a document in words; None for one that says nothing to a reader."""
    found = _section(locator, entities), _in_section(locator)
    told = tuple(part for part in found if part)
    return Message("{parts}", parts=told) if told else _numbered(locator.split("/"))


def _numbered(parts: list[str]) -> Message | None:
    sheet = parts[0].removeprefix("sheet:")
    if len(parts) == 2 and sheet != parts[0] and parts[1].isdigit():  # as imports of tables write it
        return Message("sheet “{sheet}”, row {row}", sheet=sheet.replace("_", " "), row=int(parts[1]))
    if len(parts) == 2 and parts[0] in _NUMBERED and parts[1].isdigit():
        return Message(_NUMBERED[parts[0]], number=int(parts[1]))
    return None


def _section(locator: str, entities: Mapping[str, Entity]) -> Message | None:
    """Return ``section “Amur Oblast”`` where the place begins with the code of one."""
    code = locator.partition("/")[0]
    place = next((entities[prefix + code] for prefix in _SECTIONS if prefix + code in entities), None)
    return Message("section “{name}”", name=Words(place.names)) if place else None


def _in_section(locator: str) -> Message | None:
    """Return ``left column, item 4`` where the place names a column, and the number of an item."""
    parts = locator.split("/")
    place = next((n for n, part in enumerate(parts) if part in _COLUMNS), None)
    if place is None:
        return None
    found = [Message(_COLUMNS[parts[place]])]
    if parts[place + 1 :] and parts[place + 1].isdigit():
        found.append(Message("item {number}", number=int(parts[place + 1])))
    return Message("{parts}", parts=tuple(found))
