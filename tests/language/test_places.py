"""Places: names that fold alike, the gazetteer, what the words around say, and which place is meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from rashomon.language.places import Gazetteer, Places, locate
from rashomon.language.places.component import nations
from rashomon.language.places.fold import bare, fold, skeleton
from rashomon.language.places.words import Words
from rashomon.model import Actor
from tests.language.located import pipeline, places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Şırnak", "sirnak"), ("Deir-ez-Zor", "deir ez zor"), ("Sana'a", "Sanaa"), ("Xankəndi", "Xankandi")],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Kelbajar", "Kalbajar"),
        ("al-Hasakah", "Hasaka"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other)) != ""


def test_names_of_other_sound_do_not_share_a_skeleton() -> None:
    assert skeleton("homs") != skeleton("hama")
    assert skeleton("mosul") != skeleton("basra")


def test_articles_are_left_off() -> None:
    assert bare("al bab") == "bab"
    assert bare("albania") == "albania"


def test_an_exact_name_is_found_and_the_most_populous_comes_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Mosul")
    assert found[0].country == "IRQ"
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)


def test_a_name_nobody_knows_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qwxzland") == ()


def test_alike_spellings_are_found_in_the_countries_asked_only(gazetteer: Gazetteer) -> None:
    assert {e.country for e in gazetteer.similar("Kelbedjar", ["AZE"])} == {"AZE"}
    assert gazetteer.similar("Kelbedjar", ["BRA"]) == ()
    assert gazetteer.similar("Wyomingg", ["USA"]) == (), "where names are English there is one spelling"


def test_the_users_gazetteer_wins(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon,country,precision,other_names\nParis,1.5,2.5,KEN,2,Old Paris|Parisi\n", "utf-8")
    own = Gazetteer(path)
    assert own.find("Old Paris")[0].country == "KEN"
    (found,) = locate("They marched from Paris.", [(18, 23)], own)
    assert found is not None
    assert (found.lat, found.lon, found.source) == (1.5, 2.5, "user")


@pytest.mark.parametrize("row", ["Nowhere,north,2.5", "Nowhere,91,2.5", ",1,2", "Nowhere,1"])
def test_a_users_line_that_cannot_be_read_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"name,lat,lon\nSomewhere,1,2\n{row}\n", "utf-8")
    with pytest.raises(ValueError, match=r"own\.csv, line 3"):
        Gazetteer(path)


def test_a_province_named_beside_decides(nlp: Language) -> None:
    assert places(nlp, "Gunmen attacked a school in Tripoli, Lebanon.")["Tripoli"].country == "LBN"
    assert places(nlp, "Gunmen attacked a school in Tripoli, Libya.")["Tripoli"].country == "LBY"


def test_a_long_list_of_names_takes_no_time(gazetteer: Gazetteer) -> None:
    names = ["Georgia", "Jordan", "Niger", "Lebanon", "Cuba", "Peru", "Chad", "Mali"] * 6
    text, spans = "", []
    for name in names:
        spans.append((len(text), len(text) + len(name)))
        text += name + ", "
    assert len(locate(text, spans, gazetteer)) == len(names)


def test_a_far_relative_place_is_not_its_anchor(nlp: Language) -> None:
    (place,) = places(nlp, "The convoy was hit 250 miles north of Bamako.").values()
    assert place.lat is None
    assert place.relation is not None
    assert "250 miles north" in place.relation
    assert "Bamako" in place.name
    assert place.country == "MLI"


def test_a_town_that_has_to_be_called_one_is_no_big_namesake_abroad(nlp: Language) -> None:
    text = "Nepal's army said that rebels in Nepal had stormed the town of Beni and that Nepalese troops fought back."
    found = places(nlp, text)
    assert found["Beni"].country == "NPL"


def test_a_place_far_from_the_capital_by_its_name_is_not_the_capital(nlp: Language) -> None:
    found = places(nlp, "Rebels attacked a patrol in Ayacucho, 200 miles southeast of the capital, Lima.")
    assert "Ayacucho" in found
    assert not any(place.name == "Lima" for place in found.values())


def test_a_government_is_no_place(nlp: Language) -> None:
    assert "Russia" not in places(nlp, "Russia accused Turkey of lying on Monday.")
    assert places(nlp, "Two men were shot dead in Russia.")["Russia"].country == "RUS"


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "precision"),
    [
        ("Shelling hit the Bustan Zerqa district of Aleppo in Syria.", "Bustan Zerqa", "Bustan Zerqa", "SYR", {2, 3}),
        ("Clashes broke out in Kandahar province, Afghanistan.", "Kandahar", "Kandahar", "AFG", {4}),
        ("A patrol was fired on near the border with Tajikistan.", "Tajikistan", "Tajikistan", "TJK", {6}),
        ("Bodies floated down the Euphrates River on Sunday.", "Euphrates River", "Euphrates River", None, {5}),
        ("Fighters held the Pul-e-Zard bridge in Kunduz, Afghanistan.", "Kunduz", "Kunduz", "AFG", {1, 4}),
        ("Planes bombed rural Damascus, Syria, at dawn.", "Damascus", "Damascus", "SYR", {1, 4}),
        ("The raid in Rakhine State in Myanmar killed twelve.", "Rakhine", "Rakhine", "MMR", {4}),
        ("A drone hit a camp in the River Nile State of Sudan.", "River Nile State", "River Nile State", "SDN", {4}),
        ("Soldiers fired in the Krishna Ghati sector of Jammu and Kashmir.", "Krishna", "Krishna Ghati", "IND", {4}),
        ("Troops clashed in Jammu and Kashmir on Sunday.", "Jammu", "Jammu and Kashmir", "IND", {4}),
        ("Fighting in Tigray's Mekelle killed five.", "Mekelle", "Mekelle", "ETH", {1}),
    ],
)
def test_kinds_of_places(
    nlp: Language, text: str, words: str, name: str, country: str | None, precision: set[int]
) -> None:
    found = places(nlp, text)
    match = next(place for span, place in found.items() if words in span)
    assert (name in match.name, match.precision in precision) == (True, True)
    if country:
        assert match.country == country


def test_a_village_nobody_knows_lies_where_the_text_puts_it(nlp: Language) -> None:
    found = places(nlp, "Gunmen raided the village of Qorbeltan in Borno state, Nigeria.")
    village, state = found["Qorbeltan"], found["Borno"]
    assert (village.lat, village.lon, village.country) == (state.lat, state.lon, "NGA")
    assert village.source == "text"
    assert village.precision >= 4


def test_a_small_namesake_in_a_country_nobody_speaks_of_is_not_meant(nlp: Language) -> None:
    found = places(nlp, "Troops shelled the Sukari district of Aleppo, the Syrian army said. Syria denied it.")
    assert {place.country for place in found.values()} <= {"SYR", None}


@pytest.mark.parametrize(
    "text",
    [
        "Baku said the claim was false.",
        "Moscow rejected the offer.",
        "US-led forces withdrew.",
        "The Aleppo Media Center published a video.",
        "The University of Quwaria Observatory released figures.",
        "A report in the Khartoum Tribune blamed nobody.",
        "Two commandos of its elite unit MaROSH were killed.",
        "A truce held In Face Of Border Attack.",
        "Two drones were lost in a raid denied by Bangkok.",
        "He accused Tehran of breaking the truce.",
        "Firing by the forces of Baghdad ceased.",
        "Seven Niger troops were killed by a suspected US drone.",
        "Six died in US-UK raids.",
        "The 12,000-ton Sea Isle City was hit by a missile.",
    ],
)
def test_governments_groups_and_outlets_are_no_places(nlp: Language, text: str) -> None:
    assert places(nlp, text) == {}


def test_initials_are_no_place_but_a_country_is(nlp: Language) -> None:
    found = places(nlp, "The agency SANA reported that drones flew over the UAE on Monday.")
    assert "SANA" not in found
    assert found["UAE"].country == "ARE"


def test_a_capital_is_meant_without_its_name(nlp: Language) -> None:
    found = places(nlp, "Rockets landed in the Afghan capital late on Friday.")
    assert [(p.name, p.country) for p in found.values()] == [("Kabul", "AFG")]


def test_lost_apostrophes(nlp: Language) -> None:
    assert places(nlp, "Two villages in Syrias Hama province were attacked.")["Hama"].country == "SYR"


def test_states_and_their_abbreviations(gazetteer: Gazetteer) -> None:
    texts = {"He lived in Athens, Ga., for years.": (12, 18), "He lived in Athens, Greece, for years.": (12, 18)}
    found = [locate(text, [span, (20, 23 if "Ga" in text else 26)], gazetteer)[0] for text, span in texts.items()]
    assert [e.country for e in found if e] == ["USA", "GRC"]


def test_a_demonym_given_as_a_name_is_its_country(gazetteer: Gazetteer) -> None:
    (found,) = locate("Georgian officers stood by.", [(0, 8)], gazetteer)
    assert found is not None
    assert (found.kind, found.country) == ("C", "GEO")


def test_actors_found_before_keep_their_names(nlp: Language) -> None:
    doc = nlp.make_doc("Shelling in Nusra Homs killed two people.")
    span = doc[2:4]
    span._.actor = Actor(code="Nusra Homs", name="Nusra Homs", kind="non-state")
    doc.spans["actors"] = [span]
    assert not [s.text for s in Places(Gazetteer())(doc).spans["places"]]


def test_word_lists_hold_words_only(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("near: [by, on]\n", "utf-8")
    with pytest.raises(ValueError, match="quote"):
        Words(path)


def test_a_new_name_stays_whole_and_is_known_when_it_comes_again(nlp: Language) -> None:
    doc = nlp("A post near the Armenian village of Nerkin Hand was shelled. The Nerkin Hand attack was denied.")
    assert [s.text for s in doc.spans["places"]] == ["Nerkin Hand", "Nerkin Hand"]


def test_a_distance_from_the_place_before_is_a_place(nlp: Language) -> None:
    found = places(nlp, "Troops fired at posts near Surin in Thailand, and around 90 km (56 miles) to the east.")
    assert found["around 90 km (56 miles) to the east"].name == "90 km east of Surin"
    assert found["around 90 km (56 miles) to the east"].lat is None


def test_the_capital_is_the_one_of_its_time(nlp: Language) -> None:
    text = "Rebels shelled the capital of Burundi. Fires burned in the Burundian capital."
    assert places(nlp, text)["Burundian capital"].name == "Gitega"
    found = places(nlp, f"{text} In the hills above Bujumbura soldiers dug in.")
    assert found["Burundian capital"].name == "Bujumbura"
    assert places(nlp, "Rebels attacked Burundi's capital before dawn.")["Burundi's capital"].name == "Gitega"


def test_what_lies_far_from_the_capital_is_not_in_it(nlp: Language) -> None:
    found = places(
        nlp, "The patrol was hit in Makamba, 95 miles south of the Burundian capital. Burundian troops came."
    )
    assert not any("capital" in name for name in found)


def test_capitals_of_a_headline_make_no_place(nlp: Language) -> None:
    text = (
        "Heavy Shelling Sends Farmers Running In Shan State\n\nShells fell near Nam Tawng Gyi, a village in Shan State."
    )
    found = {p.name for p in places(nlp, text).values()}
    assert "Nam Tawng Gyi" in found
    assert not any("Sends" in name or "Farmers" in name for name in found)


def test_a_backer_says_not_where(gazetteer: Gazetteer) -> None:
    assert not nations("Iranian-backed fighters and US-led jets", gazetteer)
    assert nations("Iranian soldiers and Iranian-backed fighters", gazetteer) == {"IRN": 1}


def test_another_seat_is_not_the_capital(nlp: Language) -> None:
    assert "Damascus" not in {p.name for p in places(nlp, "They shelled the group's de facto Syrian capital.").values()}
    assert places(nlp, "Blasts shook the Syrian capital.")["Syrian capital"].name == "Damascus"


def test_a_new_name_lies_in_the_province_behind_its_country(nlp: Language) -> None:
    found = places(nlp, "It happened near the border village of Ban Karmut in Thailand's southern Yala province.")
    assert found["Ban Karmut"].admin1 == "Yala"
    doc = nlp(
        "In the Armenian village of Nerkin Hand two died. Baku said that its troops near Nerkin Hand were shelled."
    )
    assert {s._.place.country for s in doc.spans["places"] if s.text == "Nerkin Hand"} == {"ARM"}


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Cases rose in Ohio, Oklahoma, Oregon, Utah, Washington and Wisconsin.", "Washington", "US.WA"),
        ("Cases rose in Delaware, Illinois, Kentucky and Tennessee.", "Delaware", "US.DE"),
    ],
)
def test_an_item_of_a_list_of_provinces_is_a_province(gazetteer: Gazetteer, text: str, name: str, admin1: str) -> None:
    listed = text.removeprefix("Cases rose in ").removesuffix(".").replace(" and ", ", ").split(", ")
    spans = [(text.index(item), text.index(item) + len(item)) for item in listed]
    found = dict(zip(listed, locate(text, spans, gazetteer), strict=True))[name]
    assert found is not None
    assert (found.kind, found.admin1) == ("A1", admin1)


def test_a_list_of_cities_that_share_their_provinces_names_stays_one_of_cities(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Idlib, Homs, Raqqa and Aleppo in Syria."
    spans = [(text.index(n), text.index(n) + len(n)) for n in ("Idlib", "Homs", "Raqqa", "Aleppo", "Syria")]
    found = locate(text, spans, gazetteer)
    assert [place.kind for place in found if place] == ["P", "P", "P", "P", "C"]


def test_another_name_of_a_town_far_away_is_not_meant(nlp: Language) -> None:
    text = "The men were travelling between Hombori and Boni in Mali, 100 km from Burkina Faso, the Malian army said."
    assert {place.country for place in places(nlp, text).values()} <= {"MLI", "BFA", None}


def test_a_side_of_a_nation_lies_in_its_country(nlp: Language) -> None:
    assert "Thailand" in {p.name for p in places(nlp, "Villagers were moved away from the Thai border.").values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels fired mortars banned by the Minsk agreements near Mariupol.", {"Mariupol"}),
        ("A Claymore mine exploded in Mullaitivu, Sri Lanka.", {"Mullaitivu", "Sri Lanka"}),
        ("Soldiers met rebels in Sitio Alto, Barangay Mabini, Davao City.", {"Alto", "Mabini", "Davao City"}),
    ],
)
def test_papers_and_mines_are_no_places_and_villages_of_a_tongue_are(
    nlp: Language, text: str, expected: set[str]
) -> None:
    assert set(places(nlp, text)) == expected


def test_a_place_far_from_a_city_does_not_lie_in_it(nlp: Language) -> None:
    found = places(
        nlp,
        "A raid hit Zorkut village in Rakhine State, Myanmar. Rebels took Zorkut, which is 340km northwest of Yangon, "
        "last year.",
    )
    assert found["Zorkut"].admin1 == "Rakhine"


def test_a_street_is_not_where_the_town_lies_that_it_is_called_after(nlp: Language) -> None:
    found = places(
        nlp, "Two men were shot on Tyler Street in Gary, Indiana. Neighbors fled along Jones and Mead boulevards."
    )
    street = found["Tyler Street"]
    assert (street.name, street.within, street.source) == ("Tyler Street", "Gary", "text")
    assert street.admin1 == "Indiana"


def test_a_quarter_lies_in_the_city_that_the_text_names_or_that_is_around_it(nlp: Language) -> None:
    said = places(nlp, "Police in Chicago said a bomb went off on the South Side. Chicago was calm later.")
    assert said["South Side"].within == "Chicago"
    around = places(nlp, "A shop burned in the Brighton Park neighborhood of Illinois on Monday.")
    assert around["Brighton Park neighborhood"].within == "Chicago"


def test_a_town_is_known_from_its_police(nlp: Language) -> None:
    doc = nlp("The Bowling Green Police Department said in Kentucky that military police and city police came, too.")
    assert [s._.place.name for s in doc.spans["seats"]] == ["Bowling Green"]
    assert doc.spans["seats"][0]._.place.precision >= 2


def test_police_are_a_town_s_though_its_name_is_a_state_s_too(nlp: Language) -> None:
    doc = nlp("Buckeye police asked witnesses to call on Monday.")
    assert [(s._.place.name, s._.place.admin1) for s in doc.spans["seats"]] == [("Buckeye", "Arizona")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Medford man who killed his friend was sentenced on Monday.", ["Medford"]),
        ("Two people died after the Fort Myers club shooting, doctors said.", ["Fort Myers"]),
        ("The Georgia man was shot in a drone attack.", []),
    ],
)
def test_a_town_is_known_from_its_people_and_deeds(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    assert [s._.place.name for s in doc.spans["homes"]] == names


def test_a_town_that_a_site_is_called_after_holds_its_streets(nlp: Language) -> None:
    found = places(
        nlp,
        "A man was shot at a Gary park on Monday, police in Gary, Indiana, said. Two men fled along Tyler Street in a car.",
    )
    assert found["Tyler Street"].within == "Gary"


def test_a_street_is_no_side_of_a_far_city(nlp: Language) -> None:
    found = places(nlp, "Shots were fired on South Bedford Avenue in Evansville, Indiana, near the park.")
    assert (found["South Bedford Avenue"].country, found["South Bedford Avenue"].within) == ("USA", "Evansville")


def test_a_quarter_named_more_than_its_city_lies_in_the_city_whose_police_speak(nlp: Language) -> None:
    text = "A boy was shot in Brighton Park on Monday. Neighbors in Brighton Park hid, Chicago police said."
    assert places(nlp, text)["Brighton Park"].within == "Chicago"


def test_a_quarter_alone_is_not_the_town_that_is_called_so(nlp: Language) -> None:
    found = places(nlp, "One man is dead after a double shooting in the Russell neighborhood.")
    assert all(place.admin1 != "Kansas" for place in found.values())


def test_a_dateline_in_capitals_is_a_place_whatever_its_label(nlp: Language) -> None:
    assert "LIVERMORE" in places(nlp, "LIVERMORE -- Officers on Sunday arrested a man, authorities said.")


def test_a_deed_in_a_headline_is_no_part_of_a_place(nlp: Language) -> None:
    found = places(
        nlp, "Cops: Seven Wounded, Including Three Children, In Kingsessing Shooting\n\nNobody was arrested."
    )
    assert not any("Shooting" in name for name in found)


def test_a_text_with_its_own_police_means_what_is_near_unless_it_says_where(nlp: Language) -> None:
    found = places(
        nlp, "Two men were shot on Monday in Madisonville, Cincinnati police said. Neighbors in Madisonville hid."
    )
    quarter = found["Madisonville"]
    assert (quarter.source, quarter.within, quarter.admin1) == ("text", "Cincinnati", "Ohio")
    far = places(nlp, "A man was shot in Madisonville, Texas, the Cincinnati Police Department said on Monday.")
    assert far["Madisonville"].admin1 == "Texas"
    assert far["Madisonville"].precision == 1
    state = places(nlp, "Augusta police said on Tuesday that a girl was shot at a school in Georgia.")
    assert state["Georgia"].country == "USA"


def test_a_person_called_like_a_far_town_is_no_place(nlp: Language) -> None:
    found = places(
        nlp, "Quinton Dallas, 25, was shot dead in Chicago on Monday, Chicago police said. Quinton had a son."
    )
    assert "Quinton" not in found


def test_two_streets_meet_though_only_one_is_known_for_a_name(nlp: Language) -> None:
    doc = nlp("A boy was shot near North Pecos and East Gowan roads in Las Vegas, Las Vegas Metro Police said.")
    found = {s.text: s._.place for s in doc.spans["places"]}
    assert found["North Pecos"].within == "Las Vegas"
    assert [s._.place.name for s in doc.spans["seats"]] == ["Las Vegas"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The West Valley City Police came within minutes.", "West Valley City"),
        ("Police in Saco, Maine, came within minutes.", "Saco"),
    ],
)
def test_whose_police_they_are_is_read_before_and_behind_the_word(nlp: Language, text: str, name: str) -> None:
    doc = nlp(text)
    assert [s._.place.name for s in doc.spans["seats"]] == [name]


def test_a_name_goes_on_over_what_joins_it(nlp: Language) -> None:
    found = places(nlp, "Shots were heard in San Juan de los Morros, Venezuela, and near San Miguel del Yaco village.")
    assert {"San Juan de los Morros", "San Miguel del Yaco"} <= set(found)


def test_fighters_of_a_named_group_are_no_place(nlp: Language) -> None:
    doc = nlp.make_doc("Troops fought in Q47 rebels territory near Goma.")
    span = doc[3:5]
    span._.actor = Actor(code="Q47 Movement", name="Q47 rebels", kind="forces", category="military")
    doc.spans["actors"] = [span]
    assert [s.text for s in Places(Gazetteer())(doc).spans["places"]] == ["Goma"]


def test_an_unknown_village_lies_in_no_country_that_the_text_passes_over(nlp: Language) -> None:
    text = (
        "Congolese troops and Congolese rebels fought in a field near Bulwemo village, where bodies were found, the United "
        "Nations said in New York. Congolese civilians fled."
    )
    place = places(nlp, text).get("Bulwemo")
    assert place is None or place.country != "USA"


def test_a_side_of_a_city_lies_in_it_though_nothing_else_names_it(nlp: Language) -> None:
    found = places(nlp, "A boy was shot dead in West Philadelphia on Monday night.")["West Philadelphia"]
    assert (found.within, found.country, found.source) == ("Philadelphia", "USA", "text")


def test_a_town_is_known_by_its_province_behind_it(nlp: Language) -> None:
    found = places(nlp, "VANCLEAVE, Mississippi -- A man was shot in his yard on Sunday.")
    assert found["VANCLEAVE"].source == "geonames:4449532"


def test_what_is_small_and_within_the_city_whose_police_speak_is_its_quarter(nlp: Language) -> None:
    found = places(
        nlp, "Philadelphia police say that a girl was hit in Grays Ferry. A man fled to Reading, Pennsylvania."
    )
    assert found["Grays Ferry"].within == "Philadelphia"
    assert found["Reading"].within is None


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Bandits on Tuesday night raided Tsafe Local Government Area of Zamfara State.", "Tsafe", "Zamfara State"),
        (
            "Bandits on Tuesday night raided Tsafe Local Government Area of Zamfara State.",
            "Zamfara State",
            "Zamfara State",
        ),
        ("Gunmen attacked Kajuru LGA in Kaduna State, killing 5.", "Kajuru", "Kaduna State"),
        ("Bandits stormed Nasarawa Mai Fara village in Zamfara State.", "Nasarawa Mai Fara", "Zamfara State"),
        ("The army said it fought insurgents in Palma district, Cabo Delgado.", "Palma", "Cabo Delgado Province"),
        ("Gunmen took 20 pupils from a school in Maga, Kebbi State.", "Kebbi State", "Kebbi"),
        ("Gunmen killed 11 in Ogossagou-Peul, in the Mopti region of central Mali.", "Ogossagou-Peul", "Mopti"),
        ("Russian missiles hit Kramatorsk in Donetsk Oblast.", "Kramatorsk", "Donetsk"),
    ],
)
def test_the_kind_of_division_tells_a_place(nlp: Language, text: str, name: str, admin1: str) -> None:
    found = places(nlp, text)
    assert found[name].admin1 == admin1


def test_a_body_called_after_a_state_is_no_place(nlp: Language) -> None:
    assert "Benue State" not in places(nlp, "A student of Benue State University was shot in Makurdi.")


def test_two_cities_beside_each_other_are_no_village(nlp: Language) -> None:
    assert "Aleppo Idlib" not in places(nlp, "Clashes broke out in Aleppo Idlib province.")


def test_a_village_nobody_knows_is_known_by_how_far_it_is_from_a_town(nlp: Language) -> None:
    found = places(nlp, "Al-Shabaab raided a base in Buulo Mareer, about 110 km southwest of Mogadishu, Somalia.")
    assert found["Buulo Mareer"].country == "SOM"


def test_a_bearing_is_not_cut_at_its_hyphen(nlp: Language) -> None:
    found = places(nlp, "Militants killed 5 in Rann, 175 kilometres (109 miles) north-east of Maiduguri, Nigeria.")
    assert list(found) == ["Rann", "Nigeria"]


def test_congo_is_the_one_of_kinshasa(nlp: Language) -> None:
    assert places(nlp, "Rebels killed 12 soldiers in eastern Congo.")["Congo"].country == "COD"
    assert places(nlp, "Militiamen killed 12 soldiers in Congo-Brazzaville.")["Congo-Brazzaville"].country == "COG"


def test_the_capital_district_of_a_thai_province_is_no_town_elsewhere(nlp: Language) -> None:
    text = "YALA: Three volunteers were killed in an ambush in Lam Phaya, Muang district. A pole was blown up in Raman district."
    assert places(nlp, text)["Lam Phaya"].admin1 == "Yala"


@pytest.mark.parametrize("text", ["25 Oct | Magumeri | Raiders came.", "25 Oct, Magumeri: Raiders came."])
def test_a_cell_of_a_table_and_what_opens_an_entry_name_a_place(nlp: Language, text: str) -> None:
    assert [place.country for place in places(nlp, text).values()] == ["NGA"]
    assert not places(nlp, text.replace("Magumeri", "Emphasis"))


def test_an_unknown_village_lies_in_the_country_whose_towns_are_named(nlp: Language) -> None:
    found = places(
        nlp,
        "NIAMEY - About 70 people died in the village of Tchoma Qasbou on Saturday, a spokesman said.\n\nThe army of Niger "
        "went there. French soldiers and French helicopters were on their way, a French general said. Other French troops stay in Niamey.",
    )
    assert found["Tchoma Qasbou"].country == "NER"


def test_an_unknown_village_lies_in_the_country_named_as_a_place(nlp: Language) -> None:
    found = places(
        nlp,
        "Serbia's president said that Serbia had no part in the shooting in the village of Qasbanska on Sunday. Serbian police saw "
        "nobody cross from Kosovo, he said.",
    )
    assert found["Qasbanska"].country == "XKX"


def test_two_places_may_be_told_to_lie_beside_each_other(gazetteer: Gazetteer) -> None:
    text = "Somalia was calm. They met in Jowhar, north of Balad. Later they left Balad, south of Jowhar. " + " ".join(
        ["north of Balad"] * 60
    )
    spans = [m.span() for m in re.finditer("Jowhar|Balad", text)]
    found = locate(text, spans, gazetteer)
    assert [e.country for e in found[:4] if e] == ["SOM"] * 4
