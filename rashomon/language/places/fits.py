"""How well a place of a name fits what the text says of it: its kind, what it lies in, how far from what it lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rashomon import earth
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.mention import Mention

KIND = 4.0
"""For a place of the kind that the text calls it, in the units of one power of ten of people."""
SMALL = 100_000
"""People of a town below which it is known in its own country alone."""
ANCHORS = frozenset(("P", "A2", "A1"))
"""Kinds of places that say where others lie."""
INSIDE_KM = 130.0
TOWN_KM = 60.0
QUARTER_KM = 12.0
"""From the middle of a big town, what is so small beside it is mostly a part of it; :data:`QUARTER`: how much smaller."""
QUARTER = 20
INNER_KM = 6.0
INNER = 5
"""The same for what lies by the middle itself."""
HAMLET = 5_000
"""People of a place that is hardly meant by another name than its own, where a city's sounds like it."""
CITY = 100_000


def better_known(
    gazetteer: Gazetteer, name: str, found: tuple[Entry, ...], countries: Iterable[str]
) -> tuple[Entry, ...]:
    """For a name that only hamlets have besides their own, the city that sounds like it: "Vinnitsa" is Vinnytsia.

    Parameters: the gazetteer; the name and what it is found for; the countries (alpha-3) that the text speaks of. Returns ``found`` where
    any of it is called so in the first place, and where no such city is in those countries.
    """
    if not found or any(e.user or e.main or e.kind != "P" or e.population >= HAMLET for e in found):
        return found
    alike = (gazetteer.similar(name, (country,)) for country in countries)
    return next((some for some in alike if some and some[0].population >= CITY), found)


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance of two places; infinite when one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return earth.kilometres(a.lat, a.lon, b.lat, b.lon)


def part_of(part: Entry, town: Entry) -> bool:
    """Whether a place is so small beside a big town, and so near to its middle, that it is mostly a quarter of it."""
    return (
        town.population >= SMALL
        and part.kind == "P"
        and part.id != town.id
        and any(
            part.population * smaller <= town.population and kilometres(part, town) <= away
            for smaller, away in ((QUARTER, QUARTER_KM), (INNER, INNER_KM))
        )
    )


def provinces_above(mentions: Sequence[Mention], found: list[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    """The candidates of each mention; of what a district away from it is told to lie in, the province and not the town of that name: "Rueso
    district of Narathiwat".

    Parameters: the mentions; the candidates of each, in the same order.
    """
    kept = list(found)
    for mention, inner in zip(mentions, found, strict=True):
        if mention.kind != "A2":
            continue
        for i in mention.parents:
            provinces = [e for e in found[i] if e.kind == "A1" and any(lies_in(c, e) for c in inner if c.kind == "A2")]
            towns = [e for e in found[i] if e.kind == "P"]
            away = all(kilometres(c, town) > INNER_KM for c in inner if c.kind == "A2" for town in towns)
            if provinces and towns and away and not found[i][0].user:
                kept[i] = tuple(provinces)
    return kept


def provinces_of(found: tuple[Entry, ...]) -> set[str]:
    """The codes of the provinces that places of one name lie in."""
    return {e.admin1 for e in found if e.admin1 and e.kind in ANCHORS}


def kind_fits(c: Entry, mention: Mention) -> float:
    """How well a place's kind goes with the word that the text has for it, in the units of :data:`KIND`."""
    kind = mention.kind
    if kind in ("A1", "A2"):
        return (
            {"A1": KIND, "A2": KIND - 1.0}.get(c.kind, 0.0)
            if kind == "A1"
            else {"A2": KIND + 1.5, "A1": KIND - 1.0}.get(c.kind, 0.0)
        )
    if kind == "P":
        return 2.0 if c.kind == "P" else -1.0
    if kind == "R":
        return {"R": 2.0, "A1": 1.0, "A2": 1.0}.get(c.kind, 0.0)
    return 0.0


def lies_in(c: Entry, holder: Entry) -> bool:
    """Whether a place lies in another one: by its country and province, else by the distance; never in itself."""
    if c.id == holder.id:
        return False
    if holder.kind == "C":
        return c.country == holder.country and c.kind != "C"
    if holder.kind == "A1" and c.admin1 is not None and c.admin1 == holder.admin1:
        return c.kind != "A1"
    if holder.country and c.country and holder.country != c.country and holder.kind != "R":
        return False
    if c.kind == "C" or (c.kind == "A1" and holder.kind in ("P", "A2")):
        return False
    reach = INSIDE_KM if holder.kind in ("A1", "R") else TOWN_KM
    return kilometres(c, holder) <= (4 * reach if holder.kind == "R" and holder.precision > 3 else reach)


def outside(c: Entry, mention: Mention, holders: list[Entry]) -> bool:
    """True when the text says that it lies where this candidate does not."""
    firm = [h for h in holders if h.kind in ("C", "A1") or (h.kind == "P" and mention.kind in ("Q", "F", "A2", "P"))]
    finer = [h for h in firm if h.kind != "C"] or firm
    return c.kind != "C" and bool(firm) and not any(lies_in(c, h) for h in finer)


def narrowest(holders: list[Entry]) -> Entry | None:
    """The most precise of the places that something is told to lie in; ``None`` where there is none."""
    return min(holders, key=lambda h: h.precision) if holders else None
