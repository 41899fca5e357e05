"""Days of what followed a deed: a burial, a march, a search, a new count. The deed that the sentence tells was that day or before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.attribution.view import View
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

AFTER = words("after-a-deed")
HANGS = (("advcl", "mark"), ("prep", "prep"))
"""How a clause, or a noun, hangs with the word that leads to it."""
CLIPS = words("clips")
PAPERS = words("papers") | words("wires") | CLIPS
FOLLOWS = words("follows")
RITES = words("rites")
TALLIES = words("count-of-people")
COUNTS = words("counting")
TALLIED = words("tallied")
GROWS = words("grows")
CORPSES = words("corpses") | {"remains"}
LINKED = frozenset({"dobj", "pobj", "prep"})
CHAIN = 6
"""Steps of :data:`LINKED` words from a verb to the rite that it tells of, at most."""
DEEP = 20
"""Steps up the tree at most."""
UNDER = frozenset({"relcl", "acl", "advcl", "pcomp", "ccomp"})
"""How a clause hangs that is told below another."""
CLAUSE = frozenset({"VERB", "AUX"})
NAMING = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "amod", "compound"})
"""How a participle hangs that stands as a noun or describes one: "in mourning"."""


def afterwards(scene: Scene, mark: Marked, anchor: Sequence[int]) -> bool:
    """Whether a day is that of what followed what the sentence tells and not of the deed itself.

    Parameters: the scene; the marked day; the words of violence and harm of its segment. True for "was in mourning on Monday after two
    missiles struck", "marched on Friday to protest against the attack", "the funeral of the man who died was held today", "combed the villages on
    Thursday for the gunmen who killed two", and "the toll rose to seven after two bodies were found on Friday".
    """
    if not anchor:
        return False
    verb = _verb(scene.view, mark.start)
    return _count_grew(scene.view, mark) or (
        verb is not None
        and verb not in anchor
        and (
            _behind_after(scene, mark, verb, anchor)
            or _rite(scene.view, mark, verb, anchor)
            or (not _between(mark, verb, anchor) and _upon_the_harmed(scene.view, verb, anchor))
        )
    )


def _verb(view: View, i: int) -> int | None:
    """The verb that a token hangs below."""
    for _ in range(DEEP):
        if view.pos[i] in CLAUSE and view.dep[i] not in NAMING:
            return i
        if view.head[i] == i:
            return None
        i = view.head[i]
    return None


def _behind_after(scene: Scene, mark: Marked, verb: int, anchor: Sequence[int]) -> bool:
    """Whether all that is told hangs below an "after", "following" or "because" of the verb that the day hangs on, and the day does not: "withdrew on Saturday after
    three had died". "After two days of fighting" it is the day itself."""
    view, lengths = scene.view, {m.start for m in scene.times}
    for k in view.kids[verb]:
        after = k if view.low[k] in AFTER else next((j for j in view.kids[k] if view.low[j] in AFTER), None)
        if after is None or (view.dep[k], view.dep[after]) not in HANGS:
            continue
        start, end = view.subtree(k)
        # "A day after", "hours after": counted from the deed, which others look at.
        counted = view.low[start] not in AFTER or not lengths.isdisjoint(range(start + 1, start + 3))
        if not counted and not start <= mark.start < end and all(start <= a < end for a in anchor):
            return True
    return False


def _rite(view: View, mark: Marked, verb: int, anchor: Sequence[int]) -> bool:
    """Whether the verb, or what it tells of, is something that is done when a deed is over, and all that is told hangs below it."""
    if mark.start < verb and any(a < mark.start for a in anchor):
        return False  # "six who were shot on Saturday were buried": the day of the shots
    subject = view.kid(verb, "nsubj", "nsubjpass")
    held = subject is not None and view.lemma[subject] in RITES
    done = view.lemma[verb] in FOLLOWS or any(
        view.lemma[k] in RITES for k in view.kids[verb] if view.dep[k] in ("dobj", "attr", "pobj")
    )
    done = done or any(view.lemma[k] in FOLLOWS and view.dep[k] in ("advcl", "xcomp") for k in view.kids[verb])
    mourns = _of_rite(view, verb, CHAIN)
    return (held or done or mourns) and all(_below(view, a, verb) for a in anchor)


def _between(mark: Marked, verb: int, anchor: Sequence[int]) -> bool:
    """Whether a day stands between who was harmed and the verb: "six who were shot in the village on Saturday were buried"."""
    return any(a < mark.start < verb for a in anchor)


def _upon_the_harmed(view: View, verb: int, anchor: Sequence[int]) -> bool:
    """Whether all that is told is of those with whom a verb has to do: "saw the bodies of 40 who were shot dead", "flew home the remains of
    nine killed in an ambush"."""
    told = [a for a in anchor if view.low[a] not in CORPSES]
    return view.pos[verb] == "VERB" and bool(told) and all(_of_who_was_harmed(view, a, verb) for a in told)


def _of_who_was_harmed(view: View, i: int, verb: int) -> bool:
    """Whether a word is told below a verb in a clause about those to whom it was done: "saw the bodies of 40 who were shot dead", "flags flew for
    nine killed in an ambush"."""
    clause, above = False, i
    for _ in range(DEEP):
        done = view.dep[above] in ("relcl", "acl") and (
            view.passive(above) if view.dep[above] == "relcl" else view.tag[above] == "VBN"
        )
        clause = clause or done
        if view.head[above] == above:
            return False
        if view.dep[above] in ("advcl", "ccomp") and clause:
            return False
        above = view.head[above]
        if above == verb:
            return clause
    return False


