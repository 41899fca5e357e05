"""Whether a date is that of a page's own date line: a day on which nothing is told to have happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

BEHIND = frozenset({"|", "-", "–", "—", "/", "·", "(", ","})
"""What stands behind a date that opens a line of its own, with the time of day or the name of an outlet after it."""


def heads(doc: Doc, start: int, end: int, near: Mapping[str, Any]) -> bool:
    """Whether the words ``[start, end)`` are the date of the article's dateline, or its day of publication at the front of a line that says no more.

    Parameters: the ``Doc`` (``doc._.article`` is asked); the words of the expression and what they name (``near``). Result: ``False`` for a text that
    is no article.
    """
    article = doc._.article
    if article is None or near.get("day") is None:
        return False
    line = article.dateline
    if line is not None:
        first = article.locate(doc[start].idx, doc[start].idx + 1).start
        if line.start <= first < line.end:
            return True
    published = article.published.start
    named = (near.get("year"), near.get("month"), near.get("day"))
    if published is None or named != (published.year, published.month, published.day):
        return False
    opens = start == 0 or "\n" in doc[start - 1].text
    closes = end >= len(doc) or "\n" in doc[end].text or doc[end].text in BEHIND
    return opens and closes and not any(t.tag_[:1] == "V" for t in doc[start].sent)
