r"""The network page: one HTML file that works offline, with pyvis as the engine of its picture.

pyvis makes the picture and brings vis-network; of its page only those two scripts are kept, so nothing of a
CDN is left. Positions come from :mod:`graph.export.layout`. Nothing of the data is ever written as markup:
it stands in JSON with ``<`` as ``\u003c``, the panel builds its elements with ``textContent``, and a
Content-Security-Policy allows only the scripts of this very file, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources
from typing import Any

from graph.export.backbone import first_picture
from graph.export.context import LANGS, ExportContext
from graph.export.layout import lay_out
from graph.export.page_data import names, node_rows, radii, room, tie_tables
from graph.export.pairs import HEALTHS, TYPES, Pair, read_pairs
from graph.model import PropertyGraph
from schema.errors import ArgunError, UsageError
from schema.yaml_text import parse_yaml

#: Above this vis-network gets slow in common browsers.
MAX_PAIRS = 10_000
STAGES = ("discussed", "agreed", "building", "operating", "held", "planned", "dropped")
#: Colour and shape of each type of node: never colour alone.
SHAPES = {
    "Region": ("#1f4e8c", "dot"),
    "Province": ("#a3195b", "square"),
    "Company": ("#5a4a9c", "diamond"),
    "University": ("#0b7285", "triangle"),
    "Organisation": ("#7a5c1e", "hexagon"),
}
#: Colour and dashes of each health of a pair.
COLOURS: dict[str, tuple[str, bool]] = {
    "none": ("#b4bac1", False),
    "active": ("#2a9d5c", False),
    "ended": ("#6b7f99", False),
    "slow": ("#e8a200", False),
    "stalled": ("#d6432f", True),
    "cancelled": ("#3a3a3a", True),
}
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
<p class="small" data-text="intro"></p>
<section id="details" aria-live="polite"></section>
</aside>
</main>
<script type="application/json" id="argun-data">{data}</script>
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
    pairs = read_pairs(graph)
    if len(pairs) > MAX_PAIRS:
        raise UsageError(
            f"the network page would have {len(pairs)} pairs, more than {MAX_PAIRS}; "
            "export a part of the graph, or use graphml or gexf with Gephi"
        )
    tables = page_tables(graph, pairs, context)
    texts = _texts()
    scripts = [*engine_scripts(tables, context), _resource("panel.js")]
    style = _resource("panel.css")
    return _PAGE.format(
        lang=context.lang,
        policy=_policy(scripts, style),
        title=texts["title"][context.lang],
        picture=texts["picture"][context.lang],
        style=style,
        table=_marks_table(graph, context, texts),
        buttons="".join(f'<button data-lang="{x}">{y}</button>' for x, y in _LANGUAGE_NAMES.items()),
        data=_json({**tables, "texts": texts, "lang": context.lang}),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    ).encode("utf-8", errors="replace")


_LANGUAGE_NAMES = {"ru": "Русский", "en": "English", "zh": "中文"}


def page_tables(graph: PropertyGraph, pairs: Sequence[Pair], context: ExportContext) -> dict[str, Any]:
    """Return everything that the page shows, as lists (see :mod:`graph.export.page_data`)."""
    first = first_picture(pairs)
    nodes = {node.id: node for node in graph.nodes}
    sizes = radii(pairs, first, context)
    places = lay_out(first, pairs, {id_: room(nodes[id_], sizes[id_]) for id_ in sizes}, context.clusters)
    ids = sorted(sizes)
    index = {id_: number for number, id_ in enumerate(ids)}
    shown = {pair.key for pair in first}
    tie_index = {id_: n for n, id_ in enumerate(sorted({r.id for pair in pairs for r in pair.ties}))}
    rows = [
        [
            index[p.region_id],
            index[p.other_id],
            p.weight,
            HEALTHS.index(p.health),
            [tie_index[r.id] for r in p.ties],
            int(p.key in shown),
        ]
        for p in pairs
    ]
    return {
        "nodes": node_rows(graph, pairs, first, places, context),
        "pairs": rows,
        **tie_tables(graph, pairs),
        "types": TYPES,
        "stages": STAGES,
        "healths": HEALTHS,
        "shapes": SHAPES,
        "colours": COLOURS,
    }


def engine_scripts(tables: Mapping[str, Any], context: ExportContext) -> list[str]:
    """Return vis-network and the drawing of the first picture, as pyvis makes them."""
    from pyvis.network import Network  # imports IPython

    net = Network(directed=True, cdn_resources="in_line", heading="", select_menu=False, filter_menu=False)
    lang = LANGS.index(context.lang)
    for number, row in enumerate(tables["nodes"]):
        _, type_, shown, labels, _, x, y, size, _, first, _ = row
        if first:
            colour, shape = SHAPES[TYPES[type_]]
            text = (labels or shown)[lang]
            net.add_node(number, label=text, shape=shape, color=colour, size=size, x=x, y=y)
    for number, (source, target, weight, health, _, first) in enumerate(tables["pairs"]):
        if first:
            colour, dashes = COLOURS[HEALTHS[health]]
            width = min(8, 0.7 + weight / 4)
            net.add_edge(source, target, id=number, arrows="", color=colour, width=width, dashes=dashes)
    net.options = _options()
    scripts = [_SOURCE_MAP.sub("", script).strip() for script in _SCRIPT.findall(net.generate_html())]
    engine = [script for script in scripts if "vis-network" in script[:500]]
    drawing = [script for script in scripts if "function drawGraph()" in script]
    if len(engine) != 1 or len(drawing) != 1:
        raise ArgunError("pyvis made a page of a form that is not known; install pyvis 0.3.2")
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


def _json(value: object) -> str:
    """Return JSON that can stand in a script element: no ``<`` is left, nor a line separator."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _marks_table(graph: PropertyGraph, context: ExportContext, texts: Mapping[str, Any]) -> str:
    """Return the marks as a plain table, best first; regions without a mark last."""
    lang = context.lang
    found = [(node, context.scores.get(node.id)) for node in graph.nodes if node.label == "Region"]
    head = [texts["rank"][lang], "Русский", "English", "中文", texts["mark"][lang], texts["range"][lang]]
    lines = []
    for node, score in sorted(found, key=lambda i: (i[1].rank if i[1] else 10**6, i[0].id)):
        told = (score.rank, score.mark, f"{score.low:.1f}–{score.high:.1f}") if score else ("–", "–", "–")
        cells = [str(told[0]), *names(node), str(told[1]), told[2]]
        lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    first = "".join(f'<th scope="col">{title}</th>' for title in head)
    return f"<h1>{texts['table'][lang]}</h1><table><tr>{first}</tr>\n" + "\n".join(lines) + "</table>"


def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = parse_yaml(_resource("texts.yaml"))
    return texts


def _resource(name: str) -> str:
    return (resources.files("graph.export") / "page" / name).read_text(encoding="utf-8").strip()
