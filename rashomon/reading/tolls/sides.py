"""To whom the people of a phrase belong: their actor, side and category."""

from __future__ import annotations

from rashomon.model import ALL_SIDES, Actor, Category
from rashomon.reading.tolls.nations import nation
from rashomon.reading.tolls.people import Group, View
from rashomon.reading.tolls.told_of import stands_by
from rashomon.reading.words import words
from rashomon.states import is_state

NOBODY = ("people", "person", "outlet", "agency")
"""Kinds of actor whose people belong to no party, unless they have a country."""
CONJUNCTS = 3
"""Verbs joined by "and" or "but", or governing one another, that one subject is looked for across."""
LOSSES = 4
"""Tokens from "losses" to their figure; of whom they are stands as near."""
OWN = words("losses")
LOSSES_OF = (["losses", "of"], ["casualties", "of"])
HELD_PLACES = words("held-places")
ENEMY = words("enemy")
OCCUPANTS = frozenset({"occupant", "occupants"})
RIDING = words("riding")
ENEMIES = "enemy forces"
"""The side of those who are only called the enemy of whoever speaks."""
RANKS = words("ranks-in-letters")
UNITS = words("force-units")
ARMY_UNITS = words("army-units")
FORCE_WORDS = words("force-words")
"""All words of a name like "Internal Security Forces" or "Joint Task Force", which each state has."""
OWN_TOLD = words("its-own")
MEN = frozenset({"man", "men"})
"""Behind the name of an armed group its fighters, as "women" or "families" are not."""
OWNED_UP = words("its-own-only")


def belongs(view: View, group: Group) -> tuple[Actor | None, str | None, Category]:
    """Actor, side and category of a phrase's people; the side is ``None`` where the text doesn't say it.

    The actor is the one that the head noun is part of, else one named before it ("Hamas fighters") or after "of" or "from"
    ("members of Hamas"). Armed people of no named group are their own side ("militants"). Plain people that include some of a
    named side stand on more than one.
    """
    actor, category = _own(view, group) or _actor(view, group) or _them(view, group), group.category
    if actor is not None and actor.kind == "organisation" and category == "civilian":
        # staff of an agency are civilians of where they were
        actor = None
    side = _side(actor) if actor is not None else None
    if side is not None and actor is not None and _unit(view, actor, group):
        side = None
    if actor is not None and category == "unknown" and (group.noun is None or group.noun.kind != "person"):
        category = actor.category
    if _enemies(view, group):
        return None, ENEMIES, category
    stand, whom = stands_by(view, group)
    if stand:
        by = _side(whom) if whom is not None else None
        return whom, by if by is not None and not by[:1].islower() else None, category
    if side is not None and side[:1].islower() and _of_a_state(view, group, side):
        # "soldiers" of no named state: an army's, and no side of their own
        side = None
    if side is None and _rebels(view, group):
        side = group.noun.many if group.noun is not None else None
    if _of_both(view, group) or _of_two(view, group):
        return actor, ALL_SIDES, category
    classes = {part.noun.kind for part in group.parts if part.noun is not None}
    if side is None and ({"force", "rebel"} <= classes or any(_named(view, part) for part in group.parts)):
        side = ALL_SIDES
    return actor, nation(view, group) if side is None else side, category


def _unit(view: View, actor: Actor, group: Group) -> bool:
    """Whether an actor that nobody knows is but a unit of an army or police, and no side ("Rapid Deployment Unit officers")."""
    if actor.country is None and FORCE_WORDS.issuperset(actor.side.lower().split()):
        return True
    nameless = actor.country is None and actor.kind in ("organisation", "forces")
    kind = group.noun.kind if group.noun is not None else "force" if actor.kind == "forces" else ""
    name = actor.side.lower()
    return nameless and (
        name in RANKS
        or (name in view.lex.victims and view.lex.victims[name].kind != "rebel")
        or (kind in ("force", "member") and name.split()[-1] in UNITS)
        or (kind == "force" and not ARMY_UNITS.isdisjoint(name.split()))
    )


def _enemies(view: View, group: Group) -> bool:
    """Whether the phrase calls its people the enemy and doesn't name them: "40 enemy soldiers", "ten of the enemy", "30 invaders"."""
    inside = range(group.start, group.end + 2 if view.words[group.end : group.end + 1] == ["of"] else group.end)
    called = any(view.at(i) in ENEMY for i in inside) or view.words[group.end : group.end + 3] == ["of", "the", "enemy"]
    return (
        called
        and not _aboard(view, group)
        and not any(
            (view.tags[i] in ("NNP", "NNPS") and view.words[i] not in ENEMY) or i in view.peoples
            for i in range(group.start, group.end)
        )
    )


