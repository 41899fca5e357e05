"""Whose people the dead are of whom a text tells more: "police killed 26 rebels. The dead are 20 men and six women"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import ALL_SIDES
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.hits import Hit
from rashomon.reading.tolls.ofthem import some_of_them
from rashomon.reading.tolls.people import SOME, View
from rashomon.reading.words import words

SEX_OR_AGE = words("sex-or-age")


def told_before(view: View, hit: Hit, mention: TollMention, found: Sequence[TollMention]) -> TollMention:
    """Give those who are told to be the dead before, or some of them, to the side of these.

    Parameters: the text, what was found with its mention, and the figures told before. Result: the mention, with the side and category of the
    people that the text counted before, where it is told to be of "the dead", names no side of its own, and all before who are as many or more
    are of one side. Civilians are no fighters' dead; women and children may be.
    """
    if mention.side is not None or mention.status not in ("killed", "wounded") or not _pointed(view, hit):
        return mention
    need = mention.count.low or mention.count.high or 1
    held = [m for m in found if m.status == mention.status and m.part_of is None and m.reality == "actual"]
    held = [m for m in held if m.count != SOME and (m.count.high or m.count.low or 0) >= need]
    sided = [m for m in held if m.side is not None]
    counts = {(m.count.low, m.count.high) for m in sided}
    if len({m.side for m in sided}) != 1 or sided[0].side == ALL_SIDES:
        return mention
    if any(m.side is None and (m.count.low, m.count.high) not in counts for m in held):
        return mention
    of, noun = sided[-1], hit.group.noun
    plain = mention.category == "unknown" or (noun is not None and view.words[hit.group.head or 0] in SEX_OR_AGE)
    if not plain and mention.category != of.category:
        return mention
    return replace(mention, side=of.side, victim=of.victim, category=of.category if plain else mention.category)


def _pointed(view: View, hit: Hit) -> bool:
    """Whether people are told to be the dead or hurt of before: "among the dead", "five of the slain", "the dead are ..."."""
    return hit.partial or some_of_them(view, hit.group, hit.status)


__all__ = ["told_before"]
