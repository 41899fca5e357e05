"""How long before the article's publication a time expression is, as far as the article alone can tell."""

from __future__ import annotations

from rashomon.calendar import Days, relation, span
from rashomon.model import TimeMention, When

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
    page = _days(published)
    if rel.base is None and page is not None:
        found = rel.forward(page)
        return ((page.first - found.last).days, (page.last - found.first).days) if found else None
    if page is not None and page.width <= NARROW + 1:
        last = span(page.last, page.last)
        found = rel.forward(last, last)
        return ((page.last - found.last).days, (page.last - found.first).days) if found else None
    return (-rel.high, -rel.low) if rel.base is not None and mention.month is None else None


def says_which_day(time: TimeMention) -> bool:
    """Whether an expression names a day by itself: a weekday, or a day with its month."""
    return time.weekday is not None or (time.day is not None and time.month is not None)


def _days(when: When) -> Days | None:
    return span(when.start, when.end) if when.start is not None and when.end is not None else None
