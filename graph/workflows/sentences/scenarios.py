"""What-if and the way to the next mark as lines for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analysis.phrases import word
from graph.texts import say, translate, translated
from graph.workflows.sentences.joining import bracketed, in_sequence, listed
from schema.messages import N_, Message, counted

#: So many other deals are named that would do instead.
_MOST_NAMES = 5
#: So many deals that moved are shown; programs get all.
_MOST_DEALS = 15
_HIGHEST, _LOWEST = 10, 1
_COMPONENTS = {"strength": N_("strength"), "talk": N_("talk"), "position": N_("position")}


def what_if_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the marks before and after, a sentence for each change, and what moves by component and deal."""
    text = N_(
        "{name} ({id}): mark {mark_before} → {mark_after}, score {score_before:.3f} → {score_after:.3f} "
        "({difference:+.3f}), rank {rank_before} → {rank_after}"
    )
    yield say(Message(text, **record), lang)
    yield from (
        f"  {p:+.3f}  {word('components', name, lang)}" for name, p in record["components"].items() if p
    )
    effects = record["effects"]
    for effect, following in zip(effects, [*effects[1:], {"deal_id": None}], strict=True):
        yield effect["change"]
        if effect["deal_id"] is None or effect["deal_id"] != following["deal_id"]:
            yield from ("    " + line for line in _effect(record, effect, lang))
    yield say(
        Message(
            "One more point of strength adds {strength:.2f} to this score, one more of talk {talk:.2f}.",
            **record["marginal"],
        ),
        lang,
    )
    yield from _moved(record["deals"], lang)


