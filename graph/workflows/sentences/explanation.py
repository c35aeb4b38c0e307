"""An explanation as lines for people: the sum first, then every deal with what is said of it, then the gap.

All figures are rounded so that they add up as printed: the components to x, the deals of a component to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.analysis.phrases import word
from graph.analysis.score.apportion import apportion, shown, to_units
from graph.analysis.score.explanation import DealStory, deciding_evidence, place_of, tie_sentence
from graph.analysis.score.score import COMPONENTS, to_mark
from graph.workflows.records.explanation import Explanation
from graph.workflows.texts import texts

_INDENT = " " * 14


def explanation_lines(told: Explanation, top: int | None, lang: str) -> list[str]:
    """Return the explanation; ``top`` keeps the deals with most points."""
    words, score = texts("explanation", lang), told.score
    lines = [
        words["head"].format(
            name=told.name[lang],
            **{f: getattr(score, f) for f in ("id", "mark", "score", "low", "high", "rank")},
            ranks=f"{score.rank_low}–{score.rank_high}",
        ),
        *_published(told, words),
    ]
    if not told.deals:
        return [*lines, "", words["nothing"]]
    units = _units(told)
    lines += ["", words["sum"]]
    for name, total in units["total"].items():
        if total:
            lines.append(f"  {shown(total):>7}  {word('components', name, lang)}")
    whole = sum(units["total"].values())
    scale = told.appraisal.points.weighting.scale[0]
    lines.append(
        f"  {shown(whole):>7}  " + words["together"].format(scale=f"{scale:.3g}", score=f"{score.score:.3f}")
    )
    kept = told.deals[:top]
    lines += ["", words["deals"]]
    for number, story in enumerate(kept, 1):
        lines += _deal(told, story, number, units[story.deal.id], lang)
    rest = told.deals[len(kept) :]
    if rest:
        left = sum(sum(units[story.deal.id].values()) for story in rest)
        lines.append(f"      {shown(left):>7}  " + words["others"].format(count=len(rest)))
    return [*lines, *_gap(told, lang)]


def _gap(told: Explanation, lang: str) -> list[str]:
    if told.gap is None:
        return []
    from graph.workflows.sentences.comparison import gap_lines

    edition, gap = told.gap
    return ["", *gap_lines(gap, edition.partition(":")[2], told.name[lang], lang)]


def _published(told: Explanation, words: Mapping[str, str]) -> list[str]:
    known = [(edition.partition(":")[2], mark) for edition, mark in told.published]
    if not any(mark is not None for _, mark in known):
        lines = [words["unpublished"]] if known and told.score.id.startswith("region:") else []
    else:
        listed = "; ".join(f"{'–' if mark is None else f'{mark:g}'} ({edition})" for edition, mark in known)
        lines = [words["published"].format(marks=listed)]
    if told.calibrated_score is not None:
        fitted = {"score": told.calibrated_score, "mark": to_mark(told.calibrated_score)}
        lines.append(words["calibrated"].format(**fitted))
    return lines


def _units(told: Explanation) -> dict[str, dict[str, int]]:
    """Return thousandths of x of every component (``total``) and deal, which sum up as printed."""
    parts = told.score.parts
    totals = apportion(to_units(told.score.x), [parts[name] for name in COMPONENTS])
    found: dict[str, dict[str, int]] = {"total": dict(zip(COMPONENTS, totals, strict=True))}
    for name, total in found["total"].items():
        amounts = [story.amounts.get(name, 0.0) for story in told.deals]
        for story, units in zip(told.deals, apportion(total, amounts), strict=True):
            found.setdefault(story.deal.id, {})[name] = units
    return found


def _deal(
    told: Explanation, story: DealStory, number: int, units: Mapping[str, int], lang: str
) -> Iterator[str]:
    """Yield the name of a deal with its points, how they are made, and what is said of it."""
    words = texts("explanation", lang)
    yield f"  {number:>3} {shown(sum(units.values())):>7}  {told.deal_name(story, lang)}"
    yield _INDENT + _arithmetic(told, story, units, words, lang)
    overdue = told.overdue_words(story.deal.id, lang)
    carrying = [t for t in story.ties if t in story.tie_points]
    for tie_id in carrying:
        tie = told.workspace.statements.ties[tie_id]
        places = "; ".join(place_of(e) for e in deciding_evidence(tie))
        yield f"{_INDENT}{tie_sentence(tie, told.workspace.statements, lang, overdue)} {{{places}}}"
    left = len(story.ties) - len(carrying)
    if left:
        yield _INDENT + words["more_ties"].format(count=left)


def _arithmetic(
    told: Explanation, story: DealStory, units: Mapping[str, int], words: Mapping[str, str], lang: str
) -> str:
    """Say how the points are made: kind x stage, then the factors that are not 1, then what bends or adds."""
    factors = told.factor_words(story, lang)
    named = [f"{name} {factor:.3g}" for n, (name, factor) in enumerate(factors) if n < 2 or factor != 1.0]
    product = 1.0
    for _, factor in factors:
        product *= factor
    extra = []
    if units.get("talk"):
        extra.append(words["bent"].format(points=shown(units["talk"])))
    if units.get("position"):
        extra.append(words["position"].format(points=shown(units["position"])))
    return " × ".join(named) + f" = {product:.3f}" + "".join(f"; {text}" for text in extra)
