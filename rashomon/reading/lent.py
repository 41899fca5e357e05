"""Voices that tell or condemn an incident without naming who did it: whom the article names speaks through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.reading.accounts import Account
from rashomon.reading.anaphora import POSSESSIVES
from rashomon.reading.blame import Blame
from rashomon.reading.events.doing import subject_of
from rashomon.reading.events.returned import mutual, returned
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.which import before, the_deed

LEAD = 4
"""Sentences, the headline among them, in which an article says what all of it is about."""


def lent(scene: Scene, accounts: Sequence[Account]) -> dict[int, list[Blame]]:
    """For incidents told by a voice that names nobody there ("the raids killed nine, the monitor added"), by the number of the
    incident: the one side that the article, else the same voice in the lead, says did it, where that is not the one that was hit."""
    spoke = _speakers(scene, accounts)
    named = _named(scene, accounts)
    found: dict[int, list[Blame]] = defaultdict(list)
    for (n, side), (number, hit, span) in spoke.items():
        mentions = [
            m
            for s in accounts[n].segments
            for m in s.mentions
            if m.reality == "actual" and not returned(scene, m.at) and not mutual(scene, m.at, m.trigger)
        ]
        doers = {a.side: a for m in mentions for a in m.agents}
        blame = next((Blame(span, "asserts", a, number) for a in doers.values()), None) if len(doers) == 1 else None
        if blame is None or blame.accused is None or blame.accused.side in hit | {side}:
            lead = [b for b in named[side].values() if scene.view.sentence[b.tokens[0]] < LEAD]
            blame = lead[0] if len(named[side]) == len(lead) == 1 else None
        if blame is not None and blame.accused is not None and blame.accused.side not in hit | {side}:
            found[n].append(blame)
    return found


def _speakers(scene: Scene, accounts: Sequence[Account]) -> dict[tuple[int, str], tuple[int, set[str], Tokens]]:
    """Who tells or condemns each incident, by its number and his side: the attribution, the sides that were hit, the words."""
    spoke: dict[tuple[int, str], tuple[int, set[str], Tokens]] = {}
    for n, account in enumerate(accounts):
        if account.kind != "incident":
            continue
        for segment in account.segments:
            deeds = [m.at for m in segment.mentions if not _own_deed(scene, m.at)]
            for i in deeds + [scene.tolls[k].trigger for k in segment.tolls]:
                number = scene.voiced[i]
                actor = scene.attributions[number].actor if number is not None else None
                if number is not None and actor is not None and actor.kind not in ("outlet", "agency"):
                    spoke.setdefault((n, actor.side), (number, _hit(scene, account), segment.span))
    for number, one in enumerate(scene.attributions):
        if one.stance == "condemns" and one.actor is not None and one.content and the_deed(scene, one.content):
            m = before(scene, accounts, one.content[0][0], None)
            if m is not None:
                spoke.setdefault((m, one.actor.side), (number, _hit(scene, accounts[m]), one.content[0]))
    return spoke


def _own_deed(scene: Scene, verb: int) -> bool:
    """Whether those who do something are told to be the speaker's: "the army said its air defences had downed two drones"."""
    doer = subject_of(scene, verb)
    return doer is not None and any(scene.view.low[k] in POSSESSIVES for k in scene.view.kids[doer])


def _named(scene: Scene, accounts: Sequence[Account]) -> dict[str, dict[str, Blame]]:
    """Whom each side names, in any incident: by the speaker's side and the side named."""
    named: dict[str, dict[str, Blame]] = defaultdict(dict)
    segments = [s for account in accounts if account.kind == "incident" for s in account.segments]
    for segment in segments:
        for mention in segment.mentions:
            number = scene.voiced[mention.at]
            actor = scene.attributions[number].actor if number is not None else None
            if actor is None or mention.reality != "actual" or mutual(scene, mention.at, mention.trigger):
                continue
            for agent in mention.agents:
                named[actor.side].setdefault(agent.side, Blame(segment.span, "asserts", agent, number))
    return named


def _hit(scene: Scene, account: Account) -> set[str]:
    """The sides to whom an incident was done."""
    return {a.side for a in account.targets} | {scene.tolls[k].side or "" for s in account.segments for k in s.tolls}
