"""One code for one actor across the case: spelling variants, acronyms and known aliases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources

from rashomon.linking.spelling import fold, sound
from rashomon.model import Actor, Claim, Reading, Report

_NAMED = {"person", "non-state", "organisation"}
_FILLER = {
    "the",
    "a",
    "of",
    "for",
    "and",
    "in",
    "group",
    "movement",
    "organisation",
    "organization",
    "al",
    "el",
    "ul",
    "as",
    "ash",
    "an",
    "ad",
    "ar",
    "az",
    "at",
}
_SHORTEST = 4
"""Letters; shorter names are only the same when they are spelled the same."""
_ALIKE = 0.7
"""Share of letters that two spellings of a family name have in common: "Hossein" and "Hussein", not "Hassan"."""


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Folded alias -> the name that is kept."""
    found: dict[str, str] = {}
    text = resources.files("rashomon.linking").joinpath("aliases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, others = line.partition("\t")
            for other in (name, *others.split("|")):
                found.setdefault(_key(other), name)
    return found


def _key(name: str) -> str:
    return re.sub(r"^the ", "", fold(name))


def canonical(actors: Iterable[Actor]) -> dict[str, str]:
    """Find the codes that stand for one person or group.

    Conservative: only names of the same side, and only where the spellings sound alike, one is the other's acronym or
    family name and nobody else has it, or the alias list says so. States and their bodies already have one code each.

    Parameters: actors of the whole case, repeats welcome (the commonest spelling is kept). Result: for every code that
    another one replaces, that other code; never a chain.
    """
    count: Counter[str] = Counter()
    actor_of: dict[str, Actor] = {}
    for actor in actors:
        count[actor.code] += 1
        actor_of.setdefault(actor.code, actor)
    names: dict[str, str] = {}
    listed: set[str] = set()
    groups: dict[tuple[str | None, bool], set[str]] = defaultdict(set)
    for code, actor in actor_of.items():
        if (
            actor.kind not in _NAMED
            or not fold(_last(code))
            or (not _last(code)[:1].isupper() and _key(_last(code)) not in aliases())
        ):
            continue
        known = aliases().get(_key(_last(code))) or aliases().get(_key(actor.name)) if actor.kind != "person" else None
        group = groups[actor.country, actor.kind == "person"]
        if known:
            prefix = code.rpartition("/")[0]
            names[code] = f"{prefix}/{known}" if prefix else known
            listed.add(names[code])
            group.add(names[code])
        else:
            group.add(code)
    for (_, person), codes in groups.items():
        names |= _merge_people(codes, count) if person else _merge_groups(codes, count, listed)
    offices = _office_holders(actor_of, names)
    names = {code: offices.get(name, name) for code, name in names.items()} | offices
    return {code: name for code, name in names.items() if code != name}


def _office_holders(actor_of: Mapping[str, Actor], names: Mapping[str, str]) -> dict[str, str]:
    """Who is meant by an office without a name ("Ukraine's president"): the one person of that state who is named with it."""
    found: dict[str, str] = {}
    for code, actor in actor_of.items():
        office = _last(code)
        if actor.country is None or "/" not in code or not office[:1].islower():
            continue
        holders = {
            names.get(other, other)
            for other, one in actor_of.items()
            if one.kind == "person"
            and one.country == actor.country
            and (one.office or "").lower().endswith(office)
            and _last(names.get(other, other))[:1].isupper()
        }
        if len(holders) == 1:
            found[code] = holders.pop()
    return found


def _last(code: str) -> str:
    return code.rpartition("/")[2]


def _best(codes: Iterable[str], count: Counter[str]) -> str:
    """The fullest name (initials do not count), of those the commonest, of those the first."""
    return min(codes, key=lambda c: (-sum(len(w) > 1 for w in fold(_last(c)).split()), -count[c], c))


def _merge_people(codes: Iterable[str], count: Counter[str]) -> dict[str, str]:
    full = sorted(c for c in codes if len(_last(c).split()) > 1)
    families: dict[str, list[list[str]]] = defaultdict(list)
    for code in full:
        family = sound(_last(code).split()[-1])
        for group in families[family]:
            if _same_person(_last(code), _last(group[0])):
                group.append(code)
                break
        else:
            families[family].append([code])
    merged: dict[str, str] = {}
    for code in sorted(set(codes) - set(full)):
        groups = families[sound(_last(code))]
        alike = [group for group in groups if _same_person(_last(code), _last(group[0]))]
        if len(alike) == 1 and len(fold(_last(code))) >= _SHORTEST:
            alike[0].append(code)
        elif not alike:
            groups.append([code])
    for groups in families.values():
        for group in groups:
            best = _best(group, count)
            merged |= {code: best for code in group if code != best}
    return merged


def _same_person(left: str, right: str) -> bool:
    """Family names alike, and the first names sound alike or one is an initial or not given."""
    a, b = fold(left).split(), fold(right).split()
    if not _same_family(a[-1], b[-1]):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    return sound(a[0]) == sound(b[0])


def _same_family(left: str, right: str) -> bool:
    if left == right:
        return True
    long_enough = min(len(left), len(right)) >= _SHORTEST
    return long_enough and sound(left) == sound(right) and SequenceMatcher(None, left, right).ratio() >= _ALIKE


def _merge_groups(codes: Iterable[str], count: Counter[str], listed: set[str]) -> dict[str, str]:
    """Groups whose names sound alike or shorten one another; names of the alias list stay as they are."""
    by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code in sorted(codes):
        words = [w for w in fold(_last(code)).split() if w not in _FILLER] or fold(_last(code)).split()
        alike = tuple(sound(w) if len(w) >= _SHORTEST else w for w in words)
        by_sound[alike].append(code)
    merged: dict[str, str] = {}
    initials: dict[str, set[str]] = defaultdict(set)
    for group in by_sound.values():
        known = [code for code in group if code in listed]
        best = known[0] if len(known) == 1 else _best(group, count)
        merged |= {code: best for code in group if code != best and code not in known}
        words = [w for w in re.split(r"[\s-]+", _last(best)) if w]
        for kept in (words, [w for w in words if w[0].isupper()]):
            if len(kept) > 2:
                initials["".join(w[0] for w in kept).upper()].add(best)
    for code in sorted(codes):
        short = _last(code).replace(".", "")
        if short.isupper() and len(initials.get(short, ())) == 1 and code not in merged and code not in listed:
            (best,) = initials[short]
            merged |= {old: best for old, new in merged.items() if new == code}
            merged[code] = best
    return merged


def recode(reading: Reading, names: Mapping[str, str]) -> Reading:
    """The same reading with its actors' codes replaced as :func:`canonical` says, a group's also where it begins a code.

    Parameters: ``names`` old code -> new code. Result: the reading itself when nothing changes.
    """
    if not any(actor.code in names or actor.side in names for actor in reading.actors):
        return reading

    def new(code: str | None) -> str | None:
        if not code or code in names:
            return names[code] if code else code
        side, slash, rest = code.partition("/")
        return names.get(side, side) + slash + rest

    def many(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(new(code)) for code in codes))

    def claim(old: Claim) -> Claim:
        content = old.content
        content = content.model_copy(
            update={name: new(getattr(content, name)) for name in ("agent", "target", "accused", "side")}
        )
        voices = tuple(str(new(voice)) for voice in old.voices)
        return old.model_copy(update={"content": content, "voices": voices, "source": new(old.source)})

    def report(old: Report) -> Report:
        return old.model_copy(update={name: many(getattr(old, name)) for name in ("parties", "agents", "targets")})

    actors: dict[str, Actor] = {}
    for actor in reading.actors:
        code = str(new(actor.code))
        actors.setdefault(code, actor.model_copy(update={"code": code, "plural_of": many(actor.plural_of)}))
    return reading.model_copy(
        update={
            "claims": tuple(claim(c) for c in reading.claims),
            "reports": tuple(report(r) for r in reading.reports),
            "actors": tuple(actors.values()),
        }
    )
