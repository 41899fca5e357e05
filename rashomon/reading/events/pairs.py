"""Questions on two segments of one article for the learned decision whether they tell the same event, and what keeps them apart for sure."""

from __future__ import annotations

import math

from rashomon import earth
from rashomon.calendar import relation
from rashomon.model import Place, TimeMention
from rashomon.reading.events.aftermath import aftermath
from rashomon.reading.events.days import Ago, ago, stretch
from rashomon.reading.events.features import OLD, Features, Known, alike
from rashomon.reading.events.items import Item, opening_names
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.otherwhere import other_town, points_back
from rashomon.reading.events.reported import further_back, told_earlier
from rashomon.reading.events.segments import adds_elsewhere
from rashomon.reading.events.where import FINE, grade

REACH = 150
"""Kilometres; towns further from each other are the places of two incidents."""
WIDE = 450
"""Kilometres from the middle of a province; a town further away lies in another."""
OPENING = 4
"""Words at a sentence's head among which "another" says that what follows is another deed."""
BEHIND = 3
"""Words behind it among which the weapon or the deed is named."""
DEEDS = frozenset({"strong", "weak"})
"""How firm a word tells a deed."""
BIG = 20
"""A figure from which on two deeds of one article hardly share it."""
NOBODYS = frozenset({None, "all", "unknown"})
"""Sides of a toll that may be any."""
TOWN = 2
"""How little a place says of where, at most, that is a town of its own."""
BESIDE = 4
"""Kilometres; two entries of a list with places that are further from each other tell two incidents."""
NEXT = 10
"""Kilometres from which on two towns with deeds and dead of their own are those of two incidents, wherever they are told."""


def of_pair(left: Known, right: Known) -> Features:
    """What tells that two segments of one article tell the same event; ``left`` stands before ``right``."""
    cues = lexicon().cues
    row: Features = {
        "gap": float(min(right.segment.sentence - left.segment.sentence, 30)),
        "steps": float(min(right.number - left.number, 20)),
        "same sentence": float(left.segment.sentence == right.segment.sentence),
        "left headline": float(left.headline),
        "left first": float(left.number == 0),
        "alike": alike(left.content, right.content),
        "new": float(any(w in cues["new"] for w in right.words[:12])),
        "meanwhile": float(any(w in ("meanwhile", "elsewhere", "separately") for w in right.words)),
        "same agents": float(bool(left.acts & right.acts)),
        "other agents": float(bool(left.acts and right.acts and not left.acts & right.acts)),
        "turned": float(bool(left.acts & right.suffers or right.acts & left.suffers)),
        "same targets": float(bool(left.suffers & right.suffers)),
        "other targets": float(bool(left.suffers and right.suffers and not left.suffers & right.suffers)),
        "same mode": float(bool(left.modes & right.modes)),
        "other mode": float(bool(left.modes and right.modes and not left.modes & right.modes)),
        "left tolls": float(bool(left.numbered)),
        "right tolls": float(bool(right.numbered)),
        "same figure": float(len(left.numbered & right.numbered)),
        "other figure": float(bool(left.numbered and right.numbered and not left.numbered & right.numbered)),
        "left fresh": float(left.ago is not None and left.ago[0] <= OLD),
        "right fresh": float(right.ago is not None and right.ago[0] <= OLD),
        "points back": float(points_back(right)),
        "right back": float(any(m.trigger.force == "back" for m in right.segment.mentions)),
        "left clause": float(left.clause),
        "right clause": float(right.clause),
        "left bare": float(left.bare),
        "right bare": float(right.bare),
        "same voice": float(_voice(left) is not None and _voice(left) == _voice(right)),
    }
    return row | _places(left, right) | _days(left, right) | _course(left, right) | _harm(left, right)


def _harm(left: Known, right: Known) -> Features:
    """Whether two segments count the same people: the greatest figure that both give of one harm and side, harm of one kind on
    two sides only, and of one side in other figures."""
    same, apart, otherwise = 0, False, False
    for a in left.tolls:
        for b in (t for t in right.tolls if t.status == a.status):
            sides = {a.side, b.side} - {None, "all", "unknown"}
            if len(sides) > 1:
                apart = True
            elif a.count == b.count:
                same = max(same, a.count.low or 0)
            elif a.side == b.side and (a.count.low or 0) > 1 and (b.count.low or 0) > 1:
                otherwise = True
    return {
        "figure of one side": math.log1p(same),
        "harm of two sides": float(apart and not same),
        "other figure of one side": float(otherwise and not same),
    }


