"""Until when an incident went on, told by its own sentences: "stormed the village on Friday night and stayed until Saturday", "the shooting lasted till dawn"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from rashomon.calendar.moved import moved
from rashomon.model import TimeMention
from rashomon.reading.events.days import ago, names_day
from rashomon.reading.events.doing import RAIDERS, subject_of
from rashomon.reading.events.features import Known
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.lasting import BEGAN, DEEDS, ENDED, HAVE, IT, LONGEST, NEAR
from rashomon.reading.words import words

UNTIL = words("up-to")
STAYED = words("stayed")
LEFT = words("left-again")
BEATEN = words("beaten-off")
ATTACKERS = words("attackers")
CONTINUED = words("went-on")
THEY = frozenset({"they", "who", "he", "we"})
NIGHT, MORNING = 17, 9
"""Hours from which on it is evening, and up to which a night goes on."""
BESIDE = 4
"""Words around a verb among which the word for going on or ending stands: "was still going on", "did not stop"."""
BEFORE = 3
"""Words between "until" and the day: "until around the end of Saturday"."""
STEPS = 4
FAR = 18
"""Words from "since" to the day on which it began."""
FIRST = 2
"""Days of an incident that may be the one on which it began."""
NIGHTS = frozenset({"night", "overnight"})


def ran_on(
    scene: Scene, members: Sequence[Known], taken: Container[int], own: Sequence[TimeMention]
) -> list[TimeMention]:
    """The expressions of an incident, its first day as a stretch where its sentences tell a later day on which it still went on.

    Parameters: as of ``lasting.went_on``. A later day is one by the calendar, "the next day", or, of what began in an evening or a night, a bare hour of the
    morning. It went on until then where a noun for violence is the subject of a verb for going on or ending, where who did it stayed, held the
    place or fought on until then, or left it in the morning after the night; and where people have been killed since it began on a day, until that was said.
    """
    if any(t.end is not None and t.part not in NIGHTS for t in own):
        return list(own)
    days = [t for t in own if names_day(t) and t.anchor != "narrative" and t.part != "overnight" and t.end is None]
    if not days:
        return list(own)
    # The first day that it names may be the end of what began on one named before.
    for first in sorted({id(t): t for t in days[:FIRST]}.values(), key=lambda t: t.span.start):
        at = next((mark for mark in scene.times if mark.time is not None and mark.time.span == first.span), None)
        if at is None:
            continue
        for last in (*_since_then(scene, members, at), *islice(_until(scene, members, taken, at), 1)):
            if days[0].span not in (first.span, last.span):
                continue
            plain = {"modifier": None} if first.modifier in ("since", "until") else {}
            both = first.model_copy(update={"end": last.model_copy(update={"modifier": None, "end": None}), **plain})
            return [both, *(t for t in own if t.span not in (first.span, last.span))]
    return list(own)


def _until(scene: Scene, members: Sequence[Known], taken: Container[int], at: Marked) -> Iterator[TimeMention]:
    """The later days, or hours of the next one, on which the incident is said to have gone on."""
    view, first = scene.view, at.time
    assert first is not None
    number, home = view.sentence[at.start], {m.segment.sentence for m in members}
    deeds = {m.at for one in members for m in one.segment.mentions if m.reality == "actual"}
    for mark in scene.times:
        here = view.sentence[mark.start]
        if mark.start < at.end or not number <= here <= number + NEAR or (here in taken and here not in home):
            continue
        day = _day(first, mark.time, members)
        if day is not None and _goes_on(scene, mark, at, deeds):
            yield day


def _day(first: TimeMention, time: TimeMention | None, members: Sequence[Known]) -> TimeMention | None:
    """What an expression comes to as the last day of what began with another; ``None`` where it is no later day."""
    if time is None or time.role == "reporting" or time.tense == "future" or time.kind not in ("date", "time"):
        return None
    if time.end is not None:
        # "Through the night into Saturday".
        time = time.end
    if time.anchor == "narrative":
        near = time.unit == "day" and time.offset is not None and time.offset_high is None
        return moved(time, first, time.offset or 0) if near and 0 < (time.offset or 0) <= LONGEST else None
    if names_day(time):
        if time.part == "overnight" or time.direction == "future":
            return None
        if first.weekday is not None and time.weekday is not None and None in (first.day, time.day):
            return time if first.weekday != time.weekday else None
        a, b = ago(first, members[0].published), ago(time, members[0].published)
        return time if a is not None and b is not None and 0 < a[0] - b[0] <= LONGEST and b[0] >= 0 else None
    late = _late(first)
    early = time.part == "morning" or (time.hour is not None and time.hour <= MORNING and time.part is None)
    plain = time.unit is None and time.day is None and time.month is None
    return moved(time, first, 1) if late and early and plain and time.modifier != "before" else None


def _late(time: TimeMention) -> bool:
    """Whether it is an evening or a night, or "late on Saturday"."""
    hour = time.hour is not None and time.hour >= NIGHT
    return (
        time.part in ("evening", "night") or hour or (time.modifier == "end" and time.part is None and names_day(time))
    )


def _goes_on(scene: Scene, mark: Marked, at: Marked, deeds: Container[int]) -> bool:
    """Whether what the incident is, or who did it, is said to have gone on until an expression, or to have ended with it."""
    view, time, verb = scene.view, mark.time, _verb(scene, mark.start)
    if time is None or verb is None:
        return False
    # "Until Saturday", and not "by Saturday 14 had died".
    until = not UNTIL.isdisjoint(view.low[max(mark.start - BEFORE, verb) : mark.start + 1])
    subject = _subject(scene, verb)
    if view.low[verb] in CONTINUED and view.kid(verb, "nsubj") is None:
        # The parse may hang "and continued the day after" on another verb than "fighting broke out".
        return any(_violent(view.low[k]) for k in range(view.bounds(verb)[0], verb))
    if subject is None:
        return False
    fight = view.low[subject] in IT or _violent(view.low[subject])
    if not fight and view.dep[verb] in ("relcl", "conj"):
        # "The siege of a hotel that began on Friday and was over by Saturday".
        fight = any(view.low[k] in DEEDS for k in _above(scene, subject))
    around = view.low[max(verb - BESIDE, view.bounds(verb)[0]) : mark.start][: 2 * BESIDE]
    if fight and not ENDED.isdisjoint(around):
        return True
    actor = scene.actor_at.get(subject)
    armed = view.low[subject] in THEY or view.low[subject] in RAIDERS
    armed = armed or (actor is not None and (actor.kind in ("forces", "non-state") or actor.category == "military"))
    if until and (verb in deeds or (armed and view.low[verb] in STAYED)):
        return True
    if (
        (armed or view.low[subject] in ATTACKERS)
        and view.passive(verb)
        and view.low[verb] in BEATEN
        and names_day(time)
    ):
        # "Attacked on Sunday; the assailants were thrown back by Monday morning".
        return "by" in view.low[max(mark.start - BEFORE, verb) : mark.start]
    night = time.anchor == "narrative" or not names_day(time)
    if armed and night and view.low[verb] in LEFT:
        return True
    # "Attacked the camp after sunset on Saturday and overran it at four on Sunday morning".
    late = at.time is not None and _late(at.time)
    early = time.part == "morning" or (time.hour is not None and time.hour <= MORNING)
    same = view.sentence[mark.start] == view.sentence[at.start]
    return bool(late and early and same and verb in deeds and verb != _verb(scene, at.start))


def _since_then(scene: Scene, members: Sequence[Known], at: Marked) -> list[TimeMention]:
    """ "Ninety people have been killed since raiders began to attack the valley on May 6, a bishop said on Tuesday": the day on which that was said, or the page's."""
    view, first = scene.view, at.time
    start, end = view.bounds(at.start)
    harms = {m.at for one in members for m in one.segment.mentions}
    harms |= {toll.trigger for toll in scene.tolls if start <= toll.trigger < end}
    behind = range(at.end + 1, end - 1)
    if first is not None and any(
        view.low[k] == "since" and view.low[k - 1] in HAVE and not harms.isdisjoint((k + 1, k + 2)) for k in behind
    ):
        # "Began an offensive on Monday and has since killed 90".
        return [TimeMention(span=first.span, unit="day", offset=0, anchor="publication")]
    since = next((k for k in range(at.start - 1, max(start, at.start - FAR) - 1, -1) if view.low[k] == "since"), None)
    if first is None or since is None or at.start - since < BEFORE or "," in view.low[since : at.start]:
        return []
    counted = not harms.isdisjoint(range(max(start, since - BESIDE), since))
    perfect = not HAVE.isdisjoint(view.low[max(start, since - 2 * BESIDE) : since])
    begun = range(since + 1, at.start)
    if not counted or not perfect or not any(view.low[k] in BEGAN or k in harms for k in begun):
        return []
    here = (m.time for m in scene.within(scene.times, view.bounds(at.start)) if m.time is not None)
    told = [t for t in here if t.role == "reporting" and names_day(t)]
    said = next(iter([*told, *(one.segment.said for one in members if one.segment.said is not None)]), None)
    said = _day(first, said.model_copy(update={"role": "event"}), members) if said is not None else None
    return [said or TimeMention(span=first.span, unit="day", offset=0, anchor="publication")]


