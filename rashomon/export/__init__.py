"""Files that others read from a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.casefile import Case, Filter
from rashomon.export.csvs import acled, ged, hxl
from rashomon.export.files import write_files
from rashomon.export.geojson import geojson
from rashomon.export.jsonl import events_jsonl, write_jsonl


class View(NamedTuple):
    """A format that holds any choice of events in one file: its name, its media type, and its lines for a filter."""

    file: str
    media_type: str
    lines: Callable[[Case, Filter], Iterator[str]]


VIEWS: dict[str, View] = {
    "acled": View("acled.csv", "text/csv; charset=utf-8", acled),
    "ged": View("ged.csv", "text/csv; charset=utf-8", ged),
    "hxl": View("events.hxl.csv", "text/csv; charset=utf-8", hxl),
    "jsonl": View("events.jsonl", "application/jsonl", events_jsonl),
    "geojson": View("events.geojson", "application/geo+json", geojson),
}
"""Formats of one file, by name; of the export contract that is its first file."""


def _whole(name: str) -> Callable[[Case, Path], dict[str, int]]:
    view = VIEWS[name]
    return lambda case, folder: write_files(folder, {view.file: view.lines(case, Filter())})


def _parquet(case: Case, folder: Path) -> dict[str, int]:
    # Arrow takes longer to load than the other formats take to write.
    from rashomon.export.parquet import write_parquet

    return write_parquet(case, folder)


FORMATS: dict[str, Callable[[Case, Path], dict[str, int]]] = {
    **{name: _whole(name) for name in VIEWS},
    "jsonl": write_jsonl,
    "parquet": _parquet,
}
"""Writers by format name: each takes a case and a folder, and gives lines written by file name."""

__all__ = ["FORMATS", "VIEWS", "View", "write_jsonl"]
