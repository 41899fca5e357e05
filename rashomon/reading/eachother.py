"""Sides that accuse each other: "both sides accused each other of firing first", "the army and the rebels traded accusations"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from rashomon.model import Actor
from rashomon.reading.attribution.lexicon import lexicon as cues
from rashomon.reading.attribution.sources import subject
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.roles import nation
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words
from rashomon.states import is_state

EACH = words("each")
STRIFE = words("strife")
BEGUN = words("begun")
TRADED = words("traded")
RECRIMINATIONS = words("recriminations")
ACTING = frozenset({"state", "body", "forces", "non-state", "people"})
NEAR = 3
"""Tokens between a verb and the "each other" that it is about."""
DEED = 8
"""Tokens behind "each other" among which what is laid at the other's door begins."""
MOST = 3
"""Sides that can be meant by "each other": more are a list of something else."""


def accusing_each_other(scene: Scene) -> Iterator[tuple[Tokens, Actor, Actor]]:
    """For each place where sides accuse each other: the words, who accuses, and whom; each side accuses each other one."""
    for cue, span in _places(scene):
        sides = _sides(scene, cue)
        for us, them in permutations(sides, 2):
            if _sides_of(us) & _sides_of(them):
                continue  # "border guards traded blame", of both sides together
            yield span, us, nation(them)


def _sides_of(actor: Actor) -> set[str]:
    return {code.split("/")[0] for code in actor.plural_of} or {actor.side.split("/")[0]}


def _places(scene: Scene) -> Iterator[tuple[int, Tokens]]:
    """The verb by which sides accuse each other, and the words of the accusation."""
    view = scene.view
    for i, low in enumerate(view.low):
        if low in RECRIMINATIONS:
            cue = next((k for k in range(i - 1, max(i - NEAR - 1, -1), -1) if view.low[k] in TRADED), None)
            if cue is not None and view.sentence[cue] == view.sentence[i]:
                yield cue, (cue, view.bounds(i)[1])
            continue
        end = reciprocal(scene, i)
        if end is None:
            continue
        for k in range(i - 1, max(i - NEAR, view.bounds(i)[0]) - 1, -1):
            entry = cues().verbs.get(view.low[k])
            if entry is None or not view.verbal(k):
                continue
            if (entry.stance == "accuses" and _wrong(scene, end)) or (entry.manner == "say" and _begun(scene, end)):
                yield k, (i, view.bounds(i)[1])
            break


def reciprocal(scene: Scene, i: int) -> int | None:
    """Where "each other", "one another", or a "the other" that stands for both of two, ends that begins at token ``i``."""
    low = scene.view.low
    pair = low[i : i + 2]
    if pair in (["each", "other"], ["one", "another"]):
        return i + 2
    if pair == ["the", "other"] and not EACH.isdisjoint(low[scene.view.bounds(i)[0] : i]):
        after = low[i + 2] if i + 2 < len(low) else ""
        if after in ("side", "party"):
            return i + 3
        return i + 2 if scene.view.tag[i + 2 : i + 3] != ["NN"] else None
    return None


def _wrong(scene: Scene, start: int) -> bool:
    """Whether they accuse each other of violence, or of nothing that is named there ("blamed each other")."""
    view, words = scene.view, lexicon()
    end = view.bounds(start - 1)[1]
    if view.low[start:end][:1] not in (["of"], ["for"], ["over"]):
        return True
    return _begun(scene, start) or any(
        view.low[i] in words.cues["deed"] or view.low[i] in STRIFE or (view.low[i],) in words.weapons
        for i in range(start, min(start + DEED, end))
    )


def _begun(scene: Scene, start: int) -> bool:
    """Whether it is told there that somebody did violence, or began it: "claimed the other opened fire"."""
    low, words = scene.view.low, lexicon()
    for i in range(start, min(start + DEED, scene.view.bounds(start - 1)[1])):
        trigger = words.verbs.get(low[i]) or words.nouns.get(low[i])
        if low[i] in BEGUN or (trigger is not None and trigger.plover == "ASSAULT"):
            return True
    return False


def _sides(scene: Scene, cue: int) -> list[Actor]:
    """Those who accuse each other by the verb at ``cue``: whom its subject names, else the sentence before it, else the two sides that
    the article speaks of most."""
    start = scene.view.bounds(cue)[0]
    head = subject(scene.view, cue)
    if head is not None:
        left, right = scene.view.subtree(head)
        found = _named(scene, (left, min(right, cue) if left < cue else right))
        if len(found) > 1:
            return found if len(found) <= MOST else []
    found = _named(scene, (start, cue))
    if len(found) > 1:
        return found if len(found) == 2 else []
    return _most(scene)


def _named(scene: Scene, span: Tokens) -> list[Actor]:
    """The sides named there, each once; those that one phrase names together alone, where there is one."""
    marks = [m for m in scene.actors if span[0] <= m.start < span[1]]
    for mark in reversed(marks):
        if mark.actor is not None and len(mark.actor.plural_of) > 1:
            return [alone(code) for code in mark.actor.plural_of]
    return list(_by_side(marks).values())


def _by_side(marks: list[Marked]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for mark in marks:
        actor = mark.actor
        if actor is not None and actor.kind in ACTING and not (actor.kind == "people" and actor.category == "civilian"):
            found.setdefault(actor.side.split("/")[0], actor)
    return found


def _most(scene: Scene) -> list[Actor]:
    """The two sides that the article speaks of most, where it speaks of each more than once."""
    counts: Counter[str] = Counter()
    for mark in scene.actors:
        counts.update(_by_side([mark]).keys())
    most = [(side, count) for side, count in counts.most_common(2) if count > 1]
    first = _by_side(scene.actors)
    return [first[side] for side, _ in most] if len(most) == 2 else []


def alone(code: str) -> Actor:
    """One of two sides that are named together."""
    side = code.split("/")[0]
    return Actor(code=code, name=side, kind="state", country=side if is_state(side) else None)
