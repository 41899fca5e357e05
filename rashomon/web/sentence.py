"""What is known of an event and by whom, as a few sentences whose parts lead to their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Event, Side, Standing, Status
from rashomon.show import what
from rashomon.web import words
from rashomon.web.facts import Fact, harm_key

NAMED = 3
"""Voices that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: where its evidence is, if it rests on some, how it stands, and the codes of those it names."""

    text: str
    target: str | None = None
    standing: Standing | None = None
    codes: tuple[str, ...] = ()


def sentences(event: Event, facts: Sequence[Fact], articles: int, texts: int, outlets: int) -> list[list[Part]]:
    """Say what is known.

    Parameters: the event and its facts; how many ``articles`` of how many ``outlets`` tell it, and how many ``texts`` they are when
    copies count once. Result: sentences, each a list of parts.
    """
    found = [[*_happened(event, facts), *_told(articles, texts, outlets)]]
    # Who is said to have done it is asked of incidents alone: whoever meets or agrees is blamed for nothing.
    found += [parts for parts in (_blame(facts),) if parts and event.kind == "incident"]
    found += list(_harm(event, facts))
    return [[replace(parts[0], text=words.capital(parts[0].text)), *parts[1:]] for parts in found]


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
        bounded = event.date.start is not None and event.date.end is not None
        yield Part(", " if event.date.exact or not bounded else ", some day in ")
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
        if fact.field not in ("attacker", "returned fire"):
            continue
        if parts:
            parts.append(Part("; "))
        told = _fired_back(fact) if fact.field == "returned fire" else _did_it(fact)
        parts.append(Part(told, fact.anchor, fact.standing, _codes(fact.code, *fact.voices)))
        if fact.denied:
            denies = f", which {_names(fact.denied)} {'denies' if len(fact.denied) == 1 else 'deny'}"
            parts.append(Part(denies, fact.anchor, None, _codes(*fact.denied)))
    return [*parts, Part(".")] if parts else []


def _did_it(fact: Fact) -> str:
    """Who names the side, and whether it says so of itself: only the words of others blame."""
    others = [voice for voice in fact.voices if voice.partition("/")[0] != fact.code]
    own = [voice for voice in fact.voices if voice not in others]
    if not fact.voices:
        return f"{fact.value} did it, says somebody who is not named"
    if not others:
        return f"{_names(own)} {_verb('say', own)} that it was {fact.value} itself"
    if fact.standing == "reported":
        return f"{_names(others)} {_verb('say', others)} that {fact.value} did it"
    blames = f"{_names(others)} {_verb('blame', others)} {fact.value}"
    return f"{blames}, and {_names(own)} {_verb('say', own)} so, too" if own else blames


def _fired_back(fact: Fact) -> str:
    who = f"{_names(fact.voices)} {_verb('say', fact.voices)} that " if fact.voices else ""
    return f"{who}{fact.value} fired back"


def _harm(event: Event, facts: Sequence[Fact]) -> Iterator[list[Part]]:
    """A sentence a status and side: its one figure, those that contradict each other, or the highest of those that do not."""
    anchors = {fact.key: fact for fact in facts}
    by_side: dict[tuple[Status, str], list[Side]] = {}
    for figure in event.casualties:
        if not figure.superseded:
            by_side.setdefault((figure.status, figure.side), []).append(figure)
    # What is told of one status stands together, in the order of the record.
    order = list(dict.fromkeys(status for status, _ in by_side))
    for (status, side), figures in sorted(by_side.items(), key=lambda item: order.index(item[0][0])):
        reviewed = [f for f in figures if f.standing == "reviewed"]
        rivals = reviewed or [f for f in figures if f.standing == "disputed"]
        # A figure that nobody contradicts stands for the smaller ones beside it, which may count some of the same people.
        shown = rivals or [max(figures, key=lambda f: (f.total, f.low or 0, f.high is not None))]
        parts = [Part(f"{words.capital(status)}, {words.actor(side)}: ", codes=_codes(side))]
        for figure in shown:
            fact = anchors[harm_key(figure)]
            if figure is not shown[0]:
                parts.append(Part("; or "))
            last = figure is shown[-1]
            told = f"{_figure(figure)}, {_says(fact.voices)}"
            parts.append(Part(told, fact.anchor, figure.standing if last else None, _codes(*fact.voices)))
        smaller = dict.fromkeys(_figure(f) for f in figures if f not in shown)
        parts.append(Part(f" (also told: {', '.join(smaller)})." if smaller else "."))
        yield parts


def _figure(side: Side) -> str:
    return words.figure(side) + ("" if side.category == "unknown" else f" {side.category}")


def _says(voices: Sequence[str]) -> str:
    return f"{_verb('say', voices)} {_names(voices)}" if voices else "nobody is named for it"


def _verb(verb: str, voices: Sequence[str]) -> str:
    return f"{verb}s" if len(voices) == 1 else verb


def _codes(*codes: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hint for code in codes if code and (hint := words.hint(code))))


def _names(voices: Sequence[str]) -> str:
    shown = [words.actor(voice) for voice in voices[:NAMED]]
    if len(voices) > NAMED:
        shown.append(f"{len(voices) - NAMED} more")
    return _listed(shown, "and")


def _listed(items: Sequence[str], last: str) -> str:
    """``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"
