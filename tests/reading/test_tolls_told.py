"""Harm told by other words than those of killing: who fell, how many at first, whose soldiers an air strike killed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import scene_of
from rashomon.reading.frames import TollMention
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def read(nlp: Language, text: str) -> list[TollMention]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    return scene_of(doc).tolls


def figures(nlp: Language, text: str) -> list[tuple[str, int | None, int | None]]:
    return [(t.status, t.count.low, t.count.high) for t in read(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three sergeants fell in the ambush.", ("killed", 3, 3)),
        ("Seven of our men fell.", ("killed", 7, 7)),
        ("Two policemen fell during the fighting for the bridge.", ("killed", 2, 2)),
        ("Eleven villagers were put to death by the militia.", ("killed", 11, 11)),
        ("Rescuers say 26 people or more were killed.", ("killed", 26, None)),
        ("Shells wounded 40 women or more in the camp.", ("wounded", 40, None)),
        ("A shell killed two nurses and five others hurt by splinters were carried off.", ("wounded", 5, 5)),
        ("Two drivers were killed and six others hurt.", ("wounded", 6, 6)),
        ("Four nurses and two guards of a mining firm were wounded.", ("wounded", 4, 4)),
        ("Eighteen people were killed, up from 12 on Monday.", ("killed", 12, 12)),
        ("Eighteen people were killed, after first reports of five.", ("killed", 5, 5)),
        ("Eighteen people were killed. The clinic gave a lower figure: 14.", ("killed", 14, 14)),
        ("Eighteen were killed (20 according to a union).", ("killed", 20, 20)),
        ("Eighteen people were killed. Rumours went as high as 50.", ("killed", None, 50)),
        ("Eighteen people were killed. A channel went as far as 60.", ("killed", 60, 60)),
        ("Eighteen people were killed. The count is no longer 15.", ("killed", 15, 15)),
    ],
)
def test_other_words(nlp: Language, text: str, expected: tuple[str, int | None, int | None]) -> None:
    assert expected in figures(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Three sergeants fell into the river.",
        "Ten trees fell in the storm.",
        "The price of two bombs fell.",
        "The bus line was put to the test.",
    ],
)
def test_nobody_was_harmed(nlp: Language, text: str) -> None:
    assert not figures(nlp, text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nine men died on the spot.", "dead on the spot"),
        ("The shell killed nine men instantly.", "dead on the spot"),
        ("Nine men died at the scene of the blast.", "dead on the spot"),
        ("Four died in hospital.", "dead in hospital"),
        ("Four died of their wounds.", "dead in hospital"),
        ("Nine men died.", None),
    ],
)
def test_some_of_the_dead(nlp: Language, text: str, people: str | None) -> None:
    assert [t.people for t in read(nlp, text)] == [people]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Gunmen shot nine of its Chinese employees.", "CHN"),
        ("The bomb killed two Kenyan truckers.", "KEN"),
        ("Two constables were killed in a Turkish raid.", None),
        ("Two soldiers were killed by Turkish shells.", None),
        ("Two Turkish soldiers were killed by a bomb.", "TUR"),
    ],
)
def test_whose_people(nlp: Language, text: str, side: str | None) -> None:
    assert [t.side for t in read(nlp, text)][:1] == [side]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("The bomb killed 20 people; 14 of them were clerks.", 14),
        ("The barrage killed 120 people. Of them, 97 were cadets.", 97),
        ("Thirty people were wounded. Ten of them are still in hospital.", 10),
        ("Shells killed six and wounded 12. Four of them are in intensive care.", 4),
        ("The bomb killed 31 people. Seventeen of the dead were weavers.", 17),
        ("Thirty people were shot dead. Twelve of those killed were nurses.", 12),
    ],
)
def test_some_of_those_told_before(nlp: Language, text: str, some: int) -> None:
    found = read(nlp, text)
    part = next(t for t in found if t.count.low == some)
    assert part.part_of is not None
    assert found[part.part_of].status == part.status
    assert (found[part.part_of].count.low or 0) > some


@pytest.mark.parametrize(
    "text",
    [
        "The bomb killed six people and wounded 12. Four of them were women.",
        "The bomb killed six people. Nine of them were women.",
        "Six people came. Four of them were late.",
    ],
)
def test_of_whom_some_are_is_not_said(nlp: Language, text: str) -> None:
    assert all(t.part_of is None for t in read(nlp, text))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Hezbollah announced the death of two fighters.", "Hezbollah"),
        ("Hamas confirmed that three commanders had been killed.", "Hamas"),
        ("Hezbollah announced that it had killed two fighters.", None),
    ],
)
def test_an_armed_group_tells_of_its_own_dead(nlp: Language, text: str, side: str | None) -> None:
    found = read(nlp, text)[0].side
    assert found == side if side else found != "Hezbollah"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty lives were lost in the ambush.", ("killed", 30, 30)),
        ("Two porters expired on the spot.", ("killed", 2, 2)),
        ("Dead 9, injured 20.", ("killed", 9, 9)),
        ("It said that 18 of the enemy had been killed.", ("killed", 18, 18)),
        ("The clinic is treating 54 people for gunshot wounds.", ("wounded", 54, 54)),
        ("The dead numbered 19.", ("killed", 19, 19)),
        ("Four Copts were shot dead.", ("killed", 4, 4)),
        ("Nine people, seven of whom were guards, were killed.", ("killed", 9, 9)),
    ],
)
def test_more_words(nlp: Language, text: str, expected: tuple[str, int | None, int | None]) -> None:
    assert expected in figures(nlp, text)
