"""The words of a text that tell violence or diplomacy, and what the words around them say of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Actor, Reality
from rashomon.reading.events.aimed import aimed, opened_up
from rashomon.reading.events.faint import faint
from rashomon.reading.events.lexicon import Lexicon, Trigger, Weapon, lexicon
from rashomon.reading.events.nearby import doer
from rashomon.reading.events.quarrels import VERBAL, quarrels
from rashomon.reading.events.roles import agent_of, joined, nation, only_harmed, target_of
from rashomon.reading.events.scene import Scene
from rashomon.reading.words import words

LINKS = (
    "conj",
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "prep",
    "pcomp",
    "advcl",
    "attr",
    "nsubjpass",
    "nsubj",
    "acl",
    "appos",
    "dep",
    "compound",
)
"""Relations over which a governor's doubt reaches the event."""
HYPHENS = frozenset({"-", "–", "‐"})
REPROACHED = frozenset({"for", "over", "after"})
"""Behind "under fire": it is a reproach."""
PARTICLE = 9
"""Tokens from a verb with its particle within which its weapon stands."""


@dataclass(frozen=True)
class Mention:
    """One word that tells an event (token index ``at``), with who does what to whom."""

    at: int
    trigger: Trigger
    sentence: int
    agent: Actor | None
    target: Actor | None
    reality: Reality
    with_agent: tuple[Actor, ...] = ()
    """Who does it together with the agent."""

    @property
    def agents(self) -> tuple[Actor, ...]:
        """All who do it; sides that one word names together ("the two sides") stay one."""
        return (self.agent, *self.with_agent) if self.agent is not None else ()


NEVER = words("never-was")
MEANT = words("meant")
GEAR = words("gear")
OFTEN = words("often")
SUCH = words("such") - {"past", "previous"}
HAVE = frozenset({"have", "has"})
PITS = words("pits")
WATCHED = words("watched")
PARTED = frozenset({"prt", "oprd", "acomp", "advmod"})
"""How the particle of a verb hangs behind its object."""
GOES_OFF = words("goes-off")
FLYING = frozenset({"aerial", "drone"})
"""Modes of carriers that also only look on."""


def weapons(scene: Scene, words: Lexicon) -> dict[int, Weapon]:
    """The weapons and carriers that a text names, by the token that begins each."""
    found: dict[int, Weapon] = {}
    low = scene.view.low
    i = 0
    while i < len(low):
        for size in words.weapon_sizes.get(low[i], ()):
            weapon = words.weapons.get(tuple(low[i : i + size])) if i + size <= len(low) else None
            pit = low[i] in PITS and i and low[i - 1] in words.cues["mined"]
            alone = weapon is not None and weapon.modifier and not _before_noun(scene, i + size)
            spoken = i and low[i - 1] in VERBAL  # "a word missile"
            if (
                weapon is not None
                and not pit
                and not alone
                and not spoken
                and not _watched(scene, words, i + size - 1, weapon)
            ):
                found[i] = weapon
                i += size - 1
                break
        i += 1
    return found


def _watched(scene: Scene, words: Lexicon, i: int, weapon: Weapon) -> bool:
    """Whether an aircraft or drone, whose name ends at token ``i``, is only seen: "after a drone was spotted above the base"."""
    verb = scene.view.head[i]
    if weapon.mode not in FLYING or scene.view.dep[i] != "nsubjpass" or scene.view.low[verb] not in WATCHED:
        return False
    return not any(scene.view.low[k] in words.verbs for k in range(*scene.view.subtree(verb)))


def _before_noun(scene: Scene, i: int) -> bool:
    view = scene.view
    return i < view.size and (view.pos[i] in ("NOUN", "PROPN", "ADJ") or view.low[i] in HYPHENS)


