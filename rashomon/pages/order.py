"""Day or month first: which of its two readings a date of three numbers has, by what else stands on its page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.pages.dates import MONTH, MONTHS, NUMERIC, WEEKDAYS, Stated

BACK = 14
"""Days; what a page names by day and month is mostly of so short a time before it came out."""
AHEAD = 2
LATE = MONTH.replace("<month>", "<late>")
NAMED = re.compile(
    rf"\b(?:{MONTH}\s+(?P<after>\d{{1,2}})(?!\d)|(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+{LATE})", re.IGNORECASE
)
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
NOON = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
SLASH = "/"


def settled(day: Stated, written: str, page: str, told: str) -> Stated:
    """A date whose day and month could be exchanged, in the reading that goes best with its page.

    What counts, in this order: other dates of the page in the same form that can be read in one way only; the days that its text names
    by their month and, for dates with strokes, by their weekday; for these, too, a clock of twelve hours, which goes with the month first.
    Without any the day is first. Parameters: ``day`` as found; how it is ``written``; the text of the whole ``page``; what the article
    tells (``told``). Result: the same or the other reading.
    """
    first = day.value
    if day.other is None or first is None:
        return day
    month_first = replace(day, month=day.other.month, day=day.other.day, other=first)
    sign = next((c for c in written if c in "-/."), "")
    verdict = _habit(page, sign) or _closer(
        _named(told, first) + (_weekdays(told, first) if sign == SLASH else 0),
        _named(told, day.other) + (_weekdays(told, day.other) if sign == SLASH else 0),
    )
    noon = sign == SLASH and NOON.search(written)
    return month_first if verdict == "month" or (noon and not verdict) else day


def _habit(page: str, sign: str) -> str | None:
    """How the page writes dates in the same form of which only one reading is a date; ``None`` where none is, or both."""
    ways = set()
    for match in NUMERIC.finditer(page):
        one, two = int(match["day"]), int(match["number"])
        if match["s2"] == sign and max(one, two) <= 31 and (one > 12) != (two > 12):
            ways.add("day" if one > 12 else "month")
    return ways.pop() if len(ways) == 1 else None


def _closer(day: int, month: int) -> str | None:
    return None if day == month else "day" if day > month else "month"


def _named(told: str, published: date) -> int:
    """How many days that a text names by their month are of the time just before a day."""
    found = set()
    for match in NAMED.finditer(told):
        number, name = match["after"] or match["before"], match["month"] or match["late"]
        try:
            found.add(date(published.year, MONTHS[name.lower().rstrip(".")], int(number)))
        except ValueError:
            continue
    return sum(-BACK <= (one - published).days <= AHEAD for one in found)


def _weekdays(told: str, published: date) -> int:
    """How many of the weekdays that a text names are that of a day or of the day before it."""
    near = {WEEKDAYS[published.weekday()], WEEKDAYS[(published - timedelta(1)).weekday()]}
    return sum(name[:3].lower() in near for name in set(WEEKDAY.findall(told)))
