"""What the first sentences of an event say, and how they count."""

from datetime import date

from rashomon.model import Article, Event, EventType, Finding, FindingValue, Place, Side, When
from rashomon.web.facts import facts
from rashomon.web.sentence import sentences

DAY = date(2024, 3, 4)
FIRE = EventType(plover="ASSAULT", acled_sub="Shelling")


def said(articles: int = 3, texts: int = 2, **fields: object) -> list[str]:
    event = Event.model_validate(
        {
            "id": "e",
            "kind": "incident",
            "title": "t",
            "event": FIRE,
            "date": When(edtf="2024-03-04", start=DAY, end=DAY),
            **fields,
        }
    )
    return [
        "".join(part.text for part in parts) for parts in sentences(event, facts(event, {}, {}), articles, texts, 2)
    ]


def side(low: int | None, high: int | None, standing: str = "one-sided", **fields: object) -> Side:
    return Side.model_validate(
        {"side": "UKR", "status": "killed", "low": low, "high": high, "standing": standing, **fields}
    )


def test_the_first_says_what_where_when_and_how_many_texts() -> None:
    place = Place(name="Old Ford", country="UKR", precision=1)
    assert said(place=place) == [
        "Shelling at Old Ford, Ukraine, 4 Mar 2024; told by 3 articles of 2 outlets, but only 2 texts of their own."
    ]
    vague = place.model_copy(update={"name": "Sumy", "precision": 4})
    assert said(3, 3, place=vague, date=When()) == [
        "Shelling in Sumy, Ukraine, on a day that no page gives; told by 3 articles of 2 outlets."
    ]


def test_who_blames_whom_and_who_denies() -> None:
    values = (
        FindingValue(value="RUS", standing="disputed", voices=("UKR/MOD", "UKR"), denied_by=("RUS/MOD",)),
        FindingValue(value="UKR", standing="admitted", voices=("UKR/Army",)),
        FindingValue(value="militants", standing="reported"),
    )
    (_, blame) = said(findings=(Finding(field="attacker", standing="disputed", values=values),))
    assert blame == (
        "Defence ministry (Ukraine) and Ukraine blame Russia, which Defence ministry (Russia) denies; "
        "Army (Ukraine) says that it was Ukraine itself; militants did it, says somebody who is not named."
    )


def test_who_says_so_of_itself_and_who_only_fired_back() -> None:
    both = FindingValue(value="RUS", standing="admitted", voices=("UKR", "RUS/MOD"))
    heard = FindingValue(value="UKR", standing="reported", voices=("residents",))
    back = FindingValue(value="UKR", standing="one-sided", voices=("UKR/MOD",))
    (_, blame) = said(
        findings=(
            Finding(field="attacker", standing="admitted", values=(both, heard)),
            Finding(field="returned fire", standing="one-sided", values=(back,)),
        )
    )
    assert blame == (
        "Ukraine blames Russia, and Defence ministry (Russia) says so, too; residents says that Ukraine did it; "
        "Defence ministry (Ukraine) says that Ukraine fired back."
    )


def test_nobody_is_blamed_for_a_meeting() -> None:
    acts = FindingValue(value="RUS", standing="reported", voices=("residents",))
    (only,) = said(kind="diplomacy", findings=(Finding(field="attacker", standing="reported", values=(acts,)),))
    assert only.startswith("“T”, 4 Mar 2024; told by")


def test_an_open_date_is_no_range() -> None:
    (first,) = said(date=When(edtf="2024-03-04/..", start=DAY, end=None))
    assert first.startswith("Shelling, 4 Mar 2024 or later; told by")
    (wide,) = said(date=When(edtf="2024-03-04/2024-03-06", start=DAY, end=date(2024, 3, 6)))
    assert wide.startswith("Shelling, some day in 4–6 Mar 2024; told by")


def test_figures_that_clash_are_all_said_and_superseded_ones_are_not() -> None:
    (_, harm) = said(
        casualties=(
            side(1, 1, superseded=True),
            side(3, 3, "disputed", voices=("UKR/MOD",)),
            side(20, None, "disputed", category="civilian"),
            side(17, 17, "disputed", voices=("UKR", "monitor")),
        )
    )
    assert harm == (
        "Killed, Ukraine: 3, says Defence ministry (Ukraine); or at least 20 civilian, nobody is named for it; or 17, say Ukraine and monitor."
    )
    (_, one) = said(casualties=(side(4, 4, voices=("UKR/MOD",)),))
    assert one == "Killed, Ukraine: 4, says Defence ministry (Ukraine)."


def test_a_smaller_figure_that_nobody_contradicts_is_no_rival() -> None:
    (_, harm) = said(
        casualties=(side(2, 2, category="police"), side(20, 20, voices=("UKR",)), side(1, 1, category="civilian"))
    )
    assert harm == "Killed, Ukraine: 20, says Ukraine (also told: 2 police, 1 civilian)."


def test_a_page_that_names_no_outlet_is_no_speaker() -> None:
    event = Event(
        id="e", kind="incident", title="t", event=FIRE, date=When(), reports=("p.txt#0/r1",),
        casualties=(side(4, 4, "reported", voices=("p.txt",)),),
    )  # fmt: skip
    article = Article(page="p.txt", index=0, spans=())
    (_, harm) = sentences(event, facts(event, {}, {article.id: article}), 1, 1, 1)
    assert "".join(part.text for part in harm) == "Killed, Ukraine: 4, says an outlet that is not named (p.txt)."


def test_each_part_that_rests_on_words_leads_to_its_fact() -> None:
    event = Event(
        id="e", kind="incident", title="t", event=FIRE, date=When(), casualties=(side(4, 4), side(2, 2, "agreed", status="wounded")),
    )  # fmt: skip
    rows = facts(event, {}, {})
    told = [part for parts in sentences(event, rows, 1, 1, 1) for part in parts if part.standing]
    assert [(part.target, part.standing) for part in told] == [
        (rows[0].anchor, "one-sided"),
        (rows[1].anchor, "agreed"),
    ]


def test_a_reviewer_s_figure_stands_before_those_that_clash() -> None:
    (_, harm) = said(
        casualties=(side(3, 3, "disputed"), side(5, 5, "reviewed", voices=("reviewer",)), side(9, 9, "disputed"))
    )
    assert harm == "Killed, Ukraine: 5, says a reviewer (also told: 3, 9)."
