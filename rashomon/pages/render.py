"""HTML to a text in which spans are exact: the visible text in blocks, and which of them trafilatura takes for main content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

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
CONTROL_TEXT = 600
"""Characters that a button, a list of options or a hidden element may hold; with more it is page content that bad markup or a
script-driven page put there."""


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


def parse(markup: str) -> html.HtmlElement | None:
    """Parse markup, however broken, into a tree; ``None`` when nothing is left of it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def visible(tree: html.HtmlElement) -> str:
    """The text that a reader sees, one block a paragraph, blocks parted by blank lines; iterative, so depth does no harm."""
    blocks: list[str] = []
    pieces: list[str] = []
    silenced: html.HtmlElement | None = None
    closed_inline = False

    def close() -> None:
        text = SPACE.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if text:
            blocks.append(text)

    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if silenced is None and _silent(node, tag):
                silenced = node
            if tag == "br":
                # One break parts lines of a paragraph, two part paragraphs.
                if pieces and pieces[-1] == "\n":
                    close()
                elif pieces:
                    pieces.append("\n")
            elif tag not in INLINE:
                close()
            elif closed_inline and pieces and pieces[-1][-1:].isalnum() and len(pieces[-1]) > 1:
                # Links and labels side by side are parted by style sheets only.
                pieces.append(" ")
            closed_inline = False
            if silenced is None and node.text:
                pieces.append(_plain(node.text, tag))
            continue
        if silenced is node:
            silenced = None
        if tag not in INLINE and tag != "br":
            close()
        closed_inline = tag in {"a", "span", "time"} and not node.tail
        if silenced is None and node.tail:
            parent = node.getparent()
            pieces.append(_plain(node.tail, parent.tag if parent is not None else ""))
    close()
    return "\n\n".join(blocks)


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


def render(markup: str) -> Rendered | None:
    """Render markup and mark its main content.

    Parameters: decoded ``markup``. Result: ``None`` when it holds no visible text. trafilatura decides what is main content; a
    failure of it leaves ``main`` empty. Metadata are trafilatura's and htmldate's.
    """
    tree = parse(markup)
    if tree is None:
        return None
    text = visible(tree)
    if not text.strip():
        return None
    found = _extract(tree)
    if found is None:
        return Rendered(text=text)
    stated = None
    if found.date:
        try:
            stated = date.fromisoformat(found.date)
        except ValueError:
            stated = None
    main = tuple(kept(text, found.text or ""))
    return Rendered(
        text, main, found.title or None, found.sitename or None, found.author or None, stated, found.url or None
    )


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
    if not whole:
        return
    spots: list[tuple[int, int, int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        letters = _norm(match.group())
        if not letters:
            continue
        at = whole.find(letters)
        if at >= 0 and (len(letters) >= 3 or at == 0):
            spots.append((match.start(), match.end(), at, len(letters)))
    taken: set[int] = set()
    for start, end, at, size in sorted(_rising(spots)):
        if at not in taken or size < 20:
            taken.add(at)
            yield start, end


def _rising(spots: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The heaviest run of spots whose places in the extractor's text rise: long blocks anchor, short ones must fit between.

    A block can stand several times on the page; each is considered at its first place in the extractor's text.
    """
    import bisect

    # Weighted longest increasing subsequence by a Fenwick-like list of best totals.
    best_at: list[int] = []
    best_total: list[tuple[int, int]] = []
    back: list[int] = [-1] * len(spots)
    total: list[int] = [0] * len(spots)
    for index, (_, _, at, size) in enumerate(spots):
        spot = bisect.bisect_right(best_at, at - 1)
        before = best_total[spot - 1] if spot else (0, -1)
        total[index], back[index] = before[0] + size, before[1]
        place = bisect.bisect_left(best_at, at)
        if place < len(best_at) and best_at[place] == at:
            if best_total[place][0] >= total[index]:
                continue
            best_total[place] = (total[index], index)
        else:
            if place and best_total[place - 1][0] >= total[index]:
                continue
            best_at.insert(place, at)
            best_total.insert(place, (total[index], index))
        while place + 1 < len(best_at) and best_total[place + 1][0] <= total[index]:
            del best_at[place + 1], best_total[place + 1]
    if not best_total:
        return []
    index = best_total[-1][1]
    chain = []
    while index >= 0:
        chain.append(spots[index])
        index = back[index]
    return chain
