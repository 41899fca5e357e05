"""The case: one SQLite file that holds pages, readings, events and a reviewer's decisions."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from rashomon.casefile.schema import NotACaseError, migrate
from rashomon.model import Article, Claim, Decision, Event, Page, Reading, Report, Skipped, Span, When


class Case:
    """One case file, opened: what was read, the events found, and why.

    Parameters: ``path`` of the file; ``create`` makes it when it is not there, else it must exist. Use it as a context
    manager, or call :meth:`close`. Raises ``OSError`` (``FileNotFoundError`` for a case that is not there) or
    :class:`~rashomon.casefile.NotACaseError`.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = Path(path)
        if self.path.is_dir():
            raise NotACaseError(f"{self.path}: a folder, not a case file; name a file")
        if not create and not self.path.exists():
            raise FileNotFoundError(f"{self.path}: no such case; make one with 'rashomon build PATH... -o {self.path}'")
        try:
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise OSError(None, f"the case can't be opened or made there ({error})", str(self.path)) from error
        try:
            migrate(self._db, str(self.path))
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA foreign_keys = ON")
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
    def _transaction(self) -> Iterator[None]:
        """All of it or nothing: an interrupted or failed write leaves the case as it was."""
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
        with self._transaction():
            self._db.execute(
                "INSERT INTO page (name, sha256, data, bytes, text) VALUES (?, ?, ?, ?, ?)",
                (page.name, page.sha256, data, zlib.compress(page.data, 6), page.text),
            )
            self._db.execute("DELETE FROM skipped WHERE name = ?", (page.name,))

    def keep_reading(self, name: str, articles: Sequence[tuple[Article, Reading]], reader: str) -> None:
        """Store what was read on one page, in one transaction, in place of an earlier reading or of why it could not be read."""
        with self._transaction():
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
        with self._transaction():
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
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
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
        self, events: Sequence[Event], published: Mapping[str, When], resolved: Mapping[str, Reading]
    ) -> None:
        """Put the events of a whole build in place of the earlier ones, with what the whole case tells of its articles.

        Parameters: ``events`` in the order in which they are to be listed; ``published`` the dates inferred for articles,
        ``resolved`` the readings whose actor codes changed, both by article id.
        """
        with self._transaction():
            self._db.execute("DELETE FROM report_event")
            self._db.execute("DELETE FROM event")
            self._db.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (e.id, i, e.kind, _day(e.date.start), _day(e.date.end), e.model_dump_json(exclude={"disputed"}))
                    for i, e in enumerate(events)
                ],
            )
            self._db.executemany(
                "INSERT INTO report_event VALUES (?, ?)", [(report, e.id) for e in events for report in e.reports]
            )
            self._db.execute("UPDATE article SET published = NULL, resolved = NULL")
            self._db.executemany(
                "UPDATE article SET published = ? WHERE id = ?",
                [(when.model_dump_json(), name) for name, when in published.items()],
            )
            self._db.executemany(
                "UPDATE article SET resolved = ? WHERE id = ?",
                [(reading.model_dump_json(), name) for name, reading in resolved.items()],
            )

    def events(self, kind: str | None = None) -> list[Event]:
        """The events, oldest first; only those of one ``kind`` if given."""
        rows = self._db.execute("SELECT data FROM event WHERE ?1 IS NULL OR kind = ?1 ORDER BY position", (kind,))
        return [Event.model_validate_json(data) for (data,) in rows]

    def event(self, key: str) -> Event:
        """One event by its id, or by the start of its id where that is unique. Raises ``KeyError`` with a line for people."""
        rows = self._db.execute(
            "SELECT data, id FROM event WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id = ?1 DESC LIMIT 2", (key,)
        ).fetchall()
        if not rows or not key:
            raise KeyError(f"no event {key!r} in {self.path}; 'rashomon show {self.path}' lists them")
        if len(rows) == 2 and rows[0][1] != key:
            raise KeyError(f"several events begin with {key!r}; give more of the id")
        return Event.model_validate_json(rows[0][0])

    def event_of_report(self) -> dict[str, str]:
        """Event id by report id."""
        return dict(self._db.execute("SELECT report, event FROM report_event"))

    # ---- decisions ----

    def decide(self, decision: Decision) -> None:
        """Add a reviewer's word to the log; it holds from the next build on."""
        with self._transaction():
            self._db.execute("INSERT INTO decision (data) VALUES (?)", (decision.model_dump_json(),))

    def decisions(self) -> list[Decision]:
        """The reviewer's words, oldest first."""
        return [
            Decision.model_validate_json(d) for (d,) in self._db.execute("SELECT data FROM decision ORDER BY number")
        ]

    # ---- settings and soundness ----

    def setting(self, key: str) -> str | None:
        """A remembered setting, or ``None``."""
        row = self._db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def keep_setting(self, key: str, value: str) -> None:
        """Remember a setting."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, value))

    def check(self) -> list[str]:
        """Test the whole case: the file itself, every hash, every span, every reference.

        Result: one line a fault, empty when all is well.
        """
        faults = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        texts = {}
        for name, sha256, packed, text in self._db.execute("SELECT name, sha256, bytes, text FROM page"):
            texts[name] = text
            try:
                whole = hashlib.sha256(zlib.decompress(packed)).hexdigest() == sha256
            except zlib.error:
                whole = False
            if not whole:
                faults.append(f"{name}: the kept bytes no longer have their SHA-256")
        known_claims, known_reports = set(), set()
        for article, reading in zip(self.articles(), self.readings(), strict=True):
            text = texts.get(article.page)
            if text is None:
                faults.append(f"{article.id}: its page is not in the case")
                continue
            known_claims |= {claim.id for claim in reading.claims}
            known_reports |= {report.id for report in reading.reports}
            for what, span in _spans(article, reading):
                if text[span.start : span.end] != span.text:
                    faults.append(f"{article.id}: {what} {span.start}-{span.end} is not what the page says there")
        for event in self.events():
            faults += [
                f"event {event.id}: report {r} is not in the case" for r in event.reports if r not in known_reports
            ]
            used = {c for side in event.casualties for c in side.claims}
            used |= {c for finding in event.findings for value in finding.values for c in value.claims}
            faults += [f"event {event.id}: claim {c} is not in the case" for c in sorted(used - known_claims)]
        return faults


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _spans(article: Article, reading: Reading) -> Iterable[tuple[str, Span]]:
    """Every span that an article and its reading hold, with a word for what it is."""
    yield from (("article text", span) for span in article.spans)
    yield from ((what, span) for what in ("headline", "dateline") if (span := getattr(article, what)))
    for claim in reading.claims:
        yield f"claim {claim.id}", claim.span
        yield from (
            (f"{what} of claim {claim.id}", s) for what in ("source_span", "cue") if (s := getattr(claim, what))
        )
    for report in reading.reports:
        yield from ((f"report {report.id}", span) for span in report.spans)
        yield from ((f"time of report {report.id}", time.span) for time in report.times)
