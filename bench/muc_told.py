"""What the sentences of one report hold: the acts, the tolls and the claims that a MUC-4 template is filled from."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from rashomon.model import Actor, Article, Claim, Reading, Report, as_read
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import Mention, mentions, weapons
from rashomon.reading.events.scene import Scene
from rashomon.reading.frames import TollMention

ARMED_STATE = frozenset({"military", "police"})
BESIDE = frozenset({"conj", "appos", "compound", "nmod", "flat", "poss"})
"""Relations by which a noun stands in the place of the one that it hangs on."""
NEAR = 2
"""Sentences before and behind those that tell an incident in which people and things that it hit may be told of."""
CLIMB = 4
"""Steps from a noun to the word of the deed at most."""


@dataclass
class Told:
    """What stands in the sentences that tell one incident."""

    report: Report
    claims: list[Claim]
    acts: list[Mention]
    tolls: list[TollMention]
    spans: list[tuple[int, int]]
    """Token ranges of the ``Doc``."""
    said: list[Claim]
    """All claims of the text."""
    beside: list[tuple[int, int]]
    """Token ranges of the sentences around those, up to :data:`NEAR` away."""
    taken: frozenset[int] = frozenset()
    """Tokens of sentences that tell other incidents of the text, and not this one."""

    @cached_property
    def deeds(self) -> set[int]:
        """Tokens of the words that tell it."""
        return {m.at for m in self.acts} | {t.trigger for t in self.tolls}


def told(scene: Scene, article: Article, reading: Reading, reports: Sequence[Report]) -> Iterator[Told]:
    """Each report with the acts and tolls of its sentences."""
    claims = {c.id: c for c in reading.claims}
    found = mentions(scene, weapons(scene, lexicon()))
    ranges = [list(tokens_of(scene.doc, article, report)) for report in reports]
    for report, spans in zip(reports, ranges, strict=True):
        within = lambda i: any(s <= i < e for s, e in spans)  # noqa: B023, E731
        own = {i for s, e in spans for i in range(s, e)}
        yield Told(
            report,
            [claims[c] for c in report.claims if c in claims],
            [m for m in found if within(m.at) and m.trigger.force != "talk"],
            [t for t in scene.tolls if within(t.trigger)],
            spans,
            list(reading.claims),
            beside(scene, own),
            frozenset(i for other in ranges for s, e in other for i in range(s, e)) - own,
        )


def beside(scene: Scene, own: set[int]) -> list[tuple[int, int]]:
    """The sentences around some tokens, as token ranges."""
    told = {scene.view.sentence[i] for i in own}
    near = {n + step for n in told for step in range(-NEAR, NEAR + 1)} - told
    sentences = scene.view.sentences
    return [sentences[n] for n in sorted(near) if 0 <= n < len(sentences)]


def tokens_of(doc: Doc, article: Article, report: Report) -> Iterator[tuple[int, int]]:
    """Token ranges of a report's spans, which count in the page; the ``Doc`` has the paragraphs as they are read."""
    at = 0
    for own in article.spans:
        text, stretches = as_read(own.text)
        for span in report.spans:
            if own.start <= span.start < own.end:
                first = at + read_at(stretches, span.start - own.start)
                last = at + read_at(stretches, min(span.end, own.end) - own.start - 1) + 1
                part = doc.char_span(first, last, alignment_mode="expand")
                if part is not None:
                    yield part.start, part.end
        at += len(text) + 2


def read_at(stretches: Sequence[tuple[int, int]], at: int) -> int:
    """Where a character of a paragraph is read: ``stretches`` begin where, as read and in the paragraph, in order."""
    found = 0
    for (read, stands), (end, _) in zip(stretches, (*stretches[1:], (1 << 60, 0)), strict=True):
        if stands <= at:
            found = min(read + at - stands, max(end - 1, read))
    return found


def state(actor: Actor) -> bool:
    """Whether the actor acts for a state."""
    return actor.country is not None and (actor.kind in ("state", "body", "forces") or actor.category in ARMED_STATE)


def relation(head: Token, deeds: Container[int]) -> str:
    """How a noun hangs on a word of the deed: ``dobj``, ``nsubjpass``, ``of`` (a preposition), ``relcl`` ("who was killed") ...

    ``deep`` for one that hangs on it through other words, ``far`` for one that does not.
    """
    node = head
    direct = True
    for _ in range(CLIMB):
        if any(k.i in deeds and k.dep_ in ("relcl", "acl") for k in node.children):
            return "relcl" if direct else "deep"
        above, label = node.head, node.dep_
        if above is node:
            break
        if above.i in deeds:
            return label if direct else "deep"
        if above.pos_ == "ADP" and label == "pobj":
            if above.head.i in deeds:
                return above.lower_ if direct else "deep"
            node, direct = above.head, False
        elif label in BESIDE:
            node = above
        else:
            node, direct = above, False
    return "far"
