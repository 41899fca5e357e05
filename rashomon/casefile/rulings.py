"""What a log of decisions comes to: the later word holds, the earlier one is shown as overruled, none is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from rashomon.model import Correction, Decision, Mark, Report, Ruling, Value

Status = Literal["holds", "partly", "overruled", "undone", "not applicable"]


class State(Value):
    """How a decision of the log stands now, with a line for people."""

    status: Status
    by: tuple[str, ...] = ()
    """Ids of the later decisions that overrule or undo it."""
    note: str = ""
    reports: tuple[str, ...] = ()
    """Ids of the reports that it names and that were found."""


@dataclass(frozen=True)
class Settled:
    """A log of decisions held against the case as it is read now."""

    rulings: tuple[Ruling, ...] = ()
    """For linking: no two contradict each other."""
    aside: frozenset[str] = frozenset()
    """Ids of reports that tell no incident."""
    corrections: tuple[tuple[Decision, tuple[str, ...]], ...] = ()
    """Corrected values, the oldest first, with the ids of the reports whose event they are of."""
    kept: tuple[tuple[Decision, tuple[str, ...]], ...] = ()
    """Values that were looked at and stay, likewise."""
    states: Mapping[str, State] = field(default_factory=dict)
    """By decision id."""

    @property
    def touched(self) -> frozenset[str]:
        """Ids of all reports that some decision names."""
        return frozenset(name for state in self.states.values() for name in state.reports)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Each decision once, the oldest first; those of one moment in the order of the log."""
    return sorted({d.id: d for d in decisions}.values(), key=lambda d: d.at)


def settle(decisions: Iterable[Decision], find: Callable[[Mark], Report | None]) -> Settled:
    """Hold the decisions against each other and against the case.

    The newest is taken first; an older one holds as far as no newer one stands against it. So of *join a, b*, *join b, c* and
    *part a, c* the one that was said first gives way. What is undone is as if never said; an undo can be undone.

    Parameters: the log; ``find`` the report that a mark names. Result: rulings, reports set aside and corrections that agree
    with each other, and how each decision stands.
    """
    log = in_order(decisions)
    undone = _undone(log)
    bench = _Bench()
    corrections: list[tuple[Decision, tuple[str, ...]]] = []
    kept: list[tuple[Decision, tuple[str, ...]]] = []
    states: dict[str, State] = {}
    for decision in reversed(log):
        if decision.id in undone:
            reports = _named(decision, find).reports
            states[decision.id] = State(status="undone", by=(undone[decision.id],), reports=reports)
        elif decision.action == "undo":
            there = any(d.id == decision.undoes for d in log)
            note = "" if there else "what it undoes is not in this log"
            states[decision.id] = State(status="holds" if there else "not applicable", note=note)
        else:
            named = _named(decision, find)
            state = bench.hear(decision, named)
            if decision.action in ("correct", "keep") and state.status != "not applicable":
                values = corrections if decision.action == "correct" else kept
                values.append((decision, tuple(name for name in named.left if name not in bench.aside)))
            states[decision.id] = state
    return Settled(
        tuple(bench.rulings),
        frozenset(bench.aside),
        tuple(reversed(corrections)),
        tuple(reversed(kept)),
        {d.id: states[d.id] for d in log},
    )


def _undone(log: Sequence[Decision]) -> dict[str, str]:
    """What is undone, with the undo that does it. An undo names its target by a hash, so no two of them undo each other."""
    undos: dict[str, list[str]] = defaultdict(list)
    for decision in log:
        if decision.undoes:
            undos[decision.undoes].append(decision.id)
    by: dict[str, str | None] = {}
    waiting = [d.id for d in log]
    while waiting:
        last = waiting[-1]
        unknown = [undo for undo in undos[last] if undo not in by] if last not in by else []
        if unknown:
            waiting += unknown
            continue
        waiting.pop()
        by.setdefault(last, next((undo for undo in undos[last] if by[undo] is None), None))
    return {name: undo for name, undo in by.items() if undo is not None}


@dataclass(frozen=True)
class _Named:
    """The reports that a decision names and that are there, and how many are not."""

    left: dict[str, Report]
    right: dict[str, Report]
    away: dict[str, Report]
    gone: int

    @property
    def reports(self) -> tuple[str, ...]:
        return tuple(sorted({**self.left, **self.right, **self.away}))


def _named(decision: Decision, find: Callable[[Mark], Report | None]) -> _Named:
    gone = 0
    sides = []
    for marks in (decision.left, decision.right, decision.away):
        reports = [find(mark) for mark in marks]
        gone += reports.count(None)
        sides.append({report.id: report for report in reports if report is not None})
    left, right, away = sides
    return _Named(left, right, {name: r for name, r in away.items() if name not in {**left, **right}}, gone)


