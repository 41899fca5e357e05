"""What speaks of violence and tells no fresh incident, and which deeds of one page are another."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Report
from rashomon.reading import read, scene_of
from rashomon.reading.events.features import known
from rashomon.reading.events.groups import Group
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.pairs import apart
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.quiet import quiet
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str):  # type: ignore[no-untyped-def]
    page = article(text)
    _, doc = next(language.annotate(nlp, [page]))
    scene = scene_of(doc)
    found = mentions(scene, weapons(scene, lexicon()))
    return known(scene, violent_segments(scene, found, weapons(scene, lexicon())), page, 0)


def incidents(nlp: Language, text: str) -> list[Report]:
    _, doc = next(language.annotate(nlp, [article(text)]))
    return [r for r in read(doc).reports if r.kind == "incident"]


def whole(segments) -> Group:  # type: ignore[no-untyped-def]
    members = tuple(range(len(segments)))
    return Group(members, 0.9, members)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Police arrested nine men in Lamu and seized 30 rifles, an officer said.", True),
        ("Police arrested nine men in Lamu over the attack.", True),
        ("Police arrested nine men over the attack in Lamu.", False),
        ("Police arrested nine men in Lamu after killing two others.", False),
        ("Soldiers stormed the village of Kolofata and arrested nine men.", False),
        ("Militants arrested the mayor and seized the town of Kidal.", False),
        ("The mayor spoke of the 60 people killed by shelling of Tuzla, on its first anniversary.", True),
        ("Shelling of Tuzla killed 60 people on Monday.", False),
    ],
)
def test_arrests_finds_and_what_is_remembered_are_no_incidents(nlp: Language, text: str, silent: bool) -> None:
    segments = told(nlp, text)
    assert quiet(whole(segments), [], segments) is silent


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("A crash killed 40 pilgrims near Medina. The accident also injured 300, police said.", True),
        ("A crash killed 40 pilgrims near Medina. The accident came after rebels blocked the road.", False),
    ],
)
def test_harm_that_nobody_meant_is_none(nlp: Language, text: str, silent: bool) -> None:
    segments = told(nlp, text)
    assert quiet(whole(segments), [], segments) is silent


def test_what_sums_up_the_incidents_below_it_is_none_of_them(nlp: Language) -> None:
    segments = told(
        nlp,
        "Soldiers killed three rebels in two separate clashes on Monday.\n\nTwo died in shelling of Gao.\n\nOne was shot dead in Kidal.",
    )
    first, *rest = (Group((k,), 0.9, (k,)) for k in range(3))
    assert quiet(first, [first, *rest], segments)
    assert not quiet(first, [first], segments)


def test_another_bomb_elsewhere_is_another_incident(nlp: Language) -> None:
    text = "A roadside bomb hit a patrol in {}, wounding three soldiers.\n\n{} roadside bomb exploded in {}."
    left, right = told(nlp, text.format("Kramatorsk", "Another", "Bakhmut"))
    assert apart(left, right)
    left, right = told(nlp, text.format("Kramatorsk", "The", "Bakhmut"))
    assert not apart(left, right)


def test_deeds_with_a_town_and_dead_of_their_own_are_two_incidents(nlp: Language) -> None:
    left, right = told(nlp, "Air strikes on Kramatorsk killed ten people.\n\nAn air strike on Bakhmut killed two.")
    assert apart(left, right)
    left, right = told(nlp, "Air strikes on Kramatorsk killed ten people.\n\nTwo died in a hospital in Bakhmut.")
    assert not apart(left, right)


def spans(nlp: Language, text: str) -> list[str]:
    return [one.scene.doc[one.segment.start : one.segment.end].text.strip() for one in told(nlp, text)]


def test_further_people_elsewhere_are_told_apart(nlp: Language) -> None:
    assert spans(nlp, "The army said 30 rebels were killed around Gao and another five outside Kidal.") == [
        "The army said 30 rebels were killed around Gao",
        "and another five outside Kidal.",
    ]
    found = told(nlp, "Fifteen were killed in raids on Mopti while three others died in a village outside the city.")
    assert len(found) == 2
    assert apart(*found)
    assert len(spans(nlp, "Fifteen were killed in raids on Mopti while six others were wounded in a market.")) == 1


def test_when_people_were_harmed_is_no_other_incident(nlp: Language) -> None:
    text = "Rebels stepped up raids in Mopti on Monday, killing five people {} they shelled Kidal."
    assert len(spans(nlp, text.format("when"))) == 1


def test_a_strike_told_again_by_its_day_is_a_deed(nlp: Language) -> None:
    text = "An army air strike on a rebel camp in Kassala killed 17.\n\n{} strike hit dormitories, a monitor said."
    assert len(told(nlp, text.format("The Saturday"))) == 2
    assert len(told(nlp, text.format("The nurses'"))) == 1


def test_by_when_it_was_comes_behind_the_day(nlp: Language) -> None:
    text = (
        "By Saturday soldiers had shot dead two rebels near the road to Gao, and a car was hit there early on Sunday."
    )
    (report,) = incidents(nlp, text)
    assert report.times[0].span.text != "Saturday"


def test_a_day_of_long_ago_around_an_incident_is_not_its_own(nlp: Language) -> None:
    text = "Soldiers shot dead 60 rebels near Gao, an officer said.\n\nOn {} a truce took effect in the country."
    (report,) = incidents(nlp, text.format("February 27"))
    assert report.times == ()
    (report,) = incidents(nlp, text.format("June 13"))
    assert [time.span.text for time in report.times] == ["June 13"]


def test_who_deplores_the_attacks_of_two_days_tells_what_follows(nlp: Language) -> None:
    segments = told(
        nlp,
        "The mission condemns the attacks on civilians in Abyei on 14 and 15 June.\n\nOn 14 June gunmen killed nine people in Agok.\n\n"
        "On 15 June a convoy was shot at near Todach and a driver was killed.",
    )
    groups = [Group((k,), 1.0, (k,)) for k in range(len(segments))]
    assert [quiet(group, groups, segments) for group in groups[:2]] == [True, False]


def test_arms_that_are_given_up_harm_nobody(nlp: Language) -> None:
    segments = told(
        nlp,
        "Thirty rebels burned their rifles in a valley near Dukan as a first step of disarmament.\n\nThe group is to disarm by autumn.",
    )
    group = whole(segments)
    assert quiet(group, [group], segments)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("The film crew blew up a bridge at Carcar for the last scene of the movie.", True),
        ("Rebels blew up a bridge at Carcar.", False),
        ("Fans said the striker led an assault on the Leeds goal before the referee ended the match.", True),
        ("A bomb killed nine fans and a referee at a football match in Kirkuk.", False),
        ("A cooking gas cylinder exploded in Sylhet and killed two; a valve was leaking.", True),
        ("A bomb exploded in Sylhet and killed two near a shop for cooking gas and stoves.", False),
        ("A wild elephant killed a woman at Tezpur; the elephants had come for the rice.", True),
        ("A major attack in Mombasa was foiled and two men were arrested.", True),
        ("Five traffickers were hanged in Zahedan after a court upheld their sentences and drug convictions.", True),
        ("Rebels hanged five traders in Zahedan.", False),
    ],
)
def test_what_is_played_foiled_an_accident_or_a_sentence_is_no_incident(nlp: Language, text: str, silent: bool) -> None:
    segments = told(nlp, text)
    assert quiet(whole(segments), [], segments) is silent


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("On 9 October gunmen killed two drivers at Kitwe.", True),
        ("In 9 October Street gunmen killed two drivers at Kitwe.", False),
        ("Gunmen of a band (raised on 9 October) killed two drivers at Kitwe.", False),
    ],
)
def test_a_street_or_group_named_by_a_day_puts_nothing_into_the_past(nlp: Language, text: str, silent: bool) -> None:
    segments = [one for one in told(nlp, text) if "drivers" in one.words]
    assert quiet(whole(segments), [], segments) is silent
