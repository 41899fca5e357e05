"""Both sides of a clash are parties to it, whoever began it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading
from rashomon.states import is_state


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Sixty people were killed in fighting between the Sudanese army and the Rapid Support Forces in El Obeid on Monday.",
            {"SDN", "Rapid Support Forces"},
        ),
        (
            "Nine people died in clashes between ELN guerrillas and FARC dissidents in Tibu on Monday.",
            {"ELN", "FARC dissidents"},
        ),
        ("M23 rebels clashed with the Congolese army near Goma on Monday, and six soldiers died.", {"M23", "COD"}),
        ("Afghan and Pakistani forces exchanged fire near Torkham on Monday, wounding three people.", {"AFG", "PAK"}),
        ("Shells fired by Thai troops killed two people in Surin on Monday.", {"THA"}),
    ],
)
def test_both_sides_of_a_clash_are_its_parties(told: Callable[[str], Reading], text: str, sides: set[str]) -> None:
    (report,) = [r for r in told(text).reports if r.kind == "incident"]
    assert set(report.parties) >= sides


@pytest.mark.parametrize(
    ("side", "state"), [("SDN", True), ("XKX", True), ("ELN", False), ("ETA", False), ("M23", False), ("rebels", False), ("", False)]
)  # fmt: skip
def test_only_the_codes_of_states_are_states(side: str, state: bool) -> None:
    assert is_state(side) is state


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers killed as Djibouti, Eritrea trade fire\n\nTwo soldiers died at Ras Doumeira on Monday.",
        "Afghanistan swapped fire with Pakistan at Torkham on Monday, and three people were hurt.",
        "Eritrea traded shots with Djibouti at Ras Doumeira on Monday, and two soldiers died.",
    ],
)
def test_nobody_is_blamed_for_fire_that_went_both_ways(told: Callable[[str], Reading], text: str) -> None:
    assert not [c for c in told(text).claims if c.content.accused]
