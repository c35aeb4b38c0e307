"""What the profile of a place is drawn from: its portrait, and what places of its kind have in the middle."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.pictures.charts.profile import Carrier, Part, Partner, Profile
from graph.texts import languages, say
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.marks import day_line
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.deals import DealFact, kind_words
from graph.workflows.portraits.promises import FATE_WORDS, PromiseFact
from schema.errors import UsageError
from schema.messages import N_, Message, Words, counted
from schema.reader import read_schema
from schema.words import HEALTH_WORDS, STAGE_WORDS

if TYPE_CHECKING:
    from graph.workflows.portraits.partners import PartnerFact
    from graph.workflows.portraits.place import PlacePortrait
    from graph.workflows.workspace import Workspace

#: What adds to a score beside the results of each kind.
_REST = {"talk": N_("talk and agreements"), "position": N_("position in the network")}
_STATES = {**STAGE_WORDS, **{key: HEALTH_WORDS[key] for key in ("stalled", "cancelled")}}


def _data(workspace: Workspace, asked: Asked, lang: str) -> Profile:
    from graph.workflows.portraits.place import place_portrait

    given = asked.region or asked.province
    if given is None or (asked.region and asked.province):
        raise UsageError("a profile is of one place: name it with --region or --province")
    place = workspace.find(given, ("Region",) if asked.region else ("Province",))
    portrait = place_portrait(workspace.passes, place.id)
    return replace(profile_of(portrait, workspace, lang), foot=(day_line(workspace, lang),))


def profile_of(portrait: PlacePortrait, workspace: Workspace, lang: str) -> Profile:
    """Return what the picture of a place shows, without a foot."""
    passes = workspace.passes
    points, middle = passes.points_by_kind(portrait.id), passes.middles[portrait.of]
    per_point = passes.scores[portrait.id].per_point
    return Profile(
        title=say(portrait.headline, lang),
        subtitle=where(workspace, portrait.id, lang),
        is_region=portrait.type == "Region",
        mark=portrait.mark,
        low=portrait.low,
        high=portrait.high,
        rank=portrait.rank,
        rank_low=portrait.rank_low,
        rank_high=portrait.rank_high,
        places=portrait.places,
        published=tuple((p.date[:4], p.mark) for p in portrait.published if p.mark is not None),
        parts=tuple(Part(_part_name(key, lang), points[key], middle[key]) for key in points),
        partners=tuple(
            _partner(p, portrait, per_point, workspace, lang) for p in portrait.partners if p.deals
        ),
        carriers=tuple(_carrier(d, lang) for d in portrait.carriers),
        fates=tuple((key, say(Message(FATE_WORDS[key]), lang), n) for key, n in portrait.fates.items()),
        late=tuple((p.names[lang], late_words(p, lang)) for p in portrait.promises if p.overdue_months),
    )


def where(workspace: Workspace, place: str, lang: str) -> str:
    """Return the other names of a place, its capital and its federal district, in one line."""
    entity = workspace.statements.entities[place]
    others = [entity.names[other] for other in languages() if other != lang and other in entity.names]
    properties = entity.properties
    capital = properties.get(f"capital_{lang}") or properties.get("capital_en")
    words = [other for other in others if other != entity.name(lang)]
    if capital and capital != entity.name(lang):
        words.append(say(Message("capital {city}", city=capital), lang))
    districts = read_schema().vocabularies["federal_district"].terms
    if (district := str(properties.get("federal_district", ""))) in districts:
        words.append(say(Message("{name} Federal District", name=districts[district].words), lang))
    return " · ".join(words)


def late_words(fact: PromiseFact, lang: str) -> str:
    """Say when a promise was due and how long ago that is."""
    months = fact.overdue_months or 0
    ago = counted("{count} month ago", "{count} months ago", months)
    if months >= _YEARS:
        ago = counted("{count} year ago", "{count} years ago", months // 12)
    return say(Message("due {date}, {ago}", date=date_words(fact.planned or ""), ago=ago), lang)


#: From so many months on, what is late is told in years.
_YEARS = 24


def state_words(state: str) -> Message:
    """Return what the state of a deal is called."""
    return Message(_STATES[state])


def _part_name(key: str, lang: str) -> str:
    return say(Message(_REST[key]), lang) if key in _REST else kind_words(key)[lang]


def _partner(
    fact: PartnerFact, portrait: PlacePortrait, per_point: float, workspace: Workspace, lang: str
) -> Partner:
    entities, deals = workspace.statements.entities, [portrait.deal[id_] for id_ in fact.deal_ids]
    told = math.fsum(d.points for d in deals)
    running = math.fsum(d.points for d in deals if d.state == "operating") / told if told else 0.0
    untold = N_("province not told") if portrait.type == "Region" else N_("region not told")
    name = entities[fact.id].name(lang) if fact.id else say(Message(untold), lang)
    points = fact.points * per_point
    return Partner(fact.id or "", name, points, points * running, fact.deals)


def _carrier(fact: DealFact, lang: str) -> Carrier:
    told = say(state_words(fact.state), lang)
    sector = read_schema().vocabularies["sector"].terms.get(fact.sector or "")
    words: Words | None = sector.words if sector else None
    note = f"{told} · {words[lang]}" if words else told
    return Carrier(fact.names[lang], fact.points, fact.state, note, fact.about or "")


DRAWN = Drawn(_data, ("region", "province"))
