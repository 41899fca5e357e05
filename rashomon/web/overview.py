"""The overview: the incidents of a case."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from rashomon.web.opened import OpenCase
from rashomon.web.render import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def overview(request: Request, case: OpenCase) -> HTMLResponse:
    """The list of incidents."""
    return page(request, "overview.html", title="Incidents", events=case.events("incident"))
