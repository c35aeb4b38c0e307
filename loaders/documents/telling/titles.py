"""The title of a document: what it is called, never the name of a part of it, a number, or its first line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.documents.telling.dates import day_of, is_dated
from loaders.documents.telling.publishers import is_credit
from loaders.documents.text import Block

#: Where a title stands.
_FIRST = 12
#: What programs put in the place of a title, and names of files.
_MADE = re.compile(
    r"(untitled|безымянный|без названия|document|документ|презентация|presentation|word document|无标题|"
    r"新建|文档)[\s\d\w.]*|microsoft (word|powerpoint|excel) - .*|powerpoint presentation|"
    r".*\.(docx?|pdf|indd|rtf|odt|qxd|pptx?|xlsx?|html?|md|txt)",
    re.IGNORECASE,
)
#: What libraries and journals know a text by, and what kind of a text it is to them.
_LABEL = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:e-?mail|тел|tel|orcid|spin)\b.*|"
    r"(?:doi|удк|udc|ббк|issn|isbn|e-?issn|edn|jel|грнти|вак|arxiv|pmid|ocid|hal|ssrn)\b\W*[^а-яё]*\d.*|"
    r"(?:jel|грнти|вак)\b[\s:-].*|10\.\d{4,9}/\S+|(?:中图分类号|文章编号|文献标识码|国际刊号)\s*[:：].*|"
    r"(?:научная|обзорная|оригинальная|исследовательская) статья|(?:original|research|review|scientific) "
    r"(?:article|paper)|研究论文|综述",
    re.IGNORECASE,
)
#: What parts of papers and reports are called, whatever they are about.
_PART = re.compile(
    r"(?:[\divx]{1,4}[.)]?\s+)?(?:аннотация|реферат|резюме|введение|содержание|оглавление|предисловие|"
    r"заключение|выводы|ключевые слова|список литературы|литература|список источников|приложени[ея]|"
    r"от (?:редакции|редактора|авторов?)|об авторах?|благодарности|"
    r"abstract|annotation|(?:executive )?summary|introduction|(?:table of )?contents|foreword|preface|"
    r"conclusions?|key ?words|references|bibliography|acknowledge?ments|appendix|annex|highlights|"
    r"摘\s*要|内容摘要|内容提要|提要|关键词|引\s*言|前\s*言|序\s*言|序|导\s*[论言]|绪\s*论|目\s*[录次]|结\s*论|结\s*语|"
    r"参考文献|附录|致谢)\s*[.:：]?",
    re.IGNORECASE,
)
_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,2}"
_SURNAME = r"[^\W\d_][^\W\d_'’-]+(?:[-'’][^\W\d_]+)?"
_AUTHOR = rf"(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME},?\s{_INITIALS})\s?[\d*]{{0,3}}"
_AUTHORS = re.compile(rf"(?:©\s*)?{_AUTHOR}(?:\s*(?:,|;|и|and|&)\s*{_AUTHOR})*\s?[.,]?")
_SENTENCE_ENDS, _NO_TITLE_ENDS = (".", "!", "?", "…", "。", "！", "？"), (".", "。", ";", ":", "；", "：")
_LONGEST = 300
#: The end of a sentence, no initial and no abbreviation.
_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?…](?:\s+[^\W\d_]|$)")
#: A title in more lines than that is a paragraph; a shorter line was not broken for want of room.
_MOST_LINES, _BROKEN = 4, 40


def own_title(text: str | None) -> str | None:
    """Return a title that a person gave; None for what a program wrote in its place, or what is none."""
    told = " ".join((text or "").split())
    none = not told or _MADE.fullmatch(told) or _LABEL.fullmatch(told) or _PART.fullmatch(told)
    return None if none else told[:_LONGEST]


def title_of(blocks: Sequence[Block]) -> str | None:
    """Return the first heading of the highest level, else a first line that is no sentence."""
    headings = [b for b in blocks[: 3 * _FIRST] if b.level and day_of(b.text) is None]
    if not headings:
        return _first_line(blocks)
    best = min(heading.level for heading in headings)
    for heading in headings:
        if heading.level == best and _PART.fullmatch(heading.text):
            # What comes first in the text itself is above its parts.
            return _first_line(blocks[: blocks.index(headings[0])])
        if heading.level == best and (title := own_title(heading.text)):
            return title
    return None


def _first_line(blocks: Sequence[Block]) -> str | None:
    told = list(_without_authors(blocks[: 3 * _FIRST]))
    for number, block in enumerate(told[:_FIRST]):
        text = block.text
        if block.cell is not None or _PART.fullmatch(text):
            return None
        if own_title(text) is None or _is_dated(text) or is_credit(text):
            continue
        return _whole(told[number:])
    return None


def _without_authors(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks without authors, what they are, and the lines that belong to one of these."""
    above: int | None = None
    for number, block in enumerate(blocks):
        beneath = above is not None and (block.text[:1].islower() or block.line == above + 1)
        if _AUTHORS.fullmatch(block.text) or beneath:
            above = block.line or -number
        else:
            above = None
            yield block


def _whole(blocks: Sequence[Block]) -> str | None:
    """Return a line with those that go on with it; None where they are a paragraph of prose."""
    lines = [blocks[0].text]
    for block in blocks[1:]:
        goes_on = len(lines[0]) >= _BROKEN and not lines[-1].endswith(_SENTENCE_ENDS)
        if not (goes_on and block.text[:1].islower()) or _is_dated(block.text) or is_credit(block.text):
            break
        lines.append(block.text)
    told = " ".join(lines)
    is_prose = len(lines) > _MOST_LINES or (len(lines) > 1 and _SENTENCES.search(told))
    return None if is_prose or told.endswith(_NO_TITLE_ENDS) or len(told) >= _LONGEST else told


def _is_dated(text: str) -> bool:
    found = day_of(text)
    return found is not None and is_dated(text, found[1], found[2])
