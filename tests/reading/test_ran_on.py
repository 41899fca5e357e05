"""Until when an incident went on, and days of a sentence that are none of its deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading, TimeMention


def times(reading: Reading) -> list[TimeMention]:
    return [t for r in reading.reports if r.kind == "incident" for t in r.times if t.role == "event"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the hours after a night
        ("Gunmen stormed Ridge on Saturday night and killed nine people. The shooting went on until dawn.", 6),
        ("Rebels threw grenades at a post in Ridge late on Saturday. Five guards were hurt. The fight lasted till the small hours.", 6),
        ("Raiders attacked a camp near Ridge after sunset on Saturday and overran it at four o'clock on Sunday morning, killing ten.", 6),
        # a day that is counted
        ("Nine people were killed when fighting broke out in the camp at Ridge on Saturday and continued the day after.", 6),
        # who did it stayed
        ("Nine guards were killed when rebels attacked Ridge on Saturday. They took the roads and stayed until Monday.", 0),
        # who did it was driven off
        ("The army attacked Ridge on Saturday and killed nine people. The assailants were thrown back by Sunday morning.", 6),
        # told of the clause beside it
        ("Nine guards were killed in the siege of a hotel in Ridge that began on Saturday evening and was over by Monday.", 0),
        ("Clashes in Ridge that started on Saturday evening raged through the night into Sunday, leaving nine dead.", 6),
    ],
)  # fmt: skip
def test_until_when_it_went_on(told: Callable[[str], Reading], text: str, last: int) -> None:
    first = times(told(text))[0]
    assert first.weekday == 5
    assert first.end is not None
    assert first.end.weekday == last


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Ridge on Saturday night, killing nine. A curfew was in force until dawn.",
        "Gunmen killed nine people in Ridge on Saturday night. Police searched the hills until Sunday morning.",
        "Gunmen killed nine people in Ridge on Saturday. The search for survivors continued the next day.",
        "Gunmen shot nine people in Ridge on Saturday. Fourteen had died of it by Monday.",
    ],
)
def test_what_came_of_it_went_on_without_it(told: Callable[[str], Reading], text: str) -> None:
    first = times(told(text))[0]
    assert first.weekday == 5
    assert first.end is None


def test_killed_since_it_began_is_until_that_was_said(told: Callable[[str], Reading]) -> None:
    found = told(
        "Some 150 people have been killed since bands began to raid villages near Ridge on April 28, a priest said on Monday. They burned houses in"
        " Ridge, and 40 people were shot dead there."
    )
    first = next(t for t in times(found) if t.month == 4)
    assert first.end is not None
    assert first.end.weekday == 0


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # what is done with those who were harmed
        ("A bishop on Monday saw the bodies of nine men who were shot dead by guards near Ridge. The guards came on Saturday.", "Saturday"),
        ("Flags flew at half mast on Monday for nine men killed in an ambush near Ridge. They were shot on Saturday.", "Saturday"),
        ("Experts flew to Ridge on Monday to look into the blast that left nine men dead. It struck them on Saturday.", "Saturday"),
        # what will be done
        ("The council will meet on Thursday over the shells that killed nine in Ridge. Shells hit the market on Saturday.", "Saturday"),
        # who did it, in a clause about him
        ("The mayor condemned the cruel massacre committed by the rebel Orl terrorist militia, which on Saturday shelled people at prayer in Ridge. Shells fell on Ridge on Sunday, too.", "Saturday"),
        # what it answers
        ("In answer to Friday's ambush the army shelled Ridge on Saturday, killing nine people.", "Saturday"),
        ("Following Friday's ambush the army shelled Ridge on Saturday, killing nine people.", "Saturday"),
        # from what was said the day before
        ("Only one day after the army said that its raids were over, shells on Saturday killed nine people in Ridge.", "Saturday"),
        # what goes on since a day
        ("The army has been shelling Ridge since Saturday, killing nine people.", "Saturday"),
    ],
)  # fmt: skip
def test_which_day_of_a_sentence_is_that_of_the_deed(told: Callable[[str], Reading], text: str, first: str) -> None:
    assert times(told(text))[0].span.text == first


def test_missing_since_a_day_is_what_was_done_on_it(told: Callable[[str], Reading]) -> None:
    found = told(
        "Seven sailors were killed in a blast at Ridge. Ten who have been missing since Saturday are presumed dead."
    )
    first = next(t for t in times(found) if t.weekday == 5)
    assert first.modifier is None


def test_who_was_shot_on_a_day_and_buried_keeps_it(told: Callable[[str], Reading]) -> None:
    found = told("Six men who were shot dead by guards in the village of Ridge on Saturday were buried on Monday.")
    assert times(found)[0].span.text == "Saturday"


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("A bomb killed nine people in Ridge a day before a vote due on Tuesday.", 0),
        ("A bomb killed nine people in Ridge two days after Friday's truce.", 6),
    ],
)
def test_a_day_counted_from_one_that_is_named_beside_it(
    told: Callable[[str], Reading], text: str, weekday: int
) -> None:
    first = times(told(text))[0]
    assert (first.weekday, first.anchor) == (weekday, None)
    assert first.span.text in ("a day", "two days")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 44 people in Ridge on Saturday. The bombings came eight days after a car bomb in the Selm quarter of the capital's southern suburbs, a rebel stronghold, killed 27 people and wounded close to 300.",
        "An ambush killed nine guards in Ridge, the army said on Monday, eight days after the attack.",
        "Gunmen killed 44 people in Ridge on Saturday. It comes eight days after the army said that it had killed 45 rebels in an air raid on Selm.",
    ],
)
def test_days_after_a_deed_are_days_before_what_is_told(told: Callable[[str], Reading], text: str) -> None:
    assert -8 in [t.offset for t in times(told(text))]


def test_the_day_on_which_it_was_tried_is_that_on_which_it_failed(told: Callable[[str], Reading]) -> None:
    found = told("In the night of May 2/3 rebels tried to storm a post in Ridge. Nine people were killed.")
    assert times(found)[0].day == 2
