"""Who posted what a digest of posts retells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading
from tests.reading.test_accusing import blames

INLINE = """Posts of the day from Gao

[08:10] Gao Rescue Desk (Facebook): Gunmen of the JNIM attacked the market of Gao on Monday. They killed nine traders.

[09:30] Red Cross Gao (X): Two of the wounded need a surgeon today.

[11:00] Gao Rescue Desk: The burial is at noon at the old mosque of the town."""

HEADED = """Posts of the day from Gao

-- Gao Rescue Desk, Facebook, Mon 4 May --

Gunmen of the JNIM attacked the market of Gao on Monday. They killed nine traders.

-- Red Cross Gao, Twitter, Mon 4 May --

Two of the wounded need a surgeon today.

-- Gao Rescue Desk, Tue 5 May --

The burial is at noon at the old mosque of the town."""

DATED = """Posts of the day from Gao

Gao Traders Union, Mon 4 May: Gunmen of the JNIM attacked the market of Gao on Monday. They killed nine traders.

Mali Doctors Association, Mon 4 May: Two of the wounded need a surgeon today.

Gao Traders Union, Tue 5 May: The burial is at noon at the old mosque of the town."""


@pytest.mark.parametrize(
    ("text", "source"),
    [(INLINE, "Gao Rescue Desk"), (HEADED, "Gao Rescue Desk"), (DATED, "Gao Traders Union")],
)
def test_all_of_a_post_is_said_by_who_posted_it(told: Callable[[str], Reading], text: str, source: str) -> None:
    assert any(name == source and "JNIM" in accused for name, accused in blames(told(text)))


@pytest.mark.parametrize(
    "text",
    [
        INLINE.replace("Gao Rescue Desk", "Gao town").replace(" (Facebook)", "").replace(" (X)", ""),
        DATED.replace("Gao Traders Union", "Gao").replace("Mali Doctors Association", "Timbuktu"),
        "Gao Rescue Desk (Facebook): Gunmen of the JNIM attacked the market of Gao on Monday. They killed nine traders.",
    ],
)
def test_a_place_or_a_single_line_posts_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert not any(name.startswith("Gao") for name, _ in blames(told(text)))
