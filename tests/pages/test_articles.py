"""What of a scraped page is the article, and how many it holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Page, Skipped, Span, as_read
from rashomon.pages.outlet import untailed
from rashomon.pages.page import read_text
from tests.pages.read import CAPTION, HEADLINE, STORY, check, load, only, read


def page(before: list[str], after: list[str], story: list[str] | None = None, between: str = "\n\n") -> str:
    return between.join([*before, *(story or STORY), *after])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], []),
        (["Skip to content", "Home", "World", "Sport", "Weather", "Sign in"], ["Share", "Tweet", "Email"]),
        (
            ["We use cookies to make this site work and to measure how it is used.", "Accept all", "Manage settings", "I agree"],
            ["Privacy Policy", "Terms of Use", "© 2031 The River Courier. All rights reserved."],
        ),
        (
            ["World News", "Share on Facebook", "Share on Twitter", "5 min read"],
            ["Leave a Reply", "Your email address will not be published. Required fields are marked *", "Comment", "Name", "Email"],
        ),
        (
            ["The River Courier", "Subscribe"],
            ["READ MORE", "Farmers count losses after the flood", "Why the crossing matters", "Five maps of the river", "Most read"],
        ),
        (
            [CAPTION, CAPTION],
            ["Sign up for our daily newsletter and get the best of The River Courier in your inbox.", "Subscribe now"],
        ),
        (
            ["Menu", "Search", HEADLINE, "Advertisement"],
            ["You may also like", "Rain delays harvest in the north", "Ferry returns", "Tags: Moldria, Tesk, border"],
        ),
    ],
    ids=["bare", "navigation", "cookies", "comments", "related", "caption", "repeat"],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "lines"])
def test_what_stands_around_the_story_is_cut(before: list[str], after: list[str], between: str) -> None:
    article = only(page([*before, HEADLINE], after, between=between))
    assert article.headline is not None
    assert article.headline.text == HEADLINE
    assert article.text == "\n\n".join([HEADLINE, *STORY])


OTHERS = {
    "German": ["Startseite", "Politik", "Wirtschaft", "Mehr lesen", "Newsletter bestellen", "Impressum"],
    "Japanese": ["ホーム", "政治", "経済", "続きを読む", "登録", "会社概要"],
}
TOLD = {
    "German": "Bei dem Beschuss des Ortes am Fluss wurden am Donnerstag zwei Grenzsoldaten getötet und ein dritter verletzt, wie das"
    " Innenministerium mitteilte. Das Nachbarland wies die Vorwürfe zurück und kündigte eine Untersuchung an.",
    "Japanese": "木曜日に川沿いの国境検問所が砲撃を受け、国境警備隊員二人が死亡し、一人が負傷したと内務省が発表した。隣国の軍はこれを否定し、調査を行うと述べた。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_the_body_is_found_in_other_languages_too(language: str) -> None:
    """Such pages are not read any further, but those who take the cleaning alone get the body by its form."""
    story = [f"{TOLD[language]} {n}{'。' if language == 'Japanese' else '.'}" for n in range(1, 6)]
    text = "\n".join(OTHERS[language]) + "\n\n" + "\n\n".join(story) + "\n\n" + "\n".join(reversed(OTHERS[language]))
    page = pages.read_bytes("page.txt", text.encode(), any_language=True)
    found = pages.articles(page)  # type: ignore[arg-type]
    assert isinstance(found, list)
    assert [span.text for article in found for span in article.spans] == story


def test_a_caption_and_its_repeat_amid_the_story_are_cut() -> None:
    story = [*STORY[:2], CAPTION, CAPTION, *STORY[2:]]
    article = only(page(["Home", HEADLINE], [], story))
    assert article.text == "\n\n".join([HEADLINE, *STORY])


def test_related_links_amid_the_story_are_cut() -> None:
    links = [
        "MORE ON THE RIVER",
        "Farmers count losses after the flood",
        "Why the crossing matters",
        "Five maps to keep",
    ]
    article = only(page([HEADLINE], [], [*STORY[:3], *links, *STORY[3:]]))
    assert article.text == "\n\n".join([HEADLINE, *STORY])


def test_subheadings_and_short_paragraphs_stay() -> None:
    story = [*STORY[:3], "'We want calm'", *STORY[3:], "The post was manned by six guards."]
    assert only(page([HEADLINE], [], story)).text == "\n\n".join([HEADLINE, *story])


def test_a_blank_line_after_every_line_parts_no_paragraph() -> None:
    article = only(page([HEADLINE, "Staff Writer"], [], [line for part in wrapped() for line in part.split("\n")]))
    assert [" ".join(span.text.split()) for span in article.spans[1:]] == STORY
    _, doc = next(language.annotate(language.load(DEFAULT_MODEL), [article]))
    starts = [" ".join(sentence.text.split()) for sentence in doc.sents][1:3]
    assert starts == STORY[:2]


def test_a_date_glued_to_the_text_is_its_day() -> None:
    glued = [f"date 2031-05-14 {STORY[0]}", *STORY[1:]]
    article = only("\n\n".join(glued))
    assert (article.published.edtf, article.published_stated) == ("2031-05-14", True)
    assert article.text.startswith("Two Moldrian border guards")


def test_paragraphs_wrapped_at_a_fixed_width_are_whole() -> None:
    article = only(page([HEADLINE], [], wrapped()))
    assert [span.text.replace("\n", " ") for span in article.spans[1:]] == STORY


def wrapped() -> list[str]:
    """The story's paragraphs broken at a fixed width."""
    found = []
    for paragraph in STORY:
        lines, line = [], ""
        for word in paragraph.split():
            if len(line) + len(word) > 66:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        found.append("\n".join([*lines, line]))
    return found


