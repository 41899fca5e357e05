"""Groups of segments that speak of violence and tell no fresh incident: arrests and finds of arms, what is remembered, accidents."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Actor, TimeMention
from rashomon.reading.events.days import ago
from rashomon.reading.events.features import Known
from rashomon.reading.events.groups import FORTNIGHT, Group
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import TollMention
from rashomon.reading.words import words

HARM = frozenset({"killed", "wounded", "missing", "displaced"})
"""What an arrest does to nobody."""
BIG = 10
"""A figure from which on two deeds hardly share it."""
REMEMBERED = words("remembered")
SEVERAL = words("several")
DISARMING = words("disarming")
GOODS = words("goods")
LONG = 60
"""Days from which on a deed is none of today's news."""
DRILLS = 2
"""Words for an exercise from which on a page is about it."""
PLAYED = words("played")
MEANT_BY_NOBODY = words("meant-by-nobody")
TAKEN_FOR = words("taken-for")
GAS = "improvised mortar"
"""What the list of weapons calls a gas cylinder."""
PENAL = words("penal")
PUT_TO_DEATH = words("put-to-death")
COURTS = 2
"""Different words for courts from which on a page that tells who was hanged is about their sentence."""
PLAYS = 3
"""Different words for films, matches and shows from which on a page is about one; one fewer where nobody who fights is named."""
MISHAPS = 2
"""Words for harm that nobody meant from which on a page is about it."""
AGE = frozenset({"age", "aged"})
OBITUARY = 7
"""Tokens from "died" within which an age stands."""
ARMED = frozenset({"forces", "non-state"})
"""Kinds of actor that fight."""


def quiet(group: Group, others: Sequence[Group], all_known: Sequence[Known]) -> bool:
    """Whether the segments of a group tell no incident by what they say, however likely it seems.

    Parameters: ``group``, one of an article's; ``others`` that are likely incidents; ``all_known``, the segments of the article.
    """
    members = [all_known[k] for k in group.members]
    later = [other for other in others if other.members[0] > group.members[-1]]
    return (
        _by_law(members)
        or _remembered(members, all_known)
        or _mishap(all_known)
        or _played(members)
        or _foiled(members)
        or _sentenced(members)
        or _in_bed(members)
        or _practised(members)
        or _of_old(members, others, all_known)
        or (len(later) > 1 and _sums_up([one for one in members if not one.headline]))
    )


def _practised(members: Sequence[Known]) -> bool:
    """Whether the page is about an exercise or the giving up of arms, and the group harms nobody: "live fire off the island", "burned their
    rifles"."""
    low = members[0].scene.view.low
    harmless = not any(one.tolls or any(m.trigger.force == "strong" for m in one.segment.mentions) for one in members)
    about = (lexicon().cues["drill"], DISARMING)
    return harmless and any(sum(word in cues for word in low) >= DRILLS for cues in about)


def _played(members: Sequence[Known]) -> bool:
    """Whether the page is about a film, a match or a show, and the group harms nobody: "stormed the ramparts before 2,000 spectators"."""
    if any(t.status in HARM and t.reality == "actual" for one in members for t in one.tolls):
        return False
    scene = members[0].scene
    kinds = len(PLAYED.intersection(scene.view.low))
    return kinds >= PLAYS or (kinds == PLAYS - 1 and not any(_fights(m.actor) for m in scene.actors if m.actor))


def _foiled(members: Sequence[Known]) -> bool:
    """Whether all that the group tells never happened, and the page tells who was caught: "a major attack had been foiled"."""
    deeds = [
        m
        for one in members
        for m in one.segment.mentions
        if m.trigger.force not in ("back", "send") and m.trigger.mode != "arrest"
    ]
    never = (
        bool(deeds)
        and all(m.reality == "negated" for m in deeds)
        and not any(t.status in HARM for one in members for t in one.tolls)
    )
    caught = lexicon().cues["court"] | lexicon().cues["arrest"]
    return never and not caught.isdisjoint(members[0].scene.view.low)


def _sentenced(members: Sequence[Known]) -> bool:
    """Whether the dead that the group counts were put to death by a court, on a page with several words for that: "13 traffickers hanged"."""
    dead = [(one, t) for one in members for t in one.tolls if t.status == "killed" and t.count.low is not None]
    page = members[0].scene.view.low
    courts = lexicon().cues["justice"] | PENAL
    by_law = [one.scene.view.low[t.trigger] in PUT_TO_DEATH for one, t in dead]
    return bool(dead) and by_law[0] and len(courts.intersection(page)) >= COURTS


def _in_bed(members: Sequence[Known]) -> bool:
    """Whether all that the group tells is that people died at some age: "who died on Monday at the age of 92". Nobody did it."""
    if any(m.trigger.force not in ("harm", "back") for one in members for m in one.segment.mentions):
        return False
    harms = [(one.scene.view.low, t.trigger) for one in members for t in one.tolls if t.status in HARM]
    dying = lexicon().cues["dying"]
    return bool(harms) and all(low[i] in dying and not AGE.isdisjoint(low[i + 1 : i + OBITUARY]) for low, i in harms)


def _of_old(members: Sequence[Known], others: Sequence[Group], all_known: Sequence[Known]) -> bool:
    """Whether the group goes on with a deed that the page dates long ago right before it, where nothing on the page has a day of these
    weeks: the news is of a court or a report."""
    if any(_recent(all_known[k]) for other in others for k in other.members) or any(one.headline for one in members):
        return False
    scene, first = members[0].scene, members[0].segment
    begins = scene.view.bounds(first.start)[0]
    before = [one.segment.sentence for one in all_known if one.number < members[0].number]
    sentences = {first.sentence, *before[-1:]}
    for mark in scene.times:
        if mark.time is None or scene.view.sentence[mark.start] not in sentences or mark.start > first.end:
            continue
        if _by_the_way(scene, mark):
            continue
        far = ago(mark.time, members[0].published)
        since = mark.time.modifier == "since"
        if far is not None and far[0] > LONG and not since and (mark.time.month is not None or mark.start < begins):
            return True
    return False


