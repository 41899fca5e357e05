"""How alike two tellings are in their words: rare words and names weigh, what every page says does not."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.spelling import fold

WIDTH = 256
"""Dimensions of the hashed vectors: two unrelated tellings come out at about 1/16 of each other, far below any level."""
SHINGLE = 8
"""Words in a row that two writers do not choose alike by chance."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:\n]\s*[\"“”']?$")


def words(text: str) -> list[str]:
    """The words of a text, folded (no case, no accents)."""
    return [fold(w) for w in _WORD.findall(text)]


def names(text: str) -> set[str]:
    """Capitalised words that do not merely begin a sentence, folded."""
    found = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if (
            len(word) > 2
            and word[0].isupper()
            and text[: match.start()]
            and not _SENTENCE_END.search(text[: match.start()][-3:])
        ):
            found.add(fold(word))
    return found


def shingles(text: str) -> list[int]:
    """A number for every :data:`SHINGLE` words in a row."""
    row = words(text)
    return sorted({zlib.crc32(" ".join(row[i : i + SHINGLE]).encode()) for i in range(len(row) - SHINGLE + 1)})


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """Weight of each word by the number of bags that hold it (smoothed inverse document frequency, 0 for what most hold)."""
    seen: Counter[str] = Counter()
    total = 0
    for bag in bags:
        total += 1
        seen.update(set(bag))
    # Twenty bags that hold nothing of it stand for the rest of the world, so that five pages also know rare from common.
    return {word: max(0.0, math.log((total + 20) / (count + 0.5)) - 0.3) for word, count in seen.items()}


def vectors(bags: Sequence[Iterable[str]], weight: dict[str, float]) -> NDArray[np.float32]:
    """Unit vectors of bags of words, hashed into :data:`WIDTH` signed dimensions; a bag of nothing stays all zero."""
    out = np.zeros((len(bags), WIDTH), dtype=np.float32)
    for i, bag in enumerate(bags):
        for word, count in Counter(bag).items():
            value = weight.get(word, 0.0) * (1 + math.log(count))
            if value:
                code = zlib.crc32(word.encode())
                out[i, code % WIDTH] += value if code & 0x10000 else -value
    length = np.linalg.norm(out, axis=1, keepdims=True)
    np.divide(out, length, out=out, where=length > 0)
    return out
