"""Phrases for people that may be counted among the harmed ("at least four Armenian soldiers", "two others", "he").

Built from the tokens, not from the parse: news that lost its commas is parsed badly, but a number, its noun and what
stands between them are still there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span, Token

from rashomon.model import Category, Count
from rashomon.reading.tolls.ages import calls_help, is_age, older, with_age
from rashomon.reading.tolls.families import MEMBER, family
from rashomon.reading.tolls.heads import counted_before, describes, in_other_words, no_people
from rashomon.reading.tolls.lexicon import Lexicon, Victim, lexicon
from rashomon.reading.tolls.names import alone, named_as_killed, names_a_thing, of_a_group
from rashomon.reading.tolls.shares import all_but, share
from rashomon.reading.words import words

Kind = Literal["people", "noun", "name", "pronoun", "number", "others"]

ONE = Count(low=1, high=1)
SOME = Count(low=1, high=None)
PARTITIVES = {
    "one": ONE,
    "half": SOME,
    "third": SOME,
    "quarter": SOME,
    "majority": SOME,
    "each": SOME,
    "some": SOME,
    "most": SOME,
    "all": SOME,
    "many": Count(low=3, high=None),
    "both": Count(low=2, high=2),
}
PRONOUNS = frozenset({"he", "she", "him", "her"})
DETERMINERS = frozenset({"DT", "PRP$", "WP$", "PDT"})
THEM = frozenset({"them", "whom", "those"})
QUOTES = frozenset({'"', "“", "”", "'", "’", "``", "''"})
AGED = (["NN"], ["NNS"], ["NNP"], ["JJ"], ["HYPH"])
PEOPLE = "/people"
"""End of the code of those who are only told to be of a country ("nine Italians")."""
WHERE = words("where")
KIN = words("kin")
COLLECTIVES = words("collectives")
SHORT = 3
"""Letters of a word that is too short to be told from others as somebody's last name."""
SECOND = 7
"""Tokens from a noun to the head of a second one that its number counts, too."""
GROWN = words("grown")
DEPUTIES = words("deputies")
ENEMY = words("enemy")
CREWS = frozenset({"crew", "personnel", "police", "staff"})
"""Nouns for several people that have no plural."""


class Counted(NamedTuple):
    """A count of the language room with its token range."""

    start: int
    end: int
    value: Count


@dataclass(eq=False)
class Group:
    """One phrase for people: half-open token range, head noun, count, and what kind of phrase it is.

    ``kind``: ``people`` (a noun of the lexicon or of a people), ``noun`` (a counted noun that the lexicon lacks), ``name``,
    ``pronoun``, ``number`` (a count without a noun), ``others`` ("two others"). ``also`` are the phrases joined to it by
    "and"; ``parts`` those it includes; ``whole`` the one that includes it.
    """

    start: int
    end: int
    head: int | None
    count: Count | None
    kind: Kind
    category: Category = "unknown"
    noun: Victim | None = None
    possessive: bool = False
    also: list[Group] = field(default_factory=list)
    parts: list[Group] = field(default_factory=list)
    whole: Group | None = None
    lead: Group | None = None
    """The first of those joined by "and", when it isn't itself."""

    named: bool = False

    @property
    def counted(self) -> bool:
        """Whether the text gives a number, and not just a plural or a definite noun."""
        return self.count is not None

    def chain(self) -> list[Group]:
        """All that are joined by "and", in order."""
        first = self.lead or self
        return [first, *first.also]


