"""Regions by sectors: what works where, every region with a row."""

from __future__ import annotations

from graph.pictures.charts.kinds import draw
from graph.pictures.picture import Picture
from schema.messages import N_

PICTURE = Picture(N_("regions by sectors: how many deals work, in all regions"), draw)