def mentions(scene: Scene, armed: dict[int, Weapon]) -> list[Mention]:
    """All mentions of events, in the order of the text.

    Parameters: the scene; its :func:`weapons`. A weak word ("hit", "operation") counts only in a sentence that also names
    a weapon, an armed actor or a toll; a word of diplomacy only with a party beside it. A sentence that no such word tells may tell a
    deed by who does it to whom (:mod:`rashomon.reading.events.faint`).
    """
    words = lexicon()
    view = scene.view
    violent, party = _evidence(scene, armed)
    found: list[Mention] = []
    for i, low in enumerate(view.low):
        trigger = _trigger(scene, words, i, low) or _landing(scene, words, i, armed) or opened_up(scene, i)
        if trigger is None:
            continue
        sentence = view.sentence[i]
        if trigger.force == "weak" and sentence not in violent and not _shown(scene, words, i, armed, violent):
            continue
        if trigger.force == "send" and not _sends(scene, i, armed, words):
            continue
        if trigger.force == "talk" and sentence not in party:
            continue
        if trigger.plover == "ASSAULT" and _habitual(scene, i):
            continue
        mention = _mention(scene, words, i, trigger)
        if not _in_words(scene, mention):
            found.append(mention)
    spoken = quarrels(scene, found, violent)
    found = [m for m in found if m.at not in spoken]
    told = {m.sentence for m in found if m.trigger.force != "talk"}
    told |= {view.sentence[toll.trigger] for toll in scene.tolls}
    fresh = [_mention(scene, words, i, trigger) for i, trigger in faint(scene, armed, told) if not _habitual(scene, i)]
    found += [mention for mention in fresh if mention.reality == "actual"]
    return sorted(found, key=lambda m: m.at)


def _shown(scene: Scene, words: Lexicon, i: int, armed: dict[int, Weapon], violent: set[int]) -> bool:
    """Whether a weak word is one of violence by what stands right beside it: "a van exploded", "came under heavy fire"."""
    told = _told_again(scene, i, violent) or _loaded(scene, words, i) or _under(scene, words, i) or aimed(scene, i)
    return told or _goes_off(scene, i, armed)


def _loaded(scene: Scene, words: Lexicon, i: int) -> bool:
    """Whether a vehicle explodes, or a blast does harm: "a lorry exploded outside the base", "an explosion rocked the town"."""
    view = scene.view
    if view.low[i] not in words.cues["lands"] and words.nouns.get(view.low[i]) is None:
        return False
    verb = i if view.verbal(i) else view.head[i]
    if not view.verbal(verb) or not _lands(view.low, words, verb):
        return False
    subject = view.kid(verb, "nsubj")
    if subject is None:
        return False
    noun = words.nouns.get(view.low[subject])
    blast = noun is not None and noun.mode == "explosives" and i in (subject, verb)
    return blast or (view.low[i].startswith("explo") and view.low[subject] in words.cues["vehicle"])


def _lands(low: Sequence[str], words: Lexicon, i: int) -> bool:
    """Whether the verb at ``i`` says that a weapon reached something: "rockets fell on", "a bomb went off"."""
    if low[i] not in words.cues["lands"]:
        return False
    return low[i] not in words.cues["needs_particle"] or bool(words.cues["particle"].intersection(low[i + 1 : i + 2]))


def _landing(scene: Scene, words: Lexicon, i: int, armed: dict[int, Weapon]) -> Trigger | None:
    """A verb that is no word of violence by itself with a weapon as its subject: "a bomb went off", "rockets fell on the town"."""
    view = scene.view
    if view.tag[i][:2] != "VB" or not _lands(view.low, words, i) or view.passive(i):
        return None
    if i in scene.cued and view.low[i + 1 : i + 2] != ["into"]:
        return None  # "critics slammed the raid", but "missiles slammed into the town"
    weapon = _weapon_of(scene, i, armed)
    if weapon is None or not (weapon.armed or _goes_off(scene, i, armed)):
        return None
    return Trigger(view.low[i], False, "ASSAULT", None, "weak")


def _weapon_of(scene: Scene, i: int, armed: dict[int, Weapon]) -> Weapon | None:
    """The weapon that is the subject of the verb at token ``i``."""
    view = scene.view
    verb = view.head[i] if view.dep[i] == "conj" and view.verbal(view.head[i]) else i
    subject = view.kid(i, "nsubj") or view.kid(verb, "nsubj")
    if subject is None and view.dep[i] == "relcl":
        subject = view.head[i]  # "the bomb that went off"
    elif subject is not None and view.dep[i] == "relcl" and view.low[subject] in ("that", "which"):
        subject = view.head[i]
    if subject is None:
        return None
    return next((armed[k] for k in range(max(subject - 2, 0), subject + 1) if k in armed), None)


def _goes_off(scene: Scene, i: int, armed: dict[int, Weapon]) -> bool:
    """Whether what may be no weapon elsewhere explodes: "a mine went off under the patrol"."""
    if scene.view.low[i] not in GOES_OFF or not scene.view.verbal(i):
        return False
    weapon = _weapon_of(scene, i, armed)
    return weapon is not None and weapon.mode == "explosives"


