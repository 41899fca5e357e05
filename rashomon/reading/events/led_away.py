"""Places to which the wounded, the doers or the news of an event went: where somebody died of wounds, the hospital that took them in, the
direction in which the raiders left, where a statement was put out."""

from __future__ import annotations

from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.words import words

REACH = 14
"""Words before a place among which it is told that somebody was brought."""
NEAR = 5
"""Words before the "in" of a place among which somebody dies of wounds."""
NAME = 4
"""Words of a hospital's name or of what describes it, at most."""
CARRIED = words("carried")
BROUGHT = words("brought") | CARRIED
WARDS = words("wards")
WOUNDS = words("dies-of")
DIES = words("dying")
FIRES = words("fires")
ISSUED = words("issued")
PASSED = words("describing") | words("passed") | {"of"}
PLACED = frozenset({"in", "at", "of"})
WAYS = frozenset({"direction", "directions"})
MANY = frozenset({"both", "all", "each"})
CARED = words("cared")
LAID = words("laid-to-rest")
HURT = words("hurt")
OBJECT = 8
"""Words between a verb for bringing somebody away and the "to" of where, at most."""


def led_away(scene: Scene, mark: Marked) -> bool:
    """Whether a place only says where the wounded, those who did it or the word of it went or came from, not where it was."""
    return (
        _died_later(scene, mark)
        or _ward(scene, mark)
        or _as_far_as(scene, mark)
        or _direction(scene, mark)
        or _issued(scene, mark)
        or _both_of(scene, mark)
        or _cared_for(scene, mark)
    )


def _before(scene: Scene, mark: Marked) -> int:
    """The preposition before a place and the words that describe it; -1 where the sentence begins there."""
    view, first, k = scene.view, scene.view.bounds(mark.start)[0], mark.start - 1
    while k > first and (view.low[k] in PASSED - {"of"} or view.pos[k] in ("DET", "ADJ")):
        k -= 1
    return k if k >= first else -1


def _died_later(scene: Scene, mark: Marked) -> bool:
    """ "died of his wounds in X", "succumbed to burns in the city of X"."""
    low, k = scene.view.low, _before(scene, mark)
    if k < 2 or low[k] not in ("in", "at"):
        return False
    back = low[max(k - NEAR, scene.view.bounds(mark.start)[0]) : k]
    return (not WOUNDS.isdisjoint(back) and not DIES.isdisjoint(back)) or low[k - 1].startswith("succumb")


def _ward(scene: Scene, mark: Marked) -> bool:
    """The town of a hospital to which somebody came, or that speaks or counts: "reached the regional hospital of X", "the surgical ward at X has no
    bed left"; not of one that was hit."""
    view, k = scene.view, _before(scene, mark)
    if view.low[mark.end - 1] in WARDS:
        noun = mark.end - 1
    elif view.low[mark.end : mark.end + 1] and view.low[mark.end] in WARDS:
        noun = mark.end
    elif k > 1 and view.low[k] in PLACED:
        noun = next((i for i in range(k - 1, max(k - NAME, 0), -1) if view.low[i] in WARDS), 0)
        if noun < k - 1 and not all(view.pos[i] == "PROPN" for i in range(noun + 1, k)):
            noun = 0
        if not noun and (view.pos[k - 1] == "PROPN" or scene.doc[k - 1].is_upper) and view.low[k] == "in":
            return _admitted(scene, k - 1)
    else:
        return False
    if not noun:
        return False
    head = scene.doc[noun]
    while head.dep_ in ("compound", "amod", "nmod") and head.head.i != head.i:
        head = head.head
    if head.dep_ == "nsubj" and head.head.pos_ in ("VERB", "AUX"):
        verb = lexicon().verbs.get(head.head.lemma_)
        return verb is None or verb.force == "talk"
    first = view.bounds(mark.start)[0]
    start = noun
    while start > first and noun - start < NAME and view.pos[start - 1] in ("ADJ", "PROPN", "NOUN", "DET", "NUM"):
        start -= 1
    if view.low[start - 1] in BROUGHT:
        return True
    return view.low[start - 1] in ("to", "at", "in", "into") and not BROUGHT.isdisjoint(
        view.low[max(first, start - REACH) : start]
    )


def _admitted(scene: Scene, at: int) -> bool:
    """Whether a name ends at a token to which somebody was brought: "admitted at RIMS in X"."""
    view = scene.view
    while at > 0 and (view.pos[at] == "PROPN" or scene.doc[at].is_upper):
        at -= 1
    if view.low[at] not in ("to", "at", "in", "into"):
        return False
    # "took the badly injured to CMH in X"
    back = view.low[max(at - OBJECT, view.bounds(at)[0]) : at]
    return not BROUGHT.isdisjoint(back[-2:]) or (not BROUGHT.isdisjoint(back) and not HURT.isdisjoint(back))


def _cared_for(scene: Scene, mark: Marked) -> bool:
    """Where the harmed and the dead are looked after or laid to rest: "are being treated in X", "were identified at the army base X"."""
    view, i = scene.view, scene.doc[mark.start : mark.end].root.i
    while view.dep[i] in ("appos", "compound", "conj", "nmod") and view.head[i] != i:
        i = view.head[i]
    if view.dep[i] != "pobj" or view.low[view.head[i]] not in ("in", "at"):
        return False
    verb = view.head[view.head[i]]
    # "Crowds bury six in X": mostly where they were killed
    return view.lemma[verb] in CARED and view.verbal(verb) and (view.lemma[verb] not in LAID or view.passive(verb))


def _as_far_as(scene: Scene, mark: Marked) -> bool:
    """ "The wounded were rushed as far as X"."""
    low, k = scene.view.low, mark.start
    if low[max(k - 3, 0) : k] != ["as", "far", "as"]:
        return False
    return not BROUGHT.isdisjoint(low[max(k - 3 - NEAR, scene.view.bounds(k)[0]) : k - 3])


def _direction(scene: Scene, mark: Marked) -> bool:
    """ "They withdrew in the direction of X"; not "fired in the direction of X"."""
    low, k = scene.view.low, _before(scene, mark)
    if k < 2 or low[k] != "of" or low[k - 1] not in WAYS:
        return False
    return FIRES.isdisjoint(low[scene.view.bounds(mark.start)[0] : k])


def _issued(scene: Scene, mark: Marked) -> bool:
    """Where word of it was put out: "in a statement issued in X late on Saturday", "in a note made public on Tuesday in X"."""
    view, k = scene.view, _before(scene, mark)
    if k < 2 or view.low[k] not in ("in", "from"):
        return False
    day = next((m.start for m in scene.times if m.end == k), k)
    done = day - 1 - (day < k and view.low[day - 1] == "on")
    if done > 1 and view.low[done] == "public":
        return view.low[done - 1] == "made"
    return done > 0 and view.low[done] in ISSUED and view.tag[done] in ("VBN", "VBD")


def _both_of(scene: Scene, mark: Marked) -> bool:
    """Whose men they were: "two peacekeepers, both of Indonesia"."""
    low, k = scene.view.low, mark.start
    country = mark.place is not None and mark.place.precision >= 6
    return country and k > 1 and low[k - 1] in ("of", "from") and low[k - 2] in MANY
