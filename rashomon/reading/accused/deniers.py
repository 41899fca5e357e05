"""Who denies or accuses where his words name nobody: "the rebels' spokesman", "its main faction", "the militia's local chief"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from rashomon.reading.blame import Blame
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

AGAIN = frozenset({"its", "their"})
BANDS = words("groups") | words("fighting-for") | words("bodies") | {"militia", "militias", "outfit", "guards"}
BACK = 2
"""Sentences back in which the group is named."""


def told(scene: Scene, blame: Blame, blamed: Set[str], others: Sequence[Blame] = ()) -> Blame:
    """A denial or accusation with the one armed group that it can be of, where who speaks is only called a group, or "its" something.

    Parameters: the scene; the blame; the sides that are blamed for the incident; all that is said of who did it. The group is the only one by name
    that was accused right before ("blamed X. The party rejected it"), else of those blamed, else the only one named in the two sentences before. Result: the blame, with the group as its source where there is one; who is named stays. Raises nothing.
    """
    if blame.stance not in ("denies", "accuses") or not _unnamed(scene, blame):
        return blame
    if blame.stance == "accuses":
        blamed = frozenset()
    charged = _charged(scene, blame, others) if blame.stance == "denies" else set()
    if len(charged) == 1:
        return replace(blame, source=charged.pop())
    known = {m.actor.code for m in scene.actors if m.actor is not None and m.actor.kind == "non-state"}
    start, end = scene.view.bounds(blame.tokens[0])
    # whom he names himself he is not
    known -= {m.actor.code for m in scene.actors if m.actor is not None and start <= m.start < end}
    groups = {side for side in blamed if side in known and not side.islower()}
    if len(groups) != 1:
        sentence = scene.view.sentence[blame.tokens[0]]
        groups = {
            m.actor.code
            for m in scene.actors
            if m.actor is not None
            and m.actor.code in known
            and not m.actor.code.islower()
            and m.start < blame.tokens[0]
            and sentence - BACK <= scene.view.sentence[m.start]
        }
    return replace(blame, source=next(iter(groups))) if len(groups) == 1 else blame


def _charged(scene: Scene, blame: Blame, others: Sequence[Blame]) -> set[str]:
    """The groups with a name that somebody accuses right before a denial."""
    at, sentence = blame.tokens[0], scene.view.sentence
    return {
        o.accused.code
        for o in others
        if o.stance == "accuses"
        and o.accused is not None
        and o.accused.kind == "non-state"
        and not o.accused.code.islower()
        and o.tokens[0] < at
        and sentence[at] - sentence[o.tokens[0]] <= 1
    }


def _unnamed(scene: Scene, blame: Blame) -> bool:
    """Whether who denies is told to be of some group and of none by name."""
    if blame.source is not None:
        return blame.stance == "denies" and blame.source.islower() and not BANDS.isdisjoint(blame.source.split())
    one = scene.attributions[blame.attribution] if blame.attribution is not None else None
    if one is None or one.source is None:
        return False
    if one.actor is not None:
        return (
            blame.stance == "denies"
            and one.actor.kind in ("non-state", "people")
            and one.actor.code.islower()
            and _of_bands(one.actor.code)
        )
    said = scene.view.low[slice(*one.source)]
    return said[0] in AGAIN or (said[0] == "the" and not BANDS.isdisjoint(said))


def _of_bands(code: str) -> bool:
    return not BANDS.isdisjoint(code.split())
