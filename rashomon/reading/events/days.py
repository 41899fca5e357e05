"""How long before the article's publication a time expression is, as far as the article alone can tell."""

from __future__ import annotations

from datetime import date

from rashomon.calendar import Days, relation, span
from rashomon.model import TimeMention, When

YEARLESS = "XXXX-"
"""How the date of a page without a year begins."""
SOME_YEAR = "2021-"
"""A year that has no leap day, nor has the one before."""
NARROW = 8
"""Days; a publication known no better than this can't tell one week from the next."""
Ago = tuple[int, int]
"""Fewest and most days before publication; negative = after it."""


def ago(mention: TimeMention, published: When) -> Ago | None:
    """Days between what the expression means and the publication; of a range or "since", where it begins.

    Result: ``None`` when it is counted from something told before, or when it would need a publication date that nobody knows.
    """
    if mention.anchor == "narrative":
        return None
    if mention.modifier is not None or mention.end is not None:
        mention = mention.model_copy(update={"modifier": None, "end": None})
    rel = relation(mention, "past")
    if rel is None:
        return (0, 1) if mention.part is not None or mention.hour is not None else None
    page = _days(published) or _days_of_a_year(published, mention)
    if rel.base is None and page is not None:
        found = rel.forward(page)
        return ((page.first - found.last).days, (page.last - found.first).days) if found else None
    if page is not None and page.width <= NARROW + 1:
        last = span(page.last, page.last)
        found = rel.forward(last, last)
        return ((page.last - found.last).days, (page.last - found.first).days) if found else None
    return (-rel.high, -rel.low) if rel.base is not None and mention.month is None else None


def is_weekend(mention: TimeMention) -> bool:
    """Whether an expression is a weekend, of which people tell what was on the Friday or in one of its nights, too."""
    return mention.end is not None and mention.end.span == mention.span and mention.end.weekday == 6


def stretch(mention: TimeMention, published: When) -> Ago | None:
    """Days between the publication and the last and the first day of what an expression names; ``None`` where it names no day, or an open end."""
    first = ago(mention, published)
    last = first if mention.end is None else ago(mention.end, published)
    if (
        first is None
        or last is None
        or is_weekend(mention)
        or mention.modifier in ("since", "before", "after", "until")
    ):
        return None
    return (last[0], first[1]) if max(first[1] - first[0], last[1] - last[0]) <= 1 else None


def says_which_day(time: TimeMention) -> bool:
    """Whether an expression names a day by itself: a weekday, or a day of a month, be it of one that goes without saying ("on the 8th inst.")."""
    return time.weekday is not None or time.day is not None


def names_day(time: TimeMention) -> bool:
    """Whether an expression names a day or a night by itself, be it by its distance from the page: "Monday", "yesterday", "overnight"."""
    counted = time.unit == "day" and time.anchor != "narrative"
    return time.day is not None or time.weekday is not None or time.part == "overnight" or counted


def _days_of_a_year(when: When, mention: TimeMention) -> Days | None:
    """The day of a publication whose year nobody knows, in one year or another: a month and day are as far from it in any. A weekday is not."""
    if (
        when.edtf is None
        or not when.edtf.startswith(YEARLESS)
        or mention.weekday is not None
        or mention.year is not None
    ):
        return None
    try:
        day = date.fromisoformat(SOME_YEAR + when.edtf.removeprefix(YEARLESS))
    except ValueError:
        return None
    return span(day, day)


def _days(when: When) -> Days | None:
    return span(when.start, when.end) if when.start is not None and when.end is not None else None
