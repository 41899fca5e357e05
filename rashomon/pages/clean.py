"""Which blocks of a page are the body of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.pages.blocks import Block


def body(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it belongs to the body of an article (repeats are not: the first print of a line counts)."""
    prints = Counter(block.key for block in blocks)
    strong = [_strong(block) and prints[block.key] == 1 for block in blocks]
    kept = list(strong)
    for i, block in enumerate(blocks):
        if kept[i] or prints[block.key] > 1:
            continue
        # A short line between two paragraphs is a subheading or a short quotation, unless it is one of several: a list of links.
        before, after = i > 0 and strong[i - 1], i + 1 < len(blocks) and strong[i + 1]
        kept[i] = before and after and 1 <= len(block.words) <= 40
    return kept


def _strong(block: Block) -> bool:
    if block.main is not None:
        return block.main
    return len(block.words) >= 8 and block.ends_sentence and any(w[0].islower() for w in block.words[1:])
