"""The day an article was published, where its page states it: never a caption's date, never one from the story."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from rashomon.model import When
from rashomon.pages.blocks import Block
from rashomon.pages.dates import WEEKDAYS, Stated, find
from rashomon.pages.first_lines import of_end, of_lines
from rashomon.pages.footers import copyright_year
from rashomon.pages.headline import PHOTO
from rashomon.pages.mastheads import SENT, in_full, is_alone, issued, kept_under, of_opening
from rashomon.pages.order import settled
from rashomon.pages.outlet import masthead

CUE = re.compile(
    r"\b(?:published|posted|publication|first published|issued|released?|dated?|filed|created|uploaded|issue)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|last (?:update|change))\b", re.IGNORECASE)
NOT_SELF = re.compile(
    r"(?i)©|copyright|all rights|accessed|retrieved|joined|next|deadline|born|died|\btoday['’]s (?:e-?)?(?:paper|edition)\b"
)
SINCE = re.compile(r"(?i)\b(?:since|est\.?|established|founded)\W{0,2}(?:in |on |the )*$")
"""What stands before the day from which on something is: "On the web since 1 March 1999"."""
PADDING = re.compile(
    r"(?i)\b(?:by|at|on|in|the|from|and|min(?:ute)?s?|read|gmt|utc|[ecmp][sd]?t|ist|bst|local|time|hrs?|am|pm|a\.m|p\.m|news|world|"
    r"agencies|staff|writer|reporter|correspondent|views?|comments?|shares?)\b|[\W\d_]+"
)
BARE, LATER = 50, 200
"""Ranks from which a date only stands alone on its line, or is that of a change."""
BELOW = 20
"""By so much a date behind the body ranks below one before it: a statement that a dispatch gives has a day of its own at its end."""
PART = 15
"""By so much a date that is a part of its line ranks below one that has its line for itself."""
ZONE = 1
"""Days by which the clocks of two lines can differ."""
FAR = 12
"""Lines from the body within which a bare date line counts."""
SIGNED = re.compile(r"(?:\||\s|^)\s*[Bb][Yy]:?\s+(?:[Ff]rom\s+)?[A-Z][^\d]{1,100}$")
"""A byline that runs on behind a date: "May 4, 2031|By Mara Vell | Mara Vell, River Courier."."""
FIELD = re.compile(r"\b(?:DATE|Date|PUBLISHED|Published)\s*:\s*$")
"""What stands before a date among the fields of a record, all on one line: "DATE: May 4, 2031 SECTION: World PAGE: A4"."""
FIELDS = 300
"""Characters at the top of a line of any length within which such a field is."""
REPORTED = re.compile(
    r"(?i)^\W{0,2}(?:(?:full|partial) )?(?:text|excerpts?|transcript|summary) of\b[^.!?]{0,120}\s(?:on|of|dated)\s$"
)
"""What stands before the day of a broadcast or report whose text a page gives."""
SLUG = re.compile(r"^\W?(?:[A-Za-z]{1,12}/)+(?=\d)")
"""The signs of those who wrote and edited, before the day that ends an agency's text: "mv/tr/04.05.2031"."""
CLOCK = re.compile(r"\d[:.h]\d\d")
HALF_DAY = re.compile(r"(?i)(?<=\d)\s?[ap]\.m\.(?:\s\(?[A-Z]{2,4}\)?\.?)?\s*$")
"""What ends a line that ends with a time of day: its full stop ends no sentence."""
TIME = re.compile(r"\d\s*[ap]\.?m\b[^\d]{0,20}$", re.IGNORECASE)
SOURCE = re.compile(r"(?i)\W{0,3}source\s*:")
LONG = 20
"""Words of a line that a date with the time of day, or the weekday at its front, still makes a date line."""
PIECES = 3
"""Lines over which a narrow column breaks a date, and words of each."""
RANGE = re.compile(r"\s*(?:[-–—]|to|until|till)\s*", re.IGNORECASE)
"""What stands between the first and the last day of something."""
AS_OF = re.compile(
    r"(?i)\b(?:as (?:of|at)|dated)(?:\s\d{1,2}[.:]?\d\d(?:\s?(?:hours|hrs|h))?)?(?:\s?[ap]m)?[\s,]{1,2}(?:on\s)?$"
)
"""What stands before the day up to which a bulletin reports."""
BEHIND = re.compile(rf"(?:[-–—|]\s*|[(\[]|{AS_OF.pattern[4:]})$", re.IGNORECASE)
"""What stands before a date that ends a headline: "... killed - 2031-05-04"."""
LABEL = re.compile(
    r"[\W_]*(?:(?:date|published|posted|updated)(?:\s+on)?[\s:]*){1,2}|[\W_]*(?=\d{4}-\d\d-\d\d)", re.IGNORECASE
)
"""What stands before a date that runs on into something else; a date in words that opens a sentence is part of what that tells."""
LABELLED = 60
"""Characters within which such a date ends."""
SENTENCE = re.compile(r"(?<=[a-z0-9)])[.!?]\s+(?=[A-Z])")
RUN_ON = re.compile(r"\s+(?:[*•·–—-]\s*)?[(\"“'‘«]?[A-Z0-9]")
GLUED = re.compile(r"(?:[A-Z][a-z]+|A)\s(?:\S+\s){3}")
COUNTS = re.compile(r"(?i)\b\d+\s(?:photos?|pictures?|images?|videos?)\b")
"""How many pictures a page says that it has: no caption."""
CELLS = 2
"""Signs between cells in a line that may be the row of a table."""
ROWS = 3
"""Lines that make a table, whose days are none of the page's."""
NOTE = re.compile(r"[^.!?]{3,60},\s*(?:[A-Za-z]{0,9}\s?\d{1,2}\s[A-Z][a-z]{2,8}\s(?:and|to|[-–—])\s)?$")
"""What stands before the day of a note in its first sentence: "Monitoring note, 1 March 2023.", "Newsroom, 28 February and 1 March 2023."."""
OPENING = 14
"""Words of a first sentence that may state the page's day."""
OF_ITSELF = re.compile(
    r"(?i)^\W{0,2}(?:(?:a version of )?(?:this|the) (?:story|article|report|post|item|piece|page|text|dispatch|bulletin|release|version|interview|analysis)\b"
    r"[^.!?]{0,60}\b(?:published|posted|appeared|printed|issued|released|filed|ran|was (?:written|sent))\b"
    r"|(?:(?:first|originally)\s)?(?:published|posted|issued|released|filed|printed)\b)[^.!?]{0,60}$"
)
"""What stands before a day on which a last line says that its text came out: "This report first appeared in print on 4 May 2031."."""
CLOSING = 40
"""Words of a last paragraph that may say so."""
SENT_BEFORE = 3
"""Days before publication on which a text can have been sent."""
SITE_TOP = 3
"""Lines at the top of a page in which a site prints what day it is, just above its own name."""
SITE = re.compile(r"[a-z]{6,30}(?:\.[a-z]{2,4}){0,2}")


