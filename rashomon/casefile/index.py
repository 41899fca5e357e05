"""What is looked up in a case without reading all its JSON: narrow tables that triggers fill from the one truth.

Each table repeats a few values of the JSON of ``article`` and ``event``. Nobody writes them: a row of ``article`` or ``event``
that comes, changes or goes brings them along, whoever wrote it, so they cannot say anything else than the JSON.
"""

from __future__ import annotations

from rashomon.casefile.totals import STANDINGS

_TABLES = """
CREATE TABLE article_row (
    article TEXT PRIMARY KEY,
    page TEXT NOT NULL,
    number INTEGER NOT NULL,
    headline TEXT,
    outlet TEXT,
    day TEXT,
    reports INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX article_row_by_page ON article_row (page, number);
CREATE INDEX article_row_by_outlet ON article_row (outlet);
CREATE INDEX article_row_by_day ON article_row (day);
CREATE TABLE report (id TEXT PRIMARY KEY, article TEXT NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX report_by_article ON report (article);
CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    side TEXT NOT NULL,
    stance TEXT NOT NULL,
    what TEXT NOT NULL,
    day TEXT
) WITHOUT ROWID;
CREATE INDEX claim_by_article ON claim (article);
CREATE INDEX claim_by_side ON claim (side, day, stance, source, article, number);
CREATE TABLE report_claim (report TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (report, claim)) WITHOUT ROWID;
CREATE INDEX report_claim_by_claim ON report_claim (claim);
CREATE TABLE article_actor (
    article TEXT NOT NULL,
    code TEXT NOT NULL,
    side TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    office TEXT,
    PRIMARY KEY (article, code)
) WITHOUT ROWID;
CREATE INDEX article_actor_by_side ON article_actor (side, code, kind, name, office);

CREATE TABLE event_row (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reality TEXT NOT NULL,
    title TEXT NOT NULL,
    plover TEXT NOT NULL,
    acled_type TEXT,
    first_day TEXT,
    last_day TEXT,
    place TEXT,
    admin1 TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    precision INTEGER,
    disputed INTEGER NOT NULL,
    standing TEXT NOT NULL,
    killed INTEGER,
    reports INTEGER NOT NULL
);
CREATE INDEX event_row_by_position ON event_row (position);
CREATE TABLE event_party (event TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (event, party)) WITHOUT ROWID;
CREATE INDEX event_party_by_party ON event_party (party, event);
CREATE TABLE event_outlet (event TEXT NOT NULL, outlet TEXT NOT NULL, PRIMARY KEY (event, outlet)) WITHOUT ROWID;
CREATE INDEX event_outlet_by_outlet ON event_outlet (outlet, event);
CREATE TABLE event_standing (event TEXT NOT NULL, standing TEXT NOT NULL, PRIMARY KEY (event, standing)) WITHOUT ROWID;
CREATE INDEX event_standing_by_standing ON event_standing (standing, event);
CREATE TABLE figure (
    event TEXT NOT NULL,
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    standing TEXT NOT NULL,
    superseded INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (event, number)
) WITHOUT ROWID;
CREATE TABLE blame (
    event TEXT NOT NULL, accuser TEXT NOT NULL, accused TEXT NOT NULL, PRIMARY KEY (event, accuser, accused)
) WITHOUT ROWID;
CREATE INDEX blame_by_accuser ON blame (accuser, accused);
CREATE INDEX blame_by_accused ON blame (accused, accuser);
CREATE VIRTUAL TABLE event_search USING fts5 (
    event UNINDEXED, title, place, parties, passages, tokenize='porter unicode61 remove_diacritics 2'
);
"""

# A code's side is what stands before its first slash.
_SIDE = "substr({0}, 1, instr({0} || '/', '/') - 1)"
_SOURCE_SIDE = _SIDE.format("json_extract(j.value, '$.source')")
_ACTOR_SIDE = _SIDE.format("json_extract(j.value, '$.code')")
_VOICE_SIDE, _ACCUSED_SIDE = _SIDE.format("s.value"), _SIDE.format("json_extract(v.value, '$.value')")

_DROP_ARTICLE = """
    DELETE FROM report_claim WHERE report IN (SELECT id FROM report WHERE article = old.id);
    DELETE FROM article_row WHERE article = old.id;
    DELETE FROM report WHERE article = old.id;
    DELETE FROM claim WHERE article = old.id;
    DELETE FROM article_actor WHERE article = old.id;
"""

