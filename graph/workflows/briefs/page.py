"""A brief as one page of HTML: it opens without a network, and prints on two pages of A4."""

from __future__ import annotations

from markupsafe import Markup

from graph.pictures.render import page_svg
from graph.workflows.atlas.markup import join, tag
from graph.workflows.atlas.page import Page, Shell
from graph.workflows.briefs.model import Brief, Cited, Figure, Run, Section
from graph.workflows.briefs.numbering import Numbering

#: Text as wide as it reads well, notes small; on paper all is smaller.
_STYLE = (
    "main{max-width:52rem}.brief p,.brief li{margin:.25rem 0}.brief sup{line-height:0;font-size:.7em}"
    ".brief sup a{text-decoration:none;padding:0 .1em}.pictures{display:flex;flex-wrap:wrap;gap:1rem;"
    "align-items:flex-start;margin:.8rem 0}.pictures figure{margin:0;flex:1 1 16rem}"
    ".pictures .wide{flex-grow:2}"
    ".notes{font-size:.8rem;color:var(--muted)}.notes li{margin:.1rem 0}.ids{font-size:.8rem}"
    ".ids code{overflow-wrap:anywhere}"
    "@media print{body{font-size:8.5pt;line-height:1.3}h1{font-size:15pt}"
    "h2{font-size:10.5pt;margin:.5rem 0 .1rem}"
    ".notes{font-size:6.5pt;columns:2;column-gap:2rem}"
    ".brief p,.brief li{margin:.05rem 0}.appendix{break-before:page}"
    ".pictures{flex-wrap:nowrap;margin:.3rem 0}}"
)


#: A picture of so much of the width is the larger one.
_WIDE = 0.5


def to_page(brief: Brief) -> bytes:
    """Return a brief as a page of HTML that holds all that it needs."""
    notes = Numbering()
    body = join(
        tag("p", brief.kicker, class_="quiet"),
        tag("div", [_figure(figure) for figure in brief.figures], class_="pictures")
        if brief.figures
        else None,
        tag("div", [_section(section, notes) for section in brief.sections], class_="brief"),
        tag("ol", [_note(number, note) for number, note in notes.all], class_="notes"),
        tag("section", _appendix(brief), class_="appendix"),
    )
    page = Page("brief.html", brief.title, body, brief.lead.text, style=_STYLE)
    return Shell(brief.lang, (), (), brief.foot).render(page)


def _figure(figure: Figure) -> Markup:
    size = "wide" if figure.width >= _WIDE else "small"
    told = tag("figcaption", figure.drawing.title)
    return tag("figure", told, Markup(page_svg(figure.drawing)), class_=size)  # noqa: S704 - our own


def _section(section: Section, notes: Numbering) -> Markup:
    found: list[Markup] = [tag("h2", section.title)]
    items: list[Markup] = []
    for paragraph in section.paragraphs:
        content = [_run(run, notes) for run in paragraph.runs]
        if paragraph.kind == "bullet":
            items.append(tag("li", content))
            continue
        found += [tag("ul", items)] if items else []
        items = []
        found.append(tag("p", content))
    return join(found, tag("ul", items) if items else None)


def _run(run: Run, notes: Numbering) -> Markup:
    number = notes.number(run.note)
    sign = tag("sup", tag("a", number, href=f"#note-{number}")) if number else None
    return join(tag("b", run.text) if run.strong else run.text, sign)


def _note(number: int, note: tuple[Cited, ...]) -> Markup:
    return tag("li", join(*(_cited(cited) for cited in note), by="; "), id=f"note-{number}")


def _cited(cited: Cited) -> Markup:
    if cited.address:
        return tag("a", cited.words, href=cited.address, rel="noopener noreferrer")
    return join(cited.words)


def _appendix(brief: Brief) -> Markup:
    rows = [tag("tr", tag("td", name), tag("td", tag("code", id_))) for name, id_ in brief.appendix]
    return join(tag("h2", brief.appendix_title), tag("table", rows, class_="ids"))
