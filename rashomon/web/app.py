"""The app: puts the screens together behind the guard."""

from __future__ import annotations

import secrets
from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from rashomon.casefile import Case
from rashomon.web import actors, errors, event, overview, page, talks
from rashomon.web.access import Guard, check_change

STATIC = Path(__file__).parent / "static"
SCREENS: tuple[APIRouter, ...] = (overview.router, event.router, page.router, talks.router, actors.router)
"""The screens: a module each; a new one is a line here, and one in ``templates/base.html`` if the header leads to it."""


def create_app(case_path: Path | str, *, host: str = "127.0.0.1", token: str | None = None) -> FastAPI:
    """Make the app that shows one case.

    Parameters: ``case_path`` of a case that exists (an older one is migrated); ``host`` that the server will be bound to; ``token``
    that every request must bring, ``None`` only for a server on loopback. Raises ``OSError`` or
    :class:`~rashomon.casefile.NotACaseError` when there is no such case.
    """
    Case(case_path).close()
    app = FastAPI(title="Rashomon", version=version("rashomon"), docs_url=None, redoc_url=None, openapi_url=None,
                  dependencies=[Depends(check_change)])  # fmt: skip
    app.state.case_path = Path(case_path)
    app.state.csrf = secrets.token_urlsafe(32)
    errors.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in SCREENS:
        app.include_router(router)
    app.add_middleware(Guard, host=host, token=token)
    return app
