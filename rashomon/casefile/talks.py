"""Talks, agreements, demands and incidents in one order of time, and which incidents followed an agreement of the same parties."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from rashomon.casefile.bundles import EventName, event_name
from rashomon.casefile.filter import Filter, where

Lane = Literal["meetings", "agreements", "demands", "threats", "incidents"]
LANES: tuple[Lane, ...] = get_args(Lane)
AFTER = 30
"""Days after an agreement in which an incident between its parties is put beside it."""

# What each PLOVER type of talks is to somebody who follows a conflict; types of deeds among them stand with the threats.
_LANE = """CASE
    WHEN r.kind = 'incident' THEN 'incidents'
    WHEN r.plover IN ('CONSULT', 'SUPPORT', 'COOPERATE', 'AID') THEN 'meetings'
    WHEN r.plover IN ('AGREE', 'CONCEDE', 'RETREAT') THEN 'agreements'
    WHEN r.plover IN ('REQUEST', 'REJECT') THEN 'demands'
    ELSE 'threats' END"""
_DATED = "r.kind <> 'history' AND r.reality = 'actual' AND coalesce(r.first_day, r.last_day) IS NOT NULL"
_NAME = "r.event, r.kind, r.title, r.first_day, r.last_day, r.disputed"
_PARTIES = "(SELECT json_group_array(p.party) FROM event_party p WHERE p.event = r.event)"
_MODE = "(SELECT e.data ->> '$.event.mode' FROM event e WHERE e.id = r.event AND r.kind <> 'incident')"
_FIRST = "coalesce(r.first_day, r.last_day)"
_ORDER = f"{_FIRST}, r.position"


@dataclass(frozen=True, slots=True)
class Moment:
    """A talk, an agreement, a demand, a threat or an incident, with who takes part, where, how many are said to be killed at least, and
    for talks PLOVER's mode (``mediate``)."""

    event: EventName
    lane: Lane
    parties: tuple[str, ...]
    place: str | None
    killed: int | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """An agreement and an incident between its parties that was ``days`` after it."""

    agreement: EventName
    incident: EventName
    days: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement, its parties, how many incidents between them followed within :data:`AFTER` days, and the first of these."""

    moment: Moment
    after: int
    first: Followed | None


def moments(db: sqlite3.Connection, wanted: Filter, limit: int, offset: int) -> list[Moment]:
    """See :meth:`rashomon.casefile.Case.moments`."""
    condition, values = where(wanted)
    found = db.execute(
        f"SELECT {_NAME}, {_LANE}, r.place, r.killed, {_MODE}, {_PARTIES}"
        f" FROM event_row r WHERE {condition} AND {_DATED} ORDER BY {_ORDER} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [_moment(row) for row in found]


def _moment(row: Sequence[object]) -> Moment:
    *name, lane, place, killed, mode, parties = row
    return Moment(event_name(tuple(name)), lane, tuple(json.loads(str(parties))), place, killed, mode)  # type: ignore[arg-type]


def moment_count(db: sqlite3.Connection, wanted: Filter) -> int:
    """See :meth:`rashomon.casefile.Case.moment_count`."""
    condition, values = where(wanted)
    return int(db.execute(f"SELECT count(*) FROM event_row r WHERE {condition} AND {_DATED}", values).fetchone()[0])


def moment_span(db: sqlite3.Connection, wanted: Filter) -> tuple[date, date] | None:
    """See :meth:`rashomon.casefile.Case.moment_span`."""
    condition, values = where(wanted)
    first, last = db.execute(
        f"SELECT min({_FIRST}), max({_FIRST}) FROM event_row r WHERE {condition} AND {_DATED}", values
    ).fetchone()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def moment_cells(
    db: sqlite3.Connection, wanted: Filter, first: date, days: int, cells: int
) -> list[tuple[Lane, int, int]]:
    """See :meth:`rashomon.casefile.Case.moment_cells`."""
    condition, values = where(wanted)
    cell = f"min(max(CAST((julianday({_FIRST}) - julianday(?)) * ? / ? AS INTEGER), 0), ? - 1)"
    return db.execute(
        f"SELECT {_LANE}, {cell}, count(*) FROM event_row r WHERE {condition} AND {_DATED} GROUP BY 1, 2 ORDER BY 1, 2",
        (first.isoformat(), cells, days, cells, *values),
    ).fetchall()


def agreements(db: sqlite3.Connection, wanted: Filter, limit: int) -> list[Agreement]:
    """See :meth:`rashomon.casefile.Case.agreements`."""
    condition, values = where(wanted)
    found = [
        _moment(row)
        for row in db.execute(
            f"SELECT {_NAME}, {_LANE}, r.place, r.killed, {_MODE}, {_PARTIES}"
            f" FROM event_row r WHERE {condition} AND {_DATED} AND r.kind = 'diplomacy' AND {_LANE} = 'agreements'"
            " ORDER BY coalesce(r.first_day, r.last_day) DESC, r.position DESC LIMIT ?",
            (*values, limit),
        )
    ]
    pairs = followed(db, agreements=[m.event.id for m in found]) if found else []
    own: dict[str, list[Followed]] = {}
    for pair in pairs:
        own.setdefault(pair.agreement.id, []).append(pair)
    return [
        Agreement(m, len(own.get(m.event.id, [])), min(own.get(m.event.id, []), key=lambda f: f.days, default=None))
        for m in found
    ]


def followed(
    db: sqlite3.Connection, *, agreements: Sequence[str] = (), incidents: Sequence[str] = ()
) -> list[Followed]:
    """Which incidents surely were after an agreement, at most :data:`AFTER` days, between two of its parties (or its only known one).

    Parameters: event ids of the ``agreements`` or of the ``incidents`` that are asked for. Result: pairs, the agreements in the
    order of time.
    """
    wanted = list(agreements or incidents)
    found = db.execute(
        "WITH truce AS MATERIALIZED (SELECT r.*, coalesce(r.last_day, r.first_day) AS day,"
        "  (SELECT count(*) FROM event_party p WHERE p.event = r.event) AS parties"
        f"  FROM event_row r WHERE {_DATED} AND r.kind = 'diplomacy' AND {_LANE} = 'agreements'"
        f"  {'AND r.event IN (SELECT value FROM json_each(?1))' if agreements else ''})"
        " SELECT t.event, t.kind, t.title, t.first_day, t.last_day, t.disputed,"
        f" {_NAME}, CAST(julianday(r.first_day) - julianday(t.day) AS INTEGER)"
        # The order of the tables is given: the days after an agreement hold fewer events than its parties have.
        " FROM truce t CROSS JOIN event_row r JOIN event_party a ON a.event = t.event"
        " JOIN event_party b ON b.event = r.event AND b.party = a.party"
        " WHERE r.kind = 'incident' AND r.reality = 'actual' AND r.first_day > t.day"
        f" AND r.first_day <= date(t.day, '+{AFTER} days')"
        f" {'' if agreements else 'AND r.event IN (SELECT value FROM json_each(?1))'}"
        " GROUP BY t.event, r.event HAVING count(*) >= min(2, t.parties)"
        " ORDER BY t.day, t.position, r.first_day, r.position",
        (json.dumps(wanted),),
    )
    return [Followed(event_name(row[:6]), event_name(row[6:12]), row[12]) for row in found]
