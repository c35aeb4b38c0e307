"""``argun mcp`` as the client of the official SDK meets it, over the pipes of a real process."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.assistants.limits import MOST_LETTERS, MOST_ROWS
from tests.command_line import environment
from tests.programs import needed

pytestmark = pytest.mark.slow


def ask(home: Path, *calls: tuple[str, dict[str, Any]], lang: str = "en") -> tuple[list[Any], list[Any]]:
    """Return the tools that a server offers, and what it answers to calls."""
    mcp = needed("mcp")
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "graph.cli.main", "mcp", "--lang", lang],
        env={**environment(), "ARGUN_HOME": str(home)},
    )

    async def talk() -> tuple[list[Any], list[Any]]:
        async with mcp.Client(server) as client:
            offered = await client.list_tools()
            return offered.tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(talk())


def test_the_client_of_the_sdk_lists_tools_that_only_read_and_calls_them(tmp_path: Path) -> None:
    tools, (deals, counted, brief, ties) = ask(
        tmp_path,
        ("list_deals", {"region": "Амурская", "limit": 2}),
        ("run_cypher", {"statement": "MATCH (r:Region) RETURN count(r) AS regions"}),
        ("write_brief", {"about": "Haier"}),
        ("list_ties", {"limit": MOST_ROWS}),
        lang="ru",
    )
    assert len(tools) == 12
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert len(deals.structured_content["rows"]) == 2
    assert counted.structured_content["rows"] == [{"regions": 83}]
    assert "Справка" in brief.structured_content["text"]
    (shown,) = ties.content
    assert json.loads(shown.text) == ties.structured_content
    assert len(shown.text) < MOST_LETTERS + 1000  # the rows, and what is said beside them


def test_errors_are_answers_that_say_what_to_do(tmp_path: Path) -> None:
    _, answers = ask(
        tmp_path,
        ("run_cypher", {"statement": "MATCH (n) DETACH DELETE n"}),
        ("ask_question", {"name": "partners_of_regoin"}),
        ("list_deals", {"region": "Atlantis"}),
        ("list_deals", {"limit": "many"}),
        ("no_such_tool", {}),
        ("list_deals", {"regoin": "RU-AMU"}),
        ("list_marks", {"limit": 1}),
    )
    assert [answer.is_error for answer in answers] == [True] * 6 + [False]
    said = [answer.content[0].text for answer in answers]
    assert "only reading" in said[0]
    assert "partners_of_region" in said[1]
    assert "Atlantis" in said[2]
    assert "limit" in said[3]
    assert "regoin" in said[5]
