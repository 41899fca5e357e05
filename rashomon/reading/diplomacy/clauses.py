"""Clauses: which verb a word belongs to, which words belong to a verb, and a few of them as a title."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.attribution.view import View
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens

OWN_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "csubj", "parataxis", "pcomp"})
"""Relations of a verb that has a clause of its own."""
DEEP = 30
"""Steps up a parse tree; more is a broken tree."""
LONGEST_TITLE = 110
"""Characters."""
_LEADING = frozenset(
    {"and", "but", "or", "that", "which", "who", "after", "before", "while", "as", "when", "where", "since"}
)


def own_clause(view: View, i: int) -> bool:
    """Whether the token is a verb that opens a clause."""
    dep = view.dep[i]
    if not view.verbal(i):
        return dep == "ROOT"
    if dep == "advcl" and view.tag[i] == "VB" and any(view.low[k] == "to" for k in view.kids[i]):
        return False  # "to end the war" says why, not when or who
    return dep in OWN_CLAUSE or (dep == "conj" and view.verbal(view.head[i])) or (dep == "acl" and view.tag[i] == "VBG")


def root(view: View, i: int) -> int:
    """The verb of the clause that the token stands in (infinitives and participles belong to the clause above)."""
    for _ in range(DEEP):
        if own_clause(view, i) or view.head[i] == i:
            return i
        i = view.head[i]
    return i


def tokens(view: View, verb: int, but: Callable[[int], bool] | None = None) -> list[int]:
    """The tokens below a word, in order, without those of clauses inside it, save clauses whose verb passes ``but``."""
    found, stack = [], [verb]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(k for k in view.kids[node] if not own_clause(view, k) or (but is not None and but(k)))
    return sorted(found)


def span(view: View, verb: int) -> Tokens:
    """From the first to one past the last token of a clause."""
    found = tokens(view, verb)
    return found[0], found[-1] + 1


def marks_in(scene: Scene, marks: list[Marked], verb: int) -> list[Marked]:
    """The marks that begin in the clause of a verb; those of the clauses above it when it has none of its own, or only times that
    are counted from those ("that ended six weeks later")."""
    view = scene.view
    inside = scene.within(marks, view.bounds(verb))
    if not inside:
        return []
    at = verb
    counted: list[Marked] = []
    for _ in range(DEEP):
        own = set(tokens(view, at))
        found = [m for m in inside if m.start in own or m.end - 1 in own]
        if any(m.time is None or m.time.anchor != "narrative" for m in found):
            return found
        counted = counted or found
        if view.head[at] == at:
            break
        at = root(view, view.head[at])
    return counted


def title(scene: Scene, words: Tokens) -> str:
    """The words of a token range as a short line: from its first full word, whole words up to :data:`LONGEST_TITLE` characters, with
    dots where there are more."""
    view = scene.view
    start, end = words
    while start < end and (view.pos[start] in ("PUNCT", "SPACE") or view.low[start] in _LEADING):
        start += 1
    text = " ".join(scene.doc[start:end].text.split())
    cut = len(text) > LONGEST_TITLE
    if cut:
        text = text[: LONGEST_TITLE + 1].rpartition(" ")[0]
    text = text.rstrip(" ,;:.-–—\"“”'’(")
    return f"{text} …" if cut else text
