"""The words around a word of diplomacy, read from ``talk_cues.tsv``."""

from __future__ import annotations

from functools import lru_cache

from rashomon.reading.attribution.lexicon import rows


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Dictionary forms in lower case by role; the roles and what they mean stand in the file."""
    return {role: frozenset(words.split()) for role, _, words in rows("talk_cues.tsv")}
