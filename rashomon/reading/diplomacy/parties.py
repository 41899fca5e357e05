"""Who takes part in an act of diplomacy, who does it, and to whom it is addressed."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Actor
from rashomon.reading.attribution.sources import subject
from rashomon.reading.diplomacy import clauses
from rashomon.reading.diplomacy.acts import asks
from rashomon.reading.diplomacy.words import cues
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Scene
from rashomon.states import is_state

KINDS = frozenset({"state", "body", "person", "forces", "non-state", "organisation"})
FIRST = frozenset({"we", "i"})
_SPEAKERS_ONLY = frozenset({"say", "tell", "report", "accord", "add", "quote"})


def expand(scene: Scene, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, each that stands for several ("the two sides") replaced by those, without repeats and without mere outlets."""
    by_code = {m.actor.code: m.actor for m in scene.actors if m.actor is not None}
    found: dict[str, Actor] = {}
    for actor in actors:
        for code in actor.plural_of or (actor.code,):
            one = by_code.get(code) or (actor if code == actor.code else _made_of(code))
            if one.kind in KINDS:
                found.setdefault(one.code, one)
    return tuple(found.values())


def _made_of(code: str) -> Actor:
    """An actor known by its code only."""
    state = code.split("/")[0]
    country = state if is_state(state) else None
    return Actor(
        code=code,
        name=code,
        kind="state" if country == code else "body" if country else "organisation",
        country=country,
    )


def participants(scene: Scene, verb: int, ats: Iterable[int]) -> tuple[Actor, ...]:
    """All who take part in a meeting or agreement told by the clause of ``verb`` (mediators, too).

    Parameters: the clause's verb; the tokens of its words of diplomacy. Those named only in what it is about ("over", "against"),
    where it was or who tells of it are left out.
    """
    view = scene.view
    ats = list(ats)
    inside: set[int] = set(clauses.tokens(view, verb))
    for at in ats:
        inside.update(clauses.tokens(view, at, lambda k: view.lemma[k] in cues()["made"]))
    for k in view.kids[verb]:
        # "talks opened, chaired by the United Nations"
        if view.dep[k] == "advcl" and view.tag[k] == "VBN" and view.lemma[k] in cues()["made"]:
            inside.update(range(*view.subtree(k)))
    head = subject(view, verb)
    if head is not None:
        inside.update(j for j in range(*view.subtree(head)))
    aside = _tellers(scene, ats[0], verb)
    found: list[Actor] = []
    for mark in scene.within(scene.actors, view.bounds(verb)):
        if mark.actor is None or mark.start in aside:
            continue
        last = mark.end - 1
        if last in inside and _takes_part(scene, last, verb, ats):
            found.append(mark.actor)
    found += _makers(scene, inside)
    return expand(scene, found)


def _makers(scene: Scene, inside: set[int]) -> list[Actor]:
    """States named by a place in "Moscow-brokered", "Qatar-hosted"."""
    view = scene.view
    found: list[Actor] = []
    for mark in scene.places:
        above = view.head[mark.end - 1]
        if mark.end - 1 not in inside or mark.place is None or mark.place.country is None or above < mark.end:
            continue
        if view.lemma[above] in cues()["made"] and "-" in view.low[mark.end : above]:
            found.append(_made_of(mark.place.country))
    return found


def _tellers(scene: Scene, i: int, verb: int) -> set[int]:
    """Tokens of the sources and cues that tell the words at ``i``, but for who tells it by doing it ("announced a truce")."""
    found: set[int] = set()
    at = scene.voiced[i]
    for _ in range(6):
        if at is None:
            break
        one = scene.attributions[at]
        does = one.cue is not None and one.cue[0] <= verb < one.cue[1]
        for part in (one.source, one.cue):
            if not does and part is not None and not part[0] <= i < part[1]:
                found.update(range(*part))
        at = one.parent
    return found


def _takes_part(scene: Scene, i: int, verb: int, ats: list[int]) -> bool:
    """Whether the way up from an actor to the verb leads through prepositions of taking part only."""
    view = scene.view
    node = i
    for _ in range(clauses.DEEP):
        leads = view.pos[node] == "ADP" or view.dep[node] in ("prep", "agent")
        if leads and view.low[node] not in cues()["join"]:
            # "for talks arranged by X": what the word of diplomacy itself hangs on does not count
            first, last = view.subtree(node)
            return any(first <= at < last for at in ats)
        if view.dep[node] in ("poss", "nmod", "compound") and view.lemma[view.head[node]] in cues()["backing"]:
            return False
        if node == verb or view.head[node] == node:
            return True
        if view.dep[node] == "advcl" and view.lemma[node] not in cues()["made"]:
            return False
        node = view.head[node]
    return False


def doer(scene: Scene, verb: int, mention: Mention) -> Actor | None:
    """Who asks, refuses, threatens, gives ...: the mention's agent, the subject's actor, or who says so of himself."""
    view = scene.view
    head = subject(view, mention.at if view.verbal(mention.at) else verb)
    if head is not None and view.low[head] in FIRST:
        at = scene.voiced[mention.at]
        return scene.attributions[at].actor if at is not None else None
    if head is not None:
        owned = view.lemma[head] in cues()["backing"]
        for j in range(*view.subtree(head)):
            actor = scene.actor_at.get(j)
            if actor is not None and not (owned and j < head) and clauses.root(view, j) == clauses.root(view, head):
                return actor
        if owned:
            return None
    if mention.agent is not None:
        return mention.agent
    for one in scene.attributions:
        if one.cue is not None and one.cue[0] <= mention.at < one.cue[1]:
            return one.actor
    return None


def backed(scene: Scene, verb: int) -> list[Actor]:
    """Whose "backers" or "allies" the subject is."""
    view = scene.view
    head = subject(view, verb)
    if head is None or view.lemma[head] not in cues()["backing"]:
        return []
    return [scene.actor_at[j] for j in range(view.subtree(head)[0], head) if j in scene.actor_at][:1]


def addressees(scene: Scene, verb: int, mention: Mention, agent: Actor | None) -> tuple[Actor, ...]:
    """To whom it is addressed: the object, who is to do what is asked, and those after "on", "to", "with", "against", "from"."""
    view = scene.view
    verbs = {mention.at, verb} if not view.verbal(mention.at) else {mention.at}
    areas: list[int] = []
    for v in verbs:
        for k in view.kids[v]:
            if view.dep[k] in ("dobj", "dative", "nsubjpass") or (view.dep[k] == "prep" and view.low[k] in _TO):
                areas.append(k)
        asked = asks(scene, v) if view.verbal(v) else None
        if asked is not None:
            first = view.kid(asked, "nsubj")
            areas += [first] if first is not None else []
            areas += [asked] if view.dep[asked] == "prep" and view.low[asked] == "for" else []
    found: list[Actor] = []
    for area in areas:
        for mark in scene.within(scene.actors, view.subtree(area)):
            if mark.actor is not None and clauses.root(view, mark.end - 1) == clauses.root(view, area):
                found.append(mark.actor)
    code = agent.code if agent else None
    return tuple(a for a in expand(scene, found) if a.code != code)


_TO = frozenset({"on", "upon", "to", "with", "against", "from", "at", "for"})
