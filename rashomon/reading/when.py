"""When an incident of an article was: the days that its segments tell, or that stand around them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice, takewhile

from rashomon.calendar.relations import is_week_ago, rolls
from rashomon.model import TimeMention
from rashomon.reading.concluded import is_aside
from rashomon.reading.day_before import in_full
from rashomon.reading.events.days import ago, is_weekend, names_day, says_which_day
from rashomon.reading.events.features import Known
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.lasting import durations, joined, verb_above, went_on
from rashomon.reading.named_back import named_back
from rashomon.reading.ran_on import ran_on
from rashomon.reading.words import words

BESIDE_COURT = words("law")
LAW = lexicon().cues["court"] | BESIDE_COURT
"""Verbs of what comes after a deed: who is arrested for it, charged, identified."""
ELSEWHERE = lexicon().cues["elsewhere"] - {"also"}
LATER = words("later")
TRIED = words("tried")
DIED = words("died")
LAST = 6
"""Words before a day within which how somebody fares on it is told: "was in stable condition on Friday"."""
WITH_DEED = frozenset({"when", "as", "in", "during"})
"""Words that lead from a death to the deed in which it was: "died on Friday when a bus was ambushed"."""
DEEP = 12
"""Steps up the tree at most."""
OWN = frozenset({"nsubj", "nsubjpass", "dobj"})
"""How a noun of the deed hangs on the verb that tells it."""
BOUNDS = frozenset({"since", "before", "after", "until"})
"""Modifiers of a time that is only one end of when it was."""
ENDS = frozenset({"before", "until"})
"""Those of them that only say by when it was."""
FORTNIGHT = 14
"""Days; a day named around an incident that lies further back is that of something else ("a truce took effect on February 27")."""
BEFORE_DAY = 2
"""Sentences before the first that tells an incident in which its day may be told."""
NEAR_DAY = 4
"""Sentences after its first within which the day of an incident is still told."""


def times(
    scene: Scene,
    members: Sequence[Known],
    taken: Container[int],
    all_known: Sequence[Known],
    plain: bool,
    first: frozenset[int] = frozenset(),
) -> tuple[TimeMention, ...]:
    """Expressions that date the event: those of the body before the headline's, a day before a vague one, at last the day of saying.

    Where no segment has a day, one that stands around them in sentences that tell no incident (``taken``: numbers of those that do), or
    that any other segment (``all_known``) gives: a page on a trial tells the deed as one of long ago; or one at which the text comes back to it
    ("the shooting took place on Monday"), be it where it opens another incident (``first``: the first tokens of those). On a page that is not ``plain``, as
    it tells other incidents, too, or has no day, only one of the sentence before is. At last one of a clause about somebody: "seven of
    the dead were in cars that left on Friday, he said on Sunday".
    """
    order = [m for m in members if not m.headline] + [m for m in members if m.headline]
    deeds = [m for m in order if not _of_court(scene, m.segment)]
    late = [m for m in order if m not in deeds] if deeds else []
    by_law = {id(mark) for m in deeds for mark in m.segment.times if _of_law(scene, m.segment, mark)}
    aside = {id(mark) for m in (deeds or order) for mark in m.segment.times if is_aside(scene, m.segment, mark)}
    left_out = by_law | aside
    own = [
        time
        for m in (deeds or order)
        for time in joined(scene, [mark for mark in _by_deed(scene, m.segment) if id(mark) not in left_out])
    ]
    dated = next((m for m in (deeds or order) if any(_exact(t.time) for t in m.segment.times if t.time)), None)
    lasted = [t for m in ([dated] if dated else deeds or order) for t in durations(scene, m.segment)]
    own = ran_on(scene, members, taken, went_on(scene, members, taken, own))
    own = list({id(t): t for t in (_told_by_same(scene, t) or t for t in own)}.values())
    same = bool(own) and _same_day(own[0])
    told, own = own, [in_full(scene, t, members[0].published, taken) or t for t in own]
    lasting = [t for t in own if t.end is not None and names_day(t) and not _ends(t) and t.tense != "future"]
    exact = [t for t in own if t.end is None and _exact(t)]
    dates = next((t for t in own if t.end is not None or names_day(t)), None)
    if dates in exact and (
        dates.part == "overnight" or (not _is_of_month(dates) and any(_is_of_month(t) for t in lasting))
    ):
        # "On Tuesday night", and further down of another one: "in the night of 20 to 21 December".
        exact, lasting = [*exact, *lasting], []
    if own and rolls(own[0]) and lasting and all(map(is_weekend, lasting)):
        # "45 killed in the past 24 hours despite talks over the weekend": what hangs on the deed.
        exact, lasting = [*lasting, *exact], [own[0]]
    heading = {id(mark.time) for m in order if m.headline for mark in m.segment.times}
    heading |= {id(full) for time, full in zip(told, own, strict=True) if id(time) in heading}
    if same or (exact and lasting and id(exact[0]) not in heading and all(id(t) in heading for t in lasting)):
        # "Incidents, 13-19 May", over an entry of one day; "on the same morning", whatever stretch is told further down.
        exact, lasting = [*exact, *lasting], []
    # Who was shot on Monday and died on Friday was harmed on Monday.
    died = {id(mark.time) for m in order for mark in m.segment.times if _of_death(scene, m.segment, mark)}
    died |= {id(full) for time, full in zip(told, own, strict=True) if id(time) in died}
    # "By Saturday they were near the road" only says until when.
    exact.sort(key=lambda t: (not (same and t is own[0]), id(t) in died, _ends(t), t.tense == "future"))
    rest = [t for t in own if t not in lasting and t not in exact]
    if (
        not lasting
        and not same
        and not (exact and any(_of_deed(scene, m.segment, t) for m in (deeds or order) for t in m.segment.times))
    ):
        # "On Sunday the rebels owned up to shooting a man who was found on Friday": the day of the deed, not of the words.
        exact = [*islice(_days_beside(scene, deeds or order, bool(exact)), 1), *exact]
    if exact and not lasting and id(exact[0]) in died:
        dying = plain and all(id(t) in died for t in exact if names_day(t) and not _ends(t))
        hurt = _days_before_death(scene, order, taken) if dying else ()
        exact = [*islice(chain(_days_harmed(scene, deeds or order), hurt), 1), *exact]
    counted = any(m.segment.counted and m.segment.time in exact and _in_days(m.segment.time) for m in (deeds or order))
    counted = counted or same or any(_is_week_ago(scene, deeds or order, t) for t in exact)
    bare = not lasting and not counted and not any(names_day(t) and not _ends(t) for t in exact)
    bare = bare and not any(map(rolls, rest))
    if bare and plain:
        lead = order[0].segment.span
        title = takewhile(lambda i: scene.doc[i].idx < scene.doc._.headline_end, range(scene.view.size))
        told_by_law = by_law or late or any(scene.view.low[i] in LAW for i in (*title, *range(*lead)))
        long_ago = _day_long_ago(scene, all_known) if told_by_law else None
        around = [long_ago] if long_ago else list(islice(_days_around(scene, order[0], taken), 1))
        only = _only_day(scene, order[0]) or _days_struck(scene, order[0])
        exact = [*(around or only or (_only_day(scene, order[0], any_past=True) if told_by_law else ())), *exact]
    elif bare and not any(t.unit or t.month or t.year for t in rest):
        before = _days_around(scene, order[0], taken, near=True)
        exact = [*islice(chain(before, _days_until_next(scene, order[0], taken, first)), 1), *exact]
    if (
        not lasting
        and not counted
        and not any(map(names_day, exact))
        and (plain or any(m.segment.said is not None for m in order))
    ):
        exact = [*islice(_days_within(scene, deeds or order), 1), *exact]
    if not lasting and not counted and not any(names_day(t) and not _ends(t) for t in exact):
        exact = [*islice(named_back(scene, members, all_known, first), 1), *exact]
    if exact and not lasting and not same and exact[0] not in own:
        exact = ran_on(scene, members, taken, exact)
        lasting, exact = [t for t in exact if t.end is not None], [t for t in exact if t.end is None]
    named, counts = [t for t in exact if names_day(t)], []
    if named and not lasting and all(map(_ends, named)):
        # "By Saturday 20 had died" says no more than until when it was.
        counts, exact = named, [t for t in exact if t not in named]
    exact += [full for day in exact[:1] if (full := _in_full(scene, day)) is not None and full not in exact]
    if lasting or exact:
        # "The first since late last year", told of what was on Monday.
        rest = [t for t in rest if t.modifier != "since"]
    said = [m.segment.said for m in order if m.segment.said is not None]
    said += [t.model_copy(update={"role": "reporting"}) for t in counts]
    # The day of an arrest, or of what else came after, only says until when it was.
    after = [m.segment.times for m in late] + [[t for t in m.segment.times if id(t) in by_law] for m in deeds]
    said += [t.model_copy(update={"role": "reporting"}) for marks in after for t in joined(scene, marks)]
    return (*lasting, *exact, *rest, *lasted, *said)


def _days_around(scene: Scene, lead: Known, taken: Container[int], near: bool = False) -> Iterator[TimeMention]:
    """Days of the event that are named around the sentence of its first segment, where no incident is told: "Officers were called there at 9 p.m.
    Saturday". Not those of arrests and courts, of what is to come, or from which on or until when. ``near``: only those of the
    sentence before, of the same paragraph."""
    court, first = lexicon().cues["court"], lead.segment.sentence
    low, high = (first - 1, first - 1) if near else (first - BEFORE_DAY, first + NEAR_DAY)
    for mark in scene.times:
        number, time = scene.view.sentence[mark.start], mark.time
        if time is None or not low <= number <= high:
            continue
        if number in taken and (near or not _before_noun_of_deed(scene, mark)):
            continue
        if near and not (_opens_paragraph(scene, mark, lead.segment) or _attempt(scene, number)):
            continue
        told = time.kind in ("date", "time") and time.role == "event" and time.anchor != "narrative"
        named = says_which_day(time)
        back = ago(time, lead.published)
        far = back is not None and back[0] > FORTNIGHT
        bounds = _bounds(time) and not (near and time.modifier == "since")
        if told and named and not far and not bounds and "future" not in (time.direction, time.tense):
            start, end = scene.view.bounds(mark.start)
            law = court - TRIED if _attempt(scene, number) else court
            if law.isdisjoint(scene.view.low[start:end]) or _before_noun_of_deed(scene, mark):
                yield time


def _attempt(scene: Scene, number: int) -> bool:
    """Whether a sentence tells what somebody tried to do: "rebels tried to storm the post. They were beaten back and lost 25 men"."""
    low = scene.view.low[slice(*scene.view.sentences[number])]
    return not TRIED.isdisjoint(low) and not lexicon().verbs.keys().isdisjoint(low)


def _days_until_next(scene: Scene, lead: Known, taken: Container[int], first: frozenset[int]) -> Iterator[TimeMention]:
    """Days named right after the sentence of an incident's first segment, before the next incident opens, in a sentence that speaks of violence
    and tells no incident: "They had gone down to the river on Monday when shots were heard"."""
    view, at, violent = scene.view, lead.segment.start, lexicon()
    following = min((view.sentence[one] for one in first if one > at), default=len(view.sentences))
    if lead.published.start is None:
        return
    for number in range(lead.segment.sentence + 1, min(following, lead.segment.sentence + NEAR_DAY + 1)):
        low = view.low[slice(*view.sentences[number])]
        if not ELSEWHERE.isdisjoint(low[:2]):
            return
        if number in taken or not any(one in violent.nouns or one in violent.verbs for one in low):
            continue
        for mark in scene.within(scene.times, view.sentences[number]):
            time = mark.time
            if time is None or time.role != "event" or _bounds(time) or time.tense not in (None, "past"):
                continue
            back = ago(time, lead.published)
            near = back is None or 0 <= back[0] <= FORTNIGHT
            if time.end is None and says_which_day(time) and near and LAW.isdisjoint(low):
                yield time


def _before_noun_of_deed(scene: Scene, mark: Marked) -> bool:
    """Whether a day has a noun of violence behind it, whatever else the sentence tells: "arrested over Sunday night's deadly shooting"."""
    view, k = scene.view, mark.end
    while k < view.size - 1 and (view.pos[k] in ("ADJ", "NUM") or view.tag[k] == "POS"):
        k += 1
    noun = lexicon().nouns.get(view.low[k]) if k < view.size and view.pos[k] == "NOUN" else None
    return noun is not None and noun.force != "talk"


def _days_before_death(scene: Scene, order: Sequence[Known], taken: Container[int]) -> Iterator[TimeMention]:
    """Where the only day told is that on which somebody died: another one on which he can have been hit, in the same sentences, before
    or right after them ("died on Friday of wounds that he got on Monday")."""
    for segment in (one.segment for one in order):
        start, end = scene.view.bounds(segment.start)
        for mark in scene.within(scene.times, (start, end)):
            time = mark.time
            if time is None or time.role != "event" or _bounds(time) or "future" in (time.direction, time.tense):
                continue
            verb = scene.view.low[verb_above(scene, mark)]
            day = says_which_day(time)
            if day and verb not in DIED and verb not in LAW:
                yield time
    yield from _days_around(scene, order[0], taken)


def _day_long_ago(scene: Scene, all_known: Sequence[Known]) -> TimeMention | None:
    """The one day of a month on which the violence of all segments was, as far as any says so; ``None`` where they name two."""
    days = []
    for segment in (one.segment for one in all_known):
        by_law = not LAW.isdisjoint(scene.view.low[segment.start : segment.end])
        deeds = {m.at for m in segment.mentions if m.reality == "actual"}
        for mark in scene.within(scene.times, segment.span):
            if mark.time is None or not mark.time.month or not mark.time.day or mark.time.role != "event":
                continue
            # What somebody is charged with may be another deed.
            if _before_deed(scene, mark, deeds) or (not by_law and _of_deed(scene, segment, mark)):
                days.append(mark.time)
    return days[0] if len({(day.month, day.day) for day in days}) == 1 else None


def _days_beside(scene: Scene, members: Sequence[Known], dated: bool) -> Iterator[TimeMention]:
    """Days of the deed itself in a clause about somebody or something: "the death of a man who was shot on Monday". Where a segment
    has a day of its own, such a clause is more often of another deed; and of what is ``dated`` the day of a death is none."""
    for segment in (m.segment for m in members if not m.segment.counted):
        deeds = {m.at for m in segment.mentions if m.reality == "actual"}
        if not _of_court(scene, segment):
            deeds = {at for at in deeds if scene.view.low[at] not in LAW}
        for mark in scene.within(scene.times, scene.view.bounds(segment.start)):
            time = mark.time
            if time is None or mark in segment.times or time.role != "event" or _bounds(time):
                continue
            if dated and scene.view.low[verb_above(scene, mark)] in DIED:
                # "Burned 58 on Monday night; in the hospital three more died on Wednesday".
                continue
            outside = not segment.start <= mark.start < segment.end
            if outside and (segment.times or time.kind == "duration"):
                continue
            # A sentence is cut where another deed begins; a day behind the cut may still be of the one before it.
            named = time.weekday is not None or time.day is not None or (outside and names_day(time))
            if named and "future" not in (time.direction, time.tense) and verb_above(scene, mark) in deeds:
                yield time


def _of_death(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that on which somebody died, perhaps of what befell him before; "died on Friday when a bus was ambushed" is that of the deed."""
    view, verb = scene.view, verb_above(scene, mark)
    if view.low[verb] not in DIED:
        return False
    if any(view.low[k] in ("of", "from") for k in view.kids[verb]):
        return True  # "died of injuries suffered when a bus was ambushed"
    start, end = view.subtree(verb)
    deeds = {m.at for m in segment.mentions if m.reality == "actual" and m.at != verb and start <= m.at < end}
    for at in deeds:
        i = at
        for _ in range(DEEP):
            if view.head[i] == verb:
                break
            i = view.head[i]
        leads = {view.low[i], *(view.low[k] for k in view.kids[i] if k < at)}
        if view.head[i] == verb and not WITH_DEED.isdisjoint(leads):
            return False
    return True


