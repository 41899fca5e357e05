"""What can be seen of each block of a page, as numbers: form, words, place, repeats and neighbours. Knows no site."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.pages.blocks import Block
from rashomon.pages.tongue import function_words

SPECIAL = re.compile(r"[|»›©®™→←↑↓▼▲■●►★☆✓✔×+#{}<>=~^_\\]")
ADDRESS = re.compile(r"https?://|www\.|\w@\w|\.(?:com|org|net)\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b", re.IGNORECASE)
QUOTE = re.compile(r"[\"“”]")
STOP = re.compile(r"[.!?…][\"”’)\]]*(?:\s|$)|[。！？؟۔।॥]")
UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that part no words: Thai, Lao, Burmese, Khmer, Japanese, Chinese. Some three make a word."""
PERSON = frozenset({"you", "your", "we", "our", "us", "my"})
OWN = (
    "words", "chars", "word length", "ends sentence", "ends open", "function words", "capitals", "shouting", "digits", "commas",
    "sentences", "gap", "gap after", "lead", "share of page", "from top", "from bottom", "prints", "first print", "special",
    "address", "dated", "quote", "lower start", "person", "byline", "main", "lexical", "topic", "opening",
)  # fmt: skip
ENGLISH = frozenset({"function words", "capitals", "shouting", "person", "byline", "lexical", "lower start"})
"""What means something in English, or in scripts with capitals, only."""
NEAR = ("words", "ends sentence", "function words", "lexical", "topic", "prints", "main", "capitals")
AROUND = ("strong near", "since strong", "until strong", "strong before", "strong after", "inside")
NAMES = (
    *OWN,
    *(f"{name} {offset:+d}" for offset in (-2, -1, 1, 2) for name in NEAR),
    *AROUND,
)


def tokens(block: Block) -> set[str]:
    """The words of a block that the lexical weights know: small letters, digits as one sign."""
    return {"0" if word[0].isdigit() else word.lower() for word in block.words[:60]}


def lexical(block: Block, weights: Mapping[str, float]) -> float:
    """How much a block's words sound like an article (above zero) or like what stands around one."""
    words = tokens(block)
    if not words:
        return weights.get("", 0.0)
    return weights.get("", 0.0) + sum(weights.get(word, 0.0) for word in words) / math.sqrt(len(words))


def matrix(blocks: Sequence[Block], weights: Mapping[str, float] | None) -> NDArray[np.float32]:
    """One row a block, one column a name of :data:`NAMES`.

    Parameters: the ``blocks`` of one page in order; ``weights`` of words for :func:`lexical`, or ``None`` for a page in any language:
    then whatever takes knowledge of English is zero.
    """
    any_language = weights is None
    weights = weights or {}
    english: frozenset[str] = frozenset() if any_language else function_words("en")
    prints = Counter(block.key for block in blocks)
    seen: set[str] = set()
    long_words: Counter[str] = Counter()
    for block in blocks:
        if len(block.words) >= 15:
            long_words.update({word.lower() for word in block.words if len(word) > 3})
    opening: set[str] = set()
    rows = []
    strong = []
    total = sum(len(block.text) for block in blocks) or 1
    before = 0
    count = len(blocks)
    for i, block in enumerate(blocks):
        text, words = block.text, block.words
        count_words = len(words) + (len(UNPARTED.findall(text)) // 3 if any_language else 0)
        size = len(words) or 1
        lower = [word.lower() for word in words]
        function = sum(word in english for word in lower) / size
        content = {word for word in lower if len(word) > 3 and word not in english}
        own = 1 if len(words) >= 15 else 0
        topic = sum(long_words[word] > own for word in content) / len(content) if content else 0.0
        ends = block.ends_sentence
        row = [
            math.log1p(count_words),
            math.log1p(len(text)),
            sum(map(len, words)) / size,
            ends,
            text.endswith((":", "...", "…", ",", ";", "-")),
            function,
            sum(word[0].isupper() for word in words[1:]) / size,
            sum(word.isupper() and len(word) > 1 for word in words) / size,
            sum(word[0].isdigit() for word in words) / size,
            text.count(",") / size,
            math.log1p(len(STOP.findall(text))),
            min(block.gap, 3),
            min(blocks[i + 1].gap, 3) if i + 1 < count else 3,
            block.lead,
            before / total,
            math.log1p(i),
            math.log1p(count - 1 - i),
            min(prints[block.key], 4),
            block.key not in seen,
            len(SPECIAL.findall(text)) / size,
            bool(ADDRESS.search(text)),
            bool(DATED.search(text)),
            bool(QUOTE.search(text)),
            text[:1].islower(),
            sum(word in PERSON for word in lower) / size,
            lower[:1] == ["by"],
            -1 if block.main is None else int(block.main),
            lexical(block, weights),
            topic,
            len(content & opening) / (len(content) or 1),
        ]
        if any_language:
            row = [0 if name in ENGLISH else value for name, value in zip(OWN, row, strict=True)]
        rows.append(row)
        if count_words >= 12 and ends and (any_language or function >= 0.25):
            strong.append(i)
            if len(opening) < 60:
                opening |= content
        seen.add(block.key)
        before += len(text)
    return _neighbours(np.array(rows, dtype=np.float32), strong)


def _neighbours(own: NDArray[np.float32], strong: Sequence[int]) -> NDArray[np.float32]:
    """Add what stands around each block: its neighbours' form, and the paragraphs near it."""
    count = len(own)
    columns = [OWN.index(name) for name in NEAR]
    parts = [own]
    for offset in (-2, -1, 1, 2):
        shifted = np.full((count, len(columns)), -2, dtype=np.float32)
        if offset < 0:
            shifted[-offset:] = own[:offset, columns]
        else:
            shifted[:-offset] = own[offset:, columns]
        parts.append(shifted)
    is_strong = np.zeros(count + 1)
    is_strong[list(strong)] = 1
    running = np.concatenate([[0], np.cumsum(is_strong[:count])])
    around = np.zeros((count, len(AROUND)), dtype=np.float32)
    places = np.array(strong)
    for i in range(count):
        low, high = max(0, i - 4), min(count, i + 5)
        at = int(np.searchsorted(places, i))
        upto = at + (at < len(places) and places[at] == i)
        around[i] = (
            running[high] - running[low] - is_strong[i],
            math.log1p(i - places[at - 1]) if at else 6,
            math.log1p(places[upto] - i) if upto < len(places) else 6,
            math.log1p(at),
            math.log1p(len(places) - upto),
            at > 0 and upto < len(places),
        )
    parts.append(around)
    return np.concatenate(parts, axis=1)
