"""The export contract: ``events.jsonl``, ``claims.jsonl`` and ``articles.jsonl``, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.casefile import Case, Filter, ReportPlace
from rashomon.export.files import write_files
from rashomon.model import Article, Claim, Content, Event, Place, Report, When


def write_jsonl(case: Case, folder: Path) -> dict[str, int]:
    """Write the three files of the export contract: all of them, or none when one can't be written.

    Parameters: ``folder`` is made when absent. Result: lines by file name. Raises ``OSError`` when it can't be written; the files
    of an earlier export are then as they were.
    """
    return write_files(
        folder,
        {
            f"{name}.jsonl": (json.dumps(row, ensure_ascii=False) for row in rows)
            for name, rows in contract(case).items()
        },
    )


def contract(case: Case) -> dict[str, Iterable[dict[str, Any]]]:
    """The whole case as the contract has it: ``events``, ``claims`` and ``articles``, each its rows."""
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    for reading in case.readings():
        reports |= {report.id: report for report in reading.reports}
        claims += reading.claims
    event_of = case.event_of_report()
    event_of_claim = {
        claim: event_of[report.id] for report in reports.values() if report.id in event_of for claim in report.claims
    }
    return {
        "events": (event_line(e, reports) for e in case.events()),
        "claims": (claim_line(c, event_of_claim.get(c.id)) for c in claims),
        "articles": (article_line(a) for a in case.articles()),
    }


def events_jsonl(case: Case, wanted: Filter) -> Iterator[str]:
    """Lines of ``events.jsonl`` for a choice of events."""
    for event in case.rows(wanted, limit=-1):
        yield json.dumps(event_line(event, case.report_places(event.reports)), ensure_ascii=False)


def date_value(when: When) -> dict[str, str | None]:
    """A date as the contract has it."""
    return {
        "edtf": when.edtf,
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "basis": when.basis or None,
    }


def place_value(place: Place | None) -> dict[str, Any] | None:
    """A place as the contract has it."""
    return place.model_dump(mode="json") if place else None


def event_line(event: Event, reports: Mapping[str, Report | ReportPlace]) -> dict[str, Any]:
    """One line of ``events.jsonl``; ``reports``, or where they stand, by id."""
    line = event.model_dump(mode="json", include={"id", "kind", "title", "event", "reality", "parties", "findings"})
    line["date"] = date_value(event.date)
    line["place"] = place_value(event.place)
    line["casualties"] = [side.model_dump(mode="json") for side in event.casualties]
    line["disputed"] = event.disputed
    line["corrections"] = [correction.model_dump(mode="json") for correction in event.corrections]
    line["reports"] = [{"page": reports[name].page, "article": reports[name].article} for name in event.reports]
    return line


def content_value(content: Content) -> dict[str, Any]:
    """What a claim says, without the parts it does not say; the count goes under ``quantity``."""
    unsaid = {"count"} if content.returned else {"count", "returned"}
    value = content.model_dump(mode="json", exclude_none=True, exclude=unsaid)
    if content.count:
        value["quantity"] = content.count.model_dump(mode="json")
    return value


def claim_line(claim: Claim, event: str | None) -> dict[str, Any]:
    """One line of ``claims.jsonl``."""
    return {
        "id": claim.id,
        "page": claim.page,
        "article": claim.article,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.span.text,
        "voices": list(claim.voices),
        "source": claim.source,
        "stance": claim.stance,
        "reality": claim.reality,
        "fresh": claim.fresh,
        "event": event,
        "content": content_value(claim.content),
        "source_span": claim.source_span.model_dump() if claim.source_span else None,
        "cue": claim.cue.model_dump() if claim.cue else None,
    }


def article_line(article: Article) -> dict[str, Any]:
    """One line of ``articles.jsonl``."""
    return {
        "page": article.page,
        "article": article.index,
        "headline": article.headline.text if article.headline else None,
        "outlet": article.outlet,
        "byline": article.byline,
        "agencies": list(article.agencies),
        "relays": list(article.relays),
        "published": date_value(article.published),
        "published_stated": article.published_stated,
        "spans": [{"start": span.start, "end": span.end} for span in article.spans],
    }
