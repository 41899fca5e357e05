"""Files of JSON records (JSONL, or one JSON value) to pages: which field holds what is an option, with sensible guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from rashomon.model import Page, Skipped
from rashomon.pages import dates
from rashomon.pages.page import LIMIT, Held, Told, read_text, skip, too_large
from rashomon.pages.stream import Entry

Order = Literal["day", "month"] | None
"""What comes first in dates such as ``03/04/2024``; ``None``: nobody can tell."""
Fields = Mapping[str, Sequence[str]]
"""For each part of a page the names of the fields that may hold it, best first."""


@cache
def known_fields() -> Fields:
    """The names of fields that data sets use, from ``data/fields.tsv``."""
    lines = (files("rashomon.pages") / "data" / "fields.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {part: tuple(names.split("|")) for part, names in rows}


def fields(given: Sequence[str]) -> Fields:
    """The fields to look in: those that a user names, else the known ones.

    Parameters: ``given`` as ``PART=FIELD``, for example ``text=body`` or ``outlet=source.name``. Raises ``ValueError`` with one
    line for people.
    """
    known = known_fields()
    named: dict[str, Sequence[str]] = {}
    for item in given:
        part, _, name = item.partition("=")
        if part not in known or not name:
            raise ValueError(f"{item!r} is not PART=FIELD with one of the parts {', '.join(known)}")
        named[part] = (name,)
    if named.keys() & {"text", "html"}:
        # Whoever names one of the two means it, whatever else a record has.
        named = {"text": (), "html": ()} | named
    return {**known, **named}


def pages(entry: Entry, where: Fields, held: Held) -> Iterator[Page | Skipped]:
    """The pages of a JSONL file, named ``file#N`` after their line (from 1), or of a file that is one JSON value."""
    stream = entry.stream
    number = 0
    held_back = b""
    blank = True
    while line := held_back or stream.readline(LIMIT + 1):
        held_back = b""
        number += 1
        if len(line) > LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LIMIT)
            yield too_large(f"{entry.name}#{number}", None)
            continue
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not stripped:
            continue
        blank = False
        value = _value(stripped)
        if number == 1 and (isinstance(value, list) or value is None):
            # No record on the first line: perhaps the whole file is one value, over many lines, or this line alone is broken.
            second = stream.readline(LIMIT + 1)
            if value is None and not stripped.startswith(b"[") and isinstance(_value(second), dict):
                held_back = second
            else:
                rest = stream.read(max(0, LIMIT + 1 - len(line) - len(second)))
                yield from _whole(entry.name, line + second + rest, where, held)
                return
        found = page(f"{entry.name}#{number}", stripped, value, where, held)
        if found is not None:
            yield found
    if blank and not entry.flow.fault:
        yield skip(entry.name, "empty", "the file is empty; fetch it again")


def _whole(name: str, data: bytes, where: Fields, held: Held) -> Iterator[Page | Skipped]:
    if len(data) > LIMIT:
        yield skip(name, "too large", f"as one JSON value it has more than {LIMIT // 2**20} MB; write a record a line")
        return
    value = _value(data.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            record = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
            found = page(f"{name}#{number}", record, item, where, held)
            if found is not None:
                yield found
        return
    found = page(name, data, value, where, held)
    if found is not None:
        yield found


def _value(data: bytes) -> Any:
    """The JSON value, or ``None`` for what is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def page(
    name: str,
    data: bytes,
    record: Any,
    where: Fields,
    held: Held,
    *,
    media_type: str = "application/json",
    order: Order = None,
) -> Page | Skipped | None:
    """One record as a page.

    Parameters: its ``name``; ``data``, its bytes as they came; the ``record``, values by field; ``where`` to look; what the case
    has ``held``; the ``media_type`` of ``data``; the ``order`` of day and month in its dates. Result: ``None`` when the case
    holds it already.
    """
    if not isinstance(record, dict):
        return skip(name, "not a record", "it is no JSON object; write one object a line")
    if held.has(name, data):
        return None
    text, address = _text(record, where["text"]) or _text(record, where["html"]), _text(record, where["address"])
    if not text:
        has = ", ".join(str(key)[:30] for key in list(record)[:12])
        return skip(name, "no text", f"no field holds its text (it has {has}); name one with --field text=FIELD")
    told = Told(
        address=address,
        title=_text(record, where["title"]),
        site=_text(record, where["outlet"]),
        author=_text(record, where["author"]),
        stated=day(get(record, where["published"]), order),
        fetched=_moment(get(record, where["fetched"])),
    )
    return read_text(name, data, text, media_type=media_type, **told)


def get(record: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The value of the first of the fields ``names`` that a record has and that says something; small and capital letters are alike."""
    small = {str(key).lower(): value for key, value in record.items()}
    for name in names:
        value: Any = record.get(name, small.get(name.lower()))
        if value is None and "." in name:
            value = record
            for part in name.split("."):
                value = value.get(part) if isinstance(value, dict) else None
        if value not in (None, "", [], {}):
            return value
    return None


def _text(record: Mapping[str, Any], names: Sequence[str]) -> str | None:
    """A field as text: a list of texts is joined (paragraphs, authors), a number is none."""
    value = get(record, names)
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = ("\n\n" if any(len(item) > 80 for item in value) else ", ").join(value)
    return value if isinstance(value, str) and value.strip() else None


EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")


def day(value: Any, order: Order = None) -> date | None:
    """The day that a stated date names, in the zone in which it is stated.

    Parameters: ``value`` of a field: ISO 8601, RFC 822, seconds or milliseconds since 1970, ``20240213``, or words; the
    ``order`` of day and month where others of its kind tell it. Result: ``None`` for anything else, and for figures whose day and
    month could be exchanged, if no order is known: a guess would be wrong half the time.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if EPOCH.fullmatch(text):
        moment = _moment(float(text))
        return moment.date() if moment else None
    if match := COMPACT.fullmatch(text):
        text = "-".join(match.groups())
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        pass
    found = next(dates.find(text), None)
    if found is None:
        return None
    if found.other is None:
        return found.value
    return {"day": found.value, "month": found.other, None: None}[order]


def _moment(value: Any) -> datetime | None:
    """A time as an instant, in UTC where it states no zone; ``None`` where it is none."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
        moment = datetime.fromisoformat(str(value).strip())
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
