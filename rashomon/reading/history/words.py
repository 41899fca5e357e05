"""The words for wars and upheavals that a page tells as background, read from ``past_events.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from rashomon.model import Plover
from rashomon.reading.attribution.lexicon import noun_forms, rows, verb_forms
from rashomon.reading.attribution.view import View
from rashomon.reading.events.lexicon import Trigger


@dataclass(frozen=True)
class PastWords:
    """``past_events.tsv`` by inflected form: each with its trigger and whether it is a lasting event; ``pairs`` by two forms."""

    nouns: dict[str, tuple[Trigger, bool]]
    verbs: dict[str, tuple[Trigger, bool]]
    pairs: dict[tuple[str, str], tuple[Trigger, bool]]


@lru_cache(maxsize=1)
def past_words() -> PastWords:
    """The words, read once."""
    words = PastWords({}, {}, {})
    for word, kind, plover, mode, lasts, irregular in rows("past_events.tsv"):
        entry = Trigger(word, kind == "n", cast(Plover, plover), None if mode == "-" else mode, "strong"), lasts == "y"
        first, _, second = word.partition(" ")
        given = tuple(irregular.split("+")) if irregular != "-" else ()
        for form in noun_forms(word) if kind == "n" else verb_forms(first, given):
            if second:
                words.pairs[form, second] = entry
            else:
                (words.nouns if kind == "n" else words.verbs)[form] = entry
    return words


def word(view: View, i: int) -> tuple[Trigger, bool] | None:
    """The entry of ``past_events.tsv`` for a token, and whether it lasts."""
    words = past_words()
    low, tag = view.low[i], view.tag[i][:2]
    after = view.low[i + 1] if i + 1 < view.size else ""
    if tag == "NN":
        # "war crimes", "war-torn" tell of no war
        return words.nouns.get(low) if view.dep[i] != "compound" and after != "-" else None
    if tag in ("VB", "JJ"):
        return words.pairs.get((low, after)) or (words.verbs.get(low) if tag == "VB" else None)
    return None
