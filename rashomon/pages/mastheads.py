"""Dates that stand by themselves in a line with other things: "Orvel | May 4, 2031 | No. 17", "... is closed. Friday 4 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.pages.dates import MONTH, MONTHS, WEEKDAYS, Stated, find

GAP = r"\s*[|·•‧∙/\t\n»]\s*|\s*::\s*|\s+[-–—>]{1,2}\s+|\s{2,}|(?<=[.!?])\s+|\s*[(\[]"
BEFORE = re.compile(
    rf"(?:^|{GAP})(?:(?:date|dated|issued|released|sent|circulated|closed|printed|(?:print |online )?edition)(?:\s(?:on|of))?:?\s+)?"
    r"(?-i:[A-Z][\w.'’-]+(?:[\s/-][A-Z][\w.'’-]+){0,2},\s)?$",
    re.IGNORECASE,
)
"""What stands before a date that is a part of its line by itself: the line's start, or what parts it; between, a town may be named."""
BEHIND = re.compile(rf"\s*(?:$|[.)\]]*(?:$|{GAP}))")
"""What stands behind it."""
SIGNED = re.compile(r"(?i)by\s[^.!?|]{3,60},\s$")
"""A byline that is all that stands before a date: "By our correspondent in Orvel, May 4, 2031 in Headlines"."""
PLACED = re.compile(r"[A-Z][A-Z'’. -]+(?:[,/]\s?[A-Z][A-Za-z'’. -]+){0,2},?\s$")
"""An agency and a place in capitals, before the date of a dateline that stands on a line of its own."""
SENT = re.compile(r"(?i)(?:^|[.|·–—-]\s*)(?:sent|circulated)(?:\son)?:?\s+$")
"""What says, at the beginning of a part of a line, that a bulletin went out on a day."""
ISSUED = re.compile(r"(?i)\b(?:issued|published|released|sent)\b(?:[^.|]{0,30}\son)?\s$")
PARTED = re.compile(r"[,:–—-]\s(?:(?:on|of|for)\s)?$")
"""What parts the date that ends a line from the words before it: "Summary of broadcasts, Monday 4 May 2031"."""
UPDATED = re.compile(r"(?i)[,;:]?\s(?:last\s)?updated?\b[^.!?]{0,40}[.!]?(?:\s|$)")
"""What stands behind the date that opens a live page: "Monday 4 May 2031, updated 23:50 local time."."""
AFTER = 14
"""Days; a page that names a later day so soon after the one that opens it is a chronicle, and of its last."""
SHORT = 9
"""Words of a line, all it has, that the date at its end makes the first line of a bulletin."""
LONG = 25
"""Words of a line at most in which a date may stand by itself."""
MASTHEAD = 9
"""Words of a name and place, all with capitals, that a weekday and its date may end."""

STEP = r"\s*(?:[>»/|\\→:]|::)\s*"
YEAR = r"(?<![\d#])(?P<year>(?:19|20)\d\d)(?!\d)"
KEPT = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:^|[\s>»/|]){YEAR}{STEP}(?:{MONTH}(?!\w)|(?P<number>\d\d?)(?!\d))",
        rf"\b{MONTH}{STEP}{YEAR}",
        rf"(?:^|[|>»/·•,:-]\s*)(?:archives?(?:\sfor|\sof)?:?\s)?{MONTH},?\s{YEAR}(?:\sarchives?)?\s*(?:$|[|>»/·•-])",
        rf"{STEP}{YEAR}\s*(?:$|[>»|])",
        rf"\b(?:vol(?:ume)?|no|nr|issue|number)\b\.?\s?[\dIVXLC]+(?:[\s,]*no\.?\s?\d+)?\s*[/(,]\s*{YEAR}",
        rf"\barchives?\W{{1,3}}{YEAR}",
    )
)
"""How a line says under which year, and month, a page is kept."""


def is_alone(text: str, day: Stated) -> bool:
    """Whether a date is one part of a line of parts, the end of a masthead, or stands behind a byline or a place in capitals."""
    left, right = text[: day.start], text[day.end :]
    if len(text.split()) > LONG:
        return False
    if BEHIND.match(right) and (BEFORE.search(left) or _ends_masthead(left, text[day.start : day.end], right)):
        return True
    return bool(SIGNED.fullmatch(left)) or (bool(PLACED.fullmatch(left)) and right.strip()[:1] in ("", "("))


def _ends_masthead(left: str, day: str, right: str) -> bool:
    """ "THE ORVEL LANTERN Orvel, N.S. Friday, May 4, 2031": a weekday and date behind nothing but words with capitals."""
    words = left.split()
    return (
        1 < len(words) <= MASTHEAD
        and not right.strip()
        and day[:3].lower() in WEEKDAYS
        and all(word[0].isupper() for word in words)
    )


def issued(text: str) -> Iterator[Stated]:
    """Days on which a line says that it was issued and whose year the line states for another day: "No. 2, 13 to 26 January 2031,
    issued on 27 January"."""
    years = {day.year for day in find(text)}
    for day in find(text, partial=True):
        if day.year is None and len(years) == 1 and ISSUED.search(text[: day.start]):
            yield replace(day, year=years.copy().pop())


def of_opening(text: str, told: str) -> Stated | None:
    """The whole date that heads a text, where the first line of its first paragraph is one of its own.

    Parameters: the first paragraph (``text``), in lines as the page breaks it; all that is ``told``. Result: ``None`` where the first line tells something, or where
    a chronicle goes on to later days.
    """
    line, broken, _ = text.partition("\n")
    for day in find(line):
        opens = day.start <= 1 and UPDATED.match(line, day.end)
        ends = (
            broken and len(line.split()) <= SHORT and not line[day.end :].strip() and PARTED.search(line[: day.start])
        )
        if (not broken and is_alone(line, day)) or opens or ends:
            days = (other.value for other in find(told))
            later = any(0 < (other - day.value).days <= AFTER for other in days if other and day.value)
            return None if later else day
    return None


def in_full(day: Stated, lines: Iterable[str]) -> Stated:
    """A date without its year, with the year that the ``lines`` around give for the same day and month, or for the month or the volume
    under which the page is kept."""
    lines = [line for block in lines for line in block.splitlines()]
    years = {found.year for line in lines for found in find(line) if (found.month, found.day) == (day.month, day.day)}
    years = years or {year for line in lines for year, month in kept_under(line) if month in (day.month, None)}
    return replace(day, year=years.pop()) if len(years) == 1 else day


def kept_under(line: str) -> Iterator[tuple[int, int | None]]:
    """Years under which a line of a page's head says that it is kept, with the month where it names one: "Archive > 2031 > May", "May 2031
    archive", "Vol. 12 (2031)", "No. 17/2031"."""
    if len(line.split()) > SHORT or not line.strip() or any(find(line)):
        return
    for form in KEPT:
        for match in form.finditer(line):
            parts = match.groupdict()
            name, number = parts.get("month"), parts.get("number")
            month = MONTHS[name.lower().rstrip(".")] if name else int(number) if number else None
            if month is None or 1 <= month <= 12:
                yield int(parts["year"]), month
                return
