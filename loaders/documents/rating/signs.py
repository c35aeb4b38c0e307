"""Signs by which a paragraph tells in which column it stands, where the layout does not.

Each sign has a weight: the logarithm of how many times as often it stands in the column of the year under
review as in that of the earlier period, rounded, counted in cells of the table (the half of the regions that
rules are made with). Negative weights speak for the earlier column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.documents.rating.heads import months_in
from loaders.documents.rating.skeleton import skeleton
from schema.messages import N_, Message

ITALIC, LATER, EARLIER = N_("italics"), N_("a date of the later period"), N_("a date of the earlier period")
BACK, SUMMED, ANNOUNCED = N_("a look back"), N_("a summing-up"), N_("an announcement")
_WEIGHTS: Mapping[str, float] = {
    ITALIC: 4.5, LATER: 2.5, EARLIER: -1.0, BACK: 2.5, SUMMED: 1.0, ANNOUNCED: -0.75,
}  # fmt: skip
_BACK = re.compile(
    r"\b(?:не|нет|пока|отсутств\w+|оста[ею]тся|остаются|остается|сохран\w+|продолж\w+|продвиг\w+|расшир\w+|"
    r"без (?:продолжения|развития)|заморож\w+|замедл\w+|снизил\w+|фиксиру\w+)\b"
)
_SUMMED = re.compile(
    r"\b(?:регион|региона|регионом|один из|одним из|одной из|крупнейш\w+|в целом|рост|растет|растут)\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:планиру\w+|подписан\w*|подписал\w*|заключен\w*|соглашени\w+|осуществля\w+|открыт\w*|запущен\w*)\b"
)
_PLANNED = re.compile(
    r"\b(?:планир\w+|намеч\w+|ожида\w+|к|до|заверш\w+|начнет|заработа\w+|срок\w*|будет|будут)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")


def signs_of(text: str, italic: bool, since: tuple[int, int] | None) -> tuple[str, ...]:
    """Return the signs that a paragraph bears; ``since`` is the first month of the later period."""
    bare = skeleton(text).text
    found = [ITALIC] if italic else []
    if since:
        found += _dated(text, bare, since)
    patterns = ((BACK, _BACK), (SUMMED, _SUMMED), (ANNOUNCED, _ANNOUNCED))
    return (*found, *(sign for sign, pattern in patterns if pattern.search(bare)))


def _dated(text: str, bare: str, since: tuple[int, int]) -> list[str]:
    """Tell of dates: a month counts as it stands, a year alone where it is no plan."""
    months = months_in(text)
    if months:
        return [LATER if max(months) >= since else EARLIER]
    years = [int(year) for year in _YEAR.findall(bare)]
    if years and max(years) < since[0]:
        return [EARLIER]
    return [LATER] if years and min(years) > since[0] and not _PLANNED.search(bare) else []


def weight(signs: tuple[str, ...]) -> float:
    """Return how much the signs speak for the later column, below 0 for the earlier one."""
    return sum(_WEIGHTS[sign] for sign in signs)


def told(signs: tuple[str, ...], later: bool) -> list[Message]:
    """Return the signs that speak for a column."""
    return [Message(sign) for sign in signs if (_WEIGHTS[sign] > 0) == later]
