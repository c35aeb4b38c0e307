"""HTML built from tags: whatever is not markup is escaped, so a hostile name is nothing but a name."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from schema.wording import shortened, visible

Content = Markup | str | int | None
#: Shorter texts have no endless word: most need no search for one.
_LONG = 100
#: Elements without content.
_VOID = frozenset({"br", "hr", "input", "meta", "wbr"})


def tag(
    element: str, /, *content: Content | Iterable[Content], **attributes: str | int | bool | None
) -> Markup:
    """Return an element; ``class_`` and ``for_`` stand for class and for, ``aria_label`` for aria-label.

    Attributes that are None or False are left out; True gives an attribute without a value.

    Examples
    --------
    >>> tag("p", "1 < 2 ", tag("b", "!"), class_="note", id=None)
    Markup('<p class="note">1 &lt; 2 <b>!</b></p>')
    """
    told = "".join([_attribute(key, value) for key, value in attributes.items()])
    if element in _VOID:
        return Markup(f"<{element}{told}>")  # noqa: S704 - names are our own, values and content are escaped
    return Markup(f"<{element}{told}>{join(*content)}</{element}>")  # noqa: S704


def join(*content: Content | Iterable[Content], by: str = "") -> Markup:
    """Return contents one after the other, what is no markup escaped; None is left out."""
    return Markup(str(escape(by)).join(_flat(content)))  # noqa: S704 - both are escaped


def _flat(content: Iterable[Content | Iterable[Content]]) -> Iterable[Markup]:
    for one in content:
        if one is None:
            continue
        if isinstance(one, Markup):
            yield one
        elif isinstance(one, (str, int)):
            yield escape(_shown(str(one)))
        else:
            yield from _flat(one)


def _shown(text: str) -> str:
    """Return a text as a page shows it: without what steers it, its endless words cut."""
    return visible(text) if len(text) < _LONG else shortened(visible(text))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'
