"""Whose people "its soldiers" are, once it is known who speaks."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.events.roles import agent_of, speaker_for
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention

POSSESSIVES = frozenset({"its", "their", "our", "his", "her"})
ABOUT = frozenset({"state", "body", "person", "forces", "non-state"})


def owned(scene: Scene) -> list[TollMention]:
    """The scene's tolls, those of "its" and "their" people given to the side of whoever says it.

    "Two of its soldiers were wounded, Armenia added": the words before "its" name nobody, so it is the speaker's.
    """
    return [_owned(scene, toll) for toll in scene.tolls]


def _owned(scene: Scene, toll: TollMention) -> TollMention:
    for k in range(*toll.tokens):
        if scene.view.low[k] in POSSESSIVES and scene.view.tag[k] == "PRP$":
            speaker = speaker_for(scene, k)
            if speaker is None and toll.side is not None:
                # Nobody wounds his own: in "X said Y had wounded two of its soldiers" they are X's.
                agent = agent_of(scene, toll.trigger)
                number = scene.voiced[k]
                if agent is not None and agent.side == toll.side and number is not None:
                    speaker = scene.attributions[number].actor
            if speaker is not None and speaker.kind == "person" and speaker.country is None:
                # A witness has no side; "her children" are nobody's soldiers.
                speaker = None
            if speaker is not None and speaker.kind in ABOUT and not speaker.plural_of:
                category = toll.category if toll.category != "unknown" or toll.victim is None else toll.victim.category
                return replace(toll, side=speaker.side, victim=None, category=category)
    return toll
