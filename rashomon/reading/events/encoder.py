"""The page encoder: a small network that reads the sentences of an article which hold a segment, and says beside the forests which segments
tell fresh news and which two tell one event.

It sees words where the forests see answers to questions, and is told those answers, too. Trained by ``bench/train_reader.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.reading.attribution.tagger import session
from rashomon.reading.events.features import Features, Known
from rashomon.reading.events.learned import matrix
from rashomon.reading.events.shown import shown, telling

STORED = Path(__file__).parent.parent / "data" / "encoder"
TOKENIZER = Path(__file__).parent.parent / "data" / "tagger" / "tokenizer.json"
"""Both networks come from one sentence encoder."""
FAR = 31
"""Sentences between two segments from which on it is all one."""

Floats = NDArray[np.float32]
Odds = NDArray[np.float64]
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Encoder:
    """The three graphs, the vectors of the word pieces, and the names of the features that the graphs are told."""

    tokenizer: Tokenizer
    pieces: NDArray[np.int8]
    scale: Floats
    encode: Any
    page: Any
    pair: Any
    segment_names: tuple[str, ...]
    pair_names: tuple[str, ...]

    def read(self, segments: Sequence[Known], rows: Sequence[Features]) -> Seen:
        """What it makes of one article's segments, all of them in order (at least one); ``rows``: the features of each."""
        given = shown(self.tokenizer, segments, telling(segments))
        vectors = [self.pieces[w].astype(np.float32) * self.scale[w, None] for w in given.windows]
        # One by one: what is rounded is scaled to a window.
        told = np.concatenate([self.encode.run(None, {"vectors": v[None]})[0][0] for v in vectors])
        sentences = np.array([one.segment.sentence for one in segments], dtype=np.int64)
        fresh, left, right = self.page.run(
            None,
            {
                "pooled": np.concatenate([_weighed(w, told) for w in given.weights], axis=1),
                "sentence": sentences,
                "headline": np.array([one.headline for one in segments], dtype=np.int64),
                "features": matrix(rows, self.segment_names),
            },
        )

        def alike(two: Pairs, rows: Sequence[Features]) -> Odds:
            if not two:
                return np.zeros(0)
            i, j = np.array(two).T
            gap = np.minimum(np.maximum(sentences[j] - sentences[i], 0), FAR)
            told = {"left": left[i], "right": right[j], "gap": gap, "features": matrix(rows, self.pair_names)}
            found: Odds = self.pair.run(None, told)[0].astype(np.float64)
            return found

        return Seen(fresh.astype(np.float64), alike)


@dataclass(frozen=True)
class Seen:
    """What the encoder makes of one article, as log-odds: ``fresh``, that each segment tells fresh news; ``alike``, that each two of them (by
    number, the earlier one first, with the features of the two) tell one event."""

    fresh: Odds
    alike: Callable[[Pairs, Sequence[Features]], Odds]


def _weighed(weights: Floats, told: Floats) -> Floats:
    """The product of the two, of which a row has few weights: a library for whole matrices would wake a thread for every processor."""
    there = [row.nonzero()[0] for row in weights]
    return np.stack([(told[at] * row[at, None]).sum(axis=0) for row, at in zip(weights, there, strict=True)])


def beside(rows: Sequence[Features], odds: Odds) -> list[Features]:
    """The features of segments or pairs with what the encoder makes of them beside: the forests weigh both."""
    return [row | {"encoder": float(value)} for row, value in zip(rows, odds, strict=True)]


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder that comes with the package, loaded once."""
    return load(STORED)


def load(folder: Path) -> Encoder:
    """The encoder in a folder as ``bench.train_reader`` writes it: ``pieces.npz``, ``names.json`` and three graphs.

    A build runs several processes side by side, so each graph has one thread.
    """
    with np.load(folder / "pieces.npz", allow_pickle=False) as stored:
        table, scale = stored["pieces"], stored["scale"].astype(np.float32)
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    encode, page, pair = (session(folder / f"{name}.onnx", 1) for name in ("encode", "page", "pair"))
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    return Encoder(tokenizer, table, scale, encode, page, pair, tuple(names["segment"]), tuple(names["pair"]))
