"""Who publishes a text, as its credits, datelines and bylines name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.telling.dates import day_of
from loaders.documents.text import Block

#: Press agencies, as datelines name them.
_AGENCIES = (
    "ТАСС", "РИА Новости", "Интерфакс", "Синьхуа", "Xinhua", "TASS", "Interfax", "Reuters", "ECNS",
    "新华社", "中新社", "中新网", "人民网",
)  # fmt: skip
_AGENCY = re.compile("|".join(rf"(?<!\w){name}(?!\w)" if name < "\u4e00" else name for name in _AGENCIES))
_BEFORE_AGENCY = ("(", "/", "（", "【")
_AFTER_AGENCY = re.compile(r"[,.:/—–-]|\d|.{0,12}\d")
_CREDIT = re.compile(
    r"^(?:Источник|Source|来源|来\s*源)\s*[:：]\s*(.{2,80}?)(?:\s*[|｜]|\s{2,}|\s+(?:19|20)\d\d|$)"
)
#: Among the first blocks, or the last.
_FIRST, _LAST = 12, 3
_DATELINE, _SHORT = 60, 80
#: What stands before the name of a publisher in a byline.
_KINDS = re.compile(
    r"^(?:газета|журнал|портал|сайт|агентство|информагентство|телеканал|издание|вестник)\s+", re.IGNORECASE
)
_QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,60})[»\"”]")
_MEDIA = re.compile(
    r"\b(?:times|news|gazette|review|monitor|post|daily|journal|herald|weekly|agency|tribune|today|observer|press|"
    r"bulletin|вести|новости|известия|ведомости|правда|газета|вестник|обозреватель|курьер|новостей|дело)\b|"
    r"(?:报|网|社|刊|台|信息|新闻)$",
    re.IGNORECASE,
)  # fmt: skip
_HAN = re.compile("[\u4e00-\u9fff]")
_PERSON = re.compile(r"(?:作者|记者|编辑|文/|автор|текст|by\b)", re.IGNORECASE)
#: Places of two words look like names of papers: only their second word is told by its capital letter.
_FEWEST_HAN, _MOST_WORDS = 5, 6


def publisher_of(blocks: Sequence[Block]) -> str | None:
    """Return who publishes a text; None where it does not say."""
    for block in [*blocks[:_FIRST], *blocks[-_LAST:]]:
        if credit := _CREDIT.match(block.text):
            return credit[1].strip(" .")
    for block in blocks[:_FIRST]:
        agency = _AGENCY.search(block.text[:_DATELINE])
        if agency and _reports(block.text, agency.start(), agency.end()):
            return agency[0]
    return _byline(blocks)


def is_credit(text: str) -> bool:
    """Tell whether a line says where a text comes from."""
    return bool(_CREDIT.match(text))


def _reports(text: str, start: int, end: int) -> bool:
    """Tell whether an agency is named as who reports: at the beginning, in brackets or between bars."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (start == 0 and bool(_AFTER_AGENCY.match(after))) or before.endswith(_BEFORE_AGENCY)


def _byline(blocks: Sequence[Block]) -> str | None:
    """Return what stands beside a date that has a line for itself, or on the line above it."""
    for above, block in zip((None, *blocks), blocks[:_FIRST], strict=False):
        found = day_of(block.text)
        if found is None or len(block.text) > _SHORT or block.level:
            continue
        _, start, end = found
        rest = f"{block.text[:start]} {block.text[end:]}"
        rest = re.sub(r"\s(?:года|г\.)(?=[\s,]|$)|\d\d?:\d\d(?::\d\d)?", " ", rest).strip(" ,.|·—–-\u3000")
        beside = _paper(rest)
        if beside or rest or above is None or above.level or above is blocks[0]:
            return beside
        return _paper(above.text)
    return None


def _paper(text: str) -> str | None:
    """Return the name of a paper or a page; None for what may be a person or a place."""
    name = _KINDS.sub("", text)
    if quoted := _QUOTED.fullmatch(name):
        return quoted[1]
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _PERSON.match(name) or name.endswith((".", "。", ":", "：")):
        return None
    if _MEDIA.search(name) or name.startswith("The ") or name != text:
        return name
    if _HAN.search(name):
        return name if len(name) >= _FEWEST_HAN else None
    return (
        name if len(words) > 1 and any(word[:1].islower() and len(word) > 3 for word in words[1:]) else None
    )
