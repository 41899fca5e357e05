"""What stands before a head: its owner ("Armenian", "Hamas", "its"), the words that tell it apart, its town."""

from __future__ import annotations

from rashomon.language.actors.located import located
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View

OWNERS = frozenset({"state", "group", "organisation", "body", "people", "office"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
FAR = 6
"""Words before the head that are looked at, names as one."""
_BEFORE = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "VBN", "CD", "HYPH", "AFX"})
_DOING = frozenset(
    {"ruling", "occupying", "invading", "opposing", "warring", "advancing", "retreating", "visiting", "fighting"}
)
_AGAINST = frozenset({"counter", "anti"})
_SET_UP = frozenset({"installed", "appointed", "backed"})


def absorb(view: View, out: list[Mention], m: Mention) -> None:
    """Take into a head what stands before it.

    Parameters: ``out`` the mentions before it, of which its owner is taken away; ``m`` the head, which is widened.
    """
    walk = _Walk(view, out, m)
    while walk.step():
        pass
    walk.finish()


class _Walk:
    """The way from a head to the left: ``k`` the token reached, ``start`` the first one that is taken in."""

    def __init__(self, view: View, out: list[Mention], m: Mention) -> None:
        self.view, self.out, self.m = view, out, m
        self.k = self.start = m.start
        self.extra: list[str] = []
        self.counted = False

    def step(self) -> bool:
        """Look at the next word; ``False`` when the phrase ends there."""
        view, m, k = self.view, self.m, self.k
        if k == 0 or m.start - k >= FAR or view.low[k - 1] == "|" or view.sentence[k - 1] != view.sentence[m.start]:
            return False
        low = view.low[k - 1]
        self.counted = self.counted or view.tag[k - 1] == "CD"
        prev = self.out[-1] if self.out else None
        if prev is not None and prev.end == k:
            return not self.counted and self._beside(prev)
        if view.tag[k - 1] == "POS" or low in ("'s", "’s"):
            if prev is not None and prev.end == k - 1 and prev.what in OWNERS | {"person"}:
                self._own(prev)
            elif (prev is None or prev.end < k - 1) and not m.place:
                self._possessed(prev)
            return False
        if low in POSSESSIVES:
            m.pronoun, self.start = low, k - 1
            return False
        if low in view.lex.words["linked"] and view.word(k - 2) == "-":
            return self._linked(prev, low)
        if low.endswith("-led") or (low == "led" and prev is not None and prev.end == k - 1):
            return self._led(prev, low)
        return self._word(prev, low)

    def finish(self) -> None:
        """Write what was found into the head."""
        view, m = self.view, self.m
        if m.owner is not None and m.owner.what == "state" and view.word(self.start - 1) == "ethnic":
            self.extra.insert(0, f"ethnic {view.text[m.owner.head]}")
            m.owner, self.start = None, self.start - 1
        m.start, m.extra = self.start, " ".join(self.extra)
        m.definite = m.definite or self._pointed(m.start - 1)

    def _pointed(self, i: int) -> bool:
        """Whether the word at ``i`` points back; the "that" of "said that rebels fired" only begins a clause."""
        word = self.view.word(i)
        if word == "that":
            return self.view.tag[i] == "DT" and self.view.tag[self.m.head] not in ("NNS", "NNPS")
        return word in ("the", "this", "these", "those")

    def _own(self, owner: Mention) -> None:
        self.m.owner, self.start = owner, owner.start
        self.out.pop()

    def _possessed(self, prev: Mention | None) -> None:
        """The place that a body or office is of, by a possessive: "Gaza's health ministry"."""
        view, first = self.view, self.k - 1
        if not _placed(view, first - 1, self.m):
            return
        floor = prev.end if prev is not None else 0
        while first > floor and view.tag[first - 1] in NAMES and self.k - first < 4:
            first -= 1
        self.m.place = view.doc[first : self.k - 1].text
        self.start = first

    def _beside(self, prev: Mention) -> bool:
        """A mention right before: "pro-government", an owner, or the rebels of "rebel fighters"."""
        view, m = self.view, self.m
        sign = view.word(prev.start - 2) if view.word(prev.start - 1) == "-" else ""
        if sign in ("pro", "anti"):
            self.extra.insert(0, f"{sign}-{view.text[prev.start]}")
            m.loyal = m.loyal or (sign == "pro" and prev.what == "body")
            self.k = self.start = prev.start - 2
            self.out.pop()
            return True
        if prev.sort == "capital" and m.what == "body" and view.text[m.head][:1].isupper():
            # the police command of a capital is the town's, like that of any other
            m.place = view.doc[prev.start : m.start].text
            self.start = prev.start
            self.out.pop()
        elif may_own(view, prev, m):
            fights = ("rebel", "group", "fighter")
            if prev.what == "people" and prev.sort in fights[:2] and m.sort in fights:
                self.extra.insert(0, view.doc[prev.start : prev.end].text)
                self.start = prev.start
                m.owner, m.pronoun = prev.owner, prev.pronoun
                self.out.pop()
            else:
                self._own(prev)
        return False

    def _linked(self, prev: Mention | None, low: str) -> bool:
        """ "Turkish-backed": no owner; a coalition is named by who leads it, officials by who installed them. A ministry or mayor that
        somebody runs or put there is his."""
        name, m = self.k - 3, self.m
        if (
            prev is not None
            and prev.end == self.k - 2
            and low in self.view.lex.words["ruling"]
            and (m.what == "body" or (m.what == "office" and m.sort == "office"))
            and (prev.what == "group" or (prev.what == "state" and m.sort != "state"))
        ):
            self._own(prev)
            return False
        if prev is not None and prev.end == self.k - 2:
            name = prev.start
            self.out.pop()
        if (low == "led" and self.m.sort == "coalition") or (self.m.sort == "voice" and low in _SET_UP):
            self.extra.insert(0, self.view.doc[name : self.k].text)
            self.start = name
        self.k = max(name, 0)
        return True

    def _led(self, prev: Mention | None, low: str) -> bool:
        """The same where the tokenizer did not part it ("U.S.-led") or the hyphen is lost."""
        begin = prev.start if low == "led" and prev is not None else self.k - 1
        if self.m.sort == "coalition":
            self.extra.insert(0, self.view.doc[begin : self.k].text.replace(" led", "-led"))
            self.start = begin
        if low == "led":
            self.out.pop()
        self.k = begin
        return True

    def _word(self, prev: Mention | None, low: str) -> bool:
        """A word that nothing covers."""
        view, m, k = self.view, self.m, self.k
        if low == "the":
            m.definite = True
            return False
        if k > 2 and view.word(k - 2) in ("-", "–") and view.word(k - 3) in _AGAINST:
            # "a counter-terror unit" is no unit of terror
            self.k = k - 3
            return True
        people = m.what == "people" and view.doc[k - 1].ent_type_ == "NORP" and view.text[k - 1][:1].isupper()
        if low in view.lex.words["creeds"] or people:
            if len(self.extra) < 3:
                proper = low not in view.lex.words["common"] and not view.shouted(k - 1)
                self.extra.insert(0, view.text[k - 1] if proper else low)
                self.start = k - 1
        elif view.tag[k - 1] == "HYPH" and view.word(k - 2) in ("pro", "anti") and self.extra:
            self.extra[0] = f"{view.low[k - 2]}-{self.extra[0]}"
            self.k = self.start = k - 2
            return True
        elif not m.place and (prev is None or prev.end < k) and _placed(view, k - 1, m):
            first = k - 1
            floor = prev.end if prev is not None else 0
            unnamed = view.lex.words["not_name"]
            while (
                first > floor and view.tag[first - 1] in NAMES and k - first < 3 and view.low[first - 1] not in unnamed
            ):
                first -= 1
            m.place = view.doc[first:k].text
            self.k = self.start = first
            return True
        elif (view.tag[k - 1] not in _BEFORE and low not in _DOING) or _accusing(view, k - 1):
            m.definite = m.definite or self._pointed(k - 1)
            return False
        self.k -= 1
        return True


def _accusing(view: View, i: int) -> bool:
    """Whether a participle is but a verb misread: "the army accused rebels"."""
    return view.tag[i] == "VBN" and view.lemma[i] in view.lex.words["says"] & view.lex.words["blames"]


def _placed(view: View, i: int, m: Mention) -> bool:
    """Whether the word at ``i`` is the name of a place that a body or office is of: "Aleppo police", "Homs governor"."""
    if m.what not in ("body", "office") or not view.text[i][:1].isupper() or view.low[i] in view.lex.words["not_name"]:
        return False  # "Four Administration Police" are of no town of Four
    return view.doc[i].ent_type_ in ("GPE", "LOC", "FAC") or (
        view.tag[i] in NAMES
        and (m.what == "body" or m.sort == "office")
        and view.low[i] not in view.lex.words["never"]
        and not view.shouted(i)
    )


def may_own(view: View, prev: Mention, m: Mention) -> bool:
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
