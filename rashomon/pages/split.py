"""Where one article ends and the next begins on a page, by what the text does: a new headline, new words, new names."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from statistics import median

import numpy as np

from rashomon import forest
from rashomon.pages import dates
from rashomon.pages.blocks import Block
from rashomon.pages.byline import BYLINE, is_person
from rashomon.pages.credit import dateline
from rashomon.pages.tongue import function_words

WINDOW = 8
"""Paragraphs on each side of a gap that are compared."""
LIMIT = 0.9
"""Chance above which a gap parts two articles, on a page with navigation and notices, which are easily taken for a new beginning."""
LIMIT_TIDY = 0.5
"""The same on a page that is nearly all body."""
TIDY = 0.85
"""Share of a page's characters in body from which on it is tidy."""
APART = 0.03
"""Likeness below which the paragraphs on both sides of a gap have so little in common that nothing else need tell a new article."""
LIMIT_MAIN = 0.95
"""The same where an HTML extractor has said what the page's one article is."""
SIGNS = 2
"""Of a byline, a date and a dateline, those that make a headline that of a new article."""
SMALL = 24
"""Lines of a page at most that is looked at so: the model, which learned from long ones, is unsure there."""
GAIN, AFTER = 0.4, 0.6
"""Share of the words of such a headline that stand below it, and how much more that is than stands above."""
CARRIES_ON = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "their",
        "its",
        "but",
        "and",
        "however",
        "also",
        "meanwhile",
        "still",
        "yet",
    }
    | {"this", "these", "that", "those", "such", "another", "other", "others", "nevertheless", "moreover", "then"}
)
NAMES = (
    "lines", "words", "body lines", "similar", "similar names", "headline gain", "headline after", "printed twice", "page top",
    "page top lines", "dateline", "date", "byline", "paragraphs before", "paragraphs after", "depth", "blank", "carries on",
    "headlines", "overlap", "new names", "adjacent", "share of body", "dip", "cut lines",
)  # fmt: skip


def headline_like(block: Block) -> bool:
    """True for a line that could be a headline: some words, no full stop at its end."""
    return 3 <= len(block.words) <= 30 and len(block.text) <= 220 and not block.text.endswith((".", ",", ";", ":", "…"))


def boundaries(blocks: Sequence[Block], kept: Sequence[bool]) -> list[tuple[int, int]]:
    """The gaps that part two articles.

    Parameters: the ``blocks`` of a page, and which of them are body. Result: for each new article ``(last, first)``, the last
    paragraph of the article before and the first of the new one, as indices of blocks.
    """
    gaps = candidates(blocks, kept)
    if not gaps:
        return []
    model = _model()
    rows = np.array([row for _, _, row in gaps], dtype=np.float32)
    if any(block.main is not None for block in blocks):
        limit = LIMIT_MAIN
    else:
        own = sum(len(block.text) for block, keep in zip(blocks, kept, strict=True) if keep)
        limit = LIMIT_TIDY if own >= TIDY * sum(len(block.text) for block in blocks) else LIMIT
    chances = model.probability(rows)
    small = len(blocks) <= SMALL
    return [
        (last, first)
        for (last, first, row), p in zip(gaps, chances, strict=True)
        if (p > limit and not (small and _unopened(row))) or (small and limit < LIMIT_MAIN and _headed(row))
    ]


def _unopened(row: Sequence[float]) -> bool:
    """Whether nothing in a gap opens an article: no line that could be a headline, no date, byline or dateline. The paragraphs of a short page
    have few words in common, so that alone tells nothing."""
    told = dict(zip(NAMES, row, strict=True))
    return not any(told[name] for name in ("headlines", "date", "byline", "dateline"))


def _headed(row: Sequence[float]) -> bool:
    """Whether a headline stands in the gap that sums up what follows and not what stands before, with two of a byline, a date and a
    dateline below it: a new article, however short the two are."""
    told = dict(zip(NAMES, row, strict=True))
    signs = sum(bool(told[name]) for name in ("date", "byline", "dateline"))
    return signs >= SIGNS and told["headline gain"] >= GAIN and told["headline after"] >= AFTER


@cache
def _model() -> forest.Forest:
    return forest.read(json.loads((files("rashomon.pages") / "data" / "split.json").read_text(encoding="utf-8")))


