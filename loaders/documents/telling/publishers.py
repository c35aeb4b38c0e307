"""Who publishes a text, as its credits, datelines and bylines name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.telling.dates import day_of, without_day
from loaders.documents.telling.papers import SHORT_MEDIA, paper
from loaders.documents.text import Block

#: Press agencies, as datelines name them.
_AGENCIES = (
    "ТАСС", "РИА Новости", "Интерфакс", "Синьхуа", "REGNUM", "Росбалт", "Xinhua", "TASS", "Interfax",
    "Reuters", "AFP", "ECNS", "RIA Novosti",
    "新华社", "新华网", "中新社", "中新网", "人民网", "塔斯社", "国际文传电讯社", "卫星通讯社",
)  # fmt: skip
_AGENCY = re.compile("|".join(rf"(?<!\w){name}(?!\w)" if name < "\u4e00" else name for name in _AGENCIES))
_BEFORE_AGENCY = ("(", "/", "（", "【")
_AFTER_AGENCY = re.compile(r"[,.:/—–-]|\d|.{0,12}\d")
_CREDIT = re.compile(
    r"^(?:(?:Источник|Издание|Издатель|Source|Publisher|来\s*源|(?:信息|消息|文章)来源|稿\s*源|来自|转自)\s*[:：]|"
    r"(?:Опубликовано в|Published (?:by|in)\b)\s*:?)\s*(.{2,80}?)(?:\s*[|｜]|\s{2,}|,?\s+(?:19|20)\d\d|$)",
    re.IGNORECASE,
)
#: The line that keeps the rights, at the foot: the year before the name or after it.
_RIGHTS = re.compile(
    r"^(?:©|\(c\)|copyright|版权所有)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?\d{4})?,?\s*)?(.{2,60}?)"
    r"(?:[,.]?\s*(?:(?:19|20)\d\d.*|all rights reserved.*|все права защищены.*))?$",
    re.IGNORECASE,
)
#: Datelines whose form names who reports, whoever it is: between a place with a day and the news.
_DATELINES = tuple(
    re.compile(form)
    for form in (
        # ГОРОД, 12 мая. /Агентство/.   City, May 12 (Agency) --   CITY (Agency) --
        r"^[^\W\d_][^.!?/()]{1,40}[,.]\s*[^.!?/()]{0,24}\d[^!?/()]{0,12}\s*/(?P<name>[^/()]{2,40})/",
        r"^[^\W\d_][^.!?/()]{1,40}[,.]\s*[^.!?/()]{0,24}\d[^!?/()]{0,12}\s*\((?P<name>[^\W\d_][^/()]{1,40})\)\s*[-–—]",
        r"^[A-ZА-ЯЁ][A-ZА-ЯЁ ,-]{2,40}\s\((?P<name>[^\W\d_][^/()]{1,40})\)\s*[-–—]",
        # Город, 12 мая – ИА «Край».   ИА Край, 12 мая
        r"^(?:[^\W\d_][^.!?/()]{1,40}\d[^!?/()]{0,12}\s*[-–—]\s*)?М?ИА\s+(?P<name>«[^«»]{2,40}»|[^\W_][\w.-]+)\s*[.,:—–-]",
        rf"^【?(?P<name>[\u4e00-\u9fff]{{2,12}}{SHORT_MEDIA})(?:】|讯[\s，：:（(]|[\u4e00-\u9fff]{{0,8}}\d\d?月\d\d?日[电讯])",
    )
)  # fmt: skip
#: What a paper calls itself where it does not say its name.
_OURSELVES = re.compile("^本[报网社台刊]|^(?:наш корр|собкор|our own)", re.IGNORECASE)
#: Among the first blocks, or the last.
_FIRST, _LAST = 12, 3
_DATELINE, _SHORT = 60, 80
#: The lines in which a day without its year may stand beside a name: below the title.
_BELOW_TITLE = 3


def publisher_of(blocks: Sequence[Block]) -> str | None:
    """Return who publishes a text; None where it does not say."""
    for block in [*blocks[:_FIRST], *blocks[-_LAST:]]:
        if name := _credited(block.text):
            return name
    for block in blocks[:_FIRST]:
        agency = _AGENCY.search(block.text[:_DATELINE])
        if agency and _reports(block.text, agency.start(), agency.end()):
            return agency[0]
    return _dateline(blocks) or _byline(blocks) or _rights(blocks)


def is_credit(text: str) -> bool:
    """Tell whether a line says where a text comes from."""
    return bool(_CREDIT.match(text))


def _credited(text: str) -> str | None:
    credit = _CREDIT.match(text)
    name = credit[1].strip(" .,") if credit else ""
    return None if not name or "://" in name or day_of(name) else name


def _reports(text: str, start: int, end: int) -> bool:
    """Tell whether an agency is named as who reports: at the beginning, in brackets or between bars."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (start == 0 and bool(_AFTER_AGENCY.match(after))) or before.endswith(_BEFORE_AGENCY)


def _dateline(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:_FIRST]:
        for form in () if block.level or block.cell else _DATELINES:
            found = form.match(block.text)
            if found and not _OURSELVES.match(found["name"]) and without_day(found["name"]) is None:
                return found["name"].strip(" .«»")
    return None


def _rights(blocks: Sequence[Block]) -> str | None:
    found = (_RIGHTS.match(block.text) for block in blocks[-_LAST:] if not block.level)
    return next((name for right in found if right and (name := paper(right[1]))), None)


def _byline(blocks: Sequence[Block]) -> str | None:
    """Return what stands beside a day that has a line for itself, or on a line beside that."""
    for number, block in enumerate(blocks[:_FIRST]):
        rest = without_day(block.text, yearless=0 < number < _BELOW_TITLE)
        is_sentence = (
            bool(rest) and block.text.endswith((".", "。", "!", "?")) and not block.text.endswith("г.")
        )
        if rest is None or is_sentence or len(block.text) > _SHORT or block.level:
            continue
        if rest:
            return paper(rest)
        above = blocks[number - 1] if number > 1 else None
        beside = paper(above.text) if above and not above.level else None
        below = blocks[number + 1 : number + 2]
        return beside or next((paper(b.text, sure=True) for b in below if not b.level), None)
    return None
