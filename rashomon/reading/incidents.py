"""The fresh incidents of an article: its segments of violence grouped, placed, dated and typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from rashomon.model import Actor, Article, Place, Plover, TimeMention
from rashomon.reading.accounts import Account, once
from rashomon.reading.events.answered import parted
from rashomon.reading.events.features import Known, known
from rashomon.reading.events.groups import Group, groups
from rashomon.reading.events.learned import Decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.pairs import kilometres
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment, civilian, mode_of
from rashomon.reading.events.where import FINE, PROVINCE, aside, dateline, elsewhere, grade, on_side, pairs
from rashomon.reading.words import words

PARTY_KINDS = frozenset({"state", "body", "forces", "non-state", "organisation"})
"""Kinds of actor that can be a party to an incident; a person acts for one."""
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
    }
)
"""Words between two days of one stretch."""
OF = 3
"""Words after "days of" within which the violence stands that lasted so long."""
BESIDE_COURT = words("law")
LAW = lexicon().cues["court"] | BESIDE_COURT
"""Verbs of what comes after a deed: who is arrested for it, charged, identified."""
LATER = words("later")
DIED = words("died")
LAST = 6
"""Words before a day within which how somebody fares on it is told: "was in stable condition on Friday"."""
OWN = frozenset({"nsubj", "nsubjpass", "dobj"})
"""How a noun of the deed hangs on the verb that tells it."""
COUNTRY = 6
"""Precision of a country, which says too little of where."""
DISTRICT_KM = 40
"""From the middle of a district, a town that lies in it."""
BOUNDS = frozenset({"since", "before", "after", "until"})
"""Modifiers of a time that is only one end of when it was."""
BEFORE_DAY = 2
"""Sentences before the first that tells an incident in which its day may be told."""
NEAR_DAY = 4
"""Sentences after its first within which the day of an incident is still told."""
NEAR = 8
"""Sentences after its first within which the place of an incident is still told."""


def incidents(
    scene: Scene, segments: Sequence[Segment], article: Article | None, headline_end: int, learned: Decisions
) -> tuple[list[Account], list[Segment]]:
    """The incidents that an article tells as news, in the order of the text, and the segments that none of them took.

    Parameters: the scene with its violent segments; the article (for its publication); the end of the headline in characters
    of the ``Doc``; the learned decisions.
    """
    if not segments:
        return [], []
    all_known = known(scene, segments, article, headline_end)
    taken = [g for g in groups(all_known, learned)[0] if g.chance >= learned.limits["group"]]
    used = {k for g in taken for k in g.members}
    telling = {segments[k].sentence for k in used}
    # On a page that tells one incident, and from a known day, a day told around it is mostly its own.
    plain = len(taken) == 1 and article is not None and article.published.start is not None
    accounts = [
        _account(scene, all_known, part, group, telling, plain) for group in taken for part in parted(group, all_known)
    ]
    accounts.sort(key=lambda a: a.segments[0].start)
    return accounts, [s for k, s in enumerate(segments) if k not in used]


def _account(
    scene: Scene, all_known: Sequence[Known], group: Group, whole: Group, taken: Container[int], plain: bool
) -> Account:
    """The account that the segments of ``group`` give, which may be a part of the ``whole`` that tells what it answered, too;
    ``plain``: it is the only one of an article from a known day."""
    members = [all_known[k] for k in group.members]
    segments = [m.segment for m in members]
    plover, mode = mode_of(segments)
    agents = _parties(a for s in segments for a in s.agents)
    targets = _parties(a for s in segments for a in s.targets)
    # Both sides of a clash stand as agents; who is only ever hit is a target.
    event = lexicon().event(_plover(plover), mode, civilian=any(civilian(s, scene) for s in segments))
    reality = "actual" if any(s.reality(scene) == "actual" for s in segments) else segments[0].reality(scene)
    return Account(
        "incident",
        event,
        tuple(segments),
        reality,
        _times(scene, members, taken if plain else None, all_known),
        _places(scene, all_known, group, whole, taken, plain),
        agents,
        targets,
        chance=group.chance,
    )


def _plover(name: str) -> Plover:
    return "PROTEST" if name == "PROTEST" else "COERCE" if name == "COERCE" else "ASSAULT"


def _parties(actors) -> tuple[Actor, ...]:  # type: ignore[no-untyped-def]
    return once([a for a in actors if a.kind in PARTY_KINDS or a.country is not None or a.category == "military"])


def _times(
    scene: Scene, members: Sequence[Known], taken: Container[int] | None, all_known: Sequence[Known]
) -> tuple[TimeMention, ...]:
    """Expressions that date the event: those of the body before the headline's, a day before a vague one, at last the day of saying.

    Where no segment has a day, one that stands around them in sentences that tell no incident (``taken``: numbers of those that do;
    ``None``: not to be looked for), or that any other segment (``all_known``) gives: a page on a trial tells the deed as one of long ago.
    """
    order = [m for m in members if not m.headline] + [m for m in members if m.headline]
    deeds = [m for m in order if not _of_court(scene, m.segment)]
    late = [m for m in order if m not in deeds] if deeds else []
    by_law = {id(mark) for m in deeds for mark in m.segment.times if _of_law(scene, m.segment, mark)}
    own = [
        time
        for m in (deeds or order)
        for time in _joined(scene, [mark for mark in _by_deed(scene, m.segment) if id(mark) not in by_law])
    ]
    dated = next((m for m in (deeds or order) if any(_exact(t.time) for t in m.segment.times if t.time)), None)
    went_on = [t for m in ([dated] if dated else deeds or order) for t in _durations(scene, m.segment)]
    lasting = [t for t in own if t.end is not None]
    exact = [t for t in own if t.end is None and _exact(t)]
    # Who was shot on Monday and died on Friday was harmed on Monday.
    died = {id(mark.time) for m in order for mark in m.segment.times if scene.view.low[_verb(scene, mark)] in DIED}
    exact.sort(key=lambda t: id(t) in died)
    rest = [t for t in own if t.end is None and not _exact(t)]
    if not lasting and not (
        exact and any(_of_deed(scene, m.segment, t) for m in (deeds or order) for t in m.segment.times)
    ):
        # "On Sunday the rebels owned up to shooting a man who was found on Friday": the day of the deed, not of the words.
        exact = [*islice(_days_beside(scene, deeds or order), 1), *exact]
    if not lasting and not exact and taken is not None:
        lead = order[0].segment.span
        told_by_law = by_law or late or not LAW.isdisjoint(scene.view.low[lead[0] : lead[1]])
        long_ago = _day_long_ago(scene, all_known) if told_by_law else None
        exact = [long_ago] if long_ago else list(islice(_days_around(scene, order[0].segment.sentence, taken), 1))
    if lasting or exact:
        # "The first since late last year", told of what was on Monday.
        rest = [t for t in rest if t.modifier != "since"]
    said = [m.segment.said for m in order if m.segment.said is not None]
    # The day of an arrest only says until when it was.
    after = [m.segment.times for m in late] + [[t for t in m.segment.times if id(t) in by_law] for m in deeds]
    said += [t.model_copy(update={"role": "reporting"}) for marks in after for t in _joined(scene, marks)]
    return (*lasting, *exact, *rest, *went_on, *said)


def _days_around(scene: Scene, first: int, taken: Container[int]) -> Iterator[TimeMention]:
    """Days of the event that are named around its ``first`` sentence, where no incident is told: "Officers were called there at 9 p.m.
    Saturday". Not those of arrests and courts, of what is to come, or from which on or until when."""
    court = lexicon().cues["court"]
    for mark in scene.times:
        number, time = scene.view.sentence[mark.start], mark.time
        if time is None or not first - BEFORE_DAY <= number <= first + NEAR_DAY or number in taken:
            continue
        told = time.kind in ("date", "time") and time.role == "event" and time.anchor != "narrative"
        named = time.weekday is not None or (time.day is not None and time.month is not None)
        if told and named and time.modifier not in BOUNDS and time.direction != "future":
            start, end = scene.view.bounds(mark.start)
            if court.isdisjoint(scene.view.low[start:end]):
                yield time


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


