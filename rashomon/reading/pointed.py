"""Places that an article says without their name where it tells an incident: "the gorge" of what it called a gorge before, and those of the
sentence that says where the deed was: "The blast came at X"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from rashomon.model import Place
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import aside, elsewhere, grade
from rashomon.reading.words import words

KINDS = words("kinds-pointed-at")
THE = frozenset({"the", "that", "this", "same"})
TURNED = words("directions") | {"same", "whole", "entire", "besieged", "stricken", "disputed"}
LEADS = frozenset({"in", "into", "inside", "over", "above", "on", "at", "near", "around", "outside", "across", "of", "throughout", "through"})  # fmt: skip
OCCURS = words("occurs")
SAID_BEHIND = 6
"""Tokens behind a name among which its kind is told: "X, a mining village"."""
SINCE = 6
"""Sentences behind the first one that tells an incident among which another one says where it was."""


def pointed(scene: Scene, segments: Sequence[Segment]) -> Place | None:
    """The place of a kind that the sentences of an incident only point at: "bombs fell on hamlets in the gorge", where a gorge was named.

    Parameters: the article's scene; the segments that tell the incident. None where nothing points at a place that was named before.
    """
    for segment in segments:
        for i in range(segment.start + 1, segment.end):
            if scene.view.low[i] in KINDS and _alone(scene, i) and (place := _before(scene, i)) is not None:
                return place
    return None


def _alone(scene: Scene, i: int) -> bool:
    """Whether a word for a kind of place stands for one that is known by now: "in the gorge", not "in the gorge of X" or "in the X gorge"."""
    view, k = scene.view, i - 1
    while k > 0 and view.low[k] in TURNED:
        k -= 1
    if view.low[k] not in THE or view.low[i + 1 : i + 2] in (["of"], ["'s"], ["’s"], ["-"]):
        return False
    if view.pos[i] not in ("NOUN", "PROPN") or (i + 1 < view.size and view.pos[i + 1] in ("NOUN", "PROPN")):
        return False
    return view.low[k - 1] in LEADS


def _before(scene: Scene, i: int) -> Place | None:
    """The place named last before a token that the text called by the word there."""
    view = scene.view
    for mark in reversed(scene.places):
        if mark.end > i or mark.place is None or grade(mark.place) > 3 or aside(scene, mark):
            continue
        if _called(scene, mark, view.low[i]):
            return mark.place
    return None


def _called(scene: Scene, mark: Marked, kind: str) -> bool:
    """Whether a place is called by a word for its kind: "X Gorge", "X village", "the village of X", "X, a fishing village"."""
    low, size = scene.view.low, scene.view.size
    if low[mark.end - 1] == kind or low[mark.end : mark.end + 1] == [kind]:
        return True
    if low[mark.start - 1] == kind or (low[mark.start - 1] == "of" and low[mark.start - 2] == kind):
        return True
    behind = low[mark.end : min(mark.end + SAID_BEHIND, size)]
    if behind[:2] not in ([",", "a"], [",", "an"], [",", "the"]) or kind not in behind:
        return False
    return not any(w in (",", ".") for w in behind[2 : behind.index(kind)])


def stated(scene: Scene, segments: Sequence[Segment], taken: Container[int]) -> Place | None:
    """The place of the sentence that says where the deed was, of which other sentences tell: "The blast came at noon at X, near Y".

    Parameters: as of :func:`pointed`; ``taken``, numbers of sentences that tell another incident.
    """
    own = {s.sentence for s in segments}
    first = min(own)
    for number in range(first, first + SINCE):
        if number >= len(scene.view.sentences) or (number in taken and number not in own):
            continue
        for mark in _where(scene, number):
            if mark.place is not None and grade(mark.place) <= 1:
                return mark.place
    return None


def _where(scene: Scene, number: int) -> Iterator[Marked]:
    """The places of a sentence of which the subject is a deed and the verb says no more than that it was."""
    view = scene.view
    start, end = scene.view.sentences[number]
    for verb in range(start, end):
        if view.lemma[verb] not in OCCURS or not view.verbal(verb):
            continue
        subject = view.kid(verb, "nsubj", "nsubjpass")
        noun = None if subject is None else lexicon().nouns.get(view.low[subject])
        if subject is None or noun is None or noun.force == "talk" or view.low[subject - 1] not in THE | {"fatal"}:
            continue
        for mark in scene.within(scene.places, (verb, end)):
            led = {"in", "at", "near", "on", "outside"} & set(view.low[max(mark.start - 4, verb) : mark.start])
            if led and not aside(scene, mark) and not elsewhere(scene, mark):
                yield mark


__all__ = ["pointed", "stated"]
