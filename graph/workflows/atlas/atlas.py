"""The atlas of a workspace: which pages there are, where each lies, and what leads to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup

from graph.pictures.drawing import Drawing
from graph.pictures.render import page_svg
from graph.progress import Progress
from graph.releases import release_text
from graph.rooms import Room
from graph.texts import translate
from graph.texts.figures import say_figures
from graph.workflows.atlas.markup import Content, join, tag
from graph.workflows.atlas.network import MENU, PATH, network_page
from graph.workflows.atlas.page import Page, Shell, relative
from graph.workflows.portraits.dates import day_words
from graph.workflows.records.promises import as_of_day
from graph.workflows.workspace import Workspace
from schema.messages import N_, Message, Words

if TYPE_CHECKING:
    from graph.workflows.portraits.passes import Passes


@dataclass(frozen=True, slots=True)
class Pages:
    """A kind of page: ``make`` yields them in the language of an atlas.

    ``about`` gives the paths of those that are about an id, below the folder of a language. ``menu`` is the
    name of the first in the menu, empty for none, ``rank`` its place there.
    """

    make: Callable[[Atlas], Iterable[Page]]
    about: Callable[[Workspace], Mapping[str, str]] = lambda _: {}
    menu: str = ""
    path: str = ""
    rank: int = 0


PAGES: Mapping[str, Pages] = Room("graph.workflows.atlas.pages", "PAGES")
#: The kind of the first page, and the page of the other files.
FRONT, FILES = "start", "files.html"
#: Other files by name, and what each holds.
Files: TypeAlias = Mapping[str, Message]


@dataclass(frozen=True)
class Atlas:
    """The atlas in one language; ``languages`` are all in which it is written.

    ``shared`` is what pages keep for those of other languages: what takes long and holds no words.
    """

    workspace: Workspace
    lang: str
    languages: tuple[str, ...]
    shared: dict[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The path of the page about each id that has one, below the folder of the language."""
        found: dict[str, str] = {}
        for pages in PAGES.values():
            found |= pages.about(self.workspace)
        return found

    @property
    def passes(self) -> Passes:
        """What the facts of all pages are drawn from, reckoned once for all languages."""
        return self.workspace.passes

    @cached_property
    def shell(self) -> Shell:
        """What all pages share."""
        named = sorted((p for p in PAGES.values() if p.menu), key=lambda p: p.rank)
        menu = tuple((pages.path, self.text(pages.menu)) for pages in named)
        return Shell(self.lang, self.languages, (*menu, (f"../{PATH}", self.text(MENU))), self.foot)

    @property
    def foot(self) -> str:
        """What the data is, and the day as of which it is told."""
        day = self.say(Message("As of {day}.", day=day_words(as_of_day(self.workspace))))
        return f"{day} {release_text(self.workspace.releases, self.lang)}"

    def name(self, id_: str) -> str:
        """Return the name of an entity."""
        return self.workspace.statements.entities[id_].name(self.lang)

    def say(self, message: Message) -> str:
        """Return a message in the language of the atlas."""
        return say_figures(message, self.lang)

    def text(self, text: str) -> str:
        """Return a marked text in the language of the atlas."""
        return translate(text, self.lang)

    def address(self, here: str, id_: str) -> str | None:
        """Return the address of the page about an id, as seen from the page at a path; None without one."""
        found = self.addresses.get(id_)
        return None if found is None or found == here else relative(here, found)

    def link(self, here: str, id_: str, words: Content = None) -> Markup:
        """Return the name of an entity (or other words), as a link where there is a page about it."""
        shown = self.name(id_) if words is None else words
        address = self.address(here, id_)
        return tag("a", shown, href=address) if address else join(shown)

    def linked(self, here: str, message: Message) -> Markup:
        """Return a message as markup: the names of entities that have a page lead to it."""
        said = self.say(message.mapped(lambda value: self._shown(here, value)))
        return Markup(said)  # noqa: S704 - our own text, its values are escaped

    def _shown(self, here: str, value: object) -> object:
        if isinstance(value, Words):
            id_ = self._named.get(value)
            return self.link(here, id_) if id_ else join(value[self.lang])
        return join(value) if isinstance(value, str) else value

    @cached_property
    def _named(self) -> Mapping[Words, str]:
        entities = self.workspace.statements.entities
        return {Words(entities[id_].names): id_ for id_ in self.addresses if id_ in entities}

    def svg(self, here: str, drawing: Drawing) -> Markup:
        """Return a picture for the page at a path; what it shows leads to the pages about it."""
        return Markup(page_svg(drawing, lambda id_: self.address(here, id_)))  # noqa: S704 - escaped there

    def figure(self, here: str, drawing: Drawing, *below: Content) -> Markup:
        """Return a picture with its title, how to read it, and its sources below."""
        return tag(
            "figure",
            tag("h2", drawing.title) if drawing.title else None,
            tag("p", drawing.subtitle, class_="how") if drawing.subtitle else None,
            tag("div", self.svg(here, drawing), class_="scroll"),
            tag("figcaption", *(tag("div", line) for line in drawing.foot), *below),
        )

    def files(self, progress: Progress, done: int, total: int) -> Iterable[tuple[str, bytes]]:
        """Yield every page by its path, the folder of the language before it."""
        for number, pages in enumerate(PAGES.values(), done):
            progress.step(Message("pages"), number, total)
            for page in pages.make(self):
                yield f"{self.lang}/{page.path}", self.shell.render(page)

    def front(self, *below: Content) -> bytes:
        """Return the first page as it stands above the folders of the languages; ``below`` ends it."""
        page = next(iter(PAGES[FRONT].make(self)))
        return self.shell.render(replace(page, body=join(page.body, *below)), folder="")


def atlas_files(
    workspace: Workspace, languages: Iterable[str], front: str, progress: Progress, files: Files | None = None
) -> dict[str, bytes]:
    """Return the pages by path: a folder for each language, and the first page above them in one.

    ``files`` are others in the same folder, which a page of its own leads to.

    Raises
    ------
    UsageError
        A language is unknown.
    """
    chosen = tuple(languages)
    shared: dict[str, Any] = {}
    found: dict[str, bytes] = {}
    total = len(chosen) * len(PAGES)
    atlases = {lang: Atlas(workspace, lang, chosen, shared) for lang in chosen}
    for number, atlas in enumerate(atlases.values()):
        found |= atlas.files(progress, number * len(PAGES), total)
    progress.step(Message("pages"), total, total)
    atlas = atlases[front if front in chosen else chosen[0]]
    alone = replace(atlas.shell, languages=())
    below = []
    if files:
        words = atlas.text(N_("Tables and raw data of this run"))
        below.append(tag("p", tag("a", words, href=f"../{FILES}")))
        found[FILES] = alone.render(_files_page(atlas, files), folder="")
    found[PATH] = network_page(workspace, atlas.lang, alone)
    return found | {"index.html": atlas.front(*below)}


def _files_page(atlas: Atlas, files: Files) -> Page:
    rows = [
        tag("li", tag("a", name, href=f"../{name}"), ": ", atlas.say(meaning))
        for name, meaning in files.items()
    ]
    return Page(FILES, atlas.text(N_("Tables and raw data of this run")), tag("ul", rows))
