"""How a toll grew: a step chart for each side and kind of harm of which more than one figure was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Article, Claim, Side
from rashomon.web import words
from rashomon.web.timeline import Tick, axis

TOP, FLOOR = 12.0, 96.0
"""Where the highest figure and none stand, in pixels from the top of the drawing."""
MOST = 6
"""Charts of one event, the bigger tolls first: the table holds them all."""
SAID = 8
"""Steps that the description of a chart names; of more it names the first and the last."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as one article gives it."""

    side: Side
    claim: Claim
    article: Article


@dataclass(frozen=True, slots=True)
class Dot:
    """One page's figure: ``at`` in per cent of the width, ``low`` and ``high`` in pixels from the top; ``open`` where no most is given."""

    at: float
    low: float
    high: float
    open: bool
    superseded: bool
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """The highest figure of a day, which holds until the next day with one: from ``left`` to ``right`` at ``y``, coming from ``y`` ``before``."""

    left: float
    right: float
    y: float
    before: float


@dataclass(frozen=True, slots=True)
class Chart:
    """One line of a toll with its words, its ``most`` (the figure at the top), and where its first label of the axis stands."""

    title: str
    says: str
    most: int
    steps: tuple[Step, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def charts(rows: Sequence[Printed]) -> list[Chart]:
    """Draw what changed: of each side, status and category of which two days gave two values.

    Parameters: figures in the order of publication. Result: charts, those with the bigger tolls first.
    """
    series: dict[tuple[str, str, str], list[tuple[date, Printed]]] = defaultdict(list)
    for row in rows:
        day = row.article.published.start
        if day is not None and (row.side.low is not None or row.side.high is not None):
            series[row.side.status, row.side.side, row.side.category].append((day, row))
    changed = [
        own
        for own in series.values()
        if len({day for day, _ in own}) > 1 and len({(row.side.low, row.side.high) for _, row in own}) > 1
    ]
    made = [_chart(own) for own in changed]
    return sorted(made, key=lambda chart: -chart.most)[:MOST]


def _chart(own: Sequence[tuple[date, Printed]]) -> Chart:
    first, last = own[0][0], max(day for day, _ in own)
    room = timedelta(days=max((last - first).days // 20, 1))
    begin, end = first - min(room, first - date.min), last + min(room, date.max - last)
    days = (end - begin).days + 1
    most = max(_highest(row.side) for _, row in own) or 1

    def at(day: date) -> float:
        return round(100 * ((day - begin).days + 0.5) / days, 3)

    def height(value: int) -> float:
        return round(FLOOR - (FLOOR - TOP) * value / most, 2)

    best: dict[date, Side] = {}
    for day, row in own:
        if day not in best or _highest(row.side) > _highest(best[day]):
            best[day] = row.side
    order = sorted(best)
    steps: list[Step] = []
    for here, following in zip(order, [*order[1:], None], strict=True):
        y = height(_highest(best[here]))
        right = 100.0 if following is None else at(following)
        steps.append(Step(at(here), right, y, steps[-1].y if steps else y))
    dots = [
        Dot(
            at(day), height(row.side.low or 0), height(_highest(row.side)), row.side.high is None, row.side.superseded,
            f"{words.figure(row.side)}, {words.day(day)}, {row.article.outlet or row.article.page}",
        )
        for day, row in own
    ]  # fmt: skip
    side = own[0][1].side
    kind = "" if side.category == "unknown" else f", {side.category}"
    title = f"{words.capital(side.status)}, {words.actor(side.side)}{kind}"
    told = [f"{words.day(day)}: {words.figure(best[day])}" for day in order]
    if len(told) > SAID:
        told = [told[0], f"{len(told) - 2} more days", told[-1]]
    says = f"{title}. Highest figure of each day: {'; '.join(told)}."
    return Chart(title, says, most, tuple(steps), tuple(dots), tuple(axis(begin, end, 4)))


def _highest(side: Side) -> int:
    return side.high if side.high is not None else side.low or 0
