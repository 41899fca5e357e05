"""Which line is an article's headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rashomon.pages import dates
from rashomon.pages.blocks import STOPS, Block
from rashomon.pages.byline import ALONE, BYLINE, is_person
from rashomon.pages.credit import is_place_in_capitals, known_agencies, media_words
from rashomon.pages.outlet import masthead
from rashomon.pages.tongue import function_words

SENTENCES = re.compile(r"[a-z]{3}[.]\s+[A-Z]")
"""More than one sentence, as in a caption."""
REACH = 60
"""Lines before the body that are looked at: navigation stands farther away."""
SUMMARY = 9
"""Words from which on what scores best may be a summary, or a caption, below the headline; it shares more words with the body."""
BACK = 3
"""Lines above such a one in which the headline is looked for, with a score at most :data:`MARGIN` lower."""
MARGIN = 0.6
TRAIL = re.compile(r"[»>|→]|^\W*\d+[.)]\s")
"""What stands in the trail of sections that leads to a page, or before an item of a list."""
LEAST = 0.3
"""The least score of a headline."""
BULLET = 2
"""The ``lead`` of a block behind a bullet."""
ITEM = re.compile(r"[+o-]\s")
"""Other bullets of lists turned into text."""
OTHER = re.compile(
    r"^(?:\S+\s){0,2}\S+:$|^[A-Z ]{3,20}=|[|,]\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^[Aa]genc(?:y|ies)\W"
)
"""A label of what follows ("Filed under:", "BYLINE=..."), or where and on which weekday somebody wrote."""
PHOTO = re.compile(
    r"(?i)\b(?:photos?|picture|pictured|image|file|archives?|getty|epa|afp|reuters|photograph|footage|screenshot|video|via|handout)\b[^a-z]*"
    r"(?:[\w/.-]+\s*){0,4}\)?\.?$|^\(?[LCR]-[LCR]\)|\((?:[LCR]|left|right|cent(?:er|re))\)"
)


def find(before: Sequence[Block], body: Sequence[Block], title: str | None) -> Block | None:
    """The headline among the lines before the body, or the first line of the body if that reads like one.

    Parameters: lines ``before`` the body and the ``body``, in order; ``title`` that the page's metadata state. It is the line that
    shares most words with the title and the body's beginning, is printed again, set apart, and followed by a date or a byline, and is
    no sentence, date, name, caption or item of a list. The weights were fitted on the development pages of WCXB, and rounded.
    """
    lines = list(before[-REACH:])
    lead = 0
    while lead < min(3, len(body) - 1) and len(body[lead].words) <= 22 and not body[lead].text.endswith(STOPS):
        lines.append(body[lead])
        lead += 1
    english = function_words("en")
    near = _words(body[lead : lead + 2], english)
    text = _words(body[lead : lead + 25], english)
    stated = {word for word in _plain(re.findall(r"\w+", title or "")) if word not in english}
    prints = Counter(block.key for block in before)
    ahead = [*lines[1:], *body[lead : lead + 1], None]
    signs = [_is_sign(block) for block in lines]
    best, most = None, LEAST
    scores: dict[int, float] = {}
    for place, block in enumerate(lines):
        words = {word for word in _plain(block.words) if word not in english}
        if not words or not 2 <= len(block.words) <= 35 or _is_something_else(block):
            continue
        # A section's name or a place shares all of its one or two words with any text; a headline has more to share.
        size = min(len(words), 5) / 5
        score = size * sum(word in text for word in words) / len(words)
        score += 0.5 * sum(word in near for word in words) / len(words)
        if stated:
            score += 2 * len(stated & words) / len(stated | words)
        follower = ahead[place]
        score += (
            0.3 * (prints[block.key] > 1)
            + 0.2 * size
            - 0.008 * (len(lines) - 1 - place)
            # Set apart by blank lines, as a line of a list is not.
            + 0.5 * (block.gap > 0 and (follower is None or follower.gap > 0))
            + 0.35 * any(signs[place + 1 : place + 4])
            + 0.15 * any(signs[place + 1 : place + 9])
        )
        score -= (
            0.5 * block.text.endswith((*STOPS, "…"))
            + 0.35 * bool(SENTENCES.search(block.text))
            + 0.3 * (len(block.words) > 25)
            + 0.5 * bool(PHOTO.search(block.text))
            + 0.2 * (block.lead == BULLET or bool(ITEM.match(block.text)))
            + 0.4 * is_person(block.text)
        )
        scores[place] = score
        if score > most:
            best, most = block, score
    if best is not None and len(best.words) >= SUMMARY:
        at = next(i for i, block in enumerate(lines) if block is best)
        for i in range(max(0, at - BACK), at):
            if scores.get(i, LEAST) > max(LEAST, most - MARGIN) and _is_title_of(lines[i], best, text, english):
                best = lines[i]
                break
    return best and next(block for block in lines if block.key == best.key)


def shared(title: Block, body: Sequence[Block]) -> bool:
    """Whether a ``body`` says any word of a ``title`` that means something, a part of a word with hyphens included."""
    english = function_words("en")
    own, other = (
        {_stem(word) for block in blocks for word in re.findall(r"\w+", block.text) if word.lower() not in english}
        for blocks in ([title], [block for block in body if block.key != title.key])
    )
    return bool(own & other)


def _is_title_of(block: Block, below: Block, text: set[str], english: frozenset[str]) -> bool:
    """True for a line that may be the headline of what stands ``below`` it: it says something of the ``text``, and something else."""
    words = {word for word in _plain(block.words) if word not in english}
    told = words & text
    return (
        len(block.words) >= 4
        and len(told) >= 2
        and 2 * len(told) >= len(words)
        and not words >= {word for word in _plain(below.words) if word not in english}
        and block.lead != BULLET
        and not block.text.endswith(STOPS)
        and not TRAIL.search(block.text)
        and not PHOTO.search(block.text)
        and not SENTENCES.search(block.text)
        and block.words[0].lower() not in media_words("label")
        and not ITEM.match(block.text)
    )


def _is_sign(block: Block) -> bool:
    """A short line that dates or signs a text, as stands under its headline."""
    text = block.text
    return len(block.words) <= 14 and (any(dates.find(text)) or bool(BYLINE.match(text)) or bool(ALONE.match(text)))


def _is_something_else(block: Block) -> bool:
    """A line that is a date and little else, a dateline, a name of an agency or an outlet, or a label of what follows."""
    bare = block.text.removeprefix("The ")
    if bare in known_agencies() or masthead(block.text) == bare or OTHER.search(block.text):
        return True
    if block.words[0].lower() in media_words("lead") and ":" in block.text[:20]:
        return True
    found = next(dates.find(block.text, partial=True), None)
    if found and len(block.words) <= 10 and is_place_in_capitals(block.text[: found.start].strip(" ,(")):
        return True
    for stated in dates.find(block.text):
        if len((block.text[: stated.start] + block.text[stated.end :]).split()) <= 4:
            return True
    return False


def _plain(words: Sequence[str]) -> list[str]:
    return [_stem(word) for word in words]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return re.sub(r"['’]s$|s$", "", word.lower())


def _words(blocks: Sequence[Block], english: frozenset[str]) -> set[str]:
    return {word for block in blocks for word in _plain(block.words) if word not in english}
