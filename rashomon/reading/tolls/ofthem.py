"""Some of those told before, counted for themselves: "Fourteen of them were nurses", "Of the dead, nine are women", "of the 30 wounded 12 were
brought to the clinic and six to the school"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Span

from rashomon.model import Category, Status
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.people import Counted, Group, View
from rashomon.reading.words import words

THEM = frozenset({"them", "these", "those"})
BACK = 1
"""Sentences back to those of whom they are some."""
FAR = 3
"""The same, where their number says whom is meant ("two of the 17")."""
HURT = words("in-care")
KILLED = frozenset({"killed", "slain", "martyred"})
OPENS = frozenset({"of", "among"})
CLAUSE = frozenset({";", ":", "-", "--", "–", "—", "(", ",", "and", "but"})
"""What may stand before a clause that opens so."""
WHERE = words("where") | {"to", "from"}
REACH = 6
"""Tokens behind the number among which is said what they are."""


class Opener(NamedTuple):
    """What opens a sentence or clause by naming those of whom some are counted: "of the dead", "of them". Its first token, the one behind it, and
    what became of them, where it says so."""

    start: int
    end: int
    status: Status | None


def of_them(
    view: View, sentence: Span, number: int, found: Sequence[TollMention], told: Sequence[tuple[int, int]]
) -> Iterator[TollMention]:
    """The figures of a sentence that count some of the people of a figure told just before, with "of them" and a form of "be", or behind "of the
    dead" and the like.

    Parameters: the sentence and its number; the figures found so far, and each with the number of its sentence. Nothing where those told before are
    dead and hurt, and the words don't say of which.
    """
    yield from _of_the_number(view, sentence, number, found, told)
    for counted, opener in _counts(view, sentence):
        behind = range(counted.end, min(counted.end + REACH, sentence.end))
        hurt = any(view.words[i] in HURT for i in behind)
        category = next((c for i in behind if (c := _category(view, i)) is not None), None)
        start = opener.start if opener is not None else counted.start
        first = opener.end if opener is not None else counted.start
        near = [k for k, n in told if 0 <= number - n <= BACK and found[k].trigger < first]
        near = [k for k in near if found[k].part_of is None and found[k].again is None and found[k].reality == "actual"]
        named = opener.status if opener is not None else None
        latest = [k for k in near if named is not None or dict(told)[k] == dict(told)[near[-1]]]
        statuses = {found[k].status for k in latest}
        wanted = named or ("wounded" if hurt else next(iter(statuses)) if len(statuses) == 1 else None)
        same = [k for k in latest if found[k].status == wanted and (named is None or _fits(found[k], counted))]
        tokens = (start, min(counted.end + 2, sentence.end))
        if named is not None and not same and _many(counted):
            yield TollMention(tokens, counted.start, named, category or "unknown", counted.value)
        if not same or (named is None and len(same) != 1) or not _fits(found[same[-1]], counted):
            continue
        of = found[same[-1]]
        yield replace(
            of,
            tokens=tokens,
            trigger=counted.start,
            count=counted.value,
            category=category or of.category,
            part_of=same[-1],
            again=same[-1],
            people=None,
        )


def _of_the_number(
    view: View, sentence: Span, number: int, found: Sequence[TollMention], told: Sequence[tuple[int, int]]
) -> Iterator[TollMention]:
    """The figures of "two of the 17 are women", where the text told of 17 a little before."""
    for i in range(sentence.start, sentence.end):
        counted = view.counts.get(i)
        if counted is None or counted.start != i or counted.value.low is None:
            continue
        of = view.counts.get(counted.end + 2)
        if of is None or view.words[counted.end : counted.end + 2] != ["of", "the"] or of.start != counted.end + 2:
            continue
        if view.at(of.end) not in view.lex.cues["be"] or of.value.low != of.value.high:
            continue
        same = [k for k, n in told if 0 <= number - n <= FAR and found[k].count.low == of.value.low]
        same = [k for k in same if found[k].part_of is None and found[k].reality == "actual"]
        category = next((c for k in range(of.end, of.end + 4) if (c := _category(view, k)) is not None), None)
        if same and category is not None and (counted.value.high or 0) < (of.value.low or 0):
            whole = found[same[-1]]
            kind = whole.category if category == "civilian" and whole.category != "unknown" else category
            yield replace(
                whole,
                tokens=(i, of.end + 2),
                trigger=i,
                count=counted.value,
                category=kind,
                part_of=same[-1],
                again=same[-1],
                people=None,
            )


def _counts(view: View, sentence: Span) -> Iterator[tuple[Counted, Opener | None]]:
    """The numbers that are told of some: "14 of them were", "Of them, 14 were", "of the dead 14 were women and six men"."""
    be, opener, led = view.lex.cues["be"], None, False
    for i in range(sentence.start, sentence.end):
        if view.words[i] in OPENS and (new := _opens(view, i, sentence)) is not None:
            opener, led = new, False
        counted = view.counts.get(i)
        if counted is None or counted.start != i or counted.value.low is None:
            continue
        after = view.words[counted.end : counted.end + 3]
        if after[:1] == ["of"] and len(after) > 2 and after[1] in THEM and after[2] in be:
            yield counted, None
        elif (
            opener is not None
            and after[:1]
            and i >= opener.end
            and (after[0] in be or (led and _goes_on(view, counted)))
        ):
            led = led or i == opener.end
            if led:
                yield counted, opener


def _opens(view: View, i: int, sentence: Span) -> Opener | None:
    """ "Of them," or "of the [30] wounded[,]" at the start of a sentence or clause, with a number right behind it."""
    if i > sentence.start and view.words[i - 1] not in CLAUSE:
        return None
    at = i + 1
    if view.at(at) in THEM and view.at(at + 1) == ",":
        return Opener(i, at + 2, None)
    if view.at(at) not in ("the", "those"):
        return None
    at += 1
    whole = view.counts.get(at)
    at = whole.end if whole is not None and whole.start == at else at
    noun = view.lex.victims.get(view.at(at))
    who = noun is not None and noun.plural and noun.kind not in ("modifier", "not")
    at += who and view.at(at) not in view.lex.cues["dead"] | view.lex.cues["hurt"]
    word = view.at(at)
    status: Status | None = "killed" if word in view.lex.cues["dead"] or word in KILLED else None
    status = status or ("wounded" if word in view.lex.cues["hurt"] else None)
    at += 1 + (view.at(at + 1) == ",")
    counted = view.counts.get(at)
    return Opener(i, at, status) if status is not None and counted is not None and counted.start == at else None


def _goes_on(view: View, counted: Counted) -> bool:
    """Whether a further number of those just counted leaves its verb out: "... and six to the school", "and four civilians"."""
    before, after = view.words[counted.start - 1], view.at(counted.end)
    return before in ("and", ",", "while") and (after in WHERE or _category(view, counted.end) is not None)


def _many(counted: Counted) -> bool:
    return (counted.value.low or 0) > 1


def _fits(of: TollMention, counted: Counted) -> bool:
    """Whether a figure can hold the other."""
    size = counted.value.low or 0
    most = of.count.high if of.count.high is not None else float("inf") if of.count.low else 0
    return 1 < size < most


def _category(view: View, i: int) -> Category | None:
    noun = view.lex.victims.get(view.at(i))
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
