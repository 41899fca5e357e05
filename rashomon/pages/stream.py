"""Streams that are read once, never grow without bound, and end quietly where they are damaged, saying so afterwards."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from rashomon.model import Skipped
from rashomon.pages.page import LIMIT, Held, Told, too_large

RATIO = 200
"""Times its own size that an input may expand to, all that is nested in it taken together; archives of text stay below 30."""
SLACK = 64 * 2**20
"""Bytes that any input may expand to, however small it is."""
HEAD = 4096
"""Bytes that a format is told from."""
BROKEN = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
REFUSED = (RuntimeError, NotImplementedError)
"""What Python's zip reader raises for a member under a password or packed in a way that it doesn't know."""


@dataclass
class Budget:
    """How far one input may expand: its bytes as they come in, and the bytes that are unpacked from them at any depth."""

    packed: int = 0
    unpacked: int = 0

    @property
    def spent(self) -> bool:
        return self.unpacked > SLACK + RATIO * self.packed

    def came(self, size: int) -> None:
        """Count bytes of the input itself."""
        self.packed += size

    def grew(self, size: int) -> None:
        """Count unpacked bytes."""
        self.unpacked += size


class Flow(io.RawIOBase):
    """A stream that turns every error into its end; ``fault`` then says what was wrong. ``given`` counts its bytes.

    Parameters: the ``source``; the ``budget``, which ends the stream when it is spent; ``count``, told the size of each piece.
    """

    def __init__(self, source: IO[bytes], budget: Budget, count: Callable[[int], None] | None = None) -> None:
        super().__init__()
        # One piece at a time: a reader that fills a request for more would lose what it has when the rest is damaged.
        self._read = getattr(source, "read1", source.read)
        self._budget, self._count = budget, count
        self._ahead = b""
        self.fault: str | None = None
        self.given = 0

    def readable(self) -> bool:
        return True

    def head(self) -> bytes:
        """The first bytes, up to :data:`HEAD`, left in place; only before anything is read."""
        while len(self._ahead) < HEAD and (piece := self._piece(HEAD - len(self._ahead))):
            self._ahead += piece
        return self._ahead

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        piece = self._ahead[: len(buffer)]
        if piece:
            self._ahead = self._ahead[len(piece) :]
        else:
            piece = self._piece(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _piece(self, size: int) -> bytes:
        if self.fault or self._budget.spent:
            return b""
        try:
            piece: bytes = self._read(size) or b""
        except REFUSED as error:
            self.fault = f"it can't be unpacked ({_words(error)}); unpack it yourself"
            return b""
        except BROKEN as error:
            self.fault = f"it is damaged or cut short ({_words(error)}); fetch it again"
            return b""
        self.given += len(piece)
        if self._count:
            self._count(len(piece))
        return piece


def _words(error: BaseException) -> str:
    """A library's error as part of a line for people."""
    text = " ".join(str(getattr(error, "strerror", None) or error).lower().rstrip(".").split())
    return "".join(c for c in text if c.isprintable())[:100] or "it ends early"


@dataclass
class Entry:
    """Something to read: the name of its page or pages, its bytes, and what is known of it.

    ``label`` is the name that its format is told from (``a.txt`` for ``a.txt.gz``); ``source`` is the same bytes where they can be
    sought in.
    """

    name: str
    flow: Flow
    label: str
    source: IO[bytes] | None = None
    media_type: str | None = None
    charset: str | None = None
    told: Told = field(default_factory=lambda: Told())

    @property
    def stream(self) -> io.BufferedReader:
        """The bytes, once."""
        return io.BufferedReader(self.flow, 2**16)


def whole(entry: Entry, held: Held) -> bytes | Skipped | None:
    """All bytes of something that is one page, of which at most the limit ever comes into memory.

    Result: why it is skipped where it has more; ``None`` where the case holds it already, or its stream broke, which
    ``entry.flow.fault`` tells.
    """
    data = entry.stream.read(LIMIT + 1)
    if entry.flow.fault:
        return None
    if len(data) > LIMIT:
        return too_large(entry.name, None)
    return None if held.has(entry.name, data) else data
