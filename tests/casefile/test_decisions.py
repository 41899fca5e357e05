"""A reviewer's word holds: over other words, over another reading, over every rebuild; and none is ever lost."""

from __future__ import annotations

import json
import sqlite3
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rashomon.casefile import Case
from rashomon.casefile.decisions import NotADecisionError, lines, parse
from rashomon.export import write_jsonl
from rashomon.model import Count, Decision, EventType, Figure, Place, When
from rashomon.solve import decide, solve
from tests.casefile.heap import TOWNS, groups, heap, linker, page, read_again, report, said, told, words

PAGES = ("a.txt", "b.txt", "c.txt", "d.txt")
ALDER, BIRCH = TOWNS
MAY_9 = When.model_validate({"edtf": "2024-05-09", "start": "2024-05-09", "end": "2024-05-09"})


def quiet(stage: str, done: int, total: int | None) -> None:
    pass


@pytest.fixture
def solved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr("rashomon.linking.link", linker())
    case = heap(tmp_path / "x.case", *PAGES)
    solve(case, quiet)
    return case


def marks(case: Case, *named: tuple[str, str]) -> tuple[Any, ...]:
    return tuple(m for name, town in named for m in case.marks(report(case, name, town)))


def together(case: Case, one: tuple[str, str], two: tuple[str, str]) -> bool:
    event_of = case.event_of_report()
    return event_of[report(case, *one)] == event_of[report(case, *two)]


def status(case: Case, decision: Decision) -> str:
    return case.standing_of_decisions()[decision.id].status


def sizes(case: Case) -> list[int]:
    return sorted(map(len, groups(case)))


def test_the_machine_joins_what_is_told_of_one_town(solved: Case) -> None:
    assert sizes(solved) == [4, 4]


def test_joined_events_stay_one_and_undone_they_part_again(solved: Case) -> None:
    before = groups(solved)
    alder, birch = (marks(solved, *((name, town) for name in PAGES)) for town in TOWNS)
    join = said("join", left=alder, right=birch, reason="one barrage")
    (done,) = decide(solved, join)
    assert sizes(solved) == [8]
    (event,) = solved.events()
    assert done.events == (event.id,)
    assert any("one barrage" in w.reason for link in event.links for w in link.weights)
    solve(solved, quiet)
    assert sizes(solved) == [8]
    decide(solved, said("undo", 1, undoes=join.id))
    assert groups(solved) == before
    assert status(solved, join) == "undone"
    solve(solved, quiet)
    assert groups(solved) == before


def test_an_undo_can_be_undone(solved: Case) -> None:
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("a.txt", BIRCH)))
    undo = said("undo", 1, undoes=join.id)
    decide(solved, join, undo)
    assert not together(solved, ("a.txt", ALDER), ("a.txt", BIRCH))
    decide(solved, said("undo", 2, undoes=undo.id))
    assert together(solved, ("a.txt", ALDER), ("a.txt", BIRCH))
    assert status(solved, join) == "holds"
    assert status(solved, undo) == "undone"


def test_a_moved_report_leaves_the_one_event_for_the_other(solved: Case) -> None:
    one = ("a.txt", ALDER)
    here, there = (tuple((n, town) for n in PAGES if (n, town) != one) for town in TOWNS)
    move = said("move", left=marks(solved, one), right=marks(solved, *there), away=marks(solved, *here))
    decide(solved, move)
    assert together(solved, one, ("b.txt", BIRCH))
    assert not together(solved, one, ("b.txt", ALDER))
    assert sizes(solved) == [3, 5]


def test_what_is_no_incident_is_in_no_event_and_comes_back_when_undone(solved: Case) -> None:
    before = groups(solved)
    dismiss = said("dismiss", left=marks(solved, *((n, ALDER) for n in PAGES)))
    decide(solved, dismiss)
    assert sizes(solved) == [4]
    assert solved.check() == []
    solve(solved, quiet)
    assert sizes(solved) == [4]
    decide(solved, said("undo", 1, undoes=dismiss.id))
    assert groups(solved) == before


