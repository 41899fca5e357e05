"""Which time expressions lie too far back for news, and which of them mean the same time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.model import TimeMention, When
from rashomon.reading.events.days import ago
from rashomon.reading.events.features import OLD


def old(time: TimeMention, published: When) -> bool:
    """Whether a time expression lies too far back for news: by the publication where it is known, else by its own form (a bare year,
    decade or month)."""
    if time.kind not in ("date", "time") or time.direction == "future" or time.tense == "future":
        return False
    if time.offset is not None and time.unit in ("month", "year", "decade"):
        return time.offset < 0 or (time.modifier in ("start",) and time.unit != "month")
    known = ago(time, published)
    if known is not None:
        return sum(known) / 2 > OLD
    if time.weekday is not None or time.anchor is not None:
        return False
    return time.decade is not None or time.year is not None or (time.month is not None and time.day is None)


def recent(time: TimeMention, published: When) -> bool:
    """Whether a time expression means a day or two of the days of news."""
    known = ago(time, published)
    if known is not None:
        return known[1] <= OLD and known[1] - known[0] < 7
    return time.weekday is not None


def same(left: Sequence[TimeMention], right: Sequence[TimeMention], published: When) -> bool:
    """Whether any of the ``left`` and any of the ``right`` can mean the same time: their days overlap, or they read alike."""
    return any(_same(a, b, published) for a in left for b in right)


def _same(a: TimeMention, b: TimeMention, published: When) -> bool:
    first, second = interval(a, published), interval(b, published)
    if first is not None and second is not None:
        return first[0] <= second[1] and second[0] <= first[1]
    parts = ("month", "day", "weekday", "offset", "unit")
    return first is None and second is None and all(getattr(a, p) == getattr(b, p) for p in parts)


def interval(time: TimeMention, published: When) -> tuple[date, date] | None:
    """First and last day that an expression means; of "since 1988" the beginning. ``None`` when only a publication could tell."""
    if time.year is not None or time.decade is not None:
        known = ago(time, When(start=_EPOCH, end=_EPOCH))
        start = _EPOCH
    elif published.start is not None and published.end is not None:
        known = ago(time, published)
        start = published.end
    else:
        return None
    if known is None:
        return None
    first, last = start - timedelta(days=known[1]), start - timedelta(days=known[0])
    if time.end is not None:
        until = interval(time.end, published)
        last = max(last, until[1]) if until is not None else last
    return first, last


_EPOCH = date(2000, 1, 1)
