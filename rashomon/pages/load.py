"""Files and folders to pages, one at a time, refusing with one clear line what cannot be read."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from rashomon.model import Page, Skipped
from rashomon.pages.decode import binary, decode
from rashomon.pages.render import Rendered, render
from rashomon.pages.tongue import foreign

LIMIT = 20 * 2**20
"""Bytes of the largest page that is read: a news page is a thousandth of it."""
LONGEST = 1_000_000
"""Characters of visible text of the longest page that is read: some 170,000 words, which is a book."""
TEXT = frozenset({".txt", ".text"})
HTML = frozenset({".html", ".htm", ".xhtml"})
OTHER = frozenset(
    {
        ".json",
        ".jsonl",
        ".csv",
        ".tsv",
        ".xml",
        ".rss",
        ".atom",
        ".warc",
        ".pdf",
        ".zip",
        ".gz",
        ".tar",
        ".bz2",
        ".xz",
        ".7z",
    }
    | {".doc", ".docx", ".odt", ".rtf", ".css", ".js", ".py", ".yaml", ".yml"}
)
"""Extensions that name another format than a page, so that its text would be misread."""
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|article|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


def load(paths: Iterable[Path | str]) -> Iterator[Page | Skipped]:
    """Read pages from files and folders, one at a time, so that memory does not grow with their number.

    Parameters: ``paths`` of files (any extension that does not name another format) and folders (read with what is below them,
    sorted, hidden files left out). Result: for each a page, or why it was skipped; nothing is raised for a bad page. A page's
    name is its path relative to the folder that was named, or the file's name.
    """
    for path in map(Path, paths):
        try:
            folder = path.is_dir()
        except OSError as error:
            yield _skip(str(path), "unreadable", f"{_reason(error)}; check the path")
            continue
        if not folder:
            yield _file(path, path.name or str(path))
            continue
        found = False
        for item, name in _walk(path):
            found = True
            yield item if isinstance(item, Skipped) else _file(item, name)
        if not found:
            yield _skip(str(path), "no pages", "the folder holds no files; name a folder with .txt or .html pages")


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
        yield _skip(name, "unreadable", f"the folder can't be listed ({_reason(error)}); check its permissions"), name


def _file(path: Path, name: str) -> Page | Skipped:
    """One file as a page; at most the limit of it ever comes into memory."""
    # A name that is no valid UTF-8 comes from the file system with surrogates, which no database or JSON would take.
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    extension = path.suffix.lower()
    if extension in OTHER:
        return _skip(name, "other format", f"{extension} files are not read as pages; give .txt or .html")
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return _skip(name, "not a file", "it is a device, pipe or socket; give a regular file")
        if info.st_size > LIMIT:
            return _too_large(name, info.st_size)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        if path.is_symlink():
            return _skip(name, "missing", "the link leads nowhere; mend or remove it")
        return _skip(name, "missing", "there is no such file; check the path")
    except (OSError, ValueError) as error:
        return _skip(name, "unreadable", f"{_reason(error)}; check its permissions")
    kind = "text/html" if extension in HTML else "text/plain" if extension in TEXT else None
    return read_bytes(name, data, media_type=kind)


def read_bytes(
    name: str,
    data: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    address: str | None = None,
    fetched: datetime | None = None,
    title: str | None = None,
    site: str | None = None,
    stated: date | None = None,
    any_language: bool = False,
) -> Page | Skipped:
    """Turn bytes from anywhere (a file, an archive, a feed) into a page, or say in one line why not.

    Parameters: ``name`` of the page; ``data``, up to :data:`LIMIT` bytes; what the container says, where it does: ``media_type``
    (``text/html`` or ``text/plain``; else told from the content), ``charset``, ``address``, time ``fetched``, ``title``, ``site``,
    ``stated`` date; ``any_language``: take a page that is not English too. What the container says wins over the page's own metadata. Never raises for bad content.
    """
    if len(data) > LIMIT:
        return _too_large(name, len(data))
    if not data:
        return _skip(name, "empty", "the file is empty; fetch it again")
    if binary(data):
        return _skip(name, "binary", "it holds no text but binary data; save it as .txt or .html")
    found = decode(data, declared=charset, html=media_type != "text/plain")
    if found is None:
        return _skip(name, "character set", "its character set can't be told; save it as UTF-8")
    text, used = found
    markup = media_type in {"text/html", "application/xhtml+xml"} or (
        media_type != "text/plain" and bool(MARKUP.match(text[:4096]))
    )
    rendered: Rendered | None = Rendered(text=text)
    if markup:
        rendered = render(text, LONGEST)
    if rendered is None or not rendered.text.strip():
        return _skip(name, "empty", "it holds no visible text; fetch it again")
    if len(rendered.text) > LONGEST:
        return _too_long(name, len(rendered.text))
    language = None if any_language else foreign(rendered.text)
    if language:
        return _skip(name, "not English", f"it seems to be in {language}; only English is read")
    return Page(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=rendered.text,
        media_type="text/html" if markup else "text/plain",
        charset=used,
        size=len(data),
        address=address or rendered.address,
        fetched=fetched,
        title=title or rendered.title,
        site=site or rendered.site,
        author=rendered.author,
        stated_date=stated or rendered.stated,
        data=data,
        main=rendered.main,
    )


def _skip(name: str, reason: str, message: str) -> Skipped:
    # A name may hold line breaks and commands to a terminal; the message is one line that is safe to print.
    shown = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return Skipped(name=name, reason=reason, message=f"{shown}: {message}")


def _too_large(name: str, size: int) -> Skipped:
    return _skip(
        name,
        "too large",
        f"it has {size / 2**20:.0f} MB, more than the {LIMIT // 2**20} MB that are read; split it into pages",
    )


def _too_long(name: str, size: int) -> Skipped:
    message = f"it has {size:,} characters of text, more than the {LONGEST:,} that are read; split it into pages"
    return _skip(name, "too large", message)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
