"""Where facts are told, on pages that go from region to region."""

from __future__ import annotations

from graph.workflows.atlas.atlas import Atlas
from graph.workflows.atlas.markup import Content
from graph.workflows.portraits.citations import Citation, citation_words, place_in_words


def cited(atlas: Atlas, here: str, citation: Citation, section: str) -> Content:
    """Return source and place of a fact under the name of a region.

    Of what stands in the section of the region itself only the place in it is told; the page says so once.
    """
    statements = atlas.workspace.statements
    own = f"{section.partition(':')[2]}/"
    rest = citation.locator.removeprefix(own)
    place = place_in_words(rest, statements.entities) if rest != citation.locator else None
    if place:
        return atlas.say(place)
    return atlas.link(here, citation.source_id, atlas.say(citation_words(citation, statements)))
