"""The learned tagger: sources, cues and contents of a parsed text, found by two networks.

The first, a small sentence encoder that is told the parse, reads a window once and tells what each token is; the second, for each cue that the first
finds, which tokens around it are its source and its content.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.facts import AHEAD, BEHIND, Facts, Laid, Numbers, facts, laid, pieces, seen
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import Quote
from rashomon.reading.attribution.spans import ROLES, SIZE, TAGS, Steps, courses, runs, windows
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

Floats = NDArray[np.float32]
Encode = Callable[[Numbers, Numbers, Numbers, Numbers, Numbers], tuple[Floats, Floats, Floats]]
Relate = Callable[[Floats, Floats, Numbers, Floats, Floats], Floats]
CUES_AT_ONCE = 32


@dataclass(frozen=True)
class Tagged:
    """One attribution found: token ranges."""

    cue: Tokens
    source: list[Tokens]
    content: list[Tokens]


@dataclass(frozen=True)
class Tagger:
    """``encode`` and ``relate`` are the two networks, ``tags`` and ``roles`` the scores of the steps between their classes."""

    tokenizer: Tokenizer
    encode: Encode
    relate: Relate
    tags: Steps
    roles: Steps

    def tag(self, view: View, drafts: list[Draft], quotes: list[Quote]) -> list[Tagged]:
        """The attributions of a text in the order of their cues.

        Parameters: ``drafts`` what the rules take for attributions, ``quotes`` the quotations; both are facts that the networks weigh.
        """
        if not view.size:
            return []
        course, word, cue = self._encoded(view, facts(view, drafts, quotes))
        cues = runs(course, "cue")
        by_head = {d.head: d for d in drafts}
        found = []
        for first in range(0, len(cues), CUES_AT_ONCE):
            some = cues[first : first + CUES_AT_ONCE]
            found += self._related(some, word, cue, np.stack([seen(view, c, by_head) for c in some]))
        return [t for t in found if t.content]

    def _encoded(self, view: View, told: Facts) -> tuple[list[int], Floats, Floats]:
        table = pieces(self.tokenizer, [token.text for token in view.doc])
        shown = windows(view)
        scores = np.zeros((len(shown), SIZE, len(TAGS)), dtype=np.float32)
        words: list[Floats] = []
        cues: list[Floats] = []
        # One by one: alone a window fits the processor's cache, and what is rounded is scaled to it.
        for i, ((start, end), (own, own_end)) in enumerate(shown):
            heads = np.clip(told.heads[start:end] - start, 0, end - start - 1)
            batch = together([laid(self.tokenizer, table[start:end])], [told.words[start:end]], [heads])
            given, word, cue = self.encode(*batch)
            scores[i, : end - start] = given[0]
            words.append(word[0, own - start : own_end - start])
            cues.append(cue[0, own - start : own_end - start])
        lengths = np.array([end - start for (start, end), _ in shown])
        classes = courses(scores, np.arange(SIZE) < lengths[:, None], self.tags)
        own_ones = [classes[i, own - start : end - start] for i, ((start, _), (own, end)) in enumerate(shown)]
        return np.concatenate(own_ones).tolist(), np.concatenate(words), np.concatenate(cues)

    def _related(self, cues: list[Tokens], word: Floats, cue: Floats, told: Numbers) -> list[Tagged]:
        size = len(word)
        at = np.array([c[0] for c in cues])[:, None] + np.arange(-BEHIND, AHEAD)
        there = (at >= 0) & (at < size)
        marked = np.zeros(there.shape, dtype=np.float32)
        for i, (start, end) in enumerate(cues):
            marked[i, BEHIND : BEHIND + end - start] = 1
        whole = np.stack([cue[start:end].mean(0) for start, end in cues])
        scores = self.relate(word[at.clip(0, size - 1)], whole, told, marked, there.astype(np.float32))
        return [
            joined(span, at[i][there[i]], classes[there[i]])
            for i, (span, classes) in enumerate(zip(cues, courses(scores, there, self.roles), strict=True))
        ]


def joined(cue: Tokens, at: Numbers, roles: Numbers) -> Tagged:
    """One attribution from the role of each token around its cue."""
    parts: dict[str, list[Tokens]] = {name: [] for name in ROLES}
    for i, role in zip(at.tolist(), roles.tolist(), strict=True):
        if role and not cue[0] <= i < cue[1]:
            held = parts[ROLES[role]]
            if held and held[-1][1] == i:
                held[-1] = (held[-1][0], i + 1)
            else:
                held.append((i, i + 1))
    return Tagged(cue, parts["source"], parts["content"])


def together(
    laid: list[Laid], words: list[Numbers], heads: list[Numbers]
) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
    """Windows side by side as the first network takes them: pieces, their tokens, first pieces, facts and heads of tokens; 0 fills up."""
    size = max(len(row) for row in words)
    home = filled([row.home for row in laid], -1)
    home[home < 0] = size
    return filled([row.pieces for row in laid]), home, filled([row.first for row in laid]), filled(words), filled(heads)


def filled(rows: list[Numbers], value: int = 0) -> Numbers:
    """Rows that differ in length as one table."""
    table = np.full((len(rows), max(len(row) for row in rows), *rows[0].shape[1:]), value, dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The tagger that comes with the package, loaded once."""
    return load(DATA / "tagger")


def load(folder: Path, threads: int = 1) -> Tagger:
    """The tagger in a folder as ``bench.train_tagger`` writes it: ``tokenizer.json``, ``encode.onnx``, ``relate.onnx``, ``steps.npz``.

    ``threads``: processor cores for one text; a build runs several processes side by side, so each has one.
    """
    with np.load(folder / "steps.npz", allow_pickle=False) as stored:
        tags, roles = (Steps(stored[f"{name}_steps"], stored[f"{name}_begin"]) for name in ("tags", "roles"))
    encode, relate = session(folder / "encode.onnx", threads), session(folder / "relate.onnx", threads)

    def encoded(
        pieces: Numbers, home: Numbers, first: Numbers, facts: Numbers, heads: Numbers
    ) -> tuple[Floats, Floats, Floats]:
        given = {"pieces": pieces, "home": home, "first": first, "facts": facts, "heads": heads}
        scores, word, cue = encode.run(None, given)
        return scores, word, cue

    def related(word: Floats, cue: Floats, seen: Numbers, marked: Floats, there: Floats) -> Floats:
        found: Floats = relate.run(None, {"word": word, "cue": cue, "seen": seen, "marked": marked, "there": there})[0]
        return found

    return Tagger(Tokenizer.from_file(str(folder / "tokenizer.json")), encoded, related, tags, roles)


def session(path: Path, threads: int) -> Any:
    """An ONNX graph ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # No two texts are of one length: what is planned for one is of no use for the next, and would be kept.
    options.enable_mem_pattern = False
    # Adding and scaling in one step takes several times as long as one after the other.
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
    )
