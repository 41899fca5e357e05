"""A reviewer's decisions, the later word on a pair replacing the earlier."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Decision


def effective(decisions: Iterable[Decision]) -> list[Decision]:
    """The decision that holds for each pair, oldest first.

    Undated ones count by their place in the list.
    """
    held: dict[tuple[str, str], tuple[str, int, Decision]] = {}
    latest = ""
    for at, decision in enumerate(decisions):
        if decision.left == decision.right:
            continue
        latest = decision.at.isoformat() if decision.at else latest
        pair = (min(decision.left, decision.right), max(decision.left, decision.right))
        if pair not in held or held[pair][:2] <= (latest, at):
            held[pair] = (latest, at, decision)
    return [decision for _, _, decision in sorted(held.values(), key=lambda entry: entry[:2])]
