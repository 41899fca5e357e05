"""Pages that lost their line breaks: one long line with date, headline, caption, body and leftovers run together."""

from __future__ import annotations

import re

from rashomon.pages.blocks import Block
from rashomon.pages.credit import dateline, named
from rashomon.pages.dates import find
from rashomon.pages.tongue import function_words

LEAD = 260
"""Characters at the front where a date line and a headline can stand."""
CUE = re.compile(
    r"(?:date of publication|(?:last |first )?(?:updated?|published|posted|modified)(?:\s+(?:at|on|date))?|(?:release )?date)\s*:?\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^[\s)(.,|–—-]*(?:\d{1,2}:\d\d|(?:[012]\d[0-5]\d)\b(?=\s)|get short url(?:\s\d{1,6}(?=\s)){0,3}|print|tweet|share|send|https?\S*|(?:aa|afp|ap|epa|reuters|getty)\sphotos?\b|views?\s\d+|\d{1,4}(?=\s\d{1,4}\s)|"
    r"\(?updated\b[^)]{0,40}\)?|by\s[A-Z]\w+\s[A-Z]\w+(?=\s[A-Z])|\s)+",
    re.IGNORECASE,
)
WITHIN = re.compile(r"\b(?:on|in|since|until|till|from|of|by|before|after|around)(?:\s[a-z]+)?[\s(]*$", re.IGNORECASE)
"""What stands before a date that is part of a sentence."""
BEFORE = re.compile(r"\s+(?:by\s[A-Z]\w+\s[A-Z]\w+|[A-Z]{2,4}|Reuters|Agencies|Staff)\s*$")
STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(]?[A-Z0-9])")
CREDITED = re.compile(
    r"\((?:[^()]{0,40}\b)?(?:photos?|pictures?|images?|file|agencies|getty|epa|afp|ap|reuters)\b[^()]{0,20}\)(?=\s+[A-Z\"“])",
    re.IGNORECASE,
)
VOICED = re.compile(r":\s\w+(?:\s\w+){0,2}$")
"""A headline that ends with who says it: "... rises to nine: police"."""
LABEL = re.compile(r"(?:(?<=[.!?\"”)]\s)|^)(?:Tags?|Topics?|Keywords?)\s*:?\s+(?=[A-Z#])")
SIGNED = re.compile(
    r"\s*\(?(?:Additional reporting|Reporting|Writing|Editing|Compiled) by [A-Z][^.()]{3,160}(?:\)|\.|;|$)[^.]{0,90}\.?\s*$"
)


def is_glued(blocks: list[Block]) -> bool:
    """True when nearly all of a page stands in one line that is far too long for a paragraph with its headline elsewhere."""
    total = sum(len(block.text) for block in blocks)
    longest = max(blocks, key=lambda block: len(block.text))
    return (
        len(blocks) <= 4
        and len(longest.text) >= 0.7 * total
        and blocks.index(longest) <= 1
        and len(longest.words) >= 40
        and not any((dateline(longest.text) or (0, None, None))[1:])
    )


def unglue(block: Block) -> tuple[list[Block], list[Block], list[Block]]:
    """Cut a glued line into what stands before the body, the body, and leftovers; what can't be told stays in the body.

    Result: three lists of blocks in order that together cover the line.
    """
    text = block.text
    before, start = _front(text)
    end = _tail(text, start)
    cuts: list[tuple[int, int]] = []
    out: list[tuple[int, int]] = []
    label = LABEL.search(text, start, end)
    if label:
        told = start if text[start : label.start()].strip() or not before else before[-1][0]
        stop = _list_end(text, label.end(), end, text[told : label.start()].split()[:2])
        out.append((label.start(), stop))
        cuts += [(start, label.start()), (stop, end)]
    else:
        cuts.append((start, end))
    first = [_piece(block, a, b) for a, b in before]
    body = [_piece(block, a, b) for a, b in cuts]
    rest = [_piece(block, a, b) for a, b in (*out, (end, len(text)))]
    return [b for b in first if b], [b for b in body if b], [b for b in rest if b]


