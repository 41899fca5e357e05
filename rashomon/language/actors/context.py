"""What an article has said so far: its states, and who was named last, for words that point back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.model import Actor

DOMINANT = 0.55
"""From this share of all mentions of states on, an article is about that state."""
REACH = 3
"""Sentences back that a pronoun may reach."""
_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Seen:
    """One actor named before: where, as a subject or not, and by which phrase."""

    start: int
    sentence: int
    subject: bool
    actor: Actor
    mention: Mention


class Context:
    """The states that an article names, most named first, and the actors named up to here."""

    def __init__(self, view: View, states: Counter[str]) -> None:
        self.view = view
        self.states = states
        self.seen: list[Seen] = []
        total = sum(states.values())
        self.main: str | None = None
        if total:
            code, count = states.most_common(1)[0]
            self.main = code
            self.dominant = count / total >= DOMINANT
        else:
            self.dominant = False

    def add(self, mention: Mention, actor: Actor) -> None:
        """Remember an actor."""
        subject = any(self.view.dep[i] in _SUBJECT for i in range(mention.start, mention.end))
        self.seen.append(Seen(mention.start, self.view.sentence[mention.head], subject, actor, mention))

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
        """Whom a pronoun at token ``at`` means: a subject of its sentence before it, the latest there, else one of the sentences before.

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
            subjects = [s for s in here if s.subject]
            chosen = (subjects[-1] if back == 0 else subjects[0]) if subjects else here[-1] if back == 0 else here[0]
            return chosen.actor
        return None

    def _blamed(self, seen: Seen) -> bool:
        head = seen.mention.head
        verb = self.view.lemma[self.view.head[head]]
        return self.view.dep[head] == "dobj" and verb in ("accuse", "blame")

    def home(self, at: int) -> str | None:
        """The state that a body or office without a nation belongs to: the article's, else the one meant last."""
        if self.dominant:
            return self.main
        sentence = self.view.sentence[at]
        near = self.last(
            lambda s: s.actor.country is not None and s.subject and s.actor.kind not in ("outlet", "agency"),
            2,
            sentence,
        )
        if near is not None:
            return near.country
        return self.main

    def sides(self) -> tuple[str, ...]:
        """The two sides that the article speaks of most, for "both sides"; empty when there are not two."""
        counts: Counter[str] = Counter()
        for seen in self.seen:
            actor = seen.actor
            if (
                actor.plural_of
                or actor.kind in ("outlet", "agency", "organisation")
                or (actor.country is None and actor.kind in ("person", "people"))
            ):
                continue
            counts[actor.side] += 1
        most = [code for code, _ in counts.most_common(2)]
        return tuple(most) if len(most) == 2 else ()
