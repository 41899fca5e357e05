"""The parse of a document as plain lists: many small questions about it, without making token objects each time."""

from __future__ import annotations

from functools import cached_property

from spacy import attrs
from spacy.tokens import Doc

from rashomon.columns import columns, tree
from rashomon.model import Actor
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

RELATIVES = frozenset({"who", "which", "that", "whom"})
QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "„", "«", "»"})
SKIPPED = frozenset({"PUNCT", "SPACE"})
SUPPOSED = words("supposed")
CLAIMED = words("claimed")


class View:
    """Lists over the tokens of a parsed ``doc``: words in lower case, lemmas, tags, heads (absolute), children, sentences.

    Nothing is copied back; indices are token indices of the ``Doc``.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        words = columns(doc, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP)
        self.low, self.lemma, self.pos, self.tag, self.dep = words
        self.head, self.starts = tree(doc)
        size = len(doc)
        self.size = size
        self.kids: list[list[int]] = [[] for _ in range(size)]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self._edges: dict[int, Tokens] = {}

    @cached_property
    def actors(self) -> list[tuple[Tokens, Actor]]:
        """The actors that the language room marked, in its order."""
        return [((s.start, s.end), s._.actor) for s in self.doc.spans.get("actors", ()) if s._.actor is not None]

    @cached_property
    def sentence(self) -> list[int]:
        """Number of the sentence of each token."""
        number, result = -1, []
        for i, start in enumerate(self.starts):
            number += start or i == 0
            result.append(number)
        return result

    @cached_property
    def sentences(self) -> list[Tokens]:
        """Token range of each sentence."""
        starts = [i for i in range(self.size) if i == 0 or self.starts[i]]
        return list(zip(starts, [*starts[1:], self.size], strict=True))

    def bounds(self, i: int) -> Tokens:
        """Token range of the sentence of token ``i``."""
        return self.sentences[self.sentence[i]]

    def subtree(self, i: int) -> Tokens:
        """From the first to one past the last token that hangs below ``i``."""
        known = self._edges.get(i)
        if known is not None:
            return known
        left, right, stack = i, i, [i]
        while stack:
            node = stack.pop()
            left, right = min(left, node), max(right, node)
            stack.extend(self.kids[node])
        self._edges[i] = (left, right + 1)
        return left, right + 1

    def kid(self, i: int, *deps: str) -> int | None:
        """First child of ``i`` with one of these relations."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def trim(self, span: Tokens, quotes: bool = False) -> Tokens | None:
        """``span`` without punctuation and space at its ends (quotation marks and brackets that open stay unless ``quotes``)."""
        start, end = span
        while start < end and self.pos[start] in SKIPPED and (quotes or self.low[start] not in QUOTE_MARKS):
            start += 1
        while end > start and self.pos[end - 1] in SKIPPED and (quotes or self.low[end - 1] not in QUOTE_MARKS):
            end -= 1
        return (start, end) if start < end else None

    def verbal(self, i: int) -> bool:
        """True for verbs and auxiliaries."""
        return self.pos[i] in ("VERB", "AUX")

    def passive(self, i: int) -> bool:
        """True for "was told", "is said to", and a bare participle after its noun ("attacks blamed on")."""
        kids = [self.dep[k] for k in self.kids[i]]
        if "auxpass" in kids or "nsubjpass" in kids:
            return True
        if self.low[i] in CLAIMED and self.tag[i] == "VBD" and self.low[i + 1 : i + 3] == ["to", "have"]:
            return self.low[i + 3 : i + 4] == ["been"]  # "X, in a statement, claimed to have killed ten"
        if self.low[i] in SUPPOSED and self.tag[i] in ("VBN", "VBD") and self.low[i + 1 : i + 2] == ["to"]:
            return True  # "groups believed to be rebels": who is believed says nothing, whatever the parser makes of it
        if self.tag[i] != "VBN":
            return False
        # "were gunned down or hacked to death": one auxiliary for both
        shared = self.dep[i] == "conj" and "nsubj" not in kids and "aux" not in kids and self.head[i] < i
        bare = self.dep[i] == "acl" and "nsubj" not in kids and "aux" not in kids
        return bare or (shared and self.tag[self.head[i]] == "VBN" and self.passive(self.head[i]))

    def negated(self, i: int) -> bool:
        """True when a "not" or "never" hangs on ``i``."""
        return any(self.dep[k] == "neg" or self.low[k] in ("never", "nor") for k in self.kids[i])


def minus(span: Tokens, holes: list[Tokens]) -> list[Tokens]:
    """``span`` without the ``holes``, as ranges in order."""
    parts = [span]
    for hole in holes:
        left: list[Tokens] = []
        for start, end in parts:
            if hole[1] <= start or hole[0] >= end:
                left.append((start, end))
                continue
            if start < hole[0]:
                left.append((start, hole[0]))
            if hole[1] < end:
                left.append((hole[1], end))
        parts = left
    return parts


def merged(spans: list[Tokens]) -> list[Tokens]:
    """Ranges in order, those that touch or overlap made one."""
    result: list[Tokens] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
