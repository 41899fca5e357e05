"""Households that are told with how many they were: "a family of five"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Count
from rashomon.reading.tolls.lexicon import Victim
from rashomon.reading.words import words

if TYPE_CHECKING:
    from rashomon.reading.tolls.people import View

KIN = words("kin")
MEMBERS = frozenset({"members", "people", "persons"})
MEMBER = Victim("person", "civilian", "person", True, "persons")
"""What the people of a household are: no kind of people, but all who were there."""


def family(view: View, i: int, end: int) -> tuple[int, Count] | None:
    """How many the household at ``i`` are, and the token behind it: "a family of five", "a household of seven people".

    Parameters: the text, the token, the end of the sentence. ``None`` for a word that is none, without a number, or where the number counts other
    people ("the family of two victims"). Practice: ACLED counts the people of a family that a report numbers, not families.
    """
    counted = view.counts.get(i + 2)
    if view.words[i] not in KIN or view.at(i + 1) != "of" or counted is None or counted.start != i + 2:
        return None
    after = counted.end
    if view.at(after) in MEMBERS and after < end:
        return after + 1, counted.value
    noun = after < end and view.tags[after][:1] in "NJ" and view.words[after] not in view.lex.harm
    return None if noun or view.at(after) in ("-", "–") or (counted.value.high or 2) < 2 else (after, counted.value)


__all__ = ["MEMBER", "family"]
