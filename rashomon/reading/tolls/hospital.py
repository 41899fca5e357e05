"""Whom doctors treat after a deed: "the clinic was treating 12 sailors and 26 civilians"."""

from __future__ import annotations

from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

DOCTORS = words("doctors")
TREATMENT = words("treatment")
HELP = 4
"""Tokens from the verb to the help."""
ILLNESS = frozenset({"for", "with"})


def in_hospital(scene: Scene, i: int) -> bool:
    """Whether the "treat" at ``i`` is done by a hospital or a doctor, to people of whom no other ailment is told ("treated ten for shock").

    Parameters: the scene and the token. Only where the doctors do it: who "was treated" may have been ill.
    """
    view = scene.view
    group = scene.begin.get(i + 1)
    if scene.passive(i) or group is None or not group.counted or DOCTORS.isdisjoint(view.words[scene.start : i]):
        return False
    return view.at(group.chain()[-1].end) not in ILLNESS


def cared_for(scene: Scene, i: int, word: str) -> bool:
    """Whether people are told to be treated in a hospital, or to be still so: "ten others are being treated"."""
    view = scene.view
    if word != "treat" or not scene.passive(i) or view.at(i + 1) in ("for", "with", "as", "like"):
        return False
    near = view.words[i + 1 : min(i + 1 + HELP + 2, scene.end)]
    inside = not view.lex.cues["hospital"].isdisjoint(near) and near[0] in ("in", "at", "by")
    return inside or view.words[i - 1] == "being"


def seeks_treatment(scene: Scene, i: int) -> bool:
    """Whether somebody needs, seeks or gets a doctor's help, and no illness is named: "34 villagers needed treatment", "40 sought medical help".

    Parameters: the scene and the token of the verb.
    """
    view = scene.view
    for k in range(i + 1, min(i + 1 + HELP, scene.end)):
        if view.words[k] in TREATMENT:
            rest = view.words[k + 1 : min(k + 2 + HELP, scene.end)]
            hurt = not view.lex.cues["ail"].isdisjoint(rest)
            return ILLNESS.isdisjoint(rest[:2]) or hurt
        if view.tags[k][:1] not in "JNDCIR" or k in view.counts:
            return False
    return False


__all__ = ["cared_for", "in_hospital", "seeks_treatment"]
