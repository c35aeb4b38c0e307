"""Small announcements for the tests of the ledger of promises."""

from __future__ import annotations

import datetime
from dataclasses import replace

from graph.analysis.promises.ledger import Ledger, Promise
from graph.analysis.promises.rules import read_rules
from graph.statements.records import Statements, Tie
from tests.factories import OLD, RECENT, appraisal_of, statements, tie

DAY = datetime.date(2026, 5, 31)
PLANT, HOTEL = "project:plant", "project:hotel"
#: A tie that both reports tell of, so that the source is one that follows up.
FOLLOWED = tie(
    "HAS_PROJECT", "region:RU-TA", "project:pipeline", regions="RU-TA",
    said=[("operating", None, OLD), ("operating", None, RECENT)],
)  # fmt: skip


def project(*said: tuple[str | None, str | None, str], to: str = PLANT, **details: str) -> Tie:
    return replace(tie("HAS_PROJECT", "region:RU-AMU", to, said=said), details=details)


def promises(*ties: Tie, day: datetime.date = DAY, place: str | None = None) -> list[Promise]:
    base = statements(ties)
    return ledger_of(base, day).promises(appraisal_of(base).deals, place)


def ledger_of(base: Statements, day: datetime.date = DAY) -> Ledger:
    return Ledger.of(appraisal_of(base), base, day, read_rules())
