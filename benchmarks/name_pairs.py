"""Makes the labelled names by which the resolver is measured: tests/names/pairs.tsv.

``python -m benchmarks.name_pairs`` makes them from the shipped dataset, the rules of declension
(:mod:`benchmarks.declined`), programs that know nothing of ours (iuliia romanises, xpinyin reads characters,
hanziconv writes traditional ones) and a list written by hand (benchmarks/names_by_hand.tsv: adjectives, and
names of nothing in the data). Nothing that is measured makes a name here. Choices follow from hashes, and
slips from a seed: the file is the same at every run. It needs ``pip install iuliia xpinyin hanziconv``.

Columns: given, language, kind of difference, id expected (``-``: nothing), and the language whose names are
hidden from the resolver, so that it cannot look the answer up (``-``: none).
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.declined import declined
from graph.statements.records import Entity
from loaders.dataset_reader import read_statements

Row = tuple[str, str, str, str, str]
TARGET = Path("tests/names/pairs.tsv")
BY_HAND = Path("benchmarks/names_by_hand.tsv")
TYPES = ("Region", "Province", "City", "Company", "University", "Organisation", "Zone")
_SYSTEMS = ("BGN_PCGN", "ICAO_DOC_9303", "GOST_779_ALT", "SCIENTIFIC", "GOST_52535")
_LEGAL_RU = ("ООО «{}»", 'АО "{}"', "ПАО «{}»", "компания «{}»", "ГК “{}”", "корпорация {}")
_LEGAL_EN = ("{} Co., Ltd.", "{} Group", "{} Corporation", "{} Holding", "“{}” LLC", "{} Inc.")
_LEGAL_ZH = ("{}有限公司", "{}股份有限公司", "{}集团", "{}公司")
_QUOTES = ("«{}»", '"{}"', "“{}”", "„{}“", "‘{}’")
_LOOKS = dict(zip("АВСЕНКМОРТХаеорсух", "ABCEHKMOPTXaeopcyx", strict=True))
_LETTERS = {"ru": "абвгдезиклмнопрстуфхчшэя", "en": "abcdefghiklmnoprstuvwyz"}
_SHORTEST_SLIP = 8
_SEED = 20260615


def number(*parts: str) -> int:
    """Return a number that follows from texts, the same everywhere."""
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:6])


def rows() -> list[Row]:
    """Return every row of the file, sorted."""
    entities = named()
    made = [
        *cases(entities),
        *legal_forms(entities),
        *quotes(entities),
        *kinds(entities),
        *romanised(entities),
        *spelled_in(entities, "ru"),
        *in_pinyin(entities),
        *spelled_in(entities, "zh"),
        *slips(entities),
        *alphabets(entities),
        *traditional(entities),
        *by_hand(),
    ]
    meant: dict[tuple[str, str, str], set[str]] = {}
    for given, lang, _, id_, without in made:
        meant.setdefault((given, lang, without), set()).add(id_)
    return sorted({row for row in made if len(meant[row[0], row[1], row[4]]) == 1}, key=lambda r: (r[2], r))


def named() -> list[Entity]:
    """Return the things whose names are theirs alone."""
    every = read_statements(()).entities.values()
    things = [e for e in every if e.type in TYPES and e.properties.get("named") is not False]
    having = Counter(folded(name) for e in things for name in {*e.names.values(), *e.aliases})
    return [e for e in things if all(having[folded(name)] == 1 for name in set(e.names.values()) - {""})]


def folded(name: str) -> str:
    """Return the letters and digits of a name in lower case."""
    return "".join(c for c in name.casefold() if c.isalnum())


def some(things: Iterable[Entity], kind: str, most: int) -> list[Entity]:
    """Return so many of the things, by hash."""
    return sorted(things, key=lambda e: number(kind, e.id))[:most]


def cases(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield names in another case."""
    for entity in things:
        russian = entity.names.get("ru", "")
        picked = number("case", entity.id) % 4
        for case in {picked, (picked + 2) % 4} if entity.type == "Region" else {picked}:
            form = (
                declined(russian, case) if entity.type in ("Region", "Province", "City", "Company") else None
            )
            if form and form != russian:
                yield form, "ru", "case", entity.id, "-"