def _days_harmed(scene: Scene, members: Sequence[Known]) -> Iterator[TimeMention]:
    """Of who died on a day: the day before it on which he was harmed, "of injuries suffered the day before"."""
    for segment in (m.segment for m in members):
        for mark in scene.within(scene.times, scene.view.bounds(segment.start)):
            time = mark.time
            back = time is not None and time.anchor == "narrative" and time.unit == "day" and (time.offset or 0) < 0
            if time is not None and back and mark not in segment.times and time.role == "event":
                yield time


def _days_struck(scene: Scene, lead: Known) -> list[TimeMention]:
    """The day of a verb of violence anywhere on a page that tells one incident: "the building was hit again in the first hours of
    Saturday"; empty where there are two."""
    found, verbs = [], lexicon().verbs
    for mark in scene.times:
        time = mark.time
        if time is None or time.role != "event" or _bounds(time) or time.end is not None or time.anchor == "narrative":
            continue
        back = ago(time, lead.published)
        named = says_which_day(time)
        near = back is not None and 0 <= back[0] <= FORTNIGHT
        verb = scene.view.low[verb_above(scene, mark)]
        trigger = verbs.get(verb)
        violent = trigger is not None and trigger.force != "talk" and verb not in LAW
        if named and near and violent and "future" not in (time.direction, time.tense):
            found.append(time)
    return found[:1] if len({(t.weekday, t.month, t.day) for t in found}) == 1 else []


