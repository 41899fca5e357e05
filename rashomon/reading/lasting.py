"""How long an incident went on: two days that a text joins, the day on which it began and that on which it was over, "a three-day battle"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from rashomon.model import TimeMention, When
from rashomon.reading.events.days import ago, names_day
from rashomon.reading.events.features import Known
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.words import words

ON = frozenset(
    {
        "and",
        "on",
        "into",
        "through",
        "until",
        "till",
        "to",
        "continued",
        "continuing",
        "was",
        "were",
        "early",
        "late",
        "again",
        "in",
        "the",
        "hours",
        "of",
        ",",
        "went",
        "began",
        "at",
    }
)
"""Words between two days of one stretch."""
BEGAN = words("began")
ENDED = words("ended")
RAN = 18
"""Words between the day on which violence began and the last of it."""
UNTIL = 4
"""Words before the last day of a stretch within which "into" stands: "went on into the early hours of Monday"."""
OF = 3
"""Words after "days of" within which the violence stands that lasted so long."""
OVER = frozenset({"over", "within", "during", "throughout", "across", "in"})
"""Prepositions before how long it took."""
BESIDE = 4
"""Words from a verb on among which the word for going on or ending stands: "was finally over"."""
ENTERS = frozenset({"entered", "enters", "entering", "reached"})
ORDINALS = words("ordinals")
HAVE = frozenset({"has", "have", "had"})
IT = frozenset({"it", "they", "this", "these", "both", "which"})
"""Pronouns for a fight that the sentence before tells."""
DEEDS = words("deeds") | words("fray")
NEAR = 3
"""Sentences after the one that dates an incident within which the text says until when it went on."""
LONGEST = 10
"""Days; what is said to have gone on longer is a siege or a war."""


def went_on(
    scene: Scene, members: Sequence[Known], taken: Container[int], own: Sequence[TimeMention]
) -> list[TimeMention]:
    """The expressions of an incident, its first day as a stretch where a sentence further on says until when it went on.

    Parameters: the scene; the segments of the incident; numbers of the sentences that tell incidents (``taken``); its expressions, best first.
    "Clashes erupted on Friday. They went on until Monday": a sentence that is the incident's, or nobody's, of which "it", "they" or a noun for violence is the
    subject, with a verb for going on or for ending and a later day.
    """
    first = next((t for t in own if names_day(t)), None)
    if first is None or any(t.end is not None for t in own) or first.anchor == "narrative":
        return list(own)
    at = next((mark for mark in scene.times if mark.time is not None and mark.time.span == first.span), None)
    home = {m.segment.sentence for m in members}
    if at is None:
        return list(own)
    number = scene.view.sentence[at.start]
    for mark in scene.times:
        here = scene.view.sentence[mark.start]
        if not number <= here <= number + NEAR or (here in taken and here not in home) or mark.start <= at.start:
            continue
        if mark.time is not None and _says_until(scene, mark) and _later(first, mark.time, members[0].published):
            plain = {"modifier": None} if first.modifier == "since" else {}
            both = first.model_copy(update={"end": mark.time.model_copy(update={"modifier": None}), **plain})
            return [both, *(t for t in own if t is not first and t is not mark.time)]
    return list(own)


def _says_until(scene: Scene, mark: Marked) -> bool:
    """Whether a day is that until which, or on which, violence is said to have gone on, or on which it is said to have ended."""
    view, time, i = scene.view, mark.time, mark.start
    if time is None or not names_day(time) or time.end is not None or "future" in (time.direction, time.tense):
        return False
    while view.head[i] != i and not view.verbal(i):
        i = view.head[i]
    subject = view.kid(i, "nsubj", "nsubjpass")
    if not view.verbal(i) or subject is None:
        return False
    noun = lexicon().nouns.get(view.low[subject])
    violent = view.low[subject] in DEEDS or (noun is not None and noun.force != "talk")
    if not violent and view.low[subject] not in IT:
        return False
    return not ENDED.isdisjoint(view.low[i : min(i + BESIDE, max(mark.start, i + 1))])


def _later(first: TimeMention, last: TimeMention, published: When) -> bool:
    """Whether a day comes some days after another."""
    a, b = ago(first, published), ago(last, published)
    if first.weekday is not None and last.weekday is not None and first.day is None and last.day is None:
        return first.weekday != last.weekday
    return a is not None and b is not None and 0 < a[0] - b[0] <= LONGEST and b[0] >= 0


def durations(scene: Scene, segment: Segment) -> Iterator[TimeMention]:
    """How long the violence went on: "in two days of attacks", "after 24 hours of heavy shelling"."""
    view, deeds = scene.view, {m.at for m in segment.mentions}
    for mark in scene.within(scene.times, segment.span):
        time = mark.time
        if time is None or time.kind != "duration" or mark.end >= view.size:
            continue
        of = view.low[mark.end] == "of"
        near = (at for at in deeds if mark.end <= at - of < mark.end + OF)
        behind = any(view.pos[at] == "NOUN" or (of and view.tag[at] == "VBG") for at in near)
        if behind or (time.unit == "day" and (_took(scene, mark, deeds) or _nth_day(scene, mark, deeds))):
            yield time


def _nth_day(scene: Scene, mark: Marked, deeds: set[int]) -> bool:
    """ "Jets pounded the town for a third day", "a gun battle went into its second day": the days before it, too. What was done "for a second
    day" is mostly told of each day by itself."""
    view, at = scene.view, mark.start - 1
    while at >= 0 and view.low[at] in ("a", "the", "its", "their"):
        at -= 1
    if at < 0 or not (view.low[at] in ("for", "into") or view.low[at] in ENTERS) or mark.start - at > 2:
        return False
    if not any(view.low[k] in ORDINALS for k in range(mark.start, mark.end)):
        return False
    verb = verb_above(scene, mark)
    subject = view.kid(verb, "nsubj", "nsubjpass")
    long = subject is not None and (subject in deeds or view.low[subject] in DEEDS or view.low[subject] in IT)
    if view.low[at] == "for":
        went = long and view.low[verb] in ENDED
        return (verb in deeds or went) and (mark.time is None or mark.time.offset != 2)
    return long


