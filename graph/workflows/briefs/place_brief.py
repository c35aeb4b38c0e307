"""The brief on a region or province."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.texts import translate
from graph.workflows.briefs.ahead import changed, outlook, risks, silent
from graph.workflows.briefs.fates import promised
from graph.workflows.briefs.figures import place_figures
from graph.workflows.briefs.findings import main_points, title
from graph.workflows.briefs.fitting import fitted
from graph.workflows.briefs.model import Brief, Paragraph, Run, Section
from graph.workflows.briefs.others import partners, rivals
from graph.workflows.briefs.results import goods, results
from graph.workflows.briefs.telling import Teller, shortened
from graph.workflows.portraits.dates import day_words
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.place import place_portrait
from graph.workflows.records.promises import as_of_day
from schema.messages import N_, Message


def place_brief(passes: Passes, place: str, lang: str, foot: str) -> Brief:
    """Return the brief on a region or province; ``foot`` names the data that it is made of."""
    portrait, day = place_portrait(passes, place), as_of_day(passes.workspace)
    home = passes.workspace.statements.entities[place].name(lang)
    teller = Teller(passes.workspace.statements, lang, home)
    exports = N_("Goods that go to China: {goods}.")
    imports = N_("Goods that come from China: {goods}.")
    sections = [
        section(teller, N_("The main points"), main_points(teller, passes, portrait)),
        section(
            teller,
            N_("What works and what is being built"),
            [
                *results(teller, portrait.deals),
                *goods(teller, portrait.exports, exports),
                *goods(teller, portrait.imports, imports),
            ],
        ),
        section(
            teller,
            N_("Announcements and what became of them"),
            promised(teller, portrait.promises, portrait.deal),
        ),
        section(teller, N_("Partners"), partners(teller, portrait)),
        section(teller, N_("Competitors and niches"), rivals(teller, portrait)),
        section(teller, N_("What changed since the edition before"), changed(teller, portrait)),
        section(teller, N_("Risks"), risks(teller, passes, portrait, day)),
        section(teller, N_("Outlook"), outlook(teller, portrait.deals, portrait.lift, day)),
        section(teller, N_("What the sources do not tell"), silent(teller, portrait)),
    ]
    lead = Paragraph((Run(headline(teller, place)),))
    return fitted(
        Brief(
            id=place,
            lang=lang,
            kicker=teller.say(Message("Brief as of {day}", day=day_words(day))),
            title=title(teller, portrait),
            lead=lead,
            sections=filled(sections),
            figures=place_figures(passes, portrait, lang),
            appendix_title=translate(N_("Appendix: what is named, and its ids in Argun"), lang),
            appendix=(),
            foot=foot,
            day=day,
        ),
        teller.mentioned,
        teller.name(place),
    )


def headline(teller: Teller, id_: str) -> str:
    """Return the names of the subject in other languages, and its capital where it has one."""
    entity, lang = teller.statements.entities[id_], teller.lang
    others = [n for other, n in sorted(entity.names.items()) if other != lang and n != entity.name(lang)]
    capital = entity.properties.get(f"capital_{lang}") or entity.properties.get("capital_en")
    told = [*others, *([teller.say(Message("capital {city}", city=capital))] if capital else [])]
    return " · ".join(map(shortened, told))


def section(teller: Teller, title_: str, paragraphs: Iterable[Paragraph]) -> Section:
    """Return a section with its heading in the language of the brief."""
    return Section(translate(title_, teller.lang), tuple(paragraphs))


def filled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections that hold something."""
    return tuple(s for s in sections if s.paragraphs)
