"""Who stands behind a text."""

from __future__ import annotations

import pytest

from rashomon.pages import credit, outlet
from tests.pages.read import HEADLINE, STORY, only


def article(*, top: tuple[str, ...] = (), end: tuple[str, ...] = (), first: str = ""):  # type: ignore[no-untyped-def]
    story = [first + STORY[0], *STORY[1:]]
    return only("\n\n".join([HEADLINE, *top, *story, *end]))


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("KABUL, Aug 3 (Reuters) - The army left", "KABUL", "Aug 3", "Reuters"),
        ("KHARTOUM, Feb. 21, 2021 (AFP) – Three men", "KHARTOUM", "Feb. 21, 2021", "AFP"),
        ("PORT AU PRINCE, Haiti, May 3 (AP) -- Gunmen", "PORT AU PRINCE, Haiti", "May 3", "AP"),
        ("Bogota, 3 May (EFE) - Rebels", "Bogota", "3 May", "EFE"),
        ("LIMA, 3 FEB 89 (EFE) -- [TEXT] GUERRILLAS", "LIMA", "3 FEB 89", "EFE"),
        (
            "SANTA FE (ARGENTINA), 4 MAY 88 (RADIO DEL SUR) -- [EXCERPT] TWO BOMBS",
            "SANTA FE (ARGENTINA)",
            "4 MAY 88",
            "RADIO DEL SUR",
        ),
        ("Aug 3 (Reuters) - The army left", "Aug 3", "Aug 3", "Reuters"),
        ("12 May 1999 - Rebels", "12 May 1999", "12 May 1999", None),
        ("BEIRUT: The army", "BEIRUT", None, None),
        ("SRINAGAR Two soldiers", "SRINAGAR", None, None),
        ("OMAGH, Northern Ireland (AP) _ The mayor", "OMAGH, Northern Ireland", None, "AP"),
        (
            "BUNIA, Democratic Republic of Congo, June 6 (Reuters) - Ten men",
            "BUNIA, Democratic Republic of Congo",
            "June 6",
            "Reuters",
        ),
        ("MOSCOW, May 20. /TASS/. The ministry", "MOSCOW, May 20", "May 20", "TASS"),
        ("Tirana, 30 April 2031 (RFE/RL) -- Rebels", "Tirana", "30 April 2031", "RFE/RL"),
        ("Kathmandu, June 22: Seven men", "Kathmandu", "June 22", None),
        ("Update 16 Dec: Six men", None, None, None),
        ("Orvel city, 4 May 89 (Lake Radio) -- Six men", "Orvel city, 4 May 89", "4 May 89", "Lake Radio"),
        (
            "Tesk (Moldria), 4 May 89 (Moldrian Agency (MA)) -- Six",
            "Tesk (Moldria)",
            "4 May 89",
            "Moldrian Agency (MA)",
        ),
        ("Monday, 5 May 2031 - Gunmen", None, None, None),
        ("In the east, 5 May 2031 - Gunmen", None, None, None),
        ("Seven killed on Friday, 5 May 2031 - Army", None, None, None),
        ("Quito, 10 May (CN).- Eleven men", "Quito", "10 May", "CN"),
        ("NAIROBI Nov 9 Two men", "NAIROBI", "Nov 9", None),
        ("QUITO, Ecuador A bus was", "QUITO, Ecuador", None, None),
        ("FILE - Soldiers stand", None, None, None),
        ("ELEVEN Moldrians were killed", None, None, None),
        ("(Xinhua) -- no place", None, None, None),
        ("U.S. troops left the base", None, None, None),
        ("May 3 was a day of calm - and of rain", None, None, None),
        ("NATO said on Monday", None, None, None),
        ("President Moya said on Monday - and again", None, None, None),
    ],
)
def test_datelines(text: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = credit.dateline(text)
    if place is None:
        assert found is None
    else:
        assert found is not None
        end, *rest = found
        assert text[:end].startswith(place)
        assert rest == [date, agency]
        assert text[end].isupper() or text[end] == "["


@pytest.mark.parametrize("behind", ["(Mayor Vell) the bridge is closed.", "two men came."])
def test_whatever_stands_behind_a_dateline_with_its_whole_date(behind: str) -> None:
    found = credit.dateline(f"Orvel, 4 May 89 (Lake Radio) --   {behind}")
    assert found == (34, "4 May 89", "Lake Radio")


def test_a_dateline_is_part_of_the_text_and_known() -> None:
    found = article(first="ORVEL, June 12, 2031 (Reuters) - ")
    assert found.dateline is not None
    assert found.dateline.text == "ORVEL, June 12, 2031 (Reuters) -"
    assert found.published.edtf == "2031-06-12"
    assert found.published.basis == "stated in the dateline"
    assert found.agencies == ("Reuters",)
    assert STORY[0] in found.text


def test_a_dateline_on_a_line_of_its_own() -> None:
    found = article(top=("ORVEL, June 12, 2031",))
    assert found.dateline is not None
    assert found.dateline.text == "ORVEL, June 12, 2031"
    assert found.published.edtf == "2031-06-12"


def test_a_dateline_without_a_date_on_a_line_of_its_own() -> None:
    found = article(top=("ORVEL, Moldria",))
    assert found.dateline is not None
    assert found.dateline.text == "ORVEL, Moldria"
    assert not found.published_stated


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Mara Vell", "Mara Vell"),
        ("by: MARA VELL", "MARA VELL"),
        ("Written by Mara Vell and Tom Reed", "Mara Vell, Tom Reed"),
        ("By MARA VELL, Associated Press Writer", "MARA VELL"),
        ("Story by Márta Véll-Reed, Ümit de la Rë & Tom Reed in Orvel", "Márta Véll-Reed, Ümit de la Rë, Tom Reed"),
        ("By Mara VellPublished: Jun 25, 2031", "Mara Vell"),
        ("By Mara Vell Jun 25, 2031 | 6 comments", "Mara Vell"),
        ("May 18, 2031 By Mara Vell In Border", "Mara Vell"),
        ("Author: Mara Vell", "Mara Vell"),
        ("(Reporting by Mara Vell; Editing by Tom Reed)", "Mara Vell"),
        ("Written by\n\nMara Vell\n\nBorder editor", "Mara Vell"),
        ("Mara Vell\n\nMay 18, 2031", "Mara Vell"),
        ("Mara Vell May 18, 2031", "Mara Vell"),
        ("By Mara Vell | 12 June 2031", "Mara Vell"),
        ("Mara Vell", "Mara Vell"),
        ("By the bridge, a quiet night", None),
        ("By The River Courier", None),
        ("By Reuters", None),
        ("Read More", None),
        ("Popular Resources", None),
        ("Middle East\n\nMay 18, 2031", None),
        ("Border Post", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert article(top=(line,)).byline == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("With reporting by AFP and Reuters", ("AFP", "Reuters")),
        ("Reuters contributed to this report.", ("Reuters",)),
        ("Source(s): Reuters", ("Reuters",)),
        ("(River Courier with Xinhua)", ("Xinhua",)),
        ("Additional reporting by the Associated Press", ("AP",)),
        ("Photo: Reuters", ()),
        ("Follow us: APP | Web", ()),
        ("Jan Holt/AP", ()),
        ("Reuters/AFP", ("Reuters", "AFP")),
        ("MAP", ("MAP",)),
        ("MAP Policy and Terms", ()),
        ("The next big Trend", ()),
        ("An APS-C sensor", ()),
    ],
)
def test_agencies_credited_in_lines(line: str, names: tuple[str, ...]) -> None:
    found = article(end=(line,))
    assert found.agencies == names
    assert line not in found.text


