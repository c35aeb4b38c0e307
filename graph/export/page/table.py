"""The regions with their partners as a plain table: what the page says where no script runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from graph.export.context import ExportContext, ScoreInterval
from graph.export.page.data import mark_of
from graph.export.page.labels import names, shown_names
from graph.export.page.pairs import Pair, read_pairs
from graph.export.page.texts import TEXTS
from graph.model import Node, PropertyGraph
from graph.texts import languages, say, translated
from schema.messages import Message

#: Partners of a region that are told; the page itself has all of them.
MOST = 8
_LONGEST = 200


def partners_table(graph: PropertyGraph, context: ExportContext) -> str:
    """Return the regions that have deals, best mark first, each with its partners, the strongest first."""
    nodes, of_region = {node.id: node for node in graph.nodes}, dict[str, list[Pair]]()
    for pair in read_pairs(graph):
        of_region.setdefault(pair.region_id, []).append(pair)
    texts = translated(TEXTS, context.lang)
    head = [texts[key] for key in ("rank", "region", "mark_head", "range", "partners")]
    order = sorted(of_region, key=lambda id_: (int(str(nodes[id_].properties.get("rank", 10**6))), id_))
    rows = [_row(nodes[id_], of_region[id_], nodes, context) for id_ in order]
    first = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "\n".join(rows)
    return f"<table><thead><tr>{first}</tr></thead><tbody>\n{lines}</tbody></table>"


def _row(node: Node, pairs: Sequence[Pair], nodes: Mapping[str, Node], context: ExportContext) -> str:
    score, others = context.scores.get(node.id), [_cut(name) for name in names(node)]
    own = others.pop(languages().index(context.lang))
    told = [
        say(_partner(pair, nodes, context.lang), context.lang)
        for pair in sorted(pairs, key=lambda p: p.order)
    ]
    if len(told) > MOST:
        told[MOST:] = [say(Message("and {count} more", count=len(told) - MOST), context.lang)]
    cells = [
        escape(str(node.properties.get("rank", "–"))),
        f"<strong>{escape(own)}</strong><br><small>{escape(' · '.join(others))}</small>",
        str(mark_of(node) or "–"),
        _range(score, context.lang) if score else "–",
        escape("; ".join(told)),
    ]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _range(score: ScoreInterval, lang: str) -> str:
    return f"{say(_decimal(score.low), lang)}–{say(_decimal(score.high), lang)}"


def _partner(pair: Pair, nodes: Mapping[str, Node], lang: str) -> Message:
    name = _cut(shown_names(nodes[pair.other_id])[languages().index(lang)])
    return Message(
        "{partner} – points: {points}, works: {works} of {deals}",
        partner=name,
        points=_decimal(pair.points),
        works=pair.works,
        deals=len(pair.deals),
    )


def _decimal(value: float) -> Message:
    whole, _, fraction = f"{value:.1f}".partition(".")
    return Message("{whole}.{fraction}", whole=whole, fraction=fraction)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
