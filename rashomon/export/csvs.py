"""Tables for other programs, a row an incident: columns of ACLED, of UCDP's georeferenced events, and HXL-tagged.

They carry less than the JSONL: one figure where voices dispute, no claims. Each keeps the event's id, which leads back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.casefile import Case, Filter, Telling
from rashomon.export.facts import Harm, attacker, days, harm, is_real, name, sides
from rashomon.model import ALL_SIDES, UNKNOWN_SIDE, Event
from rashomon.show import country_number

BATCH = 500
"""Events in memory at once."""

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
    # Ours, after theirs.
    "date_end", "fatalities_high", "disputed",
)  # fmt: skip
"""ACLED's columns in the order of its exports since 2023."""
GED = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
)  # fmt: skip
"""UCDP GED's columns, version 23 and later."""
HXL = {
    "id": "#event+id", "title": "#event+name", "type": "#event+type", "subtype": "#event+subtype",
    "date_start": "#date+start", "date_end": "#date+end", "country": "#country+code+v_iso3", "admin1": "#adm1+name",
    "place": "#loc+name", "lat": "#geo+lat", "lon": "#geo+lon", "where_prec": "#geo+precision", "parties": "#group+name+list",
    "attacker": "#group+name+attacker", "killed_min": "#affected+killed+min", "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min", "injured_max": "#affected+injured+max", "missing_min": "#affected+missing+min",
    "missing_max": "#affected+missing+max", "displaced_min": "#affected+displaced+min",
    "displaced_max": "#affected+displaced+max", "disputed": "#status+disputed", "articles": "#meta+articles+num",
    "sources": "#meta+source+list",
}  # fmt: skip
"""Columns and their hashtags after the HXL standard 1.1."""


def acled(case: Case, wanted: Filter) -> Iterator[str]:
    """Lines of a CSV in ACLED's columns: real incidents with a date. What only ACLED can say (regions, scales) is left empty."""
    return _csv(ACLED, (_acled(e, told) for e, told in _incidents(case, wanted) if e.date.start))


def ged(case: Case, wanted: Filter) -> Iterator[str]:
    """Lines of a CSV in UCDP GED's columns: real incidents with a date and at least one death. UCDP's own numbers are left empty."""
    rows = ((e, told, harm(e, "killed")) for e, told in _incidents(case, wanted) if e.date.start)
    return _csv(GED, (_ged(e, told, dead) for e, told, dead in rows if dead and (dead.low or dead.high)))


def hxl(case: Case, wanted: Filter) -> Iterator[str]:
    """Lines of a CSV with a row of HXL hashtags under the headings: real incidents."""
    return _csv(tuple(HXL), [HXL], (_hxl(e, told) for e, told in _incidents(case, wanted)))


def _incidents(case: Case, wanted: Filter) -> Iterator[tuple[Event, Sequence[Telling]]]:
    told = case.tellings(wanted)
    at = 0
    while batch := case.rows(wanted, limit=BATCH, offset=at):
        at += len(batch)
        yield from ((e, told.get(e.id, ())) for e in batch if is_real(e))


