"""The words around somebody, something or an incident of a text, as features that a linear model can weigh; names stand for their kind only."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Span, Token

from bench.muc_words import fill_of

STEPS = 3
"""Words above a noun in the parse at most."""
BESIDE = 2
"""Words before and behind a phrase."""
SAME = frozenset({"conj", "compound", "appos", "flat", "nmod"})
"""Relations that leave a noun in the place of the one that it hangs on."""
SAYING = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


def word(token: Token) -> str | None:
    """A word by its lemma, a name by what it is of, a number as one; nothing for what is neither."""
    if token.like_num:
        return "<number>"
    capital = token.text[:1].isupper() and not token.is_sent_start
    if (token.ent_type_ or token.pos_ == "PROPN" or capital) and not fill_of("victim", token.text):
        return f"<{token.ent_type_ or 'name'}>"
    return token.lemma_.lower() if token.is_alpha else token.text if token.is_punct else None


def around(span: Span, deeds: Container[int]) -> frozenset[str]:
    """What stands in and around a phrase: its words, those that it hangs on, its neighbours, and what else its sentence says."""
    doc, head, sentence = span.doc, span.root, span.sent
    found = {f"head {word(head)}", f"{head.dep_}"}
    found |= {f"in {word(t)}" for t in span if t.i != head.i}
    found |= set(above(head, deeds))
    for step in range(1, BESIDE + 1):
        for at, side in ((span.start - step, "left"), (span.end - 1 + step, "right")):
            found.add(f"{side}{step} {word(doc[at])}" if sentence.start <= at < sentence.end else f"{side}{step} edge")
    found |= {f"said {word(t)}" for t in sentence if t.pos_ in SAYING and t.i not in range(span.start, span.end)}
    return frozenset(found)


def above(head: Token, deeds: Container[int]) -> Iterable[str]:
    """The way from a noun up the parse: each word with how the noun hangs on it, and the first that tells a deed."""
    node, path = head, ""
    for _ in range(STEPS):
        label, up = node.dep_, node.head
        if up is node:
            return
        if label == "pobj":
            label, up = up.lower_, up.head
        if label not in SAME:
            path = f"{path}<{label}"
            yield f"up {path} {word(up)}"
            if up.i in deeds:
                yield f"deed {label} {word(up)}"
        node = up


def told(doc: Doc, spans: Iterable[tuple[int, int]], deeds: Container[int]) -> frozenset[str]:
    """What the sentences that tell an incident say, and what its text says."""
    found = {f"all {word(t)}" for t in doc if t.pos_ in SAYING}
    for start, end in spans:
        for token in doc[start:end]:
            if token.pos_ in SAYING or token.dep_ == "aux":
                found.add(f"says {word(token)}")
            if token.i in deeds:
                found.add(f"deed {word(token)}")
                found.add(f"deed {token.dep_} {token.tag_}")
                found |= {f"deed {word(token)} {k.dep_} {word(k)}" for k in token.children if k.dep_ != "punct"}
        first = doc[start].sent.start
        if first:
            found |= {f"before {word(t)}" for t in doc[first - 1].sent if t.pos_ in SAYING}
        root = doc[start:end].root
        found.add(f"root {word(root)}")
    return frozenset(found)
