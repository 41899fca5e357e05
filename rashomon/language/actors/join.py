"""Puts the pieces of a phrase together: owner and head, office and name, apposition, "and"."""

from __future__ import annotations

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View

HEADS = frozenset({"body", "office", "people"})
OWNERS = frozenset({"state", "group", "organisation", "body", "people", "office"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
FAR = 6
_BEFORE = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "VBN", "CD", "HYPH", "AFX"})
_DOING = frozenset(
    {"ruling", "occupying", "invading", "opposing", "warring", "advancing", "retreating", "visiting", "fighting"}
)
_OF = frozenset({"of", "for", "from", "at", "with"})
_PREPOSITIONS = {
    "office": _OF, "voice": _OF | {"in"}, "member": _OF | {"in"}, "force": frozenset({"of", "from"}),
    "rebel": frozenset({"of", "from"}), "fighter": frozenset({"of", "from"}), "group": frozenset({"of"}),
    "civil": frozenset({"of", "from"}), "plain": frozenset({"from"}), "police": frozenset({"of", "in"}),
}  # fmt: skip
_TO = (["loyal", "to"], ["belonging", "to"], ["affiliated", "to"], ["allied", "to"], ["close", "to"])
_SKIPPED = frozenset({"the", "its", "a", "an", "so", "-", "called", "main", "largest", "local", "country"})


def join(view: View, pieces: list[Mention]) -> list[Mention]:
    """Whole phrases from pieces, in order, none overlapping."""
    whole = _lefts(view, _bracketed(view, pieces))
    whole = _rights(view, whole)
    whole = _appositions(view, whole)
    return _coordinations(view, whole)


def located(view: View, mention: Mention) -> bool:
    """Whether the words before a name make it a place: "in Syria", "near northern Iraq"."""
    k = mention.start - 1
    words, joined = view.lex.words["locative"], False
    while k >= 0 and view.sentence[k] == view.sentence[mention.start]:
        low = view.low[k]
        if low in words:
            # "to", "from": a place for who goes there, a party for who speaks or gives
            return low not in ("to", "from") or not _addressed(view, k)
        joined = joined or low in ("and", "or", ",")
        passed = low in ("the", "a", "both", "all", "and", "or", ",") or view.tag[k] == "JJ"
        if not passed and not (joined and view.tag[k] in NAMES):
            return low == "of" and view.word(k - 1) in view.lex.words["placed"]
        k -= 1
    return False


def _addressed(view: View, k: int) -> bool:
    """Whether the "to" or "from" at ``k`` hangs on saying, giving or asking rather than on going."""
    return view.lemma[view.head[k]] in ("support", "aid", "weapon", "arms", "assistance", "threat", "message", "loyal", "allied", "ally",
                                        "speak", "appeal", "warning", "statement", "demand", "denial", "comment", "belong", "accord", "according")  # fmt: skip


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
            _absorb(view, out, m)
        elif m.what == "person":
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


def _absorb(view: View, out: list[Mention], m: Mention) -> None:
    """Take into a head what stands before it: owner, "its", and words that tell it apart."""
    creeds, linked = view.lex.words["creeds"], view.lex.words["linked"]
    extra: list[str] = []
    k, start, counted = m.start, m.start, False
    while k > 0 and m.start - k < FAR and view.sentence[k - 1] == view.sentence[m.start]:
        prev = out[-1] if out else None
        low = view.low[k - 1]
        counted = counted or view.tag[k - 1] == "CD"
        if prev is not None and prev.end == k:
            if counted:
                break
            sign = view.word(prev.start - 2) if view.word(prev.start - 1) == "-" else ""
            if sign in ("pro", "anti"):
                extra.insert(0, f"{sign}-{view.text[prev.start]}")
                m.loyal = m.loyal or (sign == "pro" and prev.what == "body")
                k = start = prev.start - 2
                out.pop()
                continue
            if prev.sort == "capital" and m.what == "body" and view.text[m.head][:1].isupper():
                # the police command of a capital is the town's, like that of any other
                m.place, start = view.doc[prev.start : m.start].text, prev.start
                out.pop()
                break
            if not _may_own(view, prev, m):
                break
            if prev.what == "people" and prev.sort in ("rebel", "group") and m.sort in ("rebel", "group", "fighter"):
                extra.insert(0, view.doc[prev.start : prev.end].text)
                k = start = prev.start
                m.owner, m.pronoun = prev.owner, prev.pronoun
                out.pop()
                break
            m.owner, start = prev, prev.start
            out.pop()
            break
        if view.tag[k - 1] == "POS" or low in ("'s", "’s"):
            if prev is not None and prev.end == k - 1 and prev.what in OWNERS | {"person"}:
                m.owner, start = prev, prev.start
                out.pop()
            break
        if low in POSSESSIVES:
            m.pronoun, start = low, k - 1
            break
        if low in linked and view.word(k - 2) == "-":
            name = k - 3
            if prev is not None and prev.end == k - 2:
                name = prev.start
                out.pop()
            if (low == "led" and m.sort == "coalition") or (
                m.sort == "voice" and low in ("installed", "appointed", "backed")
            ):
                extra.insert(0, view.doc[name:k].text)
                start = name
            k = max(name, 0)
            continue
        if low.endswith("-led") or (low == "led" and prev is not None and prev.end == k - 1):
            begin = prev.start if low == "led" and prev is not None else k - 1
            if m.sort == "coalition":
                extra.insert(0, view.doc[begin:k].text.replace(" led", "-led"))
                start = begin
            if low == "led":
                out.pop()
            k = begin
            continue
        if low == "the":
            m.definite = True
            break
        people = m.what == "people" and view.doc[k - 1].ent_type_ == "NORP" and view.text[k - 1][:1].isupper()
        if low in creeds or people:
            if len(extra) < 3:
                word = view.text[k - 1]
                proper = low not in view.lex.words["common"]
                extra.insert(0, word if proper and not view.shouted(k - 1) else word.lower())
                start = k - 1
            k -= 1
            continue
        if view.tag[k - 1] == "HYPH" and view.word(k - 2) in ("pro", "anti") and extra:
            extra[0] = f"{view.low[k - 2]}-{extra[0]}"
            k = start = k - 2
            continue
        if not m.place and (prev is None or prev.end < k) and _placed(view, k - 1, m):
            first = k - 1
            while (
                first > 0
                and view.tag[first - 1] in NAMES
                and first - 1 > (prev.end - 1 if prev is not None else -1)
                and k - first < 3
            ):
                first -= 1
            m.place = view.doc[first:k].text
            k = start = first
            continue
        if view.tag[k - 1] not in _BEFORE and low not in _DOING:
            m.definite = m.definite or low in ("that", "this", "these", "those")
            break
        k -= 1
    if m.owner is not None and m.owner.what == "state" and view.word(start - 1) == "ethnic":
        extra.insert(0, f"ethnic {view.text[m.owner.head]}")
        m.owner, start = None, start - 1
    m.start, m.extra = start, " ".join(extra)
    if m.start > 0 and view.word(m.start - 1) == "the":
        m.definite = True


