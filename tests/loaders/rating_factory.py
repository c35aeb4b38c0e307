"""A made-up edition of the rating with known contents, and extracts of it with the noise that programs leave.

Nothing of it is true. A noise is a name in ``NOISES``; an extract is made by a seed, always the same way.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from graph.statements.records import Entity

NOISES = (
    "pages",  # columns interleave where a page breaks, sentences are cut there
    "mark in a row of its own",
    "mark before the name",
    "mark inside a paragraph",
    "no titles",
    "lost italics",
    "latin letters",
    "hidden characters",
    "spaced marks",
    "slashed marks",
    "heads on each page",
)
NAMES = {
    "RU-AMU": "Амурская область",
    "RU-PRI": "Приморский край",
    "RU-KHA": "Хабаровский край",
    "RU-SPE": "Санкт-Петербург",
    "RU-TA": "Татарстан",
    "RU-YEV": "Еврейская АО",
    "RU-KGD": "Калининградская область",
    "RU-TVE": "Тверская область",
    "RU-KHM": "Ханты-Мансийский АО",
    "RU-AL": "Республика Алтай",
    "RU-ALT": "Алтайский край",
}
_THINGS = (
    "кирпичный завод", "рыбный причал", "тепличный комплекс", "склад контейнеров", "завод упаковки",
    "чайный музей", "цех мебели", "сухой порт", "консервный цех", "учебный центр", "логистический парк",
)  # fmt: skip
_PLACES = (
    "у вокзала",
    "за рекой",
    "на окраине",
    "в старом городе",
    "у границы",
    "близ озера",
    "на севере",
    "у моста",
)
_FIRST = (
    "Hua",
    "Ming",
    "Tian",
    "Bei",
    "Jin",
    "Dong",
    "Xin",
    "Lan",
    "Yun",
    "Guo",
    "Hai",
    "Long",
    "Qing",
    "Rui",
)
_SECOND = ("ren", "he", "lu", "shan", "yuan", "lin", "hai", "feng", "men", "tai", "da", "xing", "cheng")
#: The titles of the parts of the table with the marks in each; the third has no title.
PARTS: tuple[tuple[str | None, tuple[int | None, ...]], ...] = (
    ("ВЫСОКАЯ ПРОДУКТИВНОСТЬ", (9, 8, 8, 7)),
    ("УМЕРЕННАЯ ПРОДУКТИВНОСТЬ", (6, 5, 4)),
    (None, (3, 2)),
    ("РЕГИОНЫ БЕЗ ОПУБЛИКОВАННОЙ ОЦЕНКИ", (None, None)),
)
#: What is told of a thing in the earlier column, and what became of it in the later one.
_TOLD = (
    "Подписано соглашение с компанией {partner}: она построит {thing} {place}.",
    "Компания {partner} планирует открыть {thing} {place}, вложения составят {n} млрд руб.",
    "В {year} году компания {partner} намерена создать {thing} {place}, там займут {n} тыс. человек.",
    "Обсуждается {thing} {place}, проект предлагает компания {partner} из провинции Хэйлунцзян.",
)
_BECAME = (
    "Компания {partner} продолжает строить {thing} {place}, половина работ сделана.",
    "В октябре {late} года {thing} {place} начал работу, его построила {partner}.",
    "Проект компании {partner} не получил развития, {thing} {place} остается на бумаге.",
    "Пока нет новостей о том, как {partner} строит {thing} {place}.",
    "В марте {later} года губернатор осмотрел {thing} {place}, его расширяет {partner}.",
)


@dataclass
class Item:
    """A paragraph as the publishers wrote it."""

    column: str
    text: str
    italic: bool = False


@dataclass
class Region:
    """A region as the publishers wrote it; None where no mark is given."""

    code: str
    name: str
    mark: int | None
    previous: int | None
    band: str | None
    items: list[Item] = field(default_factory=list)


@dataclass
class Edition:
    """The whole: the years of its periods (up to May of the first, then a year from June), its regions."""

    year: int
    regions: list[Region]
    trends: tuple[str, ...] = ("Контейнерные поезда идут чаще, чем год назад.", "Новых заводов стало меньше.")

    @property
    def heads(self) -> tuple[str, str, str]:
        """The heads of the table."""
        late = f"События июня {self.year} – мая {self.year + 1} годов"
        return "Регион", f"События до мая {self.year} года", late


def regions() -> list[Entity]:
    """Return the regions that a reader knows; one is not in the rating."""
    names = {**NAMES, "RU-OMS": "Омская область"}
    aliases = {"RU-TA": ("Республика Татарстан",), "RU-AL": ("Горный Алтай",)}
    return [
        Entity(f"region:{code}", "Region", {"ru": name, "en": code}, aliases.get(code, ()), {}, "x")
        for code, name in names.items()
    ]


def edition(seed: int, year: int = 2026) -> Edition:
    """Return an edition of four parts; most things that are told come back in the later column."""
    rng = random.Random(seed)  # noqa: S311 - a test, not a secret
    codes = rng.sample(sorted(NAMES), len(NAMES))
    given = [(band, mark) for band, marks in PARTS for mark in marks]
    found = []
    for code, (band, mark) in zip(codes, given, strict=True):
        previous = mark and mark - rng.choice((0, 1))
        found.append(Region(code, NAMES[code], mark, previous, band, list(_items(rng, year))))
    return Edition(year, found)


def _items(rng: random.Random, year: int) -> Iterator[Item]:
    things, places = rng.sample(_THINGS, 5), rng.sample(_PLACES, 5)
    partners = [f"{rng.choice(_FIRST)}{second}" for second in rng.sample(_SECOND, 5)]
    facts = [
        {
            "thing": t,
            "partner": p,
            "place": at,
            "n": rng.randint(2, 90),
            "year": year - 2,
            "late": year,
            "later": year + 1,
        }
        for t, p, at in zip(things, partners, places, strict=True)
    ]
    yield from (Item("before", rng.choice(_TOLD).format(**fact)) for fact in facts)
    for fact in facts[:4]:
        text = rng.choice(_BECAME)
        yield Item("after", text.format(**fact), italic="не получил" in text or "нет новостей" in text)


def extract(made: Edition, seed: int, noises: Collection[str] = ()) -> str:
    """Return the edition as Markdown with tabs between cells, as programs extract it from a PDF."""
    return _Extract(made, random.Random(seed), set(noises)).text()  # noqa: S311 - a test, not a secret


class _Extract:
    def __init__(self, made: Edition, rng: random.Random, noises: set[str]) -> None:
        self.made, self.rng, self.noises = made, rng, noises
        self.lines: list[str] = []

    def text(self) -> str:
        made = self.made
        self.lines += [
            "Рейтинг* продуктивности взаимодействия",
            "",
            "КОММЕНТАРИЙ АВТОРОВ",
            "",
            "1. Данных мало.",
            "",
        ]
        self.lines += [f"{len(made.trends)} ТРЕНДА", ""]
        self.lines += [line for n, trend in enumerate(made.trends, 1) for line in (f"{n}. {trend}", "")]
        self.lines += ["РЕЙТИНГ", ""]
        band: str | None = ""
        for region in made.regions:
            if region.band != band:
                if region.band and "no titles" not in self.noises:
                    self.lines += [region.band, ""]
                self._heads()
            band = region.band
            self._region(region)
        self.lines += [
            "",
            "* Рейтинг впервые представлен в вымышленном году.",
            "Ссылка на выпуск: <https://example.org>",
        ]
        return "\n".join(self.lines) + "\n"

    def _heads(self) -> None:
        self.lines += [
            "\t".join(self.made.heads),
            "Оценка по 10-балльной шкале (оценка в IV рейтинге)\t\t",
            "",
        ]

    def _region(self, region: Region) -> None:
        before, after = ([self._piece(i) for i in region.items if i.column == c] for c in ("before", "after"))
        name, mark = self._name(region.name), self._mark(region)
        if "pages" not in self.noises or self.rng.random() < 0.4:
            self._row(name, mark, before, after)
            return
        (l1, l2), (r1, r2) = self._cut(before, 2), self._cut(after, 1)
        self._row(name, mark, l1, r1)
        if "heads on each page" in self.noises:
            self._heads()
        (l2, l3), (r2, r3) = self._cut(l2, len(l2) - 1), self._cut(r2, len(r2) - 1)
        self.lines += [line for piece in (*l2, *r2) for line in (piece, "")]
        self.lines += ["\t".join(("", "".join(l3), "".join(r3))), "--\t---\t--", ""]

    def _row(self, name: str, mark: str, before: list[str], after: list[str]) -> None:
        cells = "".join(before), "".join(after)
        if "mark inside a paragraph" in self.noises:
            cells = cells[0].replace("<p>", f"<p>{mark} ", 1), cells[1]
            mark = ""
        if "mark before the name" in self.noises and mark:
            name, mark = mark, name
        if "mark in a row of its own" in self.noises and mark:
            half = len(before) // 2
            self.lines += ["\t".join((name, "".join(before[:half]), "")), ""]
            self.lines += ["\t".join((mark, "".join(before[half:]), cells[1])), ""]
        else:
            self.lines += ["\t".join((f"<p>{name}</p> <p>{mark}</p>", *cells)), ""]

    def _piece(self, item: Item) -> str:
        text = item.text
        if "hidden characters" in self.noises:
            text = text.replace("компани", "компа\u00adни").replace(" руб", "\u00a0руб")
        kept = item.italic and ("lost italics" not in self.noises or self.rng.random() < 0.6)
        return f"<p><i>{text}</i></p>" if kept else f"<p>{text}</p>"

    def _cut(self, pieces: list[str], count: int) -> tuple[list[str], list[str]]:
        """Part pieces where a page breaks, in the middle of a sentence in one of two cases."""
        first, rest = pieces[:count], pieces[count:]
        if rest and self.rng.random() < 0.5:
            words = rest[0].split(" ")
            middle = next((i for i in range(2, len(words) - 1) if words[i][0].islower()), None)
            if middle:
                italic = "<i>" in rest[0]
                first = [*first, " ".join(words[:middle]) + ("</i></p>" if italic else "</p>")]
                rest = [("<p><i>" if italic else "<p>") + " ".join(words[middle:]), *rest[1:]]
        return first, rest

    def _name(self, name: str) -> str:
        if "latin letters" in self.noises:
            name = name.translate(str.maketrans("АаТоес", "AaToec"))
        return name.replace(" ", "\u00a0") if "hidden characters" in self.noises else name

    def _mark(self, region: Region) -> str:
        mark, previous = ("н/д" if m is None else str(m) for m in (region.mark, region.previous))
        if "spaced marks" in self.noises:
            return self.rng.choice(
                (f"{mark}({previous})", f"{mark} ( {previous} )", f"{mark}\u00a0({previous})")
            )
        return f"{mark} / {previous}" if "slashed marks" in self.noises else f"{mark} ({previous})"
