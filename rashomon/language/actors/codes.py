"""From phrases to actors: which code, kind and category each of them has."""

from __future__ import annotations

import re
from collections.abc import Callable

from rashomon.language.actors.context import Context, Seen
from rashomon.language.actors.lexicon import Entry, keys
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Actor, Category

_SPEECHLESS = ("outlet", "agency")
_NOBODYS = frozenset({"activist", "monitor", "group", "groups", "agency", "agencies", "media", "journalist", "reporter", "local", "field", "analyst", "expert", "opposition", "organisation", "organization", "organisations", "organizations", "correspondent"})  # fmt: skip
_NATIONAL = frozenset(
    {
        "president",
        "prime minister",
        "premier",
        "king",
        "emir",
        "chancellor",
        "minister",
        "governor",
        "mayor",
        "chief minister",
    }
)
_MINISTRIES = frozenset({"MOD", "MFA", "MOI", "MOH", "MOJ", "Information Ministry", "Emergencies Ministry"})
Guess = Callable[[str], str | None]
"""Country (alpha-3) of a place name, ``None`` when unknown."""


class Coder:
    """Gives each phrase its actor, in the order of the text."""

    def __init__(self, view: View, context: Context, guess: Guess) -> None:
        self.view, self.context, self.guess = view, context, guess
        self.persons: dict[str, Actor] = {}

    def actor(self, m: Mention) -> Actor | None:
        """The actor of a phrase, ``None`` where the text does not tell."""
        if m.actor is None:
            make = {
                "state": self._state, "group": self._group, "organisation": self._organisation, "body": self._body,
                "people": self._people, "office": self._office, "person": self._person, "many": self._many, "pronoun": self._pronoun,
            }[m.what]  # fmt: skip
            m.actor = make(m)
        return m.actor

    def _text(self, m: Mention) -> str:
        return re.sub(r"\s+", " ", self.view.doc[m.start : m.end].text).strip()

    def _owner(self, m: Mention) -> Actor | None:
        if m.owner is not None:
            return self.actor(m.owner)
        if m.pronoun:
            return self._possessor(m)
        return None

    def _possessor(self, m: Mention) -> Actor | None:
        """Whom "its", "their", "his" before a noun mean."""
        if m.pronoun in ("our", "my"):
            return None
        if m.pronoun in ("his", "her"):
            return self.context.antecedent(m.start, lambda s: s.actor.kind == "person")

        def fits(seen: Seen) -> bool:
            return seen.actor.kind not in (*_SPEECHLESS, "person") and not (
                m.pronoun == "its" and bool(seen.actor.plural_of)
            )

        return self.context.antecedent(m.start, fits)

    def _nation(self, code: str) -> Actor:
        return _make(code=code, name=self.view.lex.names.get(code, code), kind="state", country=code)

    def _state(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None or entry.country is None:
            return None
        if entry.kind == "body":
            return _make(
                code=entry.code, name=self._text(m), kind="body", country=entry.country, category=_category(entry.code)
            )
        if m.sort == "plural":
            return _make(code=f"{entry.country}/people", name=self._text(m), kind="people", country=entry.country)
        return self._nation(entry.country)

    def _group(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None:
            return None
        name = entry.code.rpartition("/")[2]
        return _make(code=entry.code, name=name, kind=entry.kind, country=entry.country, category=entry.category)

    def _organisation(self, m: Mention) -> Actor:
        name = re.sub(r"^the ", "", m.name, flags=re.I)
        if m.extra == "armed":
            return _make(code=name, name=name, kind="non-state", category="military")
        if m.extra == "outlet":
            return _make(code=name, name=name, kind="outlet", category="civilian")
        if m.extra == "party":
            return _make(code=name, name=name, kind="non-state")
        return _make(code=name, name=name, kind="organisation", category="civilian" if m.extra else "unknown")

    def _country(self, m: Mention, owner: Actor | None, always: bool = True) -> str | None:
        """The state of a body or office: its owner's, its place's, else the one meant."""
        if owner is not None:
            return owner.country
        if m.place:
            found = self.guess(m.place)
            if found is not None:
                return found
        return self.context.home(m.start) if always else None

    def _body(self, m: Mention) -> Actor | None:
        entry, owner = m.entry, self._owner(m)
        if entry is None:
            return None
        if owner is not None and owner.country is None:
            return owner
        if m.extra and owner is None and entry.sort in ("state", "army") and not m.loyal:
            code = f"{m.extra} {self.view.low[m.head]}"
            return _make(code=code, name=self._text(m), kind="non-state", category=entry.category)
        if owner is None and not m.place:
            before = self._again(m, entry)
            if before is not None:
                return before
        country = self._country(m, owner, always=entry.sort not in ("service", "commission", "embassy"))
        if entry.sort == "state":
            return (
                self._nation(country) if country else Actor(code=self.view.low[m.head], name=self._text(m), kind="body")
            )
        part = entry.code
        if m.place:
            own = m.owner.end if m.owner is not None and m.owner.end <= m.head else m.start
            part = re.sub(r"\s+", " ", self.view.doc[own : m.head + 1].text).strip(" '’")
        if entry.sort == "ministry" and part == "Ministry":
            part = self._text(m).rpartition(" of ")[0] or part
        kind = "outlet" if entry.sort == "media" else "body"
        if country is None and entry.sort == "service":
            kind = "organisation"
        code = f"{country}/{part}" if country else part
        return _make(code=code, name=self._text(m), kind=kind, country=country, category=entry.category)

    def _again(self, m: Mention, entry: Entry) -> Actor | None:
        """The same body as before, for "the ministry" and "the army"."""
        if entry.code == "Ministry":
            return self.context.last(
                lambda s: s.actor.kind == "body" and s.actor.code.rpartition("/")[2] in _MINISTRIES
            )
        return self.context.last(
            lambda s: (
                s.mention.what == "body"
                and s.mention.entry is entry
                and s.actor.country is not None
                and entry.sort != "state"
            )
        )

    def _people(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None:
            return None
        return self._crowd(m, entry, self._owner(m))

    def _crowd(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        sort = entry.sort
        if m.also:
            return self._joint(m, entry, owner)
        if m.loyal or (
            sort in ("rebel", "fighter", "group")
            and owner is not None
            and m.owner is not None
            and m.owner.what == "body"
            and m.owner.sort == "state"
            and owner.country
        ):
            country = owner.country if owner is not None else self.context.home(m.start)
            return self._members(m, entry, country) if country else None
        if sort in ("force", "arms"):
            return self._force(m, entry, owner)
        if sort in ("rebel", "fighter", "group"):
            return self._rebel(m, entry, owner)
        if sort == "coalition":
            return self._coalition(m, owner)
        if sort == "voice":
            return self._voice(m, entry, owner)
        return self._folk(m, entry, owner)

    def _joint(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        """ "Armenian and Azerbaijani troops"."""
        parts = [a for o in reversed(m.also) if (a := self.actor(o)) is not None]
        if owner is not None:
            parts.append(owner)
        rebel = entry.sort in ("rebel", "fighter")
        codes = tuple(f"{a.country}/{entry.code}" if a.country and not rebel else a.code for a in parts)
        return _plural(
            codes, self._text(m), "forces" if entry.category in ("military", "police") else "people", entry.category
        )

    def _members(self, m: Mention, entry: Entry, country: str) -> Actor:
        kind = "forces" if entry.category in ("military", "police") else "people"
        return _make(
            code=f"{country}/{entry.code}", name=self._text(m), kind=kind, country=country, category=entry.category
        )

    def _of(self, m: Mention, entry: Entry, owner: Actor) -> Actor:
        """People of a side that is no state: they have its code."""
        kind = "forces" if entry.category in ("military", "police") else owner.kind
        if owner.kind in ("organisation", "person"):
            kind = owner.kind
        category: Category = entry.category if entry.category != "unknown" else owner.category
        return _make(code=owner.code, name=self._text(m), kind=kind, category=category)

    def _force(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        if m.extra:
            return self._named(m, entry, owner)
        if owner is not None:
            return self._members(m, entry, owner.country) if owner.country else self._of(m, entry, owner)
        if entry.sort == "arms":
            return None
        sentence = self.view.sentence[m.start]
        speaker = self.context.last(
            lambda s: (
                s.subject
                and s.sentence == sentence
                and s.actor.country is not None
                and s.actor.kind in ("state", "body")
            )
        )
        before = self.context.last(lambda s: s.mention.entry is entry and s.actor.country is not None)
        if speaker is not None and not self.context.dominant:
            return self._members(m, entry, str(speaker.country))
        if before is not None:
            return before
        country = self.context.home(m.start)
        if country is None:
            return _make(code=entry.code, name=self._text(m), kind="forces", category=entry.category)
        return self._members(m, entry, country)

    def _named(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor:
        """A side known by what its people are or believe: "Kurdish forces", "Moslem militants"."""
        extra = " ".join(w if w[:1].isupper() and not self.view.shouted(m.head) else w.lower() for w in m.extra.split())
        if owner is not None and owner.country is not None and m.owner is not None and self._foreign(owner.country):
            extra = f"{self._text(m.owner)} {extra}".strip()
        code = f"{extra} {entry.code}".strip()
        kind = "people" if entry.category in ("civilian", "unknown") else "non-state"
        return _make(code=code, name=self._text(m), kind=kind, category=entry.category)

    def _foreign(self, country: str) -> bool:
        """Whether rebels are named by their people because that is not the article's state's, or has none."""
        return country == "PSE" or country != self.context.main

    def _rebel(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        if owner is not None and owner.country is None and m.owner is not None and m.owner.what != "person":
            return self._of(m, entry, owner)
        if owner is None and not m.extra and m.definite:
            before = self._same_rebels(m, entry)
            if before is not None:
                return before
        if entry.sort == "group" and not m.extra:
            return owner if owner is not None and owner.country is None else None
        return self._named(m, entry, owner)

    def _same_rebels(self, m: Mention, entry: Entry) -> Actor | None:
        """Whom "the militants", "the group" point back to: those called so before, else the only armed side named."""
        if entry.sort == "group":
            return self.context.last(
                lambda s: s.actor.kind in ("non-state", "organisation"), 4, self.view.sentence[m.start]
            )
        before = self.context.last(lambda s: s.mention.entry is not None and s.mention.entry.code == entry.code)
        if before is not None:
            return before
        armed = {
            s.actor.code: s.actor
            for s in self.context.seen
            if s.mention.what in ("group", "organisation")
            and s.actor.kind == "non-state"
            and s.actor.category == "military"
        }
        return next(iter(armed.values())) if len(armed) == 1 else None

    def _coalition(self, m: Mention, owner: Actor | None) -> Actor:
        said = m.extra or (self._text(m.owner) if m.owner is not None else "")
        if m.extra and "led" in m.extra:
            known = self.view.lex.entries.get(keys(f"{m.extra} coalition"))
            code = known.code if known is not None else f"{m.extra} coalition"
            return _make(code=code, name=self._text(m), kind="non-state", category="military")
        before = self.context.last(lambda s: "coalition" in s.actor.code.lower() and s.actor.category == "military")
        if before is not None and not said:
            return before
        return _make(
            code=f"{said} coalition".strip() if said else "international coalition",
            name=self._text(m),
            kind="non-state",
            category="military",
        )

    def _voice(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        if owner is not None and owner.country is None:
            return self._of(m, entry, owner)
        if m.extra and owner is None:
            return self._named(m, entry, owner)
        if owner is None:
            before = self.context.last(lambda s: s.mention.entry is not None and s.mention.entry.code == entry.code)
            if before is not None and (m.definite or before.country is not None):
                return before
        tied = entry.code.split()[0] not in (
            "sources",
            "informed",
            "diplomatic",
            "diplomats",
            "generals",
            "leaders",
            "negotiators",
            "commanders",
            "officers",
        )
        if owner is not None and owner.kind == "body" and m.owner is not None and m.owner.end > m.head:
            return owner
        country = self._country(m, owner, always=tied)
        code = f"{country}/{entry.code}" if country else entry.code
        return _make(
            code=code,
            name=self._text(m),
            kind="body" if country else "people",
            country=country,
            category=entry.category,
        )

    def _folk(self, m: Mention, entry: Entry, owner: Actor | None) -> Actor | None:
        """Civilians, witnesses and members."""
        if entry.sort == "member":
            if owner is None:
                return self._named(m, entry, owner) if m.extra else None
            if owner.country is None:
                return self._of(m, entry, owner)
        if m.extra or (entry.sort == "witness" and (_NOBODYS & set(_singulars(entry.code)))):
            return self._named(m, entry, None)
        if (
            owner is not None
            and owner.country is not None
            and owner.kind in ("state", "body", "people", "forces", "person")
        ):
            return _make(
                code=f"{owner.country}/{entry.code}",
                name=self._text(m),
                kind="people",
                country=owner.country,
                category=entry.category,
            )
        if entry.sort == "plain":
            return None
        return _make(code=entry.code, name=self._text(m), kind="people", category=entry.category)

    def _office(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None:
            return None
        if m.same is not None:
            return self.actor(m.same)
        if entry.people is not None:
            return self._crowd(m, entry.people, self._owner(m))
        owner = self._owner(m)
        if entry.sort in ("rank", "title"):
            return None
        if entry.sort == "voice":
            return self._spokesman(m, owner)
        if owner is None and not m.place and m.definite:
            before = self.context.last(
                lambda s: s.mention.title is entry or (s.mention.entry is entry and s.actor.kind == "person")
            )
            if before is not None:
                return before
        if owner is not None and owner.country is None:
            return owner
        word = (
            " ".join(self.view.low[m.head - (m.end - m.start) + 1 : m.head + 1])
            if m.owner is None and not m.place
            else self.view.low[m.head]
        )
        national = bool(entry.code) or word.split()[-1:] == ["minister"] or any(n in word for n in _NATIONAL)
        if owner is None and not national:
            return None
        country = self._country(m, owner)
        if country is None:
            return None
        known = self.context.last(lambda s: s.mention.title is entry and s.actor.country == country)
        if known is not None:
            return known
        title = " ".join(self._title_words(m))
        return _make(code=f"{country}/{title}", name=self._text(m), kind="person", country=country, office=title)

    def _title_words(self, m: Mention) -> list[str]:
        """The office's own words, without its owner's."""
        start = m.owner.end if m.owner is not None and m.owner.end <= m.head else m.start
        return [
            w for w in self.view.low[start : m.head + 1] if w not in ("'s", "’s", "the", "its", "their", "his", "her")
        ]

    def _spokesman(self, m: Mention, owner: Actor | None) -> Actor | None:
        """A spokesman without a name is the voice of whom he speaks for."""
        if owner is not None:
            return owner
        word = self._text(m).lower()
        for part, code, category in (
            ("army", "Army", "military"),
            ("military", "Military", "military"),
            ("police", "Police", "police"),
        ):
            if part in word.split():
                country = self._country(m, None)
                return _make(
                    code=f"{country}/{code}" if country else code,
                    name=self._text(m),
                    kind="body",
                    country=country,
                    category=category,
                )
        if "government" in word or "presidential" in word:
            country = self._country(m, None)
            return self._nation(country) if country else None
        if m.definite:
            return self.context.last(lambda s: s.mention.title is not None and s.mention.title.sort == "voice")
        return None

    def _person(self, m: Mention) -> Actor:
        name = clean_name(m.name)
        owner = self._owner(m)
        title = m.title
        prefix, country = "", None
        if owner is not None and owner.kind not in ("people", "person"):
            country = owner.country
            prefix = country or ("" if owner.kind in _SPEECHLESS else owner.code)
        elif owner is not None and owner.kind == "person":
            country = owner.country
            prefix = country or ""
        elif (
            title is not None
            and title.people is None
            and title.what == "office"
            and (m.place or _tied(title, m.office))
        ):
            country = self._country(m, None)
            prefix = country or ""
        code = f"{prefix}/{name}" if prefix else name
        category: Category = "military" if title is not None and title.sort == "rank" else "unknown"
        actor = _make(
            code=code, name=name, kind="person", country=country, category=category, office=m.office.lower() or None
        )
        return self._known(actor, bool(prefix))

    def _known(self, actor: Actor, placed: bool) -> Actor:
        """The person of that name, when the article has named one: the fuller name and the known state win."""
        last = actor.name.split()[-1].lower()
        for key in (actor.name.lower(), last):
            old = self.persons.get(key)
            if old is not None and (
                old.name.lower().endswith(actor.name.lower()) or key == actor.name.lower() or " " not in old.name
            ):
                if not placed or old.country == actor.country:
                    if len(old.name) >= len(actor.name):
                        return old
                    actor = actor.model_copy(
                        update={
                            "code": old.code.rpartition("/")[0] + "/" + actor.name if "/" in old.code else actor.code,
                            "country": old.country or actor.country,
                            "office": old.office or actor.office,
                        }
                    )
                break
        self.persons[actor.name.lower()] = self.persons[last] = actor
        return actor

    def _many(self, m: Mention) -> Actor | None:
        if not m.also:
            codes = self.context.sides()
            return _plural(codes, self._text(m), "state", "unknown") if codes else None
        parts: list[Actor] = []
        for part in m.also:
            found = self.actor(part)
            if found is not None:
                parts.append(found)
        codes = tuple(dict.fromkeys(c for a in parts for c in (a.plural_of or (a.code,))))
        return _plural(codes, self._text(m), parts[0].kind, parts[0].category) if parts else None

    def _pronoun(self, m: Mention) -> Actor | None:
        word = self.view.low[m.start]
        if word in ("he", "she"):
            return self.context.antecedent(
                m.start,
                lambda s: (
                    s.actor.kind == "person"
                    or (s.mention.what == "office" and s.actor.kind in ("body", "state", "non-state"))
                    or bool(
                        s.mention.entry is not None and s.mention.entry.one and s.mention.what in ("people", "office")
                    )
                ),
            )
        if word == "it":
            return self.context.antecedent(
                m.start,
                lambda s: (
                    s.actor.kind in ("state", "body", "organisation", "non-state", "outlet", "agency")
                    and not s.actor.plural_of
                    and s.mention.what not in ("people", "office")
                ),
            )
        return self.context.antecedent(
            m.start,
            lambda s: (
                bool(s.actor.plural_of)
                or s.actor.kind in ("people", "forces", "non-state")
                or (s.mention.what == "people" and s.mention.entry is not None and not s.mention.entry.one)
            ),
        )


def _make(
    code: str,
    name: str,
    kind: str,
    country: str | None = None,
    category: str = "unknown",
    office: str | None = None,
    plural_of: tuple[str, ...] = (),
) -> Actor:
    return Actor.model_validate(
        {
            "code": code,
            "name": name,
            "kind": kind,
            "country": country,
            "category": category,
            "office": office,
            "plural_of": plural_of,
        }
    )


def clean_name(name: str) -> str:
    """A person's name without a possessive and stray blanks."""
    name = re.sub(r"['’]s?$", "", name).strip(" .,'’\"")
    return re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", name))


def _tied(title: Entry, words: str) -> bool:
    """Whether an office without a nation is one of a state: a minister or president, or one of a body."""
    low = words.lower()
    return bool(title.code) or (
        title.sort in ("office", "voice")
        and any(n in low for n in (*_NATIONAL, "army", "military", "police", "government"))
    )


def _category(code: str) -> Category:
    part = code.rpartition("/")[2].lower()
    if any(
        w in part
        for w in ("army", "mod", "navy", "air force", "military", "corps", "force", "command", "rifles", "guard")
    ):
        return "police" if "police" in part or "constabulary" in part else "military"
    return "police" if "police" in part or "constabulary" in part else "unknown"


def _singulars(code: str) -> list[str]:
    return [w.removesuffix("s") for w in code.split()]


def _plural(codes: tuple[str, ...], name: str, kind: str, category: Category) -> Actor | None:
    codes = tuple(dict.fromkeys(codes))
    if not codes:
        return None
    return _make(
        code=" and ".join(codes), name=name, kind=kind, category=category, plural_of=codes if len(codes) > 1 else ()
    )
