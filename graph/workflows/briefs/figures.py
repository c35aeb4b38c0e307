"""The pictures of a brief: the profile of a place beside a small map, the network of a thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.pictures.charts.ego import draw as draw_ego
from graph.pictures.charts.profile import announcements, mark
from graph.pictures.charts.small_map import draw as draw_map
from graph.pictures.drawing import Drawing
from graph.pictures.panels import stacked
from graph.texts import say, translate
from graph.workflows.briefs.model import Figure
from graph.workflows.drawing import Asked
from graph.workflows.drawn.ego import ego_data
from graph.workflows.drawn.profile import profile_of
from graph.workflows.drawn.small_map import small_map
from graph.workflows.geography import Geography
from graph.workflows.portraits.promises import FATE_WORDS
from schema.errors import NotFoundError
from schema.messages import N_, Message

if TYPE_CHECKING:
    from graph.pictures.charts.profile import Profile
    from graph.workflows.portraits.passes import Passes
    from graph.workflows.portraits.place import PlacePortrait

#: The shares of the width of the text that the profile and the map take.
_PROFILE, _MAP = 0.47, 0.53
#: A network that is higher, by its width, would leave no room for the text.
_HIGHEST = 0.7
#: The map is drawn so narrow that its letters are about as large as those beside it.
_MAP_WIDTH = 360.0
#: Letters reach a little beyond a panel, which has nothing around it here.
_ROOM = 6.0


def place_figures(passes: Passes, portrait: PlacePortrait, lang: str) -> tuple[Figure, ...]:
    """Return the profile of a place and the map of its links, which stand side by side."""
    profile = profile_of(portrait, passes.workspace, lang)
    geography = Geography(passes.workspace, lang)
    map_ = draw_map(small_map(geography, portrait.id), lang, _MAP_WIDTH)
    return (
        Figure(_drawn(profile, lang), say(_told(portrait), lang), _PROFILE),
        Figure(map_, ". ".join(part for part in (map_.title, map_.subtitle) if part), _MAP),
    )


def thing_figures(passes: Passes, id_: str, lang: str) -> tuple[Figure, ...]:
    """Return the network of a thing, of what is tied to it; nothing where that is unknown or too large."""
    try:
        data = ego_data(passes.workspace, Asked(entity=id_), lang)
    except NotFoundError:
        return ()
    drawing = replace(draw_ego(data, lang), foot=())
    if drawing.height > drawing.width * _HIGHEST:
        return ()
    return (Figure(drawing, ". ".join(part for part in (drawing.title, drawing.subtitle) if part)),)


def _drawn(profile: Profile, lang: str) -> Drawing:
    """Draw what the text tells with many figures: the mark on its scale, and what became of promises."""
    panel = stacked([mark(profile, lang), announcements(replace(profile, late=()), lang)])
    title = translate(N_("Our mark and the published ones"), lang)
    return replace(panel.alone(), title=title, width=panel.width + _ROOM)


def _told(portrait: PlacePortrait) -> Message:
    """Tell the profile to those who cannot see it."""
    return Message(
        "Mark {mark} of 10, rank {rank} of {places}. {fates}",
        mark=portrait.mark,
        rank=portrait.rank,
        places=portrait.places,
        fates=tuple(
            Message("{what} – {count}", what=Message(FATE_WORDS[fate]), count=count)
            for fate, count in portrait.fates.items()
            if count
        ),
    )
