"""Which candidate of a clause a number belongs to: the one whose type it measures, else the surest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from loaders.extraction.candidate import Number
from loaders.extraction.drafts import Draft

_THING = ("HAS_PROJECT", "INVESTOR_IN", "BORDER_CROSSING", "HAS_PRESENCE")
#: The types of ties that a quantity measures, best first; what is not here measures what stands first.
_MEASURES: Mapping[str, tuple[str, ...]] = {
    "trade_turnover": ("TRADES_WITH",),
    "share_of_trade": ("TRADES_WITH",),
    "export_value": ("EXPORTS", "TRADES_WITH"),
    "export_volume": ("EXPORTS",),
    "share_of_export": ("EXPORTS", "TRADES_WITH"),
    "import_value": ("IMPORTS", "TRADES_WITH"),
    "import_volume": ("IMPORTS",),
    "share_of_import": ("IMPORTS", "TRADES_WITH"),
    "investment": ("INVESTOR_IN", *_THING),
    "loan": ("FINANCES", *_THING),
    "stake": ("OWNS_STAKE_IN",),
    "jobs": _THING,
    "jobs_planned": _THING,
    "capacity": _THING,
    "output": ("HAS_PROJECT", "ASSEMBLES_FOR"),
    "area": _THING,
    "length": _THING,
    "readiness": _THING,
    "lanes": _THING,
    "tourists": ("TOURISTS_FROM",),
    "tourist_share": ("TOURISTS_FROM",),
    "students": ("STUDENTS_FROM",),
    "companies": ("HAS_PRESENCE",),
    "residents": ("HAS_PRESENCE",),
    "frequency": ("SERVES",),
    "travel_time": ("SERVES",),
    "flights": ("SERVES",),
    "trains": ("SERVES",),
    "containers": ("SERVES", "EXPORTS"),
}


def shared(drafts: Sequence[Draft], numbers: Sequence[Number]) -> dict[int, tuple[Number, ...]]:
    """Return the numbers of each draft of a passage by its place in the sequence; each number has one draft.

    A sentence that only has numbers tells of what the sentence before it is about.
    """
    found: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        place = _draft_of(number, drafts)
        if place is not None:
            found[place].append(number)
    return {place: tuple(own) for place, own in found.items()}


def _draft_of(number: Number, drafts: Sequence[Draft]) -> int | None:
    measures = _MEASURES.get(number.quantity, ())
    fitting = [i for i, d in enumerate(drafts) if d.type in measures]
    if fitting:
        return min(fitting, key=lambda i: (_away(number, drafts[i]), measures.index(drafts[i].type)))
    if measures:
        return None
    return min(
        range(len(drafts)), key=lambda i: (_away(number, drafts[i]), -drafts[i].confidence), default=None
    )


def _away(number: Number, draft: Draft) -> tuple[bool, int]:
    """Return whether a draft is told after a number, and how far its clause is from it."""
    if draft.start <= number.start < draft.end:
        return False, 0
    later = draft.start > number.start
    return later, draft.start - number.end if later else number.start - draft.end
