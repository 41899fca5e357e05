"""A case whose every field is an attack: markup, script, SQL, templates, endless words, control and direction characters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rashomon.casefile import Case
from rashomon.model import (
    Actor,
    Article,
    Claim,
    Content,
    Count,
    Event,
    EventType,
    Finding,
    FindingValue,
    Link,
    Place,
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
from tests.casefile.make import page

ATTACKS = (
    "<script>window.hacked=1</script>",
    "\"'><img src=x onerror=window.hacked=1>",
    "</title></script><svg onload=window.hacked=1>",
    "javascript:window.hacked=1",
    "{{7*'7'}}{% raw %}${7*7}",
    "'; DROP TABLE page; DROP TABLE event; --",
    "../../../../etc/passwd",
    "\u202egnp.exe\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u2066x",
    "\x1b[2J\x00\x07\x9b31m\x7f",
    "http://evil.example/?a=1&b=2#c",
)
ALL = " ".join(ATTACKS)
ENDLESS = "w" * 5_000_000
DAY = When(edtf="2024-03-04", start=date(2024, 3, 4), end=date(2024, 3, 4), basis=ALL)
FIRE = EventType(plover="ASSAULT", mode=ALL, acled_type=ALL, acled_sub=ALL)


def hostile_case(path: Path) -> Case:
    """Build the case: an article for each attack in all its names, and one of a single endless word. Result: the open case."""
    case = Case(path, create=True)
    articles, readings, reports = [], [], []
    for number, attack in enumerate((*ATTACKS, ENDLESS)):
        name = f"{number} {attack[:80]}"
        text = f"{attack}\n\n{ALL} were killed.\n"
        case.keep_page(
            page(name, text).model_copy(update={"title": ALL, "site": ALL, "address": "javascript:window.hacked=1"})
        )
        words = Span(start=0, end=len(attack), text=attack)
        short = ATTACKS[number % len(ATTACKS)]
        place = Place(
            name=short,
            admin1=short,
            country="UKR",
            lat=50.0 + number / 10,
            lon=34.0,
            precision=1 + number % 6,
            other_names=(short,),
        )
        claims = [
            Claim(
                id=f"{name}#0:c{at}", page=name, article=0, span=words, voices=(short, f"{short}/{short}"), source=f"{short}/{short}",
                stance=stance, content=content, cue=words, source_span=words,
            )
            for at, (stance, content) in enumerate(
                (
                    ("accuses", Content(what="event", event=FIRE, accused=short, target=short, weapon=short, place=place)),
                    ("asserts", Content(what="toll", status="killed", side=short, count=Count(low=number, high=number))),
                    ("denies", Content(what="event", event=FIRE, agent=short)),
                    ("demands", Content()),
                )
            )
        ]  # fmt: skip
        report = Report(
            id=f"{name}#0:r0", page=name, article=0, kind="incident", event=FIRE, title=attack[:200], place=place, parties=(short, "UKR"),
            claims=tuple(c.id for c in claims), spans=(words,), times=(TimeMention(span=words, year=2024),),
        )  # fmt: skip
        article = Article(
            page=name, index=0, spans=(Span(start=0, end=len(text) - 1, text=text[:-1]),), headline=words, byline=ALL, outlet=short,
            relays=(short,), agencies=(short,), published=DAY,
        )  # fmt: skip
        actors = (
            Actor(code=short, name=short, kind="non-state"),
            Actor(code=f"{short}/{short}", name=ALL, kind="person", office=ALL),
        )
        reading = Reading(article=article.id, claims=tuple(claims), reports=(report,), actors=actors)
        case.keep_reading(name, [(article, reading)], "reader 1")
        articles.append(article)
        readings.append(reading)
        reports.append(report)
    case.keep_skipped(Skipped(name=ALL, reason=ALL, message=ALL))
    case.keep_events([_one(reports, readings, articles), *(_alone(report) for report in reports[1:])], {}, {})
    return case


def _one(reports: list[Report], readings: list[Reading], articles: list[Article]) -> Event:
    """An event that everything is said of, held by one report so that the others have their own."""
    claims = readings[0].claims
    ids = tuple(c.id for c in claims)
    values = tuple(
        FindingValue(value=a, standing="disputed", voices=ATTACKS, claims=ids, denied_by=ATTACKS) for a in ATTACKS
    )
    left, right = articles[0], articles[0]
    return Event(
        id="hostile1", kind="incident", title=ALL, event=FIRE, date=DAY, place=reports[0].place, parties=ATTACKS,
        casualties=tuple(
            Side(side=a, status="killed", low=i, standing="disputed", voices=ATTACKS, claims=ids) for i, a in enumerate(ATTACKS)
        ),
        findings=tuple(Finding(field=f, standing="disputed", values=values) for f in ("attacker", "target", "weapon", "place", "date", ALL)),
        reports=(reports[0].id,),
        links=(Link(left=reports[0].id, right=reports[0].id, probability=0.5, weights=(Weight(name=ALL, bits=1.0, reason=ALL),)),),
        shared=(SharedText(left=left.id, right=right.id, left_span=claims[0].span, right_span=claims[0].span, extent="passage"),),
    )  # fmt: skip


def _alone(report: Report) -> Event:
    kind = "diplomacy" if report.parties[0].startswith("{{") else "incident"
    return Event(
        id=f"hostile-{report.id[:2].strip()}x", kind=kind, title=report.title, event=FIRE, date=DAY, place=report.place,
        parties=report.parties, reports=(report.id,),
    )  # fmt: skip
