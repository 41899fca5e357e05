"""Days and places that a sentence names for something else than the deed it touches on: "shops were shut on Sunday and the elders condemned the
killings", "the attack was planned by men who came from Riverton"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import TimeMention
from rashomon.reading.attribution.view import View
from rashomon.reading.events.afterwards import CLAUSE, DEEP, NAMING
from rashomon.reading.events.days import ago
from rashomon.reading.events.features import Known
from rashomon.reading.events.pairs import apart, told_at
from rashomon.reading.events.scene import Marked
from rashomon.reading.words import words

TELLS = frozenset({"nsubj", "dobj", "advcl", "nsubjpass", "attr"})
"""How a word of violence hangs on the verb of a day that is its day, too: "the blast shook", "opened fire", "came, killing five", "an attack was launched", "there was
shelling"."""
DESCRIBES = frozenset({"relcl", "acl"})
"""How a clause hangs that says more of a noun."""
LENGTHS = words("spells")


def apart_only_beside(left: Known, right: Known) -> bool:
    """Whether two segments that :func:`~rashomon.reading.events.pairs.apart` keeps from each other are parted by nothing but a day on which, or a
    place where, something else was done than the deed: the ministry counted on Sunday, a day of mourning was held, a witness got to Riverton.

    Such a day says no more than that the deed was not later, such a place nothing. Entries of a list have days of their own, and what comes "three
    days after" another deed is parted from it. Parameters: two segments of an article, ``left`` before ``right``. Practice: coders of events
    date and place a deed by the clause that tells it, not by the day or town that stands nearest.
    """
    if any(one.segment.item is not None or any(map(_counts, one.segment.times)) for one in (left, right)):
        return False
    days = [_day_beside(one) for one in (left, right)]
    bare = [_bare(one, day) for one, day in zip((left, right), days, strict=True)]
    if bare == [left, right] or _too_early(left, days[0], bare[1]) or _too_early(right, days[1], bare[0]):
        return False
    return not apart(*bare)


def _counts(mark: Marked) -> bool:
    """Whether it counts from something else that is told: "this crime comes three days after that of Sunday"."""
    return mark.time is not None and mark.time.anchor == "narrative" and mark.time.offset is not None


def _day_beside(one: Known) -> Marked | None:
    """The day that a segment names, if it is that of something else than its deed."""
    time = told_at(one)
    mark = next((m for m in one.segment.times if m.time is time), None) if time is not None else None
    return mark if mark is not None and beside_deed(one, mark) else None


def _bare(one: Known, day: Marked | None) -> Known:
    """The segment without that day and without places of something else; itself where it has none of them."""
    segment = one.segment
    places = [m for m in segment.places if not beside_deed(one, m)]
    if day is None:
        return one if len(places) == len(segment.places) else replace(one, segment=replace(segment, places=places))
    return replace(one, segment=replace(segment, places=places, times=[], said=None))


def _too_early(one: Known, day: Marked | None, other: Known) -> bool:
    """Whether the deed of the other segment was later than what the main clause of this one tells: who counted bodies on Saturday didn't count those
    of Sunday."""
    deed: TimeMention | None = told_at(other)
    if day is None or day.time is None or deed is None:
        return False
    verb = _hangs_on(one.scene.view, day, _told(one))
    back, then = ago(day.time, one.published), ago(deed, other.published)
    if verb is None or one.scene.view.dep[verb] in DESCRIBES or back is None or then is None:
        return False
    return then[1] < back[0]


def beside_deed(one: Known, mark: Marked) -> bool:
    """Whether a day or place of a segment hangs on a verb that neither tells nor holds a word of its violence or harm.

    ``False`` where the parse leaves open what it belongs to, and for a place in the main clause ("rescuers in Riverton dug for those who were hit"),
    which mostly is where it was. Parameters: a segment of an article, and a marked phrase of it.
    """
    view, anchor = one.scene.view, _told(one)
    if mark.place is not None and _from_there(view, mark):
        return True
    verb = _hangs_on(view, mark, anchor)
    if verb is None or verb in anchor or any(_of_verb(view, a, verb) for a in anchor):
        return False
    describes = view.dep[verb] in DESCRIBES
    if mark.place is not None and not describes:
        return False
    if describes and view.head[verb] in anchor:
        return False  # "an assault launched on Sunday"
    if view.low[verb - 1] in LENGTHS and view.head[verb] in anchor:
        return False  # "attacked the camp for the second day running on Sunday"
    # "See a link with an attack on a post in the night of Sunday"
    before = max((a for a in anchor if a < mark.start), default=None)
    return before is None or view.verbal(before) or any(view.verbal(i) for i in range(before, mark.start))


def _told(one: Known) -> frozenset[int]:
    """The words of violence and harm of a segment."""
    return frozenset(m.at for m in one.segment.mentions) | {one.scene.tolls[k].trigger for k in one.segment.tolls}


def _hangs_on(view: View, mark: Marked, anchor: frozenset[int]) -> int | None:
    """The verb of the clause that a phrase belongs to; ``None`` where it hangs on a word of violence or harm, or on no verb."""
    i = mark.start
    for _ in range(DEEP):
        if view.pos[i] in CLAUSE and view.dep[i] not in NAMING:
            return i
        if i in anchor or view.head[i] == i:
            return None
        i = view.head[i]
    return None


def _from_there(view: View, mark: Marked) -> bool:
    """Whether somebody came from a place, be it one of several: "carried out by fighters, some from Riverton and Hillshire"."""
    i = mark.start
    while view.pos[i] not in CLAUSE and view.head[i] != i:
        if view.dep[i] == "prep":
            return view.low[i] == "from"
        i = view.head[i]
    return False


def _of_verb(view: View, i: int, verb: int) -> bool:
    """Whether what the verb tells is the violence of token ``i``: "the attack took place", "the blast shook the town", "opened fire"."""
    return view.head[i] == verb and view.dep[i] in TELLS


__all__ = ["apart_only_beside", "beside_deed"]