def _course(left: Known, right: Known) -> Features:
    """How the article went on between two segments."""
    a, b = left.stand, right.stand
    row: Features = {
        "paragraphs": float(min(b.paragraph - a.paragraph, 20)),
        "right opens": float(b.opens),
        "left begins": float(a.begins),
        "right begins": float(b.begins),
        "chapters": float(min(b.chapter - a.chapter, 8)),
        "rare": sum(left.rare[word] for word in left.content & right.content),
    }
    if a.place is not None and b.place is not None:
        row["standing place"] = float(a.place.name == b.place.name)
        distance = kilometres(a.place, b.place)
        if distance is not None:
            row["standing distance"] = math.log1p(distance)
    if left.standing_ago is not None and right.standing_ago is not None:
        apart = max(left.standing_ago[0] - right.standing_ago[1], right.standing_ago[0] - left.standing_ago[1], 0)
        row["standing days apart"] = float(min(apart, 30))
    return row


def _voice(one: Known) -> str | None:
    at = one.segment.mentions[0].at if one.segment.mentions else one.scene.tolls[one.segment.tolls[0]].trigger
    voice = one.scene.voiced[at]
    actor = one.scene.attributions[voice].actor if voice is not None else None
    return actor.code if actor else None


def _places(left: Known, right: Known) -> Features:
    a, b = left.segment.place, right.segment.place
    row: Features = {"no place left": float(a is None), "no place right": float(b is None)}
    if a is None or b is None:
        return row
    fine = a.precision <= FINE and b.precision <= FINE
    shared = bool(left.names & right.names) or a.name.lower() == b.name.lower()
    row |= {
        "same place": float(shared),
        "other fine place": float(fine and not shared),
        "one coarse": float(not shared and (a.precision <= FINE) != (b.precision <= FINE)),
        "same province": float(bool(a.admin1 and a.admin1 == b.admin1)),
        "other province": float(bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)),
        "other country": float(bool(a.country and b.country and a.country != b.country)),
        "relative": float((a.relation is None) != (b.relation is None)),
    }
    distance = kilometres(a, b)
    if distance is not None:
        row |= {"distance": math.log1p(distance)}
    return row


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance of two places with coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return earth.kilometres(a.lat, a.lon, b.lat, b.lon)


def _days(left: Known, right: Known) -> Features:
    a, b = left.ago, right.ago
    narrative = right.segment.time is not None and right.segment.time.anchor == "narrative"
    row: Features = {"no day left": float(a is None), "no day right": float(b is None), "narrative": float(narrative)}
    if a is not None and b is not None:
        apart = max(a[0] - b[1], b[0] - a[1], 0)
        row |= {"days apart": float(min(apart, 30)), "same day": float(a == b), "overlap": float(apart == 0)}
    return row | _named_days(left.segment.time, right.segment.time)


def _named_days(a: TimeMention | None, b: TimeMention | None) -> Features:
    """What two expressions share as they stand: "the day before" and "the previous day" are one, whenever that was."""
    before = [time is not None and _told_before(time) for time in (a, b)]
    row: Features = {"both before": float(all(before)), "one before": float(any(before) and not all(before))}
    if a is not None and b is not None and a.weekday is not None and b.weekday is not None:
        row["same weekday"] = float(a.weekday == b.weekday)
    return row


def apart(left: Known, right: Known) -> bool:
    """Whether two segments of one article name days that can't be one: "on Friday" and "the previous day", Tuesday and Monday;
    or one is told of a place far from where the other is ("at another point, 400 km to the north").

    Only days that both say themselves count, and only within a few days of each other: what lies far back is history, which the
    learned decisions know better.
    """
    if _other_entry(left, right):
        return True
    if aftermath(left) or aftermath(right):
        return False
    if _far(left) != _far(right) or _distant(left, right):
        return True
    if _another(left, right) or _own_harm(left, right) or other_town(left, right):
        return True
    if one_count(left, right):
        return False
    if told_earlier(left, right):
        return True
    a, b = _told_at(left), _told_at(right)
    if a is None or b is None:
        return False
    if _span(a) or _span(b):
        here, there = stretch(a, left.published), stretch(b, left.published)
        return here is not None and there is not None and (here[0] > there[1] or there[0] > here[1])
    if _told_before(a) or _told_before(b):
        if further_back(a, b, right) or further_back(b, a, left):
            return True
        # Only what stands before is what "the previous day" counts from.
        return _told_before(b) and not _told_before(a) and _day_named(a)
    if _month_named(a) != _month_named(b) and (_day_named(a) or _day_named(b)):
        return True
    here, there = (None if _clock_only(t) else ago(t, left.published) for t in (a, b))
    if here is not None and there is not None and max(_width(here), _width(there)) <= 1:
        return here[0] > there[1] or there[0] > here[1]
    if a.month and a.day and b.month and b.day:
        return (a.month, a.day) != (b.month, b.day)
    return a.weekday is not None and b.weekday is not None and a.weekday != b.weekday


