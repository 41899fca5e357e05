"""How a decision names a report, and how the report is found again after its page was read anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model import Claim, Mark, Report, Span

LEAST = 0.5
"""Share of the fewer words that the marked and the found report have in common: less, and it tells something else."""


def mark(report: Report, sha256: str, claims: Mapping[str, Claim] | None = None) -> Mark:
    """Name a report by its page's bytes and the words that tell it.

    Parameters: ``sha256`` of its page; ``claims`` by id, whose words name a report that has no sentences of its own.
    """
    spans = report.spans or tuple(claims[name].span for name in report.claims if claims and name in claims)
    return Mark(
        page=report.page, sha256=sha256, article=report.article, report=report.id, kind=report.kind, spans=spans
    )


class Finder:
    """Finds the report that a mark names in a case as it is read now.

    Parameters: all reports; SHA-256 by page name; ``claims`` by id, for reports without sentences; ``text_of`` gives the text of
    a page by name.
    """

    def __init__(
        self,
        reports: Iterable[Report],
        hashes: Mapping[str, str],
        text_of: Callable[[str], str],
        claims: Mapping[str, Claim] | None = None,
    ) -> None:
        self._on: dict[str, list[tuple[Report, list[tuple[int, int]]]]] = defaultdict(list)
        self._text_of = text_of
        for report in reports:
            if report.page in hashes:
                sha256 = hashes[report.page]
                spans = mark(report, sha256, claims).spans
                self._on[sha256].append((report, _merged((s.start, s.end) for s in spans)))

    def find(self, wanted: Mark) -> Report | None:
        """The report, or ``None`` when no report tells that any more, or when several do and nothing sets one apart.

        It is on a page of the same bytes (of several such pages on the one of that name), tells at least :data:`LEAST` of the
        same words, and has the most of them in common; a report of the same kind goes before others.
        """
        found = self._on.get(wanted.sha256, [])
        named = [entry for entry in found if entry[0].page == wanted.page]
        ranked = []
        for report, own in named or found:
            words = self._words(wanted.spans, report.page)
            common = _common(words, own)
            size, of_own = _size(words), _size(own)
            if common and common >= LEAST * min(size, of_own):
                alike = common / (size + of_own - common)
                ranked.append(((report.kind == wanted.kind, alike, report.id == wanted.report), report))
        ranked.sort(key=lambda entry: entry[0], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]

    def _words(self, spans: Sequence[Span], page: str) -> list[tuple[int, int]]:
        """Where the marked words stand now: a newer Rashomon may have made other text of the same bytes."""
        text = self._text_of(page)
        found = []
        for span in spans:
            at = span.start if text.startswith(span.text, span.start) else text.find(span.text)
            if at >= 0 and span.text:
                found.append((at, at + len(span.text)))
        return _merged(found)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The characters covered, as ranges that do not touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _size(ranges: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in ranges)


def _common(left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
