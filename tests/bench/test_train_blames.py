"""Counting blames: what is right, what counts, and which names are one party's."""

from types import SimpleNamespace
from typing import Any, cast

from bench.train_blames import Row, count, fit, together


def row(fact: int, voice: str, side: str, **given: bool) -> Row:
    """A row of one page; right, exact and named unless told otherwise."""
    told = {"right": True, "exact": True, "named": True, "main": True} | given
    return Row("p", "p", fact, ((voice,), side), {}, weight=1.0, kind="rest", **told)


def test_a_pair_counts_once_and_only_for_voices_that_the_coder_named() -> None:
    rows = [
        row(0, "police", "rebels"),
        row(0, "police", "rebels"),
        row(0, "police", "ISR", right=False, exact=False),
        row(0, "teacher", "ISR", right=False, exact=False, named=False),
        row(1, "police", "rebels", main=False),
    ]
    found = count(rows, [True] * len(rows), wanted=4)
    assert found == {"precision": 0.5, "recall": 0.25, "f1": 2 / 6, "pairs": 3.0}
    assert count(rows, [False] * len(rows), wanted=4)["pairs"] == 0


def test_names_are_one_partys_but_for_number() -> None:
    same = cast(Any, SimpleNamespace(same_party=lambda a, b: a == b, fold=str.lower))
    assert fit(same, "a rebel group", "a rebel group")
    assert fit(same, "insurgent", "insurgents")
    assert fit(same, "army officers", "IND/army officer")
    assert not fit(same, "police", "rebels")


def test_pages_that_tell_one_incident_are_of_one_fold_with_those_that_share_another_with_them() -> None:
    gold = [
        {"page": "c", "facts": [{"incident": "bridge"}, {"incident": "market"}]},
        {"page": "b", "facts": [{"incident": "market"}]},
        {"page": "a", "facts": [{"incident": "market"}, {"incident": "camp"}]},
        {"page": "d", "facts": [{"incident": "bridge"}]},
        {"page": "e", "facts": [{}]},
    ]
    assert together(gold) == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}
