"""A ``Doc`` as plain lists, and what the later steps ask of it."""

from __future__ import annotations

from itertools import accumulate

from spacy import attrs
from spacy.tokens import Doc

from rashomon.columns import columns, tree
from rashomon.language.actors.lexicon import Lexicon, lexicon, token_keys

NAMES = frozenset({"NNP", "NNPS"})
DASHES = frozenset({"–", "‐", "‑", "−"})
"""Signs that join two words as a hyphen does, where no blank stands beside them ("Russian–backed")."""


class View:
    """The document's words, tags and tree as lists; ``keys`` are its folded words and ``at`` the token of each."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lex: Lexicon = lexicon()
        texts, self.tag, self.dep, lemmas = columns(doc, attrs.ORTH, attrs.TAG, attrs.DEP, attrs.LEMMA)
        spaced: list[bool] = doc.to_array(attrs.SPACY).astype(bool).tolist()
        self.text = [
            "-" if text in DASHES and i and not spaced[i] and not spaced[i - 1] else text
            for i, text in enumerate(texts)
        ]
        self.words = frozenset(self.text)
        self.low = [w.lower() for w in self.text]
        self.lemma = [lemma.lower() for lemma in lemmas]
        self.head, starts = tree(doc)
        self.sentence = list(accumulate(starts[1:], initial=0))
        self.starts: dict[int, int] = {}
        for i, number in enumerate(self.sentence):
            self.starts.setdefault(number, i)
        letters = [w for w in self.text if w.isalpha() and len(w) > 2]
        self._capitals = sum(map(str.isupper, letters)) > 0.6 * len(letters)
        self._titled: dict[int, bool] = {}
        self.keys: list[str] = []
        self.at: list[int] = []
        for i, word in enumerate(self.text):
            if word == "." and i and self.sentence[i + 1 : i + 2] == [self.sentence[i]] and not spaced[i - 1]:
                continue  # of an abbreviation: "Lt. Col."
            if word in ("-", "&") or (word in ("'", "’") and i and self.low[i - 1].endswith("s")):
                continue
            for key in token_keys(word) or (word,):
                self.keys.append(key)
                self.at.append(i)

    def __len__(self) -> int:
        return len(self.text)

    def word(self, i: int) -> str:
        """The lower-case word at ``i``, empty past the ends."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def tagged(self, i: int) -> str:
        """The tag at ``i``, empty past the ends."""
        return self.tag[i] if 0 <= i < len(self.tag) else ""

    def shouted(self, i: int) -> bool:
        """Whether the words around ``i`` are all in capitals, so that capitals say nothing."""
        if self._capitals:
            return True
        around = [w for k in (i - 2, i - 1, i + 1, i + 2) if 0 <= k < len(self) and (w := self.text[k]).isalpha()]
        return bool(around) and all(w.isupper() for w in around) and any(len(w) > 3 for w in around)

    def titled(self, i: int) -> bool:
        """Whether the sentence of ``i`` is written like a headline, most words with a capital."""
        number = self.sentence[i]
        if number not in self._titled:
            start = self.starts[number]
            stop = self.starts.get(number + 1, len(self))
            words = [w for w in self.text[start : min(stop, start + 40)] if w.isalpha() and len(w) > 3]
            self._titled[number] = len(words) > 4 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
        return self._titled[number]

    def opens(self, i: int) -> bool:
        """Whether ``i`` is the first word of its sentence."""
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def possessor(self, end: int) -> bool:
        """Whether a "'s" follows the token range that ends at ``end``."""
        return self.tagged(end) == "POS" or self.word(end) in ("'s", "’s")
