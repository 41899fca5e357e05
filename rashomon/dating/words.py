"""From a set of days to an EDTF value (ISO 8601-2), and the words that say how it came about."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from itertools import islice

from rashomon.calendar.days import EARLIEST, Days
from rashomon.model import When

LISTED = 6
"""Days or stretches that an EDTF set names; more are given by their first and last."""
YEARS = 301
"""More stretches than there are years are no day or month of unknown year."""
EDGE = 31
REASONS = 6


def when(days: Days, basis: Sequence[str], unbound: Days, *, likely: bool = False) -> When:
    """The value that a set of days stands for.

    Parameters: ``days``; ``basis`` the reasons, in the order they counted; ``unbound`` all days that were thinkable at
    first: an end that coincides with its end is no finding; ``likely`` marks the value uncertain (EDTF's ``?``).
    Result: an empty value when the days say nothing.
    """
    if not days:
        return When()
    said = "; ".join(list(dict.fromkeys(basis))[-REASONS:])
    first, last = days.first, days.last
    # Scattered days, as all Tuesdays, begin and end somewhat within.
    slack = 0 if days.solid else EDGE
    opens = first.toordinal() - slack <= max(unbound.first, EARLIEST).toordinal()
    ends = last.toordinal() + slack >= unbound.last.toordinal()
    if len(days) == 1:
        return When(edtf=first.isoformat() + "?" * likely, start=first, end=first, basis=said)
    if not days.solid and (scattered := _scattered(days)) is not None:
        known = not (opens or ends) and last.year - first.year < LISTED
        if known or scattered.startswith("XXXX"):
            return When(edtf=scattered, start=first if known else None, end=last if known else None, basis=said)
    if opens and ends:
        return When()
    if opens or ends:
        edtf = f"../{last.isoformat()}" if opens else f"{first.isoformat()}/.."
        return When(edtf=edtf, start=None if opens else first, end=None if ends else last, basis=said)
    edtf = _stretch(first, last)
    if likely:
        edtf = "/".join(part + "?" for part in edtf.split("/"))
    return When(edtf=edtf, start=first, end=last, basis=said)


def _scattered(days: Days) -> str | None:
    """Days of several years, as a set of EDTF values or with the year unspecified; ``None`` when it is no such set."""
    runs = [(run.first, run.last) for run in islice(days.runs(), YEARS + 1)]
    if len(runs) > YEARS:
        return None
    if len(runs) <= LISTED and all(first == last for first, last in runs):
        return "[" + ",".join(first.isoformat() for first, _ in runs) + "]"
    if len({(first.month, first.day, last.month) for first, last in runs if last.month != 2}) > 1:
        return None
    first, last = runs[0]
    if first == last:
        return f"XXXX-{first.month:02d}-{first.day:02d}"
    return f"XXXX-{first.month:02d}" if first.month == last.month and first.day == 1 and last.day >= 28 else None


def _stretch(first: date, last: date) -> str:
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        if first.year == last.year:
            return f"{first.year}"
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"{first.year // 10}X"
        return f"{first.year}/{last.year}"
    if whole_months:
        low, high = f"{first.year}-{first.month:02d}", f"{last.year}-{last.month:02d}"
        return low if low == high else f"{low}/{high}"
    return f"{first.isoformat()}/{last.isoformat()}"
