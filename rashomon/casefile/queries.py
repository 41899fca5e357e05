"""Questions about the events of a case, answered from its index: rows, counts, facets, totals, map, timeline."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rashomon.casefile.filter import ORDERS, Filter, Order, where
from rashomon.casefile.totals import STANDINGS, Figure, Totals, total
from rashomon.model import Event, Standing

FACETS = ("kind", "country", "place", "party", "plover", "acled_type", "standing", "outlet")
"""The fields of :class:`~rashomon.casefile.Filter` that have a list of values to choose from."""
_BESIDE = {"party": "event_party", "standing": "event_standing", "outlet": "event_outlet"}
"""Tables of the fields that an event has several values of."""
Unit = Literal["day", "week", "month", "year", "decade"]
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

    ``precision`` is UCDP's ``where_prec``: draw what is not exact as an area. ``event`` and ``title`` are the only event's, ``None``
    where there are several; ``standing`` is the strongest one there.
    """

    place: str
    admin1: str | None
    country: str | None
    lat: float
    lon: float
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
    found = db.execute(
        "SELECT json_remove(e.data, '$.links', '$.shared') FROM event_row r JOIN event e ON e.id = r.event"
        f" WHERE {condition} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [Event.model_validate_json(data) for (data,) in found]


def count(db: sqlite3.Connection, wanted: Filter) -> int:
    """See :meth:`rashomon.casefile.Case.count`."""
    condition, values = where(wanted)
    return int(db.execute(f"SELECT count(*) FROM event_row r WHERE {condition}", values).fetchone()[0])


def facets(
    db: sqlite3.Connection, wanted: Filter, limit: int, fields: Sequence[str]
) -> dict[str, list[tuple[str, int]]]:
    """See :meth:`rashomon.casefile.Case.facets`."""
    found: dict[str, list[tuple[str, int]]] = {}
    # Fields that nothing is chosen in share one condition, so their values are read in one go.
    free = [field for field in fields if field not in _BESIDE and getattr(wanted, field) is None]
    condition, values = where(wanted)
    read = db.execute(f"SELECT {', '.join(f'r.{f}' for f in free) or '1'} FROM event_row r WHERE {condition}", values)
    columns = dict(zip(free, zip(*read.fetchall(), strict=True), strict=False))
    for field in fields:
        if field in free:
            counted = Counter(value for value in columns.get(field, ()) if value is not None)
            found[field] = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:limit]
            continue
        condition, values = where(wanted.without(field))
        beside = _BESIDE.get(field)
        source = f"event_row r JOIN {beside} f ON f.event = r.event" if beside else "event_row r"
        column = f"{'f' if beside else 'r'}.{field}"
        found[field] = db.execute(
            f"SELECT {column}, count(*) FROM {source} WHERE {condition} AND {column} IS NOT NULL"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            (*values, limit),
        ).fetchall()
    return found


def totals(db: sqlite3.Connection, wanted: Filter) -> Totals:
    """See :meth:`rashomon.casefile.Case.totals`."""
    condition, values = where(wanted)
    found = db.execute(
        "SELECT f.event, f.side, f.status, f.category, f.low, f.high, f.standing, f.superseded, f.total"
        f" FROM event_row r JOIN figure f ON f.event = r.event WHERE {condition}"
        " AND r.kind = 'incident' AND r.reality = 'actual'",
        values,
    )
    return total(Figure(*row) for row in found)


def markers(db: sqlite3.Connection, wanted: Filter, limit: int) -> list[Marker]:
    """See :meth:`rashomon.casefile.Case.markers`."""
    condition, values = where(wanted)
    found = db.execute(
        "SELECT r.place, r.admin1, r.country, r.lat, r.lon, r.precision, count(*), sum(r.disputed), min(" + _RANK + "),"
        " min(r.event), min(r.title)"
        f" FROM event_row r WHERE {condition} AND r.lat IS NOT NULL AND r.lon IS NOT NULL"
        " GROUP BY r.lat, r.lon, r.precision, r.place, r.admin1, r.country ORDER BY 7 DESC, r.place LIMIT ?",
        (*values, limit),
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
