"""The pages of facts of an atlas, made for tests, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from posixpath import dirname, join, normpath

from graph.statements.records import Entity, Evidence, Statements, Tie
from graph.workflows.atlas.atlas import PAGES, Atlas
from graph.workflows.workspace import Workspace
from tests.factories import entity

#: The kinds of pages that tell facts; they link to each other.
KINDS = ("places", "things", "sectors", "names", "sources")
#: Regions and a province for statements that name them.
PLACES = ("region:RU-AMU", "region:RU-PRI", "province:CN-HL")
HOSTILE = (
    '<script>window.hacked=1</script><img src=x onerror=window.hacked=1>" onmouseover="window.hacked=1'
    "'{name}%s\u202e&" + "ы" * 10_000
)
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


def lost_links(pages: Mapping[str, str], told: Iterable[str] | None = None) -> set[str]:
    """Return the links of all pages, or of those at ``told``, that lead to no page or no place in it."""
    ids = {path: set(_IDS.findall(page)) for path, page in pages.items()}
    lost = set()
    for path in pages if told is None else told:
        for address in _LINKS.findall(main_of(pages[path])):
            if not address.startswith("https://"):
                there, _, anchor = address.partition("#")
                target = normpath(join(dirname(path), there)) if there else path
                if target not in ids or (anchor and anchor not in ids[target]):
                    lost.add(f"{path}: {address}")
    return lost


def with_places(base: Statements) -> Statements:
    """Return statements with the places that small ones are about."""
    places = [entity(id_) for id_ in PLACES if id_ not in base.entities]
    return Statements.of(
        [*base.entities.values(), *places],
        base.ties.values(),
        base.observations.values(),
        base.editions.values(),
        base.layers,
    )


def hostile(base: Statements) -> Statements:
    """Return statements in which every text is hostile."""

    def proof(evidence: Evidence) -> Evidence:
        return replace(evidence, notes={"en": HOSTILE, "ru": HOSTILE}, locator=HOSTILE)

    def named(one: Entity) -> Entity:
        texts = dict.fromkeys(("publisher_en", "publisher_ru", "licence", "capital_en"), HOSTILE)
        told = {**one.properties, **texts, "url": "javascript:window.hacked=1"}
        return replace(one, names={"en": HOSTILE, "ru": HOSTILE}, properties=told)

    def told(one: Tie) -> Tie:
        return replace(one, evidence=tuple(proof(e) for e in one.evidence))

    entities = [named(e) for e in base.entities.values()]
    observations = [replace(o, notes={"en": HOSTILE}, locator=HOSTILE) for o in base.observations.values()]
    ties = [told(t) for t in base.ties.values()]
    return Statements.of(entities, ties, observations, base.editions.values(), base.layers)