def candidates(blocks: Sequence[Block], kept: Sequence[bool]) -> list[tuple[int, int, list[float]]]:
    """Every gap between two paragraphs where an article could begin, with its features in the order of :data:`NAMES`."""
    paragraphs = [i for i, keep in enumerate(kept) if keep and _paragraph(blocks[i])]
    if len(paragraphs) < 2:
        return []
    english = function_words("en")
    content = [_content(blocks[i], english) for i in paragraphs]
    names = [_names(blocks[i]) for i in paragraphs]
    spread = Counter(word for bag in content for word in bag)
    weight = {word: math.log(1 + len(paragraphs) / n) for word, n in spread.items()}
    similar = [_similar(content, at, weight) for at in range(1, len(paragraphs))]
    places = [
        at
        for at, alike in enumerate(similar, start=1)
        if alike < APART or _opens(blocks, kept, paragraphs[at - 1], paragraphs[at])
    ]
    middle = median(similar)
    share = sum(len(b.text) for b, keep in zip(blocks, kept, strict=True) if keep) / (
        sum(len(b.text) for b in blocks) or 1
    )
    top = {blocks[i].key for i in range(paragraphs[0])}
    found = []
    for at in places:
        last, first = paragraphs[at - 1], paragraphs[at]
        between = [blocks[i] for i in range(last + 1, first)]
        before, after = _bag(content[max(0, at - WINDOW) : at]), _bag(content[at : at + WINDOW])
        near = set(_bag(content[at : at + 2]))
        gains, shares = [0.0], [0.0]
        for block in between:
            words = _content(block, english)
            if words and headline_like(block):
                share = sum(word in near or word in after for word in words) / len(words)
                gains.append(share - sum(word in before for word in words) / len(words))
                shares.append(share)
        keys = [block.key for block in between if len(block.words) >= 3]
        old_names = set().union(*names[max(0, at - 2 * WINDOW) : at])
        new_names = set().union(*names[at : at + 4])
        left = max(similar[max(0, at - 1 - WINDOW) : at])
        right = max(similar[at - 1 : at - 1 + WINDOW])
        row = [
            math.log1p(len(between)),
            math.log1p(sum(len(block.words) for block in between)),
            sum(kept[i] for i in range(last + 1, first)) / (len(between) or 1),
            similar[at - 1],
            len(old_names & new_names) / math.sqrt((len(old_names) or 1) * (len(new_names) or 1)),
            max(gains),
            max(shares),
            len(keys) - len(set(keys)) > 0,
            sum(key in top for key in keys) / (len(keys) or 1),
            math.log1p(sum(key in top for key in keys)),
            dateline(blocks[first].text) is not None,
            any(_dated(block) for block in between),
            any(BYLINE.match(block.text) or is_person(block.text) for block in between),
            math.log1p(at),
            math.log1p(len(paragraphs) - at),
            left + right - 2 * similar[at - 1],
            max((blocks[i].gap for i in range(last + 1, first + 1)), default=0),
            (blocks[first].words[0].lower() if blocks[first].words else "") in CARRIES_ON,
            math.log1p(sum(headline_like(block) for block in between)),
            len(set(before) & set(after)) / (len(set(before) | set(after)) or 1),
            len(new_names - old_names) / (len(new_names) or 1),
            _cosine(content[at - 1], content[at], weight),
            share,
            similar[at - 1] - middle,
            math.log1p(sum(not kept[i] for i in range(last + 1, first))),
        ]
        found.append((last, first, [float(value) for value in row]))
    return found


def _opens(blocks: Sequence[Block], kept: Sequence[bool], last: int, first: int) -> bool:
    """True for a gap in which an article could begin: a headline or a line that was cut stands in it, or a dateline behind it."""
    lines = range(last + 1, first)
    return any(headline_like(blocks[i]) or not kept[i] for i in lines) or dateline(blocks[first].text) is not None


def _paragraph(block: Block) -> bool:
    return len(block.words) >= 30 or (len(block.words) >= 5 and block.ends_sentence)


def _dated(block: Block) -> bool:
    return len(block.words) <= 14 and any(True for _ in dates.find(block.text))


def _content(block: Block, english: frozenset[str]) -> Counter[str]:
    """Content words, roughly stemmed, so that "killed" and "killing" are one."""
    return Counter(stem for word in block.words if len(stem := _stem(word)) > 2 and stem not in english)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return re.sub(r"(?:'s|’s|ing|ed|es|s)$", "", word.lower())


def _names(block: Block) -> set[str]:
    return {word for word in block.words[1:] if word[0].isupper() and len(word) > 2}


def _bag(parts: Sequence[Counter[str]]) -> Counter[str]:
    bag: Counter[str] = Counter()
    for part in parts:
        bag.update(part)
    return bag


def _similar(content: Sequence[Counter[str]], at: int, weight: Mapping[str, float]) -> float:
    return _cosine(_bag(content[max(0, at - WINDOW) : at]), _bag(content[at : at + WINDOW]), weight)


def _cosine(left: Counter[str], right: Counter[str], weight: Mapping[str, float]) -> float:
    """Cosine of two bags with logarithmic counts, each word weighed by how few paragraphs have it."""
    both = sum(
        (1 + math.log(n)) * (1 + math.log(right[word])) * weight.get(word, 1) ** 2
        for word, n in left.items()
        if word in right
    )
    if not both:
        return 0.0
    size = math.prod(
        math.sqrt(sum(((1 + math.log(n)) * weight.get(word, 1)) ** 2 for word, n in bag.items()))
        for bag in (left, right)
    )
    return both / size
