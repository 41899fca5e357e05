"""From head tokens to actors, times of saying and nesting."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from rashomon.model import Actor, Stance, TimeMention
from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.view import View
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.frames import Attribution, Tokens
from rashomon.reading.words import words

PAPERS = words("papers")
"""What is issued, and then speaks for who issued it."""
POINTING = frozenset({"the", "this", "that"})
MEDIA = ("outlet", "agency")
BODIES = words("bodies")
DONE = frozenset({"VBN", "VBD", "VBZ", "VBP"})
UPON = words("upon")
"""Verbs that put a deed "on" somebody."""
ASCRIBE = words("ascribe")
STOPS = frozenset({"for", "on", "in", "at", "near", "over", "from", "to"})
"""Prepositions behind which no more of who is accused is told."""
SERVED = frozenset({"to", "of", "for"})
"""Before whom somebody serves."""
AGAIN = frozenset({"it", "its", "they", "their", "he", "she", "his", "her"})
"""Pronouns for who spoke before."""
INSERTED = frozenset({"as", "in", "on", "at", "after", "for", "through"})
"""Open what is inserted between a name and its verb."""
BODIED = ("body", "organisation", "non-state", "state")
SEVERAL = frozenset({"they", "their"})
PERSONS = frozenset({"he", "she", "his", "her"})
NAME = 6
"""Tokens after "on" within which the name stands."""
FIGHTERS = words("groups") | words("faceless") | words("outlaws")
BACK = 3
"""Sentences back to where it was issued."""


class Resolver:
    """Looks up the actors and times that the language room left in the document."""

    def __init__(self, view: View) -> None:
        self.view = view
        spans = view.doc.spans
        self.actors = sorted(((*span, actor) for span, actor in view.actors), key=lambda a: a[:2])
        self.starts = [a[0] for a in self.actors]
        self.times: list[tuple[int, int, TimeMention]] = []
        if "times" in spans:
            self.times = [(s.start, s.end, s._.time) for s in spans["times"] if s._.time is not None]

    def actor_at(self, i: int) -> Actor | None:
        """The actor whose mention covers token ``i``."""
        k = bisect_right(self.starts, i) - 1
        if k >= 0 and self.actors[k][0] <= i < self.actors[k][1]:
            return self.actors[k][2]
        return None

    def first_in(self, span: Tokens) -> Actor | None:
        """The first actor named within ``span``."""
        k = bisect_right(self.starts, span[0] - 1)
        if k < len(self.actors) and self.actors[k][0] < span[1]:
            return self.actors[k][2]
        return None

    def actor(self, head: int | None, span: Tokens | None) -> Actor | None:
        """Who a noun phrase names: the mention at its head, else the first inside it ("a statement by X")."""
        found = self.actor_at(head) if head is not None else None
        if found is None and span is not None:
            found = self.first_in(span)
            if found is not None and head is not None and self.only_called(head, span):
                found = None
        if found is not None and found.kind == "people" and span is not None:
            return self.called(span) or found
        if found is not None and found.kind in MEDIA and span is not None:
            return self.medium(span) or found
        return found

    def only_called(self, head: int, span: Tokens) -> bool:
        """Whether what stands behind the name of who speaks only says what he is, with no name in it: "OPIAC, an organisation of farmers"."""
        if self.view.tag[head][:3] != "NNP":
            return False
        first = next((s for s, _, _ in self.actors if span[0] <= s < span[1]), None)
        if first is None or first < head or "," not in self.view.low[head:first]:
            return False
        start, end = self.mention(first)
        return not any(self.view.doc[k].text[:1].isupper() for k in range(start, end)) and end < span[1]

    def medium(self, span: Tokens) -> Actor | None:
        """The outlet named right behind the words for what it is: "the official news agency X"."""
        k = bisect_right(self.starts, span[1] - 1)
        behind = self.actors[k] if k < len(self.actors) and self.actors[k][0] == span[1] else None
        return behind[2] if behind is not None and behind[2].kind in MEDIA else None

    def called(self, span: Tokens) -> Actor | None:
        """The one person whose name stands between commas beside the words for what he is: "another resident, Simon Bolivar"."""
        inside = [a for a in self.actors if span[0] <= a[0] < span[1]]
        if len(inside) != 2 or inside[1][2].kind != "person":
            return None
        between = self.view.low[inside[0][1] : inside[1][0]]
        office = inside[0][2].kind == "people" and between[-1:] == [","] and between[0] in SERVED
        return inside[1][2] if between == [","] or office else None

    def aide(self, span: Tokens) -> Tokens | None:
        """The name at the end of a source, of one who serves somebody: "the chief of staff to President X, Y"."""
        low, tag = self.view.low, self.view.tag
        comma = next((i for i in range(span[1] - 1, span[0], -1) if low[i] == ","), None)
        if comma is None or not 1 <= span[1] - comma - 1 <= NAME:
            return None
        if any(tag[i][:3] != "NNP" for i in range(comma + 1, span[1])):
            return None
        master = next((a for a in self.actors if span[0] < a[0] and a[1] == comma and a[2].kind == "person"), None)
        return (comma + 1, span[1]) if master is not None and low[master[0] - 1] in SERVED else None

    def said(self, draft: Draft) -> TimeMention | None:
        """The time that hangs on the cue: in its sentence, outside what is said and outside the source."""
        start, end = self.view.bounds(draft.head)
        for first, last, time in self.times:
            if not start <= first < end or any(s <= first < e for s, e in draft.content):
                continue
            if draft.source_span and draft.source_span[0] <= first < draft.source_span[1]:
                continue
            node = first
            for _ in range(8):
                if node == draft.head:
                    return time
                above = self.view.head[node]
                if above == node or (node != first and self.view.verbal(node)):
                    break
                node = above
            if node == draft.head or -1 <= first - draft.head <= 2 or (last <= draft.head and draft.head - last <= 1):
                return time
        return None

    def finish(self, drafts: list[Draft]) -> list[Attribution]:
        """The finished attributions, each with the innermost other one whose content holds its cue."""
        result = []
        for i, draft in enumerate(drafts):
            self.behind_comma(draft)
            self.before_insertion(draft)
            accused = self.accused(draft) if draft.accused is not None else None
            aide = self.aide(draft.source_span) if draft.source_span is not None else None
            result.append(
                Attribution(
                    source=aide or draft.source_span,
                    cue=draft.cue,
                    content=tuple(draft.content),
                    stance="cannot verify" if self.undone(draft) else self.stance(draft),
                    actor=self.first_in(aide) if aide else self.actor(draft.source, draft.source_span),
                    accused=accused,
                    parent=parent(drafts, i),
                    quoted=draft.quoted,
                    said=self.said(draft),
                )
            )
            result[-1] = self.same_one(self.same_body(self.same_paper(result), result), result)
        return result

    def behind_comma(self, draft: Draft) -> None:
        """Cut from a source what a headline tells before it: "Six killed in night raid, villagers blame police"."""
        view, span, cue = self.view, draft.source_span, draft.cue[0]
        if span is None or span[1] > cue or self.actor_at(cue - 1) is None:
            return
        comma = next((k for k in range(cue - 1, span[0], -1) if view.low[k] == ","), None)
        if comma is None or comma < span[1] - NAME:
            return
        told = any(view.low[k] in lexicon().verbs and view.tag[k] in DONE for k in range(span[0], comma))
        if told and all(view.tag[k][:2] in ("NN", "JJ", "DT") for k in range(comma + 1, cue)):
            draft.source_span, draft.source = (comma + 1, cue), cue - 1

    def before_insertion(self, draft: Draft) -> None:
        """Give a cue without a source that of the name before what is inserted: "X, as is its habit, denied it"."""
        low, cue = self.view.low, draft.cue[0]
        if draft.source is not None or draft.passive or cue < 2 or low[cue - 1] != ",":
            return
        start = self.view.bounds(cue)[0]
        comma = next((k for k in range(cue - 2, start, -1) if low[k] == ","), None)
        if comma is None or low[comma + 1] not in INSERTED or self.actor_at(comma - 1) is None:
            return
        draft.source, draft.source_span = comma - 1, self.mention(comma - 1)

    def mention(self, i: int) -> Tokens:
        """The mention of an actor that covers token ``i``."""
        return next((s, e) for s, e, _ in self.actors if s <= i < e)

    def undone(self, draft: Draft) -> bool:
        """Whether somebody does not accuse, admit or deny, and so leaves it open: "has not acknowledged any deaths", "neither confirmed nor
        denied it"."""
        head, view = draft.head, self.view
        nor = view.low[head - 1] == "nor" or "neither" in view.low[max(head - NAME, view.bounds(head)[0]) : head]
        return draft.stance in ("accuses", "admits", "denies") and (nor or view.negated(head))

    def stance(self, draft: Draft) -> Stance:
        """The stance of a draft: who swears that something was so asserts it, and promises nothing."""
        if draft.stance != "promises" or draft.frame != "c":
            return draft.stance
        inside = [k for start, end in draft.content for k in range(start, end)]
        tags = {self.view.tag[k] for k in inside}
        return "asserts" if "MD" not in tags and not tags.isdisjoint(("VBD", "VBZ", "VBP")) else draft.stance

    def accused(self, draft: Draft) -> Actor | None:
        """Whom an accusing cue names: its object, or who stands behind "on" where the object is the deed ("blamed the attack on X")."""
        assert draft.accused is not None
        head = self.actor_at(draft.accused)
        if head is None and draft.entry is not None and draft.entry.lemma in UPON:
            for start, end in draft.content:
                for k in range(max(start, draft.accused), end):
                    if self.view.low[k] in ("on", "upon") and (found := self.first_in((k + 1, min(k + NAME, end)))):
                        return found
        if head is None and draft.entry is not None and draft.entry.lemma in ASCRIBE:
            for start, end in draft.content:
                to = next((k for k in range(start, end) if self.view.low[k] == "to"), None)
                if to is not None and (found := self.first_in((to + 1, min(to + NAME, end)))) is not None:
                    return found
        return head or self.actor(draft.accused, self.view.subtree(draft.accused)) or self.unknown(draft)

    def unknown(self, draft: Draft) -> Actor | None:
        """One whom nothing else tells of, by his name: "blamed suspected members of X for it"."""
        view = self.view
        if draft.accused is None or draft.stance != "accuses":
            return None
        inside = next((s for s in draft.content if s[0] <= draft.accused < s[1]), None)
        if inside is None:
            return None
        first = next((i for i in range(*inside) if view.tag[i][:3] == "NNP" and view.doc[i].is_title), None)
        if first is None and inside[0] <= draft.accused < inside[0] + NAME and view.tag[draft.accused] == "NNS":
            start = max(inside[0], view.subtree(draft.accused)[0])
            said = [w for w in view.low[start : draft.accused + 1] if w.isalpha() and w not in POINTING]
            if 1 < len(said) <= BACK and said[-1] in FIGHTERS:
                return Actor(code=" ".join(said), name=" ".join(said), kind="non-state")
        between = view.low[inside[0] : first] if first is not None else []
        if first is None or len(between) > NAME or not STOPS.isdisjoint(between):
            return None
        last = first
        while last + 1 < inside[1] and view.tag[last + 1][:3] == "NNP":
            last += 1
        name = view.doc[first : last + 1].text
        return Actor(code=name, name=name, kind="non-state")

    def same_paper(self, found: list[Attribution]) -> Attribution:
        """The last attribution, with who issued it where it is "the statement" of somebody who spoke shortly before."""
        last = found[-1]
        if last.actor is not None or last.source is None:
            return last
        low, (start, end) = self.view.low, last.source
        if low[end - 1] not in PAPERS or low[start] not in POINTING or end - start > 2:
            return last
        first = self.view.bounds(start)[0]
        for one in reversed(found[:-1]):
            if one.actor is None or one.cue is None or one.cue[0] >= start:
                continue
            s, e = self.view.bounds(one.cue[0])
            between = sum(bool(self.view.doc[k].is_sent_start) for k in range(s + 1, first + 1))
            if between > BACK:
                break
            if not PAPERS.isdisjoint(low[s:e]):
                return replace(last, actor=one.actor)
        return last

    def same_body(self, last: Attribution, found: list[Attribution]) -> Attribution:
        """An attribution with the body that spoke before where its source is but the word for what that is: "the office added"."""
        if last.actor is not None or last.source is None or last.source[1] - last.source[0] != 2:
            return last
        article, word = self.view.low[slice(*last.source)]
        if article != "the" or word not in BODIES:
            return last
        for one in reversed(found[:-1]):
            if one.actor is not None and word in one.actor.name.lower().split():
                return replace(last, actor=one.actor)
        return last

    def same_one(self, last: Attribution, found: list[Attribution]) -> Attribution:
        """An attribution of a pronoun of which nothing else tells whom it means, with who spoke last, in its sentence or the one before."""
        if last.actor is not None or last.source is None or last.source[1] - last.source[0] != 1:
            return last
        at = last.source[0]
        word = self.view.low[at]
        if word not in AGAIN:
            return last
        sentence = self.view.sentence
        for one in reversed(found[:-1]):
            if one.source is None or one.source[0] >= at or self.view.low[one.source[1] - 1] in AGAIN:
                continue
            if sentence[at] - sentence[one.source[0]] > 1:
                break
            nouns = [self.view.tag[k] for k in range(*one.source) if self.view.tag[k][:2] == "NN"]
            several = bool(nouns) and (nouns[0] in ("NNS", "NNPS") or (nouns[-1] == "NNS" and len(set(nouns)) == 1))
            person = one.actor is not None and one.actor.kind == "person"
            if (person or one.actor is None) if word in PERSONS else not person and several == (word in SEVERAL):
                return replace(last, named=one.named or one.source, actor=one.actor)
        subjects = [
            (start, end, actor)
            for start, end, actor in self.actors
            if sentence[start] == sentence[at] - 1 and any(self.view.dep[k] == "nsubj" for k in range(start, end))
        ]
        if subjects:
            start, end, actor = subjects[0]
            kinds = ("person",) if word in PERSONS else ("people", "forces") if word in SEVERAL else BODIED
            return replace(last, named=(start, end), actor=actor) if actor.kind in kinds else last
        return last


def parent(drafts: list[Draft], i: int) -> int | None:
    """Index of the smallest content that holds the cue of draft ``i``."""
    head, best, size = drafts[i].head, None, 1 << 30
    for k, other in enumerate(drafts):
        if k == i:
            continue
        for start, end in other.content:
            if start <= head < end and sum(e - s for s, e in other.content) < size:
                best, size = k, sum(e - s for s, e in other.content)
    return best
