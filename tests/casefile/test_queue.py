"""The reviewer's queue of a whole case: doubts of events and pairs of events, and what leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.casefile import Case
from rashomon.casefile.queue import Question
from rashomon.model import When
from rashomon.solve import decide, solve
from tests.casefile.heap import TOWNS, heap, linker, page, report, said, told

ALDER, BIRCH = TOWNS


def quiet(stage: str, done: int, total: int | None) -> None:
    pass


def solved(path: Path, monkeypatch: pytest.MonkeyPatch, chance: float) -> Case:
    monkeypatch.setattr("rashomon.linking.link", linker(chance))
    case = heap(path, "a.txt", "b.txt", "c.txt")
    solve(case, quiet)
    return case


def test_a_near_miss_is_asked_once_for_two_events_until_it_is_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with solved(tmp_path / "x.case", monkeypatch, 0.3) as case:
        found = case.questions()
        assert len(found) == case.question_count() == 6, "three pairs for each town"
        assert {len(q.events) for q in found} == {2}
        assert len({frozenset(q.events) for q in found}) == 6
        one = found[0]
        part = said("part", left=case.marks(one.events[0]), right=case.marks(one.events[1]))
        decide(case, part)
        assert frozenset(one.events) not in {frozenset(q.events) for q in case.questions()}
        assert case.question_count() == 5
        solve(case, quiet)
        assert case.question_count() == 5
        decide(case, said("undo", 1, undoes=part.id))
        assert case.question_count() == 6


def test_what_is_too_unlike_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with solved(tmp_path / "x.case", monkeypatch, 0.1) as case:
        assert case.questions() == []


def test_pages_of_the_queue_follow_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with solved(tmp_path / "x.case", monkeypatch, 0.3) as case:
        whole = case.questions(limit=10)
        assert [q for at in range(0, 6, 2) for q in case.questions(limit=2, offset=at)] == whole
        assert [q.doubt.score for q in whole] == sorted((q.doubt.score for q in whole), reverse=True)


def test_a_weak_join_leaves_the_queue_when_it_is_accepted_or_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with solved(tmp_path / "x.case", monkeypatch, 0.7) as case:
        joins = [q for q in case.questions() if q.doubt.kind == "join"]
        assert len(joins) == 2
        first, second = joins
        decide(case, said("join", left=case.marks(first.events[0]), right=case.marks(first.events[0])))
        assert [q.events for q in case.questions() if q.doubt.kind == "join"] == [second.events]
        sides = [
            tuple(m for name in side for m in case.marks(name)) for side in (second.doubt.left, second.doubt.right)
        ]
        decide(case, said("part", 1, left=sides[0], right=sides[1]))
        assert not any(set(q.doubt.left) & set(second.doubt.left) for q in case.questions())


def test_a_value_that_stays_is_asked_again_when_one_more_report_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with solved(tmp_path / "x.case", monkeypatch, 0.999) as case:
        for name in ("a.txt", "b.txt", "c.txt"):
            read_late(case, name)
        solve(case, quiet)
        key = case.event_of_report()[report(case, "a.txt", ALDER)]
        assert len(odd_dates(case, key)) == 1
        decide(case, said("keep", left=case.marks(key), field="date"))
        for _ in range(2):
            assert odd_dates(case, key) == []
            solve(case, quiet)
        case.keep_page(page("d.txt"))
        read_late(case, "d.txt")
        solve(case, quiet)
        assert len(odd_dates(case, key)) == 1


def read_late(case: Case, name: str) -> None:
    """As read in a page of three months later."""
    article, reading = told(page(name))
    day = When.model_validate({"edtf": "2024-08-01", "start": "2024-08-01", "end": "2024-08-01"})
    late = article.model_copy(update={"published": day, "published_stated": True})
    case.keep_reading(name, [(late, reading)], "reader 2")


def odd_dates(case: Case, event: str) -> list[Question]:
    return [q for q in case.questions() if q.doubt.kind == "date" and q.events == (event,)]
