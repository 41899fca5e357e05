"""Days and places that a sentence names for something else than the deed: they part no incident in two."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.forest import read
from rashomon.reading.events.beside_deed import apart_only_beside
from rashomon.reading.events.encoder import encoder
from rashomon.reading.events.features import of_segment
from rashomon.reading.events.groups import joined, linked
from rashomon.reading.events.learned import Decision
from rashomon.reading.events.pairs import apart
from tests.reading.test_pairs import told

ATTACK = "Gunmen shot four traders dead at the bus park of Maiduguri on Friday."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    "after",
    [
        "Markets in the city stayed shut on Sunday and the council of elders condemned the murder of the traders.",
        "Nine survivors with gunshot wounds reached the capital on Sunday.",
        "Flags flew at half mast on Sunday for the four who were shot.",
        "A delegation of senators travelled to the town on Sunday and spoke of a massacre.",
        "The minister cut short a trip on Saturday and promised the families of the murdered traders money.",
        "The UN Security Council held an emergency meeting on Saturday to discuss the attack.",
        "Blood and sandals still lay at the scene on Sunday, and people spoke of the shooting in whispers.",
    ],
)
def test_a_day_of_what_was_done_later_parts_nothing(nlp: Language, after: str) -> None:
    first, second = told(nlp, f"{ATTACK}\n\n{after}")
    assert apart(first, second)
    assert apart_only_beside(first, second)


@pytest.mark.parametrize(
    "other",
    [
        "A bomb killed three guards on Sunday.",
        "On Sunday a second attack took place at the same hour.",
        "Soldiers opened fire on Sunday and wounded six people.",
        "Troops shelled the camp for the second day running on Sunday.",
        "An assault launched on Sunday left six soldiers dead.",
        "There was shelling again on Sunday.",
        "The blast shook the town on Sunday.",
        "Analysts see a link with an attack on a post of the army in the night of Sunday.",
        "The governor said on Sunday that the crime came nine days after the massacre of 20 miners.",
        "The mourners, who had come on Thursday, counted the bodies of those who were killed on Sunday.",
    ],
)
def test_a_day_of_another_deed_does(nlp: Language, other: str) -> None:
    first, *others = told(nlp, f"{ATTACK}\n\n{other}")
    assert all(apart(first, one) and not apart_only_beside(first, one) for one in others)


def test_entries_of_a_list_keep_their_days(nlp: Language) -> None:
    """Each entry of a log dates what it tells, and a day in it is no other's."""
    log = "Friday: Gunmen shot four traders dead in Maiduguri.\n\nSunday: Shops stayed shut on Sunday and the elders condemned the killing."
    segments = told(nlp, log)
    assert len(segments) > 1
    assert segments[0].segment.item is not None
    assert not any(apart_only_beside(segments[0], one) for one in segments[1:])


def test_who_counted_bodies_did_so_after_the_deed(nlp: Language) -> None:
    """A visit on Saturday saw nobody who was killed on Sunday."""
    visit = "Monitors went up to the village on Saturday and saw the bodies of nine men who had been shot."
    for day, wanted in (("Friday", True), ("Sunday", False)):
        one, other = told(nlp, f"{visit}\n\nOn {day} troops shot dead three men.")
        assert apart(one, other)
        assert apart_only_beside(one, other) == wanted


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("The traders, many of whom came from Kano and Lagos, had their throats cut.", True),
        ("The attack was carried out by a band of fighters, some from Chad, Kano and Lagos.", True),
        ("In a note made public in Lagos, the minister said that nine had been wounded.", True),
        ("Three guards were killed at a checkpoint in Lagos.", False),
        ("Rescuers in Lagos dug for those who were killed.", False),
    ],
)
def test_a_place_of_something_else_parts_nothing(nlp: Language, where: str, wanted: bool) -> None:
    first, second = told(nlp, f"{ATTACK}\n\n{where}")
    assert not wanted or apart(first, second)
    assert apart_only_beside(first, second) == (wanted and apart(first, second))


def test_groups_that_only_such_a_day_parts_can_be_one(nlp: Language) -> None:
    """What follows is no part of the first cluster, but may be joined with it; another day's deed never."""
    always = Decision(read({"base": 5.0, "depth": 0, "trees": []}), ("gap",))
    for text, wanted in (
        ("Markets in the city stayed shut on Sunday and the elders condemned the murder of the traders.", [[0, 1]]),
        ("A bomb killed three guards on Sunday.", [[0], [1]]),
    ):
        segments = told(nlp, f"{ATTACK}\n\n{text}")
        seen = encoder().read(segments, [of_segment(segments, k) for k in range(2)])
        clusters, likeness = linked(segments, always, 0.4, seen)
        assert clusters == [[0], [1]]
        assert joined(segments, clusters, np.asarray(likeness), [0.9, 0.9], always, 0.4) == wanted
