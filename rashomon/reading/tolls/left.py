"""The dead whom those who fought left behind are their own: "the raiders fled, leaving behind four bodies", "left 30 dead on the field"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.tolls.sides import side_of
from rashomon.reading.words import words

LEAVES = words("leaving") | {"abandon", "abandoned", "abandoning"}
FIELD = words("battlefield")
NEAR = 6
"""Tokens from the verb to those who were left."""
BEHIND = 5
"""Tokens behind them in which it is said where."""


def left_behind(view: View, trigger: int, group: Group) -> str | None:
    """The side that is told to have left its dead, or ``None``.

    Parameters: the token of the word of harm and the phrase for the dead. "Left four dead" without a word of where tells of others whom they killed.
    """
    first = min(group.start, trigger)
    start = view.tokens[first].sent.start
    verb = next((k for k in range(first - 1, max(start, first - NEAR) - 1, -1) if view.words[k] in LEAVES), None)
    if verb is None:
        return None
    last = max(group.end, trigger + 1)
    after = view.words[last : last + BEHIND]
    if "behind" not in (*view.words[verb + 1 : first], *after[:2]) and FIELD.isdisjoint(after):
        return None
    token = view.tokens[verb]
    for _ in range(3):
        subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
        if subject is not None:
            return side_of(view, subject.i)
        if token.dep_ not in ("advcl", "conj", "xcomp", "ccomp"):
            return None
        token = token.head
    return None


__all__ = ["left_behind"]
