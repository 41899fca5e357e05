"""Days of other calendars that pages print of themselves: solar Hijri, Ethiopian, and years of the Buddhist era."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

BUDDHIST = 543
"""Years by which the Buddhist era, as Thailand, Laos, Cambodia and Myanmar write it, is ahead of the common one."""
LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Years of 33 that have a day more in the solar Hijri calendar."""
SOLAR_EPOCH = 226_894
"""Ordinal of the day before the first of the solar Hijri calendar."""
ETHIOPIAN_EPOCH = 2_796
"""Ordinal of the first day of the Ethiopian calendar."""
YEARS = {"solar": (1250, 1500), "ethiopian": (1890, 2100)}
"""The years of each that a page of news can be of."""


def found(text: str) -> Iterator[tuple[int, int, date]]:
    """The days of other calendars in a string: characters ``[start, end)`` and the day of the common calendar."""
    pattern, months = _months()
    for match in pattern.finditer(text):
        parts = match.groupdict()
        name = (parts["name"] or parts["later"]).lower()
        day, year = int(parts["day"] or parts["after"]), int(parts["year"])
        for calendar, number in months[name]:
            low, high = YEARS[calendar]
            if low <= year <= high and (read := _read(calendar, year, number, day)) is not None:
                yield match.start(), match.end(), read
                break


def common_year(year: int) -> int:
    """The year of the common era for one that may be of the Buddhist era."""
    return year - BUDDHIST if year > 2400 else year


def _read(calendar: str, year: int, month: int, day: int) -> date | None:
    if calendar == "solar":
        longest = 31 if month <= 6 else 30
        if not 1 <= day <= longest:
            return None
        before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
        whole, rest = divmod(year - 1, 33)
        leaps = 8 * whole + sum(n <= rest for n in LEAP)
        return date.fromordinal(SOLAR_EPOCH + 365 * (year - 1) + leaps + before + day)
    if not 1 <= day <= (6 if month == 13 else 30):
        return None
    return date.fromordinal(ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


@cache
def _months() -> tuple[re.Pattern[str], dict[str, list[tuple[str, int]]]]:
    months: dict[str, list[tuple[str, int]]] = {}
    for line in (files("rashomon.pages") / "data" / "calendars.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            calendar, number, names = line.split("\t")
            for name in names.split("|"):
                months.setdefault(name.lower(), []).append((calendar, int(number)))
    names = "|".join(sorted(months, key=len, reverse=True))
    day = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
    return (
        re.compile(
            rf"(?<![\w.-])(?:{day.format('day')}\s(?:of\s)?(?P<name>{names})|(?P<later>{names})\s{day.format('after')}),?\s(?P<year>\d{{4}})(?!\d)",
            re.IGNORECASE,
        ),
        months,
    )
