"""A reviewer at a terminal: candidates one after another, a key for each, every decision kept at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph.cli.command import Session
from graph.cli.review.changing import change
from graph.cli.review.keyboard import QUIT, Keyboard
from graph.cli.review.screen import Screen
from graph.cli.shell.loop import terminal
from graph.statements.records import Tie
from graph.texts import translate
from graph.workflows.contracts.words import word_of
from graph.workflows.reviewing import Choice, now
from loaders.review.beneath import Beneath
from loaders.review.item import Item
from loaders.review.journal import (
    ACCEPT,
    CHANGE,
    MERGE,
    REJECT,
    SKIP,
    UNDO,
    Decision,
    decide,
    read_journal,
    write_decisions,
)
from loaders.review.notes import following, of_tie
from loaders.review.queue import Queue
from loaders.review.records import faults
from loaders.review.state import State, replay, with_known_names
from schema.errors import ArgunError
from schema.messages import N_, Message, counted

_KEYS = {
    "a": N_("accept"),
    "c": N_("change fields"),
    "r": N_("reject"),
    "m": N_("merge"),
    "s": N_("skip"),
    "b": N_("back"),
    QUIT: N_("quit"),
    "?": N_("help"),
}
_HELP = (
    N_("a: accept it as it stands, with what you have changed; it becomes a statement of the layer."),
    N_("c: change fields: choose one by its number, correct it, and end with an empty line; then accept."),
    N_("r: reject it, with a reason or none; a passage all of whose candidates are rejected is set aside."),
    N_("m: add it as evidence to a tie that the data have: one that is proposed, or one that you look for."),
    N_("s: put it off; argun review QUEUE --only skipped shows it again."),
    N_("b: go back to the last one and take its decision back."),
    N_("q: end; every decision is kept already."),
)
_HOW = "terminal"
_REASON = N_("Reason, may be empty: ")
_TIE = N_("Number of the tie, or words to look for; empty to go back: ")
_MOST_TIES = 20


class _MeanwhileError(ArgunError):
    """Somebody else has decided on the candidate while it was shown."""


@dataclass
class Desk:
    """What a session has before it: the review, where it is, and what was decided in it."""

    session: Session
    queue: Queue
    beneath: Beneath
    who: str
    screen: Screen
    keyboard: Keyboard
    items: list[Item]
    at: int = 0
    #: Places in ``items`` that this session has decided on, the last one at the end.
    done: list[int] = field(default_factory=list)
    count: int = 0

    def state(self) -> State:
        """Return the candidate at hand as the journal has it now."""
        self.queue = self.queue.again()
        return replay((self.items[self.at],), self.queue.decisions)[0]


def converse(
    session: Session, queue: Queue, beneath: Beneath, choice: Choice, who: str, **streams: Any
) -> None:
    """Show the wanted candidates one after another, until all are decided on or the reviewer leaves."""
    items = [state.item for state in choice.of(queue.states)]
    if not items:
        session.note(Message("no candidate is left of these"))
        return
    screen = Screen(terminal(), beneath, session.lang)
    desk = Desk(session, queue, beneath, who, screen, Keyboard(**streams), items)
    while desk.at < len(items) and _decided(desk):
        pass
    session.note(
        counted("{count} decision in this session; argun review status {path} tells the whole",
                "{count} decisions in this session; argun review status {path} tells the whole",
                desk.count, path=queue.folder)
    )  # fmt: skip


def _decided(desk: Desk) -> bool:
    """Show the candidate at hand until it is decided on; False when the reviewer leaves."""
    state = desk.state()
    named = with_known_names(state.item, desk.queue.decisions)
    item, is_new = following(named, state.item, desk.beneath), True
    while True:
        wrong = faults(item, desk.beneath, desk.queue.origin.columns)
        if is_new:
            desk.screen.show(state, item, desk.at + 1, len(desk.items), wrong)
        desk.screen.keys(_KEYS)
        key = desk.keyboard.key(_KEYS)
        is_new = key == "c"
        if key == QUIT:
            return False
        if key == "b":
            return _back(desk)
        if key == "?":
            for line in _HELP:
                desk.screen.say(Message(line))
        elif key == "c":
            item = change(item, desk.screen, desk.keyboard, desk.beneath, desk.session.lang)
        elif key == "a" and wrong:
            what = desk.screen.fault(wrong[0])
            desk.screen.say(Message("it cannot be accepted yet: {what}", what=what), "red")
        elif (told := _told(key, item, state, desk)) is not None:
            if _kept(told, desk):
                return True
            return _decided(desk)


def _told(key: str, item: Item, state: State, desk: Desk) -> Decision | None:
    """Return the decision of a key; None when the reviewer thinks better of it."""
    more: dict[str, Any] = {}
    if key == "a":
        changed = item.changed(state.item)
        decision, more = (CHANGE, {"fields": changed}) if changed else (ACCEPT, {})
    elif key == "r":
        reason = desk.keyboard.line(translate(_REASON, desk.session.lang))
        if reason is None:
            return None
        decision, more = REJECT, {"reason": reason} if reason else {}
    elif key == "m":
        tie = _tie(item, desk)
        if tie is None:
            return None
        changed = of_tie(item, tie, desk.beneath).changed(state.item)
        decision, more = MERGE, {"fields": changed, "tie": tie.id}
    else:
        decision = SKIP
    return decide(state.item, decision, who=desk.who, when=now(), how=_HOW, **more)


def _tie(item: Item, desk: Desk) -> Tie | None:
    """Return the tie that the reviewer chooses; None for none, or for one that it cannot be added to."""
    type_ = str(item.fields["type"])
    found = desk.beneath.ties_of(item.joins, type_)
    while True:
        desk.screen.fields((f"{n:>2}", desk.screen.tie(tie)) for n, tie in enumerate(found[:_MOST_TIES], 1))
        given = desk.keyboard.line(translate(_TIE, desk.session.lang))
        if not given:
            return None
        if given.isdecimal() and 1 <= int(given) <= len(found[:_MOST_TIES]):
            tie = found[int(given) - 1]
            wrong = faults(item, desk.beneath, desk.queue.origin.columns, tie)
            if not wrong:
                return tie
            what = desk.screen.fault(wrong[0])
            desk.screen.say(Message("it cannot be added to this tie yet: {what}", what=what), "red")
            return None
        try:
            found = desk.beneath.search_ties(given, type_)
        except ArgunError as error:
            desk.screen.say(error.message, "red")


def _kept(decision: Decision, desk: Desk) -> bool:
    """Write a decision; False when somebody else has decided meanwhile, which is said."""
    known = len(desk.queue.decisions)

    def nobody_else() -> None:
        for other in read_journal(desk.queue.folder).decisions[known:]:
            if other.candidate == decision.candidate and other.who != desk.who:
                word = word_of("review", other.decision, desk.session.lang)
                text = N_("{who} has decided on it meanwhile: {decision}. Look at it again.")
                raise _MeanwhileError(Message(text, who=other.who, decision=word))

    try:
        write_decisions(desk.queue.folder, [decision], nobody_else)
    except _MeanwhileError as error:
        desk.screen.say(error.message, "yellow")
        return False
    desk.done.append(desk.at)
    desk.at, desk.count = desk.at + 1, desk.count + 1
    return True


def _back(desk: Desk) -> bool:
    """Go back to what was decided last in this session, and take that back; else to the one before."""
    if not desk.done:
        desk.at = max(0, desk.at - 1)
        return True
    desk.at = desk.done.pop()
    state = desk.state()
    if state.decision and state.decision.who == desk.who:
        write_decisions(desk.queue.folder, [decide(state.item, UNDO, who=desk.who, when=now(), how=_HOW)])
        desk.count -= 1
    return True
