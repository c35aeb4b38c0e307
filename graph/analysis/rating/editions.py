"""Published editions: which one is meant, and what is known of it beside its marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from graph.statements.marks import latest_edition
from graph.statements.records import Edition
from schema.errors import NotFoundError
from schema.values import choices
from schema.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class EditionData:
    """Bands of an edition (lowest and highest mark; none: unknown) and the characters of each passage."""

    bands: tuple[tuple[float, float], ...]
    passage_lengths: Mapping[str, int]


def edition_data(edition_id: str) -> EditionData:
    """Return what is shipped about an edition beside its marks; nothing for an edition that is not known."""
    text = (resources.files("graph.analysis.rating") / "editions.yaml").read_text(encoding="utf-8")
    known: dict[str, Any] = parse_yaml(text)["editions"].get(edition_id, {})
    bands = tuple((float(band["low"]), float(band["high"])) for band in known.get("bands", ()))
    return EditionData(bands, known.get("passage_lengths", {}))


def chosen_edition(editions: Mapping[str, Edition], given: str | None) -> Edition:
    """Return the edition of an id (with or without ``edition:``), the latest when none is given.

    Raises
    ------
    NotFoundError
        There is no such edition, or none at all.
    """
    latest = latest_edition(editions)
    if latest is None:
        raise NotFoundError("no edition had been published by then; choose a later day")
    if given is None:
        return latest
    for id_ in (given, f"edition:{given}"):
        if id_ in editions:
            return editions[id_]
    known = choices(given, editions)
    raise NotFoundError('there is no edition "{given}" ({known})', given=given, known=known)


def previous_edition(editions: Mapping[str, Edition], edition: Edition) -> Edition | None:
    """Return the latest edition before one, None for the first."""
    return latest_edition({e.id: e for e in editions.values() if e.date < edition.date})
