"""With what it was done and which things it hit: the instrument and physical target slots of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from bench.muc_choice import Option
from bench.muc_lexis import around
from bench.muc_score import Answer
from bench.muc_told import ARMED_STATE, Told, relation
from bench.muc_words import chunk, fill_of, nation, number_of, phrase, whole_chunk, word_lists
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import weapons
from rashomon.reading.events.scene import Scene

KINDS = ("ATTACK", "BOMBING", "ARSON", "ROBBERY")
VAGUE = frozenset(
    {"ORGANIZATION OFFICE", "OTHER", "COMMERCIAL", "CIVILIAN RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE", "ENERGY"}
)
"""Kinds of a thing that what it is of, or what stands before it, makes clearer: "office of the telephone company"."""
SURE = frozenset(
    {
        "COMMUNICATIONS",
        "FINANCIAL",
        "DIPLOMAT OFFICE OR RESIDENCE",
        "LAW ENFORCEMENT FACILITY",
        "POLITICAL FIGURE OFFICE OR RESIDENCE",
    }
)
OF_OWNER = {
    "GOVERNMENT OFFICIAL": "GOVERNMENT OFFICE OR RESIDENCE", "POLITICAL FIGURE": "POLITICAL FIGURE OFFICE OR RESIDENCE",
    "DIPLOMAT": "DIPLOMAT OFFICE OR RESIDENCE",
}  # fmt: skip
"""What the house or office of somebody is."""


HIT = frozenset(
    {"dobj", "nsubjpass", "relcl", "of", "against", "at", "on", "in", "near", "to", "outside", "inside", "under"}
)
"""Relations to the words of the deed in which a noun that no list knows may be a thing that was hit."""
NOTHING = ("victim", "doer", "instrument", "harm", "deed", "filler")
"""Lists whose words are none."""


def tools(one: Told, scene: Scene, kind: str) -> list[Option]:
    """What the text names that it can have been done with, each with its kind."""
    sentence = scene.view.sentence
    told = {sentence[i] for s, e in one.spans for i in range(s, e)}
    found: dict[str, list[Token]] = {}
    for at, weapon in sorted(weapons(scene, lexicon()).items()):
        head = scene.doc[at]
        while head.dep_ in ("compound", "amod") and head.head.i > head.i and fill_of("instrument", head.head.text):
            head = head.head
        if (
            (weapon.armed or fill_of("instrument", head.text))
            and head.pos_ in ("NOUN", "PROPN", "ADJ")
            and fill_of("instrument", head.text)
        ):
            found.setdefault(phrase(tool(head)), []).append(head)
    made = []
    for name, heads in found.items():
        sort = fill_of("instrument", name)
        inside = [h for h in heads if any(s <= h.i < e for s, e in one.spans)]
        features: dict[str, float] = {
            "inside": len(inside), "away": min(abs(sentence[h.i] - n) for h in heads for n in told) if told else 99, "times": len(heads),
            "others": len(found), "words": len(name.split()), "dead": len(one.tolls), "many": heads[0].tag_ == "NNS",
            **{f"is {fill}": sort == fill for fill, _ in word_lists()["instrument"]}, **{f"for {k}": kind == k for k in KINDS},
            **{f"by {relation(h, one.deeds)}": True for h in inside}, **{f"dep {h.dep_}": True for h in heads},
        }  # fmt: skip
        words = frozenset().union(*(around(tool(h), one.deeds) for h in heads))
        made.append(
            Option(
                "tool",
                {6: (Answer(name),), 7: (Answer(sort or "EXPLOSIVE", name),)},
                features,
                words,
                at=frozenset(h.i for h in heads),
            )
        )
    return made


def tool(head: Token) -> Span:
    """The words for a tool up to its noun; where that stands before another ("car bomb attack") with the nouns that stand before it."""
    if head.dep_ not in ("compound", "amod"):
        return chunk(head)
    start = head.i
    while start > head.sent.start and head.doc[start - 1].dep_ == "compound" and head.doc[start - 1].head == head.head:
        start -= 1
    return head.doc[min(start, head.left_edge.i) : head.i + 1]


def things(one: Told, scene: Scene, kind: str) -> list[Option]:
    """Things in the sentences that tell it, each with its kind, how many and what became of it."""
    doc = scene.doc
    deeds = one.deeds | {
        t.i
        for s, e in (*one.spans, *one.beside)
        for t in doc[s:e]
        if t.pos_ in ("VERB", "NOUN") and fill_of("effect", t.text)
    }
    # "The attack took place at ...": the place hangs on the verb.
    deeds |= {doc[i].head.i for i in deeds if doc[i].dep_ in ("nsubj", "nsubjpass") and doc[i].pos_ == "NOUN"}
    told = " ".join(doc[s:e].text for s, e in one.spans)
    found: dict[str, Option] = {}
    heads = [t for s, e in (*one.spans, *one.beside) for t in doc[s:e] if is_thing(t, deeds, scene)]
    start = min((s for s, _ in one.spans), default=0)
    for head in heads:
        span = chunk(head)
        name, how = phrase(span), relation(head, deeds)
        known = found.get(name)
        if known is None or (
            known.features["away"] >= away(one, scene, head.i) and known.features.get("by far") and how != "far"
        ):
            found[name] = option(
                one, scene, span, how, kind, told, len(heads), scene.view.sentence[head.i] - scene.view.sentence[start]
            )
    return list(found.values())


def away(one: Told, scene: Scene, at: int) -> int:
    """Sentences from a token to the nearest that tells it."""
    sentence = scene.view.sentence
    return min((abs(sentence[at] - n) for n in {sentence[i] for s, e in one.spans for i in range(s, e)}), default=0)


def is_thing(head: Token, deeds: Container[int], scene: Scene) -> bool:
    """Whether a noun can be a thing that is hit: one of those that the guide knows, the name of an organisation, or what the deed is done to."""
    if head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("compound", "amod"):
        return False
    if fill_of("thing", head.text):
        return not fill_of("victim", head.text)
    if head.ent_type_ in ("ORG", "FAC") and head.dep_ in ("dobj", "pobj", "nsubjpass", "conj", "appos"):
        return True
    return (
        head.ent_type_ == ""
        and head.i not in scene.actor_at
        and head.i not in scene.place_starts
        and not any(fill_of(slot, head.text) for slot in NOTHING)
        and relation(head, deeds) in HIT
    )


def option(one: Told, scene: Scene, span: Span, how: str, kind: str, told: str, others: int, after: int) -> Option:
    """A thing as answers and features."""
    name = phrase(span)
    sort = fill_of("thing", span.root.text) or fill_of("thing", name)
    answers: dict[int, tuple[Answer, ...]] = {
        12: (Answer(name),), 13: (Answer(sort_of(span), name),), 14: (Answer(number_of(span), name),),
    }  # fmt: skip
    own = damage(span)
    if own:
        answers[16] = (Answer(own, name),)
    owner = nation(span, scene, one.report.place.country if one.report.place else None)
    if owner:
        answers[15] = (Answer(owner, name),)
    actors = [scene.actor_at[i] for i in range(span.start, span.end) if i in scene.actor_at]
    features: dict[str, float] = {
        "own effect": own is not None, "effect": bool(own or kind == "BOMBING" or fill_of("effect", told)), "known": sort is not None, "name": span.root.ent_type_ in ("ORG", "FAC"),
        "armed": any(a.category in ARMED_STATE for a in actors), "actor": bool(actors), "place": span.root.i in scene.place_starts,
        "proper": span.root.pos_ == "PROPN", "many": span.root.tag_ in ("NNS", "NNPS"), "words": len(name.split()), "others": others,
        "after": after, "away": away(one, scene, span.root.i), "elsewhere": span.root.i in one.taken, "tolls": len(one.tolls), f"by {how}": True, "kidnapping": kind == "KIDNAPPING", "bombing": kind == "BOMBING",
    }  # fmt: skip
    features |= {f"is {fill}": sort == fill for fill, _ in word_lists()["thing"]}
    return Option("thing", answers, features, around(span, one.deeds), at=frozenset({span.root.i}))


def sort_of(span: Span) -> str:
    """The kind of a thing, by its own noun, or where that is vague by what it is of and what stands before it."""
    own = fill_of("thing", span.root.text) or "OTHER"
    if own not in VAGUE:
        return own
    words = [t.text for t in whole_chunk(span.root) if t.i != span.root.i]
    if own not in ("COMMERCIAL", "ENERGY"):
        owner = next((OF_OWNER[sort] for w in words if (sort := fill_of("victim", w)) in OF_OWNER), None)
        if owner is not None:
            return owner
    before = [
        sort for w in words if (sort := fill_of("thing", w)) in SURE or (own == "OTHER" and sort not in (None, "OTHER"))
    ]
    return before[-1] or own if before else own


def damage(span: Span) -> str | None:
    """What happened to a thing, by the verb that it hangs on."""
    head = span.root.head
    return fill_of("effect", head.text) or fill_of("effect", head.head.text if head.pos_ == "ADP" else "")
