"""The filter as the address bar holds it: read from an address, written into one."""

from __future__ import annotations

from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from pydantic import ValidationError

from rashomon.casefile import Filter
from rashomon.model import Kind

LABELS = {
    "words": "words",
    "first": "from",
    "last": "until",
    "country": "country",
    "place": "place",
    "party": "party",
    "acled_type": "type",
    "plover": "PLOVER type",
    "standing": "standing",
    "outlet": "outlet",
    "disputed": "disputed only",
}
"""Fields of the filter in the order in which a reader sees them, and what they are called."""
LONGEST = 300
"""Characters of the longest value that is looked at: names and words are shorter."""


def read_filter(request: Request) -> Filter:
    """The filter of an address; what is blank or unknown in it holds nothing back.

    ``kind`` is ``incident`` where the address names none, every kind where it says ``all``. Raises ``HTTPException`` 400 for a
    value that can't be meant.
    """
    given: dict[str, Any] = {}
    for field in (*LABELS, "kind"):
        value = request.query_params.get(field, "").strip()
        if len(value) > LONGEST:
            raise HTTPException(400, f"{LABELS.get(field, field)}: longer than {LONGEST} characters; use a shorter one")
        if value:
            given[field] = value
    kind = given.pop("kind", "incident")
    if kind != "all":
        given["kind"] = kind
    try:
        return Filter.model_validate(given)
    except ValidationError as error:
        fault = error.errors()[0]
        field = str(fault["loc"][0])
        raise HTTPException(
            400, f"{LABELS.get(field, field)}: {fault['input']!r} can’t be used here; {_instead(field, fault['msg'])}"
        ) from None


def _instead(field: str, complaint: str) -> str:
    """What to write instead, in words for people."""
    if field in ("first", "last", "disputed"):
        return "write 1 or leave it out" if field == "disputed" else "write a day as 2024-02-13"
    choices = get_args(next((part for part in _parts(Filter.model_fields[field].annotation) if get_args(part)), None))
    return f"choose one of {', '.join(map(str, choices))}" if choices else complaint


def _parts(annotation: Any) -> tuple[Any, ...]:
    """The types of which a field may be one."""
    return get_args(annotation) or (annotation,)


WantedEvents = Annotated[Filter, Depends(read_filter)]
"""Parameter of a route: the filter that its address holds."""


def chosen(wanted: Filter) -> list[tuple[str, str]]:
    """A filter as fields of an address, without those that hold nothing back."""
    fields: list[tuple[str, str]] = [] if wanted.kind == "incident" else [("kind", wanted.kind or "all")]
    for field in LABELS:
        value = getattr(wanted, field)
        if value not in (None, "", False):
            fields.append((field, "1" if value is True else str(value)))
    return fields


def query(wanted: Filter, **more: Any) -> str:
    """A filter as the query of an address; ``more`` is added where it is not ``None``."""
    return urlencode([*chosen(wanted), *((key, value) for key, value in more.items() if value is not None)])


KINDS: tuple[Kind, ...] = get_args(Kind)
