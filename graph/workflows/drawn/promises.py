"""What the picture of announcements is drawn from: every region that has any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.analysis.promises.groups import ALL, Group, grouped, rates
from graph.analysis.promises.ledger import Promise
from graph.pictures.charts.promises import Promises, Row
from graph.statements.short_names import short_names
from graph.texts import say, translated
from graph.workflows.drawing import Asked, Drawn
from graph.workflows.drawn.marks import day_line
from graph.workflows.portraits.promises import FATE_WORDS, FATES, fate_of
from graph.workflows.records.promises import PromiseBook
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_, Message
from schema.values import choices

#: By what rows are ordered: how many announcements, or which share of those that are not too new moves on.
_ORDERS = ("number", "share")
_MOVING = ("came_true", "under_way")


def promises_data(workspace: Workspace, asked: Asked, lang: str) -> Promises:
    """Return the announcements of every region by fate, those with most first, or with the best share.

    Raises
    ------
    UsageError
        ``by`` is no order.
    """
    by = asked.by or "number"
    if by not in _ORDERS:
        raise UsageError('there is no order by "{by}" ({choices})', by=by, choices=choices(by, _ORDERS))
    return announced(PromiseBook(workspace), by, lang)


def announced(book: PromiseBook, by: str, lang: str) -> Promises:
    """Return the announcements of a ledger by region."""
    workspace = book.workspace
    found = grouped(book.ledger, workspace.view, book.deals, "region")
    names = short_names((workspace.statements.entities[id_] for id_ in found), lang)
    rows = [Row(id_, names[id_], _fates(kept)) for id_, kept in found.items()]
    rows.sort(key=lambda row: (-_share(row) if by == "share" else 0, -row.count, row.id))
    whole = national(book)
    return Promises(
        tuple(rows),
        Row("", "", _fates(whole.promises)),
        whole.looked_at,
        whole.nobody_looked,
        whole.too_new,
        translated(FATE_WORDS, lang),
        (day_line(workspace, lang), counted_else(whole, lang)),
    )


def national(book: PromiseBook) -> Group:
    """Return all announcements of the country with their rates."""
    return rates(ALL, book.ledger.promises(book.deals), book.ledger.rules.level)


def counted_else(whole: Group, lang: str) -> str:
    """Say why fewer are shown as unlooked and as too new than there are: one question, one number."""
    counts = _fates(whole.promises)
    text = N_(
        "In all nobody looked again at {unlooked}, and {new} are too new to judge; {some} of these were "
        "under way, late or stalled already when they were first reported, and count as that."
    )
    some = whole.nobody_looked - counts["nobody_looked"] + whole.too_new - counts["too_new"]
    return say(Message(text, unlooked=whole.nobody_looked, new=whole.too_new, some=some), lang)


def _fates(promises: Iterable[Promise]) -> dict[str, int]:
    counts = Counter(map(fate_of, promises))
    return {fate: counts[fate] for fate in FATES}


def _share(row: Row) -> float:
    """Return which share of the announcements that are not too new came true or is under way."""
    judged = row.count - row.fates["too_new"]
    return sum(row.fates[fate] for fate in _MOVING) / judged if judged else 0.0


DRAWN = Drawn(promises_data, ("by",))