def test_of_two_words_on_a_pair_the_later_holds_and_the_earlier_says_so(solved: Case) -> None:
    pair = {"left": marks(solved, ("a.txt", ALDER)), "right": marks(solved, ("b.txt", ALDER))}
    join, part = said("join", 1, **pair), said("part", 2, **pair)
    decide(solved, part, join)
    assert not together(solved, ("a.txt", ALDER), ("b.txt", ALDER)), "the time counts, not the place in the log"
    state = solved.standing_of_decisions()[join.id]
    assert (state.status, state.by) == ("overruled", (part.id,))
    (done,) = decide(solved, said("join", 3, **pair))
    assert together(solved, ("a.txt", ALDER), ("b.txt", ALDER))
    assert part.id in done.changed
    assert status(solved, part) == "overruled"


def test_of_words_that_contradict_each_other_in_a_chain_the_oldest_gives_way(solved: Case) -> None:
    a, b, c = (marks(solved, (name, town)) for name, town in (("a.txt", ALDER), ("b.txt", BIRCH), ("c.txt", ALDER)))
    first, second = said("join", 1, left=a, right=b), said("join", 2, left=b, right=c)
    decide(solved, first, second, said("part", 3, left=a, right=c))
    assert together(solved, ("b.txt", BIRCH), ("c.txt", ALDER))
    assert not together(solved, ("a.txt", ALDER), ("b.txt", BIRCH))
    assert [status(solved, d) for d in (first, second)] == ["overruled", "holds"]


def test_of_a_joined_event_only_the_report_that_is_parted_later_goes(solved: Case) -> None:
    alder, birch = (marks(solved, *((name, town) for name in PAGES)) for town in TOWNS)
    join = said("join", 1, left=alder, right=birch)
    decide(solved, join, said("part", 2, left=marks(solved, ("a.txt", ALDER)), right=(*alder[1:], *birch)))
    assert sizes(solved) == [1, 7]
    assert status(solved, join) == "partly"


def test_decisions_hold_when_another_reader_numbers_and_orders_the_reports_otherwise(solved: Case) -> None:
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", BIRCH)))
    part = said("part", 1, left=marks(solved, ("c.txt", ALDER)), right=marks(solved, ("d.txt", ALDER)))
    decide(solved, join, part)
    read_again(solved, first=5, turned=True, article=2)
    solve(solved, quiet)
    assert together(solved, ("a.txt", ALDER), ("b.txt", BIRCH))
    assert not together(solved, ("c.txt", ALDER), ("d.txt", ALDER))
    assert {status(solved, d) for d in (join, part)} == {"holds"}


def test_a_decision_whose_report_is_gone_waits_for_it(solved: Case) -> None:
    """The id of what is gone now means another report: it is not taken for it."""
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", BIRCH)))
    decide(solved, join)
    article, reading = told(solved.page("a.txt"), turned=True)
    only = reading.model_copy(update={"reports": reading.reports[:1]})
    solved.keep_reading("a.txt", [(article, only)], "reader 2")
    assert only.reports[0].id == "a.txt#0:r0"
    solve(solved, quiet)
    assert together(solved, ("a.txt", BIRCH), ("b.txt", BIRCH)), "as the machine has it"
    state = solved.standing_of_decisions()[join.id]
    assert state.status == "not applicable"
    assert "1 of its reports is not in this case now" in state.note
    read_again(solved)
    solve(solved, quiet)
    assert together(solved, ("a.txt", ALDER), ("b.txt", BIRCH))
    assert status(solved, join) == "holds"


def test_a_report_told_in_more_or_fewer_words_is_still_the_one(solved: Case) -> None:
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", BIRCH)))
    article, reading = told(solved.page("a.txt"))
    first = reading.reports[0].spans[0]
    less = first.model_copy(update={"end": first.start + 40, "text": first.text[:40]})
    shorter = reading.reports[0].model_copy(update={"spans": (less,)})
    solved.keep_reading(
        "a.txt", [(article, reading.model_copy(update={"reports": (reading.reports[1], shorter)}))], "2"
    )
    solve(solved, quiet)
    decide(solved, join)
    assert together(solved, ("a.txt", ALDER), ("b.txt", BIRCH))


