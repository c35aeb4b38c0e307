"""The shell of every page: head, menu, languages, styles, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from importlib import resources

from markupsafe import Markup

from graph.pictures.fonts.embedding import embedded
from graph.pictures.palette import ROLES
from graph.pictures.render import page_definitions, style_sheet
from graph.texts import translate
from graph.workflows.atlas.markup import Content, join, tag
from schema.messages import N_

#: What each language calls itself.
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "zh": "中文"}
_CLASSES = re.compile(r'class="([^"]+)"')
#: Texts of pictures: they get the letters that they need, whatever fonts the system has.
_PICTURES = re.compile(r"<svg class=\"pic.*?</svg>", re.DOTALL)
#: What in a picture is no letter of it: tags, and hints, which the system writes in its own font.
_NO_LETTERS = re.compile(r"<title>.*?</title>|<[^>]*>", re.DOTALL)

_STYLE = resources.files("graph.workflows.atlas").joinpath("page.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Page:
    """A page before its shell.

    ``path`` is where it lies below the folder of its language, ``title`` states the finding. ``scripts`` run
    after all is there; the page is readable without them. ``roles`` are those of shapes that scripts make.
    ``menu`` is the path of the entry of the menu to which it belongs.
    """

    path: str
    title: str
    body: Markup
    lead: str = ""
    scripts: tuple[str, ...] = ()
    style: str = ""
    roles: frozenset[str] = frozenset()
    menu: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of a language share: ``menu`` holds path and words, ``foot`` the data and its day.

    ``languages`` are those that the atlas is written in, each in a folder of its name.
    """

    lang: str
    languages: tuple[str, ...]
    menu: tuple[tuple[str, str], ...]
    foot: str

    def render(self, page: Page, folder: str | None = None) -> bytes:
        """Return the whole page as it lies in the folder of its language, or in another of the atlas."""
        here = "/".join(part for part in (self.lang if folder is None else folder, page.path) if part)
        if folder is not None:
            page = replace(page, body=_from_above(page.body, self.lang))
        body = join(self._bar(page, here), self._main(page), Markup(page_definitions()))  # noqa: S704 - our own
        used = {word for found in _CLASSES.findall(body) for word in found.split()}
        letters = embedded(_NO_LETTERS.sub("", picture) for picture in _PICTURES.findall(body))
        style = letters + _STYLE + page.style + style_sheet((used | page.roles) & ROLES.keys())
        scripts = join(tag("script", Markup(script)) for script in page.scripts)  # noqa: S704 - our own
        policy = (
            f"default-src 'none'; style-src '{_hashed(style)}'; img-src data:; font-src data:; "
            f"script-src {' '.join(_quoted(script) for script in page.scripts) or _NONE}; "
            "base-uri 'none'; form-action 'none'"
        )
        head = join(
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=policy),
            tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
            tag("title", page.title),
            tag("style", Markup(style)),  # noqa: S704 - our own
        )
        html = tag("html", tag("head", head), tag("body", body, scripts), lang=self.lang)
        return f"<!doctype html>\n{html}\n".encode()

    def _bar(self, page: Page, here: str) -> Markup | None:
        """Return the menu and the languages; a page that stands alone leads nowhere."""
        if not self.menu:
            return None
        current = page.menu or page.path

        def link(folder: str, path: str, words: str, **more: str | bool) -> Markup:
            there = path.removeprefix("../") if path.startswith("../") else f"{folder}/{path}"
            return tag("a", words, href=relative(here, there), **more)

        entries = [link(self.lang, p, words, aria_current=p == current and "page") for p, words in self.menu]
        others = [
            link(lang, page.path, LANGUAGE_NAMES.get(lang, lang), lang=lang, hreflang=lang)
            for lang in self.languages
            if lang != self.lang
        ]
        brand = link(self.lang, "index.html", translate(N_("Argun"), self.lang), class_="brand")
        skip = tag("a", translate(N_("To the content"), self.lang), href="#main", class_="skip")
        switch = tag("span", others, class_="langs") if others else None
        menu = translate(N_("Menu"), self.lang)
        return tag("nav", skip, brand, entries, switch, class_="bar", aria_label=menu)

    def _main(self, page: Page) -> Markup:
        lead = tag("p", page.lead, class_="lead") if page.lead else None
        return tag("main", tag("h1", page.title), lead, page.body, tag("footer", self.foot), id="main")


_NONE = "'none'"
#: Addresses within the atlas: neither those of the page itself nor those of the web.
_ADDRESS = re.compile(r'((?:href|data-page)=")(?!#|[a-z]+:)(\.\./)?')


def _from_above(body: Markup, folder: str) -> Markup:
    """Return a page of a folder as it reads from the folder above: its addresses lead down into it."""
    moved = _ADDRESS.sub(lambda found: found[1] + ("" if found[2] else f"{folder}/"), body)
    return Markup(moved)  # noqa: S704 - it was markup before


def relative(here: str, there: str) -> str:
    """Return the address of a page as seen from another, both below the folder of the atlas.

    Examples
    --------
    >>> relative("ru/places/RU-AMU.html", "ru/map.html#x")
    '../map.html#x'
    """
    path, mark, anchor = there.partition("#")
    if path == here:
        return mark + anchor
    down, up = path.split("/"), here.split("/")[:-1]
    while up and len(down) > 1 and up[0] == down[0]:
        del up[0], down[0]
    return "/".join([".."] * len(up) + down) + mark + anchor


def _hashed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _quoted(text: str) -> str:
    return f"'{_hashed(text)}'"


def cell(content: Content, *, number: bool = False) -> Markup:
    """Return a cell of a table."""
    return tag("td", content, class_="n" if number else None)
