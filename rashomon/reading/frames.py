"""What the reading room's files hand each other, in token indices of one ``Doc``; turned into the model's nouns at the end."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Actor, Category, Count, Reality, Stance, Status, TimeMention

Tokens = tuple[int, int]
"""Half-open range of token indices of the ``Doc``."""


@dataclass(frozen=True)
class Attribution:
    """Who says which words: source, cue, content (the three parts of attribution research), and with which stance.

    ``actor`` is ``None`` when the source is not named ("it is reported"). ``parent`` is the index, in the same list, of the
    attribution whose content holds this one. ``accused`` is set for accuse / blame cues: the actor blamed by the cue itself.
    ``named``: the words before that name the source, where the source itself is but a pronoun.
    """

    source: Tokens | None
    cue: Tokens | None
    content: tuple[Tokens, ...]
    stance: Stance
    actor: Actor | None = None
    accused: Actor | None = None
    parent: int | None = None
    quoted: bool = False
    said: TimeMention | None = None
    named: Tokens | None = None

    @property
    def naming(self) -> Tokens | None:
        """The words that tell who speaks: those before where the source is a pronoun, else the source."""
        return self.named or self.source


@dataclass(frozen=True)
class TollMention:
    """One figure of people harmed. ``side`` is an actor code's side, ``all``, ``unknown`` or ``None`` (the text does not say).

    ``trigger`` is the token index of the word that says the harm ("killed"); ``part_of`` the index in the same list of
    the total that covers it.
    """

    tokens: Tokens
    trigger: int
    status: Status
    category: Category
    count: Count
    side: str | None = None
    victim: Actor | None = None
    part_of: int | None = None
    reality: Reality = "actual"
    people: str | None = None
    """The noun for them, where it is one for some people of a side only: "farmers", "children"."""
    again: int | None = None
    """The figure told before, by its index in the same list, of whose people another sentence gives another number ("hospitals said
    45")."""
