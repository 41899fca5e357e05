"""Where the wounded, the raiders or the news of it went is not where it was; where its survivors come from is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from tests.reading.test_placed import places


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen shot seven traders at a market in Bignona, Senegal, on Monday. Four wounded reached the regional hospital of Ziguinchor.", "Bignona"),
        ("A mine hurt two soldiers in Bambari, in the Central African Republic, on Monday; another died of his wounds in Bangui.", "Bambari"),
        ("Rebels shot four herders in Bambari, in the Central African Republic, on Monday and withdrew in the direction of Bria.", "Bambari"),
        ("Raiders killed five people in Mopti, Mali, on Monday. The wounded were rushed as far as Bamako.", "Mopti"),
        ("Raiders killed five people in Mopti, Mali, on Monday. The UN, in a statement issued in Geneva late on Monday, spoke of 12 dead.", "Mopti"),
        ("Raiders killed five people in Mopti, Mali, on Monday. In a note made public on Tuesday in Geneva, the UN spoke of 12 dead.", "Mopti"),
        ("Raiders killed five people in Mopti, Mali, on Monday. In a letter signed on Tuesday in Geneva, the UN spoke of 12 dead.", "Mopti"),
    ],
)  # fmt: skip
def test_where_they_went_is_not_where_it_was(nlp: Language, text: str, wanted: str) -> None:
    found = [name for name, _ in places(nlp, text)]
    assert found
    assert set(found) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "Survivors from the village of Bambari said gunmen had killed ten people on Monday.",
        "Refugees from Bambari said soldiers shot ten people on Monday.",
        "Witnesses in Bambari said soldiers shot ten people on Monday.",
    ],
)
def test_it_was_where_those_come_from_who_saw_it(nlp: Language, text: str) -> None:
    assert [name for name, _ in places(nlp, text)] == ["Bambari"]
