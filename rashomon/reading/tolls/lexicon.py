"""The words of harm and the nouns for people, read from ``data/harm.tsv``, ``harm_cues.tsv`` and ``victims.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from rashomon.model import Category, Status
from rashomon.reading.attribution.lexicon import noun_forms, rows, verb_forms

APART = frozenset({"named", "care", "incl", "state", "cut", "abbr", "own", "fall", "apart", "tally", "limb", "grave"})
"""Frames of words that are no words of harm by themselves: "taken to hospital", "the dead included", "in critical condition", "12 KIA"."""
Class = Literal["force", "rebel", "person", "member", "modifier", "not"]


@dataclass(frozen=True)
class Harm:
    """One line of ``harm.tsv``; ``status`` is ``None`` for a verb that harms only with "to death" and the like, ``particles`` are the words of
    which one must follow the verb or its object ("sent to hell", "sent ten men to hell")."""

    word: str
    kind: str
    status: Status | None
    frames: frozenset[str]
    particles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Victim:
    """One line of ``victims.tsv``, for one inflected form."""

    noun: str
    category: Category
    kind: Class
    plural: bool
    many: str = ""
    """The plural form, which names an armed group that has no other name ("militants")."""


@dataclass(frozen=True)
class Lexicon:
    """Both tables by inflected form in lower case, and the small words by role (``data/harm_cues.tsv``)."""

    harm: dict[str, tuple[Harm, ...]]
    apart: dict[str, tuple[Harm, ...]]
    """Words that say harm only with certain others beside them, and nothing of it alone (:data:`APART`)."""
    victims: dict[str, Victim]
    cues: dict[str, frozenset[str]]


def _harm() -> tuple[dict[str, tuple[Harm, ...]], dict[str, tuple[Harm, ...]]]:
    table: dict[str, list[Harm]] = {}
    apart: dict[str, list[Harm]] = {}
    for phrase, kind, status, frames, irregular in rows("harm.tsv"):
        if kind not in ("verb", "noun", "adj") or status not in (*get_args(Status), "-"):
            raise ValueError(f"harm.tsv: unknown kind or status in the line of {phrase!r}")
        word, _, rest = phrase.partition(" ")
        particles = tuple(tuple(one.split()) for one in rest.split("|") if one)
        what = None if status == "-" else cast(Status, status)
        entry = Harm(word, kind, what, frozenset(frames.split("+")), particles)
        given = tuple(irregular.split("+")) if irregular != "-" else ()
        if kind == "verb":
            forms = verb_forms(word, given)
        else:
            forms = {word} if kind == "adj" else {word, *given} if given else noun_forms(word)
        for form in forms:
            if APART & entry.frames:
                apart.setdefault(form, []).append(entry)
            else:
                table.setdefault(form, []).append(entry)
    first, second = ({form: tuple(entries) for form, entries in each.items()} for each in (table, apart))
    return first, second


def _victims() -> dict[str, Victim]:
    table: dict[str, Victim] = {}
    for noun, category, kind, irregular in rows("victims.tsv"):
        if category not in get_args(Category) or kind not in get_args(Class):
            raise ValueError(f"victims.tsv: unknown category or class in the line of {noun!r}")
        plurals = [noun] if irregular == "=" else irregular.split("+")
        if irregular == "-":
            plurals = sorted(noun_forms(noun) - {noun})
        if irregular != "=":
            table.setdefault(noun, Victim(noun, cast(Category, category), cast(Class, kind), False, plurals[0]))
        for form in plurals:
            table.setdefault(form, Victim(noun, cast(Category, category), cast(Class, kind), True, plurals[0]))
    return table


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises ``ValueError`` for a line with an unknown status, category or class."""
    cues = {role: frozenset(words.split()) for role, _, words in rows("harm_cues.tsv")}
    return Lexicon(*_harm(), _victims(), cues)
