"""The words that tell events, read from ``triggers.tsv``, ``modes.tsv``, ``weapons.tsv``, ``governors.tsv`` and ``causes.tsv``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from rashomon.model import EventType, Plover, Reality
from rashomon.reading.attribution.lexicon import noun_forms, rows, verb_forms

Force = Literal["strong", "weak", "send", "harm", "back", "talk"]


@dataclass(frozen=True)
class Trigger:
    """One line of ``triggers.tsv``."""

    word: str
    noun: bool
    plover: Plover
    mode: str | None
    force: Force


@dataclass(frozen=True)
class Weapon:
    """One line of ``weapons.tsv``."""

    name: str
    mode: str
    rank: int
    armed: bool
    modifier: bool = False
    """A weapon only before a noun."""


@dataclass(frozen=True)
class Lexicon:
    """All tables, by inflected form in lower case; ``weapons`` by the tuple of their words."""

    verbs: dict[str, Trigger]
    nouns: dict[str, Trigger]
    types: dict[tuple[Plover, str | None], tuple[str | None, str | None, str | None]]
    weapons: dict[tuple[str, ...], Weapon]
    governing_verbs: dict[str, Reality]
    governing_nouns: dict[str, Reality]
    conjunctions: dict[str, Reality]
    causes: frozenset[str]
    cues: dict[str, frozenset[str]]
    pairs: dict[tuple[str, str], Trigger]
    """Verbs with their particle ("set off"), by their two words."""

    carriers: frozenset[str]
    """Nouns that an actor before them sends or does: every violent noun and every weapon's last word ("Israeli warplanes")."""

    weapon_sizes: dict[str, tuple[int, ...]]
    """How many words the weapons have that begin with a word, longest first."""

    def event(self, plover: Plover, mode: str | None, civilian: bool = False) -> EventType:
        """The event type with its ACLED crosswalk; ``civilian`` when the target is."""
        acled_type, acled_sub, otherwise = (
            self.types.get((plover, mode)) or self.types.get((plover, None)) or (None,) * 3
        )
        if civilian and otherwise:
            acled_type, _, acled_sub = otherwise.partition(": ")
        return EventType(plover=plover, mode=mode, acled_type=acled_type, acled_sub=acled_sub)


def _none(cell: str) -> str | None:
    return None if cell == "-" else cell


def _forms(word: str, noun: bool, irregular: str) -> set[str]:
    given = tuple(irregular.split("+")) if irregular != "-" else ()
    if noun:
        return {word, *given} if given else noun_forms(word)
    return verb_forms(word, given)


def _reality(cell: str, line: str) -> Reality:
    if cell not in get_args(Reality):
        raise ValueError(f"governors.tsv: unknown reality in the line of {line!r}")
    return cast(Reality, cell)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises ``ValueError`` for a line with an unknown type, force or reality."""
    verbs: dict[str, Trigger] = {}
    nouns: dict[str, Trigger] = {}
    pairs: dict[tuple[str, str], Trigger] = {}
    for word, kind, plover, mode, force, irregular in rows("triggers.tsv"):
        if plover not in get_args(Plover) or force not in get_args(Force) or kind not in ("v", "n"):
            raise ValueError(f"triggers.tsv: unknown kind, type or force in the line of {word!r}")
        trigger = Trigger(word, kind == "n", cast(Plover, plover), _none(mode), cast(Force, force))
        verb, _, particle = word.partition(" ")
        for form in _forms(verb, trigger.noun, irregular):
            if particle:
                pairs.setdefault((form, particle), trigger)
                continue
            (nouns if trigger.noun else verbs).setdefault(form, trigger)
    types = {
        (cast(Plover, plover), _none(mode)): (_none(kind), _none(sub), _none(civilian))
        for plover, mode, kind, sub, civilian in rows("modes.tsv")
    }
    weapons: dict[tuple[str, ...], Weapon] = {}
    for words, name, mode, rank, armed in rows("weapons.tsv"):
        weapon = Weapon(name, mode, int(rank), armed == "y", armed == "m")
        *first, last = words.split(" ")
        for form in noun_forms(last):
            weapons.setdefault((*first, form), weapon)
    begun: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in weapons:
        begun[key[0]].append(key)
    governing: dict[str, dict[str, Reality]] = {"v": {}, "n": {}, "c": {}}
    for word, kind, reality, irregular in rows("governors.tsv"):
        forms = {word} if kind == "c" else _forms(word, kind == "n", irregular)
        for form in forms:
            governing[kind].setdefault(form, _reality(reality, word))
    causes = frozenset(form for (word,) in rows("causes.tsv") for form in noun_forms(word))
    cues = {role: frozenset(words.split()) for role, _, words in rows("event_cues.tsv")}
    carriers = {form for form, trigger in nouns.items() if trigger.plover == "ASSAULT"} | {key[-1] for key in weapons}
    return Lexicon(
        verbs,
        nouns,
        types,
        weapons,
        governing["v"],
        governing["n"],
        governing["c"],
        causes,
        cues,
        pairs,
        frozenset(carriers),
        {first: tuple(sorted({len(key) for key in keys}, reverse=True)) for first, keys in begun.items()},
    )
