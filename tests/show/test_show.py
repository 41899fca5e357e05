"""What a person sees: nothing that a page says becomes markup, terminal control or a lie about direction."""

import io
from typing import Any

import pytest
from rich.console import Console, RenderableType

from rashomon.model import (
    OUTLET,
    Article,
    Claim,
    Content,
    Count,
    Event,
    EventType,
    Link,
    Reading,
    Report,
    SharedText,
    Side,
    Skipped,
    Span,
    TimeMention,
    Weight,
    When,
)
from rashomon.show import accounts, event_list, event_sheet, harmless, skipped_summary, why_sheet
from rashomon.show.accounts import number, shorten
from tests.casefile.make import events, read

NASTY = "[red]gone[/red] [link=http://x.y]here[/link] \x1b[2J\x1b]8;;http://evil\x07\x9b31m \u202egnp.exe [/] \\[bold]"


def printed(what: RenderableType | None, width: int = 100) -> str:
    """As a colour terminal gets it, without the styling that is ours (bold, dim)."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=True, color_system=None, highlight=False)
    console.print(what)
    return stream.getvalue()


def sheet(event: Event | None = None, **options: Any) -> str:
    made = read()
    found = event or events()[0]
    readings = [r for _, r in made.values()]
    reports = [r for reading in readings for r in reading.reports if r.id in found.reports]
    claims = [c for reading in readings for c in reading.claims if any(c.id in r.claims for r in reports)]
    return printed(event_sheet(found, reports, claims, {a.id: a for a, _ in made.values()}), **options)


def test_the_list_has_a_row_an_event() -> None:
    text = printed(event_list(events()), width=140)
    for part in (
        "e1shelling",
        "2024-03-04",
        "Old Ford, Sumy, UKR (near)",
        "◐ UKR 2 killed",
        "≠ RUS (UKR/MOD)",
        "e2talks",
    ):
        assert part in text
    assert "not known" in text, "the talks have no day"
    assert "No such events" in printed(event_list([]))


def test_a_sheet_shows_each_fact_with_its_standing_voices_and_words() -> None:
    text = sheet(width=120)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "killed, UKR, civilian 2 ◐ one-sided UKR/MOD" in lines
    assert "attacker RUS ≠ disputed UKR/MOD; denied by RUS/MOD" in lines
    assert "“Russian guns did it,” a spokesman added north/herald.txt 120-160" in lines
    assert "Northern Herald" in text
    assert "weekday before publication" in text


def test_accounts_stand_side_by_side() -> None:
    text = sheet(width=120)
    header = next(line for line in text.splitlines() if "UKR" in line and "post.txt (outlet)" in line)
    assert header.index("UKR") < header.index("RUS") < header.index("post.txt (outlet)")
    assert "· RUS (MOD)" in text, "who of the side says so"
    killed = next(line for line in text.splitlines() if "· 2 civilian (UKR)" in line)
    assert killed.split()[0] == "killed"
    assert "· at least 2 (UKR)" in killed


def test_a_superseded_figure_stands_in_brackets_in_the_account_that_gave_it() -> None:
    event = events()[0]
    first = next(side for side in event.casualties if side.claims)
    casualties = tuple(s.model_copy(update={"superseded": s is first}) for s in event.casualties)
    before, after = (
        sheet(e, width=160).split("Accounts")[1] for e in (event, event.model_copy(update={"casualties": casualties}))
    )
    assert "· [" not in before
    assert f"· [{number(Count(low=first.low, high=first.high))}" in after


def test_where_and_when_quote_one_passage_and_count_the_rest() -> None:
    lines = [" ".join(line.split()) for line in sheet(width=120).splitlines()]
    when = next(i for i, line in enumerate(lines) if line.startswith("date 2024-03-04"))
    assert lines[when + 2] == "… and 2 more passages"


@pytest.mark.parametrize("width", [40, 80, 200])
def test_any_width_will_do(width: int) -> None:
    assert max(map(len, sheet(width=width).splitlines())) <= width


def told(event: Event) -> list[Report]:
    """The event's own reports."""
    return [r for _, reading in read().values() for r in reading.reports if r.id in event.reports]


def why(event: Event, **options: Any) -> str:
    return printed(why_sheet(event, told(event)), **options)


def test_why_adds_up_to_the_probability() -> None:
    text = why(events()[0])
    assert "0.871" in text
    assert "+4.2  place: both at Old Ford" in text
    assert "+2.8  together" in text
    assert "One report only" in why(events()[1])
    joined = events()[0].model_copy(update={"links": ()})
    assert "linked directly" in why(joined)


def share(
    left: str, right: str, extent: str, start: int = 0, words: str = "the guns fell silent at noon"
) -> SharedText:
    """Words that stand on both pages, on the right one a hundred characters further on."""
    spans = [Span(start=at, end=at + len(words), text=words) for at in (start, start + 100)]
    given = {
        "left": f"{left}#0",
        "right": f"{right}#0",
        "left_span": spans[0],
        "right_span": spans[1],
        "extent": extent,
    }
    return SharedText.model_validate(given)


