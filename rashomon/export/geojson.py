"""Events as GeoJSON (RFC 7946), for maps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rashomon.casefile import Case, Filter
from rashomon.export.facts import attacker, harm
from rashomon.model import Event

BATCH = 500


def geojson(case: Case, wanted: Filter) -> Iterator[str]:
    """Lines of one FeatureCollection, a feature a line. An event without coordinates has no geometry; ``precision`` (UCDP's
    ``where_prec``) says how far a point can be trusted."""
    yield '{"type": "FeatureCollection", "features": ['
    at, comma = 0, ""
    while batch := case.rows(wanted, limit=BATCH, offset=at):
        at += len(batch)
        for event in batch:
            yield comma + json.dumps(_feature(event), ensure_ascii=False)
            comma = ","
    yield "]}"


def _feature(event: Event) -> dict[str, Any]:
    place = event.place
    dead = harm(event, "killed")
    point = None
    if place and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": point,
        "properties": {
            "kind": event.kind,
            "title": event.title,
            **event.event.model_dump(),
            "reality": event.reality,
            "date": event.date.edtf,
            "date_start": event.date.start and event.date.start.isoformat(),
            "date_end": event.date.end and event.date.end.isoformat(),
            "place": place and place.name,
            "admin1": place and place.admin1,
            "country": place and place.country,
            "precision": place and place.precision,
            "parties": list(event.parties),
            "attacker": attacker(event),
            "killed_low": dead.low if dead else None,
            "killed_high": dead.high if dead else None,
            "disputed": event.disputed,
            "reports": len(event.reports),
        },
    }
