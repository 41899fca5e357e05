"""Makes the map's outlines from Natural Earth: ``python -m docs.shapes WORLD_MAP.gpkg`` writes ``rashomon/web/static/shapes/``.

The source is the ``world_map.gpkg`` of Debian's package ``qgis-providers-common`` (Natural Earth, public domain); the outlines are made coarser
by ``mapshaper`` (npm), which has to be on the PATH. Countries are the sum of their provinces, so that their lines meet.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pycountry

FOLDER = Path(__file__).parents[1] / "rashomon" / "web" / "static" / "shapes"
KEEP = "20%"
"""Points of the outlines that stay: about one in 5 km."""
ALPHA_3 = {c.alpha_3 for c in pycountry.countries} | {"XKX"}
OF_COUNTRY = {
    "ALD": "ALA", "CLP": "FRA", "CYN": "CYP", "ESB": "GBR", "IOA": "AUS", "KAB": "KAZ", "KOS": "XKX", "PSX": "PSE",
    "SAH": "ESH", "SDS": "SSD", "SOL": "SOM", "USG": "CUB", "WSB": "GBR",
}  # fmt: skip
"""Natural Earth's own codes as ISO 3166 has it; what is in neither list is nobody's here."""


def geometry(blob: bytes) -> dict[str, Any]:
    """A GeoPackage geometry as GeoJSON."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return _wkb(blob, 8 + envelope)[0]


def _wkb(blob: bytes, at: int) -> tuple[dict[str, Any], int]:
    order = "<" if blob[at] == 1 else ">"

    def integer() -> int:
        nonlocal at
        at += 4
        return int(struct.unpack_from(order + "I", blob, at - 4)[0])

    def line() -> list[list[float]]:
        nonlocal at
        n = integer()
        flat = struct.unpack_from(f"{order}{2 * n}d", blob, at)
        at += 16 * n
        return [list(pair) for pair in zip(flat[::2], flat[1::2], strict=True)]

    at += 1
    kind = integer() % 1000
    if kind == 2:
        return {"type": "LineString", "coordinates": line()}, at
    if kind == 3:
        return {"type": "Polygon", "coordinates": [line() for _ in range(integer())]}, at
    parts = []
    for _ in range(integer()):
        part, at = _wkb(blob, at)
        parts.append(part["coordinates"])
    return {"type": {5: "MultiLineString", 6: "MultiPolygon"}[kind], "coordinates": parts}, at


def layer(db: sqlite3.Connection, table: str, *columns: str) -> list[dict[str, Any]]:
    """A layer's features with some of its columns."""
    rows = db.execute(f"SELECT geom, {', '.join(columns)} FROM {table} WHERE geom IS NOT NULL")
    return [
        {"type": "Feature", "properties": dict(zip(columns, values, strict=True)), "geometry": geometry(blob)}
        for blob, *values in rows
    ]


def write(path: Path, features: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"), ensure_ascii=False)
    )


def coarser(features: list[dict[str, Any]], *commands: str) -> list[dict[str, Any]]:
    """Features as mapshaper leaves them."""
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch, "in.json"), Path(scratch, "out.json")
        write(source, features)
        subprocess.run(["mapshaper", source, "snap", *commands, "-o", target, "precision=0.01"], check=True)
        made: list[dict[str, Any]] = json.loads(target.read_text())["features"]
        return [feature for feature in made if feature["geometry"]]


def main() -> None:
    with sqlite3.connect(sys.argv[1]) as db:
        provinces = layer(db, "states_provinces", "adm0_a3", "name")
        disputed = layer(db, "disputed_borders", "name")
    for feature in provinces:
        own = feature["properties"].pop("adm0_a3")
        feature["properties"]["code"] = own if own in ALPHA_3 else OF_COUNTRY.get(own, "")
    provinces = coarser(provinces, "-simplify", "visvalingam", "weighted", KEEP, "keep-shapes", "-clean")
    write(FOLDER / "countries.json", coarser(provinces, "-dissolve", "code"))
    write(FOLDER / "disputed.json", coarser(disputed, "-simplify", KEEP))
    by_country = defaultdict(list)
    for feature in provinces:
        if code := feature["properties"].pop("code"):
            by_country[code].append(feature)
    for code, own in by_country.items():
        write(FOLDER / "provinces" / f"{code}.json", own)


if __name__ == "__main__":
    main()
