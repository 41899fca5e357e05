"""A big case without any reading: pages, readings and events from templates, random but plausible, the same for the same seed.

    python -m bench.made_case --output CASE [--pages 20000] [--incidents 3000] [--seed 1] [--decisions 300]

For measuring how the screens behave with much in a case. The words are our own; countries and provinces are real ones (GeoNames), what
happens in them is not. Most incidents are told by a few pages, some by more than a hundred; a tenth of the pages copy another's text.
With ``decisions`` a reviewer has worked on it: that many decisions of every kind are in its log, and hold.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import rashomon
from rashomon.casefile import Case, Filter
from rashomon.casefile.solution import Solution
from rashomon.model import (
    OUTLET,
    Actor,
    Article,
    Claim,
    Content,
    Count,
    Decision,
    Doubt,
    Event,
    EventType,
    Kind,
    Link,
    Page,
    Place,
    Reading,
    Report,
    SharedText,
    Span,
    TimeMention,
    Weight,
    When,
)
from rashomon.solve import decide
from rashomon.weighing import doubts, weigh

READER = "made case"
FIRST_DAY, DAYS = date(2017, 1, 1), 2900
DYADS = 14
"""Pairs of neighbouring parties that all the incidents are between."""
NEAR = 0.25
"""Share of the incidents that have a report nearly alike enough to one of another: more, and all would hang together."""
OUTLETS = tuple(f"{a} {b}" for a in ("Morning", "Harbour", "Upland", "Delta", "Northern", "Lakeside", "Frontier", "Capital")
                for b in ("Ledger", "Courier", "Dispatch", "Observer", "Record", "Tribune"))  # fmt: skip
BODIES = {"MOD": "defence ministry", "MFA": "foreign ministry", "Police": "police", "Border Guard": "border guard"}
ATTACKS = (
    ("shelled", EventType(plover="ASSAULT", mode="heavy-weapons", acled_type="Explosions/Remote violence", acled_sub="Shelling/artillery/missile attack"), "mortars"),
    ("sent drones against", EventType(plover="ASSAULT", mode="drone", acled_type="Explosions/Remote violence", acled_sub="Air/drone strike"), "drones"),
    ("opened fire on", EventType(plover="ASSAULT", mode="firearms", acled_type="Battles", acled_sub="Armed clash"), "rifles"),
    ("raided", EventType(plover="ASSAULT", acled_type="Violence against civilians", acled_sub="Attack"), None),
)  # fmt: skip
TALKS = (
    ("met about the border", EventType(plover="CONSULT", mode="visit")),
    ("were brought together by a mediator", EventType(plover="CONSULT", mode="mediate")),
    ("agreed to a truce", EventType(plover="AGREE", acled_type="Strategic developments", acled_sub="Agreement")),
    ("asked for a withdrawal", EventType(plover="REQUEST")),
    ("threatened to answer", EventType(plover="THREATEN")),
)
WEIGHTS = (
    Weight(name="place", bits=4.5, reason="both in one province"),
    Weight(name="date", bits=3.0, reason="one day"),
)
FILLERS = (
    "Buses went back to their depots early and the market stayed shut for the rest of the day.",
    "Families who had left a week before were told to wait until the road was declared open.",
    "The price of bread has doubled since the crossing closed, traders in the district complained.",
    "No journalist was let through to the place, and telephones there were not answered.",
    "Clinics asked for blood and for fuel to run their generators through the night.",
    "Teachers moved their lessons to cellars; the youngest pupils were kept at home.",
    "A convoy with tents and blankets turned around at the last checkpoint before dark.",
)


@dataclass
class Told:
    """One thing that happened and is told by several articles."""

    kind: Kind
    event: EventType
    sides: tuple[str, str]
    when: date
    place: Place | None
    words: str
    weapon: str | None
    killed: tuple[int, int]
    reports: list[Report] = field(default_factory=list)


@dataclass
class Writer:
    """Puts a page's text together and knows where each sentence stands."""

    parts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str, end: str = "\n\n") -> Span:
        span = Span(start=self.size, end=self.size + len(text), text=text)
        self.parts.append(text + end)
        self.size += len(text) + len(end)
        return span

    def say(self, lead: str, words: str, end: str) -> Span:
        """A sentence; the span is of ``words``, which is what the claim says."""
        self.add(lead, "")
        return self.add(words, end)


