"""A drawing as a file for a document: SVG, PNG or PDF, in a size, with an analyst's own title and colours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from graph.pictures.drawing import Drawing
from graph.pictures.fonts.shipped import missing
from graph.pictures.palette import Theme, with_colours
from graph.pictures.render import document_svg
from schema.errors import UsageError
from schema.files import read_text
from schema.messages import N_, Message
from schema.yaml_text import YamlError, parse_yaml

Kind = Literal["svg", "png", "pdf"]
Unit = Literal["cm", "px"]

_SIZE = re.compile(r"(\d+(?:\.\d+)?)(?:[x×\u0445](\d+(?:\.\d+)?))?(cm|px)")
#: More than any sheet or screen.
_MOST: Mapping[str, float] = {"cm": 200, "px": 20_000}
_ROOT = re.compile(r'(<svg [^>]*?)width="([\d.]+)" height="([\d.]+)"')
#: Pixels of a page to the centimetre.
_PX_OF_CM = 96 / 2.54
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Size:
    """How wide a picture is to be; with a height it is as large as has room in both."""

    width: float
    height: float | None
    unit: Unit

    def fitted(self, ratio: float) -> float:
        """Return the width of a picture whose height is ``ratio`` of it."""
        return self.width if self.height is None else min(self.width, self.height / ratio)


@dataclass(frozen=True, slots=True)
class Look:
    """What an analyst chose: ``title`` in the place of ours, colours by role, a theme, a size."""

    title: str | None = None
    theme: Theme = "light"
    colours: Mapping[str, str] = field(default_factory=dict)
    size: Size | None = None


def read_size(given: str) -> Size:
    """Return the size that is meant by ``16cm``, ``16x9cm``, ``1600px``.

    Raises
    ------
    UsageError
        It is none, or too large for any picture.
    """
    found = _SIZE.fullmatch(given.replace(" ", "").replace(",", ".").casefold())
    if found is None:
        raise UsageError('--size "{given}": expected 16cm, 16x9cm or 1600px', given=given)
    unit: Unit = "cm" if found[3] == "cm" else "px"
    sides = [float(side) for side in found.groups()[:2] if side]
    if not all(0 < side <= _MOST[unit] for side in sides):
        text = '--size "{given}": expected more than nothing and at most {most} {unit}'
        raise UsageError(text, given=given, most=_MOST[unit], unit=unit)
    return Size(sides[0], sides[1] if len(sides) > 1 else None, unit)


def kind_of(path: str) -> Kind:
    """Return what a file is to hold, by its suffix; without a name (standard output) SVG.

    Raises
    ------
    UsageError
        The suffix is another.
    """
    if path == "-":
        return "svg"
    suffix = Path(path).suffix.casefold().removeprefix(".")
    for kind in get_args(Kind):
        if suffix == kind:
            return kind  # type: ignore[no-any-return] # one of the three
    kinds = tuple(f".{kind}" for kind in get_args(Kind))
    raise UsageError("{path}: a picture is written as {kinds}; end the name so", path=path, kinds=kinds)


def own_colours(pairs: Iterable[str], file: Path | None) -> dict[str, str]:
    """Return an analyst's colours by role: those of a YAML file, and over them ``role=#rrggbb``.

    Raises
    ------
    UsageError
        A pair or the file is not of this form, or a role or colour is unknown.
    FileError
        The file cannot be read.
    """
    found = _from_file(file) if file else {}
    for pair in pairs:
        role, equals, colour = pair.partition("=")
        if not equals:
            raise UsageError('--colour "{pair}": expected ROLE=COLOUR, as in operating=#00695c', pair=pair)
        found[role.strip()] = colour.strip()
    with_colours(found)
    return found


def _from_file(path: Path) -> dict[str, str]:
    try:
        loaded: Any = parse_yaml(read_text(path))
    except YamlError as error:
        raise UsageError("{path}: {reason}", path=path, reason=error.message) from None
    if not isinstance(loaded, dict) or not all(isinstance(v, str) for v in loaded.values()):
        raise UsageError("{path}: expected a line such as operating: '#00695c' for each colour", path=path)
    return dict(loaded)


def picture_file(drawing: Drawing, lang: str, kind: Kind, look: Look) -> bytes:
    """Return a drawing as a file of its kind: same drawing, same bytes."""
    roles = with_colours(look.colours)
    svg = document_svg(drawing, lang, theme=look.theme, roles=roles, title=look.title)
    wide, high = (float(side) for side in _ROOT.match(svg).groups()[1:])  # type: ignore[union-attr] # ours
    size = look.size
    width = size.fitted(high / wide) if size else None
    if kind == "svg":
        return (_sized(svg, width, high / wide, size.unit) if size and width else svg).encode()
    from graph.pictures.raster import PRINT_DPI, to_pdf, to_png

    if kind == "pdf":
        return to_pdf(svg, width_cm=width / _PX_OF_CM if size and width and size.unit == "px" else width)
    in_px = width * PRINT_DPI / 2.54 if size and width and size.unit == "cm" else width
    return to_png(svg, width_px=round(in_px) if in_px else None)


def _sized(svg: str, width: float, ratio: float, unit: str) -> str:
    suffix = "cm" if unit == "cm" else ""
    told = rf'\g<1>width="{width:.6g}{suffix}" height="{width * ratio:.6g}{suffix}"'
    return _ROOT.sub(told, svg, count=1)


def undrawn(drawing: Drawing, lang: str, kind: Kind, look: Look) -> Message | None:
    """Say which characters of a picture no font of ours has, and what to do; SVG needs no font of ours."""
    lacking = () if kind == "svg" else missing(document_svg(drawing, lang, title=look.title))
    if not lacking:
        return None
    shown = "".join(lacking[:_SHOWN]) + ("…" if len(lacking) > _SHOWN else "")
    text = N_("no font of ours has {characters}: boxes stand for them; SVG takes them from your system")
    return Message(text, characters=shown)
