"""Whom doctors treat after a deed: "the clinic was treating 12 sailors and 26 civilians"."""

from __future__ import annotations

from rashomon.reading.tolls.scene import Scene
from rashomon.reading.words import words

DOCTORS = words("doctors")
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


__all__ = ["in_hospital"]
