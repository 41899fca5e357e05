"""Deeds told again in somebody's words, outside what tells the incident: whose words they are says who did it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model import Stance
from rashomon.reading.accounts import Account
from rashomon.reading.blame import Blame
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.returned import mutual, returned
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.which import about

TELLS: frozenset[Stance] = frozenset({"asserts", "accuses", "condemns"})
"""Stances by which a deed is said to have been done."""


def retold(scene: Scene, accounts: Sequence[Account], found: Sequence[Mention]) -> dict[int, list[Blame]]:
    """Who is said to have done it in attributed words that stand in no account ("the minister said that X shelled the market").

    Parameters: the scene, its accounts, its mentions of events. Result: blames by the number of the incident: the article's only
    one, else one told shortly before; never one at another place or on another kind of day than the words name.
    """
    home = {i for a in accounts if a.kind != "diplomacy" for s in a.segments for i in range(s.start, s.end)}
    told: dict[int, list[Blame]] = defaultdict(list)
    for mention in found:
        number = scene.voiced[mention.at]
        if mention.at in home or number is None or mention.reality != "actual" or mention.trigger.plover != "ASSAULT":
            continue
        said = scene.attributions[number]
        if said.stance not in TELLS or returned(scene, mention.at) or mutual(scene, mention.at, mention.trigger):
            continue
        for agent in mention.agents:
            if said.accused is not None and agent.side != said.accused.side:
                continue  # "accused X of attacking": the parser may take who accuses for the one who attacks
            n = about(scene, accounts, mention.at, agent)
            if n is not None:
                told[n].append(Blame(_clause(scene, mention.at, said.content), said.stance, agent, number))
    return told


def _clause(scene: Scene, at: int, content: Sequence[Tokens]) -> Tokens:
    """The words of the clause at ``at``, as far as they are the speaker's."""
    start, end = scene.view.subtree(at)
    inside = next((span for span in content if span[0] <= at < span[1]), (start, end))
    return max(start, inside[0]), min(end, inside[1])
