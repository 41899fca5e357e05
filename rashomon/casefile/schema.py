"""Tables of the case file and how an older file is brought up to date.

SQLite with write-ahead logging: a case that one command writes stays readable for another. The nouns are stored as the
model's JSON beside the few columns that are looked up; there is one truth, the JSON.
"""

from __future__ import annotations

import sqlite3

from rashomon.casefile.index import BY_DAY, COUNTED, INDEX
from rashomon.casefile.queue import TABLES as QUEUE
from rashomon.casefile.solution import TABLES as SOLUTION
from rashomon.casefile.standing import TABLES as STANDING
from rashomon.casefile.totals import harm_json

APPLICATION_ID = 0x52415348
"""``RASH``: says that a SQLite file is a case (see ``PRAGMA application_id``)."""

_MARK = """
    SELECT json_object(
        'page', coalesce(a.page, ''), 'sha256', coalesce(p.sha256, ''), 'article', coalesce(a.number, 0),
        'report', decision.data ->> '{0}', 'kind', coalesce(r.value ->> 'kind', 'incident'),
        'spans', json(coalesce(r.value -> 'spans', '[]'))
    )
    FROM (SELECT 1)
    LEFT JOIN article a ON EXISTS (
        SELECT 1 FROM json_each(a.reading, '$.reports') j WHERE j.value ->> 'id' = decision.data ->> '{0}'
    )
    LEFT JOIN json_each(a.reading, '$.reports') r ON r.value ->> 'id' = decision.data ->> '{0}'
    LEFT JOIN page p ON p.name = a.page
    LIMIT 1
"""
"""Names one side of a decision of the first schema, which knew reports by their ids alone."""

MIGRATIONS = (
    """
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE page (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        data TEXT NOT NULL,
        bytes BLOB NOT NULL,
        text TEXT NOT NULL,
        reader TEXT
    );
    CREATE TABLE skipped (name TEXT PRIMARY KEY, reason TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        page TEXT NOT NULL REFERENCES page (name),
        number INTEGER NOT NULL,
        data TEXT NOT NULL,
        reading TEXT NOT NULL,
        published TEXT,
        resolved TEXT
    );
    CREATE INDEX article_by_page ON article (page);
    CREATE TABLE event (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        first_day TEXT,
        last_day TEXT,
        data TEXT NOT NULL
    );
    CREATE INDEX event_by_kind ON event (kind, first_day);
    CREATE TABLE report_event (report TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES event (id)) WITHOUT ROWID;
    CREATE INDEX report_by_event ON report_event (event);
    CREATE TABLE decision (number INTEGER PRIMARY KEY, data TEXT NOT NULL);
    CREATE VIRTUAL TABLE page_search USING fts5 (text, content='page', content_rowid='number', tokenize='unicode61');
    CREATE TRIGGER page_into_search AFTER INSERT ON page BEGIN
        INSERT INTO page_search (rowid, text) VALUES (new.number, new.text);
    END;
    """,
    INDEX,
    f"""
    {SOLUTION}
    CREATE INDEX page_by_sha256 ON page (sha256);
    UPDATE decision SET data = json_object(
        'action', json_extract(data, '$.action'),
        'left', json_array(json(({_MARK.format("left")}))),
        'right', json_array(json(({_MARK.format("right")}))),
        'reason', json_extract(data, '$.reason'),
        'at', coalesce(json_extract(data, '$.at'), strftime('%Y-%m-%dT%H:%M:%SZ'))
    );
    """,
    BY_DAY,
    QUEUE,
    COUNTED,
    STANDING,
)


class NotACaseError(ValueError):
    """The file is no case, or one that a newer Rashomon wrote."""


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the open file to the newest schema, each step in one transaction.

    Parameters: ``connection`` in autocommit mode; ``path`` for the message. Raises :class:`NotACaseError` when the file
    holds something else or comes from a newer version, ``sqlite3.DatabaseError`` when it is damaged or locked.
    """
    connection.create_function("harm_json", 1, harm_json, deterministic=True)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise NotACaseError(f"{path}: not a case file (it is no SQLite database); name another file") from error
    if tables and mark != APPLICATION_ID:
        raise NotACaseError(f"{path}: a SQLite database, but not a case; name another file")
    if version > len(MIGRATIONS):
        raise NotACaseError(f"{path}: written by a newer Rashomon (schema {version}); upgrade Rashomon to open it")
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.executescript(
            f"BEGIN; {script}; PRAGMA user_version = {number}; PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
        )
