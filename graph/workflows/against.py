"""A new edition of the rating beside what is known: follow-ups, news, and what it does not mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.analysis.deals.assignment import assign_deals
from graph.analysis.deals.model import Deal
from graph.analysis.deals.names import deal_name
from graph.analysis.scenarios.between import is_open
from graph.analysis.scenarios.states import State
from graph.analysis.score.method import read_method
from graph.statements.marks import series_of_sources
from graph.statements.records import Statements
from graph.texts import say
from loaders.documents.rating import Rating
from loaders.extraction.candidate import Candidate
from loaders.extraction.extracting import Extractor
from loaders.extraction.reading import passages_of_rating
from loaders.passages import fingerprint, read_passages
from schema.messages import Message

#: In the order in which they are listed for a region.
GROUPS = ("follow_up", "new", "silent", "coded")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate of the document, or a known deal that it is silent about.

    ``before`` is stage and health as the data have them, None for what they don't have. A ``coded`` passage
    stands in the data already, word for word: the column of an earlier edition printed again.
    """

    group: str
    region: str
    candidate: Candidate | None
    deal: Deal | None
    before: tuple[str, str] | None


def against(rating: Rating, known: Statements, folders: Sequence[Path]) -> list[Found]:
    """Join the candidates of an edition with what is known; regions in the order of the document.

    ``folders`` are those of the datasets, whose recorded passages are coded already.
    """
    state = State(known, read_method(None))
    deals = {str(deal.id): deal for deal in state.appraisal.deals}
    coded = _coded(rating, folders)
    found: dict[str, list[Found]] = defaultdict(list)
    touched: set[str] = set()
    for candidate in Extractor(known, assign_deals(known)).candidates(passages_of_rating(rating)):
        joined = [deals[id_] for id_ in candidate.joins if id_ in deals]
        touched.update(str(deal.id) for deal in joined)
        region = candidate.passage.region or ""
        deal = joined[0] if joined else None
        is_coded = (region, candidate.passage.index) in coded
        group = "coded" if is_coded else "follow_up" if deal else "new"
        before = state.status(deal) if deal else None
        found[region].append(Found(group, region, candidate, deal, before))
    regions = list(dict.fromkeys(region.id for region in rating.regions))
    for region, deal in open_deals(state, known, regions):
        if str(deal.id) not in touched:
            found[region].append(Found("silent", region, None, deal, state.status(deal)))
    ordered = (sorted(found[region], key=lambda f: GROUPS.index(f.group)) for region in regions)
    return [one for of_region in ordered for one in of_region]


def _coded(rating: Rating, folders: Sequence[Path]) -> set[tuple[str, int]]:
    """Return region and number of the paragraphs all of whose pieces the data cite or set aside already."""
    known = {print_ for folder in folders for print_ in read_passages(folder).values()}
    return {
        (p.region, p.index)
        for p in rating.paragraphs
        if all(fingerprint(piece.text) in known for piece in p.pieces)
    }


def open_deals(state: State, known: Statements, regions: Sequence[str]) -> Iterator[tuple[str, Deal]]:
    """Yield the deals that an edition told of and of which more was to come, with each of their regions."""
    editions = series_of_sources(known)
    for deal in state.appraisal.deals:
        told = any(report.source_id in editions for report in state.reports_of(deal))
        if told and is_open(deal, *state.status(deal)):
            yield from ((region, deal) for region in regions if deal.shares.get(region, 0) > 0)


def against_records(found: Sequence[Found], known: Statements, lang: str) -> list[dict[str, Any]]:
    """Return the records that the contract declares."""
    return [_record(one, known, lang) for one in found]


def _record(one: Found, known: Statements, lang: str) -> dict[str, Any]:
    candidate, before = one.candidate, one.before or (None, None)
    passage = candidate.passage if candidate else None
    return {
        "region": one.region,
        "group": one.group,
        "column": passage.column if passage else None,
        "index": passage.index if passage else None,
        "deal_id": str(one.deal.id) if one.deal else None,
        "deal": deal_name(one.deal, known.entities, lang) if one.deal else None,
        "from_stage": before[0] or None,
        "from_health": before[1] or None,
        "stage": candidate.stage if candidate else None,
        "health": candidate.health if candidate else None,
        "type": candidate.type if candidate else None,
        "subject": candidate.subject if candidate else None,
        "counterpart": candidate.counterpart if candidate else None,
        "confidence": candidate.confidence if candidate else None,
        "note": candidate.note if candidate else None,
        "why": [say(why, lang) for why in candidate.why] if candidate else [],
        "text": passage.text if passage else None,
    }


def against_notes(found: Sequence[Found]) -> Iterator[Message]:
    """Say how many of each there are, and what they are."""
    counts = {group: sum(one.group == group for one in found) for group in GROUPS}
    yield Message(
        "Against the data: follow-ups: {follow_up}; new: {new}; coded already: {coded}; open deals not "
        "mentioned: {silent}. Nothing of it is in the data: argun review decides.",
        **counts,
    )
