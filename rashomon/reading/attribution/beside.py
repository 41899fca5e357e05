"""Sources by where the names stand: a known actor right before or right after the verb says it, whatever the parser hangs there."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue
from rashomon.reading.attribution.trailing import WHEN, closes, noun_phrase
from rashomon.reading.attribution.view import QUOTE_MARKS, SKIPPED, View
from rashomon.reading.frames import Tokens

LEAST = 5
"""Tokens that must stand before a verb for its source to come after it."""
OF = frozenset({"of", "from", "for"})
FINITE = ("VBD", "VBZ", "VBP")
INSIDE = frozenset({"IN", "TO", "CC", "VBG", "POS", "HYPH", ",", "WDT", "WP"})
"""Tags before a name that only belongs to the source's phrase ("the head of X", "X and Y")."""


class Names:
    """The actors that the language room marked, by the tokens at which they begin and end."""

    def __init__(self, view: View) -> None:
        spans = view.doc.spans.get("actors", ())
        self.starts: dict[int, Tokens] = {s.start: (s.start, s.end) for s in spans}
        self.ends: dict[int, Tokens] = {s.end: (s.start, s.end) for s in spans}


def beside(view: View, i: int, entry: Cue, draft: Draft | None, names: Names) -> Draft | None:
    """The attribution of the verb at ``i`` with the source that stands beside it; ``draft`` as it is where it names that one already."""
    if entry.manner != "say" or view.tag[i] not in FINITE or view.passive(i):
        return draft
    start = view.bounds(i)[0]
    draft = _apart(view, draft, names)
    source = _before(view, i, start, names) or (_person(view, i, start) if draft and draft.source is None else None)
    if source is not None:
        if draft is None or (draft.source is not None and source[0] <= draft.source < source[1]):
            return draft
        return _with(view, draft, source)
    if draft is not None and draft.source is None and (named := _after_quote(view, i, start, names)) is not None:
        spoken = [t for t in draft.content if t[1] <= i]
        return replace(draft, source=named[1] - 1, source_span=named, content=spoken) if spoken else draft
    source = _after(view, i, start, entry, names)
    if source is None or (draft is not None and draft.source is not None and source[0] <= draft.source < source[1]):
        return draft
    said = view.trim((start, i))
    if said is None:
        return draft
    return Draft(i, (i, i + 1), entry, "c", entry.frames["c"], [said], source[1] - 1, source)


def joined(view: View, draft: Draft | None, names: Names) -> Draft | None:
    """The draft with whoever is named before "and" and its source, where the sentence's other words end: "..., residents and a monitor
    said"."""
    span = draft.source_span if draft is not None else None
    if draft is None or span is None or span[0] < LEAST or view.low[span[0] - 1] != "and" or span[0] > draft.head:
        return draft
    other = names.ends.get(span[0] - 1)
    if other is None:
        return draft
    k = other[0]
    while k and view.tag[k - 1] in ("DT", "JJ", "CD"):
        k -= 1
    if k and not view.starts[k] and view.pos[k - 1] not in SKIPPED and view.low[k - 1] not in WHEN:
        return draft
    return _with(view, replace(draft, source=draft.source), (k, span[1]))


def _apart(view: View, draft: Draft | None, names: Names) -> Draft | None:
    """The draft without the one spoken to in its source: "Speaking to Reuters John Doe said"."""
    span = draft.source_span if draft is not None else None
    heard = names.starts.get(span[0]) if span is not None else None
    if draft is None or span is None or heard is None or heard[1] >= span[1] or span[0] == 0:
        return draft
    return replace(draft, source_span=(heard[1], span[1])) if view.low[span[0] - 1] == "to" else draft


def _with(view: View, draft: Draft, source: Tokens) -> Draft:
    """The draft with another source, whose words are not said."""
    content: list[Tokens] = []
    for s, e in draft.content:
        parts = [(s, e)] if e <= source[0] or s >= source[1] else [(s, source[0]), (source[1], e)]
        content += [t for p in parts if p[0] < p[1] and (t := view.trim(p)) is not None]
    return replace(draft, source=source[1] - 1, source_span=source, content=content)


def _before(view: View, i: int, start: int, names: Names) -> Tokens | None:
    end = i
    while end > start and (view.tag[end - 1] == "RB" or view.dep[end - 1] in ("aux", "neg")):
        end -= 1
    found = names.ends.get(end)
    if found is None or found[0] < start:
        return None
    k = found[0]
    while k > start and view.tag[k - 1] in ("DT", "JJ", "VBN", "HYPH") and view.tag[k - 1] != "VBG":
        k -= 1
    if k > start and view.tag[k - 1] in INSIDE:
        return None
    return (k, end)


def _person(view: View, i: int, start: int) -> Tokens | None:
    """A name that nobody marked, right before the verb."""
    found = noun_phrase(view, start, i)
    if found is None or view.tag[found[1] - 1] != "NNP":
        return None
    places = view.doc.spans.get("places", ())
    town = next((p.end for p in places if p.start == found[0] and p.end + 1 < found[1]), found[0])
    return (town, found[1])


def _after_quote(view: View, i: int, start: int, names: Names) -> Tokens | None:
    """Who is named right after the verb that follows a quotation: ""...," said X, the group's spokesman, denying that ..."."""
    k = i - 1
    while k > start and view.low[k] == ",":
        k -= 1
    if view.low[k] not in QUOTE_MARKS:
        return None
    article = i + 1 < view.size and view.tag[i + 1] == "DT"
    found = names.starts.get(i + 1 + article)
    return (i + 1, found[1]) if found is not None else None


def _after(view: View, i: int, start: int, entry: Cue, names: Names) -> Tokens | None:
    """ "... in the bombardment of the town said the Observatory." """
    if "c" not in entry.frames or i - start < LEAST or view.low[i] == "told" or "accuses" in entry.frames.values():
        return None  # who stands after "blamed" is blamed
    k = i + 1
    if k < view.size and view.tag[k] == "DT":
        k += 1
    found = names.starts.get(k)
    if found is None or view.pos[i - 1] in SKIPPED:
        return None
    end = found[1]
    if end < view.size and view.low[end] in OF:
        # "said X of the Y"
        own = next((names.starts[j] for j in (end + 1, end + 2) if j in names.starts), None)
        end = own[1] if own is not None else end
    return (i + 1, found[1]) if closes(view, end, view.bounds(i)[1]) else None
