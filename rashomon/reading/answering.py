"""Who is said to answer for a deed: "it was the work of X", "held X responsible", "X claimed responsibility"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, cast

from rashomon.model import Actor, Stance
from rashomon.reading.attribution.lexicon import STANCES, rows
from rashomon.reading.attribution.sources import subject
from rashomon.reading.attribution.trailing import noun_phrase
from rashomon.reading.eachother import alone
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Marked, Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.meant import PEOPLE, band, people, rebel, rogue, unit, unit_of
from rashomon.reading.strangers import before_mark, only_bands, stranger
from rashomon.reading.voices import phrase, speaker
from rashomon.reading.words import words

GAP = 6
"""Words that a ``*`` stands for at most."""
WIDE = 14
"""The same for ``**``."""
NEGATIONS = words("not") | {"nobody", "none", "without", "whether", "if"}
AMONG = frozenset({"in", "of", "from", "among", "within", "inside", "these", "those"})
"""Between a part and the whole: "none of the groups"."""
SKIPPED = frozenset({"the", "a", "an", "both", "all", ",", '"', "“", "‘"})


@dataclass(frozen=True)
class Answer:
    """``accused`` answers for a deed by the words ``tokens``; ``source`` (a code, or how he is called) says so where they name him."""

    tokens: Tokens
    stance: Stance
    accused: Actor
    source: str | None
    if_blamed: bool = False
    """Whether the words deny only where somebody blames him: "disagreed", "cleared its troops"."""


PART = words("part-of-it")
SUCH = words("such")
FACELESS = words("faceless") - {"men"}
CLUES = words("clues")
PAPERS = words("papers") | words("wires")
SURE = words("beyond-doubt")
DOUBT = 4
"""Tokens before a name among which a negation stands: "no evidence that X did it"."""
NEAR = 5
"""Tokens of "in a press statement"."""
DENIERS = words("deniers")
BODIES = words("bodies")
TOLD = frozenset({"told", "tells", "telling", "tell"})
BELONGING = words("belonging")
JOINS = frozenset({"and", ",", "or"})
"""Between those who are named together."""
HASTE = words("haste")
"""Before "to": how soon somebody did it."""
AUXILIARY = words("auxiliaries")
"""May stand between who speaks and what he does."""
BEFORE = 5
"""Tokens of a unit's name."""
LONGEST = 10
"""Tokens of what stands between commas behind a name."""
INSERTED = frozenset({"as", "in", "on", "at", "after", "through"})
"""Open what is inserted behind a name."""
FAR_SUBJECT = 20
"""Tokens between a verb and who does it, at most."""
ENDS = frozenset({".", ",", ";", "!", "?", ":", '"', "”", "’", "'", ")", "—", "–", "-"})
"""What may follow a name that ends its clause."""


class Pattern(NamedTuple):
    """A line of ``responsibility.tsv``."""

    parts: tuple[frozenset[str], ...]
    stance: Stance
    bounds: str


class Anchored(NamedTuple):
    """A pattern with the number of its first fixed part, the fixed parts behind it, and whether its own words say no."""

    pattern: Pattern
    anchor: int
    behind: tuple[frozenset[str], ...]
    denying: bool


