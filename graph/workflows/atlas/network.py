"""The network page of an atlas: one for all languages, since it speaks them all itself."""

from __future__ import annotations

from markupsafe import Markup

from graph.texts import say, translate
from graph.workflows.atlas.page import Page, Shell
from graph.workflows.exported import export_context
from graph.workflows.workspace import Workspace
from schema.errors import UsageError
from schema.messages import N_

PATH = "network.html"
MENU = N_("Network")


def network_page(workspace: Workspace, lang: str, shell: Shell) -> bytes:
    """Return the page; where the graph is too large for one, a page that says so and what to do."""
    from graph.export.formats.network import render_page  # pyvis takes long to import

    try:
        return render_page(workspace.graph, export_context(workspace, lang))
    except UsageError as error:
        return shell.render(Page(PATH, translate(MENU, lang), Markup(), say(error, lang)), folder="")
