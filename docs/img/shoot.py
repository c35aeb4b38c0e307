"""Takes the pictures of this folder anew from the shipped data: pages of the atlas, and what it is drawn of.

Run: ``python -m docs.img.shoot`` (or with beginnings of names: ``python -m docs.img.shoot region network``).
It needs what the browser tests need, and takes a minute or two. A page is shown as its reader first sees it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from PIL import Image, ImageOps
from playwright.sync_api import Browser, ViewportSize
from scipy.spatial import cKDTree

from graph.export.formats.network import render_page
from graph.files.writing import write_folder
from graph.progress import NoProgress
from graph.texts import languages
from graph.workflows.atlas.atlas import atlas_files
from graph.workflows.briefs.briefs import all_briefs
from graph.workflows.drawing import DRAWN, Asked, draw
from graph.workflows.exported import export_context
from graph.workflows.picture_files import Look, Size, picture_file
from graph.workflows.workspace import Workspace
from tests.browser import DESK, PHONE, start_browser

HERE = Path(__file__).parent
#: A4 at 96 dots to the inch, within the margin that pages ask for.
MARGIN = 53
SHEET: ViewportSize = {"width": 794 - 2 * MARGIN, "height": 1123 - 2 * MARGIN}
How: TypeAlias = Literal["light", "dark", "phone", "print"]
#: Pages by the name of their picture; a name that ends in a language is of a page in it.
PAGES: Mapping[str, str] = {
    "start": "en/index.html",
    "map": "en/map.html",
    "map-primorye": "en/map.html#RU-PRI",
    "partners": "en/partners.html",
    "matrix": "en/matrix.html",
    "kinds": "en/kinds.html",
    "changes": "en/changes.html",
    "promises": "en/promises.html",
    "promises-by-region": "en/promises-by-region.html",
    "region-amur": "en/places/RU-AMU.html",
    "province-heilongjiang": "en/places/CN-HL.html",
    "company-haier": "en/companies/haier.html",
    "project": "en/projects/kyzyl-tashtyg-mine.html",
    "crossing": "en/crossings/blagoveshchensk-heihe-road-bridge.html",
    "corridor": "en/corridors/new-land-grain-corridor.html",
    "sector-automotive": "en/sectors/automotive.html",
    "search": "en/search.html#хайер",
    "names": "en/names.html",
    "sources": "en/sources.html",
    "network": "network.html",
    "brief-amur": "briefs/RU-AMU.html",
    "briefs": "briefs/index.html",
    "start-ru": "ru/index.html",
    "map-ru": "ru/map.html",
    "region-amur-ru": "ru/places/RU-AMU.html",
    "promises-ru": "ru/promises.html",
    "start-zh": "zh/index.html",
    "province-heilongjiang-zh": "zh/places/CN-HL.html",
}
#: Pages that are shown in other ways, too.
MORE: Mapping[How, tuple[str, ...]] = {
    "dark": ("start", "map", "partners", "region-amur", "network"),
    "phone": ("start-ru", "region-amur", "promises", "search"),
    "print": ("start", "region-amur", "kinds", "brief-amur"),
}
#: What is drawn for a picture that must be told of what; the others need nothing.
ASKED: Mapping[str, Asked] = {
    "ego": Asked(entity="Haier"),
    "profile": Asked(region="RU-AMU"),
    "small-map": Asked(region="RU-AMU"),
}
WIDTH, COLOURS = 1200, 256


@dataclass(frozen=True, slots=True)
class Shot:
    """A page and how it is shown."""

    page: str
    how: How

    @property
    def name(self) -> str:
        """What the picture is called: a page in the light is the common case."""
        return self.page if self.how == "light" else f"{self.page}-{self.how}"


def shots() -> Iterator[Shot]:
    """Yield every page, and those that are shown in other ways again."""
    yield from (Shot(page, "light") for page in PAGES)
    for how, pages in MORE.items():
        yield from (Shot(page, how) for page in pages)


def write_pages(workspace: Workspace, folder: Path) -> None:
    """Write what ``PAGES`` names."""
    network = render_page(workspace.graph, export_context(workspace, "en"))
    briefs = all_briefs(workspace, "html", "en", NoProgress())
    pages = atlas_files(workspace, languages(), "en", NoProgress())
    named = {f"briefs/{name}": content for name, content in briefs}
    write_folder(folder, pages | named | {"network.html": network}, private=False)


def photograph(browser: Browser, address: str, how: How) -> bytes:
    """Return a page as it looks on a desk, on a phone, in the dark or on the first sheet that is printed."""
    size = {"phone": PHONE, "print": SHEET}.get(how, DESK)
    with browser.new_page(viewport=size, color_scheme="dark" if how == "dark" else "light") as page:
        page.emulate_media(media="print" if how == "print" else "screen")
        page.goto(address)
        page.wait_for_timeout(300)  # a picture that a script draws
        return page.screenshot()


def drawn(workspace: Workspace, name: str) -> bytes:
    """Return a picture as ``argun picture`` draws it."""
    drawing = draw(name, workspace, ASKED.get(name, Asked()), "en")
    return picture_file(drawing, "en", "png", Look(size=Size(WIDTH, None, "px")))


def keep(name: str, png: bytes, margin: int = 0) -> None:
    """Write a picture with few colours."""
    image = ImageOps.expand(Image.open(BytesIO(png)).convert("RGB"), margin, "white")
    with_few_colours(image).save(HERE / f"{name}.png", optimize=True)


def with_few_colours(image: Image.Image) -> Image.Image:
    """Return a picture in its commonest colours: areas and dots keep theirs, edges of letters may not."""
    red, green, blue = np.moveaxis(np.asarray(image, dtype=np.int32), 2, 0)
    codes, places, counts = np.unique(
        (red << 16 | green << 8 | blue).ravel(), return_inverse=True, return_counts=True
    )
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    kept = colours[np.argsort(-counts, kind="stable")[:COLOURS]]
    nearest = cKDTree(kept).query(colours)[1].astype(np.uint8)
    found = Image.fromarray(nearest[places].reshape(image.height, image.width))
    found.putpalette(kept.astype(np.uint8).tobytes())
    return found


def main(beginnings: tuple[str, ...]) -> None:
    """Take the pictures whose names begin so."""
    workspace = Workspace()
    for name in DRAWN:
        if f"picture-{name}".startswith(beginnings):
            keep(f"picture-{name}", drawn(workspace, name))
    chosen = [shot for shot in shots() if shot.name.startswith(beginnings)]
    if not chosen:
        return
    with tempfile.TemporaryDirectory() as folder, start_browser() as browser:
        write_pages(workspace, Path(folder))
        for shot in chosen:
            png = photograph(browser, f"file://{folder}/{PAGES[shot.page]}", shot.how)
            keep(shot.name, png, MARGIN if shot.how == "print" else 0)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or ("",))