@lru_cache(maxsize=1)
def _by_anchor() -> dict[str, tuple[tuple[int, Anchored], ...]]:
    """For each word that a first fixed part can be, the numbered patterns that it begins: most texts hold few of these words."""
    found: dict[str, list[tuple[int, Anchored]]] = {}
    for number, pattern in enumerate(patterns()):
        anchor = next(k for k, part in enumerate(pattern.parts) if _fixed(part))
        behind = tuple(part for part in pattern.parts[anchor + 1 :] if _fixed(part))
        denying = pattern.stance == "denies" and any(not NEGATIONS.isdisjoint(part) for part in pattern.parts)
        for word in pattern.parts[anchor]:
            found.setdefault(word, []).append((number, Anchored(pattern, anchor, behind, denying)))
    return {word: tuple(own) for word, own in found.items()}


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The lines of ``responsibility.tsv``. Raises ``ValueError`` for an unknown stance or bounds."""
    found: list[Pattern] = []
    for line, stance, bounds in rows("responsibility.tsv"):
        if stance not in STANCES or bounds not in ("-", "whole", "end", "alone", "blamed", "said"):
            raise ValueError(f"responsibility.tsv: unknown stance or bounds in the line of {line!r}")
        parts = tuple(_alternatives(part) for part in line.split())
        found.append(Pattern(parts, cast(Stance, stance), bounds))
    return tuple(found)


def _alternatives(part: str) -> frozenset[str]:
    """The words of one part of a line; "@name" among them stands for those of a list of ``words.tsv``."""
    found: set[str] = set()
    for word in part.split("|"):
        found |= words(word[1:]) if word.startswith("@") else {word}
    return frozenset(found)


def answers(scene: Scene) -> Iterator[Answer]:
    """All places of a text where somebody is said to answer for something, in the order of the patterns.

    Of two patterns that fit at one place the one that names who says so counts: "an attack that the army blamed on rebels".
    """
    found = list(_answers(scene))
    named = [(a.tokens, a.accused.code) for a in found if a.source is not None and a.stance == "accuses"]
    seen: set[tuple[int, Stance, str, str | None]] = set()
    for answer in found:
        start, end = answer.tokens
        key = (end, answer.stance, answer.accused.code, answer.source)
        if key in seen:
            continue  # two patterns that say the same
        seen.add(key)
        if answer.source is None and any(
            start < e and s < end and code == answer.accused.code for (s, e), code in named
        ):
            continue
        yield answer


def _answers(scene: Scene) -> Iterator[Answer]:
    low, begun = scene.view.low, _by_anchor()
    # In the order of the patterns, then of the text.
    hits = sorted(
        ((number, i, one) for i, word in enumerate(low) for number, one in begun.get(word, ())), key=itemgetter(0, 1)
    )
    rest: dict[int, frozenset[str]] = {}
    for _, i, ((parts, stance, bounds), anchor, later, denying) in hits:
        if i not in rest:
            rest[i] = frozenset(low[i + 1 : scene.view.bounds(i)[1]])
        if any(part.isdisjoint(rest[i]) for part in later):
            continue
        found = _match(scene, parts, anchor, i, bounds == "whole", stance == "denies")
        if found is None:
            continue
        start, end, names, said = found
        accused = next(iter(names.get("A", ())), None)
        if bounds == "alone" and (i in scene.cue_at or not SUCH.isdisjoint(low[end : end + GAP])):
            continue
        if (
            accused is None
            or not _bounded(scene, end, bounds)
            or _negated(scene, max(_out(scene, start) - DOUBT, scene.view.bounds(start)[0]), start if denying else end)
        ):
            continue
        own = accused.code if stance in ("admits", "denies") else None
        sources: list[str | None] = [s.code for s in names.get("S", ())]
        if stance == "denies":
            sources = [a.code for a in names["A"]]
        sources = sources or [said or own]
        others = [(actor, end) for actor in names["A"][1:]]
        if parts[-1] == {"A"}:
            others += [(cast(Actor, mark.actor), mark.end) for mark in joined(scene, end)]
        for source in sources:
            yield Answer((start, end), stance, accused, source, bounds == "blamed")
            if stance == "accuses":
                yield from (Answer((start, last), stance, actor, source) for actor, last in others)


def joined(scene: Scene, end: int) -> Iterator[Marked]:
    """Those who are named beside the one whose name ends at ``end``: "X, Y and the Z"."""
    starts = {m.start: m for m in scene.actors if m.actor is not None and m.actor.kind not in ("person", "people")}
    low, last = scene.view.low, scene.view.bounds(end - 1)[1]
    while end < last and low[end] in JOINS:
        k = end + 1
        while k < last and (low[k] in SKIPPED or low[k] in JOINS or low[k] in ("its", "their")):
            k += 1
        mark = starts.get(k)
        if mark is None or (mark.end < last and scene.view.verbal(mark.end)):
            return
        yield mark
        end = mark.end


def _negated(scene: Scene, start: int, end: int) -> bool:
    """Whether a negation stands between two tokens; that "there was no doubt" of something denies nothing."""
    low = scene.view.low
    return any(low[k] in NEGATIONS and low[k + 1] not in SURE for k in range(start, min(end, len(low) - 1)))


def _bounded(scene: Scene, end: int, bounds: str) -> bool:
    """Whether what follows a name is as the ``bounds`` of the pattern ask."""
    view = scene.view
    last = end >= view.bounds(end - 1)[1]
    if bounds == "said":
        return scene.voiced[end - 1] is not None
    if bounds == "end":
        return last or view.low[end] in ENDS
    return bounds in ("-", "blamed") or last or (view.tag[end] != "POS" and view.tag[end][:2] != "NN")


def _name_start(scene: Scene, first: int, start: int) -> int:
    """Where the name begins of which a mark at ``start`` covers only the end behind a hyphen: "the Northern-Southern Front"."""
    view, k = scene.view, start
    while k > first and (
        view.low[k - 1] == "-" or (view.tag[k - 1][:3] == "NNP" and (k < start or view.low[k - 1] == "-"))
    ):
        k -= 1
    return k


def _wanting(scene: Scene, start: int, end: int) -> bool:
    """Whether a name stands only in a clause of what somebody else wants or does: "individuals who wish to harm X"."""
    view = scene.view
    who = next((i for i in range(start, end) if view.tag[i] in ("WP", "WDT")), None)
    if who is None:
        return False
    verb = next((i for i in range(who + 1, end) if view.tag[i][:2] == "VB" or view.tag[i] == "MD"), None)
    return verb is not None and view.low[verb] not in BELONGING


def _bare(scene: Scene, start: int, end: int) -> bool:
    """Whether no noun or verb stands there: the name before it is the one that goes on."""
    return all(scene.view.tag[i][:2] not in ("NN", "VB", "MD") for i in range(start, end))


def _subject(scene: Scene, i: int, start: int) -> Marked | None:
    """Who does what the verb at ``i`` says where his name does not stand right before it: "the army on Tuesday threw out the claim", "its
    spokesman denied it and laid the blame on X"."""
    view = scene.view
    if not view.verbal(i) or view.passive(i):
        return None
    head = subject(view, i)
    if head is None or not view.bounds(i)[0] <= head < i or i - head > FAR_SUBJECT:
        return None
    joined = view.dep[i] in ("conj", "advcl", "xcomp") and view.low[start - 1] in ("and", "but", ",", "then")
    own = any(k == head for k in view.kids[i]) and view.dep[head] == "nsubj"
    if not joined and not own:
        return None
    return next((m for m in scene.actors if m.start <= head < m.end and m.actor is not None), None)


