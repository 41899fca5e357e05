"""Which other report of its page dates one that has no day of its own."""

from __future__ import annotations

from rashomon.dating.case import DAY, Paper, Telling

NEAR = 600
"""Characters from what was told last within which its day still stands."""
COUNTS = frozenset({"until", "before"})
"""Modifiers of a day by which something was counted."""
FINE = 3
"""Precision up to which a place is one that two incidents of a page seldom share."""


def lender(told: Telling, paper: Paper, main: Telling | None) -> tuple[Telling | None, bool]:
    """The dated report of a page whose day one without a day most likely shares, and whether it is of the same place.

    Parameters: the report; its article; what that is about (``main``). Result: the nearest that tells of the same place, be it below; else what was told
    last before it, if that stands near; else ``main``, unless it stands below. ``None`` where the page dates nothing.
    """
    at = _start(told)
    dated = [one for one in paper.tellings if one is not told and one.fresh and one.used and one.days.width <= DAY]
    here = [one for one in dated if _same_place(told, one)]
    if here:
        return min(here, key=lambda one: abs(_start(one) - at)), True
    before = [(last, n, one) for n, one in enumerate(dated) if (last := _last_before(one, at)) is not None]
    if before and at - max(before)[0] <= NEAR:
        return max(before)[2], False
    return (main, False) if main in dated and main is not None and _start(main) <= at else (None, False)


def by_count(told: Telling) -> bool:
    """Whether the days of saying are those by which people were counted: "by Saturday 20 had died"."""
    return bool(told.reporting) and all(rel.mention.modifier in COUNTS for rel in told.reporting)


def _start(told: Telling) -> int:
    return min((span.start for span in told.report.spans), default=0)


def _last_before(one: Telling, at: int) -> int | None:
    return max((span.start for span in one.report.spans if span.start < at), default=None)


def _same_place(a: Telling, b: Telling) -> bool:
    first, second = a.report.place, b.report.place
    if first is None or second is None or first.precision > FINE:
        return False
    return first.name.casefold() == second.name.casefold()
