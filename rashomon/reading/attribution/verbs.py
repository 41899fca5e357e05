"""Verbs of saying: "X said that ...", "..., said X", "X accused Y of ...", "X was quoted as saying ..."."""

from __future__ import annotations

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue, lexicon
from rashomon.reading.attribution.quotes import Quote
from rashomon.reading.attribution.sources import NOBODY, nobody, source_span, subject
from rashomon.reading.attribution.trailing import noun_phrase
from rashomon.reading.attribution.view import QUOTE_MARKS, View, merged, minus
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

SAID = words("what-was-said")
REJECTED = words("rejected")
WHEN = words("when-said")
DATE = 9
"""Tokens from a verb of saying over a date to "that"."""
AFTER_OBJECT = ("xcomp", "prep", "oprd", "advcl", "ccomp", "acomp", "attr", "pcomp")


def draft_verb(view: View, i: int, entry: Cue) -> Draft | None:
    """The attribution whose cue is the verb at ``i``, or ``None`` when nothing hangs on it that could be said."""
    if not view.verbal(i) or entry.manner == "skip":
        return None
    passive = view.passive(i)
    found = _passive(view, i, entry) if passive else _active(view, i, entry)
    draft = Draft(i, _cue(view, i), entry, "", "asserts", passive=passive)
    if found is None and not passive and entry.manner == "say" and "c" in entry.frames:
        found = _behind_a_date(view, i)
    if found is not None:
        draft.frame, draft.content, draft.accused = found
        draft.stance = entry.frames.get(draft.frame, entry.stance)
    elif entry.manner not in ("say", "show", "think", "weak") or passive:
        return None
    else:
        draft.stance = entry.stance
    if draft.frame == "x" and draft.stance == "denies" and keeps_silent(view, i):
        return None
    draft.source = _agent(view, i) if passive else subject(view, i)
    if not passive and (swapped := _behind_quote(view, i, entry, draft)) is not None:
        draft.source, draft.content = swapped
    if draft.source is None and not passive:
        draft.source = _inverted(view, i, draft) or _goes_on(view, i, draft)
    if draft.source is not None:
        draft.source_span = source_span(view, draft.source, i, draft.content)
        if (own := _behind_colon(view, i, draft.source_span)) is not None:
            draft.source, draft.source_span = own[1] - 1, own
        if nobody(view, draft.source_span):
            return None
        if draft.source_span is not None:
            draft.content = _without(view, draft.content, [draft.source_span, draft.cue])
    else:
        draft.content = _without(view, draft.content, [draft.cue])
    return draft


def keeps_silent(view: View, i: int) -> bool:
    """Whether the verb at ``i`` declines to speak: "refused to comment"."""
    to_do = view.kid(i, "xcomp")
    return to_do is not None and view.lemma[to_do] in lexicon().silent


def _without(view: View, content: list[Tokens], holes: list[Tokens]) -> list[Tokens]:
    parts = [p for span in content for p in minus(span, holes)]
    return merged([t for p in parts if (t := view.trim(p)) is not None])


def _agent(view: View, i: int) -> int | None:
    """Who, in "was condemned by X"."""
    by = view.kid(i, "agent")
    return view.kid(by, "pobj") if by is not None else None


def _inverted(view: View, i: int, draft: Draft) -> int | None:
    """In "..., said X of the ministry" the parser may take X for the object."""
    thing = view.kid(i, "dobj", "attr", "oprd")
    if thing is None or thing < i or draft.frame == "o" or view.low[i] not in ("said", "says", "added"):
        return None
    return thing if view.pos[thing] in ("PROPN", "NOUN", "PRON") else None


def _behind_quote(view: View, i: int, entry: Cue, draft: Draft) -> tuple[int, list[Tokens]] | None:
    """Who speaks and what he says in ""A pack of lies," retorted X", where the parser takes what is said for who speaks."""
    k = i - 1 - (view.low[i - 1] == ",")
    if entry.manner != "say" or draft.source is None or k < 1 or view.low[k] not in QUOTE_MARKS or draft.source > k:
        return None
    thing = view.kid(i, "dobj", "attr", "oprd")
    said = view.trim((view.subtree(draft.source)[0], k))
    if thing is None or thing < i or said is None or view.pos[thing] not in ("PROPN", "NOUN"):
        return None
    return thing, [said]