def one_count(left: Known, right: Known) -> bool:
    """Whether both give one exact figure that two deeds hardly share, of people who may be the same: the days are those of the telling."""
    return any(
        (a.status, a.count) == (b.status, b.count)
        and a.count.low == a.count.high
        and (a.count.low or 0) >= BIG
        and (a.side == b.side or not {a.side, b.side}.isdisjoint(NOBODYS))
        for a in left.tolls
        for b in right.tolls
    )


def _another(left: Known, right: Known) -> bool:
    """Whether the later one says that it is another ("another bomb exploded in ...") and names another town or quarter."""
    a, b = left.segment.place, right.segment.place
    if b is None and a is not None and adds_elsewhere(right.scene, right.segment.span):
        return True
    if a is None or b is None or max(grade(a), grade(b)) > 0:
        return False
    known = max(a.precision, b.precision) <= FINE
    if not ((known and (right.stand.begins or _opens_another(right))) or _same_day(right)):
        return False
    return a.name.lower() not in right.names and b.name.lower() not in left.names


def _own_harm(left: Known, right: Known) -> bool:
    """Whether each tells a deed, whom it harmed and a town of its own: "a raid on X killed five", "two died in shelling of Y"."""
    for one in (left, right):
        if one.headline or not one.numbered or not any(m.trigger.force in DEEDS for m in one.segment.mentions):
            return False
    here, there = ([m.place for m in one.segment.places if m.place and grade(m.place) <= TOWN] for one in (left, right))
    if left.numbered & right.numbered or left.names & right.names or points_back(right):
        return False
    return bool(here and there) and all((kilometres(p, q) or 0) > NEXT for p in here for q in there)


def _same_day(one: Known) -> bool:
    """Whether it tells a deed of "the same day", "the same morning": one that the page had not told yet."""
    times = [m for m in one.segment.times if m.time is not None]
    told = any(m.trigger.force in DEEDS and not points_back(one) for m in one.segment.mentions) or bool(one.numbered)
    return told and any("same" in one.scene.view.low[max(m.start - 1, 0) : m.end] for m in times)


def _opens_another(one: Known) -> bool:
    """Whether its sentence opens with another weapon or deed than one told before: "a second roadside bomb", "in another raid"."""
    view, words = one.scene.view, lexicon()
    first, end = view.bounds(one.segment.start)
    for i in range(first, min(first + OPENING, end)):
        if view.low[i] in words.cues["other"]:
            behind = view.low[i + 1 : min(i + 1 + BEHIND, end)]
            return any(w in words.nouns or w in words.cues["deed"] or (w,) in words.weapons for w in behind)
    return False


def _other_entry(left: Known, right: Known) -> bool:
    """Whether they stand in two entries of a list that tell of other places each, or share neither a name nor a figure."""
    a, b = left.segment.item, right.segment.item
    if a is None or b is None or a is b:
        return False
    if _other_names(left, right):
        return True
    names = left.segment.names, right.segment.names
    parted = all(names) and not names[0] & names[1] and _own_day(a) and _own_day(b)
    if not left.numbered & right.numbered and (parted or not points_back(right)):
        figures = left.segment.figures, right.segment.figures
        told_on = a.prose and b.prose and a.day is b.day  # "At 9 a.m., ... At 10 a.m., ..."
        if all(names) and not names[0] & names[1] and not told_on:
            return True
        if a.listed and b.listed and ((_own_day(a) and _own_day(b)) or (all(figures) and not figures[0] & figures[1])):
            return True
    here, there = ([p for p in s.segment.beside if p.precision <= FINE] for s in (left, right))
    return bool(here and there) and all(_not_beside(p, q, a.clocked or b.clocked) for p in here for q in there)


