"""Acts of diplomacy of an article: agreements, meetings, requests, aid, sanctions, withdrawals, threats and refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Actor, Article, Place, TimeMention
from rashomon.reading.accounts import Account, once
from rashomon.reading.diplomacy import clauses
from rashomon.reading.diplomacy.acts import TIMES, Sight, sight
from rashomon.reading.diplomacy.join import TOGETHER, Act, grouped
from rashomon.reading.diplomacy.parties import addressees, backed, doer, expand, participants
from rashomon.reading.diplomacy.words import cues
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import best_places

__all__ = ["diplomacy"]

SPEECH = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
"""Types that are acts of saying: when it was said is when it was done."""
NEAR = 3
"""Sentences back within which "the talks" are those told before."""


def diplomacy(scene: Scene, found: Sequence[Mention], article: Article | None) -> list[Account]:
    """The acts of diplomacy that an article tells, in the order of the text.

    Parameters: the scene; all mentions of events in it; the article (unused so far but for symmetry with the other readers).
    Result: accounts of kind ``diplomacy``; two mentions of one act are one account; who only wishes, doubts or names an act tells none.
    """
    talk = [m for m in found if m.trigger.force == "talk"]
    clauses_of: dict[tuple[int, str], list[tuple[Mention, Sight]]] = {}
    for mention in sorted(talk, key=lambda m: m.at):
        seen = sight(scene, mention)
        if seen is not None:
            key = (clauses.root(scene.view, mention.at), seen.plover)
            clauses_of.setdefault(key, []).append((mention, seen))
    fighting = {a.side for m in found if m.trigger.force != "talk" for a in (m.agent, m.target) if a is not None}
    acts = [act for (verb, _), seen in clauses_of.items() if (act := _act(scene, verb, seen, fighting)) is not None]
    acts = _without_promises(acts)
    acts.sort(key=lambda a: a.mentions[0].at)
    _lend(scene, acts)
    groups = grouped(acts)
    spans = _cut(scene, groups)
    return [_account(scene, group, own) for group, own in zip(groups, spans, strict=True)]


def _act(scene: Scene, verb: int, seen: list[tuple[Mention, Sight]], fighting: set[str]) -> Act | None:
    view = scene.view
    mentions = [m for m, _ in seen]
    first = next((m for m in mentions if view.verbal(m.at)), mentions[0])
    one = next(s for m, s in seen if m is first)
    mode = next((s.mode for _, s in seen if s.mode and s.mode != "pledge"), None)
    inside = clauses.tokens(view, verb)
    start, end = min(inside[0], *(m.at for m in mentions)), max(inside[-1], *(m.at for m in mentions)) + 1
    act = Act(verb, one.plover, mode, one.reality, mentions, (start, end), view.sentence[verb])
    if one.plover in TOGETHER:
        act.agents = _joined(scene, verb, [m.at for m in mentions])
        if not act.agents or (one.plover == "CONSULT" and _domestic(act.agents)):
            return None
    else:
        agent = doer(scene, verb, first)
        act.agents = expand(scene, [agent]) if agent is not None else ()
        act.targets = addressees(scene, verb, first, agent)
        if one.plover == "AID" and agent is None:
            act.targets += expand(scene, backed(scene, verb))
        if not act.agents and not act.targets:
            return None
        if one.plover in SPEECH and not any(_official(a) or act.targets for a in act.agents):
            return None
        if one.plover == "ACCUSE" and (
            agent is None or agent.side in fighting or agent.kind not in ("state", "body", "organisation", "person")
        ):
            return None
    times = clauses.marks_in(scene, scene.times, verb)
    dated = [m for m in times if m.time is not None and m.time.kind in ("date", "time")]
    speech = one.plover in SPEECH
    # What a clause announces or agrees happens as it is said.
    act.times = [
        m
        for m in dated
        if speech or (m.time is not None and m.time.role != "reporting") or clauses.root(view, m.end - 1) == verb
    ]
    if speech:
        at = scene.voiced[first.at]
        said = scene.attributions[at].said if at is not None else None
        act.said = [said] if said is not None else []
    else:
        where = [m for m in clauses.marks_in(scene, scene.places, verb) if _located(scene, m)]
        act.places = best_places(scene, where, [m.at for m in mentions])
    act.words = frozenset(
        view.lemma[j]
        for j in range(*view.subtree(first.at))
        if view.pos[j] in ("NOUN", "VERB") and j != first.at and len(view.lemma[j]) > 3 and j not in scene.actor_at
    )
    return act


def _joined(scene: Scene, verb: int, ats: list[int]) -> tuple[Actor, ...]:
    """Who takes part, told in its clause or, where that names none ("a war that ended with a truce"), in one above."""
    view = scene.view
    own = participants(scene, verb, ats)
    at = verb
    for _ in range(3):
        if own or view.head[at] == at or view.dep[at] == "ccomp":
            break
        at = clauses.root(view, view.head[at])
        own = participants(scene, at, ats)
    return own


def _domestic(agents: tuple[Actor, ...]) -> bool:
    """Whether all who meet are of one state: no diplomacy."""
    return len(agents) > 1 and len({a.country for a in agents}) == 1 and agents[0].country is not None


def _official(actor: Actor) -> bool:
    """Whether an actor can speak for a party: anybody but a person of no known party."""
    return actor.kind != "person" or actor.country is not None or actor.office is not None or "/" in actor.code


def _located(scene: Scene, mark: Marked) -> bool:
    """Whether a preposition of place leads to it."""
    view = scene.view
    k = mark.start - 1
    while k > 0 and (
        view.low[k] == "the"
        or (view.pos[k] in ("ADJ", "PROPN", "NOUN") and view.head[k] in range(mark.start, mark.end))
    ):
        k -= 1
    return k >= 0 and view.low[k] in cues()["where"] | {"to"}


def _without_promises(acts: list[Act]) -> list[Act]:
    """ "Agreed to meet on June 1" is the meeting to come, where that is dated or placed; else it is the agreement."""
    by_verb: dict[int, list[Act]] = {}
    for act in acts:
        by_verb.setdefault(act.verb, []).append(act)
    dropped: list[Act] = []
    for same in by_verb.values():
        promise = next((a for a in same if a.plover == "AGREE"), None)
        later = next((a for a in same if a.plover != "AGREE" and a.reality == "planned"), None)
        if promise is not None and later is not None:
            dropped.append(promise if later.times or later.places else later)
    return [a for a in acts if not any(a is d for d in dropped)]


def _lend(scene: Scene, acts: list[Act]) -> None:
    """Add who talks, told just before, to what only names a host or mediator ("Malaysia hosted the talks")."""
    for k, act in enumerate(acts):
        noun = act.mentions[0].at
        definite = any(scene.view.low[j] in ("the", "these", "this", "those") for j in scene.view.kids[noun])
        if act.plover not in TOGETHER or not definite:
            continue
        if act.plover == "CONSULT" and len({a.side for a in act.agents}) > 1:
            continue
        before = [
            a for a in acts[:k] if a.plover in TOGETHER and act.sentence - a.sentence <= NEAR and len(a.agents) > 1
        ]
        if before and before[-1].agents:
            act.agents = once((*act.agents, *before[-1].agents))


def _cut(scene: Scene, groups: list[list[Act]]) -> list[list[Segment]]:
    """The segments of each group: the sentences that tell it, cut where a sentence tells several."""
    view = scene.view
    places: dict[int, list[tuple[int, int, Act]]] = {}
    for n, group in enumerate(groups):
        for act in group:
            places.setdefault(act.sentence, []).append((act.mentions[0].at, n, act))
    result: list[list[Segment]] = [[] for _ in groups]
    for sentence, here in sorted(places.items()):
        here.sort(key=lambda p: p[0])
        start, last = view.sentences[sentence]
        runs: list[list[tuple[int, int, Act]]] = []
        for item in here:
            if runs and runs[-1][0][1] == item[1]:
                runs[-1].append(item)
            else:
                runs.append([item])
        for k, run in enumerate(runs):
            end = last
            if k + 1 < len(runs):
                at, _, act = runs[k + 1][0]
                end = min(max(act.span[0], run[-1][0] + 1), at)
            segment = Segment(start, end, sentence)
            for _, _, act in run:
                segment.mentions += [
                    replace(m, agent=_first(act.agents, m.agent), target=_first(act.targets, m.target))
                    for m in act.mentions
                ]
                segment.times += act.times
                segment.places += act.places
            result[runs[k][0][1]].append(segment)
            start = end
    return result


def _first(actors: tuple[Actor, ...], otherwise: Actor | None) -> Actor | None:
    return actors[0] if actors else otherwise


def _account(scene: Scene, group: list[Act], segments: list[Segment]) -> Account:
    head = group[0]
    mode = next((a.mode for a in group if a.mode), None)
    best = max(group, key=lambda a: (bool(a.times), bool(a.places), a is head))
    times = once_time(
        [m.time for a in (best, *group) for m in a.times if m.time is not None] + [t for a in group for t in a.said]
    )
    places: dict[str, Place] = {}
    for act in (best, *group):
        for mark in act.places:
            assert mark.place is not None
            places.setdefault(mark.place.name.lower(), mark.place)
    return Account(
        "diplomacy",
        lexicon().event(head.plover, mode),
        tuple(segments),
        "actual" if any(a.reality == "actual" for a in group) else head.reality,
        times,
        tuple(places.values()),
        once([a for act in group for a in act.agents]),
        once([a for act in group for a in act.targets]),
        clauses.title(scene, _telling(scene, best)),
    )


def _telling(scene: Scene, act: Act) -> tuple[int, int]:
    """The words that tell an act best: its clause, or the phrase of a noun that only stands as a time in it ("after talks with X")."""
    view, at = scene.view, act.mentions[0].at
    if (
        view.dep[at] == "pobj"
        and view.low[view.head[at]] in TIMES
        and len(act.mentions) == 1
        and act.plover in TOGETHER
    ):
        return view.subtree(at)
    return act.span


def once_time(times: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """Time expressions without repeats, in order."""
    return tuple(dict.fromkeys(times))
