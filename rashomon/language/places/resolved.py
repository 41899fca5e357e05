"""What a place name was found to mean."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language.places.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Resolved:
    """The place meant. Without ``entry`` no gazetteer knows it and ``parent`` is what the text puts it in."""

    entry: Entry | None
    parent: Entry | None = None
    guessed: bool = False
    """The parent is only what the passage speaks of."""
    town: Entry | None = None
    """The town that a quarter, street or building lies in."""
    called: str | None = None
    """That town's name in the text, where it is not its first one; the name of a town that no gazetteer knows."""
    dropped: bool = False
    """Gazetteers know the name, of places that this text can't mean: it may be a person's."""
