"""From bytes to text: in the encoding that is asked for, that the file declares, or that its bytes show."""

from __future__ import annotations

import re
from collections import Counter

from loaders.documents.text import TextError
from loaders.encodings import ENCODINGS, guess_encoding, known_encoding
from schema.errors import UsageError
from schema.messages import Message

_SAMPLE = 200_000
#: More is no document but something that fills the memory.
MOST_CHARACTERS = 20_000_000
#: The commonest letters: half of what is written in Russian, and some 8 of 100 Chinese characters.
_COMMON = {"cyrillic": frozenset("оеаинтсрвл"), "han": frozenset("的一是在不了有和人中大为国年日月公司")}
_LEAST = {"cyrillic": 0.4, "han": 0.02}
#: Too few letters show nothing.
_FEW = 40
#: Text in UTF-8 that was read as cp1251 consists of these in every other place.
_GARBLED = frozenset("РС")
_SHARE_GARBLED = 0.35
_MIXED, _CYRILLIC = (
    re.compile(r"[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE),
    re.compile(r"[а-яё]+", re.IGNORECASE),
)
_MOST_MIXED = 4
#: What no text holds but a stray one: steering characters other than those of lines, pages and terminals.
_STEERING = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"})
_MOST_STEERING, _FEW_STEERING = 0.01, 2


def text_of(
    content: bytes, name: str, encoding: str | None = None, declared: str | None = None
) -> tuple[str, tuple[Message, ...]]:
    """Return the text of a file, its lines ended by line feeds, and a note where it was not UTF-8.

    ``encoding`` is what the user says, ``declared`` what the file says of itself.

    Raises
    ------
    UsageError
        The encoding is unknown.
    TextError
        It is not the one of the file, or none fits.
    """
    found = known_encoding(encoding) if encoding else _found(content, declared)
    _check_bytes(content, name, found)
    try:
        text = content.decode(found).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_in(name, found, content[: error.start].count(b"\n") + 1) from None
    if encoding and not found.startswith("utf") and _is_utf8(content):
        raise TextError(
            "{file} is in UTF-8, not in {encoding}; leave out --encoding", file=name, encoding=found
        )
    if "\0" in text:
        raise _no_text(name)
    if len(text) > MOST_CHARACTERS:
        raise TextError(
            "{file} has {count} characters; at most {most} are read: divide it",
            file=name, count=len(text), most=MOST_CHARACTERS,
        )  # fmt: skip
    _check_sense(text, name, found)
    told = found.removesuffix("-sig")
    notes = () if told == "utf-8" else (Message("{file}: read as {encoding}", file=name, encoding=told),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _found(content: bytes, declared: str | None) -> str:
    """Return the declared encoding where the bytes may be in it; a western one often stands for none."""
    guessed = guess_encoding(content)
    if declared is None or guessed.startswith("utf"):
        return guessed
    try:
        known = known_encoding(declared)
        content.decode(known)
    except (UsageError, UnicodeDecodeError):
        return guessed
    return guessed if known in ("iso8859-1", "cp1252", "ascii") else known


def _check_bytes(content: bytes, name: str, encoding: str) -> None:
    """Refuse a file of another program before an encoding is looked for that it does not have."""
    sample = content[:_SAMPLE]
    steering = len(sample) - len(sample.translate(None, _STEERING))
    wide = encoding.startswith("utf") and not encoding.startswith("utf-8")
    if not wide and steering >= _FEW_STEERING and steering > _MOST_STEERING * len(sample):
        raise _no_text(name)


def _no_text(name: str) -> TextError:
    return TextError(
        "{file} is no text, whatever its name says: it holds bytes that no text has, as files of "
        "programs do; open it in the program that made it, save it as .docx, PDF or text, and read that",
        file=name,
    )


def _not_in(name: str, encoding: str, line: int) -> TextError:
    place = Message("{file} line {line}", file=name, line=line)
    reason = Message(
        "these bytes are not {encoding}; say with --encoding which one the file has ({choices})",
        encoding=encoding,
        choices=[known for known in ENCODINGS if known != encoding],
    )
    return TextError("{place}: {text}", place=place, text=reason)


def _is_utf8(content: bytes) -> bool:
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _check_sense(text: str, name: str, encoding: str) -> None:
    """Refuse what is letters, but no language: bytes read in an encoding that is not theirs."""
    sample = text[:_SAMPLE]
    counts = Counter(sample.casefold())
    letters = {
        "cyrillic": {c: n for c, n in counts.items() if "\u0400" <= c <= "\u04ff"},
        "han": {c: n for c, n in counts.items() if "\u4e00" <= c <= "\u9fff"},
    }
    kind = max(letters, key=lambda k: sum(letters[k].values()))
    total = sum(letters[kind].values())
    if sum(sample.count(c) for c in _GARBLED) > _SHARE_GARBLED * max(total, _FEW):
        raise TextError(
            "{file}: its letters are garbled, as when a text is saved in a wrong encoding; take it anew from "
            "where it can be read",
            file=name,
        )
    common = sum(letters[kind].get(c, 0) for c in _COMMON[kind])
    strange = total > _FEW and common < _LEAST[kind] * total
    if not encoding.startswith("utf-8") and (strange or _is_mixed(sample)):
        raise TextError(
            "{file}: read as {encoding} it makes no sense; say the encoding of the file (--encoding cp1251), "
            "or save it as UTF-8 where its text is right",
            file=name, encoding=encoding,
        )  # fmt: skip


def _is_mixed(sample: str) -> bool:
    """Tell whether Russian letters stand in the midst of Latin ones, as accents of other languages do."""
    mixed, whole = len(_MIXED.findall(sample)), len(_CYRILLIC.findall(sample))
    return mixed >= _MOST_MIXED and mixed > whole / 2
