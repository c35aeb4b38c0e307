"""Text that is safe to show: nothing in it is invisible and steers it, and no word of it is endless.

One rule by Unicode's categories: what is no letter, mark, digit, sign or space (C*: controls, marks of
direction and width, tags, private and unassigned characters, halves of pairs; ends of lines and paragraphs)
has no place in a name, and neither have the few letters and marks that nobody sees. No Russian, English or
Chinese name needs a joiner.
"""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Mapping

from schema.messages import N_, Message

#: Letters and marks that Unicode lets a font leave out: joiners, fillers, variation selectors.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
#: These lay a text out.
_LAYOUT = frozenset("\t\n")
#: Planes of ideographs: what an older Python takes for unassigned there is a character of a newer Unicode.
_IDEOGRAPHS = range(0x20000, 0x40000)
#: A word of a file that is longer than this is shown by its beginning: no term and no id is.
_LONGEST_WORD = 100
_SHOWN_OF_IT = 40
#: Letters and marks of Chinese, which is written without spaces.
_CHINESE = "\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"
#: The quotes of the languages end a word, too; the straight ones belong to it.
_QUOTES = "\u00ab\u00bb\u2018-\u201f"
_LONG_WORD = re.compile(rf"[^\s{_CHINESE}{_QUOTES}]{{{_LONGEST_WORD + 1},}}")
#: Why the system refuses a file, by the number of its error; its own words are in one language.
_REFUSALS: Mapping[int, str] = {
    errno.ENOSPC: N_("no space is left on the disk"),
    errno.EDQUOT: N_("the disk quota is used up"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENOTDIR: N_("a part of the path is a file"),
    errno.EISDIR: N_("the path is a folder"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("the links of the path go round in a circle"),
    errno.EFBIG: N_("the file is too large for the disk"),
    errno.EIO: N_("the disk cannot be read or written"),
    errno.ECONNREFUSED: N_("connection refused"),
    errno.EMFILE: N_("too many files are open"),
    errno.EBUSY: N_("another program is using it"),
}


def steering_characters(text: str) -> list[str]:
    """Return the characters that no name and no note holds, as ``U+001B``."""
    return [f"U+{ord(c):04X}" for c in _steering(text)]


def _steering(text: str) -> list[str]:
    if text.isprintable() and not _UNSEEN.search(text):  # holds for nearly every text, and is quick
        return []
    return sorted(c for c in set(text) if _UNSEEN.match(c) or not (c.isprintable() or _has_place(c)))


def _has_place(character: str) -> bool:
    """Tell whether what Python would not print is white space or an ideograph that it does not know."""
    category = unicodedata.category(character)
    return category == "Zs" or character in _LAYOUT or (category == "Cn" and ord(character) in _IDEOGRAPHS)


def seen(text: str) -> str:
    r"""Return a text without what nobody sees in it: a name copied from a page is found all the same.

    Examples
    --------
    >>> seen("Amur\u200b Oblast\u200f")
    'Amur Oblast'
    """
    return text.translate(dict.fromkeys(map(ord, _steering(text))))


def visible(text: str) -> str:
    r"""Return a text in which nothing is invisible and steers it: such characters are written out.

    Examples
    --------
    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    steering = _steering(text)
    return text.translate({ord(c): ascii(c)[1:-1] for c in steering}) if steering else text


def shortened(text: str) -> str:
    """Return a text with its very long words cut to their beginning.

    A sentence in Chinese is no word, however long it is.

    Examples
    --------
    >>> shortened('"' + "7" * 400 + '" is too large')
    '"777777777777777777777777777777777777777…" is too large'
    """
    return _LONG_WORD.sub(lambda word: _beginning(word[0]), text)


def _beginning(word: str) -> str:
    end = word[-1] if word[-1] in "\"'" else ""
    return f"{word[:_SHOWN_OF_IT]}…{end}"


def refusal(error: OSError) -> Message:
    """Return why the system refuses a file or folder; in its own words where none of ours are known."""
    known = _REFUSALS.get(error.errno or 0)
    return Message(known) if known else Message("{reason}", reason=error.strerror or str(error))
