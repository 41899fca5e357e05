"""The dead whose burial is told: "20 villagers were buried on Sunday", "the town laid twelve guards to rest".

A burial is no deed, and its day is not that of one: it only counts those of whose death the text told before.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.people import Group
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

BENEATH = words("beneath")
ALIVE = 4
"""Tokens behind the verb within which it is said under what somebody was buried alive."""
FEWEST = 2
"""Single people who are buried may have died of anything."""


def buried(scene: Scene, i: int) -> Group | None:
    """The people of whom the burial at ``i`` is told; ``None`` for one person, for no number, and for who lies buried under something.

    Parameters: the scene and the token of "bury" or "lay" (to rest). Practice: UCDP reads a mass burial as a count of the dead that were found,
    which others may outdo.
    """
    view = scene.view
    group = scene.subject(i) if scene.passive(i) else scene.object(i, people_only=True)
    if group is None or not group.counted or group.kind not in ("people", "others") or group.start not in view.counts:
        return None
    behind = range(i + 1, min(max(i, group.end) + ALIVE, scene.end))
    if any(view.words[k] in BENEATH for k in behind) or "not" in view.words[max(scene.start, i - 3) : i]:
        return None
    count = group.count
    return group if count is not None and (count.low or count.high or 0) >= FEWEST else None


def told_dead(found: Sequence[TollMention]) -> int | None:
    """The figure of dead told last, whose people those who are buried then are; ``None`` where no death was told."""
    dead = (k for k in range(len(found) - 1, -1, -1) if found[k].status == "killed" and found[k].again is None)
    return next((k for k in dead if found[k].part_of is None and found[k].reality == "actual"), None)


__all__ = ["buried", "told_dead"]
