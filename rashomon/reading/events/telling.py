"""Places of the telling, not of the deed: where somebody sits, speaks or publishes, under whose flag a ship sails."""

from __future__ import annotations

from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

REACH = 12
"""Words back from a place to what it belongs to, at most."""
TOLD = 6
"""Words between a word of saying and the place where it was said, at most."""
STOPS = frozenset({",", ";", ":", "and", "but", "while", '"', "”", "“"})
ENDS = frozenset({".", "!", "?", '"', "”"})
BY = frozenset({"by", "via", "over"})
PASSED = words("passed")
DESCRIBING = words("describing")
WIRES = words("wires")
PRESS = words("press")
HEARERS = words("hearers")
HEARD = words("heard")
OUTLETS = words("outlet-ends")
SPOKES = words("spokes")
SAID = words("said")
BANNED = words("banned")
BUILDINGS = words("buildings")
HOMES = words("homes")
TOUCHED = words("touched")
GATES = words("gates")
STREETS = words("streets")
INFORMANTS = words("informants")
INFORMS = words("informs")
ASKED = words("reached")
BY_WIRE = words("by-wire")
FLAGS = words("flags")
REGISTERED = words("registered")
OFFICES = words("offices")
LOYAL = words("sides-before")
PRESS_REACH = 7
"""Words behind a town among which the word for its outlet stands."""
MASTHEAD = 12
"""Tokens of a line that is no more than the names of an outlet's bureaus, at most."""


def aside(scene: Scene, mark: Marked) -> bool:
    """A place of the telling ("told Reuters in Beirut", "a protest handed to the ambassador in Bangkok"), not of the event."""
    return (
        mark.start in scene.speaking
        or _outlawed(scene, mark)
        or _sided(scene, mark)
        or scene.view.low[mark.end : mark.end + 1] == ["time"]  # "at 9 p.m. Moscow time"
        or _seat(scene, mark)
        or _press(scene, mark)
        or _told_there(scene, mark)
        or _speaker(scene, mark)
        or _as_before(scene, mark)
        or _registered(scene, mark)
        or _heard(scene, mark)
        or _masthead(scene, mark)
        or _asked_there(scene, mark)
    )


def _as_before(scene: Scene, mark: Marked) -> bool:
    """What is named with another place of the telling: "officials in Riverton and Hillshire were told"."""
    k = mark.start - 1
    if k < 1 or scene.view.low[k] not in ("and", "or"):
        return False
    actor = scene.actor_at.get(k - 1)
    if actor is not None and actor.kind in ("state", "body") and scene.view.low[k - 2] == "in":
        return True
    before = next((m for m in scene.places if m.end == k and m.place is not None), None)
    return before is not None and aside(scene, before)


def _sided(scene: Scene, mark: Marked) -> bool:
    """Whose side somebody takes: "pro-Riverton gunmen"."""
    low = scene.view.low
    return mark.start > 1 and low[mark.start - 1] in ("-", "–") and low[mark.start - 2] in LOYAL


def _outlawed(scene: Scene, mark: Marked) -> bool:
    """Where somebody is forbidden: "a group banned in Russia"."""
    at = preposition(scene, mark)
    return bool(at) and scene.view.low[at] == "in" and not BANNED.isdisjoint(scene.view.low[max(at - 3, 0) : at])


def _speaker(scene: Scene, mark: Marked) -> bool:
    """Who says it, by the town of a government: "... killed in the raid: Dushanbe", "a spokesman in Moscow"; or where it was said, with
    nothing between: "they said in Beirut that ...", "..., the ministry said in Moscow."."""
    low, (first, last) = scene.view.low, scene.view.bounds(mark.start)
    while last > mark.end and low[last - 1].isspace():
        last -= 1
    stop = _after_time(scene, mark.end)
    ends = stop >= last or (stop == last - 1 and low[stop] in ENDS)
    if ends and mark.start - 2 > first and low[mark.start - 1] == ":":
        return True
    at = preposition(scene, mark)
    if not at or low[at] != "in":
        return False
    if low[at - 1] in SPOKES or (ends and _read_out(scene, at, first)):
        return True
    return (
        (at - 1 in scene.cued or low[at - 1] in SAID)
        and (
            low[stop : stop + 1] == ["that"]
            or scene.view.tag[stop : stop + 1] == ["PRP"]  # "said in London it had killed ten"
            or (ends and "," in low[first : at - 1])
        )
    )