def _aboard(view: View, group: Group) -> bool:
    """Whether those who are called occupants sat in something that their sentence or the one before names: "all five occupants of the taxi"."""
    if OCCUPANTS.isdisjoint(view.words[group.start : group.end]):
        return False
    own = view.tokens[group.start].sent
    before = view.tokens[own.start - 1].sent.start if own.start else own.start
    return not RIDING.isdisjoint(view.words[before : own.end])


def _actor(view: View, group: Group) -> Actor | None:
    """The actor that the phrase names; plain people take only one that gives them a country ("Syrian children")."""
    if not view.actors:
        return None
    plain = group.noun is not None and group.noun.kind == "person"
    order = [group.head] if group.head is not None else []
    order += range(group.end - 1, group.start - 1, -1)
    if not plain and view.at(group.end) in ("of", "from"):
        order += range(group.end + 1, group.end + 4)
    for i in order:
        span = view.actors.get(i)
        if span is None or any(k in view.counts for k in range(span.start + 1, span.end)):
            # "Strike on Syria Kills Five" is no name
            continue
        if span._.actor is not None and _side(span._.actor) is not None:
            actor: Actor = span._.actor
            its_men = actor.kind == "non-state" and actor.code[:1].isupper() and view.at(span.end - 1) in MEN
            if not plain or actor.country is not None or its_men:
                return actor
    return None


def _own(view: View, group: Group) -> Actor | None:
    """The side named last before people that are "of its own"."""
    after = [word for word in view.words[group.end : group.end + 4] if word not in view.lex.harm]
    own = next((k for k in (group.start + 1, group.start + 2) if view.words[k : k + 3][::2] == ["of", "own"]), None)
    if after[:3] in (["of", "its", "own"], ["of", "their", "own"]):
        many = after[1] == "their"
    elif own is not None and view.words[own + 1] in ("its", "their"):
        # "11 of its own soldiers"
        many = view.words[own + 1] == "their"
    elif (rebels := _its_fighters(view, group)) is not None:
        return rebels
    else:
        return None
    token = view.tokens[group.start]
    doers = [c.i for verb in token.ancestors for c in verb.lefts if c.dep_ == "nsubj" and c.i < group.start]
    spans = (view.actors[i] for i in (*doers, *range(group.start - 1, token.sent.start - 1, -1)) if i in view.actors)
    sides = [s for s in spans if s._.actor is not None and _side(s._.actor) is not None]
    agree = [s for s in sides if many or view.tags[s.end - 1] not in ("NNS", "NNPS")]
    return next((s._.actor for s in agree or sides), None)


def _its_fighters(view: View, group: Group) -> Actor | None:
    """Whose "its fighters" are, of whom somebody tells that another killed them: "Utopia said shells had killed nine of its fighters"."""
    if group.noun is None or group.noun.kind != "rebel" or group.head is None:
        return None
    if {"its", "their"}.isdisjoint(view.words[group.start : group.head]):
        return None
    verbs = [t for t in view.tokens[group.start].ancestors if t.pos_ in ("VERB", "AUX")][1:]
    for verb in verbs:
        for child in verb.lefts:
            if child.dep_ == "nsubj" and child.i < group.start and (span := view.actors.get(child.i)) is not None:
                actor: Actor | None = span._.actor
                side = _side(actor) if actor is not None else None
                return actor if side is not None and not _army(view, side) else None
    return None


def _them(view: View, group: Group) -> Actor | None:
    """The people of a side that the sentence named last before "none of them", and not who did it ("rebels seized six men and shot two
    of them")."""
    if {"them", "whom"}.isdisjoint(view.words[group.start : group.end]):
        return None
    token = view.tokens[group.start]
    start = token.sent.start
    doers = {c.i for verb in token.ancestors for c in verb.lefts if c.dep_ == "nsubj" and c.i < group.start}
    spans = (view.actors[i] for i in range(group.start - 1, start - 1, -1) if i in view.actors)
    acting = {k for i in doers for k in range(view.tokens[i].left_edge.i, view.tokens[i].right_edge.i + 1)}
    spans = (s for s in spans if acting.isdisjoint(range(s.start, s.end)))
    people = (s for s in spans if s._.actor is not None and s._.actor.kind in ("forces", "people", "non-state"))
    span = next((s for s in people if _side(s._.actor) is not None), None)
    if span is None or any(_plain_people(view, i) for i in range(span.end, group.start)):
        # "raiders fired on worshippers and killed 20 of them"
        return None
    actor: Actor = span._.actor
    return actor


