"""The learned tagger: sources, cues and contents of a parsed text, found by two small networks.

The first tells what each token is; the second, for each cue that the first finds, which tokens around it are its source and its content.
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
from rashomon.reading.attribution.facts import AHEAD, BEHIND, Numbers, facts, pieces, seen
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import Quote
from rashomon.reading.attribution.spans import ROLE_STEPS, ROLES, TAG_STEPS, best, runs, windows
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

Floats = NDArray[np.float32]
Encode = Callable[[Floats, Numbers, Numbers, Floats], tuple[Floats, Floats, Floats]]
Relate = Callable[[Floats, Floats, Numbers, Floats, Floats], Floats]
AT_ONCE = 32
"""Windows or cues that go through a network together."""


@dataclass(frozen=True)
class Tagged:
    """One attribution found: token ranges."""

    cue: Tokens
    source: list[Tokens]
    content: list[Tokens]


@dataclass(frozen=True)
class Tagger:
    """``vectors`` gives the numbers of words from their pieces, ``encode`` and ``relate`` are the two networks."""

    tokenizer: Tokenizer
    vectors: Callable[[Numbers], Floats]
    encode: Encode
    relate: Relate

    def tag(self, view: View, drafts: list[Draft], quotes: list[Quote]) -> list[Tagged]:
        """The attributions of a text in the order of their cues.

        Parameters: ``drafts`` what the rules take for attributions, ``quotes`` the quotations; both are facts that the networks weigh.
        """
        if not view.size:
            return []
        told = facts(view, drafts, quotes)
        vectors = self.vectors(pieces(self.tokenizer, [token.text for token in view.doc]))
        scores, word, cue = self._encoded(view, vectors, told.words, told.heads)
        cues = runs(best(scores, TAG_STEPS), "cue")
        by_head = {d.head: d for d in drafts}
        found = []
        for first in range(0, len(cues), AT_ONCE):
            some = cues[first : first + AT_ONCE]
            roles = self._roles(some, word, cue, np.stack([seen(view, c, by_head) for c in some]))
            found += [self._joined(c, scored, view.size) for c, scored in zip(some, roles, strict=True)]
        return [t for t in found if t.content]

    def _encoded(self, view: View, vectors: Floats, words: Numbers, heads: Numbers) -> tuple[Floats, Floats, Floats]:
        shown = windows(view)
        kept: list[list[Floats]] = [[], [], []]
        for first in range(0, len(shown), AT_ONCE):
            some = shown[first : first + AT_ONCE]
            length = max(end - start for (start, end), _ in some)
            rows = np.zeros((len(some), length), dtype=np.int64)
            there = np.zeros((len(some), length), dtype=np.float32)
            local = np.zeros((len(some), length), dtype=np.int64)
            for i, ((start, end), _) in enumerate(some):
                rows[i, : end - start] = np.arange(start, end)
                there[i, : end - start] = 1
                local[i, : end - start] = np.clip(heads[start:end] - start, 0, end - start - 1)
            for store, given in zip(kept, self.encode(vectors[rows], words[rows], local, there), strict=True):
                store += [given[i, a - start : b - start] for i, ((start, _), (a, b)) in enumerate(some)]
        scores, word, cue = (np.concatenate(store) for store in kept)
        return logs(scores), word, cue

    def _roles(self, cues: list[Tokens], word: Floats, cue: Floats, told: Numbers) -> Floats:
        size = len(word)
        at = np.array([c[0] for c in cues])[:, None] + np.arange(-BEHIND, AHEAD)
        there = ((at >= 0) & (at < size)).astype(np.float32)
        marked = np.zeros_like(there)
        for i, (start, end) in enumerate(cues):
            marked[i, BEHIND : BEHIND + end - start] = 1
        whole = np.stack([cue[start:end].mean(0) for start, end in cues])
        return logs(self.relate(word[at.clip(0, size - 1)], whole, told, marked, there))

    def _joined(self, cue: Tokens, scored: Floats, size: int) -> Tagged:
        low, high = max(-cue[0], -BEHIND), min(size - cue[0], AHEAD)
        path = best(scored[BEHIND + low : BEHIND + high], ROLE_STEPS)
        parts: dict[str, list[Tokens]] = {name: [] for name in ROLES}
        for i, role in enumerate(path, start=cue[0] + low):
            if role and not cue[0] <= i < cue[1]:
                held = parts[ROLES[role]]
                if held and held[-1][1] == i:
                    held[-1] = (held[-1][0], i + 1)
                else:
                    held.append((i, i + 1))
        return Tagged(cue, parts["source"], parts["content"])


def logs(scores: Floats) -> Floats:
    """Log probabilities of raw scores, along the last axis."""
    top = scores - scores.max(-1, keepdims=True)
    result: Floats = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return result


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The tagger that comes with the package, loaded once."""
    return load(DATA / "tagger")


def load(folder: Path) -> Tagger:
    """The tagger in a folder as ``bench.train_tagger`` writes it: ``tokenizer.json``, ``words.npz``, ``encode.onnx``, ``relate.onnx``."""
    with np.load(folder / "words.npz", allow_pickle=False) as stored:
        table, scale, base = stored["table"], stored["scale"], stored["base"]

    def vectors(ids: Numbers) -> Floats:
        found: Floats = table[ids[:, 0]] * (scale[ids[:, 0]] * (ids[:, :1] > 0))
        for k in range(1, ids.shape[1]):
            longer = np.flatnonzero(ids[:, k])
            found[longer] += table[ids[longer, k]] * scale[ids[longer, k]]
        found /= (ids > 0).sum(1, keepdims=True, dtype=np.float32).clip(1)
        found += base
        return found

    encode, relate = session(folder / "encode.onnx"), session(folder / "relate.onnx")

    def encoded(vectors: Floats, facts: Numbers, heads: Numbers, there: Floats) -> tuple[Floats, Floats, Floats]:
        tags, word, cue = encode.run(None, {"vectors": vectors, "facts": facts, "heads": heads, "there": there})
        return tags, word, cue

    def related(word: Floats, cue: Floats, seen: Numbers, marked: Floats, there: Floats) -> Floats:
        roles: Floats = relate.run(None, {"word": word, "cue": cue, "seen": seen, "marked": marked, "there": there})[0]
        return roles

    return Tagger(Tokenizer.from_file(str(folder / "tokenizer.json")), vectors, encoded, related)


def session(path: Path) -> Any:
    """An ONNX graph ready to run on one core: builds run several processes side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
