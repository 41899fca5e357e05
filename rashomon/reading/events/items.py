"""Entries of a time line, a bulletin or a live blog: what opens an entry (a day, a time of day, a bullet, the name of a place) belongs to
all that the entry tells.

One such opening makes no list: a page that begins "Nov 5 - Gunmen ..." was mostly sent on that day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import TimeMention, as_read
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

BETWEEN = "\n\n"
"""What parts two paragraphs of an article's text."""
LEAST = 2
"""Openings of one sort that make a list."""
NEAR = 3
"""Tokens between two expressions of one opening: "Saturday 27 Aug, 02:00"."""
NAMED = 10
"""Tokens between a day and the colon behind the names of where it was: "4 March, Torit, Eastern Equatoria: raiders attacked"."""
LABEL = 6
"""Tokens of a name that opens an entry, at most."""
TITLE = 10
"""Tokens up to which a numbered line is the title of what stands below."""
HEADING = 3
"""Tokens beside a day, at most, in a line that is no more than the day."""
BULLETS = words("bullets")
CLOSERS = words("closers")
AROUND = words("around")
WITHIN = words("where")
JOINED = frozenset({"compound", "amod", "nmod", "appos", "flat", "conj"})
"""How a word of a name hangs on its last one."""


@dataclass(frozen=True)
class Item:
    """An entry: its token range and the day that opens it."""

    start: int
    end: int
    day: Marked | None = None
    prose: bool = False
    """Whether the day or the time of day is part of the sentence that opens it: "On 5 March, ...", "At 9 a.m., ..."."""
    listed: bool = False
    """Whether a bullet, a number or a name and a colon opens it."""
    label: int = 0
    """Tokens of the name before a colon that opens it."""
    clocked: bool = False
    """Whether a time of day opens it: then it may go on with what another one tells."""
    numbered: bool = False
    """Whether a number opens it and it is more than a title, so that bullets below are its own."""


def items(scene: Scene) -> list[Item]:
    """The entries of a text in order, none overlapping; empty where it is no list."""
    paragraphs = list(_paragraphs(scene))
    opened = [_opening(scene, span) for span in paragraphs]
    dated = {_day(o.day) for o in opened if o.day is not None}
    days = dated if len(dated) >= LEAST else set()
    timed = sum(o.clock for o in opened) >= LEAST
    marked = _marked(scene)
    opened = [replace(o, bullet=o.bullet or span[0] in marked) for o, span in zip(opened, paragraphs, strict=True)]
    bulleted = sum(o.bullet for o in opened) >= LEAST
    numbered = sum(o.number for o in opened) >= LEAST
    labelled = len({o.label for o in opened if o.label}) >= LEAST
    found: list[Item] = []
    heading: Marked | None = None
    for span, one in zip(paragraphs, opened, strict=True):
        day = one.day if days else None
        if day is not None and one.alone:
            heading = day
        elif day is not None:
            heading = None
        listed = (bulleted and one.bullet) or (labelled and bool(one.label))
        clocked = timed and one.clock
        below = bool(found) and found[-1].numbered
        if below and numbered and one.bullet and not one.number and one.day is None and not clocked:
            # A bullet below a numbered entry goes on with what that one tells.
            found[-1] = replace(found[-1], end=span[1])
            continue
        if day is not None or listed or clocked:
            found.append(
                Item(
                    *span,
                    day or heading,
                    one.prose and not listed,
                    listed,
                    len(one.label.split()) if labelled else 0,
                    clocked and not listed,
                    one.number and span[1] - span[0] > TITLE,
                )
            )
        elif found and found[-1].clocked:
            found[-1] = replace(found[-1], end=span[1])
        elif heading is not None:
            found.append(Item(*span, heading))
    return [item if item.day is not None else replace(item, day=_only_day(scene, item)) for item in found]


def _only_day(scene: Scene, item: Item) -> Marked | None:
    """The day that an entry names, where it names one only."""
    marks = [m for m in scene.within(scene.times, (item.start, item.end)) if m.time is not None and _named_day(m.time)]
    told = marks[0] if len(marks) == 1 else None
    return told if told is not None and told.time is not None and told.time.role != "reporting" else None


def names(scene: Scene, item: Item) -> frozenset[str]:
    """The words of names in an entry that say where something was: "in the West Bank", no "moved to the capital"."""
    view = scene.view
    # "Zamfara: Troops ...", but not who speaks: "Minister: We ...".
    found = {
        view.low[i]
        for i in range(item.start, item.start + item.label)
        if view.pos[i] == "PROPN" and i not in scene.actor_at
    }
    timed = {i for m in scene.within(scene.times, (item.start, item.end)) for i in range(m.start, m.end)}
    for i in range(item.start, item.end):
        if i in timed or i in scene.actor_at:
            continue
        at = i
        while view.dep[at] in JOINED and view.head[at] != at:
            at = view.head[at]
        if view.pos[i] == "PROPN" and view.dep[at] == "pobj" and view.low[view.head[at]] in WITHIN:
            found.add(view.low[i])
    return frozenset(found)


@dataclass(frozen=True)
class _Opening:
    day: Marked | None = None
    alone: bool = False
    prose: bool = False
    clock: bool = False
    bullet: bool = False
    number: bool = False
    label: str = ""


