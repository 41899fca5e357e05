"""The accounts of one event: for each side and each outlet, what it answers to each question, with the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.model import OUTLET, Article, Claim, Count, Report, Span

QUESTIONS = (
    "who did it", "killed", "wounded", "other harm", "with what", "where", "when", "why", "what next", "denies", "says",
)  # fmt: skip
"""The rows, in the order in which a reader asks them."""
_NEXT = frozenset({"demands", "promises", "threatens"})
"""Stances that speak of what is to come."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words, who exactly of the side gives it (``None``: the side itself), and where it stands.

    ``claim`` is the id of the claim it rests on, ``None`` for a time that dates a report.
    """

    text: str
    who: str | None
    page: str
    span: Span
    claim: str | None = None


@dataclass(slots=True)
class Account:
    """What one side or outlet says of one event: its answers by question."""

    voice: str
    outlet: bool
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    _known: set[tuple[str, str, str | None]] = field(default_factory=set, repr=False)

    def add(self, question: str, answer: Answer) -> None:
        """Add an answer; the same answer of the same person again is kept once, with the first words."""
        if (question, answer.text, answer.who) not in self._known:
            self._known.add((question, answer.text, answer.who))
            self.answers.setdefault(question, []).append(answer)


def accounts(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    reports: Iterable[Report] = (),
    *,
    name: Callable[[str], str] = str,
) -> list[Account]:
    """Sort the claims about one event into a column a voice: each party, each other speaker's side, each outlet.

    Parameters: the event's claims and reports; ``articles`` by id, for the outlet's name; ``name`` turns an actor's code into
    the words that answers show. Result: accounts, the ones with most answers first, sides before outlets.
    """
    found: dict[str, Account] = {}

    def account(source: str, article: Article | None, page: str) -> tuple[Account, str | None]:
        outlet = source == OUTLET
        voice = ((article.outlet if article else None) or page) if outlet else source.split("/")[0]
        who = source.partition("/")[2] or None
        return found.setdefault(f"{voice} (outlet)" if outlet else voice, Account(voice, outlet)), who

    for claim in claims:
        if claim.reality != "actual" or not claim.fresh:
            continue
        own, who = account(claim.source, articles.get(f"{claim.page}#{claim.article}"), claim.page)
        for question, text in _answers(claim, name):
            own.add(question, Answer(text, who, claim.page, claim.span, claim.id))
    for report in reports:
        for time in report.times[:1]:
            own, who = account(OUTLET, articles.get(report.article_id), report.page)
            own.add("when", Answer(shorten(time.span.text), who, report.page, time.span))
    told = [a for a in found.values() if a.answers]
    return sorted(told, key=lambda a: (a.outlet, -sum(map(len, a.answers.values()))))


def _answers(claim: Claim, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    content = claim.content
    if claim.stance == "denies":
        yield "denies", shorten(claim.span.text)
        return
    if content.what == "toll" and content.status and content.count:
        question = content.status if content.status in QUESTIONS else "other harm"
        verb = "" if content.status in QUESTIONS else f" {content.status}"
        kind = "" if content.category in (None, "unknown") else f" {content.category}"
        whose = f" ({name(content.side)})" if content.side else ""
        yield question, f"{number(content.count)}{kind}{verb}{whose}"
    elif content.what == "event":
        actor = content.accused or content.agent
        if actor and content.returned:
            yield "who did it", f"{name(actor)} fired back"
        elif actor:
            yield "who did it", name(actor) + (" (own side)" if claim.stance in ("admits", "justifies") else "")
        if content.weapon:
            yield "with what", content.weapon
        if content.place:
            yield "where", content.place.name
    if claim.stance == "justifies":
        yield "why", shorten(claim.span.text)
    elif claim.stance in _NEXT:
        yield "what next", f"{claim.stance}: {shorten(claim.span.text)}"
    elif content.what == "statement" or claim.stance not in ("asserts", "admits", "accuses"):
        stance = "" if claim.stance == "asserts" else f"{claim.stance}: "
        yield "says", f"{stance}{shorten(claim.span.text)}"


def number(count: Count) -> str:
    """A count in the plain words of the field: ``4``, ``at least 4``, ``up to 10``, ``3 to 5``, ``about 30``, ``1,200``."""
    if count.low is None and count.high is None:
        return "unknown"
    if count.low is None:
        return f"up to {count.high:,}"
    if count.high is None:
        return f"at least {count.low:,}"
    if count.low != count.high:
        return f"{count.low:,} to {count.high:,}"
    return f"about {count.low:,}" if count.approximate else f"{count.low:,}"


def shorten(text: str, limit: int = 140) -> str:
    """One line of at most ``limit`` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " …"