def _far_phrase(scene: Scene, i: int, start: int) -> Tokens | None:
    """The words for who does what the verb at ``i`` says where they are no actor's and stand further off (:func:`_subject`)."""
    view = scene.view
    if not view.verbal(i) or view.passive(i):
        return None
    head = subject(view, i)
    if head is None or view.tag[head][:2] != "NN" or not view.bounds(i)[0] <= head < i or i - head > 2 * FAR_SUBJECT:
        return None
    joined = view.dep[i] in ("conj", "advcl", "xcomp") and view.low[start - 1] in ("and", "but", ",", "then")
    own = head in view.kids[i] and view.dep[head] == "nsubj"
    whole = noun_phrase(view, view.bounds(i)[0], head + 1)
    return whole if (joined or own) and whole is not None and not _deed(scene, whole) else None


def _whole(scene: Scene, i: int, mark: Marked) -> Marked:
    """The mark at the head of what does the verb at ``i``, where the one right before it only belongs to that: "Utopia's envoy at the UN"."""
    head = subject(scene.view, i)
    if head is None or mark.start <= head < mark.end or not head < mark.start < i:
        return mark
    if scene.view.subtree(head)[1] <= mark.start:
        return mark
    found = next((m for m in scene.actors if m.start <= head < m.end and m.actor is not None), None)
    return found or mark


def _together(scene: Scene, mark: Marked, first: int) -> tuple[list[Actor], int]:
    """Those who speak together up to ``mark`` ("the mayor and the police"), and where their names begin."""
    assert mark.actor is not None
    if len(mark.actor.plural_of) > 1:
        return [alone(code) for code in mark.actor.plural_of], mark.start
    low, k = scene.view.low, mark.start
    while k > first and low[k - 1] in SKIPPED and low[k - 1] != ",":
        k -= 1
    if k - 1 > first and low[k - 1] == "and":
        other = next((m for m in scene.actors if first <= m.start and m.end == k - 1 and m.actor is not None), None)
        if other is not None and other.actor is not None and other.actor.kind != "people":
            return [other.actor, mark.actor], other.start
    return [mark.actor], mark.start


def _of_whom(scene: Scene, mark: Marked, last: int) -> Marked:
    """The unit or group whose people a mark names only by what they are: "the dissidents of the 36th Front", "the mercenaries of X"."""
    low, k = scene.view.low, mark.end
    if (
        mark.actor is None
        or mark.actor.kind == "state"
        or mark.actor.country is not None
        or k >= last
        or low[k] != "of"
    ):
        return mark
    if not low[k - 1].isalpha() or scene.view.tag[k - 1] != "NNS":
        return mark
    k += 1 + (low[k + 1 : k + 2] == ["the"])
    span = unit_of(scene.view, k, min(k + NEAR, last))
    if span is not None:
        return Marked(*span, unit(scene.view, span))
    named = next(
        (m for m in scene.actors if m.start == k and m.actor is not None and m.actor.kind == "non-state"), None
    )
    return named or stranger(scene, k, min(k + 1, last), last) or mark


