"""How far places are from each other.

A tool, not a room: it knows nothing of pages or events, so any room may use it.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

DIAMETER = 12_742
"""Kilometres through the earth, on average."""


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees."""
    a, b, c, d = (radians(value) for value in (lat, lon, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return DIAMETER * asin(min(1.0, sqrt(h)))
