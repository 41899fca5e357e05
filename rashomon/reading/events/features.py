"""What the learned decisions look at: of one segment, of two, and of a group. Nothing here knows a name or a place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Article, Place, TimeMention, When
from rashomon.reading.events.days import Ago, ago
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.topics import LEAD, SHORT, Topics, shares, topics
from rashomon.reading.events.where import FINE
from rashomon.reading.frames import TollMention

Features = dict[str, float]
OLD = 16
"""Days; what is further back than this is history."""


@dataclass(frozen=True)
class Known:
    """A segment with what is asked of it many times."""

    scene: Scene
    segment: Segment
    number: int
    published: When
    headline: bool
    topics: Topics
    """Those of each sentence of the article."""

    @cached_property
    def ago(self) -> Ago | None:
        """Days before publication of the first expression that can tell."""
        for mark in self.segment.times:
            if mark.time is not None and (found := ago(mark.time, self.published)) is not None:
                return found
        return None

    @property
    def since(self) -> bool:
        """Whether it says since when, and so tells history: "the deadliest day since X took the hills"."""
        return self.words[0] == "since" and self.segment.start > self.scene.view.bounds(self.segment.start)[0]

    @cached_property
    def words(self) -> list[str]:
        return self.scene.view.low[self.segment.start : self.segment.end]

    @cached_property
    def content(self) -> frozenset[str]:
        view = self.scene.view
        return frozenset(
            view.lemma[i] for i in range(self.segment.start, self.segment.end)
            if view.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and len(view.lemma[i]) > 2
        )  # fmt: skip

    @cached_property
    def tolls(self) -> list[TollMention]:
        return [self.scene.tolls[k] for k in self.segment.tolls]

    @cached_property
    def numbered(self) -> set[tuple[str, int | None, int | None]]:
        """Figures that two segments can share."""
        return {
            (t.status, t.count.low, t.count.high)
            for t in self.tolls
            if (t.count.low, t.count.high) != (1, None) and t.count.high != 0
        }

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the fine places of the segment."""
        return frozenset(
            n.lower()
            for m in self.segment.places
            if m.place and m.place.precision <= FINE
            for n in (m.place.name, *m.place.other_names)
        )

    @cached_property
    def acts(self) -> frozenset[str]:
        return frozenset(a.side for a in self.segment.agents)

    @cached_property
    def suffers(self) -> frozenset[str]:
        return frozenset(a.side for a in self.segment.targets) | frozenset(t.side for t in self.tolls if t.side)

    @cached_property
    def modes(self) -> frozenset[str]:
        return frozenset(w.mode for w in self.segment.armed) | frozenset(
            m.trigger.mode for m in self.segment.mentions if m.trigger.mode
        )


def known(scene: Scene, segments: Sequence[Segment], article: Article | None, headline_end: int) -> list[Known]:
    """The segments of one article, ready for the questions below; ``headline_end`` in characters of the ``Doc``."""
    published = article.published if article else When()
    doc = scene.doc
    told = topics(scene.view)
    return [
        Known(scene, segment, n, published, doc[segment.start].idx < headline_end, told)
        for n, segment in enumerate(segments)
    ]


def _time(prefix: str, found: Ago | None, mention: TimeMention | None) -> Features:
    row: Features = {
        f"{prefix} none": float(mention is None),
        f"{prefix} unclear": float(mention is not None and found is None),
    }
    if found is not None:
        low, high = found
        row |= {
            f"{prefix} days": float(min(max(low, -30), 400)),
            f"{prefix} width": float(min(high - low, 400)),
            f"{prefix} fresh": float(low <= OLD and high >= -1 and high - low <= OLD),
        }
    if mention is not None:
        row |= {
            f"{prefix} year": float(mention.year is not None),
            f"{prefix} weekday": float(mention.weekday is not None),
            f"{prefix} since": float(mention.modifier in ("since", "before", "after", "until")),
            f"{prefix} narrative": float(mention.anchor == "narrative"),
            f"{prefix} ahead": float(mention.direction == "future" or mention.tense == "future"),
        }
    return row


