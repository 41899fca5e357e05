"""Shots that are told without a weapon: "fired at people in the street", "opened up on the patrol", "sprayed the bar with bullets"."""

from __future__ import annotations

from rashomon.reading.events.lexicon import Trigger
from rashomon.reading.events.scene import Scene
from rashomon.reading.tolls.lexicon import lexicon
from rashomon.reading.words import phrases, words

SHOTS = words("shots")
AIMS = words("aims")
LETS = phrases("lets-fly")
REACH = 4
"""Words between a verb and what it is aimed at: "fired several times at"."""
FAR = 8
"""Words behind "at" among which those are named who were aimed at."""
HIT = words("shot-at")
"""Vehicles and sites that are shot at."""


def aimed(scene: Scene, i: int) -> bool:
    """Whether the verb at token ``i`` is one of firing, at people, a site or a vehicle that is named behind "at", "on" or "into".

    No reproach, question or shot at goal: what it is aimed at must be something that can be hit.
    """
    view = scene.view
    if view.low[i] not in SHOTS or view.tag[i][:2] != "VB":
        return False
    return _at(scene, i + 1)


def opened_up(scene: Scene, i: int) -> Trigger | None:
    """The word of violence that "opened up on" and "let fly at" are; ``None`` where nobody is shot at by them."""
    view = scene.view
    if i + 2 >= view.size or view.tag[i][:2] != "VB" or (view.low[i], view.low[i + 1]) not in LETS:
        return None
    if view.low[i + 2] not in AIMS and view.low[i + 2] != "with":
        return None
    return Trigger(view.low[i], False, "ASSAULT", "firearms", "weak")


def _at(scene: Scene, start: int) -> bool:
    """Whether "at", "on" or "into" follows soon, and behind it somebody or something that can be hit."""
    view = scene.view
    end = view.bounds(start - 1)[1]
    for k in range(start, min(start + REACH, end)):
        if view.low[k] in AIMS:
            behind = range(k + 1, min(k + 1 + FAR, end))
            return any(view.low[j] in HIT or _people(view.low[j]) for j in behind)
        if view.tag[k][:2] not in ("RB", "CD", "NN", "JJ", "DT"):
            return False
    return False


def _people(word: str) -> bool:
    """Whether a noun is one for people who may be harmed."""
    noun = lexicon().victims.get(word)
    return noun is not None and noun.kind in ("person", "force", "rebel")
