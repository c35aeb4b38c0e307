"""Writes a drawing as SVG: for a page, whose style sheet gives the colours, or as a document of its own."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import get_args

from graph.pictures.drawing import Drawing, Shape, number, text
from graph.pictures.fonts.measuring import width, wrap
from graph.pictures.palette import DARK_PAPER, FONTS, PAPER, ROLES, Role, Theme
from schema.wording import visible

#: Returns the address of the page about an id, None where there is none.
Link = Callable[[str], str | None]

_SPACE = "http://www.w3.org/2000/svg"
#: Room around a picture in a document.
_MARGIN = 16
_LEADING = 1.35
#: Rows of a title or of a line of the foot.
_MOST_ROWS = 6


def style_sheet(names: Iterable[str]) -> str:
    """Return the rules of the roles that a page uses, in light and, on a screen, in dark."""
    used = [name for name in ROLES if name in set(names)]
    light, dark = ("".join(_rules(name, ROLES[name], theme) for name in used) for theme in get_args(Theme))
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _rules(name: str, role: Role, theme: Theme) -> str:
    told = ";".join(f"{key}:{value}" for key, value in _declared(name, role, theme).items())
    rules = f".pic .{name}{{{told}}}"
    if role.hatch:
        rules += f".hg-{name}{{fill:{role.fill_in(theme)}}}.hl-{name}{{stroke:{role.hatch_in(theme)}}}"
    elif role.fill != "none" and not role.size:
        rules += f".pic .{name}.ln{{fill:none;stroke:{role.fill_in(theme)}}}"
    return rules


def page_definitions() -> str:
    """Return what a page holds once for all of its pictures: the hatchings."""
    hatches = "".join(_hatch(name, role, None) for name, role in ROLES.items() if role.hatch)
    return f'<svg width="0" height="0" class="defs" aria-hidden="true"><defs>{hatches}</defs></svg>'


def _declared(name: str, role: Role, theme: Theme) -> dict[str, float | str]:
    """Return what a role is in SVG's properties."""
    fill = f"url(#hatch-{name})" if role.hatch else role.fill_in(theme)
    told: dict[str, float | str] = {"fill": fill}
    if stroke := role.stroke_in(theme):
        told["stroke"] = stroke
    if role.width:
        told["stroke-width"] = number(role.width)
    if role.dashes:
        told["stroke-dasharray"] = role.dashes
    if role.size:
        told["font-size"] = f"{number(role.size)}px"
    if role.bold:
        told["font-weight"] = "600"
    return told


def page_svg(drawing: Drawing, link: Link = lambda _: None) -> str:
    """Return the shapes as SVG inside a page: its style sheet has the colours, its text the title.

    It is scaled down where there is less room, and never up.
    """
    size = f'viewBox="0 0 {number(drawing.width)} {number(drawing.height)}" width="{number(drawing.width)}"'
    label = html.escape(visible(drawing.described or drawing.title))
    shapes = "".join(_in_page(shape, link) for shape in drawing.shapes)
    return f'<svg class="pic" {size} role="group" aria-label="{label}">{shapes}</svg>'


def _in_page(shape: Shape, link: Link, *, inside: bool = False) -> str:
    address = link(shape.about) if shape.about and not inside else None
    classes = " ".join(word for word in (shape.role, "ln" if shape.stroked else "") if word)
    told: dict[str, float | str] = {**({"class": classes} if classes else {}), **shape.attributes}
    told |= {f"data-{key}": value for key, value in shape.data.items()}
    inner = "".join(_in_page(one, link, inside=inside or address is not None) for one in shape.shapes)
    drawn = _element(shape, told, inner)
    return f'<a href="{html.escape(address)}">{drawn}</a>' if address else drawn


