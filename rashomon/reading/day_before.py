"""A day that is counted from one told right before it: "On the evening of May 1 the first rifles were heard. Next morning a shell fell"."""

from __future__ import annotations

from collections.abc import Container

from rashomon.calendar.moved import moved
from rashomon.model import TimeMention, When
from rashomon.reading.events.days import ago, says_which_day
from rashomon.reading.events.scene import Marked, Scene

SENTENCES = 2
"""Sentences back within which the day stands from which another is counted."""
REACH = 7
"""Days; what is counted further on or back is seldom counted from the last day told."""
FORTNIGHT = 14


def in_full(scene: Scene, time: TimeMention, published: When, taken: Container[int]) -> TimeMention | None:
    """A day that is counted from what was told before ("the next morning", "that evening", "two days later"), by the calendar.

    Parameters: the scene; one of its expressions; when the article was published; numbers of the sentences that tell incidents (``taken``). Result: the weekday,
    day of a month or distance from the page that it comes to, where the last day named before it, in the sentences just before, is one on
    which something happened; ``None`` where there is none, where it is long ago, as news is seldom counted from that, or where it is
    that of an incident, from whose day the dating counts.
    """
    if time.anchor != "narrative" or time.unit != "day" or time.offset is None or time.offset_high is not None:
        return None
    if abs(time.offset) > REACH or time.weekday is not None:
        return None
    at = next((mark for mark in scene.times if mark.time is time), None)
    last = _last(scene, at) if at is not None else None
    base = last.time if last is not None and scene.view.sentence[last.start] not in taken else None
    back = ago(base, published) if base is not None else None
    if base is None or (back is not None and not 0 <= back[0] <= FORTNIGHT):
        return None
    return moved(time, base.end or base, time.offset)


def _last(scene: Scene, at: Marked) -> Marked | None:
    """The last day named before an expression on which something happened."""
    number = scene.view.sentence[at.start]
    before = [mark for mark in scene.times if mark.end <= at.start and mark.time is not None]
    for mark in reversed(before):
        time = mark.time
        assert time is not None
        if number - scene.view.sentence[mark.start] > SENTENCES:
            return None
        day = says_which_day(time) or (time.unit == "day" and time.anchor == "publication" and time.offset is not None)
        if time.kind in ("date", "time") and (day or time.anchor == "narrative"):
            happened = (
                time.role == "event" and "future" not in (time.direction, time.tense) and time.modifier != "since"
            )
            return mark if day and happened and time.part != "overnight" else None
    return None