def _days_beside(scene: Scene, members: Sequence[Known]) -> Iterator[TimeMention]:
    """Days of the deed itself in a clause about somebody or something: "the death of a man who was shot on Monday". Where a segment
    has a day of its own, such a clause is more often of another deed."""
    for segment in (m.segment for m in members):
        deeds = {m.at for m in segment.mentions if m.reality == "actual"}
        if not _of_court(scene, segment):
            deeds = {at for at in deeds if scene.view.low[at] not in LAW}
        for mark in scene.within(scene.times, segment.span):
            time = mark.time
            if time is None or mark in segment.times or time.role != "event" or time.modifier in BOUNDS:
                continue
            named = time.weekday is not None or time.day is not None
            if named and "future" not in (time.direction, time.tense) and _verb(scene, mark) in deeds:
                yield time


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


def _verb(scene: Scene, mark: Marked) -> int:
    """The nearest verb above an expression, or the top of its sentence."""
    view, i = scene.view, mark.start
    while view.head[i] != i and view.pos[i] != "VERB":
        i = view.head[i]
    return i


def _durations(scene: Scene, segment: Segment) -> Iterator[TimeMention]:
    """How long the violence went on: "in two days of attacks", "after 24 hours of heavy shelling"."""
    deeds = {m.at for m in segment.mentions}
    for mark in scene.within(scene.times, segment.span):
        of = mark.end < len(scene.view.low) and scene.view.low[mark.end] == "of"
        if (
            of
            and mark.time is not None
            and any(mark.end < at <= mark.end + OF for at in deeds)
            and mark.time.kind == "duration"
        ):
            yield mark.time


