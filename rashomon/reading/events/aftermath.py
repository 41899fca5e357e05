"""What became of the harmed: where they were treated, when they died of it, were found or laid in a grave. Neither its day nor its place is the deed's."""

from __future__ import annotations

from rashomon.reading.events.afterwards import DEEP
from rashomon.reading.events.features import Known
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.words import words

DESCRIBES = frozenset({"amod", "acl", "relcl", "dobj", "pobj", "nsubj", "nsubjpass"})
"""How a participle hangs that says who they are: "the injured", "villagers wounded there"."""
DEEDS = frozenset({"strong", "weak", "send"})
RECOVERED = words("recovered")
CARRIED = words("carried-off")
GRAVES = words("graves")
DIES = words("dying")
WARDS = words("keeps")
CHANGES = words("sums-up")
HOMEWARD = words("homeward")
ORDINALS = words("one-more")
WOUNDS = words("dies-of")
FORTNIGHT = 14
SUM = 6
"""Words before a count among which the verb stands that says what it became."""


def aftermath(one: Known) -> bool:
    """Whether a segment tells no deed, but only what became later of those whom one harmed: "four bodies were found on Sunday", "the
    wounded were flown to a clinic in Hillshire", "a seventh died there on Monday".

    What lies further back than a fortnight is history, and tells a deed all the same. Parameters: a segment of an article.
    """
    if one.headline or (one.ago is not None and one.ago[0] > FORTNIGHT):
        return False
    if not one.tolls:
        return _carried_off(one)
    scene, (start, end) = one.scene, one.segment.span
    if any(m.trigger.force in DEEDS and scene.view.verbal(m.at) and start <= m.at < end for m in one.segment.mentions):
        return False
    told = [t for t in one.tolls if not _sum(scene, t)]
    return bool(told) and all(_later(scene, toll) for toll in told)


def _carried_off(one: Known) -> bool:
    """Whether a segment that counts nobody only tells that the harmed were brought away: "helicopters were evacuating the injured"."""
    view = one.scene.view
    return bool(one.segment.mentions) and all(
        m.trigger.force == "harm" and view.dep[m.at] == "dobj" and view.lemma[view.head[m.at]] in CARRIED
        for m in one.segment.mentions
    )


def _sum(scene: Scene, toll: TollMention) -> bool:
    """Whether it is the count that one more makes: "found dead on Monday, raising to four the number of those killed"."""
    view = scene.view
    return not CHANGES.isdisjoint(view.low[view.bounds(toll.trigger)[0] : toll.tokens[0]][-SUM:])


def _later(scene: Scene, toll: TollMention) -> bool:
    view = scene.view
    last = view.bounds(toll.trigger)[1]
    verb = _verb(scene, toll)
    if verb is None or any(view.dep[k] in ("acl", "relcl") for i in range(*toll.tokens) for k in view.kids[i]):
        return False  # "burying the three who were shot on Thursday"
    lemma = view.lemma[verb]
    if lemma in RECOVERED:
        return True
    if lemma in CARRIED and (view.passive(verb) or (toll.status == "wounded" and _of_object(scene, toll, verb))):
        return True
    if toll.status == "wounded" and lemma in HOMEWARD and not view.passive(verb) and _is_subject(scene, toll, verb):
        return True
    if not GRAVES.isdisjoint(view.low[verb:last]) and view.passive(verb):
        return True
    if view.low[verb] not in DIES and (lemma, "away") != ("pass", _next(view.low, verb)):
        return False
    behind = view.low[verb:last]
    subject = view.kid(verb, "nsubj")
    if subject is not None and any(view.low[i] in ORDINALS for i in range(*view.subtree(subject))):
        return True  # "the fifth and the sixth child had died on Friday"
    return not (view.low[verb - 1] not in ORDINALS and WARDS.isdisjoint(behind) and WOUNDS.isdisjoint(behind))


def _of_object(scene: Scene, toll: TollMention, verb: int) -> bool:
    """Whether the people of a toll are the object of a verb: "helicopters were flying the wounded to the capital"."""
    thing = scene.view.kid(verb, "dobj")
    return thing is not None and _holds(scene, toll, thing)


def _is_subject(scene: Scene, toll: TollMention, verb: int) -> bool:
    subject = scene.view.kid(verb, "nsubj")
    return subject is not None and _holds(scene, toll, subject)


def _holds(scene: Scene, toll: TollMention, noun: int) -> bool:
    start, end = scene.view.subtree(noun)
    return start <= toll.trigger < end


def _next(low: list[str], i: int) -> str:
    return low[i + 1] if i + 1 < len(low) else ""


def _verb(scene: Scene, toll: TollMention) -> int | None:
    """The verb that tells what was done with the people of a toll."""
    view, i = scene.view, toll.trigger
    for _ in range(DEEP):
        if view.pos[i] == "VERB" and view.dep[i] not in DESCRIBES:
            above = view.head[i]
            # "Were found killed", "were wounded and were flown to a clinic".
            if view.dep[i] in ("oprd", "xcomp", "acomp", "ccomp") and view.lemma[above] in RECOVERED:
                return above
            return next((k for k in view.kids[i] if view.dep[k] == "conj" and view.lemma[k] in CARRIED), i)
        if view.head[i] == i:
            return None
        i = view.head[i]
    return None