def _under(scene: Scene, words: Lexicon, i: int) -> bool:
    """ "Came under heavy fire": done to a place or people, where no reproach follows ("came under fire for his remarks")."""
    low = scene.view.low
    if low[i] == "fire" and ("set" in low[max(i - 2, 0) : i] or low[i - 1] in words.cues["fires"]):
        return True  # "set fire to", "set on fire", "opened fire"
    before = i - 1 if low[i - 1] == "under" else i - 2
    return low[i] in words.cues["under"] and before > 0 and low[before] == "under" and low[i + 1] not in REPROACHED


def _told_again(scene: Scene, i: int, violent: set[int]) -> bool:
    """Whether a day stands right before a noun that a sentence about violence used before: "the Saturday strike", "Monday's strike"."""
    view = scene.view
    day = i - 1 if view.tag[i - 1] != "POS" else i - 2
    if view.pos[i] != "NOUN" or not any(m.end == day + 1 and m.time and m.time.kind == "date" for m in scene.times):
        return False
    return any(view.low[k] == view.low[i] and view.sentence[k] in violent for k in range(view.bounds(i)[0]))


def _in_words(scene: Scene, mention: Mention) -> bool:
    """Whether it is a word for speech: "the spokesman fired back at those claims", "she hit back"."""
    after = scene.view.low[mention.at + 1 : mention.at + 2]
    return after == ["back"] and mention.agent is not None and mention.agent.kind == "person"


def _sends(scene: Scene, i: int, armed: dict[int, Weapon], words: Lexicon) -> bool:
    """Whether a weapon or an act of violence is the object of the verb, or its subject in the passive."""
    view = scene.view
    if view.dep[i] in ("relcl", "acl") and view.passive(i):
        noun = view.head[i]
        if any(j in armed and armed[j].armed for j in range(view.subtree(noun)[0], noun + 1)):
            return True  # "a device that was planted by rebels"
    for k in view.kids[i]:
        if view.dep[k] in ("dobj", "nsubjpass", "pobj") and view.tag[k][:2] == "NN":
            act = words.nouns.get(view.low[k])
            inside = range(*view.subtree(k))
            if act is not None and act.force in ("strong", "weak"):
                return True
            if any(j in armed and armed[j].armed for j in inside if j <= k):
                return True
    if (view.low[i], view.low[i + 1 : i + 2][0] if i + 1 < view.size else "") in words.pairs:
        # "set off the surface mounted mine": the parse loses an object behind a particle
        for j in range(i + 2, min(i + PARTICLE, view.bounds(i)[1])):
            if j in armed:
                return True
            if view.pos[j] in ("ADP", "PUNCT", "AUX"):
                break
    return False


def _mention(scene: Scene, words: Lexicon, i: int, trigger: Trigger) -> Mention:
    agent, target = agent_of(scene, i), target_of(scene, i)
    if agent is not None and _acts(scene, i, trigger):
        agent = nation(agent)
    if agent is not None and (only_harmed(agent) or trigger.word in words.cues["dying"]):
        # "many more wounded": the parser takes the hurt for those who hurt; who dies does nothing
        agent, target = None, target or agent
    if agent is not None and target is not None and agent.code == target.code and trigger.force == "harm":
        agent = None  # nobody kills his own
    if agent is not None and agent.kind in ("outlet", "agency") and trigger.force != "talk":
        agent = None  # "CITY (Agency) - Rebels killed": the parser takes the dateline for the subject
    if agent is None and trigger.force not in ("talk", "back"):
        agent = doer(scene, i)
        agent = None if agent is not None and target is not None and agent.code == target.code else agent
    if agent is not None and _harmed(scene, i, agent):
        # In "Twelve farmers killed in raid" the parser takes the dead for those who kill.
        agent, target = None, target or agent
    others = joined(scene, i, agent) if agent is not None and trigger.force != "talk" else ()
    return Mention(i, trigger, scene.view.sentence[i], agent, target, reality(scene, words, i), others)


