"""Who takes part and who speaks: a list, and for each what was said over time, about what, with which stance."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from rashomon.casefile import Case, Filter, StatementFilter
from rashomon.model import Stance
from rashomon.web import filters, marks
from rashomon.web.opened import OpenCase
from rashomon.web.page import At, Text, day
from rashomon.web.render import page
from rashomon.web.timeline import axis

router = APIRouter(include_in_schema=False)
ROWS = 50
LISTED = 300
"""Sides in the list: beyond these are mentions of one article each."""
EVENTS = 12
"""Events of a side that its sheet names; the overview has them all."""


@router.get("/actors")
def actors(request: Request, case: OpenCase, words: Text = "") -> HTMLResponse:
    """Sides, organisations and speakers, the busiest first."""
    return page(
        request, "actors.html", title="Actors", sides=case.sides(limit=LISTED, words=words), words=words, most=LISTED
    )


@router.get("/actor")
def actor(
    request: Request,
    case: OpenCase,
    code: Text,
    stance: Stance | Annotated[str, Query(pattern="^$")] = "",
    source: Text = "",
    first: str = "",
    last: str = "",
    at: At = 1,
) -> HTMLResponse:
    """One side: names, people, whom it blames, and its statements. A code with a slash is a body or person of a side: only what it said."""
    side, _, part = code.partition("/")
    chosen = source or (code if part else "")
    try:
        sheet = case.side_sheet(side)
    except KeyError:
        raise HTTPException(404, f"nobody here is called {code!r}; look in the list of actors") from None
    wanted = StatementFilter.model_validate(
        {"stance": stance or None, "source": chosen or None, "first": day(first, "from"), "last": day(last, "to")}
    )
    count = case.statement_count(side, wanted)
    last_number = max(-(-count // ROWS), 1)
    number = min(at, last_number)
    values = {"code": side, "stance": stance, "source": chosen, "first": first, "last": last}
    took_part = Filter(party=side)
    return page(
        request,
        "actor.html",
        title=sheet.side.name,
        sheet=sheet,
        people=[m for m in sheet.members if m.kind == "person"],
        bodies=[m for m in sheet.members if m.kind != "person"],
        statements=case.statements(side, wanted, limit=ROWS, offset=(number - 1) * ROWS),
        says=marks.says,
        count=count,
        values=values,
        number=number,
        last_number=last_number,
        events=case.rows(took_part, limit=EVENTS, order="reports"),
        events_address=f"/?{filters.query(took_part)}",
        over_time=over_time(case, side),
        base=f"/actor?{urlencode({k: v for k, v in values.items() if v})}&",
    )


def over_time(case: Case, side: str) -> dict[str, Any]:
    """Statements by month (by year where there are many): columns in per cent of the width, each with its stances, and an axis."""
    months = case.statement_months(side)
    if not months:
        return {"columns": [], "ticks": []}
    begin, end = months[0][0], months[-1][0]
    yearly = _index(end, False) - _index(begin, False) > 120
    counted: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for month, stance, n in months:
        counted[_index(month, yearly)][stance] += n
    first, last = _index(begin, yearly), _index(end, yearly)
    pieces = last - first + 1
    most = max(sum(stances.values()) for stances in counted.values())
    width = min(100 / pieces, 8)
    columns = [
        {
            "left": round(100 * (index - first) / pieces, 3),
            "width": round(width * 0.86, 3),
            "height": sum(stances.values()) / most,
            "against": sum(n for s, n in stances.items() if s not in ("asserts", "admits", "promises")) / most,
            "words": f"{_name(index, yearly)}: " + ", ".join(f"{n} {s}" for s, n in sorted(stances.items())),
            "address": f"/actor?{urlencode({'code': side, **_period(index, yearly)})}",
        }
        for index, stances in sorted(counted.items())
    ]
    start, stop = _period(first, yearly)["first"], _period(last, yearly)["last"]
    return {"columns": columns, "ticks": axis(date.fromisoformat(start), date.fromisoformat(stop))}


def _index(month: str, yearly: bool) -> int:
    year, number = int(month[:4]), int(month[5:7])
    return year if yearly else year * 12 + number - 1


def _name(index: int, yearly: bool) -> str:
    return str(index) if yearly else f"{date(index // 12, index % 12 + 1, 1):%b %Y}"


def _period(index: int, yearly: bool) -> dict[str, str]:
    """First and last day of a column."""
    if yearly:
        return {"first": f"{index:04}-01-01", "last": f"{index:04}-12-31"}
    year, month = index // 12, index % 12 + 1
    return {"first": f"{year:04}-{month:02}-01", "last": f"{year:04}-{month:02}-{monthrange(year, month)[1]}"}
