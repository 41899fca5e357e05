"""Puts the pieces of a phrase together: owner and head, office and name, apposition, "and"."""

from __future__ import annotations

from rashomon.language.actors.left import absorb
from rashomon.language.actors.located import located
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View

HEADS = frozenset({"body", "office", "people"})
_OF = frozenset({"of", "for", "from", "at", "with"})
_PREPOSITIONS = {
    "office": _OF, "voice": _OF | {"in"}, "member": _OF | {"in"}, "force": frozenset({"of", "from"}),
    "rebel": frozenset({"of", "from"}), "fighter": frozenset({"of", "from"}), "group": frozenset({"of"}),
    "civil": frozenset({"of", "from"}), "plain": frozenset({"from"}), "police": frozenset({"of", "in"}),
    "state": _OF | {"in"},
}  # fmt: skip
_TO = (
    ["loyal", "to"], ["belonging", "to"], ["affiliated", "to"], ["allied", "to"], ["close", "to"], ["aligned", "to"],
    ["affiliated", "with"], ["allied", "with"], ["aligned", "with"], ["led", "by"], ["commanded", "by"],
)  # fmt: skip
_AWAY = 6
"""Tokens between an office and the name of who holds it: "the police spokesman in the state, Musa Bello"."""
_GONE = frozenset({"former", "ex", "ousted", "deposed", "renegade", "exiled", "sacked", "dismissed", "fugitive"})
"""Before somebody whose fighters are no longer the state's."""
_SKIPPED = frozenset({"the", "its", "a", "an", "so", "-", "called", "main", "largest", "local", "country"})


def join(view: View, pieces: list[Mention]) -> list[Mention]:
    """Whole phrases from pieces, in order, none overlapping."""
    whole = _lefts(view, _bracketed(view, pieces))
    whole = _rights(view, whole)
    whole = _appositions(view, whole)
    return _coordinations(view, whole)


def _bracketed(view: View, pieces: list[Mention]) -> list[Mention]:
    """Take a bracketed abbreviation into the name before it: "Islamic State (IS) fighters"."""
    out: list[Mention] = []
    for m in pieces:
        prev = out[-1] if out else None
        if (
            prev is not None and prev.what in ("group", "organisation", "body") and m.what in ("group", "organisation")
            and view.low[prev.end : m.start] == ["("] and view.word(m.end) == ")"
        ):  # fmt: skip
            prev.end = m.end + 1
            if prev.what == "organisation" and m.what == "group":
                prev.what, prev.entry = m.what, m.entry
        else:
            out.append(m)
    return out


