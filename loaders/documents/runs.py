"""Runs of letters, some in italics, put together into the text of a block."""

from __future__ import annotations

from collections.abc import Iterable

from schema.wording import seen

#: What a sentence ends with, in three languages: a break in a cell behind it parts paragraphs.
SENTENCE_ENDS = (".", "!", "?", "…", ";", "。", "！", "？", "；")


def folded(runs: Iterable[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of runs, its white space folded and nothing unseen in it, and the spans in italics.

    Examples
    --------
    >>> folded([("The  plant ", False), ("has", True), (" stopped ", True), (".", False)])
    ('The plant has stopped .', ((10, 21),))
    """
    told: list[str] = []
    spans: list[tuple[int, int]] = []
    length, waiting = 0, False
    for text, italic in runs:
        whole = seen(text)
        words = " ".join(whole.split())
        if not words:
            waiting = waiting or (bool(whole) and length > 0)
            continue
        space = length > 0 and (waiting or whole[0].isspace())
        told.append(f" {words}" if space else words)
        start, end = length + space, length + space + len(words)
        if italic:
            # Spaces between two runs in italics are in italics, too.
            begins = spans.pop()[0] if spans and spans[-1][1] == length else start
            spans.append((begins, end))
        length, waiting = end, whole[-1].isspace()
    return "".join(told), tuple(spans)


def parted(runs: Iterable[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    r"""Cut runs at the breaks that stand behind the end of a sentence.

    Examples
    --------
    >>> parted([("It opened.\nTea ", False), ("goes on", True)])
    [[('It opened.', False)], [('Tea ', False), ('goes on', True)]]
    """
    parts: list[list[tuple[str, bool]]] = [[]]
    said = ""
    for text, italic in runs:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number and said.rstrip().endswith(SENTENCE_ENDS):
                parts.append([])
            elif number:
                line = f"\n{line}"
            parts[-1].append((line, italic))
            said = line if line.strip() else said
    return parts
