"""Which figure of an event to show first: never that of one victim where the same voice counts them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Side


def wholes(sides: Iterable[Side]) -> list[Side]:
    """The figures that nobody who gives them outdoes with a bigger one of the same people.

    Parameters: the weighed figures of an event. Result: without those superseded, and without those of which some voice also gives a bigger
    figure of the same side and status: who says that five were shot and then tells of each tells of parts, as often as these are
    repeated. Voices that contradict each other leave both figures. Practice: UCDP and ACLED code an event's total, never a sum or a choice of
    single victims.
    """
    held = [side for side in sides if not side.superseded]
    return [side for side in held if not any(_outdone(side, other) for other in held)]


def _outdone(side: Side, other: Side) -> bool:
    same = side.status == other.status and side.side == other.side
    return same and most(other) > most(side) and not set(side.voices).isdisjoint(other.voices)


def most(side: Side) -> int:
    """The number to compare: the least that a figure says, of one that only says the most that."""
    return side.low if side.low is not None else side.high or 0


def best(sides: Sequence[Side]) -> Side | None:
    """Of figures of one status the one that most voices give, of those the biggest; ``None`` where there is none."""
    return max(sides, key=lambda s: (len(s.voices), most(s)), default=None)


__all__ = ["best", "most", "wholes"]
