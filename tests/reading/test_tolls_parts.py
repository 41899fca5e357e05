"""Figures by other words and in other places of a sentence: some of the dead, families, limbs, burials, sums with a colon."""

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


def figures(nlp: Language, text: str) -> set[str]:
    """ "K7" for seven killed, "W3+" for three wounded or more."""
    out = set()
    for toll in read(nlp, text):
        count = toll.count
        number = str(count.low) if count.low == count.high else f"{count.low or ''}-{count.high or ''}"
        if toll.status in ("killed", "wounded") and toll.reality == "actual" and count.high != 0:
            out.add(toll.status[0].upper() + number)
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the hurt, 14 lie in the barracks clinic.", set()),
        ("Of the wounded, 14 were driven to the town clinic and five to a school.", {"W14", "W5"}),
        ("Of the 60 dead 31 were shepherds.", {"K60", "K31"}),
        ("Of those killed, eight were conscripts.", {"K8"}),
        (
            "A mortar killed 16 traders and hurt 50; of the dead, nine were women and seven men.",
            {"K16", "W50", "K9", "K7"},
        ),
        ("Thirty herders were hurt, of whom 18 were women and 12 children.", {"W30", "W18", "W12"}),
        ("Two porters were among those who died.", {"K2"}),
        ("The captain of the second battery was among those who fell.", {"K1"}),
        ("Forty people were taken to hospital, three of whom were dead on arrival.", {"W40", "K3"}),
        ("Nineteen pupils, many of them small boys, were killed.", {"K19", "K3-"}),
        ("A shell killed a family of seven in the camp.", {"K7"}),
        ("A household of four, the youngest a boy of two, perished.", {"K4", "K1"}),
        ("The shells killed the family of two guards.", set()),
    ],
)
def test_some_of_the_dead_and_wounded_are_counted_for_themselves(nlp: Language, text: str, expected: set[str]) -> None:
    assert figures(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A corporal lost his left foot on the track.", {"W1"}),
        ("The mine tore off the arm of a shepherd.", {"W1"}),
        ("A porter had his leg blown off by a shell.", {"W1"}),
        ("The firm lost a leg of the pipeline.", set()),
        ("Nine guards were hurt. A gunner lost an eye.", {"W9", "W1"}),
        ("Raiders killed 30 farmers. Twelve villagers were laid to rest on Monday.", {"K30", "K12"}),
        ("Twelve villagers were laid to rest on Monday.", set()),
        ("Raiders killed 30 farmers. At least nine villagers were buried under the rubble.", {"K30"}),
        ("Six pickers met their deaths when the truck ran over a mine.", {"K6"}),
        ("Four deminers were blown to pieces.", {"K4"}),
        ("The raid cost 18 people their lives.", {"K18"}),
        ("The army sent 14 bandits to hell.", {"K14"}),
        ("Five boys remain in intensive care.", {"W5"}),
        ("Eleven people on the southern bank received injuries.", {"W11"}),
        ("Surgeons were treating 21 miners and nine guards.", {"W30", "W21", "W9"}),
        ("Surgeons treated 21 miners for shock.", set()),
        ("One of its soldiers fell to sniper fire.", {"K1"}),
        ("Seven herders lay dead.", {"K7"}),
        ("The bishop spoke of 12 dead guards and four gunmen.", {"K12", "K4"}),
        ("Nine pupils killed and seven badly hurt (parents, nurses).", {"K9", "W7"}),
        ("Six herders, aged 11 to 40, were murdered and about 20 others wounded.", {"K6", "W20"}),
        ("Three dead on the western bank, wounded on both.", {"K3"}),
    ],
)
def test_other_words_tell_harm(nlp: Language, text: str, expected: set[str]) -> None:
    # a plural without a number is no figure
    assert {figure for figure in figures(nlp, text) if figure not in ("K1-", "W1-")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Death toll: between 30 and 45, by source.", {"K30-45"}),
        ("The death toll has gone up to 33.", {"K33"}),
        ("Up to 33 people were killed.", {"K-33"}),
        ("The body count stands at 52.", {"K52"}),
        ("Fatalities climbed to 44.", {"K44"}),
        ("The mayor put the dead at 14 and the wounded at 61.", {"K14", "W61"}),
        ("Gunmen killed 14 people. Nine had been reported earlier in the day.", {"K14", "K9"}),
        ("By noon the count had been 14 dead; by dusk it was 22.", {"K14", "K22"}),
        ("Gunmen killed 14 people. Residents: about 20.", {"K14", "K20"}),
        ("Gunmen killed 14 people. Schools: 20.", {"K14"}),
        ("Gunmen killed 40 people in nine hamlets: 28 in the hills and 12 near the lake.", {"K40", "K28", "K12"}),
        ("On Sunday at 14:40: 21 miners were killed.", {"K21"}),
    ],
)
def test_sums_and_later_sums(nlp: Language, text: str, expected: set[str]) -> None:
    assert figures(nlp, text) == expected


def test_who_lost_a_limb_after_the_hurt_were_counted_is_one_of_them(nlp: Language) -> None:
    first, second = read(nlp, "Nine guards were hurt. A gunner lost an eye.")
    assert (first.again, second.again) == (None, 0)


def test_soldiers_are_not_of_the_state_by_whose_fire_others_died(nlp: Language) -> None:
    tolls = read(nlp, "Ten villagers were killed by Israeli fire. Two soldiers were among the dead, Israel said.")
    assert [t.side for t in tolls] == [None, None]


def test_the_wounded_behind_a_part_of_the_dead_are_no_part_of_them(nlp: Language) -> None:
    assert "K45" not in figures(nlp, "A shell killed 30 men, of whom nine were guards, and 45 were wounded.")
