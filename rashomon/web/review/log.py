"""The log of decisions: how each stands, undo, and the file that a colleague takes in."""

from __future__ import annotations

import sqlite3
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.casefile import Case
from rashomon.casefile.decisions import NotADecisionError, lines, parse
from rashomon.show import WORDS, about, stands
from rashomon.solve import decide
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.review.change import heading

router = APIRouter()
SHOWN = 50


@router.get("/review/log")
def log(
    request: Request,
    case: OpenCase,
    at: Annotated[int, Query(ge=1, le=100_000)] = 1,
    done: Annotated[str | None, Query(max_length=40)] = None,
    taken: Annotated[int | None, Query(ge=0)] = None,
) -> HTMLResponse:
    """One page of the log, the newest first."""
    count = case.decision_count()
    pages = max(1, -(-count // SHOWN))
    at = min(at, pages)
    return page(
        request,
        "review/log.html",
        title="Decisions",
        rows=[
            (decision, WORDS[decision.action], about(decision), state, stands(state))
            for decision, state in case.newest_decisions(limit=SHOWN, offset=(at - 1) * SHOWN)
        ],
        count=count,
        at=at,
        pages=pages,
        taken=taken,
        **heading(case, done),
    )


@router.get("/review/log.jsonl")
def download(case: OpenCase) -> Response:
    """The whole log as a file."""
    text = "".join(f"{line}\n" for line in lines(case.decisions()))
    headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
    return Response(text, media_type="application/jsonl; charset=utf-8", headers=headers)


@router.post("/review/log")
def take_in(request: Request, file: UploadFile) -> RedirectResponse:
    """Take in a colleague's file; it holds at once. All of it, or nothing when a line is no decision."""
    try:
        said = parse(file.file.read().decode("utf-8-sig").splitlines())
        with Case(request.app.state.case_path) as case:
            new = decide(case, *said)
    except UnicodeDecodeError:
        raise HTTPException(422, "this file is not UTF-8 text; choose one that was exported here") from None
    except NotADecisionError as error:
        raise HTTPException(422, f"nothing was taken in: {error}") from None
    except sqlite3.OperationalError:
        raise HTTPException(503, "another program is writing the case; try again in a moment") from None
    return RedirectResponse(f"/review/log?taken={len(new)}", 303)
