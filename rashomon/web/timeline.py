"""A line of time: where each event lies, in per cent of the width, so that the drawing fits any screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.casefile import Bar, Bin

LEAST = 0.9
"""Per cent of the width that the shortest mark takes: a day in ten years has to be seen."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An event's mark: its left edge and width in per cent, and the line it is on, 0 the lowest."""

    bar: Bar
    left: float
    width: float
    lane: int

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.bar.first == self.bar.last


@dataclass(frozen=True, slots=True)
class Column:
    """A piece of time: its left edge and width in per cent, and its heights as parts of the highest column."""

    bin: Bin
    left: float
    width: float
    exact: float
    spread: float
    disputed: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its words, in per cent of the width."""

    at: float
    text: str


def marks(bars: Sequence[Bar]) -> tuple[list[Placed], list[Tick]]:
    """Lay events on lines so that no two overlap, each on the lowest that is free.

    Parameters: events with their days. Result: their marks, in the same order, and the axis.
    """
    if not bars:
        return [], []
    first, last = min(b.first for b in bars), max(b.last for b in bars)
    # Some room on both sides, so that the outermost marks are whole and a single day is not as wide as the screen.
    room = timedelta(days=max((last - first).days // 60, 10 - (last - first).days // 2, 1))
    first, last = _earlier(first, room), _later(last, room)
    days = (last - first).days + 1
    ends: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda b: (b.first, b.last)):
        left = 100 * (bar.first - first).days / days
        width = max(100 * ((bar.last - bar.first).days + 1) / days, LEAST)
        left = min(left, 100 - width)
        lane = next((i for i, end in enumerate(ends) if end + 0.3 <= left), len(ends))
        ends[lane : lane + 1] = [left + width]
        placed.append(Placed(bar, round(left, 3), round(width, 3), lane))
    return placed, axis(first, last)


def columns(bins: Sequence[Bin]) -> tuple[list[Column], list[Tick]]:
    """The same for too many events to draw each: a column for each piece of time."""
    if not bins:
        return [], []
    first, last = bins[0].first, bins[-1].last
    days = (last - first).days + 1
    most = max(b.exact + b.spread for b in bins) or 1
    made = [
        Column(
            b,
            round(100 * (b.first - first).days / days, 3),
            round(100 * ((b.last - b.first).days + 1) / days, 3),
            b.exact / most,
            b.spread / most,
            b.disputed / most,
        )
        for b in bins
    ]
    return made, axis(first, last)


def axis(first: date, last: date, most: int = 7) -> list[Tick]:
    """At most ``most`` marks at round dates between two days."""
    days = (last - first).days + 1
    if days > 366 * 2:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 10000) if days / 365.25 / s <= most)
        starts = [date(y, 1, 1) for y in range(max(first.year // step * step, 1), last.year + 1, step)]
        words = [str(d.year) for d in starts]
    elif days > 62:
        step = next(s for s in (1, 2, 3, 6, 12) if days / 30.5 / s <= most)
        months = range(first.year * 12, (last.year + 1) * 12, step)
        starts = [date(m // 12, m % 12 + 1, 1) for m in months]
        words = [f"{d:%b %Y}" for d in starts]
    else:
        step = next(s for s in (1, 2, 3, 7, 10, 14) if days / s <= most)
        starts = [first + timedelta(days=i) for i in range(0, days, step)]
        words = [f"{d.day} {d:%b}" + (f" {d.year}" if i == 0 else "") for i, d in enumerate(starts)]
    return [
        Tick(round(100 * (start - first).days / days, 3), text)
        for start, text in zip(starts, words, strict=True)
        if first <= start <= last
    ]


def _earlier(day: date, room: timedelta) -> date:
    return day - room if day - date.min > room else date.min


def _later(day: date, room: timedelta) -> date:
    return day + room if date.max - day > room else date.max
