"""The day an article was published, where its page states it: never a caption's date, never one from the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model import When
from rashomon.pages.blocks import Block
from rashomon.pages.dates import Stated, find
from rashomon.pages.headline import PHOTO

CUE = re.compile(
    r"\b(?:published|posted|publication|first published|issued|released?|dated?|filed|created|uploaded|issue)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|last (?:update|change))\b", re.IGNORECASE)
NOT_SELF = re.compile(r"(?i)©|copyright|all rights|accessed|retrieved|joined|next|deadline|born|died")
PADDING = re.compile(
    r"(?i)\b(?:by|at|on|in|the|from|and|min(?:ute)?s?|read|gmt|utc|[ecmp][sd]?t|ist|bst|local|time|hrs?|am|pm|a\.m|p\.m|news|world|"
    r"agencies|staff|writer|reporter|correspondent|views?|comments?|shares?)\b|[\W\d_]+"
)
FAR = 12
"""Lines from the body within which a bare date line counts."""


def read(before: Sequence[Block], after: Sequence[Block], dated: str | None, stated: date | None) -> tuple[When, bool]:
    """The publication date and whether the page states it.

    Parameters: the lines ``before`` and ``after`` the body; the date of the dateline as written (``dated``); the date that the
    container states (``stated``). Order of trust: a line that says "published", a line that is a date (nearest to the body
    first), the container, a line that says "updated", the dateline. Without any: an empty value.
    """
    found = sorted(_lines(before, after), key=lambda item: item[0])
    strong = [item for item in found if item[0] < 200]
    if stated is not None and not any(item[1].value == stated for item in strong[:3]):
        # Visible dates of related pages are common in HTML; the metadata are the page's own word.
        return When(edtf=stated.isoformat(), start=stated, end=stated, basis="stated in the page's metadata"), True
    if strong:
        return strong[0][1].when("stated on the page"), True
    if stated is not None:
        return When(edtf=stated.isoformat(), start=stated, end=stated, basis="stated in the page's metadata"), True
    line = next(find(dated, partial=True), None) if dated else None
    if line is not None and line.year is not None:
        return line.when("stated in the dateline"), True
    if found:
        return found[0][1].when("stated on the page as updated"), True
    if line is not None:
        return line.when("stated in the dateline"), True
    for block in (*before[-FAR:], *after[:FAR]):
        partial = next(find(block.text, partial=True), None)
        if partial and (CUE.search(block.text) or not _rest(block.text, partial)) and len(block.words) <= 12:
            return partial.when("stated on the page"), True
    return When(), False


def _lines(before: Sequence[Block], after: Sequence[Block]) -> Iterator[tuple[int, Stated]]:
    """Dates that may be the page's own, with a rank: smaller is better."""
    for order, block in enumerate([*reversed(before), *after]):
        below = order >= len(before)
        distance = order - len(before) if below else order
        if len(block.words) > 40 or NOT_SELF.search(block.text):
            continue
        for stated in find(block.text):
            left = block.text[max(0, stated.start - 40) : stated.start]
            cue, updated = bool(CUE.search(left)), bool(UPDATED.search(left))
            rest = _rest(block.text, stated)
            caption = len(block.words) > 8 and bool(PHOTO.search(block.text))
            bare = len(rest) <= 4 and not caption and distance < FAR
            if not (cue or updated or bare):
                continue
            rank = 0 if cue and not updated else 50 if not updated else 200
            yield rank + distance + (20 if below else 0), stated


def is_date_line(text: str) -> bool:
    """True for a line that is a date, or says when the page was published, and little else."""
    if len(text) > 120 or text.endswith((".", "!", "?", ":")):
        return False
    for stated in find(text, partial=True):
        rest = _rest(text, stated)
        if not rest or (stated.year and (len(rest) <= 2 or (len(rest) <= 4 and CUE.search(text)))):
            return True
    return False


def _rest(text: str, stated: Stated) -> list[str]:
    """Words of a line beside its date that are not the usual padding of date lines."""
    return PADDING.sub(" ", text[: stated.start] + " " + text[stated.end :]).split()
