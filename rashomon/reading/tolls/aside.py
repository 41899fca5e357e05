"""Figures that a sentence adds to another it has given: "up from 28", "after first reports of seven", "13 according to the union"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Counted, View
from rashomon.reading.words import words

LEVELS = words("aside-figure")
FIRST = words("first-told")
HIGHER = words("higher")
REACHING = words("reaching")
COUNTS = words("count-of-people")
SOURCE = (("according", "to"), ("per",), ("by", "the"), ("says",), ("said",))
OPENERS = frozenset({",", "(", "[", ";", "-", "--", "–", "—"})
LIMITS = frozenset({"far", "high", "low", "many"})


def sourced(view: View, counted: Counted) -> bool:
    """Whether a bare number is set off and its source follows: "12 dead (13 according to the union)"."""
    before, at = view.at(counted.start - 1), counted.end
    told = any(tuple(view.words[at : at + len(source)]) == source for source in SOURCE[:2])
    return before in OPENERS and told


def aside(view: View, start: int, counted: Counted) -> int | None:
    """The token from which another figure is told, for those whom the text has counted; ``None`` where it is none.

    Parameters: the start of the sentence and the number, which counts nothing of its own.
    """
    k = counted.start - 1
    if k <= start:
        return None
    last, before = view.at(k), view.at(k - 1)
    if last == "from" and before in LEVELS:
        return k - 1
    if last == "of" and before in FIRST:
        return k - 1
    if last == ":" and before in COUNTS and view.at(k - 2) in HIGHER:
        return k - 1
    if view.words[counted.start] == "as" and last in REACHING:
        return k
    if last == "as" and before in LIMITS and view.at(k - 2) == "as" and view.at(k - 3) in REACHING:
        return k - 3
    if last == "longer" and before == "no" and any(view.at(i) in COUNTS for i in range(max(start, k - 5), k)):
        return k - 1
    return counted.start if sourced(view, counted) else None
