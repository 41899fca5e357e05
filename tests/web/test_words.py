"""Values in plain words."""

from datetime import UTC, date, datetime

import pytest

from rashomon.model import Doubt, Place, Side, Weight, When
from rashomon.web import words


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ARM", "Armenia"), ("XKX", "Kosovo"), ("RUS", "Russia"), ("COD", "Democratic Republic of the Congo"), ("ARM/MOD", "Defence ministry (Armenia)"),
        ("IND and CHN", "India and China"), ("army and police", "army and police"), ("Islamic State", "Islamic State"), ("ABC", "ABC"),
        ("all", "all sides together"), ("unknown", "side not said"), ("", ""),
    ],
)  # fmt: skip
def test_actors(code: str, text: str) -> None:
    assert words.actor(code) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024-02-13", "2024-02-13", "13 Feb 2024"),
        ("2023-08-01", "2023-08-08", "1–8 Aug 2023"),
        ("2023-08-01", "2023-08-31", "Aug 2023"),
        ("2023-08-30", "2023-09-02", "30 Aug – 2 Sep 2023"),
        ("2023-08-01", "2023-09-30", "Aug – Sep 2023"),
        ("2008-01-01", "2008-12-31", "2008"),
        ("2008-01-01", "2011-12-31", "2008–2011"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2023-12-01", "2024-01-31", "Dec 2023 – Jan 2024"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
    ],
)
def test_days(first: str, last: str, text: str) -> None:
    assert words.days(date.fromisoformat(first), date.fromisoformat(last)) == text


def test_what_is_not_known_is_said_so() -> None:
    assert words.when(None) == words.when(When()) == "date not known"
    assert words.when(When(edtf="19XX")) == "19XX"
    assert words.when(When(edtf="2023-08-16/..", start=date(2023, 8, 16))) == "16 Aug 2023 or later"
    assert words.when(When(edtf="../2023-08-16", end=date(2023, 8, 16))) == "16 Aug 2023 or earlier"
    assert words.dates(None) == "date not known"
    assert words.dates("2023-08-01", "2023-08-08") == "1–8 Aug 2023"
    assert words.dates("2023-08-01") == words.dates(None, "2023-08-01") == "1 Aug 2023"
    assert words.place(None) == "place not said"
    assert words.place(Place(name="Sudan", country="SDN", precision=6)) == "Sudan"


def test_codes_in_titles_and_doubts_become_names() -> None:
    assert words.title("Attack in Surin: 11 killed (THA)") == "Attack in Surin: 11 killed (Thailand)"
    assert words.title("Attack: 2 killed (Jaish-e-Mohammed)") == "Attack: 2 killed (Jaish-e-Mohammed)"
    assert words.title("Envoys of the bloc (IND) met") == "Envoys of the bloc (IND) met"
    figure = Doubt(kind="figure", score=1, note="killed, IND: 20 and 3", field="killed", side="IND")
    assert words.doubt(figure) == "Killed, India: 20 and 3"
    dispute = Doubt(kind="dispute", score=1, note="attacker is disputed: TJK, KGZ/MOD", field="attacker")
    assert words.doubt(dispute) == "Who did it is disputed: Tajikistan, Defence ministry (Kyrgyzstan)"
    assert words.doubt(Doubt(kind="date", score=1, note="no date is known", field="date")) == "No date is known"


def test_what_was_compared_is_said_in_words() -> None:
    assert words.reason(Weight(name="parties", bits=1, reason="CHN, IND in both")) == "China, India in both"
    assert words.reason(Weight(name="day", bits=1, reason="both on 2020-06-15")) == "both on 15 Jun 2020"
    assert words.reason(Weight(name="names", bits=1, reason="both name USA")) == "both name USA"
    assert (words.chance(0.99999), words.chance(0.5)) == ("more than 99.9%", "50.0%")


def test_figures() -> None:
    assert words.figure(Side(side="X", status="killed", low=4, standing="reported")) == "at least 4"
    assert words.many(1, "page") == "1 page"
    assert words.many(1204, "page") == "1,204 pages"


@pytest.mark.parametrize(
    ("code", "shown", "hint"),
    [
        ("ARM", "Armenia", "ARM"),
        ("ARM/MFA", "Foreign ministry (Armenia)", "ARM/MFA"),
        ("ARM/Nikol Pashinyan", "Nikol Pashinyan (Armenia)", "ARM/Nikol Pashinyan"),
        ("THA/troops and KHM/troops", "troops (Thailand) and troops (Cambodia)", "THA/troops and KHM/troops"),
        ("Hamas", "Hamas", ""),
        ("all", "all sides together", ""),
    ],
)
def test_a_code_is_a_hint_where_other_words_are_shown(code: str, shown: str, hint: str) -> None:
    assert (words.actor(code), words.hint(code)) == (shown, hint)


def test_a_member_is_named_without_its_side() -> None:
    assert [words.member(code) for code in ("ARM/MOD", "ARM/Hovik", "ARM")] == ["Defence ministry", "Hovik", "Armenia"]


def test_days_and_weights_are_written_plainly() -> None:
    assert words.basis("by “Monday night”, counted from 2020-06-16") == "by “Monday night”, counted from 16 Jun 2020"
    assert [words.written(day) for day in ("2024-02-13", "2024-02-13/2024-02-15", "2024-02-13/..")] == [
        "13 Feb 2024", "13–15 Feb 2024", "2024-02-13/..",
    ]  # fmt: skip
    assert words.moment(datetime(2026, 11, 25, 9, 5, tzinfo=UTC)) == "25 Nov 2026, 09:05 UTC"
    assert (words.bits(2.46), words.bits(-0.9)) == ("+2.5", "−0.9")
