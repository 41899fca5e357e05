"""Which incident of an article words elsewhere in it are about."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Actor, Place, TimeMention
from rashomon.reading.accounts import Account
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.where import grade
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

NEAR = 3
"""Sentences back within which a blame or denial finds the deed it is about."""
FAR = 12
"""The same where the deed is laid at the door of who is blamed or denies."""
FEW = 2
"""Incidents of an article whose last one a bare accusation is about, however far back."""
DENIED = words("part")
"""What is denied beside deeds: having to do with them."""
POINTING = words("pointing")
REJECTED = words("rejected")
TOWN = 1
"""Grade of a place up to which it is another one than any other name."""


def only(accounts: Sequence[Account]) -> int | None:
    """The incident of an article that tells but one."""
    incidents = [n for n, account in enumerate(accounts) if account.kind == "incident"]
    return incidents[0] if len(incidents) == 1 else None


def first(accounts: Sequence[Account]) -> int | None:
    """The incident that an article tells first, mostly what all of it is about."""
    return min(
        (n for n, a in enumerate(accounts) if a.kind == "incident"), key=lambda n: accounts[n].start, default=None
    )


def before(scene: Scene, accounts: Sequence[Account], at: int, doer: Actor | None) -> int | None:
    """The incident told before token ``at``: the last that ``doer`` or his side is said to have done, else the last, each within reach."""
    side = doer.side.split("/")[0] if doer is not None else None
    sentence = scene.view.sentence[at]
    best: tuple[bool, int, int] | None = None
    for n, account in enumerate(accounts):
        if account.kind != "incident":
            continue
        did = any(a.side == side for a in account.agents)
        for segment in account.segments:
            back = sentence - segment.sentence
            if segment.start <= at and back <= (FAR if did else NEAR):
                best = max(best or (False, -1, -1), (did, segment.start, n))
    return best[2] if best else None


def far_back(scene: Scene, accounts: Sequence[Account], at: int) -> int | None:
    """The incident that a bare accusation far behind it is about ("youth leaders pointed at X"): the last told in an article of few, where
    the sentence names no other town and no stretch of time."""
    told = [n for n, a in enumerate(accounts) if a.kind == "incident" and a.start <= at]
    if not told or len(told) > FEW or long_ago(scene, at):
        return None
    n = max(told, key=lambda k: max(s.start for s in accounts[k].segments if s.start <= at))
    return None if _elsewhere(scene, at, accounts[n]) else n


def thing(scene: Scene, accounts: Sequence[Account], spans: Sequence[Tokens]) -> int | None:
    """The incident told before that alone names a thing at which words point: "denied any link with the rockets", "blamed for the bus".

    ``None`` where the words point at none, or several incidents name it, or only a deed that any of them may be.
    """
    low, tag = scene.view.low, scene.view.tag
    for start, end in spans:
        for k in range(start + 1, end):
            if low[k - 1] not in POINTING or tag[k][:2] != "NN" or _any_deed(low[k]):
                continue
            if k + 1 < end and tag[k + 1][:2] == "NN":
                continue
            naming = [
                n
                for n, a in enumerate(accounts)
                if a.kind == "incident" and any(low[k] in low[s.start : s.end] for s in a.segments if s.start < start)
            ]
            if len(naming) == 1:
                return naming[0]
    return None


def _any_deed(word: str) -> bool:
    """Whether a noun may be said of any deed: "attack", "killing", "involvement"."""
    trigger = lexicon().nouns.get(word)
    told = lexicon().cues["deed"] | lexicon().cues["told"] | DENIED | REJECTED
    return word in told or (trigger is not None and trigger.plover == "ASSAULT" and (word,) not in lexicon().weapons)


def about(scene: Scene, accounts: Sequence[Account], at: int, doer: Actor | None) -> int | None:
    """The number of the incident that words of violence at token ``at`` can be about: the article's only one, else one told before.

    ``None`` for none: the sentence names another town, or a stretch of time.
    """
    n = only(accounts)
    if n is None:
        n = before(scene, accounts, at, doer)
    if n is None or long_ago(scene, at) or _elsewhere(scene, at, accounts[n]):
        return None
    return n


def long_ago(scene: Scene, at: int) -> bool:
    """Whether the sentence names a stretch of time, a year or the like: many deeds, or another one."""
    start, end = scene.view.bounds(at)
    return any(m.time is not None and _wide(m.time) for m in scene.times if start <= m.start < end)


def _wide(time: TimeMention) -> bool:
    if time.role == "reporting":
        return False
    fine = time.day is not None or time.weekday is not None or time.part is not None or time.unit in ("hour", "day")
    return time.kind in ("duration", "set") or (time.kind == "date" and not fine)


def _elsewhere(scene: Scene, at: int, account: Account) -> bool:
    """Whether the sentence names towns, and none of them is the account's or of its province."""
    return elsewhere(scene, scene.view.bounds(at), account)


def elsewhere(scene: Scene, span: Tokens, account: Account) -> bool:
    """Whether words name towns, and none of them is the account's or of its province."""
    start, end = span
    named = [m.place for m in scene.places if start <= m.start < end and m.place and grade(m.place) <= TOWN]
    known = {name for place in account.places for name in _names(place)}
    return bool(named) and not any(known & _names(place) for place in named)


def _names(place: Place) -> set[str]:
    """What a place and the province that it is in are called, in lower case."""
    return {n.lower() for n in (place.name, *place.other_names, place.admin1, place.within) if n}


def the_deed(scene: Scene, spans: Sequence[Tokens]) -> bool:
    """Whether words point back at a deed ("accused X of the attack", "denied any involvement"), however far."""
    low, nouns = scene.view.low, lexicon().nouns
    return any(
        low[k] in DENIED
        or low[k] in REJECTED
        or (low[k] in lexicon().cues["deed"] and not POINTING.isdisjoint(low[max(start, k - 3) : k]))
        or (k > start and low[k - 1] in POINTING and (t := nouns.get(low[k])) is not None and t.plover == "ASSAULT")
        for start, end in spans
        for k in range(start, end)
    )
