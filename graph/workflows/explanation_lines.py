"""An explanation as lines for people: the sum first, then every deal, then what is said of each.

All figures are rounded so that they add up as printed: the components to the score, a component's column
to the component, a deal's row to the deal, its ties to it and their evidence to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.apportion import apportion, shown, to_units
from graph.analysis.method import COMPONENTS
from graph.analysis.narrative import DealStory, TieStory, place_of, tie_sentence
from graph.analysis.phrases import word
from graph.workflows.explanation import Explanation
from graph.workflows.texts import texts

_NUMBER_WIDTH = 7


@dataclass(frozen=True, slots=True)
class _Row:
    """A deal with its units by component; a deal's own units are their sum."""

    story: DealStory
    number: int
    units: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.units.values())


def explanation_lines(told: Explanation, top: int | None, lang: str) -> list[str]:
    """Return the explanation; ``top`` keeps the ties with most points and the deals that they belong to."""
    words, score = texts("explanation", lang), told.score
    total = to_units(score.score)
    lines = [
        words["head"].format(
            name=told.workspace.statements.entities[score.id].name(lang),
            score=shown(total),
            **{f: getattr(score, f) for f in ("id", "mark", "low", "high", "rank", "rank_low", "rank_high")},
        )
    ]
    base = to_units(score.base)
    points = score.by_component()
    units = dict(zip(COMPONENTS, apportion(total - base, list(points.values())), strict=True))
    lines += ["", words["sum"], f"  {shown(base)}  {words['base']}"]
    lines += [f"  {shown(u)}  {word('components', n, lang)}" for n, u in units.items() if points[n] > 0]
    lines.append(f"  {shown(total)}  {words['score']}")
    if not told.deals:
        return [*lines, "", words["nothing"]]
    rows = _rows(told.deals, units)
    shown_ties = _most(told.deals, top)
    kept = [row for row in rows if any(t.tie.id in shown_ties for t in row.story.ties)]
    lines += ["", words["deals"], *_table(told, rows, kept, words, lang)]
    lines += ["", words["details"]]
    for row in kept:
        lines += _details(told, row, shown_ties, words, lang)
    return lines


def _rows(deals: Sequence[DealStory], units: Mapping[str, int]) -> list[_Row]:
    by_deal: list[dict[str, int]] = [{} for _ in deals]
    for name, whole in units.items():
        cells = apportion(whole, [deal.by_component.get(name, 0.0) for deal in deals])
        for found, cell in zip(by_deal, cells, strict=True):
            found[name] = cell
    return [_Row(deal, n, by_deal[n - 1]) for n, deal in enumerate(deals, 1)]


def _most(deals: Sequence[DealStory], top: int | None) -> set[str]:
    ties = sorted((t for d in deals for t in d.ties), key=lambda t: (-t.points, t.tie.id))
    return {t.tie.id for t in ties[:top]}


def _table(
    told: Explanation, rows: Sequence[_Row], kept: Sequence[_Row], words: Mapping[str, str], lang: str
) -> Iterator[str]:
    """Yield a line for each deal: points, its part in every component that has any, its name and notes."""
    names = [name for name in COMPONENTS if any(row.units[name] for row in rows)]
    # The first word of a component's name is enough below the list that has it in full.
    heads = [words["total"], *(word("components", name, lang).split()[0] for name in names)]
    widths = [max(_NUMBER_WIDTH, len(head)) for head in heads]

    def line(cells: Sequence[str], text: str) -> str:
        figures = " ".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return f"  {figures}  {text}"

    def sums(some: Sequence[_Row], text: str) -> str:
        found = [sum(row.units[name] for row in some) for name in names]
        return line([shown(sum(found)), *map(_cell, found)], text)

    yield line(heads, words["deal"])
    for row in kept:
        notes = (told.cut_words(row.story.deal_id, lang), told.overdue_words(row.story.deal_id, lang))
        note = "; ".join(filter(None, notes))
        text = f"{row.number}. {told.name(row.story, lang)}{f' ({note})' if note else ''}"
        yield line([shown(row.total), *(_cell(row.units[name]) for name in names)], text)
    left = [row for row in rows if row not in kept]
    if left:
        yield sums(left, words["others"].format(count=len(left)))
    yield sums(rows, words["all_deals"])


def _cell(units: int) -> str:
    return shown(units) if units else "·"


def _details(
    told: Explanation, row: _Row, shown_ties: set[str], words: Mapping[str, str], lang: str
) -> Iterator[str]:
    """Yield a deal's head, a sentence for each of its ties, and what the others add."""
    ties = row.story.ties
    units = apportion(row.total, [t.points for t in ties])
    yield f"{row.number}. {told.name(row.story, lang)}: {shown(row.total)}  [{row.story.deal_id}]"
    overdue = told.overdue_words(row.story.deal_id, lang)
    for tie, own in zip(ties, units, strict=True):
        if tie.tie.id in shown_ties:
            sentence = tie_sentence(tie.tie, told.workspace.statements, lang, overdue)
            yield f"    {shown(own)}  {sentence} {{{_proofs(tie, own)}}} [{tie.tie.id}]"
    left = [own for tie, own in zip(ties, units, strict=True) if tie.tie.id not in shown_ties]
    if left:
        yield "    " + words["more_ties"].format(points=shown(sum(left)), count=len(left))


def _proofs(story: TieStory, units: int) -> str:
    """Name the places of the evidence, each with its part where there are several."""
    if not story.evidence:
        return "; ".join(map(place_of, story.tie.evidence))
    if len(story.evidence) == 1:
        return place_of(story.evidence[0].evidence)
    parts = apportion(units, [item.points for item in story.evidence])
    return "; ".join(
        f"{place_of(item.evidence)} {shown(part)}" for item, part in zip(story.evidence, parts, strict=True)
    )
