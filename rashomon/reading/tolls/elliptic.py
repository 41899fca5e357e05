"""Figures told with less than a sentence: "... said 91, the radio 93", "puts at 131 the villagers killed", "told reporters 36"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Counted, View
from rashomon.reading.words import words

TELLERS = words("tellers") - {"army", "military"}
TELLING = words("says-a-figure") | words("gives-a-figure") | words("speaks-of")
TOLD = frozenset({"told", "tells"})
CUTS = frozenset({",", ";", "and", "but", "while"})
NAME = 6
"""Tokens of who gives a figure, with an article, where the verb is left out."""
HARMED = 8
"""Tokens behind an inverted figure in which it is said of whom it is ("puts at 131 the villagers whom raiders killed")."""


def verbless(view: View, start: int, counted: Counted) -> int | None:
    """The first token of who gives a bare number beside one that the sentence says somebody gave: "said 91, the Catholic radio 93".

    ``None`` where those before the number are no tellers, such as two sides that lost as many.
    """
    k = counted.start - 1
    while k > start and counted.start - k <= NAME and view.tags[k][:1] in "NJDP" and view.words[k] not in CUTS:
        k -= 1
    name = range(k + 1, counted.start)
    if not name or view.words[k] not in CUTS or not any(_tells(view, i) for i in name):
        return None
    before = view.words[start:k]
    told = any(i in view.counts for i in range(start, k)) and any(word in view.lex.harm for word in before)
    return name.start if told and not TELLING.isdisjoint(before) else None


def told_somebody(view: View, start: int, k: int) -> int | None:
    """The verb of "a ministry official told the agency 36", where ``k`` is the token before the number."""
    for i in range(k, max(start, k - NAME), -1):
        if view.words[i] in TOLD:
            return i if i < k and view.tags[i] in ("VBD", "VBZ") else None
        if view.tags[i][:1] not in "NJDP":
            return None
    return None


def has(view: View, k: int) -> bool:
    """Whether a teller "has" a figure: "local media had 60"."""
    return view.words[k] in view.lex.cues["have"] and view.tags[k] in ("VBD", "VBZ", "VBP") and _tells(view, k - 1)


def inverted(view: View, counted: Counted, end: int) -> range | None:
    """The words behind a number put before those whom it counts: "puts at 131 the villagers killed", "and at 40 the wounded"."""
    at = counted.end
    if view.words[counted.start - 1] != "at" or at >= end or view.words[at] not in ("the", "its", "their"):
        return None
    for i in range(at + 1, min(at + 1 + HARMED, end)):
        if view.words[i] in view.lex.harm:
            return range(at, i + 1)
        if i in view.counts or view.words[i] in CUTS or view.words[i] in ("at", ".", ":"):
            return None
    return None


def _tells(view: View, i: int) -> bool:
    """Whether a token is or names somebody who gives figures and does not fight."""
    if view.words[i] in TELLERS:
        return True
    span = view.actors.get(i)
    if span is not None and span._.actor is not None:
        return span._.actor.kind in ("outlet", "agency", "organisation", "body", "state")
    return bool(view.tokens[i].ent_type_ == "ORG")