def _read_out(scene: Scene, at: int, first: int) -> bool:
    """Whether what stands before the "in" of a place at the end of a sentence only says how something was told: "..., the general staff said
    in a statement read on television in X"."""
    view = scene.view
    for i in range(at - 1, max(at - REACH, first), -1):
        if i in scene.cued:
            return view.low[i] in SAID and "," in view.low[first:i]
        if view.low[i] in STOPS or (view.pos[i] == "VERB" and view.tag[i] != "VBN") or i in scene.toll_at:
            return False
    return False


def _after_time(scene: Scene, at: int) -> int:
    """Where an expression of time ends that begins at a token, with its "on"; the token itself where none does."""
    return next((m.end for m in scene.times if m.start in (at, at + 1) and at < scene.view.size), at)


def preposition(scene: Scene, mark: Marked) -> int:
    """The token of the preposition before a place and the words that describe it: "in the coastal town of X"; 0 where there is none."""
    view, first = scene.view, scene.view.bounds(mark.start)[0]
    k = mark.start - 1
    while k > first and (
        view.low[k] in PASSED or view.low[k] in DESCRIBING or view.pos[k] == "ADJ" or view.tag[k] in ("NNP", "POS")
    ):
        k -= 1
    return k if k > first and view.low[k] in ("in", "at", "from") else 0


def _told_there(scene: Scene, mark: Marked) -> bool:
    """Where somebody said what stands before: "..., he told a reporter in the city of X", "said by phone from X"."""
    at = preposition(scene, mark)
    if not at:
        return False
    low, voice = scene.view.low, scene.voiced[mark.start]
    wired = bool(WIRES.intersection(low[at - 1 : at])) or (
        low[mark.end : mark.end + 1] and low[mark.end] in BY and WIRES.intersection(low[mark.end + 1 : mark.end + 3])
    )
    for i in range(at - 1, max(at - TOLD, 0), -1):
        if low[i] in STOPS:
            return False
        if i in scene.cued:
            said = voice is not None and any(i in range(*cue) for cue in (scene.attributions[voice].cue,) if cue)
            return bool(wired) or (not said and low[i] == "told")
    return False


def _press(scene: Scene, mark: Marked) -> bool:
    """Where an outlet comes out: "the Lima daily X", "Algiers' privately owned newspaper"."""
    view = scene.view
    for k in range(mark.end, min(mark.end + PRESS_REACH, view.size)):
        if view.low[k] in PRESS and view.pos[k] != "ADV":
            return True
        joined = view.low[k - 1] == "-"  # "French-language"
        passed = view.pos[k] in ("ADJ", "ADV", "PART", "PUNCT") or view.tag[k] in ("VBN", "POS", "HYPH") or joined
        if not passed or view.low[k] in (",", "."):
            return False
    return False


def _seat(scene: Scene, mark: Marked) -> bool:
    """Where a body or somebody in office sits, or who speaks from there: "In Phnom Penh, the minister said ..."."""
    first = scene.view.bounds(mark.start)[0]
    if mark.start == first + 1 and scene.view.low[first] == "in":
        comma = scene.view.low[mark.end : mark.end + 1] == [","]
        near = range(mark.end + 1, mark.end + 4) if comma else range(mark.end, mark.end + 1)
        return any(a.source is not None and a.source[0] in near for a in scene.attributions)
    at = preposition(scene, mark)
    if not at or scene.view.low[at] == "from":
        return False
    if any(toll.tokens[0] <= at - 1 < toll.tokens[1] for toll in scene.tolls):
        return False  # "kidnapped six officials in the town of X"
    actor = scene.actor_at.get(at - 1)
    if actor is None or actor.kind not in ("state", "body", "person") or actor.category == "military":
        return False
    if scene.view.low[at - 1] in STREETS:
        return False  # "on Patsy Cline Lane in the town of X"
    if actor.category == "police" and at - 1 not in scene.speaking:
        return False  # "clashed with police in X"
    if actor.kind == "person" and "/" not in actor.code and at - 1 not in scene.speaking:
        return False  # "killed workers of the miner X in eastern Utopia": a bare name holds no office
    if actor.kind == "person" and _house_of(scene, at - 1):
        return False  # "a rocket hit the house of the former minister at X"
    return not _site(scene, at - 1)


