"""From an export of sanctions, however large, to a small table: a row an act against a company of the data.

The file is read a line at a time and only what may be a company of the data is kept, so the memory that is
needed follows from the data and not from the export. What the rows become a mapping says, as for any table.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.progress import Progress
from graph.statements.records import Statements
from loaders.sanctions.csv_export import read_csv
from loaders.sanctions.json_export import read_json, sanctions_of
from loaders.sanctions.listed import Designation, Listed
from loaders.sanctions.matching import Companies, Match
from loaders.table_mapping.names_to_ids import transliterated
from loaders.tables.grid import Cell, Grid, TableError, at_place, place_of
from schema.files import read_lines
from schema.messages import N_, Message, counted
from schema.values import LONGEST_ID

HEAD = (
    "id",
    "name",
    "company",
    "matched_by",
    "authority",
    "programme",
    "key",
    "list",
    "start",
    "end",
    "first_seen",
    "exported",
)
_READING, _STEP, _MEGABYTE = N_("MB of the export"), 20_000, 2**20
_LETTERS = re.compile(r"[a-z0-9]+")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")


@dataclass
class _Kept:
    """What is kept of an export while it is read."""

    found: list[tuple[Listed, Match]] = field(default_factory=list)
    bodies: int = 0
    others: int = 0
    exported: str = ""


def read_export(path: Path, statements: Statements, same: Mapping[str, str], progress: Progress) -> Grid:
    """Return a row for each act of an export against a company of the data, with what is left to be decided.

    ``same`` holds what the user has decided: entries by their id, and whom of the data each is, or nobody.

    Raises
    ------
    FileError, TableError
        It cannot be read, is no such export, or none of the companies of the data is surely in it.
    """
    companies = Companies(statements.entities.values(), same)
    is_json = _first(path).lstrip(b"\xef\xbb\xbf \t").startswith((b"{", b"["))
    read: Callable[[Path, Iterable[bytes]], Iterator[Listed | None]] = read_json if is_json else read_csv
    kept = _keep(read(path, _lines(path, progress)), companies)
    if is_json and not any(listed.designations for listed, _ in kept.found):
        ids = frozenset(listed.id for listed, _ in kept.found)
        acts = sanctions_of(path, _lines(path, progress), ids) if ids else {}
        kept.found = [(replace(p, designations=tuple(acts.get(p.id, ()))), m) for p, m in kept.found]
    _check_once(path, kept)
    taken, open_ = _sorted_out(kept.found)
    doubts = [_told(path, listed, match) for listed, match in open_]
    entries = Counter(match.company for _, match in taken)
    rows = [
        (listed.row, cells)
        for listed, match in taken
        for cells in _rows(listed, match, kept.exported, alone=entries[match.company] == 1)
    ]
    if not rows:
        raise TableError(
            counted(
                "{file}: the {count} company or body in it is not surely one of the data that an authority "
                "sanctions; nothing is written",
                "{file}: of the {count} companies and bodies in it none is surely one of the data that an "
                "authority sanctions; nothing is written",
                kept.bodies, file=path.name,
            ),
            doubts,
        )  # fmt: skip
    return Grid([(0, HEAD), *rows], head=0, lettered=False, notes=tuple(_notes(kept, len(taken), doubts)))


def _first(path: Path) -> bytes:
    first = next(read_lines(path), b"")
    if first.startswith(_PACKED):
        raise TableError("{file} is packed; unpack it first", file=path.name)
    if not first.strip():
        raise TableError("{file} is empty", file=path.name)
    return first


def _lines(path: Path, progress: Progress) -> Iterator[bytes]:
    done, total = 0, path.stat().st_size // _MEGABYTE
    for number, line in enumerate(read_lines(path), 1):
        done += len(line)
        if number % _STEP == 0:
            progress.step(Message(_READING), done // _MEGABYTE, total + 1)
        yield line
    progress.step(Message(_READING), total + 1, total + 1)


def _keep(parties: Iterable[Listed | None], companies: Companies) -> _Kept:
    kept = _Kept()
    for listed in parties:
        if listed is None:
            kept.others += 1
            continue
        kept.bodies += 1
        kept.exported = max(kept.exported, listed.last_seen)
        if match := companies.match(listed):
            kept.found.append((listed, match))
    return kept


def _check_once(path: Path, kept: _Kept) -> None:
    """Refuse two rows with one id: two exports were joined, or the file was changed."""
    rows: dict[str, int] = {}
    faults = []
    for listed, _ in kept.found:
        if rows.setdefault(listed.id, listed.row) != listed.row:
            text = Message('the id "{id}" stands in row {row}, too; each party of an export has one row',
                           id=listed.id, row=rows[listed.id])  # fmt: skip
            faults.append(at_place(place_of(path.name, "", listed.row), text))
    if faults:
        raise TableError(Message("{file} is no export as it was published:", file=path.name), faults)


def _sorted_out(
    found: list[tuple[Listed, Match]],
) -> tuple[list[tuple[Listed, Match]], list[tuple[Listed, Match]]]:
    """Return what is sure, and what is left to the reader: with a doubt, or of several under one name."""
    of_company: dict[str, list[tuple[Listed, Match]]] = defaultdict(list)
    taken, open_ = [], []
    for listed, match in found:
        if match.doubt or not _acts(listed):
            if match.doubt is None:
                match = replace(match, doubt=Message("the export names no programme of sanctions"))
            open_.append((listed, match))
        else:
            of_company[match.company].append((listed, match))
    for matches in of_company.values():
        sure = [pair for pair in matches if pair[1].sure]
        taken += sure or (matches if len(matches) == 1 else [])
        rest = [pair for pair in matches if pair not in sure] if sure else matches if len(matches) > 1 else []
        doubt = Message("several parties of the export have the name")
        open_ += [(listed, replace(match, doubt=doubt)) for listed, match in rest]
    return sorted(taken, key=lambda p: p[0].row), sorted(open_, key=lambda p: p[0].row)


def _acts(listed: Listed) -> list[Designation]:
    """Return the acts with an authority, those of one programme on several lists as one: since the first."""
    by_programme: dict[tuple[str, str], list[Designation]] = defaultdict(list)
    for act in listed.designations:
        if act.authority and act.programme:
            by_programme[act.authority, act.programme].append(act)
    return [_joined(by_programme[key]) for key in sorted(by_programme)]


def _joined(acts: list[Designation]) -> Designation:
    lists = sorted({act.list_name for act in acts if act.list_name})
    ends = [act.end for act in acts]
    return replace(
        acts[0],
        list_name="; ".join(lists),
        start=min((act.start for act in acts if act.start), default=""),
        end=max(ends) if all(ends) else "",
    )


def _rows(listed: Listed, match: Match, exported: str, *, alone: bool) -> Iterator[list[Cell]]:
    """Yield a row for each act; where a company has several entries, the key of each tells its own, too."""
    for act in _acts(listed):
        key = act.programme if alone else f"{act.programme} {listed.id}"
        told = (listed.id, listed.name, match.company, match.by, act.authority, act.programme, _key(key),
                act.list_name, act.start, act.end, listed.first_seen, exported)  # fmt: skip
        yield [text or None for text in told]


def _key(programme: str) -> str:
    """Return what tells the acts of one authority against one company apart: the programme as a slug."""
    return "-".join(_LETTERS.findall(transliterated(programme).casefold()))[:LONGEST_ID] or "programme"


def _told(path: Path, listed: Listed, match: Match) -> Message:
    text = Message('{id} "{name}" may be {company}, and is left out: {doubt}',
                   id=listed.id, name=listed.name, company=match.company, doubt=match.doubt)  # fmt: skip
    return at_place(place_of(path.name, "", listed.row), text)


def _notes(kept: _Kept, taken: int, doubts: list[Message]) -> Iterator[Message]:
    yield counted(
        "{count} entry of the export is a company of the data, by an identifier or a whole name",
        "{count} entries of the export are companies of the data, by an identifier or a whole name",
        taken,
    )
    yield from doubts
    if doubts:
        yield counted(
            "{count} is left to you; write what you know into a mapping of your own, with null for another "
            "company, and import with it: {example}",
            "{count} are left to you; write what you know into a mapping of your own, with null for another "
            "company, and import with it: {example}",
            len(doubts),
            example="{like: opensanctions, same: {NK-1234: company:example, NK-5678: null}}",
        )
    yield Message(
        "Left out: {bodies} other companies and bodies, none of the data, and {others} persons, ships and "
        "other things",
        bodies=kept.bodies - len(kept.found), others=kept.others,
    )  # fmt: skip
