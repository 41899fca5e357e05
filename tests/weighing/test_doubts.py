"""What a reviewer is asked first: joins that hang by little, values that can't be right, and how much hangs on them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import (
    Claim,
    Doubt,
    Event,
    EventType,
    Finding,
    FindingValue,
    Link,
    SharedText,
    Side,
    Span,
    Weight,
    When,
)
from rashomon.weighing import doubts

FIRE = EventType(plover="ASSAULT", mode="artillery")
DAY = date(2024, 5, 4)


def on(first: date, last: date | None = None, basis: str = "") -> When:
    return When(edtf=first.isoformat(), start=first, end=last or first, basis=basis)


def event(*reports: str, **fields: Any) -> Event:
    given = {"date": on(DAY), "kind": "incident", **fields}
    return Event.model_validate({"id": "e1", "title": "Shelling", "event": FIRE, "reports": reports, **given})


def link(left: str, right: str, chance: float, decided: bool = False) -> Link:
    weights = (Weight(name="decision", bits=13, reason="joined"),) if decided else ()
    return Link(left=left, right=right, probability=chance, weights=weights)


def killed(low: int, high: int | None = None, *claims: str, **fields: Any) -> Side:
    given = {"side": "SDN", "status": "killed", "standing": "reported", "claims": claims, **fields}
    return Side.model_validate({"low": low, "high": low if high is None else high, **given})


def claim(name: str, page: str) -> Claim:
    span = Span(start=0, end=1, text="x")
    return Claim(id=name, page=page, article=0, span=span, voices=(page,), source="outlet")


def found(given: Event, kind: str, *published: When, claims: tuple[Claim, ...] = ()) -> list[Doubt]:
    return [d for d in doubts(given, published, claims) if d.kind == kind]


def test_a_sure_event_leaves_nothing_to_ask() -> None:
    links = [link(a, b, 0.999) for a, b in combinations("abc", 2)]
    assert doubts(event(*"abc", links=links, casualties=[killed(4)]), [on(DAY)], []) == []
    assert doubts(event("a"), [on(DAY)], []) == []


def test_the_weakest_cut_of_an_event_is_shown_with_its_most_alike_pair_first() -> None:
    sure = [link("a", "b", 0.999), link("c", "d", 0.999)]
    weak = [link("a", "c", 0.5), link("a", "d", 0.5), link("b", "c", 0.5), link("b", "d", 0.7)]
    (doubt,) = found(event(*"abcd", links=[*sure, *weak]), "join")
    assert {frozenset(doubt.left), frozenset(doubt.right)} == {frozenset("ab"), frozenset("cd")}
    assert {doubt.left[0], doubt.right[0]} == {"b", "d"}
    assert "2 reports and 2 reports" in doubt.note


def test_what_a_reviewer_joined_is_not_asked_again() -> None:
    assert found(event("a", "b", links=[link("a", "b", 0.5)]), "join")
    assert not found(event("a", "b", links=[link("a", "b", 1.0, decided=True)]), "join")
    both = [link("a", "b", 1.0, decided=True), link("b", "c", 0.5)]
    (doubt,) = found(event("a", "b", "c", links=both), "join")
    assert doubt.left == ("c",), "only the one that nobody spoke of"


@given(chance=st.floats(0.01, 0.99), other=st.floats(0.01, 0.99))
def test_the_less_sure_a_join_the_sooner_it_is_asked(chance: float, other: float) -> None:
    first, second = (
        sum(d.score for d in found(event("a", "b", links=[link("a", "b", p)]), "join")) for p in (chance, other)
    )
    assert chance == other or (first >= second) == (chance < other) or first == second


def test_the_same_doubt_about_more_dead_comes_first() -> None:
    few, many = (
        found(event("a", "b", links=[link("a", "b", 0.5)], casualties=[killed(n)]), "join")[0].score for n in (1, 200)
    )
    assert many > few


def test_an_event_of_very_many_reports_is_still_asked_about() -> None:
    names = [f"r{n:03}" for n in range(60)]
    links = [link(a, b, 0.999) for a, b in combinations(names[:-1], 2)] + [link(names[0], names[-1], 0.9)]
    (doubt,) = found(event(*names, links=links), "join")
    assert doubt.left == (names[-1],)
    assert doubt.right[0] == names[0]


@pytest.mark.parametrize(
    ("when", "published", "note"),
    [
        (When(), [on(DAY)], "no date is known"),
        (on(DAY, DAY + timedelta(days=365)), [on(DAY)], "a range of 366 days"),
        (on(DAY - timedelta(days=200)), [on(DAY)], "200 days after its date"),
        (on(DAY + timedelta(days=3)), [on(DAY)], "after the pages"),
    ],
)
def test_odd_dates_of_incidents(when: When, published: list[When], note: str) -> None:
    (doubt,) = found(event("a", date=when), "date", *published)
    assert note in doubt.note
    assert doubt.field == "date"
    assert not found(event("a", date=when, kind="history"), "date", *published), "the past may be dated widely"
    corrected = when.model_copy(update={"basis": "corrected by a reviewer"})
    assert not found(event("a", date=corrected), "date", *published)


def test_a_date_near_its_publication_is_no_matter() -> None:
    assert not found(event("a"), "date", on(DAY + timedelta(days=2)))
    assert not found(event("a"), "date", When())


def test_figures_far_apart_are_asked_about_once_a_side() -> None:
    sides = [killed(87), killed(1), killed(80), killed(5, superseded=True), killed(90, side="TCD")]
    (doubt,) = found(event("a", casualties=sides), "figure")
    assert (doubt.field, doubt.side) == ("killed", "SDN")
    assert "87 and 1" in doubt.note
    assert not found(event("a", casualties=[killed(87), killed(80)]), "figure")
    at_least = killed(3).model_copy(update={"high": None})
    assert not found(event("a", casualties=[at_least, killed(40)]), "figure"), "both can hold"


def test_copies_that_differ_at_all_are_misread() -> None:
    span = Span(start=0, end=1, text="x")
    copy = SharedText(left="a#0", right="b#0", left_span=span, right_span=span, extent="copy")
    sides = [killed(12, None, "c1"), killed(9, None, "c2")]
    claims = (claim("c1", "a"), claim("c2", "b"))
    assert not found(event("a", casualties=sides), "figure", claims=claims)
    (doubt,) = found(event("a", casualties=sides, shared=[copy]), "figure", claims=claims)
    assert "though their texts are copies" in doubt.note


def test_a_reviewed_figure_or_finding_is_settled() -> None:
    sides = [killed(5, standing="reviewed"), killed(87), killed(1)]
    assert not found(event("a", casualties=sides), "figure")
    values = (FindingValue(value="SDN", standing="disputed"), FindingValue(value="TCD", standing="disputed"))
    disputed = Finding(field="attacker", standing="disputed", values=values)
    (doubt,) = found(event("a", findings=[disputed]), "dispute")
    assert doubt.note == "attacker is disputed: SDN, TCD"
    assert not found(event("a", findings=[disputed.model_copy(update={"standing": "reviewed"})]), "dispute")
