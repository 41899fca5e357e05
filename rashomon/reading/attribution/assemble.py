"""All attributions of a document: cues found, quotations given to their speakers, sources resolved, nesting."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from rashomon.reading.attribution.beside import Names, beside, joined
from rashomon.reading.attribution.combine import combined
from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.entries import entries
from rashomon.reading.attribution.gate import probability
from rashomon.reading.attribution.known import draft_known
from rashomon.reading.attribution.lexicon import lexicon
from rashomon.reading.attribution.phrases import draft_according, draft_adverb, draft_as, draft_noun, draft_words
from rashomon.reading.attribution.posts import posts
from rashomon.reading.attribution.quotes import Quote, quotations
from rashomon.reading.attribution.resolve import Resolver
from rashomon.reading.attribution.tagger import tagger
from rashomon.reading.attribution.tails import tails
from rashomon.reading.attribution.trailing import trailing
from rashomon.reading.attribution.verbs import attach_quotes, draft_verb
from rashomon.reading.attribution.view import View, merged
from rashomon.reading.events.lexicon import lexicon as triggers
from rashomon.reading.frames import Attribution
from rashomon.reading.words import words

THRESHOLD = 0.5
SURE = 0.85
"""How likely a cue must be that the learned tagger does not find; chosen on the texts held back from its training."""
REJECTED = words("rejected")
SAID = words("what-was-said")
COUNTS = words("counts")
FINITE = ("VBD", "VBZ", "VBP")
NEAR = 6
"""Tokens of a content among which what is rejected stands."""


def attributions(doc: Doc, learned: bool = False, view: View | None = None) -> list[Attribution]:
    """Who says which words of ``doc``, in the order of the cues.

    Parameters: a ``Doc`` with tagger and parser run; where ``doc.spans`` holds ``actors`` and ``times`` (with ``span._.actor``
    and ``span._.time``), sources are resolved to actors and cues get the time of saying, else those stay ``None``. ``learned``: the learned
    tagger's cues and spans count before those of the rules, for as much time as spaCy's own;
    ``view``: that of ``doc`` where it is made already.
    Result: token ranges into ``doc``; words that no attribution's content holds are the outlet's own.
    Source, cue and content are the three parts of an attribution as in PolNeAR (Newell et al. 2018).
    """
    view = view or View(doc)
    quotes = quotations(doc, view)
    drafts = candidates(view, quotes)
    if learned:
        found, left = combined(view, drafts, tagger().tag(view, drafts, quotes))
        found += likely(view, left, quotes, SURE, {d.head for d in found})
    else:
        found = likely(view, drafts, quotes, THRESHOLD, set())
    found = [d for d in found if not (aimed(view, d) or silent(view, d))]
    found += tails(view, found)
    found += entries(view, found)
    heads = {d.head for d in found}
    found += [d for d in posts(view) if d.head not in heads]
    return Resolver(view).finish(sorted(found, key=lambda d: d.head))


def silent(view: View, draft: Draft) -> bool:
    """Whether somebody says nothing: "the rebels have not said anything about it"; what he did not say, he did not say of anybody."""
    said = draft.entry is not None and draft.entry.manner == "say" and draft.entry.kind == "verb"
    return said and draft.stance == "asserts" and not draft.quoted and view.negated(draft.head)


def aimed(view: View, draft: Draft) -> bool:
    """Whether an accusation is only what something was done for: "shelled the town itself to blame its enemy"."""
    i = draft.head
    return (
        draft.stance == "accuses"
        and view.tag[i] == "VB"
        and i > 0
        and view.low[i - 1] == "to"
        and view.dep[i] == "advcl"
    )


def likely(view: View, drafts: list[Draft], quotes: list[Quote], least: float, known: set[int]) -> list[Draft]:
    """The rules' drafts that are to be believed: ``least`` is how likely a cue must be, 0 to 1; ``known`` are main words of cues found before."""
    within = quoted(quotes)
    sure = [
        d
        for d in drafts
        if d.frame == "words"
        or denies(view, d)
        or accuses(view, d)
        or reckons(view, d)
        or probability(view, d, d.head in within) >= least
    ]
    heads = {d.head for d in sure} | known
    # The corpus that the gate learned from marks only the outer one of "police believe ..., said the report".
    return [d for d in drafts if d.head in heads or nested(view, d, heads)]


def nested(view: View, draft: Draft, heads: set[int]) -> bool:
    """Whether what a believed cue says is itself a clause of saying or thinking, with its own subject and content."""
    if draft.entry is None or draft.entry.manner not in ("say", "think") or draft.frame != "c" or draft.source is None:
        return False
    if view.tag[draft.source] not in ("NNP", "NNPS", "NNS"):
        return False  # "information showed", "it was thought": nobody in particular
    return view.dep[draft.head] == "ccomp" and view.head[draft.head] in heads


def denies(view: View, draft: Draft) -> bool:
    """Whether a draft surely denies: somebody rejects an accusation, violence, or having had a part in something."""
    if draft.stance != "denies" or draft.source is None or draft.entry is None or draft.entry.kind != "verb":
        return False
    said = [view.low[i] for start, end in draft.content for i in range(start, min(end, start + NEAR))]
    deeds = triggers()
    if draft.frame == "x" and view.tag[draft.head] in FINITE:
        # "denies striking a school"
        deed = view.kid(draft.head, "xcomp")
        done = deeds.verbs.get(view.low[deed]) if deed is not None and _doing(view, deed) else None
        return done is not None and done.plover == "ASSAULT"
    return (
        not REJECTED.isdisjoint(said)
        or (len(said) == 1 and said[0] in SAID)
        or any((t := deeds.nouns.get(low)) is not None and t.plover == "ASSAULT" for low in said)
    )


