"""The one whole date among the lines at the ends of a page, where no line says of itself that it dates the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.pages.dates import Stated, find
from rashomon.pages.headline import PHOTO
from rashomon.pages.mastheads import in_full

LONG = 18
"""Words of a line above the body that may date the page."""
LEADS = re.compile(
    r"(?i)(?:^|[,:|(–—-]\s*|\s{2,}|\b(?:for|to|until|as (?:of|at|on)|collected|compiled|prepared|written|recorded|logged|gathered|issued|sent|dated)\s+"
    r"(?:on\s+)?(?:the\s+)?)$"
)
"""What stands before the date: nothing, a sign that parts it from a title or a place, a word that leads to the day of a log or digest."""
TRAILS = re.compile(r"\s*(?:$|[.,:;|)\]–—-]|\b(?:at|by|issue|edition)\b)", re.IGNORECASE)
"""What stands behind it."""
OF_ELSE = re.compile(
    r"(?i)©|copyright|\b(?:since|est|established|founded|accessed|retrieved|joined|next|deadline|born|died|read|also|related|archive|"
    r"previous|earlier|see|anniversary|valid|expires?)\b"
)
"""Words of a line whose date is not the page's."""
RANGE = re.compile(r"\s*(?:[-–—]|to|until|till|and|through)\s*", re.IGNORECASE)
PERIOD = re.compile(
    r"(?i)\b(?:(?:reporting|covered|review)\s+period|period\s+(?:covered|of report|under review)|period|coverage|covers|covering|weeks?(?:\s+of)?|days)\b"
    r"[\s:,]*(?:from\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+)?(?:[a-z]{3,9}\s+)?\d{1,2}(?:\s+[a-z]{3,9})?\s*(?:[-–—]|to|until|through)\s*$"
)
"""What stands before the last day of the days that a bulletin covers."""
ENDS = re.compile(r"[.!?]\)?\s*\(\s*$")
"""What stands before a date in brackets at the very end of a text."""


def of_lines(lines: Sequence[str]) -> Stated | None:
    """The day of a page by the lines above its body.

    Parameters: those lines, the headline among them, in order. Result: the only whole date in them, where it stands at the front or the end of
    a short line, or behind what parts it from a title or a place ("Field notes, Orvel, 9 July 2031"), in a line that speaks of nothing else; failing that, the last day
    of the days that a bulletin covers, whose year may stand in another line. ``None`` where there are two dates or none.
    """
    found = []
    for line in lines:
        days = list(find(line))
        if any(RANGE.fullmatch(line[a.end : b.start]) for a, b in pairwise(days)):
            return None
        found += [(line, day) for day in days]
    if len({day.value for _, day in found}) == 1:
        return next((day for line, day in found if _may_date(line, day)), None)
    return None if found else _of_period(lines)


def of_end(text: str) -> Stated | None:
    """The date in brackets that ends a text: "... Two suspects were held. (18 January 2031)"."""
    days = list(find(text))
    if days and ENDS.search(text[: days[-1].start]) and not text[days[-1].end :].strip(" )].\n"):
        return days[-1]
    return None


def _may_date(line: str, day: Stated) -> bool:
    if len(line.split()) > LONG or OF_ELSE.search(line) or PHOTO.search(line):
        return False
    return bool(LEADS.search(line[: day.start]) and TRAILS.match(line[day.end :]))


def _of_period(lines: Sequence[str]) -> Stated | None:
    for line in lines:
        for day in find(line, partial=True):
            if day.year is None and PERIOD.search(line[: day.start]) and not OF_ELSE.search(line):
                full = in_full(day, lines)
                return full if full.year is not None else None
    return None
