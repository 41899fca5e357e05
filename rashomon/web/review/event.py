"""One event taken apart: its reports, to be moved, parted or set aside, and its values, to be corrected."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse

from rashomon.casefile import Filter
from rashomon.model import Event
from rashomon.web import addresses, facts, words
from rashomon.web.event import find
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.review.change import back, heading, make

router = APIRouter()
NEIGHBOURS = 30
"""Events of the same days that are offered as a report's place."""
LABELS = {**facts.FIELDS, "type": "Type"}
FIELDS = ("date", "place", "type", "attacker", "target", "weapon")


@router.get("/review/event/{event_id}")
def event(
    request: Request, case: OpenCase, event_id: str, done: Annotated[str | None, Query(max_length=40)] = None
) -> HTMLResponse:
    """The event's reports and values."""
    bundle, _ = find(case, event_id)
    return page(
        request,
        "review/event.html",
        title=f"Review: {words.title(bundle.event.title)}",
        event=bundle.event,
        reports=bundle.reports,
        articles=bundle.articles,
        others=_others(case, bundle.event),
        fields=FIELDS,
        labels=LABELS,
        findings={finding.field: finding for finding in bundle.event.findings},
        **heading(case, done),
    )


@router.post("/review/event/{event_id}")
def reports(
    request: Request,
    case: OpenCase,
    event_id: str,
    action: Annotated[str, Form(max_length=20)],
    report: Annotated[list[str], Form()] = [],  # noqa: B006
    other: Annotated[str, Form(max_length=80)] = "",
    reason: Annotated[str, Form(max_length=2000)] = "",
    by: Annotated[str, Form(max_length=200)] = "",
) -> RedirectResponse:
    """Move, part or set aside the chosen reports of the event."""
    try:
        members = case.event(event_id).reports
    except KeyError:
        raise HTTPException(404, "there is no such event in this case any more; reload the page") from None
    chosen = [name for name in report if name in members]
    rest = [name for name in members if name not in chosen]
    if not chosen:
        raise HTTPException(422, "choose a report first")
    said = {"action": action, "reason": reason, "by": by}
    if action == "move":
        if not other.strip():
            raise HTTPException(422, "choose the event to move to, or give the start of its id")
        outcome = make(request, said, left=chosen, right=[other.strip()], away=rest)
    elif action == "part":
        if not rest:
            raise HTTPException(422, "leave a report: all of them can't be parted from nothing")
        outcome = make(request, said, left=chosen, right=rest)
    elif action == "dismiss":
        outcome = make(request, said, left=chosen)
    else:
        raise HTTPException(422, "no such action")
    stays = len(chosen) < len(members)
    return back(f"/review/event/{addresses.quote(event_id, safe='')}" if stays else "/review", outcome)


def _others(case: OpenCase, event: Event) -> list[Event]:
    """Events of the same kind about the same days."""
    near = Filter(kind=event.kind, first=event.date.start, last=event.date.end)
    return [other for other in case.rows(near, limit=NEIGHBOURS + 1) if other.id != event.id][:NEIGHBOURS]
