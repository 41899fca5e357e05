"""What a time expression says about a day: which days it can be by itself, and how far from the day it is counted from."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from rashomon.calendar.days import ALL, EARLIEST, LATEST, NONE, Days, any_year, calendar_days, of_month, span, weekdays
from rashomon.model import TimeMention

Base = Literal["publication", "narrative"]
Tense = Literal["past", "future"]

NARROW = 400
"""A base known to this many days is taken day by day ("last week") or as ends of a stretch ("since Monday")."""
YEAR = 364
"""A day short of a year: what is printed on Nov. 8 and names Nov. 8 means the one, not that of the year before, too."""
LEAN = 65
"""A month without a year and without tense is the last one, unless it comes within about two months."""
MONTH_BACK = 240
"""A month is named without "last" and without its year at most so many days later."""
PLANNED = 120
"""A day to come is named without its year at most so many days ahead."""
FEW_HOURS = 6
"""Hours; what was so few of them before something else was on the same day."""
HALF_DAY = 12
"""Hours; what was fewer of them ago was mostly on the same day."""
ROLLING = re.compile(r"\b(?:past|the last)\b", re.IGNORECASE)
AGO = re.compile(r"\bago$", re.IGNORECASE)
BEHIND = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
WEEK = 7
LASTING = 14
"""Days of a duration that can still date fresh news."""
RECENT = (-9, -1)
"""What a mention gives for "recent days", and below what they are taken for."""
LATELY = (-7, 0)
THIRDS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
"""Days of "early", "mid" and "late" in a month; years and decades are cut the same way."""
LENGTH = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366), "decade": (3652, 3653)}
"""Fewest and most days of a unit."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Days that an expression allows: of ``own``, and ``low`` to ``high`` days after its base when it has one.

    ``unit`` with ``steps`` says that the distance is in calendar units ("last month"), which is narrower than days are
    once the base is known. ``past`` holds what lies not after publication. ``extent``: the days are how long it took, not
    our not knowing which of them.
    """

    mention: TimeMention
    own: Days = ALL
    base: Base | None = None
    low: int = 0
    high: int = 0
    unit: Literal["week", "month", "year"] | None = None
    steps: tuple[int, int] = (0, 0)
    past: bool = False
    since: bool = False
    until: Relation | None = None
    extent: bool = False
    lasting: int = 0
    """Days before the last one that it went on: "on Tuesday, after two days of fighting"."""

    @property
    def night(self) -> bool:
        """True for a night, whose two days belong together."""
        return self.mention.part == "overnight" or _late_night(self.mention)

    @property
    def coarse(self) -> bool:
        """True for a month, a year or more from the base: too vague to date what is fresh, or to refine a day."""
        mention = self.mention
        if mention.offset is not None and mention.unit in ("month", "year", "decade"):
            return mention.offset != 0
        named = mention.month is not None or mention.year is not None or mention.decade is not None
        return named and mention.day is None and mention.weekday is None

    def forward(self, base: Days, published: Days = ALL) -> Days:
        """Days that the expression allows when it is counted from one of ``base`` and printed on one of ``published``."""
        found = self.own
        if self.base is not None:
            found = found & _counted(base, self.low, self.high, self.unit, self.steps)
        if self.past and found and published is not ALL:
            found = found & span(EARLIEST, published.last)
        if self.until is not None:
            far = self.until.forward(base, published)
            if found and found == published and self.until.mention.span == self.mention.span:
                # "This weekend", told on the Saturday.
                return found
            if self.mention.weekday is not None and found.width == 1 and far and found.low > far.low + far.width - 1:
                # "From Friday until Monday", told on a Saturday: the Friday before that Monday.
                found = Days(found.low - WEEK, 1)
            return _between(found, far)
        if self.lasting:
            return found.reach(-self.lasting, 0)
        return _between(found, published) if self.since else found

    def backward(self, told: Days) -> Days:
        """Days that the base (publication, for what is past) can be when what is told lies on one of ``told``."""
        told = told & self.own
        if not told:
            return ALL
        mention = self.mention
        if self.base is not None and mention.month is not None and mention.day is None and self.high <= 0:
            # "In May", "in early May" are said once it is over; before that it is "this month".
            return told.ends().reach(1, -self.low if mention.direction == "past" else MONTH_BACK)
        if self.base is not None and mention.month is not None and self.low == 0:
            return told.reach(-PLANNED, 0)
        if self.base is not None:
            back = (-self.steps[1], -self.steps[0])
            return _counted(told, -self.high, -self.low, self.unit, back)
        return span(told.first, LATEST) if self.past else ALL


def _counted(base: Days, low: int, high: int, unit: str | None, steps: tuple[int, int]) -> Days:
    """Days ``low`` to ``high`` after ``base`` that lie ``steps`` calendar units from it, too, when there is a unit."""
    near = base.reach(low, high)
    if unit is None or (unit == "week" and base.width > NARROW):
        return near
    periods = NONE
    for run in base.runs():
        periods |= _weeks(run, steps) if unit == "week" else _periods(run.first, run.last, unit, steps)
    return near & periods


def _weeks(run: Days, steps: tuple[int, int]) -> Days:
    """The weeks, from Monday to Sunday (ISO 8601), that lie ``steps`` from those of an unbroken stretch."""
    first, last = (day.toordinal() - day.weekday() for day in (run.first, run.last))
    low, high = first + 7 * steps[0], last + 7 * steps[1] + 6
    return Days(low, (1 << (high - low + 1)) - 1)


def _periods(first: date, last: date, unit: str, steps: tuple[int, int]) -> Days:
    """Whole months or years that lie ``steps`` of them from those of ``first`` to ``last``."""
    if unit == "year":
        return span(
            date(max(first.year + steps[0], EARLIEST.year), 1, 1), date(min(last.year + steps[1], LATEST.year), 12, 31)
        )
    low = max(first.year * 12 + first.month - 1 + steps[0], EARLIEST.year * 12)
    year, month = divmod(min(last.year * 12 + last.month - 1 + steps[1], LATEST.year * 12 + 11), 12)
    return span(date(low // 12, low % 12 + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]))


def _between(first: Days, last: Days) -> Days:
    """From ``first`` to ``last`` where both are narrow; else ``first`` alone."""
    if first and last and first.width <= NARROW and last.width <= NARROW and first.low <= last.low + last.width - 1:
        return span(first.first, last.last)
    return first


def relation(mention: TimeMention, tense: Tense | None = None) -> Relation | None:
    """Read an expression as a relation to the day it is counted from.

    Parameters: ``mention``; ``tense`` of what it dates where that is known otherwise (an incident told as having happened is
    past); the expression's own direction or tense wins. Result: ``None`` when it dates nothing (a repeated time, a clock time
    alone, a long duration).
    """
    if mention.kind == "duration":
        return _lasting(mention)
    if mention.kind == "set":
        return None
    own_tense = mention.direction or (mention.tense if mention.tense != "present" else None) or tense
    found = _simple(mention, own_tense)
    if found is None or mention.end is None or found.since:
        return found
    far = _simple(mention.end.model_copy(update={"modifier": None}), mention.end.direction or own_tense)
    return replace(found, until=far, extent=True) if far is not None else found


def _lasting(mention: TimeMention) -> Relation | None:
    """ "For the second day", "in two days of attacks": the days up to publication, for what nothing else dates."""
    days = lasted(mention)
    return Relation(mention, base="publication", low=-days, high=0, extent=True) if days else None


def lasted(mention: TimeMention) -> int:
    """Days before the last one that a duration covers, 0 where it is no short one: 1 of "in two days of attacks" and of "24 hours of
    shelling", 2 of "after two days of fighting"."""
    if mention.kind != "duration" or mention.offset is None or mention.offset_high is not None:
        return 0
    if mention.unit == "hour" and mention.modifier is None:
        return mention.offset // 24 if mention.offset <= 24 * LASTING else 0
    if mention.unit != "day" or mention.modifier not in (None, "after") or not 1 < mention.offset <= LASTING:
        return 0
    return mention.offset - (mention.modifier is None)


