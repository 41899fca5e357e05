"""A page to its articles: body kept, boilerplate cut, several articles apart, credits and dates read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rashomon.model import Article, Page, Skipped, Span, When
from rashomon.pages import byline, credit, dates, glued, headline, outlet, published, split
from rashomon.pages.blocks import WORD, Block, cut
from rashomon.pages.brief import brief
from rashomon.pages.clean import body
from rashomon.pages.features import PERSON
from rashomon.pages.openers import begins_item, listed, openers
from rashomon.pages.posts import posts

LEAST = 25
"""Words that the body of an article has at least; a page with less holds none, unless it is all there is."""


HEADLINE = 5
"""Words of the shortest title that may tell news by itself."""
WALL = 150
"""Words of the longest body that may be an offer or a notice in place of the article."""
TEASER = 40
"""The same of one that turns to no reader ("you", "our"): what leads to other news."""
OPENING = 2
"""Paragraphs of a body among which the author may still be named."""
BARE = 8
"""Lines next to a body in which its author or its agency may stand."""


@dataclass
class Part:
    """The blocks of one article: those before its body, its body, those after it."""

    before: list[Block]
    body: list[Block]
    after: list[Block]
    headline: Block | None = None


OWN_LINE = re.compile(r"[A-Z .'’-]{3,30},\s[A-Z][A-Za-z .'’-]{3,40}(?:\s*[-–—]+)?")
"""A dateline without a date: "KABUL, Afghanistan", "PORT ALMA, Fla. -"."""
LONGEST = 250_000
"""Characters of the longest article that is read: a parser takes about a gigabyte of memory for 100,000 at once."""


def articles(page: Page) -> list[Article] | Skipped:
    """Cut a page into its articles.

    Parameters: a ``page`` as loaded. Result: its articles in order, with exact spans, headline first; or, when the page holds
    none (navigation, notices, a line or two), why it is skipped.
    """
    blocks = cut(page.text, page.main)
    parts = []
    kept: list[bool] = []
    if said := posts(blocks):
        return [_article(page, n, Part([head], below, []), False) for n, (head, below) in enumerate(said)]
    if blocks and glued.is_glued(blocks):
        longest = max(range(len(blocks)), key=lambda i: len(blocks[i].text))
        before, inner, after = glued.unglue(blocks[longest])
        part = Part(blocks[:longest] + before, inner, after + blocks[longest + 1 :])
        _name(part, page)
        if part.headline is None and before and before[-1].ends_sentence and len(before[-1].words) >= 5:
            # What looked like a headline was none, so it is the first sentence; a caption has its credit in brackets.
            part.before.remove(before[-1])
            part.body.insert(0, before[-1])
        parts = [part]
    else:
        blocks = published.parted(blocks)
        kept = body(blocks)
        parts = _parts(blocks, kept, page)
    parts = [part for part in parts if sum(map(_size, part.body)) >= LEAST] or [
        part for part in parts if len(blocks) <= 3 and any(block.ends_sentence for block in part.body)
    ]
    if len(parts) < 2:
        told = _titled(page, blocks)
        if told is not None and not (parts and _is_about(parts[0], told)):
            parts = [told]
    if not parts and kept and (lines := brief(page, blocks, kept)):
        parts = [part for part in _parts(blocks, [block in lines for block in blocks], page) if part.body]
    if not parts:
        message = f"{page.name}: no article found on it, only navigation or notices; fetch the article's own page"
        return Skipped(name=page.name, reason="no article", message=message)
    longest = max(sum(len(block.text) for block in part.body) for part in parts)
    if longest > LONGEST:
        message = f"{page.name}: its article has {longest:,} characters, more than the {LONGEST:,} that are read; split it into pages"
        return Skipped(name=page.name, reason="too large", message=message)
    found = [_article(page, index, part, len(parts) == 1) for index, part in enumerate(parts)]
    return found if page.media_type == "text/html" else _with_days_above(found)


def _with_days_above(found: list[Article]) -> list[Article]:
    """The articles of a page of text, one without a day dated by the one above it: a paper prints its day once. What is listed below the
    first article of a web page is older."""
    made: list[Article] = []
    for article in found:
        above = made[-1].published if made else When()
        if article.published.edtf is None and above.start is not None and above.start == above.end:
            day = above.model_copy(update={"basis": "the day of the article above it"})
            article = article.model_copy(update={"published": day})
        made.append(article)
    return made


def _titled(page: Page, blocks: Sequence[Block]) -> Part | None:
    """The line that is the page's stated title as an article of its own: all that a page behind a wall tells. ``None`` where no line
    is it, or where it is a name and no headline."""
    stated = " ".join(word.lower() for word in WORD.findall(page.title or ""))
    for i, block in enumerate(blocks):
        if len(block.words) >= HEADLINE and f"{stated} ".startswith(f"{block.key} "):
            return Part(list(blocks[:i]), [block], list(blocks[i + 1 :]), block)
    return None


def _is_about(part: Part, told: Part) -> bool:
    """Whether a body is the article of a title: it says one of its words, or is long, or too long for a teaser and turns to no reader."""
    size = sum(map(_size, part.body))
    if listed([block.text for block in part.body]):
        return True  # entries of a list or of a table, each under its day
    turns = any(word.lower() in PERSON for block in part.body for word in block.words)
    assert told.headline is not None
    return size > (WALL if turns else TEASER) or headline.shared(told.headline, part.body)


def _size(block: Block) -> int:
    """Words of a block; of a script that parts no words, what they would be about."""
    return max(len(block.words), len(block.text) // 10)


def _parts(blocks: Sequence[Block], kept: list[bool], page: Page) -> list[Part]:
    """Part the blocks at the boundaries between articles, and find each part's headline."""
    own = [i for i, keep in enumerate(kept) if keep]
    if not own:
        return []
    starts = [0]
    for last, first in split.boundaries(blocks, kept):
        starts.append(_opening(blocks, last, first))
    parts = []
    for start, end in pairwise([*starts, len(blocks)]):
        inner = [i for i in range(start, end) if kept[i]]
        if inner:
            cut_out = [blocks[i] for i in range(inner[0], end) if not kept[i]]
            part = Part(list(blocks[start : inner[0]]), [blocks[i] for i in inner], cut_out)
            _name(part, page if len(starts) == 1 else None)
            parts.append(part)
    return parts


