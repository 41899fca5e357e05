"""Who "the rebels" and "the militants" of an article are: the one armed group that it names for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import Actor, Claim
from rashomon.reading.accounts import Account
from rashomon.reading.blame import Blame
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.roles import in_feuds
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.words import words
from rashomon.states import is_state

BESIDE = 6
"""Tokens before the name of a group in which it is said whose it is."""
CLOSE = 3
"""Tokens before the name of a group in which it is said what its people are."""
FACELESS = words("faceless")
GROUPS = words("groups")
KNOWN = words("fighting-for")
"""Words for people who fight for a cause, and so for somebody whom the article mostly names."""
OUTLAWS = words("outlaws")
UNKNOWN = words("not-known")


def by_name(scene: Scene, account: Account, blamed: list[Blame]) -> tuple[Account, list[Blame]]:
    """The account and its blames with the one armed group that they name for "rebels" and "gunmen" beside it, else the one that
    the whole article names for "rebels"."""
    told = [a for s in account.segments for a in s.agents] + [b.accused for b in blamed if b.accused is not None]
    own = [
        scene.attributions[b.attribution].actor for b in blamed if b.stance == "admits" and b.attribution is not None
    ]
    told += [a for a in own if a is not None]
    unnamed = lexicon().cues["unnamed"]
    groups = _groups(told)
    if account.kind != "incident":
        return account, blamed
    if whose := _of_one_state(scene, told):
        account, blamed = _renamed(account, blamed, whose)
    if len(groups) == 1 and any(a.code in unnamed for a in told):
        (group,) = groups.values()
        # who was seen and not known is the group where it owns up: by another's word, others do not name it
        owners = [*own, *(b.accused for b in blamed if b.stance == "admits")]
        owns = any(a.code == group.code for a in owners if a is not None)
        names = {a.code: group for a in told if a.code in unnamed and (owns or not faceless(a.code))}
        return _renamed(account, blamed, names)
    known = {a.code for a in told} - _unknown(scene, account)
    return _renamed(account, blamed, _by_article(scene, known))


def voiced(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article with "the rebels" who speak as the one armed group that the article names for them."""
    sides = {voice.partition("/")[0] for claim in claims for voice in claim.voices}
    names = _by_article(scene, sides, same_word=True)

    def named(voice: str) -> str:
        side, slash, person = voice.partition("/")
        return f"{names[side].code}{slash}{person}" if side in names else voice

    if not names:
        return list(claims)
    return [
        c.model_copy(update={"voices": tuple(named(v) for v in c.voices), "source": named(c.source)}) for c in claims
    ]


def harmed(scene: Scene) -> list[TollMention]:
    """The tolls of an article with "the bandits" or "the rebels" who came to harm as the one armed group that the article calls so."""
    vague = {toll.side for toll in scene.tolls if toll.side and _common(toll.side, KNOWN | OUTLAWS)}
    names = {
        code: group
        for code, group in _by_article(scene, vague, same_word=True).items()
        if code.split()[-1].removesuffix("s") in _called(scene, group)
    }
    tolls = [replace(t, side=names[t.side].code) if t.side in names else t for t in scene.tolls]
    return [_as_told_below(scene, t, tolls) for t in tolls]


def _as_told_below(scene: Scene, toll: TollMention, tolls: Sequence[TollMention]) -> TollMention:
    """What a headline tells of "two soldiers", of whom the text says whose they were: not those of the country where it was."""
    end = scene.doc._.headline_end
    if scene.doc[toll.trigger].idx >= end or toll.side is None or not is_state(toll.side):
        return toll
    own = [m for m in scene.actors if toll.tokens[0] <= m.start < toll.tokens[1] and m.actor is not None]
    if len(own) != 1 or own[0].end - own[0].start != 1 or own[0].actor is None or own[0].actor.kind == "state":
        return toll
    alike = (t for t in tolls if t.status == toll.status and t.count == toll.count)
    same = [t for t in alike if scene.doc[t.trigger].idx >= end]
    sides = {t.side for t in same}
    if len(sides) != 1 or None in sides or toll.category != same[0].category:
        return toll
    return replace(toll, side=same[0].side, victim=same[0].victim)


def _called(scene: Scene, group: Actor) -> set[str]:
    """The words right beside a group's name, without their plural ending: "Abu Sayyaf bandits", "bandits of Abu Sayyaf"."""
    low, found = scene.view.low, set()
    for m in scene.actors:
        if m.actor is not None and m.actor.code == group.code:
            found |= {
                word.removesuffix("s") for word in low[max(m.start - CLOSE, scene.view.bounds(m.start)[0]) : m.end + 1]
            }
    return found


