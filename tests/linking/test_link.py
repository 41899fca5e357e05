"""Which reports tell one event, how sure that is, and why."""

import copy
import math
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from rashomon.linking import cluster, link, ruled
from rashomon.linking.model import make, parameters
from rashomon.linking.rows import rows
from rashomon.linking.score import compare
from rashomon.linking.words import nearest
from rashomon.model import Count, Link, Place, Ruling, TimeMention, When
from tests.linking.make import AIR_STRIKE, BOMBING, KHERSON, PESHAWAR, SHOOTING, SUMY, case, on, span, telling, weekday

STRIKE = "An air raid hit the railway depot at Sumy and killed seven people, the regional head Artiukh said."
RETOLD = "Seven people died when planes bombed the depot of the railway in Sumy, according to Artiukh."
MARKET = "A bomb in a parked car tore through the vegetable market of Peshawar; forty traders were hurt."


def probability(links: list[Link], left: str = "a", right: str = "b") -> float:
    return next((x.probability for x in links if (x.left, x.right) == (f"{left}#0/0", f"{right}#0/0")), 0.0)


def strike(page: str, text: str = STRIKE, **fields: Any) -> Any:
    given = {"place": SUMY, "killed": [7], "parties": ("RUS", "UKR"), "event": AIR_STRIKE, **fields}
    return telling(page, text, **given)


def test_two_tellings_of_one_strike_are_one_event() -> None:
    assert probability(link(*case(strike("a"), strike("b", RETOLD)))) > 0.95


def test_it_works_for_five_pages_and_says_nothing_for_one() -> None:
    assert link(*case(strike("a"))) == []
    assert link([], []) == []


def test_another_town_on_the_same_day_is_another_event() -> None:
    other = strike("b", "Planes bombed a school in Kherson; three pupils died.", place=KHERSON, killed=[3])
    assert probability(link(*case(strike("a"), other))) < 0.1


def test_pages_in_much_the_same_words_are_compared_whatever_their_places() -> None:
    other = strike("c", MARKET, place=KHERSON, parties=("THA",))
    far = strike("b", RETOLD, place=PESHAWAR, parties=("MLI",))
    articles, readings = case(strike("a"), far, other)
    days = {"a#0/0": on("2024-05-02"), "b#0/0": on("2024-05-10"), "c#0/0": on("2024-05-02")}

    def compared(days: dict[str, When]) -> set[tuple[str, str]]:
        _, pairs = compare(rows(articles, readings, days), make(parameters("incident")), keep=0)
        return {(pair["left"], pair["right"]) for pair in pairs}

    assert ("a#0/0", "b#0/0") in compared(days)
    assert ("a#0/0", "b#0/0") not in compared(days | {"b#0/0": on("2024-08-11")}), (
        "but not where stated days lie weeks apart"
    )


def test_the_nearest_are_few_and_of_other_articles() -> None:
    every = np.eye(4, dtype=np.float32)[[0, 0, 0, 1]]
    assert set(nearest(every, ["a", "a", "b", "c"], 1, 0.5)) <= {(0, 2), (1, 2), (2, 0), (2, 1)}
    assert {left for left, _ in nearest(every, ["a", "a", "b", "c"], 1, 0.5)} == {0, 1, 2}
    assert list(nearest(every[:1], ["a"], 1, 0.5)) == []


def test_the_same_town_months_later_is_another_event() -> None:
    assert probability(link(*case(strike("a"), strike("b", RETOLD, published="2024-08-11", killed=[2])))) < 0.1


def test_a_day_apart_can_still_be_one_event() -> None:
    days = {"a#0/0": on("2024-05-02"), "b#0/0": on("2024-05-03")}
    assert probability(link(*case(strike("a"), strike("b", RETOLD)), dates=days)) > 0.5


def test_another_attack_on_the_same_town_next_day_is_another_event() -> None:
    text = "Gunmen fired on a police post in Sumy, wounding nobody but burning two vehicles."
    days = {"a#0/0": on("2024-05-02"), "b#0/0": on("2024-05-03")}
    other = strike("b", text, killed=[], event=SHOOTING)
    assert probability(link(*case(strike("a"), other), dates=days)) < 0.5


def test_a_place_put_at_its_parents_point_is_not_near_what_lies_there() -> None:
    quarter = Place(name="Quarry Row", admin1="Sumy", country="UKR", lat=50.92, lon=34.8, precision=2, source="text")
    known = quarter.model_copy(update={"source": "geonames:1"})
    guessed = probability(link(*case(strike("a"), strike("b", RETOLD, place=quarter))))
    assert guessed < probability(link(*case(strike("a"), strike("b", RETOLD, place=known))))


def test_a_town_that_half_the_case_names_tells_little() -> None:
    village = Place(name="Bilopillia", admin1="Sumy", country="UKR", lat=51.5, lon=35.5, precision=1)
    two = [strike("a"), strike("b", RETOLD, place=village, places=(SUMY,))]
    crowded = [telling(f"c{i}", f"Item {i}.", place=SUMY, published=f"2023-{i:02d}-01") for i in range(1, 13)]
    reason = {w.name: w.reason for w in link(*case(*two))[0].weights}["place"]
    many = {w.name: w.reason for x in link(*case(*two, *crowded)) if x.right == "b#0/0" for w in x.weights}["place"]
    assert "many reports" not in reason
    assert "many reports" in many


