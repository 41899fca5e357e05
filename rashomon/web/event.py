"""The screen of one event."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from rashomon.web.opened import OpenCase
from rashomon.web.render import page

router = APIRouter(include_in_schema=False)


@router.get("/event/{event_id}")
def event(request: Request, case: OpenCase, event_id: str) -> HTMLResponse:
    """One event: its facts and how each of them stands."""
    try:
        found = case.event(event_id)
    except KeyError:
        raise HTTPException(
            404, "there is no such event in this case; a later build may have joined it with another"
        ) from None
    return page(request, "event.html", title=found.title, event=found)
