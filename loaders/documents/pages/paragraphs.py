"""Lines of one region put together into paragraphs: by gaps, indents, short last lines, hyphens."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.documents.pages.lines import Line
from loaders.documents.pages.words import Word
from loaders.documents.runs import folded

#: How a paragraph is told from the next: parts of the height of the letters, or times the usual distance.
_GAP, _INDENT, _SIZE, _SPACE = 1.35, 0.8, 0.12, 0.3
#: Of fewer lines nothing is learnt; lines are usually so far apart.
_FEW_LINES, _USUAL = 8, 1.3
#: Stretched lines end so near to the edge, in heights of letters (stops may hang over it), and so many do.
_STRETCHED, _MANY_EVEN = 0.3, 0.4
#: Tags that cut more sentences than that are those of lines.
_MOST_CUT = 0.15
_LISTED = re.compile(r"[•●▪◦‣·■–—-]\s?\S|\(?\d{1,3}[.)]\s|[a-zа-я]\)\s|[（(]?[一二三四五六七八九十]+[、）)]")
_STOPPED = re.compile(r"[.!?;:。！？；：…]\s*$")
_ENDED = re.compile(r"[.!?;:。！？；：…»”\")]\s*$")
#: The end of a sentence, not of an abbreviation, and one within a line.
_SENTENCE = re.compile(r"(?:\w{4}|[A-ZА-ЯЁ]{2}|[»”\")%])[.!?]$")
_WITHIN = re.compile(r"\w{4}[.!?] +[A-ZА-ЯЁ]")
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’]")
#: Programs that break words write either.
_HYPHENS = "-\u2010"
Runs = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph, and whether the first is indented."""

    lines: tuple[Line, ...]
    indented: bool


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a column begins and ends; ``even``: its lines are stretched to its end, the last alone is not."""

    left: float
    right: float
    even: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document parts paragraphs; ``leading`` is how far its lines are apart, in heights of letters.

    ``short``: nothing but the end of a line parts the paragraphs of cells, and most are of one sentence; so
    a sentence that ends with its line ends the paragraph. ``tagged``: the document says where its paragraphs
    end, and says it right.
    """

    leading: float
    short: bool = False
    tagged: bool = False


