"""Who speaks: the subject of a cue through conjunctions, participles and relative clauses, and the words that name it."""

from __future__ import annotations

from rashomon.reading.attribution.lexicon import lexicon
from rashomon.reading.attribution.view import RELATIVES, SKIPPED, View
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
PAPERS = words("papers")
RANKS = frozenset({"first", "ones"})
"""With "to": those who did it ("were the first to shoot")."""
DASHES = frozenset({"-", "–", "—", "--"})
CLIMB = 8
CONTROLLED = frozenset({"of", "for", "from"})
"""Prepositions whose "-ing" the verb's object does, where it has one."""


def _dateline(view: View, k: int, i: int) -> bool:
    """Whether the first of two subjects of the verb at ``i`` is but where the text was sent from: "TRIPOLI, May 3 - A rocket killed two"."""
    if view.tag[k][:3] != "NNP" or k > i or k != view.bounds(i)[0]:
        return False
    other = next((j for j in view.kids[i] if k < j < i and view.dep[j] in ("nsubj", "nsubjpass")), None)
    return other is not None and any(view.low[j] in DASHES for j in range(k + 1, other))


def subject(view: View, i: int, depth: int = 0) -> int | None:
    """Head token of who does the verb ``i``; ``None`` when the sentence does not say."""
    if depth > CLIMB:
        return None
    for k in view.kids[i]:
        if view.dep[k] in ("nsubj", "nsubjpass"):
            if _dateline(view, k, i):
                continue
            if view.dep[i] == "relcl" and view.low[k] in RELATIVES:
                return view.head[i]
            if view.low[k] in ("who", "which") and not view.kids[k]:
                return _antecedent(view, i, k)
            return k
    dep, head = view.dep[i], view.head[i]
    if dep == "conj" and (own := _name_before(view, i)) is not None:
        return own
    if head == i:
        return None
    if dep == "acl" and view.tag[i] == "VBG" and view.low[head] in PAPERS and view.dep[head] == "dobj":
        # "issued a statement denying it": who issues it denies
        return subject(view, view.head[head], depth + 1) or head
    if dep == "relcl" and view.low[head] in RANKS and view.dep[head] == "attr" and view.low[i - 1] == "to":
        # "the guards were the first to shoot": the guards shoot
        return subject(view, view.head[head], depth + 1) or head
    if dep == "relcl" or (dep == "acl" and view.tag[i] == "VBG"):
        return head
    if dep == "acl":
        poss = view.kid(head, "poss")
        if poss is not None:
            return poss
        above = view.head[head]
        return subject(view, above, depth + 1) if view.dep[head] == "dobj" and view.verbal(above) else None
    if dep == "pcomp" and view.low[head] == "as" and view.lemma[view.head[head]] in ("quote", "cite"):
        # "quoting an official as saying": the official says it
        return view.kid(view.head[head], "dobj") or subject(view, head, depth + 1)
    if dep == "pcomp" and view.tag[i] == "VBG" and view.low[head] in CONTROLLED and view.head[head] != head:
        # "accused the rebels of shelling": who is accused shells
        thing = view.kid(view.head[head], "dobj")
        if thing is not None and thing < head:
            return thing
    if dep == "xcomp":
        thing = view.kid(head, "dobj", "dative")
        if thing is not None and thing < i and view.tag[i] != "VBG":
            return thing
    if dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp", "prep", "parataxis", "aux"):
        if dep == "ccomp" and view.tag[i] not in ("VBG", "VBN"):
            return None
        outer = view.head[head]
        counted = view.kid(head, "nsubj", "nsubjpass")
        # "X said 26 of the dead were farmers and accused Y", "X said rebels had fired and put the toll at nine"
        figure = (counted is not None and view.tag[counted] == "CD") or (
            view.lemma[i] == "put" and view.tag[i] != "VBN"
        )
        if (
            dep == "conj"
            and (figure or _resumes(view, i) or _outer(view, i, head, outer))
            and view.dep[head] == "ccomp"
            and lexicon().verbs.get(view.low[outer])
        ):
            # "they said the convoy was on its way, and denounced the strike": who said so denounces
            return subject(view, outer, depth + 1)
        if dep == "conj" and view.tag[i] in ("VBD", "VBZ") and view.tag[head] == "VB":
            # "asked the council to meet and blamed X": a finite verb joins the finite one, not the infinitive before it
            head = view.head[head]
        if dep == "advcl" and view.low[i - 1] == "," and view.tag[i] == "VBG" and view.dep[head] == "xcomp":
            # "ordered the army to attack, blaming X": who ordered it blames
            head = view.head[head]
        if view.pos[head] in ("VERB", "AUX", "ADP", "SCONJ", "ADJ"):
            return subject(view, head, depth + 1)
        if dep == "prep" or dep == "conj":
            return None
    return None


