"""Fire that answers another's: "shot back", "returned fire"."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from rashomon.reading.attribution.lexicon import rows
from rashomon.reading.attribution.sources import subject
from rashomon.reading.events.lexicon import Trigger
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

Phrase = tuple[frozenset[str], ...]


MUTUAL = words("mutual")
ATTACKERS = words("attackers")
BOTH_WAYS = words("both-ways")
FLYING = words("flying")
DOWNING = words("downing")
KNOWN = frozenset({"the", "these", "those", "both", "all"})
"""Before people who were told of."""


def mutual(scene: Scene, i: int, trigger: Trigger) -> bool:
    """Whether a word of fighting, at token ``i``, says of nobody that he began it: "residents battled the attackers", "troops repelled an
    attack", "the guards of both states traded fire"."""
    return both_ways(scene, i) is not None or (trigger.word in MUTUAL and not trigger.noun)


def both_ways(scene: Scene, i: int) -> int | None:
    """The word by which the fire at token ``i`` went both ways ("exchanged fire", "trade shots"), if one says so."""
    view = scene.view
    above = view.head[i] if view.dep[i] == "dobj" else i
    return next((k for k in (i, above, i - 1) if k >= 0 and view.lemma[k] in BOTH_WAYS), None)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[int, Phrase]]]:
    """For each word of a phrase, the phrases that hold it and where in them it stands."""
    found: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    for (line,) in rows("returned.tsv"):
        phrase = tuple(frozenset(word.split("|")) for word in line.split())
        for at, part in enumerate(phrase):
            for word in part:
                found[word].append((at, phrase))
    return dict(found)


def returned(scene: Scene, i: int) -> bool:
    """Whether the word of violence at token ``i`` tells an answer: one of the phrases of ``returned.tsv`` covers it, or it harms "the
    attackers", whose deed was told before."""
    if _harms_attackers(scene, i):
        return True
    low = scene.view.low
    for at, phrase in _phrases().get(low[i], ()):
        words = low[i - at : i - at + len(phrase)] if i >= at else []
        if len(words) == len(phrase) and all(word in part for word, part in zip(words, phrase, strict=True)):
            return True
    return False


def _harms_attackers(scene: Scene, i: int) -> bool:
    """Whether what the verb at ``i`` harms are known attackers or what they fired: "killed the assailants", "three of the gunmen were
    shot", "shot down 25 of 33 drones"."""
    view = scene.view
    if not view.verbal(i):
        return False
    harmed = subject(view, i) if view.passive(i) else view.kid(i, "dobj")
    if harmed is None:
        return False
    of = next((k for k in view.kids[harmed] if view.low[k] == "of"), None)
    inner = view.kid(of, "pobj") if of is not None else None
    noun = harmed if inner is None else inner
    if view.low[noun] in FLYING and view.lemma[i] in DOWNING:
        return True
    return view.low[noun] in ATTACKERS and any(view.low[k] in KNOWN for k in view.kids[noun])
