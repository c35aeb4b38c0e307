"""A review as a file to edit: candidates with their passages, to be decided on without a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from graph.statements.status import status_of
from graph.texts import say, translate
from loaders.review.beneath import Beneath
from loaders.review.item import FIELDS, Item
from loaders.review.state import State
from schema.messages import N_, Message
from schema.values import one_line
from schema.wording import visible
from schema.yaml_text import written_yaml

SECTION = "candidates"
#: What a reviewer writes beside the fields.
OWN = ("decision", "reason", "tie")
#: Written even where nothing stands in them: to be filled in.
_ALWAYS = frozenset(FIELDS[:10])
_WIDTH = 100
_MOST_TIES = 5
_HOW = (
    N_("Write a decision for each candidate, then: argun review take QUEUE THIS_FILE --reviewer NAME"),
    N_("decision: accept, reject, merge or skip; empty for undecided. Correct any field before you accept."),
    N_("reason: why it is rejected. tie: the id of the tie that it is merged with."),
    N_("note_ru, note_en: what the passage says, in one line of your own words."),
    N_(
        "Names may stand in the place of ids. Between ⟦ and ⟧ stand the words that a candidate was made from."
    ),
)


def written_sheet(states: Sequence[State], beneath: Beneath, lang: str) -> str:
    """Return candidates as YAML to edit, with comments in a language."""
    lines = [f"# {translate(text, lang)}" for text in _HOW]
    lines += ["", f"{SECTION}:"]
    for number, state in enumerate(states, 1):
        lines += ["", *_comments(state, number, len(states), beneath, lang), *_record(state.item)]
    return "\n".join(lines) + "\n"


def marked(item: Item) -> str:
    """Return the passage with the words marked that the candidate was made from."""
    text, start, end = item.passage.text, item.start, item.end
    if not end:
        return text
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


def _comments(state: State, number: int, total: int, beneath: Beneath, lang: str) -> Iterator[str]:
    item, fields = state.item, state.item.fields
    head = Message("{number} of {total}: {place}", number=number, total=total, place=item.passage.locator)
    yield from _comment(say(head, lang))
    yield from _comment(marked(item))
    names = [beneath.name(str(fields[end]), lang, fields["new"]) for end in ("subject", "counterpart")]
    yield from _comment(" → ".join(names))
    if item.why:
        share = f"{item.confidence:.2f}"
        yield from _comment(say(Message("sure to {share}: {why}", share=share, why=item.why), lang))
    if state.earlier:
        earlier = state.earlier
        text = Message(
            "earlier decision, on another text: {decision} ({who}, {when})",
            decision=earlier.decision, who=earlier.who, when=earlier.when,
        )  # fmt: skip
        yield from _comment(say(text, lang))
    for tie in beneath.ties_of(item.joins, str(fields["type"]))[:_MOST_TIES]:
        status = status_of(tie)
        told = " · ".join(
            filter(None, (tie.id, status.stage, status.health, tie.evidence[-1].notes.get(lang)))
        )
        yield from _comment(say(Message("may be: {tie}", tie=told), lang))


def _comment(text: str) -> list[str]:
    """Return a text as lines of a comment; nothing in it ends the comment or steers a terminal."""
    return [f"# {line}" for line in textwrap.wrap(visible(one_line(text)), _WIDTH)]


def _record(item: Item) -> list[str]:
    fields = {key: item.fields.get(key) for key in FIELDS}
    kept = {key: value for key, value in fields.items() if key in _ALWAYS or value}
    shown: dict[str, Any] = {key: value if value not in (None, "") else None for key, value in kept.items()}
    body = [
        line for line in written_yaml({"id": item.id, **dict.fromkeys(OWN), **shown}).splitlines() if line
    ]
    text = [line.removesuffix(" null") if line.endswith(": null") else line for line in body]
    return [f"{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(text) if line != "---"]
