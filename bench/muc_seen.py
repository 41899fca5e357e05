"""What the page encoder of the event reader makes of each token of a text: vectors that a linear model can weigh beside the words around."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from rashomon.reading.attribution.facts import mark, pieces
from rashomon.reading.events.encoder import encoder
from rashomon.reading.events.shown import ROOM, spread

Vectors = NDArray[np.float32]
SPARE = 32
"""Word pieces that a sentence longer than a window keeps beyond it."""


def seen(doc: Doc) -> Vectors:
    """A row for each token: the mean of what the encoder tells of its word pieces."""
    network = encoder()
    table = pieces(network.tokenizer, [token.text for token in doc])
    before = np.concatenate([[0], (table > 0).sum(1).cumsum()])
    sentence = [k for k, one in enumerate(doc.sents) for _ in one]
    ends = [mark(network.tokenizer, name) for name in ("[CLS]", "[SEP]")]
    rows: list[Vectors] = [np.zeros(0, dtype=np.float32)] * len(doc)
    for start, end in spread(sentence, before.tolist()):
        own = np.array([ends[0], *table[start:end][table[start:end] > 0][: ROOM + SPARE], ends[1]], dtype=np.int64)
        given = network.pieces[own].astype(np.float32) * network.scale[own, None]
        told = network.encode.run(None, {"vectors": given[None]})[0][0]
        for i in range(start, end):
            first = min(before[i] - before[start] + 1, len(own) - 2)
            last = min(max(before[i + 1] - before[start] + 1, first + 1), len(own) - 1)
            rows[i] = told[first:last].mean(0)
    return np.stack(rows)


def mean(vectors: Vectors, tokens: Iterable[int]) -> Vectors:
    """The mean over some tokens; zeros without any."""
    own = sorted(tokens)
    found: Vectors = vectors[own].mean(0) if own else np.zeros(vectors.shape[1], dtype=np.float32)
    return found