def page_report(page: str) -> Report:
    return Report(id=f"{page}#0/0", page=page, article=0, kind="incident", event=EventType(plover="ASSAULT"), title="x")


def hanging(*shared: SharedText, width: int = 400) -> list[str]:
    """The lines below the heading for pages a to e."""
    event = events()[0].model_copy(update={"shared": shared})
    lines = printed(why_sheet(event, [page_report(p) for p in "abcde"]), width=width).splitlines()
    head = next((i for i, line in enumerate(lines) if line.startswith("Pages that hang together")), len(lines))
    return [line.rstrip() for line in lines[head + 1 :]]


def test_why_says_which_pages_hang_together_and_by_which_passage() -> None:
    lines = hanging(
        share("a", "b", "copy"),
        share("b", "d", "passage", 40, "two boats sank"),
        share("c", "e", "statement", 7, "“No.”"),
    )
    assert lines == [
        "a#0, b#0, d#0: one voice in what they share",
        "  a#0 and b#0 are copies: one text, one voice",
        "    the guns fell silent at noon  a 0-28, b 100-128",
        "  b#0 and d#0 share sentences: what the outlets say in them is one voice",
        "    two boats sank  b 40-54, d 140-154",
        "c#0, e#0: one voice in what they share",
        "  c#0 and e#0 quote the same words: their speaker is one voice",
        "    “No.”  c 7-12, e 107-112",
    ]


def test_a_chain_of_copies_is_one_voice_and_pages_apart_share_nothing() -> None:
    assert hanging(share("a", "b", "copy"), share("b", "c", "copy"))[0] == "a#0, b#0, c#0: one voice"
    assert "No two of its pages share text." in why(events()[0].model_copy(update={"shared": ()}))


def test_many_passages_of_two_pages_are_cut_to_the_longest_and_counted() -> None:
    lines = hanging(*(share("a", "b", "passage", 100 * n, "word " * (n + 1)) for n in range(6)))
    assert lines[1] == "  a#0 and b#0 share sentences: what the outlets say in them is one voice"
    assert [line.split("  ")[-1] for line in lines[2:5]] == [
        "a 500-530, b 600-630",
        "a 400-425, b 500-525",
        "a 300-320, b 400-420",
    ]
    assert lines[5].strip() == "… and 3 more passages"


def test_many_pairs_are_cut_to_the_likeliest_and_counted() -> None:
    weights = (Weight(name="prior", bits=0.0, reason="r"),)
    links = tuple(Link(left=f"a{i}", right=f"b{i}", probability=i / 100, weights=weights) for i in range(40))
    text = why(events()[0].model_copy(update={"links": links}))
    assert "a39" in text
    assert "a1\n" not in text
    assert "28 less likely pairs" in text


def nasty_event() -> tuple[Event, list[Report], list[Claim], dict[str, Article]]:
    """Every piece of text that a page, its name or its actors can bring, is hostile."""
    span = Span(start=0, end=len(NASTY), text=NASTY)
    claim = Claim(
        id=NASTY, page=NASTY, article=0, span=span, voices=(NASTY,), source=NASTY, stance="denies",
        content=Content(what="toll", status="killed", side=NASTY, count=Count(low=3, high=3), weapon=NASTY),
    )  # fmt: skip
    own = claim.model_copy(update={"id": "own", "source": OUTLET, "stance": "asserts"})
    kind = EventType(plover="ASSAULT", mode=NASTY, acled_type=NASTY, acled_sub=NASTY)
    report = Report(id=NASTY, page=NASTY, article=0, kind="incident", event=kind, title=NASTY, claims=(NASTY, "own"))
    article = Article(
        page=NASTY, index=0, spans=(span,), headline=span, outlet=NASTY, agencies=(NASTY,), relays=(NASTY,)
    )
    event = events()[0].model_copy(
        update={
            "id": NASTY, "title": NASTY, "event": kind, "date": When(edtf=NASTY, basis=NASTY), "parties": (NASTY,),
            "casualties": (Side(side=NASTY, status="killed", low=3, high=3, standing="reported", voices=(NASTY,),
                                claims=(NASTY, "own")),),
            "reports": (NASTY,), "place": None,
            "links": (Link(left=NASTY, right=NASTY, probability=0.9,
                           weights=(Weight(name=NASTY, bits=1.0, reason=NASTY),)),),
            "shared": (SharedText(left=report.article_id, right="b#0", left_span=span, right_span=span, extent="copy"),),
        }
    )  # fmt: skip
    again = report.model_copy(update={"id": "b#0/0", "page": "b"})
    return event, [report, again], [claim, own], {a.id: a for a in (article, article.model_copy(update={"page": "b"}))}


