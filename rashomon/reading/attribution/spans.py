"""What the learned tagger's numbers mean: the classes of its two heads, the likeliest course of classes, and the windows of a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""First head: what a token is, whoever's; B where a part begins."""
ROLES = ("none", "source", "content")
"""Second head: what a token is to one cue."""
SIZE = 176
"""Most tokens of a window."""
CONTEXT = 12
"""Tokens of the text before and after that a window shows besides its own."""
NEVER = -1e4


@dataclass(frozen=True)
class Steps:
    """How classes follow each other: freely after those in ``kin``, after any other and at the beginning at a price (``fee``, added to log
    probabilities)."""

    kin: tuple[tuple[int, ...], ...]
    fee: tuple[float, ...]


TAG_STEPS = Steps(
    tuple(tuple(k for k, other in enumerate(TAGS) if tag[0] == "I" and other[1:] == tag[1:]) for tag in TAGS),
    tuple(NEVER if tag[0] == "I" else 0.0 for tag in TAGS),
)
"""A part goes on only where it has begun."""
ROLE_STEPS = Steps(tuple((k,) for k in range(len(ROLES))), (-1.0,) * len(ROLES))
"""What a token is to a cue seldom changes."""


def best(scores: NDArray[np.float32], steps: Steps) -> list[int]:
    """The likeliest course of classes (Viterbi).

    Parameters: ``scores`` log probabilities, a row for each token, a column for each class. Result: a class for each token.
    """
    rows: list[list[float]] = scores.tolist()
    if not rows:
        return []
    value, back = [a + b for a, b in zip(rows[0], steps.fee, strict=True)], []
    classes = list(enumerate(zip(steps.kin, steps.fee, strict=True)))
    for row in rows[1:]:
        top = max(value)
        first = value.index(top)
        came, reached = [], []
        for k, (kin, fee) in classes:
            at, most = first, top + fee
            for other in kin:
                if value[other] > most:
                    at, most = other, value[other]
            came.append(at)
            reached.append(most + row[k])
        back.append(came)
        value = reached
    course = [value.index(max(value))]
    for came in reversed(back):
        course.append(came[course[-1]])
    return course[::-1]


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
