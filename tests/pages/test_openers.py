"""Days and times of day that open the entries of a list, posts of several days, and items of lists."""

from __future__ import annotations

import pytest

from rashomon.pages.openers import listed
from tests.pages.make import HTML
from tests.pages.read import HEADLINE, STORY, only, read


@pytest.mark.parametrize(
    ("texts", "is_list"),
    [
        (["Nov 5 – Troops left the town.", "Nov 7 – They came back."], True),
        (["Friday, November 5: Troops left.", "Sunday, November 7: They came back."], True),
        (["[5 Nov] Troops left.", "[7 Nov] They came back."], True),
        (["5 November, Tesk, Upper Reach: Troops left.", "7 November, Orl: They came back."], True),
        (["Nov 5 – Troops left the town.", "They came back on Nov 7."], False),
        (["Nov 5 – Troops left the town.", "Nov 5 – They came back."], False),
        (["Nov 5 (Reuters) - Troops left the town.", "Nov 7 – They came back."], False),
    ],
)
def test_days_that_open_several_paragraphs_make_a_list(texts: list[str], is_list: bool) -> None:
    assert listed(texts) == is_list


def test_the_day_that_opens_the_first_of_several_entries_is_no_dateline() -> None:
    entries = [f"June {n} – {text}" for n, text in zip((5, 7, 9), STORY, strict=False)]
    article = only("\n\n".join([HEADLINE, "12 June 2031", *entries]))
    assert article.dateline is None
    assert article.published.edtf == "2031-06-12"
    assert entries[0] in article.text


def test_lines_of_a_time_of_day_between_entries_stay() -> None:
    blocks = "".join(
        f"<div><time>{n}:05 GMT</time><h2>What happened</h2><p>{p}</p></div>" for n, p in enumerate(STORY, 11)
    )
    [article] = read(f"<html><body><article><h1>{HEADLINE}</h1>{blocks}</article></body></html>", "text/html")
    assert "11:05 GMT" in article.text
    assert "12:05 GMT" in article.text


def test_a_day_that_heads_entries_stays_beside_one_with_a_remark() -> None:
    lines = ["THURSDAY 12 June", *STORY[:2], "FRIDAY 13 June (a holiday)", *STORY[2:]]
    article = only("\n\n".join([HEADLINE, "Published: Friday 13 June 2031, 16:10", *lines]))
    assert "THURSDAY 12 June" in article.text


def test_posts_of_two_days_are_two_articles_and_a_thread_of_one_day_is_one() -> None:
    post = "@RiverWatch · {}\n{}"
    text = "\n\n".join(post.format(day, p) for day, p in zip(("Jun 9, 2031", "Jun 12, 2031"), STORY, strict=False))
    assert [a.published.edtf for a in read(text)] == ["2031-06-09", "2031-06-12"]
    assert len(read(text.replace("Jun 9", "Jun 12"))) == 1


def test_an_article_that_shows_posts_is_one_article() -> None:
    shown = [f"Mara Vell (@maravell) June {n}, 2031" for n in (9, 12)]
    article = only("\n\n".join([HEADLINE, *STORY[:2], shown[0], STORY[2], shown[1], *STORY[3:]]))
    assert STORY[0] in article.text
    assert STORY[-1] in article.text


def test_items_of_lists_are_known_by_markup_and_by_bullets() -> None:
    markup = HTML.replace(f"<p>{STORY[1]}</p>", f"<ul><li>{STORY[1]}</li></ul>")
    article = only(markup, "text/html")
    assert [article.spans[n].text for n in article.entries] == [STORY[1]]
    text = "\n\n".join([HEADLINE, STORY[0], f"• {STORY[1]}", *STORY[2:]])
    article = only(text)
    assert [article.spans[n].text for n in article.entries] == [STORY[1]]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("General Staff – operational information as of 06.00 on 12 June 2031", "2031-06-12"),
        ("Situation report, 6-12 June 2031", "2031-06-12"),
    ],
)
def test_a_bulletin_is_of_the_day_up_to_which_it_reports(line: str, day: str) -> None:
    assert only("\n\n".join([line, HEADLINE, *STORY])).published.edtf == day
