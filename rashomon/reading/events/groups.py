"""Which segments of an article tell the same event, and which of those events are fresh incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.events.aftermath import aftermath
from rashomon.reading.events.days import ago
from rashomon.reading.events.encoder import Seen, beside, encoder
from rashomon.reading.events.features import Features, Known, of_group, of_segment
from rashomon.reading.events.learned import Decision, Decisions
from rashomon.reading.events.pairs import apart, of_pair
from rashomon.reading.events.parts import of_parts
from rashomon.reading.words import phrases, words

FAR = 60
"""Segments further apart than this are only compared through those between them."""


NEVER = -20.0
"""Likeness of segments that can't tell one event: more than all others of a page can make up for."""
FORTNIGHT = 14
"""Days; what news is counted from over more than that is history."""
WEEK = 6
"""Days by which a weekday without a known publication can be off."""
CORE = 0.7
"""Of the chance of a group's surest segment: what is less sure says nothing of where it was."""
SURE = 0.7
"""Chance from which on what sounds like a plan is told as news all the same."""
BIG = 10
"""A figure from which on two incidents of one article hardly share it."""


COMES = words("comes")
POINTERS = phrases("pointers")


@dataclass(frozen=True)
class Group:
    """Segments (by number, in order) that tell one event; ``chance`` of being a fresh incident of its own.

    ``core``: those that surely tell it, which say where it was; the others are retellings and reactions.
    """

    members: tuple[int, ...]
    chance: float
    core: tuple[int, ...]


def groups(segments: Sequence[Known], learned: Decisions) -> tuple[list[Group], NDArray[np.float64]]:
    """Group the segments of one article.

    Result: the groups in the order of the text, each with its chance to be a fresh incident, and the chance of each
    segment to tell one.
    """
    rows = [of_segment(segments, k) for k in range(len(segments))]
    seen = encoder().read(segments, rows)
    fresh = learned.segment.chances(beside(rows, seen.fresh))
    chosen = news(segments, fresh, learned.limits["segment"])
    near, sure = [segments[k] for k in chosen], [float(fresh[k]) for k in chosen]
    clusters, likeness = linked(near, learned.pair, learned.limits["pair"], seen)
    told = joined(near, clusters, likeness, sure, learned.part, learned.limits["part"])
    told = with_aftermath(near, told)
    members = _with_headline(segments, [tuple(chosen[i] for i in group) for group in told])
    chances = learned.group.chances(
        [of_group([segments[k] for k in m], [float(fresh[k]) for k in m], len(members)) for m in members]
    )
    cores = [_core(segments, m, fresh) for m in members]
    whole = _with_headline_figures(segments, members)
    return [Group(m, float(c), core) for m, c, core in zip(whole, chances, cores, strict=True)], fresh


def news(segments: Sequence[Known], fresh: NDArray[np.float64], limit: float) -> list[int]:
    """Numbers of the segments that tell something fresh: likely enough by the learned chance, and not long ago by what they say; what seems only
    planned must be likelier."""
    chosen = [
        k
        for k, one in enumerate(segments)
        if fresh[k] >= limit
        and not one.since
        and not _running(segments, one)
        and not _long_before(one)
        and not _still_past(one)
        and not _pointer(one)
        and (fresh[k] >= SURE or not _only_planned(one))
    ]
    if any(_ago(segments[k], 0, FORTNIGHT) for k in chosen):
        # Beside news of these days, what has a day of its own long before is told as its history.
        chosen = [k for k in chosen if not _ago(segments[k], FORTNIGHT + 1, None)]
    return chosen


def dated(one: Known) -> bool:
    """Whether it tells by a verb what somebody did on a day that it names, within the last fortnight: "on Sunday, passengers were seized
    at Kundu", or counted from the news ("two days after a mine had maimed three"). Whom the police take is no incident, nor is what nobody did."""
    time, view = one.segment.time, one.scene.view
    if time is None or one.headline or one.caused or time.modifier is not None:
        return False
    if one.segment.counted:
        # "Two days after a mine had maimed three on the border"
        if time.unit not in ("hour", "day") or _long_before(one):
            return False
    elif time.day is None and time.weekday is None:
        return False
    else:
        back = ago(time, one.published)
        if back is None or back[0] > FORTNIGHT or back[1] < 0 or back[1] - back[0] > WEEK:
            return False
    return any(
        view.verbal(m.at)
        and m.trigger.plover == "ASSAULT"
        and m.trigger.force in ("strong", "weak", "harm")
        and m.reality == "actual"
        and not any(a.category == "police" for a in m.agents)
        for m in one.segment.mentions
    )


