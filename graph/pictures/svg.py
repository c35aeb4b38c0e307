"""Shapes of SVG written by hand: the same bytes for the same data.

Nothing is loaded from outside and no script runs; what has a title shows it to pointers and screen readers.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from graph.texts import translate

#: t: title, s: small, g: grid, d: dashes, l: faint line, m: mean, p: hollow, a and b: two series.
_STYLE = (
    "text{font:11px system-ui,sans-serif;fill:#222}.t{font-size:15px;font-weight:600}.s{font-size:9px}"
    ".g{stroke:#8884;fill:none}.d{stroke:#888;stroke-dasharray:4 3;fill:none}.l{stroke:#8886}"
    ".m{stroke:#222;stroke-width:2}.p{fill:none;stroke:#222;stroke-width:1.5}.a{fill:#0b6bb8}.b{fill:#c4571b}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.m,.p{stroke:#ddd}.a{fill:#5fb0ee}.b{fill:#f0955d}"
    "svg{background:#1b1b1b}}"
)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    places = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    ends = (f'{key}="{number(value)}"' for key, value in places)
    return f'<line {" ".join(ends)} class="{style}"/>'


def circle(x: float, y: float, style: str, title: str) -> str:
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="4" class="{style}">'
        f"<title>{html.escape(title)}</title></circle>"
    )


def text(x: float, y: float, words: str, style: str = "", *, anchor: str = "start") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"{kind}>{html.escape(words)}</text>'


def page(
    width: float, height: float, words: tuple[str, str], body: Sequence[str], lang: str, release: str = ""
) -> str:
    """Return the picture; ``words`` are its title and what it shows, for those who have it read out.

    ``release`` says below it of which data it is made.
    """
    if release:
        body, height = [*body, text(20, height + 8, release, "s")], height + 20
    title, shows = (translate(word, lang) for word in words)
    size = f'width="{number(width)}" height="{number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {number(width)} {number(height)}" '
        f'lang="{html.escape(lang)}" role="img" aria-labelledby="title" aria-describedby="desc">\n'
        f'<title id="title">{html.escape(title)}</title>\n<desc id="desc">{html.escape(shows)}</desc>\n'
        f"<style>{_STYLE}</style>\n" + text(20, 26, title, "t") + "\n" + "\n".join(body) + "\n</svg>\n"
    )