def _of_court(scene: Scene, segment: Segment) -> bool:
    """Whether a segment tells of nothing but arrests and the like."""
    court = lexicon().cues["court"]
    told = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    return all(scene.view.low[i] in court for i in told)


def _of_law(scene: Scene, segment: Segment, mark: Marked) -> bool:
    """Whether a day is that of an arrest, a charge or the like, not of the deed told with it: "on Sunday police arrested a man who ..."."""
    verb, low = _verb(scene, mark), scene.view.low
    by_law = (
        low[verb] in LAW
        or "custody" in low[verb : verb + 4]
        or not LATER.isdisjoint(low[max(mark.start - LAST, verb) : mark.start])
    )
    return by_law and not _of_deed(scene, segment, mark)


def _joined(scene: Scene, marks: Sequence[Marked]) -> list[TimeMention]:
    """The expressions, two days that follow each other ("on Sunday and Monday") as one stretch."""
    found = [m for m in marks if m.time is not None]
    for first in found:
        for last in found:
            if _follows(scene, first, last):
                assert first.time is not None
                both = first.time.model_copy(update={"end": last.time})
                return [both, *(m.time for m in found if m is not first and m is not last and m.time is not None)]
    return [m.time for m in found if m.time is not None]


def _follows(scene: Scene, first: Marked, last: Marked) -> bool:
    """Whether "and" or "until" joins a weekday to the next one."""
    a, b = first.time, last.time
    if a is None or b is None or a.weekday is None or b.weekday is None or (b.weekday - a.weekday) % 7 != 1:
        return False
    between = scene.view.low[first.end : last.start] if first.end < last.start else []
    return ("and" in between or b.modifier == "until") and ON.issuperset(between)


def _exact(time: TimeMention) -> bool:
    """Whether it names a day, or the days of a stretch; "in recent days" names none."""
    if time.unit == "day" and time.offset_high not in (None, 0):
        return False
    return time.day is not None or time.weekday is not None or time.unit == "day" or time.part is not None