def of_segment(all_known: Sequence[Known], k: int) -> Features:
    """What tells a fresh incident from history, plans, comment and harm that nobody did."""
    one = all_known[k]
    scene, segment, view = one.scene, one.segment, one.scene.view
    cues = lexicon().cues
    triggers = [m.trigger for m in segment.mentions]
    verbs = [m for m in segment.mentions if view.verbal(m.at)]
    tags = {view.tag[m.at] for m in verbs} | {view.tag[t.trigger] for t in one.tolls if view.verbal(t.trigger)}
    aux = {view.low[i] for m in verbs for i in view.kids[m.at] if view.dep[i] in ("aux", "auxpass")}
    aux |= {view.low[i] for t in one.tolls for i in view.kids[t.trigger] if view.dep[i] in ("aux", "auxpass")}
    most = max((max(t.count.low or 0, t.count.high or 0) for t in one.tolls), default=0)
    place = segment.place
    reality = segment.reality(scene)
    voice = scene.voiced[segment.mentions[0].at if segment.mentions else scene.tolls[segment.tolls[0]].trigger]
    durations = [m for m in scene.within(scene.times, segment.span) if m.time and m.time.kind == "duration"]
    years = [m for m in scene.within(scene.times, segment.span) if m.time and m.time.year and not m.time.day]
    row: Features = {
        "headline": float(one.headline),
        "number": float(min(k, 30)),
        "share": k / max(len(all_known) - 1, 1),
        "total": float(min(len(all_known), 40)),
        "sentence": float(min(segment.sentence, 40)),
        "strong": float(sum(t.force == "strong" for t in triggers)),
        "weak": float(sum(t.force in ("weak", "send") for t in triggers)),
        "harm": float(sum(t.force == "harm" for t in triggers)),
        "back": float(sum(t.force == "back" for t in triggers)),
        "verbs": float(len(verbs)),
        "tolls": float(len(one.tolls)),
        "numbered": float(len(one.numbered)),
        "most": math.log1p(most),
        "open": float(any(t.count.high is None for t in one.tolls)),
        "armed": float(len(segment.armed)),
        "certainly armed": float(any(w.armed for w in segment.armed)),
        "agents": float(len(one.acts)),
        "targets": float(len(one.suffers)),
        "actual": float(reality == "actual"),
        "planned": float(reality == "planned"),
        "hypothetical": float(reality == "hypothetical"),
        "negated": float(reality == "negated"),
        "past": float(bool(tags & {"VBD"}) or bool(aux & {"was", "were"})),
        "present": float(bool(tags & {"VBZ", "VBP"})),
        "going on": float("VBG" in tags),
        "perfect": float(bool(aux & {"has", "have", "'ve", "’ve"})),
        "pluperfect": float("had" in aux),
        "modal": float(bool(aux & cues["modal"])),
        "fine": float(place is not None and place.precision <= FINE),
        "coarse": float(place is not None and 4 <= place.precision <= 5),
        "country": float(place is not None and place.precision >= 6),
        "places": float(len(one.names)),
        "wide": float(sum(w in cues["wide"] for w in one.words)),
        "past words": float(sum(w in cues["past"] for w in one.words)),
        "new": float(sum(w in cues["new"] for w in one.words)),
        "comment": float(any(w in cues["speech"] for w in one.words)),
        "causes": float(sum(w in lexicon().causes for w in one.words)),
        "durations": float(len(durations)),
        "years": float(len(years)),
        "length": float(min(segment.end - segment.start, 80)),
        "question": float("?" in one.words),
        "first person": float(any(w in ("we", "i", "our", "you") for w in one.words)),
        "voiced": float(voice is not None),
        "quoted": float(voice is not None and scene.attributions[voice].quoted),
        "accuses": float(voice is not None and scene.attributions[voice].stance in ("accuses", "condemns")),
        "demands": float(
            voice is not None and scene.attributions[voice].stance in ("demands", "promises", "threatens")
        ),
        "said day": float(segment.said is not None),
    }
    row |= _time("time", one.ago, segment.time)
    if segment.said is not None:
        row |= {"said fresh": float((ago(segment.said, one.published) or (99, 99))[0] <= OLD)}
    head = [other for other in all_known if other.headline]
    if head and not one.headline:
        row["like headline"] = max(_alike(one.content, other.content) for other in head)
    lead = [other for other in all_known[:3] if other is not one]
    row["like lead"] = max((_alike(one.content, other.content) for other in lead), default=0.0)
    row["page armed"] = sum(any(w.armed for w in o.segment.armed) for o in all_known) / len(all_known)
    row["page tolls"] = float(min(sum(bool(o.tolls) for o in all_known), 12))
    row["page causes"] = float(min(sum(any(w in lexicon().causes for w in o.words) for o in all_known), 8))
    row["page fresh"] = float(min(sum(o.ago is not None and o.ago[0] <= OLD for o in all_known), 8))
    return row


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


