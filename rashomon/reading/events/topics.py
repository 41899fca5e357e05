"""What a page is about beside fighting: courts, remembrance, mishaps ... Most false incidents stand on such pages."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.attribution.view import View
from rashomon.reading.events.lexicon import lexicon

TOPICS = ("justice", "ceremony", "drill", "mishap", "arrest", "talk")
"""Roles of ``event_cues.tsv`` whose words name a topic."""
LEAD = 3
"""Sentences that say what an article is about, its headline among them."""

Topics = list[frozenset[str]]


def topics(view: View) -> Topics:
    """The topics that each sentence of a text touches."""
    cues = lexicon().cues
    found: list[set[str]] = [set() for _ in view.sentences]
    named = {word: [t for t in TOPICS if word in cues[t]] for t in TOPICS for word in cues[t]}
    for low, sentence in zip(view.low, view.sentence, strict=True):
        if low in named:
            found[sentence].update(named[low])
    return [frozenset(one) for one in found]


def shares(prefix: str, told: Topics, sentences: Sequence[int] | None = None) -> dict[str, float]:
    """The share of sentences (of all, or of those numbered) that touch each topic, by ``"prefix topic"``."""
    chosen = told if sentences is None else [told[n] for n in sorted(set(sentences))]
    return {f"{prefix} {t}": sum(t in one for one in chosen) / max(len(chosen), 1) for t in TOPICS}
