"""Who speaks in a case, and what a side said over time: read by index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from rashomon.casefile.bundles import EventName, event_name
from rashomon.model import ALL_SIDES, OUTLET, UNKNOWN_SIDE, Claim, Stance, Value

_NOBODY = (ALL_SIDES, OUTLET, UNKNOWN_SIDE, "")


@dataclass(frozen=True, slots=True)
class Side:
    """A party, organisation or speaker without a party: how often it is quoted, in how many events it takes part."""

    code: str
    name: str
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Name:
    """A code of a side (a body, a person, its forces) with the name and office that most articles give, and its statements."""

    code: str
    name: str
    kind: str
    office: str | None
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class SideSheet:
    """A side: its own ``names``, its bodies and people (``members``), how often it takes which ``stance``, and whom it blames.

    ``accused`` and ``accusers``: with how many events each. ``names`` with how many articles give each.
    """

    side: Side
    names: tuple[tuple[str, int], ...]
    members: tuple[Name, ...]
    stances: tuple[tuple[str, int], ...]
    accused: tuple[tuple[str, int], ...]
    accusers: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


class StatementFilter(Value):
    """Which statements of a side are wanted: one ``stance``, one ``source`` (a code of the side), published from ``first`` to ``last``."""

    stance: Stance | None = None
    source: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that a side is quoted for, the day its article was published, the outlet, and the event it speaks of."""

    claim: Claim
    day: str | None
    outlet: str | None
    event: EventName | None


def sides(db: sqlite3.Connection, limit: int, words: str) -> list[Side]:
    """See :meth:`rashomon.casefile.Case.sides`."""
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    # Without words the names of the busiest few are enough.
    named = "SELECT name FROM article_actor WHERE side = {0} AND code = {0} GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
    matching = (
        "e.side LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM article_actor a WHERE a.side = e.side AND a.code = e.side"
        " AND a.name LIKE ? ESCAPE '\\')"
    )
    found = db.execute(
        "WITH said AS (SELECT side, count(*) AS n FROM claim GROUP BY side),"
        " took AS (SELECT party AS side, count(*) AS n FROM event_party GROUP BY party),"
        " every AS (SELECT side FROM said UNION SELECT side FROM took),"
        " busiest AS (SELECT e.side, coalesce(s.n, 0) AS statements, coalesce(t.n, 0) AS events FROM every e"
        "  LEFT JOIN said s ON s.side = e.side LEFT JOIN took t ON t.side = e.side"
        f"  WHERE e.side NOT IN ({', '.join('?' * len(_NOBODY))}){f' AND ({matching})' if words else ''}"
        "  ORDER BY coalesce(s.n, 0) + coalesce(t.n, 0) DESC, e.side LIMIT ?)"
        f" SELECT b.side, coalesce(({named.format('b.side')}), b.side), b.statements, b.events FROM busiest b"
        " ORDER BY b.statements + b.events DESC, b.side",
        (*_NOBODY, *((pattern, pattern) if words else ()), limit),
    )
    return [Side(*row) for row in found]