def document_svg(
    drawing: Drawing,
    lang: str,
    *,
    theme: Theme = "light",
    roles: Mapping[str, Role] = ROLES,
    title: str | None = None,
    framed: bool = True,
) -> str:
    """Return the picture as a document of its own, with title and foot; ``title`` is one of the user's.

    Where the text around it tells these, it is not ``framed``: its shapes alone.

    Every colour stands at its shape, since Word and Inkscape know no style sheets with themes.
    """
    whole, wide, high = list(drawing.shapes), drawing.width, drawing.height
    if framed:
        whole, wide, high = _framed(drawing, title)
    paper = {"light": PAPER, "dark": DARK_PAPER}[theme]
    hatches = "".join(_hatch(name, role, theme) for name, role in _hatched(whole, roles))
    told = html.escape(visible(drawing.described or drawing.subtitle))
    named = html.escape(visible(title or drawing.title))
    size = f'width="{number(wide)}" height="{number(high)}" viewBox="0 0 {number(wide)} {number(high)}"'
    return (
        f'<svg xmlns="{_SPACE}" {size} xml:lang="{html.escape(lang)}" font-family="{html.escape(FONTS)}">\n'
        f"<title>{named}</title>\n<desc>{told}</desc>\n"
        + (f"<defs>{hatches}</defs>\n" if hatches else "")
        + f'<rect width="{number(wide)}" height="{number(high)}" fill="{paper}"/>\n'
        + "\n".join(_in_document(shape, theme, roles) for shape in whole)
        + "\n</svg>\n"
    )


def _framed(drawing: Drawing, title: str | None) -> tuple[list[Shape], float, float]:
    """Return all shapes with title, subtitle and foot around them, and the size of it all."""
    room = drawing.width
    found: list[Shape] = []
    y = float(_MARGIN)
    for words, role in ((title or drawing.title, "title"), (drawing.subtitle, "muted")):
        size = ROLES[role].size
        for row in wrap(words, room, size, _MOST_ROWS, bold=ROLES[role].bold) if words else ():
            y += size * _LEADING
            found.append(text(_MARGIN, y - size * 0.3, row, role))
    y += 10
    moved = {"transform": f"translate({_MARGIN} {number(y)})"}
    found.append(Shape("g", moved, shapes=drawing.shapes))
    y += drawing.height + 4
    for words in drawing.foot:
        size = ROLES["small"].size
        for row in wrap(words, room, size, _MOST_ROWS):
            y += size * _LEADING
            found.append(text(_MARGIN, y, row, "small"))
    return found, room + 2 * _MARGIN, y + _MARGIN


def _in_document(shape: Shape, theme: Theme, roles: Mapping[str, Role]) -> str:
    told: dict[str, float | str] = {}
    if role := roles.get(shape.role):
        told |= _declared(shape.role, role, theme)
        if shape.stroked and role.fill != "none":
            told |= {"fill": "none", "stroke": role.fill_in(theme)}
    told |= shape.attributes
    inner = "".join(_in_document(one, theme, roles) for one in shape.shapes)
    return _element(shape, told, inner)


def _element(shape: Shape, told: Mapping[str, float | str], inner: str) -> str:
    pairs = "".join(f' {key}="{_value(value)}"' for key, value in told.items())
    title = f"<title>{html.escape(visible(shape.title))}</title>" if shape.title else ""
    content = title + html.escape(visible(shape.words), quote=False) + inner
    return f"<{shape.tag}{pairs}>{content}</{shape.tag}>" if content else f"<{shape.tag}{pairs}/>"


def _value(value: float | str) -> str:
    return html.escape(visible(value)) if isinstance(value, str) else number(value)


def _hatched(shapes: Iterable[Shape], roles: Mapping[str, Role]) -> Iterator[tuple[str, Role]]:
    """Yield the roles with hatching that occur, by name."""
    used = {shape.role for shape in _all(shapes)}
    yield from ((name, role) for name, role in sorted(roles.items()) if role.hatch and name in used)


def _all(shapes: Iterable[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        yield from _all(shape.shapes)


def _hatch(name: str, role: Role, theme: Theme | None) -> str:
    """Return the pattern of a role; in a page (no theme) the style sheet gives its colours."""
    ground = f'fill="{role.fill_in(theme)}"' if theme else f'class="hg-{name}"'
    stroke = f'stroke="{role.hatch_in(theme)}"' if theme else f'class="hl-{name}"'
    return (
        f'<pattern id="hatch-{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" {ground}/>'
        f'<line x1="0" y1="0" x2="0" y2="5" stroke-width="2.4" {stroke}/></pattern>'
    )


def measured(words: str, role: str) -> float:
    """Return how many pixels a text takes in a role."""
    return width(words, ROLES[role].size, bold=ROLES[role].bold)
