"""What the first sentences of an event say, and how they count."""

from datetime import date

from rashomon.model import Event, EventType, Finding, FindingValue, Place, Side, When
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
        "MOD (Ukraine) and Ukraine blame Russia, which MOD (Russia) denies; Ukraine says that it did it; militants is said to have done it."
    )


def test_figures_that_clash_are_all_said_and_superseded_ones_are_not() -> None:
    (_, harm) = said(
        casualties=(
            side(1, 1, superseded=True),
            side(3, 3, "disputed"),
            side(20, None, "disputed"),
            side(17, 17, "disputed"),
        )
    )
    assert harm == "Killed: 3, at least 20 or 17 of Ukraine."
    (_, one) = said(casualties=(side(4, 4, voices=("UKR/MOD",)),))
    assert one == "Killed: 4 of Ukraine, says MOD (Ukraine)."


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
