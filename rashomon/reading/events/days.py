"""How long before the article's publication a time expression is, as far as the article alone can tell."""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.model import TimeMention, When

NARROW = 8
"""Days; a publication known no better than this can't tell one week from the next."""
_SIZE = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
Ago = tuple[int, int]
"""Fewest and most days before publication; negative = after it."""


def ago(mention: TimeMention, published: When) -> Ago | None:
    """Days between what the expression means and the publication; ``None`` when it is counted from something told before, or
    when it would need a publication date that nobody knows.

    An expression without a year means its nearest date on or before the publication, unless it points ahead.
    """
    ahead = mention.direction == "future" or mention.tense == "future"
    if mention.anchor == "narrative":
        return None
    if mention.offset is not None and mention.unit is not None:
        size = _SIZE[mention.unit]
        ends = (mention.offset, mention.offset if mention.offset_high is None else mention.offset_high)
        slack = max(size - 1, 0) if mention.unit != "day" else 0
        low, high = sorted(-end * size for end in ends)
        return (low - slack, high + slack) if mention.offset else (min(low, 0), high + slack)
    if mention.decade is not None or mention.year is not None:
        return _calendar(mention, published)
    if mention.weekday is not None:
        return _weekday(mention, published, ahead)
    if mention.month is not None:
        return _month(mention, published, ahead)
    if mention.part is not None or mention.hour is not None:
        return 0, 1
    return None


def _calendar(mention: TimeMention, published: When) -> Ago | None:
    if mention.year is None:
        assert mention.decade is not None
        first, last = date(mention.decade, 1, 1), date(min(mention.decade + 9, 9999), 12, 31)
    else:
        first, last = _bounds(mention.year, mention.month, mention.day)
    if published.start is None or published.end is None:
        return None
    return (published.start - last).days, (published.end - first).days


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    year = min(max(year, 1), 9998)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    if day is None:
        return date(year, month, 1), following - timedelta(days=1)
    exact = date(year, month, min(day, (following - timedelta(days=1)).day))
    return exact, exact


def _weekday(mention: TimeMention, published: When, ahead: bool) -> Ago:
    assert mention.weekday is not None
    if not _narrow(published):
        return (-7, -1) if ahead else (0, 6)
    assert published.end is not None
    back = (published.end.weekday() - mention.weekday) % 7
    return (back - 7, back - 7) if ahead and back else (back, back)


def _month(mention: TimeMention, published: When, ahead: bool) -> Ago | None:
    if not _narrow(published):
        return None
    assert published.end is not None
    assert mention.month is not None
    for year in (published.end.year + 1, published.end.year, published.end.year - 1):
        first, last = _bounds(year, mention.month, mention.day)
        if ahead and last >= published.end and year >= published.end.year and first >= published.end:
            return (published.end - last).days, (published.end - first).days
        if not ahead and first <= published.end:
            return (published.end - last).days, (published.end - first).days
    return None


def _narrow(when: When) -> bool:
    return when.start is not None and when.end is not None and (when.end - when.start).days <= NARROW
