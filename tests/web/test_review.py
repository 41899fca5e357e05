"""Review in a real browser: every action by key and by hand, each holding over a rebuild, and without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rashomon.casefile import Case
from rashomon.casefile.decisions import lines
from rashomon.solve import decide, solve
from rashomon.web import words
from tests.casefile.heap import TOWNS, groups, heap, linker, read_again, report, said
from tests.web.conftest import Served

ALDER, BIRCH = TOWNS
PAGES = ("a.txt", "b.txt", "c.txt")


def quiet(stage: str, done: int, total: int | None) -> None:
    pass


@pytest.fixture
def doubtful(tmp_path: Path, serve_case: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Served:
    """A case whose joins are nearly even: the queue is full of them."""
    monkeypatch.setattr("rashomon.linking.link", linker(0.7))
    path = tmp_path / "doubtful.case"
    with heap(path, *PAGES) as case:
        solve(case, quiet)
        assert sizes(case) == [3, 3]
        assert case.question_count() >= 2
    return Served(serve_case(path), path)


def sizes(case: Case) -> list[int]:
    return sorted(map(len, groups(case)))


def rebuilt(served: Served) -> list[int]:
    """Sizes of the events now; the same after another reading and a rebuild, else it fails."""
    with Case(served.path) as case:
        now = sizes(case)
        read_again(case, first=3, turned=True)
        solve(case, quiet)
        assert sizes(case) == now
        assert case.check() == []
    return now


def statuses(served: Served) -> dict[str, str]:
    with Case(served.path, read_only=True) as case:
        states = case.standing_of_decisions()
        return {d.action: states[d.id].status for d in case.decisions()}


def opened(served: Served, town: str = ALDER) -> str:
    """Id of the event of a town."""
    with Case(served.path, read_only=True) as case:
        return case.event_of_report()[report(case, "a.txt", town)]


def test_the_queue_is_worked_by_keys_alone(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    before = tab.locator(".doubt").count()
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.innerText")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.innerText") != first
    tab.keyboard.press("k")
    assert tab.evaluate("document.activeElement.innerText") == first
    tab.keyboard.press("p")
    expect(tab.get_by_role("status")).to_contain_text("Not the same event")
    assert rebuilt(doubtful) == [1, 2, 3]
    tab.reload()
    tab.keyboard.press("u")
    expect(tab.get_by_role("status")).to_contain_text("Undone")
    assert rebuilt(doubtful) == [3, 3]
    tab.reload()
    expect(tab.locator(".doubt")).to_have_count(before)


def test_an_accepted_join_leaves_the_queue_and_the_keys_stay_in_it(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    before = tab.locator(".doubt").count()
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    expect(tab.get_by_role("status")).to_contain_text("Same event")
    expect(tab.locator(".doubt")).to_have_count(before - 1)
    # the list is drawn before the next question gets the focus
    expect(tab.locator("[data-item]:focus")).to_have_count(1)
    assert statuses(doubtful) == {"join": "holds"}
    assert rebuilt(doubtful) == [3, 3]


def test_what_is_no_incident_goes_by_a_key(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    tab.keyboard.press("j")
    tab.keyboard.press("n")
    expect(tab.get_by_role("status")).to_contain_text("Not an incident")
    assert rebuilt(doubtful) == [3]


def test_the_help_is_one_key_away_and_keys_do_nothing_while_typing(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog")).to_be_visible()
    tab.keyboard.press("a")
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_be_hidden()
    tab.goto(f"{doubtful.url}/review/event/{opened(doubtful)}")
    tab.get_by_label("Reason").press_sequentially("an unlikely pun")
    assert statuses(doubtful) == {}


def test_two_reports_side_by_side_with_their_weights(own_site: Served, tab: Page) -> None:
    with Case(own_site.path, read_only=True) as case:
        event = max(case.events("incident"), key=lambda e: len(e.reports))
        link = event.links[0]
    tab.goto(f"{own_site.url}/review/pair?left={link.left.replace('#', '%23')}&right={link.right.replace('#', '%23')}")
    expect(tab.locator(".told")).to_have_count(2)
    assert tab.locator(".told blockquote").count() >= 2
    expect(tab.get_by_text(words.reason(link.weights[1])).first).to_be_visible()
    tab.keyboard.press("p")
    expect(tab.get_by_role("status")).to_contain_text("Not the same event")
    with Case(own_site.path, read_only=True) as case:
        of = case.event_of_report()
        assert of[link.left] != of[link.right]


def test_enter_opens_the_comparison_and_the_whole_events_are_joined(
    doubtful: Served, tab: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.linking.link", linker(0.3))
    with Case(doubtful.path) as case:
        solve(case, quiet)
        assert sizes(case) == [1] * 6
    tab.goto(f"{doubtful.url}/review")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Do these tell the same incident?")).to_be_visible()
    tab.keyboard.press("a")
    expect(tab.get_by_role("status")).to_contain_text("Same event")
    assert rebuilt(doubtful) == [1, 1, 1, 1, 2]
    tab.goto(f"{doubtful.url}/review")
    tab.keyboard.press("j")
    tab.keyboard.press("p")
    expect(tab.get_by_role("status")).to_contain_text("Not the same event")
    assert rebuilt(doubtful) == [1, 1, 1, 1, 2]


def test_a_report_is_moved_to_another_event(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review/event/{opened(doubtful)}")
    tab.get_by_role("checkbox").first.check()
    tab.get_by_label("Move them to the event").fill(opened(doubtful, BIRCH))
    tab.get_by_label("Reason").fill("the map shows it")
    tab.get_by_label("Your name").fill("Ana")
    tab.get_by_role("button", name="Move them").click()
    expect(tab.get_by_role("status")).to_contain_text("Moved to another event")
    assert rebuilt(doubtful) == [2, 4]
    with Case(doubtful.path, read_only=True) as case:
        (decision,) = case.decisions()
        assert (decision.reason, decision.by) == ("the map shows it", "Ana")


def test_reports_are_parted_from_the_rest_and_set_aside(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review/event/{opened(doubtful)}")
    tab.get_by_role("checkbox").first.check()
    tab.get_by_role("button", name="Part them from the rest").click()
    expect(tab.get_by_role("status")).to_contain_text("Not the same event")
    assert rebuilt(doubtful) == [1, 2, 3]
    tab.goto(f"{doubtful.url}/review/event/{opened(doubtful, BIRCH)}")
    tab.get_by_role("checkbox").last.check()
    tab.get_by_role("button", name="They tell no incident").click()
    expect(tab.get_by_role("status")).to_contain_text("Not an incident")
    assert rebuilt(doubtful) == [1, 2, 2]


def test_a_form_without_a_choice_says_what_to_do(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review/event/{opened(doubtful)}")
    tab.get_by_role("button", name="Part them from the rest").click()
    expect(tab.get_by_role("main")).to_contain_text("hoose a report first")
    assert statuses(doubtful) == {}


def test_a_refused_key_says_why(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    with Case(doubtful.path) as case:
        solve(case, quiet)
        pages = [case.marks(name) for group in groups(case) for name in group]
        decide(case, *(said("dismiss", at, left=marks) for at, marks in enumerate(pages)))
    with tab.expect_response(lambda r: r.request.method == "POST") as answer:
        tab.keyboard.press("j")
        tab.keyboard.press("a")
    assert answer.value.status == 404
    expect(tab.get_by_role("status")).to_contain_text("no longer in the case")


def test_a_date_is_corrected_with_a_reason_and_both_values_are_shown(doubtful: Served, tab: Page) -> None:
    event = opened(doubtful)
    tab.goto(f"{doubtful.url}/event/{event}")
    tab.get_by_role("link", name="Correct it").click()
    tab.get_by_role("link", name="Correct the date").click()
    expect(tab.get_by_role("heading", name="What it is instead")).to_be_visible()
    box = tab.get_by_label("Day, month or year")
    box.fill("2024-02-30")
    tab.get_by_label("Why").fill("the caption gives the day")
    tab.get_by_role("button", name="Correct it").click()
    expect(tab.get_by_role("alert")).to_contain_text("no 2024-02-30")
    assert tab.get_by_label("Why").input_value() == "the caption gives the day", "what was written stays"
    tab.get_by_label("Day, month or year").fill("2024-05-09")
    tab.get_by_role("button", name="Correct it").click()
    expect(tab.get_by_role("status")).to_contain_text("Corrected")
    with Case(doubtful.path) as case:
        for _ in range(2):
            found = case.event(opened(doubtful))
            assert found.date.edtf == "2024-05-09"
            assert [v.value for f in found.findings if f.field == "date" for v in f.values] == [
                "2024-05-09",
                "2024-05-04",
            ]
            read_again(case, first=4)
            solve(case, quiet)
    tab.goto(f"{doubtful.url}/event/{opened(doubtful)}")
    expect(tab.get_by_text("reviewed").first).to_be_visible()


@pytest.mark.parametrize(
    ("link", "fill", "field", "shown"),
    [
        ("Correct killed", {"At least": "5", "At most": "5"}, "killed", "5"),
        ("Correct the place", {"Name": "Alder Quay", "Latitude": "50.5", "Longitude": "34.5"}, "place", "Alder Quay"),
        ("Correct the weapon", {"Name": "mortar"}, "weapon", "mortar"),
        ("Correct the attacker", {"A country": "RUS"}, "attacker", "RUS"),
    ],
    ids=["figure", "place", "weapon", "attacker"],
)
def test_each_value_can_be_corrected(
    doubtful: Served, tab: Page, link: str, fill: dict[str, str], field: str, shown: str
) -> None:
    event = opened(doubtful)
    tab.goto(f"{doubtful.url}/review/event/{event}")
    tab.get_by_role("link", name=link).first.click()
    expect(tab.get_by_role("heading", name="What it is instead")).to_be_visible()
    for label, text in fill.items():
        tab.get_by_label(label).first.fill(text)
    tab.get_by_label("Why").fill("seen on the spot")
    tab.get_by_role("button", name="Correct it").click()
    expect(tab.get_by_role("status")).to_contain_text(f"Corrected. {field.capitalize()}")
    with Case(doubtful.path) as case:
        for _ in range(2):
            (made,) = case.event(event).corrections
            assert made.field == field
            assert shown in str(made.value)
            solve(case, quiet)


def test_the_type_is_chosen_from_a_list(doubtful: Served, tab: Page) -> None:
    event = opened(doubtful)
    tab.goto(f"{doubtful.url}/review/correct?event={event}&field=type")
    tab.get_by_label("Type").select_option("Explosions/Remote violence · Air/drone strike · ASSAULT · drone")
    tab.get_by_label("Why").fill("a drone on the photograph")
    tab.get_by_role("button", name="Correct it").click()
    expect(tab.get_by_role("status")).to_contain_text("Corrected")
    for _ in range(2):
        with Case(doubtful.path, read_only=True) as case:
            assert case.event(opened(doubtful)).event.mode == "drone"
        assert rebuilt(doubtful) == [3, 3]
    tab.goto(f"{doubtful.url}/event/{opened(doubtful)}")
    expect(tab.locator(".kicker")).to_contain_text("Air/drone strike")


def test_the_log_undoes_and_travels(doubtful: Served, tab: Page, tmp_path: Path) -> None:
    with Case(doubtful.path) as case:
        a, b = (case.marks(report(case, name, ALDER)) for name in ("a.txt", "b.txt"))
        hostile = "<script>alert(1)</script>\u202e"
        text = "\n".join(lines([said("part", left=a, right=b, reason=hostile, by="Ana")]))
    (tmp_path / "log.jsonl").write_text(text, encoding="utf-8")
    tab.goto(f"{doubtful.url}/review/log")
    tab.get_by_label("A colleague").set_input_files(tmp_path / "log.jsonl")
    tab.get_by_role("button", name="Take it in").click()
    expect(tab.get_by_text("1 new decision taken in")).to_be_visible()
    expect(tab.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    assert rebuilt(doubtful) == [1, 2, 3]
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="Save the decisions").click()
    assert Path(saved.value.path()).read_text(encoding="utf-8").strip() == text
    tab.locator("tbody").get_by_role("button", name="Undo").click()
    expect(tab.get_by_role("status").first).to_contain_text("Undone")
    expect(tab.get_by_text(re.compile("^undone by"))).to_be_visible()
    assert rebuilt(doubtful) == [3, 3]
    (tmp_path / "log.jsonl").write_text("{}", encoding="utf-8")
    tab.get_by_label("A colleague").set_input_files(tmp_path / "log.jsonl")
    tab.get_by_role("button", name="Take it in").click()
    expect(tab.get_by_text("nothing was taken in: line 1")).to_be_visible()


def test_it_all_works_without_script(doubtful: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{doubtful.url}/review")
    plain.locator(".doubt").first.get_by_role("button", name="Not the same").click()
    expect(plain.get_by_role("status")).to_contain_text("Not the same event")
    assert rebuilt(doubtful) == [1, 2, 3]
    plain.goto(f"{doubtful.url}/review")
    plain.get_by_role("button", name="Undo the last").click()
    expect(plain.get_by_role("status")).to_contain_text("Undone")
    assert rebuilt(doubtful) == [3, 3]
    context.close()


def test_a_decision_needs_the_token_of_our_own_page_and_leads_nowhere_else(doubtful: Served, tab: Page) -> None:
    tab.goto(f"{doubtful.url}/review")
    form = {"action": "dismiss", "left": opened(doubtful)}
    assert tab.request.post(f"{doubtful.url}/review/decide", form=form).status == 403
    token = tab.locator("input[name=csrf]").first.get_attribute("value") or ""
    away = {**form, "csrf": token, "to": "//elsewhere.example/review"}
    answer = tab.request.post(f"{doubtful.url}/review/decide", form=away, max_redirects=0)
    assert answer.status == 303
    assert answer.headers["location"].startswith("/review?done=")


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "join", "left": "e000", "right": "e111"}, 404),
        ({"action": "shout", "left": "EVENT"}, 422),
        ({"action": "correct", "left": "EVENT"}, 422),
        ({"action": "join", "left": "EVENT"}, 422),
        ({"action": "undo", "undoes": "d123"}, 409),
        ({"action": "keep", "left": "EVENT", "field": "colour"}, 422),
    ],
)
def test_what_can_not_be_decided_is_refused_and_not_logged(
    doubtful: Served, tab: Page, form: dict[str, str], status: int
) -> None:
    tab.goto(f"{doubtful.url}/review")
    token = tab.locator("input[name=csrf]").first.get_attribute("value") or ""
    sent = {name: opened(doubtful) if text == "EVENT" else text for name, text in form.items()}
    answer = tab.request.post(f"{doubtful.url}/review/decide", form={**sent, "csrf": token})
    assert answer.status == status
    assert statuses(doubtful) == {}


def test_a_kept_value_leaves_the_queue_until_another_report_tells_it(own_site: Served, tab: Page) -> None:
    with Case(own_site.path, read_only=True) as case:
        question = next(q for q in case.questions(limit=200) if q.doubt.field)
    tab.goto(f"{own_site.url}/review")
    entry = (
        tab.locator(".doubt", has_text=words.doubt(question.doubt))
        .filter(has_text=words.title(question.titles[0]))
        .first
    )
    entry.get_by_role("button", name="Stays as it is").click()
    expect(tab.get_by_role("status")).to_contain_text("Stays as it is")
    with Case(own_site.path) as case:
        events = case.events()
        for _ in range(2):
            left = [(q.events, q.doubt.note) for q in case.questions(limit=200)]
            assert left
            assert (question.events, question.doubt.note) not in left
            assert statuses(own_site) == {"keep": "holds"}
            solve(case, quiet)
        assert case.events() == events, "what stays is not changed by a rebuild either"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_review_screens_are_free_of_faults_of_access(
    doubtful: Served, tab: Page, faults: Callable[[Page], list[str]], scheme: str
) -> None:
    tab.emulate_media(color_scheme=scheme)
    event = opened(doubtful)
    with Case(doubtful.path) as case:
        a, b = (report(case, name, ALDER).replace("#", "%23") for name in ("a.txt", "b.txt"))
    paths = ["/review", "/review/log", f"/review/pair?left={a}&right={b}", f"/review/event/{event}"]
    paths += [f"/review/correct?event={event}&field={field}" for field in ("date", "place", "type", "attacker")]
    paths += [f"/review/correct?event={event}&field=killed&side=UKR"]
    found = {}
    for path in paths:
        response = tab.goto(doubtful.url + path)
        assert response is not None
        assert response.status == 200, path
        if lines := faults(tab):
            found[path] = lines
        tab.set_viewport_size({"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path
        tab.set_viewport_size({"width": 1280, "height": 900})
    assert not found
