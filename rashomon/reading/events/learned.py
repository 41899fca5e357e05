"""The learned decisions of the event reader: is a segment fresh, do two tell one event, are two groups parts of one, is a group an event that counts.

Trained by ``bench/train_events.py`` on coded war news; the shipped file says on how many pages and with which result.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.forest import Forest, read
from rashomon.reading.events.features import Features

STORED = Path(__file__).parent.parent / "data" / "events.json"


@dataclass(frozen=True)
class Decision:
    """A forest and the names of its columns."""

    forest: Forest
    names: tuple[str, ...]

    def chances(self, rows: Sequence[Features]) -> NDArray[np.float64]:
        """For each row of features the chance between 0 and 1; a feature that is not there counts as not known."""
        if not rows:
            return np.zeros(0)
        return self.forest.probability(matrix(rows, self.names))


@dataclass(frozen=True)
class Decisions:
    """The four decisions and the chances from which on each says yes."""

    segment: Decision
    pair: Decision
    part: Decision
    group: Decision
    limits: dict[str, float]


def matrix(rows: Sequence[Features], names: Sequence[str]) -> NDArray[np.float32]:
    """Rows of features as an array, -1 where one is not there (no feature is negative but days, where -1 is as good as any)."""
    return np.array([[*map(row.get, names, repeat(-1.0))] for row in rows], dtype=np.float32)


def unpack(stored: dict[str, Any]) -> Decisions:
    """The decisions from their stored form."""
    made = {k: Decision(read(stored[k]), tuple(stored[k]["features"])) for k in ("segment", "pair", "part", "group")}
    return Decisions(made["segment"], made["pair"], made["part"], made["group"], stored["limits"])


@lru_cache(maxsize=1)
def decisions() -> Decisions:
    """The shipped decisions, read once."""
    return unpack(json.loads(STORED.read_text(encoding="utf-8")))
