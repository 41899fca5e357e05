"""Who says it at a sentence's end, without the comma that the parser needs: "... killed nine people a monitor said Tuesday"."""

from __future__ import annotations

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue
from rashomon.reading.attribution.view import SKIPPED, View
from rashomon.reading.frames import Tokens

AFTER = 6
"""Tokens that may follow the cue: a day, "in a statement"."""
LEAST = 5
"""Tokens that must stand before the source, for there to be something said."""
LONGEST = 12
"""Tokens of a source that the parser can be believed in."""
WHEN = frozenset(
    "on late early earlier today yesterday monday tuesday wednesday thursday friday saturday sunday night morning evening"
    " afternoon in a statement the report".split()
)
INNER = frozenset({"of", "for"})
"""Prepositions inside a name ("Observatory for Human Rights")."""


def trailing(view: View, i: int, entry: Cue, draft: Draft | None) -> Draft | None:
    """The attribution whose cue at ``i`` closes its sentence, where the parse did not find it; else the parse's ``draft``.

    The source is the noun phrase right before the cue, the content what the sentence says before it.
    """
    if entry.manner != "say" or "c" not in entry.frames or not view.verbal(i) or _sound(draft, i):
        return draft
    start, end = view.bounds(i)
    rest = [k for k in range(i + 1, end) if view.pos[k] not in SKIPPED]
    if len(rest) > AFTER or any(view.low[k] not in WHEN and view.pos[k] not in ("NUM", "PROPN") for k in rest):
        return draft
    if view.tag[i] not in ("VBD", "VBZ", "VBP"):
        return draft
    source = _source(view, start, i)
    if source is None or source[0] - start < LEAST:
        return draft
    content = view.trim((start, source[0]))
    if content is None:
        return draft
    return Draft(i, (i, i + 1), entry, "c", entry.frames["c"], [content], source[1] - 1, source)


def _sound(draft: Draft | None, i: int) -> bool:
    """Whether the parse's attribution can be believed: it has a source of a name's length and something said before the cue."""
    if draft is None or draft.source is None or not draft.content or draft.source_span is None:
        return False
    start, end = draft.source_span
    return end - start <= LONGEST and any(s < i for s, _ in draft.content)


def _source(view: View, start: int, i: int) -> Tokens | None:
    """The noun phrase that ends before the cue at ``i``: to the left as far as its determiner, or where another phrase ends."""
    end = i
    while end > start and (view.tag[end - 1] == "RB" or view.pos[end - 1] in SKIPPED):
        end -= 1
    if end <= start or view.tag[end - 1][:2] not in ("NN", "PR"):
        return None
    k = end - 1
    while k > start:
        tag, before = view.tag[k], view.tag[k - 1]
        if tag in ("DT", "PRP", "PRP$"):
            break
        inner = view.low[k - 1] in INNER and view.tag[k - 2][:2] == "NN"
        proper = before[:3] == "NNP" and (tag[:2] == "NN" or tag == "POS")
        if not (before in ("DT", "PRP$", "POS", "HYPH", "JJ", "NN", "CD", "VBN") or inner or proper):
            break
        k -= 1
    return (k, end) if end - k <= LONGEST else None
