"""What is known of an event and by whom, as a few sentences whose parts lead to their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Event, Side, Standing, Status
from rashomon.show import what
from rashomon.web import words
from rashomon.web.facts import Fact, harm_key

NAMED = 3
"""Voices that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: where its evidence is, if it rests on some, and how it stands."""

    text: str
    target: str | None = None
    standing: Standing | None = None


def sentences(event: Event, facts: Sequence[Fact], articles: int, texts: int, outlets: int) -> list[list[Part]]:
    """Say what is known.

    Parameters: the event and its facts; how many ``articles`` of how many ``outlets`` tell it, and how many ``texts`` they are when
    copies count once. Result: sentences, each a list of parts.
    """
    found = [[*_happened(event, facts), *_told(articles, texts, outlets)]]
    found += [parts for parts in (_blame(facts),) if parts]
    found += list(_harm(event, facts))
    return found


def _happened(event: Event, facts: Sequence[Fact]) -> Iterator[Part]:
    kind = what(event)
    if event.kind == "incident":
        yield Part(words.capital(kind))
    else:
        yield Part(f"“{words.capital(event.title)}”")
    if event.place is not None:
        where = next((f for f in facts if f.field == "place"), None)
        yield Part(" at " if event.place.precision <= 3 else " in ")
        yield _resting(words.place(event.place), where)
    if event.date.edtf:
        day = next((f for f in facts if f.field == "date"), None)
        yield Part(", " if event.date.exact else ", some time in ")
        yield _resting(words.when(event.date), day)
    else:
        yield Part(", on a day that no page gives")


def _resting(text: str, fact: Fact | None) -> Part:
    return Part(text, fact.anchor, fact.standing) if fact else Part(text)


def _told(articles: int, texts: int, outlets: int) -> Iterator[Part]:
    yield Part("; told by ")
    yield Part(f"{words.many(articles, 'article')} of {words.many(outlets, 'outlet')}", "told")
    if texts < articles:
        yield Part(", but only ")
        yield Part(f"{words.many(texts, 'text')} of {'its' if texts == 1 else 'their'} own", "told")
    yield Part(".")


def _blame(facts: Sequence[Fact]) -> list[Part]:
    parts: list[Part] = []
    for fact in facts:
        if fact.field != "attacker":
            continue
        if parts:
            parts.append(Part("; "))
        if fact.standing == "admitted":
            parts.append(Part(f"{fact.value} says that it did it", fact.anchor, fact.standing))
        elif fact.voices:
            verb = "blames" if len(fact.voices) == 1 else "blame"
            parts.append(Part(f"{_names(fact.voices)} {verb} {fact.value}", fact.anchor, fact.standing))
        else:
            parts.append(Part(f"{fact.value} is said to have done it", fact.anchor, fact.standing))
        if fact.denied:
            parts.append(
                Part(f", which {_names(fact.denied)} {'denies' if len(fact.denied) == 1 else 'deny'}", fact.anchor)
            )
    return [*parts, Part(".")] if parts else []


def _harm(event: Event, facts: Sequence[Fact]) -> Iterator[list[Part]]:
    """A sentence a status; in it each side, with the one figure or the range of those that differ."""
    anchors = {fact.key: fact for fact in facts}
    by_status: dict[Status, dict[str, list[Side]]] = {}
    for figure in event.casualties:
        if not figure.superseded:
            by_status.setdefault(figure.status, {}).setdefault(figure.side, []).append(figure)
    for status, sides in by_status.items():
        parts = [Part(f"{words.capital(status)}: ")]
        for at, (side, figures) in enumerate(sides.items()):
            worst = next((f for f in figures if f.standing == "disputed"), figures[0])
            fact = anchors[harm_key(worst)]
            if at:
                parts.append(Part("; "))
            if len(figures) == 1:
                text = f"{words.figure(worst)} of {words.actor(side)}, {_says(fact.voices)}"
            else:
                disputed = [f for f in figures if f.standing == "disputed"]
                rivals = list(dict.fromkeys(map(words.figure, disputed or figures)))
                text = f"{_listed(rivals, 'or')} of {words.actor(side)}"
            parts.append(Part(text, fact.anchor, worst.standing))
        yield [*parts, Part(".")]


def _says(voices: Sequence[str]) -> str:
    return f"{'says' if len(voices) == 1 else 'say'} {_names(voices)}" if voices else "nobody is named for it"


def _names(voices: Sequence[str]) -> str:
    shown = list(voices[:NAMED])
    if len(voices) > NAMED:
        shown.append(f"{len(voices) - NAMED} more")
    return _listed(shown, "and")


def _listed(items: Sequence[str], last: str) -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"
