"""The words behind a value: each passage with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import OUTLET, Article, Claim, Span
from rashomon.web import words

AROUND = 170
"""Characters of the page that are shown on each side of the words."""
LONGEST = 700
"""Characters of the words that are shown; a page may call a whole chapter one sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a page with what stands before and after them, who says them (codes, outermost first), in which article."""

    before: str
    text: str
    after: str
    page: str
    span: Span
    voices: tuple[str, ...]
    stance: str
    outlet: str
    published: str


def passage(claim: Claim, articles: Mapping[str, Article]) -> Passage:
    """A claim's words where they stand. Parameters: the claim; the event's articles by id."""
    article = articles.get(f"{claim.page}#{claim.article}")
    before, after = around(claim.span, article)
    text = claim.span.text
    return Passage(
        before,
        text if len(text) <= LONGEST else f"{text[:LONGEST]} …",
        after,
        claim.page,
        claim.span,
        tuple(code for code in claim.voices[1:] if code != OUTLET),
        claim.stance,
        (article and article.outlet) or claim.page,
        words.when(article.published) if article else "",
    )


def around(span: Span, article: Article | None) -> tuple[str, str]:
    """What stands before and after some words in their paragraph, cut between words."""
    for block in article.spans if article else ():
        if block.start <= span.start and span.end <= block.end:
            before = block.text[max(span.start - block.start - AROUND, 0) : span.start - block.start]
            after = block.text[span.end - block.start : span.end - block.start + AROUND]
            if span.start - block.start > AROUND:
                before = "… " + before.partition(" ")[2]
            if block.end - span.end > AROUND:
                after = after.rpartition(" ")[0] + " …"
            return before, after
    return "", ""


def passages(
    ids: Iterable[str], claims: Mapping[str, Claim], articles: Mapping[str, Article], most: int
) -> tuple[list[Passage], int]:
    """The first ``most`` passages of claims, each once, in the order of the ids, and how many there are besides."""
    found = list({(c.page, c.span.start, c.span.end): c for name in ids if (c := claims.get(name))}.values())
    return [passage(claim, articles) for claim in found[:most]], len(found[most:])