class _Bench:
    """What has been decided so far, from the newest decision back."""

    def __init__(self) -> None:
        self.rulings: list[Ruling] = []
        self.aside: dict[str, str] = {}
        """Reports that tell no incident, with the decision that says so; and below, those that some decision put somewhere."""
        self.placed: dict[str, str] = {}
        self.group: dict[str, int] = {}
        self.members: dict[int, list[str]] = {}
        self.joined_by: dict[int, list[str]] = defaultdict(list)
        self.enemies: dict[int, dict[int, str]] = defaultdict(dict)

    def hear(self, decision: Decision, named: _Named) -> State:
        """Take in one decision as far as the newer ones let it hold."""
        left, right, away = named.left, named.right, named.away
        reports = named.reports
        note = ""
        if named.gone:
            note = f"{named.gone} of its reports {'is' if named.gone == 1 else 'are'} not in this case now"
        if not left or (decision.right and not right):
            return State(status="not applicable", note=note, reports=reports)
        against: list[str] = []
        held = 0
        if decision.action in ("correct", "keep", "dismiss"):
            stand = self.placed if decision.action == "dismiss" else self.aside
            against = [stand[name] for name in left if name in stand]
            free = [name for name in left if name not in stand]
            held = len(free)
            if decision.action == "dismiss":
                self.aside.update(dict.fromkeys(free, decision.id))
            else:
                self.placed.update({name: self.placed.get(name, decision.id) for name in free})
        else:
            if decision.action != "part" and len({r.kind for r in (*left.values(), *right.values())}) > 1:
                return State(status="not applicable", note="its reports are of different kinds now", reports=reports)
            if decision.action == "part" and left.keys() & right.keys():
                return State(status="not applicable", note="one report tells both now", reports=reports)
            if decision.action in ("join", "move"):
                held += self._join(decision, [*left, *right], against)
            if decision.action in ("part", "move"):
                held += self._part(decision, left, right if decision.action == "part" else away, against)
            if not held and not against:
                return State(status="not applicable", note=note or "one report tells all of it now", reports=reports)
        by = tuple(name for name in dict.fromkeys(against) if name != decision.id)
        status: Status = "holds" if not by else "partly" if held else "overruled"
        return State(status=status, by=by, note=note, reports=reports)

    def _group(self, name: str) -> int:
        if name not in self.group:
            self.group[name] = len(self.group)
            self.members[self.group[name]] = [name]
        return self.group[name]

    def _join(self, decision: Decision, names: Sequence[str], against: list[str]) -> int:
        """Join those that no newer word keeps apart or aside; how many pairs came together."""
        against += [self.aside[name] for name in names if name in self.aside]
        kept = [name for name in dict.fromkeys(names) if name not in self.aside]
        circles: list[list[str]] = []
        for name in kept:
            for circle in circles:
                enemy = self.enemies[self._group(circle[0])].get(self._group(name))
                if enemy is None:
                    circle.append(name)
                    self._merge(circle[0], name, decision.id)
                    break
                against.append(enemy)
            else:
                circles.append([name])
        for circle in circles:
            if len(circle) > 1:
                self.placed.update({name: self.placed.get(name, decision.id) for name in circle})
                self.rulings += [
                    Ruling(action="join", left=a, right=b, reason=decision.reason) for a, b in pairwise(circle)
                ]
        return sum(len(circle) - 1 for circle in circles)

    def _merge(self, left: str, right: str, decision: str) -> None:
        keep, drop = self._group(left), self._group(right)
        self.joined_by[keep].append(decision)
        if keep == drop:
            return
        for name in self.members[drop]:
            self.group[name] = keep
        self.members[keep] += self.members.pop(drop)
        self.joined_by[keep] += self.joined_by.pop(drop, [])
        for other, by in self.enemies.pop(drop, {}).items():
            self.enemies[other].pop(drop)
            self.enemies[keep].setdefault(other, by)
            self.enemies[other].setdefault(keep, by)

    def _part(self, decision: Decision, left: Iterable[str], right: Iterable[str], against: list[str]) -> int:
        """Part the pairs that no newer word joins; how many."""
        held = 0
        for a in left:
            for b in right:
                if a == b:
                    continue
                one, two = self._group(a), self._group(b)
                if one == two:
                    against += self.joined_by[one]
                    continue
                self.enemies[one].setdefault(two, decision.id)
                self.enemies[two].setdefault(one, decision.id)
                self.rulings.append(Ruling(action="part", left=a, right=b, reason=decision.reason))
                held += 1
        return held


def assign(
    corrections: Iterable[tuple[Decision, tuple[str, ...]]], event_of: Mapping[str, str]
) -> tuple[dict[str, list[Correction]], dict[str, str]]:
    """Give each corrected value to the event that tells most of what it was said of.

    Parameters: corrections, the oldest first, as :func:`settle` gives them; event id by report id. Result: corrections by event
    id, one for each field (of a figure: for each side and category), the later word holding; and the overruled decisions, each
    with the one that overrules it.
    """
    held: dict[tuple[str, str | None, str | None, str | None], Decision] = {}
    overruled: dict[str, str] = {}
    for decision, reports in corrections:
        votes = Counter(event_of[name] for name in reports if name in event_of)
        if not votes:
            continue
        event = min(votes, key=lambda e: (-votes[e], e))
        key = (event, decision.field, decision.side, decision.category)
        if key in held:
            overruled[held[key].id] = decision.id
        held[key] = decision
    found: dict[str, list[Correction]] = defaultdict(list)
    for (event, *_), decision in held.items():
        assert decision.field is not None
        assert decision.value is not None
        found[event].append(
            Correction(
                decision=decision.id, field=decision.field, side=decision.side, category=decision.category,
                value=decision.value, reason=decision.reason, by=decision.by, at=decision.at,
            )
        )  # fmt: skip
    return dict(found), overruled


def stands(settled: Settled, event_of: Mapping[str, str]) -> dict[str, State]:
    """How each decision stands, with the corrected values that a later one of the same event overrules.

    Parameters: the settled log; event id by report id.
    """
    states = dict(settled.states)
    for name, by in assign(settled.corrections, event_of)[1].items():
        states[name] = states[name].model_copy(update={"status": "overruled", "by": (by,)})
    return states
