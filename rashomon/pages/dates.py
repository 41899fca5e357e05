"""Dates that a page states of itself: one strict reading of full dates in the forms that outlets print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rashomon.model import When
from rashomon.pages.calendars import common_year
from rashomon.pages.calendars import found as other_calendars

MONTHS = {
    **{
        "january": 1,
        "february": 2,
        "march": 3,
        "april": 4,
        "may": 5,
        "june": 6,
        "july": 7,
        "august": 8,
        "september": 9,
    },
    **{
        "october": 10,
        "november": 11,
        "december": 12,
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
    },
    **{"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12},
}
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20|25)\d\d)"
CLOCK = r"(?:[\s,|–—-]*(?:at\s+|@\s*)?(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{4}(?=\s*(?:gmt|utc|hrs|h\b)))(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:gmt|utc|[ecmp][sd]?t|ist|bst|cet|cest|eet|msk|pkt|ksa|z)\b\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?)?"
UNTIL = r"(?:(?<=\d-)|(?<=\d–)|(?<![\w.-]))"
"""What stands before the last day of a range, which the range is dated by, or before any day."""
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{UNTIL}{WEEKDAY}{DAY}[\s,.\-/]*(?:of\s+)?{MONTH}[\s,.\-/]*{YEAR}(?!\d){CLOCK}",
        rf"(?:(?<![\w-])|(?-i:(?<=[a-z])(?=[A-Z]))){WEEKDAY}{MONTH},?[\s\-/]*{DAY}(?:\s*,\s*|\s+|[-/.])?{YEAR}(?!\d){CLOCK}",
        rf"(?<![\d.-]){YEAR}(?P<s1>[-/.])(?P<number>\d{{1,2}})(?P=s1){DAY}(?!\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?{CLOCK}",
        rf"(?<![\d./-]){WEEKDAY}{DAY}(?P<s2>[-/.])(?P<number>\d{{1,2}})(?P=s2){YEAR}(?![\d/-]|\.\d){CLOCK}",
        rf"(?<![\w.-]){WEEKDAY}{DAY}[-\s']*{MONTH}[-\s',]+(?P<short>\d\d)(?![\d:]){CLOCK}",
        rf"(?<![\w.-])(?P<day>\d\d)[0-2]\d[0-5]\d\s?(?:z|gmt|utc)\s{MONTH}\s(?:{YEAR}|(?P<short>\d\d))(?![\d:])",
        rf"(?<![\w-]){WEEKDAY}{MONTH}\s{DAY},?\s['’](?P<short>\d\d)(?![\d:]){CLOCK}",
        rf"(?<![\d./-]){YEAR}(?P<s1>\s?[-/.]\s|\s[-/.]\s?)(?P<number>\d\d)(?P=s1)(?P<day>\d\d)(?!\d)",
        rf"(?<!\w)juche\s?\d{{2,3}}\s?\({YEAR}\)[.,]?\s?(?P<number>\d{{1,2}})\.\s?{DAY}(?!\d)",
        rf"(?<![\w.-]){WEEKDAY}{DAY}\.\s?(?P<roman>(?-i:I{{1,3}}|I?V|VI{{1,3}}|I?X|XI{{1,2}}))\.?\s?{YEAR}(?!\d){CLOCK}",
    )
)
OTHER = re.compile(
    rf"(?<![\w.-]){DAY}\.?\s+(?:de\s+)?(?P<other>[^\W\d_]{{3,14}})\.?,?\s+(?:del?\s+)?{YEAR}(?!\d){CLOCK}",
    re.IGNORECASE,
)
"""A date whose month is named in another language: "25 de agosto de 2013"."""
SHORT = re.compile(
    rf"(?<![\d./-]){WEEKDAY}{DAY}(?P<s2>[-/.])(?P<number>\d{{1,2}})(?P=s2)(?P<short>\d\d)(?![\d/-]|[.:]\d){CLOCK}",
    re.IGNORECASE,
)
"""A date of three numbers of one or two digits, which many other things look like."""
RUN_IN = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)")
"""Eight digits that are all of a line: "20310504"."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PARTIAL = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"(?<![\w.-]){WEEKDAY}{MONTH}\s*{DAY}(?![\d:])", rf"(?<![\w.-]){WEEKDAY}{DAY}\s+{MONTH}(?!\w)")
)
NUMERIC = FORMS[3]
"""A date of three numbers, the year last."""


