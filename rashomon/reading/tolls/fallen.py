"""Soldiers who "fell", and those who died on the spot or in hospital: harm told by where or how the dead were."""

from __future__ import annotations

from rashomon.reading.tolls.people import ONE, Group, View
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import phrases, words

FIGHTS = words("fights")
FIGHTING = words("fall-doing")
FIRE = words("fire")
FATAL = words("fatal")
WOUND = 3
"""Tokens before "wound" among which it is said that it was fatal."""
MARTYRS = words("martyrs")
STOPS = frozenset({"", ".", ",", ";", ":", "and", "while", "-", "--", "–", "—", ")"})
INTO = frozenset({"in", "during", "at", "on"})
REACH = 5
"""Tokens from "fell in" to the fight."""
SPOT = phrases("on-the-spot")
WARD = phrases("in-hospital")
BEHIND = 4
"""Tokens from the word of harm to such words."""


def fallen(scene: Scene, i: int) -> Group | None:
    """Those who fell: "two officers fell in the ambush", "ten of our men fell.", "one of its soldiers fell to sniper fire"; ``None`` where somebody only fell down.

    Parameters: the scene and the token of "fell". They are people who fight, with a number, and a fight or the end of what is said follows.
    """
    view = scene.view
    if view.tags[i] not in ("VBD", "VBN"):
        return None
    after = view.at(i + 1) if i + 1 < scene.end else ""
    behind = view.words[i + 2 : min(i + 2 + REACH, scene.end)]
    fight = (after in INTO and not FIGHTS.isdisjoint(behind)) or (after == "to" and not FIRE.isdisjoint(behind))
    martyrs = after == "as" and not MARTYRS.isdisjoint(behind[:3])
    fight = fight or martyrs or after in FIGHTING
    if not fight and after not in STOPS:
        return None
    group = scene.adjacent(i, over=("who", "that", "have", "had", "has", "also", ","))
    if group is not None and view.words[group.end] == ",":
        # "thirteen soldiers, three of them officers, fell in the battle"
        group = group.whole
    fights = group is not None and group.noun is not None and group.noun.kind in ("force", "rebel")
    some = group is not None and (
        group.start in view.counts
        or view.words[group.start : group.start + 2] == ["one", "of"]
        or (fights and group.count == ONE and after in (*INTO, *FIGHTING))
    )
    if group is None or not group.counted or not some:
        return None
    own = any(word in ("our", "its", "their") for word in view.words[group.start : group.end])
    member = group.noun is not None and group.noun.kind == "member"
    return group if fights or own or martyrs or (fight and member) else None


def mortal(view: View, i: int) -> bool:
    """Whether the wound or injury at token ``i`` is one that somebody died of: "suffered a fatal gunshot wound"."""
    return not FATAL.isdisjoint(view.words[max(i - WOUND, 0) : i])


def where_they_died(view: View, i: int, group: Group) -> str | None:
    """Of whom a figure of killed counts only some, for the time and place of their death: "dead on the spot", "dead in hospital".

    Parameters: the token of the word of harm; the phrase. ``None`` where nothing of the kind stands behind them. Such a figure speaks against no
    greater one.
    """
    at = max(i + 1, group.end)
    for k in range(at, at + BEHIND):
        if view.at(k) in (".", ";", "and"):
            return None
        if any(tuple(view.words[k : k + len(p)]) == p for p in SPOT):
            return "dead on the spot"
        if any(tuple(view.words[k : k + len(p)]) == p for p in WARD):
            return "dead in hospital"
    return None
