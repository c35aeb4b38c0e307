"""Dates, ids and numbers: what is accepted, and what the message says when it is not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.errors import InvalidValueError
from schema.messages import Words
from schema.model import Property
from schema.reader import read_schema
from schema.values import check_id, choices, clean_date, clean_value, date_bounds

SCHEMA = read_schema()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-12-05", "2025-12-05", "2025-12-05"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-06/2026-05", "2025-06-01", "2026-05-31"),
        ("/2025", "0001-01-01", "2025-12-31"),
        ("2025/", "2025-01-01", "9999-12-31"),
    ],
)
def test_a_date_covers_the_days_of_its_precision(text: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in date_bounds(text)] == [first, last]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31.02.2026", "there is no day 31 in month 2 of 2026"),
        ("05.12.2025", "2025-12-05"),
        ("2026-02-31", "there is no such day"),
        ("2025-13", "there is no such day"),
        ("2025-Q5", "is not a date"),
        ("25", "is not a date"),
        ("next year", "YYYY-MM-DD"),
        ("0025", "out of range"),
        ("2026/2025", "ends before it begins"),
        ("/", "ends before it begins"),
        ("2025 ", "2025 "),
        ("٢٠٢٥", "is not a date"),
    ],
)
def test_what_is_no_date_is_named_with_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(InvalidValueError, match=said.replace(".", r"\.")):
        date_bounds(text)


@pytest.mark.parametrize("value", [True, 2025.5, None, ["2025"], ""])
def test_a_date_is_a_year_or_text(value: object) -> None:
    with pytest.raises(InvalidValueError, match=r"text|empty"):
        clean_date(value)


def test_a_year_may_stand_without_quotes() -> None:
    assert clean_date(2025) == "2025"


@given(st.dates(datetime.date(1600, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_is_a_date_within_its_month_and_year(day: datetime.date) -> None:
    text = day.isoformat()
    assert date_bounds(text) == (day, day)
    for shorter in (text[:7], text[:4]):
        first, last = date_bounds(shorter)
        assert first <= day <= last


@pytest.mark.parametrize(
    "text", ["region:RU-AMU", "province:CN-HL", "country:CN", "company:great-wall-motor", "zone:park-2"]
)
def test_ids_of_the_handbook_are_ids(text: str) -> None:
    check_id(text, SCHEMA)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("haier", "as in company:haier"),
        ("company:Haier", "lower-case Latin letters"),
        ("company:хайер", "lower-case Latin letters"),
        ("company:haier-", "lower-case"),
        ("company:", "lower-case"),
        ("firm:haier", 'the prefix "firm" is unknown'),
        ("compny:haier", "did you mean company"),
        ("region:ru-amu", "ISO code such as RU-AMU"),
        ("region:RU-AMU ", "ISO code"),
    ],
)
def test_what_is_no_id_is_named(text: str, said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        check_id(text, SCHEMA)


def test_an_id_of_another_type_is_named_with_the_type_expected() -> None:
    with pytest.raises(InvalidValueError, match="is a Company; expected Region or City"):
        check_id("company:haier", SCHEMA, ("Region", "City"))


def declared(kind: str, **more: object) -> Property:
    return Property("amount", Words({"en": "-"}), kind, **more)  # type: ignore[arg-type] # test values


@pytest.mark.parametrize("value", ["a dozen", True, None, float("nan"), [1]])
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_what_is_no_number_is_refused(value: object, kind: str) -> None:
    with pytest.raises(InvalidValueError, match="is not a number"):
        clean_value(value, declared(kind), SCHEMA)


@pytest.mark.parametrize(
    "value",
    [float("inf"), -float("inf"), 10**19, 10**5000, 1e300, "1e400", "9" * 5000, "-" + "9" * 400],
    ids=["inf", "minus", "long", "endless", "1e300", "1e400", "digits", "minus digits"],
)
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_beyond_all_measure_is_refused(value: object, kind: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^the number is too large \(at most 1e\+18\)"):
        clean_value(value, declared(kind), SCHEMA)


@pytest.mark.parametrize("value", ["12", "-1.5", "1e3"])
def test_a_number_in_quotes_is_told_to_stand_without(value: str) -> None:
    with pytest.raises(InvalidValueError, match=f'"{value}" is text; write the number without quotes'):
        clean_value(value, declared("number"), SCHEMA)


@pytest.mark.parametrize(
    ("character", "name"), [("\x1b", "1B"), ("\x07", "07"), ("\x9b", "9B"), ("\u202e", "202E")]
)
def test_a_text_with_an_invisible_character_is_refused(character: str, name: str) -> None:
    with pytest.raises(InvalidValueError, match=rf"invisible characters \(U\+(00)?{name}\); remove"):
        clean_value(f"a{character}b", declared("text"), SCHEMA)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Амурская\u00a0область", "Амурская область"),
        ("  Амурскии\u0306\t\n край ", "Амурский край"),  # as a Mac decomposes it
        ("黑龙江\u3000省", "黑龙江 省"),
        ("\u2002\u2028x\u0085", "x"),
    ],
)
def test_white_space_is_folded_and_accents_are_composed(written: str, kept: str) -> None:
    assert clean_value(written, declared("text"), SCHEMA) == kept


def test_endless_texts_and_ids_are_refused_with_their_limit() -> None:
    assert clean_value("x" * 1000, declared("text"), SCHEMA) == "x" * 1000
    with pytest.raises(InvalidValueError, match="10,000 letters; at most 1,000"):
        clean_value("x" * 10_000, declared("text"), SCHEMA)
    with pytest.raises(InvalidValueError, match="508 letters; at most 200"):
        clean_value("company:" + "x" * 500, declared("id"), SCHEMA)


def test_numbers_keep_their_kind_and_range() -> None:
    assert clean_value(3, declared("number"), SCHEMA) == 3.0
    assert isinstance(clean_value(3.0, declared("integer"), SCHEMA), int)
    with pytest.raises(InvalidValueError, match="not a whole number"):
        clean_value(3.5, declared("integer"), SCHEMA)
    with pytest.raises(InvalidValueError, match=r"out of range \(0 to 100 %\)"):
        clean_value(101, declared("number", minimum=0, maximum=100, unit="percent"), SCHEMA)


def test_true_and_false_are_words_of_their_own() -> None:
    assert clean_value(True, declared("boolean"), SCHEMA) is True
    for value in ("true", 1, "no"):
        with pytest.raises(InvalidValueError, match="not true or false"):
            clean_value(value, declared("boolean"), SCHEMA)


def test_text_is_one_line_without_ends() -> None:
    assert clean_value("  two\n words ", declared("text"), SCHEMA) == "two words"
    with pytest.raises(InvalidValueError, match="empty"):
        clean_value(" ", declared("text"), SCHEMA)
    with pytest.raises(InvalidValueError, match="put it in quotes"):
        clean_value(5, declared("text"), SCHEMA)


def test_an_unknown_term_is_named_with_the_nearest() -> None:
    with pytest.raises(InvalidValueError, match="did you mean stalled"):
        clean_value("staled", declared("vocabulary", vocabulary="health"), SCHEMA)


def test_near_matches_come_first_and_short_lists_are_shown_whole() -> None:
    assert str(choices("bulding", ["building", "agreed"])) == "did you mean building? Known: building, agreed"
    assert str(choices("xyz", ["building", "agreed"])) == "building, agreed"
    assert str(choices("xyz", map(str, range(30)))).endswith("... 30 in all")
    assert str(choices("291", map(str, range(300)))).endswith("? 300 are known")


@pytest.mark.parametrize(("value", "swapped"), [(127.5, True), (-91, True), (200, False)])
def test_a_latitude_that_is_a_longitude_is_told_so(value: float, swapped: bool) -> None:
    latitude = SCHEMA.nodes["City"].properties["latitude"]
    with pytest.raises(InvalidValueError) as refused:
        clean_value(value, latitude, SCHEMA)
    assert ("swapped" in str(refused.value)) == swapped
