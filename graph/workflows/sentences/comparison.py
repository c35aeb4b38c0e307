"""The words of a comparison: the gap between a score and the published mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.phrases import word
from graph.analysis.rating.gap import Gap, GapPart
from graph.analysis.score.apportion import round_parts, shown, to_units
from graph.analysis.score.score import to_mark
from graph.workflows.texts import texts

#: A sentence names so many groups of deals.
_MOST_GROUPS = 3
#: Less than this is left where the marks are the same.
_HALF = 0.5


def opposed_sentence(published: float, score: float, lang: str) -> str:
    """Say how a score lies to the published mark, where no calibration tells more."""
    words = texts("comparison", lang)
    return words["above" if score > published else "below"].format(score=score, published=published)


def gap_lines(gap: Gap, edition_id: str, name: str, lang: str) -> list[str]:
    """Return the gap to the published mark part by part, and what follows from it in one closing line."""
    words = texts("comparison", lang)
    total = to_units(gap.published) - to_units(gap.score)
    *moved, rest = round_parts(total, [*(part.difference for part in gap.parts), gap.rest])
    told = {"published": gap.published, "score": gap.score, "edition": edition_id}
    lines = [words["gap_head"].format(**told, gap=shown(total, signed=True))]
    lines += [
        "  "
        + words["gap_part"].format(
            points=shown(units, signed=True),
            group=group_words(part, lang),
            calibrated=part.calibrated,
            blind=part.blind,
            deals=part.deals,
        )
        for part, units in zip(gap.parts, moved, strict=True)
    ]
    rest_line = words["gap_rest"].format(points=shown(rest, signed=True))
    return [*lines, "  " + rest_line, gap_sentence(gap, name, lang)]


def group_words(part: GapPart, lang: str) -> str:
    """Name a group of deals: ``built things (operating)``, ``talks and visits``."""
    if part.kind:
        return f"{word('kinds', part.kind, lang)} ({word('stages', part.stage, lang)})"
    words = texts("comparison", lang)
    return words[f"group_talk_{part.stage}" if part.stage else "group_position"]


def gap_sentence(gap: Gap, name: str, lang: str) -> str:
    """Say what the experts give, what their weights would give, and what is left; it adds up as printed."""
    words = texts("comparison", lang)
    score, calibrated = round(gap.score, 1), round(gap.calibrated, 1)
    same = abs(to_mark(gap.score) - gap.published) < 1.0
    told = {
        "name": name,
        "published": gap.published,
        "score": score,
        "calibrated": calibrated,
        "rest": gap.published - calibrated,
        "parts": _moving_groups(gap, calibrated - score, lang),
        **{key: getattr(gap, key) for key in ("least", "most", "running", "strength")},
        "peers_running": gap.peers_running,
        "peers_strength": gap.peers_strength,
    }
    keys = ["sentence_same" if same else "sentence_apart"]
    keys.append("sentence_no_weights" if calibrated == score else "sentence_weights")
    if abs(told["rest"]) < _HALF:
        keys.append("sentence_small")
    else:
        within = to_mark(gap.least) <= gap.published <= to_mark(gap.most)
        keys.append("sentence_some" if within else "sentence_none")
        if gap.peers:
            keys.append("sentence_peers" if gap.peers_reach == 0 else "sentence_near_peers")
    return ("" if lang == "zh" else " ").join(words[key].format(**told) for key in keys)


def _moving_groups(gap: Gap, moved: float, lang: str) -> str:
    """Name the groups that move the score most, and all others together, so that they sum to ``moved``."""
    groups = [(group_words(p, lang), round(p.difference, 1)) for p in gap.parts[:_MOST_GROUPS]]
    groups = [(name, points) for name, points in groups if points]
    others = round(moved - sum(points for _, points in groups), 1)
    groups += [(texts("comparison", lang)["group_others"], others)] if others else []
    named = ", ".join(f"{name} {points:+.1f}" for name, points in groups)
    return f" ({named})" if named else ""


def disagreement_lines(records: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    """Yield for each region that is off its gap in words and its heaviest deals."""
    for record in records:
        mode = texts("comparison", lang)[record["mode"]]
        yield f"{record['name']} ({record['id']}), {mode}: {record[f'text_{lang}']}"
        for deal in record["deals"]:
            yield f"  {deal['points']:+.2f}  {deal['deal']} [{deal['deal_id']}]"
