"""From phrases to actors: which code, kind and category each of them has."""

from __future__ import annotations

import re

from rashomon.language.actors.context import MEDIA, REACH, Context, Seen
from rashomon.language.actors.crowd import crowd
from rashomon.language.actors.keep import acting_noun
from rashomon.language.actors.lexicon import Entry
from rashomon.language.actors.made import category_of, make, plural
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.persons import Persons, office
from rashomon.language.actors.view import NAMES
from rashomon.language.places.fold import fold
from rashomon.model import Actor

_MINISTRIES = frozenset({"MOD", "MFA", "MOI", "MOH", "MOJ", "Information Ministry", "Emergencies Ministry"})
_ORGANISATIONS = {
    "armed": ("non-state", "military"), "party": ("non-state", "unknown"), "outlet": ("outlet", "civilian"),
    "organisation": ("organisation", "civilian"),
}  # fmt: skip
_DENYING = frozenset({"deny", "refute", "reject", "dismiss"})
_BREAKING_AWAY = frozenset({"rebel", "separatist", "breakaway", "insurgent", "secessionist"})
_JOINT = ("state", "body", "organisation", "non-state")
"""Kinds of those who say something together."""
_THINGS = ("state", "body", "organisation", "non-state", *MEDIA)
SECRET = "Security Services"
"""The one kind of service that is always the state's; others may be anybody's."""


FAR_BACK = 8
"""Sentences back to a person who spoke, for "he" where nobody else can be meant."""


