"""Places that only belong to the telling, or to what went on besides: hearers, flags, bureaus, datelines, visits; and roads that are named by their ends."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Span
from rashomon.reading import accounts_of, scene_of
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.events.setting import settle
from rashomon.reading.events.where import aside, elsewhere
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str, dateline: str | None = None) -> list[str]:
    """The places of a text that can be those of a deed."""
    made = article(text)
    if dateline is not None:
        made = made.model_copy(update={"dateline": Span(start=0, end=len(dateline), text=dateline)})
    _, doc = next(language.annotate(nlp, [made]))
    scene = scene_of(doc)
    return [m.place.name for m in scene.places if m.place and not aside(scene, m) and not elsewhere(scene, m)]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen shot two herders near Maralal, a police commander told the media in Nakuru.", "Nakuru"),
        ("A rebel leader, speaking by phone to reporters in Abidjan, said his men had shelled Bouake.", "Abidjan"),
        (
            "Jets killed nine rebels near Gao, the army said in a bulletin read on state television in Bamako.",
            "Bamako",
        ),
        ("The tanker, which sails under the flag of Panama, was hit by a missile off Fujairah.", "Panama"),
        ("The attack came on the day the new envoy arrived in Nicosia.", "Nicosia"),
        ("The shelling came hours before a summit of the leaders in Addis Ababa.", "Addis Ababa"),
        ("Lima . Bogota . Quito\n\nGunmen killed four farmers at Satipo in Peru.", "Bogota"),
    ],
)
def test_who_hears_of_it_or_what_goes_on_besides_is_no_place_of_it(nlp: Language, text: str, town: str) -> None:
    assert town not in told(nlp, text)


def test_where_the_page_was_sent_from_is_no_place_of_it_with_a_date_behind(nlp: Language) -> None:
    line = "Khartoum, 18 January 2025 -"
    text = f"{line}\n\nRebels killed four officers near Kadugli on Thursday."
    assert told(nlp, text, line) == ["Kadugli"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen killed three reporters in Aden on Sunday.", "Aden"),
        ("Insurgents fought a battle with police in El Obeid on Thursday, killing four officers.", "El Obeid"),
        ("A shell hit the house of the former mayor Mahmud Tarzi in Kunduz, wounding two.", "Kunduz"),
        ("Three peacekeepers were ambushed on the road from Bangassou to Rafai and killed.", "Bangassou"),
        ("A mine killed two drivers on the highway leading to Maiduguri.", "Maiduguri"),
        ("The raid came two days after a car bomb killed nine sailors in Galle.", "Galle"),
    ],
)
def test_but_those_who_were_hurt_and_roads_are_where_it_was(nlp: Language, text: str, town: str) -> None:
    assert town in told(nlp, text)


def first_place(nlp: Language, text: str, headline: str | None = None) -> str | None:
    """Where the first incident of a text was."""
    _, doc = next(language.annotate(nlp, [article(text, headline=headline)]))
    _, accounts, _ = accounts_of(doc)
    found = next(a for a in accounts if a.kind == "incident")
    return found.places[0].name if found.places else None


def test_a_village_without_a_name_gets_the_one_that_is_told_behind(nlp: Language) -> None:
    text = (
        "Bandits shot dead nine farmers on Monday in a hamlet north of the Nigerian city of Kaduna. "
        "The killing in Rafin Sarki, which lies on the river, went on for an hour, the mayor said."
    )
    assert first_place(nlp, text) == "Rafin Sarki"


def test_there_is_where_the_text_was_last(nlp: Language) -> None:
    text = (
        "Rebels killed two guards at the port of Galle in Sri Lanka on Wednesday, as they had on Monday near Habarana. "
        "Ninety sailors were shot dead there by gunmen."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    segments = violent_segments(scene, mentions(scene, armed), armed)
    settle(scene, segments, armed)
    assert [m.place.name for m in segments[-1].places if m.place] == ["Habarana"]


def test_a_road_gives_way_to_a_village_that_nobody_knows(nlp: Language) -> None:
    text = (
        "Kyrgyz and Tajik guards fought on Thursday near the village of Dushoba, and three people were killed. "
        "The fighting closed the Batken - Isfana road."
    )
    assert first_place(nlp, text) == "Dushoba"


def test_a_headline_goes_before_where_others_march(nlp: Language) -> None:
    text = (
        "Thousands bade farewell on Wednesday to the six men who were shot dead by gunmen in a bar. "
        "The cars of the monitors had been stoned in Pristina a day earlier, and two marches were held."
    )
    assert first_place(nlp, text, "Crowds bury six in Prizren") == "Prizren"


def test_talks_are_not_where_it_was(nlp: Language) -> None:
    text = "On the eve of the Geneva peace talks rebels killed six sailors near Trincomalee in Sri Lanka."
    assert "Geneva" not in told(nlp, text)


def test_who_lives_there_tells_what_was_done_there(nlp: Language) -> None:
    text = (
        "Residents of Soro, a village of Yatenga province, said that soldiers had shot 223 people dead on Sunday. "
        "An envoy of Burkina Faso went through Ouahigouya."
    )
    assert first_place(nlp, text) == "Soro"


def test_a_line_of_a_town_and_a_day_is_a_dateline(nlp: Language) -> None:
    assert told(nlp, "Maputo, 9 November 2020. Insurgents killed nine men near Pemba.") == ["Pemba"]


def test_the_road_to_a_town_that_was_closed_is_not_where_it_was(nlp: Language) -> None:
    text = "Croatian troops shelled Pakrac on Monday to reopen the motorway to Belgrade, killing nine."
    assert "Belgrade" not in told(nlp, text)


def test_the_same_province_is_that_of_the_sentence_before(nlp: Language) -> None:
    text = (
        "A mine killed a soldier near a base in Paktika province in Afghanistan on Tuesday.\n\n"
        "Gunmen shot dead five policemen in the same province."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    segments = violent_segments(scene, mentions(scene, armed), armed)
    settle(scene, segments, armed)
    assert [m.place.name for m in segments[-1].places if m.place] == ["Paktika"]


def test_the_country_that_a_victim_came_from_is_no_place_of_it(nlp: Language) -> None:
    rest = "It rained. The road was wet. Nobody came by. " * 4
    text = (
        "Gunmen shot dead two peacekeepers from Pakistan on Monday.\n\n"
        f"{rest}\n\nA photograph of the market in Malakal is at hand."
    )
    assert first_place(nlp, text) == "Malakal"