def _resumes(view: View, i: int) -> bool:
    """Whether a finite verb of speech stands behind a comma and an "and", as one that goes on with the sentence and not with what was said."""
    entry = lexicon().verbs.get(view.low[i])
    k = i - 1 - (view.pos[i - 1] == "ADV")
    return (
        entry is not None
        and entry.manner in ("say", "act")
        and view.tag[i] in ("VBD", "VBZ")
        and k > 0
        and view.low[k] in ("and", "but")
        and view.low[k - 1] == ","
    )


def _outer(view: View, i: int, head: int, outer: int) -> bool:
    """Whether a verb of speech joined to what somebody says goes on with his own: "denies that they were there and accuses the army",
    "said they had been killed and accused the army"."""
    entry = lexicon().verbs.get(view.low[i])
    if entry is None or entry.manner not in ("say", "act") or view.tag[i] not in ("VBD", "VBZ"):
        return False
    same = view.tag[i] == view.tag[outer] and view.tag[head] != view.tag[i]
    return (same and view.tag[head] in ("VBD", "VBZ", "VBP")) or (
        "accuses" in entry.frames.values() and view.passive(head)
    )


def _name_before(view: View, i: int) -> int | None:
    """The name between "and" or a comma and a finite verb that the parser joined to another clause: "... and Pakistan said"."""
    if view.tag[i] not in ("VBD", "VBZ") or i == 0 or view.tag[i - 1] not in ("NNP", "NNPS"):
        return None
    k = i - 1
    while k > 0 and view.tag[k - 1] in ("NNP", "NNPS"):
        k -= 1
    return i - 1 if k > 0 and view.low[k - 1] in ("and", "but", "while", ",") else None


def _antecedent(view: View, verb: int, pronoun: int) -> int | None:
    """What a "who" stands for when the parser did not make it a relative clause: the noun right before it."""
    head = view.head[verb]
    if view.dep[verb] in ("relcl", "acl") and head != verb:
        return head
    at = pronoun - 1
    while at >= 0 and view.pos[at] in SKIPPED:
        at -= 1
    if at >= 0 and view.sentence[at] == view.sentence[pronoun] and view.pos[at] in ("NOUN", "PROPN", "PRON"):
        return at
    return pronoun


def source_span(view: View, head: int, cue: int, holes: list[Tokens]) -> Tokens | None:
    """The words that name the source: what hangs on ``head``, without the cue's own clause and the words said."""
    start, end = view.subtree(head)
    if start <= cue < end:
        if cue > head:
            clause = view.subtree(_below(view, head, cue))
            end = min(end, max(clause[0], head + 1))
        else:
            start = cue + 1
    for hole in holes:
        if hole[0] <= head < hole[1]:
            continue
        if start < hole[1] <= head:
            start = hole[1]
        elif head < hole[0] < end:
            end = hole[0]
    return view.trim((start, end), quotes=True)


def _below(view: View, top: int, i: int) -> int:
    """The child of ``top`` that ``i`` hangs below; ``i`` itself when it does not."""
    node = i
    for _ in range(40):
        above = view.head[node]
        if above == top:
            return node
        if above == node:
            break
        node = above
    return i


def nobody(view: View, span: Tokens | None) -> bool:
    """True for "no group", "nobody": then nobody says it."""
    return span is not None and view.low[span[0]] in NOBODY
