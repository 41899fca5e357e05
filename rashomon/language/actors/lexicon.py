"""What the actors' data files say, ready to be looked up word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

import yaml

from rashomon.language.places.build import country_table
from rashomon.language.places.fold import fold
from rashomon.model import Category

DATA = Path(__file__).parent / "data"
What = Literal["state", "group", "body", "office", "people"]
Kind = Literal["state", "body", "person", "forces", "people", "non-state", "organisation", "outlet", "agency"]
_SPELLING = {
    "defense": "defence",
    "organization": "organisation",
    "center": "centre",
    "programme": "program",
    "labor": "labour",
}
_STRONG = re.compile(r"^[A-Z][A-Z.\-/]*[A-Z0-9.]$")
_OWNING = re.compile(r"^[A-Z]{2,}s$")
"""An abbreviation whose possessive lost its apostrophe: "SANAs"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the data: what the words are, the code they stand for, and how they may be read.

    ``sort`` is the line's class, for a state the form of its name: ``name``, ``adj``, ``plural``, ``capital``, ``owns``
    ("Syrias"). ``strict``: only in capitals; ``cased``: only with a capital; ``unsure``: only where the page names it otherwise, too.
    """

    what: What
    code: str
    kind: Kind
    category: Category = "unknown"
    sort: str = ""
    country: str | None = None
    one: bool = False
    single: str = ""
    """The word for one of them."""
    strict: bool = False
    cased: bool = False
    unsure: bool = False
    people: Entry | None = None
    """For an office that also means people in general ("an activist"): that meaning."""


@dataclass(slots=True)
class Lexicon:
    """All entries by their folded words, how long the phrases are that begin with a word, and the lists of single words."""

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    leaders: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """Folded name -> state, full name, and whether it is the family name alone."""
    names: dict[str, str] = field(default_factory=dict)
    """Alpha-3 code -> the country's usual name."""
    homes: dict[str, str] = field(default_factory=dict)
    """Name of an armed group -> the state (alpha-3) that it mostly is in."""


def keys(text: str) -> tuple[str, ...]:
    """A phrase or token as folded words, spelling variants made one; a possessive's "'s" is a word of its own."""
    text = re.sub(r"['’]s\b", " s", text.replace(".", ""))
    return tuple(_SPELLING.get(w, w) for w in fold(text).split())


