"""Errors in one shape: a readable page for people, the same words as JSON for programs."""

from __future__ import annotations

import sqlite3
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from rashomon.casefile import NotACaseError
from rashomon.web.render import page

TITLES = {
    400: "That can’t be read",
    401: "This case is not open to everybody",
    403: "Not allowed",
    404: "Not here",
    405: "Not that way",
    413: "Too much at once",
    421: "Wrong address",
    422: "That can’t be read",
    500: "Something broke",
    503: "The case can’t be read now",
}


def error_response(request: Request, status: int, message: str) -> Response:
    """A response that says in one line what is wrong and what to do.

    Parameters: the HTTP ``status``; ``message`` for people. JSON ``{"error": {"status", "message"}}`` under ``/api``, else a page.
    """
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    title = TITLES.get(status, HTTPStatus(status).phrase)
    return page(request, "error.html", status_code=status, title=title, status=status, message=message)


def install(app: FastAPI) -> None:
    """Let the app answer each kind of failure with :func:`error_response`."""

    async def http(request: Request, error: Any) -> Response:
        detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
        if error.status_code == 404 and not detail:
            detail = f"there is no page {request.url.path}; start at the list of incidents"
        response = error_response(request, error.status_code, detail or HTTPStatus(error.status_code).description)
        response.headers.update(error.headers or {})
        return response

    async def invalid(request: Request, error: Any) -> Response:
        faults = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or e['loc'][0]}: {e['msg']}" for e in error.errors())
        return error_response(request, 422, f"the address or form has a value that can’t be used: {faults}")

    async def case_unreadable(request: Request, error: Exception) -> Response:
        line = f"the case can’t be read: {error}; try again, and run 'rashomon check' on it if that does not help"
        return error_response(request, 503, line)

    async def broken(request: Request, error: Exception) -> Response:
        from rashomon.web.access import HEADERS

        line = "the app made a mistake; the terminal that runs 'rashomon serve' shows which. The case is as it was"
        response = error_response(request, 500, line)
        response.headers.update(HEADERS)  # the guard does not see this one
        return response

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    for kind in (sqlite3.Error, NotACaseError, OSError):
        app.add_exception_handler(kind, case_unreadable)
    app.add_exception_handler(Exception, broken)
