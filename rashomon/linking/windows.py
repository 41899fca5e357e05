"""The days that a report can be about, before anybody has dated the case: from its own expressions and the publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.calendar import Days, Relation, Tense, relation, span
from rashomon.model import Report, TimeMention, When

UNDATED_BACK = 2
"""A fresh report without any expression of time is nearly always of the page's day or one of the two days before."""
STATED_RANGE = 45
"""A publication known to no better than this many days dates nothing by weekday or "yesterday"."""
TOLD_BEFORE = 8
"""Days before publication on which what "the previous day" is counted from is thought to lie."""


FEW_DAYS = 3
"""A day told as one of more days than that has no weekday."""


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
    page = _page_days(published)
    tense: Tense | None = "future" if report.reality == "planned" else None if report.kind == "diplomacy" else "past"
    for mention in report.times:
        if mention.role == "reporting" or mention.kind in ("duration", "set"):
            continue
        rel = relation(mention, tense)
        if rel is not None and (found := _days(rel, page)):
            return Window(found.first, found.last, month_day)
    dateless = all(m.kind == "time" for m in report.times)
    if report.kind == "incident" and dateless and page is not None:
        return Window(page.first - timedelta(days=UNDATED_BACK), page.last)
    return Window(month_day=month_day)


def days_told(report: Report, published: When) -> set[date]:
    """Every single day that a report's expressions name, whichever of them is taken for its own.

    Parameters: ``published`` of its article. Result: empty where nothing names a day, or nothing tells what it is counted from.
    """
    page, found = _page_days(published), set()
    for mention in report.times:
        rel = relation(mention, "past") if mention.kind not in ("duration", "set") else None
        days = _days(rel, page) if rel is not None else None
        if days is not None and len(days) == 1:
            found.add(days.first)
    return found


@dataclass(frozen=True)
class Calendar:
    """What is known of a day without its year: its month (1 to 12), the weekdays that it can be (Monday is 0), those beside them."""

    month: int | None = None
    weekdays: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()


def calendar(report: Report, days: Window, *, own: bool) -> Calendar:
    """Month and weekday of a report's day, from its days where they are few, else from the expression that dates it, else
    from the one weekday on which it was said: most of what is said as news is of that day or the one before.

    Parameters: ``days`` as :func:`window` gives them; ``own``: they are the report's own, not its page's. Result: nothing
    where the report says nothing of them.
    """
    if own and days.start and days.end and (days.end - days.start).days < FEW_DAYS:
        every = [days.start + timedelta(days=n) for n in range((days.end - days.start).days + 1)]
        months = {day.month for day in every}
        return _calendar(months.pop() if len(months) == 1 else None, {day.weekday() for day in every})
    for mention in report.times:
        if mention.role != "reporting" and mention.kind not in ("duration", "set"):
            found = {mention.weekday} if mention.weekday is not None else set()
            if mention.part in ("night", "overnight"):
                found |= {(weekday + 1) % 7 for weekday in found}
            return _calendar(mention.month if mention.year is None else None, found)
    said = {mention.weekday for mention in report.times if mention.role == "reporting" and mention.weekday is not None}
    return _calendar(None, said) if len(said) == 1 else Calendar()


def _calendar(month: int | None, weekdays: set[int]) -> Calendar:
    near = {(weekday + step) % 7 for weekday in weekdays for step in (-1, 1)}
    return Calendar(month, tuple(sorted(weekdays)), tuple(sorted(near - weekdays)))


def _month_day(mention: TimeMention) -> str | None:
    if mention.month and mention.day and not mention.year:
        return f"{mention.month:02d}-{mention.day:02d}"
    return None


def _page_days(when: When) -> Days | None:
    """The days of publication where they are few enough to count from."""
    if when.start is None or when.end is None or (when.end - when.start).days > STATED_RANGE:
        return None
    return span(when.start, when.end)


def _days(rel: Relation, page: Days | None) -> Days | None:
    if rel.base is None:
        return rel.forward(page, page) if page else rel.forward(rel.own)
    if page is None:
        return None
    return rel.forward(page.reach(-TOLD_BEFORE, 0) if rel.base == "narrative" else page, page)
