"""Stretches of text that tell one thing: a sentence, or the part of it that names a place, a day or a toll of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from rashomon.model import Actor, Place, Reality, TimeMention
from rashomon.reading.attribution.lexicon import rows
from rashomon.reading.events.afterwards import afterwards, day_before, of_count, verb_of
from rashomon.reading.events.counted import after_another, behind, offset_of, stands_with, turned
from rashomon.reading.events.items import Item, counted_in, items, names
from rashomon.reading.events.lexicon import Weapon, lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.passing import (
    as_told,
    beside_named,
    going_since,
    in_passing,
    of_answered,
    since_the_deed,
    to_come,
)
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.where import aside, best_places, grade
from rashomon.reading.frames import Tokens, TollMention
from rashomon.reading.words import words

DEEP = 20
"""Steps up the tree from a word of violence at most."""
BREAKS = frozenset(
    {"and", "while", "as", "after", "before", "since", "whereas", "but", "where", "when", "adding"}
    | {",", ";", ":", "-", "–", "—"}
)
HYPHENS = frozenset({"-", "–"})
DIED = words("died")
GROWN = words("grown")
PROMPTS = words("prompts")
SITES = words("sites")
LOST = words("lost-since")
UNNAMED = frozenset({"a", "an", "another"})
SITE = 4
"""Words from "in a" to the site of no name: "in a nearby village"."""
SORTS = words("settlements")
"""Words for a kind of place behind its name."""


@dataclass
class Segment:
    """Token range ``[start, end)`` of one sentence and what is in it.

    ``tolls`` are indices into the scene's tolls. ``places`` and ``times`` are those that can say where and when, best first.
    """

    start: int
    end: int
    sentence: int
    mentions: list[Mention] = field(default_factory=list)
    tolls: list[int] = field(default_factory=list)
    places: list[Marked] = field(default_factory=list)
    times: list[Marked] = field(default_factory=list)
    armed: list[Weapon] = field(default_factory=list)
    counted: bool = False
    """Whether the news is counted from it: "the raid came five days after" what it tells."""

    said: TimeMention | None = None
    """When it was said, for what is told as news without a day of its own."""

    item: Item | None = None
    """The entry of a list in which it stands."""
    beside: tuple[Place, ...] = ()
    """Where what its entry tells was, by its segments."""
    names: frozenset[str] = frozenset()
    """The names in its entry of where something was, whether a gazetteer knows them or not."""
    figures: frozenset[tuple[str, int | None]] = frozenset()
    """The harm that its entry counts, where that tells who did something, too."""

    @property
    def span(self) -> Tokens:
        return self.start, self.end

    @property
    def place(self) -> Place | None:
        """Where it was, as far as the segment itself says."""
        return self.places[0].place if self.places else None

    @property
    def time(self) -> TimeMention | None:
        """When it was, as far as the segment itself says."""
        return self.times[0].time if self.times else None

    @property
    def agents(self) -> list[Actor]:
        return [agent for m in self.mentions for agent in m.agents]

    @property
    def targets(self) -> list[Actor]:
        return [m.target for m in self.mentions if m.target is not None]

    def reality(self, scene: Scene) -> Reality:
        """Actual as soon as one of its words or tolls is."""
        found: list[Reality] = [m.reality for m in self.mentions]
        found += [scene.tolls[k].reality for k in self.tolls]
        return "actual" if not found or "actual" in found else found[0]


@lru_cache(maxsize=1)
def answers() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases that say that one act answers another ("in retaliation for"), by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for (phrase,) in rows("answers.tsv"):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def violent_segments(scene: Scene, found: list[Mention], armed: dict[int, Weapon]) -> list[Segment]:
    """The stretches that tell violence or harm, in the order of the text.

    Parameters: the scene, its mentions and weapons. A sentence is cut where a new place or day begins, if there is a word of
    violence or a toll on both sides.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in found:
        if mention.trigger.force != "talk":
            by_sentence.setdefault(mention.sentence, []).append(mention)
    tolls: dict[int, list[int]] = {}
    for k, toll in enumerate(scene.tolls):
        if toll.again is None:
            tolls.setdefault(scene.view.sentence[toll.trigger], []).append(k)
    entries = items(scene)
    segments: list[Segment] = []
    for number in sorted(by_sentence.keys() | tolls.keys()):
        bounds = scene.view.sentences[number]
        for span in _cut(scene, bounds, by_sentence.get(number, []), tolls.get(number, [])):
            segment = Segment(*span, number)
            segment.mentions = [m for m in by_sentence.get(number, []) if span[0] <= m.at < span[1]]
            segment.tolls = [k for k in tolls.get(number, []) if span[0] <= seat(scene, scene.tolls[k]) < span[1]]
            bare = all(scene.tolls[k].trigger < span[0] for k in segment.tolls)
            again = not segment.mentions and bare and bool(segments) and segments[-1].sentence == number
            if again:
                # "Fired at X, and at another point": the act is not said again.
                segment.mentions = segments[-1].mentions[-1:]
            if segment.mentions or segment.tolls:
                segment.item = next((e for e in entries if e.start <= segment.start < e.end), None)
                _furnish(scene, segment, armed, segments)
                if again and not segment.times:
                    segment.times, segment.said = segments[-1].times, segments[-1].said
                segments.append(segment)
    for entry in entries:
        within = [s for s in segments if s.item is entry]
        places = tuple(s.place for s in within if s.place is not None)
        named = names(scene, entry)
        acts = any(m.agents and scene.view.verbal(m.at) for s in within for m in s.mentions)
        counts = ((scene.tolls[k].status, scene.tolls[k].count.low) for s in within for k in s.tolls)
        figures = frozenset(counts) if acts else frozenset()
        for segment in within:
            segment.beside, segment.names, segment.figures = places, named, figures
    return segments


