"""Where an article tells past events: its violent segments dated back or summed up, and words for a war with a date of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rashomon.model import Actor, Place, When
from rashomon.reading.diplomacy import clauses
from rashomon.reading.diplomacy.parties import expand
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, reality
from rashomon.reading.events.roles import agent_of, before, target_of
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import best_places
from rashomon.reading.frames import Tokens
from rashomon.reading.history.dates import old, recent, same
from rashomon.reading.history.words import word

MANY = 100
"""People; so many harmed, told in the perfect ("have been killed"), sum up over a conflict."""
BETWEEN_YEARS = frozenset({"and", ",", "in", "the", "again", "then", "during", "of", "from", "both", "also", "or"})
"""Words that may stand between two dates of two wars ("in 1965 and again in 1971")."""
PARTIES = frozenset({"state", "body", "forces", "non-state", "organisation"})


@dataclass
class Past:
    """One stretch that tells a past event."""

    segment: Segment
    times: list[Marked]
    at: int
    lasting: bool
    """A war or the like."""
    places: list[Place] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    parties: tuple[Actor, ...] = ()
    """Who stands in its clause, in whatever role."""


def told(scene: Scene, left: Sequence[Segment], published: When) -> list[Past]:
    """The stretches of an article that tell past events, in the order of the text; their tokens do not overlap.

    Parameters: the scene; the violent segments that no fresh incident took; the publication, which says what is old.
    """
    found = [past for segment in left if (past := _of_segment(scene, segment, published)) is not None]
    taken = {i for past in found for i in range(*past.segment.span)}
    found += _named(scene, taken, published)
    found.sort(key=lambda p: p.segment.start)
    return [part for past in found for part in _parted(scene, past, published)]


def _of_segment(scene: Scene, segment: Segment, published: When) -> Past | None:
    anchors = [m.at for m in segment.mentions if m.trigger.force != "back" and m.reality == "actual"]
    anchors += [scene.tolls[k].trigger for k in segment.tolls if scene.tolls[k].reality == "actual"]
    if not anchors or not _violent(scene, segment):
        return None
    view = scene.view
    wars = [i for i in range(*segment.span) if (known := word(view, i)) is not None and known[1] and known[0].noun]
    dated: list[Marked] = []
    owner = anchors[0]
    for mark in segment.times:
        if mark.time is None or mark.time.kind not in ("date", "time"):
            continue
        own = _owner(scene, mark, [*wars, *anchors])
        if own is None:
            continue
        if old(mark.time, published):
            owner = own if not dated else owner
            dated.append(mark)
        elif recent(mark.time, published) and _owner(scene, mark, anchors) is not None:
            return None
    if not dated:
        if not _summed(scene, segment, bool(wars)):
            return None
        owner = next((scene.tolls[k].trigger for k in segment.tolls), owner)
    return _past(scene, segment, dated, owner, bool(wars))


def _violent(scene: Scene, segment: Segment) -> bool:
    """Whether it tells attacks, battles or flight: not only arrests, nor what an accident or illness did."""
    acts = {m.trigger.force for m in segment.mentions if m.trigger.mode != "arrest"}
    if "strong" in acts:
        return True
    harmed = any(scene.tolls[k].status != "captured" for k in segment.tolls)
    low = scene.view.low[segment.start : segment.end]
    return ("weak" in acts or harmed) and (bool(segment.armed) or not any(w in lexicon().causes for w in low))


def _owner(scene: Scene, mark: Marked, anchors: Sequence[int]) -> int | None:
    """The word that a time expression dates: the one whose phrase holds it most narrowly, else one in or above whose clause it stands."""
    view = scene.view
    nouns = [i for i in anchors if not view.verbal(i)]
    holding = [i for i in nouns if view.subtree(i)[0] <= mark.end - 1 < view.subtree(i)[1]]
    if holding:
        return min(holding, key=lambda i: view.subtree(i)[1] - view.subtree(i)[0])
    clause = clauses.root(view, mark.end - 1)
    for i in anchors:
        if _aside(scene, i):
            continue
        at = clauses.root(view, i)
        for _ in range(clauses.DEEP):
            if at == clause:
                return i
            if view.head[at] == at or view.dep[at] in ("relcl", "acl"):
                break
            at = clauses.root(view, view.head[at])
    return None


def _aside(scene: Scene, i: int) -> bool:
    """Whether a noun stands in an infinitive of purpose ("a deal to end the war"), which its clause does not date."""
    view = scene.view
    node = i
    for _ in range(clauses.DEEP):
        if clauses.own_clause(view, node) or view.head[node] == node:
            return False
        if view.verbal(node) and node != i and view.tag[node] == "VB" and view.dep[node] in ("advcl", "acl"):
            return True
        node = view.head[node]
    return False


def _past(scene: Scene, segment: Segment, dated: list[Marked], at: int, lasting: bool) -> Past:
    places = [m.place for m in segment.places if m.place is not None]
    own = {*clauses.tokens(scene.view, clauses.root(scene.view, at)), *range(*scene.view.subtree(at))} - scene.speaking
    named = [m.actor for m in scene.within(scene.actors, segment.span) if m.end - 1 in own and m.actor is not None]
    parties = tuple(a for a in expand(scene, named) if a.kind in PARTIES and a.kind != "organisation")
    sides = {a.side for a in (*expand(scene, [*segment.agents, *segment.targets]), *parties)}
    sides |= {t.side for k in segment.tolls if (t := scene.tolls[k]).side not in (None, "all", "unknown")}
    names = {p.name.lower() for p in places} | {p.country for p in places if p.country} | sides
    return Past(segment, dated, at, lasting, places, frozenset(names), frozenset(sides), parties)


def _summed(scene: Scene, segment: Segment, wide: bool) -> bool:
    """Whether figures of harm sum up over a conflict: beside a word for one, or many in the perfect or before something else."""
    view = scene.view
    for k in segment.tolls:
        toll = scene.tolls[k]
        most = max(toll.count.low or 0, toll.count.high or 0)
        if most < 2:
            continue
        clause = clauses.tokens(view, clauses.root(view, toll.trigger))
        perfect = any(view.low[j] in ("has", "have", "had", "'ve", "’ve") and view.dep[j] == "aux" for j in clause)
        if (most >= MANY and (perfect or wide or _before_else(scene, toll.trigger))) or (perfect and wide):
            return True
    return False


def _before_else(scene: Scene, i: int) -> bool:
    """Whether it stands in a phrase after "after", "since", "following": what is told is something else, later."""
    view = scene.view
    node = i
    for _ in range(clauses.DEEP):
        if view.dep[node] == "prep" and view.low[node] in ("after", "since", "following"):
            return True
        if view.head[node] == node:
            break
        node = view.head[node]
    return False


def _named(scene: Scene, taken: set[int], published: When) -> Iterator[Past]:
    """Past events told by a word for a war or upheaval with an old date of its own."""
    view = scene.view
    for i in range(view.size):
        known = word(view, i)
        if known is None or i in taken:
            continue
        trigger, lasting = known
        if not _real(scene, i, trigger.noun and lasting):
            continue
        dated = [m for m in _dates_of(scene, i) if m.time is not None and old(m.time, published)]
        if not dated:
            continue
        agent, target = _roles(scene, i)
        if not trigger.noun and agent is None and target is None and not _anybody(scene, i):
            continue
        span = _free(_stretch(scene, i, dated), i, taken)
        segment = Segment(*span, view.sentence[i], [Mention(i, trigger, view.sentence[i], agent, target, "actual")])
        phrase = view.subtree(i) if trigger.noun else (i, i + 1)
        segment.tolls = [
            k
            for k, t in enumerate(scene.tolls)
            if phrase[0] <= t.trigger < phrase[1] and span[0] <= t.trigger < span[1]
        ]
        segment.times = dated
        segment.places = best_places(scene, scene.within(scene.places, span), [i])
        taken.update(range(*span))
        yield _past(scene, segment, dated, i, lasting)


def _real(scene: Scene, i: int, war: bool) -> bool:
    """Whether it took place; "ended the 1975-90 war" makes the war no less real, "a cessation of hostilities" tells of none."""
    view = scene.view
    if not war:
        return reality(scene, lexicon(), i) == "actual"
    above = view.head[view.head[i]]
    return not (view.dep[i] == "pobj" and view.pos[above] == "NOUN" and view.low[above] in lexicon().governing_nouns)


def _anybody(scene: Scene, i: int) -> bool:
    """Whether the clause of a verb names a party at all ("he fled in 1979" does not)."""
    own = set(clauses.tokens(scene.view, clauses.root(scene.view, i)))
    return any(m.actor is not None and m.actor.kind in PARTIES and m.end - 1 in own for m in scene.actors)


def _free(span: Tokens, i: int, taken: set[int]) -> Tokens:
    """The part of a range around ``i`` that no other past event took."""
    start, end = i, i + 1
    while start > span[0] and start - 1 not in taken:
        start -= 1
    while end < span[1] and end not in taken:
        end += 1
    return start, end


def _dates_of(scene: Scene, i: int) -> list[Marked]:
    """Time expressions of a word: in its own phrase, else in its clause or those above."""
    first, last = scene.view.subtree(i)
    own = [
        m for m in scene.within(scene.times, (first, last)) if m.end <= last and m.time and m.time.role != "reporting"
    ]
    if own or _aside(scene, i):
        return own
    return [
        m
        for m in clauses.marks_in(scene, scene.times, clauses.root(scene.view, i))
        if m.time and m.time.role != "reporting"
    ]


def _stretch(scene: Scene, i: int, dated: list[Marked]) -> Tokens:
    """The words that tell a named past event: its clause, with the dates."""
    start, end = clauses.span(scene.view, clauses.root(scene.view, i))
    bounds = scene.view.bounds(i)
    phrase = scene.view.subtree(i) if not scene.view.verbal(i) else (i, i + 1)
    start = min([start, phrase[0], *(m.start for m in dated)])
    end = max([end, phrase[1], *(m.end for m in dated)])
    return max(start, bounds[0]), min(end, bounds[1])


def _roles(scene: Scene, i: int) -> tuple[Actor | None, Actor | None]:
    """Who did it to whom; of a noun also those between whom, or of what ("Iraq's invasion of Kuwait")."""
    view = scene.view
    agent, target = agent_of(scene, i), target_of(scene, i)
    if view.verbal(i):
        return agent, target
    agent = agent or before(scene, i)
    above = view.head[i]
    if agent is None and view.dep[i] in ("dobj", "pobj"):
        node = above if view.verbal(above) else view.head[above]
        agent = agent_of(scene, node) if view.verbal(node) else None
    if target is None:
        for k in view.kids[i]:
            if view.dep[k] == "prep" and view.low[k] in ("of", "between", "with"):
                target = next((scene.actor_at[j] for j in range(*view.subtree(k)) if j in scene.actor_at), None)
                break
    return agent, target


def _parted(scene: Scene, past: Past, published: When) -> list[Past]:
    """A stretch that tells two wars by two dates ("in 1965 and again in 1971") as two."""
    marks = sorted(past.times, key=lambda m: m.start)
    for a, b in pairwise(marks):
        if a.time is None or b.time is None:
            continue
        between = scene.view.low[a.end : b.start]
        if "and" in between and set(between) <= BETWEEN_YEARS and not same([a.time], [b.time], published):
            segment, cut = past.segment, a.end
            rest = Segment(cut, segment.end, segment.sentence, times=[b], places=segment.places)
            rest.mentions = [m for m in segment.mentions if m.at >= cut]
            rest.tolls = [k for k in segment.tolls if scene.tolls[k].trigger >= cut]
            segment.end = cut
            segment.times = [m for m in segment.times if m.start < cut]
            segment.mentions = [m for m in segment.mentions if m.at < cut]
            segment.tolls = [k for k in segment.tolls if scene.tolls[k].trigger < cut]
            return [replace(past, times=[a]), replace(past, segment=rest, times=[b])]
    return [past]