def _out_of_paper(scene: Scene, first: int, start: int) -> int:
    """The start of "in a statement" where that stands right before ``start``: "the group, in a statement, blamed", "X in a release named"."""
    low = scene.view.low
    k = start - 1 - (low[start - 1] == ",")
    if k <= first or low[k] not in PAPERS:
        return start
    within = next((i for i in range(k - 1, max(k - NEAR, first), -1) if low[i] in ("in", "through", "by", "via")), None)
    if within is None:
        return start
    return within - (low[within - 1] == "," and within - 1 > first)


def _named_before(scene: Scene, first: int, end: int) -> Marked | None:
    """A name right before ``end`` of which nothing else tells: a unit or group, else a state that is only named as a place."""
    view, start = scene.view, end
    span = unit_of(view, max(first, end - BEFORE), end)
    if span is not None and span[1] == end:
        return Marked(*span, unit(view, span))
    while start > first and view.tag[start - 1][:3] == "NNP":
        start -= 1
    return stranger(scene, start, end, end) if start < end else None


def _office_before(scene: Scene, first: int, called: Tokens) -> Marked | None:
    """Who is told before a name between commas to hold an office, where the name itself is no mark: "the president of X, Simon Bolivar, blamed"."""
    low, start = scene.view.low, called[0]
    if start - 1 <= first or low[start - 1] != "," or any(scene.view.tag[k][:3] != "NNP" for k in range(*called)):
        return None
    return next((m for m in scene.actors if first <= m.start and m.end == start - 1 and m.actor is not None), None)


def _called_before(scene: Scene, first: int, end: int) -> Marked | None:
    """People or bodies without a mark right before ``end`` who deny something: "hill people's organisations"."""
    called = noun_phrase(scene.view, first, end)
    if called is None or _deed(scene, called) or scene.view.low[called[1] - 1] not in DENIERS | BODIES:
        return None
    name = phrase(scene, called)
    return Marked(*called, Actor(code=name, name=name, kind="people")) if name is not None else None


def _band_before(scene: Scene, first: int, end: int) -> Marked | None:
    """People who are called by a noun that nothing else tells of, right before ``end``: "loyalists had thrown it"."""
    called = noun_phrase(scene.view, first, end)
    if called is None or scene.view.low[called[1] - 1] not in PEOPLE:
        return None
    return Marked(*called, band(scene, called))


def _out(scene: Scene, start: int) -> int:
    """The first token of what a name at ``start`` is but the whole of: "no one in the government" does not say that the government did."""
    first = scene.view.bounds(start)[0] if start < scene.view.size else start
    k = start
    while k > first and (scene.view.low[k - 1] in SKIPPED or scene.view.low[k - 1] in AMONG):
        k -= 1
    return k


def _fixed(part: frozenset[str]) -> bool:
    return not part & {"A", "S", "*", "**"}


def _deed(scene: Scene, tokens: Tokens) -> bool:
    """Whether a noun phrase names what was done, which says nothing: "the attack blamed on rebels"."""
    known, last = lexicon(), scene.view.low[tokens[1] - 1]
    trigger = known.nouns.get(last)
    return (
        last in known.cues["deed"]
        or last in CLUES
        or last in FACELESS
        or last in known.cues["told"]
        or (trigger is not None and trigger.plover == "ASSAULT")
    )


