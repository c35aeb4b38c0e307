"""The font files that come with Argun: Noto Sans for Latin, Greek and Cyrillic, Noto Sans SC for Chinese.

They are under the SIL Open Font License (``files/OFL.txt``), and hold letters and signs, the 6,763 Chinese
characters of GB 2312, and whatever else the dataset uses (:mod:`graph.pictures.fonts.making`).
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from schema.errors import ArgunError
from schema.files import FileError, read_bytes
from schema.messages import N_, Message

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_FILES = Path(__file__).parent / "files"
REGULAR = _FILES / "noto-sans-regular.ttf"
BOLD = _FILES / "noto-sans-bold.ttf"
HAN_REGULAR = _FILES / "noto-sans-sc-regular.ttf"
HAN_BOLD = _FILES / "noto-sans-sc-bold.ttf"
#: The font files by which pictures for documents are drawn, the first that has a character first.
FONTS = (REGULAR, BOLD, HAN_REGULAR, HAN_BOLD)
#: What reading a damaged table of a font raises.
_DAMAGE = (ArithmeticError, AssertionError, LookupError, TypeError, ValueError, struct.error)


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of a text, each once and in order, that no font of ours can draw.

    Raises
    ------
    ArgunError
        A font file is not there or is damaged.
    """
    known = _characters(REGULAR) | _characters(HAN_REGULAR)
    return tuple(c for c in sorted(set(text)) if ord(c) not in known and not _unseen(c))


def opened(path: Path) -> TTFont:
    """Open a font file.

    Raises
    ------
    ArgunError
        It is not there, cannot be read or is no font.
    """
    from fontTools.ttLib import TTFont, TTLibError  # takes 0.1 s to import

    try:
        font = TTFont(BytesIO(read_bytes(path)), lazy=True, fontNumber=0)
        font.getBestCmap()
    except FileError as error:
        raise refused(path, error.reason) from None
    except (TTLibError, *_DAMAGE):
        raise refused(path, Message("it is no font, or damaged")) from None
    return font


@cache
def _characters(path: Path) -> frozenset[int]:
    return frozenset(opened(path).getBestCmap() or ())


def refused(path: Path, reason: Message) -> ArgunError:
    """Return the error of a font of ours."""
    text = N_("the font {path} cannot be used: {reason}; install argun again")
    return ArgunError(Message(text, path=path, reason=reason))


def _unseen(character: str) -> bool:
    """Say whether a character is drawn as nothing: a space, a control, a mark of direction."""
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