def test_menus_credit_no_agency() -> None:
    menu = tuple(f"Section {n}" for n in range(30))
    found = article(
        end=(*menu, "MAP", "Trend Analysis", "What Reuters will do about the river next, and why it is late by years")
    )
    assert found.agencies == ()
    assert article(end=(*menu, "Source: Reuters")).agencies == ("Reuters",)
    assert credit.agencies([], ["Jan Holt/River Courier via AP"]) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two people died, the mayor told Agence France-Presse by telephone.", ("AFP",)),
        ("The ministry was cited by ITAR-TASS as saying so.", ("TASS",)),
        ("State news agency SANA said the shells fell at dawn.", ("SANA",)),
        ("The office of Reuters stands by the river.", ()),
        ("A Turan tiger was seen, said the keeper.", ()),
        ("The SANAA museum said it was closed.", ()),
    ],
)
def test_agencies_in_running_text_count_when_they_report(text: str, names: tuple[str, ...]) -> None:
    assert credit.agencies([text], []) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on the post, according to the Orvel Herald, citing Radio Tesk.", ("Orvel Herald", "Radio Tesk")),
        ("According to Border in Focus, reporting Daily Moldria, nobody slept.", ()),
        ("The plan is dead, according to Border in Focus, reporting Daily Moldria.", ("Border in Focus", "Daily Moldria")),
        ("The Orvel Herald reported, citing AFP, that two men died.", ("Orvel Herald",)),
        ("The minister said, citing the law, that all was well.", ()),
    ],
)  # fmt: skip
def test_relays(text: str, names: tuple[str, ...]) -> None:
    assert credit.relays([text]) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2031 The River Courier. All rights reserved.", "The River Courier"),
        ("© Copyright The River Courier - all rights reserved", "The River Courier"),
        ("The River Courier was unable to independently verify the claims.", "The River Courier"),
        ("Orvel Herald could not immediately verify the report.", "Orvel Herald"),
        ("A weekly letter bringing you the best of MTVX every Friday", "MTVX"),
        ("Follow Orvel Herald on every channel.", "Orvel Herald"),
        ("Source: Orvel Herald", "Orvel Herald"),
        ("It could not be verified.", None),
        ("Follow us on Facebook", None),
    ],
)
def test_outlets_that_a_page_names_itself(line: str, name: str | None) -> None:
    assert outlet.outlet([*STORY, line]) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Orvel Herald", "Orvel Herald"),
        ("Orvel Herald | Sunday, May 4, 2031 | 11:20 GMT", "Orvel Herald"),
        ("Feb 26, 2031 - Orvel Herald", "Orvel Herald"),
        ("By the Orvel Herald", "Orvel Herald"),
        ("(Orvel Herald with Reuters)", "Orvel Herald"),
        ("World News", None),
        ("Latest News", None),
        ("Herald of change in the north wins vote", None),
        ("Daily Reuters", None),
    ],
)
def test_mastheads(line: str, name: str | None) -> None:
    assert outlet.outlet([], [line]) == name