def _of_rite(view: View, i: int, deep: int) -> bool:
    """Whether a chain of nouns and prepositions leads to a rite: "began three days of mourning", "led mourners at the burial of"."""
    return deep > 0 and any(
        view.dep[k] in LINKED and (not RITES.isdisjoint((view.lemma[k], view.low[k])) or _of_rite(view, k, deep - 1))
        for k in view.kids[i]
    )


def _below(view: View, i: int, verb: int) -> bool:
    """Whether a word is told below the verb and is not what the same subject did besides."""
    under = False
    for _ in range(DEEP):
        above = view.head[i]
        if above == i:
            return False
        under = under or view.dep[i] in UNDER or view.pos[i] == "NOUN"
        if above == verb:
            return under and not (view.dep[i] == "conj" and view.pos[i] in CLAUSE)
        i = above
    return False


def _count_grew(view: View, mark: Marked) -> bool:
    """Whether the sentence tells that a count of people grew, and the day is none of the deed that is counted: "the toll from Thursday's attack
    rose to 12 on Sunday"."""
    first, last = view.bounds(mark.start)
    for i in range(first, last):
        if view.lemma[i] in GROWS and view.pos[i] == "VERB":
            subject = view.kid(i, "nsubj", "nsubjpass")
            if subject is None or view.low[subject] not in TALLIES:
                continue
            start, end = view.subtree(i)
            own = view.subtree(subject)
            return start <= mark.start < end and not own[0] <= mark.start < own[1]
    return False


def day_before(mark: Marked, after: Marked) -> Marked:
    """A day that is told as the one before that of what followed: "buried on Sunday those who were killed the evening before".

    Parameters: the marked day, and that of what followed. Result: the day named by itself; ``mark`` where it is counted otherwise, or where
    the other one names no day.
    """
    time, day = mark.time, after.time
    if time is None or day is None or day.end is not None or day.modifier is not None:
        return mark
    if time.anchor != "narrative" or (time.offset, time.offset_high, time.unit) != (-1, None, "day"):
        return mark
    if day.anchor == "publication" and day.unit == "day" and day.offset is not None and day.offset_high is None:
        return replace(mark, time=time.model_copy(update={"anchor": "publication", "offset": day.offset - 1}))
    if day.anchor is not None or (day.weekday is None and (day.day is None or day.day == 1)):
        return mark
    named = {
        "year": day.year,
        "month": day.month,
        "day": day.day - 1 if day.day is not None and day.day > 1 else None,
        "weekday": (day.weekday - 1) % 7 if day.weekday is not None else None,
    }
    gone = {"offset": None, "unit": None, "anchor": None, "direction": None}
    return replace(mark, time=time.model_copy(update=named | gone))


def of_count(scene: Scene, mark: Marked, anchor: Sequence[int]) -> bool:
    """Whether a day is that on which a figure was given or a reproach sent back: "on Monday raised the toll to 18", "put it at 38 killed
    on Wednesday", "rejected on Sunday accusations that its men had shot"."""
    view, (first, last) = scene.view, scene.view.bounds(mark.start)
    if _counts_up_to(scene, mark, first, last) or _of_paper(scene, mark, anchor):
        return True
    verb = next((i for i in range(first, last) if view.low[i] in COUNTS and view.tag[i][:2] == "VB"), None)
    if verb is None or any(a <= verb for a in anchor):
        return False
    if mark.start < verb:
        # "By Monday doctors had counted 20": up to then, which others look at.
        up_to = view.low[verb] in TALLIED and "by" in view.low[max(mark.start - 1, first) : mark.end]
        return not up_to and not any(view.tag[i][:2] == "VB" and view.head[i] != verb for i in range(mark.end, verb))
    ends = all(not view.low[i].isalnum() for i in range(mark.end, last))
    return mark.start <= verb + 2 or (ends and view.low[verb + 1 : verb + 3] == ["it", "at"])


def _counts_up_to(scene: Scene, mark: Marked, first: int, last: int) -> bool:
    """Whether it is the day up to which a count was made: "on Monday the first count was five dead", "12 bodies had been counted by noon on
    Monday"."""
    view = scene.view
    being = next((i for i in range(first, last) if view.lemma[i] in ("be", "stand") and view.kid(i, "nsubj")), None)
    subject = view.kid(being, "nsubj") if being is not None else None
    if subject is not None and view.low[subject] in TALLIES:
        return view.head[mark.start] == being or view.head[view.head[mark.start]] == being or mark.end <= subject
    verb = verb_of(scene, mark)
    return verb is not None and view.low[verb] in TALLIED and "by" in view.low[verb + 1 : mark.start]


def _of_paper(scene: Scene, mark: Marked, anchor: Sequence[int]) -> bool:
    """Whether it is the day on which a statement was put out, and the deed is none of what was done with it: "in an e-mail sent to the press late
    on Saturday the rebels said", "in a note signed by both and made available on Monday"."""
    view, verb = scene.view, verb_of(scene, mark)
    for _ in range(DEEP):
        if verb is None or view.dep[verb] not in ("acl", "conj", "acomp", "oprd"):
            return False
        above = view.head[verb]
        if view.dep[verb] == "acl" and view.pos[above] == "NOUN":
            start, end = view.subtree(verb)
            return view.lemma[above] in PAPERS and not any(start <= a < end for a in anchor)
        verb = above
    return False


def verb_of(scene: Scene, mark: Marked) -> int | None:
    """The verb that a day hangs below."""
    view, verb = scene.view, mark.start
    while view.pos[verb] not in ("VERB", "AUX"):
        if view.head[verb] == verb:
            return None
        verb = view.head[verb]
    return verb