def test_two_that_are_read_as_one_report_can_not_be_parted(solved: Case) -> None:
    part = said("part", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("a.txt", BIRCH)))
    article, reading = told(solved.page("a.txt"))
    whole = reading.reports[0].model_copy(update={"spans": article.spans})
    solved.keep_reading("a.txt", [(article, reading.model_copy(update={"reports": (whole,)}))], "reader 2")
    solve(solved, quiet)
    decide(solved, part)
    state = solved.standing_of_decisions()[part.id]
    assert (state.status, state.note) == ("not applicable", "one report tells both now")


def test_words_are_found_where_the_text_of_the_page_has_moved(tmp_path: Path, solved: Case) -> None:
    """A colleague's Rashomon may make other text of the same bytes."""
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", BIRCH)))
    other = Case(tmp_path / "other.case", create=True)
    for name in PAGES:
        moved = page(name, "Menu\n\n").model_copy(update={"sha256": page(name).sha256})
        other.keep_page(moved)
        other.keep_reading(name, [told(moved)], "reader 9")
    solve(other, quiet)
    decide(other, join)
    assert together(other, ("a.txt", ALDER), ("b.txt", BIRCH))


def test_a_page_of_another_name_with_the_same_bytes_is_the_same_evidence(tmp_path: Path, solved: Case) -> None:
    dismiss = said("dismiss", left=marks(solved, ("a.txt", ALDER)))
    other = Case(tmp_path / "other.case", create=True)
    same = page("a.txt").model_copy(update={"name": "z.txt"})
    other.keep_page(same)
    article, reading = told(page("a.txt"))
    moved = [
        part.model_validate({**part.model_dump(), **new})
        for part, new in (
            (article, {"page": "z.txt"}),
            (reading, {"article": "z.txt#0", "claims": (), "reports": tuple(
                {**r.model_dump(), "id": r.id.replace("a.txt", "z.txt"), "page": "z.txt", "claims": ()}
                for r in reading.reports
            )}),
        )
    ]  # fmt: skip
    other.keep_reading("z.txt", [tuple(moved)], "reader 1")  # type: ignore[list-item]
    solve(other, quiet)
    decide(other, dismiss)
    assert groups(other) == [["z.txt#0:r1"]]


FIGURE = Figure(side="UKR", category="civilian", count=Count(low=5, high=5))


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("date", MAY_9, lambda e: e.date.edtf == "2024-05-09"),
        ("place", Place(name="Alder Quay", country="UKR", precision=1), lambda e: e.place.name == "Alder Quay"),
        ("type", EventType(plover="ASSAULT", mode="aerial", acled_sub="Air strike"), lambda e: e.event.mode == "aerial"),
        ("attacker", "RUS", lambda e: e.findings[-1].values[0].value == "RUS"),
        ("weapon", "mortar", lambda e: e.findings[-1].values[0].value == "mortar"),
    ],
    ids=["date", "place", "type", "attacker", "weapon"],
)  # fmt: skip
def test_a_corrected_value_stands_beside_the_machines(solved: Case, field: str, value: Any, shown: Any) -> None:
    wrong = solved.events()[0]
    correct = said(
        "correct", left=solved.marks(wrong.id), field=field, value=value, reason="the caption says so", by="Ana"
    )
    decide(solved, correct)
    for _ in range(2):
        event = solved.event(wrong.id)
        assert shown(event)
        (made,) = event.corrections
        assert (made.value, made.reason, made.by, made.decision) == (value, "the caption says so", "Ana", correct.id)
        finding = next(f for f in event.findings if f.field == field)
        assert finding.standing == "reviewed"
        assert (finding.values[0].voices, finding.values[0].standing) == (("reviewer",), "reviewed")
        before = next((f for f in wrong.findings if f.field == field), None)
        if before:
            assert finding.values[1:] == before.values, "what the pages say stays as it stood"
        solve(solved, quiet)
    decide(solved, said("undo", 5, undoes=correct.id))
    assert solved.event(wrong.id) == wrong