def _acts(scene: Scene, i: int, trigger: Trigger) -> bool:
    """Whether a verb is surely what its subject does: "the Serbs shelled the town", "the Serbs opened fire", not "Serbs killed in raid"."""
    view = scene.view
    above = view.head[i]
    if trigger.noun and view.dep[i] == "dobj" and view.low[above] in lexicon().cues["light"]:
        return view.tag[above][:2] == "VB" and not view.passive(above)
    if (
        view.tag[i] == "VBD"
        and view.low[i + 1 : i + 2] in (["at"], ["on"], ["into"], ["first"])
        and not view.passive(i)
    ):
        return trigger.force in ("strong", "weak") and view.kid(i, "nsubj") is not None
    if view.tag[i] not in ("VBD", "VBZ", "VBP", "VBG", "VB") or view.passive(i):
        return False
    return trigger.force in ("strong", "send", "weak") and view.kid(i, "dobj") is not None


def _harmed(scene: Scene, i: int, agent: Actor) -> bool:
    """Whether the actor is only named as one of those that a toll at ``i`` counts."""
    start, end = scene.view.bounds(i)
    named = {k for m in scene.actors if m.actor is agent and start <= m.start < end for k in range(m.start, m.end)}
    counted = {k for t in scene.tolls if t.trigger == i for k in range(*t.tokens)}
    return bool(named) and named <= counted


def _trigger(scene: Scene, words: Lexicon, i: int, low: str) -> Trigger | None:
    view = scene.view
    tag = view.tag[i]
    joined = hyphenated(scene, i)
    if joined is not None:
        trigger = words.nouns.get(joined) or words.verbs.get(joined) or words.nouns.get(low)
    else:
        verb = (_with_particle(scene, words, i) or words.verbs.get(low)) if tag[:2] == "VB" else None
        trigger = verb or (words.nouns.get(low) if tag[:2] == "NN" else None)
    if trigger is None or (i in scene.cued and trigger.force != "talk"):
        return None
    if trigger.force == "weak" and view.low[i + 1 : i + 2] and view.low[i + 1] in GEAR and tag[:2] == "NN":
        return None  # "combat positions"
    if trigger.mode == "destroy" and view.dep[i] == "amod":
        return None  # "burning houses", "three burnt bodies"
    if after_pair(view.low, i, trigger) in words.cues["no_deed"]:
        return None
    if (
        tag[:3] == "NNP"
        and view.tag[i + 1 : i + 2] in (["NNP"], ["NNPS"])
        and not scene.doc[i].text.isupper()
        and not scene.titled(i)
    ):
        return None  # part of a name ("Battle Creek", "Agreement Day")
    if tag[:3] == "NNP" and view.tag[i - 1 : i] == ["NNP"] and view.dep[i] == "nsubj" and view.head[i] in scene.cued:
        return None  # the name of who speaks ("Maritime Trade Operations said")
    return trigger


def _habitual(scene: Scene, i: int) -> bool:
    """Whether what is told at a token is done again and again, and no one deed: "rebels often attack convoys", "many such attacks"."""
    view = scene.view
    near = view.low[max(i - 3, view.bounds(i)[0]) : i + 2]
    if view.verbal(i):
        now = view.tag[i] in ("VBZ", "VBP") or not HAVE.isdisjoint(near)
        thing = view.kid(i, "dobj")
        return (now and not OFTEN.isdisjoint(near)) or (thing is not None and _of_such(scene, thing))
    return _of_such(scene, i)


def _of_such(scene: Scene, i: int) -> bool:
    """Whether the noun at a token is of other deeds of a kind: "similar attacks"."""
    view = scene.view
    return view.tag[i] == "NNS" and any(view.low[k] in SUCH and view.head[k] == i for k in view.kids[i])


def _with_particle(scene: Scene, words: Lexicon, i: int) -> Trigger | None:
    """The word of violence that a verb is with its particle, right behind it or behind its object: "set ablaze", "set the plant ablaze"."""
    view = scene.view
    after = [view.low[i + 1]] if i + 1 < view.size else []
    after += [view.low[k] for k in view.kids[i] if k > i and view.dep[k] in PARTED]
    return next((pair for word in after if (pair := words.pairs.get((view.low[i], word))) is not None), None)


def after_pair(low: Sequence[str], i: int, trigger: Trigger) -> str | None:
    """The word behind a verb and its particle, ``None`` where the ``trigger`` has no particle: what "burst into flames" burst into."""
    return low[i + 2] if " " in trigger.word and i + 2 < len(low) else None


