"""Which events are wanted: one value that every question about events takes, so that map, timeline and table agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from rashomon.model import Kind, Plover, Standing, Value

Order = Literal["date", "newest", "killed", "reports", "title"]
"""Oldest first (undated last), newest first, most killed first, told by most first, by title."""

ORDERS: dict[Order, str] = {
    "date": "r.position",
    "newest": "coalesce(r.first_day, r.last_day) IS NULL, r.position DESC",
    "killed": "r.killed IS NULL, r.killed DESC, r.position",
    "reports": "r.reports DESC, r.position",
    "title": "r.title COLLATE NOCASE, r.position",
}


class Filter(Value):
    """Which events are wanted; what is not set holds nothing back.

    ``first`` and ``last`` are days: an event is in the period when it can have been on one of its days, so one with an
    uncertain date is kept and one without any date is not. ``country`` is an ISO 3166 alpha-3 code, ``party`` a side as
    in ``Event.parties``, ``outlet`` the name of an outlet that tells it. ``standing``: some figure or finding stands so.
    ``words``: all of them (in any form: "shelled" finds "shelling") are in its title, place, parties or the passages that tell it.
    """

    kind: Kind | None = None
    first: date | None = None
    last: date | None = None
    country: str | None = None
    place: str | None = None
    party: str | None = None
    plover: Plover | None = None
    acled_type: str | None = None
    standing: Standing | None = None
    outlet: str | None = None
    disputed: bool = False
    words: str = ""

    def without(self, field: str) -> Filter:
        """The same filter with one field open again."""
        return self.model_copy(update={field: type(self).model_fields[field].default})


_PLAIN = ("kind", "country", "place", "plover", "acled_type")
_BESIDE = {
    "party": "r.event IN (SELECT x.event FROM event_party x WHERE x.party = ?)",
    "standing": "r.event IN (SELECT x.event FROM event_standing x WHERE x.standing = ?)",
    "outlet": "r.event IN (SELECT x.event FROM event_outlet x WHERE x.outlet = ?)",
}


def where(wanted: Filter) -> tuple[str, list[object]]:
    """The filter as a condition on ``event_row r`` and its parameters: values never become part of the statement."""
    conditions = ["1"]
    values: list[object] = []
    for field in _PLAIN:
        if (value := getattr(wanted, field)) is not None:
            conditions.append(f"r.{field} = ?")
            values.append(value)
    for field, condition in _BESIDE.items():
        if (value := getattr(wanted, field)) is not None:
            conditions.append(condition)
            values.append(value)
    if wanted.first is not None:
        conditions.append("coalesce(r.last_day, r.first_day) >= ?")
        values.append(wanted.first.isoformat())
    if wanted.last is not None:
        conditions.append("coalesce(r.first_day, r.last_day) <= ?")
        values.append(wanted.last.isoformat())
    if wanted.disputed:
        conditions.append("r.disputed")
    if query := match(wanted.words):
        conditions.append("r.number IN (SELECT rowid FROM event_search WHERE event_search MATCH ?)")
        values.append(query)
    elif wanted.words.strip():
        conditions.append("0")
    return " AND ".join(conditions), values


def match(words: str) -> str:
    """Words as a full-text query that wants all of them: each quoted, so that they are words and never query syntax.

    Empty when no letter or digit is among them.
    """
    return " ".join('"' + word.replace('"', '""') + '"' for word in _searchable(words))


def _searchable(words: str) -> Sequence[str]:
    return [w for w in words.replace("\0", " ").split() if any(c.isalnum() for c in w)]
