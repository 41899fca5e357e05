"""The day of an incident where the text gives it only when it comes back to it: "the shooting took place on Monday", "since Tuesday
night's bombing", "the blast that killed 29 people on Monday night"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import TimeMention
from rashomon.reading.events.days import ago, says_which_day
from rashomon.reading.events.features import Known
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.words import words

HAPPENED = words("happened")
DEEDS = words("deeds")
"""Nouns for a deed of any kind: "the attack", "the violence"."""
POINTING = words("pointing")
OTHERS = words("others")
"""Words before a noun that make it another deed than the one told."""
IT = frozenset({"it", "this", "that", "which", "all"})
"""Pronouns for what the sentence before tells."""
BOTH = frozenset({"both", "either", "each"})
"""Pronouns for two deeds that the sentences before tell."""
DESCRIBES = ("prep", "pobj", "npadvmod", "nmod", "compound", "amod", "poss", "dep")
"""How a day hangs on the noun of a deed, step by step."""
FORTNIGHT = 14


def named_back(
    scene: Scene, members: Sequence[Known], all_known: Sequence[Known], first: frozenset[int]
) -> Iterator[TimeMention]:
    """The days that the text gives for a deed that it points back at, and that may be the one that the ``members`` tell, in the order of the text.

    Parameters: the scene; the segments of an incident and of the article; ``first``, the segments (by their first token) that open another incident:
    a day in one that goes on with another incident is of that. A noun counts that is of the same kind as a word of the incident, or means any deed, in a
    sentence that names no place and no figure that the incident has not.
    """
    segments = [m.segment for m in members]
    own = {s.start for s in segments}
    start = min(s.start for s in segments if s is segments[0] or not members[0].headline)
    modes = {m.trigger.mode for s in segments for m in s.mentions}
    told = {scene.view.lemma[m.at] for s in segments for m in s.mentions}
    at: dict[int, Segment] = {m.at: one.segment for one in all_known for m in one.segment.mentions}
    known = {one.segment.start: one for one in all_known}
    for mark in scene.times:
        time = mark.time
        if time is None or mark.start < start or not _of_a_day(time):
            continue
        if time.end is not None and not _tells_of(scene, mark, BOTH | IT):
            continue
        back = ago(time, members[0].published)
        if back is not None and not 0 <= back[1] <= FORTNIGHT:
            continue
        noun, told_of = _noun(scene, mark)
        if noun is not None and told_of and scene.view.low[noun] in BOTH:
            # "Both happened on Monday", below two that were told.
            if 0 < scene.view.sentence[noun] - max(s.sentence for s in segments) <= len(BOTH):
                yield time
            continue
        if noun is not None and told_of and scene.view.low[noun] in IT:
            # "It happened on Monday", right behind what the incident tells.
            if scene.view.sentence[noun] - 1 in {s.sentence for s in segments}:
                yield time
            continue
        if noun is None or not _definite(scene, noun, mark):
            continue
        segment = at.get(noun)
        if segment is not None and not told_of and segment.start not in own and segment.start not in first:
            continue
        kind = next((m.trigger.mode for m in segment.mentions if m.at == noun), None) if segment else None
        alike = scene.view.lemma[noun] in told or scene.view.low[noun] in DEEDS or (kind is not None and kind in modes)
        if alike and (segment is None or not _differs(scene, known[segment.start], members)):
            yield time


def _of_a_day(time: TimeMention) -> bool:
    if time.role == "reporting" or time.anchor == "narrative" or "future" in (time.direction, time.tense):
        return False
    if time.kind not in ("date", "time") or time.modifier in ("since", "until"):
        return False
    named = says_which_day(time)
    return named or time.part == "overnight" or (time.unit == "day" and time.offset in (-2, -1, 0))


def _tells_of(scene: Scene, mark: Marked, pronouns: frozenset[str]) -> bool:
    noun, told_of = _noun(scene, mark)
    return noun is not None and told_of and scene.view.low[noun] in pronouns


def _noun(scene: Scene, mark: Marked) -> tuple[int | None, bool]:
    """The noun of the deed that a day belongs to, and whether its sentence says of it that it was then: "the shooting took place on Monday"."""
    view, k = scene.view, mark.end
    while k < view.size - 1 and (view.pos[k] == "ADJ" or view.tag[k] == "POS"):
        k += 1
    if k < view.size and view.pos[k] == "NOUN" and (k > mark.end or view.dep[mark.end - 1] in DESCRIBES):
        return k, False
    i = mark.start
    while view.head[i] != i and mark.start <= view.head[i] < mark.end:
        i = view.head[i]
    while view.head[i] != i and view.dep[i] in DESCRIBES:
        i = view.head[i]
        if view.pos[i] == "NOUN":
            return i, False
    while view.head[i] != i and not view.verbal(i):
        i = view.head[i]
    if not view.verbal(i):
        return None, False
    if view.dep[i] == "relcl" and view.pos[view.head[i]] == "NOUN":
        return view.head[i], False
    subject = view.kid(i, "nsubj", "nsubjpass")
    return (subject, True) if subject is not None and view.low[i] in HAPPENED else (None, False)


def _definite(scene: Scene, noun: int, mark: Marked) -> bool:
    """Whether the noun is told as known: "the attack", "Sunday's attack"; no "another attack", "the second attack"."""
    view = scene.view
    before = view.low[max(view.subtree(noun)[0], noun - 6) : noun]
    if not OTHERS.isdisjoint(before):
        return False
    return mark.end <= noun or not POINTING.isdisjoint(before)


def _differs(scene: Scene, one: Known, members: Sequence[Known]) -> bool:
    """Whether a segment has a place or a figure that the incident has not."""
    names = {name for m in members for name in m.names}
    around = scene.within(scene.places, scene.view.bounds(one.segment.start))
    named = {n.lower() for m in around if m.place for n in (m.place.name, *m.place.other_names)}
    if one.names and names and (one.names | named).isdisjoint(names):
        return True
    figures = {figure for m in members for figure in m.numbered}
    here = {f for f in one.numbered if f[0] in {g[0] for g in figures}}
    return bool(here) and here.isdisjoint(figures)
