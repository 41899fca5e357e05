"""One document with all that was found in it, by token: what the event reader looks things up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from spacy.tokens import Doc

from rashomon.model import Actor, Place, TimeMention, as_read
from rashomon.reading.attribution.view import View
from rashomon.reading.frames import Attribution, Tokens, TollMention

BETWEEN = "\n\n"
"""What parts two paragraphs of an article's text."""


class Sent(Protocol):
    """What the dateline of a page says, as the language room hands it on."""

    @property
    def place(self) -> Place:
        """The town that the page was sent from."""

    @property
    def small(self) -> bool:
        """Whether no office of an agency, or of a paper of the whole country, is there."""

    @property
    def relayed(self) -> bool:
        """Whether an agency is credited, so that the town says little."""


@dataclass(frozen=True)
class Marked:
    """A marked phrase: half-open token range and what it was taken for."""

    start: int
    end: int
    actor: Actor | None = None
    place: Place | None = None
    time: TimeMention | None = None


class Scene:
    """A parsed ``doc`` with its marks, tolls and attributions."""

    def __init__(
        self, doc: Doc, tolls: list[TollMention], attributions: list[Attribution], view: View | None = None
    ) -> None:
        self.doc = doc
        self.view = view or View(doc)
        self.tolls = tolls
        self.attributions = attributions
        spans = doc.spans
        self.actors = [Marked(start, end, actor=actor) for (start, end), actor in self.view.actors]
        named = ((s.start, s.end, s._.place) for s in spans.get("places", ()))
        self.places = [Marked(s, e, place=place) for s, e, place in named if place and not self._owns(s, e, place)]
        self.seats: list[Place] = [p for s in spans.get("seats", ()) if (p := s._.place)]
        """Towns and districts whose police and the like the text names, each time that it does."""
        self.homes: list[Place] = [p for s in spans.get("homes", ()) if (p := s._.place)]
        """Towns whose people or deeds the text tells, each time that it does."""
        self.home_starts = {s.start for s in spans.get("homes", ()) if s.label_ == "RESIDENTS"}
        """Where the names of towns begin before those who live there: "a Ridgeton man"."""
        self.sent: Sent | None = doc._.sent
        """The town that the page was sent from, by its dateline."""
        self.times = [Marked(s.start, s.end, time=time) for s in spans.get("times", ()) if (time := s._.time)]

    def _owns(self, start: int, end: int, place: Place) -> bool:
        """Whether a name is the state itself, to which something belongs: "Baku's positions", "Baku's soldiers" are not in Baku."""
        if end >= self.view.size or self.view.tag[end] != "POS":
            return False
        return any(
            m.start <= start
            and end <= m.end
            and m.actor
            and (m.actor.kind == "state" or (m.actor.kind in ("forces", "body") and m.actor.country == place.country))
            for m in self.actors
        )

    @cached_property
    def dateline(self) -> range:
        """The tokens of the article's dateline; empty where the text that is read has none."""
        article, at = self.doc._.article, 0
        for span in article.spans if article is not None and article.dateline is not None else ():
            size = len(as_read(span.text)[0])
            if span.start == article.dateline.start:
                line = self.doc.char_span(at, at + size, alignment_mode="expand")
                return range(line.start, line.end) if line is not None else range(0)
            at += size + len(BETWEEN)
        return range(0)

    @cached_property
    def place_starts(self) -> dict[int, Marked]:
        """Places by their first token."""
        return {m.start: m for m in self.places}

    @cached_property
    def actor_at(self) -> dict[int, Actor]:
        """Actor by token."""
        return {i: m.actor for m in self.actors if m.actor for i in range(m.start, m.end)}

    @cached_property
    def code_of(self) -> dict[str, str]:
        """Actor code by the words that name a state or group somewhere in the text."""
        named = (
            m for m in self.actors if m.actor is not None and m.actor.kind in ("state", "non-state", "organisation")
        )
        return {self.doc[m.start : m.end].text: m.actor.code for m in named if m.actor is not None}

    @cached_property
    def voiced(self) -> list[int | None]:
        """For each token the innermost attribution whose content holds it."""
        result: list[int | None] = [None] * self.view.size
        order = sorted(
            range(len(self.attributions)), key=lambda k: -sum(e - s for s, e in self.attributions[k].content)
        )
        for k in order:
            for start, end in self.attributions[k].content:
                for i in range(start, min(end, len(result))):
                    result[i] = k
        return result

    @cached_property
    def speaking(self) -> set[int]:
        """Tokens of sources and cues: what stands there is about the telling, not about the event; but for a clause that tells harm: "said
        Sara, whose two sons died when a shell hit their house"."""
        found: set[int] = set()
        for one in self.attributions:
            for span in (one.source, one.cue):
                if span is not None:
                    clause = next((i for i in range(*span) if self.view.low[i] in ("who", "whose")), span[1])
                    harmed = any(clause < toll.trigger < span[1] for toll in self.tolls)
                    found.update(range(span[0], clause if harmed else span[1]))
        return found

    @cached_property
    def cue_at(self) -> dict[int, int]:
        """Number of the attribution by each token of its cue."""
        return {i: n for n, a in enumerate(self.attributions) if a.cue is not None for i in range(*a.cue)}

    @cached_property
    def cued(self) -> set[int]:
        """Tokens of cues alone."""
        return {i for one in self.attributions if one.cue is not None for i in range(*one.cue)}

    def titled(self, i: int) -> bool:
        """Whether token ``i`` stands in a line of capitalised words, where a capital says nothing: a headline."""
        start, end = self.view.bounds(i)
        words = [t for t in self.doc[start:end] if t.is_alpha and len(t) > 3]
        return sum(t.is_title for t in words) > 0.6 * len(words)

    @cached_property
    def toll_at(self) -> dict[int, int]:
        """Index of the toll by the token of its word of harm (the first of several)."""
        found: dict[int, int] = {}
        for k, toll in enumerate(self.tolls):
            found.setdefault(toll.trigger, k)
        return found

    def within(self, marks: list[Marked], span: Tokens) -> list[Marked]:
        """The marks that begin in ``span``."""
        return [m for m in marks if span[0] <= m.start < span[1]]
