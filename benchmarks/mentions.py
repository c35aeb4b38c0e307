"""How many of the things that the dataset tells of a passage are found in it, by type and half.

    python -m benchmarks.mentions --sources DIR [--errors FILE]

DIR has ``rating-2026.md``. The things are the ends of the ties that cite a paragraph (subject, target, what
they go over) and the regions and provinces that they count for as told. Left out are the section's own region
and country, and what cannot stand in the text: of whose names no word is there, by its first letters. Of a
party without a name it is asked whether the passage has a mention of one at all. ``--hide`` takes half
of the companies, universities and towns from the data: how many of their mentions are found as new names?
Rules are made with the development half in sight.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.extraction import places_of
from benchmarks.halves import DEVELOPMENT, MEASURING, half
from benchmarks.matching import SOURCE, place_of
from graph.statements.records import Entity, Statements
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents import read_documents
from loaders.extraction.candidate import Mention, Passage
from loaders.extraction.mentions import MentionFinder, regions_of
from loaders.extraction.reading import read_passages

FIRST, OTHER, MISSED = "first", "among others", "missed"
HIDDEN = ("Company", "University", "City")
_PLACES = ("Region", "Province", "City")
_KINDS = "область край республика округ автономный район город провинция пункт порт завод региона регион"
_WORD, _LETTERS = re.compile(r"[^\W\d_]{3,}"), 5
Found = Mapping[str, tuple[Passage, list[Mention]]]


def told(statements: Statements, places: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the ids that the ties tell of, by the place of the passage."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in statements.ties.values():
        provinces = {id_ for id_, basis in tie.provinces.items() if basis == "told"}
        ends = {id_ for id_ in (tie.source_id, tie.target_id, tie.via_id) if id_}
        for evidence in tie.evidence:
            if evidence.source_id == SOURCE and evidence.locator in places:
                found[places[evidence.locator]] |= ends | provinces | set(tie.regions)
    return found


def cases(
    statements: Statements, found: Found, ids: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield type, half, outcome and what was asked, for each thing of each passage."""
    for place, wanted in sorted(ids.items()):
        if place not in found:
            continue
        passage, mentions = found[place]
        first = {m.id for m in mentions}
        others = {id_ for m in mentions for id_ in m.others}
        for id_ in sorted(wanted - {str(passage.region), "country:RU"}):
            entity = statements.entities[id_]
            type_ = "unnamed" if entity.properties.get("named") is False else entity.type
            if type_ != "unnamed" and not may_stand(entity, passage.text):
                continue
            if type_ == "unnamed":
                outcome = FIRST if any(":unnamed-" in m.id for m in mentions) else MISSED
            else:
                outcome = FIRST if id_ in first else OTHER if id_ in others else MISSED
            yield (
                type_,
                half(str(passage.region)),
                outcome,
                f"{place}\t{id_}\t{entity.name('ru')}\t{passage.text}",
            )


def may_stand(entity: Entity, text: str) -> bool:
    """Tell whether a word of a name, other than one for a kind of place, begins as one of a text does."""
    there = {word[:_LETTERS] for word in _WORD.findall(text.casefold().replace("ё", "е"))}
    names = " ".join((*entity.names.values(), *entity.aliases)).casefold().replace("ё", "е")
    own = {word[:_LETTERS] for word in _WORD.findall(names)}
    common = {word[:_LETTERS] for word in _KINDS.split()} if entity.type in _PLACES else set()
    return not (own - common).isdisjoint(there)


def table(asked: Sequence[tuple[str, str, str, str]]) -> Iterator[str]:
    """Yield the lines of the table."""
    counts = Counter((type_, half_, outcome) for type_, half_, outcome, _ in asked)
    yield f"{'type':16}" + "".join(f"{h:>12}: {FIRST}/{OTHER}/{MISSED}" for h in (DEVELOPMENT, MEASURING))
    for type_ in [*sorted({type_ for type_, _, _ in counts}), "all"]:
        cells = []
        for half_ in (DEVELOPMENT, MEASURING):
            these = [
                sum(
                    n
                    for (t, h, o), n in counts.items()
                    if h == half_ and o == outcome and type_ in (t, "all")
                )
                for outcome in (FIRST, OTHER, MISSED)
            ]
            share = f"{these[0] / sum(these):.3f}" if sum(these) else "-"
            cells.append(f"{these[0]:9} /{these[1]:4} /{these[2]:4}  {share:>6}")
        yield f"{type_:16}" + "     ".join(cells)


def hidden_names(statements: Statements, passages: Sequence[Passage], found: Found) -> Iterator[str]:
    """Yield how many mentions of things are found as new names when the data do not have them."""

    def is_hidden(entity: Entity) -> bool:
        return entity.type in HIDDEN and half(f"hidden {entity.id}") == DEVELOPMENT

    known = [e for e in statements.entities.values() if not is_hidden(e)]
    finder = MentionFinder(known, regions_of(statements))
    counts: Counter[tuple[str, str, bool]] = Counter()
    for passage in passages:
        new = [m for m in finder.find(passage) if m.new and "unnamed" not in m.id]
        for m in found[place_of(passage)][1]:
            entity = statements.entities.get(m.id)
            if entity is not None and is_hidden(entity) and m.text[:1].isupper():
                met = any(n.type == m.type and n.start < m.end and m.start < n.end for n in new)
                counts[m.type, half(str(passage.region)), met] += 1
    yield "names that the data do not have, found as new ones of the right type"
    for type_ in HIDDEN:
        cells = (
            (counts[type_, h, True], counts[type_, h, True] + counts[type_, h, False])
            for h in (DEVELOPMENT, MEASURING)
        )
        yield f"{type_:16}" + "     ".join(f"{met:9} of {every:4}" for met, every in cells)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, required=True, help="the folder with rating-2026.md")
    parser.add_argument("--errors", type=Path, help="write what is missed in the development half")
    parser.add_argument("--hide", action="store_true", help="measure names that the data do not have, too")
    given = parser.parse_args()
    statements = read_layers([shipped_dataset()]).statements
    passages = read_passages(given.sources / "rating-2026.md", statements)
    document = read_documents(given.sources, statements)[SOURCE]
    started = time.perf_counter()
    finder = MentionFinder.of(statements)
    made = time.perf_counter()
    found = {place_of(p): (p, finder.find(p)) for p in passages}
    ended = time.perf_counter()
    asked = list(cases(statements, found, told(statements, places_of(document, passages))))
    sys.stdout.writelines(f"{line}\n" for line in table(asked))
    if given.hide:
        sys.stdout.writelines(f"{line}\n" for line in hidden_names(statements, passages, found))
    count, new = (sum(len(m) for _, m in found.values()), sum(m.new for _, ms in found.values() for m in ms))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{count} mentions ({new} of them new) in {len(passages)} passages; the finder is made in "
        f"{made - started:.1f} s, reads them in {ended - made:.1f} s; peak {peak} MB\n"
    )
    if given.errors:
        lines = [f"{t}\t{o}\t{what}\n" for t, h, o, what in asked if h == DEVELOPMENT and o != FIRST]
        given.errors.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
