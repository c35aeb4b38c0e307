"""What FollowTheMoney calls things: ids, dates at the precision told, codes of countries and languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from schema.errors import InvalidValueError
from schema.values import date_bounds

#: An entity as a line of JSON holds it: id, schema, and lists of values by property.
Entity = dict[str, Any]
#: Values by property, unknown ones among them.
Properties = dict[str, list[Any]]

_NOT_IN_ID = re.compile(r"[^0-9A-Za-z.]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: Three letters for what we write in two.
_LANGUAGES = {"ru": "rus", "en": "eng", "zh": "zho"}


def ftm_id(id_: str) -> str:
    """Return an id of ours as FollowTheMoney takes one: letters, digits, dots and single hyphens.

    Examples
    --------
    >>> ftm_id("region:RU-AMU"), ftm_id("INVESTOR_IN/company:haier/project:plant")
    ('argun-region-RU-AMU', 'argun-INVESTOR-IN-company-haier-project-plant')
    """
    return f"argun-{_NOT_IN_ID.sub('-', id_).strip('-.')}"


def ftm_date(date: object, *, last: bool = False) -> str:
    """Return a date, month or year as it is; of a longer span (a quarter, two years) its first or last month.

    Examples
    --------
    >>> ftm_date("2025-06"), ftm_date("2024/2025"), ftm_date("2024/2025", last=True), ftm_date(None)
    ('2025-06', '2024-01', '2025-12', '')
    """
    if not date:
        return ""
    text = str(date)
    if _DATE.fullmatch(text):
        return text
    try:
        return date_bounds(text)[last].isoformat()[:7]
    except InvalidValueError:
        return ""


def ftm_language(code: object) -> str:
    """Return the code of a language with three letters, empty for one that the program does not speak."""
    return _LANGUAGES.get(str(code), "")


def entity(id_: str, schema: str, properties: Mapping[str, Iterable[object]]) -> Entity:
    """Return an entity with what is known of it: no empty values, each once, properties in order of name."""
    values = {key: list(dict.fromkeys(str(v) for v in properties[key] if v)) for key in sorted(properties)}
    return {"id": id_, "schema": schema, "properties": {key: found for key, found in values.items() if found}}
