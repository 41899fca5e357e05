"""Entries of a time line, a bulletin or a live blog: what opens an entry (a day, a time of day, a bullet, the name of a place) belongs to
all that the entry tells.

One such opening makes no list: a page that begins "Nov 5 - Gunmen ..." was mostly sent on that day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import TimeMention, as_read
from rashomon.reading.events.days import ago, says_which_day
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

BETWEEN = "\n\n"
"""What parts two paragraphs of an article's text."""
LEAST = 2
"""Openings of one sort that make a list."""
FEW = 3
"""Paragraphs to each whose first sentence begins with a time of day, above which the text is a story and no log."""
TOP = 2
"""Paragraphs at the top, among which a day alone is the page's."""
NEAR = 3
"""Tokens between two expressions of one opening: "Saturday 27 Aug, 02:00"."""
NAMED = 10
"""Tokens between a day and the colon behind the names of where it was: "4 March, Torit, Eastern Equatoria: raiders attacked"."""
LABEL = 6
"""Tokens of a name that opens an entry, at most."""
TITLE = 10
"""Tokens up to which a numbered line is the title of what stands below."""
WEEK = 7
HEADING = 3
"""Tokens beside a day, at most, in a line that is no more than the day."""
BULLETS = words("bullets")
CLOSERS = words("closers")
DASHES = frozenset({"-", "--", "–", "—"})
AROUND = words("around")
WITHIN = words("where")
HEAD = 30
"""Tokens at the top of a text, where a whole date behind names is the page's own."""
PARTICLE = 3
"""Letters of a small word within a name: "Bahr el Ghazal"."""
LEADING = frozenset({".", ",", ":", "|"}) | DASHES
"""May stand between the day that opens an entry and the names of where it was."""
BODIES = words("bodies")
HOURS = words("hours")
"""Words for a part of the day behind the day that opens an entry."""
SORTS = words("settlements")
"""Words for a kind of place behind its name: "Wau town"."""
LETTERS = frozenset("abcdefghijklmnop") | {"ii", "iii", "iv", "vi", "vii", "viii", "ix"}
"""What counts entries before a bracket, but for digits."""
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
    opened[: TOP + 1] = [replace(o, day=None, alone=False) if _of_page(o) else o for o in opened[: TOP + 1]]
    dated = {_day(o.day) for o in opened if o.day is not None}
    # One line that is no more than a day heads what stands below, unless it heads the page.
    headed = any(
        o.alone and o.day is not None and o.day.time is not None and o.day.time.year is None for o in opened[TOP:]
    )
    headed = headed or any(o.alone and o.day is not None and o.named and _earlier(scene, o.day) for o in opened[:TOP])
    days = dated if len(dated) >= LEAST or headed else set()
    clocks = [o for o in opened if o.clock]
    # "At 9 a.m., ..." opens a paragraph or two of any story.
    told_on = all(o.prose for o in clocks) and FEW * len(clocks) < len(opened)
    timed = len(clocks) >= LEAST and not told_on
    marked = _marked(scene)
    opened = [replace(o, bullet=o.bullet or span[0] in marked) for o, span in zip(opened, paragraphs, strict=True)]
    bulleted = sum(o.bullet for o in opened) >= LEAST
    numbered = sum(o.number for o in opened) >= LEAST
    opened = _without_datelines(opened)
    labelled = len({o.label for o in opened if o.label}) >= LEAST
    found: list[Item] = []
    heading: Marked | None = None
    carried: Marked | None = None
    titled = False
    for span, one in zip(paragraphs, opened, strict=True):
        day = one.day if days else None
        if day is not None:
            # "MON 22:40", and below it "20:15": the day holds until the next is named.
            carried = day if one.clock and not one.alone else None
        if heading is not None and day is None and one.number and titled:
            # The next numbered title has no day.
            heading = None
        if day is not None and one.alone:
            heading, titled = day, one.number
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
                    day or heading or (carried if clocked else None),
                    one.prose and not listed,
                    listed,
                    one.named or (len(one.label.split()) if labelled else 0),
                    clocked and not listed,
                    one.number and span[1] - span[0] > TITLE,
                )
            )
        elif found and (found[-1].clocked or _only_names(scene, found[-1])):
            found[-1] = replace(found[-1], end=span[1])
        elif heading is not None:
            found.append(Item(*span, heading))
    return [item if item.day is not None else replace(item, day=_only_day(scene, item)) for item in found]


def _without_datelines(opened: list[_Opening]) -> list[_Opening]:
    """The openings, of names before a dash only those that share their first: "RIVERTON, Harbour - ...", "RIVERTON, Old Town - ...". Others
    begin dispatches."""
    towns = [o.label.split(" , ")[0] for o in opened if o.dashed]
    return [replace(o, label="") if o.dashed and towns.count(o.label.split(" , ")[0]) < LEAST else o for o in opened]


