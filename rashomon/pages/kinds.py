"""What a file or a member of an archive is, told from its first bytes and its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal[
    "page", "zip", "tar", "gzip", "bz2", "xz", "warc", "records", "table", "feed", "pdf", "mismatch", "other"
]

TEXT = frozenset({".txt", ".text"})
HTML = frozenset({".html", ".htm", ".xhtml"})
TABLE = frozenset({".csv", ".tsv"})
OTHER = frozenset(
    {".7z", ".rar", ".zst", ".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".mht", ".mhtml"}
    | {".css", ".js", ".py", ".yaml", ".yml"}
)
"""Extensions that name another format than those that are read, so that its text would be misread."""
NAMED: dict[str, Kind] = {
    ".zip": "zip",
    ".wacz": "zip",
    ".tar": "tar",
    ".tgz": "gzip",
    ".gz": "gzip",
    ".bz2": "bz2",
    ".tbz": "bz2",
    ".xz": "xz",
    ".txz": "xz",
    ".warc": "warc",
    ".wet": "warc",
    ".jsonl": "records",
    ".ndjson": "records",
    ".json": "records",
    ".rss": "feed",
    ".atom": "feed",
    ".pdf": "pdf",
}
"""Extensions that name a format which its first bytes must confirm."""
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"%PDF-", "pdf"),
)
PACKED_TAR = frozenset({".tgz", ".tbz", ".txz"})
FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<(?:\?[^>]*|!--.*?--|!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?)>\s*)*<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.DOTALL,
)


def tell(label: str, head: bytes, media_type: str | None = None) -> Kind:
    """The kind of thing that bytes are.

    Parameters: ``label``, a name whose extension may say; ``head``, the first bytes; ``media_type`` as a server states it.
    Result: ``mismatch`` when the extension names a format that the bytes are not, ``other`` for a format that is not read.
    """
    extension = suffix(label)
    if extension in OTHER:
        return "other"
    head = head.removeprefix(b"\xef\xbb\xbf")
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar" or (extension == ".tar" and len(head) >= 512):
        return "tar"
    if head.startswith(b"WARC/") and extension not in TEXT:
        return "warc"
    if extension in TABLE or media_type in {"text/csv", "text/tab-separated-values"}:
        return "table"
    if extension in TEXT or extension in HTML or (media_type in {"text/html", "application/xhtml+xml"}):
        return "page"
    if FEED.match(head):
        return "feed"
    if extension in NAMED:
        named = NAMED[extension]
        return named if named == "records" or not head else "mismatch"
    if extension == ".xml":
        return "other"
    if media_type != "text/plain" and head.lstrip()[:1] == b"{" and b'"' in head:
        return "records"
    return "page"


def suffix(label: str) -> str:
    """The extension of a name, in small letters."""
    return PurePosixPath(label).suffix.lower()


def inner(label: str) -> str:
    """The name of what a packed file holds: without ``.gz``; ``.tgz`` holds a ``.tar``."""
    path = PurePosixPath(label)
    extension = path.suffix.lower()
    if extension in PACKED_TAR:
        return str(path.with_suffix(".tar"))
    return label[: -len(extension)] if NAMED.get(extension) in {"gzip", "bz2", "xz"} else label
