"""Shares of a number of people: "half of the 40 divers", "all but three of the 11"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Count

if TYPE_CHECKING:
    from rashomon.reading.tolls.people import View

PARTS = {"half": 2, "third": 3, "quarter": 4}


def share(word: str, of: Count | None) -> Count | None:
    """The count of a share, "half" or "third", of an exact number that it divides; ``None`` of any other."""
    by = PARTS.get(word)
    if by is None or of is None or of.low is None or of.low != of.high or of.low % by:
        return None
    return Count(low=of.low // by, high=of.low // by)


def all_but(view: View, start: int, few: Count, of: Count | None) -> Count | None:
    """Those who are left of an exact number without the few at ``start``: "all but three of the 11"; ``None`` where "all but" doesn't stand before."""
    if view.words[max(start - 2, 0) : start] != ["all", "but"] or of is None or of.low is None or of.low != of.high:
        return None
    left = of.low - few.low if few.low is not None and few.low == few.high else 0
    return Count(low=left, high=left) if left > 0 else None


__all__ = ["all_but", "share"]
