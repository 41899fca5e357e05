"""Which day is the deed's: counted from the day told before, before what came after it, from when it began until when it ended."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Reading, TimeMention
from rashomon.reading import scene_of
from rashomon.reading.concluded import is_aside
from rashomon.reading.events.segments import Segment
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def first(reading: Reading) -> TimeMention:
    return next(r.times[0] for r in reading.reports if r.kind == "incident" and r.times)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "On the evening of May 1 people had gathered in the chapel. Next morning a mortar shell fell through its roof and killed nine villagers.",
            {"month": 5, "day": 2},
        ),
        (
            "Families arrived at the camp on 30 April. The following night gunmen stormed it and killed six people.",
            {"month": 5, "day": 1},
        ),
        ("The market opened on Sunday. Two days later a car bomb killed seven traders there.", {"weekday": 1}),
        ("The patrol left on Monday. That evening a roadside bomb killed two soldiers.", {"weekday": 0}),
    ],
)
def test_a_day_counted_from_the_one_told_before_is_named(
    told: Callable[[str], Reading], text: str, parts: dict[str, int]
) -> None:
    time = first(told(text))
    assert {name: getattr(time, name) for name in parts} == parts
    assert time.anchor is None


@pytest.mark.parametrize(
    "text",
    [
        "Troops searched the hamlets on Thursday for those who killed two herders. They were at the well on Wednesday when shots were fired at them.",
        "The team left the country on Thursday after rebels attacked its bus and killed the driver. The bus was hit on Wednesday by bursts of gunfire.",
    ],
)
def test_the_day_of_what_came_after_a_deed_gives_way_to_the_deed_s(told: Callable[[str], Reading], text: str) -> None:
    days = [t for r in told(text).reports if r.kind == "incident" for t in r.times if t.role == "event"]
    assert days[0].weekday == 2


@pytest.mark.parametrize(
    "text",
    [
        "A bus overturned on Thursday as it was hit by gunfire, killing four people.",
        "Four villagers who were shot dead on Thursday were buried on Friday.",
        "A rocket came down on Thursday on a house in which four people were killed.",
    ],
)
def test_the_day_of_the_deed_itself_stays(told: Callable[[str], Reading], text: str) -> None:
    time = first(told(text))
    assert (time.weekday, time.role) == (3, "event")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The shelling began on Thursday afternoon and continued until Saturday, killing nine people.", (3, 5)),
        ("Nine people were killed in fighting that erupted on Sunday and ended on Tuesday.", (6, 1)),
        ("Fighting that broke out in the town on Saturday and continued into Monday has killed nine people.", (5, 0)),
        ("Gunmen raided villages between Friday evening and Monday morning, killing nine people.", (4, 0)),
    ],
)
def test_violence_that_went_on_is_of_all_its_days(
    told: Callable[[str], Reading], text: str, days: tuple[int, int]
) -> None:
    time = first(told(text))
    assert time.end is not None
    assert (time.weekday, time.end.weekday) == days


def test_as_of_a_morning_is_no_day_of_the_deed(told: Callable[[str], Reading]) -> None:
    reading = told("Gunmen struck the village on Sunday. Some 40 bodies had been counted as of Tuesday morning.")
    assert first(reading).weekday == 6


def test_the_day_of_a_truce_is_none_of_what_broke_it(told: Callable[[str], Reading]) -> None:
    reading = told(
        "The ministry called the shelling, which killed four farmers, a clear breach of the truce signed on March 3."
    )
    times = [t for r in reading.reports if r.kind == "incident" for t in r.times]
    assert not any(t.month == 3 for t in times)


def test_a_stretch_over_which_attacks_are_counted_dates_none_of_them(told: Callable[[str], Reading]) -> None:
    reading = told(
        "Gunmen fired at the office of the paper, wounding a guard. It was the third attack in the past few days."
    )
    assert not any(t.offset_high == 0 for r in reading.reports if r.kind == "incident" for t in r.times)


def test_since_what_began_on_a_day_dates_no_deed(told: Callable[[str], Reading]) -> None:
    reading = told(
        "A sniper killed a boy at the crossing. It was the first death there since the truce took effect three days ago."
    )
    assert not any(t.offset == -3 for r in reading.reports if r.kind == "incident" for t in r.times)


def test_the_day_of_those_who_were_hit_dates_what_nothing_else_does(told: Callable[[str], Reading]) -> None:
    reading = told(
        "A mortar shell hit a tent where party members had gathered late on Thursday and also wounded 30 people."
    )
    assert first(reading).weekday == 3


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Rebels shelled a rally in a disputed June 3 poll, killing nine.", True),
        ("Rebels shelled a rally in the June 3 attack, killing nine.", False),
        ("The bomb went off at 2230 (0230 GMT on 12 January) and killed a guard.", True),
        ("The bomb went off at 2230 (on the evening of 11 January) and killed a guard.", False),
        ("It was the third attack in the past few days.", True),
        ("The attack was on Tuesday, the third that week.", False),
    ],
)
def test_a_day_beside_the_deed(nlp: Language, text: str, aside: bool) -> None:
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    nothing = cast(Segment, SimpleNamespace(mentions=[], tolls=[]))
    marks = [mark for mark in scene.times if mark.time is not None and mark.time.kind in ("date", "time")]
    assert any(is_aside(scene, nothing, mark) for mark in marks) is aside


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine people in Kompienga on Saturday. It came a day after jihadists had ambushed a convoy of traders near Loroum, leaving 15 dead.",
        "Gunmen killed nine people in Kompienga on Saturday. The attack came a day after jihadists ambushed traders near Loroum, leaving 15 dead.",
    ],
)
def test_a_deed_that_news_is_counted_from_has_the_day_it_says(told: Callable[[str], Reading], text: str) -> None:
    (before,) = (r for r in told(text).reports if r.places and r.places[0].name == "Loroum")
    time = before.times[0]
    assert (time.role, time.anchor, time.offset, time.unit) == ("event", "narrative", -1, "day")
