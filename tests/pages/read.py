"""Pages for the tests: from text or markup to articles, with the checks that always hold."""

from __future__ import annotations

from itertools import pairwise

from rashomon import pages
from rashomon.model import Article, Page, Skipped

HEADLINE = "Two Moldrian guards killed in shelling near Orvel bridge"
STORY = [
    "Two Moldrian border guards were killed and a third was wounded on Thursday when shells fell on their post by the Orvel bridge,"
    " the interior ministry said.",
    "The ministry blamed the army of neighbouring Tesk, which denied that its gunners had fired and said that it was looking into"
    " the reports.",
    '"We have seen no order and no plan for such an attack," a spokesman for the Teskian general staff, Colonel Ivar Bran, told'
    " reporters in the capital.",
    "The bridge has been closed since March, when talks over the crossing broke down and both armies moved troops to the river.",
    "Residents of the nearby village of Lower Orvel said they had heard about ten explosions shortly before dawn and had spent the"
    " morning in cellars.",
]
CAPTION = (
    "A soldier looks at the Orvel bridge from the Moldrian bank of the river in April. Photo: Jan Holt/Agency Pool"
)


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
                assert located.text == article.text[start] or (located.text.isspace() and article.text[start] == " ")


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
