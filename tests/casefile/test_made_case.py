"""The made case is sound, and on it the index says what looking through everything says."""

import random
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.made_case import make
from bench.screens import addresses, first_screen, measure, unindexed
from rashomon.casefile import Case, Filter
from rashomon.model import Event
from rashomon.web import create_app

PAGES, INCIDENTS, DECISIONS = 160, 45, 14


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "made.case"
    make(path, PAGES, INCIDENTS, 7, DECISIONS)
    return path


def test_it_is_sound_and_the_same_for_the_same_seed(made: Path, tmp_path: Path) -> None:
    make(tmp_path / "again.case", PAGES, INCIDENTS, 7, DECISIONS)
    with Case(made) as case, Case(tmp_path / "again.case") as again:
        assert case.check() == []
        assert case.page_count() == PAGES
        assert abs(case.count(Filter(kind="incident")) - INCIDENTS) < DECISIONS, "decisions join and part some"
        assert {state.status for state in case.standing_of_decisions().values()} >= {"holds", "undone"}
        assert case.events() == again.events()


def test_each_choice_of_each_facet_finds_what_looking_through_all_events_finds(made: Path) -> None:
    ways: dict[str, Callable[[Event, str], bool]] = {
        "kind": lambda e, v: e.kind == v,
        "country": lambda e, v: e.place is not None and e.place.country == v,
        "place": lambda e, v: e.place is not None and e.place.name == v,
        "party": lambda e, v: v in e.parties,
        "plover": lambda e, v: e.event.plover == v,
        "acled_type": lambda e, v: e.event.acled_type == v,
        "standing": lambda e, v: v in {f.standing for f in e.findings} | {c.standing for c in e.casualties},
    }
    with Case(made) as case:
        events = case.events()
        for base in (Filter(), Filter(disputed=True), Filter(first=date(2018, 1, 1), last=date(2020, 6, 30))):
            kept = [e for e in events if fits(e, base)]
            facets = case.facets(base, limit=1000)
            for field, way in ways.items():
                values = dict(facets[field])
                for value, count in values.items():
                    wanted = Filter.model_validate(base.model_dump() | {field: value})
                    found = [e.id for e in kept if way(e, value)]
                    assert [e.id for e in case.rows(wanted, limit=-1)] == found
                    assert case.count(wanted) == count == len(found)
                assert sum(values.values()) >= sum(any(way(e, v) for v in values) for e in kept)


def fits(event: Event, wanted: Filter) -> bool:
    if wanted.disputed and not event.disputed:
        return False
    if wanted.first and wanted.last:
        first, last = event.date.start, event.date.end
        return first is not None and last is not None and last >= wanted.first and first <= wanted.last
    return True


def test_the_line_of_time_counts_every_event_with_a_date_once_where_it_is_sure(made: Path) -> None:
    with Case(made) as case:
        events = case.events()
        for most in (5, 40, 400, 20_000):
            unit, pieces = case.bins(most=most)
            assert len(pieces) <= most or unit == "decade"
            assert all(a.last < b.first for a, b in pairwise(pieces))
            sure = sum(any(p.first <= e.date.start and e.date.end <= p.last for p in pieces) for e in events if e.date.start and e.date.end)  # fmt: skip
            assert sum(p.exact for p in pieces) == sure
        markers = case.markers()
        assert sum(m.events for m in markers) == sum(
            e.place is not None and e.place.country is not None for e in events
        )


def test_every_screen_of_the_bench_answers(made: Path) -> None:
    with Case(made) as case, TestClient(create_app(made), base_url="http://127.0.0.1") as client:
        drawn = addresses(case, random.Random(3))
        slow = unindexed(case)
        assert drawn.keys() - slow.keys() == {"add", "api: description"}, "these two read nothing of the case"
        for name, draw in drawn.items():
            once = measure(client, lambda draw=draw: draw().split("&at=")[0].split("?at=")[0], 1)  # type: ignore[misc]
            assert once[2] > 100, name
        assert 100_000 < first_screen(client) < 500 * 1024
