"""Text that two pages share: a wire story printed twice, an agency's sentences, one statement quoted by both."""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Article, SharedText, Span

GRAM = 4
"""Words in a row that make an anchor; short, so that an edited sentence still has some."""
GAP = 7
"""Words that an editor may have changed between two anchors of one passage."""
PASSAGE = 14
"""Words in common from which a passage is one passage."""
STATEMENT = 8
"""The same inside quotation marks: fewer do, as nobody else says a speaker's words by chance."""
DENSITY = 0.6
COPY = 0.6
"""Share of the shorter article's words from which it is a copy."""
SHORTEST_COPY = 40
CROWD = 24
"""An anchor that more articles than this hold is compared along a chain, not pair by pair, so that the work stays linear."""
CHAIN = 3

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"[“„«][^”»]{20,}?[”»]|\"[^\"\n]{20,}?\"|(?<!\w)[‘'][^‘’'\n]{20,}?[’'](?!\w)")


@dataclass(frozen=True)
class Tokens:
    """An article's words as numbers, with where each stands in the page and in which of the article's spans."""

    codes: NDArray[np.uint64]
    start: list[int]
    end: list[int]
    block: list[int]
    quoted: list[bool]

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True)
class Block:
    """Words ``[i, i2)`` of one article and ``[j, j2)`` of another, ``same`` of which are equal."""

    i: int
    i2: int
    j: int
    j2: int
    same: int


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'").removesuffix("'s"))
    return zlib.crc32("".join(c for c in plain if not unicodedata.combining(c)).encode())


def tokens(article: Article) -> Tokens:
    """Cut an article into words, each with its place in the page."""
    codes: list[int] = []
    start: list[int] = []
    end: list[int] = []
    block: list[int] = []
    quoted: list[bool] = []
    for number, span in enumerate(article.spans):
        quotes = [m.span() for m in _QUOTED.finditer(span.text)]
        at = 0
        for match in _WORD.finditer(span.text):
            while at < len(quotes) and quotes[at][1] <= match.start():
                at += 1
            codes.append(_code(match.group()))
            start.append(span.start + match.start())
            end.append(span.start + match.end())
            block.append(number)
            quoted.append(at < len(quotes) and quotes[at][0] <= match.start())
    return Tokens(np.array(codes, dtype=np.uint64), start, end, block, quoted)


def shared_text(articles: Sequence[Article]) -> list[SharedText]:
    """Find the passages that pages share because one copies the other or both relay one source.

    Candidates are articles with runs of :data:`GRAM` words in common (an exact inverted index: cheaper here than MinHash,
    which misses one shared sentence in two long articles); passages are then aligned word by word, small edits allowed.

    Parameters: the case's articles. Result: one entry a passage, ``left`` before ``right`` in the order given, spans exact in
    their pages; two articles of one page are not compared.
    """
    cut = [tokens(article) for article in articles]
    grams = [_grams(t.codes) for t in cut]
    found: list[SharedText] = []
    for left, right in _candidates(articles, grams):
        blocks = _align(cut[left], cut[right], grams[left], grams[right])
        if blocks:
            found += _describe(articles[left], articles[right], cut[left], cut[right], blocks)
    return found


