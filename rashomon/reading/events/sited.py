"""Which places of a segment are surely those of what it tells, so that another one far off is that of another incident."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Place
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.telling import of_office
from rashomon.reading.events.where import PROVINCE, elsewhere, origin
from rashomon.reading.words import words

DWELLS = words("dwells")
LAID = words("laid")
BACK = 6
"""Words before a name among which the verb stands that leads to it."""


def sited(scene: Scene, marks: Sequence[Marked]) -> tuple[Place, ...]:
    """The places, no coarser than a province, that say where something was done.

    Left out are those from which somebody came or to which he was brought, where somebody lives or was found elsewhere in the text to
    be so (:func:`~rashomon.reading.events.where.elsewhere`), and a capital that stands for those who rule there ("puts the blame on
    Riverton"). Parameters: the scene; the marked places of a segment, best first.
    """
    return tuple(
        m.place
        for m in marks
        if m.place is not None
        and m.place.precision <= PROVINCE
        and not elsewhere(scene, m)
        and not _from_within(scene, m)
        and not _dwells(scene, m)
        and not _power(scene, m)
        and not of_office(scene, m)
    )


def _from_within(scene: Scene, mark: Marked) -> bool:
    """In a bracket behind where somebody came from: "crossed the border from Congo (Brazzaville)"."""
    low, k = scene.view.low, mark.start - 1
    if k < 1 or low[k] != "(":
        return False
    outer = next((m for m in scene.places if m.end == k), None)
    return outer is not None and origin(scene, outer)


def _dwells(scene: Scene, mark: Marked) -> bool:
    """Where somebody lives or has settled: "the leader, who settled in Warrap"."""
    low, first = scene.view.low, scene.view.bounds(mark.start)[0]
    k = mark.start - 1
    while k > first and mark.start - k < BACK and low[k] not in ("in", "at", "near"):
        k -= 1
    return k > first and low[k - 1] in DWELLS


def _power(scene: Scene, mark: Marked) -> bool:
    """Whether a name stands for who rules there: who does or says something ("Riverton blamed the rebels"), at whose door something is
    laid ("put the blame on Riverton"), or whose it is ("an attempt of Riverton to scare them")."""
    view, doc = scene.view, scene.doc
    if mark.place is None or mark.place.precision > 1:
        return False
    head = doc[mark.start : mark.end].root
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB":
        return True
    first = view.bounds(mark.start)[0]
    if view.low[mark.end : mark.end + 1] == [":"] and mark.start == first and first > 0:
        return True  # "Riverton: troops shot at villagers", but not at the head of the page
    before = view.low[max(mark.start - BACK, view.bounds(mark.start)[0]) : mark.start]
    return bool(before) and before[-1] in ("on", "of") and not LAID.isdisjoint(before)
