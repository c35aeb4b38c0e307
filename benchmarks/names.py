"""How right names are understood, by kind of difference and by half: ``python -m benchmarks.names``.

tests/names/pairs.tsv has the names with what they mean (made by :mod:`benchmarks.name_pairs`); rules are made
with the development half in sight, the other is only measured. Each name is read twice: as it is typed
(:class:`graph.names.finding.NameIndex`), and as a mention in a sentence about nothing else
(:class:`loaders.extraction.mentions.MentionFinder`). ``--errors FILE`` writes those of the development half.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.halves import DEVELOPMENT, MEASURING, half
from graph.names.finding import NameIndex
from graph.names.scripts import has_chinese, has_cyrillic
from graph.statements.records import Entity, Statements
from loaders.dataset_reader import read_statements
from loaders.extraction.candidate import Passage
from loaders.extraction.mentions import MentionFinder, regions_of
from schema.errors import UsageError

PAIRS = Path(__file__).parent.parent / "tests" / "names" / "pairs.tsv"
#: Sentences about nothing else, in which a name stands as it does in texts.
SENTENCES = {
    "ru": "Вчера подписано новое соглашение, в нём упомянуты {} и другие.",
    "en": "Yesterday it was reported that {} is to be mentioned there as well.",
    "zh": "据悉，昨天提到了{}，并签署了新协议。",
}
RIGHT, WRONG, MISSED, HINTED = "right", "wrong", "not found", "hinted"
_TOLD = (RIGHT, WRONG, MISSED, HINTED)
#: A mention that is less sure says itself that it is a guess.
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A name, what it differs in from those of the data, and what it means; ``without`` names are hidden."""

    given: str
    language: str
    kind: str
    id: str
    without: str

    @property
    def half(self) -> str:
        """Return the half that it belongs to, by the thing that it means."""
        return half(self.given if self.id == "-" else self.id)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled names."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [Pair(*line.split("\t")) for line in lines]


@cache
def shipped() -> Statements:
    """Return the shipped dataset."""
    return read_statements(())


@cache
def entities(without: str) -> tuple[Entity, ...]:
    """Return the entities without their names in the script of a language."""
    every = shipped().entities.values()
    return tuple(every) if without == "-" else tuple(_hidden(e, without) for e in every)


def _hidden(entity: Entity, lang: str) -> Entity:
    names = {own: name for own, name in entity.names.items() if not _in_script(name, lang)}
    aliases = tuple(alias for alias in entity.aliases if not _in_script(alias, lang))
    capitals = {k: v for k, v in entity.properties.items() if not k.startswith(f"capital_{lang}")}
    names = names if names else {"en": entity.id}
    return replace(entity, names={"en": min(names.values())} | names, aliases=aliases, properties=capitals)


def _in_script(name: str, lang: str) -> bool:
    script = "ru" if has_cyrillic(name) else "zh" if has_chinese(name) else "en"
    return script == lang


@cache
def finder(without: str) -> MentionFinder:
    """Return the finder of mentions, made once for what is hidden."""
    return MentionFinder(entities(without), regions_of(shipped()))


@cache
def index(without: str) -> NameIndex[Entity]:
    """Return the index of names that are typed, made once for what is hidden."""
    return NameIndex(e for e in entities(without) if e.type not in ("Source", "Concept", "Trend", "Edition"))


def mentioned(pair: Pair) -> str:
    """Return how a name is understood in a sentence."""
    sentence = SENTENCES[pair.language]
    start = sentence.index("{}")
    passage = Passage(1, sentence.format(pair.given), language=pair.language)
    end = start + len(pair.given)
    found = [m for m in finder(pair.without).find(passage) if m.start < end and start < m.end]
    known = [m.id for m in found if not m.new and m.score >= (0 if pair.id != "-" else SURE)]
    if pair.id == "-":
        return WRONG if known else RIGHT
    return RIGHT if pair.id in known else WRONG if known else MISSED


def typed(pair: Pair) -> str:
    """Return how a name is understood that somebody types; for a slip the right thing is only hinted at."""
    try:
        found = index(pair.without).find(pair.given, hints=False).id
    except UsageError:
        if pair.id == "-":
            return RIGHT
        near = index(pair.without).near(pair.given)
        return HINTED if near and near[0].id == pair.id else MISSED
    return RIGHT if found == pair.id else WRONG


def tables(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the lines of both tables."""
    for title, read in (("as mentions in a sentence", mentioned), ("as they are typed", typed)):
        counts = Counter((p.kind, p.id == "-", p.half, read(p)) for p in pairs)
        yield f"{title}\n{'kind':16}" + "".join(
            f"{half_:>14}: {'/'.join(_TOLD)}" for half_ in (DEVELOPMENT, MEASURING)
        )
        for negative in (False, True):
            kinds = sorted({kind for kind, none, _, _ in counts if none == negative})
            for kind in kinds:
                yield _line(kind, {kind}, counts, negative=negative)
            yield _line("none of the data" if negative else "all", set(kinds), counts, negative=negative)
        yield ""


def _line(
    title: str, kinds: set[str], counts: Mapping[tuple[str, bool, str, str], int], *, negative: bool
) -> str:
    cells = []
    for half_ in (DEVELOPMENT, MEASURING):
        told = [sum(counts.get((k, negative, half_, r), 0) for k in kinds) for r in _TOLD]
        share = f"{told[0] / sum(told):.3f}" if sum(told) else "-"
        cells.append(f"{told[0]:5} /{told[1]:4} /{told[2]:4} /{told[3]:4}  {share:>6}")
    return f"{title:16}  " + "     ".join(cells)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=Path, help="write what the development half gets wrong")
    given = parser.parse_args()
    pairs = read_pairs()
    sys.stdout.writelines(f"{line}\n" for line in tables(pairs))
    if given.errors:
        wrong = [
            "\t".join((title, read(p), *(p.given, p.language, p.kind, p.id, p.without)))
            for title, read in (("mention", mentioned), ("typed", typed))
            for p in pairs
            if p.half == DEVELOPMENT and read(p) != RIGHT
        ]
        given.errors.write_text("\n".join(wrong) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