def _plain_people(view: View, i: int) -> bool:
    """Whether the token is a plural for people who do not fight, and of no side."""
    noun = view.lex.victims.get(view.words[i])
    span = view.actors.get(i)
    sided = span is not None and span._.actor is not None and _side(span._.actor) is not None
    return noun is not None and noun.kind == "person" and noun.plural and view.tags[i] == "NNS" and not sided


def loser(view: View, verb: int, group: Group) -> tuple[bool, str | None]:
    """Whether people are told as somebody's own losses ("lost five men", "suffered three wounded"), and whose, where that is named.

    Parameters: the token of the word of harm and the phrase for the people.
    """
    cues, trigger = view.lex.cues, verb
    if view.words[verb] not in cues["lost"]:
        verb = group.start - 1
        known = view.at(verb) in cues["suffer"] or view.at(verb) in cues["lost"]
        if not known or verb < view.tokens[group.start].sent.start:
            return _losses(view, group, trigger)
    token = view.tokens[verb]
    if token.dep_ == "aux" and token.head.i > verb:
        # "the Northern side has 49 killed", as if they had killed
        token = token.head
    for _ in range(CONJUNCTS):
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        if subject is not None:
            if subject.lower_ in ENEMY:
                return True, ENEMIES
            span = view.actors.get(subject.i)
            actor = span._.actor if span is not None else None
            side = _side(actor) if actor is not None else None
            if actor is not None and actor.kind == "organisation" and view.words[verb] in view.lex.cues["have"]:
                # "the Red Cross has 30 dead": in its books
                return False, None
            if actor is not None and actor.kind == "people" and actor.country is None and actor.code.istitle():
                return True, actor.code  # "the Chechens lost two men"
            return True, None if side is not None and _army(view, side) else side
        if token.dep_ not in ("conj", "xcomp"):
            break
        token = token.head
    return True, None


def _losses(view: View, group: Group, verb: int) -> tuple[bool, str | None]:
    """The same for "put rebel losses at 16", "the army's casualties were five dead", "losses of the invaders amounted to 40"."""
    start = view.tokens[group.start].sent.start
    near = range(group.start - 1, max(start, group.start - LOSSES) - 1, -1)
    at = next((k for k in (*near, *([verb] if verb < group.start else [])) if view.words[k] in OWN), None)
    if at is None:
        at = next((k for k in range(group.start - 1, start - 1, -1) if view.words[k : k + 2] in LOSSES_OF), None)
    if at is None:
        return False, None
    if view.at(at + 1) == "of":
        name = next((k for k in range(at + 2, at + 2 + LOSSES) if k in view.actors or view.at(k) in ENEMY), None)
        name = at if name is None or name >= group.start else name
    elif at == start:
        return False, None
    else:
        name = at - 1
        while name > start and view.tags[name] in ("JJ", "VBN", "VBG") and view.words[name] not in ENEMY:
            # "the rebels' heavy losses"
            name -= 1
        name -= view.tags[name] == "POS"
    if view.words[name] in ENEMY:
        return True, ENEMIES
    noun, whose = view.lex.victims.get(view.words[name]), view.actors.get(name)
    actor = whose._.actor if whose is not None else None
    side = _side(actor) if actor is not None else noun.many if noun is not None and noun.kind == "rebel" else None
    return side is not None, None if side is not None and _army(view, side) else side


def owned_up(view: View, verb: int, group: Group) -> str | None:
    """The side whose losses a figure without a name is, told by itself: "Utopia reported 10 dead", "the rebels admitted four deaths".

    Parameters: the token of the word of harm and the phrase. ``None`` where nobody tells them so, or where somebody tells what he did
    ("reported killing ten").
    """
    at = (group.lead or group).start - 1
    word = view.at(at)
    if word not in OWN_TOLD or view.tags[verb] in ("VBG", "VBD"):
        return None
    subject = next((child for child in view.tokens[at].lefts if child.dep_ == "nsubj"), None)
    span = view.actors.get(subject.i) if subject is not None else None
    actor = span._.actor if span is not None else None
    if actor is None or (actor.kind != "state" and not (word in OWNED_UP and actor.kind in ("non-state", "body"))):
        return None
    side = _side(actor)
    return None if side is None or _army(view, side) else side


def side_of(view: View, i: int) -> str | None:
    """The armed side that the noun at ``i`` names or is ("the raiders", "UNITA's men"); ``None`` for an army of no named state."""
    if view.words[i] in ENEMY:
        return ENEMIES
    span, noun = view.actors.get(i), view.lex.victims.get(view.words[i])
    actor = span._.actor if span is not None else None
    side = _side(actor) if actor is not None else noun.many if noun is not None and noun.kind == "rebel" else None
    return None if side is None or _army(view, side) else side


