"""The reviewer's queue: what is doubtful in the events, and pairs of events that may be one, those first that would change most."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from rashomon.model import Doubt, Ruling

NEAR = 0.25
"""Least probability of a pair in two events that is worth a look."""
PAIRS = 1000
"""Such pairs that are looked at, the most probable first."""

_FILL = (
    "INSERT OR IGNORE INTO near SELECT k.left, k.right, k.probability FROM link k"
    " JOIN report_event a ON a.report = k.left JOIN report_event b ON b.report = k.right"
    f" WHERE k.probability >= {NEAR} AND a.event != b.event"
)
TABLES = f"""
    CREATE TABLE IF NOT EXISTS doubt (event TEXT NOT NULL, score REAL NOT NULL, data TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS doubt_by_score ON doubt (score);
    CREATE INDEX IF NOT EXISTS doubt_by_event ON doubt (event);
    CREATE TABLE IF NOT EXISTS parted (left TEXT NOT NULL, right TEXT NOT NULL, PRIMARY KEY (left, right)) WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS event_goes_undoubted AFTER DELETE ON event BEGIN DELETE FROM doubt WHERE event = old.id; END;
    CREATE TABLE IF NOT EXISTS near (left TEXT NOT NULL, right TEXT NOT NULL, probability REAL NOT NULL, PRIMARY KEY (left, right)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS near_by_right ON near (right);
    CREATE INDEX IF NOT EXISTS near_by_probability ON near (probability);
    {_FILL};
"""


@dataclass(frozen=True)
class Question:
    """One entry of the queue: a doubt, and the event that it is about, or the two that may be one."""

    doubt: Doubt
    events: tuple[str, ...]
    titles: tuple[str, ...]
    days: tuple[str | None, ...]


def keep_doubts(db: sqlite3.Connection, doubts: Mapping[str, Sequence[Doubt]]) -> None:
    """Put the doubts of some events, which hold none, in the queue; inside the caller's transaction."""
    db.executemany(
        "INSERT INTO doubt VALUES (?, ?, ?)",
        [(event, doubt.score, doubt.model_dump_json()) for event, own in doubts.items() for doubt in own],
    )


def keep_near(db: sqlite3.Connection, reports: Iterable[str] | None = None) -> None:
    """Find anew which linked reports are in two events: all, or those of some ``reports`` whose events changed."""
    if reports is None:
        db.execute("DELETE FROM near")
        db.execute(_FILL)
        return
    for name in reports:
        db.execute("DELETE FROM near WHERE left = ?", (name,))
        db.execute("DELETE FROM near WHERE right = ?", (name,))
        for side in ("left", "right"):
            db.execute(f"{_FILL} AND k.{side} = ?", (name,))


def keep_parted(db: sqlite3.Connection, rulings: Iterable[Ruling]) -> None:
    """Remember which pairs a reviewer parted, in place of what was remembered: nobody is asked for them again."""
    db.execute("DELETE FROM parted")
    db.executemany(
        "INSERT OR IGNORE INTO parted VALUES (?, ?)",
        [(min(r.left, r.right), max(r.left, r.right)) for r in rulings if r.action == "part"],
    )


def questions(db: sqlite3.Connection, limit: int, offset: int) -> list[Question]:
    """One page of the queue, what would change most first."""
    # Put in order by score and event alone: only what stands on the page is read and made.
    own: Iterator[tuple[float, tuple[str, ...], int, tuple[Any, ...]]] = (
        (-score, (event,), number, ())
        for score, event, number in db.execute(
            "SELECT score, event, rowid FROM doubt ORDER BY score DESC, event, rowid LIMIT ?", (limit + offset,)
        )
    )
    near = sorted((-score, row[3:5], 0, row) for score, row in _near(db).values())
    page = islice(merge(own, near), offset, offset + limit)
    return [_question(-score, row) if row else _own(db, number) for score, _, number, row in page]


def _own(db: sqlite3.Connection, number: int) -> Question:
    data, event, title, day = db.execute(
        "SELECT d.data, d.event, r.title, r.first_day FROM doubt d JOIN event_row r ON r.event = d.event WHERE d.rowid = ?",
        (number,),
    ).fetchone()
    return Question(Doubt.model_validate_json(data), (event,), (title,), (day,))


def how_many(db: sqlite3.Connection) -> int:
    """Entries of the queue."""
    return int(db.execute("SELECT count(*) FROM doubt").fetchone()[0]) + len(_near(db))


def _near(db: sqlite3.Connection) -> dict[frozenset[str], tuple[float, tuple[Any, ...]]]:
    """Pairs of events of which two reports are nearly alike enough: each pair of events once, with its score and its most
    probable pair of reports."""
    rows = db.execute(
        "SELECT k.left, k.right, k.probability, a.event, b.event, ea.title, eb.title, ea.first_day, eb.first_day,"
        " ifnull(ea.killed, 0), ifnull(eb.killed, 0), ea.reports, eb.reports"
        " FROM near k JOIN report_event a ON a.report = k.left JOIN report_event b ON b.report = k.right"
        " JOIN event_row ea ON ea.event = a.event JOIN event_row eb ON eb.event = b.event"
        " WHERE NOT EXISTS (SELECT 1 FROM parted p"
        " WHERE p.left = min(k.left, k.right) AND p.right = max(k.left, k.right))"
        " ORDER BY k.probability DESC, k.left, k.right LIMIT ?",
        (PAIRS,),
    )
    found: dict[frozenset[str], tuple[float, tuple[Any, ...]]] = {}
    for row in rows:
        killed, other_killed, count, other_count = row[9:]
        stakes = (1 + math.log10(1 + min(killed, other_killed))) * (1 + math.log10(min(count, other_count)))
        found.setdefault(frozenset(row[3:5]), (round(min(1.0, 2 * row[2]) * stakes, 4), row))
    return found


def _question(score: float, row: tuple[Any, ...]) -> Question:
    left, right, chance, one, two, title, other, day, other_day = row[:9]
    note = f"may be one: two of their reports tell the same with a chance of {chance:.0%}"
    doubt = Doubt(kind="join", score=score, note=note, left=(left,), right=(right,))
    return Question(doubt, (one, two), (title, other), (day, other_day))