_FILL_ARTICLE = f"""
    INSERT OR IGNORE INTO article_row
        SELECT new.id, new.page, new.number, json_extract(new.data, '$.headline.text'),
            json_extract(new.data, '$.outlet'),
            coalesce(json_extract(new.published, '$.start'), json_extract(new.data, '$.published.start')),
            coalesce(json_array_length(new.reading, '$.reports'), 0);
    INSERT OR IGNORE INTO report
        SELECT json_extract(j.value, '$.id'), new.id, j.key FROM json_each(new.reading, '$.reports') j;
    INSERT OR IGNORE INTO report_claim
        SELECT json_extract(j.value, '$.id'), c.value
        FROM json_each(new.reading, '$.reports') j, json_each(j.value, '$.claims') c;
    INSERT OR IGNORE INTO claim
        SELECT json_extract(j.value, '$.id'), new.id, j.key, json_extract(j.value, '$.source'), {_SOURCE_SIDE},
            json_extract(j.value, '$.stance'), json_extract(j.value, '$.content.what'),
            coalesce(json_extract(new.published, '$.start'), json_extract(new.data, '$.published.start'))
        FROM json_each(coalesce(new.resolved, new.reading), '$.claims') j;
    INSERT OR IGNORE INTO article_actor
        SELECT new.id, json_extract(j.value, '$.code'), {_ACTOR_SIDE}, json_extract(j.value, '$.name'),
            json_extract(j.value, '$.kind'), json_extract(j.value, '$.office')
        FROM json_each(coalesce(new.resolved, new.reading), '$.actors') j;
"""

_DROP_EVENT = """
    DELETE FROM event_search WHERE rowid = (SELECT number FROM event_row WHERE event = old.id);
    DELETE FROM event_row WHERE event = old.id;
    DELETE FROM event_party WHERE event = old.id;
    DELETE FROM event_outlet WHERE event = old.id;
    DELETE FROM event_standing WHERE event = old.id;
    DELETE FROM figure WHERE event = old.id;
    DELETE FROM blame WHERE event = old.id;
"""

# The strongest standing comes first, as for a finding of several values; where and when are no matter of dispute between sides.
_STRONGEST = f"CASE standing {' '.join(f'WHEN {name!r} THEN {i}' for i, name in enumerate(STANDINGS))} END"

_FILL_EVENT = f"""
    INSERT INTO figure
        SELECT new.id, j.key, json_extract(j.value, '$.side'), json_extract(j.value, '$.status'),
            json_extract(j.value, '$.category'), json_extract(j.value, '$.low'), json_extract(j.value, '$.high'),
            json_extract(j.value, '$.standing'), json_extract(j.value, '$.superseded'), json_extract(j.value, '$.total')
        FROM json_each(new.data, '$.casualties') j;
    INSERT OR IGNORE INTO event_standing
        SELECT new.id, json_extract(j.value, '$.standing') FROM json_each(new.data, '$.findings') j
        UNION SELECT new.id, standing FROM figure WHERE event = new.id AND NOT superseded;
    INSERT OR IGNORE INTO blame
        SELECT new.id, {_VOICE_SIDE}, {_ACCUSED_SIDE}
        FROM json_each(new.data, '$.findings') j, json_each(j.value, '$.values') v, json_each(v.value, '$.voices') s
        WHERE json_extract(j.value, '$.field') = 'attacker';
    INSERT OR IGNORE INTO event_party SELECT new.id, j.value FROM json_each(new.data, '$.parties') j;
    INSERT OR IGNORE INTO event_outlet
        SELECT new.id, a.outlet FROM json_each(new.data, '$.reports') j
            JOIN report r ON r.id = j.value JOIN article_row a ON a.article = r.article
        WHERE a.outlet IS NOT NULL;
    INSERT INTO event_row
        SELECT NULL, new.id, new.position, new.kind, json_extract(new.data, '$.reality'), json_extract(new.data, '$.title'),
            json_extract(new.data, '$.event.plover'), json_extract(new.data, '$.event.acled_type'),
            new.first_day, new.last_day,
            json_extract(new.data, '$.place.name'), json_extract(new.data, '$.place.admin1'),
            json_extract(new.data, '$.place.country'), json_extract(new.data, '$.place.lat'),
            json_extract(new.data, '$.place.lon'), json_extract(new.data, '$.place.precision'),
            EXISTS (SELECT 1 FROM event_standing WHERE event = new.id AND standing = 'disputed'),
            coalesce((
                SELECT standing FROM (
                    SELECT standing FROM figure WHERE event = new.id AND NOT superseded
                    UNION ALL
                    SELECT json_extract(j.value, '$.standing') FROM json_each(new.data, '$.findings') j
                    WHERE json_extract(j.value, '$.field') NOT IN ('place', 'date')
                ) ORDER BY {_STRONGEST} LIMIT 1
            ), 'reported'),
            (SELECT max(low) FROM figure WHERE event = new.id AND status = 'killed' AND NOT superseded),
            json_array_length(new.data, '$.reports');
    INSERT INTO event_search (rowid, event, title, place, parties, passages)
        SELECT (SELECT number FROM event_row WHERE event = new.id), new.id, json_extract(new.data, '$.title'),
            coalesce(json_extract(new.data, '$.place.name'), '') || ' '
                || coalesce(json_extract(new.data, '$.place.admin1'), '') || ' '
                || coalesce(json_extract(new.data, '$.place.other_names'), ''),
            (SELECT group_concat(party || ' ' || coalesce((
                SELECT name FROM article_actor WHERE side = party AND code = party LIMIT 1), ''), ' ')
                FROM event_party WHERE event = new.id),
            (SELECT group_concat(json_extract(s.value, '$.text'), ' ')
                FROM json_each(new.data, '$.reports') j JOIN report r ON r.id = j.value JOIN article a ON a.id = r.article,
                    json_each(a.reading, '$.reports[' || r.number || '].spans') s);
"""

