"""What the forms of the review screens send: one decision, logged and holding before the answer comes."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse

from rashomon.casefile import Case
from rashomon.model import Decision
from rashomon.solve import Outcome, decide
from rashomon.web.opened import OpenCase

router = APIRouter()
Names = Annotated[list[str], Form()]
PLACES = ("/review", "/event")
"""Where an answer may lead: a form can't send anybody elsewhere."""


@router.post("/review/decide")
def decided(
    request: Request,
    action: Annotated[str, Form(max_length=20)],
    left: Names = [],  # noqa: B006
    right: Names = [],  # noqa: B006
    away: Names = [],  # noqa: B006
    field: Annotated[str | None, Form(max_length=20)] = None,
    side: Annotated[str | None, Form(max_length=200)] = None,
    undoes: Annotated[str | None, Form(max_length=40)] = None,
    reason: Annotated[str, Form(max_length=2000)] = "",
    by: Annotated[str, Form(max_length=200)] = "",
    to: Annotated[str, Form(max_length=500)] = "/review",
) -> RedirectResponse:
    """Log a decision that needs no value of its own. ``left``, ``right`` and ``away`` are ids of reports or events."""
    if action == "correct":
        raise HTTPException(422, "a correction is made with its own form")
    said = {"action": action, "field": field, "side": side or None, "undoes": undoes, "reason": reason, "by": by}
    outcome = make(request, said, left=left, right=right, away=away)
    return back(to, outcome)


def make(request: Request, said: dict[str, Any], **named: list[str]) -> Outcome:
    """Log a decision about reports or events with these ids and let it hold.

    Raises ``HTTPException``: 404 for what is not in the case, 409 for what can't hold, 422 for what is no decision, 503 while
    another program writes the case.
    """
    try:
        with Case(request.app.state.case_path) as case, case.transaction():
            marks = {side: tuple(m for key in keys for m in case.marks(key)) for side, keys in named.items()}
            decision = Decision.model_validate({**said, **marks, "at": datetime.now(UTC)})
            (outcome,) = decide(case, decision)
            if outcome.state.status == "not applicable":
                # Nothing is written.
                raise HTTPException(409, f"that can't hold: {outcome.state.note or 'it changes nothing'}")
    except KeyError:
        raise HTTPException(404, "what this is about is no longer in the case; reload the page") from None
    except ValidationError as error:
        raise HTTPException(422, str(error.errors()[0]["msg"]).removeprefix("Value error, ")) from None
    except sqlite3.OperationalError:
        raise HTTPException(503, "another program is writing the case; try again in a moment") from None
    return outcome


def back(to: str, outcome: Outcome) -> RedirectResponse:
    """The way back to the screen that asked, which then says what was done."""
    path = to if to.partition("?")[0].startswith(PLACES) and not to.startswith("//") else "/review"
    return RedirectResponse(f"{path}{'&' if '?' in path else '?'}{urlencode({'done': outcome.decision})}", 303)


def heading(case: OpenCase, done: str | None) -> dict[str, Any]:
    """What every review screen says at its top: ``notice``, what was just done; ``last``, the newest decision that is not undone
    and no undo, which the key *u* takes back."""
    last, logged = case.undoable(), case.logged(done) if done else None
    notice = None
    if logged is not None:
        (decision, state), overruled = logged
        notice = {"decision": decision, "state": state, "overruled": overruled}
    return {"notice": notice, "last": last.decision if last else None}