def _in_full(scene: Scene, day: TimeMention) -> TimeMention | None:
    """The day of a month that the text gives elsewhere for a weekday, where it gives one: "the Thursday attack", and then "on Thursday 17
    April"."""
    if day.weekday is None or day.day is not None or day.anchor is not None or day.direction is not None:
        return None
    full = [
        mark.time
        for mark in scene.times
        if mark.time is not None and mark.time.weekday == day.weekday and mark.time.day and mark.time.month
    ]
    return full[0] if len({(one.month, one.day) for one in full}) == 1 and full[0].role == "event" else None


def _only_day(scene: Scene, lead: Known, any_past: bool = False) -> list[TimeMention]:
    """The one day of a month of the last two weeks that the text names as past, where it names only one; with ``any_past``, as on a page
    about a trial, be it longer ago, unless it is of an arrest, a charge or the like."""
    found = []
    for mark in scene.times:
        time, by_law = mark.time, any_past and scene.view.low[verb_above(scene, mark)] in LAW
        if (
            time is None
            or not time.month
            or not time.day
            or time.role != "event"
            or _bounds(time)
            or time.end is not None
        ):
            continue
        back = ago(time, lead.published)
        past = "future" not in (time.direction, time.tense) and back is not None and back[0] >= 0
        if past and back is not None and (any_past or back[0] <= FORTNIGHT) and not (any_past and by_law):
            found.append(time)
    return found[:1] if len({(time.month, time.day) for time in found}) == 1 else []


