"""A mark explained deal by deal: what each counts and why, its ties, and the evidence they rest on.

The points of a tie are shared equally by the evidence that decides its status: that which asserts its stage,
and that which the last period says of its health. So points of components, deals, ties and evidence all sum
to the unrounded score (within 1e-9).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.deals.model import Deal
from graph.analysis.phrases import word
from graph.analysis.score.kernel import Candidate
from graph.analysis.score.score import COMPONENTS, Appraisal, Score
from graph.statements.property_graph import tie_note
from graph.statements.records import Evidence, Statements, Tie
from graph.statements.status import Status, deciding_evidence, status_of
from graph.texts import BASE, say, translate
from schema.messages import N_, Message
from schema.reader import read_schema

#: Of these there is nothing to say: the thing runs or took place and nothing bad is reported.
_DONE = ("operating", "held")
#: What comes before a sentence that is not, or not yet, so.
_AHEAD: Mapping[str, str] = {
    "discussed": N_("Only discussed so far"),
    "agreed": N_("Only agreed so far"),
    "planned": N_("Planned"),
    "dropped": N_("Did not take place"),
}


@dataclass(frozen=True, slots=True)
class DealStory:
    """A deal as it counts for a place: ``amounts`` are its points of x by component.

    ``candidate`` is the part that decides, ``factors`` the numbers whose product is the bare points, in
    the order kind, stage, health, side, size, share. ``tie_points`` are points of the score by tie.
    """

    deal: Deal
    candidate: Candidate
    factors: Mapping[str, float]
    amounts: Mapping[str, float]
    tie_points: Mapping[str, float]

    @property
    def points(self) -> float:
        """What the deal adds to x."""
        return math.fsum(self.amounts.values())

    @property
    def ties(self) -> list[str]:
        """All ties of the deal, those with most points first."""
        return sorted(
            (p.id for p in self.deal.parts), key=lambda t: (-round(self.tie_points.get(t, 0.0), 12), t)
        )


def explain_deals(appraisal: Appraisal, score: Score) -> list[DealStory]:
    """Return every deal that has points for the place of a score, those with most first, then by id."""
    by_tie: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    amounts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for c in score.contributions:
        by_tie[c.deal_id][c.tie_id] += c.points
        amounts[c.deal_id][c.component] += c.points / score.per_point
    found = []
    for deal_id in sorted(amounts):
        row = appraisal.points.rows[deal_id, score.id]
        candidate = appraisal.points.deciding(row)
        own = {name: amounts[deal_id][name] for name in COMPONENTS if name in amounts[deal_id]}
        factors = _factors(appraisal, row, candidate)
        found.append(DealStory(appraisal.by_id[deal_id], candidate, factors, own, dict(by_tie[deal_id])))
    return sorted(found, key=lambda d: (-round(d.points, 12), d.deal.id))


def _factors(appraisal: Appraisal, row: int, candidate: Candidate) -> dict[str, float]:
    held, weights = appraisal.points.holdings[row], appraisal.points.weighting
    return {
        "kind": weights.of("kind", candidate.kind),
        "stage": weights.of("stage", candidate.part.counted_stage),
        "health": weights.of("health", candidate.part.counted_health),
        "side": weights.of("side", held.deal.side),
        "size": appraisal.points.sizes[held.deal.id],
        "share": held.share,
    }


def evidence_points(
    stories: Sequence[DealStory], statements: Statements
) -> list[tuple[Evidence, str, float]]:
    """Return (evidence, tie, points of the score) of all that decides something, in order of evidence."""
    found = []
    for story in stories:
        for tie_id, points in story.tie_points.items():
            deciding = deciding_evidence(statements.ties[tie_id])
            found += [(e, tie_id, points / len(deciding)) for e in deciding]
    return sorted(found, key=lambda item: item[0].id)


def tie_sentence(tie: Tie, statements: Statements, lang: str, overdue: str | None = None) -> str:
    """Say who does what, what was last said of it, and how far it is: first of all where nothing is done yet.

    ``overdue`` is what is to be said of a deal whose term has passed: no news is no good news then.
    """
    source, target = (statements.entities[end].name(lang) for end in (tie.source_id, tie.target_id))
    phrase = tie_phrase(tie.type, source, target, lang)
    fields = {"what": phrase[:1].upper() + phrase[1:], "note": tie_note(tie, lang).rstrip(".")}
    status = status_of(tie)
    is_agreement = status.stage == "agreed" and tie.role == "framework"  # which is so when it is agreed
    ahead = None if is_agreement else _AHEAD.get(status.stage or "")
    if ahead:
        text = Message("{ahead}: {what}", ahead=translate(ahead, lang), what=fields["what"])
        fields["what"] = say(text, lang)
    stage = "" if ahead else status.stage
    words = [word("stages", stage, lang)] if stage else []
    words += _further_words(tie, status, lang, overdue)
    if not words:
        return say(Message("{what}. {note}", **fields), lang)
    return say(Message("{what}. {note} ({status})", **fields, status=words), lang)


def tie_phrase(type_: str, source: str, target: str, lang: str) -> str:
    """Say who does what, as the definition of the type words it: ``Haier invests in the refrigerator plant``.

    Names are put in as they are, braces and all.
    """
    phrases = read_schema().edges[type_].phrase
    phrase = phrases.get(lang, phrases[BASE])
    parts = phrase.replace("{source}", "\x00source\x00").replace("{target}", "\x00target\x00").split("\x00")
    return "".join({"source": source, "target": target}.get(part, part) for part in parts)


def _further_words(tie: Tie, status: Status, lang: str, overdue: str | None) -> list[str]:
    words = []
    if status.health not in (None, "active"):
        words.append(word("healths", status.health or "", lang))
    elif overdue and tie.role != "effort" and status.stage not in _DONE:
        words.append(overdue)
    return words + ([word("bases", status.basis, lang)] if status.basis == "inferred" else [])


def place_of(evidence: Evidence) -> str:
    """Return the source and the place in it: ``rating-2026 RU-AMU/before/3``."""
    return f"{evidence.source_id.partition(':')[2]} {evidence.locator}"
