"""To take along: one event or a filtered view as a single HTML file that needs nothing else, and a view's events as files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from rashomon.casefile import Case, Filter
from rashomon.export import VIEWS
from rashomon.web import event, filters, overview, words
from rashomon.web.filters import WantedEvents
from rashomon.web.opened import OpenCase
from rashomon.web.render import page

router = APIRouter(include_in_schema=False)
IN_FULL = 40
"""Events of a view that are told in full; a file with more is too long to read and to mail."""
LISTED = 2000
"""Events of a view that are listed."""
STYLE = Path(__file__).parent / "static" / "dossier.css"


@router.get("/event/{event_id}/dossier.html")
def event_dossier(request: Request, case: OpenCase, event_id: str) -> HTMLResponse:
    """One event as a file."""
    sheet = _sheet(case, event_id)
    found = sheet["event"]
    return _file(request, case, f"rashomon-{found.id}.html", title=words.title(found.title), sheets=[sheet], view=None)


@router.get("/dossier.html")
def view_dossier(request: Request, case: OpenCase, wanted: WantedEvents) -> HTMLResponse:
    """The events that a filter wants as a file: totals, a list of all, the first ones in full."""
    count = case.count(wanted)
    if not count:
        raise HTTPException(404, "no event matches this filter, so there is nothing to put into a dossier")
    events = case.rows(wanted, limit=LISTED)
    view = {
        "count": count,
        "chosen": _chosen(wanted),
        "events": events,
        "totals": overview.totals_table(case, wanted),
    }
    sheets = [_sheet(case, found.id) for found in events[:IN_FULL]]
    title = overview.KIND_WORDS[wanted.kind or "all"].capitalize()
    return _file(request, case, "rashomon-dossier.html", title=title, sheets=sheets, view=view)


@router.get("/export/{format}")
def export(case: OpenCase, wanted: WantedEvents, format: str) -> Response:
    """The events that a filter wants as one file of a format."""
    if format not in VIEWS:
        raise HTTPException(404, f"there is no format {format!r}; choose one of {', '.join(VIEWS)}")
    view = VIEWS[format]
    content = "".join(f"{line}\n" for line in view.lines(case, wanted))
    return Response(content.encode("utf-8", errors="replace"), media_type=view.media_type, headers=_saved(view.file))


def _saved(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def _sheet(case: Case, event_id: str) -> dict[str, Any]:
    """What the event's screen shows, and where its pages are from."""
    bundle, links = event.find(case, event_id)
    return event.sheet(bundle, links) | {"origins": case.origins({report.page for report in bundle.reports})}


def _chosen(wanted: Filter) -> list[str]:
    """The filter in words."""
    return [
        f"{filters.LABELS.get(field, field)}: {value}" for field, value in filters.chosen(wanted) if field != "kind"
    ]


def _file(request: Request, case: Case, name: str, **values: Any) -> HTMLResponse:
    """A saved file: the browser that shows it has no app to ask for styles, so they are within. They are our own words."""
    style = Markup(STYLE.read_text(encoding="utf-8"))
    made = words.moment(datetime.now(UTC))
    response = page(request, "dossier.html", style=style, made=made, in_full=IN_FULL, **values)
    response.headers.update(_saved(name))
    return response
