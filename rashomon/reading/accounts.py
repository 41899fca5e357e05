"""What an article tells of one event, in tokens: the form in which incidents, diplomacy and history reach the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Actor, EventType, Kind, Place, Reality, TimeMention
from rashomon.reading.events.segments import Segment


@dataclass(frozen=True)
class Account:
    """One event of one article: its segments in the order of the text and what they say together, best first."""

    kind: Kind
    event: EventType
    segments: tuple[Segment, ...]
    reality: Reality = "actual"
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    title: str = ""
    chance: float = 1.0
    """How likely an incident is fresh and one of its own; 1 for all else."""

    @property
    def start(self) -> int:
        """Token that begins its first segment."""
        return self.segments[0].start


def once(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors without repeats, in order."""
    return tuple({a.code: a for a in actors}.values())
