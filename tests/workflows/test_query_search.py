"""Questions of the book are found by their words, however these are written."""

from __future__ import annotations

import pytest

from graph.workflows.query_book import book_records, is_name, no_question, questions
from graph.workflows.query_search import search_questions
from queries.groups import GROUPS
from schema.errors import UsageError
from tests.command_line import argun


def found(text: str) -> list[str]:
    return [query.name for query in search_questions(text).queries]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sister cities", "sister_ties"),
        ("city twinned", "sister_ties"),
        ("побратимы", "sister_ties"),
        ("регионов-побратимов", "sister_ties"),
        ("友好城市", "sister_ties"),
        ("UNIVERSITY", "universities"),
        ("вузами", "universities"),
        ("高校", "universities"),
        ("who builds", "builders"),
        ("shortest chain", "path_region_province"),
    ],
)
def test_words_in_any_language_and_form_find_a_question(text: str, name: str) -> None:
    assert name in found(text)[:3]


def test_a_misspelled_word_is_taken_for_the_nearest_and_said() -> None:
    misspelled = search_questions("investrs")
    assert misspelled.taken == [("investrs", "investors")]
    assert "investors" in [query.name for query in misspelled.queries]


def test_a_word_that_no_question_has_does_not_hide_the_others() -> None:
    with_other = search_questions("xyzzy investors")
    assert with_other.taken == [("xyzzy", "")]
    assert [q.name for q in with_other.queries] == found("investors")
    assert found("xyzzy") == []
    assert found("") == []


def test_the_book_is_listed_by_groups_in_their_order() -> None:
    groups = [query.group for query in questions()]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)
    assert book_records("en", questions()[:1])[0]["parameters"] == ["region=…", "limit=…"]


def test_a_name_is_told_from_words() -> None:
    assert is_name("investors")
    assert is_name("partner_of_region")  # a slip of the keyboard, not words
    assert is_name("investor")  # in a script it must not pass for an answer
    assert not is_name("sister cities")
    assert not is_name("sanctions")
    assert not is_name("побратимы")


def test_the_command_lists_what_it_finds_and_says_when_it_finds_nothing() -> None:
    listed = argun("query", "sister cities", "--format", "json")
    assert [record["name"] for record in listed.json] == found("sister cities")
    nothing = argun("query", "xyzzy")
    assert nothing.code == 2
    assert 'no question has "xyzzy"' in nothing.errors
    assert "argun query lists all" in nothing.errors
    assert argun("query", "investors", "--search", "money").code == 2
    assert "-p belongs to a query" in argun("query", "-p", "region=RU-AMU").errors


def test_a_misspelled_name_of_a_query_is_answered_with_near_ones() -> None:
    slipped = argun("query", "partner_of_region", "-p", "region=RU-AMU")
    assert slipped.code == 2
    assert "did you mean partners_of_region" in slipped.errors
    with pytest.raises(UsageError, match="is a query: give it without --search"):
        raise no_question("investors")
