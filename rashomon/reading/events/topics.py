"""What a page is about beside fighting: courts, remembrance, mishaps ... Most false incidents stand on such pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.reading.attribution.view import View
from rashomon.reading.events.lexicon import lexicon

TOPICS = ("justice", "ceremony", "drill", "mishap", "arrest", "talk")
"""Roles of ``event_cues.tsv`` whose words name a topic."""
LEAD = 3
"""Sentences that say what an article is about, its headline among them."""

SHORT = 8
"""Sentences of a short article."""

Topics = list[frozenset[str]]


@lru_cache(maxsize=1)
def _named() -> dict[str, list[str]]:
    """The topics that each word names."""
    cues = lexicon().cues
    return {word: [t for t in TOPICS if word in cues[t]] for t in TOPICS for word in cues[t]}


def topics(view: View) -> Topics:
    """The topics that each sentence of a text touches."""
    found: list[set[str]] = [set() for _ in view.sentences]
    named = _named()
    for low, sentence in zip(view.low, view.sentence, strict=True):
        if low in named:
            found[sentence].update(named[low])
    return [frozenset(one) for one in found]


def shares(prefix: str, told: Topics, sentences: Sequence[int], least: int = 1) -> dict[str, float]:
    """The share of some sentences, by number, that touch each topic, by ``"prefix topic"``; of ``least`` sentences where there are
    fewer, for one word of talks doesn't make a page of two sentences one on politics."""
    chosen = [told[n] for n in sorted(set(sentences))]
    return {f"{prefix} {t}": sum(t in one for one in chosen) / max(len(chosen), least) for t in TOPICS}
