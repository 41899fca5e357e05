"""Which place of that name is meant: by what the text says of it, by its neighbours in the text, by its people.

The evidence is that of toponym resolution research (Leidner 2007; DeLozier et al. 2015): containment, one sense a text,
nearness to the text's other places, the country the text speaks of, population.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.language.places.context import Context
from rashomon.language.places.fits import (
    ANCHORS,
    SMALL,
    TOWN_KM,
    better_known,
    kilometres,
    kind_fits,
    lies_in,
    narrowest,
    outside,
    part_of,
    provinces_above,
    provinces_of,
)
from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.mention import Mention
from rashomon.language.places.resolved import Resolved
from rashomon.language.places.words import words

# Weights, in the units of one power of ten of people; tuned on LGL and GeoVirus (see bench/places.py).
PEOPLE = 0.8
FIRST_NAME = 1.6
COUNTRY = 3.0
CONTEXT = 4.5
NEIGHBOURS = 2.0
PROVINCE_VOTE = 1.5
PARENT = 6.0
STATED_COUNTRY = 5.0
SAME_NAME_CITY = 1.5
OFTEN = 2
"""Times that a text names its main town for each time that it names another whose street it could be."""
LISTED = 4.0
"""For a province in a list of provinces of its country."""
BEFORE = 2.0
BY_KIND = {"C": COUNTRY, "R": 2.5, "A1": 0.6, "A2": -0.7, "P": 0.0}
DEEPEST = 20
"""Places told beside one another in a row, beyond which the next is not looked at."""
NEAR_KM = 100.0
SHORT = 4
"""Letters of a name by which, where it isn't the first one of a place, a village anywhere may go."""
UNHEARD_OF = 0.05
"""A country with less than this share of the text's names is not what it speaks of; a small place there is not meant."""
ANOTHER_NAME = 0.25
"""The same for a place that bears the name only besides its own."""
BORDERLESS = 0.5
"""The share that seas and regions of several countries are taken to have."""
WIDE = 5
LARGE = 300_000
"""A sea or mountains of that precision or more are as well known as a city of so many people."""
METROPOLIS = 1_000_000
LESSER = 50
"""Times that a town is smaller than a namesake beside which its own district does not make it known."""
LONGEST_INITIALS = 3
MUCH = 3
"""Times that a text names a country that it is surely about."""
SAME_PASSAGE = 200
"""Characters within which an unknown quarter or village lies in the town or province named before it."""
FAR_KM = 100.0
"""From a local text's own town; of what lies further off it says where it lies, or it is big."""
BUILDING_KM = 30.0
"""From a town that a passage names, a smaller one that a school or mosque there can be called after."""
IN_TOWN = frozenset(("S", "Q", "F"))
"""Kinds of what lies in a town."""


