"""Whose people "its soldiers" are, once it is known who speaks."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.events.roles import agent_of, speaker_for
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.words import words

POSSESSIVES = frozenset({"its", "their", "our", "his", "her"})
NEAR = 9
"""Tokens before a figure within which "we" says whose people they are."""
LOSING = words("losing")
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
    return _ours(scene, toll)


def _ours(scene: Scene, toll: TollMention) -> TollMention:
    """Losses of "we" that name no side ("we lost two men", "we have only two wounded") are the speaker's."""
    low, start = scene.view.low, toll.tokens[0]
    for k in range(start - 1, max(start - NEAR, scene.view.bounds(start)[0]) - 1, -1):
        if low[k] == "we" and toll.side is None:
            verbs = {low[i] for i in range(k + 1, start) if scene.view.tag[i][:2] == "VB"}
            speaker = speaker_for(scene, k)
            if not verbs or not verbs <= LOSING or speaker is None or speaker.kind not in ABOUT or speaker.plural_of:
                return toll
            return toll if speaker.kind == "person" and speaker.country is None else replace(toll, side=speaker.side)
    return toll
