"""With what it was done and which things it hit: the instrument and physical target slots of a MUC-4 template."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from bench.muc_choice import Option
from bench.muc_score import Answer
from bench.muc_told import ARMED_STATE, Told, relation
from bench.muc_words import chunk, fill_of, nation, number_of, phrase, word_lists
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import weapons
from rashomon.reading.events.scene import Scene


def instruments(one: Told, scene: Scene) -> Iterator[str]:
    """The words for what it was done with."""
    seen = set()
    for at, weapon in sorted(weapons(scene, lexicon()).items()):
        if any(s <= at < e for s, e in one.spans) and weapon.armed:
            head = scene.doc[at]
            while head.dep_ in ("compound", "amod") and head.head.i > head.i:
                head = head.head
            if fill_of("use", head.text):
                continue
            if head.pos_ in ("NOUN", "PROPN") and fill_of("instrument", head.text):
                name = phrase(chunk(head))
                if name not in seen:
                    seen.add(name)
                    yield name


def things(one: Told, scene: Scene, kind: str) -> list[Option]:
    """Things in the sentences that tell it, each with its kind, how many and what became of it."""
    doc = scene.doc
    deeds = one.deeds | {
        t.i for s, e in one.spans for t in doc[s:e] if t.pos_ in ("VERB", "NOUN") and fill_of("effect", t.text)
    }
    # "The attack took place at ...": the place hangs on the verb.
    deeds |= {doc[i].head.i for i in deeds if doc[i].dep_ in ("nsubj", "nsubjpass") and doc[i].pos_ == "NOUN"}
    told = " ".join(doc[s:e].text for s, e in one.spans)
    found: dict[str, Option] = {}
    heads = [t for s, e in one.spans for t in doc[s:e] if is_thing(t)]
    start = min((s for s, _ in one.spans), default=0)
    for head in heads:
        span = chunk(head)
        name, how = phrase(span), relation(head, deeds)
        if name not in found or (found[name].features.get("by far") and how != "far"):
            found[name] = option(
                one, scene, span, how, kind, told, len(heads), scene.view.sentence[head.i] - scene.view.sentence[start]
            )
    return list(found.values())


def is_thing(head: Token) -> bool:
    """Whether a noun can be a thing that is hit: one of those that the guide knows, or the name of an organisation."""
    if head.pos_ not in ("NOUN", "PROPN") or head.dep_ in ("compound", "amod"):
        return False
    if fill_of("thing", head.text):
        return not fill_of("victim", head.text)
    return head.ent_type_ in ("ORG", "FAC") and head.dep_ in ("dobj", "pobj", "nsubjpass", "conj", "appos")


def option(one: Told, scene: Scene, span: Span, how: str, kind: str, told: str, others: int, after: int) -> Option:
    """A thing as answers and features."""
    name = phrase(span)
    sort = fill_of("thing", span.root.text) or fill_of("thing", name)
    answers: dict[int, tuple[Answer, ...]] = {
        12: (Answer(name),), 13: (Answer(fill_of("thing", name) or "OTHER", name),), 14: (Answer(number_of(span), name),),
    }  # fmt: skip
    own = damage(span)
    effect = own or fill_of("effect", told)
    if effect:
        answers[16] = (Answer(effect, name),)
    owner = nation(span, scene, one.report.place.country if one.report.place else None)
    if owner:
        answers[15] = (Answer(owner, name),)
    actors = [scene.actor_at[i] for i in range(span.start, span.end) if i in scene.actor_at]
    features: dict[str, float] = {
        "own effect": own is not None, "effect": effect is not None, "known": sort is not None, "name": span.root.ent_type_ in ("ORG", "FAC"),
        "armed": any(a.category in ARMED_STATE for a in actors), "actor": bool(actors), "place": span.root.i in scene.place_starts,
        "proper": span.root.pos_ == "PROPN", "many": span.root.tag_ in ("NNS", "NNPS"), "words": len(name.split()), "others": others,
        "after": after, "tolls": len(one.tolls), f"by {how}": True, "kidnapping": kind == "KIDNAPPING", "bombing": kind == "BOMBING",
    }  # fmt: skip
    return Option("thing", answers, features | {f"is {fill}": sort == fill for fill, _ in word_lists()["thing"]})


def damage(span: Span) -> str | None:
    """What happened to a thing, by the verb that it hangs on."""
    head = span.root.head
    return fill_of("effect", head.text) or fill_of("effect", head.head.text if head.pos_ == "ADP" else "")
