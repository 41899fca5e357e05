"""Web archives (WARC 1.0 and 1.1, with WET) to the pages that they hold, record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from rashomon.model import Skipped
from rashomon.pages import answer
from rashomon.pages.page import LIMIT, Told, skip, too_large
from rashomon.pages.stream import Budget, Entry, Flow

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
"""Media types of records that are pages; pictures, scripts and styles of a saved page are none."""


class _Forward:
    """What FastWARC needs of a stream that can only be read forward."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at


def records(entry: Entry, budget: Budget) -> Iterator[Entry | Skipped]:
    """The pages of a web archive, named ``archive#N`` after the number of their record, counted from 1 over all records.

    Answers of a server (status 200), resources and conversions (WET) of the types of :data:`PAGES` are pages. Requests, metadata,
    other answers, and records that repeat an earlier one are none. A record that is cut off ends the archive.
    """
    from fastwarc.warc import ArchiveIterator

    # Types that a newer FastWARC may refuse to take are none of ours: its stub asks for a stream that can be sought in.
    source: Any = _Forward(entry.stream)
    number = pages = 0
    try:
        for number, record in enumerate(ArchiveIterator(source, parse_http=False, stream_detect=False), start=1):
            name = f"{entry.name}#{number}"
            if not record.record_id:
                yield _cut(entry.name)
                return
            found = _record(name, record, budget)
            if found is not None:
                pages += 1
                yield found
    except (OSError, ValueError):
        if not (entry.flow.fault or budget.spent):
            yield _cut(entry.name)
        return
    if not pages and not entry.flow.fault:
        what = f"none of its {number} records" if number else "no record in it"
        yield skip(entry.name, "no pages", f"{what} is a page; look whether the crawl reached any")


def _cut(name: str) -> Skipped:
    return skip(name, "damaged", "the web archive is damaged or cut short; what came before was read; fetch it again")


def _record(name: str, record: Any, budget: Budget) -> Entry | Skipped | None:
    """One record as a page's bytes with what the archive says of them; ``None`` for one that is no page."""
    kind = str(record.record_type)
    if kind not in {"response", "resource", "conversion"}:
        return None
    fields: tuple[tuple[str, str], ...] = ()
    status: int | None = 200
    encoding, chunked = None, False
    stated = record.headers.get("Content-Type")
    if kind == "response":
        if not (stated or "").lower().startswith("application/http"):
            return None
        try:
            record.parse_http()
        except (OSError, ValueError):
            return skip(name, "damaged", "the server's answer in this record can't be read; fetch the page again")
        headers = record.http_headers
        status = headers.status_code
        fields = tuple(headers.to_tuples())
        stated, encoding = headers.get("Content-Type"), headers.get("Content-Encoding")
        chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    media_type, charset = answer.content_type(stated)
    if status != 200 or media_type not in PAGES:
        return None
    size = record.content_length
    data = record.reader.read(LIMIT + 1)
    if len(data) > LIMIT:
        return too_large(name, size)
    if len(data) < size:
        return skip(name, "damaged", "the web archive ends in the middle of this page; fetch it again")
    try:
        data = answer.body(data, encoding, chunked=chunked)
    except answer.PackingError as error:
        return skip(name, "damaged", f"{error}; fetch the page again")
    told = Told(
        address=record.headers.get("WARC-Target-URI"),
        fetched=record.record_date,
        headers=answer.kept_headers(fields),
    )
    return Entry(name, Flow(io.BytesIO(data), budget), "", media_type=media_type, charset=charset, told=told)
