"""The sources: where every fact of the atlas comes from, documents apart from public pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from graph.statements.records import Entity
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import Page, cell
from graph.workflows.atlas.paths import file_names
from graph.workflows.atlas.telling import STYLE
from graph.workflows.portraits.citations import Citation, address, address_host
from graph.workflows.portraits.dates import date_words
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message, counted
from schema.model import Term
from schema.reader import read_schema

_PATH = "sources.html"
#: So many places are named of which a source tells most.
_PLACES = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """How many facts a source tells, and how many of each place."""

    facts: Counter[str]
    places: Mapping[str, Counter[str]]


def _about(workspace: Workspace) -> dict[str, str]:
    sources = [e.id for e in workspace.statements.entities.values() if e.type == "Source"]
    return {id_: f"{_PATH}#{name}" for id_, name in file_names(sources).items()}


def _make(atlas: Atlas) -> Iterable[Page]:
    told = _told(atlas)
    entities = atlas.workspace.statements.entities
    used = [entities[id_] for id_ in _about(atlas.workspace) if told.facts[id_]]
    silent = [entities[id_] for id_ in _about(atlas.workspace) if not told.facts[id_]]
    pages = [e for e in used if address_host(e)]
    documents = [e for e in used if not address_host(e)]
    title = counted(
        "Every fact comes from one of {count} source",
        "Every fact comes from one of {count} sources",
        len(used),
    )
    groups = (
        (N_("Documents"), documents),
        (N_("Public pages"), pages),
        (N_("For names, codes and points on the map"), silent),
    )
    sections = [_section(atlas, told, name, found) for name, found in groups if found]
    yield Page(_PATH, atlas.say(title), join(_summary(atlas, told, documents, pages), sections), style=STYLE)


def _told(atlas: Atlas) -> _Told:
    """Count what sources tell, once for all languages."""
    if "told" not in atlas.shared:
        facts: Counter[str] = Counter()
        places: dict[str, Counter[str]] = defaultdict(Counter)
        statements = atlas.workspace.statements
        for tie in statements.ties.values():
            for evidence in tie.evidence if tie.role != "structural" else ():
                facts[evidence.source_id] += 1
                places[evidence.source_id].update([*tie.regions, *tie.provinces])
        facts.update(o.source_id for o in statements.observations.values())
        atlas.shared["told"] = _Told(facts, places)
    found: _Told = atlas.shared["told"]
    return found


def _summary(atlas: Atlas, told: _Told, documents: Sequence[Entity], pages: Sequence[Entity]) -> Markup:
    """Say how much rests on documents and how much on public pages, and what reliability means."""
    text = Message(
        "{documents} facts are told by documents, {pages} by public pages; each is kept with its place.",
        documents=sum(told.facts[e.id] for e in documents),
        pages=sum(told.facts[e.id] for e in pages),
    )
    levels = [term.word(atlas.lang) for term in _levels().values()]
    how = atlas.say(Message("Reliability: {levels}.", levels="; ".join(levels)))
    return join(tag("p", atlas.say(text)), tag("p", how, class_="how"))


def _levels() -> Mapping[str, Term]:
    return read_schema().vocabularies["confidence"].terms


def _level(atlas: Atlas, source: Entity) -> str:
    """Return how far a source can be relied on, in one word: what stands before the colon."""
    words = _levels()[str(source.properties.get("confidence", "high"))].word(atlas.lang)
    return re.split("[:：]", words)[0]


def _section(atlas: Atlas, told: _Told, title: str, sources: Sequence[Entity]) -> Markup:
    heads = [N_("Source"), N_("Published"), N_("Reliability"), N_("Tells most of")]
    head = tag(
        "tr",
        (tag("th", atlas.text(h), scope="col") for h in heads),
        tag("th", atlas.text(N_("Facts")), class_="n"),
    )
    ordered = sorted(sources, key=lambda e: (-told.facts[e.id], address_host(e), e.id))
    rows = (_row(atlas, told, source) for source in ordered)
    table = tag("table", tag("thead", head), tag("tbody", rows))
    return tag(
        "section", tag("h2", f"{atlas.text(title)} · {len(sources)}"), tag("div", table, class_="scroll")
    )


def _row(atlas: Atlas, told: _Told, source: Entity) -> Markup:
    anchor = atlas.addresses[source.id].partition("#")[2]
    date = source.properties.get("date")
    when = atlas.say(date_words(str(date))) if date and date != source.properties.get("seen") else "–"
    most = sorted(told.places[source.id].items(), key=lambda pair: (-pair[1], pair[0]))[:_PLACES]
    places = join(*(atlas.link(_PATH, place) for place, _ in most), by=", ")
    cells = (cell(_name(atlas, source)), cell(when), cell(_level(atlas, source)), cell(places))
    return tag("tr", *cells, cell(told.facts[source.id] or "–", number=True), id=anchor)


def _name(atlas: Atlas, source: Entity) -> Content:
    """Return title and publisher of a document, or what a page is about, with the way to it."""
    public = address(Citation(source.id, "", ""), atlas.workspace.statements)
    name = atlas.name(source.id)
    told = tag("a", name, href=public, rel="noopener") if public else name
    publisher = source.properties.get(f"publisher_{atlas.lang}") or source.properties.get("publisher_en")
    licence = source.properties.get("licence")
    beside = [str(word) for word in (publisher, licence) if word]
    return join(told, tag("div", " · ".join(beside), class_="cite") if beside else None)


PAGES = Pages(_make, _about, N_("Sources"), _PATH, 90)