def _opens_paragraph(scene: Scene, mark: Marked, segment: Segment) -> bool:
    """Whether a day stands in the first sentence of the paragraph, and that just before a segment."""
    first = scene.view.bounds(mark.start)[0]
    line = "\n" not in scene.doc[first : segment.start].text
    return line and (first == 0 or "\n" in scene.doc[first - 1].text)


def _days_within(scene: Scene, members: Sequence[Known]) -> Iterator[TimeMention]:
    """Days in the sentences of an event that tell of those whom it befell, and of no saying, court or other deed."""
    for segment in (m.segment for m in members if not m.headline):
        for mark in scene.within(scene.times, segment.span):
            time = mark.time
            if time is None or mark in segment.times or time.role != "event" or _bounds(time):
                continue
            back = ago(time, members[0].published)
            other = scene.view.low[verb_above(scene, mark)] in LAW or "future" in (time.direction, time.tense)
            far = back is not None and back[0] > FORTNIGHT
            named = says_which_day(time)
            if named and not other and not far and not _whose(scene, mark):
                yield time


def _whose(scene: Scene, mark: Marked) -> bool:
    """Whether a day is of what somebody else's people did: "a guard whose party had on Monday urged its men to attack"."""
    verb = verb_above(scene, mark)
    return scene.view.dep[verb] == "relcl" and "whose" in scene.view.low[scene.view.subtree(verb)[0] : verb]


