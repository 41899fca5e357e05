"""Who lost a limb was wounded: "two soldiers lost their legs", "a mine tore off the foot of a farmer", "a girl's arm was severed"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.people import ONE, Group, View
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

BODY = words("body-parts")
THE = frozenset({"the", "his", "her", "their", "both"})
SEVERS = words("severs")
NEAR = 6
"""Tokens from the verb to the limb."""
SOON = 60
"""Tokens from those who were hurt to one of them who lost a limb."""
OWN = frozenset({"his", "her", "their"})
WITHIN = frozenset({"CC", "CD", "DT", "JJ", "NN", "PDT", "PRP$", "POS", "RB", "VBN"})
"""Tags of what may stand between the verb and the limb."""


def limbs(scene: Scene, i: int) -> Group | None:
    """Those who are told to have lost the limb at ``i``.

    Parameters: the scene and the token. ``None`` where nothing is told to have happened to it, or not whose it was. Practice: the Landmine Monitor
    counts who loses a limb as injured.
    """
    view = scene.view
    verb = next((k for k in range(i - 1, max(scene.start, i - NEAR) - 1, -1) if _harms(scene, k)), None)
    if verb is not None and any(view.tags[k] not in WITHIN and view.words[k] != "off" for k in range(verb + 1, i)):
        verb = None
    group: Group | None = None
    if verb is not None and view.words[verb] in view.lex.cues["lost"]:
        group = scene.subject(verb) if view.at(i + 1) != "of" else None
    elif verb is not None:
        at = i + 1 + (view.at(i + 1) in ("off", "of")) + (view.words[i + 1 : i + 3] == ["off", "of"])
        group = (scene.begin.get(at) if at > i + 1 else None) or _owner(scene, i)
    elif SEVERS.intersection(view.words[i + 1 : i + 4]) and view.at(i + 1) in view.lex.cues["be"]:
        group = _owner(scene, i)
    elif view.at(i + 1) in SEVERS and (had := _had(scene, i)) is not None:
        # "a farmer had his leg blown off"
        group = scene.subject(had)
    # "his foot": whose it is, is somebody, whatever the noun ("a sergeant major first class")
    whose = not OWN.isdisjoint(view.words[max(scene.start, i - 3) : i])
    if group is not None and group.noun is not None and group.head == group.start and group.start not in view.counts:
        # "Sergeant loses foot", a heading that counts nobody
        return None
    people = group is not None and (group.kind in ("people", "name", "others") or (whose and group.kind == "noun"))
    return group if group is not None and group.counted and people else None


def one_of_the_hurt(view: View, mention: TollMention, found: Sequence[TollMention]) -> int | None:
    """The figure of hurt told before, one of whom the single person of a mention who lost a limb then is; ``None`` where none was told."""
    entries = view.lex.apart.get(view.words[mention.trigger], ())
    if not any("limb" in entry.frames for entry in entries) or mention.count != ONE:
        return None
    hurt = (k for k in range(len(found) - 1, -1, -1) if found[k].status == "wounded" and found[k].again is None)
    near = (k for k in hurt if mention.trigger - found[k].trigger < SOON)
    return next((k for k in near if (found[k].count.low or 0) > 1 and found[k].reality == "actual"), None)


def _harms(scene: Scene, k: int) -> bool:
    return scene.view.words[k] in SEVERS or scene.view.words[k] in scene.view.lex.cues["lost"]


def _owner(scene: Scene, i: int) -> Group | None:
    """Whose limb it is, where that stands right before it: "a soldier's left leg"."""
    steps = range(i - 1, max(scene.start, i - 4), -1)
    at = next((k for k in steps if scene.view.tags[k] == "POS"), None)
    return scene.cover.get(at - 1) if at is not None else None


def _had(scene: Scene, i: int) -> int | None:
    steps = range(i - 1, max(scene.start, i - 4), -1)
    return next((k for k in steps if scene.view.words[k] in scene.view.lex.cues["have"]), None)


def in_the_body(view: View, i: int) -> bool:
    """Whether the blow at ``i`` went into somebody: "hit a guard in the leg"."""
    for k in range(i + 1, i + 1 + NEAR):
        if view.at(k) in ("in", "on") and (
            view.at(k + 1) in BODY or (view.at(k + 1) in THE and view.at(k + 2) in BODY)
        ):
            return True
    return False


__all__ = ["in_the_body", "limbs", "one_of_the_hurt"]
