"""From links to events: average-link agglomeration under constraints, and ids that stay."""

from __future__ import annotations

import hashlib
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rashomon.model import Kind, Link, Ruling

ABSENT = -5.0
"""Bits for a pair without a link: their days, places or words do not allow one, or one of them was misread."""
STRONGEST = 12.0
"""No single pair may outvote the others by more bits than that."""
MUCH_TOLD = 0.5
"""Bits for each doubling of the bigger of two groups: a further report is likelier of what many pages tell than of what one does, and the
prior of a pair knows nothing of that. At 1 bit, as a group's size alone would have it, two deeds at one place on one day run together."""
MOST_TOLD = 2.0
"""Bits that a group's size gives at most: a heap on one battle is not one event for its size."""
JOIN_AT = 0.25
"""Mean bits at which two groups become one, a little above even odds (chosen on the dev parts of the coded war news and the shootings)."""


class Told(Protocol):
    """What the clustering knows of a report: a :class:`~rashomon.model.Report`, or its place in a solved case."""

    @property
    def id(self) -> str: ...
    @property
    def article_id(self) -> str: ...
    @property
    def kind(self) -> Kind: ...


def cluster(reports: Iterable[Told], links: Iterable[Link], rulings: Iterable[Ruling] = ()) -> list[tuple[str, ...]]:
    """Group reports that tell the same event.

    Two groups are joined while the mean log-odds over *all* their pairs speak for it, the strongest first, so one weak
    link never joins two incidents (an event that many reports tell needs a little less for one more of them); two reports of one article never meet, even through a third, and kinds never mix.
    A reviewer's rulings are final: who is joined is together whatever else holds, who is parted never meets.

    Parameters: all reports; links between them; rulings of which no two contradict each other. Result: every report's id in
    exactly one group, ids sorted within a group and groups sorted by their first id.
    """
    report_of = {report.id: report for report in reports}
    held = [r for r in rulings if r.left in report_of and r.right in report_of]
    groups = _Groups(report_of, {frozenset((r.left, r.right)) for r in held if r.action == "part"})
    for ruling in held:
        if ruling.action == "join" and groups.group_of[ruling.left] != groups.group_of[ruling.right]:
            groups.join(groups.group_of[ruling.left], groups.group_of[ruling.right])
    bits = _log_odds(links, report_of)
    _agglomerate(groups, bits)
    return sorted(tuple(sorted(members)) for members in groups.members.values())


def _log_odds(links: Iterable[Link], report_of: Mapping[str, Told]) -> dict[tuple[str, str], float]:
    bits = {}
    for link in links:
        if link.left not in report_of or link.right not in report_of or link.left == link.right:
            continue
        p = min(max(link.probability, 1e-9), 1 - 1e-9)
        pair = (min(link.left, link.right), max(link.left, link.right))
        bits[pair] = max(ABSENT, min(STRONGEST, math.log2(p / (1 - p))))
    return bits


class _Groups:
    """The partition as it grows: members by group, and what may not meet."""

    def __init__(self, report_of: Mapping[str, Told], parted: set[frozenset[str]]) -> None:
        self.group_of = {name: name for name in report_of}
        self.members = {name: [name] for name in report_of}
        self.articles = {name: {report.article_id} for name, report in report_of.items()}
        self.kind = {name: report.kind for name, report in report_of.items()}
        self.enemies: dict[str, set[str]] = defaultdict(set)
        for pair in parted:
            left, right = sorted(pair)
            self.enemies[left].add(right)
            self.enemies[right].add(left)

    def parted(self, left: str, right: str) -> bool:
        """A reviewer said that some two of them are not one event."""
        few, many = sorted((self.members[left], self.members[right]), key=len)
        other = set(many)
        return any(not self.enemies[name].isdisjoint(other) for name in few if name in self.enemies)

    def may_join(self, left: str, right: str) -> bool:
        return (
            self.kind[left] == self.kind[right]
            and self.articles[left].isdisjoint(self.articles[right])
            and not self.parted(left, right)
        )

    def join(self, left: str, right: str) -> str:
        """Make one group of two; the smaller id names it."""
        keep, drop = sorted((left, right))
        for name in self.members[drop]:
            self.group_of[name] = keep
        self.members[keep] += self.members.pop(drop)
        self.articles[keep] |= self.articles.pop(drop)
        return keep


def _much_told(left: int, right: int) -> float:
    """Bits for the chance, before they are compared, that two groups of so many reports are one event."""
    return min(MUCH_TOLD * math.log2(max(left, right)), MOST_TOLD)


def _agglomerate(groups: _Groups, bits: Mapping[tuple[str, str], float]) -> None:
    """Join the two groups with the highest mean, again and again, while it is at least :data:`JOIN_AT`; what many reports tell is
    given :data:`MUCH_TOLD` besides.

    Only groups with some link between them are looked at: a mean over nothing but absent links is far below that anyway.
    """
    # Sum over the linked pairs and their number, for each pair of groups that has any.
    total: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for (left, right), value in sorted(bits.items()):
        a, b = groups.group_of[left], groups.group_of[right]
        if a != b:
            entry = total[a].setdefault(b, [0.0, 0.0])
            total[b][a] = entry
            entry[0] += value
            entry[1] += 1

    def mean(a: str, b: str) -> float:
        linked, count = total[a][b]
        pairs = len(groups.members[a]) * len(groups.members[b])
        return (linked + ABSENT * (pairs - count)) / pairs + _much_told(len(groups.members[a]), len(groups.members[b]))

    heap = [(-mean(a, b), a, b) for a in total for b in total[a] if a < b and mean(a, b) >= JOIN_AT]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in groups.members or b not in groups.members or b not in total[a] or -mean(a, b) != value:
            continue
        if not groups.may_join(a, b):
            continue
        keep = groups.join(a, b)
        drop = b if keep == a else a
        lost = total.pop(drop)
        for other, entry in lost.items():
            total[other].pop(drop, None)
            if other == keep:
                continue
            mine = total[keep].get(other)
            merged = [entry[0] + mine[0], entry[1] + mine[1]] if mine else entry
            total[keep][other] = merged
            total[other][keep] = merged
        total[keep].pop(drop, None)
        for other in total[keep]:
            score = mean(keep, other)
            if score >= JOIN_AT:
                heapq.heappush(heap, (-score, min(keep, other), max(keep, other)))


def event_ids(clusters: Sequence[Sequence[str]], previous: Mapping[str, str] | None = None) -> list[str]:
    """An id for each event that stays when pages are added.

    Parameters: groups of report ids; ``previous`` event id of each report that was in the case before. Result: ids in the
    order of ``clusters``. A group that holds members of an earlier event keeps its id; where several groups do, the one
    with most of them. A new event's id is made from the id of its first report, so the same pages give the same ids.
    """
    votes = []
    for at, members in enumerate(clusters):
        for event, count in Counter((previous or {}).get(name) for name in members).items():
            if event is not None:
                votes.append((-count, min(members), at, event))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, at, event in sorted(votes):
        if at not in ids and event not in taken:
            ids[at] = event
            taken.add(event)
    for at, members in enumerate(clusters):
        if at in ids:
            continue
        seed = min(members)
        made = _hash(seed)
        while made in taken:
            seed += "+"
            made = _hash(seed)
        ids[at] = made
        taken.add(made)
    return [ids[at] for at in range(len(clusters))]


def _hash(seed: str) -> str:
    return "e" + hashlib.sha256(seed.encode()).hexdigest()[:12]
