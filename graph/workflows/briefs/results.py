"""What works and what is being built: deal by deal, with what was last said and the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.statements.status import RUNNING
from graph.workflows.briefs.model import Paragraph, Run
from graph.workflows.briefs.telling import Teller, capital
from graph.workflows.portraits.dates import date_words
from graph.workflows.portraits.deals import STATE_WORDS, DealFact
from graph.workflows.portraits.goods import GoodsFact
from graph.workflows.portraits.numbers import NumberFact, amount_words, quantity_words
from graph.workflows.portraits.partners import counted_states
from schema.messages import N_, Message, counted

#: So many deals are told one by one, so many more are named.
_MOST, _MOST_NAMED = 6, 8
#: These are told product by product.
_GOODS = ("exports", "imports")
#: Numbers that say how large a thing is, the best first.
_TELLING = (
    "trade_turnover",
    "export_value",
    "export_volume",
    "output",
    "cargo",
    "capacity",
    "investment",
    "vehicles",
    "passengers",
    "jobs",
    "readiness",
    "contract_value",
    "length",
)


def results(teller: Teller, deals: Sequence[DealFact]) -> Iterator[Paragraph]:
    """Yield the deals that run, those with most points first."""
    running = [d for d in deals if d.state in RUNNING]
    if not running:
        return
    yield teller.paragraph(_count(teller, deals), weight=2)
    for place, deal in enumerate(running[:_MOST]):
        yield teller.bullet(*told(teller, deal), weight=2 + place // 2)
    rest = [d for d in running[_MOST:] if d.deal_id.dealing not in _GOODS]
    if rest:
        text = Message("Further ones that run: {names}.", names=teller.deals(rest, _MOST_NAMED))
        yield teller.paragraph(Run(teller.say(text), note=teller.newest(rest)), weight=6)


def told(teller: Teller, deal: DealFact) -> Iterator[Run]:
    """Yield the name of a deal, its state where it is not plain, what was last said of it, a number."""
    yield Run(teller.sentence(teller.deal(deal)), strong=True)
    telling = [s for s in (deal.telling, deal.newest) if s and s.note[teller.lang]]
    for said in dict.fromkeys(telling):
        yield Run(teller.note(said), note=teller.cited([said.citation]))
    if not telling:
        state = teller.sentence(capital(teller.say(Message(STATE_WORDS[deal.state]))))
        yield Run(state, note=teller.newest([deal]))
    number = _number(deal)
    if number:
        yield Run(number_sentence(teller, number), note=teller.cited([number.citation]))


def goods(teller: Teller, facts: Sequence[GoodsFact], text: str) -> Iterator[Paragraph]:
    """Yield the goods that are traded, and in brackets those that are only agreed or discussed."""
    traded = [g for g in facts if g.runs]
    if traded:
        named = teller.series(
            [teller.goods(g.product) for g in traded[:_MOST_NAMED]], len(traded) - _MOST_NAMED
        )
        note = teller.cited(g.said[0].citation for g in traded)
        yield teller.paragraph(Run(teller.say(Message(text, goods=named)), note=note), weight=4)


def number_sentence(teller: Teller, number: NumberFact) -> str:
    """Return a number as a sentence: what it measures, how much, of what, and when."""
    amount, about = amount_words(number), number.note[teller.lang]
    fields = {"quantity": quantity_words(number), "amount": amount, "date": date_words(number.date)}
    if number.change_of:
        text = N_("Change of {quantity}: {amount} ({date}).")
    elif about and len(about) <= _SHORT:
        text = N_("{quantity}: {amount} – {about} ({date}).")
    else:
        text = N_("{quantity}: {amount} ({date}).")
    return capital(teller.say(Message(text, **fields, about=about)))


#: A remark that is longer than this makes no part of a sentence.
_SHORT = 60


def _count(teller: Teller, deals: Sequence[DealFact]) -> Run:
    text = counted(
        "On record is {count} deal: {states}.",
        "On record are {count} deals: {states}.",
        len(deals),
        states=teller.states(counted_states(deals)),
    )
    return Run(teller.say(text), note=teller.newest(deals))


def _number(deal: DealFact) -> NumberFact | None:
    """Return the number that says most of a deal: measured where it works, the best quantity, the latest."""
    known = [n for n in deal.numbers if n.quantity in _TELLING]
    kept = [n for n in known if n.nature == "measured" or deal.state != "operating"]
    return min(kept, key=_value, default=None)


def _value(number: NumberFact) -> tuple[bool, bool, int, int, str]:
    rank = _TELLING.index(number.quantity)
    return number.nature != "measured", number.unit == "per_hour", rank, -number.until.toordinal(), number.id
