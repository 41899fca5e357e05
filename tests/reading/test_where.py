"""Where and when the incidents of an article happened, and sentences that tell two of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Place
from rashomon.reading import read, scene_of
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.segments import Segment, violent_segments
from rashomon.reading.events.where import elsewhere, grade, on_side
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def segments(nlp: Language) -> Callable[[str], list[Segment]]:
    def make(text: str) -> list[Segment]:
        _, doc = next(language.annotate(nlp, [article(text)]))
        scene: Scene = scene_of(doc)
        armed = weapons(scene, lexicon())
        return violent_segments(scene, mentions(scene, armed), armed)

    return make


def names(segment: Segment) -> list[str]:
    return [m.place.name for m in segment.places if m.place]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Shells hit the village of Karmut in rural Idlib, Syria, on Monday, killing five.", "Karmut"),
        ("Gunmen killed four traders in Maiduguri in Nigeria's Borno state on Sunday.", "Maiduguri"),
        ("KHARTOUM (Reuters) Gunmen killed nine farmers near El Fasher on Friday.", "El Fasher"),
        ("Rebels from Goma killed three villagers in Bukavu on Friday.", "Bukavu"),
        ("A Lima daily said gunmen killed four farmers at Satipo in Peru.", "Satipo"),
        ("Gunmen killed nine traders near Bukavu, a survivor told Reuters in Kampala by phone.", "Bukavu"),
        ("Gunmen killed nine traders near Bukavu, the ministry in the Congolese capital Kinshasa said.", "Bukavu"),
        (
            "Shells fell near Bukavu, killing nine, days after talks broke down in the Ugandan capital Kampala.",
            "Bukavu",
        ),
        (
            "Gunmen killed nine at Cubal since an accord was initialled on Saturday in the town of Luena in Angola.",
            "Cubal",
        ),
        ("Shells killed nine in the hills near Bukavu, a Rwandan army spokesman in Kigali said.", "Bukavu"),
        ("Shells killed nine in the hills near Bukavu, the rebels' leaders said in Kigali.", "Bukavu"),
        ("A bomb killed six people in Timbuktu, 300 km west of Gao, on Friday.", "Timbuktu"),
        ("A militant was killed in Veeriland village of Anantnag in India on Friday.", "Veeriland"),
        ("A gunman from the settlement of Ariel killed two farmers at Nablus in the West Bank.", "Nablus"),
        ("A jet that was flying in from the Russian resort of Sochi was shot down near Batumi in Georgia.", "Batumi"),
    ],
)
def test_the_place_of_the_event_goes_first(segments: Callable[[str], list[Segment]], text: str, first: str) -> None:
    assert names(segments(text)[0])[0] == first


def test_who_says_it_at_the_end_of_a_headline_is_no_place(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("Drone strike kills three workers near Bukavu: Kinshasa")
    assert [n for s in found for n in names(s)] == ["Bukavu"]


def test_whose_soldiers_they_are_is_no_place(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("Armenia said that its guns had hit two of Baku's soldiers there.")
    assert not [n for s in found for n in names(s)]


def test_a_village_that_only_the_text_knows_is_fine() -> None:
    assert grade(Place(name="Karmut", country="SYR", precision=4, source="text")) == 0
    assert grade(Place(name="Karmut", country="SYR", precision=6, source="text")) == 1
    assert grade(Place(name="Idlib", country="SYR", precision=4, source="geonames:1")) == 4
    assert grade(Place(name="40 km north of Karmut", precision=5, relation="40 km north of")) == 5


def test_what_was_answered_is_told_apart(segments: Callable[[str], list[Segment]]) -> None:
    found = segments(
        "Pakistan shelled Indian posts on Monday in retaliation for an attack that killed two of its troops."
    )
    assert len(found) == 2
    assert [m.time.weekday for s in found for m in s.times if m.time] == [0]
    assert found[1].tolls


def test_a_second_place_of_one_act_is_told_apart(segments: Callable[[str], list[Segment]]) -> None:
    found = segments(
        "Thai troops fired at Cambodian posts near Surin on Monday, and at another point 90 km to the east."
    )
    assert [names(s)[0] for s in found] == ["Surin", "90 km east of Surin"]
    assert found[0].mentions[-1] is found[1].mentions[-1]


def test_two_days_that_follow_each_other_are_one_stretch(nlp: Language) -> None:
    text = "Rebels killed 40 soldiers in fighting in Kidal on Sunday and Monday, the army said on Tuesday."
    given = article(text)
    _, doc = next(language.annotate(nlp, [given]))
    first = read(doc).reports[0].times[0]
    assert first.weekday == 6
    assert first.end is not None
    assert first.end.weekday == 0


def test_the_place_is_looked_for_around_what_names_only_the_country(nlp: Language) -> None:
    text = (
        "Gunmen killed 19 villagers in northern Nigeria on Wednesday, police said. "
        "The people of Maiduguri have fled before."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    place = read(doc).reports[0].place
    assert place is not None
    assert place.name == "Maiduguri"


def test_in_a_district_it_was_in_the_town_whose_police_speak(nlp: Language) -> None:
    text = (
        "A gunman shot a shopkeeper dead in Lycoming County on Thursday.\n\nMontoursville police chased the man in the "
        "evening. He got away in a stolen car, Montoursville police said, and a search of two valleys found nothing."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    told = next(r for r in read(doc).reports if r.kind == "incident")
    assert told.place is not None
    assert told.place.name == "Montoursville"
    assert told.places[0].name in ("Montoursville", "Lycoming County")


def test_what_was_the_day_before_is_an_incident_of_its_own(nlp: Language) -> None:
    text = (
        "Four Armenian soldiers were killed and five wounded on Tuesday when Azerbaijani troops shelled a post near Sotk. "
        "Azerbaijan said the shelling was in retaliation for an attack the previous day that wounded one of its soldiers."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    found = read(doc).reports
    assert [[t.span.text for t in r.times] for r in found if r.kind == "incident"] == [
        ["Tuesday"],
        ["the previous day"],
    ]
    assert found[1].after == found[0].id


def test_a_day_told_of_something_else_does_not_date_it(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("The post where two soldiers were shot on Monday was destroyed by shells.")
    assert not [m for s in found for m in s.times]


def test_what_a_side_says_it_answered_is_an_incident_of_its_own_at_the_same_place(nlp: Language) -> None:
    text = (
        "Five Thai soldiers were killed on Friday when Cambodian troops shelled their post near Surin. "
        "Cambodia says its troops were responding to what it called a raid by Thai forces that left a Cambodian soldier wounded."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    found = [r for r in read(doc).reports if r.kind == "incident"]
    assert [r.place.name for r in found if r.place] == ["Surin", "Surin"]
    harm = {c.id: c.content.status for c in read(doc).claims if c.content.what == "toll"}
    assert [[harm[c] for c in r.claims if c in harm] for r in found] == [["killed"], ["wounded"]]


def test_what_is_counted_from_something_else_does_not_date_it(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("The shelling of Goma comes just days after the president won a third term.")
    assert not [m for s in found for m in s.times]
    # What it is counted from is violence: another incident, days before.
    found = segments("The shelling of Goma comes two days after rebels killed nine people there.")
    assert [[m.time.offset for m in s.times if m.time] for s in found] == [[], [-2]]
    found = segments("This fresh violence occurred just five days after two men were killed near Goma.")
    assert [[m.time.offset for m in s.times if m.time] for s in found] == [[-5]]
    found = segments("He died two days after he was wounded in Goma.")
    assert len(found) == 1


def test_what_is_before_the_dawn_of_another_day_is_an_incident_of_its_own(nlp: Language) -> None:
    text = (
        "Indian jets bombed a camp near Balakot before dawn on Tuesday, officials said. "
        "A suicide bomber killed 40 policemen in Pulwama on 14 February."
    )
    _, doc = next(language.annotate(nlp, [article(text, "2021-02-23")]))
    assert [r.place.name for r in read(doc).reports if r.place] == ["Balakot", "Pulwama"]


def test_a_month_told_beside_a_weekday_is_another_incident(nlp: Language) -> None:
    text = (
        "Two Indian guards were killed on Wednesday when Pakistani troops shelled a post near Samba. "
        "In October the two armies clashed near Poonch and 20 civilians were killed."
    )
    _, doc = next(language.annotate(nlp, [article(text, None)]))
    assert [r.place.name for r in read(doc).reports if r.place] == ["Samba", "Poonch"]


def test_weekdays_keep_incidents_of_an_undated_page_apart(nlp: Language) -> None:
    text = (
        "Pakistani troops killed two Indian soldiers on Tuesday near Mendhar. "
        "Pakistan said Indian troops killed a Pakistani soldier on Sunday near Rawalakot."
    )
    _, doc = next(language.annotate(nlp, [article(text, None)]))
    assert len([r for r in read(doc).reports if r.kind == "incident"]) == 2


def test_a_day_of_a_protest_does_not_date_what_it_is_about(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("Chad lodged a protest on Monday over what it called an attack on its post.")
    assert not [m for s in found for m in s.times]
    assert [s.said.weekday for s in found if s.said] == [0]


def test_an_attack_days_before_is_an_incident_of_its_own(nlp: Language) -> None:
    text = (
        "Gunmen killed five Malian soldiers on Wednesday in an ambush near Hombori, the army said. "
        "It came days after militants killed 24 soldiers in an attack in neighbouring Niger."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    found = [r for r in read(doc).reports if r.kind == "incident"]
    assert [t.offset for t in found[1].times] == [-9]
    assert found[1].after == found[0].id


def test_the_sum_and_its_parts_are_one_incident(nlp: Language) -> None:
    text = (
        "Thai and Cambodian troops traded fire on Friday near Surin, leaving six dead. "
        "Three Cambodian and three Thai soldiers were killed in Friday's fighting."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert len([r for r in read(doc).reports if r.kind == "incident"]) == 1


def test_where_somebody_speaks_from_is_not_where_it_was(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("In Phnom Penh, Cambodian Information Minister Khieu Kanharith said two soldiers were killed.")
    assert not [n for s in found for n in names(s)]
    found = segments("In a note handed to the Thai ambassador in Vientiane, Laos said its post was shelled.")
    assert "Vientiane" not in [n for s in found for n in names(s)]


def test_what_the_news_is_counted_from_does_not_go_on(nlp: Language) -> None:
    text = (
        "A farmer was killed in a gunfight near Kaduna on Saturday. This violence came five days after two men were killed in an "
        "ambush near Zaria. Elders said the attack was carried out by bandits."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    found = [r for r in read(doc).reports if r.kind == "incident"]
    accused = {c.id: c.content.accused for c in read(doc).claims}
    by_place = {r.place.name: {accused[c] for c in r.claims} - {None} for r in found if r.place}
    assert "bandits" in by_place["Kaduna"]
    assert "bandits" not in by_place.get("Zaria", set())


def test_a_pit_is_no_weapon(nlp: Language) -> None:
    _, doc = next(language.annotate(nlp, [article("Gunmen killed two men at a gold mine. A mine blew up a truck.")]))
    assert [doc[i].text for i in weapons(scene_of(doc), lexicon()) if doc[i].text == "mine"] == ["mine"]


def test_what_somebody_came_from_lies_in_is_elsewhere_too(nlp: Language) -> None:
    text = "Rebels shot four workers. Last week 600 men came to Nduga from Makassar, South Sulawesi, after an ambush on workers."
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert "South Sulawesi" not in {r.place.name for r in read(doc).reports if r.kind == "incident" and r.place}


def test_deaths_of_long_ago_told_on_are_no_news(nlp: Language) -> None:
    text = (
        "A ceremony for the crew was held in Busan on Tuesday. A patrol boat was struck by a torpedo on March 26, 2010, off the "
        "island. Nineteen out of the 45 sailors had died, officials said."
    )
    _, doc = next(language.annotate(nlp, [article(text, "2024-03-26")]))
    assert not [r for r in read(doc).reports if r.kind == "incident"]


def test_where_something_else_went_on_is_elsewhere(nlp: Language) -> None:
    text = (
        "A shell tore through a market in Goma, killing nine people. The attack came as a delegation arrived in Paris to meet the "
        "president."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert {r.place.name for r in read(doc).reports if r.kind == "incident" and r.place} == {"Goma"}


def test_who_reacts_to_something_by_a_deed_is_told_with_the_deed(nlp: Language) -> None:
    text = (
        "Reacting to operations by the Turkish army, PKK rebels attacked a post near Hakkari on Friday, killing 15 soldiers. "
        "In all 38 people were killed in the attack by the PKK near Hakkari."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    found = read(doc)
    tolls = [{c.content.count.low for c in found.claims if c.id in r.claims and c.content.count} for r in found.reports]
    assert {15, 38} in tolls


def test_a_province_in_the_line_that_a_page_was_sent_from_is_no_place_of_the_event(nlp: Language) -> None:
    text = (
        "MONTCLAIR, New Jersey (AP) - Gunmen shot dead four people on Monday, Montclair police said. The gunmen fled."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert [r.place.name for r in read(doc).reports if r.place] == ["Montclair"]


def test_what_lies_far_back_beside_todays_news_is_history(nlp: Language) -> None:
    text = (
        "A helicopter fired two missiles into Gaza City on Sunday, killing three Hamas militants, witnesses said. One of the dead had "
        "led a May 2 ambush near Rafah in which six soldiers were killed, witnesses said."
    )
    _, doc = next(language.annotate(nlp, [article(text, "2004-05-30")]))
    assert [r.place.name for r in read(doc).reports if r.kind == "incident" and r.place] == ["Gaza City"]


def test_where_talks_are_is_not_where_another_sentence_was(nlp: Language) -> None:
    text = (
        "A shell killed 35 people in a crowded market on Monday. The government may withdraw from talks that started in Paris unless "
        "the shelling ends. Rebels have besieged Goma for months."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert "Paris" not in {r.place.name for r in read(doc).reports if r.kind == "incident" and r.place}


def test_the_capital_in_the_middle_is_in_no_part_of_its_country() -> None:
    north = Place(name="Iraq", country="IRQ", lat=33.0, lon=44.0, precision=6, relation="northern")
    middle = Place(name="Baghdad", country="IRQ", lat=33.1, lon=44.3, precision=1)
    town = Place(name="Kirkuk", country="IRQ", lat=35.5, lon=44.4, precision=1)
    assert [on_side(p, north) for p in (middle, town)] == [False, True]
    assert on_side(middle, north.model_copy(update={"relation": None}))
    assert not on_side(town, north.model_copy(update={"relation": "south-east"}))


def test_a_headline_names_the_province_where_the_text_names_a_place_in_it(nlp: Language) -> None:
    text = "Suspected insurgents blew up a pickup in Rueso district on Sunday morning, killing two rangers."
    _, doc = next(language.annotate(nlp, [article(text, headline="Two rangers killed by Narathiwat bomb")]))
    place = read(doc).reports[0].place
    assert place is not None
    assert place.name == "Rueso"


def test_where_it_was_said_is_told_before_the_next_paragraph(segments: Callable[[str], list[Segment]]) -> None:
    found = segments(
        "Gang members killed 70 people at dawn, the mission said in Geneva.\n\nPolice arrived hours later."
    )
    assert "Geneva" not in [n for s in found for n in names(s)]


def test_police_far_away_do_not_say_where_in_the_district(nlp: Language) -> None:
    text = "Gunmen killed two students in Gwadar district, Pakistan, on Thursday. The men fled, police in Quetta said."
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert {r.place.name for r in read(doc).reports if r.kind == "incident" and r.place} == {"Gwadar"}


def test_a_village_told_further_on_is_where_in_the_province(nlp: Language) -> None:
    text = (
        "At least 30 people died in ethnic clashes in Ituri province, Congo, at the weekend, an official said. Attackers "
        "burned huts in the village of Tche and hacked women and children."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert [r.place.name for r in read(doc).reports if r.kind == "incident" and r.place] == ["Tche"]


def test_a_part_of_the_town_is_told_in_another_clause(nlp: Language) -> None:
    text = (
        "TRIPOLI 5 Jan 2020 - An air strike on a military academy in Hadba, in the south of the Libyan capital, killed 30 "
        "cadets on Saturday night."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert [r.place.name for r in read(doc).reports if r.kind == "incident" and r.place] == ["Hadba"]


def test_where_a_group_is_forbidden_is_not_where_it_fought(segments: Callable[[str], list[Segment]]) -> None:
    assert not [n for s in segments("Fighters of a group banned in Russia killed four policemen.") for n in names(s)]


def test_the_hospital_town_is_elsewhere(nlp: Language) -> None:
    _, doc = next(
        language.annotate(nlp, [article("Gunmen killed nine. Three were taken to a hospital in Goma, Congo.")])
    )
    scene = scene_of(doc)
    assert [elsewhere(scene, m) for m in scene.places if m.place and m.place.name == "Goma"] == [True]
    _, doc = next(language.annotate(nlp, [article("Gunmen killed nine patients at a hospital in Goma, Congo.")]))
    scene = scene_of(doc)
    assert [elsewhere(scene, m) for m in scene.places if m.place and m.place.name == "Goma"] == [False]


def test_those_in_hospitals_of_a_town_are_elsewhere(nlp: Language) -> None:
    _, doc = next(
        language.annotate(
            nlp, [article("Rebels killed nine policemen in Jharkhand, India. Six are admitted in Ranchi hospitals.")]
        )
    )
    scene = scene_of(doc)
    assert [elsewhere(scene, m) for m in scene.places if m.place and m.place.name == "Ranchi"] == [True]


def test_a_place_before_a_colon_is_no_dateline(nlp: Language) -> None:
    _, doc = next(language.annotate(nlp, [article("Calamar: 20 people were killed in Colombia on Sunday.")]))
    scene = scene_of(doc)
    assert [elsewhere(scene, m) for m in scene.places if m.place and m.place.name == "Calamar"] == [False]


def test_who_speaks_in_a_town_without_a_comma_is_not_where_it_was(segments: Callable[[str], list[Segment]]) -> None:
    found = segments(
        "In Geneva the UN human rights chief said on Monday that 184 people were killed by a gang in Haiti."
    )
    assert "Geneva" not in [n for s in found for n in names(s)]


def test_where_others_in_office_sit_is_not_where_it_was(segments: Callable[[str], list[Segment]]) -> None:
    found = segments("The bombing of Kunduz went on after officials in Kabul and Washington were told of it.")
    assert {n for s in found for n in names(s)} == {"Kunduz"}
