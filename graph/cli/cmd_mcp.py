"""A server of tools for assistants: mcp."""

from __future__ import annotations

import sys
from dataclasses import replace

from graph.cli.command import Session, command
from schema.messages import N_, Message


@command(
    "mcp",
    N_("Answer an assistant over the Model Context Protocol on standard input and output, until it leaves."),
    examples=("argun mcp --lang ru",),
    options=("dataset", "store", "as_of", "method"),
)
def mcp(session: Session) -> None:
    from graph.assistants.server import make_server
    from graph.assistants.tools import Notes, Tools
    from graph.door.dataset import Dataset
    from graph.releases import release_text

    notes = Notes(session.lang)
    work = replace(session.workspace(), resolved=notes.resolved)
    with Dataset(work, session.loaded_store, session.lang) as dataset:
        tools = Tools(dataset, notes, release_text(work.releases, session.lang))
        server = make_server(tools, session.lang)
        if sys.stdin.isatty():
            session.note(Message("An assistant starts this command and speaks to it; Ctrl-C ends it."))
        server.run()
    session.note_used()