def _running(segments: Sequence[Known], one: Known) -> bool:
    """Whether an entry of a list counts all the dead of a war up to here ("122 have been killed since Monday"), or repeats that figure."""
    item = one.segment.item
    if item is None or not one.tolls:
        return False
    totals = {n for k in segments if k.segment.item is item and _since(k) for n in k.numbered}
    return _since(one) or (bool(one.numbered) and {n[:2] for n in one.numbered} <= {n[:2] for n in totals})


def _since(one: Known) -> bool:
    """Whether it counts from a day on: "since Monday"."""
    times = [m.time for m in one.segment.times if m.time is not None]
    return bool(one.tolls) and bool(times) and all(t.modifier == "since" for t in times)


def _only_planned(one: Known) -> bool:
    """Whether all that it tells is planned, and nobody was harmed: "of gearing up for an attack"."""
    return not one.tolls and not one.headline and one.segment.reality(one.scene) == "planned"


def _core(segments: Sequence[Known], members: Sequence[int], fresh: NDArray[np.float64]) -> tuple[int, ...]:
    best = max(members, key=lambda k: fresh[k])
    # What stands in one entry of a list tells of one place.
    entry = segments[best].segment.item
    beside = {k for k in members if entry is not None and segments[k].segment.item is entry}
    return tuple(k for k in members if fresh[k] >= CORE * fresh[best] or k in beside)


def _with_headline(segments: Sequence[Known], members: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups, the headline alone put with the first of the body: it sums up what the article is about."""
    alone = [m for m in members if all(segments[k].headline for k in m)]
    rest = [m for m in members if m not in alone]
    if not alone or not rest:
        return members
    first, *others = rest
    for m in alone:
        if not any(apart(segments[min(i, j)], segments[max(i, j)]) for i in m for j in first):
            first = tuple(sorted((*m, *first)))
        else:
            others.append(m)
    return sorted([first, *others])


def _with_headline_figures(segments: Sequence[Known], members: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups, each with the headline's figures that are its: of an article that tells one incident, or where it gives the same.

    A headline is often too short to be told for news by itself ("Nine killed in rocket attack"), but its total is one that is given.
    """
    taken = {k for m in members for k in m}
    found = list(members)
    for k, one in enumerate(segments):
        told = [t for t in one.tolls if (t.count.low or 0) > 1 and t.reality == "actual" and t.people is None]
        figures = {(t.status, t.count.low) for t in told}
        if not one.headline or k in taken or not figures:
            continue
        could = [
            n for n, m in enumerate(members) if not any(apart(segments[min(k, i)], segments[max(k, i)]) for i in m)
        ]
        if len(members) > 1:
            could = [
                n for n in could if figures & {(t.status, t.count.low) for i in members[n] for t in segments[i].tolls}
            ]
        if len(could) == 1:
            found[could[0]] = tuple(sorted((*found[could[0]], k)))
    return found


def linked(
    segments: Sequence[Known], pair: Decision, limit: float, seen: Seen
) -> tuple[list[list[int]], NDArray[np.float64]]:
    """Average-linkage clusters of the segments, by number, in the order of their first; days that differ keep segments apart.

    What says nothing of its own ("the latest attack, the minister said") is given to what is told right before, else to what
    the article tells most of. ``seen`` is what the encoder makes of the article. Result: the clusters, and the chance of each two
    segments to tell one event, :data:`NEVER` where they can't.
    """
    likeness = _likeness(segments, pair, seen)
    own = [i for i, one in enumerate(segments) if one.headline or not one.bare] or list(range(len(segments)))
    found = agglomerate(likeness[np.ix_(own, own)], limit)
    return _with_bare(segments, _one_figure(segments, [[own[i] for i in c] for c in found])), likeness


def pair_rows(segments: Sequence[Known], pairs: Sequence[tuple[int, int]], seen: Seen) -> list[Features]:
    """The features of each two of the segments, with what the encoder makes of the two."""
    rows = [of_pair(segments[i], segments[j]) for i, j in pairs]
    return beside(rows, seen.alike([(segments[i].number, segments[j].number) for i, j in pairs], rows))


def _likeness(segments: Sequence[Known], pair: Decision, seen: Seen) -> NDArray[np.float64]:
    count = len(segments)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, min(count, i + FAR))]
    chances = pair.chances(pair_rows(segments, pairs, seen))
    likeness = np.zeros((count, count))
    for (i, j), chance in zip(pairs, chances, strict=True):
        a, b = segments[i], segments[j]
        likeness[i, j] = likeness[j, i] = NEVER if apart(a, b) or counted_apart(a, b) else chance
    return likeness