def settled(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one incident with "gunmen", "rebels" and the like as the one side that the same voice says did it, and with "terrorists"
    and "terrorist groups" of one voice as one.

    Only where a voice names one such side and no state: who is called an attacker by one voice is not whom another one accuses.
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        accused = claim.content.accused
        if accused is not None:
            # what the voice itself calls him, and not what another one does, comes first
            named[claim.source][accused] += 1 + (claim.content.agent == accused) * len(claims)
    names = {source: _one_name(told) for source, told in named.items()}
    found = []
    for claim in claims:
        better = names[claim.source].get(claim.content.accused) if claim.content.accused is not None else None
        if better is not None:
            claim = claim.model_copy(update={"content": claim.content.model_copy(update={"accused": better})})
        found.append(claim)
    return found


def _one_name(told: Counter[str]) -> dict[str, str]:
    """For the vague ones of those whom one voice names, by what name he is known; ``told``: how often it does."""
    vague = [code for code, _ in told.most_common() if _vague(code)]
    sides = [code for code in told if not _vague(code) and not _of_state(code)]
    if sides:
        return dict.fromkeys(vague, sides[0]) if len(sides) == 1 else {}
    first: dict[str, str] = {}
    for code in vague:
        if not faceless(code):
            first.setdefault(_kind(code), code)
    own = next(iter(first.values())) if len(first) == 1 else None
    names = {code: own if faceless(code) else first[_kind(code)] for code in vague}
    return {code: name for code, name in names.items() if name is not None}


def _vague(code: str) -> bool:
    return faceless(code) or _common(code, KNOWN | OUTLAWS)


def _kind(code: str) -> str:
    """What a vague code says that somebody is: "terrorist" of "terrorists" and of "terrorist groups"."""
    *before, last = code.lower().split()
    return (before[-1] if last in GROUPS and before else last).removesuffix("s")


def faceless(code: str) -> bool:
    """Whether a code only says that somebody attacked: "gunmen", "suicide bombers"."""
    return code.islower() and code.split()[-1] in FACELESS


def _of_state(code: str) -> bool:
    return is_state(code.split("/")[0])


def _groups(told: Sequence[Actor]) -> dict[str, Actor]:
    """The armed groups with a name of their own, by code."""
    unnamed = lexicon().cues["unnamed"]
    armed = [a for a in told if a.kind in ("non-state", "forces") and a.country is None and a.category == "military"]
    return {a.code: a for a in armed if a.code != a.code.lower() and a.code.split()[-1].lower() not in unnamed}


def _by_article(scene: Scene, codes: Iterable[str], same_word: bool = False) -> dict[str, Actor]:
    """For those of ``codes`` that say of somebody no more than what he is, the one armed group of the article, where it says of that that
    it is that, too: "rebels" of a group told of as rebels, "Moro rebels" of a Moro group. ``same_word``: by that very word, and no other
    for those who fight."""
    kinds = KNOWN | OUTLAWS if same_word else KNOWN
    called = {code for code in codes if _common(code, kinds) or _of_people(code)}
    marks = [m for m in scene.actors if m.actor is not None] if called else []
    groups = {code: a for code, a in _groups([m.actor for m in marks if m.actor is not None]).items() if _proper(code)}
    if len(groups) != 1:
        return {}
    (group,) = groups.values()
    low, view = scene.view.low, scene.view
    own = [m for m in marks if m.actor is not None and m.actor.code == group.code]
    told_with = {low[i] for m in own for i in range(*view.bounds(m.start))}
    if kinds.isdisjoint(told_with):
        return {}
    if same_word:
        stems = {word.removesuffix("s") for word in told_with}
        called = {code for code in called if code.split()[-1].removesuffix("s") in stems}
    beside = {low[i] for m in own for i in range(max(m.start - BESIDE, view.bounds(m.start)[0]), m.end)}
    beside |= set(group.code.lower().replace("(", " ").split())
    return {code: group for code in called if _common(code, kinds) or beside.issuperset(_peoples(code))}


def _of_one_state(scene: Scene, told: Sequence[Actor]) -> dict[str, Actor]:
    """For "the settlers" and others without a party who do harm: those of the one state whose settlers the article names."""
    found: dict[str, Actor] = {}
    for code in {a.code for a in told if "/" not in a.code and in_feuds(a)}:
        named = {
            m.actor.code: m.actor for m in scene.actors if m.actor is not None and m.actor.code.endswith(f"/{code}")
        }
        if len(named) == 1:
            (found[code],) = named.values()
    return found


def _unknown(scene: Scene, account: Account) -> set[str]:
    """The codes of those of whom an account says that nobody knows who they are: "unidentified militants"."""
    told = [range(s.start, s.end) for s in account.segments]
    return {
        m.actor.code
        for m in scene.actors
        if m.actor is not None
        and any(m.start in span for span in told)
        and not UNKNOWN.isdisjoint(scene.view.low[max(m.start - 1, 0) : m.end])
    }


def _of_people(code: str) -> bool:
    """Whether a code says whose cause somebody fights for, and no more: "Tamil rebels", "ethnic Albanian guerrillas"."""
    return not _common(code) and code.split()[-1] in KNOWN and "/" not in code and bool(_peoples(code))


def _peoples(code: str) -> set[str]:
    """The peoples and faiths that a code names, in lower case."""
    return {word.lower() for word in code.split()[:-1] if not word.islower()}


def _common(code: str, kinds: frozenset[str] = KNOWN) -> bool:
    """Whether a code only says that somebody fights for a cause: "rebels", "leftist rebels", "guerrilla group"; ``kinds``: the words that
    say so."""
    *before, last = code.split()
    if last.lower() in GROUPS and before:
        *before, last = before
    return last.lower() in kinds and all(word.islower() or word.endswith("ist") for word in before)


def _proper(code: str) -> bool:
    return not code.split()[-1].islower()


def _renamed(account: Account, blamed: list[Blame], names: dict[str, Actor]) -> tuple[Account, list[Blame]]:
    if not names:
        return account, blamed

    def named(actor: Actor | None) -> Actor | None:
        return names.get(actor.code, actor) if actor is not None else None

    segments = tuple(
        replace(
            segment,
            mentions=[
                replace(m, agent=named(m.agent), with_agent=tuple(named(a) or a for a in m.with_agent))
                for m in segment.mentions
            ],
        )
        for segment in account.segments
    )
    return replace(account, segments=segments), [replace(b, accused=named(b.accused)) for b in blamed]
