"""Which encoding a text or a table has: those of Russian and Chinese programs, told apart by their bytes.

Libraries that guess among a hundred encodings take short files in cp1251 for Bulgarian, Greek or Mac ones;
here there are only a few to tell apart, and what was found is always said.
"""

from __future__ import annotations

import codecs

from schema.errors import UsageError

#: Those that people meet.
ENCODINGS = ("utf-8", "cp1251", "gb18030", "utf-16", "koi8-r", "cp866")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: The bytes of cp1251 that stand in Russian texts: the letters, quotes, dashes, №, no-break space, signs.
_RUSSIAN = frozenset([*range(0xC0, 0x100), 0xA8, 0xB8, 0xAB, 0xBB, 0xB9, 0xA0, 0x84, 0x85, 0x93, 0x94, 0x91,
                      0x92, 0x95, 0x96, 0x97, 0xB0, 0xB1, 0xB2, 0xB3, 0xB7, 0xA7, 0xAE, 0x99])  # fmt: skip
#: Chinese in GB18030 has some 30 in 100 bytes that no Russian text has in cp1251.
_SHARE = 0.93
_SAMPLE = 200_000
#: A text in UTF-16 without a mark has a zero in nearly every other byte where it is digits and separators.
_ZEROS = 0.1
#: What people call them.
_ALIASES = {
    "1251": "cp1251",
    "windows-1251": "cp1251",
    "ansi": "cp1251",
    "gbk": "gb18030",
    "gb2312": "gb18030",
}
#: The commonest Russian letters are half of a text; read in another encoding they become rare ones.
_COMMON_RUSSIAN = frozenset("оеаинтсрвл")
#: How much commoner they must be before another encoding than cp1251 is taken: headings are short.
_SURELY = 0.2
_FEW_LETTERS = 20


def known_encoding(name: str) -> str:
    """Return the name that Python has for an encoding.

    Raises
    ------
    UsageError
        There is none of that name.
    """
    try:
        known = codecs.lookup(_ALIASES.get(name.casefold(), name)).name
        b"a".decode(known, "ignore")  # some codecs make no text
        return known
    except (LookupError, ValueError):
        raise UsageError(
            'the encoding "{name}" is unknown (utf-8, cp1251, utf-16, gb18030, koi8-r, cp866)', name=name
        ) from None


def guess_encoding(content: bytes) -> str:
    """Return the encoding of a text: by its mark, its zeros, as UTF-8, else by its letters."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[offset::2].count(0), sample[1 - offset :: 2].count(0)
        if zeros > _ZEROS * len(sample) / 2 and not others and _decodes(content, name):
            return name
    if _decodes(content, "utf-8"):
        return "utf-8"
    foreign = [byte for byte in sample if byte > 0x7F]
    if sum(byte in _RUSSIAN for byte in foreign) >= _SHARE * len(foreign):
        return _older(bytes(foreign)) or "cp1251"
    if older := _older(bytes(foreign)):
        return older
    return "gb18030" if _decodes(content, "gb18030") else "cp1251"


def _older(foreign: bytes) -> str | None:
    """Return the encoding before cp1251 in which the letters are common Russian ones; None where none is."""
    usual = _commonness(foreign, "cp1251")
    for name in ("koi8-r", "cp866"):
        common = _commonness(foreign, name)
        if common > 0.4 and common > usual + _SURELY and len(foreign) >= _FEW_LETTERS:
            return name
    return None


def _commonness(foreign: bytes, encoding: str) -> float:
    text = foreign.decode(encoding, errors="replace").casefold()
    return sum(letter in _COMMON_RUSSIAN for letter in text) / max(len(text), 1)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
