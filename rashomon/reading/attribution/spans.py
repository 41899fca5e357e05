"""What the learned tagger's numbers mean: the classes of its two networks, the likeliest course of classes, and the windows of a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""First network: what a token is, whoever's; B where a part begins."""
ROLES = ("none", "source", "content")
"""Second network: what a token is to one cue."""
SIZE = 176
"""Most tokens of a window."""
CONTEXT = 6
"""Tokens of the text before and after that a window shows besides its own."""


@dataclass(frozen=True)
class Steps:
    """How classes follow each other: ``steps[a, b]`` is the score of class b right after a, ``begin[a]`` of beginning with a."""

    steps: NDArray[np.float32]
    begin: NDArray[np.float32]


def courses(scores: NDArray[np.float32], there: NDArray[np.bool_], steps: Steps) -> NDArray[np.int64]:
    """The likeliest course of classes of each row (Viterbi).

    Parameters: ``scores`` by row, token and class; ``there``: which tokens exist, one stretch in each row. Result: a class for each token,
    whatever it be where there is none.
    """
    rows, length, size = scores.shape
    every, begin, count = np.arange(rows), there.argmax(1), there.sum(1)
    # Each stretch is moved to the beginning of its row: all rows then take the same steps.
    to_left = np.minimum(np.arange(length) + begin[:, None], length - 1)
    moved = scores[every[:, None], to_left]
    onto = steps.steps.T.copy()
    value = np.empty((length, rows, size), dtype=np.float32)
    back = np.empty((length, rows, size), dtype=np.int64)
    value[0] = steps.begin + moved[:, 0]
    for t in range(1, length):
        reached = value[t - 1][:, None, :] + onto
        reached.argmax(2, out=back[t])
        np.add(reached.max(2), moved[:, t], out=value[t])
    back[np.arange(length)[:, None] >= count] = np.arange(size)
    found = np.empty((rows, length), dtype=np.int64)
    found[:, -1] = value[count - 1, every].argmax(1)
    for t in range(length - 1, 0, -1):
        found[:, t - 1] = back[t, every, found[:, t]]
    return found[every[:, None], np.maximum(np.arange(length) - begin[:, None], 0)]


def runs(course: list[int], name: str) -> list[Tokens]:
    """Ranges of one part in a course of tags."""
    begin, inner = TAGS.index(f"B-{name}"), TAGS.index(f"I-{name}")
    found: list[Tokens] = []
    for i, tag in enumerate(course):
        if tag == begin:
            found.append((i, i + 1))
        elif tag == inner and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
    return found


def windows(view: View) -> list[tuple[Tokens, Tokens]]:
    """Windows of a text: tokens shown, and of these the ones decided there.

    What is decided covers the text once, in whole sentences where they fit. A text of at most ``SIZE`` tokens is one window.
    """
    if view.size <= SIZE:
        return [((0, view.size), (0, view.size))] if view.size else []
    room = SIZE - 2 * CONTEXT
    result, own = [], 0
    while own < view.size:
        end = min(own + room, view.size)
        if end < view.size:
            start = view.bounds(end)[0]
            end = start if start > own else end
        result.append(((max(0, own - CONTEXT), min(view.size, end + CONTEXT)), (own, end)))
        own = end
    return result
