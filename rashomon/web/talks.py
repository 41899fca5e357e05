"""Talks and agreements on one line of time with the incidents, so that what follows a truce is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from rashomon.casefile import LANES, Agreement, Case, Filter, Lane, Moment
from rashomon.casefile.talks import AFTER
from rashomon.web.filters import WantedEvents, query
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.timeline import Tick, axis
from rashomon.web.words import title

router = APIRouter(include_in_schema=False)
ROWS = 50
MOST_DRAWN = 300
"""Marks drawn one by one; more are counted in pieces of time."""
MOST_TRUCES = 20
"""Lines drawn down from agreements, of the newest: more would hide the marks."""
CELLS = 90
"""Pieces of time that the line is cut into when there are too many marks."""
LEAST = 0.7
"""Per cent of the width that the shortest mark takes."""
LANE_WORDS: dict[Lane, str] = {
    "meetings": "Meetings and help",
    "agreements": "Truces and agreements",
    "demands": "Demands and refusals",
    "threats": "Threats and accusations",
    "incidents": "Incidents",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark on a lane, in per cent of the width: one event, or ``count`` of them in a piece of time (``height`` from 0 to 1)."""

    lane: int
    left: float
    width: float
    height: float
    count: int
    words: str
    address: str
    event: str | None
    after: bool
    sure: bool


@router.get("/talks")
def talks(
    request: Request, case: OpenCase, wanted: WantedEvents, at: Annotated[int, Query(ge=1, le=10**6)] = 1
) -> HTMLResponse:
    """Meetings, agreements, demands and threats with the incidents of the same parties and period."""
    wanted = wanted.without("kind")
    count = case.moment_count(wanted)
    last = max(-(-count // ROWS), 1)
    if at > last:
        raise HTTPException(404, f"the list ends at page {last}; go back to its beginning")
    moments = case.moments(wanted, limit=ROWS, offset=(at - 1) * ROWS)
    chosen = query(wanted.model_copy(update={"kind": "incident"}))
    before = {f.incident.id: f for f in case.followed([m.event.id for m in moments if m.lane == "incidents"])}
    facets = case.facets(wanted, fields=("party", "country"))
    return page(
        request,
        "talks.html",
        title="Talks and agreements",
        wanted=wanted,
        parties=facets["party"],
        countries=facets["country"],
        count=count,
        moments=moments,
        before=before,
        agreements=(agreed := case.agreements(wanted)),
        after_days=AFTER,
        lanes=[LANE_WORDS[lane] for lane in LANES],
        lane_words=LANE_WORDS,
        line=line(case, wanted, count, agreed),
        at=at,
        last=last,
        base=f"/talks?{chosen}&" if chosen else "/talks?",
    )


def line(case: Case, wanted: Filter, count: int, agreed: Sequence[Agreement]) -> dict[str, Any]:
    """What the line of time draws: ``marks``, ``ticks`` of its axis, and ``truces``, where a line goes down through all lanes."""
    if not count:
        return {"marks": [], "ticks": [], "truces": []}
    if count <= MOST_DRAWN:
        return _single(case, case.moments(wanted, limit=MOST_DRAWN), agreed)
    return _counted(case, wanted, agreed)


def _single(case: Case, moments: Sequence[Moment], agreed: Sequence[Agreement]) -> dict[str, Any]:
    spans = [(_day(m.event.first or m.event.last), _day(m.event.last or m.event.first)) for m in moments]
    first, days, ticks = _scale(min(s[0] for s in spans), max(s[1] for s in spans))
    after = {f.incident.id for f in case.followed([m.event.id for m in moments if m.lane == "incidents"])}
    marks = []
    for moment, (begin, end) in zip(moments, spans, strict=True):
        width = max(100 * ((end - begin).days + 1) / days, LEAST)
        marks.append(
            Drawn(
                lane=LANES.index(moment.lane),
                left=round(min(100 * (begin - first).days / days, 100 - width), 3),
                width=round(width, 3),
                height=1.0,
                count=1,
                words=title(moment.event.title),
                address="",
                event=moment.event.id,
                after=moment.event.id in after,
                sure=begin == end,
            )
        )
    return {"marks": marks, "ticks": ticks, "truces": _truces(agreed, first, days)}


def _counted(case: Case, wanted: Filter, agreed: Sequence[Agreement]) -> dict[str, Any]:
    begin, end = case.moment_span(wanted) or (date.max, date.max)
    first, days, ticks = _scale(max(begin, wanted.first or date.min), min(end, wanted.last or date.max))
    cells = [(LANES.index(lane), cell, n) for lane, cell, n in case.moment_cells(wanted, first, days, CELLS)]
    # Each lane has its own scale: there are always more incidents than truces.
    most: dict[int, int] = {}
    for lane, _, n in cells:
        most[lane] = max(most.get(lane, 0), n)
    rest = query(wanted.model_copy(update={"kind": "incident", "first": None, "last": None}))
    marks = []
    for lane, cell, n in cells:
        begin = first + timedelta(days=-(-cell * days // CELLS))
        end = first + timedelta(days=max(-(-(cell + 1) * days // CELLS) - 1, -(-cell * days // CELLS)))
        narrowed = f"{rest}&first={begin}&last={end}".lstrip("&")
        marks.append(
            Drawn(
                lane, round(100 * cell / CELLS, 3), round(90 / CELLS, 3), max(n / most[lane], 0.15), n,
                f"{LANE_WORDS[LANES[lane]]}: {n} from {begin} to {end}", f"/talks?{narrowed}", None, False, True,
            )
        )  # fmt: skip
    return {"marks": marks, "ticks": ticks, "truces": _truces(agreed, first, days)}


def _truces(agreed: Sequence[Agreement], first: date, days: int) -> list[float]:
    """Where agreements stand that an incident followed."""
    return [
        round(100 * ((_day(a.moment.event.last or a.moment.event.first) - first).days + 0.5) / days, 3)
        for a in agreed[:MOST_TRUCES]
        if a.after
    ]


def _scale(first: date, last: date) -> tuple[date, int, list[Tick]]:
    """First day and number of days of the line, with some room on both sides, and its axis."""
    room = max((last - first).days // 40, 2)
    first = date.fromordinal(max(first.toordinal() - room, 1))
    last = date.fromordinal(min(last.toordinal() + room, date.max.toordinal() - 1))
    return first, (last - first).days + 1, axis(first, last)


def _day(text: str | None) -> date:
    return date.fromisoformat(text or "0001-01-01")
