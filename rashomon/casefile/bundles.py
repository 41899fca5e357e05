"""One event or one page with all that belongs to it, and lists of pages: read by index, never the whole case."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rashomon.casefile.filter import Filter, match, where
from rashomon.model import Article, Claim, Event, Link, Page, Reading, Report, When


@dataclass(frozen=True, slots=True)
class EventBundle:
    """An event, its reports and their claims in the order of the pages, and the articles by id."""

    event: Event
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    articles: dict[str, Article]


@dataclass(frozen=True, slots=True)
class EventName:
    """What is needed to point at an event."""

    id: str
    kind: str
    title: str
    first: str | None
    last: str | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class PageBundle:
    """A page without its bytes, its articles each with what it says, the events that its reports (by id) tell, and when known, why it was skipped."""

    page: Page
    articles: tuple[tuple[Article, Reading], ...]
    events: dict[str, EventName]
    skipped: str | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in a list: its first article's headline, outlet and day of publication, how many articles it holds, and the events it tells."""

    name: str
    headline: str | None
    outlet: str | None
    day: str | None
    articles: int
    events: int
    skipped: str | None


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Which pages are wanted: holding all ``words``, of an ``outlet``, published from ``first`` to ``last``, or only ``skipped`` ones."""

    words: str = ""
    outlet: str | None = None
    first: date | None = None
    last: date | None = None
    skipped: bool = False


def event_bundle(db: sqlite3.Connection, event: Event) -> EventBundle:
    """See :meth:`rashomon.casefile.Case.event_bundle`."""
    reports, articles = [], {}
    wanted = "SELECT report FROM report_event WHERE event = ?"
    order = "JOIN article a ON a.id = {0}.article JOIN page p ON p.name = a.page {1} ORDER BY p.number, a.number, {0}.number"
    joined = order.format("r", f"WHERE r.id IN ({wanted})")
    for data, article, published, name in db.execute(
        "SELECT json_extract(coalesce(a.resolved, a.reading), '$.reports[' || r.number || ']'), a.data, a.published, a.id"
        f" FROM report r {joined}",
        (event.id,),
    ):
        reports.append(Report.model_validate_json(data))
        if name not in articles:
            articles[name] = dated(article, published)
    joined = order.format("c", f"WHERE c.id IN (SELECT claim FROM report_claim WHERE report IN ({wanted}))")
    claims = [
        Claim.model_validate_json(data)
        for (data,) in db.execute(
            "SELECT json_extract(coalesce(a.resolved, a.reading), '$.claims[' || c.number || ']')"
            f" FROM claim c {joined}",
            (event.id,),
        )
    ]
    return EventBundle(event, tuple(reports), tuple(claims), articles)


WEAKEST = 12
"""Links of an event that are explained: there a mistake would be."""


def weakest_links(db: sqlite3.Connection, event: str) -> tuple[tuple[Link, ...], int]:
    """The least likely links of an event (by its whole id), and how many it has."""
    found = db.execute(
        "SELECT j.value, count(*) OVER () FROM event e, json_each(e.data, '$.links') j WHERE e.id = ?"
        " ORDER BY j.value ->> 'probability', j.value ->> 'left', j.value ->> 'right' LIMIT ?",
        (event, WEAKEST),
    ).fetchall()
    return tuple(Link.model_validate_json(data) for data, _ in found), found[0][1] if found else 0


def event_name(row: tuple[str, str, str, str | None, str | None, int]) -> EventName:
    """From a row of event, kind, title, first and last day, disputed."""
    event, kind, title, first, last, disputed = row
    return EventName(event, kind, title, first, last, bool(disputed))


def dated(data: str, published: str | None) -> Article:
    """A stored article with the date that the whole case gives it."""
    article = Article.model_validate_json(data)
    return article.model_copy(update={"published": When.model_validate_json(published)}) if published else article


def page_bundle(db: sqlite3.Connection, name: str) -> PageBundle:
    """See :meth:`rashomon.casefile.Case.page_bundle`."""
    row = db.execute("SELECT data, text FROM page WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise KeyError(name)
    page = Page.model_validate_json(row[0]).model_copy(update={"text": row[1]})
    articles = tuple(
        (dated(data, published), Reading.model_validate_json(reading))
        for data, published, reading in db.execute(
            "SELECT data, published, coalesce(resolved, reading) FROM article WHERE page = ? ORDER BY number", (name,)
        )
    )
    events = {
        row[0]: event_name(row[1:])
        for row in db.execute(
            "SELECT o.report, e.event, e.kind, e.title, e.first_day, e.last_day, e.disputed FROM article_row a"
            " JOIN report r ON r.article = a.article JOIN report_event o ON o.report = r.id"
            " JOIN event_row e ON e.event = o.event WHERE a.page = ?",
            (name,),
        )
    }
    why = db.execute("SELECT message FROM skipped WHERE name = ?", (name,)).fetchone()
    return PageBundle(page, articles, events, why[0] if why else None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page is from and which bytes it was: ``address`` and ``fetched`` (ISO 8601) only where its container says so."""

    sha256: str
    address: str | None
    fetched: str | None