def _lefts(view: View, pieces: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in pieces:
        if m.what in HEADS:
            absorb(view, out, m)
        elif m.what == "person" or _ranked(out, m):
            m.what = "person"
            _entitle(view, out, m)
        elif m.what in ("group", "organisation") and out and out[-1].end == m.start and out[-1].what == "people":
            # "the militant group Hamas", "jihadist faction X"
            before = out[-1]
            if (
                before.entry is not None
                and before.entry.one
                and before.sort in ("group", "rebel", "witness", "watch", "medium")
            ):
                out.pop()
                m.start = before.start
        out.append(m)
    return out


def _ranked(out: list[Mention], m: Mention) -> bool:
    """Whether a name that the tagger takes for an organisation's follows a rank or a spokesman's title: then it is a person's."""
    before = out[-1] if out else None
    unknown = m.what == "organisation" and m.entry is None and not m.extra
    return (
        unknown
        and before is not None
        and before.what == "office"
        and before.end == m.start
        and before.sort in ("rank", "voice")
    )


def _rights(view: View, whole: list[Mention]) -> list[Mention]:
    """Take in what follows "of", "for" and the like; from the right, so that chains nest."""
    out: list[Mention] = []
    for m in reversed(whole):
        nxt = out[-1] if out else None
        if nxt is not None and m.what in HEADS and m.owner is None and not m.pronoun:
            kind = m.sort if m.sort in _PREPOSITIONS else "office" if m.what in ("office", "body") else ""
            low, at = view.word(m.end), m.end + 1
            fits = low in _PREPOSITIONS.get(kind, ()) or (kind == "office" and low == "in" and _of_a_group(nxt))
            if not fits and [low, view.word(m.end + 1)] in _TO:
                fits, at = True, m.end + 2
            gone = False
            while fits and at < nxt.start and (view.word(at) in _SKIPPED or view.word(at) in _GONE):
                gone = gone or view.word(at) in _GONE
                at += 1
            if fits and at == nxt.start and view.sentence[at] == view.sentence[m.start]:
                theirs = out[-2] if len(out) > 1 and out[-2].what == "group" else None
                if theirs is not None and view.possessor(nxt.end) and theirs.start == nxt.end + 1:
                    # "an official of Haftar's Libyan National Army", "a spokesman for Lebanon's Hezbollah"
                    m.owner, m.end = theirs, theirs.end
                    del out[-2:]
                elif _taken(view, m, nxt, low):
                    m.owner, m.end, m.gone = nxt, nxt.end, gone and nxt.what == "person"
                    out.pop()
        if (
            m.owner is None
            and not m.place
            and (m.sort == "voice" or m.sort == "police")
            and view.word(m.end) in ("in", "of")
        ):
            m.place = _town(view, m.end + 1, nxt)
        out.append(m)
    out.reverse()
    return out


def _of_a_group(m: Mention) -> bool:
    """Whether a phrase is an armed group or its body: "a minister in the Houthi administration"."""
    return m.what == "group" or (m.what == "body" and m.owner is not None and m.owner.what == "group")


def _town(view: View, i: int, nxt: Mention | None) -> str:
    """The name at ``i``, where it is nobody's: the town of "officials in Jammu"."""
    end = i
    while end < len(view) and end - i < 3 and view.tag[end] in NAMES and (nxt is None or end < nxt.start):
        end += 1
    return view.doc[i:end].text if end > i else ""


def _taken(view: View, m: Mention, nxt: Mention, preposition: str) -> bool:
    if view.possessor(nxt.end) and not (m.what == "office" and nxt.what == "body"):
        # "head of the Israeli army's Northern Command" is the army's all the same
        return False
    if nxt.what == "state" and view.word(nxt.end) == "-" and view.word(nxt.end + 1) in view.lex.words["linked"]:
        # "soldiers of the US-trained unit"
        return False
    if preposition in ("in", "from", "at"):
        if nxt.what == "organisation" and not nxt.extra:
            return False
        return nxt.what in ("state", "body", "group", "organisation") and not (
            preposition == "at" and nxt.what == "state"
        )
    if nxt.what == "people":
        return nxt.sort in ("rebel", "group", "fighter", "force", "coalition") and m.what in ("office", "people")
    if nxt.what == "person":
        return m.sort in ("force", "rebel", "fighter", "member", "voice")
    return nxt.what in ("state", "group", "organisation", "body") and nxt.sort != "adj"


def _appositions(view: View, whole: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in whole:
        prev = out[-1] if out else None
        if prev is None or view.sentence[prev.start] != view.sentence[m.start]:
            out.append(m)
            continue
        gap = view.low[prev.end : m.start]
        there = (
            prev.owner is not None and gap[:1] in (["in"], ["for"], ["of"]) and gap[-1:] == [","] and len(gap) < _AWAY
        )
        ranked = m.title is None or (m.title.sort in ("rank", "title") and m.owner is None)
        if m.what == "person" and prev.what == "office" and ranked and (there or gap in ([], [","])):
            _give(view, m, prev)
            if not gap:
                m.start = prev.start
                out.pop()
            else:
                prev.same = m
        elif (
            m.what == "office"
            and prev.what == "person"
            and gap in ([], [","], [",", "the"], [",", "a"], ["the"], ["a"], [",", "an"])
        ):
            if not _named_next(view, m):
                _give(view, prev, m)
                m.same = prev
        elif (
            m.what == "people" and prev.what in ("group", "organisation") and m.sort in ("rebel", "group")
            and (m.owner is None or m.owner.what == "state") and m.entry is not None and m.entry.one and gap in ([",", "a"], [",", "the"], [",", "an"])
        ):  # fmt: skip
            m.same = prev
        elif (
            m.what in ("group", "organisation") and prev.what == "people" and gap in ([","], [",", "the"])
            and prev.entry is not None and prev.entry.one
            and ((prev.sort == "group" and prev.owner is not None and prev.owner.what == "group") or _called(view, prev, m))
        ):  # fmt: skip
            prev.same = m  # "a splinter group of X, Y", "a rebel coalition, the Y,": Y
        out.append(m)
    return out


def _called(view: View, band: Mention, name: Mention) -> bool:
    """Whether a name between commas is that of the band before it: "a militant group, X, claimed the blast"."""
    armed = band.sort in ("group", "rebel", "coalition") and name.sort not in ("outlet", "agency")
    return armed and view.word(name.end) == "," and view.word(band.start - 1) in ("a", "an", "another", "the")


def _named_next(view: View, m: Mention) -> bool:
    """Whether a name follows an office, which then is that person's."""
    return view.tagged(m.end) in NAMES and m.owner is None


def _coordinations(view: View, whole: list[Mention]) -> list[Mention]:
    """Join "Armenian and Azerbaijani troops", "Baku and Yerevan"; what stands after "between" stays apart."""
    out: list[Mention] = []
    for m in whole:
        while out and view.sentence[out[-1].start] == view.sentence[m.start]:
            prev = out[-1]
            gap = view.low[prev.end : m.start]
            if gap not in (["and"], [","], [",", "and"], ["and", "the"], ["-"], ["or"], ["/"]):
                break
            first = _first_owner(m)
            if (
                prev.what == "state"
                and _adjective(prev)
                and m.what in HEADS
                and first is not None
                and (_adjective(first) or first.what in ("body", "person"))
            ):
                m.also.append(prev)
                m.start = prev.start
                out.pop()
                continue
            alike = (
                prev.what == m.what
                and m.what in ("state", "group", "organisation")
                and prev.sort != "adj"
                and m.sort != "adj"
            )
            kinds = ("outlet", "agency")
            if (
                alike and gap in (["and"], ["and", "the"]) and view.word(prev.start - 1) != "between" and view.word(prev.start - 2) != "between"
                and not (m.sort in kinds or prev.sort in kinds) and (m.sort == "plural") == (prev.sort == "plural")
                and not (located(view, prev) or view.possessor(m.end))
            ):  # fmt: skip
                m = Mention(prev.start, m.end, prev.head, "many", also=[prev, m])
                out.pop()
                continue
            break
        out.append(m)
    return out


def _adjective(m: Mention) -> bool:
    """Whether a state's name stands before nouns as it is: "Afghan" and "US" troops."""
    return m.sort == "adj" or (m.entry is not None and m.entry.strict and m.entry.kind == "state")


def _first_owner(m: Mention) -> Mention | None:
    """The outermost owner of a chain: "Syrian" of "Syrian army officers"."""
    owner = m.owner
    while owner is not None and owner.owner is not None:
        owner = owner.owner
    return owner


def _entitle(view: View, out: list[Mention], m: Mention) -> None:
    """Give a person the office or the people named right before the name."""
    if not out:
        return
    prev = out[-1]
    if prev.end == m.start and prev.what in ("office", "people"):
        if prev.what == "people" and (prev.entry is None or not (prev.entry.one or prev.sort == "witness")):
            return
        out.pop()
        _give(view, m, prev)
        m.start = prev.start
        before = out[-1] if out else None
        if m.owner is None and before is not None and before.what == "office" and before.end == m.start:
            # "defence ministry spokesman Major General X": the rank tells less than the office before it
            out.pop()
            _give(view, m, before)
            m.start = before.start
    elif (
        prev.end == m.start - 1 and view.possessor(prev.end) and prev.what in ("state", "group", "body", "organisation")
    ):
        out.pop()
        m.owner, m.start = prev, prev.start


def _give(view: View, person: Mention, office: Mention) -> None:
    """Hand an office's owner and words on to a person."""
    if person.title is None or person.owner is None:
        person.title, person.office = office.entry, view.doc[office.start : office.end].text
        person.owner, person.pronoun, person.place = office.owner, office.pronoun, office.place
        person.extra = office.extra
