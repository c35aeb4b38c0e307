"""Pictures by name.

A picture is a module of :mod:`graph.pictures.charts` that declares ``PICTURE``.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.pictures.picture import Picture
from graph.rooms import Room

PICTURES: Mapping[str, Picture] = Room("graph.pictures.charts", "PICTURE")
