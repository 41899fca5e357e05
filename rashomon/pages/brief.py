"""Pages that hold a sentence or two and their day: posts, alerts, items of a ticker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Page
from rashomon.pages import byline, credit, dates
from rashomon.pages.blocks import Block
from rashomon.pages.credit import media_words
from rashomon.pages.features import PERSON

LINES, WORDS = 10, 100
"""Lines and words of a page, at most, that may hold so little. Of a page with more, only what the extractor and the model both keep."""
LEAST = 7
"""Words of the shortest line that tells something."""
NAMED = re.compile(r"(?<=[\w,;] )[A-Z][a-z]|\d")
"""A name or a number behind the first word: an alert says where or how many."""


def brief(page: Page, blocks: Sequence[Block], kept: Sequence[bool]) -> list[Block]:
    """The lines that tell something on a page that says its day and hardly more; empty where it turns to a reader, has no day or no such line.

    Parameters: the ``page``; all its ``blocks`` in order, and of each whether the line model takes it for content (``kept``).
    """
    if page.stated_date is None and not any(True for block in blocks for _ in dates.find(block.text)):
        return []
    small = len(blocks) <= LINES and sum(len(block.words) for block in blocks) <= WORDS
    return [
        block
        for block, keep in zip(blocks, kept, strict=True)
        if _tells(block) and (small or (keep and block.main and block.ends_sentence))
    ]


def _tells(block: Block) -> bool:
    words = {word.lower() for word in block.words}
    own = [word for word in block.words if word.lower() not in media_words("furniture")]
    if len(own) < LEAST or words & PERSON or not NAMED.search(block.text):
        return False
    return not (credit.is_credit_line(block.text) or byline.is_byline(block.text) or "©" in block.text)