def side_sheet(db: sqlite3.Connection, code: str, limit: int) -> SideSheet:
    """See :meth:`rashomon.casefile.Case.side_sheet`."""
    names = _pairs(
        db,
        "SELECT name, count(*) FROM article_actor WHERE side = ? AND code = ? GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?",
        (code, code, limit),
    )
    stances = _pairs(
        db,
        "SELECT stance, count(*) FROM claim WHERE side = ? GROUP BY stance ORDER BY 2 DESC, 1 LIMIT ?",
        (code, limit),
    )
    said = sum(n for _, n in stances)
    events, first, last = db.execute(
        "SELECT (SELECT count(*) FROM event_party WHERE party = ?1), min(day), max(day) FROM claim WHERE side = ?1",
        (code,),
    ).fetchone()
    if not said and not events and not names:
        raise KeyError(code)
    members = db.execute(
        "WITH said AS (SELECT source, count(*) AS n FROM claim WHERE side = ?1 GROUP BY source),"
        " known AS (SELECT code, name, kind, office, count(*) AS n FROM article_actor WHERE side = ?1 AND code <> ?1"
        "  GROUP BY code, name, kind, office),"
        " best AS (SELECT code, name, kind, max(office) AS office, sum(n) AS n, max(n) FROM known GROUP BY code)"
        " SELECT b.code, b.name, b.kind, b.office, b.n, coalesce(s.n, 0) FROM best b LEFT JOIN said s ON s.source = b.code"
        " ORDER BY 6 DESC, 5 DESC, 1 LIMIT ?2",
        (code, limit),
    )
    # Outlets that blame somebody in their own words are no side.
    blames = (
        "SELECT {0}, count(*) FROM blame WHERE {1} = ? AND {0} <> {1} AND (EXISTS (SELECT 1 FROM claim WHERE side = {0})"
        " OR EXISTS (SELECT 1 FROM event_party WHERE party = {0})) GROUP BY {0} ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return SideSheet(
        side=Side(code, names[0][0] if names else code, said, events),
        names=names,
        members=tuple(Name(*row) for row in members),
        stances=stances,
        accused=_pairs(db, blames.format("accused", "accuser"), (code, limit)),
        accusers=_pairs(db, blames.format("accuser", "accused"), (code, limit)),
        first=first,
        last=last,
    )


def _pairs(db: sqlite3.Connection, query: str, values: tuple[object, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((str(name), int(n)) for name, n in db.execute(query, values))


def _statements(code: str, wanted: StatementFilter) -> tuple[str, list[object]]:
    conditions: list[str] = ["c.side = ?"]
    values: list[object] = [code]
    for condition, value in (
        ("c.stance = ?", wanted.stance),
        ("c.source = ?", wanted.source),
        ("c.day >= ?", wanted.first and wanted.first.isoformat()),
        ("c.day <= ?", wanted.last and wanted.last.isoformat()),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return " AND ".join(conditions), values


def statement_count(db: sqlite3.Connection, code: str, wanted: StatementFilter) -> int:
    """See :meth:`rashomon.casefile.Case.statement_count`."""
    condition, values = _statements(code, wanted)
    return int(db.execute(f"SELECT count(*) FROM claim c WHERE {condition}", values).fetchone()[0])


def statements(db: sqlite3.Connection, code: str, wanted: StatementFilter, limit: int, offset: int) -> list[Statement]:
    """See :meth:`rashomon.casefile.Case.statements`."""
    condition, values = _statements(code, wanted)
    found = db.execute(
        "SELECT json_extract(coalesce(a.resolved, a.reading), '$.claims[' || q.number || ']'), q.day, x.outlet,"
        " (SELECT o.event FROM report_claim k JOIN report_event o ON o.report = k.report WHERE k.claim = q.id LIMIT 1) AS told"
        f" FROM (SELECT c.id, c.article, c.number, c.day FROM claim c WHERE {condition}"
        "  ORDER BY c.day IS NULL, c.day, c.article, c.number LIMIT ? OFFSET ?) q"
        " JOIN article a ON a.id = q.article JOIN article_row x ON x.article = q.article"
        " ORDER BY q.day IS NULL, q.day, q.article, q.number",
        (*values, limit, offset),
    ).fetchall()
    names = {
        row[0]: event_name(row)
        for row in db.execute(
            "SELECT event, kind, title, first_day, last_day, disputed FROM event_row"
            f" WHERE event IN ({', '.join('?' * len(found))})",
            [told for *_, told in found],
        )
    }
    return [
        Statement(Claim.model_validate_json(data), day, outlet, names.get(told)) for data, day, outlet, told in found
    ]


def statement_months(db: sqlite3.Connection, code: str) -> list[tuple[str, str, int]]:
    """See :meth:`rashomon.casefile.Case.statement_months`."""
    return db.execute(
        "SELECT substr(day, 1, 7), stance, count(*) FROM claim WHERE side = ? AND day IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
        (code,),
    ).fetchall()
