"""The rule against circles: a thing cannot stand in itself, be a part of itself or come after itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, Rule
from schema.messages import N_
from schema.validation import Path

CIRCLE = Rule(
    "AR037",
    ERROR,
    title=N_("Ties that form a circle"),
    text=N_("{type} ties form a circle: {cycle}"),
    next=N_("Remove or reverse the tie that is wrong"),
)
#: Types that lead upwards or onwards, with the key by which an entity's own record may say so.
_LEADING = {
    "LOCATED_IN": "located_in",
    "PART_OF": "part_of",
    "PRODUCT_OF": "parent",
    "SUBSIDIARY_OF": "",
    "SUCCEEDED_BY": "",
}
Step = tuple[str, str]


def check_cycles(context: Context) -> Iterator[Fault]:
    """Find ties of one type that lead in a circle (AR037); of circles that share a thing, one at a time."""
    for type_ in _LEADING:
        steps: dict[str, set[str]] = {}
        for tie in context.statements.ties.values():
            if tie.type == type_:
                steps.setdefault(tie.source_id, set()).add(tie.target_id)
        for cycle in find_cycles(steps):
            item, path = _place(type_, cycle, context)
            yield Fault(CIRCLE, item, path, {"type": type_, "cycle": " → ".join([*cycle, cycle[0]])})


def find_cycles(steps: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Yield circles that share no thing, each from its smallest id on; nothing yielded means no circle.

    Things that lead nowhere are taken away until each leads on; whoever then goes on and on comes round.
    """
    left = {thing: set(targets) for thing, targets in steps.items()}
    while True:
        while ends := [thing for thing, targets in left.items() if not targets & left.keys()]:
            for thing in ends:
                del left[thing]
        if not left:
            return
        walk = [min(left)]
        while (after := min(left[walk[-1]] & left.keys())) not in walk:
            walk.append(after)
        cycle = walk[walk.index(after) :]
        start = cycle.index(min(cycle))
        yield cycle[start:] + cycle[:start]
        for thing in cycle:
            del left[thing]


def _place(type_: str, cycle: list[str], context: Context) -> tuple[Item, Path]:
    """Return the record of the highest layer that makes a step of the circle: who wrote last closed it."""
    steps = set(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    key = _LEADING[type_]
    found: list[tuple[Item, Path]] = []
    for section in ("entities", "ties"):
        for item in context.all_items.get(section, ()):
            found += [(item, path) for step, path in _steps_of(item, type_, key) if step in steps]
    order = {
        id(file): n for n, layer in enumerate((*context.beneath, *context.layers)) for file in layer.files
    }
    return max(found, key=lambda place: order[id(place[0].file)])


def _steps_of(item: Item, type_: str, key: str) -> Iterator[tuple[Step, Path]]:
    if item.data.get("type") == type_ and "from" in item.data:
        yield (str(item.data["from"]), str(item.data["to"])), ("to",)
    elif key and item.data.get(key):
        targets = item.data[key]
        for target in targets if isinstance(targets, list) else [targets]:
            yield (str(item.data.get("id")), str(target)), (key,)


CHECK = Check((CIRCLE,), check_cycles)
