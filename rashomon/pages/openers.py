"""Lines that are no more than a day or a time of day, and open the entries of a time line, a bulletin or a live blog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Page
from rashomon.pages import dates
from rashomon.pages.blocks import Block
from rashomon.pages.credit import DATED

LEAST = 2
"""Different lines that make a list."""
HEADING = 12
"""Words of a heading that may stand between such a line and the text of its entry."""
REACH = 4
"""Characters before a paragraph among which its bullet stands."""
BULLETS = frozenset("*•·‣▪●■►\uf0b7")
TIME = re.compile(r"\W*(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?\W*", re.IGNORECASE)
NOT_TOLD = re.compile(r"(?i)\d+|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[\W_]+")
LEAD = re.compile(r"[(\[]?\s*")
REACHED = 120
"""Characters of a paragraph in which its day and the names behind that stand."""
CLOSED = re.compile(r"\s*(?:[:)\]|–—]|-{1,2}\s)")
NAMED = re.compile(r",\s[A-Z][^.;–]{2,60}–\s")
"""Names of where it was, behind the day: ", Torit, Eastern Equatoria: "."""


def openers(blocks: Sequence[Block], body: Sequence[Block]) -> list[Block]:
    """Those of the cut ``blocks`` of an article that open an entry of its ``body``; empty where the article is no list of entries."""
    kept = {block.start for block in body}
    order = sorted({block.start: block for block in (*blocks, *body)}.values(), key=lambda block: block.start)
    found = []
    for i, block in enumerate(order):
        if block.start in kept or not _bare(block.text):
            continue
        after = order[i + 1 : i + 3]
        heads = len(after) == 2 and len(after[0].words) <= HEADING and after[1].start in kept
        if after and (after[0].start in kept or (heads and not _bare(after[0].text))):
            found.append(block)
    clocks = [block for block in found if TIME.fullmatch(block.text)]
    days = [block for block in found if block not in clocks]
    # "Friday 12 August (a holiday)" was not cut, and heads the entries of a day as "Thursday 11 August" does.
    beside = {block.key for block in body if len(block.words) <= HEADING and _opens(block.text)} if days else set()
    listed_days = {block.key for block in days} | beside
    return [
        block
        for kind, lines in ((days, listed_days), (clocks, {block.key for block in clocks}))
        if len(lines) >= LEAST
        for block in kind
    ]


def listed(texts: Sequence[str]) -> bool:
    """Whether several paragraphs open with a day each, so that none is the day on which the page was sent."""
    return len({day for text in texts if (day := _opening(text)) is not None}) >= LEAST


def begins_item(page: Page, start: int) -> bool:
    """Whether an item of a list begins at an offset of a page, by its markup or by a bullet."""
    return start in page.items or page.text[max(start - REACH, 0) : start].rstrip()[-1:] in BULLETS


def _bare(text: str) -> bool:
    if TIME.fullmatch(text):
        return True
    day = next(dates.find(text, partial=True), None)
    return day is not None and not NOT_TOLD.sub("", text[: day.start] + text[day.end :])


def _opens(text: str) -> bool:
    """Whether a line opens with a day and goes on with no more than a bracket."""
    day = next(dates.find(text, partial=True), None)
    return day is not None and not NOT_TOLD.sub("", text[: day.start] + text[day.end :].partition("(")[0])


def _opening(text: str) -> tuple[int, int] | None:
    """Month and day that open a paragraph and are closed off from it."""
    lead = LEAD.match(text)
    at = lead.end() if lead else 0
    text = text[:REACHED].replace(": ", "– ")  # a colon behind a number looks like a time of day
    day = next(dates.find(text, partial=True), None)
    if day is None or day.start > at or (DATED.match(text) and "(" in text[day.end : day.end + 3]):
        return None
    closed = CLOSED.match(text[day.end :]) or NAMED.match(text[day.end :])
    return (day.month, day.day) if closed else None
