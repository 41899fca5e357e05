"""A bound that stands before a list and holds for all of it: "at least 13 rebels and five soldiers were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Count
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.hits import Hit
from rashomon.reading.tolls.people import ONE, Group, View

LEAST = (["at", "least"], ["no", "fewer"], ["no", "less"], ["not", "less"])


def at_least(view: View, group: Group) -> bool:
    """Whether a phrase opens a list with "at least" and a number."""
    counted = group.count is not None and group.count.high is None and (group.count.low or 0) > 1
    return group.lead is None and counted and view.words[group.start : group.start + 2] in LEAST


def bounded(view: View, hits: Sequence[Hit], mentions: Sequence[TollMention]) -> list[TollMention]:
    """Open the figures of a list whose first is told with "at least" before it.

    Parameters: the hits of one word of harm in order and what each says. Result: the mentions, with ``high`` open for the several people of the
    list; one person stays one, and figures of an earlier or later word ("and 30 wounded") are no members of the list.
    """
    first = hits[0].group
    if not at_least(view, first):
        return list(mentions)
    return [
        replace(m, count=Count(low=m.count.low, high=None, approximate=m.count.approximate))
        if hit.group.lead is first and m.count.low == m.count.high and m.count not in (ONE, Count(low=0, high=0))
        else m
        for hit, m in zip(hits, mentions, strict=True)
    ]


__all__ = ["at_least", "bounded"]
