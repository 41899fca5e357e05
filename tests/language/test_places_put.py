"""Names that no gazetteer knows, or that the recogniser takes for somebody's, where the words around put them somewhere."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def found(nlp: Language, text: str) -> set[str]:
    doc = nlp(text)
    return {span.text for span in doc.spans["places"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels of the ADF hacked villagers to death in Mayi Moya overnight, a Congolese official said.", "Mayi Moya"),
        ("A landmine blew up in the forest of Tin Zaouaten, Malian officials said.", "Tin Zaouaten"),
        ("At the post of Kulbus three soldiers were killed, Sudanese officials said.", "Kulbus"),
        ("Fighters fired on a crowd in Cité Verte before noon, a Cameroonian witness said.", "Cité Verte"),
        ("Police in Nigeria said gunmen stormed Zurmi Kwata before dawn.", "Zurmi Kwata"),
        ("A roadside bomb exploded in the Spin Tangi area of Balochistan, Pakistan said.", "Spin Tangi"),
        (
            "Shining Path rebels killed six in Santo Domingo de Acobamba, Peru's police said.",
            "Santo Domingo de Acobamba",
        ),
        ("Rockets fell on Kiryat Melakhi and Nir Shikmon in Israel.", "Kiryat Melakhi|Nir Shikmon"),
        ("A Sudanese plane dropped bombs on Kauda in South Kordofan, killing two children.", "Kauda"),
        ("The ELN kidnapped three men in the vereda Alto Mira, Colombia said.", "Alto Mira"),
        ("Residents of Tin Essako fled to Algeria when Malian troops came.", "Tin Essako"),
        ("Bus passengers were shot on the road between Afgoye and Balad in Somalia.", "Afgoye|Balad"),
        ("Fighting broke out on Sunday at Mount Karu and lasted a week, Djibouti said.", "Mount Karu"),
    ],
)
def test_a_name_is_put_somewhere_whatever_it_looks_like(nlp: Language, text: str, names: str) -> None:
    assert set(names.split("|")) <= found(nlp, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit the areas of Kafr Nuran and Tal Qarah, the Syrian army said.", "Kafr Nuran|Tal Qarah"),
        (
            "Raiders burned the villages of Ndomete, Kaga Bandoro and Mbrès in the Central African Republic.",
            "Ndomete|Mbrès",
        ),
        ("Militants attacked two villages, Dalori and Mafa, in Nigeria.", "Dalori|Mafa"),
        ("Artillery hit Al Hasahisa and Rufaa, two towns south of Khartoum in Sudan.", "Al Hasahisa|Rufaa"),
        ("Explosions were heard in Beirut, Marjayoun and Khiam, Lebanese media said.", "Marjayoun|Khiam"),
        ("The gunmen came from Yei, Lainya and Morobo in South Sudan.", "Lainya|Morobo"),
        ("Gunmen attacked Mbau, Eringeti and Kokola in eastern Congo.", "Mbau|Eringeti|Kokola"),
        ("Jets bombed Arhab and Bani Matar, two districts near Sanaa in Yemen.", "Arhab|Bani Matar"),
    ],
)
def test_what_a_list_says_of_its_names_holds_for_each(nlp: Language, text: str, names: str) -> None:
    assert set(names.split("|")) <= found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In al-Qurayya, a hamlet in southern Yemen, a mine killed a boy.", "al-Qurayya"),
        ("Near al-Hibal a drone hit a truck, Yemeni media said.", "al-Hibal"),
        ("In Ndassima a mine was raided, the Central African army said.", "Ndassima"),
        ("Near Kafr Jalis, a drone struck a car, Syrian activists said.", "Kafr Jalis"),
    ],
)
def test_the_word_that_begins_a_sentence_is_no_part_of_the_name(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khan Bandi, which lies near the border with Afghanistan, was shelled by Pakistani guns.", "Khan Bandi"),
        ("Abu Hamad, a town north of the Sudanese capital, was shelled.", "Abu Hamad"),
        ("Chakwama, a village in northern Uganda, was burned by the LRA.", "Chakwama"),
        ("Kidnappers struck in Mai Lafiya, where a priest was taken, Nigerian police said.", "Mai Lafiya"),
    ],
)
def test_a_clause_behind_a_name_says_that_it_is_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A trawler was hit in the Black Sea, Ukraine said.", "Black Sea"),
        ("Fighting went on in the Eastern Province of Sri Lanka.", "Eastern Province"),
        ("Notes on Cameroon\n\n1. MORA. A mine hurt three soldiers.\n\n2. MAROUA. A market burned.", "MORA"),
        ("Monday 12 May, Goma. Rebels fired on a convoy in Congo.", "Goma"),
        ("Soldiers died in Tyre, Nabatieh and Baalbek. Lebanon mourned.", "Nabatieh"),
    ],
)
def test_plain_words_and_headings_can_be_a_place(nlp: Language, text: str, name: str) -> None:
    assert name in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Kabul, Hamid Karzai condemned the raid.", "Karzai"),
        ("In Paris, Hollande and Merkel on Friday condemned the raid in Mali.", "Hollande|Merkel"),
        ("He was interested in Marc Bolan and David Bowie, said a fan in Britain.", "Bolan|Bowie"),
        ("The talks between Begin and Sadat in Egypt went on.", "Begin|Sadat"),
        ("The raid on Abu Bakr al-Baghdadi ended in Barisha, Syria.", "Baghdadi"),
        ("Indian jets bombed a camp of Jaish-e-Mohammed near Balakot in Pakistan.", "Jaish"),
        ("Troops clashed with Boko Haram in Gwoza, Nigerian officials said.", "Boko"),
        ("President Touadera met Emmanuel Macron in Paris and Vladimir Putin in Sochi.", "Macron|Putin"),
        ("The Nuer and Dinka communities in South Sudan made peace.", "Nuer|Dinka"),
        ("Shia and Sunni neighbourhoods of Baghdad, Iraq, were hit.", "Shia|Sunni"),
        ("Both towns in Syria were shelled.", "Both"),
    ],
)
def test_people_and_groups_stay_what_they_are(nlp: Language, text: str, names: str) -> None:
    places = found(nlp, text)
    assert not any(name in place for name in names.split("|") for place in places)


def test_a_mosque_or_airport_is_not_that_of_a_village_of_the_name(nlp: Language) -> None:
    doc = nlp("Tuesday was bloody in Istanbul. Three men attacked the terminal of Ataturk airport, Turkey said.")
    airport = next(s._.place for s in doc.spans["places"] if "airport" in s.text)
    assert airport.within == "Istanbul"
    assert abs(airport.lon - 28.95) < 0.3


def test_a_district_of_which_only_the_town_is_known_is_told_as_a_district(nlp: Language) -> None:
    doc = nlp("Rebels ambushed a bus in the eastern district of Trincomalee, Sri Lanka's army said.")
    assert next(s._.place.precision for s in doc.spans["places"] if s.text == "Trincomalee") == 3


def test_a_river_says_less_than_a_village_beside_it(nlp: Language) -> None:
    doc = nlp(
        "Soldiers entered the hamlet of La Quesera, across the Lempa river, in San Salvador, El Salvador's army said."
    )
    precision = {s.text: s._.place.precision for s in doc.spans["places"]}
    assert precision["Lempa"] > precision["La Quesera"]
