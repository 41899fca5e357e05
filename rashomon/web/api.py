"""The case for programs: JSON in the shapes of the export contract, and a description of it that needs no network."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from rashomon.casefile import EventBundle, Order, PageFilter
from rashomon.export.jsonl import article_line, claim_line, event_line
from rashomon.web.event import find
from rashomon.web.filters import LABELS, WantedEvents
from rashomon.web.opened import OpenCase
from rashomon.web.render import page as render

router = APIRouter(prefix="/api", tags=["case"])
hidden = APIRouter(prefix="/api", include_in_schema=False)

Line = dict[str, Any]
"""What an answer is. The bigger ones are handed over as JSON, so that the framework does not go through them once more."""
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to leave out at the beginning.")]
Name = Annotated[str, Query(max_length=1000, description="Name of a page.")]

FILTER: Line = {
    "parameters": [
        {
            "name": name,
            "in": "query",
            "required": False,
            "schema": {"type": "string"},
            "description": f"Only events with this {label}." if name not in ("first", "last", "disputed") else {
                "first": "Only events that can have been on this day or later, YYYY-MM-DD.",
                "last": "Only events that can have been on this day or earlier, YYYY-MM-DD.",
                "disputed": "1: only events of which something is disputed.",
            }[name],
        }
        for name, label in {**LABELS, "kind": "kind: incident (default), diplomacy, history, all"}.items()
    ]
}  # fmt: skip
"""The filter's parameters, for the description: they are read from the address in one place, :mod:`rashomon.web.filters`."""


@router.get("/events", openapi_extra=FILTER, response_model=Line)
def events(
    case: OpenCase, wanted: WantedEvents, limit: Limit = 50, offset: Offset = 0, order: Order = "date"
) -> JSONResponse:
    """Events that the filter wants, as in `events.jsonl`, and how many there are in all."""
    found = case.rows(wanted, limit=limit, offset=offset, order=order)
    places = case.report_places([report for event in found for report in event.reports])
    return JSONResponse({"total": case.count(wanted), "events": [event_line(event, places) for event in found]})


@router.get("/events/{event_id}", response_model=Line)
def event(case: OpenCase, event_id: str) -> Response:
    """One event with its claims and articles, as in the three files of the contract; why its reports were joined; text they share."""
    bundle, _ = find(case, event_id)
    reports = {report.id: report for report in bundle.reports}
    line = {
        **event_line(bundle.event, dict(reports)),
        "claims": _claims(bundle),
        "articles": [article_line(article) for article in bundle.articles.values()],
        "shared": [text.model_dump(mode="json") for text in bundle.event.shared],
    }
    # The case holds the links, of which a much told event has thousands, as the very JSON that is wanted.
    text = f'{json.dumps(line, ensure_ascii=False)[:-1]}, "links": {case.links_json(bundle.event.id)}}}'
    return Response(text.encode(errors="replace"), media_type="application/json")


@router.get("/events/{event_id}/claims", response_model=Line)
def claims(case: OpenCase, event_id: str) -> JSONResponse:
    """The claims about one event, as in `claims.jsonl`."""
    return JSONResponse({"claims": _claims(find(case, event_id)[0])})


def _claims(bundle: EventBundle) -> list[Line]:
    return [claim_line(claim, bundle.event.id) for claim in bundle.claims]


@router.get("/totals", openapi_extra=FILTER)
def totals(case: OpenCase, wanted: WantedEvents) -> Line:
    """People harmed by side, status and standing, and over all sides; in one incident nobody counts twice."""
    found = case.totals(wanted)
    return {"lines": [asdict(total) for total in found.lines], "overall": [asdict(total) for total in found.overall]}


@router.get("/facets", openapi_extra=FILTER)
def facets(case: OpenCase, wanted: WantedEvents) -> Line:
    """The values that the filter's fields can take, with how many events have each."""
    return {field: [{"value": v, "events": n} for v, n in rows] for field, rows in case.facets(wanted).items()}


@router.get("/pages")
def pages(
    case: OpenCase, words: Annotated[str, Query(max_length=300)] = "", limit: Limit = 50, offset: Offset = 0
) -> Line:
    """Pages that hold all the words, and how many there are in all."""
    wanted = PageFilter(words=words)
    return {
        "total": case.page_count(wanted),
        "pages": [asdict(row) for row in case.page_rows(wanted, limit=limit, offset=offset)],
    }


@router.get("/page")
def page(case: OpenCase, name: Name) -> Line:
    """One page: its text, which every `start` and `end` counts in, its articles and claims."""
    try:
        bundle = case.page_bundle(name)
    except KeyError:
        raise HTTPException(404, "there is no page of that name in this case; /api/pages lists them") from None
    event_of = {
        claim: bundle.events[report.id].id
        for _, reading in bundle.articles
        for report in reading.reports
        if report.id in bundle.events
        for claim in report.claims
    }
    return {
        **bundle.page.model_dump(mode="json", exclude={"main", "items"}),
        "skipped": bundle.skipped,
        "articles": [article_line(article) for article, _ in bundle.articles],
        "claims": [claim_line(c, event_of.get(c.id)) for _, reading in bundle.articles for c in reading.claims],
    }


def description(request: Request) -> Line:
    """The API as OpenAPI describes it."""
    return get_openapi(
        title="Rashomon",
        version=request.app.version,
        summary="One case as data, in the shapes of the export contract.",
        routes=request.app.routes,
    )


@hidden.get("/openapi.json")
def openapi(request: Request) -> JSONResponse:
    """The description for programs."""
    return JSONResponse(description(request))


@hidden.get("")
def start() -> RedirectResponse:
    """What a person is led to."""
    return RedirectResponse("/api/docs")


@hidden.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The description for people."""
    found = description(request)
    calls = [
        (path, call)
        for path, methods in found["paths"].items()
        for method, call in methods.items()
        if method == "get" and path.startswith("/api")
    ]
    return render(request, "api.html", title="The case as data", calls=calls)
