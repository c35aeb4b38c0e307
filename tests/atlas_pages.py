"""The pages of facts of an atlas, made for tests, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath

from graph.statements.records import Statements
from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.workspace import Workspace

#: The kinds of pages that tell facts; they link to each other.
KINDS = ("places", "things", "sectors", "names", "sources")
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_LINKS = re.compile(r'href="([^"]+)"')
_IDS = re.compile(r' id="([^"]+)"')


def pages_of(workspace: Workspace, languages: Iterable[str], kinds: Iterable[str] = KINDS) -> dict[str, str]:
    """Return pages by path, each below the folder of its language."""
    chosen = tuple(languages)
    shared: dict[str, object] = {}
    found = {}
    for lang in chosen:
        atlas = Atlas(workspace, lang, chosen, shared)
        for kind in kinds:
            for page in PAGES[kind].make(atlas):
                found[f"{lang}/{page.path}"] = atlas.shell.render(page).decode()
    return found


def small_pages(base: Statements, lang: str = "en") -> dict[str, str]:
    """Return the pages of hand-made statements, without the folder of the language."""
    found = pages_of(Workspace(read_back=base), [lang])
    return {path.partition("/")[2]: page for path, page in found.items()}


def main_of(page: str) -> str:
    """Return what a page says, without its menu and styles."""
    found = _MAIN.search(page)
    assert found is not None
    return found[0]


def lost_links(pages: Mapping[str, str]) -> set[str]:
    """Return the links between pages that lead to no page or to no place in it."""
    ids = {path: set(_IDS.findall(page)) for path, page in pages.items()}
    lost = set()
    for path, page in pages.items():
        for address in _LINKS.findall(main_of(page)):
            if not address.startswith("https://"):
                there, _, anchor = address.partition("#")
                target = normpath(join(dirname(path), there)) if there else path
                if target not in ids or (anchor and anchor not in ids[target]):
                    lost.add(f"{path}: {address}")
    return lost