def _grams(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each run of :data:`GRAM` words (wrapping arithmetic of 64 bits)."""
    size = len(codes) - GRAM + 1
    if size <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(size, dtype=np.uint64)
    for i in range(GRAM):
        out = out * np.uint64(0x9E3779B97F4A7C15) + codes[i : i + size] + np.uint64(1)
    return out


def _candidates(articles: Sequence[Article], grams: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that share enough anchors for a statement."""
    unique = [np.unique(g) for g in grams]
    if not unique:
        return
    every = np.concatenate(unique)
    owner = np.repeat(np.arange(len(unique)), [len(u) for u in unique])
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    edges = np.flatnonzero(np.r_[True, every[1:] != every[:-1], True])
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for low, high in pairwise(edges.tolist()):
        if high - low < 2:
            continue
        holders = owner[low:high].tolist()
        reach = len(holders) if len(holders) <= CROWD else CHAIN
        for at, a in enumerate(holders):
            for b in holders[at + 1 : at + 1 + reach]:
                shared[a, b] += 1
    for (a, b), count in sorted(shared.items()):
        if count >= STATEMENT - GRAM and articles[a].page != articles[b].page:
            yield a, b


def _align(left: Tokens, right: Tokens, left_grams: NDArray[np.uint64], right_grams: NDArray[np.uint64]) -> list[Block]:
    """Passages of two articles: chains of anchors that run on in both with few words changed between."""
    where: dict[int, list[int]] = defaultdict(list)
    for j, gram in enumerate(right_grams.tolist()):
        where[gram].append(j)
    anchors = [(i, j) for i, gram in enumerate(left_grams.tolist()) for j in where.get(gram, ())]
    chains: list[list[tuple[int, int]]] = []
    open_chains: list[list[tuple[int, int]]] = []
    for i, j in anchors:
        open_chains = [c for c in open_chains if i - c[-1][0] <= GAP + GRAM]
        best = None
        for chain in open_chains:
            last_i, last_j = chain[-1]
            step = j - last_j
            if (
                last_i < i
                and 0 < step <= GAP + GRAM
                and left.block[i] == left.block[chain[0][0]]
                and right.block[j] == right.block[chain[0][1]]
                and (best is None or abs(step - (i - last_i)) < abs(j - best[-1][1] - (i - best[-1][0])))
            ):
                best = chain
        if best is None:
            best = []
            chains.append(best)
            open_chains.append(best)
        best.append((i, j))
    blocks = []
    for chain in chains:
        block = _block(chain, left, right)
        if block:
            blocks.append(block)
    return _without_repeats(blocks)


def _block(chain: list[tuple[int, int]], left: Tokens, right: Tokens) -> Block | None:
    i, j = chain[0]
    i2, j2 = chain[-1][0] + GRAM, chain[-1][1] + GRAM
    # An anchor at a paragraph's end may reach into the next: keep to the paragraph it begins in.
    i2 = min(i2, bisect_right(left.block, left.block[i]))
    j2 = min(j2, bisect_right(right.block, right.block[j]))
    covered = {a + k for a, _ in chain for k in range(GRAM)}
    same = sum(1 for c in covered if c < i2)
    longest = max(i2 - i, j2 - j)
    if same < DENSITY * longest:
        return None
    quoted = sum(left.quoted[i:i2]) >= STATEMENT - 2 and sum(right.quoted[j:j2]) >= STATEMENT - 2
    return Block(i, i2, j, j2, same) if same >= (STATEMENT if quoted else PASSAGE) else None


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Each word is part of one passage only: the longest wins."""
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda b: (-b.same, b.i, b.j)):
        if all((block.i2 <= k.i or k.i2 <= block.i) and (block.j2 <= k.j or k.j2 <= block.j) for k in kept):
            kept.append(block)
    return sorted(kept, key=lambda b: (b.i, b.j))


def _describe(a: Article, b: Article, left: Tokens, right: Tokens, blocks: list[Block]) -> Iterator[SharedText]:
    shorter = min(len(left), len(right))
    copy = shorter >= SHORTEST_COPY and sum(block.same for block in blocks) >= COPY * shorter
    for block in blocks:
        inside = sum(left.quoted[block.i : block.i2]) + sum(right.quoted[block.j : block.j2])
        size = block.i2 - block.i + block.j2 - block.j
        yield SharedText(
            left=a.id,
            right=b.id,
            left_span=_span(a, left, block.i, block.i2),
            right_span=_span(b, right, block.j, block.j2),
            extent="copy" if copy else "statement" if inside >= 0.5 * size else "passage",
        )


def _span(article: Article, cut: Tokens, first: int, last: int) -> Span:
    """The page's characters from word ``first`` up to word ``last``, which lie in one span of the article."""
    span = article.spans[cut.block[first]]
    start, end = cut.start[first], cut.end[last - 1]
    return Span(start=start, end=end, text=span.text[start - span.start : end - span.start])
