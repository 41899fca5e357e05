"""Questions about the events of a case, answered from its index: rows, counts, facets, totals, map, timeline."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rashomon.casefile.filter import ORDERS, Filter, Order, where
from rashomon.casefile.totals import STANDINGS, Total, Totals, as_totals
from rashomon.model import Event, Standing

FACETS = ("kind", "country", "place", "party", "plover", "acled_type", "standing", "outlet")
"""The fields of :class:`~rashomon.casefile.Filter` that have a list of values to choose from."""
_LISTED = ("party", "standing", "outlet")
"""Fields that an event has several values of."""
Unit = Literal["day", "week", "month", "year", "decade"]
COUNTRY = 6
"""UCDP's ``where_prec`` of a place of which only the country is known."""
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}
_FIRST, _LAST = "coalesce(r.first_day, r.last_day)", "coalesce(r.last_day, r.first_day)"
_FLOOR: dict[Unit, str] = {
    "day": "{}",
    "week": "date({}, '-6 days', 'weekday 1')",
    "month": "substr({}, 1, 7) || '-01'",
    "year": "substr({}, 1, 4) || '-01-01'",
    "decade": "max(substr({}, 1, 3) || '0-01-01', '0001-01-01')",
}
"""First day of the piece of time that a day is in, as SQLite has it; compare :func:`_floor`."""
_RANK = f"CASE r.standing {' '.join(f'WHEN {name!r} THEN {i}' for i, name in enumerate(STANDINGS))} END"


@dataclass(frozen=True, slots=True)
class Marker:
    """One place on the map and the events there: as many as ``events``, of which ``disputed`` are disputed.

    Without ``lat`` and ``lon`` it is a whole country, of which no more is known or no gazetteer has the place: then ``place`` is
    ``None`` and the precision that of a country. ``precision`` is UCDP's ``where_prec``: draw what is not exact as an area. ``event`` and ``title`` are the only event's, ``None``
    where there are several; ``standing`` is the strongest one there.
    """

    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    events: int
    disputed: int
    standing: Standing
    event: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One event on the line of time: from the earliest to the latest day it can have been on."""

    event: str
    title: str
    kind: str
    first: date
    last: date
    disputed: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events can have been in a piece of time: ``exact`` surely, ``spread`` with a range that also leaves it."""

    first: date
    last: date
    exact: int
    spread: int
    disputed: int


