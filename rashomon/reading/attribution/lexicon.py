"""The cue lexicon: which words tell that somebody says something, with which stance, and how the words said hang on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from rashomon.model import Stance

Manner = Literal["say", "show", "think", "act", "weak", "skip"]
DATA = Path(__file__).parent.parent / "data"
STANCES: frozenset[str] = frozenset(get_args(Stance))


@dataclass(frozen=True)
class Cue:
    """One word of the lexicon: ``frames`` maps each way its words hang on it to the stance that it then has."""

    lemma: str
    kind: str
    manner: Manner
    frames: dict[str, Stance]

    @property
    def stance(self) -> Stance:
        """Of its first frame: the stance when nothing tells which frame it is."""
        return next(iter(self.frames.values()))


@dataclass(frozen=True)
class Lexicon:
    """Cues by inflected form in lower case."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adverbs: frozenset[str]
    silent: frozenset[str]
    """Infinitives that, declined or refused, deny nothing."""


def verb_forms(lemma: str, irregular: tuple[str, ...]) -> set[str]:
    """Inflected forms of an English verb; the past is regular (with and without a doubled consonant) unless given."""
    vowels = "aeiou"
    if lemma.endswith("y") and lemma[-2] not in vowels:
        third, past, stems = lemma[:-1] + "ies", [lemma[:-1] + "ied"], [lemma]
    elif lemma.endswith("e"):
        third, past, stems = lemma + "s", [lemma + "d"], [lemma[:-1], lemma]
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        stems = [lemma]
        if lemma[-1] not in vowels + "wxy" and lemma[-2] in vowels and lemma[-3:-2] not in tuple(vowels):
            one = sum(c in vowels for c in lemma) == 1
            stems = [lemma + lemma[-1]] if one else [lemma, lemma + lemma[-1]]
        past = [stem + "ed" for stem in stems]
    return {lemma, third, *(irregular or past), *(stem + "ing" for stem in stems)}


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies"}
    if lemma.endswith("sis"):
        return {lemma, lemma[:-2] + "es"}
    return {lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")}


def rows(name: str) -> list[list[str]]:
    """Lines of a data file beside this room, split at tabs, without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of ``data/cues.tsv``, read once. Raises ``ValueError`` for a line with an unknown stance."""
    tables: dict[str, dict[str, Any]] = {"verb": {}, "noun": {}, "adverb": {}, "silent": {}}
    for word, kind, stance, frames, manner, irregular in rows("cues.tsv"):
        if stance not in STANCES or kind not in tables:
            raise ValueError(f"cues.tsv: unknown stance or kind in the line of {word!r}")
        entry = tables[kind].setdefault(word, {"manner": manner, "frames": {}, "forms": set()})
        for frame in frames.split("+"):
            entry["frames"].setdefault(frame, stance)
        entry["forms"] |= set() if irregular == "-" else set(irregular.split("+"))
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for word, entry in tables["verb"].items():
        cue = Cue(word, "verb", entry["manner"], entry["frames"])
        for form in verb_forms(word, tuple(sorted(entry["forms"]))):
            verbs.setdefault(form, cue)
    for word, entry in tables["noun"].items():
        cue = Cue(word, "noun", entry["manner"], entry["frames"])
        for form in noun_forms(word):
            nouns.setdefault(form, cue)
    return Lexicon(verbs, nouns, frozenset(tables["adverb"]), frozenset(tables["silent"]))