def _verb(scene: Scene, i: int) -> int | None:
    """The nearest verb at or above a token; ``None`` where there is none."""
    view = scene.view
    while not view.verbal(i):
        if view.head[i] == i:
            return None
        i = view.head[i]
    return i


def _subject(scene: Scene, verb: int) -> int | None:
    """Of whom or of what a verb tells."""
    view = scene.view
    subject = subject_of(scene, verb)
    top = verb
    while subject is None and view.verbal(top):
        subject = view.kid(top, "nsubjpass")
        if view.dep[top] != "conj":
            break
        top = view.head[top]
    if subject is not None and view.tag[subject] in ("WP", "WDT"):
        while not view.verbal(view.head[subject]) and view.head[subject] != subject:
            subject = view.head[subject]
        clause = view.head[subject]
        while view.dep[clause] == "conj":
            clause = view.head[clause]
        subject = view.head[clause] if view.dep[clause] == "relcl" else subject
    return subject


def _violent(noun: str) -> bool:
    known = lexicon().nouns.get(noun)
    return noun in DEEDS or (known is not None and known.force != "talk")


def _above(scene: Scene, i: int) -> Iterator[int]:
    """The nouns above one, up to the verb: "siege" of "a siege of a hotel"."""
    view = scene.view
    for _ in range(STEPS):
        if view.head[i] == i or view.verbal(view.head[i]):
            return
        i = view.head[i]
        if view.pos[i] == "NOUN":
            yield i
