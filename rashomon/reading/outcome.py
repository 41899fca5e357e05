"""What became of those who were hit: who was shot and died is one of the dead, not one of the wounded beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.model import Count
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.where import elsewhere
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.lexicon import lexicon
from rashomon.reading.words import words

MORE = words("more")
"""Words that make somebody one more than those told before."""
ALSO = words("also")
MALE = words("male")
FEMALE = words("female")
PRONOUNS = words("pronouns")


def outcomes(scene: Scene, tolls: Sequence[int]) -> dict[int, Count | None]:
    """For figures of wounded that count the dead of the same incident: how many remain, ``None`` for nobody.

    Parameters: the scene; indices of the tolls of one incident. "Was shot" and the like (role ``open`` of ``harm_cues.tsv``) leave open
    what became of those who were hit: told of as many as are dead, it is told of the dead; told of more, it holds the dead and
    the wounded, unless the text gives the wounded apart. Somebody wounded who "later died" is one of the dead, too.
    """
    dead = [t for k in tolls if (t := scene.tolls[k]).status == "killed" and _number(t) and t.part_of is None]
    hurt = [k for k in tolls if scene.tolls[k].status == "wounded" and _number(scene.tolls[k])]
    apart = {_number(scene.tolls[k]) for k in hurt if not _open(scene, scene.tolls[k])}
    found: dict[int, Count | None] = {}
    for k in hurt:
        toll = scene.tolls[k]
        number, open_end = _number(toll), _open(scene, toll)
        if _rest(scene, toll):
            continue
        alike = [d for d in dead if _compatible(toll, d) and not _by_another(scene, toll, d)]
        if number == 1:
            same = [d for d in alike if _number(d) == 1 and _same(scene, toll, d)]
            if any(open_end or _later(scene, toll, d) for d in same):
                found[k] = None
        elif open_end and any(_number(d) == number for d in alike):
            found[k] = None
        elif open_end and alike and _shot(scene, toll):
            rest = number - max(_number(d) for d in alike)
            if rest in apart:
                found[k] = None
            elif rest > 0 and not apart:
                found[k] = Count(low=rest, high=rest, approximate=toll.count.approximate)
    return found


def singles(scene: Scene, tolls: Sequence[int]) -> dict[int, int]:
    """For figures of one person each who is one of those that a sentence before has counted ("four were shot. A boy was shot in the
    leg"): which figure that is.

    Parameters: the scene; indices of the tolls of one incident, in the order of the text. Somebody with a name or an office, "another",
    who "also" died, or is told in a list or at a place that is new, is none of those told before; nor are there more than were counted.
    """
    found: dict[int, int] = {}
    said = Counter(scene.tolls[k].trigger for k in tolls)
    for n, k in enumerate(tolls):
        toll = scene.tolls[k]
        first = scene.view.low[toll.tokens[0]]
        plain = _number(toll) == 1 and toll.part_of is None and (first in ("a", "an") or first in PRONOUNS)
        clause = scene.view.low[toll.tokens[0] : toll.trigger + 1] + scene.view.low[toll.tokens[0] : toll.tokens[1]]
        if not plain or said[toll.trigger] > 1 or not MORE.isdisjoint(clause) or not ALSO.isdisjoint(clause):
            continue
        for j in reversed(tolls[:n]):
            whole = scene.tolls[j]
            counted = whole.part_of is None and whole.reality == "actual" and (whole.count.low or 0) > 1
            if not counted or whole.status != toll.status or not _compatible(toll, whole):
                continue
            room = list(found.values()).count(j) < (whole.count.high or whole.count.low or 0)
            if room and scene.view.sentence[whole.trigger] != scene.view.sentence[toll.trigger]:
                if not _elsewhere(scene, whole, toll):
                    found[k] = j
                break
    return found


def _by_another(scene: Scene, hurt: TollMention, dead: TollMention) -> bool:
    """Whether others are told to have killed than to have hurt: "a man stabbed two guards before soldiers shot him dead"."""
    view, doers = scene.view, []
    for toll in (hurt, dead):
        taken, doer = view.kid(toll.trigger, "dobj"), view.kid(toll.trigger, "nsubj")
        if taken is None or doer is None or not toll.tokens[0] <= taken < toll.tokens[1]:
            return False
        doers.append(view.low[doer])
    return doers[0] != doers[1]


def _elsewhere(scene: Scene, whole: TollMention, toll: TollMention) -> bool:
    """Whether the sentence of the second names a place where something happened, and the first one's does not."""

    def names(one: TollMention) -> set[str]:
        number = scene.view.sentence[one.trigger]
        here = [m for m in scene.places if scene.view.sentence[m.start] == number and not elsewhere(scene, m)]
        return {m.place.name for m in here if m.place is not None}

    return bool(names(toll) - names(whole))


def _number(toll: TollMention) -> int:
    """The exact number of a figure of people who were really harmed, else 0."""
    count = toll.count
    return count.low if toll.reality == "actual" and count.low is not None and count.low == count.high else 0


def _rest(scene: Scene, toll: TollMention) -> bool:
    """Whether a figure is what is left of those whom its words count: "four were shot, one fatally" are three wounded."""
    said = [s._.count for s in scene.doc.spans.get("quantities", ()) if toll.tokens[0] <= s.start < toll.tokens[1]]
    return bool(said) and said[0] is not None and said[0].low != toll.count.low and said[0].low == said[0].high


def _open(scene: Scene, toll: TollMention) -> bool:
    word = scene.view.low[toll.trigger]
    return word in lexicon().cues["open"] or (word in lexicon().apart and _number(toll) == 1)


def _shot(scene: Scene, toll: TollMention) -> bool:
    """Whether the word counts all who were hit; those who "suffered wounds" are told beside the dead."""
    word = scene.view.low[toll.trigger]
    return word in lexicon().cues["open"] and word not in lexicon().cues["suffer"]


def _later(scene: Scene, hurt: TollMention, dead: TollMention) -> bool:
    """Whether a death is told of somebody of whom it was told before that he was wounded."""
    return (
        scene.view.low[dead.trigger] in lexicon().cues["later"] and hurt.trigger < dead.trigger and _known(scene, dead)
    )


def _compatible(a: TollMention, b: TollMention) -> bool:
    same_kind = a.category == b.category or "unknown" in (a.category, b.category)
    return same_kind and (a.side == b.side or a.side is None or b.side is None)


def _known(scene: Scene, toll: TollMention) -> bool:
    """Whether the phrase takes up somebody who was told of before."""
    first = scene.view.low[toll.tokens[0]]
    return first in PRONOUNS or first in ("the", "both") or scene.view.tag[toll.tokens[0]] in ("PRP$", "NNP")


def _same(scene: Scene, hurt: TollMention, dead: TollMention) -> bool:
    """Whether two phrases for one person each can mean the same one."""
    low, tag = scene.view.low, scene.view.tag
    left, right = range(*hurt.tokens), range(*dead.tokens)
    together = scene.view.sentence[left.start] == scene.view.sentence[right.start]
    if together and left.start < right.start and len(right) == 1 and low[right.start] in PRONOUNS:
        # "shot another teenager, killing him"
        return True
    if any(MORE.intersection(low[i] for i in span) for span in (left, right)):
        return False
    if set(left) & set(right):
        return True
    sexes = [{low[i] for i in span if tag[i] != "PRP$"} for span in (left, right)]
    if any(one & sexes[0] and other & sexes[1] for one, other in ((MALE, FEMALE), (FEMALE, MALE))):
        return False
    names = [{low[i] for i in span if tag[i] in ("NNP", "NNPS")} for span in (left, right)]
    if all(names):
        return bool(names[0] & names[1])
    if together:
        return low[left.start] in PRONOUNS or low[right.start] in PRONOUNS
    return True
