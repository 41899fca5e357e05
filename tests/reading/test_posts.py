"""Who posted what a digest of posts retells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Reading, When
from rashomon.reading import read
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def told() -> Callable[[str], Reading]:
    nlp: Language = language.load(DEFAULT_MODEL)

    def make(text: str) -> Reading:
        when = When(edtf="2020-05-05", start="2020-05-05", end="2020-05-05")  # type: ignore[arg-type]
        article = Article(page="p", index=0, spans=paragraphs(text), published=when)
        _, doc = next(language.annotate(nlp, [article]))
        return read(doc)

    return make


def blames(reading: Reading) -> set[tuple[str, str]]:
    """Source and accused of the claims of the incidents, each by its side."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {
        (c.source, c.content.accused.split("/")[0])
        for c in reading.claims
        if c.id in own and c.content.accused is not None
    }


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
