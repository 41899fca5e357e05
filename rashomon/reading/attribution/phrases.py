"""Cues that are no verbs: "according to X", "X's claim that ...", "in X's words", "reportedly"."""

from __future__ import annotations

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue
from rashomon.reading.attribution.sources import nobody, source_span, subject
from rashomon.reading.attribution.view import View, merged, minus
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

BY = ("by", "from")
IN_WORDS = words("in-words")
SUPPORT = words("support")
LONGEST = 8
"""Tokens behind the main word of a source up to the comma."""


def draft_according(view: View, i: int, cue_heads: frozenset[int]) -> Draft | None:
    """The attribution of "according to X" whose first word is at ``i``; the content is the clause that it qualifies."""
    if i + 2 >= view.size or view.low[i + 1] != "to":
        return None
    to = i + 1
    inner = view.kid(to, "pobj") or view.kid(i, "pobj")
    if inner is None or inner <= to:
        inner = _noun_after(view, to)
        if inner is None:
            return None
    clause = _clause_of(view, i, cue_heads)
    span = source_span(view, inner, i, [])
    if span is None:
        return None
    span = (max(span[0], to + 1), max(span[1], inner + 1))
    span = _cut_source(view, span, inner)
    hole = (i, span[1])
    content = [t for p in minus(clause, [hole]) if (t := view.trim(p)) is not None]
    if not content:
        return None
    return Draft(i, (i, to + 1), None, "according", "asserts", content, inner, span)


def draft_as(view: View, i: int) -> Draft | None:
    """The attribution of "as reported by X", whose participle is at ``i``; the content is the sentence without it."""
    if i == 0 or view.low[i - 1] != "as" or view.low[i + 1 : i + 2] != ["by"]:
        return None
    inner = _noun_after(view, i + 1)
    if inner is None:
        return None
    start, end = view.bounds(i)
    comma = next((k for k in range(inner + 1, end) if view.low[k] in (",", ".")), end)
    span = (i + 2, comma)
    content = [t for p in minus((start, end), [(i - 1, comma)]) if (t := view.trim(p)) is not None]
    if not content or comma - inner > LONGEST:
        return None
    return Draft(i, (i - 1, i + 2), None, "according", "asserts", content, inner, span)


def _noun_after(view: View, i: int) -> int | None:
    end = view.bounds(i)[1]
    for k in range(i + 1, min(i + 8, end)):
        if view.pos[k] in ("NOUN", "PROPN", "PRON"):
            while k + 1 < end and view.pos[k + 1] in ("NOUN", "PROPN"):
                k += 1
            return k
    return None


def _cut_source(view: View, span: Tokens, head: int) -> Tokens:
    """A sentence that begins with "According to X, ..." is sometimes parsed as if all of it hung on X."""
    for k in range(head + 1, span[1]):
        if view.verbal(k) and view.dep[k] not in ("relcl", "acl") and view.tag[k] not in ("VBG", "VBN"):
            comma = next((c for c in range(head + 1, k) if view.low[c] == ","), head + 1)
            return span[0], comma
    return span


def _clause_of(view: View, i: int, cue_heads: frozenset[int]) -> Tokens:
    """The clause that an adverbial at ``i`` qualifies: up to the sentence, but not out of what somebody else says."""
    node = view.head[i]
    top = node
    for _ in range(30):
        above = view.head[node]
        if above == node:
            break
        if view.dep[node] == "ccomp" and above in cue_heads:
            break
        if (
            view.dep[node] == "conj"
            and view.verbal(node)
            and view.verbal(above)
            and view.kid(node, "nsubj", "nsubjpass")
        ):
            kept = view.subtree(node)
            if kept[0] <= i < kept[1] and any(c in cue_heads for c in range(view.bounds(i)[0], kept[0])):
                break
        node = above
        top = node
    return view.subtree(top) if view.verbal(top) else view.bounds(i)


def draft_noun(view: View, i: int, entry: Cue) -> Draft | None:
    """The attribution whose cue is the noun at ``i`` ("X's claim that ...", "a threat by X to ...")."""
    if view.pos[i] != "NOUN":
        return None
    frame, content = "", None
    for k in view.kids[i]:
        dep = view.dep[k]
        if k < i:
            continue
        if dep in ("acl", "ccomp") and "c" in entry.frames and view.low[view.subtree(k)[0]] == "that":
            frame, content = "c", view.subtree(k)
        elif dep == "acl" and "x" in entry.frames and view.kid(k, "aux") is not None and view.tag[k] == "VB":
            frame, content = "x", view.subtree(k)
        elif dep == "prep" and view.low[k] in entry.frames and frame == "":
            inner = view.kid(k, "pobj", "pcomp")
            if inner is not None:
                frame, content = view.low[k], (k + 1, view.subtree(k)[1])
    if content is None:
        return None
    source = view.kid(i, "poss")
    if source is None:
        by = next((k for k in view.kids[i] if view.dep[k] in ("prep", "agent") and view.low[k] in BY), None)
        source = view.kid(by, "pobj") if by is not None else None
    if source is None and frame == "c":
        # "the claim of the ministry that ..."
        of = next((k for k in view.kids[i] if view.dep[k] == "prep" and view.low[k] == "of"), None)
        whose = view.kid(of, "pobj") if of is not None else None
        source = whose if whose is not None and view.tag[whose] in ("NNP", "NNPS") else None
    above = view.head[i]
    if source is None and view.dep[i] == "dobj" and view.lemma[above] in SUPPORT:
        source = subject(view, above)
    if source is None and view.dep[i] == "pobj" and view.low[above] == "with" and view.verbal(view.head[above]):
        # "countered with a statement that ..."
        source = subject(view, view.head[above])
    if source is None and frame != "c":
        return None
    span = source_span(view, source, i, [content]) if source is not None else None
    if nobody(view, span):
        return None
    stance = entry.frames[frame]
    holes = [span] if span is not None else []
    parts = [t for p in minus(content, holes) if (t := view.trim(p)) is not None]
    return Draft(i, (i, i + 1), entry, frame, stance, merged(parts), source, span) if parts else None


def draft_words(view: View, i: int) -> Draft | None:
    """ "In X's words", "in the words of X": the clause around it."""
    if view.low[i] not in IN_WORDS or view.dep[i] != "pobj":
        return None
    prep = view.head[i]
    if view.low[prep] not in ("in", "by"):
        return None
    source = view.kid(i, "poss")
    if source is None:
        of = next((k for k in view.kids[i] if view.low[k] == "of"), None)
        source = view.kid(of, "pobj") if of is not None else None
    if source is None:
        return None
    span = source_span(view, source, i, [])
    whole = _clause_of(view, prep, frozenset())
    content = [t for p in minus(whole, [view.subtree(prep)]) if (t := view.trim(p)) is not None]
    return Draft(i, (prep, i + 1), None, "words", "asserts", content, source, span) if content else None


def draft_adverb(view: View, i: int) -> Draft | None:
    """ "Reportedly": the clause it stands in, by nobody named."""
    head = view.head[i]
    if view.dep[i] not in ("advmod", "amod"):
        return None
    node = head
    while not view.verbal(node) and view.head[node] != node:
        node = view.head[node]
    content = [t for p in minus(view.subtree(node), [(i, i + 1)]) if (t := view.trim(p)) is not None]
    return Draft(i, (i, i + 1), None, "adverb", "asserts", content) if content and view.verbal(node) else None
