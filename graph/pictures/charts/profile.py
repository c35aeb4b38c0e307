"""The profile of a region or province: its mark, what carries it, with whom, what became of announcements."""

from __future__ import annotations

from dataclasses import dataclass

from graph.pictures.drawing import Drawing, Shape, circle, line, rect, text
from graph.pictures.fonts.measuring import shorten
from graph.pictures.labels import spread
from graph.pictures.palette import FATE_ROLES, ROLES
from graph.pictures.panels import GAP, WIDTH, Bar, Panel, bars, below, columns, key, shares
from graph.pictures.picture import Picture
from graph.pictures.render import measured
from graph.texts import say, translate
from graph.texts.figures import figure, say_figures
from schema.messages import N_, Message, counted

_SHOWS = N_("a region or province on one page: mark and rank, what carries it, partners, announcements")
#: Less than this is nothing at one decimal.
_SEEN = 0.05
#: Rows of deals, partners and late announcements in a picture.
MOST_DEALS, MOST_PARTNERS, MOST_LATE = 8, 6, 4


@dataclass(frozen=True, slots=True)
class Part:
    """What a score is made of: ``median`` is what the place in the middle has of it."""

    name: str
    points: float
    median: float


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner by points, those of what runs apart; ``id`` is empty for what no source tells."""

    id: str
    name: str
    points: float
    running: float
    deals: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """A deal by points; ``state`` is a role, ``told`` says it in words, ``about`` is the id of the thing."""

    name: str
    points: float
    state: str
    told: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A place; ``title`` states the finding, ``subtitle`` its other names and where it lies.

    ``published`` holds year and mark of editions, the latest first; ``fates`` key, words and count;
    ``late`` name and words of announcements past their date, the longest first.
    """

    title: str
    subtitle: str
    is_region: bool
    mark: int
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int
    places: int
    published: tuple[tuple[str, float], ...]
    parts: tuple[Part, ...]
    partners: tuple[Partner, ...]
    carriers: tuple[Carrier, ...]
    fates: tuple[tuple[str, str, int], ...]
    late: tuple[tuple[str, str], ...]
    foot: tuple[str, ...] = ()


def draw(data: Profile, lang: str) -> Drawing:
    """Draw the whole profile in two columns, as wide as the text of an A4 page."""
    made, partners = made_of(data, lang), with_whom(data, lang)
    deals, fates = carried_by(data, lang), announcements(data, lang)
    shapes, wide, high = columns([mark(data, lang, 2 * WIDTH + GAP), made, partners, deals, fates])
    return Drawing("profile", wide, high, data.title, data.subtitle, tuple(shapes), data.foot)


def mark(data: Profile, lang: str, width: float = WIDTH) -> Panel:
    """Draw the mark with its interval beside the published ones, and the rank with its range."""
    number = str(data.mark)
    left = measured(number, "huge") + measured(translate(N_("of 10"), lang), "muted") + 34
    shapes = [
        text(0, 52, number, "huge"),
        text(measured(number, "huge") + 6, 52, translate(N_("of 10"), lang), "muted"),
        *_scale(data, lang, left, width - 8),
    ]
    told = Message(
        "rank {rank} of {places}, between {low} and {high}",
        rank=data.rank,
        places=data.places,
        low=data.rank_low,
        high=data.rank_high,
    )
    shapes.append(text(left - 8, 92, shorten(say(told, lang), width - left + 8, ROLES["text"].size), "text"))
    shapes += _strip(data, left, width - 8, 104)
    interval = say_figures(Message("between {low:.1f} and {high:.1f}", low=data.low, high=data.high), lang)
    parts = [("ours", translate(N_("our mark"), lang)), ("interval", interval)]
    if data.published:
        parts.append(("published-fill", translate(N_("published mark"), lang)))
    head = Panel("profile-mark", "", tuple(shapes), 126, width)
    return below(head, key("", parts, width=width))


def _scale(data: Profile, lang: str, left: float, right: float) -> list[Shape]:
    """Draw the scale from 1 to 10 with the interval, our mark and the published ones above it."""

    def x(value: float) -> float:
        return left + (value - 1) / 9 * (right - left)

    y = 40.0
    found: list[Shape] = [line(left, y, right, y, "axis")]
    for step in range(1, 11):
        found.append(line(x(step), y - 2, x(step), y + 3, "axis"))
        found.append(text(x(step), y + 22, str(step), "small", anchor="middle"))
    found.append(rect(x(data.low), y - 6, x(data.high) - x(data.low), 12, "interval", round_=3))
    found.append(circle(x(data.mark), y, 5.5, "ours"))
    marks: dict[float, list[str]] = {}
    for year, value in data.published:
        marks.setdefault(value, []).insert(0, year)
    labels = {value: ", ".join(years) for value, years in sorted(marks.items())}
    widest = max((measured(told, "small") for told in labels.values()), default=0.0)
    places = spread([x(v) for v in labels], widest + 8, left + widest / 2 - 8, right + 8 - widest / 2)
    for (value, years), place in zip(labels.items(), places, strict=True):
        found.append(circle(x(value), y, 8.5, "published", title=f"{years}: {figure(value, 'g', lang)}"))
        found.append(line(x(value), y - 9, place, y - 18, "published"))
        found.append(text(place, y - 22, years, "small", anchor="middle"))
    return found


