"""What the page encoder is shown of an article: the headline and the sentences that hold a segment, as word pieces, and where each segment stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from tokenizers import Tokenizer

from rashomon.columns import columns
from rashomon.reading.attribution.facts import Numbers, mark, pieces
from rashomon.reading.events.features import Known

ROOM = 478
"""Word pieces of a window besides the marks of its beginning and end: the encoder has 512 places."""
AGAIN = 4
"""The last quarter of a window, in whole sentences, begins the next one."""


@dataclass(frozen=True)
class Shown:
    """``windows``: ids of word pieces, each between the encoder's marks. ``weights``: a row for each segment, a column for each piece of all
    windows; a row sums to 1. The first of the two tables looks at the words of violence and harm, the second at all words of the segment."""

    windows: list[Numbers]
    weights: tuple[NDArray[np.float32], NDArray[np.float32]]


def shown(tokenizer: Tokenizer, segments: Sequence[Known], kept: Sequence[int]) -> Shown:
    """The windows of one article (at least one segment), and the weights of their pieces for each segment.

    ``tokenizer`` is a BERT word-piece tokenizer without padding or truncation; ``kept``: the tokens that are shown, whole sentences, as of
    :func:`telling`.
    """
    scene = segments[0].scene
    place = {token: n for n, token in enumerate(kept)}
    (texts,) = columns(scene.doc, attrs.ORTH)
    table = pieces(tokenizer, [texts[i] for i in kept])
    before = [0, *(table > 0).sum(1).cumsum().tolist()]
    ranges = spread([scene.view.sentence[i] for i in kept], before)
    ends = [mark(tokenizer, name) for name in ("[CLS]", "[SEP]")]
    windows = [
        np.array([ends[0], *table[s:e][table[s:e] > 0][: ROOM + 32], ends[1]], dtype=np.int64) for s, e in ranges
    ]
    offsets = [0, *accumulate(len(w) for w in windows)]
    weights = np.zeros((2, len(segments), offsets[-1]), dtype=np.float32)
    for row, one in enumerate(segments):
        start, end = place[one.segment.start], place[one.segment.end - 1] + 1
        k = _best(ranges, start, end)
        first, last = ranges[k]
        top = len(windows[k]) - 2

        def piece(token: int, first: int = first, top: int = top) -> int:
            return min(max(before[token] - before[first] + 1, 1), top)

        at = {m.at for m in one.segment.mentions} | {t.trigger for t in one.tolls}
        told = [place[i] for i in sorted(at) if i in place and first <= place[i] < last]
        for token in told or [max(start, first)]:
            weights[0, row, offsets[k] + piece(token)] += 1 / max(len(told), 1)
        low = piece(max(start, first))
        high = max(min(max(before[min(end, last)] - before[first], 1), top), low)
        weights[1, row, offsets[k] + low : offsets[k] + high + 1] = 1 / (high - low + 1)
    return Shown(windows, (weights[0], weights[1]))


def telling(segments: Sequence[Known]) -> list[int]:
    """Tokens of the headline and of the sentences that hold a segment."""
    scene = segments[0].scene
    sentence = scene.view.sentence
    told = {sentence[i] for one in segments for i in (one.segment.start, one.segment.end - 1)}
    end = scene.doc._.headline_end
    body = next((token.i for token in scene.doc if token.idx >= end), scene.view.size)
    return [i for i, number in enumerate(sentence) if i < body or number in told]


def spread(sentences: Sequence[int], before: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of tokens, in whole sentences, of at most ``ROOM`` pieces; ``before``: pieces before each token and before the end."""
    starts = [i for i, s in enumerate(sentences) if i == 0 or s != sentences[i - 1]] + [len(sentences)]
    found: list[tuple[int, int]] = []
    i = 0
    while True:
        j = i
        while j + 1 < len(starts) and before[starts[j + 1]] - before[starts[i]] <= ROOM:
            j += 1
        j = max(j, i + 1)
        found.append((starts[i], starts[j]))
        if j >= len(starts) - 1:
            return found
        k = j
        while k - 1 > i and before[starts[j]] - before[starts[k - 1]] <= ROOM // AGAIN:
            k -= 1
        i = k


def _best(ranges: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """The window in which a segment stands furthest from an edge; else the one that has most of it."""

    def room(k: int) -> float:
        first, last = ranges[k]
        whole = first <= start and end <= last
        return min(start - first, last - end) if whole else min(end, last) - max(start, first) - 1e6

    return max(range(len(ranges)), key=room)
