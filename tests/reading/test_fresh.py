"""Which stretches tell a deed, which of them are one incident, and which tell none of these weeks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import scene_of
from rashomon.reading.events.features import Known, known
from rashomon.reading.events.groups import Group, dated
from rashomon.reading.events.items import items
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.pairs import apart
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.quiet import quiet
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[Known]:
    page = article(text)
    _, doc = next(language.annotate(nlp, [page]))
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    return known(scene, violent_segments(scene, mentions(scene, armed), armed), page, 0)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off near a bakery in Kirkuk.",
        "Mortar rounds landed beside a clinic in Taiz.",
        "A lorry exploded outside a barracks in Popayán.",
        "An explosion rocked the market of Jos.",
        "Two explosions brought down the mast of a radio station.",
        "The town hall of Donetsk came under heavy fire.",
        "Somebody set fire to the school in Bamenda.",
        "Soldiers traded shots with rebels in Samar.",
        "Gunmen burst into a garage in Derry.",
        "Militants carried off four engineers near Kidal.",
        "The air force strafed two districts of Managua.",
        "Militiamen butchered labourers in Bunia.",
        "A mine went off under one of the patrols.",
        "A mine exploded under a bus.",
        "Rebels set the plant ablaze on Monday.",
        "Drones set ablaze a refinery.",
        "Two tanks were knocked out by the rebels.",
    ],
)
def test_what_tells_violence(nlp: Language, text: str) -> None:
    assert told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire for his remarks.",
        "The speaker went off to a bakery in Kirkuk.",
        "A lorry stopped outside a barracks in Popayán.",
        "The news brought down the price of bread.",
        "Two soldiers burst into tears at the airport.",
    ],
)
def test_what_tells_none(nlp: Language, text: str) -> None:
    assert not told(nlp, text)


@pytest.mark.parametrize(
    ("text", "two"),
    [
        # the time of some day is no other day
        (
            "Gunmen shot five people on Monday night in Tumaco.\n\nThey fired on all inside around 10 p.m., police said.",
            False,
        ),
        ("Gunmen shot five people at noon on Monday.\n\nAround 11 a.m. on Sunday two men shot the mayor.", True),
        # "the same day" tells a new deed of another town
        ("Gunmen attacked a base in Aleppo.\n\nThe same day a drone struck a base in Idlib.", True),
        # each tells a deed of a town of its own, unless the one reached the other
        ("Gunmen attacked a base in Aleppo.\n\nA drone struck a base in Idlib.", True),
        ("Gunmen attacked a base in Aleppo.\n\nThe fighting spread to a base in Idlib.", False),
        # far from the middle of another province
        ("Rebels attacked a mission in Alindao.\n\nRebels attacked a post in Mambéré-Kadéï.", True),
    ],
)
def test_which_are_two(nlp: Language, text: str, two: bool) -> None:
    left, right = told(nlp, text)
    assert apart(left, right) is two


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ministry on Tuesday raised to 18 the number of people killed by gunmen.", 0),
        ("Officials put it at 38 killed on Tuesday.", 0),
        ("Gunmen on Tuesday killed 18 people.", 1),
    ],
)
def test_the_day_of_a_count_is_not_that_of_the_deed(nlp: Language, text: str, days: int) -> None:
    (one,) = told(nlp, text)
    assert len(one.segment.times) == days


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rockets hit Sloviansk, a town in the Donetsk region, killing five people.", 1),
        ("Mortars hit Sloviansk, and drones killed five people in Kharkiv.", 2),
        ("A guard was shot dead in Craigavon last night, two days after the murder of two soldiers in Antrim.", 2),
        ("A guard was shot dead in Craigavon, two days after the attack.", 1),
        ("A guard died two days after a shooting in Craigavon.", 1),
        ("A guard died two days after gunmen killed nine men in Craigavon.", 2),
    ],
)
def test_where_a_sentence_is_cut(nlp: Language, text: str, parts: int) -> None:
    assert len(told(nlp, text)) == parts


def test_two_days_open_an_entry(nlp: Language) -> None:
    text = "3-4 May: Rebels attacked Torit.\n\n6 May: Raiders attacked Kapoeta."
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert len(items(scene_of(doc))) == 2


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("On Sunday, passengers of a bus were kidnapped at Kagara.", True),
        ("On Sunday, the kidnapping at Kagara was condemned.", False),
        ("Passengers of a bus were kidnapped at Kagara in 2019.", False),
    ],
)
def test_a_deed_of_a_day_of_these_weeks(nlp: Language, text: str, sure: bool) -> None:
    assert any(dated(one) for one in told(nlp, text)) is sure


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("The court jailed a man for the attack on Taba of 7 October 2004.\n\nThe gunmen killed 34 people.", True),
        ("Gunmen attacked Taba on Monday.\n\nThe gunmen killed 34 people.", False),
    ],
)
def test_what_a_court_goes_back_to_is_no_news(nlp: Language, text: str, silent: bool) -> None:
    segments = told(nlp, text)
    last = Group((len(segments) - 1,), 0.6, (len(segments) - 1,))
    assert quiet(last, [last], segments) is silent


def test_an_exercise_is_no_incident(nlp: Language) -> None:
    segments = told(nlp, "Troops opened fire off Zambales as the yearly exercise began. The drill ends on Friday.")
    group = Group(tuple(range(len(segments))), 0.5, (0,))
    assert quiet(group, [group], segments)