def _opening(blocks: Sequence[Block], last: int, first: int) -> int:
    """Where the new article begins in the gap between two bodies: at its headline, or the date line just before that."""
    between = list(blocks[last + 1 : first])
    ahead = list(blocks[first : first + 20])
    found = headline.find(between, ahead, None)
    at = next((last + 1 + i for i, block in enumerate(between) if found and block.key == found.key), None)
    if at is None:
        return first if not between else last + 1 + len(between) // 2
    dated_after = any(any(dates.find(block.text)) for block in blocks[at + 1 : first] if len(block.words) <= 14)
    for i in range(at - 1, max(last, at - 3), -1):
        if not dated_after and len(blocks[i].words) <= 10 and any(dates.find(blocks[i].text)):
            return i
    return at


def _name(part: Part, page: Page | None) -> None:
    """Set the headline; every print of it, and lines above a headline that was taken for body, leave the body."""
    part.headline = headline.find(part.before, part.body, page.title if page else None)
    if part.headline is None:
        return
    inside = next((i for i, block in enumerate(part.body) if block is part.headline), None)
    if inside is not None:
        part.before += part.body[: inside + 1]
        part.body = part.body[inside + 1 :]
    repeats = [block for block in part.body if block.key == part.headline.key]
    part.body = [block for block in part.body if block.key != part.headline.key]
    part.after += repeats


