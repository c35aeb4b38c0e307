"""Rows of an answer as places with a number each: which column is the place, which the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from graph.pictures.place_values import PlaceValue, PlaceValues, draw_bars, draw_map, has_map
from graph.statements.short_names import short_names
from graph.texts import say, translate
from graph.workflows.drawn.map import BORDERS
from graph.workflows.loaded_store import StoredNames
from graph.workflows.portraits.numbers import grouped_figure
from graph.workflows.query_book import columns_for
from schema.errors import UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.pictures.drawing import Drawing
    from graph.statements.records import Entity
    from graph.store.base import Json, QueryResult, Store

#: Rows that a picture still shows in readable letters on one sheet.
MOST_ROWS = 150
_NAMED_FIRST = 3
_MAPPED = ("Region", "Province")


def place_numbers(result: QueryResult, store: Store, lang: str, foot: tuple[str, ...]) -> Drawing:
    """Return places with their numbers: on a map if all are regions and provinces, else as bars.

    Raises
    ------
    UsageError
        No column has names or ids, or none has numbers; or there are too many rows.
    """
    columns = columns_for(result.columns, lang)
    values = {name: [row[result.columns.index(name)] for row in result.rows] for name in columns}
    number = next((name for name in columns if _are_numbers(values[name])), None)
    texts = [name for name in columns if all(isinstance(value, str) for value in values[name])]
    if number is None or not texts:
        text = N_(
            "there is nothing to draw in the answer: return nodes, ties or paths (RETURN r, t, p), or places "
            "with a number (RETURN r.id AS region, count(*) AS deals)"
        )
        raise UsageError(Message(text))
    if len(result.rows) > MOST_ROWS:
        text = N_(
            "the answer has {count} rows, and a picture has room for {most}: narrow it with WHERE or LIMIT"
        )
        raise UsageError(Message(text, count=len(result.rows), most=MOST_ROWS))
    known = _places(StoredNames(store).entities, lang)
    column = next((name for name in texts if all(_key(v) in known for v in values[name])), texts[0])
    places = _values(values[column], values[number], known, lang)
    most = max(place.value for place in places)
    first = [place.name for place in places if place.value == most]
    names = (*first[:_NAMED_FIRST], *(["…"] if len(first) > _NAMED_FIRST else []))
    fields = {"column": number, "value": grouped_figure(round(most, 2)), "names": names}
    title = say(Message("{column}: the most is {value} ({names})", **fields), lang)
    if not has_map(places):
        return draw_bars(PlaceValues(title, "", places, foot))
    how = translate(N_("The stronger the colour, the higher; grey has no number in the answer."), lang)
    return draw_map(PlaceValues(title, how, places, (translate(BORDERS, lang), *foot)))


def _are_numbers(values: Sequence[Json]) -> bool:
    plain = [value for value in values if value is not None]
    return bool(plain) and all(
        isinstance(v, int | float) and not isinstance(v, bool) and isfinite(v) for v in plain
    )


def _places(entities: Sequence[Entity], lang: str) -> dict[str, tuple[str, str]]:
    """Return id and short name of regions and provinces by everything that names one."""
    places = [entity for entity in entities if entity.type in _MAPPED]
    short = short_names(places, lang)
    return {
        _key(word): (place.id, short[place.id])
        for place in places
        for word in (place.id, place.id.partition(":")[2], *place.names.values())
    }


def _key(value: Json) -> str:
    return str(value).strip().casefold()


def _values(
    names: Sequence[Json], numbers: Sequence[Json], known: Mapping[str, tuple[str, str]], lang: str
) -> list[PlaceValue]:
    found = []
    for name, value in zip(names, numbers, strict=True):
        if isinstance(value, int | float):
            id_, shown = known.get(_key(name), ("", str(name)))
            found.append(PlaceValue(id_, shown, float(value), say(grouped_figure(round(value, 2)), lang)))
    return found
