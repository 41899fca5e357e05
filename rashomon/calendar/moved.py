"""A day so many days from another, by the calendar, by the weekday or by its distance from the page."""

from __future__ import annotations

from calendar import monthrange

from rashomon.model import TimeMention

LEAP = 2000
"""A year with all days of a month: of a day of a month without its year."""
WEEK = 7


def moved(time: TimeMention, base: TimeMention, days: int) -> TimeMention | None:
    """An expression with the day that lies so many days from another's.

    Parameters: the expression, whose words stay; ``base``, from which it is counted; ``days``, fewer than nought for days before it. Result:
    ``None`` where ``base`` names no day by the calendar, the weekday or its distance from the page, or one around a leap day of no year.
    """
    plain = {"anchor": None, "unit": None, "offset": None, "direction": None}
    if base.day is not None and base.month is not None:
        last = monthrange(base.year or LEAP, base.month)[1]
        if base.month == 2 and base.year is None and not 1 <= base.day + days < last:
            return None
        month, day, year = base.month, base.day + days, base.year
        if day > last:
            month, day = month % 12 + 1, day - last
            year = year + 1 if year is not None and month == 1 else year
        elif day < 1:
            month = (month - 2) % 12 + 1
            year = year - 1 if year is not None and month == 12 else year
            day += monthrange(year or LEAP, month)[1]
        return time.model_copy(update={**plain, "year": year, "month": month, "day": day})
    if base.weekday is not None:
        return time.model_copy(update={**plain, "weekday": (base.weekday + days) % WEEK})
    if base.anchor == "publication" and base.unit == "day" and base.offset is not None and base.offset_high is None:
        moved = {"anchor": "publication", "unit": "day", "offset": base.offset + days, "direction": None}
        return time.model_copy(update=moved)
    return None
