"""Who meets whom in fighting that neither is said to have begun: "clashes between the army and rebels", "rebels clashed with police"."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.returned import both_ways
from rashomon.reading.events.roles import joined, named
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

FIGHTS = words("mutual")
AMONG = frozenset({"between", "among", "amongst", "involving", "pitting", "with", "against", "and"})
REACH = 4
"""Names that one phrase may join."""


def opposed(scene: Scene, i: int) -> list[Actor]:
    """The actors that the word at ``i`` tells to have fought each other; none for a deed that one does to another.

    Practice: ACLED codes both sides of a battle as actors whoever began it (Armed Conflict Location and Event Data codebook, "Battles").
    """
    view = scene.view
    meeting = lexicon().cues["clash"]
    exchange = both_ways(scene, i)
    i = i if exchange is None else exchange
    if not (
        exchange is not None or {view.low[i], view.lemma[i]} & meeting or (view.verbal(i) and view.lemma[i] in FIGHTS)
    ):
        return []
    heads = [i]
    if view.verbal(i):
        heads += [k for k in view.kids[i] if view.dep[k] in ("nsubj", "dobj")]
    found: list[Actor] = []
    for head in heads:
        if head != i:
            found += _listed(scene, head)
        for k in view.kids[head]:
            if view.low[k] in AMONG and view.dep[k] in ("prep", "acl", "pcomp"):
                for o in view.kids[k]:
                    if view.dep[o] in ("pobj", "dobj"):
                        found += _listed(scene, o)
    return list({actor.code: actor for actor in found}.values())


def _listed(scene: Scene, i: int) -> list[Actor]:
    """The actors of a phrase and of those joined to it."""
    view, found = scene.view, []
    for _ in range(REACH):
        actor = named(scene, i)
        if actor is not None:
            found += [actor, *joined(scene, i, actor)]
        further = view.kid(i, "conj")
        if further is None:
            break
        i = further
    return found