def seat(scene: Scene, toll: TollMention) -> int:
    """The token at which a figure is told: its word of harm; of one that only adds to a figure before it ("30 were killed near the town,
    and another five outside the next one"), its own."""
    first, last = toll.tokens
    low = scene.view.low
    adds = not GROWN.isdisjoint(low[max(first - 1, 0) : last])
    return first if toll.trigger < first and adds and "and" in low[toll.trigger : first] else toll.trigger


def adds_elsewhere(scene: Scene, span: Tokens) -> bool:
    """Whether the words tell of further people harmed at a site without a name: "three more died at a camp outside the town"."""
    low, (start, end) = scene.view.low, span
    if not any(GROWN & set(low[t.tokens[0] : t.tokens[1] + 1]) for t in scene.tolls if start <= seat(scene, t) < end):
        return False
    return any(
        low[i] in ("in", "at", "near")
        and low[i + 1] in UNNAMED
        and not SITES.isdisjoint(low[i + 2 : min(i + 2 + SITE, end)])
        for i in range(start, end - 2)
    )


def _furnish(scene: Scene, segment: Segment, armed: dict[int, Weapon], before: list[Segment]) -> None:
    anchor = [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]
    segment.places = best_places(scene, scene.within(scene.places, segment.span), anchor)
    times = scene.within(scene.times, segment.span)
    opens = _day_of_entry(scene, segment, before)
    dated = [m for m in times if m.time and m.time.kind in ("date", "time") and m is not opens]
    # "The army said on Tuesday, a day after the attack", "it comes days after the army said that its jets had hit a camp": counted from
    # the deed, whoever says it.
    dated = [as_told(m) if since_the_deed(scene, m, anchor) or _said_after(scene, m, anchor) else m for m in dated]
    own = [m for m in dated if m.time and m.time.role != "reporting" and not in_passing(scene, m, anchor)]
    firm = [m.at for m in segment.mentions if m.trigger.force != "back"] + anchor[len(segment.mentions) :]
    usable = [m for m in own if not any(f(scene, m, anchor) for f in (after_another, to_come, of_answered))]
    usable = beside_named(scene, usable, anchor)
    own = [turned(scene, _when(scene, m), firm or anchor) for m in usable]
    counted = [b for a, b in zip(usable, own, strict=True) if offset_of(a) != offset_of(b)]
    segment.counted = bool(counted)
    later = [m for m in own if m not in counted and afterwards(scene, m, anchor)]
    own = [next((told for day in later if (told := day_before(m, day)) is not m), m) for m in own]
    beside = [
        m
        for m in own
        if m in later
        or (m not in counted and _above(scene, m, anchor))
        or _of_court(scene, m, anchor)
        or of_count(scene, m, anchor)
        or _of_source(scene, m)
    ]
    if counted:
        beside += [m for m in own if m not in beside and not any(stands_with(scene, m, t) for t in counted)]
    own = [m if opens is None else counted_in(m, opens) for m in own if m not in beside]
    segment.times = sorted(own, key=lambda m: min(abs(m.start - a) for a in anchor))
    headed = opens is not None and segment.item is not None and opens.start < segment.item.start
    if (
        opens is not None
        and opens.time is not None
        and not any(_of_long_ago(m) or _fixed(m) if headed else _names_day(m) for m in segment.times)
    ):
        # The day that opens an entry is that of all it tells.
        segment.times.insert(0, replace(opens, time=opens.time.model_copy(update={"role": "event", "tense": None})))
    said = [m for m in dated if m.time and m.time.role == "reporting"]
    said += [m for m in beside if not _of_source(scene, m)]
    segment.said = next((m.time for m in said if _names_day(m)), said[0].time if said else None)
    if segment.counted and segment.said is not None:
        # The news that comes two days after it is not what it tells.
        segment.said = segment.said.model_copy(update={"role": "reporting"})
    segment.armed = [weapon for i, weapon in sorted(armed.items()) if segment.start <= i < segment.end]


