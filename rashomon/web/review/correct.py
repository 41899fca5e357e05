"""The form for another value: what the pages say, what it is instead, and why."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from rashomon.model import Category, Correctable, Event, Status
from rashomon.show import PRECISION
from rashomon.web import addresses
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.review.change import back, make
from rashomon.web.review.values import types, value

router = APIRouter()


@router.get("/review/correct")
def form(
    request: Request,
    case: OpenCase,
    event: Annotated[str, Query(max_length=80)],
    field: Annotated[str, Query(max_length=20)],
    side: Annotated[str | None, Query(max_length=200)] = None,
    category: Annotated[str | None, Query(max_length=20)] = None,
) -> HTMLResponse:
    """The form for one field of one event."""
    found = _event(case, event)
    return _page(request, case, found, field, side, category, _prefilled(found, field, side, category), None, 200)


@router.post("/review/correct")
async def correct(request: Request, case: OpenCase) -> Any:
    """Log the correction, or show the form again with a line that says what to mend."""
    sent = await request.form()
    said = {key: text for key, text in sent.items() if isinstance(text, str)}
    found = _event(case, said.get("event", ""))
    field, side, category = said.get("field", ""), said.get("side") or None, said.get("category") or None
    try:
        if not said.get("reason", "").strip():
            raise ValueError("give a reason: it is what others will judge the correction by")
        new = value(_known(field), said)
    except ValueError as error:
        return _page(request, case, found, field, side, category, said, str(error), 422)
    given = {
        "action": "correct", "field": field, "side": side, "category": category, "value": new,
        "reason": said["reason"][:2000], "by": said.get("by", "")[:200],
    }  # fmt: skip
    return back(f"/review/event/{addresses.quote(found.id, safe='')}", make(request, given, left=[found.id]))


def _event(case: OpenCase, key: str) -> Event:
    try:
        return case.event(key)
    except KeyError:
        raise HTTPException(404, "there is no such event in this case any more; reload the page") from None


def _known(field: str) -> str:
    if field not in get_args(Correctable):
        raise HTTPException(404, "there is no such field")
    return field


def _prefilled(event: Event, field: str, side: str | None, category: str | None) -> dict[str, str]:
    """What stands now, to be changed."""
    if field == "date":
        return {"date": event.date.edtf or ""}
    if field == "place" and event.place:
        place = event.place
        given = {"place": place.name, "admin1": place.admin1, "country": place.country, "lat": place.lat,
                 "lon": place.lon, "precision": place.precision}  # fmt: skip
        return {name: "" if part is None else str(part) for name, part in given.items()}
    if field == "type":
        return {"type": next((name for name, kind in types().items() if kind == event.event), "")}
    stands = [s for s in event.casualties if s.status == field and s.side == side and category in (None, s.category)]
    if stands:
        one = min(stands, key=lambda s: s.superseded)
        return {"new_side": one.side, "new_category": one.category, "approximate": "1" if one.approximate else "",
                "low": "" if one.low is None else str(one.low), "high": "" if one.high is None else str(one.high)}  # fmt: skip
    said = next((f for f in event.findings if f.field == field), None)
    return {"name": str(said.values[0].value) if said else "", "new_side": side or ""}


def _page(
    request: Request, case: OpenCase, event: Event, field: str, side: str | None, category: str | None,
    said: dict[str, str], fault: str | None, status: int,
) -> HTMLResponse:  # fmt: skip
    field = _known(field)
    return page(
        request,
        "review/correct.html",
        status_code=status,
        title=f"Correct the {field}",
        event=event,
        field=field,
        side=side,
        category=category,
        figures=[s for s in event.casualties if s.status == field and (side is None or s.side == side)],
        finding=next((f for f in event.findings if f.field == field), None),
        people=field in get_args(Status),
        categories=get_args(Category),
        precisions=PRECISION,
        types=list(types()) if field == "type" else [],
        sides=sorted({*event.parties, *(s.side for s in event.casualties)}),
        said=said,
        fault=fault,
    )
