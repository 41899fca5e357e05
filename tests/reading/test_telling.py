"""Places that only belong to the telling, or to what went on besides: hearers, flags, bureaus, datelines, visits; and roads that are named by their ends."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Span
from rashomon.reading import scene_of
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
        ("A shell hit the house of the former mayor Ahmad Karim in Kunduz, wounding two.", "Kunduz"),
        ("Three peacekeepers were ambushed on the road from Bangassou to Rafai and killed.", "Bangassou"),
        ("A mine killed two drivers on the highway leading to Maiduguri.", "Maiduguri"),
        ("The raid came two days after a car bomb killed nine sailors in Galle.", "Galle"),
    ],
)
def test_but_those_who_were_hurt_and_roads_are_where_it_was(nlp: Language, text: str, town: str) -> None:
    assert town in told(nlp, text)
