"""Where something is told, in words: the title of the source and the place in it.

A curator writes places for programs (``RU-AMU/before/3``); people read the region, the column and the
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.statements.records import Entity, Evidence, Statements, Tie
from graph.texts import say, translate
from graph.workflows.portraits.citations import place_in_words
from graph.workflows.sentences.joining import in_sequence
from schema.messages import N_, Message

#: The whole of a page on the web: its title and address say it all.
_WHOLE = "page"
_LISTS: Mapping[str, str] = {
    "iso3166-2": N_("codes of ISO 3166-2"),
    "okato": N_("codes of OKATO"),
    "gbt2260": N_("codes of GB/T 2260"),
    "capitals": N_("capitals"),
    "seats": N_("seats of companies"),
    "owners": N_("owners of companies"),
}


def place_words(locator: str, entities: Mapping[str, Entity], lang: str) -> str:
    """Return a place in a source in words; empty for a whole page, as it stands where its form is unknown."""
    if locator == _WHOLE:
        return ""
    if found := place_in_words(locator, entities):
        return say(found, lang)
    if locator in _LISTS:
        return translate(_LISTS[locator], lang)
    return entities[locator].name(lang) if locator in entities else locator


def citations(places: Iterable[tuple[str, str]], entities: Mapping[str, Entity], lang: str) -> list[str]:
    """Return each source with the places in it, in order of the first, from ids of sources and locators."""
    by_source: dict[str, dict[str, None]] = {}
    for source_id, locator in places:
        words = place_words(locator, entities, lang)
        by_source.setdefault(source_id, {}).update({words: None} if words else {})
    return [_citation(entities[source].name(lang), words, lang) for source, words in by_source.items()]


def _citation(title: str, places: Iterable[str], lang: str) -> str:
    found = in_sequence(places, lang)
    return say(Message("{source}: {places}", source=title, places=found), lang) if found else title


def addresses(source_ids: Iterable[str], entities: Mapping[str, Entity]) -> list[str]:
    """Return the addresses of those of the sources that have one, each once."""
    urls = (entities[source].properties.get("url") for source in source_ids)
    return list(dict.fromkeys(str(url) for url in urls if url))


def told_by(ties: Iterable[Tie], statements: Statements, lang: str) -> dict[str, object]:
    """Return the fields that tell on what something rests: the evidence of its ties, counted and cited."""
    evidence = list(_each(ties))
    sources = [e.source_id for e in evidence]
    return {
        "evidence_count": len(evidence),
        "told_by": citations(((e.source_id, e.locator) for e in evidence), statements.entities, lang),
        "source_urls": addresses(sources, statements.entities),
    }


def names_of(ids: Iterable[str], statements: Statements, lang: str) -> list[str]:
    """Return the names of entities; of what is none (the section of a source), its id."""
    known = statements.entities
    return [known[id_].name(lang) if id_ in known else id_ for id_ in ids]


def _each(ties: Iterable[Tie]) -> Iterator[Evidence]:
    for tie in ties:
        yield from tie.evidence