def test_a_corrected_figure_stands_before_those_that_it_replaces(solved: Case) -> None:
    wrong = solved.events()[0]
    correct = said(
        "correct",
        left=solved.marks(wrong.id),
        field="killed",
        side="UKR",
        category="civilian",
        value=FIGURE,
        reason="list",
    )
    decide(solved, correct)
    event = solved.event(wrong.id)
    first, second = event.casualties
    assert (first.low, first.standing, first.voices, first.superseded) == (5, "reviewed", ("reviewer",), False)
    assert (second.low, second.superseded) == (3, True)
    assert event.corrections[0].machine[0]["low"] == 3
    assert "5 killed" in event.title


def test_the_export_says_what_a_reviewer_corrected_and_keeps_what_stood_there(solved: Case, tmp_path: Path) -> None:
    key = solved.events()[0].id
    decide(solved, said("correct", left=solved.marks(key), field="date", value=MAY_9, reason="caption", by="Ana"))
    write_jsonl(solved, tmp_path / "out")
    read = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    line = next(event for event in read if event["id"] == key)
    assert line["date"]["edtf"] == "2024-05-09"
    (made,) = line["corrections"]
    assert (made["field"], made["value"]["edtf"], made["machine"]["edtf"]) == ("date", "2024-05-09", "2024-05-04")
    assert (made["reason"], made["by"]) == ("caption", "Ana")
    finding = next(f for f in line["findings"] if f["field"] == "date")
    assert [(v["value"], v["standing"]) for v in finding["values"]] == [
        ("2024-05-09", "reviewed"),
        ("2024-05-04", "reported"),
    ]
    assert finding["values"][0]["voices"] == ["reviewer"]
    assert all(event["corrections"] == [] for event in read if event["id"] != key)


def test_of_two_corrections_of_one_field_the_later_holds(solved: Case) -> None:
    key = solved.events()[0].id
    first = said("correct", 1, left=solved.marks(key), field="weapon", value="mortar", reason="x")
    second = said("correct", 2, left=solved.marks(key), field="weapon", value="howitzer", reason="y")
    decide(solved, second, first)
    assert [c.value for c in solved.event(key).corrections] == ["howitzer"]
    states = solved.standing_of_decisions()
    assert (states[first.id].status, states[first.id].by) == ("overruled", (second.id,))
    assert states[second.id].status == "holds"


def test_a_correction_follows_most_of_its_reports(solved: Case) -> None:
    key = report(solved, "a.txt", ALDER)
    whole = solved.marks(solved.event_of_report()[key])
    decide(solved, said("correct", left=whole, field="weapon", value="mortar", reason="x"))
    decide(solved, said("part", 1, left=marks(solved, ("a.txt", ALDER)), right=whole[1:]))
    event_of = solved.event_of_report()
    assert solved.event(event_of[key]).corrections == ()
    assert solved.event(event_of[report(solved, "b.txt", ALDER)]).corrections[0].value == "mortar"


