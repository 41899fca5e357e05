"""The overview: the incidents of a case on a map, on a line of time and in a table, all under one filter."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, JSONResponse

from rashomon.casefile import Case, Filter, Order, Total
from rashomon.web import addresses, timeline, words
from rashomon.web.filters import KINDS, LABELS, WantedEvents, query
from rashomon.web.opened import OpenCase
from rashomon.web.render import page

router = APIRouter(include_in_schema=False)

ROWS = 50
"""Events on one page of the table."""
MOST_MARKS = 90
"""Events drawn one by one on the line of time; more are counted by pieces of time."""
MOST_PLACES = 800
CHOICES = ("country", "place", "party", "acled_type", "standing", "outlet")
"""Fields of the filter whose values are counted."""
DRAWN = ("place", "country", "lat", "lon", "precision", "events", "disputed", "title")
"""What the map needs of a marker: it is a big part of the first screen."""
ORDER_WORDS: dict[Order, str] = {
    "date": "oldest first",
    "newest": "newest first",
    "killed": "most killed first",
    "reports": "most reports first",
    "title": "by title",
}
KIND_WORDS = {
    "incident": "incidents",
    "diplomacy": "talks and agreements",
    "history": "past events",
    "all": "everything",
}


@router.get("/")
def overview(
    request: Request,
    case: OpenCase,
    wanted: WantedEvents,
    order: Order = "date",
    at: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> HTMLResponse:
    """The events that the filter wants: one page of the table, the line of time, totals, and what else could be chosen."""
    count = case.count(wanted)
    last = max(-(-count // ROWS), 1)
    if at > last:
        raise HTTPException(404, f"the list ends at page {last}; go back to its beginning")
    chosen = query(wanted, order=None if order == "date" else order)
    shown = page(
        request,
        "overview.html",
        title=words.capital(KIND_WORDS[wanted.kind or "all"]),
        wanted=wanted,
        chips=_chips(wanted, order),
        count=count,
        events=case.rows(wanted, limit=ROWS, offset=(at - 1) * ROWS, order=order),
        facets=case.facets(wanted, fields=CHOICES),
        kinds=(*KINDS, "all"),
        kind_words=KIND_WORDS,
        order=order,
        orders=ORDER_WORDS,
        at=at,
        last=last,
        base=f"/?{chosen}&" if chosen else "/?",
        chosen=query(wanted),
        time=_time(case, wanted, order),
        totals=totals_table(case, wanted),
    )
    if request.headers.get("hx-request") == "true":
        # The address that the reader may share holds nothing that says nothing.
        shown.headers["hx-push-url"] = f"/?{chosen}" if chosen else "/"
    return shown


@router.get("/map.json")
def places(case: OpenCase, wanted: WantedEvents) -> JSONResponse:
    """The places of the wanted events for the map, and how many events have none that can be drawn."""
    found = case.markers(wanted, limit=MOST_PLACES)
    drawn = []
    for marker in found:
        if marker.precision == 7:
            continue
        more = {key: value for key, value in asdict(marker).items() if key in DRAWN and value is not None}
        place, country = marker.place, words.country(marker.country) if marker.country else None
        more["place"] = ", ".join(dict.fromkeys(part for part in (place, marker.admin1, country) if part))
        if marker.event:
            more |= {"address": addresses.event(marker.event), "title": words.title(str(marker.title))}
        elif marker.lat is None:
            more["title"] = f"{words.many(marker.events, 'event')} somewhere in it; show all of it"
            more["address"] = f"/?{query(wanted.model_copy(update={'country': marker.country}))}"
        else:
            narrowed = wanted.model_copy(update={"place": marker.place, "country": marker.country or wanted.country})
            more["address"] = f"/?{query(narrowed)}"
        drawn.append(more)
    return JSONResponse({"places": drawn, "elsewhere": case.count(wanted) - sum(m["events"] for m in drawn)})


def _chips(wanted: Filter, order: Order) -> list[dict[str, str]]:
    """What is chosen, each with the address that opens it again."""
    chips = []
    for field, label in LABELS.items():
        value = getattr(wanted, field)
        if value in (None, "", False):
            continue
        text = label if value is True else f"{label}: {_value(field, value)}"
        rest = query(wanted.without(field), order=None if order == "date" else order)
        chips.append({"text": text, "address": f"/?{rest}" if rest else "/"})
    return chips


def _value(field: str, value: Any) -> str:
    if isinstance(value, date):
        return words.day(value)
    return words.actor(value) if field in ("country", "party") else str(value)


def _time(case: Case, wanted: Filter, order: Order) -> dict[str, Any]:
    """What the line of time draws: each event, or columns where there are too many."""
    bars = case.bars(wanted, limit=MOST_MARKS + 1)
    if len(bars) <= MOST_MARKS:
        placed, ticks = timeline.marks(bars)
        return {
            "marks": placed,
            "lanes": max((p.lane for p in placed), default=-1) + 1,
            "ticks": ticks,
            "dated": len(bars),
        }
    unit, bins = case.bins(wanted)
    drawn, ticks = timeline.columns(bins)
    rest = query(wanted.without("first").without("last"), order=None if order == "date" else order)
    zoom = [f"{rest}&first={b.first}&last={b.last}".lstrip("&") for b in bins]
    return {"columns": list(zip(drawn, zoom, strict=True)), "unit": unit, "ticks": ticks}


def totals_table(case: Case, wanted: Filter) -> dict[str, Any]:
    """A row a side, a column a status, in a cell a figure for each standing; and a row over all sides."""
    found = case.totals(wanted)
    statuses = [total.status for total in found.overall]
    sides: dict[str, dict[str, list[Total]]] = {}
    for line in found.lines:
        sides.setdefault(line.side or "", {}).setdefault(line.status, []).append(line)
    weight = {side: sum(t.low for cells in row.values() for t in cells) for side, row in sides.items()}
    ordered = sorted(sides, key=lambda side: (-weight[side], side))
    return {
        "statuses": statuses,
        "sides": [(side, sides[side]) for side in ordered],
        "overall": {total.status: total for total in found.overall},
    }
