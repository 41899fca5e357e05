"""Which codes are states.

A tool, not a room: it knows nothing of pages or events, so any room may use it.
"""

from __future__ import annotations

from functools import cache

import pycountry

KOSOVO = "XKX"
"""In use for Kosovo, which has no code of its own in ISO 3166 (the European Commission's practice)."""


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.alpha_3 for country in pycountry.countries) | {KOSOVO}


def is_state(side: str) -> bool:
    """Whether a side is a state: its code is one of ISO 3166 alpha-3, or Kosovo's.

    Groups of three capitals ("ELN", "ETA", "M23") are none. ``side`` is the part of an actor's code before the slash.
    """
    return side in _codes()
