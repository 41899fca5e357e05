"""Fights of words: candidates who attack each other, parties that clash over a bill, a battle for the nomination, a word missile.

They stand on pages about politics, sport and business, and, in passing, on every page about a war. What is hit is an idea, or a person whom another
person attacks with no arms in hand (Lakoff and Johnson 1980, "argument is war").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

if TYPE_CHECKING:
    from rashomon.reading.events.mentions import Mention

FIGHTS = words("word-fights")
VERBAL = words("verbal")
CIVIL = words("civil-fights")
IDEAS = words("ideas")
ADS = words("attack-ads")
POLITE = frozenset({"person", "body", "organisation", "state"})
"""Who may be attacked with words; a village or its people are not."""
MY = frozenset({"my", "his", "her", "your"})
ME = frozenset({"me", "him", "her", "us", "them", "you", "himself", "herself"})
CROWDS = frozenset({"clash", "skirmish"})
"""Crowds and villages do so, too, over a law or a tax."""
HIT = ("on", "over", "against", "for", "about")
"""Before what a fight of words is about."""
LEAST = 2
"""Fights of words that make the bare "attacks" of a page ones of words, too, where nothing else is told there."""


def quarrels(scene: Scene, found: Sequence[Mention], violent: Iterable[int]) -> set[int]:
    """The tokens of the mentions that tell a fight of words.

    Parameters: the scene; its mentions; numbers of the sentences with a weapon, an armed actor or a toll. Where a page has :data:`LEAST` of them
    and no more that tell violence with such a sentence's words, its bare fights are of words as well: "the latest attacks".
    """
    armed = frozenset(violent)
    fights = [m for m in found if m.trigger.word in FIGHTS]
    if not fights:
        return set()
    people = {
        k for m in scene.actors if m.actor is not None and m.actor.kind == "person" for k in range(m.start, m.end)
    }
    clear = {m.at for m in fights if _of_words(scene, m, m.sentence in armed, people)}
    told = [m for m in found if m.trigger.force in ("strong", "harm") and m.sentence in armed and m.at not in clear]
    if len(clear) >= LEAST and len(clear) > len(told):
        clear |= {m.at for m in fights if m.sentence not in armed}
    opened = {m.at for m in found if m.trigger.force == "send" and not clear.isdisjoint(scene.view.kids[m.at])}
    return clear | opened


def _of_words(scene: Scene, m: Mention, armed: bool, people: set[int]) -> bool:
    view, i = scene.view, m.at
    before = {view.low[k] for k in view.kids[i] if k < i}
    if before & VERBAL or not ADS.isdisjoint(view.low[i + 1 : i + 2]):
        return True
    if armed:
        return False
    if before & CIVIL:
        return True
    polite = m.agent is not None and m.agent.kind in POLITE
    hit = _about(scene, i)
    if any(view.lemma[k] in IDEAS for k in hit) and (polite or m.trigger.word not in CROWDS):
        return True
    owner = [k for k in view.kids[i] if view.dep[k] == "poss"]
    one = (m.agent is not None and m.agent.kind == "person") or any(k in people or view.low[k] in MY for k in owner)
    if one and (any(k in people for k in hit) or (m.target.kind == "person" if m.target else _pronoun(scene, i))):
        return True
    return m.target is not None and m.target.kind in POLITE and _reproached(scene, i)


def _about(scene: Scene, i: int) -> list[int]:
    """The nouns that a fight at token ``i`` is about: "attacked his record", "the battle over the budget"."""
    view = scene.view
    found = [k for k in view.kids[i] if view.dep[k] == "dobj"]
    for k in view.kids[i]:
        if view.dep[k] == "prep" and view.low[k] in HIT:
            found += [o for o in view.kids[k] if view.dep[o] == "pobj"]
    return found


def _pronoun(scene: Scene, i: int) -> bool:
    """Whether a verb's object is nothing but "me", "us", "him"."""
    view = scene.view
    return any(view.dep[k] == "dobj" and view.low[k] in ME for k in view.kids[i])


def _reproached(scene: Scene, i: int) -> bool:
    """Whether a reproach follows: "attacked the government for failing to pay", "as a liar"."""
    view = scene.view
    behind = [k for k in view.kids[i] if view.dep[k] == "prep"]
    return any(
        view.low[k] == "as" or (view.low[k] == "for" and any(view.dep[o] == "pcomp" for o in view.kids[k]))
        for k in behind
    )
