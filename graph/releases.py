"""The release of a dataset: its name, version, date and licence, and the one line that every output has.

Several layers of data have a release each, from the lowest to the highest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from graph.texts import say
from schema.messages import Message

#: Beside files whose form is fixed, which cannot say it themselves.
RELEASES_FILE = "datasets.json"


@dataclass(frozen=True, slots=True)
class Release:
    """What the manifest of a dataset says of it; what it does not say is empty.

    Examples
    --------
    >>> str(Release("argun", "0.2.0", "2026-11-29", "CC-BY-4.0"))
    'argun 0.2.0 (2026-11-29, CC-BY-4.0)'
    >>> str(Release("mine"))
    'mine'
    """

    name: str
    version: str = ""
    date: str = ""
    licence: str = ""
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        told = ", ".join(text for text in (self.date, self.licence) if text)
        return " ".join(text for text in (self.name, self.version, told and f"({told})") if text)

    @classmethod
    def of(cls, manifest: Mapping[str, object], titles: Mapping[str, str]) -> Release:
        """Return the release that a manifest describes."""
        told = {key: str(value) for key, value in manifest.items() if value is not None}
        version, date, licence = (told.get(key, "") for key in ("version", "date", "license"))
        return cls(told["name"], version, date, licence, titles)

    @property
    def record(self) -> dict[str, object]:
        """The release as an object of JSON, the same whether it comes from a manifest or from a store."""
        return {**asdict(self), "titles": dict(sorted(self.titles.items()))}

    def to_json(self) -> str:
        """Return the release as one line, which a store keeps."""
        return json.dumps(self.record, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Release:
        """Return the release that such a line tells; of another line only that it is its name."""
        try:
            found = json.loads(text)
            return cls(**found) if isinstance(found, dict) else cls(text)
        except (ValueError, TypeError):
            return cls(text)


def release_line(releases: Iterable[Release]) -> Message | None:
    """Return the line that says which data an output was made of; None where nobody knows."""
    named = tuple(str(release) for release in releases)
    return Message("Data: {datasets}", datasets=named) if named else None


def release_text(releases: Iterable[Release], lang: str) -> str:
    """Return that line in a language, empty where nobody knows."""
    line = release_line(releases)
    return say(line, lang) if line else ""


def releases_json(releases: Iterable[Release]) -> str:
    """Return what the file beside such files holds: an array with an object for each dataset."""
    return json.dumps([release.record for release in releases], ensure_ascii=False, indent=2) + "\n"