SECOND_HEADLINE = "Harbour of Sund reopens after a week of gales"
SECOND = [
    "Ships entered the harbour of Sund on Friday for the first time in a week, after gales that sank two trawlers had died down,"
    " the port authority said.",
    "Crews of four freighters that had waited at anchor off the coast were brought ashore, and the first ferry is due to sail on"
    " Saturday with relief goods.",
    '"The quay has held, the cranes have not," said the harbour master, Lene Mark, who put the cost of the damage at several'
    " million crowns.",
    "Fishermen on the island had lost nets and boats, and the government has promised them loans without interest until the"
    " summer.",
]


@pytest.mark.parametrize(
    "noise", [[], ["Share", "TT", "20", "Photo: a ship at anchor off Sund. (Pool)"]], ids=["bare", "noise"]
)
def test_two_articles_on_one_page_are_two(noise: list[str]) -> None:
    text = "\n\n".join([HEADLINE, *STORY, *noise, SECOND_HEADLINE, *SECOND])
    first, second = read(text)
    assert (first.index, second.index) == (0, 1)
    assert first.text == "\n\n".join([HEADLINE, *STORY])
    assert second.text == "\n\n".join([SECOND_HEADLINE, *SECOND])


def test_one_article_with_subheadings_is_one() -> None:
    story = [*STORY[:2], "BRIDGE CLOSED SINCE MARCH", *STORY[2:4], "EXPLOSIONS BEFORE DAWN", *STORY[4:]]
    assert len(read(page([HEADLINE], [], story))) == 1


def test_each_article_of_a_page_has_its_own_date_and_author() -> None:
    text = "\n\n".join(
        [HEADLINE, "By Mara Vell", "12 June 2031", *STORY, SECOND_HEADLINE, "By Tom Reed", "14 June 2031", *SECOND]
    )
    first, second = read(text)
    assert (first.byline, first.published.edtf) == ("Mara Vell", "2031-06-12")
    assert (second.byline, second.published.edtf) == ("Tom Reed", "2031-06-14")


def test_articles_of_a_dated_record_came_out_with_it_unless_they_say_when() -> None:
    text = "\n\n".join([HEADLINE, *STORY, SECOND_HEADLINE, "By Tom Reed", "14 June 2031", *SECOND])
    record = read_text("r", text.encode(), text, media_type="text/plain", stated=date(2031, 6, 12))
    assert isinstance(record, Page)
    found = pages.articles(record)
    assert not isinstance(found, Skipped)
    assert [article.published.edtf for article in found] == ["2031-06-12", "2031-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Home\nWorld\nSport\nWeather\nSign in\nSubscribe\nAbout us\nContact",
        "We use cookies.\nAccept\nDecline\nPrivacy Policy\nTerms of Use\nHelp\nImprint",
        "404\nThe page you asked for was not found\nHome\nSearch\nContact us\nHelp",
    ],
)
def test_a_page_without_an_article_says_so(text: str) -> None:
    found = pages.articles(load(text))
    assert isinstance(found, Skipped)
    assert found.reason == "no article"
    assert found.message.startswith("page.txt: ")