def _day_of_entry(scene: Scene, segment: Segment, before: list[Segment]) -> Marked | None:
    """The day that opens the entry of a segment. One that is part of a sentence ("On 6 February, police arrested two. The group denied
    that ...") dates more only where that sentence tells what was done."""
    item = segment.item
    if item is None or item.day is None or not item.prose or not item.start <= item.day.start < item.end:
        return item.day if item is not None else None
    opening, court = scene.view.sentence[item.day.start], lexicon().cues["court"]
    first = [s for s in before if s.sentence == opening]
    told = segment.sentence == opening or any(scene.view.low[m.at] not in court for s in first for m in s.mentions)
    return item.day if told else None


def _names_day(mark: Marked) -> bool:
    """Whether an expression says on which day, or on which day from another, and not only at what time of it."""
    time = mark.time
    return time is not None and (time.day is not None or time.weekday is not None or time.unit in ("day", "week"))


def _fixed(mark: Marked) -> bool:
    """Whether it names a day that is not counted from what is told before: below a day "the morning after" is mostly of that day."""
    return _names_day(mark) and mark.time is not None and mark.time.anchor != "narrative"


def _of_long_ago(mark: Marked) -> bool:
    """Whether a sentence below a day tells of another month or year: "in September two missiles ..."."""
    time = mark.time
    coarse = time is not None and (time.month is not None or time.year is not None or time.unit in ("month", "year"))
    return time is not None and coarse and time.modifier != "since"


def _when(scene: Scene, mark: Marked) -> Marked:
    """ "For the first time since Sunday, when a bomb killed five", "ten are missing since Sunday": the day itself, not what came after it."""
    low = scene.view.low
    lost = not LOST.isdisjoint(low[max(mark.start - 3, 0) : mark.start])
    if mark.time is None or mark.time.modifier != "since" or not (lost or "when" in low[mark.end : mark.end + 2]):
        return mark
    return replace(mark, time=mark.time.model_copy(update={"modifier": None}))


