"""Parts the incident that another one answers, or that came the day before it, from the group that tells both."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import TimeMention
from rashomon.reading.events.features import Known
from rashomon.reading.events.groups import Group
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.pairs import one_count
from rashomon.reading.events.segments import answers


def parted(group: Group, segments: Sequence[Known]) -> list[Group]:
    """The group as one, or as two where some of its segments tell what the others answer or what was the day before.

    Parameters: a group of ``segments`` by number. Result: the groups in the order of their first segments, each with the
    chance of the whole.
    """
    before = {k for k in group.members if _day_before(segments[k]) and not _only_deed(segments, group, k)}
    rest = [k for k in group.members if k not in before]
    if any(one_count(segments[k], segments[j]) for k in before for j in rest):
        before = set()  # "announced on Sunday that 87 died a day earlier": the others tell of that day
    if not any(_days(segments[k]) or segments[k].segment.said for k in rest):
        before = set()
    shared = {n for k in rest for n in segments[k].numbered}
    for k in rest:
        own = segments[k].numbered
        others = {n for j in rest if j != k for n in segments[j].numbered}
        if _answered(segments[k]) and own and not own & others:
            before.add(k)
    rest = [k for k in group.members if k not in before]
    if not before or not rest:
        return [group]
    told = {n for k in before for n in segments[k].numbered}
    before |= {k for k in rest if segments[k].numbered and segments[k].numbered <= told and not _days(segments[k])}
    rest = [k for k in group.members if k not in before]
    if not rest or not shared - told:
        return [group]  # all its harm is that of the day before
    parts = [
        Group(m := tuple(sorted(k)), group.chance, tuple(i for i in m if i in group.core) or m) for k in (rest, before)
    ]
    return sorted(parts, key=lambda g: g.members)


def _days(known: Known) -> list[TimeMention]:
    """The expressions of the segment that name a day."""
    times = [m.time for m in known.segment.times if m.time is not None]
    return [t for t in times if t.day is not None or t.weekday is not None or t.unit == "day" or t.part is not None]


def _day_before(known: Known) -> bool:
    """Whether all its days are "the previous day", "the day before"."""
    days = _days(known)
    return bool(days) and all(t.anchor == "narrative" and (t.offset or 0) < 0 for t in days)


def _only_deed(segments: Sequence[Known], group: Group, k: int) -> bool:
    """Whether a segment tells the deed from which the news of its sentence is counted, and that news is none: "the minister flew home, a day
    after rebels overran the post"."""
    one = segments[k].segment
    return one.counted and not any(segments[j].segment.sentence == one.sentence for j in group.members if j != k)


def _answered(known: Known) -> bool:
    """Whether it begins with a phrase that says that it was answered, or tells no more than that a side answered it."""
    words = known.words
    if words and any(tuple(words[: len(p)]) == p for p in answers().get(words[0], ())):
        return True
    cues, segment = lexicon().cues, known.segment
    told = [m.at for m in segment.mentions] + [known.scene.tolls[k].trigger for k in segment.tolls]
    first = min(told) - segment.start
    verb = next((i for i, word in enumerate(words[:first]) if word in cues["reply"]), None)
    if verb is None or cues["answered"].isdisjoint(words[verb + 1 : first]):
        return False
    # "Reacting to operations by X, the rebels attacked": the deed told is the answer itself.
    comma = next((i for i in range(first, len(words)) if words[i] == ","), len(words))
    return not (verb == 0 and max(told) - segment.start > comma)