def paragraphs_of(
    lines: Sequence[Line],
    left: float,
    right: float,
    layout: Layout,
    *,
    cell: bool = False,
    even: bool = False,
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a region between two edges; ``even``: its lines are stretched to them."""
    if not lines:
        return
    group = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _begins(group, before, line, Edges(left, right, even), layout, cell=cell):
            yield _paragraph(group, left)
            group = []
        group.append(line)
    yield _paragraph(group, left)


def _begins(
    group: Sequence[Line], before: Line, line: Line, edges: Edges, layout: Layout, *, cell: bool
) -> bool:
    """Tell whether a line begins a paragraph: as the document says, else as it looks."""
    told = same_block(before, line) if layout.tagged else None
    if told is False:
        return True
    short = cell and layout.short and not edges.even
    ended = cell and _SENTENCE.search(before.text) and line.text[:1].isupper()
    turned = before.words[-1].runs[-1][1] != line.words[0].runs[0][1]  # from italics, or to them
    ended = ended and (turned or short)
    return bool(ended and told is None) or _parts(group, before, line, edges, layout.leading)


def same_block(before: Line, line: Line) -> bool | None:
    """Return whether a line is of the same paragraph as that before; None where no tag says it."""
    here, there = before.words[-1].tag, line.words[0].tag
    if here is None or there is None or not (here.block or there.block):
        return None
    return here.block == there.block


def _paragraph(lines: Sequence[Line], left: float) -> Paragraph:
    return Paragraph(tuple(lines), lines[0].x0 - left > _INDENT * lines[0].height)


def layout_of(regions: Iterable[tuple[Sequence[Line], float, bool]]) -> Layout:
    """Return the layout of a document by its regions: lines, right edges, and whether each is a cell."""
    known = list(regions)
    pairs = [(a, b, right, cell) for lines, right, cell in known for a, b in itertools.pairwise(lines)]
    near = [(a, b) for a, b, _, _ in pairs if 0 < a.middle - b.middle < 3 * a.height]
    # A line that begins small goes on with a sentence; else most distances are those within paragraphs.
    inner = [(a, b) for a, b in near if b.text[:1].islower()]
    chosen = inner if len(inner) >= _FEW_LINES else near
    distances = [round((a.middle - b.middle) / a.height, 1) for a, b in chosen]
    leading = Counter(distances).most_common(1)[0][0] if distances else 1.0
    if len(distances) < _FEW_LINES:
        leading = min(leading, _USUAL)
    signs = ends = 0
    tagged = _are_tagged((a, b) for a, b, _, _ in pairs)
    for above, below, right, cell in pairs:
        if cell and not (tagged and same_block(above, below) is not None):
            apart = _apart(above, below, leading) or below.x0 - above.x0 > _INDENT * below.height
            signs += apart
            ends += not apart and bool(_SENTENCE.search(above.text)) and room(above, below, right)
    within = sum(len(_WITHIN.findall(line.text)) for lines, _, cell in known if cell for line in lines)
    return Layout(leading, ends > max(2 * signs, within), tagged)


def _are_tagged(pairs: Iterable[tuple[Line, Line]]) -> bool:
    """Tell whether tags part paragraphs; some programs tag each line, and part sentences."""
    parted = [(above.text, below.text) for above, below in pairs if same_block(above, below) is False]
    cut = sum(below[:1].islower() and not _ENDED.search(above) for above, below in parted)
    return bool(parted) and cut <= _MOST_CUT * len(parted)


def _apart(above: Line, below: Line, leading: float) -> bool:
    return above.middle - below.middle > _GAP * max(leading, 1.0) * max(above.height, below.height)


def _broken(line: Line) -> bool:
    return line.words[-1].broken


def _parts(group: Sequence[Line], before: Line, line: Line, edges: Edges, leading: float) -> bool:
    """Tell whether a line begins a paragraph after the one before it."""
    left, right = edges.left, edges.right
    height = max(before.height, line.height)
    if _broken(before):
        return False
    if _apart(before, line, leading):
        return True
    if abs(before.height - line.height) > _SIZE * height or before.bold != line.bold:
        return True
    if _centred(before, edges) and _centred(line, edges) and not _ENDED.search(before.text):
        return False
    # A dash stands within sentences, too, behind what is in brackets or quotes.
    stopped = _STOPPED if line.text[0] in "-–—" else _ENDED
    if _LISTED.match(line.text) and (stopped.search(before.text) or room(before, line, right)):
        return True
    indent = line.x0 - max(left, group[0].x0 if _LISTED.match(group[0].text) else left)
    if len(group) == 1 and _LISTED.match(group[0].text):
        indent = 0.0  # what follows a bullet hangs
    elif len(group) > 1:
        indent = line.x0 - before.x0
    if indent > _INDENT * height:
        return True
    if edges.even and len(before.words) > 1:
        return right - before.x1 > _STRETCHED * before.height
    return room(before, line, right)


def room(before: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line had room on the line before: then that one ended on purpose."""
    word = line.words[0]
    width = word.x1 - word.x0
    if not _ENDED.search(before.text) and not word.text[0].isupper() and len(line.words) > 1:
        width = line.words[1].x1 - word.x0  # what begins within a sentence may be tied to the next word
    if _HAN.match(word.text):
        width = 2.2 * word.height  # a line may break after any character
    space = _SPACE if _ENDED.search(before.text) else 2 * _SPACE
    return right - before.x1 > width + space * word.height


def _centred(line: Line, edges: Edges) -> bool:
    inset = line.x0 - edges.left
    return inset > line.height and abs(inset - (edges.right - line.x1)) < line.height / 2


def even_edge(ends: Sequence[float]) -> float | None:
    """Return where the lines of a column end, if programs have stretched them to end at one place."""
    counts = Counter(round(end) for end in ends)
    most = max(counts, key=lambda end: (counts[end] + counts[end + 1], end), default=0)
    same = [end for end in ends if most <= round(end) <= most + 1]
    return max(same) if len(ends) >= _FEW_LINES and len(same) > _MANY_EVEN * len(ends) else None


def breaks_of(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the halves of words before and behind hyphens at ends of lines."""
    for line, following in itertools.pairwise(lines):
        if _hyphen_at_end(line.words[-1]):
            yield line.words[-1].text.rstrip(_HYPHENS), following.words[0].text


def _hyphen_at_end(word: Word) -> bool:
    return word.broken or (len(word.text) > 1 and word.text[-1] in _HYPHENS and word.text[-2].isalpha())


def joined(
    lines: Sequence[Line], keeps: Callable[[str, str], bool]
) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Return the text of lines, its italics, and how many hyphens at ends of lines it lost.

    ``keeps`` tells of two halves of a word whether a hyphen stands between them wherever they are printed.
    """
    runs: Runs = []
    lost = 0
    words = [word for line in lines for word in line.words]
    ends = {id(line.words[-1]) for line in lines}
    for word, following in zip(words, [*words[1:], None], strict=True):
        runs.extend(word.runs)
        if following is None:
            if word.broken:
                runs.append(("-", word.runs[-1][1] if word.runs else False))
            elif word.text.endswith(_HYPHENS[1]):
                runs[-1] = (
                    f"{runs[-1][0][:-1]}-",
                    runs[-1][1],
                )  # it goes on over the page as with any hyphen
        elif word.broken or (id(word) in ends and _hyphen_at_end(word)):
            lost += _hyphenated(runs, word.broken, keeps(word.text.rstrip(_HYPHENS), following.text))
        elif not (id(word) in ends and _HAN.match(word.text[-1:]) and _HAN.match(following.text[:1])):
            runs.append((" ", False))
    text, italic = folded(runs)
    return text, italic, lost


def _hyphenated(runs: Runs, dropped: bool, kept: bool) -> int:
    """Write or take away the hyphen at the end of runs; return 1 where one is lost."""
    if dropped:
        if kept:
            runs.append(("-", runs[-1][1]))
        return int(not kept)
    if not kept:
        text, italic = runs[-1]
        runs[-1] = text[:-1], italic
    return int(not kept)


def usual_height(lines: Iterable[Line]) -> float:
    """Return the height of most letters."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(2 * line.height) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0
