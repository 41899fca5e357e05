"""Who says it by a phrase before "that": "is certain that ...", "made known that ...", "let it be known that ...", "the minister's version is that ..."."""

from __future__ import annotations

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.sources import nobody, source_span, subject
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens
from rashomon.reading.words import phrases, words

SURE = words("sure-of-it")
KNOWN = phrases("made-known")
VERSIONS = words("in-words") | {"finding", "conclusion", "assessment", "belief", "impression", "explanation"}
WHEN = words("when-said")
BEING = frozenset({"is", "was", "are", "were", "am", "been", "be", "remains", "remain", "remained"})
BACK = 4
"""Tokens between "that" and the phrase: a day, an adverb."""
LONGEST = 4
"""Words of such a phrase."""


def draft_known(view: View, i: int) -> Draft | None:
    """The attribution of a phrase that ends before the "that" at ``i``; ``None`` where no such phrase stands there, or is negated.

    Parameters: the parse; the token of "that". The content is the rest of the sentence. The phrases are those of FrameNet's Certainty and Statement
    that have no verb of saying.
    """
    start, end = view.bounds(i)
    k = i
    while k > start and i - k < BACK and (view.low[k - 1] in WHEN or view.pos[k - 1] == "PUNCT"):
        k -= 1
    found = _phrase(view, start, k)
    if found is None:
        return None
    (first, last), source = found
    if source is None or view.negated(first):
        return None
    said = view.trim((i + 1, end))
    span = source_span(view, source, first, [said] if said is not None else [])
    if said is None or span is None or nobody(view, span) or span[1] > first:
        return None
    return Draft(first, (first, last), None, "words", "asserts", [said], source, span)


def _phrase(view: View, start: int, k: int) -> tuple[Tokens, int | None] | None:
    """The phrase that ends at ``k``, and the token of who says it."""
    if k - 1 > start and view.low[k - 1] in SURE:
        be = k - 2
        while be > start and view.tag[be] == "RB":
            be -= 1
        if view.low[be] in BEING:
            return (be, k), subject(view, be) or subject(view, k - 1)
    if k - 2 > start and view.low[k - 1] in BEING and view.low[k - 2] in VERSIONS:
        return (k - 1, k), view.kid(k - 2, "poss")
    for size in range(1, LONGEST + 1):
        # the verb stands first in the phrase
        if k - size > start and tuple(view.low[k - size : k]) in KNOWN:
            return (k - size, k), subject(view, k - size)
    return None
