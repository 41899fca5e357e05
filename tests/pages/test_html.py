"""HTML: what is seen, what is main, what the metadata state; markup stays text."""

from __future__ import annotations

import pytest

from rashomon import pages
from rashomon.model import Skipped
from tests.pages.read import CAPTION, HEADLINE, STORY, load, only, read

HEAD = (
    f"<title>{HEADLINE} | Orvel Herald</title>"
    '<meta property="og:site_name" content="Orvel Herald"><meta name="author" content="Mara Vell">'
    '<meta property="article:published_time" content="2021-06-12T14:05:00+03:00">'
    '<link rel="canonical" href="https://orvel.example/news/1">'
)
NAV = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li><li><a href=/s>Sport</a></li></ul></nav>"
FOOT = "<aside><h3>Most read</h3><ul><li><a href=/1>Harvest late</a></li><li><a href=/2>Ferry returns</a></li></ul></aside><footer>© 2031 Orvel Herald</footer>"


def markup(*, head: str = HEAD, body: str | None = None, headline: str = HEADLINE) -> str:
    body = body or "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{NAV}<article><h1>{headline}</h1>"
        f"<figure><img src=a.jpg alt='{CAPTION}'><figcaption>{CAPTION}</figcaption></figure>{body}</article>{FOOT}</body></html>"
    )


def test_an_article_with_its_metadata() -> None:
    article = only(markup(), "text/html")
    assert article.text == "\n\n".join([HEADLINE, *STORY])
    assert article.headline is not None
    assert (article.outlet, article.byline, article.published.edtf) == ("Orvel Herald", "Mara Vell", "2021-06-12")
    assert article.published_stated
    assert load(markup(), media_type="text/html").address == "https://orvel.example/news/1"


def test_an_article_without_metadata() -> None:
    article = only(markup(head=""), "text/html")
    assert article.text == "\n\n".join([HEADLINE, *STORY])
    assert article.byline is None


def test_what_the_container_says_wins() -> None:
    page = pages.read_bytes("page", markup().encode(), site="River Wire", address="https://river.example/")
    assert not isinstance(page, Skipped)
    assert (page.site, page.address, page.media_type) == ("River Wire", "https://river.example/", "text/html")


def test_cells_that_a_table_repeats_are_all_kept() -> None:
    rows = [
        ("Orvel", "2 killed", "shelling"),
        ("Lower Orvel", "2 killed", "shelling"),
        ("Tesk ford", "1 wounded", "shelling"),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = (
        "".join(f"<p>{p}</p>" for p in STORY[:3])
        + f"<table>{cells}</table>"
        + "".join(f"<p>{p}</p>" for p in STORY[3:])
    )
    text = only(markup(body=body), "text/html").text
    assert (text.count("2 killed"), text.count("shelling\n")) == (2, 3)


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ("", "Posted on 11 June 2021", "2021-06-11"),
        ("", "", None),
        ('<meta name="date" content="2021-06-12">', "", "2021-06-12"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-06-12T10:00:00Z"}</script>', "", "2021-06-12"),
    ],
    ids=["visible", "copyright only", "meta", "data"],
)  # fmt: skip
def test_a_date_that_the_markup_does_not_state_is_not_guessed(head: str, line: str, day: str | None) -> None:
    body = f"<p>{line}</p>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    own = markup(head=f"<title>{HEADLINE}</title>{head}", body=body).replace("© 2031", "© 2021")
    article = only(own.replace("<p></p>", ""), "text/html")
    assert article.published.edtf == day


def test_scripts_styles_and_hidden_things_are_not_text() -> None:
    hidden = (
        "<script>var killed = 99;</script><style>p {color: red}</style><!-- 99 killed --><noscript>enable 99</noscript>"
        "<div style='display: none'>99 hidden</div><template>99</template><p hidden>99</p><textarea>99</textarea>"
    )
    body = hidden + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    assert "99" not in load(markup(body=body), media_type="text/html").text


def test_markup_and_sql_in_the_text_stay_text() -> None:
    odd = "The sign read &lt;script&gt;alert(1)&lt;/script&gt; and '); DROP TABLE pages;-- &amp;amp; on Thursday, the ministry said."
    body = "".join(f"<p>{paragraph}</p>" for paragraph in [*STORY[:2], odd, *STORY[2:]])
    text = only(markup(body=body), "text/html").text
    assert "<script>alert(1)</script> and '); DROP TABLE pages;-- &amp; on Thursday" in text


