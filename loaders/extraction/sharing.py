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


def shared(
    drafts: Sequence[Draft], numbers: Sequence[Number]
) -> dict[tuple[str, str, str], tuple[Number, ...]]:
    """Return the numbers of each draft of a sentence by its pair; each number has one draft."""
    found: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
    for number in numbers:
        draft = _draft_of(number, drafts)
        if draft is not None:
            found[draft.pair].append(number)
    return {pair: tuple(own) for pair, own in found.items()}


def _draft_of(number: Number, drafts: Sequence[Draft]) -> Draft | None:
    here = [d for d in drafts if d.start <= number.start < d.end] or list(drafts)
    measures = _MEASURES.get(number.quantity, ())
    fitting = [d for d in here if d.type in measures] or [d for d in drafts if d.type in measures]
    if fitting:
        return min(fitting, key=lambda d: (measures.index(d.type), _away(number, d), -d.confidence))
    return max(here, key=lambda d: d.confidence, default=None) if not measures else None


def _away(number: Number, draft: Draft) -> int:
    """Return how far the clause of a draft is from a number."""
    if draft.start <= number.start < draft.end:
        return 0
    return min(abs(draft.start - number.end), abs(number.start - draft.end))
