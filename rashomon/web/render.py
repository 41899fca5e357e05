"""Pages from templates: everything that comes from a case is escaped, and no template holds script or style."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from rashomon.show import WORDS, about, body, harmless, number, shorten, stands, value_words
from rashomon.web import addresses, filters, words

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    # Escape characters and those that turn the direction of writing could make a line read as another.
    finalize=lambda value: (
        harmless(value, keep="\n\t") if isinstance(value, str) and not hasattr(value, "__html__") else value
    ),
)
TEMPLATES.filters |= {
    "about": about,
    "actor": words.actor,
    "basis": words.basis,
    "bits": words.bits,
    "body": body,
    "capital": words.capital,
    "corrected": value_words,
    "count": number,
    "country": words.country,
    "chance": words.chance,
    "dates": words.dates,
    "day": words.day,
    "doubt": words.doubt,
    "figure": words.figure,
    "hint": words.hint,
    "many": words.many,
    "member": words.member,
    "chosen_fields": filters.chosen,
    "moment": words.moment,
    "pairs": lambda values, name: [(name, value) for value in values],
    "place": words.place,
    "precision": words.precision,
    "query": lambda values: urlencode({name: value for name, value in values.items() if value is not None}),
    "range": words.days,
    "reason": words.reason,
    "shorten": shorten,
    "speaks": words.speaks,
    "stands": stands,
    "title": words.title,
    "when": words.when,
    "written": words.written,
}
TEMPLATES.globals |= {"address": addresses, "decision_words": WORDS, "standing_words": words.STANDING_WORDS}


def page(request: Request, template: str, *, status_code: int = 200, **values: Any) -> HTMLResponse:
    """A whole page, or a part of one for htmx.

    Parameters: ``template`` below ``templates/``; ``values`` for it. It also sees ``request``, ``csrf`` (the token for forms, which
    go in ``<input type="hidden" name="csrf">``) and ``case_name``.
    """
    state = request.app.state
    text = TEMPLATES.get_template(template).render(
        request=request, csrf=state.csrf, case_name=state.case_path.name, **values
    )
    return HTMLResponse(text, status_code)