def joined(
    segments: Sequence[Known],
    clusters: list[list[int]],
    likeness: NDArray[np.float64],
    fresh: Sequence[float],
    part: Decision,
    limit: float,
) -> list[list[int]]:
    """The clusters, the two that are likeliest parts of one event joined, again and again; what can't be one event never meets.

    Parameters: segments with what :func:`linked` says of them; ``fresh``: the chance of each to tell a fresh incident; the
    learned decision on two clusters and the chance from which on they are joined.
    """
    count = len(clusters)
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
    while len(clusters) > 1:
        meet = [
            (tuple(a), tuple(b))
            for i, a in enumerate(clusters)
            for b in clusters[i + 1 :]
            if likeness[np.ix_(a, b)].min() > NEVER
        ]
        new = [two for two in meet if two not in known]
        rows = [of_parts(segments, *two, likeness, fresh, count) for two in new]
        known |= zip(new, map(float, part.chances(rows)), strict=True)
        best = max(meet, key=lambda two: known[two], default=None)
        if best is None or known[best] < limit:
            break
        rest = [c for c in clusters if tuple(c) not in best]
        clusters = sorted([*rest, sorted(best[0] + best[1])])
    return clusters


def _with_bare(segments: Sequence[Known], clusters: list[list[int]]) -> list[list[int]]:
    """The clusters with the segments that are in none: each where the sentence right before it is, else in the greatest."""
    home = {i: cluster for cluster in clusters for i in cluster}
    greatest = max(clusters, key=len, default=[])
    for i, one in enumerate(segments):
        if i not in home:
            before = home.get(i - 1)
            near = before is not None and one.segment.sentence - segments[i - 1].segment.sentence <= 1
            home[i] = before if before is not None and near else greatest
    return sorted((sorted(i for i in home if home[i] is cluster) for cluster in clusters), key=lambda c: c[0])


def with_aftermath(segments: Sequence[Known], clusters: list[list[int]]) -> list[list[int]]:
    """The clusters, each that tells no deed but only what became of the harmed ("helicopters were flying the wounded out on Friday") put with
    the one that stands before it, where there is one that it can belong to.

    Parameters: segments with their clusters, by number. Result: the clusters that are left.
    """
    found: list[list[int]] = []
    for cluster in clusters:
        only = all(_idle(segments[i]) or (aftermath(segments[i]) and not _deed(segments[i])) for i in cluster)
        if found and only and any(aftermath(segments[i]) for i in cluster):
            before = max(found, key=lambda c: max(i for i in c if i < cluster[0]))
            if not any(apart(segments[min(i, j)], segments[max(i, j)]) for i in before for j in cluster):
                before.extend(cluster)
                continue
        found.append(list(cluster))
    return [sorted(cluster) for cluster in found]


def _deed(one: Known) -> bool:
    """Whether it tells or names a deed, "came under fire", or says that it tells something else: "also reported that two had died of wounds"."""
    return "also" in one.words or any(m.trigger.force in ("strong", "weak") for m in one.segment.mentions)


def _idle(one: Known) -> bool:
    """Whether it neither counts anybody nor tells a deed by a verb: "condemned the attack as cowardly"."""
    return not one.headline and not one.tolls and not any(one.scene.view.verbal(m.at) for m in one.segment.mentions)


def _ago(one: Known, least: int, most: int | None) -> bool:
    """Whether it has a time of its own that surely is so many days before publication."""
    ago = one.ago if one.segment.times else None
    return ago is not None and ago[0] >= least and (most is None or ago[1] <= most)


def _long_before(one: Known) -> bool:
    """Whether the news is counted from it over more than a fortnight: "three months after" it."""
    time = one.segment.time
    if not one.segment.counted or time is None or time.offset is None:
        return False
    days = {"hour": 1 / 24, "day": 1, "week": 7}.get(time.unit or "", FORTNIGHT + 1)
    return abs(time.offset) * days > FORTNIGHT


def _pointer(one: Known) -> bool:
    """Whether its sentence points to other pages: "Previous bulletins: Troops foil attack (11 Oct.)", "Also read: Post shelled"."""
    low, (first, last) = one.scene.view.low, one.scene.view.bounds(one.segment.start)
    while first < last and not low[first].isalnum():
        first += 1
    for phrase in POINTERS:
        end = first + len(phrase)
        if tuple(low[first:end]) == phrase and end < last and low[end] in (":", "|", "»", ">"):
            return True
    return False


def _still_past(one: Known) -> bool:
    """Whether the text goes on with what it told the sentence before as long ago: "... was sunk in 2010. All 46 had died."."""
    scene, view = one.scene, one.scene.view
    first = view.bounds(one.segment.start)[0]
    if one.segment.times or not one.tolls or first == 0:
        return False
    times = (m.time for m in scene.within(scene.times, view.bounds(first - 1)) if m.time)
    days = next((found for time in times if (found := ago(time, one.published)) is not None), None)
    if days is None or days[0] <= FORTNIGHT:
        return False
    return all("had" in view.low[max(t.trigger - 3, one.segment.start) : t.trigger] for t in one.tolls)


