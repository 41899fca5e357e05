"""A boosted forest of decision trees, read from plain data: asked without the library that trained it.

A tool, not a room: it knows nothing of pages or events, so any room may use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Forest:
    """All trees in one array of nodes; a leaf leads to itself. ``roots`` are the trees' first nodes."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    base: float
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of features, the chance between 0 and 1."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        index = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[index, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        return np.asarray(1 / (1 + np.exp(-(self.base + self.value[at].sum(axis=1)))))


def read(stored: dict[str, Any]) -> Forest:
    """A forest from its stored form: ``base``, ``depth``, and a list of trees of ``[feature, threshold, left, right, value]``."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    for tree in stored["trees"]:
        offset = len(feature)
        roots.append(offset)
        for column, limit, low, high, leaf in tree:
            feature.append(column)
            threshold.append(limit)
            left.append(offset + low)
            right.append(offset + high)
            value.append(leaf)
    return Forest(
        np.array(feature, dtype=np.int32),
        np.array(threshold),
        np.array(left, dtype=np.int32),
        np.array(right, dtype=np.int32),
        np.array(value),
        np.array(roots, dtype=np.int32),
        stored["base"],
        stored["depth"],
    )
