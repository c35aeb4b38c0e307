"""Which parts of a page are none of its text, by their tags, roles and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.documents.text import printed
from schema.messages import N_, Message

SCRIPT = Message(N_("a script, a style sheet or what stands in for one"))
TITLE = Message(N_("the title of the page"))
_HIDDEN, _CONTROL = (
    Message(N_("hidden on the page")),
    Message(N_("a form, a button or a list to choose from")),
)
_MENU, _NOTICE = (
    Message(N_("a menu or links to other pages")),
    Message(N_("a notice of cookies or an advert")),
)
_EDGE = Message(N_("the head or the foot of the page"))
OUTSIDE = Message(N_("outside the article"))

_TAGS = {
    **dict.fromkeys(("script", "style", "template", "noscript", "object", "iframe", "svg", "math"), SCRIPT),
    "title": TITLE,
    **dict.fromkeys(("button", "select", "textarea", "datalist", "option"), _CONTROL),
}
#: These may hold the text itself on pages that are built carelessly, so they go only where they are small.
_SMALL_TAGS = {
    "nav": _MENU,
    "menu": _MENU,
    "footer": _EDGE,
    "header": _EDGE,
    "aside": _MENU,
    "dialog": _NOTICE,
}
_ROLES = {
    "navigation": _MENU, "menu": _MENU, "menubar": _MENU, "search": _CONTROL, "banner": _EDGE,
    "contentinfo": _EDGE, "dialog": _NOTICE, "alertdialog": _NOTICE, "complementary": _MENU,
}  # fmt: skip
#: Words of classes and ids.
_WORDS = {
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr", "advert", "adverts", "advertisement", "ads",
                     "adv", "banner", "popup", "subscribe", "subscription"), _NOTICE),
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "share",
                     "sharing", "social", "socials", "related", "recommended", "pagination", "pager", "tags",
                     "comments"), _MENU),
    **dict.fromkeys(("footer", "copyright"), _EDGE),
}  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: What never is a part to set aside.
_KEPT = frozenset(("html", "body", "main", "article", "h1", "td", "th", "tr", "tbody", "p"))
_WHOLE = frozenset(("html", "body", "main", "article"))
#: A part with so much of the text is the text, whatever it is called.
_MOST = 0.5
#: An article with less than this of the page is one of many.
_ARTICLE_SHARE, _ARTICLE_LEAST = 0.3, 200


class Parts:
    """Judges the elements of a parsed page."""

    def __init__(self, root: Any) -> None:
        self._sizes = dict(_sizes(root))
        self._whole = self._sizes.get(root, 0)
        self.article = self._article(root)

    def reason(self, element: Any) -> Message | None:
        """Say why an element is set aside; None where it is text."""
        tag = element.tag
        if tag in _TAGS:
            return _TAGS[tag]
        if tag in _WHOLE or not (element.attrib or tag in _SMALL_TAGS):
            return None
        reason = _HIDDEN if _is_hidden(element) else None if tag in _KEPT else _named(element)
        if reason is None or self._sizes.get(element, 0) > _MOST * self._whole:
            return None
        return None if self.article is not None and element in self._around else reason

    def _article(self, root: Any) -> Any:
        """Return the element that holds the article, where there is one and it holds much of the page."""
        for path in ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']"):
            found = root.xpath(path)
            if len(found) == 1:
                size = self._sizes.get(found[0], 0)
                if size >= _ARTICLE_LEAST and size >= _ARTICLE_SHARE * self._whole:
                    self._around = frozenset(found[0].iterancestors())
                    return found[0]
        return None


def _is_hidden(element: Any) -> bool:
    get = element.get
    return get("hidden") is not None or get("aria-hidden") == "true" or bool(_UNSEEN.search(get("style", "")))


def _named(element: Any) -> Message | None:
    role = _ROLES.get(element.get("role", "")) or _SMALL_TAGS.get(element.tag)
    # The head of an article names its title and date.
    if role and not (role is _EDGE and _within_article(element)):
        return role
    words = _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}")
    return next((_WORDS[w.casefold()] for w in words if w.casefold() in _WORDS), None)


def _within_article(element: Any) -> bool:
    return any(parent.tag in ("article", "main") for parent in element.iterancestors())


def _sizes(root: Any) -> Iterator[tuple[Any, int]]:
    """Yield how many characters of text each element has that can be judged by its size, scripts aside."""
    from lxml import etree

    sums = [0]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            sums.append(printed(element.text or ""))
            if element.tag in _TAGS:
                walk.skip_subtree()
                sums[-1] = 0
        else:
            size = sums.pop()
            if element.attrib or element.tag in _SMALL_TAGS or element.tag in _KEPT:
                yield element, size
            sums[-1] += size + printed(element.tail or "")
