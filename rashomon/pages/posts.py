"""Posts of one or more accounts on one page, each under a line with the account's name and the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.pages import dates
from rashomon.pages.blocks import Block

TOP = 40
"""Words of the page above its first post, at most."""
LONGEST = 14
"""Words of the line above a post, at most."""
ACCOUNT = re.compile(r"(?:[^@—–-][^@]{0,50}\s)?\(?@\w{2,30}\)?(?=[\s·•|,:–—-])")


def posts(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """The day above each post and what stands below it, those of one day in a row together; empty where the page holds no posts of
    two days.

    A thread of one day mostly tells one thing, and is one article.
    """
    found: list[tuple[Block, list[Block]]] = []
    last, above = "", 0
    for block in blocks:
        day = _day(block)
        above += 0 if found else len(block.words)
        if above > TOP:
            return []  # an article that shows posts
        if day is not None and day.key != last:
            last = day.key
            found.append((day, []))
        elif found and day is None:
            found[-1][1].append(block)
    found = [(day, below) for day, below in found if below]
    return found if len(found) > 1 else []


def _day(block: Block) -> Block | None:
    """The day in a line that stands above a post."""
    account = ACCOUNT.match(block.text)
    if account is None or len(block.words) > LONGEST or block.ends_sentence:
        return None
    stated = next((d for d in dates.find(block.text, partial=True) if d.start >= account.end()), None)
    if stated is None:
        return None
    start, end = block.start + stated.start, block.start + stated.end
    return replace(block, start=start, end=end, text=block.text[stated.start : stated.end])