def _moved(deals: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    """Yield the deals whose points moved; a single one says nothing beyond the sum."""
    if len(deals) < 2:
        return
    names = translated(_COMPONENTS, lang)
    yield translate(N_("By deal:"), lang)
    for deal in deals[:_MOST_DEALS]:
        parts = listed((f"{names[name]} {deal[name]:+.3f}" for name in names if deal[name]), lang)
        yield f"  {deal['points']:+.3f}  {bracketed(deal['deal'], parts, lang)}"
    rest = [deal["points"] for deal in deals[_MOST_DEALS:]]
    if rest:
        more = say(counted("{count} more deal", "{count} more deals", len(rest)), lang)
        yield f"  {math.fsum(rest):+.3f}  {more}"


def _effect(record: Mapping[str, Any], effect: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield of which deal a change is, what that counts before and after, and why."""
    if effect["deal_id"] is None:
        yield translate(N_("belongs to no deal, so it moves nothing"), lang)
        return
    known = N_(
        'belongs to the deal "{deal}" [{deal_id}], ties: {ties}; its points: {before} → {after}; '
        "score {points:+.3f}"
    )
    new = N_('makes a new deal, "{deal}" [{deal_id}]; its points: {before} → {after}; score {points:+.3f}')
    points = {
        "before": _amount(effect["before"], lang),
        "after": _amount(effect["after"], lang) + _factors(effect),
    }
    yield say(Message(new if effect["is_new"] else known, **{**effect, **points}), lang)
    if not effect["share"]:
        yield say(Message("{name} has no share of this deal", name=record["name"]), lang)
    elif effect["also_by"]:
        text = N_("the deal counts just as much through another tie: {tie}")
        yield say(Message(text, tie=effect["also_by"]), lang)


def _amount(points: Mapping[str, float], lang: str) -> str:
    """Say bare points by component: ``0.400 (talk)``."""
    names = translated(_COMPONENTS, lang)
    return " + ".join(bracketed(f"{x:.3f}", names[name], lang) for name, x in points.items() if x) or "0"


def _factors(effect: Mapping[str, Any]) -> str:
    """Say kind x stage and the factors that are not 1, which are why a change moves much or little."""
    factors = [
        f"{f['factor']} {f['value']:.3g}"
        for n, f in enumerate(effect["factors"])
        if n < 2 or f["value"] != 1.0
    ]
    return f" = {' × '.join(factors)}" if factors else ""


def next_mark_lines(record: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield the deals that move the mark, or that none do and which come nearest."""
    up = record["direction"] == "up"
    text = N_(
        "{name} ({id}): mark {mark_before} → {mark_after}, score {score_before:.3f} → {score_after:.3f}"
    )
    yield say(Message(text, **record), lang)
    if record["mark_before"] == (_HIGHEST if up else _LOWEST):
        end = N_("10 is the highest mark there is.") if up else N_("1 is the lowest mark there is.")
        yield translate(end, lang)
    elif record["deals"]:
        yield say(_outcome(record, up=up), lang)
        for deal in record["deals"]:
            yield from _step(deal, lang)
        yield from _instead(record["instead"], lang)
        yield say(_meaning(record["can_move"], up=up), lang)
    else:
        gain = N_("No deal of this place can still gain.")
        loss = N_("No deal of this place can be cancelled: what took place stays.")
        yield translate(gain if up else loss, lang)


def _outcome(record: Mapping[str, Any], *, up: bool) -> Message:
    """Say whether the deals that follow move the mark, and how sure it is that no fewer do."""
    count, exact = len(record["deals"]), record["exact"]
    fields = {key: record[key] for key in ("every_score", "can_move")}
    fields |= {"count": count, "wanted": record["mark_before"] + (1 if up else -1)}
    if record["reached"]:
        if count == 1:
            return Message("One deal is enough:")
        sure = N_("{count} deals together move the mark, and no smaller set does:")
        unsure = N_(
            "{count} deals together move the mark; too many smaller sets would have to be tried to be sure "
            "that none does:"
        )
        return Message(sure if exact else unsure, count=count)
    if exact and count == record["can_move"]:
        none_up = N_(
            "No set of deals lifts the mark to {wanted}. If all that can still gain came true at once, the "
            "score would be {every_score:.3f}:"
        )
        none_down = N_(
            "No set of deals lowers the mark to {wanted}. With everything cancelled that can be, the score "
            "would be {every_score:.3f}:"
        )
        return Message(none_up if up else none_down, **fields)
    sure = N_(
        "No set of up to {count} deals moves the mark to {wanted}; all {can_move} that can move the score "
        "give {every_score:.3f}. Those that move it most:"
    )
    unsure = N_(
        "No set of up to {count} deals was found that moves the mark to {wanted}, and too many would have to "
        "be tried to be sure; all {can_move} that can move the score give {every_score:.3f}. Those that move "
        "it most:"
    )
    return Message(sure if exact else unsure, **fields)


def _step(deal: Mapping[str, Any], lang: str) -> Iterator[str]:
    """Yield a deal with what it is now, and the changes of it."""
    now = [word("stages", deal["stage"], lang)]
    if deal["health"] != "active":
        now.append(word("healths", deal["health"], lang))
    yield f"  {deal['points']:+.3f}  {deal['deal']} [{listed(now, lang)}]"
    yield f"          {'  '.join(deal['changes'])}"


def _instead(others: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    names = [f"{other['deal']} [{other['deal_id']}]" for other in others]
    left = len(names) - _MOST_NAMES
    if left > 0:
        names[_MOST_NAMES:] = [say(Message("and {count} more", count=left), lang)]
    if names:
        text = N_("Any one of these would do instead: {names}.")
        yield say(Message(text, names=in_sequence(names, lang)), lang)


def _meaning(can_move: int, *, up: bool) -> Message:
    """Say what it is for a deal to come true or to be cancelled."""
    true = N_(
        "A deal comes true as a whole: all the ties that decide it are running, with nothing bad reported. "
        "{can_move} deals can still gain; points are what each adds on its own. argun what-if takes these "
        "changes."
    )
    cancelled = N_(
        "A deal is cancelled as a whole. {can_move} deals can be; points are what each takes away on its "
        "own. argun what-if takes these changes."
    )
    return Message(true if up else cancelled, can_move=can_move)