def fights(view: View, verb: int) -> bool:
    """Whether the subject of a verb is the enemy, or people who fight: "the rebels lost 60"."""
    subject = next((child for child in view.tokens[verb].lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    noun = view.lex.victims.get(subject.lower_)
    return subject.lower_ in ENEMY or (noun is not None and noun.plural and noun.kind in ("force", "rebel"))


def struck(view: View, verb: int, named: bool = False) -> Actor | None:
    """The armed side that a deed was done to, whose people a bare number or soldiers then are ("ambushed an army patrol, killing two").

    Parameters: the token of "killing" or the like; ``named``: only a side that the words name ("Israeli commandos"). ``None``
    where they name no armed side as what was struck.
    """
    token = view.tokens[verb]
    then = token.tag_ == "VBD" and token.dep_ == "conj" and not named  # "pursued the rebels and killed three"
    if not then and (token.tag_ != "VBG" or token.dep_ not in ("advcl", "xcomp", "conj")):
        return None
    head = token.head.head if token.dep_ == "conj" and not then else token.head
    objects = [child for child in head.rights if child.dep_ == "dobj" and child.i < verb]
    preps = [c for t in (head, *objects) for c in t.rights if c.dep_ == "prep" and c.lower_ in view.lex.cues["target"]]
    objects += [c for prep in preps for c in prep.rights if c.dep_ == "pobj" and c.i < verb]
    for noun in objects:
        if noun.lower_ in HELD_PLACES:
            continue  # "in a rebel stronghold": whoever was there
        for i in range(noun.left_edge.i, noun.i + 1):
            span = view.actors.get(i)
            actor = span._.actor if span is not None else None
            if actor is None or actor.category not in ("military", "police"):
                continue
            if named and not any(token.text[:1].isupper() for token in view.tokens[noun.left_edge.i : noun.i + 1]):
                continue
            side = _side(actor)
            if side is not None and side != ALL_SIDES and not _army(view, side):
                return actor
    return None


def _side(actor: Actor) -> str | None:
    """The side that an actor gives to its people; people of no party and of no country give none."""
    if len({code.split("/")[0] for code in actor.plural_of}) > 1:
        return ALL_SIDES
    if actor.country is None and actor.kind in NOBODY:
        return None
    return actor.side


def _named(view: View, part: Group) -> bool:
    """Whether a part stands on a side that the text names with it: "two US soldiers", not "seven of them soldiers"."""
    actor = _actor(view, part)
    if actor is None or _side(actor) is None:
        return _rebels(view, part)
    tokens = view.tokens[part.start : part.end + 2]
    whose = part.noun is None or part.noun.kind != "person"
    return any(token.text[:1].isupper() or (whose and token.tag_ == "PRP$") for token in tokens)


def _rebels(view: View, group: Group) -> bool:
    """Whether it is people of an armed group that is no state's, and still so ("a former militant" and "pro-government fighters" aren't)."""
    if group.noun is None or group.noun.kind != "rebel":
        return False
    return not view.lex.cues["state"].intersection(view.words[group.start : group.end])


def _of_a_state(view: View, group: Group, side: str) -> bool:
    """Whether an unnamed side is an army or police ("soldiers"), or armed people who stand by one ("popular fighters")."""
    if _army(view, side):
        return True
    return group.noun is not None and group.noun.kind == "rebel" and not _rebels(view, group)


def _army(view: View, side: str) -> bool:
    """Whether a side is only called soldiers or the like."""
    entry = view.lex.victims.get(side.split()[-1])
    return side[:1].islower() and entry is not None and entry.kind == "force"


def _of_two(view: View, group: Group) -> bool:
    """Whether one number counts people of two named sides, a state's and others ("88 rebel and regime forces")."""
    if group.head is None or "and" not in view.words[group.start : group.head]:
        return False
    spans = {id(span): span for i in range(group.start, group.head + 1) if (span := view.actors.get(i)) is not None}
    sides = {side for span in spans.values() if span._.actor is not None and (side := _side(span._.actor)) is not None}
    entry = view.lex.victims.get(view.words[view.words.index("and", group.start) - 1])
    rebels = entry is not None and entry.kind == "rebel"
    return any(map(is_state, sides)) and (len(sides) > 1 or rebels)


def _of_both(view: View, group: Group) -> bool:
    """Whether "on both sides" or the like follows in its sentence, and not as those of others: "killing ten, officials on both sides said"."""
    end = min(group.end + 6, view.tokens[group.start].sent.end)
    return any(
        view.words[k : k + 2] in (["both", "sides"], ["either", "side"], ["each", "side"], ["two", "sides"])
        and not (k - 2 >= group.end and view.tags[k - 2] == "NNS")
        for k in range(group.end, end - 1)
    )
