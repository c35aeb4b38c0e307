"""Lines of many records at once: the audit asks for a place in nearly every file."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from loaders.dataset_files import RawDataset
from loaders.places import Places
from schema.validation import Path

#: libyaml finds the same marks as the loader in Python, thirteen times as fast (0.12 s a MB, not 1.6).
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class QuickPlaces(Places):
    """The places of a text, parsed by libyaml where PyYAML has it."""

    @classmethod
    def over(cls, places: Places) -> QuickPlaces:
        """Return the quick form of the places of a file."""
        return cls(places._text)

    def line(self, path: Path) -> int:
        """Return the line as :meth:`Places.line` does."""
        if self._root is None:
            try:
                self._root = yaml.compose(self._text, Loader=_LOADER)
            except yaml.YAMLError:
                return 0
        return super().line(path)


def quicken(layers: Iterable[RawDataset]) -> None:
    """Give every file of the layers quick places."""
    for layer in layers:
        for file in layer.files:
            file.places = QuickPlaces.over(file.places)
