"""Totals: nobody is counted twice, whatever the figures of an event overlap in."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.casefile.totals import STANDINGS, Figure, total


def figure(low: int | None, high: int | None = -1, **fields: Any) -> Figure:
    given = {
        "event": "e1", "side": "THA", "status": "killed", "category": "unknown", "standing": "one-sided",
        "superseded": False, "total": False, "low": low, "high": low if high == -1 else high,
    }  # fmt: skip
    return Figure(**(given | fields))


def ranges(*figures: Figure) -> list[tuple[str | None, str | None, int, int | None]]:
    return [(t.side, t.standing, t.low, t.high) for t in total(figures).lines]


def overall(*figures: Figure) -> tuple[int, int | None]:
    (line,) = total(figures).overall
    return line.low, line.high


def test_events_are_added_and_figures_of_one_event_are_not() -> None:
    assert ranges(figure(4), figure(6, event="e2")) == [("THA", "one-sided", 10, 10)]
    assert ranges(figure(4), figure(6)) == [("THA", "one-sided", 6, 6)]


def test_disputed_figures_make_a_range() -> None:
    rivals = [figure(9, standing="disputed"), figure(11, standing="disputed"), figure(40, superseded=True)]
    assert ranges(*rivals) == [("THA", "disputed", 9, 11)]


def test_a_part_is_not_added_to_its_total() -> None:
    assert ranges(figure(7, total=True), figure(3, category="military")) == [("THA", "one-sided", 7, 7)]
    assert ranges(figure(7), figure(3, category="military")) == [("THA", "one-sided", 7, 7)]


def test_soldiers_and_civilians_are_added_where_nobody_gives_a_whole() -> None:
    assert ranges(figure(3, category="military"), figure(4, 6, category="civilian")) == [("THA", "one-sided", 7, 9)]


def test_soldiers_and_civilians_together_can_be_more_than_an_early_whole() -> None:
    early = figure(10, None, standing="reported")
    assert ranges(early, figure(20, category="police")) == [("THA", "one-sided", 20, None)]
    assert ranges(figure(10), figure(6, category="military"), figure(7, category="civilian")) == [
        ("THA", "one-sided", 13, 13)
    ]


def test_dead_of_all_sides_count_only_where_no_side_is_told() -> None:
    both = figure(5, side="all", standing="reported")
    assert ranges(both) == [("all", "reported", 5, 5)]
    assert ranges(both, figure(2)) == [("THA", "one-sided", 2, 2)]
    assert overall(both, figure(2)) == (5, 5)
    assert overall(both, figure(2), figure(4, side="KHM")) == (6, 6)


def test_an_unknown_side_is_not_added_to_all_sides() -> None:
    assert ranges(figure(5, side="all"), figure(8, side="unknown")) == [("all", "one-sided", 8, 8)]


def test_an_open_figure_leaves_the_total_open() -> None:
    assert ranges(figure(3, None), figure(2, event="e2")) == [("THA", "one-sided", 5, None)]
    assert ranges(figure(None, 10)) == [("THA", "one-sided", 0, 10)]


def test_wounded_stand_apart_and_no_figures_give_no_lines() -> None:
    assert [t.status for t in total([figure(1), figure(2, status="wounded")]).overall] == ["killed", "wounded"]
    assert total([]).lines == ()


LEISURELY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""
FIGURES = st.builds(
    figure,
    low=st.integers(0, 50),
    high=st.none() | st.integers(50, 90),
    event=st.sampled_from(["e1", "e2", "e3"]),
    side=st.sampled_from(["THA", "KHM", "all", "unknown"]),
    category=st.sampled_from(["unknown", "military", "civilian"]),
    standing=st.sampled_from(STANDINGS),
    superseded=st.booleans(),
    total=st.booleans(),
)


def most(figures: list[Figure], side: str) -> int:
    """The biggest figure of each kind of people, added: more dead than that nobody tells of."""
    kinds = ("unknown", "military", "civilian")
    return sum(max((f.low or 0 for f in figures if (f.side, f.category) == (side, k)), default=0) for k in kinds)


@LEISURELY
@given(st.lists(FIGURES, max_size=12))
def test_no_total_is_more_than_what_the_events_can_have(figures: list[Figure]) -> None:
    found = total(figures)
    limit = 0
    for event in ("e1", "e2", "e3"):
        own = [f for f in figures if f.event == event and not f.superseded]
        limit += max(most(own, "THA") + most(own, "KHM"), most(own, "all"), most(own, "unknown"))
    assert sum(line.low for line in found.lines) <= sum(line.low for line in found.overall) <= limit


@LEISURELY
@given(st.lists(FIGURES, max_size=12), st.randoms())
def test_the_order_of_the_figures_does_not_matter(figures: list[Figure], random: Any) -> None:
    mixed = list(figures)
    random.shuffle(mixed)
    assert [(t.side, t.low, t.high) for t in total(mixed).lines] == [
        (t.side, t.low, t.high) for t in total(figures).lines
    ]