def _behind_a_date(view: View, i: int) -> tuple[str, list[Tokens], int | None] | None:
    """What is said behind a day that the parser takes for the end of it: "said on Tuesday, 17 October 2023 that five died"."""
    end = view.bounds(i)[1]
    for k in range(i + 1, min(i + DATE, end)):
        if view.low[k] == "that":
            said = view.trim((k + 1, end))
            return ("c", [said], None) if k > i + 1 and said is not None else None
        if view.pos[k] not in ("NUM", "PROPN", "PUNCT", "SPACE") and view.low[k] not in WHEN:
            return None
    return None


def _points(view: View, thing: int) -> bool:
    """Whether the object of a denial is what was said before, and nothing of its own."""
    return view.low[thing] in SAID or (view.low[thing] in REJECTED and view.subtree(thing)[1] == thing + 1)


def _goes_on(view: View, i: int, draft: Draft) -> int | None:
    """Who said the thing before, in "X denies it, says Y did it"; what he said before is taken out of the draft's content."""
    if view.low[i - 1] != "," or view.tag[i] not in ("VBZ", "VBD") or draft.frame != "c":
        return None
    first = view.kid(i, "ccomp")
    if first is None or first > i or view.tag[first] != view.tag[i] or view.low[first] not in lexicon().verbs:
        return None
    who = subject(view, first)
    later = [span for span in draft.content if span[0] > i]
    if who is None or not later:
        return None
    draft.content = later
    return who


def _behind_colon(view: View, i: int, span: Tokens | None) -> Tokens | None:
    """Who speaks before the verb at ``i`` and behind the place or topic that the sentence is headed by: "Kherson: the army says"."""
    if span is None:
        return None
    at = next((k for k in range(span[0] + 1, i) if view.low[k] == ":"), None)
    own = noun_phrase(view, at + 1, i) if at is not None else None
    if at is None or own is None or view.tag[own[1] - 1][:2] != "NN" or view.low[at + 1] in NOBODY:
        return None
    whole = all(view.tag[k][:2] in ("NN", "JJ", "DT", "PO", "HY") or view.low[k] == "of" for k in range(at + 1, own[0]))
    return (at + 1, own[1]) if whole else own


def _clause(view: View, i: int) -> list[Tokens]:
    """Clauses that hang on ``i`` as its content, or the clause that ``i`` interrupts."""
    spans = []
    for k in view.kids[i]:
        dep = view.dep[k]
        if dep == "ccomp" or (dep == "parataxis" and view.verbal(k)):
            spans.append(view.subtree(k))
    if not spans and view.dep[i] in ("parataxis", "ccomp", "dep", "advcl") and view.kid(i, "mark") is None:
        above = view.head[i]
        own = _inserted(view, i)
        whole = view.subtree(above)
        if view.verbal(above) and view.kid(i, "nsubj") is not None and whole[0] < own[0] and own[1] - own[0] < 12:
            spans = [whole] if view.dep[i] != "advcl" else []
            return [p for s in spans for p in minus(s, [own])]
    return spans


def _inserted(view: View, i: int) -> Tokens:
    """A clause that says who speaks, without what goes on behind its comma: "Shells fell, officials said, in the worst attack for weeks"."""
    start, end = view.subtree(i)
    comma = next((k for k in range(i + 1, min(i + DATE, end)) if view.low[k] == ","), None)
    if comma is None or start == 0 or view.low[start - 1] != "," or end - start < DATE:
        return start, end
    plain = all(view.low[k] in WHEN or view.pos[k] in ("PROPN", "NUM") for k in range(i + 1, comma))
    return (start, comma) if plain else (start, end)


def _active(view: View, i: int, entry: Cue) -> tuple[str, list[Tokens], int | None] | None:
    frames = entry.frames
    thing = view.kid(i, "dobj")
    clause = _clause(view, i) if "c" in frames or entry.manner != "act" else []
    to_do = view.kid(i, "xcomp")
    if (thing or to_do or 0) > i and clause and clause[-1][1] <= i and ";" in view.low[clause[-1][1] - 1 : i]:
        # "five died; X claimed the attack"
        clause = []
    if "a" in frames and frames["a"] == "accuses" and thing is not None:
        return "a", _object_and_rest(view, i, thing), thing
    if clause and "c" in frames:
        if entry.stance == "denies" and "o" in frames and thing is not None and thing > i and _points(view, thing):
            # "X accused Y of starting it; Y denied it", "X says it won, Y dismisses the claim"
            return "o", [view.subtree(thing)], None
        return "c", clause, None
    if "a" in frames and thing is not None and (to_do is not None or frames["a"] not in ("asserts",)):
        return "a", _object_and_rest(view, i, thing), None
    if to_do is not None and "x" in frames:
        return "x", [view.subtree(to_do)], None
    if "a" in frames and "o" in frames and thing is not None:
        return "o", _object_and_rest(view, i, thing), None
    if "o" in frames and thing is not None:
        return "o", _object_and_rest(view, i, thing), None
    for k in view.kids[i]:
        if view.dep[k] in ("prep", "prt") and view.low[k] in frames:
            inner = view.kid(k, "pobj", "pcomp")
            if inner is not None:
                return view.low[k], [(inner_start(view, k, inner), view.subtree(k)[1])], None
    return None


