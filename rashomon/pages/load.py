"""Whatever a person names (files, folders, archives, feeds, addresses, standard input) to pages, one at a time."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.model import Page, Skipped
from rashomon.pages import archives, feed, kinds, pdf, records, tables, warc
from rashomon.pages.fetch import Fetcher, bare, is_address
from rashomon.pages.page import LIMIT, Held, read_bytes, skip, too_large
from rashomon.pages.stream import RATIO, Budget, Entry, Flow, whole

DEPTH = 6
"""Archives and packed files in each other: ``a.zip`` with ``b.tar.gz`` with ``c.warc.gz`` is five."""
STANDARD_INPUT = "-"
Named = tuple[str, Path]
"""A file, and the name that its page is to have: for one that was sent, not found in a folder."""
NESTED = frozenset({"zip", "tar", "gzip", "bz2", "xz", "warc"})


@dataclass(frozen=True)
class _Want:
    """What holds for all inputs of a run."""

    held: Held
    where: records.Fields = field(default_factory=lambda: records.fields(()))


def load(
    paths: Iterable[Path | str | Named],
    *,
    fields: Sequence[str] = (),
    name: str = "stdin",
    held: Mapping[str, str] | None = None,
) -> Iterator[Page | Skipped]:
    """Read pages from wherever they are, one at a time, so that memory does not grow with their number.

    Parameters: ``paths``: files, folders (read with what is below them, sorted, hidden files left out), ``http(s)`` addresses, or
    ``-`` for standard input; a file under a name of its own as ``(name, path)``; ``fields``: which fields of JSON records or columns of tables hold what, as ``PART=FIELD`` (see
    :func:`rashomon.pages.records.fields`); ``name`` of standard input; ``held``: SHA-256 by name of pages that need not be read or
    fetched again. Result: each page, or why it was skipped; nothing is raised for a bad page. A page's name is its path relative to
    the folder that was named, the file's name, or the address; what is inside something adds its own name (``a.zip/b.html``) or
    number (``a.warc.gz#17``). Raises ``ValueError`` for ``fields`` that are none.
    """
    want = _Want(Held(held or {}), records.fields(fields))
    return _load(paths, name, want)


def _load(paths: Iterable[Path | str | Named], name: str, want: _Want) -> Iterator[Page | Skipped]:
    with Fetcher() as fetcher:
        for given in paths:
            if isinstance(given, tuple):
                yield from _file(given[1], given[0], want)
                continue
            path = str(given)
            if path == STANDARD_INPUT:
                budget = Budget()
                flow = Flow(sys.stdin.buffer, budget, budget.came)
                yield from _input(Entry(name, flow, name), budget, want)
            elif is_address(path):
                if bare(path) not in want.held.hashes:
                    budget = Budget()
                    found = fetcher.fetch(path, budget)
                    yield from [found] if isinstance(found, Skipped) else _input(found, budget, want)
            else:
                yield from _path(Path(path), want)


def _path(path: Path, want: _Want) -> Iterator[Page | Skipped]:
    try:
        folder = path.is_dir()
    except OSError as error:
        yield skip(str(path), "unreadable", f"{_reason(error)}; check the path")
        return
    if not folder:
        yield from _file(path, path.name or str(path), want)
        return
    found = False
    for item, name in _walk(path):
        found = True
        if isinstance(item, Skipped):
            yield item
        else:
            yield from _file(item, name, want)
    if not found:
        yield skip(str(path), "no pages", "the folder holds no files; name a folder with pages")


def _walk(folder: Path) -> Iterator[tuple[Path | Skipped, str]]:
    """Files below a folder in sorted order; folders that cannot be listed, and links that lead back, are named once."""
    refused: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for here, folders, names in os.walk(folder, onerror=refused.append, followlinks=True):
        folders[:] = sorted(n for n in folders if not n.startswith("."))
        info = os.stat(here)
        if (info.st_dev, info.st_ino) in seen:
            folders.clear()
            continue
        seen.add((info.st_dev, info.st_ino))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(here) / name
            yield path, path.relative_to(folder).as_posix()
    for error in refused:
        name = os.path.relpath(error.filename, folder) if error.filename else str(folder)
        yield skip(name, "unreadable", f"the folder can't be listed ({_reason(error)}); check its permissions"), name


def _file(path: Path, name: str, want: _Want) -> Iterator[Page | Skipped]:
    """One file as its page or pages."""
    # A name that is no valid UTF-8 comes from the file system with surrogates, which no database or JSON would take.
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            yield skip(name, "not a file", "it is a device, pipe or socket; give a regular file")
            return
        file = path.open("rb")
    except FileNotFoundError:
        if path.is_symlink():
            yield skip(name, "missing", "the link leads nowhere; mend or remove it")
        else:
            yield skip(name, "missing", "there is no such file; check the path")
        return
    except (OSError, ValueError) as error:
        yield skip(name, "unreadable", f"{_reason(error)}; check its permissions")
        return
    with file:
        budget = Budget(info.st_size)
        yield from _input(Entry(name, Flow(file, budget), name, file), budget, want, info.st_size)


def _input(entry: Entry, budget: Budget, want: _Want, size: int | None = None) -> Iterator[Page | Skipped]:
    """One thing that a person named; what blows up is said once, of the whole."""
    yield from _read(entry, budget, want, 0, size)
    if budget.spent:
        message = f"it unpacks to more than {RATIO} times its size, which is no archive of pages; unpack it yourself"
        yield skip(entry.name, "hostile", message)


def _read(entry: Entry, budget: Budget, want: _Want, depth: int, size: int | None = None) -> Iterator[Page | Skipped]:
    """What a stream holds, through archives in archives."""
    kind = kinds.tell(entry.label, entry.flow.head(), entry.media_type)
    if kind in NESTED and depth >= DEPTH:
        yield skip(entry.name, "hostile", f"archives lie in each other more than {DEPTH} deep; unpack it yourself")
    elif kind in {"gzip", "bz2", "xz"}:
        yield from _read(archives.unpacked(kind, entry, budget), budget, want, depth + 1)
    elif kind in {"zip", "tar", "warc"}:
        found = warc.records(entry, budget) if kind == "warc" else archives.members(kind, entry, budget)
        for item in found:
            if budget.spent:
                return
            yield from [item] if isinstance(item, Skipped) else _read(item, budget, want, depth + 1)
    elif kind == "records":
        yield from records.pages(entry, want.where, want.held)
    elif kind == "table":
        yield from tables.pages(entry, want.where, want.held)
    elif kind == "feed":
        yield from feed.pages(entry, want.held)
    elif kind == "pdf":
        yield from _some(pdf.page(entry, want.held))
    elif kind == "mismatch":
        extension = kinds.suffix(entry.label)
        yield skip(
            entry.name, "damaged", f"it is named {extension}, but its bytes are none; fetch it again or name it rightly"
        )
    elif kind == "other":
        extension = kinds.suffix(entry.label)
        yield skip(
            entry.name, "other format", f"{extension} files are not read as pages; see docs/input.md for what is"
        )
    else:
        yield from _some(_page(entry, want.held, size))
    if entry.flow.fault:
        yield skip(entry.name, "damaged", entry.flow.fault)


def _some(found: Page | Skipped | None) -> Iterator[Page | Skipped]:
    if found is not None:
        yield found


def _page(entry: Entry, held: Held, size: int | None) -> Page | Skipped | None:
    """A text or HTML page; ``None``: held already, or its stream was broken."""
    if size is not None and size > LIMIT:
        return too_large(entry.name, size)
    data = whole(entry, held)
    if not isinstance(data, bytes):
        return data
    extension = kinds.suffix(entry.label)
    media_type = entry.media_type
    if extension in kinds.HTML:
        media_type = media_type or "text/html"
    elif extension in kinds.TEXT:
        media_type = media_type or "text/plain"
    return read_bytes(entry.name, data, media_type=media_type, charset=entry.charset, **entry.told)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
