"""A comparison with a published edition in words: whose opinion a row is, and the gap to its mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.phrases import WORDS
from graph.analysis.rating.gap import Gap, GapPart
from graph.analysis.score.apportion import round_parts, shown, to_units
from graph.analysis.score.score import to_mark
from graph.texts import say, translate
from graph.workflows.sentences.joining import paragraph
from schema.messages import N_, Message, Words

#: A sentence names so many groups of deals.
_MOST_GROUPS = 3
#: Less than this is left where the marks are the same.
_HALF = 0.5
_INTERVALS = ("spearman", "kendall", "mae", "kappa", "within_one", "band_agreement", "spearman_above_length")
_OPINIONS = {
    "blind": N_("blind score (the centroid)"),
    "family": N_("any weighting that keeps the orders"),
    "family_best": N_("the best of these, each figure by itself"),
    "calibrated": N_("calibrated, region left out"),
    "calibrated_grouped": N_("calibrated, districts left out"),
    "constant": N_("constant (median)"),
    "items": N_("number of reported items"),
    "length": N_("length of the passage"),
    "last_edition": N_("mark of the edition before"),
}
#: What is only announced is grouped by stage, the position is a group of its own.
_OTHER_GROUPS = {
    "agreed": N_("agreements"),
    "discussed": N_("talks and visits"),
    "": N_("position in the network"),
}
_OTHERS = N_("all others")
_SENTENCES = {
    "same": N_("The experts give {published:g}, we {score:.1f}: the same mark."),
    "apart": N_("The experts give {published:g}, we {score:.1f}."),
    "weights": N_("The weights that they seem to use would give {calibrated:.1f}{parts}."),
    "no_weights": N_("On balance the weights that they seem to use change nothing."),
    "small": N_("What is left is less than half a mark."),
    "none": N_(
        "No weighting of these reports explains the rest, {rest:+.1f}: whatever the weights, the score lies "
        "between {least:.1f} and {most:.1f}."
    ),
    "some": N_(
        "Other weights could close the rest, {rest:+.1f} (the score can range from {least:.1f} to "
        "{most:.1f}), but they would move other regions away from their marks."
    ),
    "peers": N_(
        "Deals that run or are under way: {name} has {running}, worth {strength:.1f} points; other regions "
        "marked {published:g} have {peers_running:.1f} on average, worth {peers_strength:.1f}."
    ),
    "near_peers": N_(
        "Deals that run or are under way: {name} has {running}, worth {strength:.1f} points; other regions "
        "marked about {published:g} have {peers_running:.1f} on average, worth {peers_strength:.1f}."
    ),
}


def opinion_name(opinion: str, lang: str) -> str:
    """Return what a mode, a family of weightings or a baseline is called."""
    return translate(_OPINIONS[opinion], lang)


def figure_row(record: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return a record of agreement for people: the opinion by name, each figure with its interval."""
    row = {"opinion": opinion_name(record["opinion"], lang), "regions": record["regions"]}
    for figure in _INTERVALS:
        value, low, high = (record[f"{figure}{end}"] for end in ("", "_low", "_high"))
        interval = "" if low is None else f" [{low:.2f}; {high:.2f}]"
        row[figure] = "–" if value is None else f"{value:.3f}{interval}"
    return row


def opposed_sentence(published: float, score: float, lang: str) -> str:
    """Say how a score lies to the published mark, where no calibration tells more."""
    above = N_("Score {score:.2f} is above the published mark {published:g}.")
    below = N_("Score {score:.2f} is below the published mark {published:g}.")
    return say(Message(above if score > published else below, score=score, published=published), lang)


def gap_lines(gap: Gap, edition_id: str, name: str, lang: str) -> list[str]:
    """Return the gap to the published mark part by part, and what follows from it in one closing line."""
    total = to_units(gap.published) - to_units(gap.score)
    *moved, rest = round_parts(total, [*(part.difference for part in gap.parts), gap.rest])
    head = Message(
        "Gap to the published mark: {published:g} − {score:.3f} = {gap} ({edition})",
        published=gap.published,
        score=gap.score,
        gap=shown(total, signed=True),
        edition=edition_id,
    )
    parts = [
        _part(part, shown(units, signed=True), lang) for part, units in zip(gap.parts, moved, strict=True)
    ]
    unexplained = Message("{points}  rest that these weights do not explain", points=shown(rest, signed=True))
    lines = [f"  {say(message, lang)}" for message in (*parts, unexplained)]
    return [say(head, lang), *lines, gap_sentence(gap, name, lang)]


def _part(part: GapPart, points: str, lang: str) -> Message:
    return Message(
        "{points}  {group}: {blind:.3f} by our weights, {calibrated:.3f} by those that the experts seem to "
        "use (deals: {deals})",
        points=points,
        group=group_name(part, lang),
        calibrated=part.calibrated,
        blind=part.blind,
        deals=part.deals,
    )


def group_name(part: GapPart, lang: str) -> str:
    """Name a group of deals: ``built things (operating)``, ``talks and visits``."""
    return say(_group(part), lang)


def _group(part: GapPart) -> Message:
    if not part.kind:
        return Message(_OTHER_GROUPS[part.stage])
    kind, stage = Message(WORDS["kinds"][part.kind]), Message(WORDS["stages"][part.stage])
    return Message("{text} ({detail})", text=kind, detail=stage)


def gap_sentence(gap: Gap, name: str, lang: str) -> str:
    """Say what the experts give, what their weights would give, and what is left; it adds up as printed."""
    return paragraph(gap_messages(gap, name), lang)


def gap_messages(gap: Gap, name: str | Words) -> list[Message]:
    """Return these sentences one by one."""
    score, calibrated = round(gap.score, 1), round(gap.calibrated, 1)
    same = abs(to_mark(gap.score) - gap.published) < 1.0
    rest = gap.published - calibrated
    fields = {
        "name": name,
        "score": score,
        "calibrated": calibrated,
        "rest": rest,
        "parts": _moving_groups(gap, calibrated - score),
    }
    keys = ("published", "least", "most", "running", "strength", "peers_running", "peers_strength")
    fields |= {key: getattr(gap, key) for key in keys}
    chosen = ["same" if same else "apart", "no_weights" if calibrated == score else "weights"]
    if abs(rest) < _HALF:
        chosen.append("small")
    else:
        within = to_mark(gap.least) <= gap.published <= to_mark(gap.most)
        chosen.append("some" if within else "none")
        if gap.peers:
            chosen.append("peers" if gap.peers_reach == 0 else "near_peers")
    return [Message(_SENTENCES[key], **fields) for key in chosen]


def _moving_groups(gap: Gap, moved: float) -> Message | str:
    """Name the groups that move the score most, and all others together, so that they sum to ``moved``."""
    groups = [(_group(p), round(p.difference, 1)) for p in gap.parts[:_MOST_GROUPS]]
    groups = [(name, points) for name, points in groups if points]
    others = round(moved - sum(points for _, points in groups), 1)
    groups += [(Message(_OTHERS), others)] if others else []
    named = [Message("{name} {points:+.1f}", name=name, points=points) for name, points in groups]
    return Message("{text} ({detail})", text="", detail=named) if named else ""


def disagreement_lines(records: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    """Yield for each region that is off its gap in words and its heaviest deals."""
    for record in records:
        fields = {key: record[key] for key in ("name", "id", "text")}
        yield say(
            Message("{name} ({id}), {mode}: {text}", mode=opinion_name(record["mode"], lang), **fields), lang
        )
        for deal in record["deals"]:
            yield f"  {deal['points']:+.2f}  {deal['deal']} [{deal['deal_id']}]"