@pytest.mark.parametrize("name", ["ANI", "APP"])
def test_a_short_name_counts_where_it_is_called_an_agency(name: str) -> None:
    assert credit.agencies([f"Three shells fell, reported news agency {name}."], []) == (name,)
    assert credit.agencies([f"Three shells fell, the {name} news agency said."], []) == (name,)
    assert credit.agencies([f"Three shells fell near the {name} hall, people said."], []) == ()


def test_a_source_line_names_the_outlet_that_is_passed_on() -> None:
    found = article(end=("Source : Orvel Herald", "© 2031 River Courier All rights reserved."))
    assert (found.outlet, found.relays) == ("River Courier", ("Orvel Herald",))


def test_an_article_may_open_with_its_outlet() -> None:
    assert article(first="Orvel Herald - ").outlet == "Orvel Herald"
    assert article(top=("TeskLatest News",)).outlet is None


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Our Special Correspondent"], "Our Special Correspondent"),
        (["By Staff Reporter", "12 June 2031"], "Staff Reporter"),
        (["News Desk"], "News Desk"),
        (["Mara Vell in Orvel", "12 June 2031"], "Mara Vell"),
        (["Mara Vell and Tom Reed", "Orvel"], "Mara Vell, Tom Reed"),
        (["June 12, 2031|By Mara Vell, River Courier."], "Mara Vell"),
        (["By Sapa-AFP"], None),
        (["Minister Ivar Bran", "Minister Ivar Bran at the bridge. Photo: Jan Holt/Agency Pool"], None),
    ],
)
def test_authors_by_role_place_and_company(lines: list[str], author: str | None) -> None:
    assert article(top=tuple(lines)).byline == author


def test_an_author_below_a_summary_that_is_kept_and_one_behind_the_text() -> None:
    summary = "Three more were wounded in the valley before dawn, and both armies closed the crossing to all traffic until further notice."
    lines = [HEADLINE, summary, "By Mara Vell", "12 June 2031", *STORY]
    assert only("\n\n".join(lines)).byline == "Mara Vell"
    assert only("\n\n".join([HEADLINE, *STORY[:-1], f"{STORY[-1]} (Mara Vell)"])).byline == "Mara Vell"


@pytest.mark.parametrize(
    "line", ["The Associated Press", "River Courier", "Filed under:", "BYLINE=MARA VELL", "Related: Orvel bridge"]
)
def test_a_credit_or_a_label_is_no_headline(line: str) -> None:
    found = only("\n\n".join([HEADLINE, line, *STORY]))
    assert found.headline is not None
    assert found.headline.text == HEADLINE
    alone = only("\n\n".join([line, *STORY]))
    assert alone.headline is None


def test_a_headline_above_a_longer_summary() -> None:
    summary = (
        "Third man wounded by the river as both armies trade blame for shells that fell on a post of the border guards"
    )
    found = only("\n\n".join(["Two guards killed in shelling of Orvel bridge", summary, "12 June 2031", *STORY]))
    assert found.headline is not None
    assert found.headline.text == "Two guards killed in shelling of Orvel bridge"


@pytest.mark.parametrize(
    ("first", "near", "top", "name"),
    [
        ("ORVEL, May 4, 2031 (Lakewire) - Two men were held.", [], ["LAKEWIRE | Service"], "Lakewire"),
        ("ORVEL, May 4, 2031 (Lakewire) - Two men were held.", [], ["Home | World"], None),
        ("ORVEL (Harbour Press) -- Two men were held.", [], [], "Harbour Press"),
        ("GOMA (North Kivu) - Two men were held.", [], ["Home | Africa"], None),
        ("Two men were held.", ["By the Orvel Lamp newsroom"], ["ORVEL LAMP"], "Orvel Lamp"),
        ("Two men were held.", ["By Globe Desk correspondents"], ["GLOBE DESK", "World"], "Globe Desk"),
        ("Two men were held.", ["By the Orvel staff"], ["World"], None),
        ("Two men were questioned (Harbour Press) - and freed.", [], [], None),
    ],
)
def test_who_signs_a_dateline_or_byline_is_the_outlet(
    first: str, near: list[str], top: list[str], name: str | None
) -> None:
    assert outlet.outlet([*top, *near, first], top, first, near) == name