def _places(
    scene: Scene, all_known: Sequence[Known], group: Group, whole: Group, taken: Container[int], plain: bool
) -> tuple[Place, ...]:
    """Where it was, best first: what most of its segments say, the finer and the earlier before the others.

    What none of them says finely is where the rest of the ``whole`` was, as one act mostly answers another on the spot; else it
    is taken from the text around it that tells no other incident (``taken``: numbers of sentences that tell one); else from
    the text before, else from whose police speak, else from what the article says most.
    """
    told = [all_known[k].segment for k in group.members]
    first = next((s for s in told if s.item is not None), told[0])
    found, far = _named(scene, all_known, group.core)
    if not found:
        found, far = _named(scene, all_known, group.members)
    elif found[0].precision in (FINE, PROVINCE) and found[0].source != "text":
        # The sentences that surely tell it say only the district: others of its own may say where in it.
        more, _ = _named(scene, all_known, group.members)
        inside = _in_district if found[0].precision == FINE else _of_district
        finer = next((p for p in more if inside(p, found[0]) and p not in found), None)
        found = (finer, *found) if finer is not None else found
    if found and grade(found[0]) < COUNTRY:
        town = None
        if found[0].precision == FINE:
            town = next((p for p in _around(scene, first, taken) if _in_district(p, found[0])), None)
            if town is None and plain:
                town = _sent_from(scene, found[0])
        if town is None and found[0].precision in (FINE, PROVINCE) and found[0].source != "text":
            town = _seat(scene, found[0])
        return (town, *found) if town is not None else found
    beside, _ = _named(scene, all_known, whole.members)
    if beside and grade(beside[0]) < COUNTRY:
        return beside
    countries = {p.country for p in found}
    around = list(_around(scene, first, taken))
    home = [p for p in around if not countries or (p.country in countries and on_side(p, found[0]))]
    near = next((p for p in home if grade(p) <= 1), None) or next((p for p in home if grade(p) < COUNTRY), None)
    if found:
        return (near, *found) if near is not None else found
    # What another entry of a list tells was somewhere else.
    earlier = (all_known[k].segment for k in range(group.members[0] - 1, -1, -1))
    before = (_own_place(scene, s) for s in earlier if s.item is None or s.item is first.item)
    last = next((p for p in before if p is not None), None) or _left_over(scene, all_known, group, taken)
    # The place told last, unless a finer one is named around it.
    place = min([*([last] if last else []), *around], key=lambda p: min(grade(p), COUNTRY), default=None)
    if place is None and (scene.seats or scene.homes):
        # Nothing is said of where; whose police speak of it mostly know it from their own town, whose people tell it mostly lives there.
        return (_most_named(scene.seats or scene.homes), *far)
    if place is not None or far:
        return (place, *far) if place is not None else far
    said = [m.place for m in scene.places if m.place is not None]
    if first.item is not None:
        # In a list, what is said most is of other entries; what they have in common is told above them.
        starts = [k.segment.item.start for k in all_known if k.segment.item is not None]
        said = [m.place for m in scene.places if m.place is not None and m.start < min(starts)]
    common = Counter(p.name for p in said if p.precision <= 5) or Counter(p.name for p in said)
    return tuple(p for p in said if p.name == common.most_common(1)[0][0])[:1] if said else ()


def _sent_from(scene: Scene, district: Place) -> Place | None:
    """The town in a district that the page was sent from."""
    towns = (m.place for m in scene.places if m.place is not None and dateline(scene, m))
    return next((p for p in towns if _in_district(p, district)), None)


def _in_district(place: Place, district: Place) -> bool:
    """Whether a place is a known one of the province of a district and near enough to its middle to lie in it."""
    away = kilometres(place, district) if _of_district(place, district) else None
    return away is not None and away <= DISTRICT_KM


def _seat_of_all(town: Place) -> bool:
    """Whether a town's name is its province's, too."""
    names = {n.lower() for n in (town.name, *town.other_names)}
    return town.precision < FINE and town.admin1 is not None and town.admin1.lower().split(" ")[0] in names


def _beside(place: Place, town: Place) -> bool:
    """Whether a place is another one of a town's province that can be told from its neighbours."""
    same = place.admin1 == town.admin1 and place.country == town.country
    return same and place.name != town.name and place.precision <= FINE