def _earlier(scene: Scene, day: Marked) -> bool:
    """Whether a day in the title is one of the last before that of the page, and so no date of the page."""
    article = scene.doc._.article if scene.doc.has_extension("article") else None
    if article is None or day.time is None:
        return False
    back = ago(day.time.model_copy(update={"tense": None}), article.published)
    return back is not None and 0 < back[0] == back[1] <= WEEK


def _of_page(opened: _Opening) -> bool:
    """Whether a paragraph opens with the day that the page states of itself, at the hour at which it came out: on that day nothing happened yet."""
    return opened.alone and opened.day is not None and opened.day.time is not None and opened.day.time.role is None


def counted_in(mark: Marked, opens: Marked) -> Marked:
    """ "This morning", "last night" in an entry: of the day that opens it, not of the page's."""
    time, day = mark.time, opens.time
    if time is None or day is None or day.end is not None or time.unit != "day" or time.anchor != "publication":
        return mark
    if time.offset not in (0, -1) or time.offset_high is not None or (time.offset and day.day == 1):
        return mark
    named = {"year": day.year, "month": day.month, "day": day.day, "weekday": day.weekday}
    if time.offset:
        named["day"] = day.day - 1 if day.day else None
        named["weekday"] = (day.weekday - 1) % 7 if day.weekday is not None else None
    update = {**named, "offset": None, "unit": None, "anchor": None, "direction": None}
    return replace(mark, time=time.model_copy(update=update))


def _only_names(scene: Scene, item: Item) -> bool:
    """Whether an entry is no more than the names that open it, so that what stands below is told of there."""
    behind = range(item.start + item.label, item.end)
    return bool(item.label) and not any(scene.doc[i].is_alpha for i in behind)


def _only_day(scene: Scene, item: Item) -> Marked | None:
    """The day that an entry names, where it names one only."""
    behind = item.start + item.label
    if item.label and any("\n\n" in low for low in scene.view.low[behind : behind + 2]):
        return None  # what stands below a line of names may tell of any day
    marks = [m for m in scene.within(scene.times, (item.start, item.end)) if m.time is not None and _named_day(m.time)]
    told = marks[0] if len(marks) == 1 else None
    return told if told is not None and told.time is not None and told.time.role != "reporting" else None


def names(scene: Scene, item: Item) -> frozenset[str]:
    """The words of names in an entry that say where something was: "in the West Bank", no "moved to the capital"."""
    view = scene.view
    found = {word for name in opening_names(scene, item) for word in name.split()}
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


def opening_names(scene: Scene, item: Item) -> frozenset[str]:
    """The names that open an entry: "Zamfara: Troops ...", "3 May, Riverton. ...", but not who speaks: "Minister: We ..."."""
    view, opening = scene.view, (item.start, item.start + item.label)
    timed = {i for m in scene.within(scene.times, opening) for i in range(m.start, m.end)}
    found: list[list[str]] = [[]]
    speaks = view.low[opening[1] : opening[1] + 1] == [":"] and item.day is None
    bodies = {
        i for i, actor in scene.actor_at.items() if actor.kind in ("body", "forces", "non-state", "outlet", "agency")
    }
    for i in range(*opening):
        named = view.pos[i] == "PROPN" or (scene.doc[i].text[:1].isupper() and not speaks)
        spoken = (speaks and i in scene.actor_at) or i in bodies
        if named and scene.doc[i].is_alpha and not spoken and i not in timed:
            found[-1].append(view.low[i])
        else:
            found.append([])
    # "Riverton Doctors Committee, 3 May: ...": who reports it.
    reports = any(not BODIES.isdisjoint(name) for name in found)
    return frozenset() if reports else frozenset(" ".join(name) for name in found if name)


