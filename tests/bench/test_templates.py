"""Reading texts in capitals and coders' keys, and the comparison of templates, on made-up ones."""

from datetime import date

import pytest

from bench import muc, muc_labels
from bench.muc import Filler, Template, filler, template
from bench.muc_score import Answer, Response, date_credit, place_credit, score, string_credit

KEY = """0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  03 MAY 90 / - 04 MAY 90
3.  INCIDENT: LOCATION              PERU: LIMA (CITY): RIMAC (DISTRICT)
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         *
9.  PERP: INDIVIDUAL ID             "TWO MASKED MEN" / "MEN"
                                    ? "DRIVER"
12. PHYS TGT: ID                    -
19. HUM TGT: DESCRIPTION            "BAKER": "JUAN ROJAS"
                                    "CUSTOMERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH / INJURY: "JUAN ROJAS"
                                    INJURY: "CUSTOMERS" /
                                      "SHOPPERS"
"""


def test_a_key_is_read_with_alternatives_options_and_references() -> None:
    found = template(KEY.replace("TST9", "TST1"))
    assert found.text == "TST1-MUC4-0001"
    assert found.slots[2][0].values == ("03 MAY 90", "- 04 MAY 90")
    assert found.slots[3][0].values == ("PERU: LIMA (CITY): RIMAC (DISTRICT)",)
    assert found.slots[9] == (Filler(("TWO MASKED MEN", "MEN")), Filler(("DRIVER",), optional=True))
    assert found.slots[19] == (Filler(("BAKER",), ("JUAN ROJAS",)), Filler(("CUSTOMERS",)))
    assert found.slots[23][0] == Filler(("DEATH", "INJURY"), ("JUAN ROJAS",))
    assert found.slots[23][1] == Filler(("INJURY",), ("CUSTOMERS", "SHOPPERS"))
    assert 6 not in found.slots
    assert 12 not in found.slots


def test_an_irrelevant_text_has_no_slots() -> None:
    block = "0.  MESSAGE: ID                     TST1-MUC3-0002\n1.  MESSAGE: TEMPLATE               *\n2.  INCIDENT: DATE                  *\n"
    assert template(block).slots == {}


def test_a_text_becomes_a_page_with_its_characters_in_place() -> None:
    body = "\n\n   LIMA, 4 MAY 90 (XYZ) -- [TEXT] TWO MEN LEFT A BOMB OUTSIDE\nA BAKERY IN LIMA, THE POLICE SAID.  NOBODY SAW THEM.\n"
    found = muc.readable("TST1-MUC3-0001", body)
    assert found.page.stated_date == date(1990, 5, 4)
    assert len(found.page.text) == len(found.capitals)
    assert "Two men left a bomb outside a bakery in Lima, the police said.  Nobody saw them." in found.page.text
    assert "[" not in found.page.text


@pytest.mark.parametrize("text", ["4 MAY", "NO DATE", "31 FEB 90", ""])
def test_a_day_that_is_none_is_none(text: str) -> None:
    assert muc.day(text) is None


def test_a_reference_may_be_absent() -> None:
    assert filler("CIVILIAN") == Filler(("CIVILIAN",))
    assert filler('? "A \\"B\\" C"') == Filler(('A "B" C',), optional=True)


@pytest.mark.parametrize(
    ("ours", "forms", "worth"),
    [
        ("ARMED MEN", ("MEN",), 1.0),
        ("THE MEN", ("MEN",), 1.0),
        ("MEN", ("MASKED MEN",), 0.5),
        ("MEN ON FOOT", ("MEN",), 0.5),
        ("BAKER", ("MEN",), 0.0),
    ],
)
def test_strings_count_by_their_words(ours: str, forms: tuple[str, ...], worth: float) -> None:
    assert string_credit(ours, forms) == worth


