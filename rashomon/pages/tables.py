"""Tables (CSV, TSV) to pages: an article a row, its columns named by the first row and mapped as the fields of JSON records are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from rashomon.model import Page, Skipped
from rashomon.pages import dates, records
from rashomon.pages.decode import binary, decode, wide
from rashomon.pages.page import LIMIT, Held, skip, too_large
from rashomon.pages.stream import Entry

SIGNS = ",;\t|"
"""What may part the cells of a row; the one that the first row has most of does."""
SIGN_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\"?sep=([,;\t|])\"?\r?\n")
"""The line by which Excel says what parts the cells."""
AHEAD = 2**18
"""Bytes of rows that are looked at before the first page, to learn whether the table's dates give the day or the month first."""


@dataclass(frozen=True)
class Row:
    """A row: its number as a spreadsheet shows it, its bytes as they came, its cells."""

    number: int
    data: bytes
    cells: list[str]


class _Source:
    """The lines that make up one row after another; a row of more than :data:`LIMIT` bytes is none.

    A quotation mark that nobody closes makes one row of all that follows, so the bound is here and not only on a line."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.raw: list[bytes] = []
        self.size = 0

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.size += len(line)
        if self.size > LIMIT:
            while line and not line.endswith(b"\n"):
                line = next(self._lines, b"")
            raise OverflowError
        self.raw.append(line)
        # One character a byte, so that cells can be told apart before the row's character set is known.
        return line.decode("latin-1")

    def row(self) -> bytes:
        """The bytes of the row just read; what comes next is a new row."""
        data = b"".join(self.raw)
        self.raw, self.size = [], 0
        return data


def pages(entry: Entry, where: records.Fields, held: Held) -> Iterator[Page | Skipped]:
    """The pages of a table, named ``file#N`` after their row as a spreadsheet counts it (the first row names the columns).

    The character set is told for each row, as for a page of its own. Never raises for bad content."""
    rows = _rows(entry)
    first = next(rows, None)
    if first is None or isinstance(first, Skipped):
        if not entry.flow.fault:
            yield first or skip(entry.name, "empty", "the table is empty; fetch it again")
        return
    names = [cell.strip() for cell in first.cells]
    known = {name.lower() for name in names}
    if not any(name.lower() in known for name in (*where["text"], *where["html"])):
        has = ", ".join(name[:30] for name in names[:12] if name)
        message = f"no column holds the articles' text (it has {has}); name one with --field text=COLUMN"
        yield skip(entry.name, "no text", message)
        return
    ahead: list[Row | Skipped] = []
    size = 0
    for row in rows:
        ahead.append(row)
        size += len(row.data) if isinstance(row, Row) else 0
        if size > AHEAD:
            break
    order = _order([dict(zip(names, row.cells, strict=False)) for row in ahead if isinstance(row, Row)], where)
    for row in chain(ahead, rows):
        if isinstance(row, Skipped):
            yield row
        elif any(cell.strip() for cell in row.cells):
            record = dict(zip(names, row.cells, strict=False))
            name = f"{entry.name}#{row.number}"
            found = records.page(name, row.data, record, where, held, media_type="text/csv", order=order)
            if found is not None:
                yield found


def _rows(entry: Entry) -> Iterator[Row | Skipped]:
    """All rows in order; a row that can't be read is named, and the next is tried."""
    head = entry.flow.head()
    if binary(head):
        yield skip(entry.name, "binary", "it holds no table but binary data; save it as CSV")
        return
    csv.field_size_limit(LIMIT)
    source = _Source(_lines(entry, head))
    declared = SIGN_LINE.match(head)
    if declared:
        next(source)
        source.row()
        sign, number = declared.group(1).decode(), 1
    else:
        # Quoted names may hold any sign.
        line = re.sub(r'"[^"]*"', "", head.split(b"\n", 1)[0].decode("latin-1"))
        sign, number = max(SIGNS, key=line.count), 0
    reader = csv.reader(source, delimiter=sign)
    while True:
        number += 1
        name = f"{entry.name}#{number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except OverflowError:
            yield too_large(name, None)
        except csv.Error:
            yield skip(name, "damaged", "the row can't be told apart into cells; save the table anew")
        else:
            data = source.row()
            found = decode(data, declared=entry.charset)
            if found is None:
                yield skip(name, "character set", "its character set can't be told; save the table as UTF-8")
                continue
            shown = [cell.encode("latin-1").decode(found[1], "replace") for cell in cells]
            yield Row(number, data.rstrip(b"\r\n"), shown)
            continue
        source.row()
        reader = csv.reader(source, delimiter=sign)


def _lines(entry: Entry, head: bytes) -> Iterator[bytes]:
    """The lines of a table; of one in UTF-16, as spreadsheets save it, in UTF-8."""
    stream = entry.stream
    charset = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else wide(head)
    if charset:
        text = io.TextIOWrapper(stream, charset, errors="replace", newline="")
        while shown := text.readline(LIMIT):
            yield shown.encode("utf-8", "replace")
        return
    first = True
    while line := stream.readline(LIMIT + 1):
        yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _order(rows: list[dict[str, str]], where: records.Fields) -> records.Order:
    """Whether dates such as ``03/04/2024`` give the day or the month first: as those dates of the column do that can only be read
    one way; ``None`` where there are none, or some of each."""
    seen = set()
    for row in rows:
        value = records.get(row, where["published"])
        match = dates.NUMERIC.match(str(value or "").strip())
        if match:
            first, second = int(match["day"]), int(match["number"])
            seen |= {"day"} if first > 12 >= second else {"month"} if second > 12 >= first else set()
    if seen == {"day"}:
        return "day"
    return "month" if seen == {"month"} else None
