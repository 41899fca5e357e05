"""Looking up places: the index that :mod:`.index` makes, and a user's own gazetteer before it."""

from __future__ import annotations

import csv
import math
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rashomon.language.places.fold import bare, fold, skeleton
from rashomon.language.places.index import Seat, capitals, country_table, ensure, other_seats, table
from rashomon.language.places.words import words

MOST = 60
"""Candidates of one name that are looked at, most populous first."""
COLUMNS = "id, name, kind, country, admin1, lat, lon, population, precision"
ALIKE = 0.72
"""Least similarity (difflib ratio of folded names) of two spellings of one name."""
_WRITTEN_OUT = {"st": "saint", "saint": "st", "mt": "mount", "mount": "mt", "ft": "fort", "ste": "sainte"}
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
WELL_KNOWN = 100_000
"""People of a place whose name is known without its apostrophe, too."""
AROUND = 0.2
"""Degrees of latitude (22 km) from the middle of a city within which its quarters lie."""
CITY = 100_000
"""People of a city whose quarters news tells apart."""
SHORT_ALIKE = 0.85
"""The same for names of two consonants."""
_KNOWN_AT_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    ``kind``: ``P`` settlement, ``A1`` province, ``A2`` district, ``C`` country, ``R`` region or water. ``admin1`` is a
    GeoNames code ("SY.12"), ``country`` ISO 3166 alpha-3, ``precision`` UCDP's. ``main``: found by its first name.
    """

    id: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    precision: int
    main: bool = False
    user: bool = False
    others: str = ""
    """Other names, ``|`` between two."""

    @property
    def source(self) -> str:
        """What :attr:`rashomon.model.Place.source` says of it."""
        if self.user:
            return "user"
        return f"geonames:{self.id}" if self.id > 0 else "regions"


def _entry(row: tuple[Any, ...]) -> Entry:
    """An entry from a row of the index: the places' columns, then whether by its first name, then others."""
    return Entry(*row[:9], row[9] == 1, False, row[10])  # type: ignore[call-arg]


def _short(key: str) -> str:
    """A folded name with its first word as short as it is written: "st paul"."""
    first, _, rest = key.partition(" ")
    return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else key


