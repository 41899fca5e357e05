"""What is asked of two segments of one article, and where a segment goes that says nothing of its own."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.forest import read
from rashomon.reading import scene_of
from rashomon.reading.events.encoder import encoder
from rashomon.reading.events.features import Known, known, of_segment
from rashomon.reading.events.groups import NEVER, joined, linked
from rashomon.reading.events.learned import Decision, decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.otherwhere import other_town
from rashomon.reading.events.pairs import apart, of_pair
from rashomon.reading.events.parts import of_parts
from rashomon.reading.events.segments import violent_segments
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[Known]:
    one = article(text)
    ((_, doc),) = language.annotate(nlp, [one])
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    return known(scene, violent_segments(scene, mentions(scene, armed), armed), one, 0)


def test_a_figure_of_one_side_ties_and_harm_of_two_sides_parts(nlp: Language) -> None:
    first, again, other = told(
        nlp,
        "Shelling by Russian troops killed nine Ukrainian soldiers near Sumy.\n\n"
        "The nine Ukrainian soldiers were killed at a checkpoint, the ministry said.\n\n"
        "Ukrainian fire killed two Russian soldiers.",
    )
    assert of_pair(first, again)["figure of one side"] > 2
    assert not of_pair(first, again)["harm of two sides"]
    assert of_pair(first, other)["harm of two sides"]
    assert not of_pair(first, other)["figure of one side"]


def test_the_course_of_the_article_between_two_segments(nlp: Language) -> None:
    first, second = told(
        nlp,
        "Gunmen killed three traders in Maiduguri on Monday.\n\nElsewhere, another bomb killed two guards in Kano.",
    )
    row = of_pair(first, second)
    assert (row["paragraphs"], row["chapters"], row["right begins"], row["left begins"]) == (1, 1, 1, 0)
    assert row["standing place"] == 0
    assert row["standing distance"] > 4


def test_what_is_told_behind_another_in_its_sentence_is_a_clause(nlp: Language) -> None:
    first, second = told(
        nlp,
        "Drones struck a depot in Goma on Friday in retaliation for shelling that killed two soldiers the day before.",
    )
    assert (first.clause, second.clause) == (False, True)


def test_what_says_nothing_of_its_own_goes_with_what_is_told_most(nlp: Language) -> None:
    segments = told(
        nlp,
        "Gunmen killed three traders in Maiduguri on Monday.\n\nThe traders were shot at a market in Maiduguri, police said.\n\n"
        "In Kano, a bomb killed two guards on Monday.\n\nTalks on fuel went on in Abuja.\n\nThe minister deplored the latest attack.",
    )
    bare = [one.bare for one in segments]
    assert bare == [False, False, False, True]
    rows = [of_segment(segments, k) for k in range(4)]
    clusters, _ = linked(segments, decisions().pair, decisions().limits["pair"], encoder().read(segments, rows))
    assert sorted(k for cluster in clusters for k in cluster) == [0, 1, 2, 3]
    assert clusters == [[0, 1, 3], [2]]


ROUND_UP = (
    "Gunmen killed three traders in Maiduguri on Monday.\n\nThe attack on the traders was claimed by Boko Haram.\n\n"
    "Elsewhere, a bomb killed two guards in Kano on Sunday.\n\nThe guards were killed at a checkpoint in Kano, police said."
)


def test_what_two_groups_share_and_what_the_later_has_of_its_own(nlp: Language) -> None:
    segments = told(nlp, ROUND_UP)
    likeness = np.full((4, 4), 0.4)
    claim = of_parts(segments, [0], [1], likeness, [0.9, 0.6, 0.8, 0.7], 3)
    other = of_parts(segments, [0, 1], [2, 3], likeness, [0.9, 0.6, 0.8, 0.7], 3)
    assert (claim["points back"], claim["places none right"], claim["right begins"]) == (1, 1, 0)
    assert (other["points back"], other["places other"], other["right begins"], other["new places"]) == (0, 1, 1, 2)
    assert (other["mean"], other["left fresh"], other["right fresh"]) == (pytest.approx(0.4), 0.9, 0.8)
    assert other["left killed"] > other["right killed"] > 0
    assert of_parts(segments, [2], [3], likeness, [0.5] * 4, 4)["figures none right"] == 1


def test_groups_that_can_not_be_one_are_never_joined(nlp: Language) -> None:
    segments = told(nlp, ROUND_UP)
    names = ("mean",)
    always = Decision(read({"base": 5.0, "depth": 0, "trees": []}), names)
    never = Decision(read({"base": -5.0, "depth": 0, "trees": []}), names)
    apart = np.zeros((4, 4))
    apart[0, 2] = apart[2, 0] = NEVER
    clusters = [[0], [1], [2, 3]]
    assert joined(segments, clusters, np.zeros((4, 4)), [0.5] * 4, always, 0.4) == [[0, 1, 2, 3]]
    assert joined(segments, clusters, np.zeros((4, 4)), [0.5] * 4, never, 0.4) == clusters
    assert joined(segments, clusters, apart, [0.5] * 4, always, 0.4) in ([[0, 1], [2, 3]], [[0], [1, 2, 3]])


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("Troops raided a compound in Kano and burned two lorries.", True),
        ("In Kano, soldiers shelled the bus park.", True),
        ("The attack in Kano was over within the hour.", False),
        ("The fighting spread to Kano, where soldiers shelled the bus park.", False),
        ("Gunmen killed three traders in Kano, too.", False),
        ("Officials in Kano called for calm.", False),
    ],
)
def test_deeds_of_two_towns_are_two_incidents(nlp: Language, second: str, wanted: bool) -> None:
    first, *others = told(nlp, f"Gunmen killed three traders in Maiduguri on Monday.\n\n{second}")
    assert any(other_town(first, other) for other in others) == wanted
    assert not wanted or any(apart(first, other) for other in others)


def test_of_two_towns_side_by_side_the_text_says_that_it_turns_to_another(nlp: Language) -> None:
    first, second = told(nlp, "Shells hit Beit Hanoun on Monday.\n\nIn Jabalia, soldiers burned two houses.")
    assert other_town(first, second)
    first, second = told(nlp, "Shells hit Beit Hanoun on Monday.\n\nSoldiers burned two houses of Jabalia.")
    assert not other_town(first, second)


@pytest.mark.parametrize(
    "later",
    [
        "Four bodies were found on Sunday.",
        "Two of the wounded passed away on Sunday at Gulu Hospital.",
        "The wounded, at least nine of them, were flown to a hospital in Gulu.",
        "A seventh died in Gulu on Sunday.",
        "On Sunday twelve dead were put in one grave.",
        "Two men were found dead on Sunday, raising to seven the number of those who were killed.",
        "The prosecutor of Gulu counted nine wounded.",
    ],
)
def test_what_became_of_the_harmed_is_no_deed_of_another_town_or_day(nlp: Language, later: str) -> None:
    first, second, *_ = told(nlp, f"Gunmen shot five farmers dead in Kitgum on Friday.\n\n{later}")
    assert not apart(first, second)


@pytest.mark.parametrize(
    "other",
    [
        "Gunmen wounded four people in Gulu on Sunday.",
        "Another seven soldiers died in an ambush in Gulu on Sunday.",
        "On Sunday villagers buried two men who were shot in Gulu on Saturday.",
    ],
)
def test_a_deed_of_another_town_and_day_stays_apart(nlp: Language, other: str) -> None:
    first, *_, second = told(nlp, f"Gunmen shot five farmers dead in Kitgum on Friday.\n\n{other}")
    assert apart(first, second)


def test_the_hour_at_which_it_ended_keeps_nothing_apart(nlp: Language) -> None:
    first, second = told(
        nlp,
        "Rebels attacked the barracks in Kitgum on the night of Saturday, 6 March.\n\n"
        "The shooting lasted until 10:30 a.m. on Sunday.",
    )
    assert not apart(first, second)


def test_the_town_of_a_truce_is_not_where_it_was_broken(nlp: Language) -> None:
    first, second = told(
        nlp,
        "The rebels killed nine villagers in Kitgum on Friday.\n\n"
        "The rebels attacked in breach of the truce of Nairobi, the general said.",
    )
    assert not apart(first, second)
