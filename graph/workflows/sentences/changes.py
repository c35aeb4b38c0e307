"""What changed between two days for people: a head for each place, then its events, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.analysis.phrases import word
from graph.analysis.score.apportion import round_parts, shown, to_units
from graph.texts import say, translate, translated
from graph.workflows.records.changes import Comparison
from graph.workflows.sentences.joining import in_sequence, listed
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.analysis.scenarios.between import Change, Event

#: Without points of its own, such an event says nothing.
_FOR_POINTS = ("details", "network")
_EVENTS = {
    "new": N_("first report"),
    "moved": N_("moved"),
    "stalled": N_("now stalled"),
    "cancelled": N_("now cancelled"),
    "ended": N_("now ended"),
    "silent": N_("gone silent"),
    "details": N_("new details"),
    "network": N_("position"),
}
#: What is said of a deal, by event; a visit is only named.
_TEXTS = {
    "new": N_("{deal}: {to}"),
    "silent": N_("{deal}: {from}, last reported by {until}"),
    "details": N_("{deal}: {changed}"),
    "network": N_("partners' ties with others"),
    "visit": "{deal}",
}
_FATE = N_("{deal}: {from} → {to}")
_CHANGED = {
    "kind": N_("another kind"),
    "side": N_("a Chinese side is named"),
    "size": N_("larger than known before"),
    "share": N_("another share"),
    "provinces": N_("other provinces"),
}


def change_lines(comparison: Comparison, change: Change, lang: str, most: int | None = None) -> Iterator[str]:
    """Yield the marks of a place and its events, those with most points first, ``most`` of them in full.

    The points that are printed sum to the change that is printed.
    """
    yield _head(comparison, change, lang)
    total = to_units(change.after) - to_units(change.before)
    units = round_parts(total, [e.points for e in change.events])
    events = [(n, e) for n, e in zip(units, change.events, strict=True) if n or e.event not in _FOR_POINTS]
    if not events:
        yield "  " + translate(N_("nothing changed"), lang)
    names = translated(_EVENTS, lang)
    width = max((len(names[e.event]) for _, e in events), default=0)
    # One line more says as much as that there is one more.
    full = len(events) if most is None or len(events) <= most + 1 else most
    for number, event in events[:full]:
        text = _text(comparison, event, lang)
        yield f"  {shown(number, signed=True)}  {names[event.event]:<{width}}  {text}"
    rest = events[full:]
    if rest:
        counts = Counter(event.event for _, event in rest).most_common()
        named = listed((f"{names[name]} {count}" for name, count in counts), lang)
        more = say(Message("and {count} more: {events}", count=len(rest), events=named), lang)
        yield f"  {shown(sum(number for number, _ in rest), signed=True)}  {more}"


def change_footnote(comparison: Comparison, lang: str) -> str:
    """Say what points and events are, and whose the published marks are."""
    named = [point.edition.id for point in comparison.points if point.edition]
    points = N_(
        "Points are shares of the change in the score and add up to it. First report: nothing had been "
        "reported of it by the first day; the thing itself may be older, so scores rise with every further "
        "report: compare places, not years. Gone silent: not running yet, and the source that reported it "
        "was published again and does not mention it."
    )
    published = N_(
        "Published marks: {editions}. They are the experts' own; they stand beside ours and play no part in "
        "them."
    )
    none = N_("No published edition is near these days.")
    marks = Message(published, editions=" → ".join(named)) if named else Message(none)
    return f"{translate(points, lang)}\n{say(marks, lang)}"


def _head(comparison: Comparison, change: Change, lang: str) -> str:
    fields = comparison.head(change, lang)
    for key in ("published_from", "published_to"):
        fields[key] = "–" if fields[key] is None else f"{fields[key]:g}"
    before, after = to_units(change.before), to_units(change.after)
    text = N_(
        "{name} ({id}), {from} → {to}: mark {mark_from} → {mark_to}, published {published_from} → "
        "{published_to}, score {before} → {after} ({change})"
    )
    scores = {"before": shown(before), "after": shown(after), "change": shown(after - before, signed=True)}
    return say(Message(text, **fields, **scores), lang)


def _text(comparison: Comparison, event: Event, lang: str) -> str:
    record = comparison.event(event, lang)
    # A stage that stays is said once.
    stays = event.from_stage == event.to_stage and event.to_health != "active"
    before = _state(event.from_stage, event.from_health, lang)
    fields = {
        "deal": record["deal"],
        "from": before or translate(N_("no stage reported"), lang),
        "to": _state("" if stays else event.to_stage, event.to_health, lang),
        "changed": _changed(event, lang),
        "until": max((period.rpartition("/")[2] for period in record["periods"]), default=""),
    }
    visit = event.deal and all(part.role == "effort" for part in event.deal.parts)
    text = say(Message(_TEXTS.get("visit" if visit else event.event, _FATE), **fields), lang)
    return f"{text}  [{in_sequence(record['sources'], lang)}]" if record["sources"] else text


def _changed(event: Event, lang: str) -> str:
    names = [translate(_CHANGED[name], lang) for name in event.changed]
    return listed(names, lang) or translate(N_("further parties"), lang)


def _state(stage: str, health: str, lang: str) -> str:
    words = [word("stages", stage, lang)] if stage else []
    if health not in ("", "active"):
        words.append(word("healths", health, lang))
    return listed(words, lang)
