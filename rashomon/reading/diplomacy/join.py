"""Acts of one article that are one real act told twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model import Actor, EventType, Plover, Reality, TimeMention
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Marked
from rashomon.reading.frames import Tokens

TOGETHER = frozenset({"AGREE", "CONSULT"})
"""Types whose participants all stand side by side."""
_PARTS = ("year", "month", "day", "weekday", "decade")


@dataclass
class Act:
    """One clause that tells an act of diplomacy."""

    verb: int
    plover: Plover
    mode: str | None
    reality: Reality
    mentions: list[Mention]
    span: Tokens
    sentence: int
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    times: list[Marked] = field(default_factory=list)
    said: list[TimeMention] = field(default_factory=list)
    places: list[Marked] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    event: EventType | None = None


def grouped(acts: list[Act]) -> list[list[Act]]:
    """Acts by the real act that they tell, both in the order of the text; each goes to the latest group that it can be one with."""
    groups: list[list[Act]] = []
    for act in acts:
        for group in reversed(groups):
            if all(_fits(other, act) for other in group) and any(_close(other, act) for other in group):
                group.append(act)
                break
        else:
            groups.append([act])
    return groups


def _fits(a: Act, b: Act) -> bool:
    """Whether nothing speaks against the two being one."""
    if a.plover != b.plover:
        return False
    if differ(a.times, b.times) or _apart(_names(a), _names(b)):
        return False
    if a.reality != b.reality and not (a.times and b.times):
        return False
    left, right = _sides(a.agents), _sides(b.agents)
    if a.plover in TOGETHER:
        return not left or not right or left <= right or right <= left
    return not _apart(left, right) and not _apart(_sides(a.targets), _sides(b.targets))


def _close(a: Act, b: Act) -> bool:
    """Whether something speaks for it: the same participants, or the same thing asked by the same."""
    if a.plover in TOGETHER:
        return True
    addressed = _sides(a.targets)
    return a.sentence == b.sentence or bool(a.words & b.words) or bool(addressed and addressed == _sides(b.targets))


def _sides(actors: tuple[Actor, ...]) -> set[str]:
    return {a.side for a in actors}


def _names(act: Act) -> set[str]:
    return {m.place.name.lower() for m in act.places if m.place is not None}


def _apart(a: set[str], b: set[str]) -> bool:
    return bool(a and b and not a & b)


def differ(a: list[Marked], b: list[Marked]) -> bool:
    """Whether two lists of time expressions cannot mean the same time, as far as their own words tell."""
    pairs = [(x.time, y.time) for x in a for y in b if x.time is not None and y.time is not None]
    return bool(pairs) and all(_different(x, y) for x, y in pairs)


def _different(x: TimeMention, y: TimeMention) -> bool:
    for part in _PARTS:
        left, right = getattr(x, part), getattr(y, part)
        if left is not None and right is not None and left != right:
            return True
    if x.offset is not None and y.offset is not None:
        return (x.offset, x.unit, x.anchor) != (y.offset, y.unit, y.anchor)
    shared = any(getattr(x, p) is not None and getattr(y, p) is not None for p in _PARTS)
    if not shared and (_yearly(x) or _yearly(y)):
        return True
    # "August 31" and "last week", "Monday" and "in 2003": nothing to compare, and two ways to date are mostly two times
    return not shared and (x.offset is None) != (y.offset is None)


def _yearly(x: TimeMention) -> bool:
    return x.year is not None or x.decade is not None
