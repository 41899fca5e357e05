"""The printed tables. Page text is put in as plain :class:`rich.text.Text`: it never becomes markup or terminal control."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Article, Claim, Correction, Count, Event, Place, Report, Side, Skipped
from rashomon.show.accounts import QUESTIONS, Account, Answer, accounts, number, shorten

STANDING_MARK = {"admitted": "◆", "agreed": "●", "one-sided": "◐", "disputed": "≠", "reported": "○", "reviewed": "✓"}
"""A shape for each standing, so that it does not rest on colour."""
PRECISION = {1: "exact", 2: "near", 3: "district", 4: "province", 5: "line or sea", 6: "country", 7: "world region"}
COLUMNS = 5
"""Accounts side by side: more than that are too narrow to read."""
PASSAGES = 3
"""Passages quoted for one value; one for where and when, which every sentence about the event supports."""


def harmless(text: object, *, keep: str = "\n") -> str:
    """Text of a page as it may reach a terminal, one character for one character.

    Escape and other control characters, also those that turn the direction of writing, are shown as ``�``; any blank is
    a blank. ``keep`` lists characters that stay.
    """
    words = str(text)
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() or c in keep else " " if c.isspace() else _shown(c) for c in words)


def _shown(char: str) -> str:
    # Joiners belong to the spelling of many scripts; overrides of direction can make a line read as another.
    joiner = unicodedata.category(char) == "Cf" and unicodedata.bidirectional(char) == "BN"
    return char if joiner else "�"


def plain(text: object, style: str = "") -> Text:
    """Text without markup and without control characters."""
    return Text(harmless(text), style)


def headed(title: str, *names: str, show_lines: bool = False) -> Table:
    """An empty table with a title and its columns' names."""
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=0)
    table.show_lines = show_lines
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def event_list(events: Sequence[Event]) -> RenderableType:
    """The list: a row an event with its date, place, type, toll by side, who is said to have done it, and how many tell it."""
    if not events:
        return Text("No such events in this case.")
    table = headed("", show_lines=True)
    table.add_column("event", no_wrap=True)
    table.add_column("date", overflow="fold", min_width=10)
    for name in ("place", "what", "harm", "who did it"):
        table.add_column(name, overflow="fold")
    table.add_column("articles", justify="right")
    for event in events:
        table.add_row(
            plain(event.id),
            plain((event.date.edtf or "not known").replace("/", "/\n")),
            plain(place_line(event.place)),
            plain(what(event)),
            plain("\n".join(toll_lines(event))),
            plain(attacker_line(event)),
            plain(len(event.reports)),
        )
    return table


def what(event: Event) -> str:
    """What happened: an incident's manner (``Shelling``), the title of talks and of past events; planned ones marked."""
    if event.kind == "incident":
        words = (event.event.acled_sub or event.event.mode or event.event.plover.capitalize()).replace("-", " ")
    else:
        words = shorten(event.title, 60)
    return words + ("" if event.reality == "actual" else f" ({event.reality})")


def place_line(place: Place | None) -> str:
    """Place, the town around it, province, country, and how precise."""
    if place is None:
        return "not said"
    parts = [place.name, place.within, place.admin1, place.country]
    line = ", ".join(dict.fromkeys(p for p in parts if p))
    return f"{line} ({PRECISION[place.precision]})" if place.precision > 1 else line


def toll_lines(event: Event) -> list[str]:
    """Figures by status and side, with the mark of their standing; superseded ones in square brackets."""
    return [f"[{line}]" if side.superseded else line for side in event.casualties for line in [_figure(side)]]


def _figure(side: Side) -> str:
    return f"{STANDING_MARK[side.standing]} {side.side} {_count(side)} {side.status}"


def _count(side: Side) -> str:
    return number(Count(low=side.low, high=side.high, approximate=side.approximate))


def attacker_line(event: Event) -> str:
    """Who is said to have done it, by whom."""
    lines = []
    for finding in event.findings:
        if finding.field == "attacker":
            for value in finding.values:
                voices = f" ({', '.join(value.voices)})" if value.voices else ""
                lines.append(f"{STANDING_MARK[value.standing or finding.standing]} {value.value}{voices}")
    return "\n".join(lines)


