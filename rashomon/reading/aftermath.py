"""Days of what came after a deed: "houses were searched on Thursday for those who shot two", "shops shut on Saturday after a blast"."""

from __future__ import annotations

from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.words import words

BEHIND = words("behind")
"""Words that lead to what was before: "after", "following"."""
CONCLUDED = words("concluded")
"""Participles of what is agreed or begun: a day behind them is that of a truce, a law, an office."""
CLAUSES = frozenset({"relcl", "acl"})
DEEP = 12
"""Steps up from a word of the deed to the verb of the day."""


def is_aftermath(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of something done after the deed of its sentence, and so only says until when that was.

    Parameters: the scene; a segment; one of its expressions of time. True where the verb of the day tells no violence and has an active or passive
    subject that is no weapon, and each word of the deed or its harm stands below it in a clause about somebody ("the gunmen who killed two") or
    behind "after".
    """
    view, verb = scene.view, mark.start
    if mark.time is None or mark.time.anchor == "narrative":
        return False
    while view.pos[verb] != "VERB":
        if view.head[verb] == verb or view.pos[verb] == "AUX":
            return False
        verb = view.head[verb]
    told = [m.at for m in segment.mentions] or [scene.tolls[k].trigger for k in segment.tolls]
    subject = next((k for v in (verb, view.head[verb]) if (k := view.kid(v, "nsubj", "nsubjpass")) is not None), None)
    # "Six men who were shot on Saturday were buried on Sunday"; "captured on Friday after a battle of three days" ends what went on.
    if any(at < mark.start < verb for at in told) or any(
        m.time is not None and m.time.kind == "duration" and verb < m.start < max(told, default=0) for m in scene.times
    ):
        return False
    if not told or verb in told or _violent(view.low[verb]) or subject is None:
        return False
    if view.low[subject] in lexicon().carriers:
        return False  # "a rocket came down on Friday on a house in which five people were killed"
    return all(_before(scene, at, verb) for at in told)


def is_aside(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of something that a participle tells of a thing, and of no violence: "a breach of the truce signed on March 3"."""
    view, i = scene.view, mark.start
    told = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    for _ in range(DEEP):
        if view.dep[i] == "acl" and view.tag[i] == "VBN":
            start, end = view.subtree(i)
            return view.low[i] in CONCLUDED and view.head[i] not in told and not any(start <= a < end for a in told)
        if view.head[i] == i or view.pos[i] == "VERB":
            return False
        i = view.head[i]
    return False


def _violent(word: str) -> bool:
    trigger = lexicon().verbs.get(word)
    return trigger is not None and trigger.force != "talk"


def _before(scene: Scene, i: int, verb: int) -> bool:
    """Whether a word hangs below the verb in a clause about somebody, or behind "after"."""
    view, behind = scene.view, False
    for _ in range(DEEP):
        behind = behind or view.dep[i] in CLAUSES or (view.dep[i] == "prep" and view.low[i] in BEHIND)
        mark = view.kid(i, "mark") if view.dep[i] == "advcl" else None
        behind = behind or (mark is not None and view.low[mark] in BEHIND)
        above = view.head[i]
        if above in (verb, i):
            return behind and above == verb
        i = above
    return False
