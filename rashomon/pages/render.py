"""HTML to a text in which spans are exact: the visible text in blocks, and which of them trafilatura takes for main content."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

from rashomon.pages import dates

SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
    }
    | {"map", "textarea", "head", "title", "meta", "link", "input"}
)
CONTROL = frozenset({"select", "option", "datalist", "button"})
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
    }
    | {
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    }
    | {"var", "wbr", "img", "picture", "source"}
)
SPACE = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PLACES = 12
"""Places in the extractor's text that are tried for one block: short lines, such as cells of a table, stand there often."""
PROBE = 24
"""Letters of a sample that shows whether a block stands in the extractor's text with changes."""
CONTROL_TEXT = 600
"""Characters that a button, a list of options or a hidden element may hold; with more it is page content that bad markup or a
script-driven page put there."""

CELLS = frozenset({"td", "th"})
PARTS = ("h1", "h2", "form", "ul", "iframe")
"""What stands in a cell that is a part of the page."""
CELL = " | "
"""What parts two cells of a row."""
COLUMNS = 8
ROWS = 3
"""Columns of a table of data at most, and rows of as many cells at least."""
LONGEST_CELL = 120
"""Words of the longest cell of such a table."""
BETWEEN = "\n\n"
"""What parts two blocks."""
DEEPEST = 250
"""Nested elements on a page that the extractor is tried on; pages that people made have far fewer than 100."""


@dataclass(frozen=True)
class Rendered:
    """The visible text of an HTML page, the offsets of main blocks, and what its metadata states."""

    text: str
    main: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    site: str | None = None
    author: str | None = None
    stated: date | None = None
    address: str | None = None
    items: tuple[int, ...] = ()
    """Offsets at which an item of a list begins."""


def parse(markup: str) -> html.HtmlElement | None:
    """Parse markup, however broken, into a tree; ``None`` when nothing is left of it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def visible(tree: html.HtmlElement) -> tuple[str, tuple[int, ...]]:
    """The text that a reader sees, one block a paragraph, blocks parted by blank lines, and where in it items of lists begin; iterative,
    so depth does no harm."""
    items: list[int] = []
    size, in_item = 0, False
    blocks: list[str] = []
    pieces: list[str] = []
    silenced: html.HtmlElement | None = None
    closed_inline = False
    row: html.HtmlElement | None = None
    data = _rows_of_data(tree)

    def close() -> None:
        nonlocal size, in_item
        text = SPACE.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if text:
            if in_item:
                items.append(size)
            in_item = False
            blocks.append(text)
            size += len(text) + len(BETWEEN)

    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if silenced is None and _silent(node, tag):
                silenced = node
            if row is None and node in data:
                close()
                row = node
            if tag == "br":
                # One break parts lines of a paragraph, two part paragraphs.
                if pieces and pieces[-1] == "\n":
                    close()
                elif pieces:
                    pieces.append("\n")
            elif row is not None and tag in CELLS:
                if any(piece.strip() for piece in pieces):
                    pieces.append(CELL)
            elif row is not None and tag not in INLINE:
                pieces.append(" ")
            elif tag not in INLINE:
                close()
            elif closed_inline and pieces and pieces[-1][-1:].isalnum() and len(pieces[-1]) > 1:
                # Links and labels side by side are parted by style sheets only.
                pieces.append(" ")
            in_item = in_item or tag == "li"
            closed_inline = False
            if silenced is None and node.text:
                pieces.append(_plain(node.text, tag))
            continue
        if silenced is node:
            silenced = None
        if row is node:
            row = None
        if row is not None and tag not in INLINE:
            pieces.append(" ")
        elif tag not in INLINE and tag != "br":
            close()
        in_item = in_item and tag != "li"
        closed_inline = tag in {"a", "span", "time"} and not node.tail
        if silenced is None and node.tail:
            parent = node.getparent()
            pieces.append(_plain(node.tail, parent.tag if parent is not None else ""))
    close()
    return BETWEEN.join(blocks), tuple(items)


def _rows_of_data(tree: html.HtmlElement) -> set[html.HtmlElement]:
    """The rows of tables that hold data, each row a thing of its own, and don't only lay out the page."""
    found: set[html.HtmlElement] = set()
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        cells = [[cell for cell in row if cell.tag in CELLS] for row in rows]
        widths = [len(one) for one in cells]
        most = max(widths, default=0)
        if (
            not 2 <= most <= COLUMNS
            or widths.count(most) < max(ROWS, 0.6 * len(rows))
            or next(table.iterdescendants("table"), None) is not None
        ):
            continue
        sizes = [len(" ".join(cell.itertext()).split()) for one in cells for cell in one]
        if max(sizes) <= LONGEST_CELL and not any(
            cell.find(f".//{tag}") is not None for one in cells for cell in one for tag in PARTS
        ):
            found.update(row for row, width in zip(rows, widths, strict=True) if width == most)
    return found


