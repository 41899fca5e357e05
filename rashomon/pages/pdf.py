"""PDFs with a text layer to pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from rashomon.model import Page, Skipped
from rashomon.pages.page import LONGEST, Held, read_text, skip, too_long
from rashomon.pages.stream import Entry, whole

SECONDS = 60
"""Time that one PDF may take: a report of 300 pages takes about 20."""
MEMORY = 2 * 2**30
"""Bytes of address space that reading one PDF may take."""
PROGRAM = Path(__file__).with_name("pdf_text.py")
WHY = {
    "encrypted": ("encrypted", "the PDF is locked with a password; save an open copy of it"),
    "no text": (
        "no text",
        "the PDF has no text layer, only pictures of pages; run a text recognition (OCR) on it first",
    ),
    "damaged": ("damaged", "the PDF is damaged or no PDF that can be read; print it to a new PDF, or save its text"),
    "slow": ("too large", f"the PDF takes more than {SECONDS} seconds or too much memory to read; save its text"),
}


def page(entry: Entry, held: Held) -> Page | Skipped | None:
    """A PDF as one page, its own pages parted by blank lines and words broken at line ends joined; ``None`` when the case holds it."""
    data = whole(entry, held)
    if not isinstance(data, bytes):
        return data
    found = _extract(data)
    error = found.get("error")
    if error == "too long":
        return too_long(entry.name, LONGEST)
    if error:
        return skip(entry.name, *WHY[error])
    told = entry.told.copy()
    told.setdefault("title", found["title"].strip() or None)
    return read_text(entry.name, data, found["text"], media_type="application/pdf", **told)


def _extract(data: bytes) -> dict[str, str]:
    """What the program says of a PDF; a program that the system had to end says ``slow``."""
    command = [sys.executable, "-P", str(PROGRAM), str(LONGEST), str(MEMORY), str(SECONDS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 5, check=True)
        found: dict[str, str] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"error": "slow"}
    return found
