"""An edition of the rating as records of a dataset: its source, and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.statements.marks import latest_edition
from graph.statements.records import Statements
from graph.texts import languages, say
from loaders.documents.rating import Rating
from loaders.documents.rating.model import AFTER, BEFORE
from loaders.manifest import MANIFEST
from schema.errors import UsageError
from schema.messages import Message, counted
from schema.reader import read_schema
from schema.values import date_bounds
from schema.yaml_text import written_yaml

#: The first line of the manifest: by it the next import knows the layer as its own.
MADE_BY = "# Made by argun import edition: the next import into this folder writes its files anew."
_MOST_NAMED = 5


def edition_name(date: str) -> str:
    """Return what an edition, its source and its layer are called.

    Examples
    --------
    >>> edition_name("2027-06")
    'rating-2027'
    """
    return f"rating-{date[:4]}"


def edition_files(rating: Rating, date: str, name: str, known: Statements) -> dict[str, bytes]:
    """Return the files of the layer that holds an edition, by name.

    Raises
    ------
    UsageError
        The data have an edition or a source of the name, or the rating gives no mark.
    """
    source, edition = f"source:{name}", f"edition:{name}"
    for id_ in (source, edition):
        if id_ in known.entities:
            raise UsageError("{id} is in the data already; choose another name with --name", id=id_)
    marks = {r.id.partition(":")[2]: _plain(r.mark) for r in rating.regions if r.mark is not None}
    if not marks:
        raise UsageError(
            "the rating gives no mark (argun read rating FILE --what regions lists what it gives)"
        )
    title = {
        lang: say(Message("Rating of regions, edition of {date}", date=date), lang) for lang in languages()
    }
    language, printed = rating.text.about.language, rating.text.about.title
    about: dict[str, Any] = {"id": source, **title, "date": date}
    if language in title:
        about |= {"language": language} | ({language: printed} if printed else {})
    if rating.periods:
        about["periods"] = dict(sorted(rating.periods.items()))
    ordinals = [int(str(e.properties["ordinal"])) for e in known.entities.values() if e.type == "Edition"]
    names = {lang: title[lang] for lang in read_schema().languages("edition")}
    told = {"id": edition, "ordinal": max(ordinals, default=0) + 1, "date": date, **names, "source": source}
    manifest = {"format": 1, "name": name, **title}
    return {
        MANIFEST: f"{MADE_BY}\n{written_yaml(manifest)}".encode(),
        "sources.yaml": written_yaml({"sources": [about]}).encode(),
        "editions.yaml": written_yaml(
            {"editions": [{**told, "marks": dict(sorted(marks.items()))}]}
        ).encode(),
    }


def edition_notes(rating: Rating, date: str, known: Statements) -> Iterator[Message]:
    """Yield what is worth saying of an edition: periods that are missing, earlier marks that differ."""
    for column in (BEFORE, AFTER):
        if column not in rating.periods:
            yield Message(
                'the heads of the table do not tell the period of "{column}"; add it to the periods of '
                "the source",
                column=column,
            )
    earlier = {i: e for i, e in known.editions.items() if date_bounds(e.date)[1] < date_bounds(date)[0]}
    last = latest_edition(earlier)
    yield from _differing(rating, last.id, last.marks) if last else ()


def _differing(rating: Rating, edition: str, marks: Mapping[str, float]) -> Iterator[Message]:
    """Yield the marks of the edition before that the document tells otherwise than the data."""
    told = {r.id: r.previous_mark for r in rating.regions if r.previous_mark is not None}
    differing = [id_ for id_ in sorted(told) if marks.get(id_) not in (None, told[id_])]
    for id_ in differing[:_MOST_NAMED]:
        yield Message(
            "{region}: the document gives {told} for {edition}, the data have {known}",
            region=id_, told=_plain(told[id_] or 0), edition=edition, known=_plain(marks[id_]),
        )  # fmt: skip
    if len(differing) > _MOST_NAMED:
        yield counted(
            "{count} more earlier mark differs",
            "{count} more earlier marks differ",
            len(differing) - _MOST_NAMED,
        )
    without = sorted(told.keys() - marks.keys())
    if without:
        yield counted(
            "{count} region has an earlier mark in the document but not in {edition}: {regions}",
            "{count} regions have earlier marks in the document but not in {edition}: {regions}",
            len(without),
            edition=edition,
            regions=without[:_MOST_NAMED],
        )


def _plain(mark: float) -> Any:
    """Return a whole mark without its point."""
    return int(mark) if mark == int(mark) else mark
