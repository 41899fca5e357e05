"""The case: one SQLite file that holds pages, readings, events and a reviewer's decisions."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType, TracebackType

from rashomon.casefile import bundles, check, queries, queue, review, solution, speakers, standing, talks
from rashomon.casefile.bundles import EventBundle, Origin, PageBundle, PageFilter, PageRow, ReportPlace, Telling
from rashomon.casefile.filter import Filter, Order, match
from rashomon.casefile.queries import Bar, Bin, Marker, Unit
from rashomon.casefile.queue import Question
from rashomon.casefile.rulings import Settled, State, in_order, settle, stands
from rashomon.casefile.schema import NotACaseError, migrate
from rashomon.casefile.solution import Solution, Told
from rashomon.casefile.solution import keep as keep_solution
from rashomon.casefile.speakers import Side, SideSheet, Statement, StatementFilter
from rashomon.casefile.standing import Logged
from rashomon.casefile.talks import Agreement, Followed, Lane, Moment
from rashomon.casefile.totals import Totals
from rashomon.model import (
    Article,
    Claim,
    Decision,
    Doubt,
    Event,
    Link,
    Mark,
    Page,
    Reading,
    Report,
    Ruling,
    SharedText,
    Skipped,
    When,
)

EVERYTHING, EVERY_PAGE, EVERY_STATEMENT = Filter(), PageFilter(), StatementFilter()
"""Filters that hold nothing back."""
UNSOLVED = Solution()
GAP = 1024
"""Room in the list of events between two of them, for one that a decision makes."""


class Case:
    """One case file, opened: what was read, the events found, and why.

    Parameters: ``path`` of the file; ``create`` makes it when it is not there, else it must exist; ``read_only`` refuses every
    write and sees the case as it was when it was opened, whatever another command writes meanwhile. Use it as a context
    manager, or call :meth:`close`. Raises ``OSError`` (``FileNotFoundError`` for a case that is not there) or
    :class:`~rashomon.casefile.NotACaseError`.
    """

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        if self.path.is_dir():
            raise NotACaseError(f"{self.path}: a folder, not a case file; name a file")
        if not create and not self.path.exists():
            raise FileNotFoundError(f"{self.path}: no such case; make one with 'rashomon build PATH... -o {self.path}'")
        try:
            # A server's request may open it in one thread and read it in the next; it never uses two at a time.
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise OSError(None, f"the case can't be opened or made there ({error})", str(self.path)) from error
        try:
            migrate(self._db, str(self.path))
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA foreign_keys = ON")
            if standing.is_missing(self._db):
                self.keep_standing(self.decisions(), self.standing_of_decisions())
            if read_only:
                self._db.execute("PRAGMA query_only = ON")
                self._db.execute("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing: an interrupted or failed write leaves the case as it was. One may stand within another."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # ---- pages and readings ----

    def pages(self) -> Iterator[Page]:
        """Pages in the order in which they were added, each with its text but not its bytes."""
        for data, text in self._db.execute("SELECT data, text FROM page ORDER BY number"):
            yield Page.model_validate_json(data).model_copy(update={"text": text})

    def page_text(self, name: str) -> str:
        """Decoded text of a page, which every span counts in. Raises ``KeyError`` for a page that is not in the case."""
        row = self._db.execute("SELECT text FROM page WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return str(row[0])

    def page_bytes(self, name: str) -> bytes:
        """The page's bytes as they came. Raises ``KeyError`` for a page that is not in the case."""
        row = self._db.execute("SELECT bytes FROM page WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return zlib.decompress(row[0])

    def page_hashes(self) -> dict[str, str]:
        """SHA-256 of each page's bytes by page name."""
        return dict(self._db.execute("SELECT name, sha256 FROM page"))

    def unread(self, reader: str) -> list[str]:
        """Names of pages that were not read, or read by another ``reader`` (program version and language model)."""
        rows = self._db.execute("SELECT name FROM page WHERE reader IS NOT ? ORDER BY number", (reader,))
        return [name for (name,) in rows]

    def page(self, name: str) -> Page:
        """One page with text and bytes. Raises ``KeyError``."""
        row = self._db.execute("SELECT data, text, bytes FROM page WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        data = {"text": row[1], "data": zlib.decompress(row[2])}
        return Page.model_validate_json(row[0]).model_copy(update=data)

    def keep_page(self, page: Page) -> None:
        """Store a page as it came; it is never changed afterwards. Raises ``sqlite3.IntegrityError`` for a name twice."""
        data = page.model_copy(update={"text": ""}).model_dump_json()
        with self.transaction():
            self._db.execute(
                "INSERT INTO page (name, sha256, data, bytes, text) VALUES (?, ?, ?, ?, ?)",
                (page.name, page.sha256, data, zlib.compress(page.data, 6), page.text),
            )
            self._db.execute("DELETE FROM skipped WHERE name = ?", (page.name,))

    def keep_reading(self, name: str, articles: Sequence[tuple[Article, Reading]], reader: str) -> None:
        """Store what was read on one page, in one transaction, in place of an earlier reading or of why it could not be read."""
        with self.transaction():
            self._db.execute("DELETE FROM article WHERE page = ?", (name,))
            self._db.executemany(
                "INSERT INTO article (id, page, number, data, reading) VALUES (?, ?, ?, ?, ?)",
                [(a.id, name, a.index, a.model_dump_json(), r.model_dump_json()) for a, r in articles],
            )
            self._db.execute("UPDATE page SET reader = ? WHERE name = ?", (reader, name))
            if articles:
                self._db.execute("DELETE FROM skipped WHERE name = ?", (name,))

    def keep_skipped(self, skipped: Skipped) -> None:
        """Remember why a page could not be read."""
        with self.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?)", (skipped.name, skipped.reason, skipped.message)
            )

    def skipped(self) -> list[Skipped]:
        """Pages that could not be read, and why."""
        rows = self._db.execute("SELECT name, reason, message FROM skipped ORDER BY name")
        return [Skipped(name=n, reason=r, message=m) for n, r, m in rows]

    def articles(self, *, as_read: bool = False) -> list[Article]:
        """All articles in the order of their pages, dated as the whole case dates them (``as_read``: as each page does)."""
        rows = self._db.execute(
            "SELECT a.data, a.published FROM article a JOIN page p ON p.name = a.page ORDER BY p.number, a.number"
        )
        found = []
        for data, published in rows:
            article = Article.model_validate_json(data)
            if published and not as_read:
                article = article.model_copy(update={"published": When.model_validate_json(published)})
            found.append(article)
        return found

    def readings(self, *, as_read: bool = False) -> list[Reading]:
        """What each article says, in the order of :meth:`articles`, with one code an actor over the whole case
        (``as_read``: the codes as found in each article alone)."""
        rows = self._db.execute(
            "SELECT CASE WHEN ? THEN a.reading ELSE coalesce(a.resolved, a.reading) END"
            " FROM article a JOIN page p ON p.name = a.page ORDER BY p.number, a.number",
            (as_read,),
        )
        return [Reading.model_validate_json(data) for (data,) in rows]

    def claims(self) -> Iterator[Claim]:
        """All claims, in the order of their pages."""
        for reading in self.readings():
            yield from reading.claims

    def reports(self) -> Iterator[Report]:
        """All reports, in the order of their pages."""
        for reading in self.readings():
            yield from reading.reports

    def search(self, words: str, limit: int = 50) -> list[str]:
        """Names of pages that hold all ``words``, best first; at most ``limit``. Words are data, never query syntax."""
        query = match(words)
        if not query:
            return []
        rows = self._db.execute(
            "SELECT p.name FROM page_search s JOIN page p ON p.number = s.rowid"
            " WHERE page_search MATCH ? ORDER BY rank LIMIT ?",
            (query, limit),
        )
        return [name for (name,) in rows]

    # ---- events ----

    def keep_events(
        self,
        events: Sequence[Event],
        published: Mapping[str, When],
        resolved: Mapping[str, Reading],
        solution: Solution = UNSOLVED,
    ) -> None:
        """Put the events of a whole build in place of the earlier ones, with what the whole case tells of its articles.

        Parameters: ``events`` in the order in which they are to be listed; ``published`` the dates inferred for articles,
        ``resolved`` the readings whose actor codes changed, both by article id; the ``solution`` that led to the events, by
        which a decision can change them.
        """
        with self.transaction():
            # Articles first, and only those that change: what is looked up of them and of the events follows each row.
            for name, old_date, old_reading in self._db.execute(
                "SELECT id, published, resolved FROM article"
            ).fetchall():
                date = published[name].model_dump_json() if name in published else None
                reading = resolved[name].model_dump_json() if name in resolved else None
                if (date, reading) != (old_date, old_reading):
                    self._db.execute(
                        "UPDATE article SET published = ?, resolved = ? WHERE id = ?", (date, reading, name)
                    )
            self._db.execute("DELETE FROM report_event")
            self._db.execute("DELETE FROM event")
            self._db.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                [_event_row(e, i * GAP) for i, e in enumerate(events)],
            )
            self._db.executemany(
                "INSERT INTO report_event VALUES (?, ?)", [(report, e.id) for e in events for report in e.reports]
            )
            keep_solution(self._db, solution)
            queue.keep_doubts(self._db, solution.doubts)
            queue.keep_parted(self._db, solution.rulings)
            queue.keep_near(self._db)
            standing.drop(self._db)

    def replace_events(
        self,
        gone: Iterable[str],
        events: Iterable[Event],
        doubts: Mapping[str, Sequence[Doubt]] = MappingProxyType({}),
        rulings: Iterable[Ruling] = (),
    ) -> None:
        """Put some events in place of others, each where its date belongs in the list.

        Parameters: ids of those that go; those that come, whose reports are in no other event that stays; what is doubtful in
        them, by their ids; all rulings that hold now.
        """
        with self.transaction():
            changed: list[str] = []
            for key in gone:
                changed += self.reports_of(key)
                self._db.execute("DELETE FROM report_event WHERE event = ?", (key,))
                self._db.execute("DELETE FROM event WHERE id = ?", (key,))
            for event in events:
                row = self._db.execute(
                    "SELECT (SELECT max(position) FROM event WHERE (ifnull(first_day, '9999'), id) < (?1, ?2)),"
                    " (SELECT min(position) FROM event WHERE (ifnull(first_day, '9999'), id) > (?1, ?2))",
                    (_day(event.date.start) or "9999", event.id),
                ).fetchone()
                before = row[0] if row[0] is not None else (row[1] or 0) - 2 * GAP
                after = row[1] if row[1] is not None else before + 2 * GAP
                self._db.execute(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", _event_row(event, (before + after) // 2)
                )
                self._db.executemany(
                    "INSERT INTO report_event VALUES (?, ?)", [(report, event.id) for report in event.reports]
                )
                changed += event.reports
            queue.keep_doubts(self._db, doubts)
            queue.keep_parted(self._db, rulings)
            queue.keep_near(self._db, set(changed))
            standing.drop(self._db)

    def events(self, kind: str | None = None) -> list[Event]:
        """The events, oldest first; only those of one ``kind`` if given."""
        rows = self._db.execute("SELECT data FROM event WHERE ?1 IS NULL OR kind = ?1 ORDER BY position", (kind,))
        return [Event.model_validate_json(data) for (data,) in rows]

    def event(self, key: str) -> Event:
        """One event by its id, or by the start of its id where that is unique. Raises ``KeyError`` with a line for people."""
        return Event.model_validate_json(self._event(key, "data"))

    def _event(self, key: str, column: str) -> str:
        # An id is the least of those that begin with it, so it stands first where it is one.
        rows = self._db.execute(
            f"SELECT {column}, id FROM event WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT 2", (key,)
        ).fetchall()
        if not rows or not key:
            raise KeyError(f"no event {key!r} in {self.path}; 'rashomon show {self.path}' lists them")
        if len(rows) == 2 and rows[0][1] != key:
            raise KeyError(f"several events begin with {key!r}; give more of the id")
        return str(rows[0][0])

    def event_of_report(self) -> dict[str, str]:
        """Event id by report id."""
        return dict(self._db.execute("SELECT report, event FROM report_event"))

    def event_of(self, report: str) -> Event | None:
        """The event that a report (by id) tells; ``None`` for one that is set aside or not in the case."""
        row = self._db.execute("SELECT event FROM report_event WHERE report = ?", (report,)).fetchone()
        return self.event(row[0]) if row else None

    def reports_of(self, event: str) -> list[str]:
        """Ids of the reports of an event (by its whole id); empty when there is none."""
        return [name for (name,) in self._db.execute("SELECT report FROM report_event WHERE event = ?", (event,))]

    # ---- questions about events: each takes the same filter ----

    def rows(
        self, wanted: Filter = EVERYTHING, *, limit: int = 50, offset: int = 0, order: Order = "date"
    ) -> list[Event]:
        """Events for a list, without their links and shared text (:meth:`event_bundle` has those).

        Parameters: ``limit`` and ``offset`` of the page of the list; ``order`` see :data:`~rashomon.casefile.filter.Order`.
        """
        return queries.rows(self._db, wanted, limit, offset, order)

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many events are wanted."""
        return queries.count(self._db, wanted)

    def facets(
        self, wanted: Filter = EVERYTHING, *, limit: int = 200, fields: Sequence[str] = queries.FACETS
    ) -> dict[str, list[tuple[str, int]]]:
        """What else could be chosen: for each of the ``fields`` its values and with how many events, the most frequent first, at
        most ``limit``. A field's own choice does not narrow its list, the others' do."""
        return queries.facets(self._db, wanted, limit, fields)

    def totals(self, wanted: Filter = EVERYTHING) -> Totals:
        """People harmed in the wanted incidents that are told as real, by side, status and standing; nobody counts twice
        (see :func:`rashomon.casefile.totals.total`)."""
        return queries.totals(self._db, wanted)

    def markers(self, wanted: Filter = EVERYTHING, *, limit: int = 2000) -> list[Marker]:
        """The wanted events on a map, one marker a place, those with most events first. Events of whose place only the country
        is known or found have one a country, without coordinates; those without a country have none."""
        return queries.markers(self._db, wanted, limit)

    def bars(self, wanted: Filter = EVERYTHING, *, limit: int = 500) -> list[Bar]:
        """The wanted events that have a date on a line of time, oldest first, at most ``limit``: for more use :meth:`bins`."""
        return queries.bars(self._db, wanted, limit)

    def bins(self, wanted: Filter = EVERYTHING, *, most: int = 120) -> tuple[Unit, list[Bin]]:
        """How many of the wanted events were when: the unit of time that needs at most ``most`` pieces (decades may need more),
        and every piece from the first event to the last, within the filter's period."""
        return queries.bins(self._db, wanted, most)

    def tellings(self, wanted: Filter = EVERYTHING) -> dict[str, list[Telling]]:
        """The articles that tell each of the wanted events, by event id, the earliest first."""
        return bundles.tellings(self._db, wanted)

    def report_places(self, reports: Sequence[str]) -> dict[str, ReportPlace]:
        """Page and article of reports, by report id; an id that the case does not know is left out."""
        return bundles.report_places(self._db, reports)

    def event_bundle(self, key: str) -> EventBundle:
        """One event (by :meth:`event`'s key) with its reports, their claims, and their articles. Raises ``KeyError``."""
        return bundles.event_bundle(self._db, self.event(key))

    def event_sheet(self, key: str) -> tuple[EventBundle, int]:
        """The same with only the least likely of the event's links (thousands for a hundred reports), and how many it has."""
        event = Event.model_validate_json(self._event(key, "json_remove(data, '$.links')"))
        links, count = bundles.weakest_links(self._db, event.id)
        return bundles.event_bundle(self._db, event.model_copy(update={"links": links})), count

    def links_json(self, key: str) -> str:
        """All links of an event as a JSON array of links. Raises ``KeyError``."""
        return self._event(key, "json_extract(data, '$.links')")

    # ---- questions about pages and speakers ----

    def page_bundle(self, name: str) -> PageBundle:
        """One page with its articles, what they say, and which events they tell. Raises ``KeyError``."""
        return bundles.page_bundle(self._db, name)

    def origins(self, names: Collection[str]) -> dict[str, Origin]:
        """Where pages are from, by name; a page that is not in the case is left out."""
        return bundles.origins(self._db, names)

    def page_rows(self, wanted: PageFilter = EVERY_PAGE, *, limit: int = 50, offset: int = 0) -> list[PageRow]:
        """Pages for a list, in the order in which they were added."""
        return bundles.page_rows(self._db, wanted, limit, offset)

    def page_count(self, wanted: PageFilter = EVERY_PAGE) -> int:
        """How many pages are wanted."""
        return bundles.page_count(self._db, wanted)

    def outlets(self, *, limit: int = 500) -> list[tuple[str, int]]:
        """Outlets and how many articles of each the case holds, the most frequent first."""
        return bundles.outlets(self._db, limit)

    def sides(self, *, limit: int = 200, words: str = "") -> list[Side]:
        """Who takes part or is quoted, the busiest first; ``words`` are a part of the code or name."""
        return speakers.sides(self._db, limit, words)

    def side_sheet(self, code: str, *, limit: int = 100) -> SideSheet:
        """A side's names, people, stances, whom it blames and who blames it; at most ``limit`` of each. Raises ``KeyError``."""
        return speakers.side_sheet(self._db, code, limit)

    def statements(
        self, code: str, wanted: StatementFilter = EVERY_STATEMENT, *, limit: int = 50, offset: int = 0
    ) -> list[Statement]:
        """What a side is quoted for, by the day its article was published, the oldest first, undated last."""
        return speakers.statements(self._db, code, wanted, limit, offset)

    def statement_count(self, code: str, wanted: StatementFilter = EVERY_STATEMENT) -> int:
        """How many of a side's statements are wanted."""
        return speakers.statement_count(self._db, code, wanted)

    def statement_months(self, code: str) -> list[tuple[str, str, int]]:
        """How many statements of a side were published when: month (``2024-02``), stance, number; in the order of time."""
        return speakers.statement_months(self._db, code)

    # ---- talks and incidents in one order of time ----

    def moments(self, wanted: Filter = EVERYTHING, *, limit: int = 50, offset: int = 0) -> list[Moment]:
        """Talks, agreements, demands, threats and incidents that are told as real and have a date, oldest first."""
        return talks.moments(self._db, wanted, limit, offset)

    def moment_count(self, wanted: Filter = EVERYTHING) -> int:
        """How many of them are wanted."""
        return talks.moment_count(self._db, wanted)

    def moment_span(self, wanted: Filter = EVERYTHING) -> tuple[date, date] | None:
        """First possible day of the first and of the last of them; ``None`` without any."""
        return talks.moment_span(self._db, wanted)

    def moment_cells(self, wanted: Filter, first: date, days: int, cells: int) -> list[tuple[Lane, int, int]]:
        """Too many of them to draw each: lane, piece of time and how many begin in it; the ``days`` from ``first`` on are cut into
        ``cells`` pieces, what is before or after falls into the outermost."""
        return talks.moment_cells(self._db, wanted, first, days, cells)

    def agreements(self, wanted: Filter = EVERYTHING, *, limit: int = 50) -> list[Agreement]:
        """Truces and other agreements, newest first, with the incidents between their parties that followed."""
        return talks.agreements(self._db, wanted, limit)

    def followed(self, incidents: Sequence[str]) -> list[Followed]:
        """Which of the ``incidents`` (event ids) followed an agreement between their parties (see :func:`rashomon.casefile.talks.followed`)."""
        return talks.followed(self._db, incidents=incidents) if incidents else []

    # ---- decisions ----

    def log(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Add a reviewer's words to the log; those that it holds are passed over. Result: the new ones.

        They change the events with :func:`rashomon.decide`, else from the next build on.
        """
        with self.transaction():
            known = {decision.id for decision in self.decisions()}
            new = [d for d in {d.id: d for d in decisions}.values() if d.id not in known]
            self._db.executemany("INSERT INTO decision (data) VALUES (?)", [(d.model_dump_json(),) for d in new])
        return new

    def decisions(self) -> list[Decision]:
        """The reviewer's words, oldest first."""
        rows = self._db.execute("SELECT data FROM decision ORDER BY number")
        return in_order(Decision.model_validate_json(data) for (data,) in rows)

    def settle(self, decisions: Iterable[Decision] | None = None) -> Settled:
        """Hold the log (or other ``decisions``) against itself and against what was read (see
        :func:`rashomon.casefile.rulings.settle`)."""
        log = self.decisions() if decisions is None else list(decisions)
        return settle(log, review.finder(self._db, log).find)

    def standing_of_decisions(self) -> dict[str, State]:
        """How each decision of the log stands now, by its id, with the corrected values that a later one overrules."""
        return stands(self.settle(), self.event_of_report())

    def keep_standing(self, log: Iterable[Decision], states: Mapping[str, State]) -> None:
        """Keep how each decision of the ``log``, the oldest first, stands, for the questions below: a build or decision does so."""
        with self.transaction():
            standing.keep(self._db, log, states)

    def decision_count(self) -> int:
        """Decisions in the log, as of the last one or the last build, like the next ones."""
        return standing.size(self._db)

    def newest_decisions(self, *, limit: int = 50, offset: int = 0) -> list[Logged]:
        """A page of the log, the newest first."""
        return standing.newest(self._db, limit, offset)

    def logged(self, key: str) -> tuple[Logged, list[str]] | None:
        """A decision by its id with how it stands, and the ids of those that it overrules, in whole or in part."""
        return standing.one(self._db, key)

    def undoable(self) -> Logged | None:
        """The newest decision that is no undo and not undone."""
        return standing.undoable(self._db)

    def marks(self, key: str) -> tuple[Mark, ...]:
        """Names for what a decision is about: for a report's id its mark, for an event's id (or its start) those of all its
        reports. Raises ``KeyError`` with a line for people."""
        return review.marks(self._db, [key]) or review.marks(self._db, self.event(key).reports)

    # ---- the solution: what a whole build found on its way to the events ----

    def is_solved(self) -> bool:
        """Whether a whole build left its links and days; an older case has none until it is built again."""
        return solution.is_kept(self._db)

    def around(self, reports: Iterable[str], beside: Mapping[str, Iterable[str]]) -> set[str]:
        """Some reports and all that can be grouped with them (see :func:`rashomon.casefile.solution.around`)."""
        return solution.around(self._db, reports, beside)

    def solved_reports(self, reports: Iterable[str]) -> list[Told]:
        """Some reports as the clustering knows them."""
        return solution.told(self._db, reports)

    def links(self, reports: Iterable[str]) -> list[Link]:
        """The machine's links from the left of some reports, without weights and without a reviewer's word."""
        return solution.links(self._db, reports)

    def links_among(self, reports: Iterable[str]) -> list[Link]:
        """The machine's links between some reports, with their weights."""
        return solution.links_among(self._db, reports)

    def days_of(self, reports: Iterable[str]) -> dict[str, When]:
        """The days of some reports, as the last whole build dated them."""
        return solution.days(self._db, reports)

    def shared_among(self, articles: Iterable[str]) -> list[SharedText]:
        """The text that some articles share with each other."""
        return solution.shared(self._db, articles)

    def published(self, articles: Iterable[str]) -> dict[str, When]:
        """When some articles were published, as the whole case dates them."""
        return review.published(self._db, articles)

    def questions(self, *, limit: int = 25, offset: int = 0) -> list[Question]:
        """What a reviewer should look at, what would change most first."""
        return queue.questions(self._db, limit, offset)

    def question_count(self) -> int:
        """How much there is to look at."""
        return queue.how_many(self._db)

    def read_of(self, reports: Iterable[str]) -> list[tuple[Article, Reading]]:
        """The articles that hold some reports, as read, and what they say, in the order of their pages."""
        return review.read_of(self._db, reports)

    # ---- settings and soundness ----

    def setting(self, key: str) -> str | None:
        """A remembered setting, or ``None``."""
        row = self._db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def keep_setting(self, key: str, value: str) -> None:
        """Remember a setting."""
        with self.transaction():
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    def check(self) -> list[str]:
        """Test the whole case: the file itself, every hash, every span, every reference.

        Result: one line a fault, empty when all is well.
        """
        return check.faults(self, self._db)


def _event_row(event: Event, position: int) -> tuple[object, ...]:
    data = event.model_dump_json(exclude={"disputed"})
    return event.id, position, event.kind, _day(event.date.start), _day(event.date.end), data


def _day(value: object) -> str | None:
    return None if value is None else str(value)
