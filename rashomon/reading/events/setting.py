"""Where and when a deed was, told in the sentence before the one that tells its harm.

"On Friday rockets came down among the stalls of the market in Utopia. Five people were killed.": no word of the first sentence need be one
of violence, so that it is no segment; yet the day and the town that it names are those of the five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.reading.events.lexicon import Weapon, lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import COUNTRY, FINE, aside, best_places, elsewhere, grade
from rashomon.reading.words import words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
REGIONS = words("sites") | words("settlements")
SAME = frozenset({"that", "same"})
PARAGRAPH = "\n\n"
INTO = frozenset({"in", "at", "near", "around", "outside"})
NEAR = 5
"""Tokens from such a word at a sentence's head to the town."""
HEAD = 16
"""Tokens of the line that opens an entry, at most."""


def settle(scene: Scene, segments: Sequence[Segment], armed: Mapping[int, Weapon]) -> None:
    """Give the day and place of a sentence that sets the scene to the segments that tell its harm.

    Parameters: the scene; its segments, in the order of the text, which are changed; the weapons by token. A sentence sets the scene where it
    is no segment itself, stands right before one in its paragraph, names a day and an armed side or weapon, and tells what somebody did there,
    and not what was said, or tried in court. The segment takes its day and place where it has none, and so do those after it that name neither. "There" and "in the same town" are
    where the text was last.
    """
    for segment in segments:
        if not segment.places and _points_back(scene, segment):
            segment.places = _named_last(scene, segment)
    told = {segment.sentence for segment in segments}
    placed = {segment.item for segment in segments if segment.item is not None and segment.places}
    for segment in segments:
        if segment.item not in placed:
            segment.places = _of_head(scene, segment)
    stands: tuple[list[Marked], list[Marked]] | None = None
    last = -1
    for segment in segments:
        number = segment.sentence
        if segment.start != scene.view.sentences[number][0]:
            stands = None
            continue
        follows = number - last == 1 and stands is not None
        if not follows or not _same_paragraph(scene, number):
            before = number - 1
            near = before >= 0 and before not in told and _same_paragraph(scene, number)
            if near and _sets(scene, before, armed):
                stands = _marks(scene, before, segment)
            else:
                town = _moved_to(scene, before) if near else []
                stands = ([], town) if town else None
        last = number
        if stands is None or any(_day(m) for m in segment.times) or not _beside(segment, stands[1]):
            stands = None
            continue
        times, places = stands
        segment.times = [*segment.times, *times]
        segment.places = segment.places or list(places)


def _points_back(scene: Scene, segment: Segment) -> bool:
    """Whether a stretch says that it was where the text was last: "ninety people died there", "in the same town"."""
    view = scene.view
    for i in range(segment.start + 1, segment.end):
        if view.low[i] == "there" and view.dep[i] == "advmod" and view.pos[view.head[i]] == "VERB":
            return view.low[i - 1] != "from"
        if view.low[i] in REGIONS and view.low[i - 1] in SAME and view.low[i - 2] in (*INTO, "the"):
            return True
    return False


def _named_last(scene: Scene, segment: Segment) -> list[Marked]:
    """The place named last before a stretch, in its sentence or the one before it, of a list in its entry."""
    number, item = segment.sentence, segment.item
    first = max(scene.view.sentences[max(number - 1, 0)][0], item.start if item is not None else 0)
    marks = [m for m in scene.within(scene.places, (first, segment.start)) if m.place is not None]
    told = (m for m in reversed(marks) if not aside(scene, m) and not elsewhere(scene, m))
    return [m for m in told if m.place is not None and grade(m.place) < COUNTRY][:1]


def _of_head(scene: Scene, segment: Segment) -> list[Marked]:
    """The places in the line that opens the entry of a segment and holds no more than a day and names: "Monday 4 July, Utopia."."""
    item, view = segment.item, scene.view
    if item is None or segment.places or item.day is None or item.day.start < item.start:
        return list(segment.places)
    end = view.bounds(item.day.start)[1]
    if end > segment.start or end - item.start > HEAD or any(view.verbal(i) for i in range(item.start, end)):
        return []
    return best_places(scene, scene.within(scene.places, (item.day.end, end)), [segment.start])


def _same_paragraph(scene: Scene, number: int) -> bool:
    """Whether a sentence goes on in the paragraph of the one before."""
    start, end = scene.view.sentences[number - 1]
    return not any(PARAGRAPH in low for low in scene.view.low[start:end])


def _sets(scene: Scene, number: int, armed: Mapping[int, Weapon]) -> bool:
    """Whether an armed side or a weapon does something in a sentence on a day that it names."""
    view, (start, end) = scene.view, scene.view.sentences[number]
    if not any(_day(m) for m in scene.within(scene.times, (start, end))):
        return False
    weapon = any(start <= i < end for i in armed)
    sides = any(
        m.actor is not None and (m.actor.kind in ("forces", "non-state") or m.actor.category == "military")
        for m in scene.within(scene.actors, (start, end))
    )
    root = next((i for i in range(start, end) if view.dep[i] == "ROOT"), start)
    tried = not lexicon().cues["court"].isdisjoint(view.low[start:end])
    return (weapon or sides) and not tried and view.tag[root] in FINITE and root not in scene.cued


def _marks(scene: Scene, number: int, segment: Segment) -> tuple[list[Marked], list[Marked]]:
    """The days and places of a sentence, as those of what comes after it."""
    bounds = scene.view.sentences[number]
    times = [m for m in scene.within(scene.times, bounds) if _day(m)]
    own = [replace(m, time=m.time.model_copy(update={"role": "event"})) for m in times if m.time is not None]
    return own, best_places(scene, scene.within(scene.places, bounds), [segment.start])


def _moved_to(scene: Scene, number: int) -> list[Marked]:
    """The town to which a sentence turns: "In Utopia, the search of the ruins ended.", "Elsewhere, the siege of Utopia went on."."""
    view, (start, end) = scene.view, scene.view.sentences[number]
    turned = view.low[start] in lexicon().cues["elsewhere"]
    if not (turned or view.low[start] in INTO) or any(i in scene.cued for i in range(start, end)):
        return []
    marks = scene.within(scene.places, (start + 1, end))
    if not turned and not any(m.start < start + NEAR for m in marks):
        return []
    return [m for m in marks if m.place is not None and m.place.precision <= FINE][:1]


def _day(mark: Marked) -> bool:
    """Whether an expression says on which day something was done, and not when it was said."""
    time = mark.time
    if time is None or time.role == "reporting" or time.kind not in ("date", "time") or time.modifier is not None:
        return False
    return time.day is not None or time.weekday is not None or time.unit == "day"


def _beside(segment: Segment, places: Sequence[Marked]) -> bool:
    """Whether a segment names no other town than the sentence before it."""
    names = {m.place.name for m in segment.places if m.place is not None and m.place.precision <= FINE}
    return not names or bool(names & {m.place.name for m in places if m.place is not None})
