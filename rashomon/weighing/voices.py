"""Who vouches: each claim's voice, and which claims are only copies of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model import OUTLET, Article, Claim, Report, SharedText
from rashomon.weighing.revisions import Revision, revision


@dataclass(frozen=True)
class Said:
    """One claim with whose voice it is.

    ``own`` is true when an outlet or agency says it itself; ``article`` is the article's id; ``day`` is the latest day that
    it can have been published on; ``revision`` is what the text says of the age of a figure; ``heading`` is true in a headline.
    """

    claim: Claim
    voice: str
    own: bool
    article: str
    day: date | None
    revision: Revision | None = None
    heading: bool = False

    @property
    def side(self) -> str:
        """The party that the voice belongs to, or its own name."""
        return side(self.voice)

    @property
    def order(self) -> tuple[str, int]:
        """For which of two words of one voice is the later: by day, within an article by place."""
        return (self.day.isoformat() if self.day else "", self.claim.span.start)


def side(code: str) -> str:
    """The party that a code begins with."""
    return code.split("/")[0]


def voices(
    reports: Sequence[Report],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    shared: Iterable[SharedText],
) -> list[Said]:
    """The claims of an event's reports with their voices, pages' copies counted as the page that they copy.

    A quoted speaker is one voice however many pages quote him. What an outlet says itself is the outlet's voice, or the
    agency's that it credits for it; where the words stand in a passage that two pages share, both are the voice of the
    agency, or of the page that was first.
    """
    own: list[tuple[Claim, Article]] = []
    found: list[Said] = []
    spoken: dict[str, tuple[Claim, Article]] = {}
    for report in reports:
        article = articles.get(report.article_id)
        if article is None:
            continue
        for name in report.claims:
            claim = claims.get(name)
            if claim is None or name in spoken:
                continue
            spoken[name] = (claim, article)
            if claim.source == OUTLET:
                own.append((claim, article))
    origin = _origins(own, list(shared))
    for name, (claim, article) in spoken.items():
        if claim.source != OUTLET:
            voice = claim.source
        else:
            voice = _origin_voice(*origin[name]) if name in origin else _own_voice(claim, article)
        age = revision(claim, article) if claim.content.what == "toll" else None
        head = article.headline
        heading = head is not None and head.start <= claim.span.start < head.end
        found.append(Said(claim, voice, claim.source == OUTLET, article.id, article.published.end, age, heading))
    return found


def _origin_voice(claim: Claim, article: Article) -> str:
    """What to call words that several pages print: by the agency that the first of them credits, else by that page's voice."""
    return article.agencies[0] if article.agencies else _own_voice(claim, article)


def _own_voice(claim: Claim, article: Article) -> str:
    """What to call an outlet's own voice: the relay or agency that the claim names, the outlet, or at last the page."""
    named = [v for v in claim.voices if v != OUTLET]
    return (
        (named[-1] if named else None) or article.outlet or (article.agencies[0] if article.agencies else article.page)
    )


def _origins(own: list[tuple[Claim, Article]], shared: list[SharedText]) -> dict[str, tuple[Claim, Article]]:
    """For each own claim in a shared passage, the claim of the page that had it first."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim, article in own:
        by_article[article.id].append(claim)
    parent: dict[str, str] = {claim.id: claim.id for claim, _ in own}

    def find(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for text in shared:
        for a in by_article.get(text.left, ()):
            if a.span.start >= text.left_span.end or a.span.end <= text.left_span.start:
                continue
            for b in by_article.get(text.right, ()):
                if b.span.start < text.right_span.end and b.span.end > text.right_span.start:
                    parent[find(b.id)] = find(a.id)
    groups: dict[str, list[tuple[Claim, Article]]] = defaultdict(list)
    for claim, article in own:
        groups[find(claim.id)].append((claim, article))
    origin = {}
    for group in groups.values():
        # A page that credits an agency shows where the words come from; else the page that was first.
        first = min(
            group,
            key=lambda ca: (not ca[1].agencies, ca[1].published.end or date.max, ca[1].id, ca[0].span.start),
        )
        if len({article.id for _, article in group}) > 1:
            for claim, _ in group:
                origin[claim.id] = first
    return origin
