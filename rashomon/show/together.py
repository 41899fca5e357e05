"""Which pages of an event hang together: those that share text are no confirmation of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import SharedText


@dataclass(frozen=True, slots=True)
class Together:
    """Articles that share text, directly or through others, and the passages that they share, pair by pair, the longest first."""

    articles: tuple[str, ...]
    passages: tuple[SharedText, ...]

    @property
    def copies(self) -> bool:
        """Whether all of them are copies: one text, so that all that they say themselves is one voice."""
        whole = [text for text in self.passages if text.extent == "copy"]
        return len(_groups(self.articles, whole)) == 1


def copies(names: Sequence[str], shared: Iterable[SharedText]) -> list[list[str]]:
    """Articles sorted into texts: those that copy each other, directly or through others, are one.

    Parameters: the articles' ids; the text they share. Result: a list a text, in the order of the ids.
    """
    return _groups(names, [text for text in shared if text.extent == "copy"])


def together(names: Sequence[str], shared: Iterable[SharedText]) -> list[Together]:
    """Articles sorted by what they share, be it a copy, an agency's sentences or one speaker's statement.

    Parameters: the articles' ids; the text they share. Result: the groups of two or more, in the order of the ids.
    """
    texts = sorted(shared, key=lambda text: (text.left, text.right, text.left_span.start - text.left_span.end))
    return [
        Together(tuple(group), tuple(text for text in texts if text.left in group and text.right in group))
        for group in _groups(names, texts)
        if len(group) > 1
    ]


def _groups(names: Sequence[str], shared: Iterable[SharedText]) -> list[list[str]]:
    group = {name: [name] for name in names}
    for text in shared:
        left, right = group.get(text.left), group.get(text.right)
        if left is None or right is None or left is right:
            continue
        left += right
        for name in right:
            group[name] = left
    return list({id(members): sorted(members, key=names.index) for members in group.values()}.values())