def test_the_name_of_the_place_is_not_counted_twice() -> None:
    (found,) = link(*case(strike("a"), strike("b", "Guns were heard near Sumy before the curfew was lifted.")))
    assert not any(w.name == "names" and w.bits > 0 for w in found.weights)


def test_a_bare_number_and_at_least_that_number_are_one_figure() -> None:
    (one, first), (two, second) = strike("a"), strike("b", "The capital said little of it on Thursday.")
    claim = second.claims[0]
    least = claim.model_copy(update={"content": claim.content.model_copy(update={"count": Count(low=7)})})
    vague = claim.model_copy(update={"content": claim.content.model_copy(update={"count": Count(low=1)})})
    with_least = link([one, two], [first, second.model_copy(update={"claims": (least,)})])
    with_vague = link([one, two], [first, second.model_copy(update={"claims": (vague,)})])
    assert "both give the figure killed 7" in [w.reason for w in with_least[0].weights]
    assert probability(with_least) > probability(with_vague)


def test_talks_and_incidents_are_never_compared() -> None:
    assert link(*case(strike("a"), strike("b", kind="diplomacy"))) == []


def test_a_meeting_to_come_is_hardly_the_one_that_was_held() -> None:
    held = strike("b", kind="diplomacy")
    to_come = strike("a", kind="diplomacy", reality="planned")
    assert probability(link(*case(to_come, held))) < probability(link(*case(strike("a", kind="diplomacy"), held)))


def test_reports_of_one_article_are_never_compared() -> None:
    (article, first), (_, second) = strike("a"), strike("b")
    twin = second.reports[0].model_copy(update={"id": "a#0/1", "page": "a"})
    both = first.model_copy(update={"reports": (*first.reports, twin), "claims": first.claims + second.claims})
    assert link([article], [both]) == []


def test_dates_of_the_whole_case_win_over_the_pages_own() -> None:
    two = case(strike("a", published=None), strike("b", RETOLD, published=None))
    agreed = {"a#0/0": on("2024-05-01"), "b#0/0": on("2024-05-01")}
    apart = {"a#0/0": on("2024-05-01"), "b#0/0": on("2024-06-19")}
    assert probability(link(*two, dates=apart)) < 0.1 < probability(link(*two)) < probability(link(*two, dates=agreed))


def test_undated_tellings_of_clashes_on_other_weekdays_are_two() -> None:
    """Without a day one clash of a war looks like the next: its weekday and month still tell."""

    def clash(page: str, **fields: Any) -> Any:
        return strike(
            page, "Soldiers of both sides exchanged fire at Sumy.", published=None, killed=[2], event=SHOOTING, **fields
        )

    same, other, none = (
        probability(link(*case(clash("a", times=(weekday(2),)), clash("b", times=times))))
        for times in ((weekday(2),), (weekday(4),), ())
    )
    assert other < none < same
    months = [TimeMention(span=span("that month"), month=n) for n in (3, 11)]
    assert probability(link(*case(*(clash(p, times=(m,)) for p, m in zip("ab", months, strict=True))))) < other


def test_undated_tellings_meet_by_their_place() -> None:
    """Before anybody has dated the case, two weekdays and one town must do."""
    two = case(
        strike("a", published=None, times=(weekday(1),)), strike("b", RETOLD, published=None, times=(weekday(1),))
    )
    assert probability(link(*two)) > 0.3


def test_the_weights_sum_to_the_probability_and_say_why() -> None:
    tellings = [strike("a"), strike("b", RETOLD), strike("c", published="2024-05-03", killed=[7, 9])]
    links = link(*case(*tellings))
    assert links
    for found in links:
        bits = sum(w.bits for w in found.weights)
        assert 1 / (1 + 2**-bits) == pytest.approx(found.probability, abs=0.01)
        assert found.weights[0].name == "prior"
        assert all(w.reason for w in found.weights)
        assert all(math.isfinite(w.bits) for w in found.weights)
    reasons = " ".join(w.reason for w in links[0].weights)
    assert "2024-05-0" in reasons
    assert "Sumy" in reasons
    assert "both give the figure killed 7" in reasons
    assert "7-7" not in reasons, "figures are told as people write them"


def test_the_reviewers_word_is_certain_both_ways() -> None:
    two = case(strike("a"), telling("b", MARKET, place=PESHAWAR, event=BOMBING))
    known = {"a#0/0", "b#0/0"}
    found = link(*two)
    assert probability(found) < 0.5
    joined = ruled(found, [Ruling(action="join", left="b#0/0", right="a#0/0", reason="same caption")], known)
    assert probability(joined) == 1.0
    assert "same caption" in joined[0].weights[0].reason
    assert joined[0].weights[1:] == (found[0].weights if found else ())
    alike = link(*case(strike("a"), strike("b", RETOLD)))
    assert len(alike) == 1
    assert ruled(alike, [Ruling(action="part", left="b#0/0", right="a#0/0")], known) == []


