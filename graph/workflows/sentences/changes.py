"""What changed between two days for people: a head for each place, then its events, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graph.analysis.phrases import word
from graph.analysis.score.apportion import round_parts, shown, to_units
from graph.workflows.records.changes import Comparison
from graph.workflows.texts import texts

if TYPE_CHECKING:
    from graph.analysis.scenarios.between import Change, Event

#: Without points of its own, such an event says nothing.
_FOR_POINTS = ("details", "network")


def change_lines(comparison: Comparison, change: Change, lang: str, most: int | None = None) -> Iterator[str]:
    """Yield the marks of a place and its events, those with most points first, ``most`` of them in full.

    The points that are printed sum to the change that is printed.
    """
    words, head = texts("changes", lang), comparison.head(change, lang)
    before, after = to_units(change.before), to_units(change.after)
    head |= {"before": shown(before), "after": shown(after), "change": shown(after - before, signed=True)}
    for key in ("published_from", "published_to"):
        head[key] = "–" if head[key] is None else f"{head[key]:g}"
    yield words["head"].format(**head)
    units = round_parts(after - before, [e.points for e in change.events])
    told = [(n, e) for n, e in zip(units, change.events, strict=True) if n or e.event not in _FOR_POINTS]
    if not told:
        yield f"  {words['nothing']}"
    width = max((len(words[e.event]) for _, e in told), default=0)
    # One line more says as much as that there is one more.
    full = len(told) if most is None or len(told) <= most + 1 else most
    for number, event in told[:full]:
        label = f"{words[event.event]:<{width}}"
        yield f"  {shown(number, signed=True)}  {label}  {_text(comparison, event, lang)}"
    if told[full:]:
        counts = Counter(event.event for _, event in told[full:])
        named = ", ".join(f"{words[name]} {count}" for name, count in counts.most_common())
        points = shown(sum(number for number, _ in told[full:]), signed=True)
        yield f"  {points}  {words['more'].format(count=len(told) - full, events=named)}"


def change_footnote(comparison: Comparison, lang: str) -> str:
    """Say what points and events are, and whose the published marks are."""
    words = texts("changes", lang)
    named = [point.edition.id for point in comparison.points if point.edition]
    text = words["published"].format(editions=" → ".join(named)) if named else words["unpublished"]
    return f"{words['foot']}\n{text}"


def _text(comparison: Comparison, event: Event, lang: str) -> str:
    words, record = texts("changes", lang), comparison.event(event, lang)
    # A stage that stays is said once.
    stays = event.from_stage == event.to_stage and event.to_health != "active"
    told = {
        "deal": record["deal"],
        "from": _state(event.from_stage, event.from_health, lang) or words["untold"],
        "to": _state("" if stays else event.to_stage, event.to_health, lang),
        "changed": ", ".join(words[name] for name in event.changed) or words["other"],
        "until": max((period.rpartition("/")[2] for period in record["periods"]), default=""),
    }
    text = words[_template(event, words)].format(**told)
    return f"{text}  [{'; '.join(record['sources'])}]" if record["sources"] else text


def _template(event: Event, words: Mapping[str, str]) -> str:
    if event.deal and all(part.role == "effort" for part in event.deal.parts):
        return "visit_text"
    return f"{event.event}_text" if f"{event.event}_text" in words else "fate_text"


def _state(stage: str, health: str, lang: str) -> str:
    told = [word("stages", stage, lang)] if stage else []
    return ", ".join([*told, word("healths", health, lang)] if health not in ("", "active") else told)
