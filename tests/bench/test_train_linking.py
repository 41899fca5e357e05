"""Weights of links: what one set of pages is like is not learned as a weight of what that set alone says."""

from __future__ import annotations

import math

import pytest

from bench import train_linking
from bench.link_labels import Pair


def pairs(same: int, others: int, **levels: str) -> list[Pair]:
    return [Pair(levels, True)] * same + [Pair(levels, False)] * others


def test_a_sets_own_chance_is_not_taken_for_the_weight_of_its_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = {
        "syria": pairs(10, 90, day="same day", parties="one in common"),
        "shootings": pairs(60, 40, day="same day", parties="no side in either"),
    }
    before = {("day", "same day"): 0.0, ("parties", "one in common"): 0.0, ("parties", "no side in either"): 0.0}
    chances = dict.fromkeys(sets, 0.1)
    gap = {}
    for loss in (1e-3, 1e6):
        monkeypatch.setattr(train_linking, "OWN_RATE", loss)
        found = train_linking.fit(sets, chances, before)
        gap[loss] = found["parties", "no side in either"] - found["parties", "one in common"]
    assert gap[1e-3] < 0.5 < gap[1e6]


def test_what_stays_and_what_is_not_asked_for_keeps_its_weight() -> None:
    sets = {"syria": pairs(40, 10, day="same day", toll="close"), "wire": pairs(5, 45, day="a day apart", toll="close")}
    before = {("day", "same day"): 0.5, ("day", "a day apart"): -0.5, ("toll", "close"): 0.25}
    found = train_linking.fit(sets, dict.fromkeys(sets, 0.2), before, ["day"], {("day", "a day apart")})
    assert found["toll", "close"] == 0.25
    assert found["day", "a day apart"] == -0.5
    assert found["day", "same day"] > 0.5
    assert math.isfinite(found["day", "same day"])
