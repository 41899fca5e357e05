"""Who does it, by the order of the words: for sentences that the parser misreads, and acts that are named far from who did them."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

REACH = 32
"""Tokens after a word of violence within which "by" may name who did it."""
PHRASE = 4
"""Tokens between "by" or "with" and the name that it introduces."""
ABLE = frozenset({"state", "body", "forces", "non-state"})
"""Kinds of actor that do violence; a person is named as one who answers for others."""
ANSWER = words("answer")
"""Nouns after which it is told what was answered, and so what somebody else did."""
CALLED = words("what-they-call")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LINKING = frozenset({"IN", "TO", "VBN", "VBG", "WP", "WDT", "RB", ","})
"""Tags of words that begin what may stand between a subject and its verb."""
ARTICLES = words("articles")


def doer(scene: Scene, i: int) -> Actor | None:
    """Who does what the word at token ``i`` tells, as the words stand around it; ``None`` where they do not say.

    Meant for words for which the parse names nobody (:func:`rashomon.reading.events.roles.agent_of`).
    """
    view = scene.view
    if view.tag[i] in FINITE and not view.passive(i) and view.low[i] not in lexicon().cues["dying"]:
        return _before(scene, i)
    return _by(scene, i) or _with(scene, i) or (_before(scene, i) if _misread(scene, i) else None)


def _misread(scene: Scene, i: int) -> bool:
    """Whether a participle may be the verb of its sentence: "groups targeted the town" and not "groups targeted by the army"."""
    view = scene.view
    if view.tag[i] != "VBN" or i in scene.toll_at or view.kid(i, "auxpass", "aux") is not None:
        return False
    return "by" not in view.low[i + 1 : i + 1 + 2 * PHRASE]


def _fits(actor: Actor | None) -> bool:
    return actor is not None and (actor.kind in ABLE or actor.category == "military")


def _named_from(scene: Scene, start: int, end: int) -> Actor | None:
    """The first actor named in a range of tokens, if it is one that does violence; no "it" that begins to tell something else."""
    found = next((m for m in scene.actors if start <= m.start < end), None)
    if found is not None and found.start > start and scene.view.pos[found.start] == "PRON":
        return None  # "by the evening it had protested"
    return found.actor if found is not None and _fits(found.actor) else None


def _by(scene: Scene, i: int) -> Actor | None:
    """ "bombing of the town on Friday by the army", "strikes believed to have been carried out by X", "came under attack from X"."""
    view, cues = scene.view, lexicon().cues
    end = min(view.bounds(i)[1], i + REACH)
    under = "under" in view.low[max(i - 2, 0) : i]
    for k in range(i + 1, end):
        low = view.low[k]
        if low == "by" or (low == "from" and under and k == i + 1):
            if view.low[k + 1 : k + 2] == ["what"]:
                # "by what the army called bandits"
                named = next((j for j in range(k + 2, end) if view.low[j] in CALLED), None)
                return _named_from(scene, named + 1, min(named + 1 + PHRASE, end)) if named is not None else None
            if view.low[k - 1] not in cues["held"]:
                return _named_from(scene, k + 1, min(k + 1 + PHRASE, end))
        elif low in ANSWER:
            return None  # "launched in reaction to operations by X"
        elif (view.verbal(k) and low not in cues["bridge"] and low not in cues["held"]) or low in (";", "but"):
            return None
    return None


def _with(scene: Scene, i: int) -> Actor | None:
    """ "was killed in an exchange of fire with X": who is fought with does it."""
    view, cues = scene.view, lexicon().cues
    toll = scene.toll_at.get(i)
    end = min(view.bounds(i)[1], i + REACH)
    if toll is None:
        return None
    clash = next((k for k in range(i + 1, min(i + PHRASE * 2, end)) if view.low[k] in cues["clash"]), None)
    if clash is None:
        return None
    for k in range(clash + 1, min(clash + PHRASE, end)):
        if view.low[k] in ("with", "against"):
            found = _named_from(scene, k + 1, min(k + 1 + PHRASE, end))
            return found if found is not None and found.side != scene.tolls[toll].side else None
    return None


def _before(scene: Scene, i: int) -> Actor | None:
    """The actor before an active verb that nothing but what belongs to it parts from the verb."""
    start = scene.view.bounds(i)[0]
    for mark in reversed([m for m in scene.actors if start <= m.start and m.end <= i]):
        if _after_preposition(scene, mark, start):
            continue
        if _counted(scene, mark):
            return None  # "killed five people, among them two policemen, and wounded two others"
        return mark.actor if _fits(mark.actor) and _one_phrase(scene, mark.end, i) else None
    return None


def _counted(scene: Scene, mark: Marked) -> bool:
    """Whether it is among the people that a word of harm before it counts."""
    return any(t.trigger < mark.start and t.tokens[0] <= mark.start < t.tokens[1] for t in scene.tolls)


def _after_preposition(scene: Scene, mark: Marked, start: int) -> bool:
    view = scene.view
    k = mark.start - 1
    while k >= start and (view.low[k] in ARTICLES or view.tag[k] in ("JJ", "CD")):
        k -= 1
    return k >= start and view.tag[k] in ("IN", "TO") and view.low[k] not in ("that", "as", "while", "when", "after")


def _one_phrase(scene: Scene, start: int, end: int) -> bool:
    """Whether the words between hang on the actor: "(militants) positioned in the hills", "who hold the town", or none."""
    view = scene.view
    if start == end:
        return True
    if view.tag[start] == "VBD" and view.tag[start + 1] == "IN":
        start += 1  # "militants positioned in the hills": a participle that the tagger takes for a past
    if view.tag[start] not in LINKING:
        return False
    finite = sum(view.tag[k] in FINITE for k in range(start, end))
    return finite <= sum(view.tag[k] in ("WP", "WDT") for k in range(start, end))
