"""Attributions whose cue is no word of violence: "X attacked the convoy" says nothing, "X attacked the plan" might."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.frames import Attribution
from rashomon.reading.words import words

DEED = 5
"""Tokens of what hangs on a light verb among which the deed is named."""


SEEM = words("seeming")


def spoken(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those whose cue tells violence or mere seeming and that quote nothing; parents keep pointing to the right ones."""
    kept = [k for k, one in enumerate(found) if one.quoted or not (_violent(doc, one) or _seeming(doc, one))]
    number = {old: new for new, old in enumerate(kept)}

    def parent(k: int | None) -> int | None:
        seen: set[int] = set()
        while k is not None and k not in number and k not in seen:
            seen.add(k)
            k = found[k].parent
        return number.get(k) if k is not None else None

    return [replace(found[k], parent=parent(found[k].parent)) for k in kept]


def _seeming(doc: Doc, one: Attribution) -> bool:
    """Whether nobody speaks: "a statement from the capital, which appears to be a reply"."""
    return one.actor is None and one.cue is not None and doc[one.cue[1] - 1].lemma_ in SEEM


def _violent(doc: Doc, one: Attribution) -> bool:
    if one.cue is None or not one.content:
        return False
    words = lexicon()
    cue = [doc[i].lower_ for i in range(*one.cue)]
    if any((t := words.verbs.get(low)) is not None and t.plover == "ASSAULT" for low in cue):
        return True
    # "committed a massacre", "ordered air strikes": the object is the deed
    first = [doc[i].lower_ for i in range(one.content[0][0], min(one.content[0][0] + DEED, one.content[0][1]))]
    return not words.cues["light"].isdisjoint(cue) and any(
        (t := words.nouns.get(low)) is not None and t.plover == "ASSAULT" and t.force in ("strong", "weak")
        for low in first
    )
