"""Questions on two groups of segments of one article, for the learned decision whether they are parts of one event.

A pair of sentences often says too little: the fourth paragraph on a raid names neither its place nor its day. Two groups
together say more: whether the later one has a place, a day or victims of its own, and how it is begun.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.events.features import OLD, Features, Known, alike
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.pairs import kilometres, points_back

Group = Sequence[int]
"""Segments by number, in the order of the text."""


def of_parts(
    segments: Sequence[Known],
    left: Group,
    right: Group,
    likeness: NDArray[np.float64],
    fresh: Sequence[float] | NDArray[np.float64],
    groups: int,
) -> Features:
    """What tells that two groups are parts of one event; ``left`` begins first.

    Parameters: segments of the article; the two groups; the chance of each two segments to tell one event, the chance of each
    segment to tell a fresh incident, and how many groups there were before any two were joined.
    """
    a, b = [segments[k] for k in left], [segments[k] for k in right]
    between = [float(likeness[i, j]) for i in left for j in right]
    first = [float(likeness[i, right[0]]) for i in left]
    row: Features = {
        "mean": sum(between) / len(between),
        "most": max(between),
        "least": min(between),
        "first most": max(first),
        "first mean": sum(first) / len(first),
        "left size": float(min(len(a), 12)),
        "right size": float(min(len(b), 12)),
        "groups": float(min(groups, 12)),
        "segments": float(min(len(segments), 40)),
        "left headline": float(any(k.headline for k in a)),
        "right headline": float(any(k.headline for k in b)),
        "left first": float(min(a[0].number, 20)),
        "right first": float(min(b[0].number, 30)),
        "gap": float(min(max(b[0].segment.sentence - a[-1].segment.sentence, 0), 20)),
        "woven": float(a[-1].number > b[0].number),
        "paragraphs": float(min(b[0].stand.paragraph - a[-1].stand.paragraph, 20)),
        "chapters": float(min(b[0].stand.chapter - a[0].stand.chapter, 8)),
        "right opens": float(b[0].stand.opens),
        "right begins": float(b[0].stand.begins),
        "begun": float(sum(k.stand.begins for k in b)),
        "points back": float(points_back(b[0])),
        "back": sum(points_back(k) for k in b) / len(b),
        "new": float(any(w in lexicon().cues["new"] for w in b[0].words[:12])),
        "left bare": sum(k.bare for k in a) / len(a),
        "right bare": sum(k.bare for k in b) / len(b),
        "left fresh": float(max(fresh[k] for k in left)),
        "right fresh": float(max(fresh[k] for k in right)),
        "right first fresh": float(fresh[right[0]]),
        "right clause": float(b[0].clause),
        "alike": alike(_words(a), _words(b)),
        "rare": sum(a[0].rare[w] for w in _words(a) & _words(b)),
    }
    row |= _shared("agents", {x for k in a for x in k.acts}, {x for k in b for x in k.acts})
    row |= _shared("targets", {x for k in a for x in k.suffers}, {x for k in b for x in k.suffers})
    row |= _shared("modes", {x for k in a for x in k.modes}, {x for k in b for x in k.modes})
    return row | _places(a, b) | _days(a, b) | _harm(a, b)


def _words(group: Sequence[Known]) -> frozenset[str]:
    return frozenset().union(*(k.content for k in group))


def _shared(name: str, a: set[str], b: set[str]) -> Features:
    """Whether two sets have something in common, each only itself, or one nothing."""
    return {
        f"{name} same": float(bool(a & b)),
        f"{name} other": float(bool(a and b and not a & b)),
        f"{name} right only": float(bool(b and not a)),
        f"{name} none right": float(not b),
    }


def _places(a: Sequence[Known], b: Sequence[Known]) -> Features:
    here, there = ({n for k in group for n in k.names} for group in (a, b))
    row = _shared("places", here, there)
    row["new places"] = float(sum(bool(k.names) and not k.names & here for k in b))
    found = [
        distance
        for x in a
        for y in b
        if x.segment.place is not None
        and y.segment.place is not None
        and (distance := kilometres(x.segment.place, y.segment.place)) is not None
    ]
    if found:
        row |= {"nearest": math.log1p(min(found)), "furthest": math.log1p(max(found))}
    if b[0].stand.place is not None and b[0].segment.place is None:
        row["standing in left"] = float(b[0].stand.place.name.lower() in here)
    return row


def _days(a: Sequence[Known], b: Sequence[Known]) -> Features:
    here, there = ([k.ago for k in group if k.ago is not None] for group in (a, b))
    row: Features = {
        "left day": float(bool(here)),
        "right day": float(bool(there)),
        "left old": float(any(x[0] > OLD for x in here)),
        "right old": float(any(x[0] > OLD for x in there)),
    }
    apart = [max(x[0] - y[1], y[0] - x[1], 0) for x in here for y in there]
    if apart:
        row |= {"days apart": float(min(min(apart), 30)), "most days apart": float(min(max(apart), 30))}
    named = [
        {k.segment.time.weekday for k in g if k.segment.time and k.segment.time.weekday is not None} for g in (a, b)
    ]
    return row | _shared("weekdays", *({str(x) for x in days} for days in named))


def _harm(a: Sequence[Known], b: Sequence[Known]) -> Features:
    figures = [{(t.status, t.count.low) for k in g for t in k.tolls if (t.count.low or 0) > 1} for g in (a, b)]
    row = _shared("figures", *({f"{status} {low}" for status, low in found} for found in figures))
    killed = [max((low for status, low in found if status == "killed" and low), default=0) for found in figures]
    row |= {"left killed": math.log1p(killed[0]), "right killed": math.log1p(killed[1])}
    common = [low for status, low in figures[0] & figures[1] if low]
    row["figure"] = math.log1p(max(common, default=0))
    row["right tolls"] = float(min(sum(len(k.tolls) for k in b), 8))
    row["left tolls"] = float(min(sum(len(k.tolls) for k in a), 8))
    return row