def parted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those apart at whose front a date runs on into something else: "date 2031-05-04 Two men were ..." makes two."""
    whole = []
    for block in blocks:
        lead = LABEL.match(block.text[:LABELLED])
        stated = next(find(block.text[:LABELLED]), None)
        rest = block.text[stated.end :] if stated else ""
        other = CUE.match(rest.lstrip()) or UPDATED.match(rest.lstrip())
        labelled = stated is not None and lead is not None and lead.end() == stated.start and RUN_ON.match(rest)
        if stated is None or other or not (labelled or _glued(stated, rest)) or not _left(rest):
            whole.append(block)
            continue
        at = block.end - len(rest.lstrip())
        whole.append(replace(block, end=block.start + stated.end, text=block.text[: stated.end]))
        whole.append(replace(block, start=at, text=rest.lstrip(), gap=0, lead=0))
    return whole


def read(
    before: Sequence[Block],
    after: Sequence[Block],
    dated: str | None,
    stated: date | None,
    headline: str | None = None,
    page: str = "",
    told: str = "",
    opening: Sequence[str] = (),
    closing: Sequence[str] = (),
) -> tuple[When, bool]:
    """The publication date and whether the page states it.

    Parameters: the lines ``before`` and ``after`` the body; the date of the dateline as written (``dated``); the date that the
    container states (``stated``); the ``headline``; the text of the ``page`` and what the article tells (``told``), which decide
    whether a date of three numbers has the day or the month first. Order of trust: a line that says "published", a line that is a
    date (nearest to the body first), the container, a line that says "updated", the dateline, the end of the headline, a short first
    sentence of the first paragraphs (``opening``) that says "published" or ends with it, one of the last paragraphs (``closing``) that says when it
    came out, the only date in the lines above it or in brackets at its end, the month under which it is kept. Without any: an empty value. A bare date at the top of a page, just above the site's name, is the day on which the page was saved: it counts
    only where the page states no other and it names no weekday, as such clocks do.
    """
    own = [block for block in before if not _is_site_s(before, block)]
    found = _ranked(own, after, page, told)
    if not found and stated is None and not any(find(dated or "")):
        found = _ranked(
            [b for b in before if b in own or not b.text[:3].lower().startswith(WEEKDAYS)], after, page, told
        )
    strong = [item for item in found if item[0] < LATER]
    if stated is not None and not any(item[1].value == stated for item in strong[:3]):
        # Visible dates of related pages are common in HTML; the metadata are the page's own word.
        return When(edtf=stated.isoformat(), start=stated, end=stated, basis="stated in the page's metadata"), True
    line = next(find(dated, partial=True), None) if dated else None
    signed = bool(strong) and strong[0][0] >= BARE + BELOW and line is not None and line.year is not None
    if strong and not signed:
        return strong[0][1].when("stated on the page"), True
    if stated is not None:
        return When(edtf=stated.isoformat(), start=stated, end=stated, basis="stated in the page's metadata"), True
    if line is not None and line.year is None:
        short = (text for text in opening if len(text.split()) <= OPENING)
        line = in_full(line, (headline or "", *(block.text for block in own), *short))
    if line is not None and line.year is not None:
        return line.when("stated in the dateline"), True
    if found:
        return found[0][1].when("stated on the page as updated"), True
    if line is not None:
        return line.when("stated in the dateline"), True
    for day in issued(headline or ""):
        return day.when("stated in the headline"), True
    for day in reversed(list(find(headline or ""))):
        # Of the days over which something went on, the page is of the last.
        ends = not (headline or "")[day.end :].strip(" )]") and BEHIND.search((headline or "")[: day.start])
        if ends or is_alone(headline or "", day):
            return day.when("stated at the end of the headline"), True
    for at in range(len(own)):
        pieces = [block.text for block in own[at : at + PIECES] if len(block.words) <= PIECES]
        broken = next(find(" ".join(pieces)), None) if len(pieces) > 1 else None
        if broken and (broken.start <= 1 or CUE.match(" ".join(pieces)[: broken.start])):
            return broken.when("stated on the page"), True
    for block in (*own[-FAR:], *after[:FAR]):
        partial = next(find(block.text, partial=True), None)
        if partial and (CUE.search(block.text) or not _rest(block.text, partial)) and len(block.words) <= 12:
            return in_full(partial, (headline or "", *(b.text for b in own))).when("stated on the page"), True
    if opening and (heads := of_opening(opening[0], told)):
        return heads.when("stated in its first line"), True
    for text in opening:
        if note := _of_note(text):
            return note.when("stated in its first sentence"), True
    for text in (*closing, *(block.text for block in after[:FAR])):
        if note := _of_closing(text):
            return note.when("stated in its last lines"), True
    lines = [
        line
        for text in (*(block.text for block in own), headline or "")
        for line in text.splitlines()
        if not NOT_SELF.search(line)
    ]
    if only := of_lines(lines):
        return only.when("stated above its text"), True
    for text in reversed((*closing, *(block.text for block in after[:FAR]))):
        if ends_with := of_end(text):
            return ends_with.when("stated in its last lines"), True
    if month := _of_archive([block.text for block in own]):
        return month, True
    return copyright_year(page.splitlines(), told), False


def sent(dated: str | None, published: When) -> date | None:
    """The day of a dateline (``dated``, as written) that is a little earlier than the one day on which its text was ``published``: a
    morning paper prints what was sent the evening before, and leaves its "today" as it was."""
    day = next(find(dated, partial=True), None) if dated else None
    if day is None or published.start is None or published.start != published.end:
        return None
    for back in range(1, SENT_BEFORE + 1):
        one = published.start - timedelta(back)
        if (one.month, one.day) == (day.month, day.day) and day.year in (None, one.year):
            return one
    return None


def _of_archive(lines: Sequence[str]) -> When | None:
    """The month under which a page is kept, where the lines of its head name one and no other."""
    kept = {(year, month) for text in lines for line in text.splitlines() for year, month in kept_under(line) if month}
    if len(kept) != 1:
        return None
    year, month = kept.pop()
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return When(edtf=f"{year}-{month:02}", start=first, end=last, basis="the month under which the page is kept")


def _of_closing(text: str) -> Stated | None:
    """The day on which a last paragraph says that its text came out."""
    if len(text.split()) > CLOSING:
        return None
    sentences = SENTENCE.split(text)
    return next((day for one in sentences for day in find(one) if OF_ITSELF.match(one[: day.start])), None)


def _of_note(text: str) -> Stated | None:
    """The day that a short first sentence states as the page's: "Published 14 March 2021 by the field office."."""
    first = SENTENCE.split(text, maxsplit=1)[0]
    if len(first.split()) > OPENING or NOT_SELF.search(first):
        return None
    for day in find(first, short=bool(CUE.search(first))):
        left = first[: day.start]
        own = CUE.search(left) or AS_OF.search(left) or (NOTE.fullmatch(left) and not first[day.end :].strip(" ."))
        if own and not RANGE.match(first[day.end :]):
            return day
    return None