def _piece(block: Block, start: int, end: int) -> Block | None:
    piece = block.text[start:end]
    left = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    at = block.start + start + left
    return Block(at, at + len(piece), piece, 0, block.main) if piece else None


def _front(text: str) -> tuple[list[tuple[int, int]], int]:
    """What stands before the body, as ranges, and where the body begins."""
    before: list[tuple[int, int]] = []
    start = 0
    first = next((f for f in find(text[:LEAD]) if not STOP.search(text[: f.start])), None)
    if first is not None and WITHIN.search(text[: first.start]) and not CUE.search(text[: first.start]):
        first = None
    if first is not None:
        line = first.start
        lead = text[: first.start]
        cue = CUE.search(lead)
        if cue:
            line = cue.start()
        while match := BEFORE.search(text[:line]):
            line = match.start()
        start = first.end
        if after := AFTER.match(text[start:]):
            start += after.end()
        if len(text[:line].split()) >= 3 and _told_again(text[:line], text[start : start + 600]):
            # The headline stands before the date.
            before += [(0, line), (line, start)]
        else:
            before.append((0, start))
    headed = len(before) == 2
    caption = CREDITED.search(text, start, start + 450)
    if caption and len(text[start : caption.start()].split()) >= 9:
        sentence = max(
            (m.end() for m in STOP.finditer(text, start, caption.start()) if m.end() < caption.start() - 25),
            default=start,
        )
        if sentence == start:
            before.append((sentence, caption.end()))
            start = caption.end()
    if not headed:
        end = _headline_end(text, start)
        if end > start:
            before.append((start, end))
            start = end
    agency = next(named(text[start : start + 24].lstrip()), None)
    if before and agency and agency[0] == 0:
        end = start + len(text[start:]) - len(text[start:].lstrip()) + agency[1]
        if text[end : end + 2].lstrip()[:1].isupper() and text[end : end + 1] == " ":
            before.append((start, end))
            start = end
    return before, start


def _told_again(headline: str, following: str) -> bool:
    """True when a word of a headline comes again in what follows, as none of "Print this page" does."""
    english = function_words("en")
    after = {_plain(word) for word in following.split()}
    return any(len(word) > 3 and word not in english and word in after for word in map(_plain, headline.split()))


def _headline_end(text: str, at: int) -> int:
    """Where a headline at ``at`` ends: at its full stop, or where its words begin anew; ``at`` if no headline can be told."""
    stop = STOP.search(text, at)
    words = text[at : stop.start()].split() if stop else []
    signed = _agency_after(text[at : at + 200])
    if signed and not (stop and stop.start() < at + signed):
        return at + signed
    if stop and 3 <= len(words) <= 22:
        capital = sum(1 for word in words if word[:1].isupper() or word[:1].isdigit())
        following = {_plain(w) for w in text[stop.end() : stop.end() + 400].split()}
        content = [w for w in map(_plain, words) if w not in function_words("en")]
        shared = sum(1 for w in content if w in following)
        voiced = VOICED.search(text, at, stop.start())
        if capital >= 0.6 * len(words) or shared >= 0.5 * max(len(content), 1) or (voiced and shared):
            return stop.end()
    return _second_start(text, at)


def _agency_after(text: str) -> int | None:
    """Where a headline ends that an agency's name and a new sentence follow: "... in the north AP The governor ..."."""
    english = function_words("en")
    for start, end, _ in named(text):
        before, after = text[:start].split(), text[end:].split()
        new = text[end : end + 1] == " " and after and after[0][:1].isupper()
        if new and 4 <= len(before) <= 24 and before[-1].lower() not in english:
            return start
    return None


def _plain(word: str) -> str:
    return re.sub(r"^\W+|\W+$|s$", "", word.lower())


