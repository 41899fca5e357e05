"""Days of what was agreed, is set for a day or sums up a stretch, told beside the deed: "a breach of the truce signed on March 3"."""

from __future__ import annotations

import re

from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.words import words

CONCLUDED = words("concluded")
"""Participles of what is agreed or begun: a day behind them is that of a truce, a law, an office."""
SCHEDULED = words("scheduled")
"""What has a day of its own, before whose name that stands: "the June 3 poll"."""
RANKS = words("ordinals") | {"first", "latest"}
"""Which of several a deed is told to be: "the third attack in a week"."""
CLOCKS = re.compile(r"\d\s?(?:GMT|UTC)\b")
DEEP = 12
"""Steps up from a day to the participle that it hangs on."""


def is_aside(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of something that a participle tells of a thing, and of no violence: "a breach of the truce signed on March 3"; of what is
    held on a day, "a rally before the June 3 poll"; or a stretch over which deeds are counted, "the third attack in a week"."""
    view, i = scene.view, mark.start
    held = mark.end < view.size and view.low[mark.end] in SCHEDULED
    if (held and mark.end in [view.head[k] for k in range(i, mark.end)]) or _counted_over(scene, mark):
        return True
    if mark.start and view.low[mark.start - 1] == "(" and CLOCKS.search(scene.doc[i : mark.end + 1].text):
        return True  # "at 22:30 (0230 GMT on 12 January)": the day by another clock
    told = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    for _ in range(DEEP):
        if view.dep[i] == "acl" and view.tag[i] == "VBN":
            start, end = view.subtree(i)
            return view.low[i] in CONCLUDED and view.head[i] not in told and not any(start <= a < end for a in told)
        if view.dep[i] == "advcl" and view.pos[i] == "VERB" and any(view.low[k] == "since" for k in view.kids[i]):
            # "The first death since the truce took effect three days ago".
            start, end = view.subtree(i)
            return not any(start <= a < end for a in told)
        if view.head[i] == i or view.pos[i] == "VERB":
            return False
        i = view.head[i]
    return False


def _counted_over(scene: Scene, mark: Marked) -> bool:
    """Whether an expression is no day but a stretch behind a noun with its rank that the sentence only calls so: "it was the third attack in a week"."""
    view, time, i = scene.view, mark.time, mark.start
    if time is None or time.weekday is not None or time.day is not None:
        return False
    if (time.offset_high is None and time.unit not in ("week", "month", "year")) and time.kind != "duration":
        return False
    for _ in range(DEEP):
        if view.head[i] == i or view.pos[i] == "VERB":
            return False
        i = view.head[i]
        if view.pos[i] == "NOUN" and view.dep[i] == "attr":
            return any(view.low[k] in RANKS for k in view.kids[i])
        if view.pos[i] == "AUX":
            return any(view.dep[k] == "attr" and any(view.low[n] in RANKS for n in view.kids[k]) for k in view.kids[i])
    return False