class View:
    """A ``Doc`` as plain lists, which are many times quicker to walk than its tokens."""

    def __init__(self, doc: Doc, words: list[str], tags: list[str]) -> None:
        self.doc = doc
        self.tokens: list[Token] = list(doc)
        self.words = words
        self.tags = tags
        self.lex: Lexicon = lexicon()
        self.counts: dict[int, Counted] = {}
        for span in doc.spans.get("quantities", ()):
            counted = Counted(span.start, span.end, span._.count)
            for i in range(span.start, span.end):
                self.counts[i] = counted
        self.names: dict[int, Span] = {ent.start: ent for ent in doc.ents if ent.label_ == "PERSON"}
        self.names |= self._surnames(doc)
        self.nations: dict[int, tuple[str, str]] = {}
        """Code and form of the country named at a token."""
        for span in doc.spans.get("nations", ()):
            code, _, form = span.label_.partition(" ")
            self.nations.update(dict.fromkeys(range(span.start, span.end), (code, form)))
        self.peoples: set[int] = {e.end - 1 for e in doc.ents if e.label_ == "NORP" and not alone(self, e)}
        self.actors: dict[int, Span] = {}
        for span in doc.spans.get("actors", ()):
            actor = span._.actor
            stateless = actor is not None and actor.code.istitle() and "/" not in actor.code
            if actor is not None and actor.kind == "people" and (actor.code.endswith(PEOPLE) or stateless):
                self.peoples.add(span.end - 1)
            for i in range(span.start, span.end):
                self.actors[i] = span

    def _surnames(self, doc: Doc) -> dict[int, Span]:
        """Where somebody with a full name is called by its last word alone, which the recogniser of names may not know."""
        full = [ent for ent in self.names.values() if len(ent) > 1]
        last = {ent[-1].text for ent in full if ent[-1].text.istitle() and len(ent[-1].text) > SHORT}
        if not last:
            return {}
        return {
            t.i: doc[t.i : t.i + 1]
            for t in self.tokens
            if t.text in last and not t.ent_type_ and t.tag_ in ("NNP", "NNPS") and self.tags[t.i - 1 : t.i] != ["NNP"]
        }

    def at(self, i: int) -> str:
        """The word at ``i`` in lower case, empty past the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""


def groups(view: View, start: int, end: int) -> list[Group]:
    """The phrases for people in tokens ``[start, end)``, in order, none overlapping and none joined yet."""
    found: list[Group] = []
    at = start
    while at < end:
        loose = bool(found) and (found[-1].kind in ("number", "noun", "others") or found[-1].noun is None)
        floor = (found[-2].end if len(found) > 1 else start) if loose else found[-1].end if found else start
        group = _at(view, at, start, end, floor)
        if group is None:
            at += 1
            continue
        with_age(view, group, end)
        while found and found[-1].end > group.start:
            found.pop()
        if not (found and _absorb(view, found[-1], group)):
            found.append(group)
        at = group.end
    return found


def _absorb(view: View, left: Group, right: Group) -> bool:
    """Take what a phrase is "of" or "from" into it ("members of the regime forces"), and what is said of a name ("Ali, a cook")."""
    gap = view.words[left.end : right.start]
    if not gap and left.counted and not right.counted and right.kind == "people" and left.noun is not None:
        # "ten members of the UN staff", where the organisation's name ends the first phrase
        gap = ["of"] if left.noun.kind == "member" and view.tags[left.end - 1][:3] == "NNP" else gap
    if not gap and left.kind == "others" and view.words[left.end - 1] in THEM and right.kind == "people":
        # "three people, one of them a soldier"
        if right.counted and right.count != left.count:
            return False
        left.kind, left.head, left.category, left.noun = right.kind, right.head, right.category, right.noun
    elif gap in (["of"], ["from"], ["belonging", "to"]) and left.kind == "people" and right.kind in ("people", "name"):
        if right.counted and right.kind == "people" and right.count != ONE:
            return False
        if left.category == "unknown" and right.kind == "people":
            left.category = right.category
    elif gap == ["of"] and left.kind == "people" and left.counted and right.kind == "noun" and right.count == ONE:
        # "three members of a choir"
        pass
    elif (
        left.kind == "name"
        and right.kind == "people"
        and right.count == ONE
        and gap in ([","], [])
        and view.tokens[right.start].is_lower
        and view.at(right.end) in (",", "was", "of", "from", "and")
    ):
        left.category = right.category
    elif gap[-1:] == [","] and in_other_words(view, left, right):
        left.category = right.category if left.category == "unknown" else left.category
    elif left.kind == "noun" and gap == ["and"] and not right.counted and right.noun is not None and right.noun.plural:
        left.kind, left.category = "people", right.category
    else:
        return False
    left.end = right.end
    return True


def _at(view: View, i: int, start: int, end: int, floor: int) -> Group | None:
    """The phrase whose head, name, pronoun or bare number stands at ``i``."""
    word = view.words[i]
    if word in KIN and (told := family(view, i, end)) is not None:
        last, count = told
        return Group(_left(view, i, floor)[0], last, i, count, "people", MEMBER.category, MEMBER)
    victim = view.lex.victims.get(word)
    if victim is not None and victim.kind not in ("modifier", "not") and _is_head(view, i, end, victim):
        return _phrase(view, i, floor, end, victim)
    if (
        i in view.peoples
        and _is_head(view, i, end, None)
        and (i in view.counts or view.tags[i] != "JJ" or view.words[i - 1] in ("a", "an") or _numbered(view, i, floor))
    ):
        return _phrase(view, i, floor, end, None)
    if (
        word in ("old", "olds")
        and view.words[i - 2 : i] in (["year", "-"], ["month", "-"])
        and view.tags[i + 1 : i + 2] not in AGED
    ):
        return _phrase(view, i, floor, end, Victim("old", "unknown", "person", word == "olds"))
    if view.words[i - 3 : i] == ["year", "-", "old"] and (aged := _of_an_age(view, i, end)) is not None:
        return replace(_phrase(view, aged, floor, end, None), kind="noun")
    if i in view.names and i not in view.counts and not of_a_group(view, i) and not names_a_thing(view, i, end):
        span = view.names[i]
        last = min(span.end, end)
        if view.words[i - 3 : i] == ["year", "-", "old"] and i - 5 >= floor:
            return Group(
                i - 5, last, last - 1, ONE, "name", possessive=view.tags[last : last + 1] == ["POS"], named=True
            )
        return Group(i, last, last - 1, ONE, "name", possessive=view.tags[last : last + 1] == ["POS"], named=True)
    if named_as_killed(view, i, start, end):
        return Group(i, i + 1, i, ONE, "name", named=True)
    if word in ("one", "another") and view.words[i + 1 : i + 3] in (["of", "them"], ["of", "whom"], ["of", "those"]):
        return Group(i, i + 3, None, ONE, "others")
    if word == "both" and i + 2 < end and view.tags[i + 1] in ("VBD", "VBP", "VBN") and view.words[i + 2] != "and":
        # "both died", "both were shot"
        return Group(i, i + 1, None, PARTITIVES["both"], "number")
    if word in PRONOUNS and view.tags[i] == "PRP":
        return Group(i, i + 1, i, ONE, "pronoun")
    counted = view.counts.get(i)
    if counted is not None and counted.start >= floor and counted.end == i + 1:
        return _number(view, counted, end)
    if word in ("others", "more") and i - 1 in view.counts and view.tags[i + 1 : i + 2] not in (["NN"], ["NNS"]):
        counted = view.counts[i - 1]
        return Group(max(counted.start, floor), i + 1, None, counted.value, "others")
    return None


def _of_an_age(view: View, i: int, end: int) -> int | None:
    """The last of the nouns from ``i`` on, behind an age, that the lexicon does not know: who has an age is somebody ("a 43-year-old rubber
    tapper")."""
    last = i
    while last < end and view.tags[last] == "NN" and view.words[last] not in view.lex.harm:
        if view.words[last] in view.lex.victims:
            return None
        last += 1
    return last - 1 if last > i else None


def _is_head(view: View, i: int, end: int, victim: Victim | None) -> bool:
    """Whether the noun at ``i`` is the head of its phrase and not a modifier of the next noun ("police station")."""
    tag = view.tags[i]
    if tag[:1] not in "NJ" and tag != "FW" and (victim is None or i - 1 not in view.counts):
        return False
    if i + 1 >= end:
        return True
    if victim is not None and not victim.plural and view.at(i + 1) in ("and", "or") and i - 1 in view.counts:
        return view.counts[i - 1].value in (ONE, SOME) or view.words[i - 1] == "other"
    word, after = view.words[i + 1], view.tags[i + 1]
    if i + 1 in view.counts or after == "POS":
        return True
    if victim is not None and not victim.plural and tag == "JJ" and describes(view, i):
        # "50 captive Utopian troops", "people of a local armed group"
        return False
    name = view.actors.get(i)
    if tag == "NNP" and after[:3] == "NNP" and name is not None and i < name.end - 1 and name.label_ != "person":
        return False  # "two National Liberation Front fighters"
    following = view.lex.victims.get(word)
    plural = victim is not None and victim.plural
    if following is not None and following.kind == "force" and _compound(view, i):
        # "two women gendarmes"
        return False
    if following is not None and following.kind != "not" and after[:1] in "NJ":
        return plural and following.plural and victim is not None and victim.kind == "person"
    if word in ("-", "–") and not view.tokens[i].whitespace_:
        return view.at(i + 2) == "by"
    if after in ("NN", "NNS") and word not in view.lex.harm:
        return plural and not _compound(view, i)
    if after in ("NN", "NNS") and word in view.lex.harm:
        return plural or view.tags[i + 1] == "VBN"
    return not (victim is None and after[:1] in "JN" and view.tokens[i].whitespace_)


def _compound(view: View, i: int) -> bool:
    """Whether the parse takes the noun at ``i`` for a modifier of a later one."""
    return view.tokens[i].dep_ == "compound" and view.tokens[i].head.i > i


def _numbered(view: View, i: int, floor: int) -> bool:
    """Whether a count ends right before ``i``, or before the adverb there ("three severely wounded")."""
    k = i - 2 if view.tags[i - 1] == "RB" else i - 1
    return k >= floor and k in view.counts


def _phrase(view: View, head: int, floor: int, end: int, victim: Victim | None) -> Group:
    """Widen a head noun to its whole phrase: left to its count, right over a name or a second noun."""
    start, count = _left(view, head, floor)
    category = _category(view, start, head, victim)
    last = head + 1
    plural = victim.plural if victim else view.tags[head].endswith("S") or view.words[head].endswith("s")
    plural |= victim is None and view.tags[start] not in DETERMINERS  # "Greeks and Japanese"
    at = _second(view, head, end) if plural and count is not None else None
    if at is not None:
        last = at + 1
        own = _category(view, head + 2, at, view.lex.victims[view.words[at]])
        category = category if category == own else "unknown"
    elif not plural:
        while last < end and view.tags[last] == "NNP" and last not in view.counts:
            last += 1
    if view.words[last : last + 2] == ["-", "by"]:
        # "nine passers-by"
        last = min(last + 2, end)
    name = view.actors.get(head)
    if at is None and name is not None and name.start <= head < name.end <= end and view.at(last) in ("of", "from"):
        # "members of the Workers' Party (KWP)" is one name
        last = name.end
    if view.at(last) == "of" and view.tags[last + 1 : last + 2] in (["DT"], ["PRP$"], ["CD"]):
        kin = last + 2 + (view.tags[last + 2 : last + 3] == ["JJ"])
        if view.at(kin) in KIN:
            last = min(kin + 1, end)
    if count is None and not plural:
        count = SOME if view.words[start] == "some" else ONE
    kind: Kind = "others" if view.words[head] in ("others", "other") else "people"
    possessive = view.tags[last : last + 1] == ["POS"]
    return Group(start, last, head, count, kind, category, victim, possessive, named=not plural and last > head + 1)


def _second(view: View, head: int, end: int) -> int | None:
    """The head of a second noun that one number counts, too: "five soldiers and police officers"."""
    if view.at(head + 1) not in ("and", "or", "&"):
        return None
    for k in range(head + 2, min(head + SECOND, end)):
        noun = view.lex.victims.get(view.words[k])
        hyphen = view.tags[k] == "HYPH" or view.at(k + 1) == "-"
        if hyphen and k not in view.counts:
            # "soldiers and pro-government fighters"
            continue
        sided = view.at(k - 1) == "-" and view.tags[k + 1 : k + 2] in (["NN"], ["NNS"])
        if k in view.counts or view.tags[k][:1] not in "NJ" or (noun is not None and noun.kind == "not" and not sided):
            return None
        if noun is not None and noun.plural and noun.kind != "modifier" and _is_head(view, k, end, noun):
            return k
    return None


def _left(view: View, head: int, floor: int) -> tuple[int, Count | None]:
    """Start of the phrase with its head at ``head``, and its count; ``None`` for a plural or definite noun without number."""
    k = head
    while k > floor and head - k < 12:
        p = k - 1
        word, tag = view.words[p], view.tags[p]
        counted = view.counts.get(p)
        if counted is not None and is_age(view, counted, view.at(counted.end)):
            break
        if counted is not None:
            return _partitive(view, max(counted.start, floor), counted.value, floor)
        if tag in DETERMINERS and word not in ("those", "no"):
            return _partitive(view, p, PARTITIVES["both"] if word == "both" else None, floor)
        q = p - 2 if view.at(p - 1) in QUOTES else p - 1
        name = view.actors.get(head)
        named = name is not None and name.start <= p and name.start - 1 in view.counts and name.start > floor
        if name is not None and named and not _no_people(view, name.start):
            # "two Committee of the Red Cross staff members": the name before the noun holds an "of"
            inner = view.counts[name.start - 1]
            return _partitive(view, max(inner.start, floor), inner.value, floor)
        if word == "of" and q in view.counts and view.counts[q].start >= floor:
            # also with the vague word alone in quotes: "scores" of fighters
            outer = view.counts[q]
            return _partitive(view, outer.start, outer.value, floor)
        if not _premodifies(view, p, k, floor, head):
            break
        k = p
    return _partitive(view, k, None, floor)


def _no_people(view: View, i: int) -> bool:
    """Whether what is counted at ``i`` are no people: "three groups of terrorists"."""
    noun = view.lex.victims.get(view.words[i])
    return noun is not None and noun.kind == "not"


def _premodifies(view: View, p: int, k: int, floor: int, head: int) -> bool:
    """Whether the word at ``p`` belongs to the phrase that so far begins at ``k``."""
    word, tag = view.words[p], view.tags[p]
    if (tag == "CD" and view.words[p + 1] == "-") or tag == "_SP":
        return True
    if tag in ("-LRB-", "-RRB-"):
        # "five (5) people", "five (soldiers)", and not "six wounded (relatives said)"
        noun = p - 1 in view.counts and view.at(head + 1) == ")"
        return "(" in view.words[max(floor, p - 4) : p + 1] and (noun or ")" in view.words[p:head])
    if tag[:2] == "RB":
        beside = p - 1 >= floor and (p - 1 in view.counts or view.tags[p - 1] in DETERMINERS)
        modifier = view.tags[k] in ("JJ", "VBN", "HYPH") and word not in view.lex.cues["among"]
        return word != "not" and (beside or modifier)
    if word in ("and", "or") and p - 2 >= floor and p - 2 in view.counts:
        return (
            view.counts[p - 2].value != ONE
            and view.tags[p - 1] in ("NN", "NNP", "JJ")
            and view.words[p - 1] not in view.lex.harm
        )
    if tag[:1] in "JN" or tag in ("VBN", "HYPH", "POS") or word in QUOTES:
        entry = view.lex.victims.get(word)
        if entry is not None and entry.plural and entry.kind == "person" and tag == "NNS" and not _compound(view, p):
            return False
        of_them = p > floor + 2 and view.tags[p - 1] in DETERMINERS and view.words[p - 2] == "of"
        return word not in view.lex.harm or tag == "JJ" or tag[:1] == "N" or _numbered(view, p, floor) or of_them
    if tag == "VBG":
        return word not in view.lex.harm and word != "including" and p - 1 in view.counts
    return view.tokens[p].text.isupper() and len(word) > 1


def _partitive(view: View, start: int, count: Count | None, floor: int) -> tuple[int, Count | None]:
    """ "Two of", "one of" or "15 of the" before a phrase takes over its count; a determiner before a number belongs to it."""
    if start > floor and view.tags[start - 1] in DETERMINERS:
        start -= 1
    of = start - 1
    if of > floor and view.words[of] == "of":
        outer = view.counts.get(of - 2 if view.words[of - 1] == "out" else of - 1)
        if outer is not None and outer.start - 2 >= floor and (rest := all_but(view, outer.start, outer.value, count)):
            return outer.start - 2, rest
        if outer is not None and view.words[max(outer.start - 2, floor) : outer.start] == ["all", "but"]:
            return outer.start - 2, SOME
        if outer is not None and outer.start >= floor and outer.value != ONE:
            return outer.start, outer.value
        partitive = view.words[of - 1]
        if partitive in PARTITIVES:
            if partitive == "one" and view.words[of - 3 : of - 1] == ["at", "least"] and of - 3 >= floor:
                return of - 3, SOME
            kept = partitive == "all" and count is not None
            return of - 1, count if kept else share(partitive, count) or PARTITIVES[partitive]
    if start > floor and view.words[start - 1] == "half" and (half := share("half", count)) is not None:
        # "half the 40 divers"
        return start - 1, half
    return start, count


def _category(view: View, start: int, head: int, victim: Victim | None) -> Category:
    """Of the head noun, else of the nearest noun before it ("police officers")."""
    own: Category = victim.category if victim else "unknown"
    before = view.lex.victims.get(view.words[head - 1]) if head > start else None
    if own == "military" and before is not None and before.category == "police" and before.noun not in DEPUTIES:
        # "police reservists"
        return "police"
    if (
        victim is not None
        and victim.category in ("military", "civilian")
        and victim.noun not in ("commander", "guard", "personnel", "forces", "member")
    ):
        return own
    for k in range(head - 1, start - 1, -1):
        entry = view.lex.victims.get(view.words[k])
        if view.words[k] in DEPUTIES:
            continue
        if entry is not None and entry.category != "unknown" and entry.kind not in ("not", "person"):
            return entry.category
    if victim is not None and victim.noun == "officer":
        return "military"
    return own


def _number(view: View, counted: Counted, end: int) -> Group | None:
    """A count without a noun of the lexicon: alone ("five were killed"), partitive ("two of them"), or before another noun."""
    at = counted.end
    if older(view, counted):
        return None
    if view.words[max(counted.start - 2, 0) : counted.start] == ["all", "but"] and view.at(at) != "of":
        # "of the team's nine climbers, all but one died"
        rest = all_but(view, counted.start, counted.value, counted_before(view, counted.start - 2))
        return Group(counted.start - 2, at, None, rest, "number") if rest is not None else None
    if view.words[max(counted.start - 2, 0) : counted.start] in (
        ["mother", "of"],
        ["father", "of"],
        ["parent", "of"],
        ["parents", "of"],
    ):
        return None
    if view.at(at) in QUOTES and view.at(at + 1) == "of" and view.at(at + 2) in view.lex.harm:
        # "dozens" of dead
        at += 1
    word = view.at(at) if at < end else ""
    tag = view.tags[at] if at < end else ""
    if no_people(view, at, end):
        return None
    if word in ("|", "/", "•", "·"):
        tag = ":"
    if view.words[counted.start] in ("a", "an") and counted.end == counted.start + 1 and tag[:1] not in "NJV":
        return None
    if word in ("more", "others", "other"):
        after = view.tags[at + 1] if at + 1 < end else ""
        if after[:1] not in "NJ" or view.words[at + 1] in view.lex.harm:
            return Group(counted.start, at + 1, None, counted.value, "others")
    if view.words[at - 1] == "couple" and (word in view.lex.cues["be"] or word in ("and", ",", "had", "have", "who")):
        return Group(counted.start, at, None, counted.value, "people", "unknown", MEMBER)
    if word == "of":
        second = view.at(at + 1)
        if second in ("ours", "theirs"):
            return Group(counted.start, at + 2, None, counted.value, "others")
        if second in ("them", "whom", "those", "these"):
            noun = at + 2
            while noun < min(at + 4, end) and view.tags[noun] in ("JJ", "NN") and not _several(view, noun):
                noun += 1
            if at + 2 in view.nations and (at + 3 >= end or view.tags[at + 3][:1] not in "NJ"):
                # "two of them Indian"
                return Group(counted.start, at + 3, None, counted.value, "others")
            who = view.lex.victims.get(view.at(noun))
            if who is not None and _several(view, noun) and second in ("them", "whom"):
                # "seven of them soldiers", "many of them naval personnel"
                return Group(counted.start, noun + 1, None, counted.value, "others", who.category)
            return Group(counted.start, at + 2, None, counted.value, "others")
        if view.tags[at + 1 : at + 2] == ["PRP$"] and view.at(at + 2) in COLLECTIVES and at + 3 <= end:
            # "six of his flock"
            return Group(counted.start, at + 3, None, counted.value, "people", "unknown", MEMBER)
        own = view.tags[at + 1 : at + 2] == ["PRP$"] and view.at(at + 2) == "own"
        if own and view.tags[at + 3 : at + 4] not in (["NNS"], ["NN"], ["JJ"]):
            # "four of its own were killed"
            return Group(counted.start, at + 3, None, counted.value, "others")
        if (
            second == "the"
            and view.at(at + 2) in ENEMY
            and (view.at(at + 3) in view.lex.cues["be"] | view.lex.cues["have"] or view.at(at + 3) in view.lex.harm)
        ):
            # "18 of the enemy were killed"
            return Group(counted.start, at + 3, None, counted.value, "others")
        if second in view.lex.harm and any(entry.kind == "adj" for entry in view.lex.harm[second]):
            # "dozens of wounded"
            return Group(counted.start, at + 1, None, counted.value, "number")
        inner = view.counts.get(at + 2)
        last = inner.end if inner is not None else at + 2
        if second in ("the", "his", "her", "its", "their") and view.at(last) in view.lex.harm:
            return Group(counted.start, last + 1, None, counted.value, "others")
        last += view.tags[last : last + 1] == ["JJ"]
        if (
            second in ("the", "these", "those")
            and inner is None
            and view.tags[last : last + 1] == ["NNS"]
            and last < end
        ):
            known = view.lex.victims.get(view.words[last])
            if known is None and view.words[last] not in view.lex.harm:
                # "four of the hoodlums"
                return Group(counted.start, last + 1, last, counted.value, "noun")
        return None
    if tag and tag[:1] in "NJ" and word not in view.lex.harm and tag not in ("JJS", "JJR"):
        for k in range(at, min(at + 5, end)):
            if view.tags[k][:1] not in "NJV" and view.tags[k] not in ("HYPH", "POS"):
                return None
            entry = view.lex.victims.get(view.words[k])
            if k in view.peoples and (k + 1 >= end or view.tags[k + 1][:1] not in "NJ"):
                return None
            last = k + 1 >= end or view.tags[k + 1] not in ("NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "JJ")
            if entry is not None and entry.kind == "not" and last:
                return None
            if view.tags[k][:2] == "NN" and last:
                # "policemen at a checkpoint" stand at one thing
                site = counted.value == ONE and view.at(counted.start - 1) in WHERE
                return None if entry is not None or site else Group(counted.start, k + 1, k, counted.value, "noun")
        return None
    if tag in ("CD", "HYPH") or word in ("-", "%", "°"):
        return None
    if view.words[counted.start] in ("a", "an") and counted.end == counted.start + 1:
        return None
    if is_age(view, counted, word) or calls_help(view, counted, word):
        return None
    if word in view.lex.cues["be"] and view.words[counted.start - 3 : counted.start] == ["one", "of", "the"]:
        # "one of the four was pronounced dead"
        return Group(counted.start - 3, counted.end, None, ONE, "others")
    kind: Kind = "others" if view.words[counted.start] in GROWN else "number"
    return Group(counted.start, counted.end, None, counted.value, kind)


def _several(view: View, i: int) -> bool:
    """Whether the noun at ``i`` is one for several people ("soldiers", "staff")."""
    noun = view.lex.victims.get(view.words[i])
    return noun is not None and (noun.plural or noun.noun in CREWS)
