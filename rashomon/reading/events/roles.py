"""Who does it and to whom: the actors that stand around a word that tells an event."""

from __future__ import annotations

from rashomon.model import Actor
from rashomon.reading.attribution.sources import subject
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

BY = frozenset({"by"})
HAPPENINGS = words("happenings")
ATTACKS = words("attacks-there")
FEUDING = words("feuding")
HARMING = words("wounding")
ATTACKED = words("attacked-sites")
CARRIERS = words("bomb-carriers")
SITES = ATTACKED | words("shot-at") | CARRIERS
DASHES = frozenset({"-", "–", "—", "--"})


def named(scene: Scene, i: int) -> Actor | None:
    """The actor that the noun at ``i`` is, or that sends what it is ("Israeli warplanes", "fire by rebels")."""
    actor = scene.actor_at.get(i)
    if actor is not None:
        return actor
    view = scene.view
    if view.low[i] in lexicon().carriers:
        found = before(scene, i)
        if found is not None:
            return found
    owner = possessor(scene, i)
    if owner is not None:
        return owner
    for k in view.kids[i]:
        if view.dep[k] in ("poss", "compound", "amod", "nmod") and k in scene.actor_at and not _held(scene, k):
            if (
                ":" in view.low[k:i]
                or _site_of(scene, k, i)
                or _where(scene, k, i)
                or (view.dep[k] != "poss" and _apart(scene, k, i))
            ):
                continue  # "Libya: air strike kills nine", "TRIPOLI - A rocket hit a house" tell where
            return scene.actor_at[k]
        if view.dep[k] == "prep" and view.low[k] in ("of", "from", "by"):
            for o in view.kids[k]:
                if view.dep[o] == "pobj" and o in scene.actor_at:
                    return scene.actor_at[o]
    return None


def possessor(scene: Scene, i: int) -> Actor | None:
    """Whose the noun at ``i`` is, for "its" and "their": in somebody's words the speaker's, as far as nobody else is named before."""
    view = scene.view
    for k in view.kids[i]:
        if view.dep[k] == "poss" and view.low[k] in ("its", "their", "our", "his", "her", "my"):
            return speaker_for(scene, k) or scene.actor_at.get(k)
    return None


def speaker_for(scene: Scene, k: int) -> Actor | None:
    """Whom a possessive pronoun at ``k`` means in words that are attributed: the speaker, unless the words name somebody before it."""
    number = scene.voiced[k]
    if number is None:
        return None
    said = scene.attributions[number]
    if said.stance == "accuses" and said.accused is not None:
        return said.accused  # "accused X of resuming its attacks"
    start = next((s for s, e in said.content if s <= k < e), k)
    if any(i in scene.actor_at for i in range(start, k)):
        return None
    return said.actor


def before(scene: Scene, i: int) -> Actor | None:
    """The actor that modifies the noun at ``i`` from the left ("Russian air strikes", "the army's shelling")."""
    view = scene.view
    for k in range(i - 1, max(i - 6, -1), -1):
        if view.low[k].endswith("led"):
            leader = _leader(scene, k)
            if leader:
                name = f"{leader}-led coalition"
                return Actor(code=name, name=name, kind="non-state", category="military")
        actor = scene.actor_at.get(k)
        if actor is not None:
            return None if _held(scene, k) or _site_of(scene, k, i) or _where(scene, k, i) else actor
        if (
            view.tag[k][:1] not in "NJ"
            and view.tag[k] not in ("POS", "HYPH", "VBG", "VBN", "CD")
            and view.low[k] not in ("'s", "’s")
        ):
            return None
    return None


def _leader(scene: Scene, k: int) -> str:
    """Who leads, in "US-led strikes"; empty where the word at ``k`` does not say it."""
    if scene.view.low[k].endswith("-led"):
        return scene.doc[k].text[: -len("-led")]
    if k > 1 and scene.view.low[k] == "led" and scene.view.low[k - 1] == "-":
        return scene.doc[k - 2].text
    return ""


def _site_of(scene: Scene, k: int, i: int) -> bool:
    """Whether the actor named at ``k`` is whose site was attacked, not who attacked at ``i``: "the Egyptian mosque attack", "Saudi oil
    attack"; nor who lays bombs as no state does: "Somali roadside bombing"."""
    return any(scene.view.low[j] in SITES and j not in scene.actor_at for j in range(k + 1, i))


def _where(scene: Scene, k: int, i: int) -> bool:
    """Whether the name of a state at ``k``, before what happened at ``i`` and names of days or towns, tells where: "Iran blasts",
    "Kenya massacre", "Egypt Palm Sunday bombings"; an attack only where nothing of another state is named: "Kenya attack leaves three dead",
    "Pakistan suicide attack", not "Israel attack kills ten in Gaza"."""
    view, actor = scene.view, scene.actor_at.get(k)
    if actor is None or actor.kind != "state" or view.tag[k][:2] != "NN" or view.doc[k].text.isupper():
        return False
    if view.low[i] in HAPPENINGS:
        return all(view.tag[j][:3] == "NNP" for j in range(k + 1, i))
    plain = all(view.tag[j][:2] == "NN" for j in range(k, i))
    return view.low[i] in ATTACKS and plain and not _abroad(scene, actor, i)