INDEX = f"""
{_TABLES}
CREATE TRIGGER article_comes AFTER INSERT ON article BEGIN {_FILL_ARTICLE} END;
CREATE TRIGGER article_changes AFTER UPDATE ON article BEGIN {_DROP_ARTICLE} {_FILL_ARTICLE} END;
CREATE TRIGGER article_goes AFTER DELETE ON article BEGIN {_DROP_ARTICLE} END;
CREATE TRIGGER event_comes AFTER INSERT ON event BEGIN {_FILL_EVENT} END;
CREATE TRIGGER event_changes AFTER UPDATE ON event BEGIN {_DROP_EVENT} {_FILL_EVENT} END;
CREATE TRIGGER event_goes AFTER DELETE ON event BEGIN {_DROP_EVENT} END;
UPDATE article SET number = number;
UPDATE event SET position = position;
"""
"""The second schema: the tables, what keeps them true, and the rows of what an older case already holds."""

BY_DAY = """
CREATE INDEX event_row_by_day ON event_row (kind, first_day);
"""
"""A later step of the schema: what happened in the days after something is found without going through all events."""

_LISTS = """
    SELECT r.number,
        (SELECT json_group_array(party) FROM event_party WHERE event = r.event),
        (SELECT json_group_array(standing) FROM event_standing WHERE event = r.event),
        (SELECT json_group_array(outlet) FROM event_outlet WHERE event = r.event)
    FROM event_row r
"""
_HARM = """
    SELECT r.number, coalesce(j.value ->> 0, ''), j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4
    FROM event_row r JOIN event e ON e.id = r.event, json_each(harm_json(json_extract(e.data, '$.casualties'))) j
"""
COUNTED = f"""
CREATE TABLE event_list (number INTEGER PRIMARY KEY, party TEXT NOT NULL, standing TEXT NOT NULL, outlet TEXT NOT NULL);
CREATE TABLE harm (
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    status TEXT NOT NULL,
    standing TEXT,
    low INTEGER NOT NULL,
    high INTEGER,
    PRIMARY KEY (number, status, side)
) WITHOUT ROWID;
CREATE TRIGGER event_row_comes AFTER INSERT ON event_row BEGIN
    INSERT INTO event_list {_LISTS} WHERE r.number = new.number;
    INSERT INTO harm {_HARM} WHERE r.number = new.number;
END;
CREATE TRIGGER event_row_goes AFTER DELETE ON event_row BEGIN
    DELETE FROM event_list WHERE number = old.number;
    DELETE FROM harm WHERE number = old.number;
END;
INSERT INTO event_list {_LISTS};
INSERT INTO harm {_HARM};
"""
"""A later step: what facets and totals count stands beside each event, so that a screen of many events only adds it up.

``harm`` is :func:`rashomon.casefile.totals.harm` of each event, ``side`` empty for all sides together; ``event_list`` are the
values, as JSON, of the fields that an event has several of."""
