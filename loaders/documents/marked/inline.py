"""The markup within a line of Markdown: emphasis, links, tags, escapes."""

from __future__ import annotations

import html
import re

from loaders.documents.runs import folded
from loaders.documents.text import Aside
from schema.messages import N_, Message

_ADDRESS, _PICTURE = Message(N_("the address of a link")), Message(N_("a picture and its description"))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINK = re.compile(
    r"(?P<picture>!)?\[(?P<text>[^\[\]]{0,2000})\]\((?P<address>[^()\s]{0,2000}(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"]{0,500}\")?\)"
)
_DEFINED = re.compile(r"\s{0,3}\[[^\]^]{1,200}\]:\s+(\S+).*")
#: A tag or a sign of emphasis; an address in angle brackets is text. Underscores within words are letters.
_MARKUP = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,1000})?/?>|(?<!\s)\*+|\*+(?!\s|$)|(?<!\w)_+(?=\w)|(?<=[\w.,!?;:»\"”)])_+(?!\w)|`+|\\(?=[\\`*_{}\[\]()#+.!|>~-])"
)
_SLANTED = ("*", "_")
_TAG = re.compile(r"</?([a-zA-Z]+)")
_ITALIC_TAGS = ("i", "em")


def unlinked(text: str, line: int, asides: list[Aside]) -> str:
    """Return a text with the words of its links alone; addresses and pictures are set aside."""

    def words(found: re.Match[str]) -> str:
        if found["picture"]:
            asides.append(Aside(" ".join(f"{found['text']} {found['address']}".split()), _PICTURE, line=line))
            return ""
        if found["address"]:
            asides.append(Aside(found["address"], _ADDRESS, line=line))
        return found["text"]

    if _DEFINED.fullmatch(text):
        asides.append(Aside(text.strip(), _ADDRESS, line=line))
        return ""
    return _LINK.sub(words, text) if "](" in text else text


def plain(text: str) -> str:
    """Return a text without its markup."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _MARKUP.sub("", text))


def emphasised(piece: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its markup and white space folded, and what of it is in italics."""
    runs: list[tuple[str, bool]] = []
    end, opened = 0, ""
    closing = _closing(piece)
    for mark in _MARKUP.finditer(piece):
        runs.append((plain(piece[end : mark.start()]), bool(opened)))
        end = mark.end()
        if mark[0][:3].casefold() == "<br":
            runs.append((" ", False))
        kind = _kind(mark[0])
        if kind and not opened and mark.start() in closing:
            opened = kind
        elif kind == opened:
            opened = ""
    runs.append((plain(piece[end:]), False))
    return folded(runs)


def _kind(mark: str) -> str:
    """Return by what a mark begins or ends italics: a sign, or a tag; empty where it does not."""
    if mark in _SLANTED:
        return mark
    tag = _TAG.match(mark)
    return "tag" if tag and tag[1].casefold() in _ITALIC_TAGS else ""


def _closing(piece: str) -> set[int]:
    """Return where italics begin that end again: a lone sign is none."""
    waiting: dict[str, int] = {}
    found = set()
    for mark in _MARKUP.finditer(piece):
        kind = _kind(mark[0])
        if not kind:
            continue
        if kind in waiting and not (kind == "tag" and not mark[0].startswith("</")):
            found.add(waiting.pop(kind))
        elif not mark[0].startswith("</"):
            waiting[kind] = mark.start()
    return found