WALL = "Thank you for registering! We look forward to seeing you often. Sign in to update your profile and read on."
OWN = "Gunmen kill two guards at bridge"


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        (OWN, WALL, OWN),
        (OWN, "1 of 3 free clicks used", OWN),
        (OWN, "Why bakers rise early, and how a ship's cat found its way home.", OWN),
        (f"{OWN} - The River Courier", WALL, f"{OWN} - The River Courier"),
        ("Sign in - The Courier", WALL, None),
        (OWN, f"Two men died at the Orvel crossing on Thursday when strangers opened fire on their post. {WALL} The bridge was closed.", None),
    ],
)  # fmt: skip
def test_a_title_above_a_wall_is_all_of_the_article(title: str, body: str, wanted: str | None) -> None:
    record = read_text("page#1", body.encode(), body, media_type="application/json", title=title)
    assert isinstance(record, Page)
    found = pages.articles(record)
    texts = [] if isinstance(found, Skipped) else [article.text for article in found]
    if wanted is None:
        assert all(body in text for text in texts)
    else:
        assert texts == [wanted]
        assert not isinstance(found, Skipped)
        assert found[0].headline == found[0].spans[0]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Two hurt in mill fire - KXYZ News 9 Orvel, Weather and Sports", "Two hurt in mill fire"),
        ("Two hurt in mill fire | orvelcourier.com", "Two hurt in mill fire"),
        ("Two hurt in mill fire - State TV", "Two hurt in mill fire - State TV"),
    ],
)
def test_a_station_behind_a_title_is_no_part_of_it(title: str, headline: str) -> None:
    assert untailed(title) == headline


def test_a_brief_is_an_article() -> None:
    assert only("Two guards were killed by shelling at the Orvel bridge on Thursday, the ministry said.").text.endswith(
        "said."
    )


@pytest.mark.parametrize(
    "odd",
    [
        "e\u0301lan 😀 👩‍👩‍👧",
        "שלום للسلام",
        "नमस्ते 𝔘𝔫𝔦",
        "ﬁ\u200b\u200d\u00ad\ufe0f",
        "\U0001f1f8\U0001f1e9 \u202eabc\u202c",
    ],
)
def test_offsets_count_code_points_in_every_script(odd: str) -> None:
    story = [f"{odd} {paragraph} {odd}" for paragraph in STORY]
    article = only("\r\n\r\n".join([f"{odd} {HEADLINE}", *story]))
    assert STORY[2] in article.text
    start = article.text.index("Colonel Ivar")
    assert article.locate(start, start + 12).text == "Colonel Ivar"


