"""Short last lines of a text that tell something stay with it."""

from __future__ import annotations

import pytest

from tests.pages.read import only

LINES = [
    "Kurdish forces shell Afrin hospital",
    "20 May 2020",
    "ALEPPO: At least 21 people, 17 of them civilians, were killed on Saturday when artillery fire struck a hospital in the rebel-held city of"
    " Afrin in north Syria, a war monitor said.",
    "The Britain-based Observatory said the shells were fired from northern Aleppo province, where militias backing the regime are deployed"
    " near Kurdish fighters.",
]


@pytest.mark.parametrize(
    "last", ["Turkey blamed the YPG. The SDF denied any involvement.", "Ankara denied it. The SDF blamed militias."]
)
def test_a_short_last_line_that_tells_who_said_something(last: str) -> None:
    article = only("\n\n".join([*LINES, last]) + "\n")
    assert last in article.text


def test_a_last_line_that_tells_nothing_goes() -> None:
    last = "All rights reserved. Do not copy this page."
    article = only("\n\n".join([*LINES, last]) + "\n")
    assert last not in article.text
