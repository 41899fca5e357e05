"""Figures that lean on a harm told before in the sentence: "the army put the toll at 13, while hospitals said 19"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

SAID = words("says-a-figure")
SPOKE = words("speaks-of")
FIGURE = words("figure")
CARRY = words("carries")
STOPS = frozenset({"", ".", ",", ";", ")", "-", "--", "–", "—", "and", "but", "while", "whereas"})


def leans(view: View, group: Group) -> bool:
    """Whether a bare number is what another voice says of the same harm ("residents spoke of at least 20", "others put it at 30"), or
    what the harm just told brings a total to ("another died, taking the total to six").

    A number with a noun of its own, or that more words follow, may count anything.
    """
    if group.kind != "number" or group.start not in view.counts or view.at(group.end) not in STOPS:
        return False
    k = group.start - 1
    before, other = view.at(k), view.at(k - 1)
    if before in SAID or (before == "of" and other in SPOKE):
        return True
    if before == "at" and other in FIGURE:
        return True
    return before == "to" and other in FIGURE and view.at(k - 2) in ("the", "its") and view.at(k - 3) in CARRY
