"""Two reports side by side: do they tell the same incident?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from rashomon.model import Article, Claim, Event, Report, When
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.review.change import heading

router = APIRouter()


@dataclass(frozen=True)
class Told:
    """A report with what is shown of it."""

    report: Report
    article: Article
    published: When
    day: When
    claims: tuple[Claim, ...]
    event: Event | None


@router.get("/review/pair")
def pair(
    request: Request,
    case: OpenCase,
    left: Annotated[str, Query(max_length=500)],
    right: Annotated[str, Query(max_length=500)],
    done: Annotated[str | None, Query(max_length=40)] = None,
) -> HTMLResponse:
    """The two reports with these ids: their words, what was read in them, and what speaks for and against one event."""
    one, two = told(case, left), told(case, right)
    links = case.links_among([left, right])
    return page(
        request,
        "review/pair.html",
        title="Same incident?",
        one=one,
        two=two,
        link=links[0] if links else None,
        together=one.event is not None and two.event is not None and one.event.id == two.event.id,
        **heading(case, done),
    )


def told(case: OpenCase, report: str) -> Told:
    """A report by its id. Raises ``HTTPException`` 404."""
    for article, reading in case.read_of([report]):
        found = next(r for r in reading.reports if r.id == report)
        event = case.event_of(report)
        return Told(
            found,
            article,
            case.published([article.id])[article.id],
            case.days_of([report]).get(report, When()),
            tuple(claim for claim in reading.claims if claim.id in found.claims),
            event,
        )
    raise HTTPException(404, "there is no such report in this case; the pages may have been read again")
