"""What the learned decisions look at: of one segment and of a group (of two: ``pairs``). Nothing here knows a name or a place."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Article, Place, TimeMention, When
from rashomon.reading.events.course import Stand, course, rarity
from rashomon.reading.events.days import Ago, ago
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.sited import sited
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
    stand: Stand
    rare: Mapping[str, float]
    """How few segments of the article hold each word, up to 1."""

    @cached_property
    def standing_ago(self) -> Ago | None:
        """Days before publication of the last time named up to here."""
        return ago(self.stand.time, self.published) if self.stand.time is not None else None

    @cached_property
    def ago(self) -> Ago | None:
        """Days before publication of the first expression that can tell."""
        for mark in self.segment.times:
            if mark.time is not None and (found := ago(mark.time, self.published)) is not None:
                return found
        return None

    @property
    def clause(self) -> bool:
        """Whether it is told behind another in one sentence ("..., in retaliation for shelling the day before")."""
        return self.segment.start > self.scene.view.bounds(self.segment.start)[0]

    @cached_property
    def bare(self) -> bool:
        """Whether it says nothing of its own: no place, day or figure, and violence only as a noun ("the latest attack")."""
        segment = self.segment
        verbs = any(self.scene.view.verbal(m.at) for m in segment.mentions)
        return segment.place is None and segment.time is None and not self.tolls and not verbs

    @property
    def since(self) -> bool:
        """Whether it says since when, and so tells history: "the deadliest day since X took the hills"."""
        if not self.clause:
            return False
        view, start = self.scene.view, self.segment.start
        first = min([m.at for m in self.segment.mentions] + [t.trigger for t in self.tolls], default=start)
        at = next((i for i in range(start, first) if view.low[i] == "since"), None)
        # "Since Monday" says of the harm itself when it was.
        return at is not None and (at == start or not any(m.start in (at, at + 1) for m in self.scene.times))

    @cached_property
    def words(self) -> list[str]:
        return self.scene.view.low[self.segment.start : self.segment.end]

    @cached_property
    def caused(self) -> bool:
        """Whether it has a word for what does harm without anybody's will."""
        return not lexicon().causes.isdisjoint(self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        return content(self.scene, self.segment)

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
    def sites(self) -> tuple[Place, ...]:
        """The places of the segment, no coarser than a province, where what it tells surely was."""
        return sited(self.scene, self.segment.places)

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
    """The segments of one article, ready for the questions on them; ``headline_end`` in characters of the ``Doc``."""
    published = article.published if article else When()
    doc = scene.doc
    told, stands = topics(scene.view), course(scene, segments)
    rare = rarity([content(scene, segment) for segment in segments])
    return [
        Known(scene, segment, n, published, doc[segment.start].idx < headline_end, told, stand, rare)
        for n, (segment, stand) in enumerate(zip(segments, stands, strict=True))
    ]


def content(scene: Scene, segment: Segment) -> frozenset[str]:
    """The words of a segment that say what it is about, as lemmas."""
    view = scene.view
    return frozenset(
        view.lemma[i] for i in range(segment.start, segment.end)
        if view.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and len(view.lemma[i]) > 2
    )  # fmt: skip


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
    cues, causes = lexicon().cues, lexicon().causes
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
        "causes": float(sum(w in causes for w in one.words)),
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
        row["like headline"] = max(alike(one.content, other.content) for other in head)
    lead = [other for other in all_known[:3] if other is not one]
    row["like lead"] = max((alike(one.content, other.content) for other in lead), default=0.0)
    row["page armed"] = sum(any(w.armed for w in o.segment.armed) for o in all_known) / len(all_known)
    row["page tolls"] = float(min(sum(bool(o.tolls) for o in all_known), 12))
    row["page causes"] = float(min(sum(o.caused for o in all_known), 8))
    row["page fresh"] = float(min(sum(o.ago is not None and o.ago[0] <= OLD for o in all_known), 8))
    return row


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


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
        "page causes": float(any(k.caused for k in group)),
        "best number": float(group[best].number),
        "modes": float(bool({m for k in group for m in k.modes})),
        "only taken": float(not any(t.status != "captured" for k in group for t in k.tolls)),
        "harmed": float(any(t.status in ("killed", "wounded") for k in group for t in k.tolls)),
        "years": float(sum(any(m.time and m.time.year for m in k.segment.times) for k in group) / len(group)),
    }
    told = group[0].topics
    row |= shares("page", told, range(len(told)), SHORT) | shares("lead", told, range(min(LEAD, len(told))), LEAD)
    return row | shares("here", told, [k.segment.sentence for k in group])
