"""The ledger of announcements: what was said, what became of it, how it is known; and filters for readers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import resources

from markupsafe import Markup

from graph.pictures.palette import FATE_ROLES, ROLES
from graph.pictures.registry import PICTURES
from graph.workflows.atlas.atlas import Atlas, Pages
from graph.workflows.atlas.ledger import AGES, COUNTRY, LOOKED, OVERDUE, Rows, code
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.page import Page
from graph.workflows.atlas.pages.start import portrait
from graph.workflows.drawn.promises import announced, counted_else, national
from graph.workflows.portraits.country import CountryPortrait
from graph.workflows.portraits.deals import kind_words
from graph.workflows.portraits.promises import FATE_WORDS, FATES
from graph.workflows.records.promises import as_of_day
from schema.messages import N_, Message
from schema.reader import read_schema

_PATH, _REGIONS = "promises.html", "promises-by-region.html"
_SCRIPT = resources.files("graph.workflows.atlas").joinpath("scripts/filter.js").read_text(encoding="utf-8")
#: What it means that nobody looked, that it is too new, that somebody looked and found nothing.
_MEANINGS: Mapping[str, str] = {
    "came_true": N_("it runs, or was done"),
    "under_way": N_("it is being built or carried out"),
    "late": N_("it goes slower than was said, or its date has passed"),
    "stalled": N_("a later report says that it stands still or that there is no news of it"),
    "cancelled": N_("it was given up or has ended"),
    "looked_nothing": N_(
        "a later report mentions it and knows of no work: somebody looked and found nothing"
    ),
    "nobody_looked": N_("no later report mentions it: this says nothing about the thing itself"),
    "too_new": N_("first named in the last report, so nobody could come back to it yet"),
}


def _make(atlas: Atlas) -> Iterable[Page]:
    country = portrait(atlas)
    if not country.promises:
        yield Page(_PATH, atlas.text(N_("Nothing was announced")), Markup())
        return
    rows = Rows(atlas, _PATH, as_of_day(atlas.workspace), country.promises)
    sections = rows.sections()
    book = atlas.workspace.passes.book
    picture = PICTURES["promises"].draw(announced(book, "number", atlas.lang), atlas.lang)
    body = join(
        _summary(atlas, country, rows.letters),
        tag("p", counted_else(national(book), atlas.lang), class_="how"),
        tag("p", tag("a", atlas.text(N_("What became of announcements, region by region")), href=_REGIONS)),
        _filter(atlas, country, rows, [id_ for id_, _ in sections]),
        tag("h2", atlas.text(N_("The ledger"))),
        tag("p", atlas.text(_HOW), class_="how"),
        (rows.section(id_, facts) for id_, facts in sections),
    )
    yield Page(_PATH, picture.title, body, "", (_SCRIPT,), _style(rows.letters))
    ledger = tag("p", tag("a", atlas.text(N_("All announcements, with what became of each")), href=_PATH))
    yield Page(
        _REGIONS, picture.title, join(ledger, atlas.figure(_REGIONS, replace(picture, title=""))), menu=_PATH
    )


_HOW = N_(
    "By region, the overdue first: what was announced and what became of it; below, what was said "
    "when and where. Where only column and item are named, they are those of the section of the "
    "region in the published rating."
)


def _summary(atlas: Atlas, country: CountryPortrait, letters: Mapping[str, str]) -> Markup:
    """Return the counts by fate with what each means, and by whether anybody looked again."""
    rows = [
        tag(
            "tr",
            tag("td", tag("i", atlas.text(FATE_WORDS[fate])), data_is=letters[fate]),
            tag("td", country.fates[fate], class_="n", data_count=fate),
            tag("td", atlas.text(_MEANINGS[fate]), class_="quiet"),
        )
        for fate in FATES
    ]
    group = country.rates
    told = (
        (N_("looked at again: {count}"), group.looked_at, LOOKED),
        (N_("not looked at again: {count}"), group.nobody_looked, "unlooked"),
        (N_("too new to judge: {count}"), group.too_new, "new"),
    )
    whole = Message("Announcements: {count}", count=_counter("", len(group.promises)))
    chips = [tag("span", Markup(atlas.say(whole)), class_="chip")]  # noqa: S704 - a number
    for text, count, word in told:
        shown = atlas.say(Message(text, count=_counter(word, count)))
        chips.append(tag("span", Markup(shown), class_="chip"))  # noqa: S704 - a number
    return join(tag("p", chips), tag("table", tag("tbody", rows), class_="fates"))


def _counter(word: str, count: int) -> Markup:
    return tag("b", count, data_count=word)


def _filter(atlas: Atlas, country: CountryPortrait, rows: Rows, regions: list[str]) -> Markup:
    facts = country.promises
    kinds = sorted({f.kind for f in facts})
    terms = read_schema().vocabularies["sector"].terms
    sectors = {f.sector: terms[f.sector].word(atlas.lang) for f in facts if f.sector}
    country_ = atlas.text(N_("The whole country"))
    fields: list[tuple[str, str, list[tuple[str, str]]]] = [
        (
            "region",
            N_("Region"),
            [(code(id_), country_ if id_ == COUNTRY else rows.names[id_]) for id_ in regions],
        ),
        ("kind", N_("Kind"), [(kind, kind_words(kind)[atlas.lang]) for kind in kinds]),
        ("sector", N_("Sector"), sorted(sectors.items(), key=lambda pair: (pair[1], pair[0]))),
        ("age", N_("First named"), [(name, atlas.text(words)) for _, name, words in AGES]),
        ("fate", N_("What became of it"), [(fate, atlas.text(FATE_WORDS[fate])) for fate in FATES]),
    ]
    overdue = tag("input", type="checkbox", name=OVERDUE, value=OVERDUE)
    return tag(
        "form",
        [_select(atlas, name, words, options) for name, words, options in fields],
        tag("label", overdue, " ", atlas.text(N_("only overdue"))),
        tag("button", atlas.text(N_("Show all")), type="reset"),
        id="filter",
        class_="screen",
        hidden=True,
        data_letters=json.dumps({letter: word for word, letter in rows.letters.items()}),
    )


def _select(atlas: Atlas, name: str, words: str, options: list[tuple[str, str]]) -> Markup:
    every: list[Content] = [tag("option", atlas.text(N_("all")), value="")]
    chosen = [tag("option", shown, value=value) for value, shown in options]
    return tag("label", atlas.text(words), " ", tag("select", every, chosen, name=name))


def _style(letters: Mapping[str, str]) -> str:
    """Return the rules of the page: a dot in the colour of its fate before each."""
    unseen, new = letters["nobody_looked"], letters["too_new"]
    dots = {
        theme: "".join(
            f"[data-is^={letters[fate]}]{{--c:{ROLES[role].fill_in(theme)}}}"
            for fate, role in FATE_ROLES.items()
        )
        for theme in ("light", "dark")
    }
    return (
        "@media screen{#filter{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:1rem 0}}"
        "#filter label{display:block}#filter select{display:block;max-width:14rem}"
        "[data-rows]{list-style:none;padding:0;margin:0}[data-rows] li{padding:.35rem 0;margin:0;"
        "border-bottom:1px solid var(--line)}[data-rows] p{margin:0;font-size:.875rem;color:var(--muted)}"
        "[data-is] i{font-style:normal;font-size:.875rem;white-space:nowrap}[data-is] i::before{content:'';"
        "display:inline-block;width:.65em;height:.65em;border-radius:50%;background:var(--c);margin:0 .3em}"
        f"[data-is^={unseen}] i::before,[data-is^={new}] i::before{{background:none;border:1px solid "
        f"var(--muted)}}[data-is^={unseen}] i::before{{border-style:dashed}}em{{font-style:normal}}"
        "[data-is]>a{font-weight:600}"
        "@media(max-width:40rem){.fates tr{display:grid;grid-template-columns:1fr auto}"
        ".fates .quiet{grid-column:1/-1}.fates td:not(.quiet){border:0}}"
        f"{dots['light']}@media screen and (prefers-color-scheme:dark){{{dots['dark']}}}"
    )


PAGES = Pages(_make, menu=N_("Announcements"), path=_PATH, rank=60)