def provinces() -> dict[str, list[Place]]:
    """Real provinces by country, for where things happen."""
    found: dict[str, list[Place]] = defaultdict(list)
    path = Path(rashomon.__file__).parent / "language" / "places" / "data" / "admin.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if not line.startswith("#") and cells[6] and cells[1] in ("1", "2"):
                precision = 4 if cells[1] == "1" else 3
                lat, lon = float(cells[6]), float(cells[7])
                found[cells[2]].append(
                    Place(name=cells[9], country=cells[2], lat=lat, lon=lon, precision=precision, source=f"geonames:{cells[0]}")
                )  # fmt: skip
    return {country: places for country, places in sorted(found.items()) if len(places) > 20}


def happenings(incidents: int, chance: random.Random) -> list[Told]:
    """Incidents, half as many talks, and a sixth as many past events."""
    known = provinces()
    countries = chance.sample(sorted(known), DYADS * 2)
    dyads = [(a, b) for a, b in zip(countries[::2], countries[1::2], strict=True)]
    told = []
    for number in range(incidents + incidents // 2 + incidents // 6):
        sides = chance.choice(dyads)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        kind: Kind = "incident" if number < incidents else "diplomacy" if number < incidents * 3 // 2 else "history"
        place = chance.choice(known[sides[chance.randrange(2)]])
        if kind == "diplomacy":
            words, event = chance.choice(TALKS)
            weapon, killed, where = None, (0, 0), place if chance.random() < 0.3 else None
        else:
            words, event, weapon = chance.choice(ATTACKS)
            dead = int(chance.paretovariate(1.2)) - 1
            killed, where = (dead, max(dead - chance.randrange(3), 0)), place
            day -= timedelta(days=9000 if kind == "history" else 0)
        told.append(Told(kind, event, sides, day, where, words, weapon, killed))
    return told


def make(path: Path, pages: int, incidents: int, seed: int, decisions: int = 0) -> None:
    """Write the case. Raises ``FileExistsError`` when there is such a file."""
    if path.exists():
        raise FileExistsError(f"{path} is already there")
    chance = random.Random(seed)
    told = happenings(incidents, chance)
    # Each thing is told at least once; after that a few big ones get most of the pages.
    weights = [min(chance.paretovariate(1.1), 60) for _ in told]
    queue = chance.sample(range(len(told)), len(told))
    made: list[tuple[Article, Reading]] = []
    copies: list[tuple[Article, Article]] = []
    with Case(path, create=True) as case:
        for number in range(pages):
            picked = [queue.pop() if queue else chance.choices(range(len(told)), weights)[0]]
            if chance.random() < 0.4:
                picked.append(chance.choices(range(len(told)), weights)[0])
            original = chance.choice(made) if made and chance.random() < 0.1 else None
            article, reading, text = _page(number, [told[i] for i in dict.fromkeys(picked)], chance)
            data = text.encode()
            case.keep_page(
                Page(
                    name=article.page, sha256=hashlib.sha256(data).hexdigest(), text=text, media_type="text/plain",
                    charset="utf-8", size=len(data), data=data,
                )
            )  # fmt: skip
            case.keep_reading(article.page, [(article, reading)], READER)
            made.append((article, reading))
            if original:
                copies.append((original[0], article))
        weighed = sorted(_events(told, made, copies), key=lambda pair: (str(pair[0].date.start), pair[0].id))
        events = [event for event, _ in weighed]
        solution = Solution(
            reports=[report for _, reading in made for report in reading.reports],
            links=[link for event in events for link in event.links] + _near(events, chance),
            days={report: event.date for event in events for report in event.reports},
            shared=[text for event in events for text in event.shared],
            doubts={event.id: found for event, found in weighed},
        )
        case.keep_events(events, {}, {}, solution)
        if decisions:
            decide(case, *_decisions(case, decisions, chance))


def _near(events: Sequence[Event], chance: random.Random) -> list[Link]:
    """Links between incidents of the same parties one after another, too weak to make them one and too strong to pass over."""
    by_dyad: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "incident":
            by_dyad[event.parties].append(event)
    pairs = [pair for own in by_dyad.values() for pair in pairwise(own) if chance.random() < NEAR]
    found = []
    for one, two in pairs:
        left, right = sorted((one.reports[0], two.reports[0]))
        found.append(Link(left=left, right=right, probability=round(chance.uniform(0.25, 0.5), 3), weights=WEIGHTS))
    return found


def _decisions(case: Case, count: int, chance: random.Random) -> Iterator[Decision]:
    """Joins, parts, moves, corrections, kept values, dismissals and undos in turn, about incidents picked at random."""
    incidents = case.rows(Filter(kind="incident"), limit=-1)
    several = [event for event in incidents if 1 < len(event.reports) < 30]
    said: list[Decision] = []
    for number in range(count):
        one, two = chance.choice(several), chance.choice(incidents)
        own, others = case.marks(one.id), case.marks(two.id)
        ways: dict[str, dict[str, Any]] = {
            "join": {"left": own, "right": others},
            "part": {"left": own[:1], "right": own[1:]},
            "move": {"left": own[:1], "away": own[1:], "right": others},
            "correct": {"left": own, "field": "weapon", "value": "mortar", "reason": "seen on a photograph"},
            "keep": {"left": own, "field": "date"},
            "dismiss": {"left": others},
            "undo": {"undoes": chance.choice(said).id if said else None},
        }
        action = list(ways)[number % len(ways)]
        at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        made = Decision.model_validate({"action": action, "at": at, **ways[action]})
        said.append(made)
        yield made


def _page(number: int, told: Sequence[Told], chance: random.Random) -> tuple[Article, Reading, str]:
    """One page that tells one or two things, as a scrape would have it, with all that reading it would find."""
    name = f"{number // 1000:02d}/{number:05d}.txt"
    outlet = chance.choice(OUTLETS)
    published = max(t.when for t in told) + timedelta(days=chance.randrange(4))
    writer = Writer()
    writer.add("Home  News  Weather  Sign in")
    first = told[0]
    headline = writer.add(f"{first.sides[0]} and {first.sides[1]}: {_what(first)}")
    spans = [headline]
    claims: list[Claim] = []
    reports: list[Report] = []
    actors: dict[str, Actor] = {}
    start = writer.size
    for thing in told:
        key = f"{name}#0:r{len(reports)}"
        own = list(_claims(writer, name, outlet, thing, len(claims), actors, chance))
        report = Report(
            id=key, page=name, article=0, kind=thing.kind, event=thing.event, title=_what(thing), place=thing.place,
            places=(thing.place,) if thing.place else (), parties=tuple(sorted(thing.sides)), agents=(thing.sides[0],),
            targets=(thing.sides[1],), claims=tuple(c.id for c in own), spans=tuple(c.span for c in own),
            times=(TimeMention(span=own[0].span, month=thing.when.month, day=thing.when.day),),
        )  # fmt: skip
        claims += own
        reports.append(report)
        thing.reports.append(report)
        for _ in range(chance.randrange(2, 6)):
            writer.add(chance.choice(FILLERS), " " if chance.random() < 0.5 else "\n\n")
    text = "".join(writer.parts)
    spans.append(Span(start=start, end=writer.size, text=text[start : writer.size]))
    writer.add("Follow us. Terms of use.")
    when = When(edtf=published.isoformat(), start=published, end=published, basis="stated")
    article = Article(
        page=name, index=0, spans=tuple(spans), headline=headline, outlet=outlet, published=when, published_stated=True
    )
    reading = Reading(article=article.id, claims=tuple(claims), reports=tuple(reports), actors=tuple(actors.values()))
    return article, reading, "".join(writer.parts)


def _what(thing: Told) -> str:
    where = f" in {thing.place.name}" if thing.place else ""
    return f"{thing.sides[0]} {thing.words} {thing.sides[1]}{where}"


def _claims(
    writer: Writer, page: str, outlet: str, thing: Told, at: int, actors: dict[str, Actor], chance: random.Random
) -> Iterator[Claim]:
    """What each side says of one thing: the deed, the dead, a denial, a demand."""
    doer, victim = thing.sides
    day = f"{thing.when.day} {thing.when:%B}"
    for side in thing.sides:
        actors.setdefault(side, Actor(code=side, name=side, kind="state", country=side))

    def claim(lead: str, words: str, end: str, speaker: str | None, stance: str, content: Content) -> Claim:
        nonlocal at
        span = writer.say(lead, words, end)
        source = OUTLET
        voices: tuple[str, ...] = (outlet,)
        spoken = cue = None
        if speaker:
            body = chance.choice(sorted(BODIES))
            source = f"{speaker}/{body}"
            actors.setdefault(
                source, Actor(code=source, name=f"{speaker} {BODIES[body]}", kind="body", country=speaker)
            )
            voices = (outlet, source)
            said = writer.add(f"the {speaker} {BODIES[body]}", " ")
            cue = writer.add("said", ".\n\n")
            spoken = said
        at += 1
        return Claim.model_validate(
            {
                "id": f"{page}#0:c{at}", "page": page, "article": 0, "span": span, "voices": voices, "source": source,
                "source_span": spoken, "cue": cue, "stance": stance, "content": content,
                "fresh": thing.kind != "history",
            }
        )  # fmt: skip

    deed = Content(what="event", event=thing.event, agent=doer, target=victim, place=thing.place, weapon=thing.weapon)
    yield claim("", f"On {day}, {_what(thing)}", ".\n\n", None, "asserts", deed)
    if thing.kind != "diplomacy":
        blame = deed.model_copy(update={"agent": None, "accused": doer})
        yield claim("“", f"It was {doer} that {thing.words} us", ",” ", victim, "accuses", blame)
        dead = chance.choice(thing.killed)
        if dead:
            toll = Content(
                what="toll",
                event=thing.event,
                status="killed",
                side=victim,
                count=Count(low=dead, high=dead),
                place=thing.place,
            )
            yield claim("“", f"{dead} of our people died", ",” ", victim, "asserts", toll)
            hurt = Count(low=dead * 2, high=dead * 2)
            yield claim(
                "“",
                f"{dead * 2} were hurt",
                ",” ",
                victim,
                "asserts",
                toll.model_copy(update={"status": "wounded", "count": hurt}),
            )
        if chance.random() < 0.5:
            yield claim("“", f"Nobody of ours {thing.words} anyone", ",” ", doer, "denies", deed)
    if chance.random() < 0.5:
        stance = chance.choice(("demands", "condemns", "threatens", "promises"))
        yield claim("“", "They must leave the crossing at once", ",” ", chance.choice(thing.sides), stance, Content())


def _events(
    told: Sequence[Told], made: Sequence[tuple[Article, Reading]], copies: Sequence[tuple[Article, Article]]
) -> Iterator[tuple[Event, list[Doubt]]]:
    """The events as a build would leave them: weighed, with links and shared text; and what is doubtful in each."""
    article_of = {article.id: article for article, _ in made}
    reading_of = {reading.article: reading for _, reading in made}
    shared_of = defaultdict(list)
    for left, right in copies:
        shared_of[left.id].append(
            SharedText(left=left.id, right=right.id, left_span=left.spans[1], right_span=right.spans[1], extent="passage")
        )  # fmt: skip
    for number, thing in enumerate(told):
        if thing.reports:
            names = list(dict.fromkeys(r.article_id for r in thing.reports))
            day = When(edtf=thing.when.isoformat(), start=thing.when, end=thing.when, basis="stated")
            if number % 4 == 0:
                last = thing.when + timedelta(days=number % 40)
                day = When(edtf=f"{thing.when}/{last}", start=thing.when, end=last, basis="between two reports")
            ids = sorted(r.id for r in thing.reports)
            # Every pair is linked, as the linking would leave it; some events hang together by weak links.
            strength = 0.7 if number % 9 == 0 else 0.95
            links = [Link(left=a, right=b, probability=strength, weights=WEIGHTS) for a, b in combinations(ids, 2)]
            shared = [s for name in names for s in shared_of[name] if s.right in set(names)]
            event = weigh(
                f"e{hashlib.sha256(ids[0].encode()).hexdigest()[:12]}", thing.reports, [reading_of[n] for n in names],
                [article_of[n] for n in names], {r.id: day for r in thing.reports}, links, shared,
            )  # fmt: skip
            claims = [claim for n in names for claim in reading_of[n].claims]
            yield event, doubts(event, [article_of[n].published for n in names], claims)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--output", "-o", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--incidents", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--decisions", type=int, default=300)
    options = parser.parse_args()
    make(options.output, options.pages, options.incidents, options.seed, options.decisions)
    with Case(options.output) as case:
        print(f"{options.output}: {case.page_count()} pages, {case.count()} events")


if __name__ == "__main__":
    main()
