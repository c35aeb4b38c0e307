"""How right the candidates of a whole rating are, how sure they are of it, and how long it takes.

    python -m benchmarks.extraction --sources DIR [--known all|edition|new] [--errors FILE]

DIR has ``rating-2026.md``. When a candidate is right says :mod:`benchmarks.matching`. ``--known``: what the
program may know of the paragraphs. ``all`` is the dataset, which was coded from them: what a reader of
this edition gets. ``edition``: the later column is compared with a dataset without it, as a new edition is.
``new``: of the half that is measured nothing is known that this source alone tells.
Rules are made with the development half in sight (:mod:`benchmarks.halves`); the other is only measured.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.halves import DEVELOPMENT, MEASURING, half
from benchmarks.matching import FACETS, SOURCE, Fact, gold_facts, pairs, place_of, told_facts, whole
from graph.analysis.deals.assignment import assign_deals
from graph.statements.records import Evidence, Statements
from loaders.dataset_reader import read_layers, shipped_dataset
from loaders.documents import read_documents
from loaders.documents.document import Document
from loaders.extraction.candidate import Candidate, Passage
from loaders.extraction.extracting import Extractor
from loaders.extraction.reading import read_passages
from loaders.passages import fingerprint

#: Entities of these types are known to everybody.
_COMMON = ("Country", "Region", "Province", "City", "Product", "Source", "Edition", "Trend", "Concept")


def folded(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(c for c in text.casefold() if c.isalnum())


def places_of(document: Document, passages: Sequence[Passage]) -> dict[str, str]:
    """Return the whole paragraph of each locator of the dataset: the one that its piece is part of."""
    found = {}
    by_region: dict[str, list[tuple[Passage, str]]] = {}
    for passage in passages:
        by_region.setdefault(str(passage.region), []).append((passage, folded(passage.text)))
    for (section, number), piece in document.paragraphs.items():
        text = folded(piece.text)
        near = by_region.get(f"region:{section}", ())
        holding = [p for p, whole_text in near if text in whole_text]
        best = min(holding, key=lambda p: (abs(p.index - number), p.index), default=None)
        if best is not None:
            for column in ("before", "after"):
                found[f"{section}/{column}/{number}"] = place_of(best)
    return found


def without(statements: Statements, hidden: Callable[[Evidence], bool]) -> Statements:
    """Return the statements without some evidence, and without what only it told."""
    ties = []
    for tie in statements.ties.values():
        kept = tuple(e for e in tie.evidence if not hidden(e))
        if kept:
            ties.append(replace(tie, evidence=kept))
    named = {id_ for t in ties if t.role != "structural" for id_ in (t.source_id, t.target_id, t.via_id)}
    entities = [e for e in statements.entities.values() if e.type in _COMMON or e.id in named]
    ids = {e.id for e in entities}
    ties = [t for t in ties if t.source_id in ids and t.target_id in ids and (t.via_id or t.source_id) in ids]
    return Statements.of(entities, ties, [], statements.editions.values(), statements.layers)


@dataclass(frozen=True)
class Made:
    """The candidates of a run, and the deals that the program knew of each half."""

    candidates: list[Candidate]
    deals: Mapping[str, frozenset[str]]


def made(known: str, statements: Statements, passages: Sequence[Passage]) -> Made:
    """Return the candidates of all passages with what the program may know of them."""
    found: list[Candidate] = []
    deals: dict[str, frozenset[str]] = {}
    for beneath, part in _runs(known, statements, passages):
        own = assign_deals(beneath)
        deals |= {half(str(p.region)): frozenset(map(str, own.values())) for p in part}
        found += Extractor(beneath, own).candidates(part)
    return Made(found, deals)


def _runs(
    known: str, statements: Statements, passages: Sequence[Passage]
) -> Iterator[tuple[Statements, Sequence[Passage]]]:
    if known == "all":
        yield statements, passages
    elif known == "edition":
        earlier = without(statements, lambda e: e.source_id == SOURCE and "/after/" in e.locator)
        yield earlier, [p for p in passages if p.column == "after"]
    else:
        for name in (DEVELOPMENT, MEASURING):
            yield without(statements, _of_half(name)), [p for p in passages if half(str(p.region)) == name]


def _of_half(name: str) -> Callable[[Evidence], bool]:
    return lambda e: e.source_id == SOURCE and _half_of(e.locator) == name


def _half_of(place: str) -> str:
    return half(f"region:{place.partition('/')[0]}")


def table(told: Sequence[Fact], gold: Sequence[Fact], name: str) -> list[str]:
    """Return the lines of precision, recall and F1 of each facet."""
    lines = [f"{name}: {len(told)} candidates, {len(gold)} ties told"]
    for facet, fits in FACETS.items():
        right = len(pairs(told, gold, fits))
        precision, recall = right / max(1, len(told)), right / max(1, len(gold))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(f"  {facet:<14} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    return lines


def agreement(told: Sequence[Fact], gold: Sequence[Fact]) -> list[str]:
    """Return how often stage and health are right where the whole candidate is."""
    found = pairs(told, gold, whole)
    shares = (
        ("stage", [t.stage == g.stage for t, g in found if g.stage]),
        ("health", [(t.health or "active") == (g.health or "active") for t, g in found]),
        ("health, where bad", [t.health == g.health for t, g in found if g.health not in (None, "active")]),
    )
    return [f"  of the right ones, {name:<18} {_share(hits)}" for name, hits in shares]


def joining(
    told: Sequence[Fact], gold: Sequence[Fact], deals: Mapping[str, str], known: Mapping[str, frozenset[str]]
) -> list[str]:
    """Return how often the first join is a deal, thing or tie that the paragraph is cited for.

    Found: of the paragraphs' deals that were known, how many are the first join of a candidate there.
    """
    about: dict[str, set[str]] = defaultdict(set)
    wanted: set[tuple[str, str]] = set()
    for fact in gold:
        own = {deals[tie] for tie in fact.joins if tie in deals}
        about[fact.place] |= {*fact.ends, *fact.joins, *own}
        wanted |= {(fact.place, deal) for deal in own & known[_half_of(fact.place)]}
    # What a document joins to its own earlier proposal has no id in the data.
    known_ids = {id_ for ids in known.values() for id_ in ids}
    joined = [t for t in told if t.joins and (t.joins[0] in known_ids or len(t.joins) > 1)]
    right = [t.joins[0] in about[t.place] for t in joined]
    first = {(t.place, t.joins[0]) for t in joined}
    met = [w in first for w in sorted(wanted)]
    return [f"  joins: first right {_share(right)}, known deals found {_share(met)}"]


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits) / len(hits):.3f} ({len(hits)})" if hits else "-"


def calibration(told: Sequence[Fact], gold: Sequence[Fact]) -> list[str]:
    """Return for each tenth of confidence how many candidates have it and what share is right."""
    right = {id(t) for t, _ in pairs(told, gold, whole)}
    bins: dict[int, list[bool]] = {}
    for fact in told:
        bins.setdefault(min(9, int(fact.confidence * 10)), []).append(id(fact) in right)
    return [f"  confidence {b / 10:.1f}-{(b + 1) / 10:.1f}  {_share(bins[b])}" for b in sorted(bins)]


def by_type(told: Sequence[Fact], gold: Sequence[Fact]) -> list[str]:
    """Return right, told and wanted by type."""
    right = Counter(g.type for _, g in pairs(told, gold, whole))
    made, wanted = Counter(t.type for t in told), Counter(g.type for g in gold)
    order = sorted(wanted | made, key=lambda t: (-wanted[t], t))
    return [f"  {t:<24} right {right[t]:>4}  told {made[t]:>4}  wanted {wanted[t]:>4}" for t in order]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--known", choices=("all", "edition", "new"), default="all")
    parser.add_argument(
        "--errors", type=Path, help="writes what is missed and invented in the development half"
    )
    parser.add_argument("--development", action="store_true", help="shows the development half alone")
    given = parser.parse_args()
    statements = read_layers([shipped_dataset()]).statements
    document = read_documents(given.sources, statements)[SOURCE]
    start = time.perf_counter()
    passages = read_passages(given.sources / "rating-2026.md", statements, "rating")
    read = time.perf_counter()
    run = made(given.known, statements, passages)
    done = time.perf_counter()
    if given.known == "edition":
        passages = [p for p in passages if p.column == "after"]
    wanted = {place_of(p) for p in passages}
    gold = [f for f in gold_facts(statements, places_of(document, passages)) if f.place in wanted]
    told = told_facts(run.candidates, statements)
    deals = {tie: str(deal) for tie, deal in assign_deals(statements).items()}
    for name in (DEVELOPMENT,) if given.development else (DEVELOPMENT, MEASURING, "both"):
        mine, theirs = ([f for f in facts if name in ("both", _half_of(f.place))] for facts in (told, gold))
        sys.stdout.write(
            "\n".join(
                [
                    *table(mine, theirs, name),
                    *agreement(mine, theirs),
                    *joining(mine, theirs, deals, run.deals),
                    "",
                ]
            )
        )
        sys.stdout.write("\n".join([*calibration(mine, theirs), ""]))
        if name == DEVELOPMENT and given.errors:
            given.errors.write_text(
                "\n".join([*by_type(mine, theirs), *errors(mine, theirs, passages)]), encoding="utf-8"
            )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"reading {read - start:.1f} s, extraction {done - read:.1f} s, peak {memory:.0f} MB, "
        f"{len(passages)} paragraphs, {fingerprint(''.join(p.text for p in passages))}\n"
    )


def errors(told: Sequence[Fact], gold: Sequence[Fact], passages: Sequence[Passage]) -> list[str]:
    """Return each paragraph with what is right (=), invented (+) and missed (-)."""
    found = pairs(told, gold, whole)
    right = {id(t): g for t, g in found}
    got = {id(g) for _, g in found}
    lines = []
    for passage in passages:
        place = place_of(passage)
        if _half_of(place) != DEVELOPMENT:
            continue
        lines.append(f"## {place} {passage.column} {passage.text}")
        for t in (t for t in told if t.place == place):
            g = right.get(id(t))
            sign = "=" if g else "+"
            aside = (
                f" [{g.stage} {g.health} {g.ends}]"
                if g and (g.stage, g.health) != (t.stage, t.health)
                else ""
            )
            lines.append(f"  {sign} {t.type} {t.ends} {t.stage} {t.health} {t.confidence}{aside}")
        lines += [
            f"  - {g.type} {g.ends} {g.stage} {g.health}"
            for g in gold
            if g.place == place and id(g) not in got
        ]
    return lines


if __name__ == "__main__":
    main()
