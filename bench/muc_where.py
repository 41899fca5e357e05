"""Where it was: the places that a MUC-4 template may give, each as an option with what speaks for it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from bench.muc_choice import COUNTRIES, Features, Option
from bench.muc_lexis import around
from bench.muc_score import Answer
from bench.muc_told import Told, relation
from bench.muc_words import country_name, plain
from rashomon.model import Place
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.events.where import dateline

COUNTRY = 6
"""Precision of a country."""
COUNTED = 2
"""Countries of the guide that a text is about, at most."""
KIND = re.compile(
    r"(?<=.) (?:NEIGHBORHOOD|DISTRICT|SECTOR|SUBURB|ZONE|CANTON|JURISDICTION|MUNICIPALITY|TOWN|VILLAGE|AREA|QUARTER)S?$"
)
"""Words for what it is, which the guide does not write into the name."""


@dataclass
class Spot:
    """One answer: the country, the names below it, the words for it, and whether it is the place that the reader gives."""

    country: str
    names: tuple[str, ...]
    precision: int
    own: bool = False
    marks: list[Marked] = field(default_factory=list)

    @property
    def value(self) -> str:
        return ": ".join(dict.fromkeys((country_name(self.country) if self.country else "-", *self.names)))


def places(one: Told, scene: Scene, words: frozenset[str]) -> list[Option]:
    """The countries of the text that the guide counts, and all places in them that it names."""
    marks = [m for m in scene.places if m.place is not None]
    named = Counter(m.place.country for m in marks if m.place is not None and m.place.country)
    named += Counter(m.actor.country for m in scene.actors if m.actor is not None and m.actor.country)
    about = [code for code, _ in named.most_common() if code in COUNTRIES][:COUNTED]
    own = one.report.place
    home = own.country if own is not None and own.country in COUNTRIES else None
    home = home or next((p for p in one.report.parties if p in COUNTRIES), None) or next(iter(about), None)
    home = home or (own.country if own is not None else None) or ""
    found: dict[str, Spot] = {}
    for country in dict.fromkeys((home, *about)):
        add(found, Spot(country, (), COUNTRY, own=country == home and (own is None or own.precision >= COUNTRY)))
    if own is not None and 0 < own.precision < COUNTRY:
        add(found, Spot(home, names(own, home), own.precision, own=True))
    for mark in marks:
        place = mark.place
        if place is None or not 0 < place.precision < COUNTRY or (place.country not in COUNTRIES and place.country):
            continue
        country = place.country or home
        add(found, Spot(country, names(place, country), place.precision, marks=[mark]))
    for spot in found.values():
        if not spot.names:
            spot.marks = [
                m
                for m in marks
                if m.place is not None and m.place.country == spot.country and m.place.precision == COUNTRY
            ]
    said = {word for word in words if not word.startswith("all ")}
    return [option(spot, one, scene, found, named, home, said) for spot in found.values()]


def add(found: dict[str, Spot], new: Spot) -> None:
    known = found.setdefault(new.value, new)
    if known is not new:
        known.own |= new.own
        known.marks += new.marks


def names(place: Place, country: str) -> tuple[str, ...]:
    """The names below the country, the widest first, without words for what they are."""
    inner = (place.admin1, place.within, place.name) if country == place.country else (place.within, place.name)
    wide = country_name(country) if country else ""
    return tuple(dict.fromkeys(KIND.sub("", plain(n)) for n in inner if n and n.upper() != wide))


def option(
    spot: Spot, one: Told, scene: Scene, found: dict[str, Spot], named: Counter[str], home: str, said: set[str]
) -> Option:
    """An answer with what speaks for it."""
    sentence = scene.view.sentence
    lines = {sentence[i] for s, e in one.spans for i in range(s, e)}
    within = lambda m: any(s <= m.start < e for s, e in one.spans)  # noqa: E731
    inside = [m for m in spot.marks if within(m)]
    body = [m for m in spot.marks if not dateline(scene, m)]
    finer = [
        o for o in found.values() if o is not spot and set(spot.names) < set(o.names) and o.country == spot.country
    ]
    first = min(lines, default=0)
    features: dict[str, float] = {
        "own": spot.own, "precision": spot.precision, "levels": len(spot.names), "marks": len(spot.marks), "inside": len(inside),
        "dateline": len(spot.marks) > len(body), "body marks": len(body),
        "away": min((abs(sentence[m.start] - n) for m in body for n in lines), default=9),
        "before": min((n - sentence[m.start] for m in body for n in lines if n >= sentence[m.start]), default=9),
        "near": min((abs(m.start - i) for m in inside for i in one.deeds), default=99),
        "home": spot.country == home, "counted": spot.country in COUNTRIES, "country share": named[spot.country] / max(sum(named.values()), 1),
        "own in": any(o.own and set(o.names) < set(spot.names) for o in found.values()), "of own": any(o.own for o in finer),
        "finer": len(finer), "finer inside": sum(within(m) for o in finer for m in o.marks),
        "others inside": sum(within(m) for o in found.values() if o is not spot and o.names for m in o.marks),
        "answers": len(found), "own precision": one.report.place.precision if one.report.place is not None else 8,
        "history": one.report.kind == "history", "start": first, "tolls": len(one.tolls), "planned": one.report.reality != "actual",
        "elsewhere": bool(body) and all(m.start in one.taken for m in body),
        **{f"by {relation(scene.doc[m.start : m.end].root, one.deeds)}": True for m in inside},
    }  # fmt: skip
    kind = "country" if not spot.names else "own" if spot.own else "dateline" if spot.marks and not body else "named"
    features[f"kind {kind}"] = True
    close = [m for m in body if min((abs(sentence[m.start] - n) for n in lines), default=9) <= 1]
    around_it = {word for m in close for word in around(scene.doc[m.start : m.end], one.deeds)}
    words = around_it | {f"{kind} {word}" for word in said}
    at = frozenset(i for m in close for i in range(m.start, m.end))
    numbers: Features = {name: float(value) for name, value in features.items()}
    return Option("place", {3: (Answer(spot.value),)}, numbers, frozenset(words), at=at)
