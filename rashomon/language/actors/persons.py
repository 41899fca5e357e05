"""Persons and offices: who they are, and for whom they speak."""

from __future__ import annotations

import re

from rashomon.language.actors.context import MEDIA, Context, Seen
from rashomon.language.actors.lexicon import Entry
from rashomon.language.actors.made import make
from rashomon.language.actors.mention import Mention
from rashomon.language.places.fold import fold
from rashomon.model import Actor

_NATIONAL = ("president", "prime minister", "premier", "king", "emir", "chancellor", "minister", "governor", "mayor", "prosecutor",
             "council chairman", "government chairman", "district commissioner", "county commissioner", "deputy commissioner",
             "district officer", "prefect", "district administrator")  # fmt: skip
_OF_STATE = ("army", "military", "police", "government", "defence", "defense", "navy", "air force", "interior")
_SENT = frozenset(
    {
        "ambassador",
        "envoy",
        "representative",
        "diplomat",
        "mediator",
        "consul",
        "coordinator",
        "director",
        "commissioner",
        "secretary",
    }
)
"""Words of the offices of those who are sent to a capital."""
_PRIVATE = frozenset({"witness", "civil", "plain", "watch"})
"""Sorts of people who do not speak for the state that they are of: "the Utopian activist X"."""
_SAID = frozenset({"statement", "communique", "release"})