LINES = st.lists(
    st.one_of(
        st.sampled_from(["", " ", "Home", "Share", HEADLINE, CAPTION, *STORY, "12 June 2031", "By Mara Vell", "ORVEL (Reuters) - "]),
        st.text(max_size=60),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(lines=LINES, separator=st.sampled_from(["\n", "\n\n", "\r\n", " ", "\t\n"]))
def test_any_page_is_cut_exactly_or_refused(lines: list[str], separator: str) -> None:
    page = pages.read_bytes("page.txt", separator.join(lines).encode("utf-8", "replace"), any_language=True)
    if isinstance(page, Page):
        check(page, pages.articles(page))


def test_a_headline_printed_twice_above_nothing_is_refused() -> None:
    found = pages.articles(load(f"{HEADLINE}\n{HEADLINE}\n12 June 2031"))
    assert isinstance(found, Skipped)


def test_a_short_text_in_capitals_wrapped_at_a_fixed_width_is_whole() -> None:
    article = only(
        "   SUND, 10 OCT 89 (RADIO SUND) -- [TEXT] TWO FISHERMEN WERE KILLED\n"
        "BY SHELLS THAT FELL ON THE QUAY AT NOON TODAY.  A THIRD MAN, WHO WAS\n"
        "MENDING NETS ON A TRAWLER, WAS WOUNDED IN THE ATTACK AND IS BEING\n"
        "TREATED AT THE TOWN HOSPITAL.\n"
    )
    assert article.published.edtf == "1989-10-10"
    assert article.dateline is not None
    assert article.dateline.text == "SUND, 10 OCT 89 (RADIO SUND) --"
    assert len(article.spans) == 2


def test_a_wrapped_paragraph_amid_short_lines_is_whole_and_read_without_its_breaks() -> None:
    text = (
        "Home | Region | Sport\n\nTwo soldiers die in\nraid on river post\n\nMONROVIA -\n\n"
        "Gunmen in two canoes raided an army post on the river early on Monday\n"
        "and killed two soldiers, a spokesman of the army said on radio. Three-\n"
        "quarters of the garrison had left the night before, he added, to guard\na market in the next village.\n\n"
        "Nobody claimed the raid. The governor blamed smugglers, whom the army\nhas chased from the river since May.\n\nShare\nTweet\n"
    )
    article = only(text)
    assert "a spokesman of the army said on radio. Three-quarters of the garrison had left" in article.text
    assert "smugglers, whom the army has chased" in article.text
    start = article.text.index("Three-quarters")
    assert article.locate(start, start + len("Three-quarters")).text == "Three-\nquarters"


def test_entries_of_a_wrapped_list_are_paragraphs_of_their_own() -> None:
    text = (
        "RIVER RADIO DIGEST\n\n"
        "1. The army says that gunmen raided a post on the river on\nMonday and killed two soldiers. Four others were wounded in\n"
        "3. of the barges that lay at the quay, it says in a statement.\n"
        "2. The governor says that a mine killed five farmers on the\nroad to the market on Sunday. He blames smugglers whom the\n"
        "army chased from the river.\n"
        "3. The bishop asks both sides to let the boats go by with the\nfood for the villages upstream, of which none has come since\nMay.\n"
    )
    spans = [span.text for span in only(text).spans]
    assert [span[:2] for span in spans if span[0].isdigit()] == ["1.", "2.", "3."]
    assert sum("barges" in span for span in spans) == 1


def test_a_quoted_mail_is_read_without_its_marks() -> None:
    lines = [*STORY[1].split("\n"), *STORY[2].split("\n")]
    marked = "\n".join(f"> {line}" for line in f"{STORY[0]}\n\n{chr(10).join(lines)}".split("\n"))
    article = only(marked)
    assert ">" not in article.text
    assert STORY[1].split("\n")[0][:40] in article.text


@given(st.text("ab- \t\n>\u00a0", max_size=60))
def test_every_character_that_is_read_stands_on_the_page(text: str) -> None:
    made, _ = as_read(text)
    found = Article(page="p", index=0, spans=(Span(start=3, end=3 + len(text), text=text),)) if text else None
    assert "\n" not in made
    assert "  " not in made
    for at, char in enumerate(made):
        assert found is not None
        located = found.locate(at, at + 1)
        assert located.text == char or (char == " " and located.text.isspace())
        assert located.text == text[located.start - 3 : located.end - 3]


def test_lines_that_lead_to_other_articles_are_cut_amid_the_text() -> None:
    lines = ("Also Read", "Read more: Ten hurt as bus leaves road in the north")
    found = only("\n".join([HEADLINE, STORY[0], lines[0], STORY[1], lines[1], *STORY[2:]]))
    assert all(paragraph in found.text for paragraph in STORY)
    assert not any(line in found.text for line in lines)
    kept = "More: the word that the minister used for what the south would get from him."
    assert kept in only("\n".join([HEADLINE, *STORY[:2], kept, *STORY[2:]])).text


def test_a_date_that_runs_on_into_the_first_sentence() -> None:
    found = only(f"date 2031-05-04 {STORY[0]}\n" + "\n".join(STORY[1:]))
    assert found.published.edtf == "2031-05-04"
    assert found.text.startswith(STORY[0])
    for opening in ("On 4 May 2031", "4 May 2031"):
        told = f"{opening} {STORY[0]}"
        found = only("\n".join([HEADLINE, told, *STORY[1:]]))
        assert told in found.text
        assert found.published.edtf is None


def test_a_first_paragraph_printed_twice_is_kept_once() -> None:
    article = only(page([HEADLINE], [], [STORY[0], *STORY]))
    assert article.text == "\n\n".join([HEADLINE, *STORY])


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Soldiers stand guard by the Orvel bridge, which both armies claim and which has been shelled before, in Moldria.",
        "Smoke rises over the village of Lower Orvel after shells fell on the guards' post. (Jan Holt/Reuters)",
        "Guards carry a wounded man from the post by the bridge, where two others were killed. [Photo: Ivar Bran]",
        "Advertisement",
        "{{#related}} {{/related}}",
    ],
)
def test_captions_and_furniture_amid_the_text_are_cut(line: str) -> None:
    article = only("\n\n".join([HEADLINE, *STORY[:2], line, *STORY[2:]]))
    assert line not in article.text
    assert article.text == "\n\n".join([HEADLINE, *STORY])