def _placed(view: View, i: int, m: Mention) -> bool:
    """Whether the word at ``i`` is the name of a place that a body or office is of: "Aleppo police", "Homs governor"."""
    if m.what not in ("body", "office") or not view.text[i][:1].isupper():
        return False
    return view.doc[i].ent_type_ in ("GPE", "LOC", "FAC") or (
        view.tag[i] in NAMES
        and (m.what == "body" or m.sort == "office")
        and view.low[i] not in view.lex.words["never"]
        and not view.shouted(i)
    )


def _may_own(view: View, prev: Mention, m: Mention) -> bool:
    """Whether the mention right before a head may be its owner."""
    if prev.sort in ("outlet", "agency"):
        return m.what == "office" or m.sort in ("witness", "voice", "watch", "medium")
    if m.sort == "member" and view.word(m.end) == "of":
        return False
    if prev.what == "person":
        return not prev.office and (m.what == "body" or m.sort == "force")
    if prev.what == "office":
        return m.what in ("office", "body") or m.sort == "voice"
    if prev.what == "people":
        return prev.sort not in ("plain", "member") and (
            m.what == "office" or m.sort in ("voice", "member", "rebel", "group", "fighter", "force", "arms")
        )
    if prev.what == "state" and prev.sort in ("name", "capital"):
        return prev.entry is not None and (prev.entry.strict or prev.entry.kind == "body" or not located(view, prev))
    return prev.what in OWNERS and prev.sort != "plural"


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
    elif prev.end == m.start - 1 and view.possessor(prev.end) and prev.what in ("state", "group", "body"):
        out.pop()
        m.owner, m.start = prev, prev.start


def _give(view: View, person: Mention, office: Mention) -> None:
    """Hand an office's owner and words on to a person."""
    if person.title is None or person.owner is None:
        person.title, person.office = office.entry, view.doc[office.start : office.end].text
        person.owner, person.pronoun, person.place = office.owner, office.pronoun, office.place
        person.extra = office.extra


def _rights(view: View, whole: list[Mention]) -> list[Mention]:
    """Take in what follows "of", "for" and the like; from the right, so that chains nest."""
    out: list[Mention] = []
    for m in reversed(whole):
        nxt = out[-1] if out else None
        if nxt is not None and m.what in HEADS and m.owner is None and not m.pronoun:
            kind = m.sort if m.sort in _PREPOSITIONS else "office" if m.what in ("office", "body") else ""
            low, at = view.word(m.end), m.end + 1
            fits = low in _PREPOSITIONS.get(kind, ())
            if not fits and [low, view.word(m.end + 1)] in _TO:
                fits, at = True, m.end + 2
            while fits and at < nxt.start and view.word(at) in _SKIPPED:
                at += 1
            if fits and at == nxt.start and view.sentence[at] == view.sentence[m.start] and _taken(view, m, nxt, low):
                m.owner, m.end = nxt, nxt.end
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


def _town(view: View, i: int, nxt: Mention | None) -> str:
    """The name at ``i``, where it is nobody's: the town of "officials in Jammu"."""
    end = i
    while end < len(view) and end - i < 3 and view.tag[end] in NAMES and (nxt is None or end < nxt.start):
        end += 1
    return view.doc[i:end].text if end > i else ""


def _taken(view: View, m: Mention, nxt: Mention, preposition: str) -> bool:
    if view.possessor(nxt.end):
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
        return m.sort in ("force", "rebel", "fighter", "member")
    return nxt.what in ("state", "group", "organisation", "body") and nxt.sort != "adj"


def _appositions(view: View, whole: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for m in whole:
        prev = out[-1] if out else None
        if prev is None or view.sentence[prev.start] != view.sentence[m.start]:
            out.append(m)
            continue
        gap = view.low[prev.end : m.start]
        there = prev.owner is not None and gap[:1] == ["in"] and gap[-1:] == [","] and len(gap) < 5
        if m.what == "person" and prev.what == "office" and m.title is None and (there or gap in ([], [","])):
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
            m.what == "people" and prev.what in ("group", "organisation") and m.sort in ("rebel", "group") and m.owner is None
            and m.entry is not None and m.entry.one and gap in ([",", "a"], [",", "the"], [",", "an"])
        ):  # fmt: skip
            m.same = prev
        out.append(m)
    return out


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
                and (_adjective(first) or first.what == "body")
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
