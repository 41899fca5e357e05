"""Voices that speak of an incident and so take nobody for its doer: those who care for the hurt, who saw it, and states that it did not touch."""

from __future__ import annotations

from rashomon.reading.accounts import Account
from rashomon.reading.accused.sayings import Saying
from rashomon.reading.events.scene import Scene
from rashomon.reading.voices import speaker
from rashomon.reading.words import words

TAKEN = frozenset({"granted", "lent"})
"""Ways of one whom the speaker's words do not name: another sentence does."""
CARERS = words("carers")


def stands_by(scene: Scene, account: Account, saying: Saying) -> bool:
    """Whether a saying names nobody, and its speaker is one who counts or condemns without taking sides.

    Coders of conflict news write down no accusation for "nine died, the hospital said", nor for the condolences of a third state; a ministry
    or a monitor that tells of the attack they do.
    """
    if not saying.ways <= TAKEN:
        return False
    name = speaker(scene, scene.attributions[saying.number]) or ""
    if any(word.strip(".,'’\"()").lower() in CARERS for word in name.replace("/", " ").replace("-", " ").split()):
        return True
    actor = scene.attributions[saying.number].actor
    state = actor.country if actor is not None else None
    if state is None or actor is None or actor.kind not in ("state", "body", "person", "forces"):
        return False
    touched = {p.country for p in account.places if p.country is not None}
    touched |= {a.side.split("/")[0] for a in account.targets}
    touched |= {side.split("/")[0] for s in account.segments for k in s.tolls if (side := scene.tolls[k].side)}
    return bool(account.places) and state not in touched