def _article(page: Page, index: int, part: Part, alone: bool) -> Article:
    """Read what an article says of itself, and make its spans."""
    if entries := openers([*part.before, *part.after], part.body):
        part.body = sorted([*part.body, *entries], key=lambda block: block.start)
        part.before = [block for block in part.before if block not in entries]
        part.after = [block for block in part.after if block not in entries]
    credits = [block for block in part.body if credit.is_credit_line(block.text) or byline.is_byline(block.text)]
    inner = [block for block in part.body if block not in credits] or part.body
    spans = []
    line: Span | None = None
    dated = agency = None
    dateless = listed([block.text for block in inner])
    for number, block in enumerate(inner):
        if block is part.headline:
            # All there is of the article.
            continue
        if number == 0 and len(inner) > 1 and _is_place_line(block.text):
            line = _span(page, block.start, block.end)
            continue
        found = credit.dateline(block.text) if number < 2 and line is None else None
        if found and not (dateless and found[1] and not found[2]):
            end, dated, agency = found
            line = _span(page, block.start, block.start + len(block.text[:end].rstrip()))
            spans += [line, _span(page, block.start + end, block.end)]
        else:
            spans.append(_span(page, block.start, block.end))
    kept = [block.text for block in inner]
    head = signed = None
    if part.headline:
        # A byline or the outlet that runs on behind the headline is not part of what it says.
        title, signed = byline.signed(outlet.untailed(part.headline.text), kept)
        head = _span(page, part.headline.start, part.headline.start + len(title))
    before = [block for block in part.before if part.headline is None or block.key != part.headline.key]
    if line is None:
        line, dated = _own_line(page, before[-3:])
    after = credits + part.after
    around_blocks = [*before, *after]
    around = [block.text for block in around_blocks]
    near = _near(part, credits, before)
    site = (page.site if alone else None) or outlet.outlet(
        [*kept, *around], around, kept[0], [b.text for b in _below_headline(part)[:BARE]]
    )
    site = site or outlet.issuer([part.headline.text] if part.headline else [])
    headed = part.headline.text if part.headline else None
    if dated is None and headed and (found := credit.dateline(headed)):
        dated = found[1]

    def read_date(container: date | None) -> tuple[When, bool]:
        return published.read(before, after, dated, container, headed, page.text, " ".join(kept), kept[:2], kept[-2:])

    when, stated = read_date(page.stated_date if alone else None)
    if not stated and not alone and (index == 0 or page.media_type != "text/html"):
        # Of several articles one that is not dated came out when the record did that holds them; of a web page only the first,
        # as what is listed below it is older.
        when, stated = read_date(page.stated_date)
    whole = (head, *spans) if head else tuple(spans)
    return Article(
        page=page.name,
        index=index,
        spans=whole,
        headline=head,
        byline=byline.byline(
            page.author if alone else None,
            [b.text for b in _below_headline(part)],
            [b.text for b in after],
            signed,
            {word for block in (*inner, *around_blocks) for word in block.words if word.islower()},
            site,
            kept[-1],
        ),
        outlet=site,
        relays=credit.relays(kept, near, site),
        agencies=credit.agencies(kept, [*([agency] if agency else []), *near], around),
        dateline=line,
        published=when,
        published_stated=stated,
        sent=published.sent(dated, when),
        entries=tuple(n for n, span in enumerate(whole) if span is not head and begins_item(page, span.start)),
    )


def _near(part: Part, credits: Sequence[Block], before: Sequence[Block]) -> list[str]:
    """The lines in which a text is credited: credit lines, those under the headline or before the body, those just after it."""
    return [b.text for b in (*credits, *_below_headline(part)[: 2 * BARE], *before[-BARE:], *part.after[:BARE])]


def _below_headline(part: Part) -> list[Block]:
    """The lines between the headline and the body; without a headline, the last ones before the body. Those that were cut among the
    first paragraphs are with them: under a summary that stands between the headline and the byline."""
    prints = [i for i, b in enumerate(part.before) if part.headline and b.key == part.headline.key]
    first = next((i for i in prints if prints[-1] - i <= BARE), None)
    below = (
        part.before[-BARE:]
        if first is None
        else [b for b in part.before[first + 1 :] if b.key != part.before[first].key]
    )
    opening = part.body[: OPENING + 1][-1].start
    return below + [b for b in part.after if b.start < opening]


def _own_line(page: Page, near: Sequence[Block]) -> tuple[Span | None, str | None]:
    """A dateline that stands on a line of its own just before the body, and its date as written, if it has one."""
    for block in reversed(near):
        found = next(dates.find(block.text, partial=True), None)
        if found is None and _is_place_line(block.text):
            return _span(page, block.start, block.end), None
        if found and len(block.words) <= 10 and credit.is_place_in_capitals(block.text[: found.start].strip(" ,(")):
            return _span(page, block.start, block.end), block.text[found.start : found.end]
    return None, None


def _is_place_line(text: str) -> bool:
    return bool(OWN_LINE.fullmatch(text)) and credit.is_place_in_capitals(text.rstrip(" -–—"))


def _span(page: Page, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=page.text[start:end])
