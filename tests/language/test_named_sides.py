"""Sides that the words of a text make: names that groups give themselves, peoples without a state, soldiers of the one army told of."""

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
        (
            "A group calling itself the Lions of the Caliphate claimed it.",
            "Lions of the Caliphate",
            "Lions of the Caliphate",
        ),
        ("A group that calls itself the Free Falcons said it fired.", "Free Falcons", "Free Falcons"),
        ("The Brigades of Aisha said it was theirs.", "Brigades of Aisha", "Brigades of Aisha"),
        ("Azerbaijan's MoD called it untrue.", "Azerbaijan's MoD", "AZE/MOD"),
        ("Hutus killed 40 people.", "Hutus", "Hutus"),
        ("The Chechens ambushed a convoy.", "Chechens", "Chechens"),
        ("A Taliban man was killed.", "Taliban man", "Taliban"),
        ("A group of Rwandan soldiers crossed over.", "group of Rwandan soldiers", "RWA/soldiers"),
        (
            "The attack was claimed by a faction of the Taliban, Jamaat-ul-Ahrar.",
            "faction of the Taliban",
            "Jamaat-ul-Ahrar",
        ),
        (
            "A French soldier was killed in Mali, Paris said.\n\nThree Malian soldiers died near Bandiagara, the army said.",
            "army",
            "MLI/Army",
        ),
        (
            "Militants beheaded two Vietnamese sailors, the Philippine military said. In Sulu, soldiers killed four bandits.",
            "soldiers",
            "PHL/soldiers",
        ),
        (
            "Clashes in Tripoli\n\nThree died in clashes in the Lebanese city of Tripoli, sources said. A soldier was among the dead.",
            "soldier",
            "LBN/soldiers",
        ),
    ],
)
def test_the_side_of_a_phrase(read: Callable[[str], Doc], text: str, phrase: str, code: str) -> None:
    assert codes(read(text))[phrase] == code


@pytest.mark.parametrize(
    "text", ["Nine fishermen died in a Lake Chad raid.", "A Niger Delta attack killed two.", "A Jordan Valley raid."]
)
def test_a_lake_or_valley_is_no_state(read: Callable[[str], Doc], text: str) -> None:
    assert not {"TCD", "NER", "JOR"}.intersection(codes(read(text)).values())


def test_a_number_is_no_town(read: Callable[[str], Doc]) -> None:
    assert "FRA" not in str(codes(read("Four killed in Kenya\n\nFour Administration Police officers died in Garissa.")))