def _took(scene: Scene, mark: Marked, deeds: Container[int]) -> bool:
    """Whether a deed is told to have taken so long: "over three days gunmen killed nine", "have taken nine villages in four days"; not "the second
    attack in three days"."""
    view = scene.view
    days = mark.end - 1
    prep = view.head[days] if view.dep[days] == "pobj" else mark.start - 1
    if prep < 0 or view.low[prep] not in OVER:
        return False
    verb = view.head[prep] if view.dep[days] == "pobj" else verb_above(scene, mark)
    perfect = any(view.low[k] in HAVE for k in view.kids[verb])
    return verb in deeds and (view.low[prep] != "in" or perfect)


def joined(scene: Scene, marks: Sequence[Marked]) -> list[TimeMention]:
    """The expressions, two days that follow each other ("on Sunday and Monday") as one stretch, be one of them in what was cut from the sentence."""
    found = [m for m in marks if m.time is not None]
    cut = [m for one in found for m in scene.within(scene.times, scene.view.bounds(one.start)) if m not in found]
    pairs = [(first, last) for first in found for last in found if _follows(scene, first, last)]
    pairs += [pair for one in found for other in cut for pair in ((one, other), (other, one)) if _ran(scene, *pair)]
    if not pairs:
        return [m.time for m in found if m.time is not None]
    first, last = pairs[0]
    assert first.time is not None
    plain = {"modifier": None} if first.time.modifier == "since" else {}
    # "From Friday evening through the night into Saturday".
    end = last.time.end if last.time is not None and last.time.part in ("night", "overnight") else None
    both = first.time.model_copy(update={"end": end or last.time, **plain})
    return [both, *(m.time for m in found if m is not first and m is not last and m.time is not None)]


def _follows(scene: Scene, first: Marked, last: Marked) -> bool:
    """Whether "and" or "until" joins a weekday to the next one, or a text says that the violence began on a day and went on until another."""
    a, b = first.time, last.time
    if _ran(scene, first, last):
        return True
    if a is None or b is None or a.weekday is None or b.weekday is None or (b.weekday - a.weekday) % 7 != 1:
        return False
    between = scene.view.low[first.end : last.start] if first.end < last.start else []
    if {"went", "continued", "lasted"} & set(between) and {"into", "until", "through"} & set(between[-UNTIL:]):
        return scene.view.sentence[first.start] == scene.view.sentence[last.start]
    return ("and" in between or b.modifier == "until") and ON.issuperset(between)


def _ran(scene: Scene, first: Marked, last: Marked) -> bool:
    """ "Began on Thursday afternoon and was still not over this morning", "broke out on Sunday and ended on Tuesday"."""
    view = scene.view
    if view.sentence[first.start] != view.sentence[last.start] or not 0 < last.start - first.end <= RAN:
        return False
    ends = last.time is not None and (
        names_day(last.time) or (last.time.unit == "day" and last.time.anchor == "publication")
    )
    starts = first.time is not None and names_day(first.time)
    return (
        starts
        and ends
        and view.low[verb_above(scene, first)] in BEGAN
        and not ENDED.isdisjoint(view.low[first.end : last.start])
    )


def verb_above(scene: Scene, mark: Marked) -> int:
    """The nearest verb above an expression, or the top of its sentence."""
    view, i = scene.view, mark.start
    while view.head[i] != i and view.pos[i] != "VERB":
        i = view.head[i]
    return i
