"""Why reports stand under one event, and which of its pages are no confirmation of each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.model import Event, Link, Report, SharedText, Span
from rashomon.show.accounts import shorten
from rashomon.show.tables import headed, many, plain
from rashomon.show.together import Together, together

PAIRS = 12
"""Pairs of reports explained, and pairs of articles of one group whose common passages are quoted."""
PASSAGES = 3
"""Passages quoted for a pair of articles."""
_SHARED = {
    "copy": "are copies: one text, one voice",
    "passage": "share sentences: what the outlets say in them is one voice",
    "statement": "quote the same words: their speaker is one voice",
}
"""What it means that two articles share text of that extent; the widest comes first."""


def why_sheet(event: Event, reports: Sequence[Report]) -> RenderableType:
    """Why the reports were joined, and how many voices tell it.

    Each pair's probability and each weight in bits with its reason; then which pages hang together and by which passages.
    Parameters: the event's own reports.
    """
    groups = together(list(dict.fromkeys(report.article_id for report in reports)), event.shared)
    return Group(_links(event), *_together(groups))


def _links(event: Event) -> RenderableType:
    if not event.links:
        one = len(event.reports) < 2
        return Text("\nOne report only: nothing was joined." if one else "\nNo two of its reports are linked directly.")
    table = headed("Why these reports are one event", "reports", "probability", show_lines=True)
    table.add_column("bits: above 0 speaks for one event, below 0 against it", overflow="fold", ratio=1)
    links = sorted(event.links, key=lambda link: (-link.probability, link.left, link.right))
    for link in links[:PAIRS]:
        table.add_row(plain(f"{link.left}\n{link.right}"), plain(f"{link.probability:.3f}"), plain(_weights(link)))
    if len(links) > PAIRS:
        return Group(table, Text(f"… and {many(len(links) - PAIRS, 'less likely pair')}."))
    return table


def _weights(link: Link) -> str:
    lines = [f"{w.bits:+5.1f}  {w.name}: {w.reason}" for w in link.weights]
    return "\n".join([*lines, f"{sum(w.bits for w in link.weights):+5.1f}  together"])


def _together(groups: Sequence[Together]) -> list[RenderableType]:
    """Each group of articles that share text, and by pairs the passages with their places on both pages."""
    if not groups:
        return [Text("\nNo two of its pages share text.")]
    parts: list[RenderableType] = [Text("\nPages that hang together", "bold")]
    for group in groups:
        voices = "one voice" if group.copies else "one voice in what they share"
        parts.append(plain(f"{', '.join(group.articles)}: {voices}"))
        pairs = [list(found) for _, found in groupby(group.passages, key=lambda text: (text.left, text.right))]
        for texts in pairs[:PAIRS]:
            widest = min((text.extent for text in texts), key=list(_SHARED).index)
            parts.append(Padding(plain(f"{texts[0].left} and {texts[0].right} {_SHARED[widest]}"), (0, 0, 0, 2)))
            parts.append(Padding(_passages(texts), (0, 0, 0, 4)))
        if len(pairs) > PAIRS:
            parts.append(Padding(Text(f"… and {many(len(pairs) - PAIRS, 'further pair')}"), (0, 0, 0, 2)))
    return parts


def _passages(texts: Sequence[SharedText]) -> Text:
    """The words of the first page, and where they stand on both."""
    found = Text()
    for at, text in enumerate(texts[:PASSAGES]):
        found.append_text(plain(("\n" if at else "") + shorten(text.left_span.text, 200)))
        places = f"{_where(text.left, text.left_span)}, {_where(text.right, text.right_span)}"
        found.append_text(plain(f"  {places}", "dim"))
    if len(texts) > PASSAGES:
        found.append(f"\n… and {many(len(texts) - PASSAGES, 'more passage')}", "dim")
    return found


def _where(article: str, span: Span) -> str:
    return f"{article.rpartition('#')[0]} {span.start}-{span.end}"
