"""Sets of days: one value that holds "13 February of any year", "every Tuesday" and "1 to 9 May 2024" alike."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

EARLIEST = date(1800, 1, 1)
"""Before it nothing is dated: no news page tells it as more than a year."""
LATEST = date(2100, 12, 31)


@dataclass(frozen=True, slots=True, repr=False)
class Days:
    """A set of days as the bits of an integer: bit ``i`` stands for the day with ordinal ``low + i``.

    Bits make intersection, union and shifting single operations however scattered the days are. A set that is not empty
    keeps bit 0 set, so equal sets are equal values; the empty set is :data:`NONE`.
    """

    low: int
    bits: int

    def __repr__(self) -> str:
        return f"Days({self.first} to {self.last}, {len(self)})" if self else "NONE"

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __contains__(self, day: date) -> bool:
        at = day.toordinal() - self.low
        return at >= 0 and bool(self.bits >> at & 1)

    def __and__(self, other: Days) -> Days:
        if not self.bits or not other.bits:
            return NONE
        low = max(self.low, other.low)
        return _normal(low, (self.bits >> (low - self.low)) & (other.bits >> (low - other.low)))

    def __or__(self, other: Days) -> Days:
        if not self.bits or not other.bits:
            return self if self.bits else other
        low = min(self.low, other.low)
        return Days(low, (self.bits << (self.low - low)) | (other.bits << (other.low - low)))

    @property
    def first(self) -> date:
        return date.fromordinal(self.low)

    @property
    def last(self) -> date:
        return date.fromordinal(self.low + self.bits.bit_length() - 1)

    @property
    def width(self) -> int:
        """Days from the first to the last, both counted; 0 when empty."""
        return self.bits.bit_length()

    @property
    def solid(self) -> bool:
        """True when no day is missing between the first and the last."""
        return self.bits & (self.bits + 1) == 0

    def reach(self, first: int, last: int) -> Days:
        """All days that lie ``first`` to ``last`` days after some day of the set (negative: before), ``first <= last``."""
        if not self.bits:
            return NONE
        bits, have, want = self.bits, 1, last - first + 1
        while have < want:
            step = min(have, want - have)
            bits |= bits << step
            have += step
        return Days(self.low + first, bits)

    def ends(self) -> Days:
        """The last day of each unbroken stretch."""
        return _normal(self.low, self.bits & ~(self.bits >> 1))

    def runs(self) -> Iterator[Days]:
        """The set's unbroken stretches, earliest first."""
        low, bits = self.low, self.bits
        while bits:
            gap = (bits & -bits).bit_length() - 1
            low, bits = low + gap, bits >> gap
            size = (~bits & (bits + 1)).bit_length() - 1
            yield Days(low, (1 << size) - 1)
            low, bits = low + size, bits >> size


NONE = Days(0, 0)


def _normal(low: int, bits: int) -> Days:
    if not bits:
        return NONE
    gap = (bits & -bits).bit_length() - 1
    return Days(low + gap, bits >> gap)


def span(first: date, last: date) -> Days:
    """All days from ``first`` to ``last``, both in; empty when ``last`` is the earlier."""
    size = last.toordinal() - first.toordinal() + 1
    return Days(first.toordinal(), (1 << size) - 1) if size > 0 else NONE


ALL = span(EARLIEST, LATEST)


@lru_cache(maxsize=4096)
def calendar_days(year: int, month: int | None = None, day: int | None = None) -> Days:
    """Days of a year, a month of it, or one day; empty when there is no such day."""
    try:
        if month and day:
            return span(date(year, month, day), date(year, month, day))
        if month:
            return span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return span(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return NONE


def on(year: int, month: int, day: int) -> date:
    """The date; the last day of a month that has no such day."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def months_later(day: date, months: int) -> date:
    """The same day so many months later (negative: earlier), or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    return on(index // 12, index % 12 + 1, day.day)


@lru_cache(maxsize=512)
def any_year(month: int, day: int | None = None) -> Days:
    """A month, or a day of it, in every year from :data:`EARLIEST` to :data:`LATEST`."""
    found = NONE
    for year in range(EARLIEST.year, LATEST.year + 1):
        found |= calendar_days(year, month, day)
    return found


@lru_cache(maxsize=31)
def of_month(day: int) -> Days:
    """That day of every month from :data:`EARLIEST` to :data:`LATEST`."""
    found = NONE
    for month in range(1, 13):
        found |= any_year(month, day)
    return found


@lru_cache(maxsize=7)
def weekdays(weekday: int) -> Days:
    """Every such weekday (Monday = 0) from :data:`EARLIEST` to :data:`LATEST`."""
    first = EARLIEST.toordinal() + (weekday - EARLIEST.weekday()) % 7
    bits = 0
    for i in range(0, LATEST.toordinal() - first + 1, 7):
        bits |= 1 << i
    return Days(first, bits)
