"""A reviewer's word on pairs of reports, in place of the machine's."""

from __future__ import annotations

from collections.abc import Container, Iterable

from rashomon.model import Link, Ruling, Weight

CERTAIN = 13.3
"""Bits of a reviewer's word, where weights are shown: one chance in ten thousand that it is wrong."""


def ruled(links: Iterable[Link], rulings: Iterable[Ruling], known: Container[str]) -> list[Link]:
    """Links as a reviewer leaves them: joined pairs are certain and say why, parted ones are gone.

    Parameters: links as :func:`~rashomon.linking.link` finds them; rulings of which no two contradict each other; ids of the
    ``known`` reports: others have no link. Result: links sorted by their ids.
    """
    found = {(link.left, link.right): link for link in links if link.left in known and link.right in known}
    for ruling in rulings:
        left, right = sorted((ruling.left, ruling.right))
        old = found.pop((left, right), None)
        if ruling.action == "join" and left in known and right in known:
            said = f"joined by a reviewer{': ' + ruling.reason if ruling.reason else ''}"
            weight = Weight(name="decision", bits=CERTAIN, reason=said)
            found[left, right] = Link(
                left=left, right=right, probability=1.0, weights=(weight, *(old.weights if old else ()))
            )
    return [found[key] for key in sorted(found)]
