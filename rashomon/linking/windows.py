"""The days that a report can be about, before anybody has dated the case: from its own expressions and the publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Report, TimeMention, When

UNDATED_BACK = 2
"""A fresh report without any expression of time is nearly always of the page's day or one of the two days before."""
STATED_RANGE = 45
"""A publication known to no better than this many days dates nothing by weekday or "yesterday"."""


@dataclass(frozen=True)
class Window:
    """First and last day that an event can be on; ``month_day`` when the text gives only those ("Sept. 28")."""

    start: date | None = None
    end: date | None = None
    month_day: str | None = None

    @property
    def known(self) -> bool:
        return self.start is not None and self.end is not None


UNKNOWN = Window()


def window(report: Report, published: When, dated: When | None = None) -> Window:
    """Days that a report can be about.

    Parameters: ``published`` of its article; ``dated`` what the dating found for the report, which wins when it says
    anything. Result: :data:`UNKNOWN` when nothing is known, never a guess without its range.
    """
    month_day = next((md for t in report.times if (md := _month_day(t))), None)
    if dated is not None and dated.start and dated.end:
        return Window(dated.start, dated.end, month_day)
    for mention in report.times:
        if mention.role == "reporting" or mention.kind in ("duration", "set"):
            continue
        found = _resolve(mention, published)
        if found.known:
            return Window(found.start, found.end, month_day)
    if report.kind == "incident" and not report.times and _narrow(published):
        assert published.start is not None
        assert published.end is not None
        return Window(published.start - timedelta(days=UNDATED_BACK), published.end)
    return Window(month_day=month_day)


def _month_day(mention: TimeMention) -> str | None:
    if mention.month and mention.day and not mention.year:
        return f"{mention.month:02d}-{mention.day:02d}"
    return None


def _narrow(when: When) -> bool:
    return when.start is not None and when.end is not None and (when.end - when.start).days <= STATED_RANGE


def _resolve(mention: TimeMention, published: When) -> Window:
    first = _one(mention, published)
    if mention.end is None or not first.known:
        return first
    last = _one(mention.end, published)
    if last.end is None or first.start is None or last.end < first.start:
        return first
    return Window(first.start, last.end)


def _one(mention: TimeMention, published: When) -> Window:
    if mention.year:
        return _calendar(mention.year, mention.month, mention.day)
    if mention.decade:
        return Window(date(mention.decade, 1, 1), date(mention.decade + 9, 12, 31))
    if not _narrow(published):
        return UNKNOWN
    assert published.start is not None
    assert published.end is not None
    low, high = published.start, published.end
    if mention.month:
        years = [
            y
            for y in (high.year, high.year - 1)
            if (w := _calendar(y, mention.month, mention.day)).start and w.start <= high
        ]
        return _calendar(years[0], mention.month, mention.day) if years else UNKNOWN
    if mention.weekday is not None:
        forward = mention.direction == "future" or mention.tense == "future"
        return Window(_weekday(low, mention.weekday, forward), _weekday(high, mention.weekday, forward))
    if mention.offset is not None and mention.unit:
        far = mention.offset if mention.offset_high is None else mention.offset_high
        if mention.anchor == "narrative":
            # "The previous day" of an unknown day: within the last week or so.
            return Window(low - timedelta(days=8), high)
        return _shift(low, high, min(mention.offset, far), max(mention.offset, far), mention.unit, mention.part)
    if mention.part is not None:
        return Window(low - timedelta(days=1), high)
    return UNKNOWN


def _calendar(year: int, month: int | None, day: int | None) -> Window:
    try:
        if month and day:
            return Window(date(year, month, day), date(year, month, day))
        if month:
            return Window(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Window(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return UNKNOWN


def _weekday(day: date, weekday: int, forward: bool) -> date:
    back = (day.weekday() - weekday) % 7
    return day + timedelta(days=(7 - back) % 7) if forward else day - timedelta(days=back)


def _shift(low: date, high: date, first: int, last: int, unit: str, part: str | None) -> Window:
    size = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}[unit]
    if unit == "hour":
        return Window(low - timedelta(days=max(1, -first // 24)), high)
    slack = 0 if unit == "day" else size // 2
    early = 1 if part == "overnight" else 0
    return Window(
        low + timedelta(days=first * size - slack - early), min(high, high + timedelta(days=last * size + slack))
    )
