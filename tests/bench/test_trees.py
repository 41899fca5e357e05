"""Two learned decisions as one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bench.trees import blend
from rashomon.forest import read

OLD = {
    "features": ["b"],
    "base": -1.0,
    "depth": 1,
    "trees": [[[0, 0.5, 1, 2, 0], [0, 0, 1, 1, -1.0], [0, 0, 2, 2, 3.0]]],
}
NEW = {"features": ["a"], "base": 1.0, "depth": 0, "trees": [[[0, 0, 0, 0, 2.0]]]}


def odds(stored: dict[str, Any], row: list[float]) -> float:
    chance = read(stored).probability(np.array([row], dtype=np.float32))[0]
    return float(np.log(chance / (1 - chance)))


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
@pytest.mark.parametrize("b", [0.0, 1.0])
def test_the_log_odds_of_two_decisions_are_averaged(share: float, b: float) -> None:
    both = blend(OLD, NEW, share)
    assert both["features"] == ["a", "b"]
    assert odds(both, [7.0, b]) == pytest.approx((1 - share) * odds(OLD, [b]) + share * odds(NEW, [7.0]), abs=1e-4)
