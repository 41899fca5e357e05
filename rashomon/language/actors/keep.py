"""Which phrases act, speak or suffer, and which only name a place or describe a thing."""

from __future__ import annotations

from rashomon.language.actors.lexicon import Entry
from rashomon.language.actors.located import dateline, located
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import View
from rashomon.language.places.fold import fold

_ANY = frozenset({"side", "leadership", "administration", "state apparatus", "cabinet"})
_WITHIN = frozenset({"in", "inside", "outside", "near", "across", "throughout", "within"})
_AREAS = frozenset({"area", "areas"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
NEAR = 4
"""Tokens behind a form of "be" among which it is said of what somebody is guilty."""
REACH = 6
"""Tokens before "on" among which it is said that blame is put there."""


def acts(view: View, m: Mention) -> bool:
    """Whether a phrase may be an actor: by its words, what follows it, and for capitals by what it does."""
    if m.what == "many":
        return True
    if view.word(m.start - 1) == "as" and view.word(m.start - 2) in view.lex.words["disguises"]:
        return False  # "gunmen disguised as police"
    if m.what in ("person", "organisation") and m.title is None and m.owner is None and dateline(view, m):
        return False
    if m.what == "person":
        if m.title is not None or m.owner is not None:
            return True
        whole = m.end - m.start > 1 or fold(m.name) in view.lex.leaders or _named_acting(view, m)
        placed = view.lex.words["placed"]
        return whole and not located(view, m) and view.word(m.end) not in placed and view.low[m.end - 1] not in placed
    if m.what == "organisation" and not m.extra:
        if view.low[m.end - 1] in view.lex.words["placed"] or view.word(m.end) in view.lex.words["placed"]:
            return False
        return m.owner is not None or (not located(view, m) and _named_acting(view, m))
    if m.what == "state":
        return _state_acts(view, m)
    if m.what == "group":
        # "in Abkhazia": where, not who
        return view.word(m.start - 1) not in _WITHIN or m.sort != "non-state"
    if m.what == "office":
        return not view.tagged(m.end).startswith("NN") or view.possessor(m.end)
    if m.what in ("body", "people") and not _is_head(view, m):
        return _does(view, m) and not (
            m.what == "people" and m.sort in ("civil", "plain", "witness", "voice", "member")
        )
    if m.what == "people" and m.entry is not None and m.entry.code == "opposition" and view.word(m.end) == "to":
        return False
    if m.what == "body":
        word = view.low[m.head]
        if word == "governorate" and located(view, m):
            return False
        if word == "government" and view.word(m.end) in _AREAS:
            return False  # "Guma Local Government Area" is a district
        if word in _ANY and m.owner is None and not m.pronoun:
            return False
        return not (word == "military" and view.tag[m.head] == "JJ")
    if m.what == "people":
        return _people_act(view, m)
    return True


def _named_acting(view: View, m: Mention) -> bool:
    """Whether a name that only the tagger takes for an organisation's does something: subject, "by X", "according to X"."""
    if view.word(m.start - 1) == "the" and view.dep[m.head] == "compound":
        return False
    dep = view.dep[m.head]
    return (
        dep in ("nsubj", "nsubjpass", "appos", "conj")
        or view.low[max(m.start - 2, 0) : m.start]
        in (
            ["according", "to"],
            ["told", "the"],
        )
        or view.word(m.start - 1) in ("by", "told")
    )


def _people_act(view: View, m: Mention) -> bool:
    owned = m.owner is not None or bool(m.pronoun)
    if m.sort == "medium":
        return m.definite or (m.owner is not None and m.owner.what in ("state", "group", "organisation"))
    if m.sort in ("plain", "member", "arms"):
        return owned or bool(m.extra)
    if m.sort == "group":
        armed = view.lex.words["armed"] | view.lex.words["creeds"]
        named = any(w.lower() in armed or "-" in w for w in m.extra.split())
        owner = m.owner
        known = owner is not None and (owner.what in ("group", "organisation", "people") or owner.sort == "army")
        return named or known or (m.definite and m.entry is not None and m.entry.one)
    return True


def _is_head(view: View, m: Mention) -> bool:
    """Whether the last word heads its phrase: no noun follows that it only describes."""
    if m.end >= len(view) or view.possessor(m.end) or m.end - 1 > m.head:
        return True
    tag, low = view.tag[m.end], view.low[m.end]
    if low == "-" and view.tagged(m.end + 1) in ("VBN", "VBD", "JJ", "NN", "VBG"):
        return False
    if tag in ("NN", "NNS"):
        return m.what == "people" and m.entry is not None and not m.entry.one and view.tag[m.head] == "NNS"
    return True


def _does(view: View, m: Mention) -> bool:
    """Whether the noun that follows says what somebody did or holds ("rebel fire", "Russian and Syrian raids", "army positions")."""
    end = _beside(view, m.end)
    nouns = view.lex.words["actions"] | view.lex.words["assets"]
    if end > m.end:
        after = view.lex.entries.get((view.word(end),))
        if after is not None and after.what == "people" and after.sort in ("force", "arms"):
            return True  # "Russian and regime forces"
    return any(view.word(k) in nouns for k in (end, end + 1)) and view.word(end) != "-"


def _beside(view: View, end: int) -> int:
    """Where the noun may be that words ending at ``end`` describe: after the other nations that describe it, too."""
    while view.word(end) in ("and", "or", ","):
        known = [view.lex.entries.get(tuple(view.low[end + 1 : end + 1 + n])) for n in (1, 2)]
        size = next((n for n, e in zip((1, 2), known, strict=True) if e is not None and _describes(e)), None)
        if size is None:
            break
        end += 1 + size
    return end


def _describes(entry: Entry) -> bool:
    return (entry.what == "state" and entry.sort in ("adj", "name")) or (entry.what == "body" and entry.sort == "state")


def _state_acts(view: View, m: Mention) -> bool:
    entry, after = m.entry, view.word(m.end)
    if entry is None or (after == "-" and not view.doc[m.end].whitespace_ and m.sort != "adj"):
        return False
    if m.sort in ("capital", "name") and (dateline(view, m) or _of_a_landform(view, m)):
        return False
    if entry.strict and entry.kind == "state" and view.tagged(m.end)[:1] in "NJC" and _does(view, m):
        return True
    if m.sort == "adj" and entry.kind == "state":
        if acting_noun(view, m) or _beside(view, m.end) > m.end:
            return _does(view, m)
        return view.tag[m.head] in ("NNP", "NN", "NNPS") and view.dep[m.head] in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "conj",
        )
    if m.sort == "plural" or entry.kind == "body":
        return True
    if m.sort == "owns" or view.possessor(m.end):
        start = m.end + (m.sort != "owns")
        near = [view.word(k) for k in range(start, start + 3)]
        if m.sort == "capital" or (m.sort == "owns" and _capital(view, m)):
            return near[0] in view.lex.words["possessed"] or near[1] in view.lex.words["possessed"]
        return not any(w in view.lex.words["placed"] for w in near)
    says = view.dep[m.head] == "nsubj" and m.end < len(view) and view.lemma[m.end] in view.lex.words["says"]
    if not says and located(view, m):
        # "the terrorist state of X"
        return m.sort == "name" and _styled(view, m.start)
    return m.sort != "capital" or speaks(view, m)


def _of_a_landform(view: View, m: Mention) -> bool:
    """Whether a name is but part of a lake's, a river's or the like: "the Lake Chad raid", "a Niger Delta attack"."""
    forms = view.lex.words["landforms"]
    return any(
        view.word(k) in forms and view.text[k][:1].isupper() and view.sentence[k] == view.sentence[m.start]
        for k in (m.start - 1, m.end)
        if 0 <= k < len(view)
    )


def _styled(view: View, start: int) -> bool:
    """Whether a state is called one with a word for what it is like: "by the terrorist state of X", and not "in the Baltic state of X"."""
    if start < 4 or view.low[start - 2 : start] != ["state", "of"] or view.tag[start - 3] != "JJ":
        return False
    return (
        _WITHIN.isdisjoint(view.low[start - 6 : start - 3])
        and view.low[start - 3].islower()
        and view.text[start - 3].islower()
    )


def acting_noun(view: View, m: Mention) -> bool:
    """Whether a noun that it only describes follows an adjective."""
    after = view.word(m.end)
    words = view.lex.words
    return (
        view.tagged(m.end)[:2] in ("NN", "JJ")
        or (_beside(view, m.end) > m.end and _does(view, m))
        or after == "-"
        or after in words["linked"]
        or after in words["actions"]
    )


def _capital(view: View, m: Mention) -> bool:
    """Whether a name that lost its apostrophe ("Bakus") is a capital's."""
    first = view.low[m.start][:-1]
    known = view.lex.entries.get((first,))
    return m.end - m.start > 1 or known is None or known.sort == "capital"


def speaks(view: View, m: Mention) -> bool:
    """Whether a capital stands for its government: subject of a verb of acting or saying, object of blame, after "by"."""
    head, dep, words = view.head[m.head], view.dep[m.head], view.lex.words
    before, verb = view.word(m.start - 1), view.lemma[head]
    for _ in range(3):
        if dep not in ("conj", "appos"):
            break
        dep, verb, head = view.dep[head], view.lemma[view.head[head]], view.head[head]
    if before == "by" or [view.word(m.start - 2), before] == ["according", "to"]:
        return True
    if view.word(m.end) == ":" and m.start and view.opens(m.start) and not view.doc[m.start - 1].is_space:
        return True  # "... The army denies it. Baku: their guns shot first."
    if before == "of" and view.word(m.start - 2) in words["doings"]:
        return True
    if dep == "nsubj":
        return verb in words["acts"] or (verb == "be" and (_guilty(view, head) or _eager(view, head)))
    if before in ("on", "upon", "at") and _laid(view, m.start - 1):
        return True
    if dep in ("dobj", "nsubjpass"):
        return verb in words["blames"]
    if dep == "pobj" and before in ("with", "against", "between", "on", "and"):
        return (
            verb
            in ("call", "talk", "relation", "tie", "with", "between", "against", "on", "and", "war", "deal", "contact")
            and before != "on"
        )
    return False


def _guilty(view: View, be: int) -> bool:
    """Whether it is said behind a form of "be" that somebody answers for something: "was behind it", "was to blame", "is solely responsible"."""
    for k in range(be + 1, min(be + NEAR, len(view))):
        if view.low[k] in view.lex.words["guilty"] or view.low[k : k + 2] == ["to", "blame"]:
            return True
        if view.tag[k] not in ("RB", "JJ", "VBG", "VBN"):
            return False
    return False


def _eager(view: View, be: int) -> bool:
    """Whether it is said behind a form of "be" how somebody did what only a government does: "was quick to deny it", "is ready to talk"."""
    for k in range(be + 1, min(be + NEAR, len(view) - 1)):
        if view.low[k] == "to" and k > be + 1 and view.tag[k - 1][:2] == "JJ":
            return view.lemma[k + 1] in view.lex.words["acts"]
        if view.tag[k] not in ("RB", "JJ"):
            return False
    return False


def _laid(view: View, on: int) -> bool:
    """Whether blame is put on what stands behind the word at ``on``: "put the blame for it on", "blamed it squarely on", "pointed a finger at"."""
    first = max(on - REACH, 0)
    return any(
        view.low[k] in view.lex.words["laid"] and view.sentence[k] == view.sentence[on] for k in range(first, on)
    )
