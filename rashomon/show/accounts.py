"""The accounts of one event: for each voice, what it answers to each question, with the claim that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.model import OUTLET, Article, Claim, Count

QUESTIONS = ("who did it", "killed", "wounded", "other harm", "with what", "where", "why", "denies", "says")
"""The rows, in the order in which a reader asks them."""


@dataclass
class Account:
    """What one voice says of one event: its answers by question, each with the claims behind it."""

    voice: str
    answers: dict[str, list[tuple[str, Claim]]] = field(default_factory=dict)

    def add(self, question: str, answer: str, claim: Claim) -> None:
        """Add an answer; the same answer again is kept once, with the first claim."""
        row = self.answers.setdefault(question, [])
        if answer not in [known for known, _ in row]:
            row.append((answer, claim))


def accounts(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Account]:
    """Sort the claims about one event into a column a voice: each party, each other speaker, each outlet.

    Parameters: the event's claims; ``articles`` by id, for the outlet's name. Result: accounts, the ones with most answers first.
    """
    found: dict[str, Account] = {}
    for claim in claims:
        if claim.reality != "actual" or not claim.fresh:
            continue
        voice = claim.source
        if voice == OUTLET:
            article = articles.get(f"{claim.page}#{claim.article}")
            voice = (article.outlet if article and article.outlet else claim.page) + " (outlet)"
        account = found.setdefault(voice, Account(voice))
        for question, answer in _answers(claim):
            account.add(question, answer, claim)
    return sorted((a for a in found.values() if a.answers), key=lambda a: -sum(map(len, a.answers.values())))


def _answers(claim: Claim) -> Iterable[tuple[str, str]]:
    content = claim.content
    if claim.stance == "denies":
        yield "denies", shorten(claim.span.text)
        return
    if content.what == "toll" and content.status and content.count:
        question = content.status if content.status in QUESTIONS else "other harm"
        verb = "" if content.status in QUESTIONS else f" {content.status}"
        kind = "" if content.category in (None, "unknown") else f" {content.category}"
        whose = f" ({content.side})" if content.side else ""
        yield question, f"{number(content.count)}{kind}{verb}{whose}"
    elif content.what == "event":
        actor = content.accused or content.agent
        if actor:
            yield "who did it", actor + (" (own side)" if claim.stance in ("admits", "justifies") else "")
        if content.weapon:
            yield "with what", content.weapon
        if content.place:
            yield "where", content.place.name
    if claim.stance == "justifies":
        yield "why", shorten(claim.span.text)
    elif content.what == "statement" or claim.stance not in ("asserts", "admits", "accuses"):
        stance = "" if claim.stance == "asserts" else f"{claim.stance}: "
        yield "says", f"{stance}{shorten(claim.span.text)}"


def number(count: Count) -> str:
    """A count in the plain words of the field: ``4``, ``at least 4``, ``up to 10``, ``3 to 5``, ``about 30``."""
    if count.low is None and count.high is None:
        return "unknown"
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    if count.low != count.high:
        return f"{count.low} to {count.high}"
    return f"about {count.low}" if count.approximate else str(count.low)


def shorten(text: str, limit: int = 140) -> str:
    """One line of at most ``limit`` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " …"
