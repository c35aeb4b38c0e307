"""What an assistant gets: rows within limits, evidence with each tie, errors that it can mend."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.assistants.limits import DEADLINE_S, MOST_LETTERS, MOST_ROWS, ROWS, cut, limited
from graph.assistants.server import make_server
from graph.assistants.tools import Notes, Tools
from graph.door.dataset import Dataset
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.workflows.workspace import Workspace
from schema.errors import ArgunError, NotFoundError, UsageError
from tests.command_line import ROOT


def make_tools(store: EmbeddedStore, lang: str = "en") -> Tools:
    @contextmanager
    def opening() -> Iterator[Store]:
        yield store

    notes = Notes(lang)
    return Tools(Dataset(Workspace(resolved=notes.resolved), opening, lang), notes, "argun 1")


@pytest.fixture(scope="module")
def tools(shipped: EmbeddedStore) -> Tools:
    return make_tools(shipped)


def test_an_answer_tells_how_many_rows_there_are_and_what_the_data_is(tools: Tools) -> None:
    answer = tools.run_cypher("MATCH (r:Region) RETURN r.id AS id ORDER BY id", limit=2)
    assert answer == {
        "columns": ("id",),
        "rows": [{"id": "region:RU-AD"}, {"id": "region:RU-AL"}],
        "found": 83,
        "left_out": 81,
        "notes": [],
        "data": "argun 1",
    }


def test_a_short_name_is_taken_for_a_place_and_said_once(tools: Tools) -> None:
    (note,) = tools.list_deals("Амурской", limit=1)["notes"]
    assert "RU-AMU" in note
    assert tools.list_deals("RU-AMU", limit=1)["notes"] == []


def test_a_name_that_the_graph_does_not_have_is_said_beside_the_empty_answer(tools: Tools) -> None:
    answer = tools.run_cypher("MATCH (r:Regoin) RETURN r")
    assert answer["found"] == 0
    assert answer["notes"] == ["There is no label Regoin; did you mean Region?"]


def test_that_nobody_is_sanctioned_is_no_clearance_where_no_list_was_imported(tools: Tools) -> None:
    answer = tools.ask_question("sanctioned_partners")
    assert answer["found"] == 0
    [note] = answer["notes"]
    assert "no list of sanctions" in note
    assert "--mapping opensanctions" in note


def test_a_question_of_the_book_has_its_columns_and_rows(tools: Tools) -> None:
    answer = tools.ask_question("partners_of_region", {"region": "RU-AMU"}, 3)
    assert "partner_id" in answer["columns"]
    assert len(answer["rows"]) == 3
    assert answer["found"] == answer["left_out"] + 3


def test_every_question_that_is_listed_can_be_asked(tools: Tools) -> None:
    listed = {row["name"] for row in tools.list_questions()["rows"]}
    assert "scores" in listed
    assert tools.ask_question("scores", limit=1)["rows"][0]["place_id"].startswith(("region:", "province:"))


def test_a_deal_comes_with_its_ties_and_what_each_source_says(tools: Tools) -> None:
    first = tools.list_deals("RU-AMU", limit=1)["rows"][0]
    shown = tools.show_deal(first["id"])
    assert shown["deal"] == first
    ties = shown["ties"]["rows"]
    assert {tie["id"] for tie in ties} == set(first["tie_ids"])
    assert all(said["source"] and said["locator"] for tie in ties for said in tie["evidence"])


def test_marks_explanations_promises_and_briefs_are_those_of_the_commands(tools: Tools) -> None:
    mark = next(row for row in tools.list_marks()["rows"] if row["id"] == "region:RU-AMU")
    assert f"mark {mark['mark']}," in tools.explain_mark("RU-AMU")["text"]
    assert tools.list_promises("RU-AMU", unfinished=True)["found"] > 0
    assert tools.write_brief("RU-AMU")["text"].startswith("Brief")


def test_the_schema_names_what_statements_are_made_of(tools: Tools) -> None:
    told = tools.describe_schema()
    assert {"Region", "Company", "Deal"} <= {node["label"] for node in told["nodes"]}
    investor = next(tie for tie in told["ties"] if tie["type"] == "INVESTOR_IN")
    assert "Company" in investor["from"]
    assert told["vocabularies"]["stage"][:2] == ["discussed", "agreed"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda t: t.run_cypher("CREATE (n:X)"), "only reading"),
        (lambda t: t.run_cypher("MATCH (n) RETURN"), ""),
        (lambda t: t.ask_question("partners_of_regoin"), "partners_of_region"),
        (lambda t: t.list_deals("Нигде"), "region"),
        (lambda t: t.show_deal("deal:none"), "list_deals"),
        (lambda t: t.list_deals(limit=0), "1 to 500"),
    ],
)
def test_what_cannot_be_answered_says_why(call: object, told: str, tools: Tools) -> None:
    assert callable(call)
    with pytest.raises(ArgunError) as raised:
        call(tools)
    assert told in str(raised.value)


def test_an_answer_ends_before_it_is_too_long() -> None:
    answer = limited([{"text": "a" * 1000}] * 400, 400)
    assert len(json.dumps(answer["rows"])) <= MOST_LETTERS
    assert answer["left_out"] == 400 - len(answer["rows"]) > 0


@pytest.mark.parametrize("limit", [0, -1, MOST_ROWS + 1])
def test_a_limit_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(UsageError):
        limited([], limit)


def test_a_long_text_ends_after_a_paragraph() -> None:
    paragraph = "word " * 100
    assert cut("\n\n".join([paragraph] * 1000)).endswith(f"{paragraph}\n\n[…]")
    assert cut(paragraph) == paragraph


def test_without_the_package_it_says_what_to_install(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mcp", "mcp.server", "mcp.server.mcpserver"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=r"argun\[mcp\]"):
        make_server(tools, "en")


def test_an_unknown_deal_is_not_found(tools: Tools) -> None:
    with pytest.raises(NotFoundError):
        tools.show_deal("deal:none")


def test_the_page_on_assistants_names_every_tool_and_limit(tools: Tools) -> None:
    page = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")
    table = "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", table)) == {tool.__name__ for tool in tools.all()}
    for limit in (MOST_ROWS, ROWS, MOST_LETTERS, DEADLINE_S):
        assert f"{limit:,.0f}" in page