def _simple(mention: TimeMention, tense: Tense | None) -> Relation | None:
    own = days_named(mention)
    base = _distance(mention, tense)
    if own is None and base is None:
        return None
    found = replace(base or Relation(mention), own=ALL if own is None else own)
    if found.base is None:
        found = replace(found, past=tense == "past")
    elif found.base == "publication" and tense == "past":
        found = replace(found, high=min(found.high, 0))
    return _modified(found, mention)


def days_named(mention: TimeMention) -> Days | None:
    """The days that an expression names by the calendar alone, of any year where it gives none; ``None`` where it names none."""
    parts = []
    if mention.decade is not None:
        years = _third(mention.modifier, 10) if mention.modifier in THIRDS else (0, 9)
        parts.append(span(date(mention.decade + years[0], 1, 1), date(mention.decade + years[1], 12, 31)))
    if mention.year is not None:
        if not EARLIEST.year <= mention.year <= LATEST.year:
            return NONE
        days = calendar_days(mention.year, mention.month, mention.day)
        if not days and mention.month:
            days = calendar_days(mention.year, mention.month)
        if mention.month is None and mention.modifier in THIRDS:
            months = _third(mention.modifier, 12)
            days = span(
                calendar_days(mention.year, months[0] + 1).first, calendar_days(mention.year, months[1] + 1).last
            )
        parts.append(days)
    elif mention.month is not None:
        parts.append(any_year(mention.month, mention.day))
    elif mention.day is not None:
        parts.append(of_month(mention.day))
    if mention.month is not None and mention.day is None and mention.modifier in THIRDS:
        first, last = THIRDS[mention.modifier]
        third = NONE
        for day in range(first, last + 1):
            third |= any_year(mention.month, day)
        parts.append(third)
    if mention.weekday is not None:
        parts.append(weekdays(mention.weekday))
    if not parts:
        return None
    found = parts[0]
    for part in parts[1:]:
        # "Monday, 13 February 2024" with a wrong weekday is still that date.
        found = found & part or found
    return found


