"""Who speaks: plural offices of a state, a rank told before, several together, bodies of a place, fighters known by initials."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.language.sides import codes, reader


@pytest.fixture(scope="module")
def read() -> Callable[[str], Doc]:
    return reader()


@pytest.mark.parametrize(
    ("text", "phrase", "code"),
    [
        ("Russian prosecutors have concluded that rebels did it.", "Russian prosecutors", "RUS/prosecutors"),
        ("Peruvian detectives blamed rebels.", "Peruvian detectives", "PER/detectives"),
        ("Peruvian senators blamed rebels.", "Peruvian senators", "PER/senators"),
        ("The Ecuadorian army blamed rebels.", "Ecuadorian army", "ECU/Army"),
        ("The Kazakh army blamed rebels.", "Kazakh army", "KAZ/Army"),
        ("Gen. Simon Bolivar came to Peru. The general said rebels did it.", "general", "Simon Bolivar"),
        ("Maj. Simon Bolivar came to Peru. The officer said rebels did it.", "officer", "Simon Bolivar"),
        ("The act was plotted by the terrorist state of India.", "India", "IND"),
        ("The district general secretary of the League blamed it.", "general secretary of the League", "League"),
        ("Police hold two men in Peru. They blame rebels.", "They", "PER/Police"),
        ("Peru and the UN mission met the elders. They said rebels did it.", "They", "PER and United Nations"),
        ("PRZK fighters overran the post.", "PRZK fighters", "PRZK"),
        ("Officials said 3D elements had fired.", "3D elements", "3D"),
        ("Police blamed the New IRA.", "New IRA", "New IRA"),
        (
            "The governor of Puno, Simon Bolivar, said so in Peru. Two sat. Three ate. Four left. Five lay there. He said it.",
            "He",
            "Puno/Simon Bolivar",
        ),
    ],
)
def test_who_speaks(read: Callable[[str], Doc], text: str, phrase: str, code: str) -> None:
    assert codes(read(text))[phrase] == code


def test_a_towns_administration_is_the_states(read: Callable[[str], Doc]) -> None:
    found = codes(read("The head of Kalogi's local administration blamed rebels in Sudan."))
    assert [code.split("/")[0] for phrase, code in found.items() if "administration" in phrase] == ["SDN"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It lies in the Baltic state of Latvia.", "Latvia"),
        ("Police said ten persons came in Peru. They cut down a tree.", "They"),
    ],
)
def test_who_does_not_act(read: Callable[[str], Doc], text: str, phrase: str) -> None:
    assert codes(read(text)).get(phrase) not in ("LVA", "PER/Police")
