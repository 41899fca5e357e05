"""Who says it at a sentence's end, without the comma that the parser needs: "... killed nine people a monitor said Tuesday"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue, lexicon
from rashomon.reading.attribution.view import QUOTE_MARKS, SKIPPED, View
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

AFTER = 6
"""Tokens that may follow the cue: a day, "in a statement"."""
LEAST = 5
"""Tokens that must stand before the source, for there to be something said."""
LONGEST = 12
"""Tokens of a source that the parser can be believed in."""
WHEN = words("when-said")
TURNS = words("turns")
"""Words at which another voice may begin."""
HEARERS = words("hearers")
"""To whom it is told."""
LIVING = frozenset({"in", "of", "from", "near", "at"})
"""Between who speaks and where he lives or works: "an activist in the town said"."""
WATCHING = words("watching")
"""Between who speaks and what he has an eye on: "a group monitoring the war said"."""
INNER = frozenset({"of", "for"})
"""Prepositions inside a name ("Observatory for Human Rights")."""


def trailing(view: View, i: int, entry: Cue, draft: Draft | None) -> Draft | None:
    """The attribution whose cue at ``i`` closes its sentence, where the parse did not find it; else the parse's ``draft``.

    The source is the noun phrase right before the cue, the content what the sentence says before it.
    """
    if entry.manner != "say" or "c" not in entry.frames or not view.verbal(i):
        return draft
    start, end = view.bounds(i)
    # who stands after "blamed" is blamed
    blamed = "accuses" in entry.frames.values() and view.kid(i, "dobj") is not None
    if blamed or not closes(view, i + 1, end):
        return draft
    if draft is not None and _sound(draft, i):
        return _whole(view, _of_there(view, draft, start), start)
    perfect = view.tag[i] == "VBN" and view.low[i - 1] in ("has", "have", "had")
    if not perfect and view.tag[i] not in ("VBD", "VBZ", "VBP"):
        return draft
    source = noun_phrase(view, start, i - perfect)
    if source is None or source[0] - start < LEAST:
        return draft
    source = _living(view, source, start)
    content = view.trim((start, source[0]))
    if content is None:
        return draft
    return Draft(i, (i, i + 1), entry, "c", entry.frames["c"], [content], source[1] - 1, source)


def closes(view: View, start: int, end: int) -> bool:
    """Whether nothing but a day or "in a statement" follows in the sentence."""
    rest = [k for k in range(start, end) if view.pos[k] not in SKIPPED]
    return len(rest) <= AFTER and all(
        view.low[k] in WHEN or view.low[k] in HEARERS or view.pos[k] in ("NUM", "PROPN") for k in rest
    )


def _whole(view: View, draft: Draft, start: int) -> Draft:
    """All that the sentence says before the source, where the parse hangs only its last words on the cue ("..., four of them boys, X said")."""
    assert draft.source_span is not None
    first, source = draft.content[0][0], draft.source_span[0]
    if draft.quoted or first <= start or draft.content[-1][1] > source:
        return draft
    turns = any(
        view.low[k] in TURNS or view.low[k] in lexicon().verbs or view.low[k] in QUOTE_MARKS
        for k in range(start, first)
    )
    said = view.trim((start, source))
    return draft if turns or said is None else replace(draft, content=[said])


def _of_there(view: View, draft: Draft, start: int) -> Draft:
    """The draft with who speaks for its source, where the parse found but the place behind him."""
    assert draft.source_span is not None
    source = _living(view, draft.source_span, start)
    if source == draft.source_span:
        return draft
    content = [
        (s, min(e, source[0])) if s < source[0] < e or e == source[1] else (s, e)
        for s, e in draft.content
        if s < source[0]
    ]
    trimmed = [span for s, e in content if (span := view.trim((s, e))) is not None]
    if not trimmed:
        return draft
    return replace(draft, source=_speaker(view, source), source_span=source, content=trimmed)


def _speaker(view: View, source: Tokens) -> int:
    """The head of a source: the noun before where he lives."""
    at = next((k for k in range(source[0] + 1, source[1]) if view.low[k] in LIVING | WATCHING), source[1])
    return at - 1


def _living(view: View, source: Tokens, start: int) -> Tokens:
    """A source with the noun phrase before it, where that ends in a preposition behind a comma or in what he watches: "..., an activist in
    the town said"."""
    at = source[0] - 1
    eye = view.low[at] in WATCHING
    if at <= start or not (eye or view.low[at] in LIVING) or view.tag[at - 1] not in ("NN", "NNS"):
        return source
    k = at - 1
    while k > start and view.tag[k - 1] in ("NN", "JJ", "CD", "HYPH"):
        k -= 1
    if k <= start or view.tag[k - 1] != "DT":
        return source
    return (k - 1, source[1]) if (eye or view.low[k - 2] == ",") and source[1] - k <= LONGEST else source


def _sound(draft: Draft, i: int) -> bool:
    """Whether the parse's attribution can be believed: it has a source of a name's length and something said before the cue."""
    if draft.source is None or not draft.content or draft.source_span is None:
        return False
    start, end = draft.source_span
    return end - start <= LONGEST and any(s < i for s, _ in draft.content)


def noun_phrase(view: View, start: int, i: int) -> Tokens | None:
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
        proper = before[:3] == "NNP" and (tag[:2] == "NN" or tag in ("POS", "HYPH"))
        if not (before in ("DT", "PRP$", "POS", "HYPH", "JJ", "NN", "CD", "VBN") or inner or proper):
            break
        k -= 1
    return (k, end) if end - k <= LONGEST else None
