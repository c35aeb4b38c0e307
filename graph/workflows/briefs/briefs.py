"""Briefs by name: on one place or thing in a format, or on every place with an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from graph.analysis.score.score import PLACES
from graph.releases import release_text
from graph.texts import translate
from graph.workflows.briefs.markdown import link_text, to_markdown
from graph.workflows.briefs.place_brief import place_brief
from graph.workflows.briefs.thing_brief import thing_brief
from graph.workflows.portraits.passes import Passes
from graph.workflows.portraits.thing import THING_TYPES
from schema.errors import UsageError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.progress import Progress
    from graph.statements.records import Entity
    from graph.workflows.briefs.model import Brief
    from graph.workflows.workspace import Workspace

_TYPES = ("Region", "Province")


def _to_word(brief: Brief) -> bytes:
    from graph.workflows.briefs.word import to_word  # python-docx takes a quarter of a second

    return to_word(brief)


def _to_page(brief: Brief) -> bytes:
    from graph.workflows.briefs.page import to_page

    return to_page(brief)


#: What writes a brief, by the ending of its file.
WRITERS: Mapping[str, Callable[[Brief], bytes]] = {"docx": _to_word, "html": _to_page, "md": to_markdown}


def brief_on(workspace: Workspace, given: str, lang: str, passes: Passes | None = None) -> Brief:
    """Return the brief on a region, province, company, project, route, crossing or zone.

    ``passes`` are those of all places, where more than one brief is made.

    Raises
    ------
    UsageError
        Nothing is meant, or something of which there is no brief.
    """
    entity = _meant(workspace, given)
    foot = release_text(workspace.releases, lang)
    make = place_brief if entity.type in _TYPES else thing_brief
    return make(passes or Passes(workspace, entity.id), entity.id, lang, foot)


def _meant(workspace: Workspace, given: str) -> Entity:
    """Return what is meant, a place before any thing: half of the things in a region bear its name."""
    try:
        return workspace.find(given, _TYPES)
    except UsageError:
        return workspace.find(given, (*_TYPES, *THING_TYPES))


def all_briefs(
    workspace: Workspace, format_: str, lang: str, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the briefs on all regions and provinces, and last an index in the same format.

    The index of documents of Word is a page of HTML.
    """
    rows: list[tuple[str, str]] = []
    places = [s.id for of in PLACES for s in workspace.scores(of)]
    for done, place in enumerate(places):
        progress.step(Message("briefs"), done, len(places))
        brief = brief_on(workspace, place, lang, workspace.passes)
        name = f"{place.partition(':')[2]}.{format_}"
        rows.append((name, brief.title))
        yield name, WRITERS[format_](brief)
    progress.step(Message("briefs"), len(places), len(places))
    yield _index(rows, format_, lang, release_text(workspace.releases, lang))


def _index(rows: list[tuple[str, str]], format_: str, lang: str, foot: str) -> tuple[str, bytes]:
    title = translate(N_("Briefs on regions of Russia and provinces of China"), lang)
    if format_ == "md":
        lines = [
            f"# {link_text(title)}",
            "",
            *(f"- [{link_text(t)}]({name})" for name, t in rows),
            "",
            link_text(foot),
        ]
        return "README.md", "\n".join([*lines, ""]).encode()
    from graph.workflows.atlas.markup import tag
    from graph.workflows.atlas.page import Page, Shell

    items = [tag("li", tag("a", told, href=name)) for name, told in rows]
    return "index.html", Shell(lang, (), (), foot).render(Page("index.html", title, tag("ol", items)))