def _other_names(left: Known, right: Known) -> bool:
    """Whether names open both entries, and each has one that the other has not: "RIVERTON, Old Town - ...", "RIVERTON, Harbour - ..."."""
    a, b = left.segment.item, right.segment.item
    if a is None or b is None or not (a.label and b.label) or left.numbered & right.numbered:
        return False
    here, there = opening_names(left.scene, a), opening_names(right.scene, b)
    return bool(here - there) and bool(there - here)


def _own_day(item: Item) -> bool:
    """Whether an entry opens with a day of its own, which the next one says again."""
    return item.day is not None and not item.prose and item.start <= item.day.start < item.end


def _not_beside(a: Place, b: Place, sure: bool) -> bool:
    """Whether two places are two towns; of those whose place on the map is not known, none is ``sure`` to be another."""
    between = kilometres(a, b)
    if between is not None:
        return between > BESIDE
    return not sure and not {a.name.lower(), *a.other_names} & {b.name.lower(), *b.other_names}


def _told_at(one: Known) -> TimeMention | None:
    """Its own time, that which names a day before the time of one ("at 9 a.m. on Friday"); else the month in which it was said, which
    is not that of today's news: "claimed in January"."""
    # "Until 10 a.m. on Sunday": what began the day before.
    times = [m.time for m in one.segment.times if m.time is not None and not _up_to(m.time)]
    said = one.segment.said
    own = next((t for t in times if t.weekday is not None or t.day is not None), None)
    own = own or (times[0] if times else None)
    return own or (said if said is not None and _month_named(said) else None)


def _up_to(time: TimeMention) -> bool:
    """Whether it is the hour at which something ended."""
    return time.modifier == "until" and time.hour is not None


def _far(one: Known) -> str | None:
    """The relative place of a segment, of which only how it lies to another is known."""
    place = one.segment.place
    return place.name if place is not None and place.relation is not None and place.lat is None else None


def _distant(left: Known, right: Known) -> bool:
    """Whether each tells where it was, and no place of the one is as near to one of the other as one incident reaches."""
    return (
        bool(left.sites)
        and bool(right.sites)
        and all(_far_off(a, b) for a in left.sites for b in right.sites)
        and not _named_in(left, right)
    )


def _named_in(left: Known, right: Known) -> bool:
    """Whether the one names a place of the other by the way: "30 km from Riverton"."""
    here, there = ({p.name.lower() for p in one.sites} for one in (left, right))
    return not here.isdisjoint(right.words) or not there.isdisjoint(left.words)


def _far_off(a: Place, b: Place) -> bool:
    """Whether two known places, or provinces of two countries, are further from each other than one incident reaches."""
    between = kilometres(a, b)
    inside = max(a.precision, b.precision) > FINE and a.country == b.country  # the one may lie in the other
    if inside and not (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        return False
    return between is not None and between > (WIDE if inside else REACH)


def _span(time: TimeMention) -> bool:
    """Whether it names a stretch; "before dawn on Tuesday" is still that Tuesday."""
    open_ended = time.modifier in ("since", "before", "after", "until") and time.part is None and time.hour is None
    return (time.end is not None and time.hour is None) or open_ended


def _told_before(time: TimeMention) -> bool:
    """Counted back from what is told: "the previous day", "a day earlier"."""
    return time.anchor == "narrative" and time.offset is not None and time.offset < 0 and time.unit in ("day", "week")


def _width(ago: Ago) -> int:
    return ago[1] - ago[0]


def _clock_only(time: TimeMention) -> bool:
    """A time of some day ("around 10 p.m.", "in the afternoon"): of which, only what stands before says."""
    return relation(time, "past") is None and (time.hour is not None or time.part is not None)


def _month_named(time: TimeMention) -> bool:
    """A month or year without a day: "in October", told beside a day of the week, is another time."""
    return time.day is None and time.weekday is None and (time.month is not None or time.year is not None)


def _day_named(time: TimeMention) -> bool:
    if time.month is None and time.year is None and (time.hour is not None or time.part is not None):
        return True
    return time.weekday is not None or time.day is not None or (time.unit == "day" and time.anchor == "publication")
