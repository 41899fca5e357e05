"""Whom it hit: the human target slots of a MUC-4 template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from bench.muc_choice import Option
from bench.muc_lexis import around
from bench.muc_score import Answer
from bench.muc_told import ARMED_STATE, Told, relation
from bench.muc_words import chunk, fill_of, nation, number_of, phrase, whole_chunk
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention

EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
LONGEST = 8
"""Words of a description at most."""
FULL = 5
"""Words of a name at most."""
HIT = frozenset({"dobj", "nsubjpass", "relcl", "of", "against"})
"""Relations to the words of the deed in which a noun that no list knows may be somebody who was hit."""
NOBODY = ("thing", "instrument", "type", "harm", "deed", "effect", "filler")
"""Lists whose words are none of them."""


@dataclass
class Victim:
    """Somebody who was hit, as far as the sentences tell; ``relations`` say how the words hang on those of the deed."""

    name: str
    description: str
    category: str
    number: str
    effects: set[str]
    relations: set[str]
    first: int
    words: frozenset[str]
    """What stands around the mentions."""
    nation: str | None = None
    """Of foreigners."""
    times: int = 1
    doer: bool = False
    """Whether it is also said to have done it."""
    speaker: bool = False
    away: int = 0
    """Sentences from those that tell it."""
    elsewhere: bool = False
    """Whether only sentences that tell another incident name it."""
    listed: bool = True
    """Whether the words are known for people."""
    at: frozenset[int] = frozenset()
    """The tokens that name it."""


def victims(one: Told, scene: Scene, kind: str) -> list[Option]:
    """The people harmed or attacked, each with name, description, kind, how many and what became of them."""
    people: list[Victim] = []
    for found in mentions(one, scene, kind):
        add(people, found)
    named = sum(bool(p.name) for p in people)
    start = min((s for s, _ in one.spans), default=0)
    return [option(p, people, named, kind, scene.view.sentence[start]) for p in people]


def mentions(one: Told, scene: Scene, kind: str) -> Iterator[Victim]:
    """All words for people in the sentences that tell it: those that a toll counts first."""
    doc, deeds = scene.doc, one.deeds | harm(one, scene)
    home = one.report.place.country if one.report.place else None
    covered: set[int] = set()
    totals = {t.part_of for t in scene.tolls if t.part_of is not None}
    agents = {a.code for m in one.acts for a in m.agents}
    near = [t for t in scene.tolls if any(s <= t.trigger < e for s, e in one.beside)]
    for toll in (*one.tolls, *near):
        if scene.tolls.index(toll) in totals and toll.count.low != 1:
            continue
        if toll.status not in EFFECTS and not (toll.status == "captured" and kind == "KIDNAPPING"):
            continue
        span = undated(doc[toll.tokens[0] : toll.tokens[1]], scene)
        covered |= set(range(*toll.tokens))
        effect = EFFECTS.get(toll.status)
        if toll.reality == "negated" or toll.count.high == 0:
            effect = {"DEATH": "NO DEATH", "INJURY": "NO INJURY"}.get(effect or "")
        hows = {"toll", relation(span.root, deeds)}
        for found in victim(span, scene, toll.category, figure(toll), effect, hows, home, deeds):
            yield placed(found, one, scene, toll.trigger)
    for head in (t for s, e in (*one.spans, *one.beside) for t in doc[s:e]):
        actor = scene.actor_at.get(head.i)
        if head.i in covered or head.pos_ not in ("NOUN", "PROPN") or (head.ent_type_ == "PERSON" and inner(head)):
            continue
        people = actor is not None and actor.kind in ("people", "person")
        if head.dep_ in ("compound", "amod"):
            continue
        how = relation(head, deeds)
        listed = head.ent_type_ == "PERSON" or people or bool(fill_of("victim", head.text))
        if not listed and (actor is not None or how not in HIT or not maybe(head, scene)):
            continue
        deed = next((d for d in (head.head, head.head.head) if d.i in deeds), None)
        effect = "DEATH" if deed is not None and fill_of("harm", deed.lemma_) == "KILLED" else None
        category = actor.category if actor is not None else "unknown"
        for found in victim(chunk(head), scene, category, number_of(chunk(head)), effect, {how}, home, deeds):
            found.doer = actor is not None and actor.code in agents
            found.speaker = head.i in scene.speaking
            found.listed = listed
            yield placed(found, one, scene, head.i)


def harm(one: Told, scene: Scene) -> set[int]:
    """The words of harm in the sentences around those that tell it."""
    tokens = (t for s, e in one.beside for t in scene.doc[s:e] if t.pos_ in ("VERB", "NOUN"))
    return {t.i for t in tokens if fill_of("harm", t.text) or fill_of("deed", t.lemma_)}


def maybe(head: Token, scene: Scene) -> bool:
    """Whether a noun that no list knows may stand for people: it is no place, no time and no word for something else."""
    return (
        head.ent_type_ in ("", "ORG")
        and head.i not in scene.place_starts
        and not any(fill_of(slot, head.text) for slot in NOBODY)
    )


def placed(found: Victim, one: Told, scene: Scene, at: int) -> Victim:
    """Somebody with how far from the incident the words at a token stand."""
    sentence = scene.view.sentence
    found.away = min((abs(sentence[at] - sentence[i]) for s, e in one.spans for i in (s, e - 1)), default=0)
    found.away = 0 if any(s <= at < e for s, e in one.spans) else max(found.away, 1)
    found.elsewhere = at in one.taken
    return found


def inner(head: Token) -> bool:
    """Whether a token of a name is not the one that the name hangs on."""
    return head.head.ent_type_ == "PERSON" and head.dep_ in ("compound", "flat")


def undated(span: Span, scene: Scene) -> Span:
    """The phrase without the day that the parse put at its end."""
    end = span.end
    for mark in scene.times:
        if span.start < mark.start < end <= mark.end:
            end = mark.start
    return span.doc[span.start : end]


def figure(toll: TollMention) -> str:
    """How many a toll counts, as the guide writes it."""
    count = toll.count
    number = "PLURAL" if count.high is None and count.low in (1, None) else f"{count.low or count.high}"
    if count.approximate:
        return "~" + number
    return number + "-" if count.high is None and number != "PLURAL" else number


def victim(
    span: Span,
    scene: Scene,
    category: str,
    number: str,
    effect: str | None,
    relations: set[str],
    home: str | None,
    deeds: set[int],
) -> Iterator[Victim]:
    """A phrase for people as somebody who was hit; nobody where it is only a pronoun."""
    name, description = parts(span)
    if not name and span.root.pos_ == "PROPN" and span.root.i not in scene.actor_at and maybe(span.root, scene):
        # A name that nothing else knows: "sister Ana", "the baker Juan Rey".
        name, description = description, ""
    if not re.search("[A-Z]{3}", description) or fill_of("filler", description.split()[-1]):
        description = ""
    if name:
        name = fuller(name, span)
        description = best([description, *called(name, span)])
        number = "1"
    if name or description:
        first = scene.view.sentence[span.start]
        yield Victim(
            name,
            description,
            category,
            number,
            {effect} if effect else set(),
            relations,
            first,
            around(span, deeds),
            nation(span, scene, home),
            at=frozenset({span.root.i}),
        )


def parts(span: Span) -> tuple[str, str]:
    """The name in a phrase for people, and what else it calls them."""
    who = next((e for e in span.doc.ents if e.label_ == "PERSON" and e.start < span.end and span.start < e.end), None)
    if who is not None:
        start = min(span.start, who.root.left_edge.i)
        return phrase(who), phrase(span.doc[start : who.start]) if start < who.start else ""
    return "", phrase(span)


def fuller(name: str, span: Span) -> str:
    """The longest name in the text that a name is the end of, or where it has several words a part: the mother's name may come after."""
    mine = f" {name} "
    others = [phrase(e) for e in span.doc.ents if e.label_ == "PERSON"]
    same = [
        o
        for o in others
        if len(o.split()) <= FULL and (f" {o} ".endswith(mine) or (mine in f" {o} " and len(name.split()) > 1))
    ]
    return max(same, key=len, default=name)


