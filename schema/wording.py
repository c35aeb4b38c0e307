"""Text that is safe to show: it steers no terminal, and no word of it is endless."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping

from schema.messages import N_, Message

#: Characters that steer a terminal or turn the direction of writing; tabs and line feeds lay text out.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
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
    if text.isprintable():  # holds for nearly every text, and is quick
        return []
    return sorted({f"U+{ord(c):04X}" for c in _STEERING.findall(text)})


def visible(text: str) -> str:
    r"""Return a text that cannot steer a terminal: such characters are written out.

    Examples
    --------
    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


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
