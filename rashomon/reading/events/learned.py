"""The learned decisions of the event reader: is a segment fresh, do two tell one event, is a group an event that counts.

Trained by ``bench/train_events.py`` on coded war news; the shipped file says on how many pages and with which result.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.forest import Forest, read
from rashomon.reading.events.features import Features, Known, of_segment

STORED = Path(__file__).parent.parent / "data" / "events.json"


@dataclass(frozen=True)
class Decision:
    """A forest and the names of its columns; with ``slopes``, a logistic regression on the same columns has half the say."""

    forest: Forest
    names: tuple[str, ...]
    slopes: NDArray[np.float64] | None = None
    base: float = 0.0

    def chances(self, rows: Sequence[Features]) -> NDArray[np.float64]:
        """For each row of features the chance between 0 and 1; a feature that is not there counts as not known."""
        if not rows:
            return np.zeros(0)
        x = matrix(rows, self.names)
        found = self.forest.probability(x)
        if self.slopes is None:
            return found
        return np.asarray((found + 1 / (1 + np.exp(-(self.base + x @ self.slopes)))) / 2)


@dataclass(frozen=True)
class Words:
    """Weights of common words: how much each speaks for a fresh incident, in a segment and anywhere in an article."""

    segment: dict[str, float]
    page: dict[str, float]

    def rows(self, segments: Sequence[Known]) -> list[Features]:
        """The features of each segment of an article, with what its words and the article's add up to."""
        if not segments:
            return []
        page = score(self.page, segments[0].page)
        return [
            of_segment(segments, k) | {"words": score(self.segment, one.common), "page words": page}
            for k, one in enumerate(segments)
        ]


def score(weights: dict[str, float], words: Iterable[str]) -> float:
    """Sum of the words' weights."""
    return sum(weights[word] for word in words if word in weights)


@dataclass(frozen=True)
class Decisions:
    """The three decisions and the chances from which on each says yes."""

    segment: Decision
    pair: Decision
    group: Decision
    words: Words
    limits: dict[str, float]


def matrix(rows: Sequence[Features], names: Sequence[str]) -> NDArray[np.float32]:
    """Rows of features as an array, -1 where one is not there (no feature is negative but days, where -1 is as good as any)."""
    return np.array([[row.get(name, -1.0) for name in names] for row in rows], dtype=np.float32)


def unpack(stored: dict[str, Any]) -> Decisions:
    """The decisions from their stored form."""
    made = {k: decision(stored[k]) for k in ("segment", "pair", "group")}
    words = Words(stored["words"]["segment"], stored["words"]["page"])
    return Decisions(made["segment"], made["pair"], made["group"], words, stored["limits"])


def decision(stored: dict[str, Any]) -> Decision:
    """One decision from its stored form."""
    slopes = np.array(stored["slopes"]) if "slopes" in stored else None
    return Decision(read(stored), tuple(stored["features"]), slopes, stored.get("intercept", 0.0))


@lru_cache(maxsize=1)
def decisions() -> Decisions:
    """The shipped decisions, read once."""
    return unpack(json.loads(STORED.read_text(encoding="utf-8")))
