"""Who does what a verb tells, and to whom, for verbs that are violence only as what fighters or weapons do to what can be hit."""

from __future__ import annotations

from rashomon.reading.events.lexicon import Weapon
from rashomon.reading.events.scene import Scene
from rashomon.reading.tolls.lexicon import lexicon
from rashomon.reading.words import words

SHOT_AT = words("shot-at")
GROUND = words("taken-ground")
THINGS = words("hit-things")
BODIES = SHOT_AT | GROUND | THINGS
"""Sites, vehicles, herds and stretches of land."""
RAIDERS = words("raiders")
ARMED = words("under-arms")
HEAPS = words("heaps")
BANDS = words("band-words")
MACHINES = words("war-machines")
TOWARDS = words("towards-ground")
TO_THEM = words("to-them")
GRIPS = words("grips")
STEPS = 3
"""Verbs up the sentence at most from one to that whose subject it shares: "crossed the river and entered"."""
BY = 5
"""Tokens behind a verb in which "by" may stand that the parse hangs elsewhere."""


def armed_at(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    """Whether token ``i`` belongs to a name or noun for those who fight, or begins a weapon."""
    actor = scene.actor_at.get(i)
    fighter = actor is not None and (actor.kind in ("forces", "non-state") or actor.category == "military")
    return fighter or (i in armed and armed[i].armed) or (scene.view.low[i] in RAIDERS and scene.view.pos[i] == "NOUN")


def by_whom(scene: Scene, i: int) -> int | None:
    """Who does what is told in the passive; where it is not said by whom, from whom it was ("wrested from the rebels")."""
    view = scene.view
    by = view.kid(i, "agent")
    if by is None:
        behind = range(i + 1, min(i + 1 + BY, view.bounds(i)[1]))
        by = next((k for k in behind if view.low[k] in ("by", "from") and view.dep[k] in ("prep", "agent")), None)
    return view.kid(by, "pobj") if by is not None else None


def subject_of(scene: Scene, i: int) -> int | None:
    """Who does what the verb at token ``i`` tells in the active voice."""
    view = scene.view
    first = view.bounds(i)[0]
    if view.head[i] == i and view.kid(i, "nsubj") is None and first and view.pos[first - 1] in ("NOUN", "PROPN"):
        return first - 1  # the parse begins a sentence behind its subject: "Gunmen | in a boat took ..."
    for _ in range(STEPS):
        subject = view.kid(i, "nsubj")
        if subject is not None:
            return view.head[i] if view.dep[i] == "relcl" and view.tag[subject] in ("WP", "WDT") else subject
        above = view.head[i]
        if view.dep[i] == "acl" and view.pos[above] in ("NOUN", "PROPN"):
            return above
        if view.dep[i] not in ("conj", "advcl", "xcomp", "pcomp") or not view.verbal(above) or view.passive(above):
            return None
        i = above
    return None


def fights(scene: Scene, i: int, armed: dict[int, Weapon], need: str) -> bool:
    """Whether the noun at ``i`` names people under arms, or a weapon ("wreckage of two rockets").

    ``need``: of a word of ``deeds.tsv``. With "flies" only a weapon counts, with "takes" none, and no police: whom they take, they arrest.
    """
    view = scene.view
    if view.low[i] in HEAPS:
        of = next((k for k in view.kids[i] if view.low[k] == "of"), None)
        below = view.kid(of, "pobj") if of is not None else None
        i = below if below is not None else i
    raider = view.low[i] in RAIDERS
    weapon = not raider and any(
        k in armed and (armed[k].armed or armed[k].modifier) for k in range(max(i - 2, 0), i + 1)
    )
    if need == "flies":
        return weapon
    actor = scene.actor_at.get(i)
    if need == "takes" and ((actor is not None and actor.category == "police") or weapon):
        return False
    if raider or armed_at(scene, i, armed) or weapon or (need != "takes" and view.low[i] in MACHINES):
        return True
    if any(view.low[k] in BANDS for k in view.kids[i] if k < i and view.dep[k] in ("compound", "amod")):
        return True
    noun = lexicon().victims.get(view.low[i])
    if noun is not None and noun.kind in ("force", "rebel"):
        return need != "takes" or noun.category != "police"
    people = noun is not None and noun.kind in ("person", "member")
    with_arms = any(view.low[k] in ARMED or k in armed for k in range(*view.subtree(i)) if not view.verbal(k) or k < i)
    return people and with_arms


def aimed_at(scene: Scene, i: int, beyond: bool = True) -> bool:
    """Whether the verb's object, or what stands behind its "into" or "on", can be hit.

    ``beyond``: what stands behind counts also where there is an object ("tore a hole in the roof", but not "took the lead in the city").
    """
    view = scene.view
    thing = view.kid(i, "dobj")
    if not beyond and thing is not None and view.low[thing] not in GRIPS:
        return can_be_hit(scene, thing)
    for k in view.kids[i]:
        if k > i and view.dep[k] in ("dobj", "dative"):
            if can_be_hit(scene, k) or (view.low[k] in GRIPS and aimed_at(scene, k)):
                return True
        elif k > i and view.dep[k] in ("prep", "prt", "advmod") and (view.low[k] in TOWARDS or view.low[i] in GRIPS):
            below = view.kid(k, "pobj")
            inner = view.kid(k, "prep")
            if below is None and inner is not None:
                below = view.kid(inner, "pobj")
            if below is not None and can_be_hit(scene, below):
                return True
    return False


def can_be_hit(scene: Scene, i: int) -> bool:
    """Whether the noun at ``i`` is people, a place, a site, a vehicle or a herd."""
    view = scene.view
    if view.low[i] in BODIES or view.low[i] in TO_THEM or any(m.start <= i < m.end for m in scene.places):
        return True
    if scene.doc[i].ent_type_ in ("PERSON", "FAC", "GPE") or (view.tag[i] == "CD" and view.dep[i] == "dobj"):
        return True
    return is_person(scene, i)


def is_person(scene: Scene, i: int) -> bool:
    """Whether the word at ``i`` is a noun for people who may be harmed."""
    noun = lexicon().victims.get(scene.view.low[i])
    return noun is not None and noun.kind in ("person", "member", "force", "rebel")