def _above(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a day is told of a deed under which the violence is only spoken of: "lodged a protest on Monday over what it called
    an attack"."""
    verb = verb_of(scene, mark)
    return verb is not None and bool(anchor) and all(_spoken_of(scene, a, verb) for a in anchor)


def _of_court(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether a day is that of an arrest or a charge, and the deed hangs below it: "were arrested on Monday in the shooting of a man"."""
    verb, view = verb_of(scene, mark), scene.view
    court = lexicon().cues["court"]
    if verb is None or view.low[verb] not in court:
        return False
    deeds = [a for a in anchor if view.low[a] not in court]
    start, end = view.subtree(verb)
    # "Charged on Thursday over the shooting at a shop on Tuesday": the day behind the deed is the deed's where the verb has one of its own.
    if any(
        start <= m.start < d < mark.start and m.time is not None and m.time.weekday is not None
        for m in scene.times
        for d in deeds
    ):
        return False
    return bool(deeds) and all(start <= a < end for a in deeds)


def _of_source(scene: Scene, mark: Marked) -> bool:
    """Whether a day ends a bracket that names where something was taken from: "(army page, 14 Nov) The rebels fired ..."."""
    low, (first, last) = scene.view.low, scene.view.bounds(mark.start)
    if mark.end >= last or low[mark.end] != ")" or low[mark.start - 1] not in (",", ";"):
        return False
    opens = next((i for i in range(mark.start - 1, first - 1, -1) if low[i] == "("), None)
    return opens is not None and (opens == first or mark.end + 2 >= last)


def _spoken_of(scene: Scene, i: int, verb: int) -> bool:
    """Whether another verb stands between the token ``i`` and the ``verb`` that it hangs below."""
    view, between = scene.view, False
    for _ in range(DEEP):
        above = view.head[i]
        if above == verb:
            return between
        if above == i:
            return False
        between = between or (view.pos[above] == "VERB" and view.dep[above] in ("pcomp", "ccomp", "relcl"))
        i = above
    return False


def _said_after(scene: Scene, mark: Marked, anchor: list[int]) -> bool:
    """Whether all that a segment tells was said so long before: "it comes two days after the army said that it had killed nine"."""
    if turned(scene, mark, anchor) is mark:
        return False
    start, end = scene.view.subtree(scene.view.head[behind(scene, mark)])
    return all(start <= a < end for a in anchor if a > mark.start)


def _cut(scene: Scene, bounds: Tokens, found: list[Mention], tolls: list[int]) -> list[Tokens]:
    """Cut a sentence's token range before each stretch that tells something else.

    That is one with a word of violence and a place or day of its own, one that the stretch before is the answer to, or another
    place for the act before ("and at another point").
    """
    telling = sorted({m.at for m in found if m.trigger.force != "back"} | {seat(scene, scene.tolls[k]) for k in tolls})
    if not telling:
        return [bounds]
    places = [m for m in scene.within(scene.places, bounds) if m.place and grade(m.place) <= 1 and not aside(scene, m)]
    times = [
        m for m in scene.within(scene.times, bounds) if m.time and m.time.kind == "date" and m.time.role != "reporting"
    ]
    cuts: list[int] = []
    start = bounds[0]
    told = _next(telling, bounds)
    for i in range(bounds[0] + 1, bounds[1] - 1):
        ahead = i < telling[-1]
        back = scene.view.low[i] == "since" and not going_since(scene, times, start, i)
        if ahead and back and any(start <= m.at < i for m in found):
            # "The deadliest clash since X took the hills": what follows is history, however little stands before it.
            cuts.append(i)
            start, told = i, _next(telling, (i, bounds[1]))
            continue
        if told >= i:
            continue
        if ahead:
            own = (
                scene.view.low[i] in BREAKS
                and not _within_word(scene, i)
                and not _when_it_was(scene, i, tolls)
                and _of_its_own(scene, telling, places, times, start, i, bounds[1])
            )
            new = (
                own
                or _answers(scene, i)
                or _prompted(scene, i, telling)
                or any(m.start == i and _counts_from(scene, m, telling) for m in times)
            )
        else:
            new = _elsewhere(scene, i)
        if new:
            cuts.append(i)
            start, told = i, _next(telling, (i, bounds[1]))
    edges = [bounds[0], *cuts, bounds[1]]
    return list(pairwise(edges))


def _within_word(scene: Scene, i: int) -> bool:
    """Whether a hyphen only joins two parts of one word: "at al-Barth", "a rebel-held town"."""
    return scene.view.low[i] in HYPHENS and not scene.doc[i].whitespace_ and not scene.doc[i - 1].whitespace_


def _next(telling: list[int], bounds: Tokens) -> int:
    """The first word that tells something in a range of tokens, else its end."""
    return next((t for t in telling if t >= bounds[0]), bounds[1])


def _of_its_own(
    scene: Scene, telling: list[int], places: list[Marked], times: list[Marked], start: int, i: int, end: int
) -> bool:
    """Whether what follows ``i`` has a place or day that what stands before it has not."""
    # The stretch to the right ends where the next break with a telling word on both sides would be; its marks come first.
    following = min(t for t in telling if t > i)
    reach = min((t for t in telling if t > following), default=end)
    described = _describes(scene, places, i, following)
    named = [m for m in places if m is not described and not _inside_label(scene, m, i)]
    return (
        _own(named, (start, i), (i, reach), _different_place)
        or _own(times, (start, i), (i, reach), _different_time)
        or (any(m.place for m in scene.within(scene.places, (start, i))) and adds_elsewhere(scene, (i, reach)))
    )


def _inside_label(scene: Scene, mark: Marked, i: int) -> bool:
    """Whether a place on no map stands behind ``i`` in a sentence that a place and a colon open, and so lies there: "Muridke: three dead
    and one injured at the old mosque"."""
    low, first = scene.view.low, scene.view.bounds(i)[0]
    unknown = mark.place is not None and mark.place.lat is None
    return (
        unknown and mark.start >= i and any(m.start >= first and m.end < i and low[m.end] == ":" for m in scene.places)
    )


def _describes(scene: Scene, places: list[Marked], i: int, following: int) -> Marked | None:
    """The place in words between two commas that only say where the place right before the first of them lies: "hit Pokrovsk, a town in
    the Donetsk region, killing five"."""
    view = scene.view
    # "In Patikul town, Sulu province, on Monday"
    inner = any(m.end + (view.low[m.end] in SORTS) == i for m in scene.places if m.end <= i)
    outer = next((m for m in places if i < m.start < following), None)
    if view.low[i] != "," or not inner or outer is None:
        return None
    closing = next((k for k in range(outer.end, following + 1) if view.low[k] == ","), None)
    if closing is None or closing > following or any(t.tokens[0] in range(i, closing) for t in scene.tolls):
        return None
    return None if any(view.pos[k] in ("VERB", "AUX") for k in range(i, closing)) else outer


def _when_it_was(scene: Scene, i: int, tolls: list[int]) -> bool:
    """Whether "when" begins at ``i`` that tells how people were harmed: "killing five in the province when they shelled a village"."""
    view, verb = scene.view, scene.view.head[i]
    harmed = {scene.tolls[k].trigger for k in tolls}
    return view.low[i] == "when" and view.dep[verb] == "advcl" and view.head[verb] in harmed


def _answers(scene: Scene, i: int) -> bool:
    """Whether a phrase begins at ``i`` that says what was answered."""
    low = scene.view.low
    return any(tuple(low[i : i + len(words)]) == words for words in answers().get(low[i], ()))


def _prompted(scene: Scene, i: int, telling: list[int]) -> bool:
    """Whether what a deed led to begins at ``i``: "the strike prompted the army to shell the town"."""
    view, verb = scene.view, i - 1
    if (
        view.low[verb] not in PROMPTS
        or not view.verbal(verb)
        or not any(view.dep[k] in ("xcomp", "ccomp") for k in view.kids[verb])
    ):
        return False
    subject = view.kid(verb, "nsubj")
    start, end = view.subtree(subject) if subject is not None else (verb, verb)
    return any(start <= t < end for t in telling)


def _counts_from(scene: Scene, mark: Marked, telling: list[int]) -> bool:
    """Whether a clause of earlier violence begins: "the raid came five days after two men were killed"; "he died two days after he
    was shot" goes on with one."""
    view, i = scene.view, behind(scene, mark)
    if mark.time is None or mark.time.anchor != "narrative" or i + 1 >= len(view.low) or view.low[i] != "after":
        return False
    if _dies_of(scene, mark, telling):
        return False
    if view.dep[i] == "prep":
        return _tells_deed(scene, i, telling)
    start, end = view.subtree(view.head[i])
    return view.dep[i] == "mark" and view.pos[i + 1] != "PRON" and any(max(start, i) < t < end for t in telling)


def _dies_of(scene: Scene, mark: Marked, telling: list[int]) -> bool:
    """Whether somebody dies so long after the deed in which he was hit, of which no harm is told: "a guard died two days after a shooting in X"."""
    view, (first, last) = scene.view, scene.view.bounds(mark.start)
    before = [t for t in telling if first <= t < mark.start]
    harm = any(mark.end <= seat(scene, toll) < last for toll in scene.tolls)
    return bool(before) and all(view.low[t] in DIED for t in before) and not harm


def _tells_deed(scene: Scene, i: int, telling: list[int]) -> bool:
    """Whether a deed is told behind the preposition at ``i`` and not only pointed at: "after the murder of two soldiers in Antrim", "after
    a clash"; no "after the attack"."""
    view, last = scene.view, scene.view.bounds(i)[1]
    end = next((k for k in range(i + 1, last) if view.low[k] in (",", ";")), last)
    first = next((t for t in telling if i < t < end), None)
    if first is None or view.pos[i + 1] == "PRON":
        return False
    if view.pos[first] != "NOUN":
        return True
    places = any(first < m.start < end for m in scene.places)
    return view.low[i + 1] in UNNAMED or places or any(first < seat(scene, t) < end for t in scene.tolls)


def _elsewhere(scene: Scene, i: int) -> bool:
    """Whether "and at another point", "and in a second village" begins at ``i``."""
    low, pos = scene.view.low[i : i + 5], scene.view.pos[i : i + 5]
    if len(low) < 5 or low[0] != "and" or low[1] not in lexicon().cues["place"]:
        return False
    at = 3 if pos[2] == "DET" and low[2] in ("a", "the") else 2
    return low[at] in lexicon().cues["new"] and pos[at] in ("DET", "ADJ") and pos[at + 1] == "NOUN"


def _own(marks: list[Marked], left: Tokens, right: Tokens, different) -> bool:  # type: ignore[no-untyped-def]
    before = [m for m in marks if left[0] <= m.start < left[1]]
    after = [m for m in marks if right[0] <= m.start < right[1]]
    return bool(before and after) and all(different(a, b) for a in before for b in after)


def _different_place(a: Marked, b: Marked) -> bool:
    assert a.place is not None
    assert b.place is not None
    return not ({a.place.name, *a.place.other_names} & {b.place.name, *b.place.other_names})


def _different_time(a: Marked, b: Marked) -> bool:
    assert a.time is not None
    assert b.time is not None
    parts = ("year", "month", "day", "weekday", "offset", "unit", "anchor")
    return any(getattr(a.time, p) != getattr(b.time, p) for p in parts) and a.time.kind == b.time.kind


def civilian(segment: Segment, scene: Scene) -> bool:
    """Whether the harmed are civilians, as far as the segment says."""
    categories = {scene.tolls[k].category for k in segment.tolls} | {a.category for a in segment.targets}
    return "civilian" in categories and not categories & {"military", "police"}


def mode_of(segments: list[Segment]) -> tuple[str, str | None]:
    """PLOVER type and mode that a group of segments tells: its weightiest weapon's, else its plainest word's."""
    weapon = max((w for s in segments for w in s.armed), key=lambda w: w.rank, default=None)
    triggers = [m.trigger for s in segments for m in s.mentions]
    strong = [t for t in triggers if t.force in ("strong", "weak", "send")]
    assault = [t for t in strong if t.plover == "ASSAULT"]
    plover = "ASSAULT" if assault or not strong else strong[0].plover
    modes = [t.mode for t in strong if t.plover == plover and t.mode]
    special = next((m for m in modes if m in ("abduct", "execute", "assassinate", "sexual", "torture", "riot")), None)
    if special:
        return plover, special
    if weapon is not None and plover == "ASSAULT":
        return plover, weapon.mode
    return plover, max(modes, key=modes.count) if modes else None
