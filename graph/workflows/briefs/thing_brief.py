"""The brief on a company, university, project, route, crossing or zone."""

from __future__ import annotations

from collections.abc import Iterator

from graph.texts import translate
from graph.workflows.briefs.ahead import outlook
from graph.workflows.briefs.fates import promised
from graph.workflows.briefs.figures import thing_figures
from graph.workflows.briefs.findings import halted, working
from graph.workflows.briefs.fitting import fitted
from graph.workflows.briefs.model import Brief, Paragraph, Run
from graph.workflows.briefs.place_brief import filled, headline, section
from graph.workflows.briefs.results import results, told
from graph.workflows.briefs.telling import Teller, capital
from graph.workflows.portraits.dates import day_words
from graph.workflows.portraits.deals import STATE_WORDS, DealFact
from graph.workflows.portraits.numbers import figure
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.promises import FATE_WORDS
from graph.workflows.portraits.restrictions import NO_PART, restriction_words, source_words
from graph.workflows.portraits.thing import ThingPortrait, thing_portrait
from graph.workflows.records.promises import as_of_day
from schema.messages import N_, Message, counted

_MOST_PLACES, _MOST_PARTIES, _MOST_STOPPED = 6, 8, 4


def thing_brief(passes: Passes, id_: str, lang: str, foot: str) -> Brief:
    """Return the brief on a thing; ``foot`` names the data that it is made of."""
    portrait, day = thing_portrait(passes, id_), as_of_day(passes.workspace)
    teller = Teller(passes.workspace.statements, lang)
    name = teller.name(id_)
    deals: dict[str, DealFact] = {d.deal_id: d for d in portrait.deals}
    sections = [
        section(teller, N_("The main points"), _main_points(teller, portrait)),
        section(teller, N_("What works and what is being built"), results(teller, portrait.deals)),
        section(
            teller,
            N_("Announcements and what became of them"),
            promised(teller, portrait.promises, deals),
        ),
        section(teller, N_("Risks"), _sanctions(teller, portrait)),
        section(teller, N_("What came to a stop"), _stopped(teller, portrait)),
        section(teller, N_("Partners"), _partners(teller, portrait)),
        section(teller, N_("Outlook"), outlook(teller, portrait.deals, None, day)),
    ]
    told = "".join(p.text for known in sections for p in known.paragraphs)
    sections.append(section(teller, N_("What else was reported"), _reported(teller, portrait, told)))
    return fitted(
        Brief(
            id=id_,
            lang=lang,
            kicker=teller.say(Message("Brief as of {day}", day=day_words(day))),
            title=_title(teller, portrait, name),
            lead=Paragraph((Run(headline(teller, id_)),)),
            sections=filled(sections),
            figures=thing_figures(passes, id_, lang),
            appendix_title=translate(N_("Appendix: what is named, and its ids in Argun"), lang),
            appendix=(),
            foot=foot,
            day=day,
        ),
        teller.mentioned,
        name,
    )


def _title(teller: Teller, portrait: ThingPortrait, name: str) -> str:
    """State the finding: the state of a single deal, else how many work and how many have stopped."""
    if len(portrait.deals) == 1:
        state = Message(STATE_WORDS[portrait.deals[0].state])
        return teller.say(Message("{name}: {told}", name=name, told=state))
    if not portrait.deals:
        return teller.say(Message("{name}: no deal with a region is known", name=name))
    running = portrait.states["operating"]
    found = working(running) if running else Message("nothing works yet")
    stopped = portrait.states["stalled"] + portrait.states["cancelled"]
    if stopped:
        found = Message("{working}, {stopped}", working=found, stopped=halted(stopped))
    return teller.say(Message("{name}: {told}", name=name, told=found))


def _main_points(teller: Teller, portrait: ThingPortrait) -> Iterator[Paragraph]:
    note = teller.newest(portrait.deals)
    kind = capital(teller.sentence(teller.say(portrait.kind)))
    yield teller.bullet(Run(kind, note=note), weight=1)
    if portrait.regions:
        text = Message(
            "What it adds to the scores of regions: {regions}.",
            regions=teller.series(
                [
                    teller.say(
                        Message("{what} – {points}", what=teller.name(r.id), points=figure(r.points, 2))
                    )
                    for r in portrait.regions[:_MOST_PLACES]
                ],
                len(portrait.regions) - _MOST_PLACES,
            ),
        )
        yield teller.bullet(Run(teller.say(text), note=note), weight=1)
    if portrait.promises:
        fates = teller.counts((FATE_WORDS[fate], count) for fate, count in portrait.fates.items())
        text = counted(
            "What became of {count} announcement: {fates}.",
            "What became of {count} announcements: {fates}.",
            len(portrait.promises),
            fates=fates,
        )
        yield teller.bullet(Run(teller.say(text), note=note), weight=2)


def _sanctions(teller: Teller, portrait: ThingPortrait) -> Iterator[Paragraph]:
    """Yield the acts of sanction against it that a source tells of, and that they are no part of a mark."""
    for source in sorted({fact.citation.source_id for fact in portrait.restrictions}):
        facts = [fact for fact in portrait.restrictions if fact.citation.source_id == source]
        acts = [teller.say(restriction_words(fact, teller.statements)) for fact in facts[:_MOST_PARTIES]]
        text = Message(
            "Under sanctions or other restrictions according to {source}: {acts}.",
            source=source_words(source, teller.statements),
            acts=teller.series(acts, len(facts) - _MOST_PARTIES),
        )
        note = teller.cited(fact.citation for fact in facts)
        told = Run(teller.say(text), note=note), Run(translate(NO_PART, teller.lang), note=note)
        yield teller.bullet(*told, weight=1)


def _stopped(teller: Teller, portrait: ThingPortrait) -> Iterator[Paragraph]:
    promised_ids = {p.deal_id for p in portrait.promises}
    stopped = [
        d for d in portrait.deals if d.state in ("stalled", "cancelled") and d.deal_id not in promised_ids
    ]
    for deal in stopped[:_MOST_STOPPED]:
        yield teller.bullet(*told(teller, deal), weight=3)


def _partners(teller: Teller, portrait: ThingPortrait) -> Iterator[Paragraph]:
    note = teller.newest(portrait.deals)
    provinces = [teller.name(p.id) for p in portrait.provinces[:_MOST_PLACES]]
    if provinces:
        names = teller.series(provinces, len(portrait.provinces) - _MOST_PLACES)
        yield teller.bullet(
            Run(teller.say(Message("Provinces of China: {names}.", names=names)), note=note), weight=3
        )
    parties = [teller.name(p) for p in portrait.parties[:_MOST_PARTIES]]
    if parties:
        names = teller.series(parties, len(portrait.parties) - _MOST_PARTIES)
        text = Message("Chinese parties that are named: {names}.", names=names)
        yield teller.bullet(Run(teller.say(text), note=note), weight=4)


def _reported(teller: Teller, portrait: ThingPortrait, told: str) -> Iterator[Paragraph]:
    """Yield the latest reports that are not told yet, each once."""
    seen: set[str] = set()
    for said in portrait.said:
        words = teller.note(said)
        if words and words not in told and words not in seen and len(seen) < _MOST_PARTIES:
            seen.add(words)
            yield teller.bullet(Run(words, note=teller.cited([said.citation])), weight=5)
