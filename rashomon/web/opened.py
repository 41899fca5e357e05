"""The case that a request reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from rashomon.casefile import Case


def open_case(request: Request) -> Iterator[Case]:
    """A read-only case for one request, as it is now; a build that runs meanwhile does not change it half-way."""
    with Case(request.app.state.case_path, read_only=True) as case:
        yield case


OpenCase = Annotated[Case, Depends(open_case)]
"""Parameter of a route: ``def screen(request: Request, case: OpenCase)``."""