def test_more_pages_do_not_undo_a_decision(solved: Case) -> None:
    decide(solved, said("part", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", ALDER))))
    solved.keep_page(page("e.txt"))
    solved.keep_reading("e.txt", [told(page("e.txt"))], "reader 1")
    solve(solved, quiet)
    assert not together(solved, ("a.txt", ALDER), ("b.txt", ALDER))
    assert sum(len(group) for group in groups(solved)) == 10


def test_what_is_said_during_a_build_holds_when_it_ends(solved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    part = said("part", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", ALDER)))

    def late(*given: Any, **named: Any) -> Any:
        with Case(solved.path) as other:
            decide(other, part)
        return linker()(*given, **named)

    monkeypatch.setattr("rashomon.linking.link", late)
    solve(solved, quiet)
    assert not together(solved, ("a.txt", ALDER), ("b.txt", ALDER))


def test_a_decision_that_can_not_be_written_leaves_all_as_it_was(solved: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    before = solved.events()
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("a.txt", BIRCH)))

    def full(*given: Any) -> None:
        raise sqlite3.OperationalError("disk is full")

    monkeypatch.setattr(Case, "replace_events", full)
    with pytest.raises(sqlite3.OperationalError):
        decide(solved, join)
    assert solved.events() == before
    assert solved.decisions() == []


def test_the_log_travels_to_a_colleague_and_is_taken_in_once(tmp_path: Path, solved: Case) -> None:
    join = said("join", left=marks(solved, ("a.txt", ALDER)), right=marks(solved, ("b.txt", BIRCH)), by="Ana")
    correct = said("correct", 1, left=solved.marks(solved.events()[0].id), field="date", value=MAY_9, reason="a “list”")
    decide(solved, join, correct)
    text = "\n".join(lines(solved.decisions()))
    other = heap(tmp_path / "other.case", *reversed(PAGES))
    assert parse(text.splitlines()) == [join, correct]
    assert len(decide(other, *parse(text.splitlines()))) == 2
    assert decide(other, *parse(text.splitlines())) == []
    assert other.decisions() == solved.decisions()
    assert groups(other) == groups(solved)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "no JSON object"),
        ('{"action": "join", "at": "2024-01-01T00:00:00Z"}', "needs left and right"),
        ('{"action": "shout", "at": "2024-01-01T00:00:00Z"}', "action"),
        ('{"action": "undo", "undoes": "d1", "at": "2024-01-01T00:00:00"}', "at: "),
        (
            '{"id": "d0", "action": "undo", "undoes": "d1", "at": "2024-01-01T00:00:00Z"}',
            "was changed after it was said",
        ),
        ('{"action": "undo", "undoes": "d1", "at": "2024-01-01T00:00:00Z", "extra": 1}', "extra"),
        ("[" * 100_000, "line 2"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, why: str) -> None:
    with pytest.raises(NotADecisionError, match=why) as error:
        parse(["", line])
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "fields",
    [
        {"field": "date", "value": "2024", "reason": "x"},
        {"field": "date", "value": When(edtf="2024"), "reason": "x"},
        {"field": "killed", "value": "five", "reason": "x"},
        {"field": "attacker", "value": MAY_9, "reason": "x"},
        {"field": "place", "value": EventType(plover="AID"), "reason": "x"},
        {"field": "weapon", "value": "mortar", "reason": " "},
        {"value": "mortar", "reason": "x"},
    ],
)
def test_a_correction_needs_a_fitting_value_and_a_reason(solved: Case, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        said("correct", left=marks(solved, ("a.txt", ALDER)), **fields)


def test_a_case_of_the_first_schema_keeps_its_decisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.casefile import schema

    monkeypatch.setattr("rashomon.linking.link", linker())
    with sqlite3.connect(tmp_path / "old.case", isolation_level=None) as db:
        monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        schema.migrate(db, "old.case")
        monkeypatch.undo()
        for name in PAGES[:2]:
            item = page(name)
            article, reading = told(item)
            dump = item.model_copy(update={"text": ""}).model_dump_json()
            db.execute("INSERT INTO page (name, sha256, data, bytes, text) VALUES (?, ?, ?, ?, ?)",
                       (name, item.sha256, dump, b"", item.text))  # fmt: skip
            db.execute("INSERT INTO article (id, page, number, data, reading) VALUES (?, ?, 0, ?, ?)",
                       (article.id, name, article.model_dump_json(), reading.model_dump_json()))  # fmt: skip
        old = '{"action": "part", "left": "a.txt#0:r0", "right": "%s", "reason": "no", "at": null}'
        db.execute("INSERT INTO decision (data) VALUES (?), (?)", (old % "b.txt#0:r0", old % "gone.txt#0:r0"))
    monkeypatch.setattr("rashomon.linking.link", linker())
    with Case(tmp_path / "old.case") as case:
        first, second = case.decisions()
        assert first.left[0].spans[0].text == words("a.txt", ALDER)
        assert second.right[0].report == "gone.txt#0:r0"
        solve(case, quiet)
        assert not together(case, ("a.txt", ALDER), ("b.txt", ALDER))
        assert [status(case, d) for d in (first, second)] == ["holds", "not applicable"]


# ---- any decisions in any order, and rebuilds between them ----

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing sequence is short anyway; making it shorter takes minutes."""
REPORTS = [(name, town) for name in PAGES for town in TOWNS]
SOME = st.lists(st.sampled_from(range(len(REPORTS))), min_size=1, max_size=3, unique=True)
WORDS = st.one_of(
    st.tuples(st.sampled_from(["join", "part", "move", "dismiss", "correct"]), SOME, SOME, SOME),
    st.tuples(st.just("undo"), st.integers(0, 9), st.none(), st.none()),
    st.tuples(st.just("rebuild"), st.booleans(), st.none(), st.none()),
)


@settings(max_examples=25, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said_so=st.lists(WORDS, min_size=1, max_size=10), late=st.booleans())
def test_whatever_is_decided_holds_and_is_never_lost(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, said_so: list[Any], late: bool
) -> None:
    monkeypatch.setattr("rashomon.linking.link", linker(0.7))
    with heap(tmp_path_factory.mktemp("heap") / "x.case", *PAGES) as case:
        solve(case, quiet)
        log: list[Decision] = []
        for at, (action, left, right, away) in enumerate(said_so):
            if action == "rebuild":
                read_again(case, first=at, turned=left, article=at % 3)
                solve(case, quiet)
                hold(case, log)
                continue
            fields: dict[str, Any] = {}
            if action == "undo":
                if not log:
                    continue
                fields["undoes"] = log[left % len(log)].id
            else:
                fields["left"] = marks(case, *(REPORTS[i] for i in left))
            if action in ("join", "part", "move"):
                right = [i for i in right if i not in left] or [next(i for i in range(8) if i not in left)]
                fields["right"] = marks(case, *(REPORTS[i] for i in right))
            if action == "move":
                fields["away"] = marks(case, *(REPORTS[i] for i in away if i not in left and i not in right))
            if action == "correct":
                fields |= {"field": "weapon", "value": f"gun {at}", "reason": "seen"}
            # Imported words can be older than those in the log.
            log.append(said(action, at if not late else -at, **fields))
            (done,) = decide(case, log[-1])
            if not late and action != "undo":
                assert done.state.status == "holds" or (
                    action == "correct" and done.state.status in ("partly", "overruled")
                )
            hold(case, log)
        quick = groups(case)
        solve(case, quiet)
        assert groups(case) == quick, "a rebuild from the same readings finds what the decisions left"
        hold(case, log)


def hold(case: Case, log: list[Decision]) -> None:
    """Every decision is in the log, and those that hold are true of the events."""
    assert {d.id for d in case.decisions()} == {d.id for d in log}
    assert case.check() == []
    states = case.standing_of_decisions()
    event_of = case.event_of_report()
    settled = case.settle()
    every = {r.id for r in case.reports()}
    assert set(event_of) == every - settled.aside, "each report is in one event, unless it is set aside"
    find = {r.spans[0].text: r.id for r in case.reports()}
    made = {c.decision: e.id for e in case.events() for c in e.corrections}
    for decision in log:
        state = states[decision.id]
        left, right, away = ([find[m.spans[0].text] for m in s] for s in (decision.left, decision.right, decision.away))
        if state.status in ("overruled", "undone", "partly"):
            assert state.by
            assert set(state.by) <= {d.id for d in log} - {decision.id}
        if state.status != "holds" or decision.action == "undo":
            assert decision.action == "undo" or state.status != "not applicable"
            assert (decision.id in made) <= (state.status == "partly")
            continue
        if decision.action == "dismiss":
            assert not set(left) & set(event_of)
        elif decision.action == "correct":
            assert made[decision.id] in {event_of[name] for name in left}
        else:
            pairs = combinations([*left, *right], 2) if decision.action != "part" else ()
            assert all(event_of[a] == event_of[b] for a, b in pairs if a in event_of and b in event_of)
            apart = right if decision.action == "part" else away
            assert not any(event_of.get(a, 1) == event_of.get(b, 2) for a in left for b in apart)
