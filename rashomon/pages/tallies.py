"""Lines of a bulletin or a table that count the dead and hurt, and look like no prose: "Wounded: 31", "| rebels | 12 killed |"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.pages.blocks import Block
from rashomon.pages.credit import media_words

LONGEST = 16
"""Words of the longest such line."""
LEAD_IN = 4
"""Words of the shortest line that ends with a colon before such lines and belongs to them."""
NEAR = 2
"""Lines from the text to the first such line."""
ALONE = 3
"""Such lines of a page that holds nothing else."""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    harm = "|".join(sorted(media_words("harmed"), key=len, reverse=True))
    number = rf"(?:\d[\d,.]*|{'|'.join(sorted(media_words('count'), key=len, reverse=True))})"
    label = rf"\W*(?:[\w'’.-]+\s+){{0,5}}?(?:{harm})\b[^:=|]{{0,45}}(?:[:=|]|\s[-–—])\s*(?:[a-z]+\s){{0,3}}?{number}\b"
    figure = rf"(?:[a-z]+\s){{0,2}}{number}\s(?:\w+\s)?(?:{harm})"
    row = rf"\W*[^:|]{{2,45}}(?:[:|]|\s[-–—])\s*{figure}(?:\s?(?:,|;|/|and|\||,\sand)\s?{figure})*\s*[.|;]?"
    people = rf"(?:[a-z]+\s){{0,2}}{number}\s(?:[\w-]+\s){{0,3}}(?:{harm})"
    entry = rf"[-*•·‣▪●■►+]\s*{people}(?:\s?(?:,|;|and|,\sand)\s?{people})*\s*[.;]?"
    return tuple(re.compile(form, re.IGNORECASE) for form in (label, row, entry))


def is_tally(text: str) -> bool:
    """Whether a line gives a figure behind a word of harm as its label, under the name of a side, or behind a bullet and nothing else."""
    if len(text.split()) > LONGEST:
        return False
    label, row, entry = _forms()
    text = text.strip()
    return label.match(text) is not None or row.fullmatch(text) is not None or entry.fullmatch(text) is not None


def keep_tallies(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Keep, in place, such lines beside the text of an article, one after the other, and the line that leads to them.

    On a web page only those that its markup puts with the text.
    """
    run: list[int] = []
    for i in range(len(blocks) + 1):
        if i < len(blocks) and blocks[i].main is not False and is_tally(blocks[i].text):
            run.append(i)
        elif run and (i == len(blocks) or i - run[-1] >= NEAR):
            _keep(blocks, kept, run)
            run = []


def _keep(blocks: Sequence[Block], kept: list[bool], run: list[int]) -> None:
    """Keep the lines of one run where the text stands beside it, or where there is none and the run is all that is told."""
    first, last = run[0], run[-1]
    beside = any(kept[max(first - NEAR, 0) : last + NEAR + 1])
    if not beside and (any(kept) or len(run) < ALONE):
        return
    for i in range(first, last + 1):
        kept[i] = True
    lead = blocks[first - 1] if first else None
    if lead is not None and lead.text.endswith(":") and len(lead.words) >= LEAD_IN:
        kept[first - 1] = True


__all__ = ["is_tally", "keep_tallies"]
