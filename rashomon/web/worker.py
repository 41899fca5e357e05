"""The process that reads for :class:`rashomon.web.work.Desk`: an order as JSON on standard input, how far it is as JSON lines on
standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from rashomon.build import build
from rashomon.casefile import Case, Filter
from rashomon.web.words import many

INCIDENTS = Filter(kind="incident")


def main() -> None:
    """Carry out one order."""
    order = json.load(sys.stdin)
    # Whoever looks at the case meanwhile comes first.
    os.nice(5)
    path = Path(order["case"])
    files = [(name, Path(file)) for name, file in order["files"]]
    with Case(path) as case:
        pages, incidents = len(case.page_hashes()), case.count(INCIDENTS)
    gazetteer = order["gazetteer"] and Path(order["gazetteer"])
    say = Teller()
    logged = -1
    # A decision that was logged while this linked and weighed would else have to wait for the next time.
    while logged != (logged := _decisions(path)):
        with build(files, path, model=order["model"], gazetteer=gazetteer, progress=say.progress) as case:
            files = []
            skipped = _skipped(case, {name for name, _ in order["files"]})
            more = len(case.page_hashes()) - pages, case.count(INCIDENTS) - incidents
    say.line(message=_summary(*more), skipped=skipped)


class Teller:
    """Writes lines for the desk."""

    def line(self, **values: Any) -> None:
        """One line."""
        print(json.dumps(values), flush=True)

    def progress(self, stage: str, done: int, total: int | None) -> None:
        """How far a stage is."""
        self.line(stage=stage, done=done, total=total)


def _decisions(path: Path) -> int:
    with Case(path, read_only=True) as case:
        return len(case.decisions())


def _skipped(case: Case, names: Collection[str]) -> list[str]:
    """Why pages of this order could not be read; what lies in an archive is named after it."""
    return [
        s.message for s in case.skipped() if any(s.name == n or s.name.startswith((f"{n}/", f"{n}#")) for n in names)
    ]


def _summary(pages: int, incidents: int) -> str:
    if incidents < 0:
        change = f"{-incidents} incidents fewer, because some turned out to be one"
    else:
        change = f"{many(incidents, 'incident')} more" if incidents else "no further incident"
    return f"{many(pages, 'page')} added; {change}"


if __name__ == "__main__":
    main()
