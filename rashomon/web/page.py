"""The pages of a case: a list to search, and the reader, which shows one as it came with all that was found in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from rashomon.casefile import PageFilter
from rashomon.web import marks
from rashomon.web.opened import OpenCase
from rashomon.web.render import page as render

router = APIRouter(include_in_schema=False)
ROWS = 50

Offset = Annotated[int | None, Query(ge=0)]
Text = Annotated[str, Query(max_length=500)]
At = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("/page")
def reader(
    request: Request, case: OpenCase, name: Text, start: Offset = None, end: Offset = None, part: At | None = None
) -> HTMLResponse:
    """One page as it came: articles, cut boilerplate, claims, actors, places and times marked, each leading to its event."""
    try:
        found = case.page_bundle(name)
    except KeyError:
        raise HTTPException(
            404, "there is no page of that name in this case; look for it in the list of pages"
        ) from None
    here = (start, end) if start is not None and end is not None and start < end else None
    number = part or (marks.part_of(here[0], len(found.page.text)) if here else 1)
    return render(
        request,
        "page.html",
        title=found.page.name,
        found=found,
        part=marks.part(found, number, here),
        told=marks.reports_of(found),
        kinds=("claim", "actor", "place", "time"),
        base=f"/page?{urlencode({'name': name})}&",
    )


@router.get("/pages")
def pages(
    request: Request,
    case: OpenCase,
    words: Text = "",
    outlet: Text = "",
    first: str = "",
    last: str = "",
    skipped: bool = False,
    at: At = 1,
) -> HTMLResponse:
    """The pages of the case, searched and filtered."""
    wanted = PageFilter(
        words=words, outlet=outlet or None, first=day(first, "from"), last=day(last, "to"), skipped=skipped
    )
    count = case.page_count(wanted)
    last_number = max((count + ROWS - 1) // ROWS, 1)
    number = min(at, last_number)
    values = {"words": words, "outlet": outlet, "first": first, "last": last, "skipped": "true" if skipped else ""}
    return render(
        request,
        "pages.html",
        title="Pages",
        rows=case.page_rows(wanted, limit=ROWS, offset=(number - 1) * ROWS),
        count=count,
        outlets=case.outlets(),
        values=values,
        number=number,
        last_number=last_number,
        base=f"/pages?{urlencode({k: v for k, v in values.items() if v})}&",
    )


def day(text: str, field: str) -> date | None:
    """A day from a form's field, ``None`` when it is left empty. Raises a 422 with a line for people."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(422, f"{field}: {text!r} is no day; write it as 2024-02-13") from None