@dataclass(frozen=True)
class _Opening:
    day: Marked | None = None
    alone: bool = False
    prose: bool = False
    clock: bool = False
    bullet: bool = False
    number: bool = False
    label: str = ""
    named: int = 0
    """Tokens up to the day that names of where it was open, or up to what closes such names behind the day."""
    dashed: bool = False
    """Whether the label ends with a dash."""


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
    number = any(low[i].strip(".)").isdigit() or low[i] in LETTERS for i in range(start, at))
    bullet = bullet or number
    first = at
    while first < end and low[first] in AROUND:
        first += 1
    led = at < end and low[at] == "on"
    first += led
    marks = [m for m in scene.within(scene.times, (at, end)) if m.time is not None]
    if (placed := _place_first(scene, at, end, marks)) is not None:
        return _Opening(placed[0], placed[1], False, False, bullet, number, named=placed[0].start - start)
    day = None
    behind = at
    clock = False
    for mark in marks:
        if mark.start > (first if behind == at else behind + NEAR - 1) or (behind > at and _ends(low, behind)):
            break
        assert mark.time is not None
        if first > at and mark.time.hour is None and not (led and _calendar(mark.time)):
            break
        on_end = first == at and (_days_on_end(mark.time) or _night(mark.time))
        if day is None and (_names_day(mark.time) or on_end):
            day = mark
        clock = clock or mark.time.hour is not None
        behind = mark.end
    if behind == at:
        label = _label(scene, at, end)
        closing = low[at + len(label.split())] if label else ""
        return _Opening(bullet=bullet, number=number, label=label, dashed=closing in DASHES)
    alone = sum(not scene.doc[i].is_space and low[i] not in CLOSERS for i in range(behind, end)) <= HEADING
    alone = alone or _all_in_brackets(scene, behind, end)
    closed = _ends(low, behind) or _named(scene, behind, end) or (led and low[behind] == ",")
    # "8 September. Two car bombs ...": no sentence is a day alone.
    closed = closed or (first == at and (low[behind] == "." or (clock and marks[0].start == at)))
    closed = closed or (first == at and _at_hour(low, behind))
    # "- 8 January, Orvel area, in the park. A post was ...": a bullet and a day of the month.
    dotted = bullet and first == at and day is not None and day.time is not None and _calendar(day.time)
    closed = closed or (dotted and low[behind] in (",", "("))
    if day is not None and not (alone or closed):
        day = None
    prose = led or first > at
    closes = 0 if prose or not (day is not None or clock) else _label_end(scene, behind, end)
    if day is None and (
        low[closes] != "." or not any(m.place is not None for m in scene.within(scene.places, (behind, closes)))
    ):
        closes = 0  # "19:10 Reminder: ...", "11:47 - Photo.", "20:15 Riverton: ..." of a page that follows one story
    return _Opening(day, alone and day is not None, prose, clock, bullet, number, named=max(closes - start, 0))


def _place_first(scene: Scene, at: int, end: int, marks: Sequence[Marked]) -> tuple[Marked, bool] | None:
    """The day behind the names that open an entry, and whether nothing but it follows: "Wau town, 10 April (R)", "Bor, 17 April. Armed men ...",
    "Gao (4 May): ..."; ``None`` where it opens otherwise, as with the place and day of a dispatch."""
    view, mark = scene.view, next((m for m in marks if m.time is not None and m.start > at), None)
    time = mark.time if mark is not None else None
    if mark is None or time is None or mark.start - at > NAMED or not _named_day(time) or time.role == "reporting":
        return None
    if time.year is not None and at < HEAD:
        # "News desk - 1 Nov 2031 - 10:30": the page's own day.
        return None
    names = [i for i in range(at, mark.start) if scene.doc[i].is_alpha]
    if not names or not all(
        scene.doc[i].text[:1].isupper() or view.low[i] in SORTS or len(view.low[i]) <= PARTICLE for i in names
    ):
        return None
    if view.low[mark.start - 1] not in (",", "(", "-", "–", "—", "|", "/", "["):
        return None
    behind = mark.end
    if behind < end and view.low[behind] in (")", "]"):
        behind += 1
    closing = (".", ":", "):")  # the last is one token, as it is a face elsewhere
    if _dispatch(scene, behind, end):
        return None
    left = [i for i in range(behind, end) if not scene.doc[i].is_space and view.low[i] not in CLOSERS]
    bracketed = bool(left) and view.low[left[0]] == "(" and len(left) <= LABEL
    bracketed = bracketed or _all_in_brackets(scene, behind, end)
    if len(left) <= HEADING or bracketed:
        return mark, True
    if view.low[behind] in closing and not any(view.low[i] == "(" for i in range(behind, behind + HEADING)):
        return mark, False
    return None


def _dispatch(scene: Scene, at: int, end: int) -> bool:
    """Whether an agency in brackets and a dash follow, with or without the text behind them: "RIVERTON, May 4 (XYZ) -"."""
    low = scene.view.low
    if at >= end or low[at] != "(":
        return False
    closing = next((i for i in range(at + 1, min(at + LABEL, end)) if low[i] == ")"), None)
    return closing is not None and closing + 1 < end and low[closing + 1] in DASHES


def _at_hour(low: Sequence[str], at: int) -> bool:
    """Whether no more than a part of the day follows up to the end of an opening: "9 June, late evening. Rebels ..."."""
    if low[at] != ",":
        return False
    end = next((i for i in range(at + 1, min(at + LABEL, len(low))) if low[i] == "." or low[i] in CLOSERS), None)
    return end is not None and end > at + 1 and all(word in HOURS for word in low[at + 1 : end])


