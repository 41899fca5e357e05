"""How alike two tellings are in their words: rare words and names weigh, what every page says does not."""

from __future__ import annotations

import hashlib
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.spelling import fold

WIDEST = 2048
NARROWEST = 256
MOST_NUMBERS = 1 << 22
"""Dimensions of the hashed vectors: as many as keep the vectors of a case below so many numbers (16 MB), between these two. Two unrelated
tellings come out alike by chance by less than the root of one over them: by some 1/60 in a case of 2,000 reports, 1/25 in one of 20,000."""
OLDEST = 110
"""Years; a bigger number behind a name is no age."""
BLOCK = 512
"""Vectors that are compared with all others at a time, to spare memory."""
SHINGLE = 8
"""Words in a row that two writers do not choose alike by chance."""
SMALL = 5
"""Letters of a stop word that no telling is known by."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FULL_NAME = re.compile(
    r"\b(?:[A-Z][\w'’.-]*[^\W\d_](?:\s+(?:[A-Z]\.|al|bin|ibn|abu|de|del|la|van|von|el))*\s+){1,3}(?:(?:al|el|ul|ad)-)?[A-Z][\w'’-]*[^\W\d_]"
)
"""Two to four capitalised words in a row: a person's name, or some other one."""
_AGE = re.compile(r",?\s+(?:(?:who is|aged?)\s+)?\(?(\d{1,3})(?:,|\)|\.|;|\s+years)")
_BORN = frozenset(("jr", "sr", "ii", "iii"))
"""Behind a family name: who of the family."""
_SENTENCE_END = re.compile(r"[.!?:\n]\s*[\"“”']?$")


def words(text: str) -> list[str]:
    """The words of a text, folded (no case, no accents)."""
    return [fold(w) for w in _WORD.findall(text)]


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """spaCy's English stop words of up to :data:`SMALL` letters; longer ones ("several", "former") may tell something."""
    # Imported only when there is something to compare, as spaCy takes long to.
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(fold(word) for word in STOP_WORDS if len(word) <= SMALL)


def telling_words(text: str) -> list[str]:
    """The words of a text that tell something: without those of one or two letters and the short ones that every text has.

    A big case shows by itself which words are common; in one of five pages "the" would else be as rare as a village.
    """
    common = _common()
    return [word for word in words(text) if len(word) > 2 and word not in common]


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


def no_person() -> frozenset[str]:
    """Words that begin or end a name which is no person's."""
    return _listed("no_person.tsv")


def faceless() -> frozenset[str]:
    """Sides that say nothing but that they attacked: their dead are no measure of an incident's toll."""
    return _listed("faceless.tsv")


@lru_cache(maxsize=2)
def _listed(name: str) -> frozenset[str]:
    """The lines of one of this room's lists."""
    text = resources.files("rashomon.linking").joinpath(name).read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def full_names(text: str) -> tuple[set[str], set[str]]:
    """First and last word of the names of two to four words in a text, folded; apart from them those that an age follows.

    An age is given for those who were harmed and for who is sought for it, hardly for anybody else ("Marie Curie, 66,").
    """
    every, aged = set(), set()
    for match in _FULL_NAME.finditer(text):
        found = [fold(w) for w in _WORD.findall(match.group()) if len(w) > 1]
        if len(found) > 2 and found[-1] in _BORN:
            found.pop()
        if len(found) < 2 or match.group().isupper() or not no_person().isdisjoint((found[0], found[-1])):
            continue
        name = f"{found[0]} {found[-1]}"
        every.add(name)
        # A title before the name ("Professor Marie Curie") is no part of it.
        every.add(f"{found[-2]} {found[-1]}")
        age = _AGE.match(text, match.end())
        if age and int(age[1]) <= OLDEST:
            aged.add(f"{found[-2]} {found[-1]} {int(age[1])}")
            aged.add(f"{name} {int(age[1])}")
    return every, aged


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


def _code(word: str) -> int:
    """32 bits that have nothing to do with how the word is spelled (a checksum's would: names that follow a pattern would meet)."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest(), "big")


def width(count: int) -> int:
    """Dimensions of the vectors of so many bags: a power of two."""
    found = WIDEST
    while found > NARROWEST and found * count > MOST_NUMBERS:
        found //= 2
    return found


def vectors(bags: Sequence[Iterable[str]], weight: dict[str, float]) -> NDArray[np.float32]:
    """Vectors of bags of words, hashed into :func:`width` signed dimensions, whose products are the bags' cosines.

    A word that no other bag holds makes a bag less like any other, so it counts for the length; it has no dimension, where it
    would only look like some other word. So a vector is no longer than 1, and all zero where nothing is in common with others.
    """
    counted = [Counter(bag) for bag in bags]
    seen = Counter(word for bag in counted for word in bag)
    code = {word: _code(word) for word, bags_ in seen.items() if bags_ > 1}
    wide = width(len(bags))
    out = np.zeros((len(bags), wide), dtype=np.float32)
    length = np.zeros((len(bags), 1), dtype=np.float32)
    for i, bag in enumerate(counted):
        for word, count in bag.items():
            value = weight.get(word, 0.0) * (1 + math.log(count))
            length[i] += value * value
            if value and word in code:
                out[i, code[word] % wide] += value if code[word] >> 31 else -value
    np.divide(out, np.sqrt(length), out=out, where=length > 0)
    return out


def nearest(every: NDArray[np.float32], groups: Sequence[str], most: int, least: float) -> Iterator[tuple[int, int]]:
    """Each vector with those of other groups that are most like it.

    Parameters: ``every`` unit vectors, a row each; ``groups`` the group of each; ``most`` neighbours of one vector, at least 1; ``least``
    cosine (above 0) that a neighbour has. Result: pairs of row numbers; a pair may come twice, once from either side.
    """
    if len(every) < 2:
        return
    group = np.unique(groups, return_inverse=True)[1]
    count = min(most, len(every) - 1)
    for start in range(0, len(every), BLOCK):
        likeness = every[start : start + BLOCK] @ every.T
        likeness[group[start : start + BLOCK, None] == group[None, :]] = 0
        best = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
        for i, others in enumerate(best):
            yield from ((start + i, int(j)) for j in sorted(others) if likeness[i, j] >= least)