def counted_apart(left: Known, right: Known) -> bool:
    """Whether one is only what the news of the other is counted from in their sentence ("five days after two men were killed") and they share
    neither place nor figure; or whether it goes on behind such a sentence without a place, day or figure of its own: it goes on with the
    news. What else the page tells may be either.

    Parameters: two segments of an article, ``left`` before ``right``.
    """
    if left.segment.counted == right.segment.counted:
        return False
    bare = right.segment.place is None and right.segment.time is None and not right.tolls
    goes_on = left.segment.counted and bare and (left.clause or _came(left))
    if left.segment.sentence != right.segment.sentence and not goes_on:
        return False
    figures = [{(t.status, t.count.low) for t in one.tolls if (t.count.low or 0) > 1} for one in (left, right)]
    return not left.names & right.names and not figures[0] & figures[1]


def _came(one: Known) -> bool:
    """Whether it only says when news that was told before came: "the raid came five days after two men were killed"."""
    times, low = one.segment.times, one.scene.view.low
    return bool(times) and any(low[max(m.start - 1, 0)] in COMES for m in times)


def _one_figure(segments: Sequence[Known], clusters: list[list[int]]) -> list[list[int]]:
    """Join clusters that give one figure of one side and contradict each other in nothing: the same harm told by two voices."""
    found: list[list[int]] = []
    for cluster in clusters:
        home = next((other for other in found if _same_harm(segments, other, cluster)), None)
        if home is None:
            found.append(list(cluster))
        else:
            home.extend(cluster)
    return [sorted(cluster) for cluster in found]


def _same_harm(segments: Sequence[Known], left: list[int], right: list[int]) -> bool:
    alike = _sided(segments, left) & _sided(segments, right) or _big(segments, left) & _big(segments, right)
    if not (alike or _adds_up(segments, left, right) or _adds_up(segments, right, left)):
        return False
    here = {name for k in left for name in segments[k].names}
    there = {name for k in right for name in segments[k].names}
    if here and there and not here & there:
        return False
    return not any(apart(segments[min(i, j)], segments[max(i, j)]) for i in left for j in right)


def _adds_up(segments: Sequence[Known], whole: list[int], parts: list[int]) -> bool:
    """Whether one gives the sum of what the other gives apart in one sentence: "six dead", "three Thai and three Cambodian soldiers"."""
    totals = {(t.status, t.count.low) for k in whole for t in segments[k].tolls if t.count.low == t.count.high}
    for k in parts:
        for status in ("killed", "wounded"):
            counts = [t.count.low or 0 for t in segments[k].tolls if t.status == status and t.part_of is None]
            if len(counts) > 1 and (status, sum(counts)) in totals:
                return True
    return False


def _big(segments: Sequence[Known], cluster: list[int]) -> set[tuple[str, int | None]]:
    """Exact figures that two incidents of one article hardly share."""
    tolls = (t for k in cluster for t in segments[k].tolls)
    return {(t.status, t.count.low) for t in tolls if t.count.low == t.count.high and (t.count.low or 0) >= BIG}


def _sided(segments: Sequence[Known], cluster: list[int]) -> set[tuple[str, str, int]]:
    """Exact figures of named sides."""
    return {
        (t.side, t.status, t.count.low)
        for k in cluster
        for t in segments[k].tolls
        if t.side is not None and t.side[:1].isupper() and t.count.low and t.count.low == t.count.high
    }


def agglomerate(likeness: NDArray[np.float64], limit: float) -> list[list[int]]:
    """Join the two clusters with the highest mean likeness until none reaches ``limit``.

    Parameters: a symmetric matrix of values up to 1. Result: lists of row numbers, each sorted, by first member.
    """
    clusters = [[i] for i in range(len(likeness))]
    total = likeness.copy()
    np.fill_diagonal(total, -1)
    size = np.ones(len(likeness))
    alive = np.ones(len(likeness), dtype=bool)
    while alive.sum() > 1:
        mean = total / np.outer(size, size)
        mean[~alive] = -np.inf
        mean[:, ~alive] = -np.inf
        np.fill_diagonal(mean, -np.inf)
        at = int(mean.argmax())
        i, j = sorted(divmod(at, len(likeness)))
        if mean[i, j] < limit:
            break
        total[i] += total[j]
        total[:, i] += total[:, j]
        size[i] += size[j]
        clusters[i] += clusters[j]
        alive[j] = False
    return sorted(sorted(clusters[i]) for i in range(len(likeness)) if alive[i])
