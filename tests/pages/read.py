"""Pages for the tests: from text or markup to articles, with the checks that always hold."""

from __future__ import annotations

from itertools import pairwise

from rashomon import pages
from rashomon.model import Article, Page, Skipped


def load(text: str, name: str = "page.txt", media_type: str = "text/plain") -> Page:
    """A page from written text, or the failure to read it."""
    page = pages.read_bytes(name, text.encode(), media_type=media_type)
    assert isinstance(page, Page), page
    return page


def check(page: Page, found: list[Article] | Skipped) -> None:
    """Spans equal the page's characters, and no two of one page overlap."""
    if isinstance(found, Skipped):
        assert found.name == page.name
        assert "\n" not in found.message
        return
    spans = sorted((s for a in found for s in a.spans), key=lambda s: s.start)
    for span in spans:
        assert span.end > span.start
        assert page.text[span.start : span.end] == span.text
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for article in found:
        assert article.headline is None or article.headline == article.spans[0]
        for start in range(0, len(article.text) - 1, 7):
            if article.text[start] != "\n":
                located = article.locate(start, start + 1)
                assert located.text == article.text[start]


def read(text: str, media_type: str = "text/plain") -> list[Article]:
    """The articles of a page."""
    page = load(text, media_type=media_type)
    found = pages.articles(page)
    check(page, found)
    assert isinstance(found, list), found
    return found


def only(text: str, media_type: str = "text/plain") -> Article:
    """The one article of a page."""
    [article] = read(text, media_type)
    return article
