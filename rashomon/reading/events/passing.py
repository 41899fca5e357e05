"""Days that a sentence tells of something else than its deed: "troops destroyed the post where a man was shot on Monday"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.calendar.moved import moved
from rashomon.reading.events.afterwards import verb_of
from rashomon.reading.events.days import names_day, says_which_day
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

HAPPENED = words("happened") | words("began")
CLIMB = 8
"""Words up the tree from a day within which the clause that it belongs to begins."""
OF = frozenset({"of", "on", "in", "for"})
"""Prepositions between a noun for a deed and what it was done to."""
NP = 7
"""Words from "before" to the day of what is counted from."""
DEEDS = words("deeds")
PAYBACK = words("payback")
ANSWERS = words("answer") | PAYBACK
FIRST = frozenset({"first", "worst", "most", "biggest"})
LONG = 5
"""Letters of a superlative at least."""
WILL = frozenset({"will", "shall", "'ll"})


def in_passing(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a day is told of something else: "troops destroyed the post where a man was shot on Monday"."""
    view, i = scene.view, mark.start
    for _ in range(CLIMB):
        if view.dep[i] == "relcl":
            start, end = view.subtree(i)
            if (view.low[i] in HAPPENED and any(map(_is_deed, _nouns_above(scene, i)))) or _going_on(scene, i):
                # "In a clash that broke out on Monday five were killed", "shot two men who were clearing a field on Monday".
                return False
            return (
                view.head[i] not in anchor
                and any(not start <= a < end for a in anchor)
                and not _by_doer(scene, i, anchor)
            )
        if view.head[i] == i:
            return False
        i = view.head[i]
    return False


def to_come(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a day is that on which something else will be done: "the council will meet on Thursday over the raid"."""
    verb = verb_of(scene, mark)
    if verb is None or verb in anchor:
        return False
    return any(scene.view.low[k] in WILL for k in scene.view.kids[verb])


def beside_named(scene: Scene, marks: list[Marked], anchor: list[int]) -> list[Marked]:
    """The days of a sentence; of "a day before the vote on Tuesday" and "two days after Friday's truce" only the one that is counted, by the calendar."""
    view, found = scene.view, list(marks)
    for mark in marks:
        time, i = mark.time, mark.end
        if time is None or time.anchor != "narrative" or time.unit != "day" or not time.offset or time.offset_high:
            continue
        if i >= view.size or view.low[i] not in ("before", "after"):
            continue
        named = next((m for m in marks if i < m.start <= i + NP and m.time is not None), None)
        if named is None or named.time is None or not says_which_day(named.time) or named.time.end is not None:
            continue
        # With a comma, a verb or the deed between them the day is its own.
        last = min(max(named.end, i + NP), view.bounds(i)[1])
        if "," in view.low[i : named.start] or any(view.verbal(k) for k in range(i, named.end)):
            continue
        if any(i < a < last for a in anchor) or (counted := moved(time, named.time, time.offset)) is None:
            continue
        found = [replace(m, time=counted) if m is mark else m for m in found if m is not named]
    return found


def since_the_deed(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a saying is counted from the deed: "killed nine, the army said on Tuesday, two days after the attack"."""
    view, i, verb, time = scene.view, mark.end, verb_of(scene, mark), mark.time
    if (
        time is None
        or time.anchor != "narrative"
        or (time.offset or 0) <= 0
        or i >= view.size
        or view.low[i] != "after"
    ):
        return False
    if verb is None or verb in anchor or not any(a < mark.start for a in anchor):
        return False
    noun = next((k for k in range(i + 1, min(i + 4, view.size)) if view.pos[k] == "NOUN"), None)
    return noun is not None and view.low[noun] in DEEDS and view.low[i + 1] in ("the", "that", "this", "its")


def of_answered(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a day is that of a deed that what is told answers: "in retaliation for Saturday's ambush the army shelled the town"."""
    view, i = scene.view, mark.start
    for _ in range(CLIMB):
        up = view.head[i]
        if up == i:
            return False
        verb = view.head[up]
        answers = view.low[up] in ("to", "for", "over") and view.low[verb] in ANSWERS
        after = view.low[up] in ("after", "following") and verb in anchor and view.verbal(verb)
        if answers or after:
            start, end = view.subtree(up)
            apart = any(not start <= a < end for a in anchor) and (answers or any(start <= a < end for a in anchor))
            beside = [m for m in scene.within(scene.times, view.bounds(i)) if not start <= m.start < end]
            # What it answers has its day, and what is told has its own.
            days = [m for m in beside if m.time is not None and names_day(m.time) and m.time.role != "reporting"]
            return apart and any(answers or verb_of(scene, m) == verb for m in days)
        if view.verbal(up):
            return False
        i = up
    return False


def going_since(scene: Scene, times: list[Marked], start: int, i: int) -> bool:
    """Whether "since" at a token says since which of the last days what stands before it goes on: "has been shelling the town since Monday"; not
    "the deadliest raid since Monday", nor "since 1999"."""
    low = scene.view.low
    day = any(
        m.start in (i + 1, i + 2) and m.time is not None and (m.time.weekday is not None or m.time.unit == "day")
        for m in times
    )
    most = any(word in FIRST or (word.endswith("est") and len(word) > LONG) for word in low[start:i])
    return day and not most


def as_told(mark: Marked) -> Marked:
    """A day of saying as one of what happened."""
    return mark if mark.time is None else replace(mark, time=mark.time.model_copy(update={"role": "event"}))


def _nouns_above(scene: Scene, verb: int) -> list[str]:
    """The noun of which a clause tells, and those of which that is: "hotel" and "siege" of "the siege of a hotel that began on Friday"."""
    view, i = scene.view, scene.view.head[verb]
    found = [view.low[i]]
    while view.dep[i] == "pobj" and view.low[view.head[i]] in OF and len(found) < CLIMB:
        i = view.head[view.head[i]]
        found.append(view.low[i])
    return found


def _by_doer(scene: Scene, verb: int, anchor: list[int]) -> bool:
    """Whether a clause tells what who did a deed did: "the massacre by a band which on Friday shelled the market"; then the deed is the same."""
    view, (start, end) = scene.view, scene.view.subtree(verb)
    outside = [a for a in anchor if not start <= a < end]
    who = view.kid(verb, "nsubj")
    done = (
        who is not None and view.tag[who] in ("WP", "WDT") and any("by" in view.low[a:who] for a in outside if a < who)
    )
    nouns = all(_is_deed(view.low[a]) or view.dep[a] in ("acl", "amod", "compound") for a in outside)
    return done and nouns and verb in anchor


def _is_deed(noun: str) -> bool:
    known = lexicon().nouns.get(noun)
    return noun in DEEDS or noun in lexicon().cues["clash"] or (known is not None and known.force != "talk")


def _going_on(scene: Scene, verb: int) -> bool:
    """Whether a clause tells what somebody was doing just then: "were clearing a field"."""
    view = scene.view
    helpers = [view.low[k] for k in view.kids[verb] if k < verb]
    return view.tag[verb] == "VBG" and not {"was", "were"}.isdisjoint(helpers) and "been" not in helpers
