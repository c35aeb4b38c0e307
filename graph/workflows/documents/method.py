"""The method on one page: the orders with their numbers and reasons, and one region worked by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from graph.analysis.phrases import word
from graph.analysis.score.explanation import DealStory
from graph.analysis.score.score import Score
from graph.releases import release_text
from graph.texts import say, translate, translated
from graph.workflows.documents.markdown import number, table
from graph.workflows.records.explanation import Explanation
from graph.workflows.sentences.joining import listed
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message
from schema.reader import read_schema

_TEXTS = {
    "title": N_("How a mark is made"),
    "unit": N_(
        "The unit of account is the deal: one thing between a region and China with everything known about "
        "it. A project, route or border crossing with its investors, contractors and suppliers is one deal; "
        "so is a stake, a partnership or the goods of one customs section. A deal counts as its best part: a "
        "delivered machine does not open a plant, so where the thing itself has a stage, that holds. Its "
        "kind is that of the thing, or a better one of a running part that names the Chinese side."
    ),
    "points": N_("points = kind × stage × health × side × size × share"),
    "orders": N_(
        "Only the order of each scale is ours. What a member counts is computed: the average over all "
        "weights that keep the order (rank order centroid; Barron and Barrett, 1996; SMAA-2, Lahdelma and "
        "Salminen, 2001)."
    ),
    "share": N_(
        "a site takes all; origins and endpoints of a route share equally, transit counts half of such a "
        "share; provinces share equally"
    ),
    "share_why": N_("what touches several regions is counted once in the country"),
    "mark": N_("From points to the mark:"),
}
_SCALE_HEADS = (N_("scale"), N_("what each counts, best first"), N_("why this order"))
_DEAL_HEADS = (
    *(N_("deal"), N_("kind"), N_("stage"), N_("health")),
    *(N_("side"), N_("size"), N_("share"), N_("points")),
)
_STRENGTH = N_("**strength**: the points of what runs or is being built, added up.")
_TALK = N_(
    "**talk**: all that is only agreed or discussed, of points t, counts {ceiling:g} × (1 − exp(−t / "
    "{ceiling:g})). Agreements of authorities count as agreed goods at most, visits that took place as "
    "discussed ones. {why}."
)
_POSITION = N_(
    "**position**: over the network of regions and provinces, whose edges carry the points that join them, "
    "each walk of two or three edges counts their product times {attenuation:g}² or {attenuation:g}³ (going "
    "back is allowed). {why}."
)
_FORMULA = N_(
    "**mark** = 1 + 9 × (1 − exp(−x / {scale:g})) with x = strength + talk + position, rounded. {why}."
)
_ENDED = N_(
    "What ended: its fruit counts on (works, deliveries), a relation (a stake, a route) counts for nothing "
    "after its end."
)
_UNCERTAINTY = N_(
    "Intervals: {draws:g} draws over every weighting that keeps the orders, with evidence drawn again and "
    "codes doubted as far as a second reader differed. Nothing is fitted to published marks; `--mode "
    "calibrated` is, and is kept apart."
)
_SUMS = (
    N_("Strength: the points of what runs or is being built = {strength}."),
    N_(
        "Talk: the points that are not of what runs or is being built, t = {announced}; {ceiling:g} × (1 − "
        "exp(−{announced} / {ceiling:g})) = {talk}."
    ),
    N_("Position: each edge times what a point there is worth: {edges} = {position}."),
    N_(
        "x = {strength} + {talk} + {position} = {x}; score = 1 + 9 × (1 − exp(−{x} / {scale:g})) = {score}; "
        "mark {mark}."
    ),
)
#: The words of the members of each order.
_WORDS = {"stage": "stages", "health": "healths", "side": "sides"}
#: An example has few rows and still shows every rule: something shared or sized, talk, and a position.
_FEWEST_DEALS = 6


def method_document(workspace: Workspace, lang: str) -> str:
    """Return the method and a worked example as Markdown."""
    texts = translated(_TEXTS, lang)
    lines = [f"# {texts['title']}", "", texts["unit"], "", f"    {texts['points']}", "", texts["orders"], ""]
    heads = [translate(head, lang) for head in _SCALE_HEADS]
    lines += [*table(heads, _scales(workspace, lang)), "", texts["mark"], ""]
    lines += [f"- {say(rule, lang)}" for rule in _rules(workspace, lang)]
    example = choose_example(workspace)
    if example is not None:
        lines += ["", *worked_example(Explanation(workspace, example), lang)]
        lines += ["", release_text(workspace.releases, lang)]
    return "\n".join(lines) + "\n"


def _why(values: Mapping[str, Any], lang: str) -> str:
    """Return the reason that a method file gives; those of the shipped one are translated."""
    return translate(values["why"], lang)


def _rules(workspace: Workspace, lang: str) -> Iterator[Message]:
    method, values = workspace.method, workspace.method.values
    yield Message(_STRENGTH)
    yield Message(_TALK, ceiling=method.talk_ceiling, why=_why(values["talk"], lang))
    yield Message(_POSITION, attenuation=method.attenuation, why=_why(values["position"], lang))
    yield Message(_FORMULA, scale=method.scale, why=_why(values["mark"], lang))
    yield Message(_ENDED)
    yield Message(_UNCERTAINTY, draws=values["uncertainty"]["draws"])


def _scales(workspace: Workspace, lang: str) -> Iterator[list[str]]:
    texts, values = translated(_TEXTS, lang), workspace.method.values
    heads = [translate(head, lang) for head in _DEAL_HEADS[1:7]]
    for head, (name, order) in zip(heads, workspace.method.orders.items(), strict=False):
        counts = zip(order.members, order.centroid(), strict=True)
        members = (f"{_member(name, member, lang)} {number(count)}" for member, count in counts)
        yield [head, listed(members, lang), _why(values["orders"][name], lang)]
    text = N_("1 (unknown, planned, claimed or small) to {most:g}: by orders of magnitude over a floor")
    size = say(Message(text, most=values["size"]["most"]), lang)
    yield [heads[4], size, _why(values["size"], lang)]
    yield [heads[5], texts["share"], texts["share_why"]]


def _member(order: str, member: str, lang: str) -> str:
    if order == "kind":
        return read_schema().vocabularies["deal_kind"].terms[member].word(lang)
    return word(_WORDS[order], member, lang)


def choose_example(workspace: Workspace) -> Score | None:
    """Return the region with the fewest deals that shows every rule; None in a world without one."""
    found = []
    for score in workspace.appraisal.scores("regions"):
        stories = Explanation(workspace, score).deals
        shared = any(story.factors["share"] < 1 and story.factors["size"] > 1 for story in stories)
        if len(stories) >= _FEWEST_DEALS and shared and all(score.parts.values()):
            found.append((len(stories), score.id, score))
    return min(found, key=lambda item: item[:2])[2] if found else None


def worked_example(explanation: Explanation, lang: str) -> list[str]:
    """Return the rows of every deal of a region and the sums that lead from them to its mark."""
    score, method = explanation.score, explanation.workspace.method
    rows = [_row(explanation, story, lang) for story in explanation.deals]
    fields = {
        **{name: number(value) for name, value in score.parts.items()},
        "announced": number(math.fsum(_bare(explanation, story)[1] for story in explanation.deals)),
        "ceiling": method.talk_ceiling,
        "edges": " + ".join(_edges(explanation)),
        "x": number(score.x),
        "scale": method.scale,
        "score": number(score.score),
        "mark": score.mark,
    }
    heading = say(Message("Worked by hand: {name}", name=explanation.name(lang)), lang)
    lines = [f"## {heading}", "", *table([translate(head, lang) for head in _DEAL_HEADS], rows)]
    return lines + [line for text in _SUMS for line in ("", say(Message(text, **fields), lang))]


def _bare(explanation: Explanation, story: DealStory) -> tuple[float, float]:
    """Return the points of strength and talk, before talk is bent and position added."""
    points = explanation.workspace.appraisal.points
    row = points.rows[story.deal.id, explanation.score.id]
    return float(points.strength[row, 0]), float(points.talk[row, 0])


def _row(explanation: Explanation, story: DealStory, lang: str) -> list[str]:
    """Return a deal with its factors and its bare points."""
    factors = [f"{name} {number(factor)}" for name, factor in explanation.factors(story, lang)[:4]]
    numbers = [number(story.factors[name]) for name in ("size", "share")]
    strength, talk = _bare(explanation, story)
    shown = number(strength or talk)
    if strength and talk:
        text = N_("{points}, of it talk {talk}")
        shown = say(Message(text, points=number(strength + talk), talk=number(talk)), lang)
    return [explanation.deal_name(story, lang), *factors, *numbers, shown]


def _edges(explanation: Explanation) -> Iterator[str]:
    appraisal, place = explanation.workspace.appraisal, explanation.score.id
    values = appraisal.network.katz_values(appraisal.method.attenuation)
    pairs, weights = appraisal.network.edges
    for (region, province), weight in zip(pairs, weights[:, 0].tolist(), strict=True):
        if place in (region, province) and weight > 0:
            other = province if place == region else region
            yield f"{number(weight)} × {number(float(values[other][0]))}"
