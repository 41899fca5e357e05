"""Some of those told before, counted in a sentence of its own: "Fourteen of them were nurses", "Of the dead, nine are women"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span

from rashomon.model import Category
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.people import Counted, Group, View
from rashomon.reading.words import words

THEM = frozenset({"them", "these", "those"})
BACK = 1
"""Sentences back to those of whom they are some."""
HURT = words("in-care")
KILLED = frozenset({"killed", "slain", "martyred"})
REACH = 6
"""Tokens behind the number among which is said what they are."""


def of_them(
    view: View, sentence: Span, number: int, found: Sequence[TollMention], told: Sequence[tuple[int, int]]
) -> Iterator[TollMention]:
    """The figures of a sentence that count some of the people of a figure told just before, with "of them" and a form of "be".

    Parameters: the sentence and its number; the figures found so far, and each with the number of its sentence. Nothing where those told before are
    dead and hurt, and the words don't say of which.
    """
    for counted in _counts(view, sentence):
        behind = range(counted.end, min(counted.end + REACH, sentence.end))
        hurt = any(view.words[i] in HURT for i in behind)
        near = [k for k, n in told if 0 <= number - n <= BACK and found[k].trigger < counted.start]
        near = [k for k in near if found[k].part_of is None and found[k].again is None and found[k].reality == "actual"]
        latest = [k for k in near if dict(told)[k] == dict(told)[near[-1]]]
        statuses = {found[k].status for k in latest}
        wanted = "wounded" if hurt else next(iter(statuses)) if len(statuses) == 1 else None
        same = [k for k in latest if found[k].status == wanted]
        if len(same) != 1 or not _fits(found[same[0]], counted):
            continue
        of = found[same[0]]
        yield replace(
            of,
            tokens=(sentence.start if _led(view, sentence) else counted.start, min(counted.end + 2, sentence.end)),
            trigger=counted.start,
            count=counted.value,
            category=next((c for i in behind if (c := _category(view, i)) is not None), of.category),
            part_of=same[0],
            again=same[0],
            people=None,
        )


def _counts(view: View, sentence: Span) -> Iterator[Counted]:
    """The numbers that are told of some: "14 of them were", "Of them, 14 were"."""
    be, led = view.lex.cues["be"], _led(view, sentence)
    for i in range(sentence.start, sentence.end):
        counted = view.counts.get(i)
        if counted is None or counted.start != i or counted.value.low is None:
            continue
        after = view.words[counted.end : counted.end + 3]
        if (after[:1] == ["of"] and len(after) > 2 and after[1] in THEM and after[2] in be) or (
            led and after[:1] and after[0] in be
        ):
            yield counted


def _led(view: View, sentence: Span) -> bool:
    """Whether a sentence opens with "Of them," or "Of the dead,"."""
    head = view.words[sentence.start : sentence.start + 4]
    return head[:1] == ["of"] and (
        head[1:3] in ([w, ","] for w in THEM) or (head[1:2] == ["the"] and head[3:] == [","])
    )


def _fits(of: TollMention, counted: Counted) -> bool:
    """Whether a figure can hold the other."""
    size = counted.value.low or 0
    most = of.count.high if of.count.high is not None else float("inf") if of.count.low else 0
    return 1 < size < most


def _category(view: View, i: int) -> Category | None:
    noun = view.lex.victims.get(view.words[i])
    return noun.category if noun is not None and noun.kind in ("person", "force", "rebel", "member") else None


def some_of_them(view: View, group: Group, status: str) -> bool:
    """Whether a phrase counts some of the dead or hurt who are told to be so: "seven of the dead", "seven of those killed"; not those of whom
    more is told ("two of the injured died")."""
    for i in range(group.start + 1, group.end):
        if view.words[i] == "of" and view.at(i + 1) in ("the", "those"):
            told = view.at(i + 2)
            if status == "killed":
                return told in view.lex.cues["dead"] or told in KILLED
            return status == "wounded" and told in view.lex.cues["hurt"]
    return False
