"""What an article has said so far: its states, and who was named last, for words that point back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.language.actors.lexicon import Entry
from rashomon.language.actors.made import make
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.sections import Sections
from rashomon.language.actors.view import View
from rashomon.model import Actor

DOMINANT = 0.6
"""From this share of all hints on, an article plays in that state."""
LEADING = 1.6
"""From this many times the hints for the next state on, too."""
REACH = 3
"""Sentences back that a pronoun may reach."""
MEDIA = ("outlet", "agency")
_SUBJECT = ("nsubj", "nsubjpass")
Guess = Callable[[str, frozenset[str]], str | None]
"""Country (alpha-3) of a place name, of those given where any are; ``None`` when unknown."""
_PLACING = frozenset({"in", "from", "into", "near", "through", "across", "inside", "towards", "toward"})
_WITHIN = frozenset({"in", ",", "of"})
_LOCAL = frozenset({"mayor", "governor", "regional", "provincial", "district", "local"})
"""Words of the offices of those who are of the place that is told of, whatever state the article is mostly about."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One actor named before: where, as a subject or not, and by which phrase."""

    start: int
    sentence: int
    subject: bool
    actor: Actor
    mention: Mention
    speaks: bool


class Context:
    """Where an article plays, and the actors named up to here.

    ``scene`` counts the hints for each state that things happen there; ``guess`` tells the country of a place.
    """

    def __init__(self, view: View, scene: Counter[str], guess: Guess) -> None:
        self.view, self.guess, self.states = view, guess, frozenset(scene)
        self.seen: list[Seen] = []
        self.armed: str | None = None
        """The one state whose soldiers the article mostly names."""
        self.watch: Actor | None = None
        """The one organisation of the article that keeps count of victims."""
        self.local: dict[str, Entry] = {}
        """The one part of a people that the article names as a side, by the people's name: the Bosnian Serbs, for "the Serbs"."""
        self.sections = Sections(view)
        """The states that the parts of a bulletin are on."""
        self.mentions: list[Mention] = []
        """All phrases of the article, also those still to come."""
        self.resolve: Callable[[Mention], Actor | None] = lambda mention: mention.actor
        """Gives a phrase its actor."""
        total = sum(scene.values())
        most = scene.most_common(1)
        self.main: str | None = most[0][0] if most else None
        self.dominant = bool(most) and most[0][1] >= DOMINANT * total
        second = scene.most_common(2)[1][1] if len(scene) > 1 else 0
        self.leading = bool(most) and most[0][1] >= LEADING * second

    def add(self, mention: Mention, actor: Actor) -> None:
        """Remember an actor."""
        subject = any(self.view.dep[i] in _SUBJECT for i in range(mention.start, mention.end))
        speaks = self.speaks(mention)
        self.seen.append(Seen(mention.start, self.view.sentence[mention.head], subject, actor, mention, speaks))

    def speaks(self, m: Mention) -> bool:
        """Whether a phrase is the subject of a verb of saying, or follows "according to"."""
        view, says = self.view, self.view.lex.words["says"]
        before = view.low[max(m.start - 3, 0) : m.start]
        if before[-2:] == ["according", "to"] or (
            before[:2] == ["according", "to"] and before[2] in ("the", "a", "an")
        ):
            return True
        return any(view.dep[i] in _SUBJECT and view.lemma[view.head[i]] in says for i in range(m.start, m.end))

    def speaker(self, at: int, fits: Callable[[Seen], bool], sentences: int = REACH) -> Actor | None:
        """Who spoke last before token ``at``, a few sentences back at most."""
        return self.last(lambda s: s.speaks and s.start < at and fits(s), sentences, self.view.sentence[at])

    def text(self, m: Mention) -> str:
        """The words of a phrase on one line."""
        return re.sub(r"\s+", " ", self.view.doc[m.start : m.end].text).strip()

    def nation(self, code: str) -> Actor:
        """A state as an actor."""
        return make(code, self.view.lex.names.get(code, code), "state", code)

    def last(
        self, fits: Callable[[Seen], bool], sentences: int | None = None, before: int | None = None
    ) -> Actor | None:
        """The latest actor that fits, at most so many sentences back."""
        for seen in reversed(self.seen):
            if sentences is not None and before is not None and before - seen.sentence > sentences:
                return None
            if fits(seen):
                return seen.actor
        return None

    def antecedent(self, at: int, fits: Callable[[Seen], bool]) -> Actor | None:
        """Whom a pronoun at token ``at`` means: the last subject before it in its sentence, else the first one of a sentence before.

        The object of blame goes before its subject ("blamed X, saying it fired").
        """
        sentence = self.view.sentence[at]
        for back in range(REACH):
            here = [s for s in self.seen if s.sentence == sentence - back and s.start < at and fits(s)]
            if not here:
                continue
            if back == 0:
                blamed = [s for s in here if self._blamed(s)]
                if blamed:
                    return blamed[-1].actor
            subjects = [s for s in here if s.subject] or here
            return (subjects[-1] if back == 0 else subjects[0]).actor
        return None

    def _blamed(self, seen: Seen) -> bool:
        head = seen.mention.head
        return self.view.dep[head] == "dobj" and self.view.lemma[self.view.head[head]] in ("accuse", "blame")

    def doer(self, at: int) -> str | None:
        """The state of who does what the phrase with its head at ``at`` is the object of: "its troops shelled a post, killing a soldier"."""
        view, verb = self.view, self.view.head[at]
        if view.dep[at] != "dobj" or view.lemma[verb] not in view.lex.words["harms"]:
            return None
        for _ in range(3):
            for seen in reversed(self.seen):
                words = range(seen.mention.start, seen.mention.end)
                if any(view.dep[i] == "nsubj" and view.head[i] == verb for i in words):
                    return seen.actor.country
            if view.dep[verb] not in ("advcl", "conj", "xcomp"):
                return None
            verb = view.head[verb]
        return None

    def harmed(self, at: int) -> bool:
        """Whether the phrase with its head at ``at`` comes to harm by the verb that it hangs on."""
        view = self.view
        lemma, dep = view.lemma[view.head[at]], view.dep[at]
        passive = dep == "nsubjpass" or (dep == "nsubj" and lemma == "die")
        verb, size = view.head[at], len(view.low)
        if dep == "nsubj" and any(
            view.head[k] == verb and view.low[k] == "dead" for k in range(verb, min(verb + 4, size))
        ):
            return True
        if at + 1 < size and view.head[at + 1] == at and view.dep[at + 1] == "acl" and view.tag[at + 1] == "VBN":
            # "reported five soldiers killed"
            return view.lemma[at + 1] in view.lex.words["harms"]
        if lemma == "die" or (lemma == "lose" and dep == "dobj"):
            return passive or dep == "dobj"
        return lemma in view.lex.words["harms"] and (passive or dep == "dobj")

    def mourner(self, at: int) -> str | None:
        """The one state whose soldiers the sentence of token ``at`` tells to have come to harm, where it names no other's: "three Utopian soldiers
        died, the army said"."""
        here = [s for s in self.seen if s.sentence == self.view.sentence[at] and s.actor.category == "military"]
        lands = {s.actor.country for s in here} - {None}
        hurt = any(s.actor.country is not None and self.harmed(s.mention.head) for s in here)
        return next(iter(lands)) if hurt and len(lands) == 1 else None

    def teller(self, at: int) -> str | None:
        """The state for which somebody says the sentence of token ``at``, as far as its telling is named."""
        view = self.view
        for m in self.mentions:
            mine = view.sentence[m.start] == view.sentence[at] and not _within(m, at)
            if mine and m.what != "people" and self.speaks(m):
                actor = self.resolve(m)
                return actor.country if actor is not None and actor.kind in ("state", "body", "person") else None
        return None

    def against(self, at: int, doer: str | None) -> str | None:
        """The one state that the sentence of token ``at`` names up to there beside the doer's."""
        sides = (s for s in self.seen if s.sentence == self.view.sentence[at] and not self._where(s.mention))
        here = {s.actor.country for s in sides} - {None, doer}
        return next(iter(here)) if len(here) == 1 else None

    def _where(self, m: Mention) -> bool:
        """Whether a state is only named as a place: "shots from Utopia", "near the frontier with Utopia"."""
        view = self.view
        ground = view.dep[m.head] == "amod" and view.low[view.head[m.head]] in view.lex.words["ground"]
        noun = view.head[m.head] if ground else m.head
        if (m.what != "state" and view.low[m.head] not in view.lex.words["ground"]) or view.dep[noun] != "pobj":
            return False
        prep = view.head[noun]
        border = view.low[prep] == "with" and view.low[view.head[prep]] in view.lex.words["borders"]
        return view.low[prep] in _PLACING or border

    def setting(self, at: int) -> str | None:
        """The state that the sentence of token ``at`` opens with: "In Islamabad, a military spokesman said"."""
        view, i = self.view, at
        while i and view.sentence[i - 1] == view.sentence[at]:
            i -= 1
        if view.low[i] != "in":
            return None
        for size in (3, 2, 1):
            entry = view.lex.entries.get(tuple(view.low[i + 1 : i + 1 + size]))
            if entry is not None and entry.what == "state" and i + 1 + size < at:
                return entry.country if view.word(i + 1 + size) == "," else None
        return None

    def home(self, at: int) -> str | None:
        """The state that a body or office without a nation belongs to: where the sentence or the article plays, else the one
        meant last."""
        setting = self.setting(at) or self.sections.at(at)
        if setting is not None:
            return setting
        if self.dominant or self.leading:
            return self.main
        near = self.last(
            lambda s: s.actor.country is not None and s.subject and s.actor.kind not in MEDIA, 2, self.view.sentence[at]
        )
        return near.country if near is not None else self.main

    def here(self, at: int) -> str | None:
        """The one state in which the sentence of token ``at`` says that something was, else the one in which the towns that it names can be."""
        view = self.view
        found: set[str | None] = set()
        for i in range(len(view)):
            entry = view.lex.entries.get((view.low[i],)) if view.sentence[i] == view.sentence[at] else None
            if entry is not None and entry.what == "state" and entry.sort == "name" and view.word(i - 1) in _WITHIN:
                found.add(entry.country)
        if len(found) == 1:
            return next(iter(found))
        for ent in view.doc.ents:
            if ent.label_ in ("GPE", "LOC") and view.sentence[ent.start] == view.sentence[at]:
                known = view.lex.entries.get((view.low[ent.start],))
                if known is None or known.what != "state":
                    found.add(self.guess(ent.text, self.states))
        found.discard(None)
        return next(iter(found)) if len(found) == 1 else None

    def country(self, m: Mention, owner: Actor | None, always: bool = True) -> str | None:
        """The state of a body or office: its owner's, its place's, else, if ``always``, its home."""
        if owner is not None:
            return owner.country
        found = self.guess(m.place, frozenset()) if m.place else None
        if found is None and always and not m.place and not _LOCAL.isdisjoint(self.text(m).lower().split()):
            found = self.here(m.start)
        return found or (self.home(m.start) if always else None)

    def sides(self) -> tuple[str, ...]:
        """The two sides that the article speaks of most, for "both sides"; empty when there are not two."""
        counts: Counter[str] = Counter()
        for seen in self.seen:
            actor = seen.actor
            nobody = actor.country is None and actor.kind in ("person", "people")
            if nobody or actor.kind in (*MEDIA, "organisation"):
                continue
            # Of two that it speaks of as much, the one named first: in the order of the text, not of a set.
            counts.update(list(dict.fromkeys(code.split("/")[0] for code in actor.plural_of)) or [actor.side])
        most = [code for code, _ in counts.most_common(2)]
        return tuple(most) if len(most) == 2 else ()


def _within(m: Mention, at: int) -> bool:
    """Whether the token ``at`` is of a phrase or of one that it belongs to ("the spokesman of the troops")."""
    owner: Mention | None = m
    while owner is not None:
        if owner.start <= at < owner.end:
            return True
        owner = owner.owner
    return False