@cache
def other_months() -> dict[str, int]:
    """Names of months in other languages than English, in small letters, from ``data/months.tsv``."""
    lines = (files("rashomon.pages") / "data" / "months.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t")[1:] for line in lines if line and not line.startswith("#"))
    return {name: n for row in rows for n, names in enumerate(row, start=1) for name in names.split("|") if name}


QUICK = re.compile(r"\d")


@dataclass(frozen=True)
class Stated:
    """A date found in characters ``[start, end)`` of a string. ``year`` is ``None`` when it gives month and day only.

    ``other`` is the other reading of an all-numeric date whose day and month could be exchanged."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    other: date | None = None

    @property
    def value(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None

    def when(self, basis: str) -> When:
        """The date as a value of the model; without a year it is ``XXXX-MM-DD`` and spans nothing."""
        if self.year is None:
            return When(edtf=f"XXXX-{self.month:02}-{self.day:02}", basis=f"{basis}, month and day only")
        day = date(self.year, self.month, self.day)
        return When(edtf=day.isoformat(), start=day, end=day, basis=basis)


def find(text: str, *, partial: bool = False, short: bool = False) -> Iterator[Stated]:
    """Find full dates in a string, in order, never two over the same characters.

    Parameters: ``text``; ``partial``: also month and day without a year; ``short``: also "6.04.04" and "20040406", for a line that is known to
    tell a date. Numeric dates are day first unless that can't be, or the weekday beside it says otherwise.
    """
    if not QUICK.search(text):
        return
    found: list[Stated] = []
    for form in (*FORMS, OTHER, *((SHORT, RUN_IN) if short else ()), *(PARTIAL if partial else ())):
        for match in form.finditer(text):
            stated = _read(match)
            if stated and not any(stated.start < f.end and f.start < stated.end for f in found):
                found.append(stated)
    for start, end, day in other_calendars(text):
        if not any(start < f.end and f.start < end for f in found):
            found.append(Stated(start, end, day.month, day.day, day.year))
    yield from sorted(found, key=lambda f: f.start)


STAMP = re.compile(
    r"(?:content|datetime|value|title|data-[\w-]{1,30}|[\"'](?:date|publi|created|posted)\w{0,30}[\"']\s{0,3}:)\s{0,3}=?\s{0,3}[\"']?\s{0,3}$",
    re.IGNORECASE,
)
"""What stands just before a date that markup states for machines: an attribute, or a key of a script's data."""


def stamped(markup: str, day: date) -> bool:
    """True when the markup of a page states a day for machines, and not only somewhere in its text or its pictures' addresses."""
    form = re.compile(day.strftime("%Y[-/.]?%m[-/.]?%d"))
    return any(STAMP.search(markup, max(0, m.start() - 60), m.start()) for m in form.finditer(markup))


def _read(match: re.Match[str]) -> Stated | None:
    parts = match.groupdict()
    day = int(parts["day"])
    if parts.get("roman"):
        month = ROMAN.index(parts["roman"]) + 1
    elif parts.get("other"):
        month = other_months().get(parts["other"].casefold(), 0)
    else:
        month = MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    year = common_year(int(parts["year"])) if parts.get("year") else None
    if parts.get("short"):
        year = 2000 + int(parts["short"]) if int(parts["short"]) < 70 else 1900 + int(parts["short"])
    other = None
    if parts.get("s2"):
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month and year:
            other = date(year, day, month)
            weekday = (parts.get("weekday") or "")[:3].lower()
            if weekday == WEEKDAYS[other.weekday()] and weekday != WEEKDAYS[date(year, month, day).weekday()]:
                day, month, other = month, day, None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return Stated(match.start(), match.end(), month, day, year, other)
