"""What a folder of tables begins with: how to read them, and what each holds."""

from __future__ import annotations

from collections.abc import Sequence

from graph.export.package.tables import Table
from graph.releases import Release, release_text
from graph.texts import BASE, say, translate
from schema.messages import N_, Message

_ROWS = N_("{table}: {count} rows. {meaning}")


def tables_readme(
    head: Sequence[str], tables: Sequence[Table], suffix: str, releases: Sequence[Release], lang: str
) -> str:
    """Return the page; ``head`` is its title and what is said below it, marked texts."""
    title, *texts = (translate(text, lang) for text in head)
    lines = [f"# {title}", "", *(line for text in texts for line in (text, ""))]
    lines += [f"- {_told(table, suffix, lang)}" for table in tables]
    if releases:
        lines += ["", release_text(releases, lang)]
    return "\n".join(lines) + "\n"


def _told(table: Table, suffix: str, lang: str) -> str:
    meaning = table.words[lang] if lang in table.words else table.words[BASE]
    file = f"`{table.name}{suffix}`"
    return say(Message(_ROWS, table=file, count=len(table.rows), meaning=meaning), lang)
