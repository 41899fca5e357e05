"""What a decision needs of a case: names for reports, the reports that names mean, and the articles of some reports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cache

from rashomon.casefile.marks import Finder, mark
from rashomon.model import Article, Decision, Mark, Reading, Report, When

MANY = 500
"""Values in one question to the database."""
_OF_REPORTS = " JOIN report r ON r.article = a.id JOIN page p ON p.name = a.page WHERE r.id IN ({})"


def finder(db: sqlite3.Connection, decisions: Iterable[Decision]) -> Finder:
    """What finds the reports that these decisions name, in the case as it is read now."""
    wanted = {m.sha256 for d in decisions for m in (*d.left, *d.right, *d.away)}
    hashes: dict[str, str] = {}
    reports: list[Report] = []
    claims = {}
    for some in _parts(sorted(wanted)):
        rows = db.execute(
            "SELECT p.name, p.sha256, json_extract(a.reading, '$.reports'), a.id FROM page p JOIN article a ON a.page = p.name"
            f" WHERE p.sha256 IN ({_places(some)})",
            some,
        )
        for page, sha256, data, article in rows:
            hashes[page] = sha256
            own = [Report.model_validate(item) for item in json.loads(data)]
            reports += own
            if any(not report.spans for report in own):
                claims.update({c.id: c for c in _reading(db, article).claims})

    @cache
    def text_of(page: str) -> str:
        return str(db.execute("SELECT text FROM page WHERE name = ?", (page,)).fetchone()[0])

    return Finder(reports, hashes, text_of, claims)


def marks(db: sqlite3.Connection, reports: Iterable[str]) -> tuple[Mark, ...]:
    """Names of the reports with these ids, in the order of their pages; those that are not in the case have none."""
    wanted = set(reports)
    found: list[Mark] = []
    for article, reading in read_of(db, wanted):
        (sha256,) = db.execute("SELECT sha256 FROM page WHERE name = ?", (article.page,)).fetchone()
        claims = {claim.id: claim for claim in reading.claims}
        found += [mark(report, sha256, claims) for report in reading.reports if report.id in wanted]
    return tuple(found)


def read_of(db: sqlite3.Connection, reports: Iterable[str]) -> list[tuple[Article, Reading]]:
    """The articles that hold these reports, as read, each with what it says, with one code an actor over the whole case."""
    found = []
    for some in _parts(sorted(set(reports))):
        rows = db.execute(
            "SELECT DISTINCT a.data, coalesce(a.resolved, a.reading), p.number, a.number FROM article a"
            + _OF_REPORTS.format(_places(some)),
            some,
        )
        for data, reading, page, number in rows:
            found.append((page, number, Article.model_validate_json(data), Reading.model_validate_json(reading)))
    # An article whose reports fall into two parts is found twice.
    unique = {(page, number): (article, reading) for page, number, article, reading in found}
    return [unique[key] for key in sorted(unique)]


def published(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, When]:
    """When these articles were published, as the whole case dates them."""
    found = {}
    for name in articles:
        row = db.execute(
            "SELECT coalesce(published, json_extract(data, '$.published')) FROM article WHERE id = ?", (name,)
        ).fetchone()
        found[name] = When.model_validate_json(row[0])
    return found


def _reading(db: sqlite3.Connection, article: str) -> Reading:
    return Reading.model_validate_json(db.execute("SELECT reading FROM article WHERE id = ?", (article,)).fetchone()[0])


def _parts(values: list[str]) -> Iterable[list[str]]:
    return (values[at : at + MANY] for at in range(0, len(values), MANY))


def _places(values: list[str]) -> str:
    return ", ".join("?" * len(values))
