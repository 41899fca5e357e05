"""Who is said to answer for a deed: "it was the work of X", "held X responsible", "X claimed responsibility"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from rashomon.model import Actor, Stance
from rashomon.reading.attribution.lexicon import STANCES, rows
from rashomon.reading.attribution.trailing import noun_phrase
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import Tokens
from rashomon.reading.voices import phrase

GAP = 6
"""Words that a ``*`` stands for at most."""
NEGATIONS = frozenset({"no", "not", "never", "n't", "nobody", "none", "neither", "without", "whether", "if"})
AMONG = frozenset({"in", "of", "from", "among", "within", "inside", "these", "those"})
"""Between a part and the whole: "none of the groups"."""
SKIPPED = frozenset({"the", "a", "an", "both", "all", ","})


@dataclass(frozen=True)
class Answer:
    """``accused`` answers for a deed by the words ``tokens``; ``source`` (a code, or how he is called) says so where they name him."""

    tokens: Tokens
    stance: Stance
    accused: Actor
    source: str | None


Pattern = tuple[tuple[frozenset[str], ...], Stance]


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The lines of ``responsibility.tsv``. Raises ``ValueError`` for an unknown stance."""
    found: list[Pattern] = []
    for words, stance in rows("responsibility.tsv"):
        if stance not in STANCES:
            raise ValueError(f"responsibility.tsv: unknown stance in the line of {words!r}")
        found.append((tuple(frozenset(word.split("|")) for word in words.split()), cast(Stance, stance)))
    return tuple(found)


def answers(scene: Scene) -> Iterator[Answer]:
    """All places of a text where somebody is said to answer for something, in the order of the patterns.

    Of two patterns that fit at one place the one that names who says so counts: "an attack that the army blamed on rebels".
    """
    found = list(_answers(scene))
    named = [(a.tokens, a.accused.code) for a in found if a.source is not None and a.stance == "accuses"]
    for answer in found:
        start, end = answer.tokens
        if answer.source is None and any(
            start < e and s < end and code == answer.accused.code for (s, e), code in named
        ):
            continue
        yield answer


def _answers(scene: Scene) -> Iterator[Answer]:
    low = scene.view.low
    at: dict[str, list[int]] = {}
    wanted = {word for parts, _ in patterns() for word in _anchor(parts)}
    for i, word in enumerate(low):
        if word in wanted:
            at.setdefault(word, []).append(i)
    for parts, stance in patterns():
        anchor = next(k for k, part in enumerate(parts) if _fixed(part))
        for i in sorted(i for word in parts[anchor] for i in at.get(word, ())):
            found = _match(scene, parts, anchor, i)
            if found is None:
                continue
            start, end, names, said = found
            accused = names.get("A")
            if accused is None or not NEGATIONS.isdisjoint(low[max(_out(scene, start) - 2, 0) : end]):
                continue
            own = accused.code if stance == "admits" else None
            yield Answer((start, end), stance, accused, _called(names, said) or own)


def _out(scene: Scene, start: int) -> int:
    """The first token of what a name at ``start`` is but the whole of: "no one in the government" does not say that the government did."""
    first = scene.view.bounds(start)[0] if start < scene.view.size else start
    k = start
    while k > first and (scene.view.low[k - 1] in SKIPPED or scene.view.low[k - 1] in AMONG):
        k -= 1
    return k


def _fixed(part: frozenset[str]) -> bool:
    return not part & {"A", "S", "*"}


def _anchor(parts: tuple[frozenset[str], ...]) -> frozenset[str]:
    return next(part for part in parts if _fixed(part))


def _deed(scene: Scene, tokens: Tokens) -> bool:
    """Whether a noun phrase names what was done, which says nothing: "the attack blamed on rebels"."""
    words, last = lexicon(), scene.view.low[tokens[1] - 1]
    trigger = words.nouns.get(last)
    return (
        last in words.cues["deed"]
        or last in words.cues["told"]
        or (trigger is not None and trigger.plover == "ASSAULT")
    )


def _called(names: dict[str, Actor], said: str | None) -> str | None:
    return names["S"].code if "S" in names else said


def _match(
    scene: Scene, parts: tuple[frozenset[str], ...], anchor: int, i: int
) -> tuple[int, int, dict[str, Actor], str | None] | None:
    """Start, end and names of a match whose first fixed word stands at ``i``, and how a speaker is called who is no actor."""
    low, (first, last) = scene.view.low, scene.view.bounds(i)
    names: dict[str, Actor] = {}
    start, said = i, None
    for part in reversed(parts[:anchor]):
        # before the first fixed word stands only a name, an adverb between at most
        mark = next((m for m in reversed(scene.actors) if first <= m.start and start - 2 <= m.end <= start), None)
        if mark is not None and mark.actor is not None:
            names[next(iter(part))] = mark.actor
            start = mark.start
            continue
        called = noun_phrase(scene.view, first, start) if "S" in part else None
        said = phrase(scene, called) if called is not None and not _deed(scene, called) else None
        if called is None or said is None:
            return None
        start = called[0]
    k, gap = i + 1, 0
    for part in parts[anchor + 1 :]:
        if "*" in part:
            gap = GAP
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
            if mark is None or mark.actor is None:
                return None
            names[next(iter(part))] = mark.actor
            k = mark.end
        gap = 0
    return start, k, names, said