def _third(modifier: str, size: int) -> tuple[int, int]:
    place = list(THIRDS).index(modifier)
    return place * size // 3, (place + 1) * size // 3 - (0 if size % 3 and place < 2 else 1)


def _distance(mention: TimeMention, tense: Tense | None) -> Relation | None:
    """How far from the base: by an offset, else as a weekday, month or day of the month that needs one."""
    base: Base = mention.anchor or "publication"
    if mention.offset is not None and mention.unit is not None:
        return _offset(mention, base, tense)
    if mention.year is not None or mention.decade is not None:
        return None
    if mention.month is not None:
        return _of_a_year(mention, base, tense)
    if mention.weekday is not None and mention.day is None:
        if mention.direction is not None:
            low, high = (-7, -1) if mention.direction == "past" else (1, 7)
        else:
            low, high = (0, 6) if tense == "future" else (-6, 0)
        return Relation(mention, base=base, low=low, high=high)
    if mention.day is not None:
        low, high = (0, 30) if tense == "future" else (-30, 0)
        return Relation(mention, base=base, low=low, high=high)
    if mention.part == "overnight":
        return Relation(mention, base=base, low=-1, high=0)
    return None


def _of_a_year(mention: TimeMention, base: Base, tense: Tense | None) -> Relation:
    """A month, or a day of it, whose year the text leaves to the reader."""
    if mention.day is not None:
        low, high = {"past": (-YEAR, 0), "future": (0, YEAR), None: (LEAN - YEAR, LEAN)}[tense]
        if mention.direction is not None:
            # "Last May 5" is not today, but may be a leap year ago.
            low, high = (-YEAR - 2, -1) if mention.direction == "past" else (1, YEAR + 2)
        return Relation(mention, base=base, low=low, high=high)
    if mention.direction == "past":
        return Relation(mention, base=base, low=-YEAR - 31, high=-1, unit="month", steps=(-12, -1))
    if tense == "future":
        return Relation(mention, base=base, low=-31, high=YEAR + 31, unit="month", steps=(0, 11))
    ahead = 0 if tense == "past" else 1
    steps = (-11 + ahead, ahead)
    return Relation(mention, base=base, low=-YEAR, high=31 + ahead * 31, unit="month", steps=steps)