def origins(db: sqlite3.Connection, names: Collection[str]) -> dict[str, Origin]:
    """See :meth:`rashomon.casefile.Case.origins`."""
    found = db.execute(
        "SELECT name, sha256, json_extract(data, '$.address'), json_extract(data, '$.fetched') FROM page"
        " WHERE name IN (SELECT value FROM json_each(?))",
        (json.dumps(list(names)),),
    )
    return {name: Origin(*row) for name, *row in found}


@dataclass(frozen=True, slots=True)
class Telling:
    """An article that tells an event: where it is, and what it says of itself."""

    page: str
    article: int
    outlet: str | None
    headline: str | None
    day: str | None


class ReportPlace(NamedTuple):
    """Where a report stands: its page and the number of its article there."""

    page: str
    article: int


def report_places(db: sqlite3.Connection, reports: Sequence[str]) -> dict[str, ReportPlace]:
    """See :meth:`rashomon.casefile.Case.report_places`."""
    found = db.execute(
        "SELECT r.id, a.page, a.number FROM report r JOIN article_row a ON a.article = r.article"
        " WHERE r.id IN (SELECT value FROM json_each(?))",
        (json.dumps(reports),),
    )
    return {report: ReportPlace(page, number) for report, page, number in found}


def tellings(db: sqlite3.Connection, wanted: Filter) -> dict[str, list[Telling]]:
    """See :meth:`rashomon.casefile.Case.tellings`."""
    condition, values = where(wanted)
    found: dict[str, list[Telling]] = {}
    for event, *told in db.execute(
        "SELECT o.event, a.page, a.number, a.outlet, a.headline, a.day FROM event_row r"
        " JOIN report_event o ON o.event = r.event JOIN report t ON t.id = o.report"
        f" JOIN article_row a ON a.article = t.article WHERE {condition} GROUP BY o.event, a.article ORDER BY a.day, a.article",
        values,
    ):
        found.setdefault(event, []).append(Telling(*told))
    return found


def _pages(wanted: PageFilter) -> tuple[str, list[object]]:
    conditions, values = ["1"], []  # type: tuple[list[str], list[object]]
    if query := match(wanted.words):
        conditions.append("p.number IN (SELECT rowid FROM page_search WHERE page_search MATCH ?)")
        values.append(query)
    elif wanted.words.strip():
        conditions.append("0")
    article = []
    for condition, value in (
        ("a.outlet = ?", wanted.outlet),
        ("a.day >= ?", wanted.first and wanted.first.isoformat()),
        ("a.day <= ?", wanted.last and wanted.last.isoformat()),
    ):
        if value is not None:
            article.append(condition)
            values.append(value)
    if article:
        conditions.append(f"p.name IN (SELECT a.page FROM article_row a WHERE {' AND '.join(article)})")
    if wanted.skipped:
        conditions.append("p.name IN (SELECT name FROM skipped)")
    return " AND ".join(conditions), values


def page_count(db: sqlite3.Connection, wanted: PageFilter) -> int:
    """See :meth:`rashomon.casefile.Case.page_count`."""
    condition, values = _pages(wanted)
    return int(db.execute(f"SELECT count(*) FROM page p WHERE {condition}", values).fetchone()[0])


def page_rows(db: sqlite3.Connection, wanted: PageFilter, limit: int, offset: int) -> list[PageRow]:
    """See :meth:`rashomon.casefile.Case.page_rows`."""
    condition, values = _pages(wanted)
    found = db.execute(
        "SELECT q.name, a.headline, a.outlet, a.day,"
        " (SELECT count(*) FROM article_row x WHERE x.page = q.name),"
        " (SELECT count(DISTINCT o.event) FROM article_row x JOIN report r ON r.article = x.article"
        "  JOIN report_event o ON o.report = r.id WHERE x.page = q.name),"
        " s.message"
        f" FROM (SELECT p.number, p.name FROM page p WHERE {condition} ORDER BY p.number LIMIT ? OFFSET ?) q"
        " LEFT JOIN article_row a ON a.page = q.name"
        "  AND a.number = (SELECT min(y.number) FROM article_row y WHERE y.page = q.name)"
        " LEFT JOIN skipped s ON s.name = q.name ORDER BY q.number",
        (*values, limit, offset),
    )
    return [PageRow(*row) for row in found]


def outlets(db: sqlite3.Connection, limit: int) -> list[tuple[str, int]]:
    """See :meth:`rashomon.casefile.Case.outlets`."""
    found = db.execute(
        "SELECT outlet, count(*) FROM article_row WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )
    return [(name, n) for name, n in found]