def office(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    """Who an office without a name is: its holder where the article names him, a spokesman's principal, else ``ARM/prime minister``."""
    seat = _seat(context, m, entry) if owner is None else None
    if seat is not None:
        return make(f"{seat}/{entry.single}", context.text(m), "person", seat, office=entry.single)
    if entry.sort in ("rank", "title"):
        # "an army colonel" speaks for the army
        of_body = entry.sort == "rank" and owner is not None and owner.kind == "body"
        return owner if of_body else ranked(context, m, entry.single) if owner is None else None
    if entry.sort == "voice":
        return _spokesman(context, m, entry, owner)
    if owner is None and not m.place and m.definite:
        home = context.home(m.start)
        before = context.last(lambda s: _holds(s, entry) and s.actor.country == home) or context.last(
            lambda s: _holds(s, entry)
        )
        if before is not None:
            return before
    if owner is not None and owner.country is None:
        return owner
    title = entry.single
    presidential = "presidential" in context.text(m).lower().split()
    if owner is None and not presidential and not (entry.code or any(word in title for word in _NATIONAL)):
        return None
    country = context.country(m, owner)
    if country is None:
        return None
    known = context.last(lambda s: s.mention.title is entry and s.actor.country == country)
    if known is not None:
        return known
    return make(f"{country}/{title}", context.text(m), "person", country, office=title)


def ranked(context: Context, m: Mention, rank: str) -> Actor | None:
    """The person named before with the rank by which somebody is meant: "the general", after "Maj. Gen. X"; any officer for "the officer"."""
    if not m.definite:
        return None
    noun = rank.split()[-1]

    def fits(seen: Seen) -> bool:
        title = seen.mention.title
        if seen.actor.kind != "person" or title is None or title.sort != "rank":
            return False
        word = title.single.split()[-1].rstrip(".")
        return noun == "officer" or word == noun or (len(word) > 2 and noun.startswith(word))

    return context.last(fits)


def _seat(context: Context, m: Mention, entry: Entry) -> str | None:
    """The state in whose capital somebody is told to sit: "an adviser in Kyiv"; an envoy there is another's."""
    view = context.view
    if entry.sort != "office" or view.word(m.end) != "in" or not _SENT.isdisjoint(entry.single.split()):
        return None
    town = view.lex.entries.get((view.word(m.end + 1),))
    return town.country if town is not None and town.what == "state" and town.sort == "capital" else None


def _holds(seen: Seen, entry: Entry) -> bool:
    """Whether a person named before has that office."""
    return seen.mention.title is entry or (seen.mention.entry is entry and seen.actor.kind == "person")


def _spokesman(context: Context, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
    """A spokesman without a name is the voice of whom he speaks for."""
    if owner is not None:
        return owner
    if entry.code:
        country = context.country(m, None)
        return make(f"{country}/{entry.code}", context.text(m), "body", country, "military") if country else None
    words = context.text(m).lower().split()
    if "presidential" in words:
        country = context.country(m, None)
        return context.nation(country) if country else None
    if m.definite and words[-1] in _SAID:
        return context.speaker(m.start, lambda s: s.actor.kind not in (*MEDIA, "people"))
    if m.definite:
        return context.last(
            lambda s: any(
                e is not None and e.what == "office" and e.sort == "voice" for e in (s.mention.title, s.mention.entry)
            )
        )
    return None


class Persons:
    """The persons that an article names, under their full and their family names."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, Actor] = {}
        self._guessed: set[str] = set()

    def person(self, m: Mention, owner: Actor | None) -> Actor:
        """The person of a name: under his state or organisation where office or owner tell it, else the name alone."""
        name, title, country, prefix, known = clean(m.name), m.title, None, "", False
        if owner is not None and owner.kind != "people":
            country = owner.country
            prefix = country or ("" if owner.kind in MEDIA or owner.plural_of else owner.code)
            if owner.kind == "state" and _private(title):
                prefix = ""
            if owner.kind == "person" and country is None:
                prefix = owner.code.rpartition("/")[0]
        else:
            name, country = self._leader(name)
            known = country is not None
            tied = title is not None and title.people is None and not _private(title) and _tied(title, m.office)
            if not known and (m.place or tied):
                country = self._put_there(m) or self._context.country(m, None)
            elif not known and title is not None and title.sort == "rank" and self._context.speaks(m):
                # an officer who speaks, of nobody's army: of that of the state that the article plays in, where it names its soldiers
                country = self._context.armed if self._context.armed == self._context.main else None
            prefix = country or ""
        category = "military" if title is not None and title.sort == "rank" else "unknown"
        code = f"{prefix}/{name}" if prefix else name
        actor = make(code, name, "person", country, category, m.office.lower() or None)
        return self._same(actor, bool(prefix), guessed=owner is None and not known)

    def _put_there(self, m: Mention) -> str | None:
        """The state of an office told of before as somebody else's: "the mayor, X", after "the Russian-installed mayor"."""
        if m.place or m.title is None:
            return None
        words = m.office.lower().split()[-1:]
        before = self._context.last(
            lambda s: s.mention.entry is m.title and s.mention.owner is not None and s.mention.owner.what == "state"
        )
        same = before is not None and before.office is not None and before.office.lower().split()[-1:] == words
        return before.country if before is not None and same else None

    def _leader(self, name: str) -> tuple[str, str | None]:
        """Full name and state of a known leader; of one called by the family name only where the text names the state."""
        leaders = self._context.view.lex.leaders
        key = fold(name)
        if key not in leaders and key.endswith("s") and key[:-1] in leaders:
            key = key[:-1]
            name = name[:-1]
        known = leaders.get(key)
        if known is None or (known[2] and known[0] not in self._context.states):
            return name, None
        # a fuller name of the text wins: another of the family may be meant
        return name if key in self._known or not known[2] else known[1], known[0]

    def best(self, actor: Actor) -> Actor:
        """What the whole article came to know of a person."""
        found = self._known.get(actor.name.lower()) or actor
        fuller = self._known.get(_family(actor.name)) if " " not in found.name else None
        return fuller if fuller is not None and fuller.name.lower().endswith(actor.name.lower()) else found

    def _same(self, actor: Actor, placed: bool, guessed: bool) -> Actor:
        """The person of that name, when the article has named one: the fuller name and the known state win."""
        name, family = actor.name.lower(), _family(actor.name)
        old = self._known.get(name) or self._known.get(family)
        if old is not None and (old.name.lower().endswith(name) or name.endswith(old.name.lower())):
            better = placed and ("/" not in old.code or (old.name in self._guessed and not guessed))
            if placed and not better and not guessed and old.country != actor.country:
                return actor
            full = max(old.name, actor.name, key=len)
            source = actor if better else old
            if better:
                self._guessed.discard(old.name)
            prefix = source.code.rpartition("/")[0]
            actor = source.model_copy(
                update={
                    "code": f"{prefix}/{full}" if prefix else full,
                    "name": full,
                    "office": source.office or actor.office,
                }
            )
        if placed and guessed and old is None:
            self._guessed.add(actor.name)
        for key in (name, actor.name.lower(), family):
            self._known[key] = actor
        return actor


def _family(name: str) -> str:
    """The last name in lower case, without an article: "Rauf" of "Abd al-Rauf"."""
    return re.sub(r"^(?:al|el|ul|ur|as|ad|an)-", "", name.split()[-1].lower())


def clean(name: str) -> str:
    """A person's name without a possessive and stray blanks."""
    name = re.sub(r"['’]s?$", "", name).strip(" .,'’\"")
    return re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", name))


def _tied(title: Entry, words: str) -> bool:
    """Whether an office without a nation is a state's: a minister or president, or one of a body."""
    low = words.lower()
    named = any(word in low for word in (*_NATIONAL, *_OF_STATE))
    return bool(title.code) or (title.sort in ("office", "voice") and named)


def _private(title: Entry | None) -> bool:
    """Whether somebody is but one of a people, whatever nation or place stands beside him: an activist, a journalist, a bishop."""
    return title is not None and (title.people or title).sort in _PRIVATE
