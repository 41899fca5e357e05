"""The year of a page that gives its day nowhere: that of its copyright, where a weekday in its text agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from rashomon.model import When
from rashomon.pages.dates import WEEKDAYS, find

COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)[^.\n]{0,40}?\b(?:(?:19|20)\d\d\s?[-–—]\s?)?(?P<year>(?:19|20)\d\d)\b(?!\s?[-–—]\s?\d)"
)
NAMED = re.compile(r"(?i)\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\W{1,3}(?:the\s)?$")
"""A weekday right before a day of the month: "on Thursday (May 3)"."""


def copyright_year(lines: Iterable[str], told: str) -> When:
    """The year of the copyright in the ``lines`` around a text, if a day that the text (``told``) gives with its weekday, and without a year, was in it.

    A footer may be younger than its page, so that the year alone says little. Result: an empty value where there is none, or no day to test it by.
    """
    years = {int(match["year"]) for line in lines for match in COPYRIGHT.finditer(line)}
    if len(years) != 1:
        return When()
    year = years.pop()
    tested = []
    for day in find(told, partial=True):
        if day.year is not None:
            continue
        weekday = NAMED.search(told[: day.start]) or re.match(
            r"(?i)(?P<weekday>mon|tue|wed|thu|fri|sat|sun)", told[day.start : day.end]
        )
        if weekday is not None:
            try:
                tested.append(
                    date(year, day.month, day.day).weekday() == WEEKDAYS.index(weekday["weekday"][:3].lower())
                )
            except ValueError:
                tested.append(False)
    if not tested or not all(tested):
        return When()
    basis = "the year of its copyright, which its weekdays fit"
    return When(edtf=str(year), start=date(year, 1, 1), end=date(year, 12, 31), basis=basis)