def _seat(scene: Scene, around: Place) -> Place | None:
    """The town in a district or province whose own police the text names most."""
    towns = [p for p in scene.seats if _of_district(p, around) and p.name != around.name]
    return _most_named(towns) if towns else None


def _most_named(places: Sequence[Place]) -> Place:
    name = Counter(p.name for p in places).most_common(1)[0][0]
    return next(p for p in places if p.name == name)


def _of_district(place: Place, district: Place) -> bool:
    """Whether a place is a known one of the province of a district, which can be where in the district it was."""
    known = place.precision < FINE and place.source != "text"
    return known and place.admin1 is not None and place.admin1 == district.admin1 and place.country == district.country


def _named(
    scene: Scene, all_known: Sequence[Known], numbers: Sequence[int]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that some segments name, best first, and apart from them those where somebody came from or was brought."""
    weight: Counter[str] = Counter()
    place_of: dict[str, Place] = {}
    order: dict[str, int] = {}
    within: dict[str, set[str]] = {}
    far: list[Place] = []
    told: set[str] = set()
    for n, k in enumerate(numbers):
        marks = all_known[k].segment.places
        for outer, inner in pairs(scene, marks):
            within.setdefault(_name(outer), set()).add(_name(inner))
        far += [m.place for m in marks if m.place is not None and elsewhere(scene, m)]
        for rank, mark in enumerate(m for m in marks if not elsewhere(scene, m)):
            assert mark.place is not None
            name = _name(mark)
            weight[name] += (5 if n == 0 else 3) - min(rank, 2)
            if name not in place_of or grade(mark.place) < grade(place_of[name]):
                place_of[name] = mark.place
            order.setdefault(name, len(order))
            if not all_known[k].headline:
                told.add(name)

    inside = [place_of[name] for name in told]
    # A headline's "Narathiwat" is the province where the text below it names a place of that province.
    loose = {n for n, p in place_of.items() if n not in told and _seat_of_all(p) and any(_beside(i, p) for i in inside)}
    firm = [p for n, p in place_of.items() if n not in loose]

    def wide(name: str) -> int:
        # What holds one of the places is wider than it; what holds several is what they have in common; a district beside a
        # known place of its province mostly holds it.
        place = place_of[name]
        beside = place.precision == FINE and any(_of_district(p, place) for p in firm)
        holds = beside or name in loose or len(within.get(name, ())) == 1
        return max(grade(place), FINE * holds)

    found = tuple(place_of[n] for n in sorted(place_of, key=lambda n: (wide(n), -weight[n], order[n])))
    return found, tuple(far)


def _own_place(scene: Scene, segment: Segment) -> Place | None:
    """Where a segment says that it was, and not where somebody came from, talks or something else went on."""
    return next((m.place for m in segment.places if not elsewhere(scene, m)), None)


def _left_over(scene: Scene, all_known: Sequence[Known], group: Group, taken: Container[int]) -> Place | None:
    """The place of the nearest later telling of violence that no incident took: mostly the same one, told by the other side."""
    item = all_known[group.members[0]].segment.item
    later = (k.segment for k in all_known[group.members[0] + 1 :] if k.segment.sentence not in taken)
    found = (_own_place(scene, s) for s in later if s.mentions and s.item is item)
    return next((p for p in found if p is not None and grade(p) < COUNTRY), None)


def _around(scene: Scene, segment: Segment, taken: Container[int]) -> Iterator[Place]:
    """Places within a country that are named in or soon after the sentence of a segment, where no incident is told; of those in a list
    only what its own entry names."""
    item = segment.item
    first = segment.sentence if item is None else scene.view.sentence[item.start]
    for mark in scene.places:
        number = scene.view.sentence[mark.start]
        if mark.place is None or not first <= number <= first + NEAR or number in taken or grade(mark.place) >= COUNTRY:
            continue
        if item is not None and not item.start <= mark.start < item.end:
            continue
        if not aside(scene, mark) and not elsewhere(scene, mark):
            yield mark.place


def _name(mark: Marked) -> str:
    assert mark.place is not None
    return mark.place.name.lower()
