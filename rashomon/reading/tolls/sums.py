"""Lists that say whom a figure is made of, set off from it by what somebody says of it: "52 civilians were killed, the governor said: 40 men
and 12 women"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

SETS_OFF = frozenset({":", ";", "-", "--", "–", "—", "("})
NEAR = 4
"""Tokens from the colon to the first of the list ("of them four women")."""
REST = words("rest-of-them")
KINDS = ("people", "number", "others", "noun")


def add_up(view: View, found: list[Group]) -> None:
    """Make parts, in place, of the phrases behind a colon, dash or bracket that add up to a number before it, or that "the rest" fills up.

    Parameters: the phrases for people of one sentence, lists and parts joined already. That the numbers add up is what makes it safe to look so
    far: one that does not is left alone.
    """
    wholes = [g for g in found if exact(g) > 2 and g.kind in KINDS[:3]]
    if not wholes or len(found) < 3:
        return
    for n, first in enumerate(found):
        if n == 0 or not exact(first) or first.whole is not None or not _set_off(view, found[n - 1], first):
            continue
        listed: list[Group] = []
        for group in found[n:]:
            if group.whole is not None or not group.counted or group.kind not in KINDS:
                continue
            if not exact(group):
                break
            listed.append(group)
        before = [g for g in wholes if g.end <= first.start and not g.parts and g.whole is None and g is not first]
        for whole in reversed(before):
            if parts := _filling(view, exact(whole), listed):
                _hang(whole, parts, found)
                break


def exact(group: Group) -> int:
    """The phrase's number, 0 where it is open."""
    count = group.count
    return count.low if count is not None and count.low is not None and count.low == count.high else 0


def _set_off(view: View, left: Group, first: Group) -> bool:
    behind = range(max(left.end, first.start - NEAR), first.start)
    return any(view.words[k] in SETS_OFF for k in behind)


def _filling(view: View, size: int, listed: list[Group]) -> list[Group]:
    """The first of a list, two or more, that add up to a number; all of them where "the rest" follows."""
    total = 0
    for n, group in enumerate(listed):
        total += exact(group)
        if total >= size:
            return listed[: n + 1] if total == size and n and not _own_clause(view, group) else []
    if not listed:
        return []
    last = listed[-1].end
    rest = any(view.words[k] in REST for k in range(last, min(last + NEAR, len(view.words))))
    return listed if rest and not _own_clause(view, listed[-1]) else []


def _own_clause(view: View, group: Group) -> bool:
    """Whether a verb of its own follows the list, which then tells another thing."""
    word = view.at(group.end)
    return word in view.lex.cues["be"] or word in view.lex.cues["have"]


def _hang(whole: Group, parts: list[Group], found: list[Group]) -> None:
    taken = {id(part) for part in parts}
    for group in found:
        group.also = [other for other in group.also if id(other) not in taken]
        if group.lead is not None and id(group.lead) in taken:
            group.lead = None
    for part in parts:
        part.whole, part.lead, part.also = whole, None, []
    whole.parts.extend(parts)
