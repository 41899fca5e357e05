"""Who did it: the perpetrator slots of a MUC-4 template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span

from bench.muc_choice import Option
from bench.muc_lexis import around as lexis
from bench.muc_score import Answer
from bench.muc_told import ARMED_STATE, Told, relation, state
from bench.muc_words import fill_of, phrase
from rashomon.model import Actor, Claim
from rashomon.reading.events.scene import Marked, Scene

FIRM = {"asserts": 1, "condemns": 2, "accuses": 3, "admits": 4}
"""Stances by how much they say of how surely somebody did it, the most last."""
AUTHORITIES = frozenset({"state", "body", "forces"})
NEAR = 2
"""Sentences around those that tell it in which who did it may stand."""
DOING = frozenset({"nsubj", "by", "agent", "poss"})
"""Relations of those who do it to the words of the deed."""
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT"})


@dataclass
class Doer:
    """Somebody who may have done it: the words for him and how they hang on those of the deed."""

    actor: Actor
    marks: list[Marked] = field(default_factory=list)
    relations: set[str] = field(default_factory=set)
    away: int = 99
    """Sentences from the nearest words to those that tell it."""


def doers(one: Told, scene: Scene) -> list[Option]:
    """People and organisations that may have done it, organisations with how surely."""
    agents = {a.code for m in one.acts for a in m.agents}
    targets = {m.target.code for m in one.acts if m.target is not None}
    by_claim: dict[str, Claim] = {}
    for claim in sorted([*one.said, *one.claims], key=lambda c: (c in one.claims, FIRM.get(c.stance, 0))):
        if claim.content.accused:
            by_claim[claim.content.accused] = claim
        elif claim.stance == "admits":
            by_claim.setdefault(claim.source, claim)
    found = list(known(one, scene).values())
    return [option for doer in found for option in options(one, scene, doer, found, agents, targets, by_claim)]


def known(one: Told, scene: Scene) -> dict[str, Doer]:
    """All actors of the text that may do such things, by their code."""
    sentence = scene.view.sentence
    told = {sentence[i] for s, e in one.spans for i in range(s, e)}
    found: dict[str, Doer] = {}
    for mark in scene.actors:
        actor = mark.actor
        if actor is None or actor.kind in ("outlet", "agency", "state"):
            continue
        doer = found.setdefault(actor.code, Doer(actor))
        doer.marks.append(mark)
        doer.away = min(doer.away, min((abs(sentence[mark.start] - n) for n in told), default=99))
        if any(s <= mark.start < e for s, e in one.spans):
            doer.relations.add(relation(scene.doc[mark.start : mark.end].root, one.deeds))
    for head in (t for s, e in one.spans for t in scene.doc[s:e]):
        if (
            head.i not in scene.actor_at
            and head.pos_ == "NOUN"
            and (fill_of("doer", head.text) or fill_of("body", head.text))
            and head.dep_ != "compound"
        ):
            actor = Actor(code=head.lemma_.lower(), name=head.text, kind="people")
            doer = found.setdefault(actor.code, Doer(actor))
            doer.marks.append(Marked(head.i, head.i + 1, actor=actor))
            doer.away = 0
            doer.relations.add(relation(head, one.deeds))
    return found


def options(
    one: Told,
    scene: Scene,
    doer: Doer,
    found: Sequence[Doer],
    agents: set[str],
    targets: set[str],
    claims: dict[str, Claim],
) -> list[Option]:
    """A doer as people, and as an organisation where it has a name or is a body of the state."""
    actor = doer.actor
    words = [m for m in doer.marks if scene.view.tag[m.start] not in PRONOUNS]
    words = [m for m in words if scene.doc[m.start : m.end].root.dep_ not in ("compound", "amod")] or words
    if not words:
        return []
    inside = {scene.view.sentence[i] for s, e in one.spans for i in range(s, e)}
    near = lambda m: min((abs(scene.view.sentence[m.start] - n) for n in inside), default=99) <= 1  # noqa: E731
    nearest = min(words, key=lambda m: min((abs(m.start - s) for s, _ in one.spans), default=0))
    span = widened(scene.doc[nearest.start : nearest.end])
    name = phrase(span)
    claim = claims.get(actor.code)
    total = sum(len(d.marks) for d in found if group(d.actor))
    features: dict[str, float] = {
        "agent": actor.code in agents, "target": actor.code in targets, "accused": claim is not None, "own claim": claim in one.claims,
        "admits": claim is not None and claim.stance == "admits", "accuses": claim is not None and claim.stance == "accuses",
        "away": doer.away, "times": len(doer.marks), "share": len(doer.marks) / total if total else 0, "speaker": nearest.start in scene.speaking,
        "armed": actor.category in ARMED_STATE, "police": actor.category == "police", "state": actor.country is not None, "named": actor.code[:1].isupper(),
        "words": len(name.split()), "doer word": bool(fill_of("baseline", name)), "body word": bool(fill_of("body", name)),
        "people word": bool(fill_of("doer", name)), "any agent": bool(agents), "some agent": sum(d.actor.code in agents for d in found),
        "groups": sum(group(d.actor) for d in found),
        "largest": len(doer.marks) == max(len(d.marks) for d in found if group(d.actor)) if group(actor) else 0,
        "unnamed doers": sum(d.away == 0 and bool(d.relations & DOING) and not d.actor.code[:1].isupper() for d in found),
        "named doers": sum(d.away == 0 and bool(d.relations & DOING) and d.actor.code[:1].isupper() for d in found),
        "state doers": sum(d.away == 0 and bool(d.relations & DOING) and d.actor.country is not None for d in found),
        "groups inside": sum(d.away == 0 and group(d.actor) for d in found),
        "speaks": sum(c.source == actor.code for c in one.said), "group": group(actor), "acts": len(one.acts), "adjective": span.root.dep_ in ("compound", "amod"),
        **{f"kind {kind}": actor.kind == kind for kind in ("non-state", "forces", "body", "organisation", "people", "person")},
        **{f"by {how}": True for how in doer.relations},
    }  # fmt: skip
    around: set[str] = set()
    for mark in words:
        said = lexis(scene.doc[mark.start : mark.end], one.deeds)
        around |= said if near(mark) else {f"far {word}" for word in said if word.startswith("up ")}
    at = frozenset(scene.doc[m.start : m.end].root.i for m in words)
    made: list[Option] = []
    if doer.away <= NEAR or claim is not None:
        people = name.partition(" OF THE ")[0]
        made.append(Option("individual", {9: (Answer(people),)}, features, frozenset(around), state(actor), at))
    title = organisation(scene, doer, one.spans)
    if title:
        sure = Answer(confidence(claim, scene), title)
        made.append(
            Option("organisation", {10: (Answer(title),), 11: (sure,)}, features, frozenset(around), state(actor), at)
        )
    return made


def group(actor: Actor) -> bool:
    """Whether the actor is an armed group with a name."""
    return (
        actor.kind in ("non-state", "forces")
        and actor.country is None
        and actor.category == "military"
        and actor.code[:1].isupper()
    )


def widened(span: Span) -> Span:
    """The words of an actor with the nouns and adjectives right before them: "urban guerrillas"."""
    start = span.start
    while (
        start > span.sent.start
        and span.doc[start - 1].pos_ in ("ADJ", "NOUN", "PROPN")
        and span.doc[start - 1].head in span
    ):
        start -= 1
    return span.doc[start : span.end]


def organisation(scene: Scene, doer: Doer, spans: Sequence[tuple[int, int]]) -> str | None:
    """The longest name by which the sentences that tell it, else the text, call the organisation: capitalised words, with a noun for what it is
    ("Medellin cartel")."""
    marks = [m for m in doer.marks if scene.view.tag[m.start] not in PRONOUNS]
    inside = [m for m in marks if any(s <= m.start < e for s, e in spans)]
    return longest(scene, doer, inside) or longest(scene, doer, marks)


def longest(scene: Scene, doer: Doer, marks: Sequence[Marked]) -> str | None:
    """The longest of the names in some words for an organisation."""
    texts = [scene.doc[m.start : m.end].text for m in marks]
    if doer.actor.country is not None:
        bodies = [b for text in texts if (b := body(text)) is not None]
        return max(bodies, key=len, default=None)
    if not doer.actor.code[:1].isupper() or doer.actor.kind not in ("non-state", "forces", "organisation", "body"):
        texts = [widened(scene.doc[m.start : m.end]).text for m in marks]
        return max((b for text in texts if (b := body(text)) is not None), key=len, default=None)
    runs = [
        r
        for t in map(unled, texts)
        for r in re.findall(r"[A-Z][\w'-]*(?:(?: of| for| the)* [A-Z][\w'-]*)*(?: [a-z]+$)?", t)
    ]
    runs = [r if fill_of("body", r.split()[-1]) or r.split()[-1][:1].isupper() else r.rpartition(" ")[0] for r in runs]
    return max(runs, key=len).upper() if any(runs) else None


def unled(text: str) -> str:
    """The name of a group without the words for its people: "guerrillas of the Red Front"."""
    people, mark, rest = text.partition(" of the ")
    return rest if mark and fill_of("doer", people.split()[-1]) else text


def body(text: str) -> str | None:
    """The army, police or government in the words for who acts for a state: "SALVADORAN AIR FORCE TROOPS"."""
    words = (
        re.split(r" (?:OF|FROM) (?:THE )?(?=[A-Z])", text.upper())[-1].split()
        if fill_of("doer", text.split()[0])
        else text.upper().split()
    )
    ends = [n for n, word in enumerate(words) if fill_of("body", word)]
    return " ".join(words[: ends[-1] + 1]).removeprefix("THE ") if ends else None


def confidence(claim: Claim | None, scene: Scene) -> str:
    """How surely an organisation is held to have done it, by the stance and the voice of the claim."""
    if claim is None or (claim.source == "outlet" and claim.stance != "admits"):
        return "REPORTED AS FACT"
    if claim.stance == "admits":
        return "CLAIMED OR ADMITTED"
    source = next((m.actor for m in scene.actors if m.actor is not None and m.actor.code == claim.source), None)
    official = source is not None and (
        source.kind in AUTHORITIES or source.category in ARMED_STATE or source.country is not None
    )
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"
