"""Fire that answers another's: "shot back", "returned fire"."""

from __future__ import annotations

from functools import lru_cache

from rashomon.reading.attribution.lexicon import rows
from rashomon.reading.events.lexicon import Trigger
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

Phrase = tuple[frozenset[str], ...]


MUTUAL = words("mutual")


def mutual(trigger: Trigger) -> bool:
    """Whether a verb of fighting says of nobody that he began it: "residents battled the attackers", "troops repelled an attack"."""
    return trigger.word in MUTUAL and not trigger.noun


@lru_cache(maxsize=1)
def _phrases() -> tuple[Phrase, ...]:
    return tuple(tuple(frozenset(word.split("|")) for word in line.split()) for (line,) in rows("returned.tsv"))


def returned(scene: Scene, i: int) -> bool:
    """Whether the word of violence at token ``i`` tells an answer: one of the phrases of ``returned.tsv`` covers it."""
    low = scene.view.low
    for phrase in _phrases():
        for start in range(max(i - len(phrase) + 1, 0), i + 1):
            words = low[start : start + len(phrase)]
            if len(words) == len(phrase) and all(word in part for word, part in zip(words, phrase, strict=True)):
                return True
    return False
