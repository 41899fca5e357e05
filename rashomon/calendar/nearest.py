"""The one day or period that a time expression most likely names, as TIMEX3 (ISO 24617-1) wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.calendar.days import Days, months_later, span
from rashomon.calendar.relations import days_named, relation
from rashomon.model import TimeMention

QUARTERS = frozenset({(1, 3), (4, 6), (7, 9), (10, 12)})
SEASONS = frozenset({(3, 5), (6, 8), (9, 11), (12, 2)})
"""Their first and last months."""
AROUND = 550
"""Days to either side among which the month or day of a month that is meant is looked for."""
AHEAD = {"past": 3.0, "future": 1.0}
"""How much farther a day ahead seems than it is, by tense; 1.5 without one."""
BACK = 3.0
"""How much farther a past day seems where the tense looks ahead."""
QUARTER_AHEAD = 6.0
"""The same for quarters without a year: business news tells results."""
AGO = re.compile(r"\bago\b", re.IGNORECASE)
YEAR_END = re.compile(r"year\W?end", re.IGNORECASE)


class Told(NamedTuple):
    """The day on which what was told begins, and its grain: ``day week weekend month quarter season year decade``."""

    day: date
    grain: str


def nearest(mention: TimeMention, published: date, told: Told | None = None) -> Told | None:
    """The day that an expression begins with, and its grain; ``None`` where it gives none ("in recent years", a duration).

    Where it allows several, the one nearest to the day it is counted from, on the side to which its tense looks.

    Parameters: ``published``, the page's day; ``told``, what the text dated before, from which "the next day" counts (without it
    publication stands in).
    """
    if mention.kind in ("duration", "set"):
        return None
    try:
        return _nearest(mention, published, told)
    except (ValueError, OverflowError):
        return None


def is_year_ago(mention: TimeMention) -> bool:
    """ "A year ago": what business news compares with."""
    return mention.unit == "year" and mention.offset == -1 and bool(AGO.search(mention.span.text))


def _nearest(mention: TimeMention, published: date, told: Told | None) -> Told | None:
    narrative = mention.anchor == "narrative"
    base = told if narrative and told is not None else Told(published, "day")
    if mention.decade:
        return Told(date(mention.decade, 1, 1), "decade")
    if mention.month:
        return _month(mention, base.day if narrative else published)
    if mention.year:
        return Told(date(mention.year, 1, 1), "year")
    if mention.weekday is not None and mention.unit == "week":
        day = base.day + timedelta(weeks=mention.offset or 0)
        return Told(day - timedelta(days=day.weekday() - mention.weekday), "day")
    if mention.weekday is not None or mention.day:
        rel = relation(mention.model_copy(update={"modifier": None, "end": None, "part": None}))
        found = rel.forward(span(base.day, base.day)) if rel else None
        if not found:
            return None
        day = min((run.first for run in found.runs()), key=lambda d: abs((d - base.day).days))
        return Told(day, "weekend" if mention.end and mention.end.weekday == 6 else "day")
    if is_year_ago(mention) and told and told.grain == "quarter":
        base = told
    if mention.modifier == "end" and mention.unit == "year" and YEAR_END.fullmatch(mention.span.text):
        return Told(date(base.day.year, 12, 31), "day")
    if mention.unit == "month" and mention.offset is not None and mention.offset_high == mention.offset + 2:
        back = -3 if narrative and base.grain != "quarter" else 0
        return Told(months_later(base.day, mention.offset + back), "quarter")
    if mention.offset is not None and mention.unit and mention.offset_high is None:
        return _shift(base, mention.offset, mention.unit, narrative)
    if mention.part is not None or (mention.kind == "time" and mention.hour is not None):
        return Told((told or base).day, "day")
    return None


def _month(mention: TimeMention, base: date) -> Told:
    """A month, or a day of it, of the year that is stated or else fits best."""
    months = (mention.month or 1, mention.end.month) if mention.end and mention.end.month and not mention.day else None
    grain = "day" if mention.day else "month"
    if months in QUARTERS or months in SEASONS:
        grain = "quarter" if months in QUARTERS else "season"
    if mention.unit == "week":
        grain = "week"
    year = base.year + mention.offset if mention.unit == "year" and mention.offset is not None else mention.year
    if year:
        return Told(date(year, mention.month or 1, mention.day or 1), grain)
    runs = list(_candidates(mention, base))
    length = (months[1] - months[0]) % 12 if months and months[1] else 0
    if mention.direction == "past":
        runs = [r for r in runs if (r.first < base if mention.day else _ended(r.first, length, base))] or runs
    elif mention.direction == "future":
        runs = [r for r in runs if r.first > base] or runs
    ahead = QUARTER_AHEAD if grain == "quarter" else AHEAD.get(mention.tense or "", 1.5)
    back = BACK if grain != "quarter" and mention.tense == "future" else 1.0
    return Told(min((r.first for r in runs), key=lambda d: _strain((d - base).days, ahead, back)), grain)


def _candidates(mention: TimeMention, base: date) -> Iterator[Days]:
    named = days_named(mention.model_copy(update={"modifier": None, "part": None}))
    near = span(base - timedelta(days=AROUND), base + timedelta(days=AROUND))
    if not named or not named & near:
        raise ValueError("no such day near")
    for run in (named & near).runs():
        # A month that the edge of what is looked at cuts is not of the nearest.
        if mention.day or run.first.day == 1:
            yield run


def _ended(first: date, months: int, base: date) -> bool:
    """Whether the month, or the quarter or season that is so many months longer, was over."""
    last = months_later(first, months)
    return (last.year, last.month) < (base.year, base.month)


def _strain(days: int, ahead: float, back: float) -> float:
    """How far a day is, farther on the side where the tense doesn't look."""
    return days * ahead if days > 0 else -days * back


def _shift(base: Told, offset: int, unit: str, keep: bool) -> Told:
    """Move by so many units; a narrative count keeps the grain of what it counts from ("a year earlier" of a quarter)."""
    if unit == "hour":
        return Told(base.day + timedelta(days=offset // 24 if abs(offset) >= 24 else 0), "day")
    if unit == "day":
        return Told(base.day + timedelta(days=offset), "day")
    if unit == "week":
        return Told(base.day + timedelta(weeks=offset), "week")
    day = months_later(base.day, {"month": 1, "year": 12, "decade": 120}[unit] * offset)
    same = unit == "year" and base.grain != "day" and (keep or base.grain == "quarter")
    return Told(day, base.grain if same else unit)
