"""Which outlet a page names as its own."""

from __future__ import annotations

import pytest

from rashomon.pages.outlet import masthead, outlet


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© LKN. Terms of use. Advertise with us.", "LKN"),
        ("(c) Orvel Post. Any use needs our leave", "Orvel Post"),
        ("Copyright 2015 The Orvel Post S.A.S.", "The Orvel Post"),
        ("© Orvel Ledger Pvt Ltd", "Orvel Ledger"),
        ("© 2019 St. Orvel Herald", "St. Orvel Herald"),
        ("© 2019 U.S. Orvel Review", "U.S. Orvel Review"),
    ],
)
def test_a_copyright_line_names_no_more_than_the_outlet(line: str, name: str) -> None:
    assert outlet([line]) == name


def test_what_a_menu_offers_is_not_whose_it_is() -> None:
    assert masthead("NEWS . PROPERTY . WHAT'S ON . TV GUIDE") is None
    assert masthead("Home | World | Markets | Copper Price Today") is None
    assert masthead("Orvel Herald | News | Sport | Weather") == "Orvel Herald"
    assert masthead("Orvel Herald | Friday 3 May | No. 12 | 20 pence") == "Orvel Herald"
