"""What the learned tagger is told of a text: facts of each word, and of each word as seen from one cue, as small whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy import attrs
from tokenizers import Tokenizer

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.quotes import Quote
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

Numbers = NDArray[np.int64]

TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``",
)  # fmt: skip
"""Penn Treebank's parts of speech, as spaCy's English pipelines give them."""
DEPS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
"""ClearNLP's relations, likewise."""
ENTS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG",
    "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
MANNERS = ("say", "show", "think", "act", "weak", "skip")
TAG, DEP, ENT = ({name: i + 1 for i, name in enumerate(names)} for names in (TAGS, DEPS, ENTS))
FAR = 4
"""Tokens to its head beyond which distance is not told apart."""
SIZES = {
    "tag": len(TAGS) + 1, "dep": len(DEPS) + 1, "head tag": len(TAGS) + 1, "head dep": len(DEPS) + 1, "entity": len(ENTS) + 1,
    "head at": 2 * FAR + 1, "shape": 5, "quoted": 4, "start": 3, "manner": len(MANNERS) + 2, "rule": 6,
}  # fmt: skip
"""Facts of a word, with how many values each has; 0 is unknown or none."""

PIECES = 2
"""Word pieces of a word that count: with them a whole window has room in the encoder's 512 places."""
MEMORY = 50_000
"""Words whose pieces are kept: most words of a page are those of the pages before."""
BEHIND, AHEAD = 44, 60
"""Tokens before and after (with) a cue's first one that are looked at for its source and content."""
BELOW, ABOVE, SELF = len(DEPS) + 1, len(DEPS) + 2, len(DEPS) + 3
SEEN = {"branch": len(DEPS) + 4, "upper branch": len(DEPS) + 4, "sentence": 7, "rule": 4}
"""Facts of a word as seen from a cue, likewise."""


@dataclass(frozen=True)
class Facts:
    """``words``: a row for each token, a column for each of ``SIZES``; ``heads``: token index of each one's head."""

    words: Numbers
    heads: Numbers


def facts(view: View, drafts: list[Draft], quotes: list[Quote]) -> Facts:
    """Facts of every token. ``drafts``: what the rules take for attributions, believed or not."""
    doc, size = view.doc, view.size
    heads = np.array(view.head, dtype=np.int64)
    tag = np.array([TAG.get(t, 0) for t in view.tag], dtype=np.int64)
    dep = np.array([DEP.get(d, 0) for d in view.dep], dtype=np.int64)
    names = doc.vocab.strings
    kinds = doc.to_array([attrs.ENT_TYPE]).reshape(-1)
    entity = np.array([ENT.get(names[int(k)], 0) if k else 0 for k in kinds], dtype=np.int64)
    columns = [tag, dep, tag[heads], dep[heads], entity, np.clip(heads - np.arange(size), -FAR, FAR) + FAR]
    columns += [_shapes(view), _quoted(size, quotes), _starts(view), *_rules(size, drafts)]
    return Facts(np.stack(columns, axis=1), heads)


def _shapes(view: View) -> Numbers:
    names = view.doc.vocab.strings
    forms, place = np.unique(view.doc.to_array([attrs.ORTH]).reshape(-1), return_inverse=True)
    return np.array([_shape(names[int(form)]) for form in forms], dtype=np.int64)[place]


def _shape(text: str) -> int:
    if text.isalpha():
        return 1 if text.islower() else 3 if text.isupper() and len(text) > 1 else 2
    return 4 if any(c.isalnum() for c in text) else 0


def _quoted(size: int, quotes: list[Quote]) -> Numbers:
    found = np.zeros(size, dtype=np.int64)
    for quote in quotes:
        start, end = quote.tokens
        found[start:end] = 2 if quote.spoken else 1
        found[start] = 3
    return found


def _starts(view: View) -> Numbers:
    """1 where a sentence begins, 2 where a line does."""
    found = np.array(view.starts, dtype=np.int64)
    for i in range(1, view.size):
        if view.pos[i - 1] == "SPACE" and "\n" in view.low[i - 1]:
            found[i] = 2
    return found


