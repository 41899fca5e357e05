"""A page's text to its articles: body kept, boilerplate cut, several articles apart, credits and dates read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Article, Page, Skipped, Span, When
from rashomon.pages import credit, dates, glued
from rashomon.pages.blocks import Block, cut
from rashomon.pages.clean import body

CUE = re.compile(
    r"\b(?:published|posted|date of publication|first published|publication date|issued|released?|date|filed|created)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated|modified|revised|edited|last update)\b", re.IGNORECASE)


@dataclass
class Part:
    """The blocks of one article: those before its body, its body, those after it."""

    before: list[Block]
    body: list[Block]
    after: list[Block]
    headline: Block | None = None


def articles(page: Page) -> list[Article] | Skipped:
    """Cut a page into its articles.

    Parameters: a ``page`` as loaded. Result: its articles in order, spans exact, or why there is none.
    """
    blocks = cut(page.text, page.main)
    if not blocks:
        return _none(page)
    if glued.is_glued(blocks):
        longest = max(range(len(blocks)), key=lambda i: len(blocks[i].text))
        pieces = glued.unglue(blocks[longest])
        main = max(pieces, key=lambda piece: len(piece.text))
        at = pieces.index(main)
        parts = [Part(blocks[:longest] + pieces[:at], [main], pieces[at + 1 :] + blocks[longest + 1 :])]
    else:
        keep = body(blocks)
        parts = _split(blocks, keep)
    if not parts:
        return _none(page)
    return [_article(page, index, part, parts) for index, part in enumerate(parts)]


def _none(page: Page) -> Skipped:
    message = f"{page.name}: no article found on it, only navigation or notices; fetch the article's own page"
    return Skipped(name=page.name, reason="no article", message=message)


def _split(blocks: Sequence[Block], keep: Sequence[bool]) -> list[Part]:
    """Part the blocks where a new headline, printed again before a new body, begins another article."""
    bodies = [i for i, kept in enumerate(keep) if kept]
    if not bodies:
        return []
    starts = [0]
    for last, following in zip(bodies, bodies[1:], strict=False):
        between = list(range(last + 1, following))
        keys = [blocks[i].key for i in between]
        for i in between:
            if keys.count(blocks[i].key) > 1 and _headline_like(blocks[i]):
                starts.append(i)
                break
    ends = [*starts[1:], len(blocks)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        own = [i for i in bodies if start <= i < end]
        if own:
            inner = [blocks[i] for i in own]
            parts.append(
                Part(list(blocks[start : own[0]]), inner, [blocks[i] for i in range(own[0], end) if not keep[i]])
            )
    return parts


def _headline_like(block: Block) -> bool:
    return 3 <= len(block.words) <= 30 and not block.text.endswith((".", ",", ";", ":")) and len(block.text) <= 200


def _headline(part: Part, page: Page) -> Block | None:
    """The line before the body that reads like a headline and shares most words with what follows."""
    text = {word.lower() for block in part.body[:6] for word in block.words if len(word) > 3}
    title = {word.lower() for word in re.findall(r"\w+", page.title or "")}
    best, most = None, 0.0
    prints: dict[str, int] = {}
    for block in part.before:
        prints[block.key] = prints.get(block.key, 0) + 1
    for place, block in enumerate(part.before):
        words = [word.lower() for word in block.words if len(word) > 3]
        ends = block.text.endswith(".") and not block.text.endswith("..")
        if not words or not 2 <= len(block.words) <= 35 or any(True for _ in dates.find(block.text)):
            continue
        score = sum(word in text for word in words) / len(words) + 0.1 * (prints[block.key] > 1) - 0.4 * ends
        if title:
            score += 1.5 * len(title & set(words)) / max(len(title | set(words)), 1)
        score += 0.05 * (len(block.words) >= 5) - 0.01 * min(place, 20)
        if score > most + 1e-9:
            best, most = block, score
    return best if most > 0.2 else None


def _article(page: Page, index: int, part: Part, parts: Sequence[Part]) -> Article:
    headline = _headline(part, page)
    spans = []
    line = None
    dated = None
    agency_line: list[str] = []
    for number, block in enumerate(part.body):
        found = credit.dateline(block.text) if number == 0 else None
        if found:
            end, dated, agency = found
            piece = block.text[:end].rstrip()
            line = _span(page, block.start, block.start + len(piece))
            spans.append(line)
            spans.append(_span(page, block.start + end, block.end))
            if agency:
                agency_line.append(agency)
        else:
            spans.append(_span(page, block.start, block.end))
    head = _span(page, headline.start, headline.end) if headline else None
    if head:
        spans.insert(0, head)
    near = [block for block in part.before if block is not headline]
    after = part.after
    lines = [block.text for block in [*near, *after]]
    published, stated = _published(page, near, after, dated, len(parts) == 1)
    kept = [block.text for block in part.body]
    return Article(
        page=page.name,
        index=index,
        spans=tuple(spans),
        headline=head,
        byline=page.author or credit.byline([block.text for block in near[-6:]] + [b.text for b in after[:3]]),
        outlet=page.site or credit.outlet([*kept, *lines]),
        relays=credit.relays(kept),
        agencies=credit.agencies(kept, agency_line + [t for t in lines if credit.CREDIT.search(t) or len(t) < 40]),
        dateline=line,
        published=published,
        published_stated=stated,
    )


def _span(page: Page, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=page.text[start:end])


def _published(
    page: Page, near: Sequence[Block], after: Sequence[Block], dated: str | None, alone: bool
) -> tuple[When, bool]:
    """The date the page states of itself: a cue line, a line that is a date, the container's word, the dateline."""
    best: tuple[int, dates.Stated] | None = None
    for order, block in enumerate([*reversed(near), *after]):
        for stated in dates.find(block.text):
            rest = (block.text[: stated.start] + block.text[stated.end :]).strip(" ,.|–—-()[]:")
            cue, updated = bool(CUE.search(block.text)), bool(UPDATED.search(block.text))
            if not (cue or updated or len(rest.split()) <= 5) or len(rest.split()) > 12:
                continue
            rank = (0 if cue else 20 if updated else 10) + (order if order < len(near) else 40 + order)
            if best is None or rank < best[0]:
                best = (rank, stated)
    if page.stated_date and alone:
        return When(
            edtf=page.stated_date.isoformat(),
            start=page.stated_date,
            end=page.stated_date,
            basis="stated in the page's metadata",
        ), True
    if best:
        return best[1].when("stated on the page"), True
    if dated:
        found = next(iter(dates.find(dated, partial=True)), None)
        if found:
            return found.when("dateline"), True
    return When(), False