def _match(
    scene: Scene, parts: tuple[frozenset[str], ...], anchor: int, i: int, near: bool, denies: bool = False
) -> tuple[int, int, dict[str, list[Actor]], str | None] | None:
    """Start, end and names of a match whose first fixed word stands at ``i``, and how a speaker is called who is no actor; ``near``: no
    noun may stand before who answers, but for a band of his."""
    low, (first, last) = scene.view.low, scene.view.bounds(i)
    names: dict[str, list[Actor]] = {}
    start, said = i, None
    for part in reversed(parts[:anchor]):
        # before the first fixed word stands only a name, an adverb or "for its part" between at most
        if start - 5 > first and low[start - 4] == "for" and low[start - 2] in PART:
            start -= 5
        elif low[start - 1] == ",":
            # "X, as is its habit, denied it"
            comma = next((k for k in range(start - 2, max(start - LONGEST, first), -1) if low[k] == ","), None)
            start = comma if comma is not None and low[comma + 1] in INSERTED else start
        start = _out_of_paper(scene, first, start)
        while start > first and (low[start - 1] in AUXILIARY or scene.view.tag[start - 1] == "RB"):
            start -= 1 + (low[start - 2 : start] == ["at", "first"])
        if start - 2 > first and low[start - 1] == "to" and low[start - 2] in HASTE:
            # "was quick to blame", "hurried to name"
            start -= 2
            while start > first and (low[start - 1] in AUXILIARY or scene.view.tag[start - 1] == "RB"):
                start -= 1
        mark = next(
            (
                m
                for m in reversed(scene.actors)
                if first <= m.start and start - 2 <= m.end <= start and _bare(scene, m.end, start)
            ),
            None,
        )
        if mark is not None and scene.view.verbal(i):
            mark = _whole(scene, i, mark)
        if mark is None and "A" in part:
            mark = _named_before(scene, first, start)
            mark = mark or (_called_before(scene, first, start) if denies else _band_before(scene, first, start))
        if mark is not None and "S" in part and low[mark.start - 1] in TOLD:
            # "he told reporters, putting it down to X": not they
            teller = scene.cue_at.get(mark.start - 1)
            said = speaker(scene, scene.attributions[teller]) if teller is not None else None
            if said is None:
                return None
            start = mark.start
            continue
        if mark is not None and mark.actor is not None:
            names[next(iter(part))], start = (
                _together(scene, mark, first) if "S" in part or denies else ([mark.actor], mark.start)
            )
            continue
        own = scene.cue_at.get(i) if "S" in part else None
        source = scene.attributions[own].source if own is not None else None
        if own is not None and source is not None and first <= source[0] < start:
            said = speaker(scene, scene.attributions[own])
            start = source[0]
            continue
        subject_of = _subject(scene, i, start) if "S" in part or denies else None
        if subject_of is not None and subject_of.actor is not None:
            names[next(iter(part))], start = [subject_of.actor], min(start, i) if "S" in part else start
            continue
        called = noun_phrase(scene.view, first, start) if "S" in part else None
        if called is None and "S" in part and (whole := _far_phrase(scene, i, start)) is not None:
            # "the doctors' league, which counted ten dead, laid it at the door of X"
            said, start = phrase(scene, whole), min(start, i)
            if said is None:
                return None
            continue
        if called is not None and low[called[0] - 1] in TOLD:
            # "he told reporters, putting it down to X": not they
            teller = scene.cue_at.get(called[0] - 1)
            said = speaker(scene, scene.attributions[teller]) if teller is not None else None
            if said is None:
                return None
            start = called[0]
            continue
        office = _office_before(scene, first, called) if called is not None else None
        if office is not None and office.actor is not None:
            names[next(iter(part))], start = [office.actor], office.start
            continue
        said = phrase(scene, called) if called is not None and not _deed(scene, called) else None
        if called is None or said is None:
            return None
        start = called[0]
    k, gap = i + 1, 0
    for part in parts[anchor + 1 :]:
        if "*" in part or "**" in part:
            gap = GAP if "*" in part else WIDE
            continue
        if _fixed(part):
            hit = next((j for j in range(k, min(k + gap + 1, last)) if low[j] in part), None)
            if hit is None:
                return None
            k = hit + 1
        else:
            while k < last and low[k] in SKIPPED:
                k += 1
            mark = next((m for m in scene.actors if k <= m.start <= min(k + gap, last - 1)), None)
            span = unit_of(scene.view, k, min(k + gap + 1, last)) if "A" in part else None
            if span is not None and (mark is None or span[0] < mark.start):
                mark = Marked(*span, unit(scene.view, span))
            if mark is not None and near and not only_bands(scene, k, _name_start(scene, k, mark.start)):
                return None
            if mark is not None and _wanting(scene, k, mark.start):
                return None  # "a few men who want to harm the country"
            if "A" in part:
                mark = before_mark(scene, k, min(k + gap + 1, last), last, mark) or mark
            if (
                mark is None
                and part == parts[-1] == {"A"}
                and not denies
                and (found := people(scene, k, last)) is not None
            ):
                mark = Marked(*found, band(scene, found))
            if mark is None or mark.actor is None:
                return None
            if "A" in part:
                mark = _of_whom(scene, mark, last)
                apart = rogue(scene.view, mark.start, mark.end)
                mark = Marked(*apart, rebel(scene.view, apart)) if apart is not None else mark
            names[next(iter(part))] = [cast(Actor, mark.actor)]
            k = mark.end
            if "A" in part and part is not parts[-1]:
                for other in joined(scene, k):
                    names["A"].append(cast(Actor, other.actor))
                    k = other.end
        gap = 0
    return start, k, names, said
