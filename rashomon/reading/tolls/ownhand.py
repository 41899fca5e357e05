"""Those who harm themselves: several who blew themselves up are dead; who means to hurt himself is no victim of the deed."""

from __future__ import annotations

from rashomon.model import Status
from rashomon.reading.tolls.people import ONE, Group
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself"})
MISHAP = words("mishap")


def own_hand(scene: Scene, i: int, status: Status) -> Group | None:
    """Those told before "themselves" behind the verb at ``i``; ``None`` where they are not to be counted.

    Parameters: the scene, the token of the word of harm and what it does. A single bomber is not counted with those whom he harmed, as news seldom
    does; several who are numbered are. Who only hurt himself is counted where nobody meant it.
    """
    found = scene.subject(i)
    if found is None or not found.counted:
        return None
    if status == "killed":
        return found if found.count != ONE and scene.view.at(i + 1) == "themselves" else None
    return None if MISHAP.isdisjoint(scene.view.words[scene.start : scene.end]) else found


__all__ = ["REFLEXIVE", "own_hand"]