def _ranked(before: Sequence[Block], after: Sequence[Block], page: str, told: str) -> list[tuple[int, Stated]]:
    """The dates that may be the page's own, best first, without bare ones that are later than its last change: a site's clock."""
    found = [(rank, settled(day, written, page, told)) for rank, day, written in _lines(before, after)]
    changed = [day.value for rank, day in found if rank >= LATER and day.value]
    if changed:
        last = max(changed) + timedelta(ZONE)
        found = [(rank, day) for rank, day in found if not BARE <= rank < LATER or (day.value or last) <= last]
    return sorted(found, key=lambda item: item[0])


def _lines(before: Sequence[Block], after: Sequence[Block]) -> Iterator[tuple[int, Stated, str]]:
    """Dates that may be the page's own, with a rank (smaller is better) and as they are written."""
    # Menus and date lines have strokes, too: the rows of a table have a day each.
    tabled = [block for block in (*before, *after) if block.text.count(" | ") >= CELLS and any(find(block.text))]
    for order, block in enumerate([*reversed(before), *after]):
        if block in tabled and len(tabled) >= ROWS:
            continue
        below = order >= len(before)
        distance = order - len(before) if below else order
        if field := _field(block.text[:FIELDS]):
            yield distance + (BELOW if below else 0), field, _written(block, field)
            continue
        if len(block.words) > 40 or NOT_SELF.search(block.text):
            continue
        alone = len(block.words) <= 1
        days = list(find(block.text, short=alone or bool(CUE.search(block.text) or UPDATED.search(block.text))))
        if not days and below and (slug := SLUG.match(block.text)):
            day = next(find(block.text[slug.end() :]), None)
            days = [replace(day, start=slug.end(), end=slug.end() + day.end)] if day and day.start == 0 else []
        for stated in issued(block.text):
            yield distance + (BELOW if below else 0), stated, _written(block, stated)
        for at, stated in enumerate(days):
            if any(RANGE.fullmatch(block.text[a.end : b.start]) for a, b in pairwise(days[max(0, at - 1) : at + 2])):
                continue
            left = block.text[max(0, stated.start - 40) : stated.start]
            cue = bool(CUE.search(left) or AS_OF.search(left) or SENT.search(left))
            cue, updated = cue or bool(REPORTED.search(block.text[: stated.start])), bool(UPDATED.search(left))
            rest = _rest(block.text, stated)
            caption = len(block.words) > 8 and bool(PHOTO.search(COUNTS.sub("", block.text)))
            bare = (len(rest) <= 4 or _heads(block, stated)) and not caption and distance < FAR
            if SINCE.search(left):
                continue
            part = not (cue or updated or bare) and not below and distance < FAR and is_alone(block.text, stated)
            if not (cue or updated or bare or (part and not PHOTO.search(block.text))):
                continue
            rank = 0 if cue and not updated else BARE + (PART if part else 0) if not updated else LATER
            yield rank + distance + (BELOW if below else 0), stated, _written(block, stated)


