"""Pages that lost their line breaks: date, headline, caption, tags and body in one line."""

from __future__ import annotations

import pytest

from tests.pages.read import only

LEDE = "Two Moldrian border guards were killed on Thursday when shells fell on their post by the Orvel bridge the interior ministry said."
REST = (
    "The ministry blamed the army of neighbouring Tesk which denied that its gunners had fired. Residents of Lower Orvel said they had heard"
    " about ten explosions before dawn. The bridge has been closed since March when talks broke down."
)
HEADLINE = "Two Guards Killed In Shelling Near Orvel Bridge."


@pytest.mark.parametrize(
    "front",
    [
        "12 June 2031", "June 12, 2031", "Thursday 12 June 2031", "Thu Jun 12 2031", "Date of publication 12 June 2031", "Published June 12 2031",
        "Last updated at Jun 122031", "Print this page Thursday 12 June 2031 16:45", "12.06.2031(updated 1329 12.06.2031) Get short URL 0 154",
        "Published June 12 2031 SEND httpsorv.lx3RM AFP Photo",
    ],
)  # fmt: skip
def test_the_date_in_front_is_read_and_cut(front: str) -> None:
    article = only(f"{front} {HEADLINE} {LEDE} {REST}")
    assert article.published.edtf == "2031-06-12"
    assert article.headline is not None
    assert article.headline.text == HEADLINE
    assert article.text == f"{HEADLINE}\n\n{LEDE} {REST}"


@pytest.mark.parametrize(
    ("headline", "gap"),
    [
        ("Two guards killed in shelling near Orvel bridge: ministry.", " "),
        ("Two guards killed in shelling near Orvel bridge Ministry", " AFP "),
        ("Shells kill two guards by Orvel bridge", " "),
    ],
)
def test_headlines_that_no_capitals_tell(headline: str, gap: str) -> None:
    article = only(f"12 June 2031 {headline}{gap}{LEDE} {REST}")
    assert article.headline is not None
    assert article.headline.text == headline
    assert article.spans[1].text == f"{LEDE} {REST}"
    assert article.agencies == (("AFP",) if "AFP" in gap else ())


def test_a_headline_before_the_date() -> None:
    article = only(f"Two guards killed in shelling near Orvel bridge Thursday 12 Jun 2031 {LEDE} {REST}")
    assert article.headline is not None
    assert article.headline.text == "Two guards killed in shelling near Orvel bridge"
    assert article.published.edtf == "2031-06-12"


def test_tags_amid_the_text_are_cut_and_nothing_else() -> None:
    standfirst = "Shells that fell by a closed bridge have killed two border guards and frightened a village nearby."
    article = only(f"Date of publication 12 June 2031 {standfirst} Tags Moldria Tesk Orvel border {LEDE} {REST}")
    assert standfirst in article.text
    assert LEDE in article.text
    assert "Tags" not in article.text


def test_a_body_without_a_headline_keeps_its_first_sentence() -> None:
    article = only(f"12 June 2031 {LEDE} {REST}")
    assert article.text.endswith(REST)
    assert LEDE in article.text


def test_editors_at_the_end_are_cut() -> None:
    article = only(f"12 June 2031 {HEADLINE} {LEDE} {REST} Reporting by Mara Vell; Editing by Tom Reed")
    assert "Editing" not in article.text
    assert article.text.endswith("broke down.")


def test_initials_begin_no_dateline() -> None:
    article = only(f"12 June 2031 {HEADLINE} U.S. envoys have left Moldria. {LEDE} {REST}")
    assert article.dateline is None
    assert "U.S. envoys have left Moldria. Two Moldrian" in article.text