def _csv(columns: Sequence[str], *parts: Iterator[Mapping[str, Any]] | Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Lines without line ends; a line may hold line breaks within quotes."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="")
    writer.writeheader()
    yield buffer.getvalue()
    for rows in parts:
        for row in rows:
            buffer.seek(0)
            buffer.truncate()
            writer.writerow({key: _cell(value) for key, value in row.items()})
            yield buffer.getvalue()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: page text may begin with ``=`` on purpose."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        value = value.replace("\0", "")
        return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
    return value


def _outlets(told: Sequence[Telling]) -> list[str]:
    return list(dict.fromkeys(t.outlet or t.page for t in told))


def _acled(event: Event, told: Sequence[Telling]) -> dict[str, Any]:
    first, second = sides(event)
    dead = harm(event, "killed")
    place, when = event.place, event.date
    length = days(event) or 1
    assert when.start is not None
    against = event.event.acled_type == "Violence against civilians"
    return {
        "event_id_cnty": event.id,
        "event_date": f"{when.start:%d %B %Y}",
        "year": when.start.year,
        "time_precision": 1 if length == 1 else 2 if length <= 7 else 3,
        "disorder_type": {"Protests": "Demonstrations", "Riots": "Demonstrations",
                          "Strategic developments": "Strategic developments"}.get(event.event.acled_type or "", "Political violence"),
        "event_type": event.event.acled_type,
        "sub_event_type": event.event.acled_sub,
        "actor1": name(first),
        "inter1": _inter(first),
        "actor2": name(second) or ("Civilians" if against else ""),
        "inter2": _inter(second) or ("Civilians" if against else ""),
        "civilian_targeting": "Civilian targeting" if against else "",
        "iso": country_number(place.country) if place and place.country else None,
        "country": name(place.country) if place else "",
        "admin1": place.admin1 if place else None,
        "location": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": None if place is None else 1 if place.precision == 1 else 2 if place.precision <= 3 else 3,
        "source": "; ".join(_outlets(told)),
        "notes": event.title,
        "fatalities": dead.low if dead else 0,
        "date_end": f"{when.end:%d %B %Y}" if when.end else None,
        "fatalities_high": dead.high if dead else None,
        "disputed": event.disputed,
    }  # fmt: skip


def _inter(code: str | None) -> str:
    """ACLED's kind of actor where the code tells it."""
    return "State Forces" if code and country_number(code) else ""


def _ged(event: Event, told: Sequence[Telling], dead: Harm) -> dict[str, Any]:
    first, second = sides(event)
    # A government is side A; between two, or none, the one that is said to have acted.
    if second and country_number(second) and not (first and country_number(first)):
        first, second = second, first
    place, when = event.place, event.date
    assert when.start is not None
    fighters, civilians = _deaths(event)
    known = sum(fighters.get(side, 0) for side in (first, second) if side) + civilians
    length = days(event) or 1
    states = [s for s in (first, second) if s and country_number(s)]
    first_telling = told[0] if told else None
    where = ", ".join(filter(None, (place.name, place.admin1, name(place.country)))) if place else ""
    return {
        "id": event.id,
        "relid": event.id,
        "year": when.start.year,
        "type_of_violence": 3 if event.event.acled_type == "Violence against civilians" else 1 if states else 2 if first else None,
        "dyad_name": " - ".join(filter(None, (name(first), name(second)))),
        "side_a": name(first),
        "side_b": name(second) or "Civilians",
        "number_of_sources": len(_outlets(told)),
        "source_article": "; ".join(f"{t.outlet or t.page},{t.day or ''},{t.headline or ''}" for t in told),
        "source_office": first_telling and first_telling.outlet,
        "source_date": first_telling and first_telling.day,
        "source_headline": first_telling and first_telling.headline,
        "where_prec": place.precision if place else None,
        "where_coordinates": place.name if place else None,
        "where_description": where,
        "adm_1": place.admin1 if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if place and place.lat is not None else None,
        "country": name(place.country) if place else None,
        "event_clarity": 1 if length <= 7 else 2,
        "date_prec": 1 if length == 1 else 2 if length <= 6 else 3 if length <= 7 else 4 if length <= 31 else 5,
        "date_start": when.start.isoformat(),
        "date_end": when.end.isoformat() if when.end else None,
        "deaths_a": fighters.get(first, 0) if first else 0,
        "deaths_b": fighters.get(second, 0) if second else 0,
        "deaths_civilians": civilians,
        "deaths_unknown": max(dead.low - known, 0),
        "best": dead.low,
        # An open figure ("at least 5") counts as its bound.
        "high": max(dead.low, dead.high or 0),
        "low": dead.low,
    }  # fmt: skip


def _deaths(event: Event) -> tuple[dict[str, int], int]:
    """Dead fighters by side, and dead civilians: a side's civilians are part of its dead, never on top of them."""
    killed = [s for s in event.casualties if s.status == "killed" and s.side not in (ALL_SIDES, UNKNOWN_SIDE)]
    fighters, civilians = {}, 0
    for side in dict.fromkeys(s.side for s in killed):
        own = [s for s in killed if s.side == side]
        whole = harm(event, "killed", own)
        part = harm(event, "killed", [s for s in own if s.category == "civilian"])
        dead = whole.low if whole else 0
        unarmed = min(part.low, dead) if part else 0
        fighters[side] = dead - unarmed
        civilians += unarmed
    return fighters, civilians


def _hxl(event: Event, told: Sequence[Telling]) -> dict[str, Any]:
    place = event.place
    row: dict[str, Any] = {
        "id": event.id,
        "title": event.title,
        "type": event.event.acled_type or event.event.plover,
        "subtype": event.event.acled_sub,
        "date_start": event.date.start and event.date.start.isoformat(),
        "date_end": event.date.end and event.date.end.isoformat(),
        "country": place and place.country,
        "admin1": place and place.admin1,
        "place": place and place.name,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "where_prec": place and place.precision,
        "parties": "; ".join(event.parties),
        "attacker": attacker(event),
        "disputed": event.disputed,
        "articles": len(told),
        "sources": "; ".join(_outlets(told)),
    }
    for status, column in (("killed", "killed"), ("wounded", "injured"), ("missing", "missing"), ("displaced", "displaced")):  # fmt: skip
        found = harm(event, status)  # type: ignore[arg-type]
        row[f"{column}_min"] = found.low if found else None
        row[f"{column}_max"] = found.high if found else None
    return row
