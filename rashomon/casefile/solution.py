"""What the last whole build found on its way to the events, kept so that a decision need not wait for another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import Doubt, Kind, Link, Report, Ruling, SharedText, When

EXPLAINED = 0.05
"""Probability from which a link keeps its weights; below, none is ever shown."""

TABLES = """
    CREATE TABLE solved_report (
        report TEXT PRIMARY KEY, article TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE link (
        left TEXT NOT NULL, right TEXT NOT NULL, probability REAL NOT NULL, data TEXT, PRIMARY KEY (left, right)
    ) WITHOUT ROWID;
    CREATE INDEX link_by_right ON link (right);
    CREATE INDEX link_by_probability ON link (probability);
    CREATE TABLE shared (number INTEGER PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL, data TEXT NOT NULL);
    CREATE INDEX shared_by_left ON shared (left);
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as far as the clustering knows it."""

    id: str
    article_id: str
    kind: Kind


@dataclass(frozen=True)
class Solution:
    """Links as the machine finds them, without a reviewer's word; the days of reports; the text that articles
    share; what is doubtful in each event (by id); the rulings that held."""

    reports: Sequence[Report] = ()
    links: Sequence[Link] = ()
    days: Mapping[str, When] = field(default_factory=dict)
    shared: Sequence[SharedText] = ()
    doubts: Mapping[str, Sequence[Doubt]] = field(default_factory=dict)
    rulings: Sequence[Ruling] = ()


def keep(db: sqlite3.Connection, solution: Solution) -> None:
    """Put a solution in place of the earlier one; inside the caller's transaction."""
    for table in ("solved_report", "link", "shared"):
        db.execute(f"DELETE FROM {table}")
    unknown = When()
    db.executemany(
        "INSERT INTO solved_report VALUES (?, ?, ?, ?)",
        [(r.id, r.article_id, r.kind, solution.days.get(r.id, unknown).model_dump_json()) for r in solution.reports],
    )
    db.executemany(
        "INSERT INTO link VALUES (?, ?, ?, ?)",
        [
            (k.left, k.right, k.probability, k.model_dump_json() if k.probability >= EXPLAINED else None)
            for k in solution.links
        ],
    )
    db.executemany(
        "INSERT INTO shared (left, right, data) VALUES (?, ?, ?)",
        [(s.left, s.right, s.model_dump_json()) for s in solution.shared],
    )


def is_kept(db: sqlite3.Connection) -> bool:
    """Whether there is a solution."""
    return db.execute("SELECT 1 FROM solved_report LIMIT 1").fetchone() is not None


def around(db: sqlite3.Connection, reports: Iterable[str], beside: Mapping[str, Iterable[str]]) -> set[str]:
    """Some reports and all that hang together with them: by links, by events that they are in, and by ``beside``.

    Nothing outside can be grouped with anything inside, however weak the links.
    """
    waiting = list(dict.fromkeys(reports))
    found = set(waiting)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        near = {right for (right,) in db.execute("SELECT right FROM link WHERE left = ?", (name,))}
        near |= {left for (left,) in db.execute("SELECT left FROM link WHERE right = ?", (name,))}
        near.update(beside.get(name, ()))
        for (event,) in db.execute("SELECT event FROM report_event WHERE report = ?", (name,)).fetchall():
            if event not in seen:
                seen.add(event)
                near |= {r for (r,) in db.execute("SELECT report FROM report_event WHERE event = ?", (event,))}
        waiting += near - found
        found |= near
    return found


def told(db: sqlite3.Connection, reports: Iterable[str]) -> list[Told]:
    """Some reports of the solution, sorted by their ids."""
    query = "SELECT report, article, kind FROM solved_report WHERE report = ?"
    return [Told(*row) for name in sorted(reports) for row in db.execute(query, (name,))]


def links(db: sqlite3.Connection, reports: Iterable[str]) -> list[Link]:
    """The machine's links from the left of some reports, without their weights."""
    query = "SELECT right, probability FROM link WHERE left = ?"
    return [
        Link.model_construct(left=left, right=right, probability=probability, weights=())
        for left in reports
        for right, probability in db.execute(query, (left,))
    ]


def links_among(db: sqlite3.Connection, reports: Iterable[str]) -> list[Link]:
    """The machine's links between some reports, with their weights."""
    wanted = set(reports)
    found = []
    for left in sorted(wanted):
        for right, probability, data in db.execute("SELECT right, probability, data FROM link WHERE left = ?", (left,)):
            if right in wanted:
                plain = Link(left=left, right=right, probability=probability)
                found.append(Link.model_validate_json(data) if data else plain)
    return found


def days(db: sqlite3.Connection, reports: Iterable[str]) -> dict[str, When]:
    """The days of some reports, as the whole case dated them."""
    found = {}
    for name in reports:
        row = db.execute("SELECT day FROM solved_report WHERE report = ?", (name,)).fetchone()
        if row is not None:
            found[name] = When.model_validate_json(row[0])
    return found


def shared(db: sqlite3.Connection, articles: Iterable[str]) -> list[SharedText]:
    """The text that some articles share with each other."""
    wanted = set(articles)
    return [
        SharedText.model_validate_json(data)
        for left in sorted(wanted)
        for right, data in db.execute("SELECT right, data FROM shared WHERE left = ? ORDER BY number", (left,))
        if right in wanted
    ]
