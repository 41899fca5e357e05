"""Which of its two days a night was, where the text says at what time of it, or on which weekday it began or ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.calendar.days import Days
from rashomon.calendar.relations import Relation
from rashomon.model import TimeMention

NEAR = 80
"""Characters between a night and the time of day that it was: "overnight, at about 2 a.m."."""
MORNING, EVENING = 9, 17
"""Hours up to which a time in a night is after midnight, and from which on it is before it."""
OF = 8
"""Characters from midnight to the two days that it lies between."""


def at_clock(relations: Sequence[Relation], times: Sequence[TimeMention]) -> list[Relation]:
    """The relations, nights as one day where a time of day stands beside them.

    "Overnight, at about 2 a.m." is the later day of the night, "last night, around 9.45 p.m." the earlier, "after midnight in the night from Friday to
    Saturday" Saturday. Parameters: the relations of a report; all its expressions of time.
    """
    clocks = [(m, late) for m in times if (late := _after_midnight(m)) is not None]
    return [_at(rel, clocks) for rel in relations]


def _at(rel: Relation, clocks: Sequence[tuple[TimeMention, bool]]) -> Relation:
    mention = rel.mention
    near = [(m, late) for m, late in clocks if _between(m, mention) <= NEAR]
    if (
        not near
        and rel.base == "publication"
        and mention.part == "overnight"
        and len({late for _, late in clocks}) == 1
    ):
        # "Troops crossed the line overnight." Further down: "They opened fire at 2:30 a.m., it said".
        near = list(clocks)
    if not near:
        return rel
    clock, late = min(near, key=lambda one: _between(one[0], mention))
    midnight = clock.hour == 0 and late and mention.span.start - clock.span.end in range(OF)
    if rel.until is not None and (mention.part in ("night", "overnight") or midnight) and _two_days(rel):
        return replace(rel.until, extent=False) if late else replace(rel, until=None, extent=False)
    if rel.base != "publication" or mention.weekday is not None or mention.hour is not None:
        return rel
    if mention.part == "overnight" and (rel.low, rel.high) == (-1, 0):
        return replace(rel, low=0, extent=False) if late else replace(rel, high=-1, extent=False)
    if mention.part == "night" and mention.unit == "day" and rel.low == rel.high < 0 and late:
        return replace(rel, low=rel.low + 1, high=rel.high + 1)
    return rel


def _two_days(rel: Relation) -> bool:
    first, last = rel.mention, rel.mention.end
    if last is None:
        return False
    if first.weekday is not None and last.weekday is not None:
        return (last.weekday - first.weekday) % 7 == 1
    return first.day is not None and last.day is not None and (last.day - first.day == 1 or last.day == 1)


def _after_midnight(mention: TimeMention) -> bool | None:
    """Whether a time of day by itself is after midnight or before it; ``None`` of what is no such time, or leaves it open."""
    if mention.weekday is not None or mention.day is not None or mention.unit is not None:
        return None
    if mention.end is not None:
        # "Between 1:05 and 1:30 a.m."
        first, last = _after_midnight(mention.model_copy(update={"end": None})), _after_midnight(mention.end)
        return last if first == last else None
    if mention.modifier == "approx" and mention.hour in (0, 24):
        return None
    if mention.hour is not None:
        if mention.hour in (0, 24):
            return mention.modifier != "before"
        return True if mention.hour <= MORNING else False if mention.hour >= EVENING else None
    return True if mention.part == "morning" else None


def _between(a: TimeMention, b: TimeMention) -> int:
    if a.span == b.span:
        return NEAR + 1
    return max(a.span.start - b.span.end, b.span.start - a.span.end, 0)


def beside_weekday(relations: tuple[Relation, ...], published: Days) -> tuple[Relation, ...]:
    """ "Overnight", and then a weekday: the morning after that night, or the day on which another night began."""
    bare = relations[0] if relations and relations[0].night and relations[0].mention.weekday is None else None
    day = next((r for r in relations[1:] if r.mention.weekday is not None and not r.extent and not r.night), None)
    if bare is None or day is None or bare.base != "publication" or day.base != "publication":
        return relations
    rest = [r for r in relations if r is not bare and r is not day]
    if day.mention.modifier == "start" or day.mention.part == "morning":
        return day, *rest
    on = day.forward(published, published)
    if on & bare.forward(published, published) and (day.mention.hour is not None or day.mention.part == "evening"):
        # "Overnight ... it was at 11:15 p.m. on Wednesday": the time of day says on which of its two days.
        return day, *rest
    if on and not on & bare.forward(published, published):
        return replace(day, own=day.own.reach(0, 1), extent=True), *rest
    return relations