def test_dates_and_places_count_half_when_they_only_fit() -> None:
    assert date_credit("- 04 MAY 90", ("- 04 MAY 90",)) == 1
    assert date_credit("04 MAY 90", ("- 04 MAY 90",)) == 0.5
    assert date_credit("03 MAY 90", ("01 MAY 90 - 04 MAY 90",)) == 0.5
    assert date_credit("05 MAY 90", ("01 MAY 90 - 04 MAY 90",)) == 0
    assert place_credit("PERU: LIMA PROVINCE: LIMA", ("PERU: LIMA (CITY)",)) == 1
    assert place_credit("PERU", ("PERU: LIMA (CITY)",)) == 0.5
    assert place_credit("CHILE: LIMA", ("PERU: LIMA (CITY)",)) == 0


def key(kind: str, who: str, optional: bool = False) -> Template:
    slots = {4: (Filler((kind,)),), 19: (Filler((who,)),), 20: (Filler(("CIVILIAN",), (who,)),)}
    return Template("a", optional, slots)


def given(kind: str, who: str) -> Response:
    return {4: [Answer(kind)], 19: [Answer(who)], 20: [Answer("CIVILIAN", who)]}


def test_templates_are_mapped_where_they_agree_most() -> None:
    found = score(
        {"a": [given("BOMBING", "BAKER"), given("ATTACK", "NURSE")]},
        {"a": [key("ATTACK", "NURSE"), key("BOMBING", "BAKER")]},
    )
    assert found.mapped == 2
    assert found.all.f1 == 1


def test_an_incident_of_others_is_not_mapped() -> None:
    found = score({"a": [given("ATTACK", "BAKER")]}, {"a": [key("ATTACK", "NURSE")]})
    assert found.mapped == 0
    assert (found.all.spurious, found.all.missing) == (3, 3)


def test_what_is_optional_may_be_left_out() -> None:
    assert score({}, {"a": [key("ATTACK", "NURSE", optional=True)]}).all.missing == 0


def test_an_answer_of_nobody_right_counts_nothing() -> None:
    ours = {4: [Answer("ATTACK")], 19: [Answer("NURSE")], 20: [Answer("CIVILIAN", "BAKER")]}
    found = score({"a": [ours]}, {"a": [key("ATTACK", "NURSE")]})
    assert found.slots[20].right == 0
    assert found.slots[20].wrong == 1


def told(body: str, *keys: Template) -> list[list[str]]:
    """The words of the sentences that tell each incident of a made text."""
    text = muc.readable("TST1-MUC3-0001", body)
    return [[text.page.text[start:end] for start, end in spans] for spans in muc_labels.tell(text, list(keys))]


def test_sentences_tell_the_incident_whose_people_they_name() -> None:
    body = (
        "LIMA, 4 MAY 90 -- A BAKER WAS SHOT IN LIMA.  GUNMEN KIDNAPPED A NURSE IN CUZCO.  THE COURT WILL MEET TODAY.\n"
    )
    first, second = told(body, key("ATTACK", "BAKER"), key("KIDNAPPING", "NURSE"))
    assert len(first) == len(second) == 1
    assert "baker" in first[0].lower()
    assert "nurse" in second[0].lower()


def test_a_place_parts_incidents_of_the_same_people() -> None:
    lima = Template(
        "a", False, {3: (Filler(("PERU: LIMA (CITY)",)),), 4: (Filler(("ATTACK",)),), 19: (Filler(("NURSE",)),)}
    )
    cuzco = Template(
        "a", False, {3: (Filler(("PERU: CUZCO (CITY)",)),), 4: (Filler(("ATTACK",)),), 19: (Filler(("NURSE",)),)}
    )
    body = "A NURSE WAS SHOT IN LIMA.  ANOTHER NURSE WAS SHOT IN CUZCO.\n"
    assert [len(one) for one in told(body, lima, cuzco)] == [1, 1]
    assert "Cuzco" in told(body, lima, cuzco)[1][0]


def test_doers_tell_only_where_nothing_else_can_be_meant() -> None:
    slots = {4: (Filler(("ATTACK",)),), 9: (Filler(("GUNMEN",)),), 19: (Filler(("NURSE",)),)}
    body = "GUNMEN ATTACKED A WARD.  GUNMEN ATTACKED A BANK.\n"
    one = Template("a", False, slots)
    assert [len(spans) for spans in told(body, one)] == [2]
    assert [len(spans) for spans in told(body, one, key("ATTACK", "BAKER"))] == [0, 0]
