"""Totals over many events that count nobody twice."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model import ALL_SIDES, UNKNOWN_SIDE, Standing, Status

_STATUSES: tuple[Status, ...] = ("killed", "wounded", "captured", "missing", "displaced")
STANDINGS: tuple[Standing, ...] = ("reviewed", "disputed", "admitted", "agreed", "one-sided", "reported")
"""Strongest first."""


class Figure(NamedTuple):
    """One figure of one event as the case holds it; compare :class:`rashomon.model.Side`."""

    event: str
    side: str
    status: Status
    category: str
    low: int | None
    high: int | None
    standing: Standing
    superseded: bool
    total: bool


@dataclass(frozen=True, slots=True)
class Total:
    """How many people of one ``side`` (``None``: of all sides) were harmed so in ``events`` events, as a range.

    ``high`` is ``None`` where somebody gives an open number; ``standing`` is ``None`` in a line over all standings.
    """

    side: str | None
    status: Status
    standing: Standing | None
    events: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of a set of events: ``lines`` by side, status and standing, and ``overall`` by status alone.

    The lines of a status can be added without counting anybody twice. ``overall`` can be more than their sum: where an event's
    only figure for some dead is one for all sides together, and smaller ones are given by side, only ``overall`` uses the bigger.
    """

    lines: tuple[Total, ...]
    overall: tuple[Total, ...]


class _Range(NamedTuple):
    low: int
    high: int | None
    standing: Standing


class Harm(NamedTuple):
    """What one event comes to for one ``side`` and status; ``side`` and ``standing`` are ``None`` for all its sides together."""

    side: str | None
    status: Status
    standing: Standing | None
    low: int
    high: int | None


def harm(figures: Iterable[Figure]) -> list[Harm]:
    """What the figures of one event come to: a line a side and status, and one a status over all sides.

    Parameters: all figures of the event. Only one range counts for a side and status: superseded figures are left out; a
    reviewer's goes before all others; where figures are disputed, the range spans them; else the biggest that is given; figures for
    soldiers, police and civilians are added only where nobody gives a whole that is as big. A figure for all sides together or for
    an unknown side counts only where no side has one of its own.
    """
    grouped: dict[Status, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if not figure.superseded:
            grouped[figure.status][figure.side].append(figure)
    lines = []
    for status, sides in grouped.items():
        ranges = {side: _one(own) for side, own in sides.items()}
        vague = [ranges.pop(side) for side in (ALL_SIDES, UNKNOWN_SIDE) if side in ranges]
        if not ranges:
            # Dead of "all" and of unknown sides can be the same people: the bigger figure stands for both.
            side = ALL_SIDES if ALL_SIDES in sides else UNKNOWN_SIDE
            ranges = {side: _widest(vague)}
            vague = []
        lines += [Harm(side, status, found.standing, found.low, found.high) for side, found in ranges.items()]
        whole = _widest([_sum(list(ranges.values())), *vague])
        lines.append(Harm(None, status, None, whole.low, whole.high))
    return lines


def harm_json(figures: str) -> str:
    """The same for SQLite: an event's ``casualties`` as JSON -> lines as a JSON array of arrays."""
    return json.dumps(
        harm(
            Figure("", *(f[name] for name in ("side", "status", "category", "low", "high", "standing", "superseded", "total")))
            for f in json.loads(figures)
        )
    )  # fmt: skip


def total(figures: Iterable[Figure]) -> Totals:
    """Add figures up over events.

    Parameters: all figures of the events that are wanted. Result: see :class:`Totals`; within one event :func:`harm` says what counts.
    """
    events: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        events[figure.event].append(figure)
    grouped: dict[tuple[str | None, Status, Standing | None], list[Harm]] = defaultdict(list)
    for own in events.values():
        for line in harm(own):
            grouped[line.side, line.status, line.standing].append(line)
    return as_totals(
        Total(*key, len(found), sum(h.low for h in found), _added(h.high for h in found))
        for key, found in grouped.items()
    )


def as_totals(lines: Iterable[Total]) -> Totals:
    """Lines that are added up already, by status, side and standing; those without a side are ``overall``."""
    known = list(lines)
    return Totals(
        tuple(
            sorted(
                (t for t in known if t.side is not None and t.standing is not None),
                key=lambda t: (_STATUSES.index(t.status), str(t.side), STANDINGS.index(t.standing or "reported")),
            )
        ),
        tuple(sorted((t for t in known if t.side is None), key=lambda t: _STATUSES.index(t.status))),
    )


def _one(figures: Sequence[Figure]) -> _Range:
    """What one event's figures for one side and status come to."""
    if len(figures) == 1:
        return _Range(figures[0].low or 0, figures[0].high, figures[0].standing)
    wholes = [f for f in figures if f.total] or [f for f in figures if f.category == "unknown"]
    kinds: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.category != "unknown":
            kinds[figure.category].append(figure)
    parts = _sum([_choose(own) for own in kinds.values()]) if kinds else None
    if not wholes:
        return parts or _choose(figures)
    whole = _choose(wholes)
    if parts is None or whole.low >= parts.low or whole.standing == "reviewed":
        return whole
    # Who gives more soldiers and civilians than others give people speaks of the later or the fuller count.
    return _Range(parts.low, _highest((whole.high, parts.high)), parts.standing)


def _choose(figures: Sequence[Figure]) -> _Range:
    """One range for rival figures of the same people."""
    reviewed = [f for f in figures if f.standing == "reviewed"]
    disputed = [] if reviewed else [f for f in figures if f.standing == "disputed"]
    if disputed:
        return _Range(min(f.low or 0 for f in disputed), _highest(f.high for f in disputed), "disputed")
    best = max(
        reviewed or figures,
        key=lambda f: (f.low or 0, f.high is not None, f.high or 0, -STANDINGS.index(f.standing)),
    )
    return _Range(best.low or 0, best.high, best.standing)


def _sum(ranges: Sequence[_Range]) -> _Range:
    return _Range(sum(r.low for r in ranges), _added(r.high for r in ranges), _strongest(ranges))


def _widest(ranges: Sequence[_Range]) -> _Range:
    """The bigger of figures that may be of the same people."""
    return _Range(max(r.low for r in ranges), _highest(r.high for r in ranges), _strongest(ranges))


def _strongest(ranges: Sequence[_Range]) -> Standing:
    return next(s for s in STANDINGS if s in {r.standing for r in ranges})


def _added(highs: Iterable[int | None]) -> int | None:
    known = list(highs)
    return None if None in known else sum(h for h in known if h is not None)


def _highest(highs: Iterable[int | None]) -> int | None:
    known = list(highs)
    return None if None in known else max(h for h in known if h is not None)