def _abroad(scene: Scene, actor: Actor, i: int) -> bool:
    """Whether the sentence of token ``i`` names a place or a side of another state than the actor's, or what an attack was on."""
    view = scene.view
    start, end = view.bounds(i)
    places = (m.place for m in scene.places if start <= m.start < end)
    others = (m.actor for m in scene.actors if start <= m.start < end)
    return (
        view.low[i + 1 : i + 2] in (["on"], ["against"])
        or any(p is not None and p.country not in (None, actor.country) for p in places)
        or any(o is not None and o.country not in (None, actor.country) for o in others)
    )


def _apart(scene: Scene, k: int, i: int) -> bool:
    """Whether the name at ``k`` stands outside the noun phrase of the noun at ``i``: before its article, or before a dash."""
    view = scene.view
    first = k
    while first + 1 < i and (first + 1) in scene.actor_at and scene.actor_at[first + 1] is scene.actor_at[k]:
        first += 1
    rest = range(first + 1, i)
    dash = any(view.low[j] in DASHES and view.doc[j - 1].whitespace_ for j in rest)
    return dash or any(view.tag[j] == "DT" and j > 0 and view.low[j - 1] != "and" for j in rest)


def _held(scene: Scene, i: int) -> bool:
    low = scene.view.low
    after = [w for w in low[i + 1 : i + 3] if w not in ("-", "–")]
    return bool(after) and after[0] in lexicon().cues["held"]


def agent_of(scene: Scene, i: int) -> Actor | None:
    """Who does what the word at ``i`` tells; ``None`` where the sentence does not say."""
    view = scene.view
    if view.verbal(i):
        if view.passive(i) or _shot_dead(scene, i) or _counted(scene, i):
            return _after(scene, i, BY, ("agent", "prep"))
        head = subject(view, i) if not _suffered(scene, i) else None
        if head is not None and (_only_says(scene, i, head) or view.low[head + 1 : head + 2] == [":"]):
            head = None  # "Utopia: strike kills six" tells where
        actor = named(scene, head) if head is not None else None
        if actor is not None and head is not None and view.tag[head] == "PRP" and _told(scene, actor):
            actor = None
        if actor is None and view.dep[i] == "xcomp" and head is not None and view.dep[head] == "dobj":
            # "used a drone to bomb the base": not what it is done with, but who uses it
            actor = agent_of(scene, view.head[head])
        if actor is None and head is not None and view.dep[i] not in ("ROOT",):
            actor = _after(scene, i, BY, ("agent",))
        return actor
    actor = _after(scene, i, BY, ("prep", "agent", "acl"))
    if actor is not None:
        return actor
    for k in view.kids[i]:
        if view.dep[k] == "acl" and view.passive(k):
            actor = _after(scene, k, BY, ("agent", "prep"))
            if actor is not None:
                return actor
    found = before(scene, i) or possessor(scene, i)
    if found is not None:
        return found
    above = view.head[i]
    if view.dep[i] == "pobj" and view.low[above] == "of" and view.dep[above] == "prep":
        # "launched a series of raids"
        i = view.head[above]
        above = view.head[i]
    if view.dep[i] == "pobj" and view.low[above] == "to" and view.low[view.head[above]] in lexicon().cues["to_light"]:
        return agent_of(scene, view.head[above])  # "subjected the town to shelling"
    if view.dep[i] == "dobj" and view.verbal(above) and view.low[above] in lexicon().cues["light"]:
        return agent_of(scene, above)
    if view.dep[i] in ("nsubjpass",) and view.verbal(above):
        return _after(scene, above, BY, ("agent", "prep"))
    return None


def _told(scene: Scene, actor: Actor) -> bool:
    """Whether "they" can't mean those who did it: residents and witnesses who tell of it ("they came at dusk and shot at us")."""
    return (
        actor.kind == "people"
        and actor.category == "civilian"
        and any(a.actor is not None and a.actor.code == actor.code for a in scene.attributions)
    )


def _shot_dead(scene: Scene, i: int) -> bool:
    """Whether a headline tells who was shot and not who shot: "Protesters shot dead in the capital"."""
    view = scene.view
    after = view.tag[i + 2] if i + 2 < view.size else "."
    return (
        view.low[i + 1 : i + 2] == ["dead"]
        and view.tag[i] in ("VBN", "VBD")
        and view.kid(i, "dobj") is None
        and (after in ("IN", "TO", "RB", ".", ",", ":", "_SP") or after[:3] == "NNP")
    )


