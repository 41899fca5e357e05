"""Days of what was agreed or begun, told of a thing beside the deed: "a breach of the truce signed on March 3"."""

from __future__ import annotations

from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.words import words

CONCLUDED = words("concluded")
"""Participles of what is agreed or begun: a day behind them is that of a truce, a law, an office."""
DEEP = 12
"""Steps up from a day to the participle that it hangs on."""


def is_aside(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of something that a participle tells of a thing, and of no violence: "a breach of the truce signed on March 3"."""
    view, i = scene.view, mark.start
    told = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    for _ in range(DEEP):
        if view.dep[i] == "acl" and view.tag[i] == "VBN":
            start, end = view.subtree(i)
            return view.low[i] in CONCLUDED and view.head[i] not in told and not any(start <= a < end for a in told)
        if view.head[i] == i or view.pos[i] == "VERB":
            return False
        i = view.head[i]
    return False