def _numbers(low: Sequence[str], at: int, start: int) -> bool:
    """Whether the number of an entry stands here, or the mark behind it: "1.", "(2)", "3)", "4 |"."""
    if low[at].rstrip(".)").isdigit() and low[at][-1] in ".)":
        return at - start <= 1
    behind = low[at + 1 : at + 2]
    if low[at].isdigit() and len(low[at]) <= 2 and behind in ([")"], ["."], ["|"]):
        return at - start <= 1
    if low[at] in LETTERS and behind == [")"]:
        return at - start <= 1  # "a)", "(b)"
    counted = at > start and (low[at - 1].isdigit() or (low[at] == ")" and low[at - 1] in LETTERS))
    return low[at] in (".", ")", "|") and counted


def _names_day(time: TimeMention) -> bool:
    """Whether it names one day by itself: "5 Nov", "Monday", no "yesterday" and no stretch."""
    return _named_day(time) and time.end is None


def _night(time: TimeMention) -> bool:
    """Whether it names the night to a weekday by itself: "Overnight into Sunday"."""
    return _named_day(time) and time.part in ("night", "overnight") and time.end is not None


def _days_on_end(time: TimeMention) -> bool:
    """Whether it names two days by the calendar from the first to the last: "19-20 June"."""
    return _named_day(time) and _calendar(time) and time.end is not None and time.end.day is not None


def _named_day(time: TimeMention) -> bool:
    """Whether it names a day or a night by itself: no "yesterday", no "since Monday"."""
    return says_which_day(time) and time.kind in ("date", "time") and time.modifier is None and time.anchor is None


def _calendar(time: TimeMention) -> bool:
    """Whether it names the day by the calendar, of what happened and not of the saying: "On 5 March, ..."."""
    return time.day is not None and time.month is not None and time.role != "reporting"


def _day(mark: Marked) -> tuple[object, ...]:
    assert mark.time is not None
    time = mark.time
    return time.year, time.month, time.day, time.weekday if time.day is None else None, time.part


def _all_in_brackets(scene: Scene, at: int, end: int) -> bool:
    """Whether nothing but a remark in brackets follows: "Friday 12 August (a holiday)"."""
    rest = [i for i in range(at, end) if not scene.doc[i].is_space]
    low = scene.view.low
    return 2 < len(rest) <= NAMED + 4 and low[rest[0]] == "(" and low[rest[-1]] == ")" and low[at:end].count("(") == 1


def _label_end(scene: Scene, at: int, end: int) -> int:
    """The token that closes the names of where it was, behind the day or the time of day that opens an entry: "15:00 - RIVERTON. A bomb ...",
    "3 May. Riverton (Hillshire), Old Town. Two men ..."; 0 where none stand there."""
    view, i, names = scene.view, at, 0
    if _dispatch(scene, at, end):
        return 0
    while i < end and (view.low[i] in LEADING or scene.doc[i].is_space):
        i += 1
    for k in range(i, min(i + NAMED + LABEL, end)):
        low, text = view.low[k], scene.doc[k].text
        if names and (low in CLOSERS or low in (".", "):")) and low not in (")", "]"):
            following = scene.doc[k + 1].text[:1] if k + 1 < end else ""
            return k if low != "." or not following.islower() else 0
        if text[:1].isupper():
            names += 1
        elif scene.doc[k].is_alpha and not (low in SORTS or low in WITHIN or len(low) <= PARTICLE):
            return 0
    return 0


def _ends(low: Sequence[str], at: int) -> bool:
    """Whether what closes an opening stands here: a dash, a colon, a bracket, the end of the line."""
    return at >= len(low) or low[at] in CLOSERS or "\n" in low[at]


def _named(scene: Scene, at: int, end: int) -> bool:
    """Whether nothing but names follows up to a colon, a dash or a full stop: ", Torit, Eastern Equatoria: "."""
    view = scene.view
    if view.low[at] not in (",", "(", "|") and not (scene.doc[at].is_title and view.pos[at] == "PROPN"):
        return False
    for i in range(at, min(at + NAMED, end)):
        if i > at and (view.low[i] == "):" or (view.low[i] in CLOSERS and view.low[i] not in (")", "]"))):
            return True
        if i > at + 1 and view.low[i] == "." and i + 1 < end:
            return scene.doc[i + 1].text[:1].isupper()
        if not (view.pos[i] in ("PUNCT", "PROPN", "SYM", "NOUN", "ADJ", "NUM") or scene.doc[i].is_title):
            return False
    return False


def _label(scene: Scene, at: int, end: int) -> str:
    """The name before the colon or dash that opens an entry: "Zamfara: Troops ...", "Zamfara, Anka - Troops ..."; empty where there is none."""
    for i in range(at, min(at + LABEL + 1, end)):
        if i > at and (scene.view.low[i] == ":" or (scene.view.low[i] in DASHES and scene.doc[i - 1].whitespace_)):
            return " ".join(scene.view.low[at:i])
        if not (scene.doc[i].text[:1].isupper() or scene.view.low[i] in (",", "-", "/")):
            return ""
    return ""