def legal_forms(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield names of companies with a legal form, other than that of the data."""
    for entity in some((e for e in things if e.type == "Company"), "legal", 70):
        templates = {"ru": _LEGAL_RU, "en": _LEGAL_EN, "zh": _LEGAL_ZH}
        for lang, texts in templates.items():
            name = entity.names.get(lang, "")
            if (
                name
                and not re.search(r"[«»\"]|Group|Co\b|Ltd|公司|集团|Corporation", name)
                and plausible(name, lang)
            ):
                yield (
                    texts[number(lang, entity.id) % len(texts)].format(name),
                    lang,
                    "legal form",
                    entity.id,
                    "-",
                )


def plausible(name: str, lang: str) -> bool:
    """Tell whether a name is in the script of a language."""
    cyrillic, chinese = re.search("[а-яё]", name.lower()), re.search("[\u4e00-\u9fff]", name)
    return {"ru": bool(cyrillic), "zh": bool(chinese), "en": not cyrillic and not chinese}[lang]


def quotes(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield names in quotes of all kinds."""
    wanted = (e for e in things if e.type in ("Company", "Zone"))
    for entity in some(wanted, "quotes", 60):
        inner = re.search('[«“"]([^«»“”"]+)[»”"]', entity.names.get("ru", ""))
        name = inner[1] if inner else entity.names.get("ru", "")
        before = "парк " if entity.type == "Zone" else ""
        if name and (entity.type == "Company" or inner):
            mark = _QUOTES[number("quotes", entity.id) % len(_QUOTES)]
            yield before + mark.format(name), "ru", "quotes", entity.id, "-"


def kinds(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield places with a word for what they are, and Chinese ones with it left out or added."""
    texts = {
        "City": (("город {}", "г. {}"), ("the city of {}", "{} City")),
        "Province": (("провинция {}", "{} (Китай)"), ("{} Province", "{} province")),
    }
    every = read_statements(()).entities.values()
    taken = {name for e in every for name in (*e.names.values(), *e.aliases)}
    for entity in (e for e in things if number("kinds", e.id) % 2):
        if entity.type in texts:
            russian, english = texts[entity.type]
            at = number("kind", entity.id) % 2
            if entity.type == "City" and at:
                yield russian[number(entity.id) % 2].format(entity.names["ru"]), "ru", "kind", entity.id, "-"
            yield english[at].format(entity.names["en"]), "en", "kind", entity.id, "-"
        chinese = entity.names.get("zh", "")
        if entity.type in ("City", "Region", "Province") and len(chinese) > 2:
            short = re.sub("(?:省|市|州|边疆区|共和国)$", "", chinese)
            given = short if short != chinese else chinese + "市"
            if given not in taken:
                yield given, "zh", "kind", entity.id, "-"


def romanised(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield Russian names in Latin letters by systems of romanisation, the Latin names of the data hidden."""
    import iuliia

    for entity in things:
        russian = entity.names.get("ru", "")
        if entity.type == "Region" or (
            entity.properties.get("country") == "country:RU" and plausible(russian, "ru")
        ):
            if entity.type not in ("Region", "City", "Company") or re.search("[«»A-Za-z]", russian):
                continue
            system = _SYSTEMS[number("system", entity.id) % len(_SYSTEMS)]
            yield getattr(iuliia, system).translate(russian), "en", "romanised", entity.id, "en"


def spelled_in(things: Sequence[Entity], lang: str) -> Iterator[Row]:
    """Yield names of the data in one script, hidden from the resolver: known only by the other scripts.

    Chinese ones in Russian are in Palladius where the English name is pinyin, as xpinyin has it.
    """
    from xpinyin import Pinyin

    china = lang == "ru"
    for entity in things:
        of_china = entity.type == "Province" or entity.properties.get("country") == "country:CN"
        name = entity.names.get(lang, "")
        fits = entity.type in ("City", "Province", "Company") if china else entity.type in ("City", "Region")
        if (
            of_china == china
            and fits
            and name
            and plausible(name, lang)
            and plausible(entity.names["en"], "en")
        ):
            pinyin = Pinyin().get_pinyin(entity.names.get("zh", ""), "")
            kind = "palladius" if folded(entity.names["en"]) in pinyin else "other script"
            if not (china and entity.type == "Company" and len(name.split()) > 2):
                yield name, lang, kind if china else "transcribed", entity.id, lang


def in_pinyin(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield Chinese names in pinyin, the Latin names of the data hidden."""
    from xpinyin import Pinyin

    for entity in things:
        chinese = re.sub("(?:省|市|自治区|集团)$", "", entity.names.get("zh", ""))
        fits = entity.type in ("City", "Province") or (entity.type == "Company" and len(chinese) <= 4)
        of_china = entity.type == "Province" or entity.properties.get("country") == "country:CN"
        if fits and of_china and re.fullmatch("[\u4e00-\u9fff]{2,}", chinese):
            yield Pinyin().get_pinyin(chinese, "").capitalize(), "en", "pinyin", entity.id, "en"


def slips(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield names with a letter left out, doubled, swapped or changed, and two of them in long names."""
    taken = {folded(name) for e in things for name in (*e.names.values(), *e.aliases)}
    for entity in some(things, "slip", 160):
        for lang in ("ru", "en"):
            name = entity.names.get(lang, "")
            if len(folded(name)) < _SHORTEST_SLIP or not plausible(name, lang):
                continue
            chance = random.Random(f"{_SEED}{entity.id}{lang}")  # noqa: S311 # slips, no secrets
            given = slipped(name, lang, chance)
            if folded(given) not in taken and given != name:
                yield given, lang, "slip", entity.id, "-"


def slipped(name: str, lang: str, chance: random.Random) -> str:
    """Return a name with one letter wrong, not the first two of a word."""
    inside = [m.start() for m in re.finditer(r"(?<=\w\w)\w(?=\w)", name)]
    at = chance.choice(inside)
    letter = chance.choice(_LETTERS[lang])
    return chance.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def alphabets(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield Russian names with Latin letters of the same look in them."""
    for entity in some(things, "alphabet", 90):
        name = entity.names.get("ru", "")
        if plausible(name, "ru") and not re.search("[A-Za-z]", name):
            odd = [c if number(entity.id, str(n)) % 3 else _LOOKS.get(c, c) for n, c in enumerate(name)]
            if "".join(odd) != name:
                yield "".join(odd), "ru", "alphabet", entity.id, "-"


def traditional(things: Sequence[Entity]) -> Iterator[Row]:
    """Yield Chinese names in traditional characters."""
    from hanziconv import HanziConv

    for entity in things:
        chinese = entity.names.get("zh", "")
        given = HanziConv.toTraditional(chinese)
        if len(chinese) > 2 and given != chinese and number("traditional", entity.id) % 4 == 0:
            yield given, "zh", "traditional", entity.id, "-"


def by_hand() -> Iterator[Row]:
    """Yield the rows that were written by hand."""
    for line in BY_HAND.read_text(encoding="utf-8").splitlines()[1:]:
        given, lang, kind, id_ = line.split("\t")
        yield given, lang, kind, id_, "-"


def main() -> None:
    """Write the file."""
    head = ("given", "language", "kind", "id", "without")
    lines = ["\t".join(row) for row in (head, *rows())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(lines) - 1} rows\n")


if __name__ == "__main__":
    main()
