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


def joins(view: View, group: Group, told: Group, trigger: int) -> bool:
    """Whether a phrase joins those told right before it, without a verb of its own: "four guards were killed and two of the raiders".

    Parameters: the phrase; the one before, and the token of its harm.
    """
    if group.start - 2 != trigger or view.at(group.start - 1) != "and" or told.end > trigger:
        return False
    counted = group.counted and told.counted and group.kind in ("people", "others")
    if not counted or view.tags[trigger] not in ("VBN", "VBD"):
        return False
    last = group.chain()[-1].end
    after = view.tags[last] if last < len(view.tags) else "."
    return after[:1] not in "VMW" and after not in ("RB", "JJ", "IN") and view.at(last) not in view.lex.harm