def called(name: str, span: Span) -> Iterator[str]:
    """What the text calls somebody with this name: the words before it, or the phrase beside it."""
    last = name.split()[-1]
    for who in (e for e in span.doc.ents if e.label_ == "PERSON" and phrase(e).split()[-1] == last):
        if who.root.left_edge.i < who.start:
            yield phrase(span.doc[who.root.left_edge.i : who.start])
        beside = [k for k in who.root.children if k.dep_ == "appos"]
        if who.root.dep_ == "appos":
            beside.append(who.root.head)
        for noun in beside:
            if noun.pos_ == "NOUN" and noun.ent_type_ != "PERSON":
                yield phrase(whole_chunk(noun))


def best(found: list[str]) -> str:
    """The description that says most of what somebody is."""
    clean = [d for d in found if re.search("[A-Z]{3}", d) and len(d.split()) <= LONGEST and "," not in d]
    offices = [d for d in clean if office(d)]
    return max(offices or clean, key=len, default="")


def office(description: str) -> bool:
    """Whether it says which office somebody holds."""
    return fill_of("victim", description) not in (None, "CIVILIAN")


def add(people: list[Victim], new: Victim) -> None:
    """Add somebody, or what is new of him: one name in another's, one description of the same number in another's."""
    for old in people:
        if new.name and old.name:
            same = set(new.name.split()) <= set(old.name.split()) or set(old.name.split()) <= set(new.name.split())
        elif new.name or old.name:
            # "the judge", of somebody who was named as a judge.
            same = (
                bool(new.description)
                and new.description.split()[-1] in old.description.split()
                and "1" in (new.number, old.number)
            )
        else:
            same = new.description.split()[-1] == old.description.split()[-1] and (
                new.number in (old.number, "PLURAL") or old.number == "PLURAL"
            )
        if same:
            old.name = max(old.name, new.name, key=len)
            old.description = max(old.description, new.description, key=len)
            old.effects |= new.effects
            old.relations |= new.relations
            old.first = min(old.first, new.first)
            old.words |= new.words
            old.at |= new.at
            old.times += 1
            old.doer, old.speaker = old.doer or new.doer, old.speaker and new.speaker
            old.nation = old.nation or new.nation
            old.away, old.elsewhere = min(old.away, new.away), old.elsewhere and new.elsewhere
            old.listed = old.listed or new.listed
            old.category = new.category if old.category == "unknown" else old.category
            old.number = new.number if old.number == "PLURAL" else old.number
            return
    people.append(new)


