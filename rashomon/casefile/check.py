"""Whether a case still says what its pages say."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.model import Article, Reading, Span

if TYPE_CHECKING:
    from rashomon.casefile.case import Case


def faults(case: Case, db: sqlite3.Connection) -> list[str]:
    """See :meth:`rashomon.casefile.Case.check`."""
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    texts = {}
    for name, sha256, packed, text in db.execute("SELECT name, sha256, bytes, text FROM page"):
        texts[name] = text
        try:
            whole = hashlib.sha256(zlib.decompress(packed)).hexdigest() == sha256
        except zlib.error:
            whole = False
        if not whole:
            found.append(f"{name}: the kept bytes no longer have their SHA-256")
    known_claims, known_reports = set(), set()
    for article, reading in zip(case.articles(), case.readings(), strict=True):
        text = texts.get(article.page)
        if text is None:
            found.append(f"{article.id}: its page is not in the case")
            continue
        known_claims |= {claim.id for claim in reading.claims}
        known_reports |= {report.id for report in reading.reports}
        for what, span in _spans(article, reading):
            if text[span.start : span.end] != span.text:
                found.append(f"{article.id}: {what} {span.start}-{span.end} is not what the page says there")
    for event in case.events():
        found += [f"event {event.id}: report {r} is not in the case" for r in event.reports if r not in known_reports]
        used = {c for side in event.casualties for c in side.claims}
        used |= {c for finding in event.findings for value in finding.values for c in value.claims}
        found += [f"event {event.id}: claim {c} is not in the case" for c in sorted(used - known_claims)]
    return found


def _spans(article: Article, reading: Reading) -> Iterable[tuple[str, Span]]:
    """Every span that an article and its reading hold, with a word for what it is."""
    yield from (("article text", span) for span in article.spans)
    yield from ((what, span) for what in ("headline", "dateline") if (span := getattr(article, what)))
    for claim in reading.claims:
        yield f"claim {claim.id}", claim.span
        yield from (
            (f"{what} of claim {claim.id}", s) for what in ("source_span", "cue") if (s := getattr(claim, what))
        )
    for report in reading.reports:
        yield from ((f"report {report.id}", span) for span in report.spans)
        yield from ((f"time of report {report.id}", time.span) for time in report.times)
