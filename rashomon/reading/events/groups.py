"""Which segments of an article tell the same event, and which of those events are fresh incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.events.features import Known, of_group, of_pair, of_segment
from rashomon.reading.events.learned import Decisions

FAR = 60
"""Segments further apart than this are only compared through those between them."""


@dataclass(frozen=True)
class Group:
    """Segments (by number, in order) that tell one event; ``chance`` of being a fresh incident of its own."""

    members: tuple[int, ...]
    chance: float


def groups(segments: Sequence[Known], learned: Decisions) -> tuple[list[Group], NDArray[np.float64]]:
    """Group the segments of one article.

    Result: the groups in the order of the text, each with its chance to be a fresh incident, and the chance of each
    segment to tell one. Average linkage over the learned chances that two segments tell the same event: one
    likeness alone never joins two groups.
    """
    fresh = learned.segment.chances([of_segment(segments, k) for k in range(len(segments))])
    chosen = [k for k in range(len(segments)) if fresh[k] >= learned.limits["segment"]]
    joined = linked([segments[k] for k in chosen], learned)
    members = [tuple(chosen[i] for i in group) for group in joined]
    rows = [of_group([segments[k] for k in m], [float(fresh[k]) for k in m], len(members)) for m in members]
    chances = learned.group.chances(rows)
    return [Group(m, float(c)) for m, c in zip(members, chances, strict=True)], fresh


def linked(segments: Sequence[Known], learned: Decisions) -> list[list[int]]:
    """Average-linkage clusters of the segments, by number, in the order of their first."""
    count = len(segments)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, min(count, i + FAR))]
    chances = learned.pair.chances([of_pair(segments[i], segments[j]) for i, j in pairs])
    likeness = np.zeros((count, count))
    for (i, j), chance in zip(pairs, chances, strict=True):
        likeness[i, j] = likeness[j, i] = chance
    return agglomerate(likeness, learned.limits["pair"])


def agglomerate(likeness: NDArray[np.float64], limit: float) -> list[list[int]]:
    """Join the two clusters with the highest mean likeness until none reaches ``limit``.

    Parameters: a symmetric matrix of values between 0 and 1. Result: lists of row numbers, each sorted, by first member.
    """
    clusters = [[i] for i in range(len(likeness))]
    total = likeness.copy()
    np.fill_diagonal(total, -1)
    size = np.ones(len(likeness))
    alive = np.ones(len(likeness), dtype=bool)
    while alive.sum() > 1:
        mean = total / np.outer(size, size)
        mean[~alive] = -1
        mean[:, ~alive] = -1
        np.fill_diagonal(mean, -1)
        at = int(mean.argmax())
        i, j = sorted(divmod(at, len(likeness)))
        if mean[i, j] < limit:
            break
        total[i] += total[j]
        total[:, i] += total[:, j]
        size[i] += size[j]
        clusters[i] += clusters[j]
        alive[j] = False
    return sorted(sorted(clusters[i]) for i in range(len(likeness)) if alive[i])
