"""The step charts of a toll: only what changed is drawn, the line is the highest figure of each day."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from rashomon.model import OUTLET, Article, Claim, Content, Count, Side, Span, When
from rashomon.web.toll import FLOOR, TOP, Printed, charts


def printed(day: int | None, low: int | None, high: int | None = -1, **fields: object) -> Printed:
    high = low if high == -1 else high
    side = Side.model_validate(
        {"side": "THA", "status": "killed", "standing": "reported", "low": low, "high": high, **fields}
    )
    when = When() if day is None else When(edtf=f"2025-07-{day:02}", start=date(2025, 7, day), end=date(2025, 7, day))
    text = Span(start=0, end=1, text="x")
    article = Article(
        page=f"{day}.txt", index=0, spans=(text,), outlet="Delta Post", published=when, published_stated=True
    )
    content = Content(what="toll", status="killed", count=Count(low=low, high=high))
    claim = Claim(
        id=f"{day}-{low}", page=article.page, article=0, span=text, voices=("Delta Post",), source=OUTLET, stance="asserts", content=content,
    )  # fmt: skip
    return Printed(side, claim, article)


def test_the_line_is_the_highest_figure_of_each_day_and_stays_until_the_next() -> None:
    (chart,) = charts([printed(1, 3), printed(1, 2), printed(2, 10, None), printed(5, 8, 9)])
    assert (chart.title, chart.most) == ("Killed, Thailand", 10)
    assert (
        chart.says
        == "Killed, Thailand. Highest figure of each day: 1 Jul 2025: 3; 2 Jul 2025: at least 10; 5 Jul 2025: 8 to 9."
    )
    assert [step.y for step in chart.steps] == [
        pytest.approx(FLOOR - (FLOOR - TOP) * n / 10, abs=0.01) for n in (3, 10, 9)
    ]
    assert [a.right == b.left and a.y == b.before for a, b in zip(chart.steps, chart.steps[1:], strict=False)] == [
        True,
        True,
    ]
    assert chart.steps[-1].right == 100
    assert len(chart.dots) == 4
    assert [dot.open for dot in chart.dots] == [False, False, True, False]
    assert all(0 < dot.at < 100 and TOP <= dot.high <= dot.low <= FLOOR for dot in chart.dots)


def test_what_did_not_change_or_has_no_day_is_not_drawn() -> None:
    assert charts([printed(1, 3), printed(4, 3)]) == []
    assert charts([printed(1, 3), printed(1, 5)]) == []
    assert charts([printed(1, 3), printed(None, 5)]) == []
    assert charts([printed(1, 3), printed(2, 5, side="KHM")]) == []
    assert [c.title for c in charts([printed(1, 3), printed(2, 5), printed(1, 30, status="wounded"), printed(2, 50, status="wounded")])] == [
        "Wounded, Thailand", "Killed, Thailand",
    ]  # fmt: skip


def test_nobody_killed_and_the_ends_of_the_calendar_can_be_drawn() -> None:
    (chart,) = charts([printed(1, 0, 0), printed(2, 0, None)])
    assert {step.y for step in chart.steps} == {FLOOR}
    row = printed(1, 1)
    ends = [date.min, date.max]
    rows = [
        Printed(
            row.side.model_copy(update={"low": n, "high": n}),
            row.claim,
            row.article.model_copy(update={"published": When(edtf=str(day), start=day, end=day)}),
        )
        for n, day in enumerate(ends, start=1)
    ]
    assert len(charts(rows)) == 1


def test_the_event_shows_the_chart_beside_the_table_that_says_the_same(site: str, tab: Page) -> None:
    tab.goto(site)
    for link in [str(a.get_attribute("href")) for a in tab.locator(".list tbody th a").all()]:
        tab.goto(site + link)
        if not tab.locator(".toll").count():
            continue
        drawing = tab.get_by_role("img", name="Highest figure of each day").first
        expect(drawing).to_be_visible()
        assert drawing.locator("circle").count() >= 2
        assert drawing.locator("line.step").count() >= 4
        expect(tab.get_by_role("group", name="Table of figures in the order of publication")).to_be_visible()
        return
    pytest.fail("the example has a toll that changed")
