"""Which names are of people who may be counted among the harmed, and which only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

    from rashomon.reading.tolls.people import View


def named_as_killed(view: View, i: int, start: int, end: int) -> bool:
    """Whether a lone name that nobody knows is whom the verb right before it kills: "the bomb that killed Tanu, an editor"."""
    known = view.tokens[i].ent_type_ not in ("", "ORG") or i in view.actors or i in view.counts
    if i == start or view.tags[i] != "NNP" or known:
        return False
    verbs = (
        e
        for e in view.lex.harm.get(view.words[i - 1], ())
        if e.kind == "verb" and e.status == "killed" and "o" in e.frames
    )
    told = view.tokens[i].text.istitle() and view.tags[i - 1] in ("VBD", "VBZ", "VBG")
    return told and any(verbs) and (i + 1 >= end or view.tags[i + 1][:1] not in "NJPCH")


def names_a_thing(view: View, i: int, end: int) -> bool:
    """Whether what was taken for a person's name only says which thing is meant: "in Kherson shelling"."""
    last = view.names[i].end
    if last >= end or view.tags[last] not in ("NN", "NNS", "VBG") or view.words[last] in view.lex.harm:
        return False
    noun = view.lex.victims.get(view.words[last])
    return view.tags[i - 1 : i] == ["IN"] and (noun is None or noun.kind == "not")


def of_a_group(view: View, i: int) -> bool:
    """Whether what was taken for a person's name is that of an armed group or an organisation."""
    span = view.actors.get(i)
    return span is not None and span._.actor is not None and span._.actor.kind in ("non-state", "organisation")


def alone(view: View, people: Span) -> bool:
    """Whether what the tagger takes for a people is a single name that no list of nations has and that nothing counts or points to: rather a town."""
    i = people.end - 1
    bare = i == 0 or (view.tags[i - 1] not in ("DT", "CD", "PRP$", "JJ", "HYPH") and i - 1 not in view.counts)
    return len(people) == 1 and view.tags[i] == "NNP" and bare and i not in view.nations