def _counted(scene: Scene, i: int) -> bool:
    """Whether the parser took "wounded" for what somebody did where it says how many were: "put the toll at nine dead and 32 wounded"."""
    view = scene.view
    if view.lemma[i] not in HARMING or view.tag[i] not in ("VBN", "VBD"):
        return False
    chain = [i, *(k for k in view.kids[i] if view.dep[k] == "conj")]
    return not any(view.kid(k, "dobj") is not None for k in chain) and view.dep[i] != "relcl"


def _suffered(scene: Scene, i: int) -> bool:
    """Whether the "-ing" at ``i`` is what those came to harm in that its clause tells of: "four were killed in shelling"."""
    view, above = scene.view, scene.view.head[i]
    return view.dep[i] == "pcomp" and view.low[above] in ("in", "during") and view.passive(view.head[above])


def nation(actor: Actor) -> Actor:
    """The state that a people acts for, by its plural: "the Serbs shelled the town", "accused the Israelis"."""
    side, _, part = actor.code.partition("/")
    if part != "people" or actor.country is None:
        return actor
    return Actor(code=side, name=side, kind="state", country=actor.country)


def _only_says(scene: Scene, i: int, head: int) -> bool:
    """Whether the subject at ``head`` only says what the verb at ``i`` tells, which the parser hangs on the wrong verb; "claimed to have
    shelled", "admitted shelling" tell what the speaker did."""
    view, number = scene.view, scene.voiced[i]
    one = scene.attributions[number] if number is not None else None
    if one is None or one.source is None or one.cue is None or not one.source[0] <= head < one.source[1]:
        return False
    while view.dep[i] == "conj" and view.head[i] != i and not one.cue[0] <= view.head[i] < one.cue[1]:
        i = view.head[i]
    direct = one.cue[0] <= view.head[i] < one.cue[1] or view.dep[i] == "pcomp"
    return not (direct and view.dep[i] in ("xcomp", "pcomp", "ccomp", "prep") and view.tag[i] in ("VB", "VBG", "VBN"))


def only_harmed(actor: Actor) -> bool:
    """Whether the words name people who are only ever harmed: civilians, hostages, patients."""
    return actor.kind == "people" and actor.code.split("/")[-1].split()[-1].lower() in lexicon().cues["harmed"]


def citizens(actor: Actor) -> bool:
    """Whether the words name people of a state who belong to no party: they are mostly harmed."""
    return actor.kind == "people" and actor.category == "civilian" and actor.country is not None


def in_feuds(actor: Actor) -> bool:
    """Whether it is people without a party of whom news tells as often that they did harm: settlers, herders, rioters."""
    return actor.code.split("/")[-1].split()[-1].lower() in FEUDING


def target_of(scene: Scene, i: int) -> Actor | None:
    """To whom it is done; ``None`` where the sentence does not say."""
    view = scene.view
    if view.verbal(i):
        if view.passive(i) or _shot_dead(scene, i):
            head = subject(view, i)
            return named(scene, head) if head is not None else None
        thing = view.kid(i, "dobj")
        if thing is not None:
            actor = named(scene, thing)
            if actor is not None:
                return actor
    return _after(scene, i, lexicon().cues["at"], ("prep",))


def _after(scene: Scene, i: int, prepositions: frozenset[str], relations: tuple[str, ...]) -> Actor | None:
    """The actor in the phrase that one of the prepositions hangs on ``i``."""
    view = scene.view
    for k in view.kids[i]:
        if view.dep[k] in relations and view.low[k] in prepositions:
            for o in view.kids[k]:
                if view.dep[o] == "pobj":
                    found = named(scene, o)
                    if found is not None:
                        return found
    return None


def joined(scene: Scene, i: int, actor: Actor) -> tuple[Actor, ...]:
    """Those who do it together with ``actor`` by the words around the nearest mention of him: "Russian and regime warplanes"."""
    start, end = scene.view.bounds(i)
    near = [m for m in scene.actors if m.actor is not None and m.actor.code == actor.code and start <= m.start < end]
    if not near:
        return ()
    here = min(near, key=lambda m: abs(m.start - i))
    inside = [m for m in scene.actors if start <= m.start < end]
    at = next(n for n, m in enumerate(inside) if m is here)
    found: list[Actor] = []
    for step in (-1, 1):
        last = here
        for other in inside[at + step :: step]:
            left, right = (other, last) if step < 0 else (last, other)
            if not _and(scene, left.end, right.start) or other.actor is None or other.actor.kind == "people":
                break
            found.append(other.actor)
            last = other
    return tuple(found)


def _and(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but "and" and an article stands between two mentions."""
    words = [w for w in scene.view.low[start:end] if w not in ("the", "its", "their")]
    return words in (["and"], [",", "and"], ["or"], ["as", "well", "as"], ["along", "with"])
