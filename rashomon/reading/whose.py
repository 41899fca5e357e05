"""Whose people those of no named side are, where an article tells of more than one state.

They take the country that they were harmed in. That is mostly the one where the incident was; but who tells of fire across a border
tells of the dead on either side of it.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.accounts import Account
from rashomon.reading.events.roles import agent_of
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.where import elsewhere
from rashomon.reading.frames import TollMention

WHOLE_STATE = 6
"""Precision of a place that is a state, which a sentence may name for much else ("the border with Utopia")."""
ARMED = ("military",)
FROM_AFAR = ("aerial", "drone", "heavy-weapons")
"""Modes of an attack in which nobody of who strikes comes near those who are struck."""


def country_of(scene: Scene, account: Account, toll: TollMention) -> str | None:
    """The state, other than the one of the incident's place, that people of no side are of; ``None`` where they are of that one.

    Parameters: the scene, the incident and one of its tolls. It is the one country of the places that the sentence names, else that of the
    civil authority that tells it, if that is a party.
    """
    home = account.places[0].country if account.places else None
    if (
        toll.side is not None
        or home is None
        or account.kind != "incident"
        or toll.category not in ("civilian", "unknown")
    ):
        return None
    number = scene.voiced[toll.trigger]
    marks = [m for m in scene.within(scene.places, scene.view.bounds(toll.trigger)) if not elsewhere(scene, m)]
    # In "A said ... in Ham, while B said ... in Lod", each speaks of his own places.
    marks = [m for m in marks if scene.voiced[m.start] == number] or marks
    marks = [m for m in marks if m.place is not None and m.place.country and m.place.precision < WHOLE_STATE]
    if marks:
        lands = {m.place.country for m in marks if m.place is not None}
        near = min((m for m in marks if m.start > toll.trigger), key=lambda m: m.start, default=None)
        land = marks[0].place.country if len(lands) == 1 and marks[0].place is not None else None
        land = near.place.country if land is None and near is not None and near.place is not None else land
        return land if land != home and land in _fighting(scene, account) else None
    speaker = scene.attributions[number].actor if number is not None else None
    if speaker is not None and _by_the_others(scene, account, toll, number, home, speaker.country):
        return speaker.country
    if speaker is None or speaker.kind != "body" or speaker.category in ARMED or speaker.country in (None, home):
        return None
    doer = agent_of(scene, toll.trigger)
    own = doer is not None and doer.country == speaker.country
    return speaker.country if {home, speaker.country} <= _fighting(scene, account) and not own else None


def _by_the_others(
    scene: Scene, account: Account, toll: TollMention, number: int | None, home: str, state: str | None
) -> bool:
    """Whether a state says that the other's forces did it, on land that the other counts as its own: they hurt no people of theirs."""
    if state in (None, home) or not {home, state} <= _fighting(scene, account):
        return False
    sentence = scene.view.sentence[toll.trigger]
    doers = {
        actor.country
        for segment in account.segments
        for mention in segment.mentions
        if mention.sentence == sentence and scene.voiced[mention.at] == number
        for actor in mention.agents
    }
    return doers == {home}


def of_the_struck(scene: Scene, account: Account, toll: TollMention) -> TollMention:
    """The toll without its side where its people were taken to be of the state that struck from afar: "Ruritanian jets hit the bridge ... a soldier
    and four traders died".

    Parameters: the scene, the incident and one of its tolls. Only a phrase that names nobody is mended, in an incident in which that state is the
    only one that acts, in another country. Practice: UCDP counts the dead of one-sided fire on the side that was fired at.
    """
    home = account.places[0].country if account.places else None
    doers = {actor.country for actor in account.agents if actor.country is not None}
    event = account.event
    if (
        toll.side is None
        or home is None
        or doers != {toll.side}
        or home == toll.side
        or event is None
        or event.mode not in FROM_AFAR
        or any(actor.country == toll.side for actor in account.targets)
        or any(scene.view.tag[i][:3] == "NNP" for i in range(*toll.tokens))
    ):
        return toll
    return replace(toll, side=None, victim=None)


def _fighting(scene: Scene, account: Account) -> set[str | None]:
    """The states that act or are struck in an incident, or that the article takes together as its two sides."""
    both = {code.split("/")[0] for m in scene.actors if m.actor is not None for code in m.actor.plural_of}
    return {actor.country for actor in (*account.agents, *account.targets)} | both
