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


def told(db: sqlite3.Connection) -> list[Told]:
    """All reports of the solution."""
    return [Told(*row) for row in db.execute("SELECT report, article, kind FROM solved_report ORDER BY report")]


def links(db: sqlite3.Connection, least: float = 0.0) -> list[Link]:
    """The machine's links of at least that probability, without their weights."""
    rows = db.execute("SELECT left, right, probability FROM link WHERE probability >= ?", (least,))
    return [Link.model_construct(left=a, right=b, probability=p, weights=()) for a, b, p in rows]


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
