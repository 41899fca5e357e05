"""Figures that sum up a stretch of time ("since Thursday shelling has killed 44") and so are no toll of one incident."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.lexicon import lexicon

STEPS = 3
"""From "since" or a stretch of time up to the verb that it belongs to."""
COUNTED = 4
"""Tokens between "past" and the unit of time that it counts."""


def summed(scene: Scene, tolls: Iterable[int]) -> set[int]:
    """Those of one incident's figures that sum up more than it, where it has figures of its own.

    Parameters: the scene; indices of the tolls of one incident. A figure without which nothing would be said of the killed (or the
    wounded) is the incident's all the same: some incidents last for days.
    """
    given = [k for k in tolls if scene.tolls[k].count.low is not None or scene.tolls[k].count.high is not None]
    over = {k for k in given if _over_a_stretch(scene, scene.tolls[k])}
    own = {scene.tolls[k].status for k in given if k not in over and scene.tolls[k].part_of is None}
    return {k for k in over if scene.tolls[k].status in own}


def _over_a_stretch(scene: Scene, toll: TollMention) -> bool:
    view, cues, verb = scene.view, lexicon().cues, toll.trigger
    start, end = view.bounds(verb)
    above = view.head[verb] if view.dep[verb] in ("acomp", "conj", "xcomp", "ccomp", "oprd") else verb
    perfect = any(view.low[k] in cues["have"] for v in (verb, above) for k in view.kids[v])
    for i in range(start, end):
        below = _below(scene, i, {verb, above})
        if view.low[i] == "since" and below and perfect:
            return True
        if view.low[i] not in cues["stretch"]:
            continue
        if view.low[i + 1 : i + 2] == ["of"] and view.dep[i] in ("nsubj", "nsubjpass") and below:
            # "seven days of strikes have killed 60"
            return True
        if {"past", "last", "recent"}.intersection(view.low[max(i - COUNTED, start) : i]) and _hangs(
            scene, i, verb, above
        ):
            return True
    return False


def _below(scene: Scene, i: int, verbs: set[int]) -> bool:
    """Whether a word hangs a few steps below one of the verbs."""
    for _ in range(STEPS):
        i = scene.view.head[i]
        if i in verbs:
            return True
    return False


def _hangs(scene: Scene, i: int, verb: int, above: int) -> bool:
    """Whether a stretch of time ("over the past week") hangs on the verb by a preposition."""
    view = scene.view
    prep = view.head[i]
    return view.dep[i] == "pobj" and view.dep[prep] == "prep" and view.head[prep] in (verb, above)
