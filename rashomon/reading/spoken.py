"""Attributions whose cue is no word of violence: "X attacked the convoy" says nothing, "X attacked the plan" might."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.frames import Attribution


def spoken(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those whose cue tells violence and that quote nothing; parents keep pointing to the right ones."""
    kept = [k for k, one in enumerate(found) if one.quoted or not _violent(doc, one)]
    number = {old: new for new, old in enumerate(kept)}

    def parent(k: int | None) -> int | None:
        seen: set[int] = set()
        while k is not None and k not in number and k not in seen:
            seen.add(k)
            k = found[k].parent
        return number.get(k) if k is not None else None

    return [replace(found[k], parent=parent(found[k].parent)) for k in kept]


def _violent(doc: Doc, one: Attribution) -> bool:
    if one.cue is None:
        return False
    verbs = lexicon().verbs
    return any((t := verbs.get(doc[i].lower_)) is not None and t.plover == "ASSAULT" for i in range(*one.cue))