def _by_the_way(scene: Scene, mark: Marked) -> bool:
    """Whether a day is only a name ("in 9 October Street", "the 1 May Brigade"), or stands in brackets, where it dates what is told there."""
    view, (first, last) = scene.view, scene.view.bounds(mark.start)
    before = view.low[first : mark.start]
    return (mark.end < last and view.tag[mark.end] in ("NNP", "NNPS")) or before.count("(") > before.count(")")


def _recent(one: Known) -> bool:
    return any(
        m.time is not None
        and (back := ago(m.time, one.published)) is not None
        and back[0] <= FORTNIGHT
        and m.time.role != "reporting"
        for m in one.segment.times
    )


def _sums_up(members: Sequence[Known]) -> bool:
    """Whether it only sums up what is told further below apart: "killed in two separate incidents", "condemns the attacks of 27 and 28
    January"."""
    if len(members) != 1:
        return False
    view, (start, end) = members[0].scene.view, members[0].segment.span
    several = not members[0].tolls and any(
        m.time is not None and _days_on_end(m.time) for m in members[0].segment.times
    )
    for i in range(start, end):
        trigger = lexicon().nouns.get(view.low[i])
        if view.tag[i] != "NNS" or (trigger is None and view.low[i] not in lexicon().cues["deed"]):
            continue
        if several or any(view.low[k] in SEVERAL or view.pos[k] == "NUM" for k in view.kids[i] if k < i):
            return True
    return False


def _days_on_end(time: TimeMention) -> bool:
    """Whether it names two days: "on 27 and 28 January", "between Monday and Wednesday"."""
    return time.end is not None and (time.end.day is not None or time.end.weekday is not None)


def _by_law(members: Sequence[Known]) -> bool:
    """Whether nothing is told but arrests and what was found with those who were arrested."""
    taken = False
    for one in members:
        if any(t.status in HARM for t in one.tolls):
            return False
        for mention in one.segment.mentions:
            trigger = mention.trigger
            arrest = trigger.mode == "arrest" or (trigger.mode == "occupy" and _finds(one, mention.at))
            taken = taken or arrest
            # "Operations" in which they were made, how they were "carried out", and "the attack" for which.
            if not (
                arrest
                or _points_back(one, mention)
                or trigger.force in ("back", "send")
                or (trigger.force == "weak" and trigger.mode is None)
            ):
                return False
    return taken


def _points_back(one: Known, mention: Mention) -> bool:
    """Whether it only points at a deed, "the attack", and says nothing of it, as "the attack in Lamu" does."""
    view, kids = one.scene.view, one.scene.view.kids[mention.at]
    same = any(view.low[k] in lexicon().cues["same"] for k in kids)
    return mention.trigger.noun and same and all(k < mention.at for k in kids)


def _finds(one: Known, at: int) -> bool:
    """Whether what is seized is goods and no place: "seized 34 handguns"."""
    view = one.scene.view
    thing = view.kid(at, "dobj") if not view.passive(at) else view.kid(at, "nsubjpass")
    if thing is None:
        return False
    armed = {weapon.name for weapon in one.segment.armed}
    return any(
        view.low[i] in GOODS or any(view.low[i] in name.split() for name in armed) for i in range(*view.subtree(thing))
    )


def _remembered(members: Sequence[Known], all_known: Sequence[Known]) -> bool:
    """Whether the dead that the group counts are those of whom the page says that they are remembered: "the anniversary of the
    shelling, which killed 105"."""
    counts = {_figure(t) for one in members for t in one.tolls if (t.count.low or 0) >= BIG}
    if not counts:
        return False
    past = {_figure(t) for one in all_known if not REMEMBERED.isdisjoint(_sentence(one)) for t in one.tolls}
    return counts <= past


def _figure(toll: TollMention) -> tuple[str, int | None, int | None]:
    return toll.status, toll.count.low, toll.count.high


def _sentence(one: Known) -> list[str]:
    start, end = one.scene.view.bounds(one.segment.start)
    return one.scene.view.low[start:end]


def _mishap(all_known: Sequence[Known]) -> bool:
    """Whether the page tells harm that nobody meant, with several words for it, and names nobody and nothing that fights. A bomb for which
    something is only taken ("thought a bomb had gone off") is none."""
    scene = all_known[0].scene
    causes = lexicon().causes | lexicon().cues["mishap"] | MEANT_BY_NOBODY
    if sum(low in causes for low in scene.view.low) < MISHAPS or any(_fights(m.actor) for m in scene.actors if m.actor):
        return False
    for one in all_known:
        if _coarse(one):
            continue
        strong = any(m.trigger.force == "strong" and m.reality == "actual" for m in one.segment.mentions)
        arms = any(w.armed and w.name != GAS for w in one.segment.armed)
        if (strong or arms) and TAKEN_FOR.isdisjoint(_sentence(one)):
            return False
    return True


def _coarse(one: Known) -> bool:
    """Whether it tells of another month or year, beside which the news is something else: "the scene of clashes last year"."""
    time = one.segment.time
    return time is not None and time.unit in ("month", "year", "decade") and not one.tolls


def _fights(actor: Actor) -> bool:
    """Police only look into it."""
    return actor.category == "military" or (actor.kind in ARMED and actor.category != "police")
