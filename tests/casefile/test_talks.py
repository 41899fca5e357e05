"""Talks and incidents in one order of time, and what followed an agreement."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rashomon.casefile import Case, Filter
from rashomon.model import Event, EventType, When

TRUCE = EventType(plover="AGREE", acled_type="Strategic developments", acled_sub="Agreement")
FIRE = EventType(plover="ASSAULT", mode="firearms")
DAY = date(2024, 5, 1)


def told(key: str, days: int | None, kind: str, event: EventType, *parties: str, length: int = 0, **more: Any) -> Event:
    when = When()
    if days is not None:
        first = DAY + timedelta(days=days)
        when = When(edtf="x", start=first, end=first + timedelta(days=length))
    return Event.model_validate(
        {"id": key, "kind": kind, "title": key, "event": event, "date": when, "parties": parties} | more
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case(tmp_path / "a.case", create=True)
    made.keep_events(
        [
            told("old war", -9000, "history", FIRE, "THA", "KHM"),
            told("meeting", -3, "diplomacy", EventType(plover="CONSULT"), "THA", "KHM", "MYS"),
            told("truce", 0, "diplomacy", TRUCE, "THA", "KHM"),
            told("same day", 0, "incident", FIRE, "THA", "KHM"),
            told("shots", 2, "incident", FIRE, "THA", "KHM", "MYS"),
            told("perhaps before", -1, "incident", FIRE, "THA", "KHM", length=9),
            told("other parties", 3, "incident", FIRE, "THA", "MMR"),
            told("planned", 4, "incident", FIRE, "THA", "KHM", reality="planned"),
            told("month later", 31, "incident", FIRE, "THA", "KHM"),
            told("one-sided truce", 40, "diplomacy", TRUCE, "Rebels"),
            told("raid", 45, "incident", FIRE, "Rebels", "COL"),
            told("undated", None, "diplomacy", TRUCE, "THA", "KHM"),
        ],
        {},
        {},
    )
    return made


def test_lanes_in_the_order_of_time_without_history_and_what_has_no_date(case: Case) -> None:
    found = case.moments(Filter(party="KHM"))
    assert [(m.event.id, m.lane) for m in found] == [
        ("meeting", "meetings"), ("perhaps before", "incidents"), ("truce", "agreements"), ("same day", "incidents"),
        ("shots", "incidents"), ("month later", "incidents"),
    ]  # fmt: skip
    assert case.moment_count(Filter(party="KHM")) == 6
    assert case.moment_span(Filter(party="MYS")) == (date(2024, 4, 28), date(2024, 5, 3))
    assert case.moment_cells(Filter(party="MYS"), date(2024, 4, 28), 6, 3) == [("incidents", 2, 1), ("meetings", 0, 1)]
    assert case.moment_cells(Filter(party="MYS"), date(2024, 5, 1), 1, 9) == [("incidents", 8, 1), ("meetings", 0, 1)]
    assert case.moment_span(Filter(party="nobody")) is None
    assert found[0].parties == ("KHM", "MYS", "THA")


def test_what_surely_followed_an_agreement_of_two_of_its_parties_stands_beside_it(case: Case) -> None:
    newest, truce = case.agreements()
    assert (truce.moment.event.id, truce.after) == ("truce", 1)
    assert truce.first
    assert (truce.first.incident.id, truce.first.days) == ("shots", 2)
    assert newest.first
    assert (newest.moment.event.id, newest.first.incident.id) == ("one-sided truce", "raid")


def test_from_an_incident_to_the_agreement_before_it(case: Case) -> None:
    every = [m.event.id for m in case.moments()]
    assert [(f.agreement.id, f.incident.id) for f in case.followed(every)] == [
        ("truce", "shots"), ("one-sided truce", "raid"),
    ]  # fmt: skip
    assert case.followed([]) == []
    assert case.agreements(Filter(party="nobody")) == []
