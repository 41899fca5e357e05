"""What in an event a reviewer should look at first: how doubtful it is, times how much would change if it were wrong.

It stands with the weighing because it judges what was weighed: which links hold an event together, how its values stand, what
copies of one text say. A pair of events that may be one is no matter of one event: the case finds those among its links.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.model import Claim, Doubt, Event, Link, Side, When

ABSENT, STRONGEST = -7.0, 12.0
"""Bits of a pair without a link, and the most that one pair may weigh; as the clustering counts them."""
SURE = 0.9
"""Chance of a join from which nobody need look at it."""
WIDE = 31
"""Days; the date of an incident known to no better is odd for news."""
FAR = 60
"""Days between an incident and the first page that tells it as news, from which the date is odd."""
OFF = 3.0
"""Times by which two figures for the same people differ, from which one of them may be misread."""
MANY = 40
"""Reports of an event up to which the weakest cut through it is looked for."""


def doubts(event: Event, published: Iterable[When], claims: Iterable[Claim]) -> list[Doubt]:
    """What is doubtful in one event, most first.

    Parameters: a weighed event; when the articles that tell it were published; their claims. Result: joins that may be none
    (the weakest cut through the event), disputed values, dates that are wide or far from publication, and figures that are far
    apart though their texts are copies, or that differ by more than :data:`OFF` times.
    """
    weight = stakes(event)
    found = [*_join(event), *_disputes(event), *_date(event, list(published)), *_figures(event, claims)]
    weighed = [d.model_copy(update={"score": round(d.score * weight, 4)}) for d in found]
    return sorted(weighed, key=lambda d: (-d.score, d.kind, d.note))


def stakes(event: Event) -> float:
    """How much hangs on an event: by the biggest toll that stands, and how many tell it."""
    dead = max((s.low or 0 for s in event.casualties if s.status == "killed" and not s.superseded), default=0)
    return (1 + math.log10(1 + dead)) * (1 + math.log10(len(event.reports) or 1))


def _join(event: Event) -> Iterable[Doubt]:
    """The weakest cut through the event, where it may be two events."""
    if len(event.reports) < 2:
        return
    bits = {frozenset((link.left, link.right)): _bits(link) for link in event.links}
    if len(event.reports) <= MANY:
        left, right = _cut(event.reports, bits)
    else:
        loose = min(event.reports, key=lambda name: _mean([name], [r for r in event.reports if r != name], bits))
        left, right = [loose], [name for name in event.reports if name != loose]
    chance = 1 / (1 + 2 ** -_mean(left, right, bits))
    if chance >= SURE:
        return
    best = max(((a, b) for a in left for b in right), key=lambda p: (bits.get(frozenset(p), ABSENT), p))
    few, more = sorted(
        (sorted(left, key=lambda n: n != best[0]), sorted(right, key=lambda n: n != best[1])), key=lambda s: len(s)
    )
    note = f"a chance of {chance:.0%} holds {_some(len(few), 'report')} and {_some(len(more), 'report')} together"
    yield Doubt(kind="join", score=2 * (1 - chance), note=note, left=tuple(few), right=tuple(more))


def _bits(link: Link) -> float:
    if any(weight.name == "decision" for weight in link.weights):
        return math.inf
    p = min(max(link.probability, 1e-9), 1 - 1e-9)
    return max(ABSENT, min(STRONGEST, math.log2(p / (1 - p))))


def _mean(left: Sequence[str], right: Sequence[str], bits: Mapping[frozenset[str], float]) -> float:
    """Mean bits over all pairs; without bounds where a reviewer joined one."""
    values = [bits.get(frozenset((a, b)), ABSENT) for a in left for b in right]
    return sum(values) / len(values)


def _cut(reports: Sequence[str], bits: Mapping[frozenset[str], float]) -> tuple[list[str], list[str]]:
    """The two groups that the clustering joins last."""
    groups = [[name] for name in sorted(reports)]
    while len(groups) > 2:
        a, b = max(
            combinations(range(len(groups)), 2), key=lambda p: (_mean(groups[p[0]], groups[p[1]], bits), -p[0], -p[1])
        )
        groups[a] += groups.pop(b)
    return groups[0], groups[1]


def _disputes(event: Event) -> Iterable[Doubt]:
    for finding in event.findings:
        if finding.standing == "disputed" and finding.field in ("attacker", "target", "weapon", "place"):
            values = [str(v.value) for v in finding.values if v.standing == "disputed"]
            note = f"{finding.field} is disputed: {', '.join(values[:4])}"
            yield Doubt.model_validate({"kind": "dispute", "score": 0.4, "note": note, "field": finding.field})


def _date(event: Event, published: Sequence[When]) -> Iterable[Doubt]:
    if event.kind != "incident" or event.reality != "actual" or event.date.basis == "corrected by a reviewer":
        return
    start, end = event.date.start, event.date.end
    if start is None or end is None:
        note = (
            "no date is known"
            if start is None and end is None
            else "the date is open: no first or no last day is known"
        )
        yield Doubt(kind="date", score=0.6, note=note, field="date")
        return
    width = (end - start).days + 1
    first = min((p.start for p in published if p.start), default=None)
    if width > WIDE:
        score = min(1.0, math.log10(width / WIDE) / 2 + 0.3)
        yield Doubt(kind="date", score=score, note=f"the date is a range of {width} days", field="date")
    elif first is not None and (first - end).days > FAR:
        days = (first - end).days
        note = f"told as news {days} days after its date"
        yield Doubt(kind="date", score=min(1.0, 0.4 + days / 1000), note=note, field="date")
    elif (last := max((p.end for p in published if p.end), default=None)) and start > last:
        yield Doubt(kind="date", score=0.9, note="dated after the pages that tell it", field="date")


def _figures(event: Event, claims: Iterable[Claim]) -> Iterable[Doubt]:
    article_of = {claim.id: f"{claim.page}#{claim.article}" for claim in claims}
    copies = {frozenset((s.left, s.right)) for s in event.shared if s.extent == "copy"}
    worst: dict[tuple[str, str], Doubt] = {}
    standing = [s for s in event.casualties if not s.superseded]
    reviewed = {(s.side, s.status) for s in standing if s.standing == "reviewed"}
    for one, two in combinations(standing, 2):
        key = (one.side, one.status)
        if key != (two.side, two.status) or key in reviewed or one.category != two.category or one.total != two.total:
            continue
        ratio = _ratio(one, two)
        copied = any(
            frozenset((article_of.get(a, ""), article_of.get(b, ""))) in copies for a in one.claims for b in two.claims
        )
        if ratio < OFF and not (copied and ratio > 1):
            continue
        why = ", though their texts are copies" if copied else ""
        note = f"{one.status}, {one.side}: {_number(one)} and {_number(two)}{why}"
        score = min(1.0, 0.3 + math.log10(ratio) / 2 + (0.3 if copied else 0))
        if key not in worst or worst[key].score < score:
            worst[key] = Doubt.model_validate(
                {"kind": "figure", "score": score, "note": note, "field": one.status, "side": one.side}
            )
    yield from worst.values()


def _ratio(one: Side, two: Side) -> float:
    """How many times the bigger figure is the smaller one; 1 where both can hold."""
    low = (one.low or 0, two.low or 0)
    high = tuple(math.inf if s.high is None else s.high for s in (one, two))
    if low[0] <= high[1] and low[1] <= high[0]:
        return 1.0
    return (max(low) + 1) / (min(high) + 1)


def _number(side: Side) -> int | None:
    return side.high if side.low is None else side.low


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