def event_sheet(
    event: Event, reports: Sequence[Report], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> Group:
    """One event: its facts with standing, voices and quotes; then the accounts in columns.

    Parameters: the event's own reports and claims; ``articles`` by id.
    """
    by_id = {claim.id: claim for claim in claims}
    kind = (event.event.plover, event.event.mode, event.event.acled_type, event.event.acled_sub)
    lines = (
        f"When     {event.date.edtf or 'not known'}" + (f" ({event.date.basis})" if event.date.basis else ""),
        f"Where    {place_line(event.place)}",
        f"Parties  {', '.join(event.parties) or 'not said'}",
        f"Type     {event.kind}: {', '.join(part for part in kind if part)}"
        + ("" if event.reality == "actual" else f" ({event.reality})"),
        *(f"Reviewed {_correction(c)}" for c in event.corrections),
    )
    head = Text.assemble(plain(event.title, "bold"), "\n", plain(event.id, "dim"), "\n", plain("\n".join(lines)))
    return Group(
        head, _facts(event, by_id), _columns(event, claims, articles, reports), _told_by(event, reports, articles)
    )


def _correction(correction: Correction) -> str:
    """Which value a reviewer corrected, who, and why."""
    whose = f", {correction.side}" if correction.side else ""
    by = f" by {correction.by}" if correction.by else ""
    return f"{correction.field}{whose}{by}: {correction.reason}"


def _facts(event: Event, claims: Mapping[str, Claim]) -> RenderableType:
    """A line a value, and under it the words that it rests on: they need the whole width."""
    rows = []
    for side in event.casualties:
        kind = "" if side.category == "unknown" else f", {side.category}"
        notes = " (superseded)" * side.superseded + " (a total)" * side.total
        mark = f"{STANDING_MARK[side.standing]} {side.standing}"
        fact = (f"{side.status}, {side.side}{kind}", _count(side) + notes, mark, ", ".join(side.voices))
        rows.append((fact, _quotes(side.claims, claims)))
    for finding in event.findings:
        for value in finding.values:
            standing = value.standing or finding.standing
            denied = f"; denied by {', '.join(value.denied_by)}" if value.denied_by else ""
            mark = f"{STANDING_MARK[standing]} {standing}"
            fact = (finding.field, str(value.value), mark, ", ".join(value.voices) + denied)
            rows.append((fact, _quotes(value.claims, claims, 1 if finding.field in ("place", "date") else PASSAGES)))
    widths = [max((len(fact[i]) for fact, _ in rows), default=0) for i in range(3)]
    parts: list[RenderableType] = [Text("\nFacts", "bold")]
    for fact, words in rows:
        parts.append(
            plain("  ".join([part.ljust(width) for part, width in zip(fact, widths, strict=False)] + [fact[3]]))
        )
        parts.append(Padding(words, (0, 0, 0, 4)))
    return Group(*parts, "")


def _quotes(ids: Iterable[str], claims: Mapping[str, Claim], limit: int = PASSAGES) -> Text:
    """The words behind a value, each passage once, and where they stand."""
    passages = {(c.page, c.span.start, c.span.end): c for name in ids if (c := claims.get(name))}
    text = Text()
    for at, claim in enumerate(list(passages.values())[:limit]):
        text.append_text(plain(("\n" if at else "") + shorten(claim.span.text, 200)))
        text.append_text(plain(f"  {claim.page} {claim.span.start}-{claim.span.end}", "dim"))
    if len(passages) > limit:
        text.append(f"\n… and {many(len(passages) - limit, 'more passage')}", "dim")
    return text


def _columns(
    event: Event, claims: Sequence[Claim], articles: Mapping[str, Article], reports: Sequence[Report]
) -> RenderableType:
    """A column a voice, a row a question: a contradiction is a row that does not match; superseded figures in square brackets."""
    found = accounts(claims, articles, reports)
    columns = found[:COLUMNS]
    stands = {name for side in event.casualties if not side.superseded for name in side.claims}
    old = {name for side in event.casualties if side.superseded for name in side.claims} - stands
    if not columns:
        return Text("\nNo accounts.")
    table = headed("Accounts", "", show_lines=True)
    for account in columns:
        table.add_column(plain(_voice(account)), overflow="fold", ratio=1)
    for question in QUESTIONS:
        if any(question in a.answers for a in columns):
            cells = ["\n".join(_answer(x, old) for x in a.answers.get(question, [])[:4]) or "—" for a in columns]
            table.add_row(plain(question, "bold"), *map(plain, cells))
    if len(found) > COLUMNS:
        others = ", ".join(map(_voice, found[COLUMNS:]))
        return Group(table, plain(f"Further voices: {others}", "dim"))
    return table


def _voice(account: Account) -> str:
    return f"{account.voice} (outlet)" if account.outlet else account.voice


def _answer(answer: Answer, old: Set[str]) -> str:
    text = f"[{answer.text}]" if answer.claim in old else answer.text
    return f"· {text}" + (f" ({answer.who})" if answer.who else "")


def _told_by(event: Event, reports: Sequence[Report], articles: Mapping[str, Article]) -> RenderableType:
    table = headed("Told by", "page", "article", "outlet", "agencies", "published", "headline")
    for article in (articles[name] for name in dict.fromkeys(r.article_id for r in reports)):
        inferred = " (inferred)" if article.published.edtf and not article.published_stated else ""
        table.add_row(
            plain(article.page),
            plain(article.index),
            plain(article.outlet or "not said"),
            plain(", ".join((*article.agencies, *article.relays))),
            plain((article.published.edtf or "not known") + inferred),
            plain(shorten(article.headline.text, 80) if article.headline else ""),
        )
    return table


def skipped_summary(skipped: Sequence[Skipped]) -> RenderableType | None:
    """How many pages were skipped, by reason, and the line for each; ``None`` when none was."""
    if not skipped:
        return None
    count = ", ".join(f"{n} {reason}" for reason, n in Counter(s.reason for s in skipped).most_common())
    lines = [harmless(s.message, keep="") for s in skipped[:20]]
    if len(skipped) > 20:
        lines.append(f"… and {len(skipped) - 20} more")
    return plain(f"Skipped {many(len(skipped), 'page')} ({count}):\n" + "\n".join(f"  {line}" for line in lines))


def many(n: int, noun: str) -> str:
    """A number of things: "1 page", "3 pages"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
