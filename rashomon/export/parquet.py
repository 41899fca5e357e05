"""The export contract as Parquet: the same keys as columns; what is nested in the JSON stays JSON text."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from rashomon.casefile import Case
from rashomon.export.jsonl import contract

BATCH = 2000
_TEXT, _NUMBER, _FLAG, _LIST = pyarrow.string(), pyarrow.int64(), pyarrow.bool_(), pyarrow.list_(pyarrow.string())
COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "events": {
        "id": _TEXT, "kind": _TEXT, "title": _TEXT, "event": _TEXT, "reality": _TEXT, "date": _TEXT, "place": _TEXT,
        "parties": _LIST, "casualties": _TEXT, "findings": _TEXT, "disputed": _FLAG, "corrections": _TEXT,
        "reports": _TEXT,
    },
    "claims": {
        "id": _TEXT, "page": _TEXT, "article": _NUMBER, "start": _NUMBER, "end": _NUMBER, "text": _TEXT, "voices": _LIST,
        "source": _TEXT, "stance": _TEXT, "reality": _TEXT, "fresh": _FLAG, "event": _TEXT, "content": _TEXT,
        "source_span": _TEXT, "cue": _TEXT,
    },
    "articles": {
        "page": _TEXT, "article": _NUMBER, "headline": _TEXT, "outlet": _TEXT, "byline": _TEXT, "agencies": _LIST,
        "relays": _LIST, "published": _TEXT, "published_stated": _FLAG, "spans": _TEXT,
    },
}  # fmt: skip
"""Columns of each file with their types."""


def write_parquet(case: Case, folder: Path) -> dict[str, int]:
    """Write ``events.parquet``, ``claims.parquet`` and ``articles.parquet``: all of them, or none when one can't be written.

    Parameters: ``folder`` is made when absent. Result: rows by file name. Raises ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {f"{name}.parquet": folder / f"{name}.parquet.part" for name in COLUMNS}
    try:
        counts = {
            f"{name}.parquet": _write(drafts[f"{name}.parquet"], COLUMNS[name], rows)
            for name, rows in contract(case).items()
        }
        for name, draft in drafts.items():
            os.replace(draft, folder / name)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return counts


def _write(path: Path, columns: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> int:
    schema = pyarrow.schema(list(columns.items()))
    count = 0
    waiting = iter(rows)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(waiting, BATCH)):
            flat = [{key: _flat(row[key], columns[key]) for key in columns} for row in batch]
            writer.write_table(pyarrow.Table.from_pylist(flat, schema=schema))
            count += len(batch)
    return count


def _flat(value: Any, kind: Any) -> Any:
    """What is nested becomes JSON text, where the column holds text."""
    return json.dumps(value, ensure_ascii=False) if kind == _TEXT and isinstance(value, (dict, list)) else value
