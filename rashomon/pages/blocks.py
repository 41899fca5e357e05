"""A page's text as blocks: paragraphs, headlines, and other lines, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

LINE = re.compile(r"[^\n]+")
EDGE = " \t\u00a0\u200b\u200c\u200d\u2060\u00ad\u3000>*•·\uf0b7"
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…。！？؟۔।॥][\"'”’»)\]」』]*$|[\"”]$")


NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s")
DASHES = ("- ", "-- ", "– ", "— ")
"""What opens an entry of a list in a wrapped text, where no blank line stands before it."""
MARKED = 0.6
"""Share of the lines of a text from which on a mark before them is that of a quoted mail and no bullet."""
STOPS = (".", "。", "！", "？", "؟", "۔", "।")
"""How a line ends that is a statement and no headline: full stops of many scripts."""


@dataclass(frozen=True)
class Block:
    """One line of the page, or the lines of one hard-wrapped paragraph. ``gap``: blank lines before it; ``main``: an HTML
    extractor takes it for main content (``None``: nobody said); ``lead``: what stands before it on its line: 0 nothing, 1 space, 2 a bullet."""

    start: int
    end: int
    text: str
    gap: int = 0
    main: bool | None = None
    lead: int = 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))

    @cached_property
    def key(self) -> str:
        """What is the same for two prints of one line."""
        return " ".join(word.lower() for word in self.words)

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))


def cut(text: str, main: tuple[tuple[int, int], ...] = ()) -> list[Block]:
    """Cut a page's text into blocks.

    Parameters: ``text`` of the page, offsets of ``main`` content if known. Result: blocks in order, none empty, ends trimmed;
    paragraphs that were wrapped at a fixed width are one block each.
    """
    kept = {start for start, _ in main}
    lines = []
    last_line = -1
    number = 0
    position = 0
    for match in LINE.finditer(text):
        number += text.count("\n", position, match.start())
        position = match.start()
        raw = match.group()
        left = len(raw) - len(raw.lstrip(EDGE))
        body = raw.strip(EDGE)
        if not body:
            continue
        start = match.start() + left
        is_main = (match.start() in kept or start in kept) if main else None
        lead = 2 if raw[:left].strip() else min(left, 1)
        lines.append(Block(start, start + len(body), body, number - last_line - 1, is_main, lead))
        last_line = number
    return _unwrap(text, lines) if _wrapped(lines) or _filled(lines) else lines


def _wrapped(lines: list[Block]) -> bool:
    """Lines broken at a fixed width: many, of nearly one length, most of which do not end a sentence."""
    full = [line for line in lines if len(line.text) >= 40]
    if len(full) < 3:
        return False
    if len(full) < 6:
        # So few lines may be headlines; a paragraph ends once, with its last line.
        ends = [line.ends_sentence for line in lines]
        return ends == [False] * (len(ends) - 1) + [True] and all(line in full for line in lines[:-1])
    longest = sorted(len(line.text) for line in full)[int(len(full) * 0.95)]
    if longest > 110:
        return False
    near = sum(1 for line in full if len(line.text) >= longest * 0.8)
    open_end = sum(1 for line in full if not line.ends_sentence)
    return near >= len(full) * 0.6 and open_end >= len(full) * 0.6


def _filled(lines: list[Block]) -> bool:
    """Whether lines break where the next word has no room, and go on in lower case: wrapped, however few they are among other lines."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= 40]
    width = max((len(line.text) for line in lines), default=0)
    if len(pairs) < 3 or not 50 <= width <= 110:
        return False
    full = sum(len(a.text) + 1 + len(b.text.split(None, 1)[0]) > width for a, b in pairs)
    going_on = sum(b.text[:1].islower() for _, b in pairs)
    return full >= len(pairs) * 0.8 and going_on >= len(pairs) * 0.4


def _spaced(lines: list[Block]) -> bool:
    """Whether a blank line stands after every line of a wrapped text: most lines go on in lower case after one."""
    pairs = [(a, b) for a, b in pairwise(lines) if len(a.text) >= 40 and not a.ends_sentence]
    going_on = sum(1 for _, b in pairs if b.gap == 1 and b.text[:1].islower())
    return len(pairs) >= 6 and going_on >= len(pairs) * 0.4 and all(b.gap > 0 for _, b in pairs)


def _unwrap(text: str, lines: list[Block]) -> list[Block]:
    """Join the lines of a wrapped paragraph: up to a blank line, or a line that ends a sentence well short of the width.

    Where every line has a blank one after it, up to the first line that ends a sentence or is short, or a wider gap.
    """
    if _spaced(lines):
        return _unspace(text, lines)
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.9)]
    joined: list[list[Block]] = []
    entries = _entries(lines)
    for line in lines:
        last = joined[-1][-1] if joined else None
        if (
            last
            and not line.gap
            and line.start not in entries
            and not (len(last.text) < width * 0.75 and (last.ends_sentence or len(last.text) < width * 0.5))
        ):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_whole(text, part) for part in joined]


def _entries(lines: list[Block]) -> set[int]:
    """Where the entries of a list begin: lines that are numbered one after the other, lines with a bullet or a dash before them."""
    numbers = [(line.start, int(match[1])) for line in lines if (match := NUMBER.match(line.text))]
    found: list[tuple[int, int]] = []
    for start, number in numbers:
        if number == (found[-1][1] + 1 if found else 1):
            found.append((start, number))
    marked = [line.start for line in lines if line.lead == 2]
    if len(marked) > len(lines) * MARKED:
        marked = []
    dashed = [
        line.start
        for before, line in pairwise(lines)
        if line.text.startswith(DASHES) and before.text[-1] in '.;:,!?)"”'
    ]
    return {start for start, _ in found if len(found) > 1} | set(marked) | {d for d in dashed if len(dashed) > 1}


def _unspace(text: str, lines: list[Block]) -> list[Block]:
    """Join the lines of paragraphs whose every line has a blank one after it."""
    width = sorted(len(line.text) for line in lines)[int(len(lines) * 0.9)]
    joined: list[list[Block]] = []
    for line in lines:
        last = joined[-1][-1] if joined else None
        open_end = last is not None and not last.ends_sentence and len(last.text) >= width * 0.6
        goes_on = line.text[:1].islower() or line.ends_sentence or len(line.text) >= width * 0.6
        if open_end and goes_on and line.gap <= 1:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_whole(text, part) for part in joined]


def _whole(text: str, part: list[Block]) -> Block:
    """The lines of one paragraph as one block."""
    first, last = part[0], part[-1]
    return Block(first.start, last.end, text[first.start : last.end], first.gap, first.main, first.lead)
