"""Rules about numbers: shares, signs, units, amounts out of proportion, contradictions, the future."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.audit.records import Context, Fault, Item
from loaders.audit.registry import Check
from loaders.audit.rules import ERROR, WARNING, Rule
from schema.messages import N_
from schema.values import date_bounds

SHARE_RANGE = Rule(
    "AR070",
    ERROR,
    title=N_("Share outside 0 to 100"),
    text=N_("{quantity} is {value} %"),
    next=N_("Check the number; for a change, set change_of: true"),
)
UNFIT_UNIT = Rule(
    "AR071",
    WARNING,
    title=N_("Unit that does not fit"),
    text=N_("{quantity} in {unit} (expected {expected})"),
    next=N_("Correct the unit or the quantity"),
)
IMPLAUSIBLE = Rule(
    "AR072",
    WARNING,
    title=N_("Implausibly large amount"),
    text=N_("{quantity} of {value} {unit} is more than {limit}"),
    next=N_("Check for a slip between thousand, million and billion"),
)
NEGATIVE = Rule(
    "AR073",
    ERROR,
    title=N_("Negative amount"),
    text=N_("{quantity} is {value}"),
    next=N_("For a fall, set change_of: true"),
)
TWO_VALUES = Rule(
    "AR074",
    WARNING,
    title=N_("Two values for one number"),
    text=N_("{quantity} of {id} for {date} is {value} here and {other} at {place}"),
    next=N_("Correct one, or tell them apart by key, scope, bound or date"),
)
MEASURED_LATER = Rule(
    "AR075",
    WARNING,
    title=N_("Measured in the future"),
    text=N_("it is measured for {date}, but the report ends with {period}"),
    next=N_("Set nature: planned"),
)
BARE_GROWTH = Rule(
    "AR076",
    WARNING,
    title=N_("Growth as a quantity"),
    text=N_("quantity growth does not say what grows"),
    next=N_("Name the quantity that grows and set change_of: true"),
)
_SHARES = (
    "share",
    "share_of_trade",
    "share_of_export",
    "share_of_import",
    "tourist_share",
    "stake",
    "readiness",
    "localisation_level",
)
_MONEY = ("RUB", "USD", "CNY", "EUR")
_ROUBLES = {"RUB": 1.0, "USD": 85.0, "CNY": 12.0, "EUR": 95.0}
_PEOPLE = ("count", "person")
_MOVED = ("count", "per_day", "per_week", "per_month", "per_year", "piece_per_year")
#: Units (their base) that a quantity can be measured in; others are not judged.
_UNITS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_SHARES, ("percent", "percentage_point", "ratio")),
    **dict.fromkeys(("export_value", "import_value", "investment", "loan", "revenue", "loss", "tax"), _MONEY),
    "contract_value": _MONEY,
    "trade_turnover": (*_MONEY, "tonne"),
    **dict.fromkeys(("jobs", "jobs_planned", "tourists", "students", "participants", "passengers"), _PEOPLE),
    **dict.fromkeys(
        ("companies", "projects", "residents", "exporters", "universities", "delegations"), ("count",)
    ),
    **dict.fromkeys(("trains", "flights", "voyages"), _MOVED),
    "area": ("m2", "ha"),
    "length": ("km", "m"),
    "rank": ("rank",),
    "travel_time": ("day", "hour"),
}
_UNITS["passengers"] = (*_PEOPLE, "per_day", "per_year", "per_month", "per_week")
#: No single number of one region's ties comes near these (base units; money in roubles): all Russian
#: trade with China was about 245 billion dollars in 2024 (roughly 21 trillion roubles).
_LIMITS = {
    "money": 25e12,
    "person": 2e7,
    "jobs": 3e5,
    "jobs_planned": 3e5,
    "tonne": 1e9,
    "ha": 2e7,
    "km": 2e4,
    "MW": 1e5,
}


def is_alike(one: float, other: float, share: float = 0.01) -> bool:
    """Tell whether two values of one quantity differ by no more than a share of the greater."""
    return abs(one - other) <= share * max(abs(one), abs(other))


def check_quantities(context: Context) -> Iterator[Fault]:
    """Check every number of ties and entities."""
    first: dict[tuple[object, ...], tuple[Item, float]] = {}
    for item, about in context.numbers:
        yield from _amount(item, about, context)
        yield from _date(item, context)
        data = item.data
        key: tuple[object, ...] = (
            about,
            *(str(data.get(k)) for k in ("quantity", "date", "counterpart", "scope", "nature", "bound")),
        )
        key += (bool(data.get("change_of")), data.get("key"), _base(item, context)[1], _note(item))
        # Two sources that differ contradict each other: loaders/contradictions.py.
        key += context.cited(item)[:1] if data.get("date") else context.cited(item)
        value = _base(item, context)[0]
        known = first.setdefault(key, (item, value))
        if not is_alike(known[1], value):
            values = {"quantity": data["quantity"], "id": "+".join(about), "date": data.get("date") or "-"}
            values |= {"value": _shown(item), "other": _shown(known[0]), "place": known[0].place}
            yield Fault(TWO_VALUES, item, ("value",), values)


def _note(item: Item) -> str:
    return str(item.data.get("en") or "")


def _shown(item: Item) -> str:
    return f"{item.data['value']} {item.data['unit']}"


def _base(item: Item, context: Context) -> tuple[float, str]:
    """Return the value in its base unit, and the base unit."""
    return context.schema.in_base_unit(float(item.data["value"]), item.data["unit"])


def _amount(item: Item, about: tuple[str, ...], context: Context) -> Iterator[Fault]:
    quantity, change = str(item.data["quantity"]), bool(item.data.get("change_of"))
    value, base = _base(item, context)
    if quantity == "growth":
        yield Fault(BARE_GROWTH, item, ("quantity",))
    if change:
        return
    if value < 0:
        yield Fault(NEGATIVE, item, ("value",), {"quantity": quantity, "value": item.data["value"]})
    elif quantity in _SHARES and base == "percent" and value > 100:
        yield Fault(SHARE_RANGE, item, ("value",), {"quantity": quantity, "value": item.data["value"]})
    expected = _UNITS.get(quantity, (base,))
    if base not in expected:
        values = {"quantity": quantity, "unit": item.data["unit"], "expected": tuple(expected)}
        yield Fault(UNFIT_UNIT, item, ("unit",), values)
        return  # an amount in another unit is no amount of this
    amount, kind = (value * _ROUBLES[base], "money") if base in _ROUBLES else (value, base)
    limit = _LIMITS.get(quantity, _LIMITS.get(kind))
    national = all(subject.startswith("country:") for subject in about)
    if limit is not None and amount > limit and not national:
        values = {
            "quantity": quantity,
            "value": item.data["value"],
            "unit": item.data["unit"],
            "limit": f"{limit:g}",
        }
        yield Fault(IMPLAUSIBLE, item, ("value",), values)


def _date(item: Item, context: Context) -> Iterator[Fault]:
    date = item.data.get("date")
    if date is None or (item.data.get("nature") or "measured") != "measured":
        return
    period = context.period_told(item)
    if period and date_bounds(str(date))[0] > date_bounds(period)[1]:
        end = date_bounds(period)[1].isoformat()
        yield Fault(MEASURED_LATER, item, ("date",), {"date": date, "period": end})


CHECK = Check(
    (
        SHARE_RANGE,
        UNFIT_UNIT,
        IMPLAUSIBLE,
        NEGATIVE,
        TWO_VALUES,
        MEASURED_LATER,
        BARE_GROWTH,
    ),
    check_quantities,
)
