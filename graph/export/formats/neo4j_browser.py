"""A folder for Neo4j Browser: the style of the graph, saved scripts, and how to take them in.

A guide for ``:play`` would have to lie on a server that the Browser allows and that lets pages of others read
it; the scripts are numbered and say how to read their answers instead, and need no network.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from graph.export.browser.scripts import book_script, numbered, scripts
from graph.export.browser.style import grass
from graph.export.context import ALL, README, ExportContext, Exporter
from graph.model import PropertyGraph
from graph.releases import release_text
from graph.texts import translate
from queries.library import Library
from schema.messages import N_
from schema.reader import read_schema

STYLE, SCRIPTS = "argun.grass", "argun-scripts.zip"
#: The folders of the Browser's saved scripts.
_FIRST, _BOOK = N_("Argun: pictures"), N_("Argun: questions")
#: What files in an archive are dated: the format has no earlier day, and a real one would change the bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_TITLE = N_("Argun in Neo4j Browser")
_LOADED = N_("The graph must be on the server, with names in this language:")
_STEPS = (
    N_("Open Neo4j Browser (with a server on this machine: http://localhost:7474) and connect."),
    N_("Drag the file {style} onto its window: then names stand in the nodes, and colours show types."),
    N_("Drag the file {scripts} onto its window: the saved scripts (the star on the left) get two folders."),
    N_("In “{first}” run 00 once, then 01, which draws the clusters: the arrow beside each runs it."),
)
_MORE = N_(
    "Scripts of the folder “{book}” are the query book; those that need a value say above it what to set "
    "(`:param region => 'region:RU-AMU'`). `:style` shows the style, `:style reset` removes it."
)
_BLOOM = N_(
    "Neo4j Bloom and Explore: let it generate a perspective and choose the property `name` as caption. Set "
    "the colours of {style} by hand: the format of its perspectives is not published, so Argun writes none."
)


def render_neo4j_browser(graph: PropertyGraph, context: ExportContext) -> dict[str, bytes]:
    """Return the files by name: the style, the saved scripts, and how to take them in."""
    lang = context.lang
    return {
        README: _readme(graph, lang).encode(),
        STYLE: grass(read_schema(), lang).encode(),
        SCRIPTS: _archive(_scripts(graph, context)),
    }


def _scripts(graph: PropertyGraph, context: ExportContext) -> dict[str, str]:
    lang = context.lang
    first, book = (translate(text, lang) for text in (_FIRST, _BOOK))
    texts = numbered(scripts(graph, context.clusters, context.region_id), lang)
    files = {f"{first}/{number:02}.cypher": text for number, text in enumerate(texts)}
    return files | {f"{book}/{q.name}.cypher": book_script(q, lang) for q in Library().read_all()}


def _archive(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, text)
    return buffer.getvalue()


def _readme(graph: PropertyGraph, lang: str) -> str:
    names = {"style": f"`{STYLE}`", "scripts": f"`{SCRIPTS}`"}
    names |= {"first": translate(_FIRST, lang), "book": translate(_BOOK, lang)}
    title, loaded = (translate(text, lang) for text in (_TITLE, _LOADED))
    steps = [f"{n}. {translate(text, lang).format_map(names)}" for n, text in enumerate(_STEPS, 1)]
    more = [translate(text, lang).format_map(names) for text in (_MORE, _BLOOM)]
    command = f"```sh\nargun load --store bolt://localhost:7687 --lang {lang}\n```"
    data = [release_text(graph.releases, lang)] if graph.releases else []
    return "\n\n".join([f"# {title}", loaded, command, "\n".join(steps), *more, *data]) + "\n"


_WHAT = N_("folder for Neo4j Browser: style, saved scripts, and how to use them")
EXPORTER = Exporter("", _WHAT, render_neo4j_browser, (ALL,))
