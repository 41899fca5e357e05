"""Of which country people are whom the text calls by it and by nothing else that names a side: "a German engineer", "three from Ghana"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

FROM = 3
"""Tokens behind a phrase to the country that it says its people are from."""
ORIGIN = words("origin")
KIN = 5
"""Tokens before "'s wife" in which it is said whose."""


def nation(view: View, group: Group) -> str | None:
    """Code of the country that a phrase names its people by; ``None`` for none, or more than one.

    Parameters: the text and the phrase, of which no actor is known.
    """
    if not view.nations or (group.noun is not None and group.noun.kind in ("rebel", "not")):
        return None
    first = group.start
    if view.tags[first] == "POS":
        # "a Danish envoy's mother"
        first = max(first - KIN, view.tokens[first].sent.start)
    elif first == group.head and view.at(first - 1) == "and" and view.tags[first] == "NN":
        # "... mother and sister"
        first = max(first - KIN, view.tokens[first].sent.start)
    inside = {view.nations[i][0] for i in range(first, group.end) if i in view.nations and _is_of_it(view, i)}
    if inside:
        return inside.pop() if len(inside) == 1 else None
    at = group.end + (view.at(group.end) == ",")
    if view.at(at) != "from" or (group.noun is not None and group.noun.kind == "person"):
        return None
    for i in range(at + 1, at + 1 + FROM):
        if i in view.nations:
            return view.nations[i][0] if view.nations[i][1] == "name" else None
        if view.at(i) != "the":
            return None
    return None


def _is_of_it(view: View, i: int) -> bool:
    """Whether the word at ``i`` says of which country they are, and not whose side they take ("Turkish-backed") or what tongue they speak ("ethnic
    Russians", "Kosovo Albanians")."""
    before = view.at(i - 1)
    if before in ("-", "–") and view.at(i - 2) in ("pro", "anti"):
        return False
    named = view.tags[i - 1 : i] in (["NNP"], ["NNPS"]) and i - 1 not in view.nations
    peopled = before in ORIGIN or view.at(i + 1) in ORIGIN or named
    return view.nations[i][1] in ("adj", "plural") and view.at(i + 1) not in ("-", "–") and not peopled


__all__ = ["nation"]
