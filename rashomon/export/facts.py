"""What the table formats say of one event, put together once: the dead by side, who acted, how sure date and place are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.casefile import total
from rashomon.casefile.totals import Figure
from rashomon.model import ALL_SIDES, UNKNOWN_SIDE, Event, Side, Status
from rashomon.show import country

_NOBODY = {ALL_SIDES, UNKNOWN_SIDE}


@dataclass(frozen=True, slots=True)
class Harm:
    """How many: ``low`` is what is vouched for at least, ``high`` the most that is given, ``None`` where it is open."""

    low: int
    high: int | None


def harm(event: Event, status: Status, sides: Sequence[Side] | None = None) -> Harm | None:
    """How many people an event harmed so, nobody counted twice (see :func:`rashomon.casefile.totals.total`); ``None`` where nobody says.

    Parameters: ``sides`` to count only some of the event's figures.
    """
    figures = (
        Figure(event.id, s.side, s.status, s.category, s.low, s.high, s.standing, s.superseded, s.total)
        for s in (event.casualties if sides is None else sides)
        if s.status == status
    )
    lines = total(figures).overall
    return Harm(lines[0].low, lines[0].high) if lines else None


def attacker(event: Event) -> str | None:
    """Whom most voices name as the one who did it; where two are named by as many, the first in the event's order."""
    values = [v for f in event.findings if f.field == "attacker" for v in f.values]
    best = max(values, key=lambda v: len(v.voices), default=None)
    return None if best is None else str(best.value)


def sides(event: Event) -> tuple[str | None, str | None]:
    """Two parties of the event: who is said to have acted first, then another; ``None`` where it is not said."""
    doer = attacker(event)
    first = doer.split("/")[0] if doer else None
    others = [p for p in event.parties if p not in _NOBODY and p != first]
    if first is None:
        first = others.pop(0) if others else None
    return first, others[0] if others else None


def name(code: str | None) -> str:
    """A code in words: a country's name, anything else as it is; empty for ``None``."""
    return "" if code is None else country(code) or code


def days(event: Event) -> int | None:
    """Number of days that the event can have been on, ``None`` without a date."""
    if event.date.start is None or event.date.end is None:
        return None
    return (event.date.end - event.date.start).days + 1


def is_real(event: Event) -> bool:
    """Whether the event is an incident that is told as having happened."""
    return event.kind == "incident" and event.reality == "actual"
