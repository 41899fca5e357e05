"""TIMEX3 values (ISO 24617-1) of time expressions, given the day of publication."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.model import TimeMention

PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}
UNITS = {"hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
PAIRS = {
    (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4",
    (3, 5): "SP", (6, 8): "SU", (9, 11): "FA", (12, 2): "WI",
}  # fmt: skip
"""Quarters and seasons by their first and last month."""


DEFINITE = frozenset({"the", "that", "this", "same", "next", "previous", "following"})
VAGUE = (7, 9)
"""Far ends of "several" and of a bare plural."""


class Told(NamedTuple):
    """A day that was told, and to what it is exact: ``day``, ``week``, ``month``, ``quarter``, ``season``, ``year``, ``decade``."""

    day: date
    grain: str


def timex_values(mentions: Sequence[TimeMention], published: date) -> list[str]:
    """TIMEX3 values of a text's time expressions.

    Parameters: the mentions in the order of the text; the day of publication. Result: one value each, for a range that of
    its beginning. What is counted from the narrative ("the next day") goes from the last date before it; minutes are lost.
    """
    told: Told | None = None
    found = []
    for mention in mentions:
        value, now = _one(mention, published, told)
        if now is not None and not _looks_back(mention):
            told = now
        found.append(value)
    return found


def _one(mention: TimeMention, published: date, told: Told | None) -> tuple[str, Told | None]:
    if mention.kind == "duration":
        return _length(mention), None
    if mention.kind == "set":
        return _set(mention), None
    if mention.anchor == "narrative" and mention.offset and _bare(mention):
        return _period(mention.unit or "day", None if mention.offset_high else abs(mention.offset)), None
    at = locate(mention, published, told)
    if at is None:
        return _vague(mention), None
    value = _write(at, mention)
    if mention.hour is not None:
        return f"{value}T{mention.hour:02d}:00", at
    if mention.part is not None and at.grain == "day":
        return value + PARTS[mention.part], at
    return value, at


def _looks_back(mention: TimeMention) -> bool:
    """ "A year earlier" or "ago" compares, and the story goes on from where it was."""
    return (mention.offset or 0) < 0 and (mention.anchor == "narrative" or _is_year_ago(mention))


def _is_year_ago(mention: TimeMention) -> bool:
    return mention.unit == "year" and mention.offset == -1 and bool(re.search(r"\bago\b", mention.span.text, re.I))


def _bare(mention: TimeMention) -> bool:
    """Whether the span is the length alone: "two days" (before the vote) is a duration to TIMEX3."""
    words = mention.span.text.lower().split()
    return words[0] not in DEFINITE and words[-1].rstrip("s") == mention.unit


def locate(mention: TimeMention, published: date, told: Told | None) -> Told | None:
    """The day that an expression begins with, and its grain; ``None`` where it gives none ("in recent years", a duration).

    Parameters: ``told`` what the text dated before, from which "the next day" counts; without it publication stands in.
    """
    if mention.kind in ("duration", "set"):
        return None
    try:
        return _locate(mention, published, told)
    except (ValueError, OverflowError):
        return None


def _locate(mention: TimeMention, published: date, told: Told | None) -> Told | None:
    base = told if mention.anchor == "narrative" and told is not None else Told(published, "day")
    if mention.decade:
        return Told(date(mention.decade, 1, 1), "decade")
    if mention.month:
        return _month(mention, base.day if mention.anchor == "narrative" else published)
    if mention.year:
        return Told(date(mention.year, 1, 1), "year")
    if mention.weekday is not None:
        day = base.day + timedelta(weeks=mention.offset or 0) if mention.unit == "week" else base.day
        if mention.unit == "week":
            return Told(day - timedelta(days=day.weekday() - mention.weekday), "day")
        return Told(_weekday(day, mention), "weekend" if mention.end and mention.end.weekday == 6 else "day")
    if mention.day:
        day = base.day.replace(day=mention.day)
        return Told(day if day <= base.day or mention.tense == "future" else _months(day, -1), "day")
    if _is_year_ago(mention) and told and told.grain == "quarter":
        base = told  # Business news compares quarters so.
    if mention.unit == "month" and mention.offset is not None and mention.offset_high == mention.offset + 2:
        back = -3 if mention.anchor == "narrative" and base.grain != "quarter" else 0
        return Told(_months(base.day, mention.offset + back), "quarter")
    if mention.offset is not None and mention.unit and mention.offset_high is None:
        return _shift(base, mention.offset, mention.unit, mention.anchor == "narrative")
    if mention.part is not None:
        return Told((told or base).day, "day")
    if mention.kind == "time" and mention.hour is not None:
        return Told((told or base).day, "day")
    return None


def _month(mention: TimeMention, base: date) -> Told:
    month, day = mention.month or 1, mention.day
    pair = (month, mention.end.month) if mention.end is not None and mention.end.month and not day else None
    grain = "day" if day else "month"
    if pair in PAIRS:
        grain = "quarter" if PAIRS[pair][0] == "Q" else "season"
    if mention.unit == "week":
        grain = "week"
    if mention.year:
        return Told(date(mention.year, month, day or 1), grain)
    if mention.unit == "year" and mention.offset is not None:
        return Told(date(base.year + mention.offset, month, day or 1), grain)
    years = [y for y in (base.year, base.year - 1, base.year + 1) if day is None or _fits(mention, y, month, day)]
    firsts = [_on(y, month, day or 1) for y in years or [base.year]]
    if mention.direction == "past":
        firsts = [d for d in firsts if (d < base if day else _ended(d, pair, base))] or firsts
    elif mention.direction == "future":
        firsts = [d for d in firsts if d > base] or firsts
    tense = "past" if grain == "quarter" else mention.tense
    return Told(min(firsts, key=lambda d: _strain(d, base, tense)), grain)


def _ended(first: date, pair: tuple[int, int] | None, base: date) -> bool:
    """Whether the month, or the season of that first and last month, was over."""
    last = _months(first, (pair[1] - pair[0]) % 12) if pair else first
    return (last.year, last.month) < (base.year, base.month)


def _strain(day: date, base: date, tense: str | None) -> float:
    """How far a day is, farther on the side where the tense doesn't look."""
    days = (day - base).days
    ahead = {"past": 3.0, "future": 1.0}.get(tense or "", 1.5)
    back = 3.0 if tense == "future" else 1.0
    return days * ahead if days > 0 else -days * back


