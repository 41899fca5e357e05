"""What keeps two segments of one article apart or together by when they were told, what they count and where a deed without a named town was."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import accounts_of
from rashomon.reading.events.groups import with_aftermath
from rashomon.reading.events.pairs import apart
from tests.reading.test_events import article
from tests.reading.test_pairs import told


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("On Sunday the agency said that the army had killed eight rebels.", True),
        ("On Tuesday the agency said that the army had killed eight rebels.", False),
        ("On Sunday the agency said that five farmers had been shot dead.", False),
    ],
)
def test_what_was_reported_before_it_is_another_deed(nlp: Language, second: str, wanted: bool) -> None:
    first, *_, later = told(nlp, f"Gunmen shot five farmers dead in Kitgum on Monday.\n\n{second}")
    assert apart(first, later) == wanted


@pytest.mark.parametrize(("days", "wanted"), [("nine days", True), ("two weeks", True), ("a day", False)])
def test_what_lies_further_back_than_a_day_is_another_deed(nlp: Language, days: str, wanted: bool) -> None:
    first, later = told(
        nlp,
        f"The talks came {days} after a car bomb in Kitgum killed twelve people.\n\nOn Monday jets struck a tunnel in the hills.",
    )
    assert first.segment.counted
    assert apart(first, later) == wanted


@pytest.mark.parametrize(("count", "wanted"), [("63", False), ("six", True)])
def test_one_great_count_is_of_one_deed_whatever_the_day(nlp: Language, count: str, wanted: bool) -> None:
    first, later = told(
        nlp,
        f"Gunmen killed {count} villagers in Kitgum on Sunday.\n\nThe dead of Tuesday, {count} villagers, were killed with knives.",
    )
    assert apart(first, later) == wanted


def test_two_sides_may_lose_as_many_on_two_days(nlp: Language) -> None:
    first, later = told(
        nlp,
        "The Taliban killed 63 Afghan soldiers on Sunday.\n\nAfghan soldiers killed 63 Taliban fighters on Tuesday.",
    )
    assert apart(first, later)


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("A second bomb went off in another district of the town and wounded nine people.", True),
        ("Another attack, in a neighbouring village, left nine dead.", True),
        ("Another nine people were killed at a second camp nearby.", True),
        ("A second car bomb exploded and wounded nine people.", False),
        ("The bomb was heard in another district of the city, where nine people were wounded.", False),
    ],
)
def test_another_deed_at_a_site_without_a_name(nlp: Language, second: str, wanted: bool) -> None:
    first, *_, later = told(nlp, f"A car bomb killed twelve people in Kitgum.\n\n{second}")
    assert apart(first, later) == wanted


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("In Kunar province, soldiers shelled a mill.", True),
        ("In Nangarhar province, soldiers shelled a mill.", False),
        ("Soldiers of the first brigade shelled a mill late at night in Kunar province.", False),
        ("In Kunar province, soldiers called the attack a crime and shelled a mill.", False),
    ],
)
def test_a_province_in_which_the_town_does_not_lie_opens_another_deed(nlp: Language, second: str, wanted: bool) -> None:
    first, *_, later = told(nlp, f"Gunmen killed three traders in Jalalabad, Afghanistan, on Monday.\n\n{second}")
    assert apart(first, later) == wanted


@pytest.mark.parametrize(
    ("third", "wanted"),
    [
        ("In Tollbeck, a village in the hills, a thousand rebels stormed a post.", True),
        ("A thousand rebels later stormed a post of the police in Tollbeck.", False),
    ],
)
def test_a_village_of_no_known_province_opens_another_deed(nlp: Language, third: str, wanted: bool) -> None:
    *_, first, later = told(
        nlp,
        "KATHMANDU: Rebels attacked a town in the west of Nepal, hours after they had wiped out a police post in the east of the country.\n\n"
        f"Radio Nepal gave 65 dead in Sandhikharka, the headquarters of Arghakhanchi district.\n\n{third}",
    )
    assert apart(first, later) == wanted


def test_a_hyphen_within_a_word_cuts_no_segment(nlp: Language) -> None:
    assert len(told(nlp, "Jets from Kobani bombed the rebel-held town of Manbij, killing three people.")) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The beach was empty on Monday, the morning after a car bomb killed two people.", {"the morning after"}),
        ("The town was quiet on Monday, the day after a raid killed two people.", {"the day after"}),
        ("Mali on Saturday began three days of mourning for 44 villagers who were killed by gunmen.", set()),
        ("The governor on Sunday led the crowd at the burial of nine farmers who were killed.", set()),
        ("In an e-mail sent to the press late on Saturday, the group said its men had killed nine soldiers.", set()),
        ("A video posted on Monday shows soldiers shooting nine farmers.", set()),
        ("A letter bomb sent on Monday killed a judge.", {"Monday"}),
        ("A spokesman had on Friday counted eight people killed in all.", set()),
        ("The council condemned the massacre by the militia, which on Friday shelled a mosque.", {"Friday"}),
    ],
)
def test_the_days_of_a_segment(nlp: Language, text: str, days: set[str]) -> None:
    found = {m.time.span.text for one in told(nlp, text) for m in one.segment.times if m.time}
    assert found == days


@pytest.mark.parametrize(
    "later",
    [
        "Helicopters were evacuating the injured to Gulu on Tuesday.",
        "Fifteen survivors with light wounds arrived in Gulu on Tuesday.",
        "The fifth and the sixth child had died on Tuesday.",
    ],
)
def test_what_became_of_the_harmed_is_told_with_the_deed(nlp: Language, later: str) -> None:
    text = f"Gunmen shot five farmers dead in Kitgum, Uganda, on Sunday and wounded twenty.\n\nThe minister condemned it.\n\n{later}"
    ((_, doc),) = language.annotate(nlp, [article(text)])
    incidents = [a for a in accounts_of(doc)[1] if a.kind == "incident"]
    assert len(incidents) == 1


@pytest.mark.parametrize(
    ("later", "clusters"),
    [
        ("Two people died of bullet wounds on Monday night.", [[0, 1]]),
        ("Judges also reported that two people died of bullet wounds on Monday night.", [[0], [1]]),
        ("Two people died of wounds after an attack on Monday night.", [[0], [1]]),
    ],
)
def test_what_says_that_it_is_something_else_stays_by_itself(
    nlp: Language, later: str, clusters: list[list[int]]
) -> None:
    segments = told(nlp, f"Gunmen shot five farmers dead in Kitgum, Uganda, this morning.\n\n{later}")
    assert with_aftermath(segments, [[0], [1]]) == clusters


def test_the_day_before_of_one_count_is_told_of_one_deed(nlp: Language) -> None:
    text = (
        "Gunmen killed 63 villagers in Kitgum, Uganda, on Sunday.\n\n"
        "The ministry announced on Monday that 63 villagers were killed a day earlier in Kitgum."
    )
    ((_, doc),) = language.annotate(nlp, [article(text)])
    assert len([a for a in accounts_of(doc)[1] if a.kind == "incident"]) == 1


def test_a_town_and_its_province_are_told_in_one_stretch(nlp: Language) -> None:
    text = "Troops clashed with Abu Sayyaf gunmen in Patikul town, Sulu province, on Monday, leaving four soldiers and six militants dead."
    (incident,) = (
        one for one in accounts_of(next(language.annotate(nlp, [article(text)]))[1])[1] if one.kind == "incident"
    )
    assert incident.places[0].name == "Patikul"
    assert len(incident.segments) == 1
