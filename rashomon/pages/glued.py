"""Pages that lost their line breaks: one long line with date, headline, body and leftovers run together."""

from __future__ import annotations

import re

from rashomon.pages.blocks import Block
from rashomon.pages.dates import find

LEAD = 260
CUE = re.compile(
    r"(?:date of publication|(?:last |first )?(?:updated|published|posted|modified)(?:\s+(?:at|on))?|(?:release )?date)\s*:?\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^[\s)(.,|–—-]*(?:\d{1,2}:\d\d|\d{3,4}\b(?=\s)|get short url|print|tweet|share|\d{1,4}(?=\s\d{1,4}\s)|\(?updated\b[^)]{0,40}\)?)+",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(]?[A-Z0-9])")
STARTERS = frozenset(
    "A An The At In On After Before More Several Dozens Scores Hundreds Thousands Two Three Four Five Six Seven Eight Nine Ten "
    "Some Many Most Around About Nearly Up Fierce Heavy Air It He She They This These Those Its His Her There When While As For".split()
)


def is_glued(blocks: list[Block]) -> bool:
    """True when nearly all of a page stands in one line that is far too long for a paragraph with its headline elsewhere."""
    total = sum(len(block.text) for block in blocks)
    longest = max(blocks, key=lambda block: len(block.text))
    return (
        len(blocks) <= 4
        and len(longest.text) >= 0.7 * total
        and blocks.index(longest) <= 1
        and len(longest.words) >= 40
    )


def unglue(block: Block) -> list[Block]:
    """Cut a glued line into date, headline, body and leftovers; a part that can't be told stays with the body.

    Result: blocks in order that together cover the line: lines before the body, the body, lines after it.
    """
    text = block.text
    cuts: list[int] = [0]
    head_from = 0
    first = next((f for f in find(text[:LEAD])), None)
    if first is not None and _opens(text, first.start):
        head_from = first.end + (m.end() if (m := AFTER.match(text[first.end :])) else 0)
        if first.start > 40:
            start = first.start
            cue = CUE.search(text[: first.start])
            cuts.append(cue.start() if cue else start)
        cuts.append(head_from)
    body_from = _headline_end(text, cuts[-1] if first is not None else 0) if len(cuts) < 3 else cuts[-1]
    if body_from > cuts[-1]:
        cuts.append(body_from)
    tail = _tail(text, cuts[-1])
    if tail < len(text):
        cuts.append(tail)
    cuts.append(len(text))
    parts = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if piece:
            at = block.start + start + left
            parts.append(Block(at, at + len(piece), piece, 1 if parts else 0, block.main))
    return parts


def _opens(text: str, at: int) -> bool:
    """A date that stands before any sentence has ended: what precedes it can only be a cue, a headline or a byline."""
    return not STOP.search(text[:at])


def _headline_end(text: str, at: int) -> int:
    """Where the headline after the date ends: at the first full stop of a short, headline-like run; ``at`` if there is none."""
    stop = STOP.search(text, at)
    if not stop:
        return at
    words = text[at : stop.start()].split()
    if 3 <= len(words) <= 20:
        capital = sum(1 for word in words if word[:1].isupper() or word[:1].isdigit())
        following = {w.lower().strip("\".,'") for w in text[stop.end() : stop.end() + 400].split()}
        shared = sum(1 for w in words if w.lower().strip("\".,'") in following)
        if capital >= 0.6 * len(words) or shared >= 0.4 * len(words):
            return stop.end()
    return at


def _tail(text: str, at: int) -> int:
    """Where leftovers after the last full sentence begin; the end of the text when there are none."""
    end = max(m.end() for m in re.finditer(r"[.!?][\"”')\]]*(?=\s|$)|^", text)) if text else 0
    rest = text[end:].strip()
    if end > at and rest and len(rest.split()) <= 14:
        return end
    return len(text)
