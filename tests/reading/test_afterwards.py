"""Days and places of what followed a deed, which are not those of the deed, and what keeps two stretches of a page apart."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Report, Span, TimeMention, When
from rashomon.reading import read
from rashomon.reading.events.days import ago
from rashomon.reading.events.groups import counted_apart, dated, news
from rashomon.reading.events.pairs import apart
from tests.reading.test_events import article
from tests.reading.test_fresh import told


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def incidents(nlp: Language, text: str) -> list[Report]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    return [r for r in read(doc).reports if r.kind == "incident"]


@pytest.mark.parametrize(
    "text",
    [
        "Shops stayed shut in Kirkuk on Monday after two bombs killed nine people.",
        "Parliament was recalled on Tuesday after rockets hit Haifa.",
        "Kenya closed its border on Thursday following an attack that killed six officers.",
        "Schools were closed in Jos on Monday because gunmen had killed nine people.",
        "The country was in mourning on Monday after a car bomb killed 20 cadets in Bogota.",
        "Hundreds of people marched in Srinagar on Friday to protest against the killing of four men.",
        "The funeral of three students who were killed in the attack took place in Garissa on Saturday.",
        "Mourners buried on Sunday the twelve villagers who were massacred in Beni.",
        "Police combed the hills near Cali on Wednesday for the rebels who shot two mayors.",
        "The death toll from the blast in Kabul climbed to 80 on Thursday.",
        "The death toll rose to 31 on Thursday when three of the wounded died.",
    ],
)
def test_the_day_of_what_followed_is_not_that_of_the_deed(nlp: Language, text: str) -> None:
    one = told(nlp, text)[0].segment
    assert not one.times
    assert one.said is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Five soldiers died on Monday after their truck hit a mine near Mopti.", "Monday"),
        ("On Tuesday rebels attacked the town of Bria after shelling killed two people.", "Tuesday"),
        ("The town of Ramadi fell on Monday after two days of fighting that killed 40 people.", "Monday"),
        ("Six people who were shot on Saturday in Medellin were buried on Sunday.", "Saturday"),
        ("The toll from Thursday's attack in Kabul rose to 12.", "Thursday"),
    ],
)
def test_the_day_of_the_deed_stays(nlp: Language, text: str, day: str) -> None:
    time = told(nlp, text)[0].segment.time
    assert time is not None
    assert time.span.text == day


def test_the_day_before_a_burial_is_named_by_it(nlp: Language) -> None:
    (one,) = told(nlp, "A crowd met on Tuesday in Aden to mourn ten soldiers killed in a raid the day before.")
    assert one.segment.time is not None
    assert (one.segment.time.weekday, one.segment.time.anchor) == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of people marched in Srinagar to protest against the killing of four men.",
        "Armed men from neighbouring Warrap State attacked three villages.",
        "The minister put the blame on Washington for the massacre.",
        "The wounded were flown to Moscow after the attack.",
    ],
)
def test_a_place_that_keeps_nothing_apart(nlp: Language, text: str) -> None:
    assert told(nlp, text)[0].segment.places
    assert not told(nlp, text)[0].sites


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("A mine killed two officers in Grozny.\n\nNine wounded officers were flown to Moscow.", False),
        ("A mine killed two officers in Grozny.\n\nNine officers were wounded in Moscow.", True),
        # Of two places of each, none is near one of the other.
        ("A bomb killed two guards in Kano.\n\nThree died when shells fell on Maiduguri and Kano.", False),
        # What the news of a sentence is counted from is not its deed; what else the page tells may be.
        ("Gunmen killed two men in Mopti, a day after a bomb killed six.", True),
        ("The minister flew home, a day after rebels overran a post.\n\nTwenty guards were killed.", False),
        # On the same day, between two villages that no map knows.
        (
            "Gunmen killed six boys in the village of Zorgu in Katsina State.\n\n"
            "Before dawn the same day guards shot at men in the village of Vashti in Katsina State.",
            True,
        ),
    ],
)
def test_what_is_kept_apart(nlp: Language, text: str, two: bool) -> None:
    first, second = told(nlp, text)[:2]
    assert (apart(first, second) or counted_apart(first, second)) is two


def test_news_that_is_none_goes_with_the_deed_it_is_counted_from(nlp: Language) -> None:
    found = incidents(
        nlp,
        "Russia said on Wednesday that it would send troops to the border, a day after rebels overran a post near Khorog.\n\n"
        "Twenty guards were killed in the raid, officials said.",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The shooting came two days after a mine had maimed three soldiers near Batken.", True),
        ("The trial came two years after a mine had maimed three soldiers near Batken.", False),
    ],
)
def test_a_deed_that_is_counted_from_the_news_of_these_days(nlp: Language, text: str, sure: bool) -> None:
    assert any(dated(one) for one in told(nlp, text) if one.segment.counted) is sure


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The air strike on Idlib prompted the army to shell Hama on Friday.", 2),
        ("The air strike on Idlib prompted the minister to resign.", 1),
    ],
)
def test_what_a_deed_led_to_is_another(nlp: Language, text: str, parts: int) -> None:
    assert len(told(nlp, text)) == parts


def test_a_comma_that_was_lost(nlp: Language) -> None:
    (one, *_) = told(
        nlp, "Days after a deadly gas attack a woman was killed and ten men were wounded in Homs on Saturday."
    )
    assert not one.segment.counted


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Previous bulletins: Troops killed nine rebels at Muhamalai on 11 June.", True),
        ("You may also like: Gunmen kill four guards in Kano.", True),
        ("Previous attacks: gunmen killed nine guards at Muhamalai on 11 June.", False),
    ],
)
def test_what_points_to_other_pages_is_no_news(nlp: Language, text: str, none: bool) -> None:
    lead = "Gunmen killed four traders in Jos on 15 June.\n\n"
    segments = told(nlp, lead + text)
    fresh = np.ones(len(segments))
    assert (news(segments, fresh, 0.5) == [0]) is none


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ({"month": 8, "day": 3}, (11, 11)),
        ({"offset": -1, "unit": "day", "anchor": "publication"}, (1, 1)),
        ({"month": 12, "day": 30}, (227, 227)),
        ({"weekday": 3}, (0, 6)),
        ({"year": 2003, "month": 8, "day": 3}, None),
    ],
)
def test_how_long_ago_it_was_on_a_page_without_a_year(time: dict[str, object], days: tuple[int, int] | None) -> None:
    mention = TimeMention.model_validate({"span": Span(start=0, end=0, text=""), "tense": "past", **time})
    assert ago(mention, When(edtf="XXXX-08-14")) == days


def test_what_gas_did_is_no_deed_of_these_weeks(nlp: Language) -> None:
    (one,) = told(nlp, "Twelve soldiers were killed by methane in a cave on Monday.")
    assert not dated(one)
