"""A phrase that names somebody, before anybody knows who it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rashomon.language.actors.lexicon import Entry
from rashomon.model import Actor


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens ``[start, end)`` with their head, what sort of phrase they are, and what stands beside the head.

    ``owner`` is the mention that it belongs to ("Armenian" of "Armenian soldiers"), ``pronoun`` a possessive one in its
    place; ``extra`` the words that tell it apart ("Islamist"); ``name`` a person's or organisation's; ``office`` the words
    and ``title`` the entry of it; ``same`` the mention in apposition; ``also`` those joined by "and".
    """

    start: int
    end: int
    head: int
    what: Literal["state", "group", "body", "office", "people", "person", "organisation", "pronoun", "many"]
    entry: Entry | None = None
    name: str = ""
    owner: Mention | None = None
    pronoun: str = ""
    extra: str = ""
    office: str = ""
    title: Entry | None = None
    definite: bool = False
    loyal: bool = False
    gone: bool = False
    """Whether they follow somebody who is out of office: no state's."""
    place: str = ""
    same: Mention | None = None
    also: list[Mention] = field(default_factory=list)
    actor: Actor | None = None

    @property
    def sort(self) -> str:
        """The class of its entry, empty when it has none."""
        return self.entry.sort if self.entry is not None else ""