def of_office(scene: Scene, mark: Marked) -> bool:
    """Whether a town only says whose office somebody holds who gives a count or speaks: "the prosecutor of Hillshire counted seven". It may be
    where it was, but as little as not."""
    view, k = scene.view, mark.start - 1
    if k < 1 or view.low[k] != "of" or view.low[k - 1] not in OFFICES:
        return False
    holder = k - 1
    return view.dep[holder] == "nsubj" and view.verbal(view.head[holder]) and not view.passive(view.head[holder])


def _house_of(scene: Scene, at: int) -> bool:
    """Whether somebody's name, which ends at a token, stands behind "the house of"."""
    low = scene.view.low
    first = next((m.start for m in scene.actors if m.start <= at < m.end), at)
    k = first - 1
    while k > 1 and at - k < REACH and low[k] != "of" and scene.view.pos[k] in ("ADJ", "NOUN", "PROPN", "DET"):
        k -= 1
    return k > 1 and low[k] == "of" and low[k - 1] in HOMES


def _site(scene: Scene, at: int) -> bool:
    """Whether a body is a building here that something was done to or at: "blew up outside the police headquarters in X"."""
    if scene.view.low[at] not in BUILDINGS:
        return False
    noun = scene.doc[at]
    while noun.dep_ == "conj" and noun.head.i < at:
        noun = noun.head
    if noun.dep_ == "pobj":
        # "at the gate of the embassy", "the bombing of the embassy"
        return noun.head.lower_ in TOUCHED or (noun.head.lower_ == "of" and noun.head.head.lower_ in GATES)
    # "told the ministry in X" is no deed
    return noun.dep_ == "nsubjpass" or (noun.dep_ == "dobj" and noun.head.i not in scene.cued)


def _registered(scene: Scene, mark: Marked) -> bool:
    """Under whose flag a ship sails, or who owns it: "flew the flag of X", "a tanker registered in X", "X-flagged"."""
    low, k = scene.view.low, mark.start - 1
    while k > 1 and low[k] == "the":
        k -= 1
    if k < 1:
        return False
    if low[k] in ("of", "from", "and") and not FLAGS.isdisjoint(low[max(k - 3, 0) : k]):
        return True
    if low[k] in ("in", "to", "under", "by") and low[k - 1] in REGISTERED:
        return True
    behind = low[mark.end : mark.end + 3]
    flagged = behind[:1] in (["flag"], ["flagged"]) or (
        behind[:1] == ["-"] and bool(REGISTERED.intersection(behind[1:2]))
    )
    return flagged or (behind[:1] == ["'s"] and behind[1:2] == ["flag"])


def _heard(scene: Scene, mark: Marked) -> bool:
    """Where the press was that was told it: "told the media in X", "read by telephone to reporters in X"; not "killed three reporters in X"."""
    at = preposition(scene, mark)
    low = scene.view.low
    if not at or low[at] not in ("in", "at"):
        return False
    if low[at - 1] in OUTLETS and scene.view.pos[at - 1] == "PROPN":
        return True  # "in a call to the Sunday Tribune in X"
    if low[at - 1] not in HEARERS:
        return False
    first = max(at - TOLD, scene.view.bounds(mark.start)[0])
    return not HEARD.isdisjoint(low[first : at - 1])


def _asked_there(scene: Scene, mark: Marked) -> bool:
    """Where somebody was who was asked, or who only knows of it: "a resident reached by phone in X", "sources in X told us"."""
    at = preposition(scene, mark)
    if not at:
        return False
    low, first = scene.view.low, scene.view.bounds(mark.start)[0]
    if low[at] != "from" and low[at - 1] in INFORMANTS:
        return low[mark.end : mark.end + 1] != [] and low[mark.end] in INFORMS
    i = at - 1
    while i > first and low[i] in BY_WIRE:
        i -= 1
    return low[i] in ASKED and (i < at - 1 or low[i] != "reached")


def _masthead(scene: Scene, mark: Marked) -> bool:
    """On a line at the top of a page that names nothing but the cities of an outlet's bureaus: "Lima . Bogotá . Quito"."""
    if mark.start >= MASTHEAD:
        return False
    low = scene.view.low
    last = next((i for i in range(min(MASTHEAD, scene.view.size)) if "\n\n" in low[i]), 0)
    inside = [m for m in scene.places if m.end <= last and m.place is not None]
    named = {i for m in inside for i in range(m.start, m.end)}
    return mark in inside and len(inside) > 1 and not any(scene.doc[i].is_alpha and i not in named for i in range(last))


__all__ = ["aside", "of_office", "preposition"]
