"""Of whom figures are: the parts of a total far from it, those told "among them", and sides named behind a figure."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from tests.reading.test_tolls_parts import read


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[tuple[int | None, bool]]:
    """The lower end of each figure and whether it is a part of another."""
    return [(m.count.low, m.part_of is not None) for m in read(nlp, text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("At the fair 85 traders, 22 porters among them, were killed.", {22}),
        ("Nine herders were killed at the well, three women and two boys among them.", {3, 2}),
        ("A shell killed 20, six nurses among them, and hurt 30.", {6}),
        ("Seven clerks, two guards included, were wounded.", {2}),
        ("At least 15 miners (four cooks among them) died.", {4}),
        ("Eleven monks, the abbot among them, were killed.", {1}),
        ("The mayor counts 48 deaths: 43 men whom he calls looters, and five guards.", {43, 5}),
        ("Some 80 villagers died in the night, the mission found: 50 boys, 18 women and 12 men.", {50, 18, 12}),
        ("Nine others were wounded, according to the clinic: four guards, three drivers and two cooks.", {4, 3, 2}),
        ("The army put the toll at 28: 20 soldiers, five cooks and three drivers.", {20, 5, 3}),
        ("The raid killed 52 villagers, he said: 14 women, six men, and the rest boys.", {14, 6}),
        ("The raid left 36 dead; 34 by bullets and two beheaded.", {34, 2}),
        ("The shell killed 12 traders; seven soldiers and five guards were wounded.", set()),
        ("The militia killed 12 traders, and two of the raiders were killed.", set()),
    ],
)
def test_those_among_them_and_those_who_add_up_are_parts(nlp: Language, text: str, parts: set[int]) -> None:
    assert {low for low, part in told(nlp, text) if part} == parts


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kabul counted nine dead and 16 wounded among the Afghan forces.", ["AFG", "AFG"]),
        ("There were more than 20 dead on the Russian side.", ["RUS"]),
        ("The Syrian army spoke of 36 dead among its men.", ["SYR"]),
        ("The battle left ten dead among the rebels.", ["rebels"]),
        ("Thirty were killed on the side of the rebels.", ["rebels"]),
        ("Twelve men were killed in the ranks of Hezbollah.", ["Hezbollah"]),
        ("Twenty were killed on the government side.", [None]),
        ("Five people were killed on the western side of the town.", [None]),
        ("Ten died among the guests of a wedding.", [None]),
        ("Raiders were killed. Four of the injured were taken to a clinic.", ["raiders", None]),
    ],
)
def test_a_side_is_named_behind_a_figure(nlp: Language, text: str, sides: list[str | None]) -> None:
    assert [m.side for m in read(nlp, text)] == sides


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Four guards were killed and two of the raiders.", [4, 2]),
        ("Four guards were killed and two raiders, he said.", [4, 2]),
        ("Four guards were killed and two raiders fled.", [4]),
        ("Dozens of herders fell victim to the raid.", [12]),
        ("Sixteen soldiers fell martyr on the road.", [16]),
        ("Two soldiers fell on the field of honour.", [2]),
        ("At least 50 soldiers lost life in the ambush.", [50]),
        ("More than 90 herders in the two camps are feared dead.", [90]),
        ("The coalition knew of no villager dead.", [0]),
        ("Five boys of 14 and 15 years, killed in a field, were brothers.", [5]),
    ],
)
def test_who_was_killed_by_further_words(nlp: Language, text: str, killed: list[int]) -> None:
    assert [m.count.low for m in read(nlp, text) if m.status == "killed"] == killed


def test_a_place_and_people_with_another_fate_are_none_of_the_hurt(nlp: Language) -> None:
    (hurt,) = read(nlp, "The blast wounded 40 at the square, a crowded roundabout near the mill.")
    assert hurt.count.low == 40
    assert [m.status for m in read(nlp, "Eight men with gunshot wounds, 60 abducted.")] == ["wounded", "captured"]
