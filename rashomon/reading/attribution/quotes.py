"""Quotations: stretches between quotation marks, also unclosed ones and those that run over several paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

PARAGRAPH = re.compile(r"\n[ \t\r]*\n|(?<=[.!?\"”’'])[ \t\r]*\n")
DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE = re.compile(r"‘(?=\S)|(?<=[\w.,!?…])’(?!\w)|(?<![\w'])'(?=[\w“\"])|(?<=[\w.,!?…])'(?![\w'])")
OPENERS, CLOSERS = "“„«", "”»"


@dataclass(frozen=True)
class Quote:
    """One quotation: token range with its marks; ``spoken`` when it is at least a sentence of speech, not a word in marks."""

    tokens: Tokens
    spoken: bool
    closed: bool = True
    reopened: bool = False
    """True when the paragraph before ended inside the same speech: no mark closed it."""


def paragraphs(text: str) -> list[Tokens]:
    """Character ranges between paragraph breaks."""
    result, at = [], 0
    for match in PARAGRAPH.finditer(text):
        if text[at : match.start()].strip():
            result.append((at, match.start()))
        at = match.end()
    if text[at:].strip():
        result.append((at, len(text)))
    return result


def opens(text: str, at: int, end: int, inside: bool) -> bool:
    """Does the mark at ``[at, end)`` open a quotation? Straight marks tell by the blanks around them, then by turn."""
    mark = text[at:end]
    if mark in OPENERS or mark == "``":
        return True
    if mark in CLOSERS:
        return False
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if after.isspace():
        return False
    if before.isspace() or before in "([—–-:":
        return not (inside and after in ".,;:!?)")
    return not inside and before not in ".,;:!?"


def spans_in(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int, bool]]:
    """Character ranges of quotations within one paragraph, and whether each is closed.

    A mark that opens while another quotation is open means that the first was never closed; it then ends before the mark.
    """
    found: list[tuple[int, int, bool]] = []
    begin = -1
    for match in marks.finditer(text, start, end):
        at, to = match.span()
        if opens(text, at, to, begin >= 0):
            if begin >= 0:
                found.append((begin, at, False))
            begin = at
        elif begin >= 0:
            found.append((begin, to, True))
            begin = -1
    if begin >= 0:
        found.append((begin, end, False))
    return found


def quotations(doc: Doc, view: View) -> list[Quote]:
    """All quotations of ``doc`` in order. Single marks count only in documents that use no double ones."""
    text = doc.text
    marks = DOUBLE if DOUBLE.search(text) else SINGLE
    if not marks.search(text):
        return []
    edges = [token.idx for token in doc]
    result: list[Quote] = []
    open_before = False
    for begin, end in paragraphs(text):
        spans = spans_in(text, begin, end, marks)
        for k, (at, to, closed) in enumerate(spans):
            tokens = _tokens(edges, at, to)
            last = k == len(spans) - 1 and to == end
            if not closed and not last:
                tokens = _first_sentences(view, tokens)
            if tokens[1] - tokens[0] < 2 or (not closed and marks is SINGLE):
                continue
            reopened = open_before and at == begin + len(text[begin:at]) - len(text[begin:at].lstrip())
            result.append(Quote(tokens, _spoken(view, tokens), closed, reopened and not text[begin:at].strip()))
        open_before = bool(spans) and not spans[-1][2]
    return result


def _tokens(edges: list[int], at: int, to: int) -> Tokens:
    """The tokens, of which ``edges`` are the first characters, from character ``at`` up to ``to``."""
    return max(bisect_right(edges, at) - 1, 0), bisect_left(edges, to)


def _first_sentences(view: View, tokens: Tokens) -> Tokens:
    """An unclosed quotation before another one: no further than the end of the sentence that it opens in."""
    return tokens[0], max(min(tokens[1], view.bounds(min(tokens[0] + 1, view.size - 1))[1]), tokens[0] + 1)


def _spoken(view: View, tokens: Tokens) -> bool:
    """A verb in it, or three words that begin with a capital and end like a sentence."""
    start, end = tokens
    if end - start < 4:
        return False
    verbs = any(view.verbal(i) for i in range(start, end))
    text = view.doc[start:end].text
    words = text.strip("\"“”'‘’`„«» ")
    begins = words[:1].isupper()
    return verbs and (begins or end - start > 6)
