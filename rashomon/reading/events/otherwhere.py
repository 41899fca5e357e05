"""Two segments of one article that tell deeds in two towns: "five died in a raid on Riverton. In neighbouring Ridgeton shells hit the market"."""

from __future__ import annotations

from rashomon import earth
from rashomon.model import Place
from rashomon.reading.events.features import Known
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.telling import of_office
from rashomon.reading.events.where import PROVINCE, WAYS, elsewhere, grade
from rashomon.reading.words import words

FAR = 10
"""Kilometres from which on two towns with deeds of their own are those of two incidents, wherever they are told."""
NEAR = 3
"""Kilometres up to which two names may be those of one spot."""
OPENING = 6
"""Words at the head of a segment among which a place says that what follows was there."""
HEAD = 4
"""Words at its head among which the weapon of a deed told before is named again."""
TURN = 12
"""Words at its head among which a word says that it tells something else."""
DEEDS = frozenset({"strong", "weak", "harm"})
SPREADS = words("spreads")
QUARTERS = words("quarters")
SITES = words("sites") | QUARTERS
SITE = 3
"""Words from "another" to the site of no name: "in another crowded district"."""
OTHER_SITES = frozenset(
    {"another", "different", "separate", "second", "third", "neighbouring", "neighboring", "nearby"}
)
FURTHER = frozenset({"another", "further"})
BEHIND = 3
"""Words behind "another" among which the weapon or the deed is named."""
AT = words("at-a-place")


def other_town(left: Known, right: Known) -> bool:
    """Whether each tells a deed by a verb or counts whom it harmed, in a town of its own.

    Of two towns that are on the map their distance says so. Where one is not, or they lie close together, the later segment must open with
    its town ("In Ridgeton, ...") or with a word that it tells something else ("another bomb"). What spread from the one to the other, and what points back to
    a deed told before, is no second incident. A town may lie in another province, or have no name ("a second bomb went off in another district"). Parameters: two segments of an article, ``left`` before ``right``.
    """
    if left.headline or right.headline or not (tells(left) and tells(right)) or left.numbered & right.numbered:
        return False
    if _unnamed(right):
        return True
    here = _town(left) or _unheard(left)
    there = _town(right) or (_unheard(right) if _opens_with_place(right) else None)
    if here is not None and there is None:
        return _other_province(here, left, right)
    if here is None or there is None or left.names & right.names:
        return False
    if _shares_word(here, there) or _named_in(left, right) or _goes_on(right) or not SPREADS.isdisjoint(right.words):
        return False
    between = _between(here, there)
    if between is not None and not NEAR < between <= FAR:
        return between > FAR
    return _opens_with_place(right) or any(w in lexicon().cues["new"] for w in right.words[:TURN])


def points_back(one: Known) -> bool:
    """ "The attack", "this incident": a definite noun of violence."""
    view = one.scene.view
    same = lexicon().cues["same"]
    return any(
        m.trigger.noun and any(view.low[k] in same for k in view.kids[m.at] if k < m.at) for m in one.segment.mentions
    )


def _goes_on(one: Known) -> bool:
    """Whether it tells more of a deed told before: "the attack in Ridgeton", or at its head "the roadside bomb exploded"."""
    known, head = lexicon(), one.words[:HEAD]
    weapon = any((word,) in known.weapons for word in head[1:])
    return points_back(one) or (bool(head) and head[0] in known.cues["same"] and weapon)


def tells(one: Known) -> bool:
    """Whether it counts the harmed, or tells by a verb what was done."""
    return bool(one.numbered) or any(
        m.trigger.force in DEEDS
        and m.trigger.plover == "ASSAULT"
        and m.reality == "actual"
        and one.scene.view.verbal(m.at)
        for m in one.segment.mentions
    )


def _town(one: Known) -> Place | None:
    """Where it was, if that can be told from its neighbours."""
    mark = next(iter(one.segment.places), None)
    if mark is None or mark.place is None or grade(mark.place) > 0:
        return None
    if elsewhere(one.scene, mark) or of_office(one.scene, mark):
        return None
    return mark.place


def _unheard(one: Known) -> Place | None:
    """The village that it names of which nobody knows in which province it lies: "In Bramley, a village in the hills, ..."."""
    place = one.segment.place
    if place is None or place.source != "text" or place.relation is not None or place.name.rpartition(" ")[2] in WAYS:
        return None
    return None if elsewhere(one.scene, one.segment.places[0]) else place


def _other_province(here: Place, left: Known, right: Known) -> bool:
    """Whether the later one opens with a province in which the town of the other does not lie: "In Rivershire, ..."."""
    there = right.segment.place
    if there is None or there.precision != PROVINCE or there.source == "text" or not _opens_with_place(right):
        return False
    apart = there.admin1 and here.admin1 and there.admin1 != here.admin1 and there.country == here.country
    return bool(apart) and not _goes_on(right) and not _named_in(left, right) and SPREADS.isdisjoint(right.words)


def _unnamed(one: Known) -> bool:
    """Whether it tells of another deed at a site without a name: "a second car bomb went off in another district of the city"."""
    if not (_tells_another(one) or _further(one)):
        return False
    low, (start, end) = one.scene.view.low, one.segment.span
    for i in range(start, end - 2):
        k = i + 1 + (low[i + 1] in ("a", "the"))
        if low[i] in AT and low[k] in OTHER_SITES and not SITES.isdisjoint(low[k + 1 : min(k + 1 + SITE, end)]):
            return True
    return False


def _tells_another(one: Known) -> bool:
    """Whether it opens with a deed or weapon that is another one than that told before: "a second car bomb", "another attack"."""
    low, known = one.words, lexicon()
    for i, word in enumerate(low[:TURN]):
        if word in known.cues["other"]:
            behind = low[i + 1 : i + 1 + BEHIND]
            return any(w in known.nouns or w in known.cues["deed"] or (w,) in known.weapons for w in behind)
    return False


def _further(one: Known) -> bool:
    """Whether it counts further people: "another five were killed"."""
    low = one.scene.view.low
    return any(low[max(t.tokens[0] - 1, 0)] in FURTHER or low[t.tokens[0]] in FURTHER for t in one.tolls)


def _between(here: Place, there: Place) -> float | None:
    """Kilometres between two places that are on the map; a village of the text's own stands where its province is."""
    if "text" in (here.source, there.source) or None in (here.lat, here.lon, there.lat, there.lon):
        return None
    assert here.lat is not None
    assert here.lon is not None
    assert there.lat is not None
    assert there.lon is not None
    return earth.kilometres(here.lat, here.lon, there.lat, there.lon)


def _shares_word(here: Place, there: Place) -> bool:
    """Whether the names may be two of one town: "Tel Hamis", "Tell Hamis"."""
    a, b = ({w.lower() for n in (p.name, *p.other_names) for w in n.split() if len(w) > 3} for p in (here, there))
    return not a.isdisjoint(b)


def _named_in(left: Known, right: Known) -> bool:
    """Whether the one names the place of the other by the way: "30 km from Riverton"."""
    here, there = ({m.place.name.lower() for m in one.segment.places if m.place} for one in (left, right))
    return not here.isdisjoint(right.words) or not there.isdisjoint(left.words)


def _opens_with_place(one: Known) -> bool:
    """Whether it opens with where it was: "In Ridgeton, ...", "and at Ridgeton"."""
    if not one.segment.places:
        return False
    start, mark = one.segment.start, one.segment.places[0]
    opening = one.scene.view.low[start : mark.start]
    return start <= mark.start < start + OPENING and not AT.isdisjoint(opening)
