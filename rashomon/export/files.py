"""Files appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_files(folder: Path, files: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Write files of text: all of them, or none when one can't be written.

    Parameters: ``folder`` is made when absent; ``files`` by name, each the lines of one, without line ends. Result: lines by file name.
    Raises ``OSError`` when it can't be written; earlier files of these names are then as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {name: folder / f"{name}.part" for name in files}
    try:
        counts = {name: _write(drafts[name], lines) for name, lines in files.items()}
        for name, draft in drafts.items():
            os.replace(draft, folder / name)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return counts


def _write(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        for line in lines:
            out.write(line + "\n")
            count += 1
    return count
