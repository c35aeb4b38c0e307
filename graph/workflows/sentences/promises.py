"""The words of the ledger of promises, in English and Russian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.analysis.phrases import word
from graph.analysis.promises.ledger import Promise
from graph.workflows.texts import texts
from schema.reader import read_schema
from schema.values import date_bounds

#: What a promise has come to, in the words of people.
_OUTCOME_WORDS = {
    "came_true": ("came true", "исполнено"),
    "building": ("under way", "в работе"),
    "still_announced": ("announced, not begun", "объявлено, не начато"),
    "slow": ("delayed", "задерживается"),
    "stalled": ("stalled", "остановилось"),
    "cancelled": ("cancelled", "отменено"),
    "ended": ("ended", "завершено"),
}
_RULE_WORDS = {
    None: ("as reported", "по сообщениям"),
    "coded": ("inferred by the coder from what is reported", "вывод кодировщика из сказанного"),
    "silence": ("inferred: silent for {silence} months, limit {limit}",
                "вывод: молчание {silence} мес. при пороге {limit}"),
}  # fmt: skip
_FOLLOW_UP_WORDS = {
    "found": ("a later report tells of it", "о нём сообщали и позже"),
    "found_nothing": ("a later report looked and found nothing", "позже искали и ничего не нашли"),
    "found_end": ("a later report tells of its end", "позже сообщили о конце"),
    "nobody_looked": (
        "nobody looked: the later report passes it over",
        "никто не смотрел: позже не упомянуто",
    ),
    "nobody_could": ("its source does not follow up", "источник не возвращается к теме"),
    "not_due": ("first reported in the last report", "впервые в последнем отчёте"),
}
#: What is known of a thing whose term has passed; all but the first is our inference, not a report.
_OVERDUE_WORDS = {
    "told": ("overdue by {months} {unit}", "просрочено на {months} мес."),
    "overdue": ("overdue by {months} {unit}; later reports do not say that it runs (inferred)",
                "просрочено на {months} мес.; в позднейших отчётах о запуске ни слова (вывод)"),
    "nobody": ("overdue by {months} {unit}; nobody reported (inferred)",
               "просрочено на {months} мес.; никто не сообщал (вывод)"),
}  # fmt: skip
#: Reported outcomes that leave open what became of the thing after its term.
UNTOLD = ("building", "still_announced")
#: A group of goods is named by its section of the Harmonised System.
_SECTION = "hs_section_"
#: The columns of rates for people: counts first, then shares with their intervals.
_COUNTS = ("announced", "looked_at", "nobody_looked", "too_new", "came_true", "stalled_reported")
_SHARES = ("conversion_looked", "stall_looked", "conversion", "stall")


def overdue_words(promise: Promise, lang: str) -> str:
    """Say by how many months the term has passed, and whether anybody reported on it since."""
    if promise.reported not in UNTOLD:
        key = "told"
    elif promise.last.until > date_bounds(promise.planned or "")[1]:
        key = "overdue"
    else:
        key = "nobody"
    return _OVERDUE_WORDS[key][_column(lang)].format(
        months=promise.overdue_months, unit="month" if promise.overdue_months == 1 else "months"
    )


def promise_text(promise: Promise, lang: str) -> str:
    """Say what became of a promise, how that is known, and whether anybody came back to it."""
    column = _column(lang)
    words = [_OUTCOME_WORDS[promise.outcome][column]]
    is_overdue = promise.overdue_months is not None
    # "As reported" would hide that the term has passed and that no report says what became of it.
    if promise.rule != "overdue" and not (promise.rule is None and is_overdue and promise.reported in UNTOLD):
        words.append(
            _RULE_WORDS[promise.rule][column].format(
                silence=promise.silence_months, limit=promise.silence_limit
            )
        )
    words += [overdue_words(promise, lang)] if is_overdue else []
    return "; ".join([*words, _FOLLOW_UP_WORDS[promise.follow_up][column]])


def _column(lang: str) -> int:
    return 1 if lang == "ru" else 0


def group_word(key: str, lang: str) -> str:
    """Return what people call a group that is no entity: all, not told, a kind, a sector, an HS section."""
    sectors = read_schema().vocabularies["sector"].terms
    if key in sectors:
        return sectors[key].word(lang)
    if key.startswith(_SECTION):
        return texts("promises", lang)["hs_section"].format(number=key.removeprefix(_SECTION))
    return word("kinds", key, lang)


def rate_row(record: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Return a record of rates as a row for people, under heads in their language."""
    heads = texts("promises", lang)
    row: dict[str, Any] = {heads["name"]: record["name"]}
    row |= {heads[name]: record[name] for name in _COUNTS}
    return row | {heads[name]: _percent(record, name) for name in _SHARES}


def _percent(record: Mapping[str, Any], name: str) -> str:
    share, low, high = (record[f"{name}{end}"] for end in ("", "_low", "_high"))
    return "–" if share is None else f"{100 * share:.0f} % [{100 * low:.0f}–{100 * high:.0f}]"
