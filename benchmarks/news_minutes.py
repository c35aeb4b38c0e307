"""How many minutes a reviewer needs, by a stated model: no reviewer was timed.

Reading: 238 words a minute (M. Brysbaert, How many words do we read per minute?, Journal of Memory and
Language 109 (2019), silent reading of English non-fiction); of Chinese, where words are not parted, 1.5
characters count as one. The seconds of decisions are assumptions, stated here and nowhere derived: change
them, and read the journal of ``argun review`` for your own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.news_answers import Answer
from loaders.documents.registry import text_of
from schema.errors import ArgunError

WORDS_A_MINUTE, CHARACTERS_A_WORD = 238, 1.5
#: Seconds: to look at a right candidate and accept it, to see that one is wrong, to open one for a change and
#: for each field of it, to write one that the program did not see (with the codebook at hand).
ACCEPT_S, REJECT_S, OPEN_S, FIELD_S, ADD_S = 6, 5, 6, 8, 75


@dataclass(frozen=True, slots=True)
class Minutes:
    """Counts of decisions, and the words of the documents."""

    words: float
    accepted: int
    changed: int
    fields: int
    rejected: int
    added: int

    @classmethod
    def of(cls, answers: Sequence[Answer], folder: Path) -> Minutes:
        """Count what a reviewer who knows what is right would do with each candidate."""
        found = [a for a in answers if a.right and a.record]
        bad = [sum(v is False for k, v in a.fields.items() if k != "joins") for a in found]
        kinds = Counter("changed" if n else "accepted" for n in bad)
        rejected = sum(a.right is None for a in answers)
        added = sum(a.record is None for a in answers)
        words = sum(map(_words, sorted((folder / "texts").iterdir())))
        return cls(words, kinds["accepted"], kinds["changed"], sum(bad), rejected, added)

    def lines(self) -> Iterator[str]:
        """Yield minutes with the program and by hand alone, with what they are made of."""
        reading = self.words / WORDS_A_MINUTE
        deciding = ACCEPT_S * self.accepted + REJECT_S * self.rejected
        deciding += OPEN_S * self.changed + FIELD_S * self.fields + ADD_S * self.added
        alone = ADD_S * (self.accepted + self.changed + self.added)
        yield f"minutes\treading {self.words:.0f} words\t{reading:.1f}"
        yield (
            f"minutes\taccept {self.accepted}, change {self.changed} ({self.fields} fields), "
            f"reject {self.rejected}, add {self.added}\t{deciding / 60:.1f}"
        )
        yield f"minutes\ttogether\t{reading + deciding / 60:.1f}"
        yield f"minutes\tthe same without candidates\t{reading + alone / 60:.1f}"


def _words(path: Path) -> float:
    try:
        blocks = text_of(path).blocks
    except ArgunError:
        return 0.0
    text = " ".join(block.text for block in blocks)
    return len(re.findall("[一-鿿]", text)) / CHARACTERS_A_WORD + len(re.findall(r"[^\W一-鿿]+", text))
