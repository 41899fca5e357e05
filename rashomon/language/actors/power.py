"""Armed groups that have come to power: from then on an article that names them means their state's authorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rashomon.language.actors.lexicon import DATA
from rashomon.language.actors.mention import Mention


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[str, date, date]]:
    """The state and the first and last day in power of each group of ``data/in_power.tsv``, by its code. Raises ``ValueError`` for a line that is none."""
    found: dict[str, tuple[str, date, date]] = {}
    for line in (DATA / "in_power.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            group, state, first, last = line.split("\t")
            until = date.max if last == "-" else date.fromisoformat(last)
            found[group] = state, date.fromisoformat(first), until
    return found


def ruling(found: Sequence[Mention], day: date | None) -> list[Mention]:
    """The pieces of a text of ``day`` with those groups as bodies of their state that were in power by then; all as they are where no day is known."""
    if day is None:
        return list(found)
    for m in found:
        known = table().get(m.entry.code) if m.what == "group" and m.entry is not None else None
        if m.entry is not None and known is not None and known[1] <= day <= known[2]:
            m.entry = replace(m.entry, code=f"{known[0]}/{m.entry.code}", kind="body", country=known[0])
    return list(found)
