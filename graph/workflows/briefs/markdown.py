"""A brief as Markdown, its notes as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.workflows.briefs.model import Brief, Cited, Note, Paragraph, Run
from graph.workflows.briefs.numbering import Numbering

#: What would mean something in Markdown or in the HTML that it may hold.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")


def to_markdown(brief: Brief) -> bytes:
    """Return a brief as Markdown; without its pictures, which a text cannot hold."""
    notes = Numbering()
    lines = list(_lines(brief, notes))
    lines += [f"[^{number}]: {_note(note)}" for number, note in notes.all]
    lines += ["", f"## {link_text(brief.appendix_title)}", "", "| | |", "|---|---|"]
    lines += [f"| {link_text(name)} | `{id_.replace('`', '')}` |" for name, id_ in brief.appendix]
    return "\n".join([*lines, "", link_text(brief.foot), ""]).encode()


def _lines(brief: Brief, notes: Numbering) -> Iterator[str]:
    yield from (link_text(brief.kicker), "", f"# {link_text(brief.title)}", "")
    if brief.lead.text:
        yield from (_paragraph(brief.lead, notes), "")
    for section in brief.sections:
        yield from (f"## {link_text(section.title)}", "")
        for paragraph in section.paragraphs:
            start = "- " if paragraph.kind == "bullet" else ""
            yield start + _paragraph(paragraph, notes)
            if paragraph.kind == "text":
                yield ""
        yield ""


def _paragraph(paragraph: Paragraph, notes: Numbering) -> str:
    return "".join(_run(run, notes) for run in paragraph.runs)


def _run(run: Run, notes: Numbering) -> str:
    text = link_text(run.text)
    number = notes.number(run.note)
    return (f"**{text}**" if run.strong else text) + (f"[^{number}]" if number else "")


def _note(note: Note) -> str:
    return "; ".join(_cited(cited) for cited in note)


def _cited(cited: Cited) -> str:
    if cited.address:
        address = cited.address.replace("(", "%28").replace(")", "%29")
        return f"[{link_text(cited.words)}]({address})"
    return link_text(cited.words)


def link_text(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
