"""To whom the people of a phrase belong: their actor, side and category."""

from __future__ import annotations

from rashomon.model import ALL_SIDES, Actor, Category
from rashomon.reading.tolls.people import Group, View

NOBODY = ("people", "person", "outlet", "agency")
"""Kinds of actor whose people belong to no party, unless they have a country."""
CONJUNCTS = 3
"""Verbs joined by "and" or "but" that one subject is looked for across."""
STATE = 3
"""Letters of a state's code."""


def belongs(view: View, group: Group) -> tuple[Actor | None, str | None, Category]:
    """Actor, side and category of a phrase's people; the side is ``None`` where the text doesn't say it.

    The actor is the one that the head noun is part of, else one named before it ("Hamas fighters") or after "of" or "from"
    ("members of Hamas"). Armed people of no named group are their own side ("militants"). Plain people that include some of a
    named side stand on more than one.
    """
    actor, category = _own(view, group) or _actor(view, group) or _them(view, group), group.category
    side = _side(actor) if actor is not None else None
    if actor is not None and category == "unknown" and (group.noun is None or group.noun.kind != "person"):
        category = actor.category
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
    return actor, side, category


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
            if not plain or actor.country is not None:
                return actor
    return None


def _own(view: View, group: Group) -> Actor | None:
    """The side named last before people that are "of its own"."""
    after = [word for word in view.words[group.end : group.end + 4] if word not in view.lex.harm]
    if after[:3] not in (["of", "its", "own"], ["of", "their", "own"]):
        return None
    start = view.tokens[group.start].sent.start
    spans = (view.actors[i] for i in range(group.start - 1, start - 1, -1) if i in view.actors)
    return next((s._.actor for s in spans if s._.actor is not None and _side(s._.actor) is not None), None)


def _them(view: View, group: Group) -> Actor | None:
    """The people of a side that the sentence named last before "none of them"."""
    if {"them", "whom"}.isdisjoint(view.words[group.start : group.end]):
        return None
    start = view.tokens[group.start].sent.start
    spans = (view.actors[i] for i in range(group.start - 1, start - 1, -1) if i in view.actors)
    people = (s._.actor for s in spans if s._.actor is not None and s._.actor.kind in ("forces", "people", "non-state"))
    return next((actor for actor in people if _side(actor) is not None), None)


def loser(view: View, verb: int, group: Group) -> tuple[bool, str | None]:
    """Whether people are told as somebody's own losses ("lost five men", "suffered three wounded"), and whose, where that is named.

    Parameters: the token of the word of harm and the phrase for the people.
    """
    cues = view.lex.cues
    if view.words[verb] not in cues["lost"]:
        verb = group.start - 1
        if view.at(verb) not in cues["suffer"] or verb < view.tokens[group.start].sent.start:
            return False, None
    token = view.tokens[verb]
    for _ in range(CONJUNCTS):
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        if subject is not None:
            span = view.actors.get(subject.i)
            actor = span._.actor if span is not None else None
            side = _side(actor) if actor is not None else None
            return True, None if side is not None and _army(view, side) else side
        if token.dep_ != "conj":
            break
        token = token.head
    return True, None


def struck(view: View, verb: int) -> Actor | None:
    """The armed side that a deed was done to, whose people a bare number then counts ("ambushed an army patrol, killing two").

    Parameters: the token of "killing" or the like. ``None`` where the words name no armed side as what was struck.
    """
    token = view.tokens[verb]
    if token.tag_ != "VBG" or token.dep_ not in ("advcl", "xcomp", "conj"):
        return None
    head = token.head if token.dep_ != "conj" else token.head.head
    objects = [child for child in head.rights if child.dep_ == "dobj" and child.i < verb]
    preps = [c for t in (head, *objects) for c in t.rights if c.dep_ == "prep" and c.lower_ in view.lex.cues["target"]]
    objects += [c for prep in preps for c in prep.rights if c.dep_ == "pobj" and c.i < verb]
    for noun in objects:
        for i in range(noun.left_edge.i, noun.i + 1):
            span = view.actors.get(i)
            actor = span._.actor if span is not None else None
            if actor is None or actor.category not in ("military", "police"):
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
    return any(token.text[:1].isupper() or token.tag_ == "PRP$" for token in tokens)


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
    return any(len(s) == STATE and s.isupper() for s in sides) and (len(sides) > 1 or rebels)


def _of_both(view: View, group: Group) -> bool:
    """Whether "on both sides" or the like follows in its sentence."""
    words = view.words[group.end : min(group.end + 6, view.tokens[group.start].sent.end)]
    return any(words[k : k + 2] in (["both", "sides"], ["either", "side"], ["two", "sides"]) for k in range(len(words)))