def _doing(view: View, deed: int) -> bool:
    """Whether a verb says what somebody did, in the form in which it is denied: "striking", "having struck"."""
    having = any(view.low[k] == "having" for k in view.kids[deed] if k < deed)
    return view.tag[deed] == "VBG" or (view.tag[deed] in ("VBN", "VBD") and having)


def accuses(view: View, draft: Draft) -> bool:
    """Whether a draft surely accuses: somebody named says of somebody what he did ("X accused Y of shelling Z"), or blames him."""
    if draft.stance != "accuses" or draft.source is None or draft.accused is None or draft.passive:
        return False
    of = draft.accused + 1
    while of < view.size and of < draft.accused + NEAR and view.low[of] != "of":
        of += 1
    named = view.pos[draft.source] in ("NOUN", "PROPN")
    doing = view.low[of : of + 1] == ["of"] and view.tag[of + 1 : of + 2] == ["VBG"]
    blamed = draft.entry is not None and draft.entry.lemma == "blame" and view.tag[draft.accused][:3] == "NNP"
    return named and view.tag[draft.head] in FINITE and (doing or blamed)


def reckons(view: View, draft: Draft) -> bool:
    """Whether a draft surely gives a figure: "the hospital put the toll at seven"."""
    if draft.entry is None or draft.entry.lemma != "put" or draft.source is None or draft.frame != "o":
        return False
    start, end = draft.content[0]
    inside = view.low[start:end]
    return not COUNTS.isdisjoint(inside[:NEAR]) and "at" in inside


def candidates(view: View, quotes: list[Quote]) -> list[Draft]:
    """All drafts with content that the rules make, believed or not."""
    drafts = [own_clause(view, d) for d in find(view)]
    drafts = give_quotes(view, drafts, attach_quotes(view, drafts, quotes))
    return [d for d in drafts if d.content]


def own_clause(view: View, draft: Draft) -> Draft:
    """The draft without what a semicolon parts from it, where it says something behind its cue: "X said five died; Y said ten had"."""
    semicolon = next((k for k in range(draft.head, view.bounds(draft.head)[0], -1) if view.low[k] == ";"), None)
    if semicolon is None or draft.frame != "c":
        return draft
    if draft.stance != "denies" and not any(start > draft.head for start, _ in draft.content):
        return draft
    kept = [(max(start, semicolon + 1), end) for start, end in draft.content if end > semicolon + 1]
    return replace(draft, content=kept)


def quoted(quotes: list[Quote]) -> set[int]:
    """Tokens of spoken quotations."""
    return {i for q in quotes if q.spoken for i in range(*q.tokens)}


def find(view: View) -> list[Draft]:
    """Drafts of all cues of the lexicon, in the order of the text; some still without content."""
    words = lexicon()
    heads = frozenset(i for i, low in enumerate(view.low) if low in words.verbs and view.verbal(i))
    names = Names(view)
    drafts: list[Draft] = []
    for i, low in enumerate(view.low):
        draft: Draft | None = None
        if low == "according":
            draft = draft_according(view, i, heads)
        elif low in words.verbs and words.verbs[low].manner == "say" and (draft := draft_as(view, i)) is not None:
            pass
        elif i in heads:
            entry = words.verbs[low]
            draft = joined(
                view, beside(view, i, entry, trailing(view, i, entry, draft_verb(view, i, entry)), names), names
            )
        elif low in words.nouns:
            draft = draft_words(view, i) or draft_noun(view, i, words.nouns[low])
        elif low == "that" and (draft := draft_known(view, i)) is not None:
            pass
        elif low in words.adverbs:
            draft = draft_adverb(view, i)
        if draft is not None:
            drafts.append(draft)
    return drafts


def give_quotes(view: View, drafts: list[Draft], free: list[Quote]) -> list[Draft]:
    """Quotations whose cue the parse did not find go to the nearest cue without content, else to the last speaker."""
    for quote in free:
        start, end = quote.tokens
        if any(s <= start and end <= e for d in drafts for s, e in d.content):
            continue
        owner = _after(view, drafts, quote) or _before(view, drafts, quote) or _last(view, drafts, quote)
        if owner is not None:
            owner.content = merged([*owner.content, quote.tokens])
            owner.quoted = True
    return drafts


def _after(view: View, drafts: list[Draft], quote: Quote) -> Draft | None:
    """ "...," X said."""
    end = quote.tokens[1]
    for draft in drafts:
        if end <= draft.head < end + 14 and draft.entry is not None and draft.entry.manner in ("say", "weak", "show"):
            if draft.frame not in ("", "o") and draft.content:
                return None
            clear = all(not view.doc[k].is_sent_start or k == end for k in range(end, draft.head))
            return draft if clear else None
    return None


def _before(view: View, drafts: list[Draft], quote: Quote) -> Draft | None:
    """X said: "..."."""
    start = quote.tokens[0]
    for draft in reversed(drafts):
        if draft.head < start and start - draft.head < 14 and draft.entry is not None:
            if draft.content and draft.frame != "":
                return None
            return draft
        if draft.head < start - 14:
            break
    return None


def _last(view: View, drafts: list[Draft], quote: Quote) -> Draft | None:
    """A quotation right after another one of the same speaker's."""
    start = quote.tokens[0]
    best: Draft | None = None
    for draft in drafts:
        if draft.quoted and draft.head < start and start - draft.content[-1][1] < 40:
            best = draft
    return best
