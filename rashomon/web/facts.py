"""The facts of an event as rows: what, how it stands, who says so, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.model import Article, Claim, Event, Side, Standing
from rashomon.web import words
from rashomon.web.evidence import Passage, passages

SHOWN = 5
"""Passages shown for one value."""
FIELDS = {
    "attacker": "Who did it",
    "target": "Against whom",
    "weapon": "With what",
    "place": "Where",
    "date": "When",
}
"""Names of findings, in the order in which they are shown, the figures of harm after the second."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one field. ``key`` names it within the event, ``anchor`` on the screen; ``claims`` are ids; ``more`` passages are not shown."""

    key: tuple[Any, ...]
    anchor: str
    field: str
    label: str
    value: str
    standing: Standing
    voices: tuple[str, ...]
    denied: tuple[str, ...] = ()
    superseded: bool = False
    total: bool = False
    claims: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    more: int = 0


def facts(event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> list[Fact]:
    """All values of an event. Parameters: its claims and articles by id."""
    rows = [*_found(event, ("attacker", "target")), *_harm(event)]
    known = {"attacker", "target"}
    rows += _found(event, [name for name in FIELDS if name not in known])
    rows += _found(event, [f.field for f in event.findings if f.field not in FIELDS])
    made = []
    for at, (row, ids) in enumerate(rows):
        shown, more = passages(ids, claims, articles, SHOWN)
        made.append(Fact(**row, anchor=f"fact-{at}", claims=tuple(ids), passages=tuple(shown), more=more))
    return made


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
                        "voices": tuple(map(words.actor, value.voices)),
                        "denied": tuple(map(words.actor, value.denied_by)),
                    },
                    value.claims,
                )


def _value(name: str, value: Any) -> str:
    text = str(value)
    if name in ("attacker", "target"):
        return words.actor(text)
    if name == "date":
        try:
            first, _, last = text.partition("/")
            return words.days(date.fromisoformat(first), date.fromisoformat(last or first))
        except ValueError:
            return text
    return text


def harm_key(side: Side) -> tuple[Any, ...]:
    """What tells one figure of an event from another."""
    return ("harm", side.side, side.status, side.category, side.low, side.high, side.approximate, side.superseded)


def _harm(event: Event) -> Iterator[Row]:
    for side in event.casualties:
        kind = "" if side.category == "unknown" else f", {side.category}"
        yield (
            {
                "key": harm_key(side),
                "field": side.status,
                "label": f"{words.capital(side.status)}, {words.actor(side.side)}{kind}",
                "value": words.figure(side),
                "standing": side.standing,
                "voices": tuple(map(words.actor, side.voices)),
                "superseded": side.superseded,
                "total": side.total,
            },
            side.claims,
        )