def test_a_word_on_a_report_that_is_gone_makes_no_link() -> None:
    assert ruled([], [Ruling(action="join", left="a#0/0", right="gone#0/0")], {"a#0/0"}) == []


def test_links_are_the_same_whatever_the_order_of_the_pages() -> None:
    """Left and right are no roles: each comparison must be blind to them."""
    made = list(crowd(40, seed=3))
    assert link(*case(*made)) == link(*case(*reversed(made)))


def test_which_report_is_left_plays_no_part() -> None:
    forward = link(*case(*crowd(40, seed=5)))
    backward = link(*case(*crowd(40, seed=5, name=lambda at: f"p{9999 - at}")))
    assert len(forward) > 40
    assert sorted(x.probability for x in forward) == pytest.approx(sorted(x.probability for x in backward), abs=1e-6)


def crowd(number: int, seed: int, name: Callable[[int], str] = "p{:04d}".format, times: int = 2) -> Any:
    """Incidents at made-up towns on random days, each told by ``times`` pages, one after the other, in words of its own."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("aeioubdfgklmnprst", k=7)) for _ in range(4000)]
    for at in range(number):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(120))
        town, precision = chance.choice(words).capitalize(), chance.choice([1, 2, 4, 6])
        place = Place(
            name=town,
            admin1=f"Province {at % 7}",
            country="UKR",
            lat=chance.uniform(44, 52),
            lon=chance.uniform(24, 38),
            precision=precision,
        )
        toll, told, kind = chance.randrange(2, 40), chance.sample(words, 10), chance.choice([AIR_STRIKE, BOMBING])
        for again in range(times):
            own = " ".join(chance.sample(told, 6))
            text = f"Near {town} {own} and {toll} people died {' '.join(chance.sample(words, 4))}."
            days = day + timedelta(days=chance.choice([0, 0, 1]))
            yield telling(
                name(times * at + again),
                text,
                published=str(days),
                place=place,
                places=(place,),
                killed=[toll],
                event=kind,
                parties=("RUS", "UKR"),
            )


def test_hundreds_of_reports_are_linked_well_and_soon() -> None:
    articles, readings = case(*crowd(150, seed=1))
    clusters = cluster([r for reading in readings for r in reading.reports], link(articles, readings))
    joined = {(a, b) for group in clusters for a in group for b in group if a < b}
    told = {(f"p{at:04d}#0/0", f"p{at + 1:04d}#0/0") for at in range(0, 300, 2)}
    assert len(joined & told) >= 0.9 * len(told)
    assert len(joined & told) >= 0.9 * len(joined)


def test_a_heap_that_tells_each_incident_once_joins_less_easily_than_one_that_tells_it_thrice() -> None:
    def prior(times: int, reports: int) -> float:
        articles, readings = case(*crowd(reports // times, seed=3, times=times))
        days = {
            report.id: on(str(a.published.start))
            for a, reading in zip(articles, readings, strict=True)
            for report in reading.reports
        }
        bits = {w.bits for x in link(articles, readings, dates=days) for w in x.weights if w.name == "prior"}
        (found,) = bits
        return found

    assert prior(1, 240) < prior(3, 240) - 1


def test_stated_parameters_are_tested() -> None:
    for kind in ("incident", "diplomacy", "history"):
        make(parameters(kind))
    stated: dict[str, Any] = copy.deepcopy(parameters("incident"))
    stated["comparisons"]["day"]["some day"] = {"m": 0.5, "u": 0.5}
    stated["comparisons"]["mood"] = {"bad": {"m": 0.5, "u": 0.5}}
    stated["comparisons"]["place"]["same place"] = {"m": 1.2, "u": 0.5}
    stated["comparisons"]["toll"]["close"] = {"m": 0.2, "u": 0}
    stated["comparisons"]["type"]["other type"] = {"m": 0.2}
    with pytest.raises(ValueError, match="parameters") as error:
        make(stated)
    for part in ("day: some day", "mood: bad", "place: same place", "toll: close", "type: other type"):
        assert part in str(error.value)
    with pytest.raises(ValueError, match="partners"):
        make({"comparisons": {}, "partners": 0})


def test_soldiers_of_one_side_counted_otherwise_speak_for_another_clash() -> None:
    text = "Two soldiers were shot at the post of Sumy."
    here = strike("a", text, killed=[2], event=SHOOTING, category="military")
    (otherwise,) = link(*case(here, strike("b", RETOLD, killed=[1], event=SHOOTING, category="military")))
    (civilians,) = link(*case(strike("a", text, killed=[2]), strike("b", RETOLD, killed=[1])))
    bits = {w.name: w.bits for w in otherwise.weights}
    assert bits["toll"] < -1
    assert "other numbers of soldiers" in {w.name: w.reason for w in otherwise.weights}["toll"]
    assert {w.name: w.bits for w in civilians.weights}["toll"] > bits["toll"]