def test_blocks_part_words_and_inline_elements_do_not() -> None:
    body = "<p>Two <b>guar</b>ds of the <a href=/m>Moldrian</a> post<br>were hurt.</p><div>A third<div>was not</div>hurt.</div>"
    text = load(markup(body=body), media_type="text/html").text
    assert "Two guards of the Moldrian post were hurt." in text
    assert "A third\n\nwas not\n\nhurt." in text


@pytest.mark.parametrize(
    "broken",
    [
        "".join(f"<p>{paragraph}" for paragraph in STORY),
        "".join(f"<p><b><i>{paragraph}</p></i></div>" for paragraph in STORY),
        "".join(f"<p title=\"'>{paragraph}<p>" for paragraph in STORY).replace("\"'", ""),
        "<p>" + "</p><p>".join(STORY) + "<ul><li><tr></table></html></body>",
    ],
    ids=["unclosed", "crossed", "attributes", "wrong ends"],
)
def test_broken_markup_is_read(broken: str) -> None:
    text = only(markup(body=broken), "text/html").text
    assert all(paragraph in text for paragraph in STORY)


def test_markup_cut_short_is_read() -> None:
    whole = markup()
    text = only(whole[: whole.index("shortly before dawn")], "text/html").text
    assert STORY[3] in text


def test_deep_nesting_is_read() -> None:
    deep = "<div>" * 400 + "".join(f"<p>{paragraph}</p>" for paragraph in STORY) + "</div>" * 400
    assert STORY[2] in read(markup(body=deep), "text/html")[0].text


def test_markup_without_an_extension_is_known_by_its_look() -> None:
    page = pages.read_bytes("page", b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE HTML>" + markup().encode())
    assert not isinstance(page, Skipped)
    assert page.media_type == "text/html"
    assert "<p>" not in page.text


def test_text_that_begins_with_a_sign_is_no_markup() -> None:
    page = pages.read_bytes("page", ("< 5 killed, says <source>\n\n" + "\n\n".join(STORY)).encode())
    assert not isinstance(page, Skipped)
    assert page.media_type == "text/plain"
    assert page.text.startswith("< 5 killed, says <source>")


def test_a_second_article_on_an_html_page_of_teasers_is_no_article() -> None:
    teasers = "".join(
        f"<div><h3><a href=/{i}>Harvest late for year {i}</a></h3><p>Farmers wait.</p></div>" for i in range(20)
    )
    assert (
        len(read(markup(body="".join(f"<p>{p}</p>" for p in STORY) + f"<section>{teasers}</section>"), "text/html"))
        == 1
    )


ROWS = [
    ("8 March 2021", "Yei", "Unknown gunmen ambushed a truck and killed two traders."),
    ("10 March 2021", "Torit", "Raiders attacked a village. Five herders were killed."),
    ("12 March 2021", "Mundri", "Soldiers clashed with rebels; three soldiers were killed."),
]


def table(rows: list[tuple[str, ...]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def test_a_row_of_a_table_of_data_is_one_paragraph() -> None:
    body = f"<p>Published 14 March 2021 by the field office.</p>{table(ROWS)}"
    article = only(f"<html><body><h1>Weekly bulletin of incidents</h1>{body}</body></html>", "text/html")
    assert [" | ".join(row) for row in ROWS] == [span.text for span in article.spans[-3:]]
    assert article.published.edtf == "2021-03-14"


def test_a_table_that_lays_out_a_page_is_none_of_data() -> None:
    cells = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    article = only(
        f"<html><body><table><tr><td>Home</td><td><h1>{HEADLINE}</h1>{cells}</td></tr></table></body></html>",
        "text/html",
    )
    assert [span.text for span in article.spans[-len(STORY) :]] == STORY


def test_the_days_of_a_table_are_none_of_its_page() -> None:
    rows = [("03/02/2023", "Djibo", "4"), ("11/02/2023", "Dori", "2"), ("19/02/2023", "Gao", "6")]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ["Monitoring note, 1 March 2023. " + STORY[0], *STORY[1:]])
    article = only(f"<html><body><h1>{HEADLINE}</h1>{body}{table(rows)}</body></html>", "text/html")
    assert article.published.edtf == "2023-03-01"
