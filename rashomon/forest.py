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
    """All trees in one array of nodes, ``next`` with two for each: where it leads to the right and to the left; a leaf leads to itself.
    ``roots`` are the trees' first nodes."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    next: NDArray[np.intp]
    value: NDArray[np.float64]
    roots: NDArray[np.intp]
    base: float
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of features, the chance between 0 and 1."""
        at = np.empty((len(rows), len(self.roots)), dtype=np.intp)
        at[:] = self.roots
        flat = rows.ravel()
        begin = np.arange(0, flat.size, rows.shape[1])[:, None]
        for _ in range(self.depth):
            goes_left = flat.take(self.feature.take(at) + begin) <= self.threshold.take(at)
            at = self.next.take(2 * at + goes_left)
        return np.asarray(1 / (1 + np.exp(-(self.base + self.value.take(at).sum(axis=1)))))


def read(stored: dict[str, Any]) -> Forest:
    """A forest from its stored form: ``base``, ``depth``, and a list of trees of ``[feature, threshold, left, right, value]``."""
    feature: list[int] = []
    threshold: list[float] = []
    leads: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    for tree in stored["trees"]:
        offset = len(feature)
        roots.append(offset)
        for column, limit, low, high, leaf in tree:
            feature.append(column)
            threshold.append(limit)
            leads += [offset + high, offset + low]
            value.append(leaf)
    return Forest(
        np.array(feature, dtype=np.intp),
        np.array(threshold),
        np.array(leads, dtype=np.intp),
        np.array(value),
        np.array(roots, dtype=np.intp),
        stored["base"],
        stored["depth"],
    )