def _bounds(time: TimeMention) -> bool:
    """Whether a day is only an end of when it was; "shortly after noon on Sunday" and "before dawn on Sunday" are that Sunday."""
    clock = time.hour is not None or time.part is not None
    return time.modifier in BOUNDS and not (clock and time.modifier in ("after", "before"))


def _ends(time: TimeMention) -> bool:
    return time.modifier in ENDS and _bounds(time)


def _is_week_ago(scene: Scene, members: Sequence[Known], time: TimeMention) -> bool:
    """ "Two were gunned down a week ago", of the deed itself."""
    marks = ((m.segment, mark) for m in members for mark in m.segment.times if mark.time is time)
    return is_week_ago(time) and any(_of_deed(scene, segment, mark) for segment, mark in marks)


def _told_by_same(scene: Scene, time: TimeMention) -> TimeMention | None:
    """The day that the same sentence names before "the same day": "18 May: a car was taken, and found the same day"."""
    at = next((mark.start for mark in scene.times if mark.time is time), None)
    if at is None or not _same_day(time):
        return None
    start = scene.view.bounds(at)[0]
    days = [m.time for m in scene.times if start <= m.start < at and m.time is not None and m.time.role == "event"]
    return next((t for t in reversed(days) if names_day(t) and t.end is None and t.anchor != "narrative"), None)


