"""The source that a row rests on: one for the whole table, or the page that the row names."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from loaders.table_mapping.fields import fields_of
from loaders.table_mapping.made import Made, Result, differing_message, merged
from loaders.table_mapping.names_to_ids import slug_of, transliterated
from loaders.table_mapping.rows import Row
from schema.messages import Message

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 60


def make_source(row: Row, layer: str, result: Result) -> str | None:
    """Return the id of the source of a row; None for a fault, which is noted."""
    target, before = row.mapping.source, len(row.faults)
    known = fields_of("source")
    record: dict[str, Any] = {}
    for key, expressions in target.fields.items():
        if key == "id":
            continue
        values = [v for e in expressions for v in row.values(e, known[key])]
        if values:
            record[key] = values if known[key].list else values[0]
    for key in ("date",):
        if key not in record and len(row.faults) == before:
            row.fail(
                target.fields.get(key, (None,))[0], Message("the source has no date: when it was published")
            )
    title = record.get("ru") or record.get("en") or record.get("zh") or record.get("url")
    if not title and len(row.faults) == before:
        row.fail(
            target.fields.get("ru", target.fields.get("en", (None,)))[0], Message("the source has no title")
        )
    if len(row.faults) > before:
        return None
    file, sheet = row.table.file, row.table.grid.sheet
    record = {**_titles(record, file), **record}
    if not _varies(row):
        record |= {lang: _with_file(record[lang], file) for lang in ("ru", "en")}
    record.setdefault("locator_ru", f"{'sheet:лист' if sheet else 'row'}/номер строки в файле {file}")
    record.setdefault("locator_en", f"{'sheet:name' if sheet else 'row'}/number of the row in {file}")
    id_ = _id(row, record, layer)
    made = result.sources.get(id_)
    if made is None:
        result.sources[id_] = Made("source", id_, {"id": id_, **record}, row.number)
        return id_
    for key, old, value in merged(made.record, record):
        row.fail(target.fields.get(key, (None,))[0], differing_message(key, value, old, made.row))
    return id_


def _titles(record: dict[str, Any], file: str) -> dict[str, str]:
    """Return titles for the languages in which the source has none."""
    if record.get("url"):
        host = urlsplit(str(record["url"])).hostname or file
        return {"ru": f"Страница {host}", "en": f"Page of {host}"}
    if "en" not in record and "ru" in record:
        return {"en": transliterated(str(record["ru"]))}
    return {"ru": str(record.get("en") or f"Таблица «{file}»"), "en": f'Table "{file}"'}


def _id(row: Row, record: dict[str, Any], layer: str) -> str:
    """Return the id that is given, else one of its address or title; a lone one is called as the layer."""
    target = row.mapping.source
    if target.fields.get("id"):
        given = str(row.raw(target.fields["id"][0]) or "")
        if given:
            return given if given.startswith("source:") else f"source:{slug_of([given])}"
    if not _varies(row):
        return f"source:{layer}"
    if record.get("url"):
        address = urlsplit(str(record["url"]))
        words = _WORD.findall(f"{address.hostname or ''} {address.path} {address.query}".casefold())
        return f"source:web-{'-'.join(word for word in words if word != 'www')[:_LONGEST].strip('-')}"
    return f"source:{slug_of([str(record.get('ru')), str(record.get('en'))])}"


def _varies(row: Row) -> bool:
    """Tell whether rows name sources of their own; else the table itself is the source."""
    return any(e.columns for expressions in row.mapping.source.fields.values() for e in expressions)


def _with_file(title: str, file: str) -> str:
    return title if file in title else f"{title} ({file})"