def _rules(size: int, drafts: list[Draft]) -> tuple[Numbers, Numbers]:
    """How a cue of the lexicon speaks, at its main word; and what each word is to any draft: source, content, cue with and without content."""
    manner, rule = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for draft in drafts:
        for start, end in draft.content:
            rule[start:end] = 2
            rule[start] = 5
    for draft in drafts:
        if draft.source_span is not None:
            rule[slice(*draft.source_span)] = 1
        manner[draft.head] = MANNERS.index(draft.entry.manner) + 1 if draft.entry is not None else len(MANNERS) + 1
    for draft in drafts:
        rule[slice(*draft.cue)] = 3 if draft.content else 4
    return manner, rule


def seen(view: View, cue: Tokens, drafts: dict[int, Draft]) -> Numbers:
    """Facts of the tokens from ``BEHIND`` before the cue's first to ``AHEAD`` after it; 0 beyond the text.

    ``drafts`` by their main word. A branch is the relation of the cue's child that a token hangs below.
    """
    start, end = cue[0] - BEHIND, cue[0] + AHEAD
    table = np.zeros((BEHIND + AHEAD, len(SEEN)), dtype=np.int64)
    top = next((i for i in range(*cue) if not cue[0] <= view.head[i] < cue[1] or view.head[i] == i), cue[0])
    _branches(view, top, table[:, 0], start)
    above = view.head[top]
    _branches(view, above, table[:, 1], start)
    number = view.sentence
    low, high = max(start, 0), min(end, view.size)
    table[low - start : high - start, 2] = np.clip(np.array(number[low:high]) - number[cue[0]], -3, 3) + 3
    draft = next((drafts[i] for i in range(*cue) if i in drafts), None)
    if draft is None:
        table[low - start : high - start, 3] = 3
    else:
        for first, last in draft.content:
            table[max(first - start, 0) : max(last - start, 0), 3] = 2
        if draft.source_span is not None:
            first, last = draft.source_span
            table[max(first - start, 0) : max(last - start, 0), 3] = 1
    return table


def _branches(view: View, top: int, column: Numbers, start: int) -> None:
    """Writes for each token below ``top`` by which of its children, and which are above it."""
    size = len(column)
    node = top
    for _ in range(view.size):
        above = view.head[node]
        if above == node:
            break
        if 0 <= above - start < size:
            column[above - start] = ABOVE
        node = above
    if 0 <= top - start < size:
        column[top - start] = SELF
    for child in view.kids[top]:
        label = DEP.get(view.dep[child], BELOW)
        stack = [child]
        while stack:
            i = stack.pop()
            if 0 <= i - start < size:
                column[i - start] = label
            stack.extend(view.kids[i])


@dataclass(frozen=True)
class Laid:
    """Word pieces of a window as the encoder reads them; ``home``: the token of each, -1 for none; ``first``: the first piece of each token."""

    pieces: Numbers
    home: Numbers
    first: Numbers


def pieces(tokenizer: Tokenizer, words: list[str]) -> Numbers:
    """Ids of the first ``PIECES`` word pieces of each word, 0 where it has fewer; a word of none, as a line break, is a separator.

    ``tokenizer`` is a BERT word-piece tokenizer without padding or truncation.
    """
    return np.array([_pieces(tokenizer, word) for word in words], dtype=np.int64).reshape(-1, PIECES)


@lru_cache(maxsize=MEMORY)
def _pieces(tokenizer: Tokenizer, word: str) -> tuple[int, ...]:
    """The row of one word, which is cut without a look at its neighbours."""
    ids = tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids[:PIECES]
    ids = ids or [mark(tokenizer, "[SEP]")]
    return (*ids, *[0] * (PIECES - len(ids)))


def mark(tokenizer: Tokenizer, name: str) -> int:
    """Id of a mark of the encoder's. Raises ``ValueError`` when its vocabulary has none of that name."""
    found: int | None = tokenizer.token_to_id(name)
    if found is None:
        raise ValueError(f"the tagger's vocabulary lacks {name}: write it anew with bench.train_tagger")
    return found


def laid(tokenizer: Tokenizer, table: Numbers) -> Laid:
    """A window's rows of ``pieces`` one after the other, between the marks that the encoder knows for beginning and end."""
    there = table > 0
    home, _ = np.nonzero(there)
    ends = [np.array([mark(tokenizer, name)]) for name in ("[CLS]", "[SEP]")]
    counts = there.sum(1)
    return Laid(
        np.concatenate([ends[0], table[there], ends[1]]),
        np.concatenate([[-1], home, [-1]]),
        1 + counts.cumsum() - counts,
    )