def _second_start(text: str, at: int) -> int:
    """The place among the first words where a sentence begins that tells the headline again; ``at`` if there is none."""
    english = function_words("en")
    tokens = list(re.finditer(r"\S+", text[at : at + 600]))
    best, most = at, 0.0
    first_stop = next((i for i, token in enumerate(tokens) if token.group().endswith((".", "!", "?"))), len(tokens))
    for i in range(4, min(24, len(tokens) - 8, first_stop - 7)):
        word = tokens[i].group()
        if not word.lstrip("\"“'")[:1].isupper() or tokens[i - 1].group().endswith((".", "!", "?")):
            continue
        headline = {_plain(t.group()) for t in tokens[:i]} - english
        after = {_plain(t.group()) for t in tokens[i : min(i + 25, first_stop + 1)]} - english
        shared = len(headline & after)
        # "At", "The", "A" in capitals amid a headline that is not in capitals is where a sentence begins.
        capitals = sum(t.group()[:1].isupper() for t in tokens[1:i])
        opener = _plain(word) in english and tokens[i - 1].group().lower() not in english and capitals < 0.6 * (i - 1)
        least = 1 if opener else max(2, 0.6 * len(headline))
        score = shared - 0.5 * (len(headline) - shared) + 3 * opener
        if shared >= least and score > most:
            best, most = at + tokens[i].start(), score
    return best


def _list_end(text: str, at: int, end: int, opening: list[str]) -> int:
    """Where a run of tags ends and a sentence begins: at the words that the text began with (``opening``), or at a capital that
    two function words follow soon."""
    english = function_words("en")
    tokens = list(re.finditer(r"\S+", text[at : min(end, at + 500)]))
    starts = []
    first_stop = next((i for i, token in enumerate(tokens) if token.group().endswith((".", "!", "?"))), len(tokens))
    for i, token in enumerate(tokens):
        again = len(opening) == 2 and [t.group() for t in tokens[i : i + 2]] == opening
        if again and i < first_stop and not (i and tokens[i - 1].group() in english):
            return at + tokens[_own_words(tokens, i, text[at + token.end() :])].start()
        ahead = [t.group() for t in tokens[i + 1 : i + 13]]
        if token.group().lstrip("\"“'")[:1].isupper() and sum(word in english for word in ahead) >= 2:
            starts.append(i)
    if not starts:
        return end if len(tokens) < 60 else at
    # A name among the tags may stand just before; a capital on a word like "At" or "The" is where the sentence begins.
    for i in range(starts[0], min(starts[0] + 8, len(tokens))):
        word = tokens[i].group()
        if i in starts and _plain(word) in english:
            return at + tokens[i].start()
        if word.endswith((".", "!", "?")) or (word in english and word not in {"for", "of", "and"}):
            break
    return at + tokens[starts[0]].start()


def _own_words(tokens: list[re.Match[str]], i: int, following: str) -> int:
    """The first word of a sentence whose words ``i`` and on are known: a tag is named in the text, a word like "Fierce" is not."""
    known = {_plain(word) for word in following.split()}
    for back in range(1, 3):
        word = tokens[i - back].group() if i >= back else ""
        if not word.istitle() or _plain(word) in known:
            return i - back + 1
    return i - 2


def _tail(text: str, at: int) -> int:
    """Where leftovers at the end begin: sign-offs of editors, or words after the last full stop that make no sentence."""
    end = len(text)
    signed = SIGNED.search(text, max(at, len(text) - 320))
    if signed:
        end = signed.start()
    stops = [m.end() for m in re.finditer(r"[.!?][\"”')\]]*(?=\s|$|[A-Z(-])", text[:end])]
    last = stops[-1] if stops else 0
    rest = text[last:end].strip().split()
    running = sum(word in function_words("en") for word in rest)
    if last > at and rest and (len(rest) <= 14 or (len(rest) <= 90 and running < 0.2 * len(rest))):
        return last
    return end
