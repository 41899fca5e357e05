"""Which place of that name is meant: by what the text says of it, by its neighbours in the text, by its people.

The evidence is that of toponym resolution research (Leidner 2007; DeLozier et al. 2015): containment, one sense a text,
nearness to the text's other places, the country the text speaks of, population.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.mention import Mention

# Weights, in the units of one power of ten of people; tuned on LGL and GeoVirus (see bench/places.py).
PEOPLE = 0.55
COUNTRY = 4.0
NATION_SHARE = 3.0
NEIGHBOURS = 3.0
PROVINCE_VOTE = 2.0
KIND = 4.0
PARENT = 6.0
STATED_COUNTRY = 5.0
SAME_NAME_CITY = 1.5
NEAR_KM = 150.0
INSIDE_KM = 130.0
TOWN_KM = 60.0
FEW_PROVINCES = 8


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place meant. Without ``entry`` no gazetteer knows it and ``parent`` is what the text puts it in."""

    entry: Entry | None
    parent: Entry | None = None


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance of two places; infinite when one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    phi, psi = math.radians(a.lat), math.radians(b.lat)
    x = math.sin((psi - phi) / 2) ** 2
    x += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, x)))


class Resolver:
    """Resolves the mentions of one text together.

    Parameters: the gazetteer; the mentions; ``nations``: how often the text names each country (alpha-3) or its people.
    """

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[Mention], nations: Mapping[str, float]) -> None:
        self._gazetteer = gazetteer
        self._mentions = mentions
        total = sum(nations.values())
        self._share = {code: n / total for code, n in nations.items()} if total else {}
        self._main = [code for code, _ in Counter(nations).most_common(3)]
        self._candidates = [gazetteer.find(m.name) for m in mentions]
        self._provinces = self._vote()
        self._chosen: dict[int, Resolved] = {}
        self._open: set[int] = set()
        self._names: dict[str, Entry] = {}
        self._anchors: list[Entry] = []

    def resolve(self) -> list[Resolved]:
        """The place of each mention, in order: a first pass without neighbours, a second with the first one's places."""
        first = [self._one(i) for i in range(len(self._mentions))]
        self._anchors = list(
            {r.entry.id: r.entry for r in first if r.entry and r.entry.kind in ("P", "A2", "A1")}.values()
        )
        self._chosen.clear()
        self._names.clear()
        order = sorted(range(len(self._mentions)), key=lambda i: not self._mentions[i].parents)
        for i in order:
            self._one(i)
        return [self._chosen[i] for i in range(len(self._mentions))]

    def _vote(self) -> dict[str, float]:
        """For each province, how many names of the text it could hold, each name counting once over all."""
        votes: dict[str, float] = defaultdict(float)
        seen: set[str] = set()
        for mention, found in zip(self._mentions, self._candidates, strict=True):
            key = fold(mention.name)
            if key in seen:
                continue
            seen.add(key)
            provinces = {e.admin1 for e in found if e.admin1 and e.kind in ("P", "A1", "A2")}
            for province in provinces:
                votes[province] += 1 / len(provinces)
        return votes

    def _one(self, index: int) -> Resolved:
        if index in self._chosen:
            return self._chosen[index]
        mention = self._mentions[index]
        self._open.add(index)
        parents = [self._one(p) for p in mention.parents if p not in self._open]
        self._open.remove(index)
        holders = [e for e in (r.entry or r.parent for r in parents) if e]
        result = self._choose(mention, index, holders)
        self._chosen[index] = result
        if result.entry:
            self._names.setdefault(fold(mention.name), result.entry)
        return result

    def _choose(self, mention: Mention, index: int, holders: list[Entry]) -> Resolved:
        found = self._candidates[index]
        if found and found[0].user:
            return Resolved(found[0])
        before = self._names.get(fold(mention.name))
        if not found:
            codes = {h.country for h in holders if h.country} or {mention.country} - {None} or set(self._main)
            found = self._gazetteer.similar(mention.name, [c for c in codes if c])
        scored = [
            (self._score(c, mention, holders, before, index), c) for c in found if not _outside(c, mention, holders)
        ]
        if not scored:
            return Resolved(None, _narrowest(holders))
        best = max(scored, key=lambda s: (s[0], s[1].population, -s[1].id))[1]
        return Resolved(best, _narrowest(holders))

    def _score(self, c: Entry, mention: Mention, holders: list[Entry], before: Entry | None, index: int) -> float:
        score = PEOPLE * math.log10(c.population + 10) + (0.7 if c.main else 0.0)
        score += {"C": COUNTRY, "R": 2.5, "A1": 0.6, "A2": -1.5, "P": 0.0}[c.kind] + _kind_fits(c, mention)
        score += NATION_SHARE * self._share.get(c.country or "", 0.0)
        if mention.country:
            score += STATED_COUNTRY if c.country == mention.country else -1.0
        score += sum(PARENT for h in holders if _inside(c, h))
        if before is not None and before.id == c.id and not holders:
            score += 2.0
        if c.admin1 and not holders:
            others = self._provinces.get(c.admin1, 0.0) - self._own_vote(index, c.admin1)
            score += PROVINCE_VOTE * min(1.5, others)
        if c.kind in ("P", "A2") and self._anchors:
            near = [kilometres(c, a) for a in self._anchors if a.id != c.id and fold(a.name) != fold(c.name)]
            score += NEIGHBOURS * min(1.0, sum(math.exp(-d / NEAR_KM) for d in near) / 2)
        if c.kind == "P" and mention.kind is None and self._province_seat(c, index):
            score += SAME_NAME_CITY
        return score

    def _own_vote(self, index: int, province: str) -> float:
        provinces = {e.admin1 for e in self._candidates[index] if e.admin1 and e.kind in ("P", "A1", "A2")}
        return 1 / len(provinces) if province in provinces else 0.0

    def _province_seat(self, city: Entry, index: int) -> bool:
        """True for the town that a province of the same name is called after and that holds many of its people."""
        return any(
            e.kind in ("A1", "A2") and e.admin1 == city.admin1 and city.population * 8 >= e.population
            for e in self._candidates[index]
        )


def _kind_fits(c: Entry, mention: Mention) -> float:
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


def _inside(c: Entry, holder: Entry) -> bool:
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


def _outside(c: Entry, mention: Mention, holders: list[Entry]) -> bool:
    """True when the text says that it lies where this candidate does not."""
    firm = [h for h in holders if h.kind in ("C", "A1") or (h.kind == "P" and mention.kind in ("Q", "F", "A2", "P"))]
    return c.kind != "C" and bool(firm) and not any(_inside(c, h) for h in firm)


def _narrowest(holders: list[Entry]) -> Entry | None:
    return min(holders, key=lambda h: h.precision) if holders else None
