"""The method on one page: the orders with their numbers and reasons, and one region worked by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from graph.analysis.phrases import word
from graph.analysis.score.explanation import DealStory
from graph.analysis.score.score import Score
from graph.texts import translate
from graph.workflows.documents.markdown import number, table
from graph.workflows.records.explanation import Explanation
from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace
from schema.reader import read_schema

#: The words of the members of each order.
_WORDS = {"stage": "stages", "health": "healths", "side": "sides"}
#: An example has few rows and still shows every rule: something shared or sized, talk, and a position.
_FEWEST_DEALS = 6


def method_document(workspace: Workspace, lang: str) -> str:
    """Return the method and a worked example as Markdown in ``en``, ``ru`` or ``zh``."""
    words, values = texts("method", lang), workspace.method.values
    lines = [f"# {words['title']}", "", words["unit"], "", f"    {words['points']}", "", words["orders"], ""]
    lines += [*table(words["heads"].split("|"), _scales(workspace, lang)), "", words["mark"], ""]
    told = {
        "strength": {},
        "talk": {"ceiling": workspace.method.talk_ceiling, "why": translate(values["talk"]["why"], lang)},
        "position": {
            "attenuation": workspace.method.attenuation,
            "why": translate(values["position"]["why"], lang),
        },
        "formula": {"scale": workspace.method.scale, "why": translate(values["mark"]["why"], lang)},
        "ended": {},
        "doubt": values["uncertainty"],
    }
    lines += [f"- {words[key].format(**fields)}" for key, fields in told.items()]
    example = choose_example(workspace)
    if example is not None:
        lines += ["", *worked_example(Explanation(workspace, example), lang)]
    return "\n".join(lines) + "\n"


def _scales(workspace: Workspace, lang: str) -> Iterator[list[str]]:
    words, values = texts("method", lang), workspace.method.values
    heads = words["example_heads"].split("|")[1:5]
    for head, (name, order) in zip(heads, workspace.method.orders.items(), strict=True):
        counts = zip(order.members, order.centroid(), strict=True)
        members = ", ".join(f"{_member(name, member, lang)} {number(count)}" for member, count in counts)
        yield [head, members, translate(values["orders"][name]["why"], lang)]
    yield (
        words["size"]
        .format(most=values["size"]["most"], why=translate(values["size"]["why"], lang))
        .split("|")
    )
    yield words["share"].split("|")


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


def worked_example(told: Explanation, lang: str) -> list[str]:
    """Return the rows of every deal of a region and the sums that lead from them to its mark."""
    words, score, method = texts("method", lang), told.score, told.workspace.method
    rows = [_row(told, story, lang) for story in told.deals]
    points, index = told.workspace.appraisal.points, told.workspace.appraisal.points.rows
    bare = [points.talk[index[story.deal.id, score.id], 0] for story in told.deals]
    parts = {name: number(value) for name, value in score.parts.items()}
    fields = {
        **parts,
        "told": number(math.fsum(bare)),
        "ceiling": method.talk_ceiling,
        "edges": " + ".join(_edges(told)),
        "x": number(score.x),
        "scale": method.scale,
        "score": number(score.score),
        "mark": score.mark,
    }
    lines = [f"## {words['example'].format(name=told.name[lang])}", ""]
    lines += [*table(words["example_heads"].split("|"), rows), ""]
    sums = ("strength_sum", "talk_sum", "position_sum", "result")
    return lines + [line for key in sums for line in (words[key].format(**fields), "")][:-1]


def _row(told: Explanation, story: DealStory, lang: str) -> list[str]:
    """Return a deal with its factors and its bare points, before talk is bent and position added."""
    factors = [f"{name} {number(factor)}" for name, factor in told.factor_words(story, lang)[:4]]
    numbers = [number(story.factors[name]) for name in ("size", "share")]
    points = told.workspace.appraisal.points
    row = points.rows[story.deal.id, told.score.id]
    strength, talk = float(points.strength[row, 0]), float(points.talk[row, 0])
    shown = number(strength or talk)
    if strength and talk:
        shown = texts("method", lang)["part"].format(points=number(strength + talk), talk=number(talk))
    return [told.deal_name(story, lang), *factors, *numbers, shown]


def _edges(told: Explanation) -> Iterator[str]:
    appraisal = told.workspace.appraisal
    values = appraisal.network.katz_values(appraisal.method.attenuation)
    pairs, weights = appraisal.network.edges
    for (region, province), weight in zip(pairs, weights[:, 0].tolist(), strict=True):
        if told.score.id in (region, province) and weight > 0:
            other = province if told.score.id == region else region
            yield f"{number(weight)} × {number(float(values[other][0]))}"
