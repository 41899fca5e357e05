"""How an article goes on from segment to segment: its paragraphs, where it begins to tell of another event, and what place and day
stand until others are named.

Round-ups name the day once and open each incident with a paragraph and a word ("in another attack", "elsewhere"); what follows
says neither again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rashomon.model import Place, TimeMention
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment
from rashomon.reading.events.where import FINE

OPENING = 4
"""Words at a sentence's head among which "elsewhere" or "meanwhile" turns to another event."""


@dataclass(frozen=True)
class Stand:
    """Where an article stands at one segment."""

    paragraph: int
    opens: bool
    """Whether it is the first segment of its paragraph."""
    begins: bool
    """Whether its words say that it is another event than those before."""
    chapter: int
    """How many segments up to here begin another event."""
    place: Place | None
    """The last place told from its neighbours that was named up to here."""
    time: TimeMention | None
    """The last time named up to here."""


def course(scene: Scene, segments: Sequence[Segment]) -> list[Stand]:
    """Where the article stands at each of its segments, which are in the order of the text."""
    breaks = list(accumulate("\n\n" in low for low in scene.view.low))
    found: list[Stand] = []
    place: Place | None = None
    time: TimeMention | None = None
    for segment in segments:
        if segment.place is not None and segment.place.precision <= FINE:
            place = segment.place
        time = segment.time or time
        paragraph = breaks[segment.start] if segment.start < len(breaks) else 0
        begins = _begins(scene, segment)
        opens = not found or found[-1].paragraph != paragraph
        chapter = (found[-1].chapter if found else 0) + int(begins)
        found.append(Stand(paragraph, opens, begins, chapter, place, time))
    return found


def _begins(scene: Scene, segment: Segment) -> bool:
    """ "Another attack", "a third bomb", "in a separate incident", "elsewhere in the province"."""
    view, words = scene.view, lexicon().cues["other"]
    if any(view.low[k] in words for m in segment.mentions if m.trigger.noun for k in view.kids[m.at] if k < m.at):
        return True
    first = view.bounds(segment.start)[0]
    head = range(first, min(first + OPENING, segment.end))
    if any(view.low[i] in lexicon().cues["elsewhere"] for i in head):
        return True
    return any(
        view.low[i] in words and i + 1 < segment.end and view.low[i + 1] in lexicon().cues["deed"]
        for i in range(first, segment.end)
    )


def rarity(contents: Sequence[frozenset[str]]) -> dict[str, float]:
    """For each word one over the number of segments that hold it: what few share ties them, what all share ties none."""
    counts = Counter(word for content in contents for word in content)
    return {word: 1 / count for word, count in counts.items()}