def _written(block: Block, day: Stated) -> str:
    """A date as it is written, with the time of day that stands before it."""
    before = TIME.search(block.text[: day.start])
    return block.text[day.start : day.end] + (before.group() if before else "")


def _glued(stated: Stated, rest: str) -> bool:
    """Whether a date at the front of a line runs on into a sentence without a space: "May 4, 2031Two men were ..."."""
    return stated.start == 0 and bool(GLUED.match(rest))


def _field(text: str) -> Stated | None:
    """The date of a record whose fields run on in one line."""
    return next((day for day in find(text) if FIELD.search(text[: day.start])), None)


def _heads(block: Block, stated: Stated) -> bool:
    """Whether a longer line is still the page's date line: its date has the time of day or opens it with the weekday, or ends the line
    that names the source."""
    text = block.text
    if block.ends_sentence or len(block.words) > LONG:
        return False
    day = text[stated.start : stated.end]
    opens = stated.start <= 1 and day[:3].lower() in WEEKDAYS
    ends = bool(SOURCE.match(text)) and not text[stated.end :].strip(" )]")
    return bool(CLOCK.search(day)) or opens or ends


def _is_site_s(before: Sequence[Block], block: Block) -> bool:
    """True for a date at the top of a page with the site's name below it: the clock of the site."""
    at = next((i for i, line in enumerate(before[:SITE_TOP]) if line is block), None)
    if at is None or CUE.search(block.text) or UPDATED.search(block.text):
        return False
    below = before[at + 1].text if at + 1 < len(before) else ""
    name = masthead(below)
    return bool(SITE.fullmatch(below)) or (name is not None and len(below) <= len(name) + 4)


def is_date_line(text: str) -> bool:
    """True for a line that is a date, or says when the page was published, and little else."""
    text = HALF_DAY.sub("", SIGNED.sub("", text) if any(find(text)) else text)
    if len(text) > 120 or text.endswith((".", "!", "?", ":")):
        return False
    for stated in find(text, partial=True):
        rest = _rest(text, stated)
        if not rest or (stated.year and (len(rest) <= 2 or (len(rest) <= 4 and CUE.search(text)))):
            return True
    return False


def _rest(text: str, stated: Stated) -> list[str]:
    """Words of a line beside its date that are neither a byline behind it nor the usual padding of date lines."""
    return _left(text[: stated.start] + " " + SIGNED.sub("", text[stated.end :]))


def _left(text: str) -> list[str]:
    return PADDING.sub(" ", text).split()