@lru_cache(maxsize=65536)
def token_keys(text: str) -> tuple[str, ...]:
    """:func:`keys` of one token, remembered."""
    if text in ("'s", "’s"):
        return ("s",)
    if _OWNING.match(text):
        return (*keys(text[:-1]), "s")
    return keys(text)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the data files, once."""
    lex = Lexicon()
    raw = yaml.safe_load((DATA / "words.yaml").read_text(encoding="utf-8"))
    lex.words = {name: frozenset(str(w) for w in listed) for name, listed in raw.items()}
    _states(lex)
    _groups(lex)
    _bodies(lex)
    _people(lex)
    _offices(lex)
    _leaders(lex)
    lex.homes = {name: code for code, names in _rows("homes.tsv") for name in names.split("|")}
    lengths: dict[str, set[int]] = {}
    for phrase in lex.entries:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    lex.lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    return lex


def _rows(name: str) -> list[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _kind(word: str, where: str) -> Kind:
    if word not in get_args(Kind):
        raise ValueError(f"{where}: {word!r} is no kind of actor")
    return cast(Kind, word)


def _category(word: str, where: str) -> Category:
    if word not in get_args(Category):
        raise ValueError(f"{where}: {word!r} is no category")
    return cast(Category, word)


def _variants(phrase: str) -> set[tuple[str, ...]]:
    """The folded words of a phrase, with its possessives apart and, as in texts that lost their apostrophes, run together."""
    return {v for v in (keys(phrase), keys(re.sub(r"['’]s\b", "s", phrase))) if v}


def _add(lex: Lexicon, phrase: str, entry: Entry) -> None:
    for key in _variants(phrase):
        lex.entries.setdefault(key, entry)


def _state(lex: Lexicon, phrase: str, code: str, sort: str) -> None:
    country = code.split("/")[0]
    kind: Kind = "body" if "/" in code else "state"
    strict = bool(_STRONG.match(phrase)) and len(phrase) <= 6
    _add(lex, phrase, Entry("state", code, kind, "unknown", sort, country, strict=strict, cased=True))


def _states(lex: Lexicon) -> None:
    """Countries, their peoples and capitals, and what else stands for them; the file of this room wins."""
    for code, form, names in _rows("states.tsv"):
        for name in names.split("|"):
            _state(lex, name, code, form)
            if form == "adj":
                _state(lex, name + "s", code, "plural")
    capitals = {row[0]: row[6] for row in _country_rows()}
    for code, name, others, demonyms in country_table():
        lex.names[code] = name
        _state(lex, name, code, "name")
        for one in demonyms:
            _state(lex, one, code, "adj")
            if not one.endswith(("s", "sh", "ch", "ese")):
                _state(lex, one + "s", code, "plural")
        for one in others:
            _state(lex, one, code, "name")
        if capitals.get(code):
            _state(lex, capitals[code], code, "capital")
    for key, entry in list(lex.entries.items()):
        if len(key[-1]) > 3 and not key[-1].endswith("s") and entry.sort in ("name", "capital"):
            owned = (*key[:-1], key[-1] + "s")
            lex.entries.setdefault(
                owned, Entry("state", entry.code, entry.kind, "unknown", "owns", entry.country, cased=True)
            )


def _country_rows() -> list[list[str]]:
    path = DATA.parent.parent / "places" / "data" / "countries.tsv"
    return [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def _groups(lex: Lexicon) -> None:
    for name, kind, category, home, others in _rows("groups.tsv"):
        country = None if home == "-" else home
        code = f"{country}/{name}" if country else name
        for phrase in (name, *(o for o in others.split("|") if o != "-")):
            unsure = phrase.endswith("?")
            phrase = phrase.rstrip("?")
            short = phrase.replace(".", "").replace("-", "")
            strict = bool(_STRONG.match(phrase)) and len(short) <= 5
            entry = Entry(
                "group",
                code,
                _kind(kind, name),
                _category(category, name),
                kind,
                country,
                strict=strict,
                cased=True,
                unsure=unsure,
            )
            for key in _variants(phrase):
                known = lex.entries.get(key)
                # a part of a state that acts by itself ("Somaliland") is no longer another name of the state
                other = known is not None and known.sort == "name" and keys(lex.names.get(known.code, "")) != key
                if known is None or (
                    known.what == "state" and (known.sort in ("plural", "adj", "owns") or (other and not unsure))
                ):
                    lex.entries[key] = entry
                if len(key[-1]) > 3 and not key[-1].endswith("s") and not strict:
                    lex.entries.setdefault((*key[:-1], key[-1] + "s"), entry)


def _bodies(lex: Lexicon) -> None:
    for code, category, sort, phrases in _rows("bodies.tsv"):
        for phrase in phrases.split("|"):
            _add(lex, phrase, Entry("body", code, "body", _category(category, phrase), sort))


def _people(lex: Lexicon) -> None:
    kinds: dict[str, Kind] = {
        "force": "forces", "arms": "forces", "rebel": "non-state", "group": "non-state", "fighter": "non-state",
        "civil": "people", "coalition": "non-state", "witness": "people", "watch": "people", "medium": "outlet", "voice": "body", "member": "people", "plain": "people",
    }  # fmt: skip
    for one, many, sort, category in _rows("people.tsv"):
        many = one if many == "=" else many
        code = many if many != "-" else one
        harm = _category(category, one)
        for phrase, single in ((many, False), (one, True)):
            if phrase != "-":
                entry = Entry("people", code, kinds[sort], harm, sort, one=single and one != many, single=one)
                _add(lex, phrase, entry)
    for word in sorted(w for w in lex.words["peoples"] if w.endswith("s")):
        # a people without a state acts and suffers by its own name; "Baloch" may be anybody's second one
        _add(lex, word, Entry("people", word.title(), "people", "unknown", "folk", single=word.title(), cased=True))


def _leaders(lex: Lexicon) -> None:
    for code, full, families in _rows("leaders.tsv"):
        lex.leaders.setdefault(fold(full), (code, full, False))
        lex.leaders.setdefault(" ".join(w for w in fold(full).split() if w not in ("al", "el")), (code, full, False))
        for family in families.split("|"):
            if family != "-":
                lex.leaders.setdefault(fold(family), (code, full, True))


def _offices(lex: Lexicon) -> None:
    for phrases, sort, body in _rows("offices.tsv"):
        for phrase in phrases.split("|"):
            for key in _variants(phrase):
                known = lex.entries.get(key)
                people = known if known is not None and known.what == "people" else None
                if known is None or people is not None:
                    code = "" if body == "-" else body
                    lex.entries[key] = Entry(
                        "office", code, "person", "unknown", sort, one=True, single=phrase, people=people
                    )
