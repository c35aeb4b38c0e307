"""The size factor of a deal: from 1 to ``most``, by orders of magnitude of what is measured of it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from graph.analysis.deals.model import Number
from graph.analysis.score.method import Method
from schema.reader import read_schema


def size_factor(numbers: Iterable[Number], method: Method) -> float:
    """Return 1 (nothing measured, or small) to ``most``, by the largest of the numbers.

    Only numbers that size a deal count (:class:`~graph.analysis.deals.model.Number`). Units must be those of
    the schema.
    """
    most = float(method.values["size"]["most"])
    reached = (_reached(n, method) for n in numbers if n.sizes)
    return 1.0 + (most - 1.0) * max(reached, default=0.0)


def _reached(number: Number, method: Method) -> float:
    """Return how far a number is from its floor to a full size, 0 to 1; 0 where nothing is sized so."""
    size = method.values["size"]
    amount, unit = base_amount(number)
    if number.quantity in size["shares"]:
        return min(1.0, max(0.0, amount) / 100.0) if unit == "percent" else 0.0
    if unit in size["rates_rub"]:
        amount, unit = amount * float(size["rates_rub"][unit]), "RUB"
    if number.quantity == "jobs" and unit == "count":
        unit = "person"
    if unit not in size["quantities"].get(number.quantity, ()) or unit not in size["floors"]:
        return 0.0
    decades = math.log10(1.0 + max(0.0, amount) / float(size["floors"][unit]))
    return min(1.0, decades / float(size["decades"]))


def base_amount(number: Number) -> tuple[float, str]:
    """Return the amount in the base unit of its unit."""
    term = read_schema().vocabularies["unit"].terms[number.unit]
    return number.value * term.factor, term.base or number.unit
