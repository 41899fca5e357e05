"""Adding pages: dropped, chosen or pasted, read in the background."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import IO, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.web.access import LARGEST
from rashomon.web.render import page
from rashomon.web.words import many
from rashomon.web.work import BusyError, Desk

router = APIRouter(include_in_schema=False)

LONGEST_NAME = 200
STAGES = {
    "": "waiting",
    "collect": "taking in the pages",
    "load language": "loading the language model",
    "read": "reading",
    "solve": "linking, dating, weighing",
}


def desk(request: Request) -> Desk:
    """The queue of this server."""
    found: Desk = request.app.state.desk
    return found


@router.get("/add")
def add(request: Request) -> HTMLResponse:
    """The form, and what is being read."""
    return page(request, "add.html", title="Add pages", largest=LARGEST // 2**20, **_jobs(request))


@router.get("/add/jobs")
def jobs(request: Request) -> HTMLResponse:
    """What is being read, as a part of the page."""
    return page(request, "jobs.html", **_jobs(request))


def _jobs(request: Request) -> dict[str, Any]:
    found = desk(request).jobs()
    return {"jobs": found, "active": any(job.active for job in found), "stages": STAGES}


@router.post("/add")
async def take(request: Request) -> Response:
    """Queue what was sent. Raises ``HTTPException`` 400 when nothing was, 503 when too much waits."""
    form = await request.form()
    files: list[tuple[str, IO[bytes]]] = [
        (page_name(item.filename or ""), item.file)
        for item in form.getlist("files")
        if isinstance(item, UploadFile) and (item.filename or item.size)
    ]
    text = form.get("text")
    if isinstance(text, str) and text.strip():
        given = form.get("name")
        name = page_name(given if isinstance(given, str) else "")
        # A browser sends every line's end as two characters; what was pasted had one.
        files.append((name, io.BytesIO(text.replace("\r\n", "\n").encode("utf-8", "replace"))))
    if not files:
        raise HTTPException(400, "nothing was sent; choose files, drop them, or paste a page’s text")
    title = files[0][0] if len(files) == 1 else many(len(files), "file")
    try:
        await run_in_threadpool(desk(request).add, title, files)
    except BusyError:
        raise HTTPException(503, "too many jobs wait already; add the rest when some are done") from None
    return RedirectResponse("/add", 303)


def page_name(given: str) -> str:
    """The name of a page that was sent: what was given, as one line; the time where nothing was."""
    name = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", given.replace("\\", "/")).strip().lstrip("/")
    return name[-LONGEST_NAME:] or f"pasted {datetime.now():%Y-%m-%d %H:%M:%S.%f}"[:-3]