def hyphenated(scene: Scene, i: int) -> str | None:
    """The whole compound that ends at token ``i`` ("cease-fire", "counter-attack"), ``None`` where it is no part of one."""
    view = scene.view
    if i >= 2 and view.low[i - 1] == "-" and not scene.doc[i - 1].whitespace_ and not scene.doc[i - 2].whitespace_:
        return f"{view.low[i - 2]}-{view.low[i]}"
    return None


def _evidence(scene: Scene, armed: dict[int, Weapon]) -> tuple[set[int], set[int]]:
    """Sentences with a weapon, an armed actor or a toll; sentences that name a party."""
    sentence = scene.view.sentence
    violent = {sentence[i] for i, weapon in armed.items() if weapon.armed}
    violent |= {sentence[toll.trigger] for toll in scene.tolls}
    party: set[int] = set()
    for mark in scene.actors:
        actor = mark.actor
        assert actor is not None
        if actor.kind in ("forces", "non-state") or actor.category == "military":
            violent.add(sentence[mark.start])
        if actor.kind in ("state", "body", "person", "forces", "non-state", "organisation"):
            party.add(sentence[mark.start])
    return violent, party


def reality(scene: Scene, words: Lexicon, i: int) -> Reality:
    """Whether the event at ``i`` is told as real: by its auxiliaries, its negation, and the words that govern it."""
    view = scene.view
    if view.negated(i) or _no(scene, i) or _cleft(scene, i) or _no_deed(scene, words, i):
        return "negated"
    node = i
    for depth in range(5):
        for k in view.kids[node]:
            low = view.low[k]
            if view.dep[k] == "aux" and low in words.cues["modal"] and view.verbal(node):
                return "planned" if low in ("will", "shall", "wo") else "hypothetical"
            if view.dep[k] in ("mark", "advmod") and low in words.conjunctions and view.verbal(node) and k < node:
                return words.conjunctions[low]
        if (
            node != i
            and view.verbal(node)
            and view.negated(node)
            and depth < 2
            and view.dep[i] in ("dobj", "xcomp", "pobj")
        ):
            return "negated"
        above = view.head[node]
        if above == node or view.dep[node] not in LINKS:
            break
        governed = _governed(scene, words, node, above)
        if governed is not None:
            return governed
        if above in scene.speaking and view.verbal(above):
            break
        node = above
    return "actual"


def _cleft(scene: Scene, i: int) -> bool:
    """Whether it is said that it was not he who did it: "it was not a soldier who shot him"."""
    view = scene.view
    who = view.head[i]
    if view.dep[i] != "relcl" or who == i:
        return False
    being = view.head[who]
    first = view.bounds(i)[0]
    cleft = view.lemma[being] == "be" and being < who and being > first and view.low[being - 1] == "it"
    return cleft and view.low[being + 1] in ("not", "n't")


def _governed(scene: Scene, words: Lexicon, node: int, above: int) -> Reality | None:
    """What the word ``above`` makes of what hangs on it at ``node``."""
    view = scene.view
    dep, low = view.dep[node], view.low[above]
    if low in MEANT and dep == "xcomp" and view.tag[node] == "VB":
        return "planned"
    if view.verbal(above) and low in words.governing_verbs:
        governor = words.governing_verbs[low]
        if (
            dep in ("xcomp", "ccomp")
            or dep == "dobj"
            or (dep == "nsubjpass" and low in NEVER)
            or (dep == "prep" and view.low[node] in ("for", "from", "of", "against", "to"))
        ):
            return (
                None
                if dep == "dobj" and governor == "planned" and low.startswith(("order", "call", "ask"))
                else governor
            )
    if view.pos[above] == "NOUN" and low in words.governing_nouns and dep in ("prep", "acl", "ccomp", "compound"):
        return words.governing_nouns[low]
    return None


def _no(scene: Scene, i: int) -> bool:
    return any(
        scene.view.low[k] in ("no", "neither") and scene.view.dep[k] in ("det", "neg") for k in scene.view.kids[i]
    )


def _no_deed(scene: Scene, words: Lexicon, i: int) -> bool:
    """Whether the verb at ``i`` has for its object that there was no such deed: "carried out no strikes", but "harmed no villager"."""
    view = scene.view
    return view.verbal(i) and any(
        view.dep[k] == "dobj"
        and (deed := words.nouns.get(view.low[k])) is not None
        and deed.plover == "ASSAULT"
        and _no(scene, k)
        for k in view.kids[i]
    )
