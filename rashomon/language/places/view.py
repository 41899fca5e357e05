"""A text as the search for place names asks it."""

from __future__ import annotations

from itertools import pairwise

from spacy import attrs
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from rashomon.columns import columns

TITLE_WORD = 4
TITLE_WORDS = 4
"""Letters of the longer words, which all have a capital in a headline, and how many of them there are at least."""


class View:
    """A doc as plain lists, which cost a tenth of what asking its tokens costs."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words, self.label = columns(doc, attrs.ORTH, attrs.ENT_TYPE)
        self.lower = [w.lower() for w in self.words]
        self.start: list[int] = []
        self.spaced: list[bool] = []
        at = 0
        size = len(self.text)
        for word in self.words:
            self.start.append(at)
            at += len(word)
            spaced = at < size and self.text[at] == " "
            self.spaced.append(spaced)
            at += spaced
        self.capital = [w[:1].isupper() or (w[:1] in "'’‘" and w[1:2].isupper()) for w in self.words]
        self.first = {i for i, mark in enumerate(doc.to_array("SENT_START").tolist()) if mark == 1} | {0}
        self.titled = self._titled()
        """Tokens of sentences that are written like a headline, all words with a capital, so that capitals say nothing."""

    def _titled(self) -> set[int]:
        found: set[int] = set()
        for start, stop in pairwise([*sorted(self.first), len(self.words)]):
            long = [i for i in range(start, stop) if self.words[i].isalpha() and len(self.words[i]) >= TITLE_WORD]
            ends = "".join(self.words[start:stop]).rstrip().endswith(".")
            if (
                len(long) >= TITLE_WORDS
                and not ends
                and all(self.capital[i] or self.words[i] in STOP_WORDS for i in long)
            ):
                found.update(range(start, stop))
        return found

    def name(self, start: int, stop: int) -> str:
        """The words from ``start`` to before ``stop`` as written."""
        return self.text[self.start[start] : self.start[stop - 1] + len(self.words[stop - 1])]
