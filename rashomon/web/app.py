"""The app: puts the screens together behind the guard."""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from rashomon.build import DEFAULT_MODEL
from rashomon.casefile import Case
from rashomon.web import actors, add, api, dossier, errors, event, overview, page, review, talks
from rashomon.web.access import Guard, check_change
from rashomon.web.work import Desk

STATIC = Path(__file__).parent / "static"
SCREENS: tuple[APIRouter, ...] = (
    overview.router,
    event.router,
    page.router,
    talks.router,
    actors.router,
    add.router,
    review.router,
    api.router,
    api.hidden,
    dossier.router,
)
"""The screens: a module each; a new one is a line here, and one in ``templates/base.html`` if the header leads to it."""


def create_app(
    case_path: Path | str,
    *,
    host: str = "127.0.0.1",
    token: str | None = None,
    model: str = DEFAULT_MODEL,
    gazetteer: Path | None = None,
) -> FastAPI:
    """Make the app that shows one case.

    Parameters: ``case_path`` of a case that exists (an older one is migrated); ``host`` that the server will be bound to; ``token``
    that every request must bring, ``None`` only for a server on loopback; ``model`` and ``gazetteer`` to read added pages with, the
    same as the case was built with (with others all its pages are read again). Raises ``OSError`` or
    :class:`~rashomon.casefile.NotACaseError` when there is no such case.
    """
    Case(case_path).close()
    desk = Desk(Path(case_path), model=model, gazetteer=gazetteer)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        # What is loaded by now stays loaded: the collector need not go through it again and again while requests wait.
        gc.collect()
        gc.freeze()
        yield
        desk.close()

    app = FastAPI(title="Rashomon", version=version("rashomon"), docs_url=None, redoc_url=None, openapi_url=None,
                  lifespan=life, dependencies=[Depends(check_change)])  # fmt: skip
    app.state.case_path = Path(case_path)
    app.state.desk = desk
    app.state.csrf = secrets.token_urlsafe(32)
    errors.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in SCREENS:
        app.include_router(router)
    app.add_middleware(Guard, host=host, token=token)
    return app
