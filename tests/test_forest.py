"""A forest read from plain data gives what a walk from node to node gives."""

import math

import numpy as np

from rashomon.forest import read

TREES = [
    [[0, 1.5, 1, 2, 0.0], [1, -0.5, 3, 4, 0.0], [0, 0.0, 2, 2, 2.0], [0, 0.0, 3, 3, -1.0], [0, 0.0, 4, 4, 0.5]],
    [[1, 3.0, 1, 2, 0.0], [0, 0.0, 1, 1, 0.25], [0, 0.0, 2, 2, -0.75]],
]
"""Of each node: column, limit, where to at most the limit and above it, what a leaf adds; a leaf leads to itself."""


def walked(row: list[float]) -> float:
    total = 0.1
    for tree in TREES:
        at = 0
        for _ in range(2):
            column, limit, low, high, _ = tree[at]
            at = int(low if row[int(column)] <= limit else high)
        total += tree[at][4]
    return 1 / (1 + math.exp(-total))


def test_each_row_goes_down_each_tree() -> None:
    rows = [[1.5, -0.5], [1.5, -0.4], [1.6, 3.0], [9.0, 3.1], [math.nan, math.nan]]
    forest = read({"trees": TREES, "base": 0.1, "depth": 2})
    found = forest.probability(np.array(rows, dtype=np.float32))
    np.testing.assert_allclose(found, [walked(row) for row in rows])
    assert len(set(found.round(6))) == 4
    assert forest.probability(np.zeros((0, 2), dtype=np.float32)).shape == (0,)