class Gazetteer:
    """Names to places. Opened lazily and read-only; safe to use from several threads; keeps what it was asked.

    Parameters: ``user_csv``, a file with the columns name, lat, lon, country (alpha-3), admin1, precision, other_names
    (``|`` between two), whose places win over all others; ``index``, another index than the one in the cache.
    Raises ``ValueError`` naming file and line for a user's line that cannot be read.
    """

    def __init__(self, user_csv: Path | None = None, index: Path | None = None) -> None:
        self._index = index
        self._base: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._alike: dict[tuple[str, tuple[str, ...]], tuple[Entry, ...]] = {}
        self._admin1: dict[str, Entry] = {}
        self._around: dict[int, Entry | None] = {}
        self._user: dict[str, list[Entry]] = {}
        self.countries: dict[str, str] = {}
        """Folded country name -> alpha-3 code."""
        self.demonyms: dict[str, str] = {}
        """Folded demonym, also its plural -> alpha-3 code."""
        self.capitals = {fold(name): code for name, code in capitals()}
        """Folded name of a capital -> alpha-3 code."""
        self.other_seats: dict[str, list[Seat]] = {}
        """Alpha-3 code -> further cities that are or were its capital."""
        for seat in other_seats():
            self.other_seats.setdefault(seat.country, []).append(seat)
        self._short = {name: code for code, names in table("abbreviations.tsv") for name in names.split("|")}
        self._country_names: dict[str, str] = {}
        for code, name, names, demonyms in country_table():
            self._country_names[code] = name
            for one in (name, *names):
                self.countries.setdefault(fold(one), code)
            for one in demonyms:
                self.demonyms.setdefault(fold(one), code)
                self.demonyms.setdefault(fold(one) + "s", code)
        if user_csv is not None:
            self._read_user(user_csv)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Places of that name in any spelling that folds alike, the user's own first, then by population.

        A leading article may be left off: "the Levant", "al-Raqqa".
        """
        found = self._found.get(name)
        if found is None:
            key = fold(name)
            short = self._provinces().get(self._short.get(name, ""))
            found = (short,) if short else self._by_key(key) or self._by_key(bare(key))
            first, _, rest = key.partition(" ")
            if not found and first in _WRITTEN_OUT:
                found = self._by_key(f"{_WRITTEN_OUT[first]} {rest}")
            if not found and key.endswith("s"):
                # pages that lost their apostrophes: "Syrias Hama province"
                bald = self._by_key(key[:-1])
                found = bald if any(e.main and (e.kind == "C" or e.population >= WELL_KNOWN) for e in bald) else ()
            if len(self._found) > _KNOWN_AT_MOST:
                self._found.clear()
            self._found[name] = found
        return found

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Like :meth:`find`, with its article only ("The Hague")."""
        return self._by_key(fold(name))

    def similar(self, name: str, countries: Iterable[str]) -> tuple[Entry, ...]:
        """Places of those countries whose name sounds like it ("Kelbajar" for "Kalbajar"), the likest first.

        Parameters: a name that :meth:`find` does not know; alpha-3 codes, of which those whose names have one spelling are left out.
        Returns the entries of the likest name only.
        """
        key, codes = fold(name), tuple(sorted(set(countries) - words().one_spelling))
        if len(self._alike) > _KNOWN_AT_MOST:
            self._alike.clear()
        if (key, codes) not in self._alike:
            self._alike[key, codes] = self._likest(key, codes)
        return self._alike[key, codes]

    def admin1_name(self, code: str | None) -> str | None:
        """English name of a province code, ``None`` when unknown."""
        if code is None:
            return None
        province = self._provinces().get(code)
        return province.name if province else None

    def _provinces(self) -> dict[str, Entry]:
        if not self._admin1:
            rows = self._ask(f"SELECT {COLUMNS}, 1, others FROM place WHERE kind = 'A1' ORDER BY population", ())
            self._admin1 = {row[4]: _entry(row) for row in rows}
        return self._admin1

    def capital(self, code: str) -> Entry | None:
        """The capital of a country (alpha-3)."""
        names = (name for name, country in self.capitals.items() if country == code)
        return next((city for name in names if (city := self.town(name, code))), None)

    def town(self, name: str, country: str) -> Entry | None:
        """The most populous town of that name in a country (alpha-3)."""
        return next((e for e in self._by_key(fold(name)) if e.country == country and e.kind == "P"), None)

    def city_around(self, part: Entry) -> Entry | None:
        """The city of which a place can be a quarter: the biggest within :data:`AROUND` degrees and at least ten times as big."""
        if part.id not in self._around and part.lat is not None and part.lon is not None:
            wide = AROUND / max(math.cos(math.radians(part.lat)), 0.1)
            rows = self._ask(
                f"SELECT {COLUMNS}, 1, others FROM place WHERE kind = 'P' AND country = ? AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
                " AND population >= ? ORDER BY population DESC, id LIMIT 1",
                (part.country, part.lat - AROUND, part.lat + AROUND, part.lon - wide, part.lon + wide, max(10 * part.population, CITY)),
            )  # fmt: skip
            self._around[part.id] = _entry(rows[0]) if rows else None
        return self._around.get(part.id)

    def country_name(self, code: str) -> str:
        """Usual English name of a country, its code when unknown."""
        return self._country_names.get(code, code)

    def _by_key(self, key: str) -> tuple[Entry, ...]:
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _KNOWN_AT_MOST:
                self._known.clear()
            found = self._known[key] = self._exact(key)
        return found

    def _exact(self, key: str) -> tuple[Entry, ...]:
        if len(key) < 2:
            return ()
        rows = self._ask(
            f"SELECT {COLUMNS}, n.main, others FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ? ORDER BY p.population DESC, p.id LIMIT ?",
            (key, MOST),
        )
        # "Qamishli" is Al Qāmishlī's first name, too.
        # "St. Paul" is Saint Paul's.
        own = _short(bare(key))
        found = (e if e.main or _short(bare(fold(e.name))) != own else replace(e, main=True) for e in map(_entry, rows))
        return (*self._user.get(key, ()), *found)

    def _likest(self, key: str, codes: tuple[str, ...]) -> tuple[Entry, ...]:
        bones = skeleton(key)
        if not bones:
            return ()
        best: dict[str, float] = {}
        for code in codes:
            for (folded,) in self._ask("SELECT folded FROM bones WHERE skeleton = ? AND country = ?", (bones, code)):
                likeness = SequenceMatcher(None, bare(key), bare(folded), autojunk=False).ratio()
                if likeness >= (ALIKE if len(bones) > 2 else SHORT_ALIKE):
                    best[folded] = likeness
        if not best:
            return ()
        name = max(best, key=lambda n: (best[n], n))
        return tuple(e for e in self._by_key(name) if e.country in codes)

    def _ask(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            if self._base is None:
                path = self._index or ensure()
                self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            return self._base.execute(query, values).fetchall()

    def _read_user(self, path: Path) -> None:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            for number, row in enumerate(csv.DictReader(handle), 2):
                try:
                    lat, lon, precision = float(row["lat"]), float(row["lon"]), int(row.get("precision") or 1)
                    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 1 <= precision <= 7 and row["name"].strip()):
                        raise ValueError("out of range")
                except (KeyError, TypeError, ValueError) as error:
                    raise ValueError(
                        f"{path}, line {number}: needs name, lat, lon (degrees) and precision 1 to 7 ({error})"
                    ) from error
                others = tuple(n.strip() for n in (row.get("other_names") or "").split("|") if n.strip())
                entry = Entry(
                    -1_000_000 - number, row["name"].strip(), "P", (row.get("country") or "").strip() or None,
                    (row.get("admin1") or "").strip() or None, lat, lon, 0, precision, True, True, "|".join(others),
                )  # fmt: skip
                for name in (entry.name, *others):
                    self._user.setdefault(fold(name), []).append(entry)
