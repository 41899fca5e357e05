"""Days of two numbers, "12/1", that open the entries of a list: alone they could be anything, together they tell which is the month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy import attrs
from spacy.tokens import Doc

from rashomon.columns import columns

LEAST = 2
"""Different openings that make a list."""
NEAR = 45
"""Days before publication within which all of them lie, where nothing else says which number is the month."""
SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})")
BULLETS = frozenset({"-", "–", "—", "*", "•", "·", "[", "("})
CLOSERS = frozenset({":", "-", "--", "–", "—", "]", ")", "|"})
Day = tuple[int, int]
"""Day and month."""


def slashed(doc: Doc) -> dict[int, Day]:
    """Day and month by the token that opens a paragraph with them; empty where the text is no list, or leaves open which is which."""
    found = dict(_openings(doc))
    if len(set(found.values())) < LEAST:
        return {}
    fits = [order for order in (_day_first, _month_first) if all(_valid(*order(pair)) for pair in found.values())]
    if len(fits) == 2:
        # One month, or days just before the page came out.
        fits = [order for order in fits if len({order(pair)[1] for pair in found.values()}) == 1] or fits
    if len(fits) == 2:
        fits = [order for order in fits if all(_just_before(doc, *order(pair)) for pair in found.values())]
    return {at: fits[0](pair) for at, pair in found.items()} if len(fits) == 1 else {}


def _openings(doc: Doc) -> Iterator[tuple[int, Day]]:
    start = True
    (texts,) = columns(doc, attrs.ORTH)
    for at, text in enumerate(texts):
        if "\n" in text:
            start = True
        elif start and text not in BULLETS:
            start = False
            match = SLASHED.fullmatch(text)
            after = at + 2 if match and texts[at + 1 : at + 2] == ["."] else at + 1  # "3.5.: shells fell"
            if match and after < len(texts) and texts[after] in CLOSERS:
                yield at, (int(match[1]), int(match[3]))


def _day_first(pair: Day) -> Day:
    return pair


def _month_first(pair: Day) -> Day:
    return pair[1], pair[0]


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _just_before(doc: Doc, day: int, month: int) -> bool:
    published = doc._.article.published.end if doc.has_extension("article") and doc._.article is not None else None
    if published is None:
        return False
    for year in (published.year, published.year - 1):
        try:
            if 0 <= (published - date(year, month, day)).days <= NEAR:
                return True
        except ValueError:
            continue
    return False
