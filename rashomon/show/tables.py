"""The printed tables. Page text is put in as plain :class:`rich.text.Text`: it never becomes markup or terminal control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model import Article, Claim, Count, Event, Place, Report, Side, Skipped
from rashomon.show.accounts import QUESTIONS, accounts, number, shorten

STANDING_MARK = {"admitted": "◆", "agreed": "●", "one-sided": "◐", "disputed": "≠", "reported": "○"}
"""A shape for each standing, so that it does not rest on colour."""
PRECISION = {1: "exact", 2: "near", 3: "district", 4: "province", 5: "line or sea", 6: "country", 7: "world region"}


def plain(text: object) -> Text:
    """Text without markup and without control characters."""
    return Text("".join(c if c.isprintable() or c == "\n" else "�" for c in str(text)))


def event_list(events: Sequence[Event]) -> RenderableType:
    """The list: a row an event with its date, place, type, toll by side, attacker and how many articles tell it."""
    table = Table(header_style="bold", row_styles=["", "dim"], pad_edge=False, expand=False)
    for name in ("event", "date", "place", "what", "killed", "wounded", "attacker", "told by"):
        table.add_column(name, overflow="fold")
    for event in events:
        table.add_row(
            plain(event.id),
            plain(event.date.edtf or "not known"),
            plain(place_line(event.place)),
            plain(what(event)),
            plain(toll_line(event, "killed")),
            plain(toll_line(event, "wounded")),
            plain(attacker_line(event)),
            plain(_many(len(event.reports), "article")),
        )
    return table


def what(event: Event) -> str:
    """Event type in words: ``ASSAULT: air strike``, planned ones marked."""
    mode = f": {event.event.mode}" if event.event.mode else ""
    return f"{event.event.plover}{mode}" + ("" if event.reality == "actual" else f" ({event.reality})")


def place_line(place: Place | None) -> str:
    """Place, province, country, and how precise."""
    if place is None:
        return "not said"
    parts = [place.name, place.admin1, place.country]
    line = ", ".join(dict.fromkeys(p for p in parts if p))
    return f"{line} ({PRECISION[place.precision]})" if place.precision > 1 else line


def toll_line(event: Event, status: str) -> str:
    """Figures of one status by side, with the mark of their standing; superseded ones in square brackets."""
    return "\n".join(_figure(s) for s in event.casualties if s.status == status)


def _figure(side: Side) -> str:
    count = number(Count(low=side.low, high=side.high, approximate=side.approximate))
    line = f"{STANDING_MARK[side.standing]} {side.side} {count}"
    return f"[{line}]" if side.superseded else line


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
    head = plain(f"{event.id}  {event.title}\n")
    head.append(f"{what(event)} · {event.event.acled_sub or 'no ACLED sub-event'} · {event.kind}\n")
    head.append(
        f"When: {event.date.edtf or 'not known'}" + (f" ({event.date.basis})" if event.date.basis else "") + "\n"
    )
    head.append_text(plain(f"Where: {place_line(event.place)}\n"))
    head.append_text(plain(f"Parties: {', '.join(event.parties) or 'not said'}\n"))
    return Group(head, _facts(event, by_id), _columns(claims, articles), _told_by(event, reports, articles))


def _facts(event: Event, claims: Mapping[str, Claim]) -> RenderableType:
    table = Table(title="Facts", title_justify="left", header_style="bold", pad_edge=False, show_lines=True)
    for name in ("fact", "value", "standing", "voices", "the words"):
        table.add_column(name, overflow="fold", ratio=3 if name == "the words" else None)
    for side in event.casualties:
        count = number(Count(low=side.low, high=side.high, approximate=side.approximate))
        kind = "" if side.category == "unknown" else f", {side.category}"
        notes = " superseded" * side.superseded + " a total" * side.total
        table.add_row(
            plain(f"{side.status}, {side.side}{kind}"),
            plain(count + (f" ({notes.strip()})" if notes else "")),
            plain(f"{STANDING_MARK[side.standing]} {side.standing}"),
            plain(", ".join(side.voices)),
            _quotes(side.claims, claims),
        )
    for finding in event.findings:
        for value in finding.values:
            standing = value.standing or finding.standing
            denied = f"; denied by {', '.join(value.denied_by)}" if value.denied_by else ""
            table.add_row(
                plain(finding.field),
                plain(_value(value.value)),
                plain(f"{STANDING_MARK[standing]} {standing}"),
                plain(", ".join(value.voices) + denied),
                _quotes(value.claims, claims),
            )
    return table


def _value(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("edtf") or value)
    return str(value)


def _quotes(ids: Iterable[str], claims: Mapping[str, Claim]) -> Text:
    lines = []
    for claim in (claims[name] for name in ids if name in claims):
        line = f"“{shorten(claim.span.text)}” {claim.page} {claim.span.start}-{claim.span.end}"
        if line not in lines:
            lines.append(line)
    more = f"\n… and {_many(len(lines) - 4, 'more passage')}" if len(lines) > 4 else ""
    return plain("\n".join(lines[:4]) + more)


def _columns(claims: Sequence[Claim], articles: Mapping[str, Article]) -> RenderableType:
    """A column a voice, a row a question: a contradiction is a row that does not match."""
    columns = accounts(claims, articles)[:5]
    table = Table(title="Accounts", title_justify="left", header_style="bold", pad_edge=False, show_lines=True)
    table.add_column("question")
    for account in columns:
        table.add_column(plain(account.voice), overflow="fold", ratio=1)
    for question in QUESTIONS:
        if any(question in a.answers for a in columns):
            cells = ["\n".join(f"· {text}" for text, _ in a.answers.get(question, [])[:4]) or "—" for a in columns]
            table.add_row(plain(question), *map(plain, cells))
    return table if columns else Text("No claims.")


def _told_by(event: Event, reports: Sequence[Report], articles: Mapping[str, Article]) -> RenderableType:
    table = Table(title="Told by", title_justify="left", header_style="bold", pad_edge=False)
    for name in ("page", "article", "outlet", "agencies", "published", "headline"):
        table.add_column(name, overflow="fold")
    for article in (articles[name] for name in dict.fromkeys(r.article_id for r in reports)):
        table.add_row(
            plain(article.page),
            plain(article.index),
            plain(article.outlet or "not said"),
            plain(", ".join((*article.agencies, *article.relays))),
            plain((article.published.edtf or "not known") + ("" if article.published_stated else " (inferred)")),
            plain(shorten(article.headline.text, 80) if article.headline else ""),
        )
    copies = [f"{s.left} and {s.right} share a {s.extent}: “{shorten(s.left_span.text)}”" for s in event.shared]
    return Group(table, plain("\n".join(copies))) if copies else table


def why_sheet(event: Event) -> RenderableType:
    """Why the reports were joined: each pair's probability, and each weight in bits with its reason."""
    if not event.links:
        return plain(
            "One report only: nothing was joined." if len(event.reports) < 2 else "Joined through no direct link."
        )
    table = Table(title="Why these reports are one event", title_justify="left", header_style="bold", show_lines=True)
    for name in ("reports", "probability", "weights (bits: above 0 speaks for one event)"):
        table.add_column(name, overflow="fold")
    for link in sorted(event.links, key=lambda link: -link.probability):
        weights = "\n".join(f"{w.bits:+5.1f}  {w.name}: {w.reason}" for w in link.weights)
        table.add_row(plain(f"{link.left}\n{link.right}"), plain(f"{link.probability:.3f}"), plain(weights))
    return table


def skipped_summary(skipped: Sequence[Skipped]) -> RenderableType | None:
    """How many pages were skipped, by reason, and the line for each; ``None`` when none was."""
    if not skipped:
        return None
    count = ", ".join(f"{n} {reason}" for reason, n in Counter(s.reason for s in skipped).most_common())
    lines = [s.message for s in skipped[:20]]
    if len(skipped) > 20:
        lines.append(f"… and {len(skipped) - 20} more")
    return plain(f"Skipped {_many(len(skipped), 'page')} ({count}):\n" + "\n".join(f"  {line}" for line in lines))


def _many(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
