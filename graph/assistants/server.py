"""The server of an assistant: the tools over the Model Context Protocol, by its official SDK."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

from graph.assistants.tools import Answer, Tools
from graph.texts import say
from schema.errors import ArgunError, UsageError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.tools import Tool

#: What an assistant is told before it asks anything.
INSTRUCTIONS = (
    "A knowledge graph of ties between Russian regions and Chinese provinces. Every tie carries a stage, a "
    "health and evidence from a source; cite the source and its place with what you tell. Marks from 1 to 10 "
    "are derived from deals: results count, announcements hardly do. Start with list_questions or "
    "find_entities. Names may be given in Russian, English or Chinese. All tools only read."
)


def make_server(tools: Tools, lang: str) -> MCPServer:
    """Return a server with all tools; it answers one call at a time.

    Raises
    ------
    UsageError
        The SDK is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError as error:
        raise UsageError(
            'assistants need the package mcp: pip install "argun[mcp]"; without it argun query and '
            "argun cypher answer the same on the command line"
        ) from error
    lock = threading.Lock()  # the SDK calls each tool on a thread of its own
    return MCPServer(
        "argun",
        instructions=INSTRUCTIONS,
        version=version("argun"),
        tools=[_offered(tool, lock, lang) for tool in tools.all()],
        log_level="CRITICAL",  # what goes wrong is the answer; the driver of the store logs its own words
        subscriptions=False,
    )


def _offered(tool: Callable[..., Answer], lock: threading.Lock, lang: str) -> Tool:
    """Return a tool that takes the parameters that it declares and no others.

    The SDK passes over a name that it does not know, so a slip in ``region`` would list all regions.
    """
    from mcp.server.mcpserver.tools import Tool as Offered
    from mcp.types import ToolAnnotations

    safe = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    offered = Offered.from_function(_guarded(tool, lock, lang), annotations=safe)
    offered.parameters["additionalProperties"] = False
    offered.fn_metadata.arg_model.model_config["extra"] = "forbid"
    offered.fn_metadata.arg_model.model_rebuild(force=True)
    return offered


def _guarded(tool: Callable[..., Answer], lock: threading.Lock, lang: str) -> Callable[..., object]:
    """Return the tool with our errors as those that an assistant reads, and can mend; text has no indents."""
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import CallToolResult, TextContent

    @functools.wraps(tool)
    def run(**given: object) -> CallToolResult:
        try:
            with lock:
                answer = tool(**given)
        except ArgunError as error:
            raise ToolError(say(error.message, lang)) from error
        text = json.dumps(answer, ensure_ascii=False)
        return CallToolResult(
            content=[TextContent(type="text", text=text)], structured_content=json.loads(text)
        )

    return run