def inner_start(view: View, prep: int, inner: int) -> int:
    """Where the object of a preposition begins."""
    return max(prep + 1, view.subtree(inner)[0])


def _object_and_rest(view: View, i: int, thing: int) -> list[Tokens]:
    """The object and what follows it in the verb's phrase ("accused X | of shelling Y")."""
    spans = [view.subtree(thing)]
    for k in view.kids[i]:
        if k > thing and view.dep[k] in AFTER_OBJECT:
            spans.append(view.subtree(k))
    return merged(spans)


def _passive(view: View, i: int, entry: Cue) -> tuple[str, list[Tokens], int | None] | None:
    frames = entry.frames
    about = view.kid(i, "nsubjpass", "nsubj")
    antecedent = None
    if about is None and view.dep[i] in ("acl", "relcl"):
        antecedent = view.head[i]
    clause = _clause(view, i)
    if clause and "c" in frames:
        return "c", clause, None
    accused = about if about is not None else antecedent
    before = [view.subtree(about)] if about is not None and view.low[about] != "it" else []
    if antecedent is not None:
        start, _ = view.subtree(antecedent)
        before = [(start, view.subtree(i)[0])]
    after = [
        view.subtree(k) for k in view.kids[i] if k > i and view.dep[k] in ("xcomp", "prep", "oprd", "advcl", "ccomp")
    ]
    if "a" in frames and frames["a"] == "accuses" and accused is not None:
        on = next((k for k in view.kids[i] if view.low[k] in ("on", "to") and view.dep[k] == "prep"), None)
        if on is not None:
            blamed = view.kid(on, "pobj")
            return "on", [*before, view.subtree(on)], blamed
        return "a", before + after, accused
    if frames.get("on") == "accuses" or frames.get("to") == "accuses":
        on = next((k for k in view.kids[i] if view.low[k] in ("on", "to") and view.dep[k] == "prep"), None)
        if on is not None:
            return "o", before, view.kid(on, "pobj")
    if "o" in frames and before:
        return "o", before + [s for s in after if view.dep[s[0]] == "xcomp" or view.low[s[0]] in ("to", "as")], None
    if "a" in frames and accused is not None:
        return "a", before + after, None
    return None


def _cue(view: View, i: int) -> Tokens:
    """The verb with its auxiliaries, negation and particle."""
    start, end = i, i + 1
    for k in view.kids[i]:
        if view.dep[k] in ("aux", "auxpass", "neg") or (view.dep[k] == "advmod" and k == start - 1):
            if start - 4 <= k < start:
                start = k
        elif view.dep[k] == "prt" and k == end:
            end = k + 1
    return start, end


def attach_quotes(view: View, drafts: list[Draft], quotes: list[Quote]) -> list[Quote]:
    """Widen contents that touch a quotation to all of it; returns the spoken quotations that belong to no draft yet."""
    free = []
    for quote in quotes:
        start, end = quote.tokens
        owner: Draft | None = None
        for draft in drafts:
            if start <= draft.head < end:
                continue
            inside = sum(max(0, min(e, end) - max(s, start)) for s, e in draft.content)
            if inside and quote.spoken and _opens_here(view, draft, quote):
                owner = draft
                break
        if owner is None:
            if quote.spoken:
                free.append(quote)
            continue
        owner.quoted = True
        owner.content = merged([*owner.content, quote.tokens])
        if owner.source_span is not None:
            owner.content = [p for s in owner.content for p in minus(s, [owner.source_span, owner.cue])]
    return free


def _opens_here(view: View, draft: Draft, quote: Quote) -> bool:
    """True when the quotation is speech of this cue's, not words quoted inside somebody's longer sentence."""
    start, end = quote.tokens
    for s, e in draft.content:
        if s >= end or e <= start:
            continue
        inside = min(e, end) - max(s, start)
        if inside * 2 >= e - s:
            return True
    return False
