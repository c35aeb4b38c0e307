"""An explanation as lines for people: the sum first, then every deal with what is said of it, then the gap.

All figures are rounded so that they add up as printed: the components to x, the deals of a component to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.analysis.phrases import word
from graph.analysis.score.apportion import apportion, shown, to_units
from graph.analysis.score.explanation import DealStory, place_of, tie_sentence
from graph.analysis.score.score import COMPONENTS, to_mark
from graph.statements.status import deciding_evidence
from graph.texts import say, translate
from graph.workflows.records.explanation import Explanation
from graph.workflows.sentences.joining import bracketed, in_sequence
from schema.messages import N_, Message, counted

_INDENT = " " * 14
#: The units of every component (``total``) and of every deal by component.
_Units = Mapping[str, Mapping[str, int]]


def explanation_lines(explanation: Explanation, top: int | None, lang: str) -> list[str]:
    """Return the explanation; ``top`` keeps the deals with most points."""
    lines = [_head(explanation, lang), *_other_marks(explanation, lang), ""]
    if not explanation.deals:
        return [*lines, translate(N_("No ties of this place are known, so its mark is the base, 1."), lang)]
    units = _units(explanation)
    lines += [*_sum(explanation, units["total"], lang), "", *_deals(explanation, top, units, lang)]
    return [*lines, *_gap(explanation, lang)]


def _head(explanation: Explanation, lang: str) -> str:
    score = explanation.score
    text = N_(
        "{name} ({id}): mark {mark}, score {score:.3f}, between {low:.2f} and {high:.2f}; "
        "rank {rank} ({rank_low}–{rank_high})"
    )
    keys = ("id", "mark", "score", "low", "high", "rank", "rank_low", "rank_high")
    fields = {key: getattr(score, key) for key in keys}
    return say(Message(text, name=explanation.name(lang), **fields), lang)


def _other_marks(explanation: Explanation, lang: str) -> Iterator[str]:
    """Yield the published marks, and the calibrated score beside a blind one."""
    known = [(edition.partition(":")[2], mark) for edition, mark in explanation.published]
    if any(mark is not None for _, mark in known):
        marks = [bracketed("–" if mark is None else f"{mark:g}", edition, lang) for edition, mark in known]
        yield say(Message("Published marks, latest first: {marks}", marks=in_sequence(marks, lang)), lang)
    elif known and explanation.score.id.startswith("region:"):
        yield translate(N_("No published edition marks this region."), lang)
    score = explanation.calibrated_score
    if score is not None:
        text = N_("By the weights that the experts seem to use (calibrated): {score:.2f}, mark {mark}")
        yield say(Message(text, score=score, mark=to_mark(score)), lang)


def _sum(explanation: Explanation, totals: Mapping[str, int], lang: str) -> Iterator[str]:
    yield translate(N_("What it is made of, in points:"), lang)
    for name, total in totals.items():
        if total:
            yield f"  {shown(total):>7}  {word('components', name, lang)}"
    scale = explanation.appraisal.points.weighting.scale[0]
    text = N_("together (x); score = 1 + 9 × (1 − exp(−x / {scale:.3g})) = {score:.3f}")
    together = say(Message(text, scale=scale, score=explanation.score.score), lang)
    yield f"  {shown(sum(totals.values())):>7}  {together}"


def _units(explanation: Explanation) -> _Units:
    """Return thousandths of x of every component (``total``) and deal, which sum up as printed."""
    parts = explanation.score.parts
    totals = apportion(to_units(explanation.score.x), [parts[name] for name in COMPONENTS])
    found: dict[str, dict[str, int]] = {"total": dict(zip(COMPONENTS, totals, strict=True))}
    for name, total in found["total"].items():
        amounts = [story.amounts.get(name, 0.0) for story in explanation.deals]
        for story, units in zip(explanation.deals, apportion(total, amounts), strict=True):
            found.setdefault(story.deal.id, {})[name] = units
    return found


def _deals(explanation: Explanation, top: int | None, units: _Units, lang: str) -> Iterator[str]:
    yield translate(N_("Deals, most points first (what each counts, what is said, source and place):"), lang)
    kept = explanation.deals[:top]
    for number, story in enumerate(kept, 1):
        yield from _deal(explanation, story, number, units[story.deal.id], lang)
    rest = explanation.deals[len(kept) :]
    if rest:
        left = sum(sum(units[story.deal.id].values()) for story in rest)
        more = say(counted("{count} more deal", "{count} more deals", len(rest)), lang)
        yield f"      {shown(left):>7}  {more}"


def _deal(
    explanation: Explanation, story: DealStory, number: int, units: Mapping[str, int], lang: str
) -> Iterator[str]:
    """Yield the name of a deal with its points, how they are made, and what is said of it."""
    statements = explanation.workspace.statements
    yield f"  {number:>3} {shown(sum(units.values())):>7}  {explanation.deal_name(story, lang)}"
    yield _INDENT + _arithmetic(explanation, story, units, lang)
    overdue = explanation.overdue_text(story.deal.id, lang)
    carrying = [t for t in story.ties if t in story.tie_points]
    for tie_id in carrying:
        tie = statements.ties[tie_id]
        places = in_sequence((place_of(e) for e in deciding_evidence(tie)), lang)
        yield f"{_INDENT}{tie_sentence(tie, statements, lang, overdue)} {{{places}}}"
    left = len(story.ties) - len(carrying)
    if left:
        yield _INDENT + say(Message("further ties of this deal: {count}", count=left), lang)


def _arithmetic(explanation: Explanation, story: DealStory, units: Mapping[str, int], lang: str) -> str:
    """Say how the points are made: kind x stage, then the factors that are not 1, then what bends or adds."""
    factors = explanation.factors(story, lang)
    named = [f"{name} {factor:.3g}" for n, (name, factor) in enumerate(factors) if n < 2 or factor != 1.0]
    product = 1.0
    for _, factor in factors:
        product *= factor
    clauses = [f"{' × '.join(named)} = {product:.3f}"]
    if units.get("talk"):
        clauses.append(say(Message("as part of all talk {points}", points=shown(units["talk"])), lang))
    if units.get("position"):
        clauses.append(say(Message("position {points}", points=shown(units["position"])), lang))
    return in_sequence(clauses, lang)


def _gap(explanation: Explanation, lang: str) -> list[str]:
    if explanation.gap is None:
        return []
    from graph.workflows.sentences.comparison import gap_lines

    edition, gap = explanation.gap
    return ["", *gap_lines(gap, edition.partition(":")[2], explanation.name(lang), lang)]