def test_hostile_text_stays_text_everywhere() -> None:
    event, reports, claims, articles = nasty_event()
    shown = [
        event_list([event]),
        event_sheet(event, reports, claims, articles),
        why_sheet(event, reports),
        skipped_summary([Skipped(name=NASTY, reason=NASTY, message=NASTY)]),
    ]
    for what in shown:
        text = printed(what, width=3000)
        for bad in ("\x1b", "\x07", "\x9b", "\u202e"):
            assert bad not in text
        assert "[red]gone[/red] [link=http://x.y]here[/link]" in text, "markup is shown, not obeyed"


def test_text_is_made_harmless_character_by_character() -> None:
    assert harmless(NASTY) == NASTY.translate(dict.fromkeys(map(ord, "\x1b\x07\x9b\u202e"), "�"))
    assert harmless("a\u00a0b\tc\r\nd") == "a b c \nd"
    assert harmless("می\u200cخواهم") == "می\u200cخواهم", "joiners belong to the spelling"
    assert harmless("line\nline", keep="") == "line line"
    assert len(harmless(NASTY)) == len(NASTY)


def test_each_voice_has_one_column_and_what_is_no_news_of_this_event_none() -> None:
    readings: list[Reading] = [r for _, r in read().values()]
    claims = [c for reading in readings for c in reading.claims]
    old = claims[0].model_copy(update={"id": "old", "fresh": False, "source": "old"})
    plan = claims[0].model_copy(update={"id": "plan", "reality": "planned", "source": "plan"})
    again = claims[0].model_copy(update={"id": "again"})
    found = accounts([*claims, old, plan, again], {a.id: a for a, _ in read().values()})
    voices = [a.voice for a in found]
    assert sorted(voices) == sorted(set(voices))
    assert not {"old", "plan"} & set(voices)
    (side,) = (a for a in found if a.voice == "UKR")
    assert [(answer.text, answer.who) for answer in side.answers["killed"]] == [("2 civilian (UKR)", "MOD")]
    assert side.answers["who did it"][0].text == "RUS"


def test_what_is_demanded_is_what_comes_next_and_a_report_says_when() -> None:
    (_, reading), (article, _) = read()["post.txt"], read()["post.txt"]
    wish = reading.claims[0].model_copy(update={"id": "wish", "stance": "demands", "content": Content()})
    dated = reading.reports[0].model_copy(update={"times": (TimeMention(span=wish.span),)})
    found = {a.voice: a for a in accounts([wish], {article.id: article}, [dated])}
    assert found["RUS"].answers["what next"][0].text.startswith("demands: ")
    assert found["post.txt"].outlet
    assert found["post.txt"].answers["when"][0].claim is None


def test_codes_are_put_in_the_words_that_are_asked_for() -> None:
    claims = [c for _, reading in read().values() for c in reading.claims]
    found = accounts(claims, {a.id: a for a, _ in read().values()}, name=str.lower)
    assert [a.answers["killed"][0].text for a in found if a.voice == "UKR"] == ["2 civilian (ukr)"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(low=4, high=4), "4"),
        (Count(low=4), "at least 4"),
        (Count(high=10), "up to 10"),
        (Count(low=3, high=5), "3 to 5"),
        (Count(low=30, high=30, approximate=True), "about 30"),
        (Count(), "unknown"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert number(count) == words


def test_long_text_is_cut_between_words() -> None:
    assert shorten("one  two\nthree") == "one two three"
    assert shorten("word " * 100, 20) == "word word word word …"
    assert len(shorten("x" * 500, 20)) <= 22


def test_skipped_pages_are_counted_by_reason() -> None:
    some = [Skipped(name=f"{i}", reason="empty", message=f"{i}.txt: empty") for i in range(25)]
    text = printed(skipped_summary([*some, Skipped(name="b", reason="binary", message="b: not text\nat all")]))
    assert "Skipped 26 pages (25 empty, 1 binary)" in text
    assert "and 6 more" in text
    assert skipped_summary([]) is None
    one = printed(skipped_summary([Skipped(name="b", reason="binary", message="b: not text\nat all")]))
    assert "b: not text at all" in one, "one line a page"


def test_ranges_and_plans_are_marked_in_the_list() -> None:
    planned = events()[0].model_copy(update={"date": When(edtf="2024-03-04/2024-03-06"), "reality": "planned"})
    text = printed(event_list([planned]), width=140)
    assert "2024-03-04/" in text
    assert "2024-03-06" in text
    assert "Shelling (planned)" in text


def test_who_fired_back_did_not_do_it() -> None:
    claim = next(c for _, reading in read().values() for c in reading.claims)
    back = Content(what="event", agent="UKR/Army", returned=True)
    (account,) = accounts([claim.model_copy(update={"stance": "asserts", "content": back})], {})
    assert [a.text for a in account.answers["who did it"]] == ["UKR/Army fired back"]