class Coder:
    """Gives each phrase its actor, in the order of the text."""

    def __init__(self, context: Context, mentions: list[Mention]) -> None:
        self.context, self.mentions = context, mentions
        context.mentions, context.resolve = mentions, self.actor
        self.persons = Persons(context)
        self._make = {
            "state": self._state, "group": self._group, "organisation": self._organisation, "body": self._body,
            "people": self._people, "office": self._office, "person": self._person, "many": self._many, "pronoun": self._pronoun,
        }  # fmt: skip

    def actor(self, m: Mention) -> Actor | None:
        """The actor of a phrase, ``None`` where the text does not tell."""
        if m.actor is None:
            m.actor = self._make[m.what](m)
        return m.actor

    def name(self, m: Mention) -> str:
        """The name of a named group or organisation."""
        return m.entry.code if m.entry is not None else m.name

    def _owner(self, m: Mention) -> Actor | None:
        if m.owner is not None and self._of_place(m):
            return None
        if m.owner is not None:
            return self.actor(m.owner)
        if m.pronoun in ("his", "her"):
            return self.context.antecedent(m.start, lambda s: s.actor.kind == "person")
        if m.pronoun in ("its", "their"):
            if m.what in ("office", "person"):
                # "Its spokesman": of whom has just spoken, not of those it spoke of
                spoke = self.context.speaker(m.start, lambda s: s.actor.kind in ("state", "body", "non-state"), 1)
                if spoke is not None:
                    return spoke

            def fits(seen: Seen) -> bool:
                # "militants who killed its soldiers": not theirs
                several = bool(seen.actor.plural_of) or self.context.view.tag[seen.mention.head] == "NNS"
                return seen.actor.kind not in (*MEDIA, "person") and not (m.pronoun == "its" and several)

            sentence = self.context.view.sentence[m.start]
            before = any(s.sentence == sentence and s.start < m.start and fits(s) for s in self.context.seen)
            later = None if before else self._later(m)
            return later or self.context.antecedent(m.start, fits)
        if m.pronoun == "our":
            return self._later(m) or self.context.speaker(
                m.start, lambda s: s.actor.kind in ("state", "body", "non-state", "person")
            )
        return None

    def _of_place(self, m: Mention) -> bool:
        """Whether what only the tagger takes for an organisation that a body or office is of is a town or province
        where the article plays: then it is its place."""
        owner = m.owner
        if owner is None or owner.entry is not None or owner.extra or owner.title is not None:
            return False
        if m.what == "body" and m.sort == "governorate" and owner.what in ("organisation", "person"):
            # "X's local administration": a body of a place, whatever the tagger takes that for
            m.place, m.owner = owner.name, None
            return True
        if owner.what != "organisation":
            return False
        if m.what not in ("body", "office") or (m.sort != "office" and m.what == "office"):
            return False
        if self.context.guess(owner.name, frozenset()) not in self.context.states:
            return False
        m.place, m.owner = owner.name, None
        return True

    def _later(self, m: Mention) -> Actor | None:
        """Who says the sentence, named after it: "two of its soldiers were hurt, Armenia added"."""
        view = self.context.view
        for i in range(m.head + 1, len(view)):
            if view.sentence[i] != view.sentence[m.head]:
                return None
            if view.dep[i] == "nsubj" and view.lemma[view.head[i]] in view.lex.words["says"]:
                speaker = next((o for o in self.mentions if o.start <= i < o.end), None)
                if speaker is not None and speaker.what in ("state", "body", "group"):
                    return self.actor(speaker)
        return None

    def _state(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None or entry.country is None:
            return None
        if entry.kind == "body":
            return make(entry.code, self.context.text(m), "body", entry.country, category_of(entry.code))
        local = (
            self.context.local.get(self.context.view.low[m.head].removesuffix("s"))
            if m.sort in ("adj", "plural")
            else None
        )
        if local is not None:
            return make(local.code, self.context.text(m), local.kind, category=local.category)
        if m.sort == "plural" or (m.sort == "adj" and not acting_noun(self.context.view, m)):
            if self.context.view.word(m.start - 1) == "ethnic":
                name = f"ethnic {self.context.text(m)}"
                return make(name, name, "people")
            rebel = self.context.view.word(m.start - 1)
            if m.sort == "plural" and rebel in _BREAKING_AWAY:
                # "rebel Serbs" are not the state of the Serbs
                name = f"{rebel} {self.context.text(m)}"
                return make(name, name, "non-state", category="military")
            return make(f"{entry.country}/people", self.context.text(m), "people", entry.country)
        return self.context.nation(entry.country)

    def _group(self, m: Mention) -> Actor | None:
        entry = m.entry
        if entry is None:
            return None
        return make(entry.code, entry.code.rpartition("/")[2], entry.kind, entry.country, entry.category)

    def _organisation(self, m: Mention) -> Actor:
        leader = self.context.view.lex.leaders.get(fold(m.name)) if not m.extra and m.owner is None else None
        if leader is not None and leader[2] and leader[0] in self.context.states:
            return self.persons.person(
                m, None
            )  # a family name in a headline, that the tagger takes for an organisation's
        name = re.sub(r"^the ", "", m.name, flags=re.I)
        kind, category = _ORGANISATIONS.get(m.extra, ("organisation", "unknown"))
        return make(name, name, kind, category=category)

    def _body(self, m: Mention) -> Actor | None:
        entry, owner, view = m.entry, self._owner(m), self.context.view
        if entry is None:
            return None
        if owner is not None and owner.country is None:
            if owner.kind != "person" or entry.sort != "state":
                return owner
            owner = None  # whose regime it is, the page must tell otherwise
        text = self.context.text(m)
        if m.also:
            parts = [a for o in reversed(m.also) if (a := self.actor(o)) is not None]
            owners = [a.country for a in (*parts, owner) if a is not None and a.country is not None]
            part = "" if entry.sort == "state" else f"/{entry.code}"
            return plural(tuple(f"{country}{part}" for country in owners), text, "body", entry.category)
        apart = entry.sort == "state" and not view.lex.words["parallel"].isdisjoint(m.extra.lower().split())
        owned = owner is not None and not apart  # "the rebel government of X" is not X
        if m.extra and not owned and not m.loyal and (entry.sort in ("state", "army") or m.extra[0].isupper()):
            return make(f"{m.extra} {view.low[m.head]}", text, "non-state", category=entry.category)
        setting = self.context.setting(m.start)
        if owner is None and not m.place:
            before = self._again(entry)
            if before is not None and setting in (None, before.country):
                return before
        country = self.context.country(
            m, owner, always=entry.code == SECRET or entry.sort not in ("service", "commission", "embassy")
        )
        if owner is None and not m.place and entry.category == "military" and setting is None:
            # "an army spokesman" after "the Indian military says"
            told = self.context.last(
                lambda s: s.speaks and s.actor.country is not None and s.actor.category == "military",
                2,
                view.sentence[m.start],
            )
            country = self.context.mourner(m.start) or (told.country if told else self.context.armed or country)
        if entry.sort == "state" and owner is None and not m.place and not self.context.dominant:
            # the government of who spoke just before, else the one that the text named last with its nation
            named = self.context.last(
                lambda s: s.speaks and s.actor.country is not None and s.actor.kind in ("state", "body", "person"),
                1,
                view.sentence[m.start],
            ) or self.context.last(
                lambda s: s.mention.what == "body" and s.mention.sort == "state" and s.mention.owner is not None
            )
            country = named.country if named is not None and named.country else country
        if entry.sort == "state":
            return self.context.nation(country) if country else make(view.low[m.head], text, "body")
        part = entry.code
        if m.place and m.place in text and entry.sort not in ("ministry", "state"):
            own = m.owner.end if m.owner is not None and m.owner.end <= m.head else m.start
            part = re.sub(r"\s+", " ", view.doc[own : m.head + 1].text).strip(" '’")
        if part == "Ministry" and m.owner is not None:
            part = text.rpartition(" of ")[0] or part
        kind = "outlet" if entry.sort == "media" else "body"
        if country is None and entry.sort == "service":
            kind = "organisation"
        return make(f"{country}/{part}" if country else part, text, kind, country, entry.category)

    def _again(self, entry: Entry) -> Actor | None:
        """The same body as before, for "the ministry" and "the army"."""
        if entry.code == "Ministry":
            return self.context.last(
                lambda s: (
                    (s.actor.kind == "body" and s.actor.code.rpartition("/")[2] in _MINISTRIES)
                    or (s.mention.sort == "ministry" and s.mention.owner is not None)
                )  # a group's own
            )
        if entry.sort == "state":
            return None
        return self.context.last(
            lambda s: s.actor.kind == "body" and s.actor.code.endswith("/" + entry.code)
        ) or self._peoples(entry)

    def _peoples(self, entry: Entry) -> Actor | None:
        """The body whose people the text named: "police said", after "a Kenyan police officer"."""
        word = entry.code.lower()
        people = self.context.last(
            lambda s: s.actor.country is not None and s.actor.code.rpartition("/")[2].split()[0].lower() == word
        )
        if people is None:
            return None
        return make(f"{people.country}/{entry.code}", entry.code.lower(), "body", people.country, entry.category)

    def _people(self, m: Mention) -> Actor | None:
        if m.same is not None:
            return self.actor(m.same)
        return self._crowd(m, m.entry) if m.entry is not None else None

    def _crowd(self, m: Mention, entry: Entry) -> Actor | None:
        joined = [a for o in reversed(m.also) if (a := self.actor(o)) is not None]
        return crowd(self.context, m, entry, self._owner(m), joined)

    def _office(self, m: Mention) -> Actor | None:
        if m.same is not None:
            return self.actor(m.same)
        if m.entry is None:
            return None
        if m.entry.people is not None:
            return self._crowd(m, m.entry.people)
        named = self._channel(m)
        return named or office(self.context, m, m.entry, self._owner(m))

    def _channel(self, m: Mention) -> Actor | None:
        """A website or the like with a name of its own, which is no voice of who spoke before: "the pro-rebel Tonight website"."""
        view = self.context.view
        if m.owner is not None or m.pronoun or m.entry is None or m.entry.sort != "voice":
            return None
        names = [i for i in range(m.start, m.head) if view.tag[i] in NAMES and view.text[i][:1].isupper()]
        if not names or view.opens(names[0]) or view.titled(m.head) or names[-1] != m.head - 1:
            return None
        name = " ".join(view.text[i] for i in names)
        return make(name, self.context.text(m), "outlet", category="civilian")

    def _person(self, m: Mention) -> Actor:
        return self.persons.person(m, self._owner(m))

    def _many(self, m: Mention) -> Actor | None:
        text = self.context.text(m)
        if not m.also:
            return plural(self.context.sides(), text, "state", "unknown")
        parts = [a for part in m.also if (a := self.actor(part)) is not None]
        codes = tuple(c for a in parts for c in (a.plural_of or (a.code,)))
        return plural(codes, text, parts[0].kind, parts[0].category) if parts else None

    def _both(self, m: Mention) -> Actor | None:
        """Who together did what the sentence before "they" tells first: "The government and the mission met. They said ..."."""
        view, seen = self.context.view, self.context.seen
        before = [s for s in seen if s.sentence == view.sentence[m.start] - 1 and s.actor.kind in _JOINT]
        if any(s.sentence == view.sentence[m.start] for s in seen):
            return None
        for first in before:
            own = range(first.mention.start, first.mention.end)
            if not any(view.dep[i] == "nsubj" and view.head[view.head[i]] == view.head[i] for i in own):
                continue
            joined = [s for s in before if s.start >= first.mention.end and self._joined(s.mention, own)]
            other = joined[-1] if joined else None  # of "the UN mission, MINUSCA" the name
            if other is not None and not first.actor.plural_of and not other.actor.plural_of:
                codes = (first.actor.code, other.actor.code)
                return plural(codes, self.context.text(m), first.actor.kind, "unknown")
        return None

    def _joined(self, m: Mention, own: range) -> bool:
        """Whether a phrase is joined by "and" to the words ``own``, or names what is."""
        view = self.context.view
        for i in range(m.start, m.end):
            i = view.head[i] if view.dep[i] in ("compound", "amod", "appos") else i
            if view.dep[i] == "conj" and view.head[i] in own:
                return True
        return False

    def _pronoun(self, m: Mention) -> Actor | None:
        word = self.context.view.low[m.start]
        fits = {"he": _person, "she": _person, "it": _something}.get(word, _several)
        view = self.context.view
        verb = view.lemma[view.head[m.start]]
        # "blamed X, though it denied", "blamed X for what he called a crime": not who spoke before
        answers = (verb in _DENYING and not view.opens(m.start)) or view.word(m.start - 1) == "what"
        if verb in view.lex.words["says"] and not answers:
            # "...," it added: who spoke last, however many were named since; "It said ...": who spoke in the sentence before
            spoke = self._both(m) if fits is _several else None
            spoke = spoke or self.context.speaker(m.start, fits, 1 if view.opens(m.start) else REACH)
            if spoke is None and fits is _person:
                # a spokesman without a name
                spoke = self.context.speaker(m.start, _voice, 1 if view.opens(m.start) else REACH)
            if spoke is not None:
                return spoke
        if fits is _several and verb in view.lex.words["laying"]:
            # "Police hold two men. They blame X"
            return self.context.antecedent(m.start, lambda s: _several(s) or (s.mention.sort == "police" and s.subject))
        if word in ("he", "she"):
            found = self.context.antecedent(m.start, _person)
            found = found or self.context.antecedent(m.start, lambda s: _somebody(s) and s.speaks)
            # "a hostage" of whom somebody spoke is less likely to speak than a person who did, some way back
            return (
                found or self.context.speaker(m.start, _person, FAR_BACK) or self.context.antecedent(m.start, _somebody)
            )
        if word == "it" and not answers and any(c.dep_ == "dobj" for c in view.doc[view.head[m.start]].rights):
            # "a spokesman for X said it carried out the raid"
            own = view.sentence[m.start]
            last = next((s for s in reversed(self.context.seen) if s.sentence == own and s.speaks), None)
            if last is not None and _for_others(last):
                return last.actor
        return self.context.antecedent(m.start, fits)


def _for_others(seen: Seen) -> bool:
    """Whether who speaks does it for a side and stands for it: "a spokesman for X"."""
    return seen.mention.what == "office" and seen.actor.kind in _THINGS


def _person(seen: Seen) -> bool:
    return seen.actor.kind == "person"


def _somebody(seen: Seen) -> bool:
    """Whether "he" can mean it when no person was named: a spokesman, one of a crowd."""
    if seen.mention.what == "pronoun":
        return seen.actor.kind == "people"
    one = seen.mention.entry is not None and seen.mention.entry.one
    return one and seen.mention.what in ("people", "office") and seen.mention.sort not in ("group", "coalition")


def _voice(seen: Seen) -> bool:
    """Whether "he" who speaks can be a spokesman or the like who was not named."""
    return seen.mention.what == "office" and _somebody(seen)


def _something(seen: Seen) -> bool:
    """Whether "it" can mean it: a state, a body, a group ("the group said it had killed ten"), and not its people."""
    if seen.mention.sort in ("group", "coalition"):
        return seen.actor.kind in (*_THINGS, "forces") and not seen.actor.plural_of
    return seen.actor.kind in _THINGS and not seen.actor.plural_of and seen.mention.what not in ("people", "office")


def _several(seen: Seen) -> bool:
    """Whether "they" can mean it."""
    single = seen.mention.entry is not None and seen.mention.entry.one
    crowds = seen.actor.kind in ("people", "forces", "non-state") or seen.mention.what == "people"
    return bool(seen.actor.plural_of) or (crowds and not single)
