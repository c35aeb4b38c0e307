"""All names: every entity in three languages, each leading to the page that tells most of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from graph.statements.records import Entity
from graph.texts import languages
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.leads import leads
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import Page, relative
from graph.workflows.atlas.telling import STYLE
from graph.workflows.portraits.thing import sectors
from schema.messages import N_, Message, counted
from schema.reader import read_schema

_PATH = "names.html"
#: The kinds of entities in their order, and what many of them are called.
_KINDS = {
    "Region": N_("Regions"),
    "Province": N_("Provinces"),
    "Company": N_("Companies"),
    "Project": N_("Projects"),
    "BorderCrossing": N_("Border crossings"),
    "Corridor": N_("Routes and corridors"),
    "Zone": N_("Zones"),
    "University": N_("Universities"),
    "Organisation": N_("Organisations"),
    "City": N_("Cities and towns"),
    "Product": N_("Goods"),
    "Event": N_("Events"),
    "Country": N_("Countries"),
    "Concept": N_("Concepts"),
    "Trend": N_("Trends"),
}
#: Of these the page of all names holds every one.
_FIRST = ("Region", "Province")


def _make(atlas: Atlas) -> Iterable[Page]:
    entities = _by_kind(atlas)
    total = sum(len(found) for found in entities.values())
    first = [_section(atlas, _PATH, kind, entities[kind]) for kind in _FIRST if kind in entities]
    others = tag(
        "ul", (_kind(atlas, kind, len(found)) for kind, found in entities.items() if kind not in _FIRST)
    )
    more = tag("section", tag("h2", atlas.text(N_("Further names"))), others)
    title = counted("{count} name, in all languages", "{count} names, in all languages", total)
    yield Page(_PATH, atlas.say(title), join(first, _sectors(atlas), more), style=STYLE)
    for kind, found in entities.items():
        if kind not in _FIRST:
            title = Message("{kind}: all {count} names", kind=Message(_KINDS[kind]), count=len(found))
            path = _path(kind)
            yield Page(path, atlas.say(title), _list(atlas, path, found), style=STYLE, menu=_PATH)


def _by_kind(atlas: Atlas) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = {kind: [] for kind in _KINDS}
    for entity in atlas.workspace.statements.entities.values():
        if entity.type in found and entity.properties.get("named") is not False:
            found[entity.type].append(entity)
    lang = atlas.lang
    return {k: sorted(e, key=lambda e: (e.name(lang).casefold(), e.id)) for k, e in found.items() if e}


def _path(kind: str) -> str:
    return f"names/{kind.lower()}.html"


def _kind(atlas: Atlas, kind: str, count: int) -> Markup:
    return tag("li", tag("a", atlas.text(_KINDS[kind]), href=relative(_PATH, _path(kind))), f" · {count}")


def _section(atlas: Atlas, here: str, kind: str, entities: Sequence[Entity]) -> Markup:
    return tag("section", tag("h2", atlas.text(_KINDS[kind])), _list(atlas, here, entities))


def _list(atlas: Atlas, here: str, entities: Sequence[Entity]) -> Markup:
    return tag("ul", (_row(atlas, here, entity) for entity in entities), class_="names")


def _row(atlas: Atlas, here: str, entity: Entity) -> Markup:
    path, own = leads(atlas).get(entity.id), entity.name(atlas.lang)
    others = dict.fromkeys(entity.names[lang] for lang in languages() if lang in entity.names)
    beside = " · ".join(name for name in others if name != own)
    name: Content = tag("a", own, href=relative(here, path)) if path else own
    return tag("li", name, " " if beside else None, tag("span", beside, class_="cite") if beside else None)


def _sectors(atlas: Atlas) -> Markup:
    terms = read_schema().vocabularies["sector"].terms
    rows = [
        tag("li", atlas.link(_PATH, f"sector:{term}", terms[term].word(atlas.lang)))
        for term in sectors(atlas.passes)
    ]
    return tag("section", tag("h2", atlas.text(N_("Sectors"))), tag("ul", rows, class_="names"))


PAGES = Pages(_make, menu=N_("All names"), path=_PATH, rank=80)
