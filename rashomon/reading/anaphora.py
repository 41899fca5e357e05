"""Whose people "its soldiers" are, once it is known who speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rashomon.reading.events.roles import agent_of, speaker_for
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.sides import ENEMIES
from rashomon.reading.words import words

POSSESSIVES = frozenset({"its", "their", "our", "his", "her"})
NEAR = 9
"""Tokens before a figure within which "we" says whose people they are."""
BEHIND = 3
"""Tokens from the word of harm to "by"."""
DOER = frozenset({"by", "to"})
LOSING = words("losing")
LOST = LOSING - {"had", "have"}
ITSELF = frozenset({"it", "they"})
ABOUT = frozenset({"state", "body", "person", "forces", "non-state"})


def owned(scene: Scene) -> list[TollMention]:
    """The scene's tolls, those of "its" and "their" people given to the side of whoever says it.

    "Two of its soldiers were wounded, Armenia added": the words before "its" name nobody, so it is the speaker's.
    """
    return [_enemy(scene, toll) if toll.side == ENEMIES else _owned(scene, toll) for toll in scene.tolls]


def _owned(scene: Scene, toll: TollMention) -> TollMention:
    for k in range(*toll.tokens):
        if scene.view.low[k] in POSSESSIVES and scene.view.tag[k] == "PRP$":
            speaker = speaker_for(scene, k)
            if speaker is None:
                # Nobody wounds his own: in "X said Y had wounded two of its soldiers" they are X's.
                agent = agent_of(scene, toll.trigger)
                number = scene.voiced[k]
                if agent is not None and toll.side in (None, agent.side) and number is not None:
                    speaker = scene.attributions[number].actor
            if speaker is not None and speaker.kind == "person" and speaker.country is None:
                # A witness has no side; "her children" are nobody's soldiers.
                speaker = None
            if speaker is not None and _did_it(scene, toll, speaker.side):
                # "one of its soldiers fell to Ruritanian gunfire", where "the army" was taken for the Ruritanian one
                return toll if toll.side != speaker.side else replace(toll, side=None, victim=None)
            if speaker is not None and speaker.kind in ABOUT and not speaker.plural_of:
                category = toll.category if toll.category != "unknown" or toll.victim is None else toll.victim.category
                return replace(toll, side=speaker.side, victim=None, category=category)
    return _ours(scene, toll)


def _did_it(scene: Scene, toll: TollMention, side: str) -> bool:
    """Whether a side is named right behind the word of harm as who did it."""
    low, start = scene.view.low, toll.trigger + 1
    at = next((k for k in range(start, min(start + BEHIND, len(low))) if low[k] in DOER), None)
    if at is None or scene.view.sentence[at] != scene.view.sentence[toll.trigger]:
        return False
    near = (m.actor for m in scene.actors if at < m.start <= at + 2 and m.actor is not None)
    return any(actor.side == side and actor.kind == "state" for actor in near)


def _enemy(scene: Scene, toll: TollMention) -> TollMention:
    """Those whom a speaker calls the enemy are the one other side that the article mostly speaks of."""
    number = scene.voiced[toll.tokens[0]]
    speaker = scene.attributions[number].actor if number is not None else None
    if speaker is None or speaker.kind not in ABOUT or speaker.plural_of:
        return toll
    sides = Counter(
        m.actor.side
        for m in scene.actors
        if m.actor is not None
        and m.actor.kind in ("state", "body", "forces", "non-state")
        and not m.actor.plural_of
        and not m.actor.side[:1].islower()
    )
    del sides[speaker.side]
    most = sides.most_common(2)
    clear = most and (len(most) == 1 or most[0][1] > most[1][1])
    return replace(toll, side=most[0][0], victim=None) if clear else toll


def _ours(scene: Scene, toll: TollMention) -> TollMention:
    """Losses of "we" that name no side ("we lost two men", "we have only two wounded") are the speaker's."""
    low, start = scene.view.low, toll.tokens[0]
    vague = toll.side is None or toll.side[:1].islower()
    for k in range(start - 1, max(start - NEAR, scene.view.bounds(start)[0]) - 1, -1):
        if (
            low[k] in ITSELF
            and vague
            and low[toll.trigger] in LOST
            and k < toll.trigger
            and scene.view.dep[k] == "nsubj"
        ):
            # "the rebels said they had lost three fighters"
            told = speaker_for(scene, k)
            nobody = told is None or told.kind not in ABOUT or (told.kind == "person" and told.country is None)
            return toll if told is None or nobody or told.plural_of else replace(toll, side=told.side, victim=None)
        if low[k] == "we" and toll.side is None:
            verbs = {low[i] for i in range(k + 1, start) if scene.view.tag[i][:2] == "VB"}
            speaker = speaker_for(scene, k)
            if not verbs or not verbs <= LOSING or speaker is None or speaker.kind not in ABOUT or speaker.plural_of:
                return toll
            return toll if speaker.kind == "person" and speaker.country is None else replace(toll, side=speaker.side)
    return toll