def _strip(data: Profile, left: float, right: float, y: float) -> list[Shape]:
    """Draw the rank among all places, the best on the right as in the scale above."""

    def x(rank: int) -> float:
        return right - (rank - 1) / max(1, data.places - 1) * (right - left)

    worst, best = x(data.rank_high), x(data.rank_low)
    return [
        line(left, y, right, y, "axis"),
        rect(worst - 3, y - 4, best - worst + 6, 8, "interval", round_=3),
        circle(x(data.rank), y, 4.5, "ours"),
        text(left, y + 17, str(data.places), "small", anchor="middle"),
        text(right, y + 17, "1", "small", anchor="middle"),
    ]


def made_of(data: Profile, lang: str) -> Panel:
    """Draw the points of each kind of result beside those of the place in the middle."""
    told = [p for p in data.parts if p.points >= _SEEN or p.median >= _SEEN]
    rows = [Bar(p.name, figure(p.points, ".1f", lang), ((p.points, "ours"),), p.median) for p in told]
    middle = N_("the median region") if data.is_region else N_("the median province")
    panel = bars(
        "profile-parts",
        translate(N_("What the mark is made of, in points"), lang),
        rows,
        empty=_nothing(lang),
    )
    return below(panel, key("", [], tick=translate(middle, lang))) if rows else panel


def with_whom(data: Profile, lang: str) -> Panel:
    """Draw the partners by points: what runs in full colour, and the part of which no source tells."""
    full, pale = ("province-7", "province-3") if data.is_region else ("region-7", "region-3")
    rows = [
        Bar(
            p.name,
            say_figures(_worth(p), lang),
            ((p.running, full), (p.points - p.running, pale)) if p.id else ((p.points, "untold"),),
            about=p.id,
        )
        for p in data.partners[:MOST_PARTNERS]
    ]
    title = (
        N_("With whom: points of deals by province")
        if data.is_region
        else N_("With whom: points of deals by region")
    )
    panel = bars("profile-partners", translate(title, lang), rows, empty=_nothing(lang))
    if not rows:
        return panel
    told = [p for p in data.partners[:MOST_PARTNERS] if p.id]
    legend = [(full, translate(N_("running"), lang))] if any(p.running >= _SEEN for p in told) else []
    if any(p.points - p.running >= _SEEN for p in told):
        legend.append((pale, translate(N_("not yet, or no more"), lang)))
    if len(told) < len(data.partners[:MOST_PARTNERS]):
        legend.append(("untold", translate(N_("partner not told by the sources"), lang)))
    return below(panel, key("", legend))


def _worth(partner: Partner) -> Message:
    if partner.points < _SEEN:
        return counted("{count} deal, no results", "{count} deals, no results", partner.deals)
    return counted(
        "{points:.1f} · {count} deal", "{points:.1f} · {count} deals", partner.deals, points=partner.points
    )


def carried_by(data: Profile, lang: str) -> Panel:
    """Draw the deals with most points, each in the colour of the state that it is in."""
    rows = [
        Bar(
            c.name, figure(c.points, ".2f", lang), ((c.points, c.state),), note=c.told, about=c.about, lines=2
        )
        for c in data.carriers[:MOST_DEALS]
    ]
    title = N_("The deals that carry it, in points")
    return bars("profile-deals", translate(title, lang), rows, empty=_nothing(lang))


def _carrier(deal: Carrier, lang: str) -> Bar:
    points, parts = figure(deal.points, ".2f", lang), ((deal.points, deal.state),)
    return Bar(deal.name, points, parts, note=deal.told, about=deal.about, lines=2)


def announcements(data: Profile, lang: str) -> Panel:
    """Draw what became of announcements, and those longest past their date."""
    total = sum(count for _, _, count in data.fates)
    title = counted("What became of {count} announcement", "What became of {count} announcements", total)
    parts = [(count, FATE_ROLES[fate], told) for fate, told, count in data.fates]
    nothing = translate(N_("No announcement is known."), lang)
    heading = say(title, lang) if total else translate(N_("Announcements"), lang)
    panel = shares("profile-fates", heading, parts, empty=nothing)
    return below(panel, _late(data, lang))


def _late(data: Profile, lang: str) -> Panel:
    found: list[Shape] = []
    y, size = 10.0, ROLES["text"].size
    if data.late:
        found.append(text(0, y + 12, translate(N_("Past their date"), lang), "strong"))
        y += 20
    for name, told in data.late[:MOST_LATE]:
        found.append(text(0, y + 12, shorten(name, WIDTH, size), "text", title=name))
        found.append(text(0, y + 26, shorten(told, WIDTH, ROLES["small"].size), "small"))
        y += 35
    return Panel("", "", tuple(found), y if found else 0.0)


def _nothing(lang: str) -> str:
    return translate(N_("No deal with a Chinese side is known."), lang)


PICTURE = Picture(_SHOWS, draw)
