"""The page that leads to the files of the main job; readable without scripts and without a network."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.releases import release_text
from graph.texts import say, translate
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "overflow-wrap:break-word}"
    "table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:left;border-bottom:1px solid #8884}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}:root{color-scheme:light dark}"
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEADS = (N_("Rank"), N_("Region"), N_("Mark"), N_("Score"), N_("Interval"))


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the output directory and what it holds, in the language of the page."""

    name: str
    text: str


def index_page(
    workspace: Workspace, marks: Sequence[dict[str, Any]], files: Sequence[FileEntry], lang: str
) -> str:
    """Return the page as HTML."""
    title, files_head, marks_head = (
        html.escape(translate(text, lang))
        for text in (N_("Argun: Russia-China regional ties"), N_("Files"), N_("Marks"))
    )
    listed = "".join(f"<li>{_file(entry, lang)}</li>" for entry in files)
    heads = "".join(f"<th>{html.escape(translate(head, lang))}</th>" for head in _HEADS)
    rows = "".join(
        f'<tr><td class="n">{m["rank"]}</td><td>{html.escape(m["name"])}</td><td class="n">{m["mark"]}</td>'
        f'<td class="n">{m["score"]:.2f}</td><td class="n">{m["low"]:.2f}–{m["high"]:.2f}</td></tr>'
        for m in marks
    )
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body><main>\n'
        f"<h1>{title}</h1>\n<p>{_intro(workspace, lang)}</p>\n"
        f"<h2>{files_head}</h2>\n<ul>{listed}</ul>\n"
        f"<h2>{marks_head}</h2>\n<table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>\n<p>{html.escape(release_text(workspace.releases, lang))}</p>\n"
        f"</main></body>\n</html>\n"
    )


def _file(entry: FileEntry, lang: str) -> str:
    name = html.escape(entry.name)
    link = f'<a href="{name}">{name}</a>'
    return say(Message("{file}: {content}", file=link, content=html.escape(entry.text)), lang)


def _intro(workspace: Workspace, lang: str) -> str:
    statements = workspace.statements
    text = Message(
        "{entities} entities, {ties} ties, {evidence} pieces of evidence, {observations} observations. No "
        "published mark goes into these marks. Each mark is explained by {command}.",
        entities=len(statements.entities),
        ties=len(statements.ties),
        evidence=statements.evidence_count,
        observations=len(statements.observations),
        command="<code>argun explain ID</code>",
    )
    return say(text, lang)
