"""Zip, tar and packed files: their members one at a time, refusing what tries to reach out of them or to blow up."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, cast

from rashomon.model import Skipped
from rashomon.pages.kinds import Kind, inner
from rashomon.pages.page import skip
from rashomon.pages.stream import BROKEN, Budget, Entry, Flow

MEMORY = 8 * 2**20
"""Bytes of a nested zip that are kept in memory; more of it goes to a temporary file."""
PIECE = 2**16
OPENERS: dict[str, Callable[[IO[bytes]], object]] = {"gzip": gzip.open, "bz2": bz2.open, "xz": lzma.open}


def unpacked(kind: Kind, entry: Entry, budget: Budget) -> Entry:
    """What a packed file (``gzip``, ``bz2`` or ``xz``) holds, under the same name."""
    source = cast(IO[bytes], OPENERS[kind](entry.stream))
    return replace(entry, flow=Flow(source, budget, budget.grew), label=inner(entry.label), source=None)


def members(kind: Kind, entry: Entry, budget: Budget) -> Iterator[Entry | Skipped]:
    """The files in a ``zip`` or ``tar``, in its order, each to be read before the next is asked for.

    Links, devices and hidden files are no pages; nothing is ever written to disk under a member's name.
    """
    found = False
    for item in _zip(entry, budget) if kind == "zip" else _tar(entry, budget):
        found = True
        yield item
    if not found and not entry.flow.fault and not budget.spent:
        yield skip(entry.name, "no pages", "the archive holds no files; look whether it was made rightly")


def _zip(entry: Entry, budget: Budget) -> Iterator[Entry | Skipped]:
    with tempfile.SpooledTemporaryFile(MEMORY) as spool:
        source = entry.source
        if source is None:
            # A zip's list of members stands at its end, so all of it must be there.
            stream = entry.stream
            while piece := stream.read(PIECE):
                spool.write(piece)
            source = cast(IO[bytes], spool)
            if entry.flow.fault or budget.spent:
                return
        try:
            archive = zipfile.ZipFile(source)
            infos = archive.infolist()
        except (*BROKEN, NotImplementedError):
            yield skip(entry.name, "damaged", "the archive's list of members is damaged or cut off; fetch it again")
            return
        for info in infos:
            name = _name(info.filename)
            if info.is_dir() or name is None:
                continue
            name = f"{entry.name}/{name}"
            if stat.S_ISLNK(info.external_attr >> 16):
                yield _link(name)
                continue
            try:
                opened = archive.open(info)
            except RuntimeError:
                yield skip(name, "encrypted", "it is locked with a password; unpack the archive yourself")
                continue
            except (*BROKEN, NotImplementedError):
                yield skip(name, "damaged", "this member of the archive can't be unpacked; fetch the archive again")
                continue
            with opened:
                yield _member(name, opened, budget)


def _tar(entry: Entry, budget: Budget) -> Iterator[Entry | Skipped]:
    try:
        with tarfile.open(fileobj=entry.stream, mode="r|") as archive:
            for info in archive:
                # The library keeps a list of all members, which would grow with their number.
                archive.members = []  # type: ignore[attr-defined]
                name = _name(info.name)
                if info.isdir() or name is None:
                    continue
                name = f"{entry.name}/{name}"
                if not info.isreg():
                    yield _link(name)
                    continue
                opened = archive.extractfile(info)
                if opened is not None:
                    with opened:
                        yield _member(name, opened, budget)
            # A tar ends with an empty block; the library takes a cut for the end.
            whole = entry.flow.given >= archive.offset + tarfile.BLOCKSIZE
    except BROKEN:
        whole = False
    if not (whole or entry.flow.fault or budget.spent):
        message = "the archive is damaged or cut short; what came before was read; fetch it again"
        yield skip(entry.name, "damaged", message)


def _member(name: str, opened: IO[bytes], budget: Budget) -> Entry:
    return Entry(name, Flow(opened, budget, budget.grew), name)


def _link(name: str) -> Skipped:
    return skip(name, "not a file", "links and devices in an archive are not followed; add the file itself")


def _name(stored: str) -> str | None:
    """A member's name without steps up or a root; ``None`` for hidden files and what a Mac adds."""
    parts = [part for part in stored.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    if not parts or any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
        return None
    # A name that is no valid UTF-8 comes with surrogates, which no database or JSON would take.
    return "/".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
