"""TIMEX3 values (ISO 24617-1) of time expressions, given the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.calendar import Told, nearest
from rashomon.calendar.nearest import is_year_ago
from rashomon.model import TimeMention

PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI"}
UNITS = {"hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
DEFINITE = frozenset({"the", "that", "this", "same", "next", "previous", "following"})
VAGUE = (7, 9)
"""Far ends of "several" and of a bare plural."""


def timex_values(mentions: Sequence[TimeMention], published: date) -> list[str]:
    """TIMEX3 values of a text's time expressions.

    Parameters: the mentions in the order of the text; the day of publication. Result: one value each, for a range that of
    its beginning. What is counted from the narrative ("the next day") goes from the last date before it; minutes are lost.
    """
    told: Told | None = None
    quarter: Told | None = None
    found = []
    for mention in mentions:
        value, now = _one(mention, published, quarter if quarter and _looks_back(mention) else told)
        if now is not None and not _looks_back(mention):
            told = now
            quarter = now if now.grain == "quarter" else quarter if now.grain == "day" else None
        found.append(value)
    return found


def _one(mention: TimeMention, published: date, told: Told | None) -> tuple[str, Told | None]:
    if mention.kind == "duration":
        return _length(mention), None
    if mention.kind == "set":
        return _set(mention), None
    if mention.anchor == "narrative" and mention.offset and _bare(mention):
        return _period(mention.unit or "day", None if mention.offset_high else abs(mention.offset)), None
    at = nearest(mention, published, told)
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
    return (mention.offset or 0) < 0 and (mention.anchor == "narrative" or is_year_ago(mention))


def _bare(mention: TimeMention) -> bool:
    """Whether the span is the length alone: "two days" (before the vote) is a duration to TIMEX3."""
    words = mention.span.text.lower().split()
    return words[0] not in DEFINITE and words[-1].rstrip("s") == mention.unit


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
