"""An answer of a web server, kept in a web archive or just fetched: its body unpacked, its header fields read."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable
from email.message import Message

from rashomon.pages.page import LIMIT

CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})
"""Header fields that could hold a secret and say nothing of the page."""


class PackingError(ValueError):
    """A body that can't be unpacked."""


def body(data: bytes, encoding: str | None, *, chunked: bool = False) -> bytes:
    """Unpack the body of an answer.

    Parameters: ``data`` as sent; ``encoding``: the ``Content-Encoding``; ``chunked``: whether ``Transfer-Encoding`` says so, which
    many archives keep although they have joined the chunks. Result: at most ``LIMIT + 1`` bytes, so that the caller sees what is
    too large. Raises :class:`PackingError`.
    """
    if chunked:
        data = _joined(data)
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")]):
        if name in {"gzip", "x-gzip", "deflate"}:
            data = _inflated(data, name)
        elif name == "br":
            data = _brotli(data)
        elif name not in {"", "identity"}:
            raise PackingError(f"its encoding {name[:20]!r} is not known")
    return data


def _joined(data: bytes) -> bytes:
    parts = []
    at = 0
    while match := CHUNK.match(data, at):
        size = int(match.group(1), 16)
        at = match.end() + size
        parts.append(data[match.end() : at])
        if not size:
            break
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"
    return b"".join(parts) if parts else data


def _inflated(data: bytes, name: str) -> bytes:
    """Bounded: a small body can hold gigabytes."""
    for window in (47,) if name != "deflate" else (15, -15):
        if name != "deflate" and not data.startswith(b"\x1f\x8b"):
            return data
        unpacker = zlib.decompressobj(window)
        try:
            return unpacker.decompress(data, LIMIT + 1)
        except zlib.error:
            continue
    raise PackingError("its packing is damaged")


def _brotli(data: bytes) -> bytes:
    from fastwarc.stream_io import BrotliReader

    try:
        return bytes(BrotliReader(io.BytesIO(data)).read(LIMIT + 1))
    except OSError as error:
        raise PackingError("its packing is damaged") from error


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type in small letters and character set that a ``Content-Type`` field states."""
    if not value:
        return None, None
    message = Message()
    message["content-type"] = " ".join(value.split())
    charset = message.get_param("charset")
    return message.get_content_type() if "/" in value else None, charset if isinstance(charset, str) else None


def kept_headers(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The header fields that are kept with a page, in order, each on one line."""
    return tuple((name, " ".join(value.split())) for name, value in fields if name.lower() not in NOT_KEPT)
