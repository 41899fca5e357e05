"""How each decision stood after the last decision or build: kept, so that a screen need not hold the whole log against the case.

``decision_state`` is emptied by whatever may change it, a new line of the log or other events, and filled where that is done: at the
end of a build or of a decision, else when the case is opened next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rashomon.casefile.rulings import State
from rashomon.model import Decision

TABLES = """
CREATE TABLE IF NOT EXISTS decision_state (
    position INTEGER PRIMARY KEY,
    decision TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    said TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS decision_comes AFTER INSERT ON decision BEGIN DELETE FROM decision_state; END;
CREATE TRIGGER IF NOT EXISTS decision_changes AFTER UPDATE ON decision BEGIN DELETE FROM decision_state; END;
CREATE TRIGGER IF NOT EXISTS decision_goes AFTER DELETE ON decision BEGIN DELETE FROM decision_state; END;
"""


class Logged(NamedTuple):
    """A decision of the log and how it stands."""

    decision: Decision
    state: State


def is_missing(db: sqlite3.Connection) -> bool:
    """Whether there are decisions whose standing is not kept."""
    query = "SELECT EXISTS (SELECT 1 FROM decision) AND NOT EXISTS (SELECT 1 FROM decision_state)"
    return bool(db.execute(query).fetchone()[0])


def drop(db: sqlite3.Connection) -> None:
    """Forget it, because the events changed; inside the caller's transaction."""
    db.execute("DELETE FROM decision_state")


def keep(db: sqlite3.Connection, log: Iterable[Decision], states: Mapping[str, State]) -> None:
    """Put the standing of the whole log, the oldest decision first, in place of what was kept; inside the caller's transaction."""
    drop(db)
    db.executemany(
        "INSERT INTO decision_state VALUES (?, ?, ?, ?, ?, ?)",
        [
            (at, d.id, d.action, states[d.id].status, d.model_dump_json(), states[d.id].model_dump_json())
            for at, d in enumerate(log)
        ],
    )


def size(db: sqlite3.Connection) -> int:
    """Decisions in the log."""
    return int(db.execute("SELECT count(*) FROM decision_state").fetchone()[0])


def newest(db: sqlite3.Connection, limit: int, offset: int) -> list[Logged]:
    """See :meth:`rashomon.casefile.Case.newest_decisions`."""
    return _read(db, "ORDER BY position DESC LIMIT ? OFFSET ?", limit, offset)


def one(db: sqlite3.Connection, key: str) -> tuple[Logged, list[str]] | None:
    """See :meth:`rashomon.casefile.Case.logged`."""
    rows = db.execute(
        "SELECT decision FROM decision_state WHERE status IN ('overruled', 'partly')"
        " AND EXISTS (SELECT 1 FROM json_each(state, '$.by') WHERE value = ?) ORDER BY position",
        (key,),
    )
    found = _read(db, "WHERE decision = ?", key)
    return (found[0], [name for (name,) in rows]) if found else None


def undoable(db: sqlite3.Connection) -> Logged | None:
    """The newest decision that is no undo and not undone."""
    where = "WHERE action <> 'undo' AND status <> 'undone' ORDER BY position DESC LIMIT 1"
    return next(iter(_read(db, where)), None)


def _read(db: sqlite3.Connection, rest: str, *values: object) -> list[Logged]:
    return [
        Logged(Decision.model_validate_json(said), State.model_validate_json(state))
        for said, state in db.execute(f"SELECT said, state FROM decision_state {rest}", values)
    ]
