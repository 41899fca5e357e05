"""Where the people stand around a word of harm: its object, its subject, the phrase right before it.

The nearest phrase wins over the parse, because the parse is unsure where commas are gone; the parse decides what is far.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.tolls.people import ONE, QUOTES, Group, View
from rashomon.reading.words import words

CLAUSES = words("clauses")
"""Words tagged as prepositions that open a clause, so that the phrase after them may well be a subject."""
FINITE = ("VBD", "VBZ", "VBP", "MD")
CUTS = frozenset({";", ":", "-", "--", "–", "—", "(", ")"})
SPEECH = words("telling")
CALLED = 7
"""Tokens from people to what somebody calls them ("tagged by the police as rebels")."""


class Scene:
    """Tokens ``[start, end)`` of a text with the phrases for people in them."""

    def __init__(self, view: View, start: int, end: int, found: list[Group]) -> None:
        self.view, self.start, self.end, self.groups = view, start, end, found
        self.begin = {g.start: g for g in found}
        self.cover = {i: g for g in found for i in range(g.start, g.end)}

    def passive(self, i: int) -> bool:
        """Whether a form of "be" or "get" governs the participle at ``i``."""
        view, cues = self.view, self.view.lex.cues
        if view.words[i].endswith("ing") or self.perfect(i):
            return False
        for k in range(i - 1, max(self.start, i - 7) - 1, -1):
            word, tag = view.words[k], view.tags[k]
            if word in cues["be"]:
                return True
            if self.dated(k) or (word in ("on", "in", "at") and self.dated(k + 1)):
                # "were on Tuesday killed"
                continue
            if not (tag[:2] == "RB" or tag in ("VBN", "CC") or word in cues["between"] or word in (",", "dead")):
                break
        return self._passive_too(i)

    def _passive_too(self, i: int) -> bool:
        """Whether the participle at ``i`` goes on a passive that the parse joins it to: "were pulled from a bus and shot"."""
        token = self.view.tokens[i]
        if token.dep_ != "conj" or token.tag_ not in ("VBN", "VBD") or token.head.tag_ != "VBN":
            return False
        own = {child.dep_ for child in token.children}
        return any(c.dep_ == "nsubjpass" for c in token.head.lefts) and own.isdisjoint({"nsubj", "nsubjpass", "dobj"})

    def dated(self, i: int) -> bool:
        """Whether the token at ``i`` says when."""
        return self.view.tokens[i].ent_type_ in ("DATE", "TIME")

    def perfect(self, i: int) -> bool:
        """Whether "have" governs it, without "been"."""
        view = self.view
        for k in range(i - 1, max(self.start, i - 5) - 1, -1):
            if view.words[k] in view.lex.cues["have"]:
                return True
            if view.tags[k][:2] != "RB" and view.words[k] not in ("and", "or"):
                return False
        return False

    def armed(self, group: Group) -> bool:
        """Whether a phrase is for fighters or forces."""
        span = self.view.actors.get(group.head) if group.head is not None else None
        return span is not None and span._.actor is not None and span._.actor.kind in ("non-state", "forces")

    def bodies(self, group: Group) -> bool:
        """Whether the noun after a number is one for the dead ("eight bodies")."""
        return any("body" in entry.frames for entry in self.view.lex.harm.get(self.view.at(group.end), ()))

    def object(self, i: int, people_only: bool) -> Group | None:
        """The phrase right after the verb at ``i``, over adverbs and joined verbs; else its object by the parse; else, for a
        verb that must have one, the next counted phrase of the clause."""
        view = self.view
        j = i + 1
        while j < self.end and j - i < 8:
            group = self.begin.get(j)
            if group is not None:
                nominative = group.kind == "pronoun" and view.words[j] in ("he", "she")
                return None if nominative or group.possessive or (group.kind == "noun" and people_only) else group
            word = view.words[j]
            if not (
                word in view.lex.cues["skip"]
                or word in QUOTES
                or view.tags[j][:2] == "RB"
                or word in view.lex.harm
                or (word in ("to", "death") and j - i < 3)
            ):
                break
            j += 1
        for child in view.tokens[i].rights:
            if "(" in view.words[i + 1 : child.i]:
                # "six injured (relatives, monitors)"
                break
            if child.dep_ == "dobj" and child.i - i < 9 and child.i in self.cover:
                group = self.cover[child.i]
                return group if group.kind != "noun" and not group.possessive else None
        if view.tags[i] == "VBG":
            for k in range(i + 1, min(i + 9, self.end)):
                group = self.begin.get(k)
                if group is not None:
                    if "," in view.words[i + 1 : k] and group.count == ONE:
                        # "started shooting wildly, a resident said"
                        return None
                    return group if group.counted and group.kind == "people" and not group.possessive else None
                if view.tags[k][:2] in ("VB", "WR", "WD", "WP", "CC") or view.words[k] in view.lex.harm:
                    break
        return None

    def unknown(self, i: int) -> Group | None:
        """The one whom the verb at ``i`` is told to have left dead, called by a noun that no list has: "shot dead a money changer"."""
        view = self.view
        head = next((child.i for child in view.tokens[i].rights if child.dep_ == "dobj"), None)
        if head is None or view.at(i + 1) != "dead" or view.tags[head] != "NN":
            return None
        first = next((k for k in range(head - 1, i + 1, -1) if view.words[k] in ("a", "an")), None)
        return Group(first, head + 1, head, ONE, "people") if first is not None else None

    def adjacent(self, i: int, over: tuple[str, ...] = ("or", "and", "who", "that", "which", ",")) -> Group | None:
        """The phrase that ends right before ``i``, over adverbs, auxiliaries and the words in ``over``."""
        view, cues = self.view, self.view.lex.cues
        k = i - 1
        while k >= self.start and i - k < 8:
            group = self.cover.get(k)
            if group is not None and group.end == k + 1:
                return None if group.possessive else group
            word = view.words[k]
            if word == "as" and (before := self.cover.get(k - 1)) is not None and before.kind == "number":
                # "toll passes 70 as wounded are flown out"
                return None
            if not (
                view.tags[k] in ("RB", "MD")
                or word in cues["be"]
                or word in cues["have"]
                or word in cues["between"]
                or word in QUOTES
                or word in view.lex.harm
                or word in over
                or self.dated(k)
                or (word in ("on", "in", "at") and self.dated(k + 1))
            ):
                return None
            k -= 1
        return None

    def governor(self, i: int) -> Group | None:
        """The phrase that a relative clause or a participle at ``i`` hangs on, by the parse."""
        token = self.view.tokens[i]
        if token.dep_ in ("relcl", "acl") and token.head.i in self.cover and 0 < i - token.head.i < 10:
            group = self.cover[token.head.i]
            # "two dead on the eastern side, wounded on both"
            own = self.view.words[i - 1] == "," and self.view.at(group.end) in self.view.lex.harm
            return None if group.possessive or own else group
        return None

    def subject(self, i: int) -> Group | None:
        """Of whom the passive or intransitive verb at ``i`` is said."""
        view = self.view
        near = self.adjacent(i)
        if near is not None and not near.counted and (told := self.told_of(near) or self._called(near)) is not None:
            return told
        if near is not None and near.whole is not None:
            # "Seven went missing, including one who had been wounded" is said of the one
            return near if "who" in view.words[near.end : i] else near.whole
        if near is not None and (whole := self._over_an_aside(near, i)) is not None:
            return whole
        if near is not None and not self._after_preposition(near):
            return near
        token, other = view.tokens[i], self.start
        for _ in range(3):
            subject = next((c for c in token.lefts if c.dep_ in ("nsubjpass", "nsubj")), None)
            if subject is not None and subject.tag_ not in ("WP", "WDT"):
                if subject.i in self.cover:
                    group = self.cover[subject.i]
                    return near if group.possessive else group.whole or group
                other = subject.i
                break
            if token.dep_ in ("relcl", "acl"):
                return self._of_whom(token.head) or near
            if token.dep_ not in ("conj", "xcomp"):
                break
            token = token.head
        return near if near is not None else self._farther(i, other)

    def _over_an_aside(self, near: Group, i: int) -> Group | None:
        """The phrase before an aside on some of its people that ends right before the verb at ``i``: "ten people, most of them members of the
        police force, were killed"."""
        words = self.view.words
        if words[near.end] != ",":
            return None
        parts = [g for g in self.groups if g.whole is not None and g.start < near.start]
        whole = parts[-1].whole if parts else None
        if whole is None or not whole.counted or words[whole.end] != "," or whole.end > parts[-1].start:
            return None
        aside = range(whole.end + 1, near.end)
        return None if any(words[k] in CUTS or self.view.tags[k] in FINITE for k in aside) else whole

    def _called(self, kind: Group) -> Group | None:
        """The counted phrase before, where ``kind`` is but what somebody calls them: "ten men described as rebels were killed"."""
        if self.view.words[kind.start - 1] != "as":
            return None
        before = next((g for g in reversed(self.groups) if g.end < kind.start and g.counted), None)
        if before is None or self.view.tags[before.end] != "VBN":
            return None
        return before if kind.start - before.end <= CALLED else None

    def told_of(self, kind: Group) -> Group | None:
        """The phrase with a number of which ``kind`` only says what people they are."""
        before = next((g for g in reversed(self.groups) if g.end == kind.start - 1), None)
        if before is None or not before.counted:
            return None
        between = self.view.words[before.end]
        if between in self.view.lex.cues["be"]:
            # "12 people, of whom seven were guards, were killed"
            return before.whole
        if between == "," and self.view.words[kind.start] == "all":
            # "23 people, all Egyptian workers, were killed"
            before.head, before.noun, before.category = kind.head, kind.noun, kind.category
            return before
        return None

    def _of_whom(self, token: Token) -> Group | None:
        """The phrase that a relative clause is said of: of the noun before it, or of what that noun is "of" ("12 members of the clan
        who were killed")."""
        for _ in range(3):
            if token.i in self.cover:
                return self.cover[token.i]
            if token.dep_ != "pobj" or token.head.lower_ not in ("of", "from", "in", "at"):
                return None
            token = token.head.head
        return None

    def _farther(self, i: int, other: int) -> Group | None:
        """The next counted phrase to the left within the clause and behind ``other``, the parse's subject that is no people."""
        view, cues = self.view, self.view.lex.cues
        for group in reversed([g for g in self.groups if g.end <= i]):
            for k in range(group.end, i):
                quiet = view.words[k] in cues["be"] or view.words[k] in cues["have"]
                if (view.tags[k] in FINITE and not quiet) or view.words[k] in SPEECH:
                    return None
            if i - group.end > 18 or group.end <= other:
                return None
            if group.counted and not group.possessive and not self._after_preposition(group):
                return group.whole or group
        return None

    def _after_preposition(self, group: Group) -> bool:
        first = (group.lead or group).start - 1
        first -= first > self.start and group.kind == "noun" and self.view.tags[first] == "DT"
        return first >= self.start and self.view.tags[first] == "IN" and self.view.words[first] not in CLAUSES
