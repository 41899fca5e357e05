"""Who posted what a digest of posts retells: "[07:58] Emergency Room (Facebook): ...", "-- Information Committee, Tue 29 Aug --", "Doctors Union, Sun 17 Jan: ..."."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Tokens
from rashomon.reading.words import words

LEAST = 3
"""Posts from which on a text is a digest of them."""
LONGEST = 24
"""Tokens of a heading."""
FARTHEST = 60
"""Tokens of a line within which a heading in it ends."""
LEAST_SAID = 4
"""Tokens that must follow, for there to be something said."""
PLATFORMS = words("platforms")
LABELS = words("labels")
BODIES = words("bodies")
SAME = frozenset({"same", "ditto", "idem"})
"""Stands for who posted the one before."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DAY = re.compile(
    r"\b(?:{}|\d{{1,2}}[./]\d{{1,2}})\b".format(
        "|".join([*calendar.day_abbr, *calendar.day_name, *calendar.month_abbr[1:], *calendar.month_name[1:]])
    )
)
_TIME = r"(?:\[?\d{1,2}[:.]\d{2}\]?(?:\s*(?:GMT|UTC|local))?\s*[-–]?\s*|[-–•*]\s+)?"
_NAME = r"(?P<name>@?[A-Z][^:()\[\],\n]{2,60})"
_BEHIND = r"(?P<behind>(?:\([^)\n]{1,40}\))?(?:[,(][^:\n]{1,120})?)"
INLINE = re.compile(_TIME + _NAME + _BEHIND + r"\s*:\s+(?=\S)")
"""A post that goes on in the line of its heading."""
HEADING = re.compile(
    r"(?P<mark>--+|==+|>>+|\*\*+|##+)?\s*(?P<name>@?\w[^:()\[\],\n]{2,60}?)\s*(?P<behind>(?:[(,].{0,80}?)?)\s*(?:--+|==+|\*\*+)?\s*$"
)
"""A heading in a line of its own."""


@dataclass(frozen=True)
class Post:
    """The name of who posted, the mark behind it that stands for a verb of saying, and what is posted."""

    name: Tokens
    cue: int
    said: Tokens


def posts(view: View) -> list[Draft]:
    """The attributions that the posts of a digest make, each with all that is posted; none where fewer than three say where or when they were posted."""
    found = list(_posts(view))
    if len(found) < LEAST:
        return []
    made = []
    for post in found:
        sentences = list(_sentences(view, post.said))
        if sentences:
            made.append(
                Draft(post.cue, (post.cue, post.cue + 1), None, "c", "asserts", sentences, post.name[1] - 1, post.name)
            )
    return made


def _posts(view: View) -> Iterator[Post]:
    lines = list(_lines(view))
    known: dict[str, Tokens] = {}
    last: Tokens | None = None
    heading: tuple[Tokens, int] | None = None
    for start, end, paragraph in lines:
        text = view.doc[start : min(end, start + FARTHEST)].text
        whole = HEADING.match(text) if end - start <= LONGEST else None
        if whole is not None and _placed(whole, marked=whole["mark"] is not None):
            name = _tokens(view, start, end, whole.span("name"))
            last = name
            heading = (name, end - 1) if name is not None else None
            continue
        if heading is not None:
            yield Post(heading[0], heading[1], (start, paragraph))
            heading = None
            continue
        inside = INLINE.match(text)
        if inside is None:
            continue
        name, label = _tokens(view, start, end, inside.span("name")), inside["name"].strip().lower()
        if label in SAME and last is not None:
            name = last
        elif (
            name is None
            or label in LABELS
            or not (_placed(inside) or label in known)
            or any(view.tag[k] in FINITE for k in range(*name))
        ):
            continue
        elif not (_on_platform(inside) or label in known or _somebody(view, name)):
            continue  # "Hodeidah, Mon 17 Jan: ..." is on a place
        known[label], last = name, name
        first = _tokens(view, start, end, (inside.end() - 1, inside.end()), right=True)
        if first is not None and paragraph - first[1] >= LEAST_SAID:
            yield Post(name, first[0], (first[1], paragraph))


def _placed(match: re.Match[str], marked: bool = True) -> bool:
    """Whether it is said behind the name where or, in a heading that is ``marked`` as such, when that was posted."""
    return (marked and _DAY.search(match["behind"]) is not None) or _on_platform(match)


def _on_platform(match: re.Match[str]) -> bool:
    return not PLATFORMS.isdisjoint(re.findall(r"\w+", match["behind"].lower()))


def _somebody(view: View, name: Tokens) -> bool:
    """Whether a name is of somebody who speaks, and not of a place."""
    marks = [actor for span, actor in view.actors if name[0] <= span[0] < name[1]]
    return any(actor.kind != "state" for actor in marks) or view.low[name[1] - 1] in BODIES


def _lines(view: View) -> Iterator[tuple[int, int, int]]:
    """Start and end of each line that has words, and the end of its paragraph."""
    start, found = 0, []
    for i in range(view.size + 1):
        if i == view.size or "\n" in view.low[i]:
            if any(view.doc[k].is_alpha for k in range(start, i)):
                found.append((start, i, i == view.size or view.low[i].count("\n") > 1))
            start = i + 1
    for k, (first, last, _) in enumerate(found):
        close = next((end for _, end, closing in found[k:] if closing), last)
        yield first, last, close


def _tokens(view: View, start: int, end: int, span: tuple[int, int], right: bool = False) -> Tokens | None:
    """The tokens of the characters ``span`` of a line; ``right``: the one that they end before, and the next."""
    zero = view.doc[start].idx
    inside = [k for k in range(start, end) if span[0] <= view.doc[k].idx - zero < span[1]]
    if right:
        k = next((k for k in range(start, end) if view.doc[k].idx - zero >= span[1]), None)
        return (max(k - 1, start), k) if k is not None else None
    return (inside[0], inside[-1] + 1) if inside else None


def _sentences(view: View, said: Tokens) -> Iterator[Tokens]:
    """What is posted, a span for each sentence of it."""
    at = said[0]
    while at < said[1]:
        end = min(max(view.bounds(at)[1], at + 1), said[1])
        span = view.trim((at, end))
        if span is not None:
            yield span
        at = end
