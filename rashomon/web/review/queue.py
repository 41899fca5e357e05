"""The queue: what a reviewer should look at, what would change most first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.review.change import heading

router = APIRouter()
SHOWN = 20
KINDS = {"join": "Same incident?", "dispute": "Disputed", "date": "Odd date", "figure": "Figures far apart"}


@router.get("/review")
def queue(
    request: Request,
    case: OpenCase,
    at: Annotated[int, Query(ge=1, le=100_000)] = 1,
    done: Annotated[str | None, Query(max_length=40)] = None,
) -> HTMLResponse:
    """One page of the queue."""
    count = case.question_count()
    pages = max(1, -(-count // SHOWN))
    at = min(at, pages)
    return page(
        request,
        "review/queue.html",
        title="Review",
        questions=case.questions(limit=SHOWN, offset=(at - 1) * SHOWN),
        count=count,
        at=at,
        pages=pages,
        kinds=KINDS,
        **heading(case, done),
    )
