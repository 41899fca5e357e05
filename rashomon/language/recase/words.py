"""The words of a text, and which of them begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]*\s+[\[(\"'“‘]*$|\n\s*\n\s*[\[(\"'“‘]*$|^\W*$|--\s*(?:\[\w+\]\s*)*$")
SHORT = re.compile(
    r"\b(?:[A-Z]|mr|mrs|ms|dr|gen|col|lt|msgr|sgt|capt|maj|brig|adm|gov|sen|rep|rev|st|jr|sr|no|nos)\.\s+$", re.I
)
BACK = 40
"""Characters before a word in which the end of a sentence is looked for."""


def words(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The words of a text, and whether each begins a sentence."""
    for match in WORD.finditer(text):
        before = text[max(match.start() - BACK, 0) : match.start()]
        if match.start() <= BACK:
            yield match, bool(SENTENCE_END.search(before))
        else:
            yield match, bool(SENTENCE_END.search("x" + before)) and not SHORT.search(before)