def option(one: Victim, people: list[Victim], named: int, kind: str, start: int) -> Option:
    """Somebody as answers and features."""
    key = one.name or one.description
    sort = victim_type(one.description, one.category)
    answers: dict[int, tuple[Answer, ...]] = {20: (Answer(sort, key),), 21: (Answer(one.number, key),)}
    if one.name:
        answers[18] = (Answer(one.name),)
    if one.description:
        answers[19] = (Answer(one.description, one.name or None),)
    if one.nation:
        answers[22] = (Answer(one.nation, key),)
    # Who died was hurt; only the worst is told of one and the same.
    least = {"INJURY"} if "DEATH" in one.effects and one.number == "1" else set()
    if one.effects - least:
        answers[23] = tuple(Answer(effect, key) for effect in sorted(one.effects - least))
    return Option(
        "victim",
        answers,
        {
            "named": bool(one.name), "described": bool(one.description), "generic": bool(fill_of("generic", one.description)),
            "many": one.number == "PLURAL", "one": one.number == "1", "times": one.times, "doer": one.doer, "speaker": one.speaker,
            "after": one.first - start,  "others": len(people), "others named": named - bool(one.name), "words": len(key.split()),
            "killed": "DEATH" in one.effects, "hurt": "INJURY" in one.effects, "no effect": not one.effects,
            "armed": one.category in ARMED_STATE or sort in ("ACTIVE MILITARY", "LAW ENFORCEMENT"), "civilian": one.category == "civilian",
            "rebel": bool(fill_of("baseline", one.description)), "office": office(one.description), "civil word": fill_of("victim", one.description) == "CIVILIAN",
            "kidnapping": kind == "KIDNAPPING", "bombing": kind == "BOMBING", "away": one.away, "elsewhere": one.elsewhere,
            "listed": one.listed, **{f"by {how}": True for how in one.relations},
        },
        one.words,
        at=one.at,
    )  # fmt: skip


def victim_type(description: str, category: str) -> str:
    """The kind of people in the guide's words."""
    if category == "civilian":
        found = fill_of("victim", description)
        return found if found and found not in ("ACTIVE MILITARY", "LAW ENFORCEMENT") else "CIVILIAN"
    if category == "police":
        return "LAW ENFORCEMENT"
    found = fill_of("victim", description)
    if found is None and category == "military":
        return "ACTIVE MILITARY"
    return found or "CIVILIAN"
