"""What is known of a document before it is reviewed: title, date, publisher, and the source it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.names.scripts import has_chinese, has_cyrillic
from graph.statements.records import Statements
from loaders.documents.registry import text_of
from loaders.documents.text import About
from loaders.review.item import Item
from loaders.review.queue import Origin, hash_of
from loaders.table_mapping.names_to_ids import slug_of, transliterated
from schema.errors import ArgunError, UsageError
from schema.files import read_bytes
from schema.messages import Message
from schema.values import clean_date, date_bounds, one_line
from schema.wording import seen

_EARLIER, _DEFAULT = "before", "default"
#: A title that is longer is the beginning of the text.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of a document; what is None or empty is taken from the document."""

    kind: str | None = None
    source: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    periods: Mapping[str, str] = field(default_factory=dict)


def origin_of(path: Path, items: Sequence[Item], asked: Asked, statements: Statements) -> Origin:
    """Return what the layer of a document cites: a source of the data, or a new one.

    Raises
    ------
    UsageError
        The document does not tell its date, and nobody says it.
    """
    found = hash_of(read_bytes(path))
    columns = sorted({str(item.passage.column) for item in items if item.passage.column})
    kind = asked.kind or ("rating" if any(item.passage.region for item in items) else "text")
    slug = slug_of([path.stem])
    id_ = asked.source if (asked.source or "").startswith("source:") else f"source:{asked.source or slug}"
    layer = slug_of([f"review {str(id_).partition(':')[2]}"])
    if id_ in statements.entities:
        told = _known(str(id_), statements)
        periods = dict(told.get("periods") or {})
        if missing := [column for column in columns if column not in periods]:
            # An edition that has only its marks so far declares its periods, and nothing cites it.
            periods |= _periods(missing, str(told.get("date") or asked.date or ""), asked.periods)
            told["periods"] = dict(sorted(periods.items()))
        return Origin(path.name, found, kind, layer, told, known=True)
    about = _about(path)
    date = asked.date or about.date
    if not date:
        raise UsageError("{file} does not tell its date; say it: --date 2026-05-28", file=path.name)
    told = {
        "id": id_,
        **_titles(asked.title or about.title or path.name),
        **_publisher(asked.publisher or about.publisher),
        "date": clean_date(date),
        **({"language": about.language} if about.language else {}),
        **({"url": asked.url} if asked.url else {}),
        "periods": dict(_periods(columns, clean_date(date), asked.periods)),
    }
    return Origin(path.name, found, kind, layer, told)


def _about(path: Path) -> About:
    """Return what a document says of itself; one that cannot be read may have given its candidates before."""
    try:
        return text_of(path).about
    except ArgunError:
        return About()


def _known(id_: str, statements: Statements) -> dict[str, Any]:
    """Return what the data say of a source, with the periods that its evidence has."""
    entity = statements.entities[id_]
    cited = (e for tie in statements.ties.values() for e in tie.evidence if e.source_id == id_)
    periods = {e.locator.split("/")[1]: e.period for e in cited if e.locator.count("/") == 2}
    date = {"date": entity.properties["date"]} if "date" in entity.properties else {}
    return {
        "id": id_,
        **entity.names,
        **date,
        **({"periods": dict(sorted(periods.items()))} if periods else {}),
    }


def _titles(title: str) -> dict[str, str]:
    """Return a title in both languages of the data: as it stands where it is in one, else what it names."""
    title = _shown(title)
    found = {"ru": f"Документ «{title}»", "en": f'Document "{title}"'}
    if has_cyrillic(title):
        return {"ru": title, "en": f'Document "{transliterated(title)}"'}
    if has_chinese(title):
        return {"ru": "Документ на китайском языке", "en": "Document in Chinese", "zh": title}
    return {**found, "en": title}


def _publisher(name: str | None) -> dict[str, str]:
    return {"publisher_ru" if has_cyrillic(name) else "publisher_en": _shown(name)} if name else {}


def _shown(text: str) -> str:
    """Return what a document says of itself as the dataset keeps it."""
    return one_line(seen(text))[:_LONGEST]


def _periods(columns: Iterable[str], date: str, asked: Mapping[str, str]) -> dict[str, str]:
    """Return the period of each column, or that of the whole.

    A rating of June 2027 reports in its later column the time from June 2026 to May 2027, and in the earlier
    one what was before: so the editions of the past.
    """
    columns = list(columns)
    if not columns:
        return {_DEFAULT: clean_date(asked.get(_DEFAULT, f"/{date}"))}
    found = {column: asked[column] for column in columns if column in asked}
    if missing := [column for column in columns if column not in found]:
        if "-" not in date:
            how = " ".join(f"--period {column}=2026-06/2027-05" for column in missing)
            text = Message("the periods of its columns are not known; say them: {how}", how=how)
            raise UsageError(text)
        day = date_bounds(date)[0]
        month = day.year * 12 + day.month - 1
        year_ago, last, before = (f"{m // 12}-{m % 12 + 1:02}" for m in (month - 12, month - 1, month - 13))
        found |= {c: f"/{before}" if c == _EARLIER else f"{year_ago}/{last}" for c in missing}
    return {column: clean_date(found[column]) for column in columns}
