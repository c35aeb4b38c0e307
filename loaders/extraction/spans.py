"""How far the characters of a mention go: quotes and brackets are closed, legal forms belong to the name."""

from __future__ import annotations

import re

from graph.names.folding import CHINESE_FORM

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "(": ")", "（": "）", "《": "》", "‘": "’"}
_FORM_BEFORE = re.compile(
    r"(?:^|(?<=[\s(]))(?:ООО|АО|ПАО|ОАО|ЗАО|НАО|ГК|ГУП|ФГУП|ФГБУ|НКО|ИП|OOO|AO|PAO|LLC|JSC|PJSC)\s+$"
)
_FORM_AFTER = re.compile(
    r"(?:,?\s+(?:(?:Co|Ltd|Inc|Corp)\b\.?|(?:Limited|LLC|Corporation|Company|PJSC|JSC|GmbH|Group|Holdings?)\b)"
    r"(?=\W|$))+"
)
_CHINESE_AFTER = re.compile(CHINESE_FORM.removesuffix("$"))
#: No legal form is longer.
_LONGEST = 40


def widened(whole: str, start: int, end: int, *, company: bool) -> tuple[int, int]:
    """Return the characters of a name with the quotes around it and, of a company, its legal form.

    Examples
    --------
    >>> text = "завод ООО «Ромашка», Haier Group Co., Ltd. и 海尔集团有限公司"
    >>> [text[slice(*widened(text, at, at + len(name), company=True))]
    ...  for name in ("Ромашка", "Haier", "海尔") for at in [text.index(name)]]
    ['ООО «Ромашка»', 'Haier Group Co., Ltd.', '海尔集团有限公司']
    """
    if company:
        end = _after(whole, end)
    start, end = _closed(whole, start, end)
    before = _FORM_BEFORE.search(whole[max(start - _LONGEST, 0) : start]) if company else None
    return (start - len(before[0]) if before else start), end


def _closed(whole: str, start: int, end: int) -> tuple[int, int]:
    """Take in a mark that closes what the name opens, and both where they stand around it."""
    for opening, closing in _PAIRS.items():
        inside = whole[start:end]
        if opening in inside and _is_open(inside, opening, closing) and whole[end : end + 1] == closing:
            end += 1
        elif whole[start - 1 : start] == opening and whole[end : end + 1] == closing and opening != "(":
            start, end = start - 1, end + 1
    return start, end


def _is_open(inside: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return inside.count(opening) > inside.count(closing)


def _after(whole: str, end: int) -> int:
    after = whole[end : end + _LONGEST]
    match = _CHINESE_AFTER.match(after) or _FORM_AFTER.match(after)
    return end + match.end() if match else end
