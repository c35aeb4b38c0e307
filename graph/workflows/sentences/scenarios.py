"""What-if and the way to the next mark as lines for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from graph.analysis.phrases import word
from graph.workflows.texts import texts

#: So many other deals are named that would do instead.
_MOST_NAMES = 5
#: So many deals that moved are shown; programs get all.
_MOST_DEALS = 15
_HIGHEST, _LOWEST = 10, 1


def what_if_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the marks before and after, a sentence for each change, and what moves by component and deal."""
    words, deals = texts("scenarios", lang), record["deals"]
    yield words["what_if"].format_map(record)
    yield from (
        f"  {p:+.3f}  {word('components', name, lang)}" for name, p in record["components"].items() if p
    )
    effects = record["effects"]
    for effect, following in zip(effects, [*effects[1:], {"deal_id": None}], strict=True):
        yield effect["change"]
        if effect["deal_id"] is None or effect["deal_id"] != following["deal_id"]:
            yield from ("    " + line for line in _effect(record, effect, words))
    yield words["worth"].format_map(record["worth"])
    if len(deals) > 1:
        yield words["by_deal"]
    for deal in deals[: _MOST_DEALS if len(deals) > 1 else 0]:
        parts = (f"{words[name]} {deal[name]:+.3f}" for name in record["components"] if deal[name])
        yield f"  {deal['points']:+.3f}  {deal['deal']} ({', '.join(parts)})"
    rest = [deal["points"] for deal in deals[_MOST_DEALS:]]
    if rest:
        yield f"  {math.fsum(rest):+.3f}  " + words["others"].format(count=len(rest))


def _effect(record: Mapping[str, Any], effect: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """Yield of which deal a change is, what that counts before and after, and why."""
    if effect["deal_id"] is None:
        yield words["no_deal"]
        return
    points = {
        "before": _amount(effect["before"], words),
        "after": _amount(effect["after"], words) + _factors(effect),
    }
    yield words["new_deal" if effect["is_new"] else "of_deal"].format_map({**effect, **points})
    if not effect["share"]:
        yield words["no_share"].format_map(record)
    elif effect["also_by"]:
        yield words["also_by"].format_map(effect)


def _amount(points: Mapping[str, float], words: Mapping[str, str]) -> str:
    """Say bare points by component: ``0.400 (talk)``."""
    return " + ".join(f"{x:.3f} ({words[name]})" for name, x in points.items() if x) or "0"


def _factors(effect: Mapping[str, Any]) -> str:
    """Say kind x stage and the factors that are not 1, which are why a change moves much or little."""
    told = [
        f"{f['factor']} {f['value']:.3g}"
        for n, f in enumerate(effect["factors"])
        if n < 2 or f["value"] != 1.0
    ]
    return f" = {' × '.join(told)}" if told else ""


def next_mark_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the deals that move the mark, or that none do and which come nearest."""
    words, up, count = texts("scenarios", lang), record["direction"] == "up", len(record["deals"])
    yield words["next_mark"].format_map(record)
    if record["mark_before"] == (_HIGHEST if up else _LOWEST):
        yield words["highest" if up else "lowest"]
        return
    if not count:
        yield words["nothing_up" if up else "nothing_down"]
        return
    if record["reached"]:
        key = "enough_one" if count == 1 else "enough" if record["exact"] else "enough_unsure"
    elif record["exact"] and count == record["can_move"]:
        key = "none_up" if up else "none_down"
    else:
        key = "none_many" if record["exact"] else "none_unsure"
    wanted = record["mark_before"] + (1 if up else -1)
    yield words[key].format(count=count, wanted=wanted, **record)
    for deal in record["deals"]:
        now = [word("stages", deal["stage"], lang)]
        if deal["health"] != "active":
            now.append(word("healths", deal["health"], lang))
        yield f"  {deal['points']:+.3f}  {deal['deal']} [{', '.join(now)}]"
        yield f"          {'  '.join(deal['changes'])}"
    others = [f"{other['deal']} [{other['deal_id']}]" for other in record["instead"]]
    if others:
        left = len(others) - _MOST_NAMES
        others[_MOST_NAMES:] = [words["more"].format(count=left)] if left > 0 else []
        yield words["instead"].format(names="; ".join(others))
    yield words["step_up" if up else "step_down"].format_map(record)
