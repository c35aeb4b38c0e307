r"""The network page: one HTML file that works offline, with pyvis as the engine of its picture.

pyvis makes the picture and brings vis-network; of its page only those two scripts are kept, so nothing of a
CDN is left. Positions come from :mod:`graph.export.page.layout`. Nothing of the data is ever written as
markup: it stands in the page compressed (zlib in base64), the panel builds its elements with
``textContent``, and a Content-Security-Policy allows only the scripts of this very file, by their hashes.
pyvis's are compressed, too, which makes the page a third smaller: they run once they are unpacked, since
their hashes are those of what then stands in the script elements.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from pyvis.network import Network

from graph.export.context import NETWORK, ExportContext, Exporter
from graph.export.page.data import page_tables, resource
from graph.export.page.labels import LETTERS, names
from graph.export.page.looks import FONT, INK, PAPER, RAMP, SHAPES, STATES, WIDTH
from graph.export.page.pairs import TYPES, read_pairs
from graph.export.page.table import partners_table
from graph.export.page.texts import TEXTS
from graph.model import PropertyGraph
from graph.releases import release_text
from graph.texts import languages, own_name, say, translated
from schema.errors import ArgunError, UsageError
from schema.messages import N_, Message

#: Above this vis-network gets slow in common browsers.
MAX_PAIRS = 10_000
#: The page's own scripts, in the order in which they run; the last one starts pyvis's.
_SCRIPTS = ("elements.js", "tables.js", "picture.js", "details.js", "legend.js", "panel.js")
_SCRIPT = re.compile(r"<script(?: type=\"text/javascript\")?>(.*?)</script>", re.DOTALL)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<div id="view" hidden>
<div id="mynetwork" role="group" aria-label="{picture}"></div>
<div id="panel">
<h1 data-text="title">{title}</h1>
<div role="group" class="screen">{buttons}</div>{part}
<search>
<input type="search" id="search" autocomplete="off">
<p id="found" class="small" role="status"></p>
<div id="results"></div>
</search>
<section id="details" aria-live="polite"></section>
<p id="shown" class="small" role="status"></p>
<p class="screen"><label><input type="checkbox" id="all"><span data-text="all"></span></label>
<a href="#table" data-text="to_table">{to_table}</a></p>
<div id="legend"></div>
<p class="small" data-text="intro"></p>{release}
</div>
</div>
<section id="table">
<h1>{title}</h1>{part}
<h2>{heading}</h2>
{table}{release}
</section>
</main>
<script type="text/plain" id="argun-engine">{engine}</script>
<script type="text/plain" id="argun-data">{data}</script>
{scripts}
</body>
</html>
"""


def render_page(graph: PropertyGraph, context: ExportContext) -> bytes:
    """Return the page in UTF-8.

    Raises
    ------
    UsageError
        There are more pairs than a browser draws well.
    """
    pairs = len(read_pairs(graph))  # asked before the places of so many are worked out
    if pairs > MAX_PAIRS:
        raise UsageError(
            "the network page would have {pairs} pairs, more than {most}; "
            "take one region (argun export network --region …), or graphml or gexf with Gephi",
            pairs=pairs,
            most=MAX_PAIRS,
        )
    tables = page_tables(graph, context)
    texts, style = {lang: _texts(graph, context, lang) for lang in languages()}, resource("panel.css")
    own = texts[context.lang]
    scripts, (engine, drawing) = [resource(name) for name in _SCRIPTS], engine_scripts(tables, context)
    drawn = {"shapes": SHAPES, "ramp": RAMP, "colours": STATES, "width": WIDTH, "paper": PAPER, "ink": INK}
    spoken = {"drawing": drawing, "texts": texts, "lang": context.lang, "languages": languages()}
    return _PAGE.format(
        lang=context.lang,
        policy=_policy([*scripts, engine, drawing], style),
        title=escape(own["title"]),
        picture=own["picture"],
        style=style,
        heading=own["table"],
        to_table=own["to_table"],
        table=partners_table(graph, context),
        part=_paragraph("part", own["part"]),
        release=_paragraph("release", own["release"]),
        buttons="".join(
            f'<button type="button" lang="{x}" data-lang="{x}">{y}</button>' for x, y in _own_names().items()
        ),
        engine=_packed_engine(engine),
        data=_packed({**tables, **drawn, **spoken}),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    ).encode("utf-8", errors="replace")


def engine_scripts(tables: Mapping[str, Any], context: ExportContext) -> tuple[str, str]:
    """Return vis-network and the drawing of the first picture, as pyvis makes them."""
    net = Network(directed=True, cdn_resources="in_line", heading="", select_menu=False, filter_menu=False)
    lang = languages().index(context.lang)
    for number, (_, type_, shown, _, *drawn) in enumerate(tables["nodes"]):
        if drawn and drawn[-1]:
            labels, x, y, size, *_ = drawn
            (colour, _), shape = SHAPES[TYPES[type_]]
            text = labels[lang] if labels else (*shown, 0, 0)[lang] or shown[0]
            net.add_node(number, label=text, shape=shape, color=colour, size=size, x=x, y=y)
    for number, (source, target, *_, first) in enumerate(tables["pairs"]):
        if first:
            net.add_edge(source, target, id=number, arrows="")
    net.options = _options()
    scripts = [_SOURCE_MAP.sub("", script).strip() for script in _SCRIPT.findall(net.generate_html())]
    engine = [script for script in scripts if "vis-network" in script[:500]]
    drawing = [script for script in scripts if "function drawGraph()" in script]
    if len(engine) != 1 or len(drawing) != 1:
        raise ArgunError(Message("pyvis made a page of an unknown form; install pyvis 0.3.2"))
    return engine[0], drawing[0]


def _options() -> dict[str, Any]:
    return {
        "nodes": {
            "font": {"size": LETTERS, "face": FONT, "strokeWidth": 3, "strokeColor": PAPER[0], "vadjust": -2},
            "borderWidth": 0,
            "labelHighlightBold": False,
        },
        "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
        "layout": {"improvedLayout": False},
        "physics": {"enabled": False},
        "interaction": {
            "hideEdgesOnDrag": True,
            "hideEdgesOnZoom": True,
            "dragNodes": False,
            "hover": False,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
    }


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    rest = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; {rest}"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _paragraph(key: str, told: str) -> str:
    return f'\n<p class="small" data-text="{key}">{escape(told)}</p>' if told else ""


def _texts(graph: PropertyGraph, context: ExportContext, lang: str) -> dict[str, str]:
    """Return what the page says in a language, in which its reader may have it."""
    told = {**translated(TEXTS, lang), "release": release_text(graph.releases, lang), "part": ""}
    region = next((node for node in graph.nodes if node.id == context.region_id), None)
    if region is None:
        return told
    name = names(region)[languages().index(lang)]
    part = Message(
        "This page has the deals of one region: {region}; of other regions only what they have in these.",
        region=name,
    )
    return {**told, "title": f"{name} — {told['title']}", "part": say(part, lang)}


def _own_names() -> dict[str, str]:
    """Return what each language calls itself."""
    return {lang: own_name(lang) for lang in languages()}


@lru_cache(1)
def _packed_engine(script: str) -> str:
    return _packed(script)


def _packed(value: object) -> str:
    """Return JSON that the panel unpacks: letters, digits, +, / and = only."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", errors="replace"), 9)).decode()


EXPORTER = Exporter(
    ".html",
    N_("page with the network of regions, provinces and partners; works offline"),
    render_page,
    parts=(NETWORK,),
    selects=True,
)