class Resolver:
    """Resolves the mentions of one text together.

    Parameters: the gazetteer; the mentions; ``nations``: how often the text names each country (alpha-3) or its people.
    """

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[Mention], nations: Mapping[str, float]) -> None:
        self._gazetteer = gazetteer
        self._mentions = mentions
        self._main = [code for code, _ in Counter(nations).most_common(3)]
        self._nations = Counter(nations)
        self._keys = [fold(m.name) for m in mentions]
        self._seats = {key for key, m in zip(self._keys, mentions, strict=True) if m.seat}
        self._candidates = self._share_towns()
        self._share_countries()
        self._share_quarters()
        self._provinces = self._vote()
        self._rows = self._lists_of_provinces()
        self._context = Context(dict(zip(self._keys, self._candidates, strict=True)), nations, gazetteer)
        self._chosen: dict[int, Resolved] = {}
        self._open: set[int] = set()
        self._names: dict[str, Resolved] = {}
        self._same: dict[tuple[object, ...], Resolved] = {}
        self._anchors: list[Entry] = []
        self._home: Entry | None = None
        self._district: Entry | None = None
        """Where the text names the police or the like of a district and of no town: that district."""
        self._local: Entry | None = None
        """The main town where the text names its own police or the like: what it tells is mostly there or near."""
        self._home_sent: Entry | None = None
        """The main town where the page was sent from it."""
        self._nearness: dict[int, float] = {}
        self._towns: list[tuple[int, str, Entry]] = []
        """Where the text names towns, by the first pass: character offset, folded name, town."""

    def resolve(self) -> list[Resolved]:
        """The place of each mention, in order: a first pass without neighbours, a second with the first one's places."""
        first = [self._one(i) for i in range(len(self._mentions))]
        self._anchors = list({r.entry.id: r.entry for r in first if r.entry and r.entry.kind in ANCHORS}.values())
        self._towns = [
            (m.start, key, r.entry)
            for m, key, r in zip(self._mentions, self._keys, first, strict=True)
            if r.entry is not None and r.entry.kind == "P" and m.kind not in IN_TOWN
        ]
        self._home = self._main_town()
        self._local = self._own_town()
        self._district = self._own_district()
        self._home_sent = self._sent_from()
        self._home = self._local or self._home
        for memory in (self._chosen, self._names, self._same):
            memory.clear()
        for i in sorted(range(len(self._mentions)), key=lambda i: not self._mentions[i].parents):
            self._one(i)
        self._home = self._local or self._main_town()
        # A name that no gazetteer knows lies in one place all over the text: where it is told, else where it is guessed first.
        settled: dict[str, Resolved] = {}
        for key, own in zip(self._keys, self._first_told(), strict=True):
            if own is not None:
                settled.setdefault(key, own)
        for i, key in enumerate(self._keys):
            own = self._settle(i)
            loose = own.guessed or (own.entry is None and own.parent is None)
            if loose and key in settled:
                self._chosen[i] = settled[key]
            else:
                self._chosen[i] = own
                if not loose or own.guessed:
                    settled[key] = own
        written = {
            r.entry.id: self._mentions[i].name
            for i, r in self._chosen.items()
            if r.entry is not None and not r.entry.main and fold(r.entry.name) not in self._keys
        }
        result = []
        for i in range(len(self._mentions)):
            own, town = self._chosen[i], self._town(i, self._chosen[i])
            called = written.get(town.id) if town is not None else self._unknown_town(i)
            result.append(replace(own, town=town, called=called, dropped=self._dropped(i, own)))
        return result

    def _unknown_town(self, index: int) -> str | None:
        """The name of the town that a street or building is told to be in, where no gazetteer knows it."""
        mention = self._mentions[index]
        if mention.kind not in IN_TOWN or self._chosen[index].entry is not None:
            return None
        inside = next((p for p in mention.parents if self._mentions[p].kind in (None, "P")), None)
        return self._mentions[inside].name if inside is not None and self._chosen[inside].entry is None else None

    def _first_told(self) -> list[Resolved | None]:
        """For each mention of a name that no gazetteer knows, what the text says that it lies in; ``None`` for others."""
        own = (self._chosen[i] for i in range(len(self._mentions)))
        return [r if r.entry is None and r.parent is not None else None for r in own]

    def _dropped(self, index: int, own: Resolved) -> bool:
        bare = self._mentions[index].kind is None and not self._mentions[index].parents
        said = own.parent is not None and not own.guessed
        return own.entry is None and bare and not said and bool(self._candidates[index])

    def _town(self, index: int, own: Resolved) -> Entry | None:
        """The town that a part of one lies in: the one that holds it in the text, else the one that the text names most."""
        if self._mentions[index].kind not in IN_TOWN:
            city = self._local or self._sent_from()
            if own.entry is not None:
                return city if city is not None and part_of(own.entry, city) else None
            if own.parent is None or own.parent.kind != "P":
                return None
            if city is not None and part_of(own.parent, city):
                return city  # a park in a quarter, or the east of one
            return own.parent if not own.guessed or own.parent == self._local else None
        # "Ridgeton park" is no part that is called Ridgeton where the text speaks of the town, too.
        held = [(r.entry.id, self._mentions[i].kind in IN_TOWN) for i, r in self._chosen.items() if r.entry]
        parts = {place for place, part in held if part} - {place for place, part in held if not part}
        for town in (own.parent, self._home):
            if town is None or town.kind != "P" or town.id in parts:
                continue
            if own.parent is not None and not own.guessed and town != own.parent and not lies_in(town, own.parent):
                continue  # "a camp in Lira district" is in no town that the district does not hold
            if own.entry is None or (
                own.entry.kind == "P"
                and own.entry.population < town.population
                and own.entry.id != town.id
                and kilometres(own.entry, town) <= TOWN_KM / 2
            ):
                return town
        around = own.entry is not None and own.entry.kind == "P" and self._mentions[index].kind == "Q"
        return self._gazetteer.city_around(own.entry) if around and own.entry else None

    def _sent_from(self) -> Entry | None:
        """The main town, where the page was sent from it: a village near a city that is only named is none of its quarters."""
        sent = (r.entry for i, r in self._chosen.items() if self._mentions[i].sent)
        return self._home if self._home is not None and self._home in sent else None

    def _share_countries(self) -> None:
        """A name that no gazetteer knows lies in one country all over the text: the one that it is said to lie in once; any lies beside the place
        beside which it is once said to lie."""
        told: dict[str, str] = {}
        for key, mention in zip(self._keys, self._mentions, strict=True):
            if mention.country:
                told.setdefault(key, mention.country)
        beside = {key: m for key, m in zip(self._keys, self._mentions, strict=True) if m.beside is not None}
        for key, mention, found in zip(self._keys, self._mentions, self._candidates, strict=True):
            if not found and mention.country is None:
                mention.country = told.get(key)
            if mention.beside is None and key in beside:
                mention.beside, mention.reach = beside[key].beside, beside[key].reach

    def _share_quarters(self) -> None:
        """What is called a quarter once is one all over the text: "shot in Hillview ... in the Hillview neighborhood"."""
        quarters = {
            key
            for key, m in zip(self._keys, self._mentions, strict=True)
            if m.kind == "Q" and m.noun in words().quarters and m.noun_end is not None
        }
        for key, mention in zip(self._keys, self._mentions, strict=True):
            if key in quarters and mention.kind is None and not mention.own and not mention.parents:
                mention.kind = "Q"

    def _share_towns(self) -> list[tuple[Entry, ...]]:
        """The candidates of each mention: in a text that names no country no provinces where a town's own people or deeds are told of."""
        found, named = [self._find(m) for m in self._mentions], list(zip(self._keys, self._mentions, strict=True))
        sent = {key for key, m in named if m.sent}
        own = {key for key, m in named if m.own and not self._nations}
        for i, (key, mention) in enumerate(named):
            if key in sent and all(e.kind == "R" and not e.user for e in found[i]):
                found[i] = ()  # a village that is called like a river
            if key in own and mention.kind is None:
                found[i] = tuple(e for e in found[i] if e.kind in ("P", "A2") or e.user) or found[i]
        return provinces_above(self._mentions, found)

    def _find(self, mention: Mention) -> tuple[Entry, ...]:
        code = self._gazetteer.demonyms.get(fold(mention.name))
        if code:
            return tuple(e for e in self._gazetteer.find(self._gazetteer.country_name(code)) if e.kind == "C")
        found = better_known(self._gazetteer, mention.name, self._gazetteer.find(mention.name), self._main)
        if mention.own:
            # "Buckeye police" are no state's, whatever else is called so.
            found = tuple(e for e in found if e.kind in ("P", "A2") or e.user)
        if mention.kind == "S" or mention.of_a_water or words().side.fullmatch(mention.name):
            # Every town has its Main Street and its South Side; a river is not the town of its name.
            return tuple(e for e in found if e.user or (mention.of_a_water and e.kind == "R"))
        if mention.sent and any(e.kind == "P" and e.main for e in found):
            # a page is sent from a town, not from the province of its name
            found = tuple(e for e in found if e.kind == "P" or e.user)
        if mention.kind == "Q" and mention.noun in words().quarters:
            found = tuple(e for e in found if e.kind == "P" or e.user)
        name, _, last = mention.name.rpartition(" ")
        kind = words().kinds.get(last.lower())
        if not found and name and kind in ("A1", "A2"):
            found = self._gazetteer.find(name)
            mention.kind = mention.kind or kind
        return found

    def _settle(self, index: int) -> Resolved:
        """Gives an unknown place what the passage speaks of as its parent."""
        mention, own = self._mentions[index], self._chosen[index]
        if own.entry or own.parent:
            return own
        whole = self._side_of(mention)
        if whole is not None:
            return Resolved(None, whole)
        row = self._of_row(index)
        if row is not None:
            return row
        for other in self._around(index):
            sent = self._mentions[other].sent and (
                (self._local is None and mention.kind not in IN_TOWN) or self._sent_abroad(other)
            )
            if sent or self._mentions[other].treated or (self._mentions[other].kilometres or 0) > NEAR_KM:
                # what lies where the page was sent from, a local page tells
                continue
            if abs(self._mentions[other].start - mention.start) <= SAME_PASSAGE:
                home = self._chosen[other].entry or self._chosen[other].parent
                if home is not None and self._abroad(home):
                    continue
                if home and home.kind in ANCHORS and (not mention.country or mention.country == home.country):
                    local = self._local if self._local is not None and lies_in(self._local, home) else None
                    return Resolved(None, local or self._town_of_street(mention, home) or home, guessed=True)
        inside = mention.kind in IN_TOWN or self._local is not None
        if inside and self._home is not None and mention.country in (None, self._home.country):
            return Resolved(None, self._home, guessed=True)
        return own

    def _around(self, index: int) -> Iterator[int]:
        """The other mentions beside which an unknown name may lie, the likeliest first."""
        yield from range(index - 1, -1, -1)
        yield from self._next_known(index)

    def _of_row(self, index: int) -> Resolved | None:
        """For an unknown name in a list of villages: what its last item is told to lie in, "the villages of X and Y in Hillshire"."""
        row = self._mentions[index].row
        if row is None:
            return None
        last = max(i for i in range(index, len(self._mentions)) if self._mentions[i].row == row)
        told = [self._chosen[p].entry for p in self._mentions[last].parents if p > last]
        holders = [h for h in told if h is not None and h.kind in ANCHORS]
        return Resolved(None, narrowest(holders)) if holders and last != index else None

    def _sent_abroad(self, index: int) -> bool:
        """Whether the text names towns, and none but where it was sent from lies in that one's country: a bureau abroad."""
        sent = self._chosen[index].entry
        others = {e.country for e in self._anchors if sent is not None and e.id != sent.id}
        return sent is not None and bool(others) and sent.country not in others

    def _next_known(self, index: int) -> list[int]:
        """The next mention whose place is known, past those that are unknown, too: "the villages of X and Y, near Z". One of its own sentence where
        the page was sent from somewhere: what follows is then of all the country."""
        after, here = range(index + 1, len(self._mentions)), self._mentions[index].sentence
        sent = self._local is None and any(m.sent for m in self._mentions[:index])
        told = (i for i in after if not sent or self._mentions[i].sentence == here)
        known = (i for i in told if self._chosen[i].entry or self._chosen[i].parent)
        return [i for i in [next(known, None)] if i is not None]

    def _town_of_street(self, mention: Mention, near: Entry) -> Entry | None:
        """For a street: the text's main town, where it is named much more than the town that is named last before it, as where somebody
        came from, and lies not far from that."""
        home = self._home
        if mention.kind != "S" or home is None or near.kind != "P" or kilometres(home, near) > NEAR_KM:
            return None
        named = Counter(r.entry.id for r in self._chosen.values() if r.entry)
        return home if named[home.id] >= OFTEN * named[near.id] else None

    def _side_of(self, mention: Mention) -> Entry | None:
        """The city whose side an unknown name is: "West Philadelphia", "South Los Angeles"."""
        first, _, rest = mention.name.partition(" ")
        if not rest or mention.kind == "S" or first.lower() not in words().turns:
            return None
        cities = [e for e in self._gazetteer.find(rest) if e.kind == "P" and e.main and e.population >= SMALL]
        return max(cities, key=lambda e: (self._nations[e.country or ""], e.population), default=None)

    def _abroad(self, entry: Entry) -> bool:
        """Whether a place lies in a country that the text does not speak of, while others of its places lie in one that it does, or it
        speaks much of another and the place is the only one in its country."""
        named = self._nations
        if entry.country in named or not named:
            return False
        alone = sum(e.country == entry.country for e in self._anchors) < 2
        return any(e.country in named for e in self._anchors) or (alone and max(named.values()) >= MUCH)

    def _main_town(self) -> Entry | None:
        """The town that the text names most, the first of several; where it was sent from, in capitals, and whose police speak
        counts twice."""
        towns = []
        for i in sorted(self._chosen):
            mention, entry = self._mentions[i], self._chosen[i].entry
            if entry is not None and entry.kind == "P" and mention.kind not in IN_TOWN and not mention.treated:
                sent_from = len(mention.name) > LONGEST_INITIALS and mention.name.isupper()
                towns += [entry] * (2 if sent_from or mention.seat else 1)
        most = Counter(e.id for e in towns if e is not None).most_common(1)
        return next((e for e in towns if e is not None and e.id == most[0][0]), None) if most else None

    def _own_town(self) -> Entry | None:
        """The main town, if the text names a local body of it, or of a district around it."""
        bodies = [r.entry for i, r in sorted(self._chosen.items()) if self._mentions[i].seat and r.entry]
        big = next((b for b in bodies if b.kind == "P" and b.population >= SMALL), None)
        home = self._home
        around = big is not None and home is not None and part_of(home, big)
        if home is not None and not around and any(b == home or kilometres(b, home) <= TOWN_KM for b in bodies):
            return home
        if around:
            return big
        # A quarter that bears the name of a town elsewhere can be named more than the city whose police speak.
        return big if home is None or home.population < SMALL else None

    def _own_district(self) -> Entry | None:
        """The district whose own police the text names, where it names none of a town and hardly another place bears its name."""
        bodies = {self._keys[i]: i for i in sorted(self._chosen) if self._mentions[i].seat}
        if self._local is not None or any(r.kind == "P" for i in bodies.values() if (r := self._chosen[i].entry)):
            return None
        for i in bodies.values():
            own = self._chosen[i].entry
            others = [e.population for e in self._candidates[i] if own is not None and e.id != own.id]
            if own is not None and own.kind == "A2" and max(others, default=0) * MUCH <= own.population:
                return own
        return None

    def _far_off(self, c: Entry, holders: list[Entry], index: int) -> bool:
        """True for what a local text can't mean without saying where it lies: a small place far from its own town, or a country whose
        name is that of the town's province."""
        home = self._local or self._district
        if home is None or c.user or c.id == home.id or any(lies_in(c, h) for h in holders):
            return False
        if c.kind == "C":
            return any(e.kind == "A1" and e.admin1 == home.admin1 for e in self._candidates[index])
        if c.kind == "P" and c.country != home.country and c.population < METROPOLIS and not self._heard_of(c):
            return True  # what bears a city's name from abroad
        small = c.population < SMALL if c.kind == "P" else c.kind == "A2" and self._mentions[index].kind != "A2"
        return small and kilometres(c, home) > FAR_KM

    def _heard_of(self, c: Entry) -> bool:
        """Whether the text speaks of a place's country, or names another place there."""
        return c.country in self._nations or any(e.country == c.country and e.id != c.id for e in self._anchors)

    def _vote(self) -> dict[str, float]:
        """For each province, how many names of the text it could hold, each name counting once over all."""
        votes: dict[str, float] = defaultdict(float)
        for found in dict(zip(self._keys, self._candidates, strict=True)).values():
            provinces = provinces_of(found)
            for province in provinces:
                votes[province] += 1 / len(provinces)
        return votes

    def _lists_of_provinces(self) -> dict[int, str]:
        """The country of each list that names mostly its provinces, those that no town in them is called after: "Ohio, Oregon and Utah"."""
        items: dict[int, dict[str, set[str]]] = defaultdict(dict)
        for key, mention, found in zip(self._keys, self._mentions, self._candidates, strict=True):
            if mention.row is not None:
                towns = {e.admin1 for e in found if e.kind == "P"}
                items[mention.row][key] = {
                    e.country for e in found if e.kind == "A1" and e.country and e.admin1 not in towns
                }
        rows = {}
        for row, names in items.items():
            counts = Counter(country for countries in names.values() for country in countries)
            country, most = max(counts.items(), key=lambda c: c[1], default=("", 0))
            if most >= 2 and most * 2 > len(names):
                rows[row] = country
        return rows

    def _one(self, index: int) -> Resolved:
        if index in self._chosen:
            return self._chosen[index]
        mention = self._mentions[index]
        self._open.add(index)
        parents = [self._one(p) for p in mention.parents if p not in self._open]
        holders = [e for e in (r.entry or r.parent for r in parents) if e]
        province_of = self._rows.get(mention.row) if mention.row is not None else None
        key = (self._keys[index], mention.kind, mention.own, mention.country, province_of, *(h.id for h in holders))
        result = self._same.get(key) or self._choose(mention, index, holders)
        self._open.remove(index)  # till here: two places can be told to lie beside each other
        self._chosen[index] = self._same[key] = result
        if result.entry or result.parent:
            self._names.setdefault(self._keys[index], result)
        return result

    def _choose(self, mention: Mention, index: int, holders: list[Entry]) -> Resolved:
        found = self._candidates[index]
        if found and found[0].user:
            return Resolved(found[0])
        before = self._names.get(self._keys[index])
        if not found and mention.kind != "S" and not mention.of_a_water and not words().side.fullmatch(mention.name):
            codes = {h.country for h in holders if h.country} or {mention.country} - {None} or set(self._main)
            found = self._gazetteer.similar(mention.name, [c for c in codes if c])
            inner = [h for h in holders if h.kind == "A2"]
            found = tuple(c for c in found if not inner or any(lies_in(c, h) for h in inner))
        scored = [
            (self._score(c, mention, holders, before, index), c)
            for c in found
            if not (
                outside(c, mention, holders)
                or self._unheard_of(c, mention, holders, index)
                or self._far_off(c, holders, index)
                or self._namesake(c, mention, index)
                or self._off_side(c, mention)
            )
        ]
        if not scored:
            # a city that everybody knows is not where a loose phrase seems to put it
            known = [c for c in found if c.main and c.population >= SMALL and mention.kind in (None, "P", "A1")]
            if known and self._context.share(known[0].country, self._keys[index]) >= UNHEARD_OF:
                return Resolved(known[0])
            near = self._beside(mention)
            return Resolved(None, narrowest(holders) or (before.parent if before else None) or near)
        best = max(scored, key=lambda s: (s[0], s[1].population, -s[1].id))[1]
        return Resolved(best, narrowest(holders))

    def _unheard_of(self, c: Entry, mention: Mention, holders: list[Entry], index: int) -> bool:
        """True for a small place in a country that the text does not speak of."""
        size = math.inf if mention.noun in words().quarters and mention.noun_end is not None else SMALL
        part = mention.kind in ("Q", "S") and c.kind == "P" and c.population < size and not c.user
        held = any(lies_in(c, h) for h in holders)
        if part and not held and self._home is not None and kilometres(c, self._home) > TOWN_KM:
            return True
        if part and not self._nations and len(set(self._keys)) == 1:
            # A text that names nothing but a quarter does not say of which town, hardly of the one that is called so.
            return True
        if c.kind in ("C", "R") or c.country == mention.country or c.user:
            return False
        if c.kind == "A1" and "A1" in (mention.kind, words().kinds.get(mention.name.rpartition(" ")[2].lower())):
            return False  # called a state or province, it can hardly be anything else
        if c.main and c.kind == "P" and self._keys[index] in self._seats and not self._nations:
            # whose police speak, in a text that speaks of no country
            return False
        # quarters and bridges are called after cities anywhere; by another name only a metropolis is known
        # what a text has to call a town or a village is none that its readers know from abroad
        # "Kut" may be any village, though Al-Kut is a city
        long = len(self._keys[index]) > SHORT
        main = (c.main and long) or self._keys[index].removesuffix(" city") == fold(c.name)
        known = SMALL if main and mention.noun not in words().modest else METROPOLIS
        if len(self._candidates[index]) == 1 and long and mention.noun not in words().modest:
            known = min(
                known, LARGE
            )  # "Hodeidah", by which no other place goes, is not the gazetteer's first name of it
        named_after = mention.kind in ("F", "Q") and not mention.of_the_town
        if c.population >= known and not named_after and (c.main or c.kind != "A1"):
            return False
        if held:
            return False
        if c.kind == "P" and mention.noun in words().shires and mention.noun_end is None:
            return not any(c.country == h.country for h in holders) and c.country not in self._main
        least = UNHEARD_OF if c.main else ANOTHER_NAME
        return self._context.share(c.country, self._keys[index], nothing=1.0) < least

    def _beside(self, mention: Mention) -> Entry | None:
        """The known place that a mention is told to lie on one side of, or so far from."""
        if mention.beside is None or mention.beside in self._open or len(self._open) > DEEPEST:
            return None
        found = self._one(mention.beside).entry
        return found if found is not None and found.kind in ANCHORS else None

    def _off_side(self, c: Entry, mention: Mention) -> bool:
        """True for a namesake far from the place that this one is told to lie beside: "the village of X, north of Aleppo"."""
        near = self._beside(mention)
        if near is None or near.kind == "A1":
            return False
        return not c.user and c.kind in ("P", "A2") and kilometres(c, near) > mention.reach

    def _namesake(self, c: Entry, mention: Mention, index: int) -> bool:
        """True for a town that a mosque, school or airport is hardly called after, as the passage speaks of another one far from it:
        "Ataturk airport" in Istanbul is not that of a village of the name."""
        last = (mention.noun or "").rpartition(" ")[2]
        free = last in words().named_freely
        if mention.kind != "F" or c.user or c.kind not in (("P", "A2") if free else ("P",)):
            return False
        if c.population >= SMALL and not free:
            return False
        reach = BUILDING_KM if last in words().buildings else NEAR_KM
        if any(key == self._keys[index] for _, key, _ in self._towns):
            return False  # the town itself is named, too
        near = [town for start, _, town in self._towns if abs(start - mention.start) <= SAME_PASSAGE]
        near = near or [town for town in [self._local or self._home_sent] if town is not None]
        near = [town for town in near if town.country == c.country]
        return bool(near) and all(kilometres(c, town) > reach for town in near)

    def _score(self, c: Entry, mention: Mention, holders: list[Entry], before: Resolved | None, index: int) -> float:
        people = LARGE if c.kind == "R" and c.precision >= WIDE else c.population
        score = PEOPLE * math.log10(people + 10) + (FIRST_NAME if c.main else 0.0)
        score += BY_KIND[c.kind] + kind_fits(c, mention)
        score += CONTEXT * (self._context.share(c.country, self._keys[index]) if c.country else BORDERLESS)
        if c.kind == "A1" and mention.row is not None and self._rows.get(mention.row) == c.country:
            score += LISTED
        if mention.country:
            score += STATED_COUNTRY if c.country == mention.country else -1.0
        score += sum(PARENT for h in holders if lies_in(c, h))
        if before is not None and before.entry is not None and before.entry.id == c.id and not holders:
            score += BEFORE
        if c.admin1 and not holders:
            others = self._provinces.get(c.admin1, 0.0) - self._own_vote(index, c.admin1)
            score += PROVINCE_VOTE * min(1.5, others)
        if c.kind in ANCHORS and self._anchors:
            score += NEIGHBOURS * self._near(c)
        if c.kind == "P" and mention.kind in (None, "P", "Q", "F") and self._province_seat(c, index):
            score += SAME_NAME_CITY
        return score

    def _near(self, c: Entry) -> float:
        """Nearness to the text's other places, 0 to 1."""
        if c.id not in self._nearness:
            own = fold(c.name)
            near = [kilometres(c, a) for a in self._anchors if a.id != c.id and fold(a.name) != own]
            self._nearness[c.id] = min(1.0, sum(math.exp(-d / NEAR_KM) for d in near) / 2)
        return self._nearness[c.id]

    def _own_vote(self, index: int, province: str) -> float:
        provinces = provinces_of(self._candidates[index])
        return 1 / len(provinces) if province in provinces else 0.0

    def _province_seat(self, city: Entry, index: int) -> bool:
        """True for the town that a province of the same name is called after and that holds many of its people."""
        most = max((e.population for e in self._candidates[index] if e.kind == "P"), default=0)
        return city.population * LESSER >= most and any(
            e.kind in ("A1", "A2")
            and e.admin1 == city.admin1
            and (city.population * 8 >= e.population or city.population >= METROPOLIS)
            for e in self._candidates[index]
        )
