r"""The network page: one HTML file that works offline, with pyvis as the engine of its picture.

pyvis makes the picture and brings vis-network; of its page only those two scripts are kept, so nothing of a
CDN is left. Positions come from :mod:`graph.export.page.layout`. Nothing of the data is ever written as
markup: it stands in the page compressed (zlib in base64, a quarter of its size), the panel builds its
elements with ``textContent``, and a Content-Security-Policy allows only the scripts of this very file, by
their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from pyvis.network import Network

from graph.export.context import ExportContext, Exporter
from graph.export.page.data import mark_of, page_tables, resource
from graph.export.page.labels import names
from graph.export.page.pairs import STATES, TYPES
from graph.export.page.texts import OWN_NAME, TEXTS
from graph.model import PropertyGraph
from graph.releases import release_text
from graph.texts import languages, translate, translated
from schema.errors import ArgunError, UsageError
from schema.messages import N_, Message

#: Above this vis-network gets slow in common browsers.
MAX_PAIRS = 10_000
#: Colour and shape of each type of node: never colour alone.
SHAPES = {
    "Region": ("#1f4e8c", "dot"),
    "Province": ("#a3195b", "square"),
    "Country": ("#4b5563", "triangleDown"),
    "Company": ("#5a4a9c", "diamond"),
    "University": ("#0b7285", "triangle"),
    "Organisation": ("#7a5c1e", "hexagon"),
}
#: Colour and dashes (strokes and gaps in pixels) of what most points of a pair are.
COLOURS: dict[str, tuple[str, list[int]]] = {
    "operating": ("#2a9d5c", []),
    "building": ("#e8a200", [14, 4]),
    "announced": ("#8d959e", [2, 5]),
    "halted": ("#d6432f", [6, 6]),
}
#: Width of a line in pixels: that of no points, of one point more, and the widest.
WIDTH = (0.8, 2.0, 9.0)
FONT = 'Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", sans-serif'
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
<noscript>{table}</noscript>
<main>
<div id="mynetwork" role="img" aria-label="{picture}"></div>
<aside>
<h1 data-text="title">{title}</h1>
<div role="group">{buttons}</div>
<input type="search" id="search" autocomplete="off">
<div id="results" aria-live="polite"></div>
<div id="legend"></div>
<label><input type="checkbox" id="all"><span data-text="all"></span></label>
<p class="small" data-text="intro"></p>{release}
<section id="details" aria-live="polite"></section>
</aside>
</main>
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
    tables = page_tables(graph, context)
    if len(tables["pairs"]) > MAX_PAIRS:
        raise UsageError(
            "the network page would have {pairs} pairs, more than {most}; "
            "take one region (argun export network --region …), or graphml or gexf with Gephi",
            pairs=len(tables["pairs"]),
            most=MAX_PAIRS,
        )
    texts, style = {lang: _texts(graph, lang) for lang in languages()}, resource("panel.css")
    scripts = [*engine_scripts(tables, context), resource("panel.js")]
    drawn = {"shapes": SHAPES, "colours": COLOURS, "width": WIDTH, "texts": texts}
    spoken = {"lang": context.lang, "languages": languages()}
    return _PAGE.format(
        lang=context.lang,
        policy=_policy(scripts, style),
        title=texts[context.lang]["title"],
        picture=texts[context.lang]["picture"],
        style=style,
        table=_marks_table(graph, context),
        release=_release(graph, context),
        buttons="".join(f'<button data-lang="{x}">{y}</button>' for x, y in _own_names().items()),
        data=_packed({**tables, **drawn, **spoken}),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    ).encode("utf-8", errors="replace")


def engine_scripts(tables: Mapping[str, Any], context: ExportContext) -> list[str]:
    """Return vis-network and the drawing of the first picture, as pyvis makes them."""
    net = Network(directed=True, cdn_resources="in_line", heading="", select_menu=False, filter_menu=False)
    lang = languages().index(context.lang)
    for number, (_, type_, shown, labels, _, x, y, size, _, first) in enumerate(tables["nodes"]):
        if first:
            colour, shape = SHAPES[TYPES[type_]]
            text = (labels or shown)[lang]
            net.add_node(number, label=text, shape=shape, color=colour, size=size, x=x, y=y)
    for number, (source, target, points, state, _, first) in enumerate(tables["pairs"]):
        if first:
            colour, dashes = COLOURS[STATES[state]]
            width = min(WIDTH[2], WIDTH[0] + WIDTH[1] * points)
            net.add_edge(
                source, target, id=number, arrows="", color=colour, width=width, dashes=dashes or False
            )
    net.options = _options()
    scripts = [_SOURCE_MAP.sub("", script).strip() for script in _SCRIPT.findall(net.generate_html())]
    engine = [script for script in scripts if "vis-network" in script[:500]]
    drawing = [script for script in scripts if "function drawGraph()" in script]
    if len(engine) != 1 or len(drawing) != 1:
        raise ArgunError(Message("pyvis made a page of an unknown form; install pyvis 0.3.2"))
    return [*engine, *drawing]


def _options() -> dict[str, Any]:
    return {
        "nodes": {
            "font": {"size": 12, "face": FONT, "strokeWidth": 3, "strokeColor": "#ffffff", "vadjust": -2},
            "borderWidth": 0,
            "labelHighlightBold": False,
        },
        "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0},
        "layout": {"improvedLayout": False},
        "physics": {"enabled": False},
        "interaction": {
            "hideEdgesOnDrag": True,
            "hideEdgesOnZoom": True,
            "dragNodes": False,
            "hover": False,
            "tooltipDelay": 150,
        },
    }


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    rest = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; {rest}"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _release(graph: PropertyGraph, context: ExportContext) -> str:
    told = release_text(graph.releases, context.lang)
    return f'\n<p class="small" data-text="release">{escape(told)}</p>' if told else ""


def _texts(graph: PropertyGraph, lang: str) -> dict[str, str]:
    """Return what the page says in a language, in which its reader may have it."""
    return {**translated(TEXTS, lang), "release": release_text(graph.releases, lang)}


def _own_names() -> dict[str, str]:
    """Return what each language calls itself."""
    return {lang: translate(OWN_NAME, lang) for lang in languages()}


def _packed(value: object) -> str:
    """Return JSON that the panel unpacks: letters, digits, +, / and = only."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", errors="replace"), 9)).decode()


def _marks_table(graph: PropertyGraph, context: ExportContext) -> str:
    """Return the marks as a plain table, best first; regions without a mark last."""
    texts = translated(TEXTS, context.lang)
    head = [texts["rank"], *_own_names().values(), texts["mark"], texts["range"]]
    regions = [node for node in graph.nodes if node.label == "Region"]
    lines = []
    for node in sorted(regions, key=lambda node: (int(str(node.properties.get("rank", 10**6))), node.id)):
        rank, mark = str(node.properties.get("rank", "–")), str(mark_of(node) or "–")
        score = context.scores.get(node.id)
        cells = [rank, *names(node), mark, f"{score.low:.1f}–{score.high:.1f}" if score else "–"]
        lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    first = "".join(f'<th scope="col">{title}</th>' for title in head)
    return (
        f"<h1>{texts['table']}</h1><table><tr>{first}</tr>\n"
        + "\n".join(lines)
        + "</table>"
        + _release(graph, context)
    )


EXPORTER = Exporter(
    ".html",
    N_("page with the network of regions, provinces and partners; works offline"),
    render_page,
)