def rows(db: sqlite3.Connection, wanted: Filter, limit: int, offset: int, order: Order) -> list[Event]:
    """See :meth:`rashomon.casefile.Case.rows`."""
    condition, values = where(wanted)
    # What stands in the list is chosen first: only its events' JSON is read.
    found = db.execute(
        f"SELECT r.event FROM event_row r WHERE {condition} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    chosen = [event for (event,) in found]
    data = dict(
        db.execute(
            "SELECT id, json_remove(data, '$.links', '$.shared') FROM event WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(chosen),),
        )
    )
    return [Event.model_validate_json(data[event]) for event in chosen]


def count(db: sqlite3.Connection, wanted: Filter) -> int:
    """See :meth:`rashomon.casefile.Case.count`."""
    condition, values = where(wanted)
    return int(db.execute(f"SELECT count(*) FROM event_row r WHERE {condition}", values).fetchone()[0])


def facets(
    db: sqlite3.Connection, wanted: Filter, limit: int, fields: Sequence[str]
) -> dict[str, list[tuple[str, int]]]:
    """See :meth:`rashomon.casefile.Case.facets`."""
    # Fields that nothing is chosen in share one condition, so their values are read in one go.
    free = [field for field in fields if getattr(wanted, field) is None]
    found = _counted(db, wanted, free) if free else {}
    for field in fields:
        if field not in found:
            found |= _counted(db, wanted.without(field), [field])
    return {field: sorted(found[field].items(), key=lambda item: (-item[1], item[0]))[:limit] for field in fields}


def _counted(db: sqlite3.Connection, wanted: Filter, fields: Sequence[str]) -> dict[str, Counter[str]]:
    """With how many of the wanted events each value of some fields is."""
    condition, values = where(wanted)
    # SQLite hands each field over as one JSON list: a row and a list for each of thousands of events would be far slower.
    columns = ", ".join(
        f"'[' || coalesce(group_concat(nullif(trim(l.{field}, '[]'), '')), '') || ']'"
        if field in _LISTED
        else f"json_group_array(r.{field})"
        for field in fields
    )
    read = db.execute(
        f"SELECT {columns} FROM event_row r JOIN event_list l ON l.number = r.number WHERE {condition}", values
    ).fetchone()
    found = {field: Counter(json.loads(column)) for field, column in zip(fields, read, strict=True)}
    for counted in found.values():
        counted.pop(None, None)
    return found


def totals(db: sqlite3.Connection, wanted: Filter) -> Totals:
    """See :meth:`rashomon.casefile.Case.totals`."""
    condition, values = where(wanted)
    found = db.execute(
        "SELECT nullif(h.side, ''), h.status, h.standing, count(*), sum(h.low), iif(count(h.high) = count(*), sum(h.high), NULL)"
        f" FROM event_row r JOIN harm h ON h.number = r.number WHERE {condition}"
        " AND r.kind = 'incident' AND r.reality = 'actual' GROUP BY h.side, h.status, h.standing",
        values,
    )
    return as_totals(Total(*row) for row in found)


def markers(db: sqlite3.Connection, wanted: Filter, limit: int) -> list[Marker]:
    """See :meth:`rashomon.casefile.Case.markers`."""
    condition, values = where(wanted)
    chosen = f"sum(r.disputed), min({_RANK}), min(r.event), min(r.title) FROM event_row r WHERE {condition}"
    found = db.execute(
        "SELECT * FROM ("
        f"SELECT r.place, r.admin1, r.country, r.lat, r.lon, r.precision, count(*), {chosen}"
        " AND r.lat IS NOT NULL AND r.lon IS NOT NULL"
        " GROUP BY r.lat, r.lon, r.precision, r.place, r.admin1, r.country"
        f" UNION ALL SELECT NULL, NULL, r.country, NULL, NULL, {COUNTRY}, count(*), {chosen}"
        " AND (r.lat IS NULL OR r.lon IS NULL) AND r.country IS NOT NULL GROUP BY r.country"
        ") ORDER BY 7 DESC, 1, 3 LIMIT ?",
        (*values, *values, limit),
    )
    made = []
    for place, admin1, country, lat, lon, precision, events, disputed, standing, event, title in found:
        only = (event, title) if events == 1 else (None, None)
        made.append(Marker(place, admin1, country, lat, lon, precision, events, disputed, STANDINGS[standing], *only))
    return made


def bars(db: sqlite3.Connection, wanted: Filter, limit: int) -> list[Bar]:
    """See :meth:`rashomon.casefile.Case.bars`."""
    condition, values = where(wanted)
    found = db.execute(
        f"SELECT r.event, r.title, r.kind, {_FIRST} AS first, {_LAST}, r.disputed, r.standing FROM event_row r"
        f" WHERE {condition} AND first IS NOT NULL ORDER BY r.position LIMIT ?",
        (*values, limit),
    )
    return [
        Bar(event, title, kind, date.fromisoformat(first), date.fromisoformat(last), bool(disputed), standing)
        for event, title, kind, first, last, disputed, standing in found
    ]


def bins(db: sqlite3.Connection, wanted: Filter, most: int) -> tuple[Unit, list[Bin]]:
    """See :meth:`rashomon.casefile.Case.bins`."""
    condition, values = where(wanted)
    outer = db.execute(
        f"SELECT min({_FIRST}), max({_LAST}) FROM event_row r WHERE {condition} AND {_FIRST} IS NOT NULL", values
    ).fetchone()
    if outer[0] is None:
        return "day", []
    first = max(date.fromisoformat(outer[0]), wanted.first or date.min)
    last = min(date.fromisoformat(outer[1]), wanted.last or date.max)
    unit: Unit = next((u for u in _DAYS if (last - first).days // _DAYS[u] + 2 <= most), "decade")
    starts = [_floor(first, unit)]
    while (following := _next(starts[-1], unit)) is not None and following <= last:
        starts.append(following)
    place = {day: i for i, day in enumerate(starts)}
    exact, spread, disputed = ([0] * len(starts) for _ in range(3))
    # SQLite counts the events that begin and end in the same pieces, so that only these pairs are gone through here.
    found = db.execute(
        f"SELECT {_FLOOR[unit].format(_FIRST)}, {_FLOOR[unit].format(_LAST)}, count(*), sum(r.disputed) FROM event_row r"
        f" WHERE {condition} AND {_FIRST} IS NOT NULL GROUP BY 1, 2",
        values,
    )
    for begin, end, events, contested in found:
        low, high = (_floor(min(max(date.fromisoformat(day), first), last), unit) for day in (begin, end))
        for i in range(place[low], place[high] + 1):
            (exact if begin == end else spread)[i] += events
            disputed[i] += contested
    ends = [day - timedelta(days=1) for day in starts[1:]] + [max(last, starts[-1])]
    return unit, [Bin(*row) for row in zip(starts, ends, exact, spread, disputed, strict=True)]


def _floor(day: date, unit: Unit) -> date:
    """First day of the piece of time that a day is in."""
    if unit == "week":
        return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    if unit == "month":
        return day.replace(day=1)
    if unit == "year":
        return date(day.year, 1, 1)
    if unit == "decade":
        return date(max(day.year // 10 * 10, 1), 1, 1)
    return day


def _next(day: date, unit: Unit) -> date | None:
    """First day of the piece after it; ``None`` at the end of the calendar."""
    try:
        if unit == "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if unit == "year":
            return date(day.year + 1, 1, 1)
        if unit == "decade":
            return date(day.year // 10 * 10 + 10, 1, 1)
        return day + timedelta(days=_DAYS[unit])
    except (OverflowError, ValueError):
        return None