def _same_day(time: TimeMention) -> bool:
    """ "The same day", "that morning"."""
    return time.anchor == "narrative" and time.unit == "day" and time.offset == 0 and time.end is None


def _in_days(time: TimeMention | None) -> bool:
    return time is not None and time.unit in ("day", "week")


def _is_of_month(time: TimeMention | None) -> bool:
    return time is not None and time.month is not None


def _by_deed(scene: Scene, segment: Segment) -> list[Marked]:
    """The times of a segment, those first that hang on a word of the deed: in "flights were halted yesterday after an attack on Friday"
    it was on Friday."""
    return sorted(segment.times, key=lambda mark: not _of_deed(scene, segment, mark))


def _of_deed(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether an expression hangs on a word of what happened, with no verb between but its own: "the clashes took place on Tuesday"."""
    view, i = scene.view, mark.start
    deeds = {m.at for m in segment.mentions if m.reality == "actual"}
    if not _of_court(scene, segment):
        # "Police arrested a man on Friday after the shooting": who is arrested for it is no deed of its own.
        deeds = {at for at in deeds if view.low[at] not in LAW}
    if _before_deed(scene, mark, deeds):
        return True
    while view.head[i] != i:
        i = view.head[i]
        if i in deeds or (
            view.pos[i] == "NOUN" and any(view.head[at] == i and view.dep[at] == "compound" for at in deeds)
        ):
            return True
        if view.pos[i] in ("VERB", "AUX"):
            return any(view.head[at] == i and view.dep[at] in OWN for at in deeds)
    return False


def _before_deed(scene: Scene, mark: Marked, deeds: Container[int]) -> bool:
    """Whether a noun of what happened follows a day at once: "the Jan. 13 shooting", "Sunday's deadly attack"."""
    view, k = scene.view, mark.end
    while k < view.size - 1 and (view.pos[k] == "ADJ" or view.tag[k] == "POS"):
        k += 1
    return k in deeds and k < view.size and view.pos[k] == "NOUN"


def _of_court(scene: Scene, segment: Segment) -> bool:
    """Whether a segment tells of nothing but arrests and the like."""
    court = lexicon().cues["court"]
    told = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    return all(scene.view.low[i] in court for i in told)


def _of_law(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of an arrest, a charge or the like, not of the deed told with it: "on Sunday police arrested a man who ..."."""
    verb, low = verb_above(scene, mark), scene.view.low
    first = scene.view.bounds(mark.start)[0]
    if any(
        first <= m.at < mark.start < verb and low[m.at] not in LAW and scene.view.dep[m.at] in ("relcl", "acl")
        for m in segment.mentions
    ):
        # "Six men who were shot on Saturday were buried on Sunday".
        return False
    by_law = (
        low[verb] in LAW
        or "custody" in low[verb : verb + 4]
        or not LATER.isdisjoint(low[max(mark.start - LAST, verb) : mark.start])
    )
    return by_law and not _of_deed(scene, segment, mark)


def _exact(time: TimeMention) -> bool:
    """Whether it names a day, or the days of a stretch; "in recent days" names none."""
    if time.unit == "day" and time.offset_high not in (None, 0):
        return False
    named = time.day is not None or time.weekday is not None or time.unit == "day" or time.part is not None
    return named or is_week_ago(time)
