"""Two expressions of time that are the ends of one stretch: "from Friday noon right through to Sunday", "the 24 hours to 6 a.m. on Sunday"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from rashomon.calendar.moved import WEEK, moved
from rashomon.language.times.words import listed
from rashomon.model import Span, TimeMention

Found = tuple[int, int, TimeMention]
TO = listed("to-the-end")
FILL = listed("between-ends") | TO
LEADS = listed("before-an-end") | FILL
UP_TO = listed("up-to-the-end") | TO
LED = 4
"""Words between "from" or "between" and the first end."""
APART = 9
"""Words between two ends."""
HOURS = 24
LONGEST = 14
"""Days of a stretch that is told by how long it was and when it ended."""
COUNTED = frozenset({"offset", "offset_high", "unit", "anchor", "direction", "kind", "modifier"})


def joined(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The expressions, those that are two ends of a stretch as one.

    Parameters: the parsed text; its expressions in order. Two days are ends where words between lead from the one to the other ("until",
    "right through to", after "from" also "to", after "between" also "and"), or where "and" joins a day and the one after it to one verb; how long
    something lasted and the day at which that ended ("the three days to Monday") are a stretch, too. A day that is counted from the first end
    ("from Friday until the next morning") is taken by the calendar.
    """
    out: list[Found] = []
    for one in found:
        both = _both(doc, out[-1], one) if out else None
        if both is None:
            out.append(one)
        else:
            out[-1] = both
    return out


def _both(doc: Doc, first: Found, last: Found) -> Found | None:
    start, stop, a = first
    begin, end, b = last
    if not 0 < begin - stop <= APART or a.end is not None or b.end is not None:
        return None
    between = [doc[i].lower_ for i in range(stop, begin)]
    if a.kind == "duration" or _rolls(a):
        return _ending(doc, first, last, between)
    if not _a_day(a):
        return None
    far = moved(b, a, b.offset or 0) if b.anchor == "narrative" and b.unit == "day" else b
    if far is None or not _a_day(far) or not FILL.issuperset(between):
        return None
    if not (_led(doc, start, between) or ("and" in between and _next(a, far) and _one_verb(doc, first, last))):
        return None
    text = doc[start:end].text
    span = Span(start=a.span.start, end=b.span.end, text=text) if b.span.end - a.span.start == len(text) else a.span
    plain = {"modifier": None} if far.modifier == "until" else {}
    near = {"modifier": None} if a.modifier in ("since", "until") else {}
    return start, end, a.model_copy(update={"span": span, "end": far.model_copy(update=plain), **near})


def _led(doc: Doc, start: int, between: Sequence[str]) -> bool:
    """Whether a word that leads to an end stands between, with one before the first end where it needs that."""
    if not TO.isdisjoint(between):
        return True
    k = start - 1
    while k >= 0 and start - k <= LED and doc[k].lower_ in LEADS:
        k -= 1
    before = doc[k].lower_ if k >= 0 else ""
    if list(between) == ["to"] and (k < 0 or "\n" in before):
        return True  # "Friday 1 July to Saturday 2 July, Utopia." opens an entry
    return (before == "from" and "to" in between) or (before == "between" and "and" in between)


def _ending(doc: Doc, first: Found, last: Found, between: Sequence[str]) -> Found | None:
    """ "In the 24 hours to Sunday", "the three days ending on 5 May": the days up to the last."""
    (start, _, a), (_, end, b) = first, last
    days = _length(a)
    to = not UP_TO.isdisjoint(between) or between[:1] == ["to"]
    if not 0 < days <= LONGEST or not to or not (FILL | UP_TO).issuperset(between) or not _a_day(b):
        return None
    near = moved(b.model_copy(update={"modifier": None, "hour": None, "part": None}), b, -days)
    if near is None or doc[start].sent.start != doc[end - 1].sent.start:
        return None
    text = doc[start:end].text
    span = Span(start=a.span.start, end=b.span.end, text=text) if b.span.end - a.span.start == len(text) else b.span
    far = b.model_copy(update={"modifier": None})
    return start, end, near.model_copy(update={"span": span, "end": far, "role": a.role, "tense": a.tense})


def _length(time: TimeMention) -> int:
    """Days before the last one: 1 of 24 hours, 2 of three days."""
    low = abs(time.offset) if time.offset is not None else 0
    if time.kind == "duration" and time.offset_high is not None:
        return 0
    return {"hour": low // HOURS, "day": low - 1, "week": low * WEEK - 1}.get(time.unit or "", 0)


def _rolls(time: TimeMention) -> bool:
    return (
        time.offset is not None and time.offset < 0 and time.offset_high == 0 and time.unit in ("hour", "day", "week")
    )


def _a_day(time: TimeMention) -> bool:
    if time.kind not in ("date", "time"):
        return False
    near = time.unit == "day" and time.anchor == "publication" and time.offset is not None
    return time.weekday is not None or time.day is not None or (near and time.offset_high is None)


def _next(a: TimeMention, b: TimeMention) -> bool:
    """Whether the one is the day after the other."""
    if a.weekday is not None and b.weekday is not None:
        return (b.weekday - a.weekday) % WEEK == 1
    if a.day is not None and b.day is not None:
        return b.day - a.day == 1 and a.month == b.month
    return a.unit == b.unit == "day" and a.offset is not None and b.offset is not None and b.offset - a.offset == 1


def _one_verb(doc: Doc, first: Found, last: Found) -> bool:
    """Whether the parse has the second day go on with the first: "on Saturday and again on Sunday", not "three died on Saturday and on Sunday
    four did"."""
    if not doc.has_annotation("DEP"):
        return False
    after = doc[last[1]] if last[1] < len(doc) else None
    if last[0] - first[1] == 1 or any(doc[i].lower_ == "again" for i in range(first[1], last[0])):
        return after is None or after.tag_[:1] not in "VM"
    tops = {_top(doc, *first[:2]), _top(doc, *last[:2])}
    above = {doc[i].head.i for i in tops} - tops
    tied = any(doc[i].dep_ == "conj" and doc[i].head.i in tops for i in tops)
    return tied or (len(above) <= 1 and (after is None or after.tag_[:1] not in "VM"))


def _top(doc: Doc, start: int, end: int) -> int:
    """The word by which an expression hangs on the rest: its preposition, if it has one."""
    root = next((t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i), doc[start])
    return root.head.i if root.dep_ == "pobj" else root.i
