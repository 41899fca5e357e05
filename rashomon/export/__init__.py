"""Files that others read from a case."""

from collections.abc import Callable
from pathlib import Path

from rashomon.casefile import Case
from rashomon.export.jsonl import write_jsonl

FORMATS: dict[str, Callable[[Case, Path], dict[str, int]]] = {"jsonl": write_jsonl}
"""Writers by format name: each takes a case and a folder, and gives lines written by file name."""

__all__ = ["FORMATS", "write_jsonl"]
