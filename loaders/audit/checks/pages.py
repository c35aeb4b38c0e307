"""Rules about what rests on public pages: addresses, pairs told twice, contradictions nobody decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

from graph.names.folding import fold
from graph.names.palladius import pinyin_key
from graph.statements.records import Tie
from loaders.audit.records import Context, Fault, Item, tie_id_of
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from loaders.contradictions import find_contradictions
from schema.messages import N_

NO_ADDRESS = Rule(
    "AR090",
    ERROR,
    title=N_("Page without an address"),
    text=N_('"{id}" is a page, and has no url'),
    next=N_("Give the address of the page, or remove seen where the source is no page"),
)
WRONG_ADDRESS = Rule(
    "AR091",
    ERROR,
    title=N_("Address that is none"),
    text=N_("{url} is not the address of a page"),
    next=N_("Write the whole address: https://example.org/page"),
)
NOT_DECIDED = Rule(
    "AR092",
    WARNING,
    title=N_("Contradiction that is not decided"),
    text=N_("{about}: {source} says {said}, {other_source} says {other}; neither is later or surer"),
    next=N_("Say why it holds beside the report that holds: settled_ru and settled_en"),
)
TOLD_TWICE = Rule(
    "AR093",
    ERROR,
    title=N_("One pair told twice"),
    text=N_("{id} joins the same two places as {other} ({place})"),
    next=N_("Use the places of the other tie and put the evidence there"),
)
_SISTERS = ("SISTER_CITY", "SISTER_PROVINCE")
_PAGE = "source:web-"


def check_pages(context: Context) -> Iterator[Fault]:
    """Check sources that are pages, and what comes of a second source: pairs told twice, contradictions."""
    for item in context.items.get("sources", ()):
        yield from _address(item)
    yield from _pairs(context)
    for found in find_contradictions(context):
        if found.undecided:
            values = {"about": found.about, "source": found.holds.source, "said": found.holds.said}
            values |= {"other_source": found.other.source, "other": found.other.said}
            yield Fault(NOT_DECIDED, found.holds.item, (), values)


def _address(item: Item) -> Iterator[Fault]:
    url = item.data.get("url")
    is_page = str(item.data["id"]).startswith(_PAGE) or item.data.get("seen") is not None
    if url is None and is_page:
        yield Fault(NO_ADDRESS, item, ("id",), {"id": item.data["id"]})
    if url is not None and not is_address(str(url)):
        yield Fault(WRONG_ADDRESS, item, ("url",), {"url": url})


def is_address(url: str) -> bool:
    """Tell whether a text is the address of a page: http or https, and a host with a dot in its name.

    Examples
    --------
    >>> is_address("https://example.org/page"), is_address("example.org"), is_address("http://page")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    spaced = any(c.isspace() or not c.isprintable() for c in url)
    return parts.scheme in ("http", "https") and "." in host.strip(".") and not spaced


def _pairs(context: Context) -> Iterator[Fault]:
    """Find sister ties between the same two places under other spellings, or told from the other side."""
    seen: dict[tuple[str, ...], tuple[Item, Tie]] = {}
    judged = {id(layer) for layer in context.layers}
    for item, tie in _sisters(context):
        keys = {tuple(sorted(k)) for k in product(*(_names(end, context) for end in _ends(tie)))}
        twins = (seen[key] for key in sorted(keys) if key in seen)
        twin = next((t for t in twins if t[1].id != tie.id and _same(tie, t[1], context)), None)
        if twin and id(item.layer) in judged:
            yield Fault(
                TOLD_TWICE, item, ("to",), {"id": tie.id, "other": twin[1].id, "place": twin[0].place}
            )
        for key in keys:
            seen.setdefault(key, (item, tie))


def _sisters(context: Context) -> Iterator[tuple[Item, Tie]]:
    """Yield the sister ties of all layers, from the lowest to the highest; none where none is to judge."""
    if all(item.data["type"] not in _SISTERS for item in context.items.get("ties", ())):
        return
    for item in context.all_items.get("ties", ()):
        tie = context.statements.ties.get(tie_id_of(item.data)) if item.data["type"] in _SISTERS else None
        if tie is not None:
            yield item, tie


def _ends(tie: Tie) -> tuple[str, str]:
    return tie.source_id, tie.target_id


def _names(entity_id: str, context: Context) -> set[str]:
    entity = context.statements.entities[entity_id]
    names = [*entity.names.values(), *entity.aliases]
    return {key for name in names for key in (fold(name), pinyin_key(name)) if key}


def _same(one: Tie, two: Tie, context: Context) -> bool:
    """Tell whether the ends of two ties are the same places, in either order."""
    (first, second), others = _ends(one), _ends(two)
    return any(
        _near(first, a, context) and _near(second, b, context) for a, b in (others, tuple(reversed(others)))
    )


def _near(one: str, two: str, context: Context) -> bool:
    if one == two:
        return True
    first, second = ({place, *context.whereabouts.get(place, ())} for place in (one, two))
    return bool(first & second) and bool(_names(one, context) & _names(two, context))


CHECK = Check((NO_ADDRESS, WRONG_ADDRESS, NOT_DECIDED, TOLD_TWICE), check_pages)