def _marked(scene: Scene) -> set[int]:
    """The tokens at which the page begins an item of a list."""
    article = scene.doc._.article if scene.doc.has_extension("article") else None
    if article is None or not article.entries:
        return set()
    places = [token.idx for token in scene.doc]
    found, at = set(), 0
    for number, span in enumerate(article.spans):
        text = as_read(span.text)[0]
        if number in article.entries:
            found.add(bisect_left(places, at + len(text) - len(text.lstrip())))
        at += len(text) + len(BETWEEN)
    return found


def _paragraphs(scene: Scene) -> Iterator[Tokens]:
    start = 0
    for i, low in enumerate(scene.view.low):
        if "\n\n" in low:
            if i > start:
                yield start, i + 1
            start = i + 1
    if start < scene.view.size:
        yield start, scene.view.size


def _opening(scene: Scene, span: Tokens) -> _Opening:
    """What opens a paragraph."""
    low, (start, end) = scene.view.low, span
    at = start
    while at < end and (low[at] in BULLETS or _numbers(low, at, start)):
        at += 1
    bullet = at > start and low[start] not in ("(", "[")
    number = any(low[i].strip(".)").isdigit() for i in range(start, at))
    bullet = bullet or number
    first = at
    while first < end and low[first] in AROUND:
        first += 1
    led = at < end and low[at] == "on"
    first += led
    marks = [m for m in scene.within(scene.times, (at, end)) if m.time is not None]
    day = None
    behind = at
    clock = False
    for mark in marks:
        if mark.start > (first if behind == at else behind + NEAR - 1) or (behind > at and _ends(low, behind)):
            break
        assert mark.time is not None
        if first > at and mark.time.hour is None and not (led and _calendar(mark.time)):
            break
        if day is None and (_names_day(mark.time) or (first == at and _days_on_end(mark.time))):
            day = mark
        clock = clock or mark.time.hour is not None
        behind = mark.end
    if behind == at:
        return _Opening(bullet=bullet, number=number, label=_label(scene, at, end))
    alone = sum(not scene.doc[i].is_space and low[i] not in CLOSERS for i in range(behind, end)) <= HEADING
    closed = _ends(low, behind) or _named(scene, behind, end) or (led and low[behind] == ",")
    if day is not None and not (alone or closed):
        day = None
    return _Opening(day, alone and day is not None, led or first > at, clock, bullet, number)


def _numbers(low: Sequence[str], at: int, start: int) -> bool:
    """Whether the number of an entry stands here, or the mark behind it: "1.", "(2)", "3)", "4 |"."""
    if low[at].rstrip(".)").isdigit() and low[at][-1] in ".)":
        return at - start <= 1
    behind = low[at + 1 : at + 2]
    if low[at].isdigit() and len(low[at]) <= 2 and behind in ([")"], ["."], ["|"]):
        return at - start <= 1
    return low[at] in (".", ")", "|") and at > start and low[at - 1].isdigit()


def _names_day(time: TimeMention) -> bool:
    """Whether it names one day by itself: "5 Nov", "Monday", no "yesterday" and no stretch."""
    return _named_day(time) and time.end is None


def _days_on_end(time: TimeMention) -> bool:
    """Whether it names two days by the calendar from the first to the last: "19-20 June"."""
    return _named_day(time) and _calendar(time) and time.end is not None and time.end.day is not None


def _named_day(time: TimeMention) -> bool:
    """Whether it names a day or a night by itself: no "yesterday", no "since Monday"."""
    named = (time.day is not None and time.month is not None) or time.weekday is not None
    return named and time.kind in ("date", "time") and time.modifier is None and time.anchor is None


def _calendar(time: TimeMention) -> bool:
    """Whether it names the day by the calendar, of what happened and not of the saying: "On 5 March, ..."."""
    return time.day is not None and time.month is not None and time.role != "reporting"


def _day(mark: Marked) -> tuple[int | None, ...]:
    assert mark.time is not None
    time = mark.time
    return time.year, time.month, time.day, time.weekday if time.day is None else None


def _ends(low: Sequence[str], at: int) -> bool:
    """Whether what closes an opening stands here: a dash, a colon, a bracket, the end of the line."""
    return at >= len(low) or low[at] in CLOSERS or "\n" in low[at]


def _named(scene: Scene, at: int, end: int) -> bool:
    """Whether nothing but names follows up to a colon, a dash or a full stop: ", Torit, Eastern Equatoria: "."""
    view = scene.view
    if view.low[at] not in (",", "(", "|"):
        return False
    for i in range(at, min(at + NAMED, end)):
        if i > at and view.low[i] in CLOSERS and view.low[i] not in (")", "]"):
            return True
        if i > at + 1 and view.low[i] == "." and i + 1 < end:
            return scene.doc[i + 1].text[:1].isupper()
        if not (view.pos[i] in ("PUNCT", "PROPN", "SYM", "NOUN", "ADJ") or scene.doc[i].is_title):
            return False
    return False


def _label(scene: Scene, at: int, end: int) -> str:
    """The name before the colon that opens an entry: "Zamfara: Troops ..."; empty where there is none."""
    for i in range(at, min(at + LABEL + 1, end)):
        if scene.view.low[i] == ":" and i > at:
            return " ".join(scene.view.low[at:i])
        if not (scene.doc[i].text[:1].isupper() or scene.view.low[i] in (",", "-", "/")):
            return ""
    return ""