def test_a_caption_with_a_full_date_stays_as_it_may_be_all_that_dates_a_page() -> None:
    caption = "Guards carry a wounded man from the post by the bridge on 12 June 2031, where two were killed. (Jan Holt/Reuters)"
    assert caption in only("\n\n".join([HEADLINE, *STORY[:2], caption, *STORY[2:]])).text


@pytest.mark.parametrize("end", ["(Reuters)", "- AFP", "(With inputs from agencies)"])
def test_a_paragraph_that_ends_with_an_agency_is_no_caption(end: str) -> None:
    assert STORY[-1] in only("\n\n".join([HEADLINE, *STORY[:-1], f"{STORY[-1]} {end}"])).text


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: Two guards killed by shells at Orvel bridge. More soon #Moldria\n\n@RiverWatch, 12 June 2031",
        "River Watch @RiverWatch · 12 June 2031\nTwo guards killed at Orvel bridge, three wounded. Army sending help",
        "ALERT 14:20 - Shells fired at Orvel bridge in Moldria, two guards killed\nDate: 12 June 2031\nSource: security official",
    ],
)
def test_a_post_of_one_day_is_an_article_however_short(text: str) -> None:
    article = only(text)
    assert article.published.edtf == "2031-06-12"
    assert "Orvel bridge" in article.text


@pytest.mark.parametrize(
    "text",
    [
        "Two guards killed by shells at Orvel bridge. More soon\n\n@RiverWatch",
        "Please sign in to your account at the Orvel Herald to go on reading\n\n12 June 2031",
    ],
)
def test_a_line_without_a_day_or_to_its_reader_is_none(text: str) -> None:
    assert isinstance(pages.articles(load(text)), Skipped)


FIRST_SHORT = [
    "Gunmen kill 12 at wedding in Kaduna village", "By Musa Ibrahim", "3 May 2022",
    "KADUNA - Gunmen stormed a wedding in Kajuru on Monday evening and shot dead 12 guests, police said on Tuesday.",
    "A police spokesman said officers were searching the forest for the attackers.",
]  # fmt: skip
SECOND_SHORT = [
    "Roadside bomb kills four soldiers in Borno", "By Aisha Bello", "5 May 2022",
    "MAIDUGURI - Four soldiers were killed on Wednesday when their truck hit a roadside bomb near Bama, two sources said.",
    "The army has not commented. The wounded were flown to a hospital in Maiduguri.",
]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_two_short_articles_under_headline_author_and_day_are_two(between: str) -> None:
    found = read(between.join([*FIRST_SHORT, *SECOND_SHORT]))
    assert [article.published.edtf for article in found] == ["2022-05-03", "2022-05-05"]


def test_an_article_of_a_text_page_without_a_day_has_that_of_the_one_above() -> None:
    found = read("\n".join([*FIRST_SHORT, *(line for line in SECOND_SHORT if line != "5 May 2022")]))
    assert [article.published.edtf for article in found] == ["2022-05-03", "2022-05-03"]
    assert [article.published_stated for article in found] == [True, False]


def test_an_advertisement_parts_no_short_page() -> None:
    title = "Two herders shot at a ford"
    lines = [
        title,
        "Two herders were shot near Kabras on Monday evening, police said.",
        "\n\nAdvertisement\n\n",
        "The ambush was laid in the reeds below the old mill, where the track comes down to the water.",
        "Both victims were carried to a clinic and are expected to live.",
    ]
    text = "\n\n".join(lines)
    loaded = read_text("p", text.encode(), text, media_type="text/plain", title=title)
    assert isinstance(loaded, Page)
    (one,) = pages.articles(loaded)
    assert "Monday evening" in one.text
    assert "carried to a clinic" in one.text
