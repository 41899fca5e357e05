"""An armed group's own dead, of whom it tells itself: "the Free Front announced the death of three fighters"."""

from __future__ import annotations

from rashomon.reading.tolls.people import Group, View
from rashomon.reading.words import words

MOURNS = words("mourns")
OWN = words("own-fighters")
DIED = words("lost-their-own")
DEEP = 6
"""Steps up the tree from the word of harm to the verb of who tells of it."""


def mourned(view: View, verb: int, group: Group) -> str | None:
    """The armed group that tells of its dead, whose people "fighters" without a name then are; ``None`` where nobody does.

    Parameters: the token of the word of harm and the phrase. Who tells what it did ("announced that it killed three fighters") mourns nobody.
    """
    head = group.head
    if (
        head is None
        or view.words[head] not in OWN
        or any(view.tags[i][:3] == "NNP" for i in range(group.start, group.end))
    ):
        return None
    token = view.tokens[verb]
    noun = token.tag_[:2] == "NN"
    if (
        not noun
        and not any(child.dep_ in ("nsubjpass", "auxpass") for child in token.lefts)
        and view.words[verb] not in DIED
    ):
        return None
    for _ in range(DEEP):
        if token.head is token:
            break
        token = token.head
        if token.lower_ not in MOURNS:
            continue
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        span = view.actors.get(subject.i) if subject is not None else None
        actor = span._.actor if span is not None else None
        named = actor is not None and actor.kind == "non-state" and actor.side[:1].isupper()
        return actor.side if actor is not None and named else None
    return None
