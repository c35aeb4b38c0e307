"""The page that leads to the files of the main job; readable without scripts and without a network."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.workflows.texts import texts
from graph.workflows.workspace import Workspace

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:left;border-bottom:1px solid #8884}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}:root{color-scheme:light dark}"
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the output directory and what it holds."""

    name: str
    en: str
    ru: str


def index_page(
    workspace: Workspace, marks: Sequence[dict[str, Any]], files: Sequence[FileEntry], lang: str
) -> str:
    """Return the page as HTML."""
    words = texts("index", lang)
    s = workspace.statements
    counts = words["intro"].format(
        e=len(s.entities), t=len(s.ties), v=s.evidence_count, o=len(s.observations)
    )
    listed = "".join(
        f'<li><a href="{html.escape(f.name)}">{html.escape(f.name)}</a>: '
        f"{html.escape(f.ru if lang == 'ru' else f.en)}</li>"
        for f in files
    )
    heads = "".join(f"<th>{words[key]}</th>" for key in ("rank", "place", "mark", "score", "interval"))
    rows = "".join(
        f'<tr><td class="n">{m["rank"]}</td><td>{html.escape(m["name"])}</td><td class="n">{m["mark"]}</td>'
        f'<td class="n">{m["score"]:.2f}</td><td class="n">{m["low"]:.2f}–{m["high"]:.2f}</td></tr>'
        for m in marks
    )
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{words["title"]}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body><main>\n'
        f"<h1>{words['title']}</h1>\n<p>{counts}</p>\n<h2>{words['files']}</h2>\n<ul>{listed}</ul>\n"
        f"<h2>{words['marks']}</h2>\n<table><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>\n</main></body>\n</html>\n"
    )
