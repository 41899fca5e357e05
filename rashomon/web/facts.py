"""The facts of an event as rows: what, how it stands, who says so, in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.model import Article, Claim, Event, Side, Standing
from rashomon.web import words
from rashomon.web.evidence import Passage, passages

SHOWN = 5
"""Passages shown for one value."""
FIELDS = {
    "attacker": "Who did it",
    "returned fire": "Who fired back",
    "target": "Against whom",
    "weapon": "With what",
    "place": "Where",
    "date": "When",
}
"""Names of findings, in the order in which they are shown, the figures of harm after the first three."""
ACTS = "Who acts"
"""The same question of what is no incident: whoever meets or agrees is blamed for nothing."""
WHO = ("attacker", "returned fire", "target")
"""Findings whose values are actors' codes."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one field. ``key`` names it within the event, ``anchor`` on the screen; ``code`` is the actor's whom the value names,
    ``side`` and ``kind`` whose harm it is; voices are codes, or the words for an outlet that is not named; ``claims`` are ids;
    ``more`` passages are not shown."""

    key: tuple[Any, ...]
    anchor: str
    field: str
    label: str
    value: str
    standing: Standing
    voices: tuple[str, ...]
    denied: tuple[str, ...] = ()
    code: str | None = None
    side: str | None = None
    kind: str | None = None
    superseded: bool = False
    total: bool = False
    claims: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    more: int = 0


def facts(event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> list[Fact]:
    """All values of an event. Parameters: its claims and articles by id."""
    pages = {article.page for article in articles.values()}
    rows = [*_found(event, WHO), *_harm(event)]
    rows += _found(event, [name for name in FIELDS if name not in WHO])
    rows += _found(event, [f.field for f in event.findings if f.field not in FIELDS])
    made = []
    for at, (row, ids) in enumerate(rows):
        shown, more = passages(ids, claims, articles, SHOWN)
        if row["field"] == "attacker" and event.kind != "incident":
            row["label"] = ACTS
        row |= {name: tuple(_voice(code, pages) for code in row.get(name, ())) for name in ("voices", "denied")}
        made.append(Fact(**row, anchor=f"fact-{at}", claims=tuple(ids), passages=tuple(shown), more=more))
    return made


def _voice(code: str, pages: Collection[str]) -> str:
    """A page that names no outlet speaks under its own name in the record."""
    return f"an outlet that is not named ({code})" if code in pages else code


Row = tuple[dict[str, Any], Iterable[str]]


def _found(event: Event, fields: Iterable[str]) -> Iterator[Row]:
    for name in fields:
        for finding in event.findings:
            if finding.field != name:
                continue
            for at, value in enumerate(finding.values):
                yield (
                    {
                        "key": (name, at),
                        "field": name,
                        "label": FIELDS.get(name, words.capital(name.replace("_", " "))),
                        "value": _value(name, value.value),
                        "standing": value.standing or finding.standing,
                        "voices": value.voices,
                        "denied": value.denied_by,
                        "code": str(value.value) if name in WHO else None,
                    },
                    value.claims,
                )


def _value(name: str, value: Any) -> str:
    text = str(value)
    if name in WHO:
        return words.actor(text)
    return words.written(text) if name == "date" else text


def harm_key(side: Side) -> tuple[Any, ...]:
    """What tells one figure of an event from another."""
    return (
        "harm",
        side.side,
        side.status,
        side.category,
        side.low,
        side.high,
        side.approximate,
        side.superseded,
        side.standing,
    )


def _harm(event: Event) -> Iterator[Row]:
    for side in event.casualties:
        yield (
            {
                "key": harm_key(side),
                "field": side.status,
                "label": words.capital(side.status),
                "side": side.side,
                "kind": None if side.category == "unknown" else side.category,
                "value": words.figure(side),
                "standing": side.standing,
                "voices": side.voices,
                "superseded": side.superseded,
                "total": side.total,
            },
            side.claims,
        )
