"""Whom an accusation means where no actor that the text marks stands: a unit by its name or number, "them", people called by a noun."""

from __future__ import annotations

import re

from rashomon.model import Actor
from rashomon.reading.attribution.view import View
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.strangers import stranger
from rashomon.reading.words import words

UNITS = words("units")
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)?$")
THEM = frozenset({"them", "him", "it", "these", "those"})
"""Pronouns for whom somebody accuses."""
ABLE = frozenset({"non-state", "forces", "state"})
"""Kinds of actor that a pronoun of the accused means."""
BACK = 2
"""Sentences back to which such a pronoun reaches."""
PEOPLE = words("bands")
"""Nouns for people of whom somebody is one who did it, and nothing else tells."""
OUTSIDE = words("outside")
OUTSIDERS = words("outsiders")
"""Powers without a name, behind those words: "a foreign country"."""
ROGUE = words("rogue")
SENT = words("sent-by")
"""Behind people, before "by": whose they are, and not who did it."""
NAMED = 4
"""Words of an accusation among which the name begins of which nothing else tells."""
LONGEST = 4
"""Words by which such people are called."""


def unit_of(view: View, start: int, end: int) -> Tokens | None:
    """The first unit of an armed side that stands between two tokens: "36th Front", "the Antonio Narino column", "structure Simon Bolivar".

    ``None`` where a word for a unit has neither a name nor a number beside it.
    """
    for i in range(start, end):
        if view.low[i] not in UNITS or view.tag[i][:2] not in ("NN", "JJ"):
            continue
        first = i
        while first > start and (_proper(view, first - 1) or ORDINAL.match(view.low[first - 1])):
            first -= 1
        last = i + 1
        if first == i:
            while last < view.bounds(i)[1] and (_proper(view, last) or (last == i + 1 and view.low[last].isdigit())):
                last += 1
        if last - first > 1:
            return first, last
    return None


def _proper(view: View, i: int) -> bool:
    return view.tag[i][:3] == "NNP" and view.doc[i].text[:1].isupper()


def unit(view: View, span: Tokens) -> Actor:
    """A unit as an actor."""
    name = " ".join(view.doc[slice(*span)].text.split())
    return Actor(code=name, name=name, kind="non-state")


def meant(scene: Scene, one: Attribution) -> Actor | None:
    """Whom the words of an accusation mean first, where that is a unit, a pronoun or people called by a noun; else whom its cue accuses."""
    if not one.content or one.cue is None:
        return one.accused
    start, end = one.content[0]
    view = scene.view
    marks = [m for m in scene.actors if start <= m.start < end and m.actor is not None]
    first = marks[0].start if marks else end
    found = unit_of(view, start, min(first, _rest(view, start, end)))
    if found is not None:
        return unit(view, found)
    if one.accused is not None and marks:
        own = rogue(view, first, marks[0].end)
        if own is not None and marks[0].actor is not None and marks[0].actor.side == one.accused.side:
            return rebel(view, own)
        sent = _people(view, start, first)
        if sent is not None and view.low[sent[1]] in SENT:
            return _band(view, sent)
    if one.accused is not None:
        return one.accused
    if view.low[start] in THEM and one.cue[1] <= start:
        return _before(scene, one, start)
    rest = _rest(view, start, end)
    named = stranger(scene, start, min(rest, start + NAMED), rest) if not marks and one.cue[1] <= start else None
    return _called(view, start, rest) or (named.actor if named is not None else None)


def _rest(view: View, start: int, end: int) -> int:
    """Where what somebody is accused of begins: "the herders | of raiding the village"."""
    return next(
        (k for k in range(start + 1, end) if view.tag[k] == "IN" and view.low[k] in ("of", "for", "over", "in")), end
    )


def _before(scene: Scene, one: Attribution, at: int) -> Actor | None:
    """Who was told of last before a pronoun, of those who fight, and not of the speaker's side."""
    sentence = scene.view.sentence
    own = one.actor.side.split("/")[0] if one.actor is not None else None
    speaking = scene.speaking
    for mark in reversed(scene.actors):
        if mark.start >= at or mark.actor is None or mark.actor.kind not in ABLE:
            continue
        if sentence[at] - sentence[mark.start] > BACK:
            return None
        if mark.actor.side.split("/")[0] != own and mark.start not in speaking:
            return mark.actor
    return None


def _called(view: View, start: int, end: int) -> Actor | None:
    """People called by a noun that nothing else tells of: "a mob", "youths from the next village"."""
    found = _people(view, start, end)
    return _band(view, found) if found is not None else None


def rogue(view: View, start: int, end: int) -> Tokens | None:
    """The words for a part of a side that no longer obeys it, around a name between two tokens: "a renegade unit of the Front", "uncontrolled elements of
    the army"; ``None`` for the side itself."""
    first = next((k for k in range(max(start - 2, view.bounds(start)[0]), end) if view.low[k] in ROGUE), None)
    if first is None or (first < start and any(view.tag[k][:2] not in ("JJ", "NN", "VB") for k in range(first, start))):
        return None
    return first, end


def rebel(view: View, span: Tokens) -> Actor:
    """Such a part as an actor of its own, by what it is called."""
    name = " ".join(view.doc[slice(*span)].text.split())
    return Actor(code=name, name=name, kind="non-state")


def people(scene: Scene, start: int, end: int) -> Tokens | None:
    """The words between two tokens, from the first of them on, for people who are called by a noun that nothing else tells of: "a mob of
    traders", "uncontrolled elements of the army"; ``None`` where there are none."""
    return _people(scene.view, start, end)


def band(scene: Scene, span: Tokens) -> Actor:
    """Such people as an actor, by what they are called."""
    return _band(scene.view, span)


def _people(view: View, start: int, end: int) -> Tokens | None:
    for i in range(start, min(end, start + LONGEST + 1)):
        outside = i > start and view.low[i] in OUTSIDERS and view.low[i - 1] in OUTSIDE
        if (view.low[i] in PEOPLE or outside) and view.tag[i][:2] == "NN":
            return start, i + 1
        if view.tag[i][:2] in ("IN", "VB"):
            return None
    return None


def _band(view: View, span: Tokens) -> Actor:
    said = [view.doc[k].text for k in range(*span) if view.tag[k][:2] in ("NN", "JJ", "HY", "VB")]
    name = " ".join(said)
    return Actor(code=name, name=name, kind="non-state")
