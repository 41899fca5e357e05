"""A reviewer's values in an event, each beside what the pages say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from rashomon.model import (
    REVIEWER,
    Correction,
    Event,
    EventType,
    Figure,
    Finding,
    FindingValue,
    Place,
    Report,
    Side,
    Status,
    When,
)
from rashomon.weighing import summary
from rashomon.weighing.casualties import killed


def correct(event: Event, reports: Sequence[Report], corrections: Iterable[Correction]) -> Event:
    """Put a reviewer's values into a weighed event.

    A corrected date, place or type becomes the event's own; a corrected figure or finding stands first, with the voice
    ``reviewer`` and the standing ``reviewed``. What the pages say stays: figures as superseded, values beside it, with their
    voices and standing; :attr:`~rashomon.model.Correction.machine` says what stood there before.

    Parameters: an event as :func:`~rashomon.weighing.weigh` gives it and its reports; corrections, one for each field (of a figure:
    for each side and category). Result: the event, retitled.
    """
    made: list[Correction] = []
    for correction in sorted(corrections, key=lambda c: c.at):
        if isinstance(correction.value, Figure):
            event, before = _figure(event, correction, correction.value)
        else:
            event, before = _value(event, correction)
        made.append(correction.model_copy(update={"machine": before}))
    if not made:
        return event
    title = summary.title(event.kind, reports, event.event, event.place, killed(event.casualties))
    return event.model_copy(update={"corrections": tuple(made), "title": title})


def _value(event: Event, correction: Correction) -> tuple[Event, Any]:
    """Another date, place or type of the event, or another value of a finding."""
    value = correction.value
    said = next((f for f in event.findings if f.field == correction.field), None)
    values = said.values if said else ()
    update: dict[str, Any] = {}
    before: Any = [v.model_dump(mode="json") for v in values]
    if isinstance(value, When):
        name, before = value.edtf, event.date.model_dump(mode="json")
        update["date"] = value.model_copy(update={"basis": "corrected by a reviewer"})
    elif isinstance(value, Place):
        name, before = value.name, event.place.model_dump(mode="json") if event.place else None
        update["place"] = value
    elif isinstance(value, EventType):
        name, before = kind_of(value), event.event.model_dump(mode="json")
        update["event"] = value
        values = values or (FindingValue(value=kind_of(event.event)),)
    else:
        name = str(value)
        update["parties"] = _parties(event, correction)
    own = FindingValue(value=name, standing="reviewed", voices=(REVIEWER,))
    finding = Finding(field=correction.field, standing="reviewed", values=(own, *values))
    others = tuple(finding if f is said else f for f in event.findings)
    update["findings"] = others if said else (*others, finding)
    return event.model_copy(update=update), before


def _parties(event: Event, correction: Correction) -> tuple[str, ...]:
    """A side that a reviewer names takes part."""
    side = str(correction.value).split("/")[0]
    named = correction.field in ("attacker", "target")
    return (*event.parties, side) if named and side not in event.parties else event.parties


def kind_of(event: EventType) -> str:
    """A type of event in one line."""
    return event.acled_sub or " ".join(part for part in (event.plover, event.mode) if part)


def _figure(event: Event, correction: Correction, value: Figure) -> tuple[Event, Any]:
    """A reviewer's figure before those that it takes the place of."""
    status = next(s for s in get_args(Status) if s == correction.field)
    own = Side(
        side=value.side, status=status, category=value.category, low=value.count.low, high=value.count.high,
        approximate=value.count.approximate, standing="reviewed", voices=(REVIEWER,),
    )  # fmt: skip
    replaced = [s for s in event.casualties if _stands_for(s, correction)]
    rest = [s.model_copy(update={"superseded": True}) if s in replaced else s for s in event.casualties]
    order = get_args(Status)
    place = (order.index(status), value.side)
    at = next((i for i, s in enumerate(rest) if (order.index(s.status), s.side) >= place), len(rest))
    before = [s.model_dump(mode="json") for s in replaced]
    return event.model_copy(update={"casualties": (*rest[:at], own, *rest[at:])}), before


def _stands_for(side: Side, correction: Correction) -> bool:
    return (
        side.status == correction.field
        and side.side == correction.side
        and side.standing != "reviewed"
        and correction.category in (None, side.category)
    )