def of_pair(left: Known, right: Known) -> Features:
    """What tells that two segments of one article tell the same event; ``left`` stands before ``right``."""
    cues = lexicon().cues
    row: Features = {
        "gap": float(min(right.segment.sentence - left.segment.sentence, 30)),
        "steps": float(min(right.number - left.number, 20)),
        "same sentence": float(left.segment.sentence == right.segment.sentence),
        "left headline": float(left.headline),
        "left first": float(left.number == 0),
        "alike": _alike(left.content, right.content),
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
        "points back": float(_points_back(right)),
        "right back": float(any(m.trigger.force == "back" for m in right.segment.mentions)),
        "same voice": float(_voice(left) is not None and _voice(left) == _voice(right)),
    }
    return row | _places(left, right) | _days(left, right)


def _voice(one: Known) -> str | None:
    at = one.segment.mentions[0].at if one.segment.mentions else one.scene.tolls[one.segment.tolls[0]].trigger
    voice = one.scene.voiced[at]
    actor = one.scene.attributions[voice].actor if voice is not None else None
    return actor.code if actor else None


def _points_back(one: Known) -> bool:
    """ "The attack", "this incident": a definite noun of violence."""
    view = one.scene.view
    same = lexicon().cues["same"]
    return any(
        m.trigger.noun and any(view.low[k] in same for k in view.kids[m.at] if k < m.at) for m in one.segment.mentions
    )


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
    x, y, u, v = (math.radians(value) for value in (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((u - x) / 2) ** 2 + math.cos(x) * math.cos(u) * math.sin((v - y) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _days(left: Known, right: Known) -> Features:
    a, b = left.ago, right.ago
    narrative = right.segment.time is not None and right.segment.time.anchor == "narrative"
    row: Features = {"no day left": float(a is None), "no day right": float(b is None), "narrative": float(narrative)}
    if a is not None and b is not None:
        apart = max(a[0] - b[1], b[0] - a[1], 0)
        row |= {"days apart": float(min(apart, 30)), "same day": float(a == b), "overlap": float(apart == 0)}
    return row


def of_group(group: Sequence[Known], fresh: Sequence[float], groups: int) -> Features:
    """What tells an event that a coder would write down from one that is only touched on.

    Parameters: the group's segments, the chance of each to be fresh, and how many groups the article has.
    """
    best = max(range(len(group)), key=lambda i: fresh[i])
    places = [k.segment.place for k in group if k.segment.place is not None]
    row: Features = {
        "segments": float(min(len(group), 12)),
        "groups": float(min(groups, 15)),
        "fresh max": max(fresh),
        "fresh mean": sum(fresh) / len(fresh),
        "fresh first": fresh[0],
        "headline": float(any(k.headline for k in group)),
        "first": float(group[0].number),
        "first share": float(min(group[0].segment.sentence, 30)),
        "numbered": float(min(sum(len(k.numbered) for k in group), 8)),
        "tolls": float(min(sum(len(k.tolls) for k in group), 8)),
        "fine": float(any(p.precision <= FINE for p in places)),
        "placed": float(bool(places)),
        "dated": float(any(k.ago is not None for k in group)),
        "fresh day": float(any(k.ago is not None and k.ago[0] <= OLD and k.ago[1] >= -1 for k in group)),
        "old day": float(any(k.ago is not None and k.ago[0] > OLD for k in group)),
        "only old": float(all(k.ago is not None and k.ago[0] > OLD for k in group)),
        "certainly armed": float(any(w.armed for k in group for w in k.segment.armed)),
        "strong": float(min(sum(m.trigger.force == "strong" for k in group for m in k.segment.mentions), 6)),
        "agents": float(min(len({a for k in group for a in k.acts}), 3)),
        "targets": float(min(len({a for k in group for a in k.suffers}), 3)),
        "actual": float(any(k.segment.reality(k.scene) == "actual" for k in group)),
        "verbs": float(any(k.scene.view.verbal(m.at) for k in group for m in k.segment.mentions)),
        "page causes": float(any(w in lexicon().causes for k in group for w in k.words)),
        "best number": float(group[best].number),
        "modes": float(bool({m for k in group for m in k.modes})),
        "only taken": float(not any(t.status != "captured" for k in group for t in k.tolls)),
        "harmed": float(any(t.status in ("killed", "wounded") for k in group for t in k.tolls)),
        "years": float(sum(any(m.time and m.time.year for m in k.segment.times) for k in group) / len(group)),
    }
    told = group[0].topics
    row |= shares("page", told, range(len(told)), SHORT) | shares("lead", told, range(min(LEAD, len(told))), LEAD)
    return row | shares("here", told, [k.segment.sentence for k in group])


def apart(left: Known, right: Known) -> bool:
    """Whether two segments of one article name days that can't be one: "on Friday" and "the previous day", Tuesday and Monday;
    or one is told of a place far from where the other is ("at another point, 400 km to the north").

    Only days that both say themselves count, and only within a few days of each other: what lies far back is history, which the
    learned decisions know better.
    """
    if _far(left) != _far(right):
        return True
    a, b = _told_at(left), _told_at(right)
    if a is None or b is None or _span(a) or _span(b):
        return False
    if _told_before(a) or _told_before(b):
        # Only what stands before is what "the previous day" counts from.
        return _told_before(b) and not _told_before(a) and _day_named(a)
    if _month_named(a) != _month_named(b) and (_day_named(a) or _day_named(b)):
        return True
    if left.ago is not None and right.ago is not None and max(_width(left.ago), _width(right.ago)) <= 1:
        return left.ago[0] > right.ago[1] or right.ago[0] > left.ago[1]
    if a.month and a.day and b.month and b.day:
        return (a.month, a.day) != (b.month, b.day)
    return a.weekday is not None and b.weekday is not None and a.weekday != b.weekday


def _told_at(one: Known) -> TimeMention | None:
    """Its own time; else the month in which it was said, which is not that of today's news: "claimed in January"."""
    said = one.segment.said
    return one.segment.time or (said if said is not None and _month_named(said) else None)


def _far(one: Known) -> str | None:
    """The relative place of a segment, of which only how it lies to another is known."""
    place = one.segment.place
    return place.name if place is not None and place.relation is not None and place.lat is None else None


def _span(time: TimeMention) -> bool:
    """Whether it names a stretch; "before dawn on Tuesday" is still that Tuesday."""
    open_ended = time.modifier in ("since", "before", "after", "until") and time.part is None and time.hour is None
    return (time.end is not None and time.hour is None) or open_ended


def _told_before(time: TimeMention) -> bool:
    """Counted back from what is told: "the previous day", "a day earlier"."""
    return time.anchor == "narrative" and time.offset is not None and time.offset < 0 and time.unit in ("day", "week")


def _width(ago: Ago) -> int:
    return ago[1] - ago[0]


def _month_named(time: TimeMention) -> bool:
    """A month or year without a day: "in October", told beside a day of the week, is another time."""
    return time.day is None and time.weekday is None and (time.month is not None or time.year is not None)


def _day_named(time: TimeMention) -> bool:
    if time.month is None and time.year is None and (time.hour is not None or time.part is not None):
        return True
    return time.weekday is not None or time.day is not None or (time.unit == "day" and time.anchor == "publication")