def _offset(mention: TimeMention, base: Base, tense: Tense | None) -> Relation:
    assert mention.offset is not None
    far = mention.offset if mention.offset_high is None else mention.offset_high
    low, high = min(mention.offset, far), max(mention.offset, far)
    if mention.unit == "hour":
        if (base == "publication" and low > -HALF_DAY and high < 0) or (
            base == "narrative" and (0 < low <= high < HALF_DAY or -FEW_HOURS <= low <= high < 0)
        ):
            # "A few hours ago" is the page's own day, "hours later" that of what was told before.
            return Relation(mention, base=base, low=0, high=0)
        if low == high <= -24 and not ROLLING.search(mention.span.text):
            # "48 hours ago"; "the last 48 hours" run on to now.
            return Relation(mention, base=base, low=low // 24, high=-(-high // 24))
        return Relation(mention, base=base, low=min(0, low // 24), high=max(0, -(-high // 24)))
    assert mention.unit is not None
    least, most = LENGTH[mention.unit]
    first = low * (most if low < 0 else least)
    last = high * (most if high > 0 else least)
    if mention.unit == "day":
        if (low, high) == RECENT:
            first, last = LATELY
        return Relation(mention, base=base, low=first - (mention.part == "overnight"), high=last + _late_night(mention))
    if low < 0 and ((high == 0 and low < high) or ROLLING.search(mention.span.text)):
        # "In the past week" runs on to the day it is said; "last week" does not.
        return Relation(mention, base=base, low=first, high=0)
    if is_week_ago(mention):
        return Relation(mention, base=base, low=first, high=last)
    slack = most if mention.unit != "week" else 6 if (low, high) in ((-1, -1), (0, 0), (1, 1)) else 4
    first, last = first - slack, last + slack
    if high <= 0 and tense != "future":
        last = min(last, 0)
    if low > 0:
        first = max(first, 0)
    if mention.unit == "decade" or slack == 4:
        return Relation(mention, base=base, low=first, high=last)
    return Relation(mention, base=base, low=first, high=last, unit=mention.unit, steps=(low, high))


def is_week_ago(mention: TimeMention) -> bool:
    """ "A week ago", said of a deed, is the same day of the week."""
    week = (mention.unit, mention.offset, mention.offset_high) == ("week", -1, None)
    return week and mention.weekday is None and AGO.search(mention.span.text) is not None


def _lasting_days(mention: TimeMention) -> bool:
    """ "In the past three days", "over the last 48 hours": all of them."""
    rolls = BEHIND if mention.offset_high == 0 else ROLLING
    if mention.offset is None or mention.offset_high not in (None, 0) or not rolls.search(mention.span.text):
        return False
    return (mention.unit == "day" and -LASTING <= mention.offset < (0 if mention.offset_high == 0 else -1)) or (
        mention.unit == "hour" and mention.offset < -24
    )


def rolls(mention: TimeMention) -> bool:
    """Whether an expression is a short stretch that runs on to the day it is said: "in the past 24 hours", "over the last three days"."""
    day = mention.unit == "hour" and (mention.offset or 0) <= -24 and mention.offset_high == 0
    return mention.anchor == "publication" and (day or _lasting_days(mention))


def _late_night(mention: TimeMention) -> bool:
    """ "Late last night": into the next day. "Late on Friday night" is that Friday: coders date a night by the day on which it begins."""
    return mention.part == "night" and mention.modifier == "end" and mention.weekday is None


def _modified(found: Relation, mention: TimeMention) -> Relation:
    if mention.weekday is not None and mention.part == "overnight":
        return replace(found, own=found.own.reach(0, 1), high=found.high + 1 if found.high < 0 else found.high)
    if (
        mention.part == "overnight"
        or (_late_night(mention) and mention.unit == "day")
        or (mention.unit == "hour" and found.high - found.low == 1)
    ):
        # A night, or 24 hours: two days of the calendar.
        return replace(found, extent=True)
    if _lasting_days(mention):
        return replace(found, high=0, extent=True)
    if mention.modifier == "since":
        return replace(found, since=True, extent=True)
    if mention.modifier in ("before", "until") and found.own is not ALL and found.own and found.own.solid:
        return replace(found, own=span(EARLIEST, found.own.last))
    if mention.modifier == "after" and found.own is not ALL and found.own and found.own.solid:
        return replace(found, own=span(found.own.first, LATEST))
    if mention.modifier == "approx":
        slack = 3 if found.own.width <= 1 or mention.unit == "day" else 15
        return replace(found, own=found.own.reach(-slack, slack), low=found.low - slack, high=found.high + slack)
    return found