def _silent(node: html.HtmlElement, tag: str) -> bool:
    """True for an element whose text no reader sees."""
    if tag in SILENT or not tag:
        return True
    style = node.get("style")
    if tag in CONTROL or node.get("hidden") is not None or (style and HIDDEN.search(style)):
        size = 0
        for text in node.itertext():
            size += len(text.strip())
            if size > CONTROL_TEXT:
                return False
        return True
    return False


def _plain(text: str, tag: str) -> str:
    """Line breaks of the source are spaces, except in preformatted text."""
    return text if tag == "pre" else text.replace("\n", " ")


def render(markup: str, longest: int) -> Rendered | None:
    """Render markup and mark its main content.

    Parameters: decoded ``markup``; ``longest``: characters of visible text above which nothing more than the text is looked for,
    because the extractor takes too long on it. Result: ``None`` when it holds no visible text. trafilatura decides what is main content; a
    failure of it leaves ``main`` empty. Metadata are trafilatura's and htmldate's, a date only where the
    markup states it.
    """
    tree = parse(markup)
    if tree is None:
        return None
    text, items = visible(tree)
    if not text.strip():
        return None
    if len(text) > longest or _deep(tree):
        return Rendered(text=text, items=items)
    found = _extract(tree)
    if found is None:
        return Rendered(text=text, items=items)
    stated = None
    if found.date:
        try:
            stated = date.fromisoformat(found.date)
        except ValueError:
            stated = None
    if stated and not dates.stamped(markup, stated):
        # htmldate guesses from the text, from pictures' addresses, from a copyright line's year: what the text says, we read ourselves.
        stated = None
    main = tuple(kept(text, found.text or ""))
    return Rendered(
        text, main, found.title or None, found.sitename or None, found.author or None, stated, found.url or None, items
    )


def fragment(markup: str) -> Rendered | None:
    """Render a piece of HTML that is all content (an entry of a feed, a field of a record): its visible text and nothing else."""
    tree = parse(markup)
    return None if tree is None else Rendered(visible(tree)[0])


def _deep(tree: html.HtmlElement) -> bool:
    """True for a tree nested so deep that the extractor's time, which grows with depth times size, runs away."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _extract(tree: html.HtmlElement):  # type: ignore[no-untyped-def]
    """trafilatura's document; hostile markup must not stop the run, whatever it makes the library raise."""
    from trafilatura import bare_extraction

    try:
        return bare_extraction(tree, with_metadata=True, include_comments=False, include_tables=True)
    except Exception:
        return None


def _norm(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def kept(text: str, main: str) -> Iterator[tuple[int, int]]:
    """Offsets of the blocks of ``text`` that stand in the extractor's ``main``, found by their letters alone.

    Walks both in order, so that a teaser or a caption that repeats a main block outside of it is not taken for it.
    """
    whole = _norm(main)
    spots: list[tuple[int, int, int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        letters = _norm(match.group())
        places: list[int] = []
        at = whole.find(letters) if letters else -1
        while at >= 0 and len(places) < PLACES:
            places.append(at)
            at = whole.find(letters, at + 1)
        # The later place first, so that a block never follows itself.
        spots += [(match.start(), match.end(), place, len(letters)) for place in reversed(places)]
        if not places and len(letters) >= 2 * PROBE:
            # The extractor left something out of this block or joined it otherwise: most of it must be there.
            step = max(PROBE, len(letters) // 8)
            found = [whole.find(letters[i : i + PROBE]) for i in range(0, len(letters) - PROBE + 1, step)]
            hits = [at for at in found if at >= 0]
            if len(hits) * 2 > len(found):
                spots.append((match.start(), match.end(), hits[0], PROBE))
    yield from ((start, end) for start, end, _, _ in _rising(spots))


def _rising(spots: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The heaviest run of spots that do not overlap in the extractor's text and rise in it: long blocks anchor, short ones must
    fit between. A spot is start and end on the page, place and size in the extractor's text; they come in the page's order."""
    # For each end reached in the extractor's text, the best total so far; ends and totals both rise along the lists.
    ends: list[int] = []
    best: list[tuple[int, int]] = []
    back = [-1] * len(spots)
    for index, (_, _, at, size) in enumerate(spots):
        before = bisect.bisect_right(ends, at)
        total, back[index] = (best[before - 1][0] + size, best[before - 1][1]) if before else (size, -1)
        place = bisect.bisect_left(ends, at + size)
        if place and best[place - 1][0] >= total:
            continue
        if place < len(ends) and ends[place] == at + size:
            if best[place][0] >= total:
                continue
            best[place] = (total, index)
        else:
            ends.insert(place, at + size)
            best.insert(place, (total, index))
        while place + 1 < len(ends) and best[place + 1][0] <= total:
            del ends[place + 1], best[place + 1]
    chain = []
    index = best[-1][1] if best else -1
    while index >= 0:
        chain.append(spots[index])
        index = back[index]
    return chain[::-1]
