"""The projection of the map: Albers' equal-area conic about 100° east, in kilometres.

Reference: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987),
p. 100, on a sphere.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

_RADIUS_KM = 6371.0
_MERIDIAN = 100.0
_ORIGIN = 50.0
#: They keep Hainan and Cape Chelyuskin, 60° apart, in their shapes.
_PARALLELS = (25.0, 60.0)

_N = sum(sin(radians(parallel)) for parallel in _PARALLELS) / 2
_C = cos(radians(_PARALLELS[0])) ** 2 + 2 * _N * sin(radians(_PARALLELS[0]))


def _distance(lat: float) -> float:
    return _RADIUS_KM * sqrt(_C - 2 * _N * sin(radians(lat))) / _N


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return kilometres to the right of 100° east and below 50° north, where they cross.

    Longitudes west of Greenwich are those of Chukotka: they lie right of 180°, and nothing is torn there.

    >>> [round(value) for value in project(100, 50)]
    [0, 0]
    >>> project(-170, 66) == project(190, 66)
    True
    """
    angle = radians(_N * (lon % 360 - _MERIDIAN))
    distance = _distance(lat)
    return distance * sin(angle), distance * cos(angle) - _distance(_ORIGIN)
