"""Search over all entities in all languages: names packed into a page, and the script that finds in them."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup

from graph.names.searching import tables, to_simplify
from graph.statements.records import Entity
from graph.texts import languages
from graph.workflows.atlas.leads import leads
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import relative
from schema.messages import N_
from schema.wording import seen

if TYPE_CHECKING:
    from graph.workflows.atlas.atlas import Atlas

_SCRIPTS = resources.files("graph.workflows.atlas").joinpath("scripts")
FOLD, _SEARCH, ASK = (
    _SCRIPTS.joinpath(name).read_text(encoding="utf-8") for name in ("fold.js", "search.js", "ask.js")
)
TABLES = json.dumps(tables(), ensure_ascii=False, separators=(",", ":"))
#: Finds in the names, spelled as everywhere else; ASK goes to the page that has them.
SEARCH = FOLD + _SEARCH.replace("/* tables */", TABLES)
STYLE = (
    ".search input{width:100%;max-width:34rem;font-size:1.05rem}.search ol{list-style:none;padding:0}"
    ".search li{padding:.15rem 0}"
)
#: What kinds of entities are called, in the order in which they are found; the rest is no thing to look for.
KINDS: Mapping[str, str] = {
    "Region": N_("region"),
    "Province": N_("province"),
    "Company": N_("company"),
    "Project": N_("project"),
    "BorderCrossing": N_("border crossing"),
    "Corridor": N_("corridor"),
    "Zone": N_("zone"),
    "University": N_("university"),
    "Organisation": N_("organisation"),
    "City": N_("city"),
    "Product": N_("product"),
    "Event": N_("event"),
    "Country": N_("country"),
    "Trend": N_("trend"),
    "Concept": N_("concept"),
    "Source": N_("source"),
}
#: Names are found by their beginning, however long they are.
_LONGEST = 120


def search_box(atlas: Atlas, *beside: Content, page: str = "") -> Markup:
    """Return the field to search in, hidden without scripts; ``page`` is where the names are."""
    label = tag("label", atlas.text(N_("Find a place, company, project, source …")), for_="find")
    field = tag(
        "input", id="find", type="search", autocomplete="off", spellcheck="false", data_page=page or None
    )
    return tag("div", label, " ", field, *beside, class_="search screen", hidden=True)


def search(atlas: Atlas, here: str) -> Markup:
    """Return the field with the names to find in."""
    some, none = atlas.text(N_("Found: {count}")), atlas.text(N_("Nothing of that name."))
    said = tag("p", id="found-said", class_="quiet", role="status", data_some=some, data_none=none)
    names = tag("script", Markup(packed(atlas, here)), type="text/plain", id="names")  # noqa: S704 - base64
    return join(search_box(atlas, said, tag("ol", id="found")), names)


def packed(atlas: Atlas, here: str) -> str:
    """Return characters to simplify, kinds, addresses, and a column each for kind, address, names, deflated.

    The first column of names is that of the language of the atlas; a name that is there already is left out.
    """
    statements, known = atlas.workspace.statements, leads(atlas)
    found = sorted(
        (e for e in statements.entities.values() if e.type in KINDS),
        key=lambda e: (list(KINDS).index(e.type), e.name(atlas.lang).casefold(), e.id),
    )
    addresses = [relative(here, known[e.id]) if e.id in known else "" for e in found]
    pages = sorted({"", *addresses})
    numbers = {page: str(number) for number, page in enumerate(pages)}
    kinds = [str(list(KINDS).index(entity.type)) for entity in found]
    names = [_names(entity, atlas) for entity in found]
    simple = list(to_simplify("".join(map("".join, names))))
    columns = [simple, [atlas.text(word) for word in KINDS.values()], pages, kinds]
    columns += [[numbers[address] for address in addresses], *map(list, zip(*names, strict=True))]
    text = "\f".join("\n".join(column) for column in columns)
    deflated = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return base64.b64encode(deflated.compress(text.encode()) + deflated.flush()).decode()


def _names(entity: Entity, atlas: Atlas) -> tuple[str, ...]:
    """Return the name in the language of the atlas, those in others, the aliases; of a source the first."""
    first = _short(entity.name(atlas.lang))
    others = [lang for lang in languages() if lang != atlas.lang]
    if entity.type == "Source":
        return (first, *("" for _ in others), "")
    told, found = {first}, [first]
    for lang in others:
        name = _short(entity.names.get(lang, ""))
        found.append("" if name in told else name)
        told.add(name)
    aliases = [_short(alias) for alias in entity.aliases]
    return (*found, "|".join(alias for alias in dict.fromkeys(aliases) if alias not in told))


def _short(name: str) -> str:
    return " ".join(seen(name).replace("|", " ").split())[:_LONGEST]