def _fits(mention: TimeMention, year: int, month: int, day: int) -> bool:
    """Whether the day of that year is the weekday that stands beside it."""
    return mention.weekday is None or _on(year, month, day).weekday() == mention.weekday


def _on(year: int, month: int, day: int) -> date:
    """The date, the 28th for the 29th of February of a common year."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _weekday(base: date, mention: TimeMention) -> date:
    back = (base.weekday() - (mention.weekday or 0)) % 7
    if mention.direction == "past":
        return base - timedelta(days=back or 7)
    if mention.direction == "future":
        return base + timedelta(days=7 - back)
    return base + timedelta(days=(7 - back) % 7) if mention.tense == "future" else base - timedelta(days=back)


def _months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return _on(index // 12, index % 12 + 1, day.day)


def _shift(base: Told, offset: int, unit: str, keep: bool) -> Told:
    """Move by so many units; a narrative count keeps the grain of what it counts from ("a year earlier" of a quarter)."""
    if unit == "hour":
        return Told(base.day + timedelta(days=offset // 24 if abs(offset) >= 24 else 0), "day")
    if unit == "day":
        return Told(base.day + timedelta(days=offset), "day")
    if unit == "week":
        return Told(base.day + timedelta(weeks=offset), "week")
    months = {"month": 1, "year": 12, "decade": 120}[unit] * offset
    day = _months(base.day, months)
    return Told(day, base.grain if unit == "year" and (keep or base.grain == "quarter") else unit)


def _write(at: Told, mention: TimeMention) -> str:
    day = at.day
    if at.grain == "day":
        return day.isoformat()
    if at.grain in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if at.grain == "weekend" else "")
    if at.grain == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if at.grain == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if at.grain == "season":
        return f"{day.year:04d}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[day.month] }"
    if at.grain == "year":
        return f"{day.year:04d}"
    century = mention.end is not None and mention.end.decade == day.year + 90
    return f"{day.year // 100}" if century else f"{day.year // 10}"


def _length(mention: TimeMention) -> str:
    if mention.unit is None:
        return "PTXM"
    return _period(mention.unit, None if mention.offset_high in VAGUE else mention.offset)


def _period(unit: str, number: int | None) -> str:
    return f"P{'T' if unit == 'hour' else ''}{'X' if number is None else number}{UNITS[unit]}"


def _set(mention: TimeMention) -> str:
    if mention.weekday is not None:
        return f"XXXX-WXX-{mention.weekday + 1}" + (PARTS[mention.part] if mention.part else "")
    if mention.unit is not None:
        return _period(mention.unit, mention.offset if mention.offset_high is None else None)
    return "P1D"


def _vague(mention: TimeMention) -> str:
    if mention.unit and mention.offset is not None:
        high = mention.offset_high or 0
        length = abs(mention.offset) if high == 0 else high if mention.offset == 0 else None
        return _period(mention.unit, None if length in VAGUE else length)
    return {"past": "PAST_REF", "future": "FUTURE_REF"}.get(mention.direction or "", "PRESENT_REF")
