"""From each word of harm to the phrases for the people who came to it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rashomon.model import Count, Reality, Status
from rashomon.reading.tolls.burials import buried
from rashomon.reading.tolls.deaths import GRAVELY, VICTIMS, gravely, only_hurt
from rashomon.reading.tolls.fallen import WOUND, fallen, mortal
from rashomon.reading.tolls.hits import Hit, either, without_the_dead
from rashomon.reading.tolls.hospital import cared_for, in_hospital, seeks_treatment
from rashomon.reading.tolls.labels import abbreviated, labelled
from rashomon.reading.tolls.leaning import STOPS, joins, leans
from rashomon.reading.tolls.lexicon import Harm
from rashomon.reading.tolls.limbs import in_the_body, limbs
from rashomon.reading.tolls.lists import ALONG
from rashomon.reading.tolls.nouns import (
    KEPT,
    STATUS_BEFORE,
    after_noun,
    among,
    are_the_dead,
    bodies,
    carried,
    come_to,
    in_condition,
    is_toll,
    lives,
    numbered,
    said_of,
    throats,
    toll,
    victims,
)
from rashomon.reading.tolls.ofthem import KILLED, some_of_them
from rashomon.reading.tolls.ownhand import REFLEXIVE, own_hand
from rashomon.reading.tolls.parties import party
from rashomon.reading.tolls.people import ONE, QUOTES, Group, View
from rashomon.reading.tolls.reality import reality
from rashomon.reading.tolls.scene import Scene
from rashomon.reading.tolls.sides import fights
from rashomon.reading.tolls.sums import exact
from rashomon.reading.tolls.told_of import told_to_be
from rashomon.reading.words import words

BOTH: tuple[Status, ...] = ("killed", "wounded")
FAR_ALONG = 10
"""Tokens from a word of harm to those who are told to have come to it, too ("as well as two civilians")."""
SERIES = 6
"""Tokens between two who are told one after the other to be among the dead."""
LOSS = Harm("loss", "noun", "killed", frozenset({"of"}))
LABELS = frozenset({"care", "aid"})
BULLET = 8
"""Tokens around "hit" within which the bullet stands that makes it harm."""
TOLLS = frozenset({"toll", "tally"})
OF_THEM = frozenset({"whom", "them", "which"})
ELLIPSIS = words("ellipsis")
DYING = words("dying")
BODIES = frozenset({"bodies", "corpses", "remains"})
THOSE = frozenset({"those", "people"})
AND = frozenset({"and", "&", "/"})
ALSO = frozenset({"and", ",", ":"})
PATIENT = "patient"
POINTING = words("pointing")
TALLIED = words("counted-dead")


class Sentence(Scene):
    """The words of harm and the phrases for people of one sentence."""

    def __init__(self, view: View, start: int, end: int, found: list[Group]) -> None:
        super().__init__(view, start, end, found)
        self.hits: list[Hit] = []
        self.done: dict[tuple[int, Status], Hit] = {}

    def read(self) -> list[Hit]:
        """All that its words of harm say, in the order of those words."""
        harm, apart = self.view.lex.harm, self.view.lex.apart
        for i in range(self.start, self.end):
            word = self.view.words[i]
            entries = harm.get(word, ())
            for entry in (*apart[word], *entries) if word in apart else entries:
                if self._entry(i, entry):
                    break
        self._left_over()
        self.hits = without_the_dead(self.view, self.hits)
        self._together()
        return [
            replace(hit, told=told_to_be(self.view, hit.group, hit.trigger, self.groups) or party(self, hit.group))
            for hit in self.hits
        ]

    def _entry(self, i: int, entry: Harm) -> bool:
        view = self.view
        if entry.status is not None and self._may_label(i, entry) and (figures := labelled(self, i)):
            for group in figures:
                self._say(group, entry.status, i)
            return True
        if entry.status == "wounded" and view.at(i + 1) in DYING and (who := self.cover.get(i - 1)) and who.counted:
            # "two injured succumb": they are told to be dead
            return False
        if "incl" in entry.frames:
            return self._included(i)
        if "fall" in entry.frames and not among(view, i):
            dead = fallen(self, i)
            if dead is not None:
                self._say(dead, "killed", i, entry)
            return dead is not None
        if "grave" in entry.frames:
            laid = buried(self, i) if not entry.particles or self._complete(i, entry) else None
            if laid is not None and (laid.start, "killed") not in self.done:
                self.hits.append(Hit(laid, "killed", i, "actual", burial=True))
            return laid is not None
        if entry.kind == "verb" and "fall" not in entry.frames:
            status = self._status(i, entry)
            return status is not None and self._verb(i, entry, status)
        if "fall" in entry.frames:
            for group in said_of(self, i):
                self._say(group, "killed", i, partial=True)
            return True
        if "both" in entry.frames:
            return self._casualties(i)
        fatal = self._deadly(i) if entry.status is None else entry.kind == "noun" and mortal(view, i)
        status = "killed" if fatal else entry.status
        if status is None:
            return False
        if "tally" in entry.frames:
            found = toll(self, i) if view.at(i - 1) in TALLIED else []
        elif "toll" in entry.frames:
            found = toll(self, i) if is_toll(view, i) else []
            status = STATUS_BEFORE.get(view.at(i - 1), status)
        elif "adj" in entry.frames:
            found = said_of(self, i)
        elif "life" in entry.frames:
            found = lives(self, i)
        elif "body" in entry.frames:
            found = bodies(self, i)
        elif "state" in entry.frames:
            found = in_condition(self, i)
        elif "cut" in entry.frames:
            found = throats(self, i)
        elif "limb" in entry.frames:
            lost = limbs(self, i)
            found = [lost] if lost is not None else []
        elif "named" in entry.frames:
            found = victims(self, i)
            status = "wounded" if found and only_hurt(view) else status
        elif "abbr" in entry.frames:
            found = abbreviated(self, i)
        elif "own" in entry.frames:
            losses = [g for g in after_noun(self, i, LOSS) if g.counted] or toll(self, i)
            found = [g for g in losses if g.counted and g.kind in ("people", "others")]
            for group in found:
                # "50 men and four tanks"
                group.also = [other for other in group.also if other.kind != "noun"]
        elif "pre" in entry.frames and numbered(self, i):
            found = toll(self, i)
        else:
            found = after_noun(self, i, entry) or (come_to(self, i) if "pre" in entry.frames else [])
        if not found and "with" in entry.frames and view.tags[i][:1] == "N":
            found = carried(self, i)
        told = not {"state", "named"}.isdisjoint(entry.frames) or ("adj" in entry.frames and among(view, i))
        told = told or (are_the_dead(view, i) and bool(found) and found[0].start == i + 2)
        for group in found:
            partial = told and view.words[group.start] not in ("a", "another")
            self._say(group, status, i, risen=not TOLLS.isdisjoint(entry.frames) or numbered(self, i), partial=partial)
        return bool(found)

    def _may_label(self, i: int, entry: Harm) -> bool:
        """Whether the word of harm may be the label of a figure: one of the words for that, or a phrase of hospitals."""
        if self.view.words[i] in self.view.lex.cues["label"]:
            return True
        return not LABELS.isdisjoint(entry.frames) and self._status(i, entry) is not None

    def _included(self, i: int) -> bool:
        """ "The dead included five children", "the victims, including two women, ...": some of those who came to harm."""
        view, k = self.view, i - 1
        while k > self.start and (view.words[k] in (",", "also") or view.words[k] in view.lex.cues["be"]):
            k -= 1
        if view.at(k) not in view.lex.cues["dead"] | view.lex.cues["hurt"]:
            # "the victims of the shelling included two nurses"
            verbs = [view.tokens[i], *([view.tokens[i].head] if view.tokens[i].dep_ == "conj" else [])]
            k = next((c.i for verb in verbs for c in verb.lefts if c.dep_ == "nsubj" and c.i < i), k)
        word = view.words[k] if k >= self.start else ""
        if word in THOSE and view.at(k + 1) in KILLED | view.lex.cues["hurt"]:
            # "those killed in the raid include six women"
            word = "dead" if view.at(k + 1) in KILLED else view.at(k + 1)
        status: Status | None = "killed" if word in view.lex.cues["dead"] else None
        status = status or ("wounded" if word in view.lex.cues["hurt"] else None)
        if status == "killed" and word in VICTIMS and only_hurt(view):
            status = "wounded"
        if status is None or (k in self.cover and self.cover[k].counted):
            return False
        first: list[Group] = []
        for group in self.groups:
            own = group.kind == "number" and view.at(group.end) in view.lex.harm
            if group.start <= i or not group.counted or own or (group.whole is not None and group.whole.counted):
                continue
            spoken = group.head is not None and view.tokens[group.head].dep_ == "nsubj"
            if spoken or group.start - (first[-1].end if first else i + 1) >= SERIES:
                break
            first.append(group)
        for group in first:
            self._say(group, status, i, partial=True)
        return bool(first)

    def _casualties(self, i: int) -> bool:
        """ "No casualties": nobody killed and nobody wounded. A number of casualties doesn't say how many of each."""
        for group in after_noun(self, i, Harm("casualty", "noun", None, frozenset({"pre"}))):
            if group.count is not None and group.count.high == 0:
                self.hits += [Hit(group, status, i, "negated") for status in BOTH]
                return True
        return False

    def _status(self, i: int, entry: Harm) -> Status | None:
        """What the verb does here: killed where "dead", "to death" or "fatally" stands by it; ``None`` for no harm."""
        words, tag = self.view.words, self.view.tags[i]
        near = words[i + 1 : i + 4]
        if entry.particles and not self._complete(i, entry):
            return None
        if "aid" in entry.frames:
            return entry.status if seeks_treatment(self, i) else None
        if entry.particles and "ill" not in entry.frames:
            return entry.status
        if entry.word in ("find", "discover", "pronounce"):
            return "killed" if "dead" in near[:2] else None
        if entry.word == "shoot" and (near[:1] == ["down"] or (near[:1] == ["at"] and not self._shot_there(i))):
            return None
        third = self._third(i, entry)
        if tag in ("NN", "NNS") and (words[i] == entry.word or tag == "NNS") and "s" not in entry.frames and not third:
            return None
        if "b" in entry.frames:
            around = words[max(i - BULLET, self.start) : min(i + BULLET, self.end)]
            hit = bool(self.view.lex.cues["bullet"].intersection(around)) or in_the_body(self.view, i)
            return entry.status if hit else None
        if any("body" in after.frames for after in self.view.lex.harm.get(self.view.at(i + 1), ())):
            # "mutilated bodies" are counted as bodies
            return None
        if "care" in entry.frames:
            return (
                entry.status
                if self.view.lex.cues["hospital"].intersection(words[i + 1 : min(i + 8, self.end)])
                else None
            )
        if "ill" in entry.frames:
            near = words[i + 1 : min(i + 8, self.end)]
            ails = not self.view.lex.cues["ail"].isdisjoint(near)
            ails = ails or (not self.view.lex.cues["bullet"].isdisjoint(near) and in_the_body(self.view, i))
            ails = ails or (entry.word == "treat" and in_hospital(self, i)) or cared_for(self, i, entry.word)
            return ("killed" if mortal(self.view, i + WOUND + 1) else entry.status) if ails else None
        if entry.status is None and gravely(self.view, i):
            # "badly beaten", "seriously burnt"
            return "wounded"
        if entry.status in (None, "wounded"):
            if "dead" in near[:2] or near[:1] == ["alive"] or near[:2] == ["to", "death"] or self._deadly(i):
                return "killed"
            rest = words[i + 1 : min(i + 9, self.end)]
            if entry.status is None and ("dead" in near or any(a == "to" and b == "death" for a, b in pairwise(rest))):
                return "killed"
            joined = near[:1] in (["and"], [","], ["or"]) and any(w in self.view.lex.harm for w in near[1:3])
            joined = joined or (bool(near) and near[0] in self.view.lex.harm)
            if (
                near[:1] == [","]
                and near[1:2]
                and near[1].endswith("ing")
                and i + 3 in self.begin
                and self.begin[i + 3].counted
            ):
                joined = False  # "five were shot, killing one of them"
            if entry.word in ("shoot", "stab") and joined:
                return None
        return entry.status

    def _complete(self, i: int, entry: Harm) -> bool:
        """Whether one of the verb's particles stands behind it, or behind its object: "sent to hell", "sent ten men to hell"."""
        view, ends = self.view, [i + 1]
        if i + 1 in self.begin and self.begin[i + 1].counted and not {"o", "O", "P", "grave"}.isdisjoint(entry.frames):
            ends.append(self.begin[i + 1].chain()[-1].end)
        for n, k in enumerate(ends):
            # 'sent ten men "to hell"', "blew themselves up"
            while view.at(k) in QUOTES or view.at(k) in REFLEXIVE:
                k += 1
            ends[n] = k
        return any(tuple(view.words[k : k + len(rest)]) == rest for k in ends for rest in entry.particles)

    def _particle(self, i: int, entry: Harm) -> int:
        """Tokens of the verb's particle where it stands right behind it: "sent to hell ten of the guards"."""
        words = self.view.words
        return max((len(r) for r in entry.particles if tuple(words[i + 1 : i + 1 + len(r)]) == r), default=0)

    def _shot_there(self, i: int) -> bool:
        """Whether "at" behind "were shot" says where, when or from how far, and not that somebody only aimed: "were shot at a party"."""
        tag = self.view.tags[i + 2] if i + 2 < self.end else ""
        return self.passive(i) and tag[:2] in ("DT", "NN", "JJ", "CD", "PR", "RB")

    def _third(self, i: int, entry: Harm) -> bool:
        """Whether it is a verb in the present with a number after it ("Bomb Kills 12", "raiders abduct 40"), whatever the tagger makes of
        it."""
        forms = (entry.word + "s", entry.word + "es", entry.word)
        past = any(e.kind != "verb" for e in self.view.lex.harm.get(entry.word, ())) or self.view.tags[i] in (
            "VBD",
            "VBN",
        )
        return self.view.words[i] in forms[: 2 if past else 3] and i + 1 in self.view.counts

    def _deadly(self, i: int) -> bool:
        view, near = self.view, range(max(i - 2, self.start), i)  # not "a deadly attack wounded nine"
        return any(view.words[k] in view.lex.cues["deathly"] and (k == i - 1 or view.tags[k] == "RB") for k in near)

    def _verb(self, i: int, entry: Harm, status: Status) -> bool:
        view = self.view
        word, tag = view.words[i], view.tags[i]
        strict = "P" in entry.frames
        people_only = strict or ("O" in entry.frames and not (view.at(i + 1) == "dead" and self.passive(i)))
        found: Group | None = None
        if view.at(i + 1) in REFLEXIVE and (status == "wounded" or strict):
            if (found := own_hand(self, i, status)) is not None:
                self._say(found, status, i, entry)
            return found is not None
        if not {"o", "s"}.isdisjoint(entry.frames) and not word.endswith("ing") and numbered(self, i):
            figures = toll(self, i)
            for group in figures:
                self._say(group, status, i, risen=True)
            if figures:
                return True
        if (among(view, i) or (view.words[i - 1] == "those" and are_the_dead(view, i))) and (
            listed := said_of(self, i)
        ):
            for group in listed:
                self._say(group, status, i, partial=True)
            return True
        if status == "killed" and view.at(i + 1) == "them" and (found := self._them(i)) is not None:
            self._say(found, status, i, entry)
            return True
        if "ill" in entry.frames:
            active = entry.word == "treat" and not self.passive(i)
            found = self.object(i, people_only=True) if active else self.subject(i)
            if found is not None and not found.counted:
                found = None
        elif entry.frames - {"apart", "care", "aid"} == {"s"} or self.passive(i):
            found = self.subject(i)
        else:
            after = self.object(i + self._particle(i, entry), people_only)
            inverted = self.begin.get(i + 2) if view.at(i + 1) in ("was", "were") else None
            if inverted is not None and self.adjacent(i) is None:
                found = inverted
            elif (
                word.endswith("ing")
                or tag in ("VB", "VBZ", "VBP")
                or self._third(i, entry)
                or self.perfect(i)
                or view.tags[i + 1 : i + 2] == ["PRP"]
            ):
                found = after
            else:
                left = self.adjacent(i)
                if left is not None and not left.counted:
                    left = self.told_of(left) or left
                some = left is not None and (not left.counted or (left.kind == "noun" and left.count == ONE))
                if ((some and i + 1 in view.counts) or view.at(i + 1) == "those") and view.tags[i] == "VBD":
                    # "our men killed ten of the enemy", "stormed a station and beat two guards to death", "fifty men shot those who ran"
                    left = None
                if left is not None and (strict or left.kind == "pronoun" or (left.kind == "noun" and people_only)):
                    left = None
                if after is None and (whom := self.unknown(i)) is not None:
                    after, left = whom, None  # "two men shot dead a money changer"
                if view.at(i - 1) == "those" or (after is not None and after.whole is not None and after.whole is left):
                    # "ten villagers wounded: three women and seven boys"
                    after = None
                if after is not None and not (left is not None and left is not after and self._has_own(after, left, i)):
                    found = after
                elif left is not None and left.whole is not None and left.end < i and view.at(i - 1) == ",":
                    # "left a dozen, including many children, injured"
                    found = left.whole
                else:
                    found = left if left is not None else self.governor(i)
            if found is None and "s" in entry.frames:
                found = self.subject(i)
        if found is None or (people_only and (found.kind == "noun" or not (found.counted or self.passive(i)))):
            return False
        if (
            entry.word == "lose"
            and not entry.particles
            and found.end <= i
            and any(child.dep_ == "dobj" for child in view.tokens[i].rights)
        ):
            # "a private who lost a leg"
            return False
        again = found.kind == "number" and entry.word == "lose" and any(hit.status == "killed" for hit in self.hits)
        again = again or (found.kind == "number" and entry.word == "lose" and fights(view, i))
        if "care" in entry.frames and found.noun is not None and found.noun.noun == PATIENT:
            # "40 patients were flown to another hospital"
            return False
        if strict and found.kind not in ("people", "others") and not (again and view.at(found.end) in STOPS):
            return False
        if status == "displaced" and not found.counted and found.start <= i + 1 and not self.passive(i):
            # "a camp for displaced people": they were so before
            return False
        if status == "displaced" and self.armed(found):
            return False  # attackers who fled are not displaced
        if "care" in entry.frames and (found.kind in ("pronoun", "name") or not found.counted or self.bodies(found)):
            return False
        self._say(self._of_them(found, i), status, i, entry)
        return True

    def _of_them(self, group: Group, i: int) -> Group:
        """Those of a group whom the verb at ``i`` is about: "four were shot, two of whom died"; not the "seven of whom were guards" of the nine who
        were killed."""
        words = self.view.words
        some = (
            p
            for p in group.parts
            if group.end <= p.start < p.end <= i and words[p.end - 1] in OF_THEM and "," not in words[p.end : i]
        )
        return next(some, group)

    def _them(self, i: int) -> Group | None:
        """Those whom the sentence counted last as somebody's object: "rounded up 14 men and killed them"."""
        for group in reversed([g for g in self.groups if g.end <= i]):
            head = self.view.tokens[group.head] if group.head is not None else None
            if (
                head is None
                or group.kind != "people"
                or not group.counted
                or group.count == ONE
                or group.whole is not None
            ):
                continue
            return None if head.dep_ in ("nsubj", "nsubjpass") else group
        return None

    def _has_own(self, after: Group, left: Group, i: int) -> bool:
        """Whether the phrase after a headline's participle belongs to the next one ("12 killed 25 wounded in ...")."""
        view, cues = self.view, self.view.lex.cues
        if left.end == i and left.kind in ("number", "others"):
            return True
        k = after.chain()[-1].end
        while k < self.end and (view.tags[k] == "RB" or view.words[k] in cues["between"]):
            k += 1
        if k >= self.end:
            return False
        word = view.words[k]
        if word in cues["be"] or word in cues["have"]:
            return True
        if left.count == ONE and k + 1 in view.counts and after.kind == "people" and after.counted:
            return False  # "a bomber killed 30 people injured 90"
        own = word in view.lex.harm and left.kind != "pronoun"
        # "47 people killed and 50 people missing"
        return own and (not view.tags[k].endswith("G") or any(e.kind == "adj" for e in view.lex.harm[word]))

    def _say(
        self,
        group: Group,
        status: Status,
        i: int,
        entry: Harm | None = None,
        risen: bool = False,
        partial: bool = False,
    ) -> None:
        """Record a phrase with all that is joined to it; ``risen``: it is what a toll stands at, or may come to ("could rise to")."""
        if status == "wounded" and not BODIES.isdisjoint(self.view.words[group.start : group.end]):
            return  # "many of the bodies were disfigured"
        told, both = reality(self, i, entry), either(self.view, i, status)
        unreal = self.view.words[group.end : group.end + 2] == ["would", "be"]
        if risen and (unreal or self.view.lex.cues["modal"].intersection(self.view.words[i + 1 : group.start])):
            told = "hypothetical"
        alone = group.whole is not None or (self._own_adjective(group, i) and not self._all_dead(group, status, i))
        members = [group] if alone else self._shared(group, status, i)
        for member in members:
            if (member.start, status) in self.done or self._known_before(member, i):
                continue
            real: Reality = "negated" if member.count is not None and member.count.high == 0 else told
            hit = Hit(member, status, i, real, both, partial or some_of_them(self.view, member, status))
            self.done[member.start, status] = hit
            self.hits.append(hit)

    def _all_dead(self, group: Group, status: Status, i: int) -> bool:
        """Whether "dead" before the first of a list is said of all of it: "spoke of 10 dead policemen and nine militants."."""
        view, last = self.view, group.chain()[-1]
        after = view.tags[last.end] if last.end < self.end else "."
        counted = all(member.counted and member.kind == "people" for member in group.chain())
        listed = group.lead is None and last is not group and counted and view.tags[i] == "JJ"
        return listed and status == "killed" and after in (".", ",", ":", "IN", "-RRB-", "_SP")

    def _shared(self, group: Group, status: Status, i: int) -> list[Group]:
        """The members of a list that the harm at ``i`` is said of: all, but for "the deaths of four guards and two others
        hurt", where the noun before the list takes the first and the participle after it the last."""
        members = group.chain()
        last = members[-1]
        if len(members) == 1:
            return members
        if last.end == i and any(self.done.get((members[0].start, other)) for other in BOTH if other != status):
            return [last]
        if i < members[0].start and self.view.words[i + 1 : i + 2] == ["of"]:
            own = self.view.lex.harm.get(self.view.at(last.end), ()) if self.view.tags[i][:2] == "NN" else ()
            if any(entry.status not in (None, status) for entry in own):
                return members[:-1]
        return members

    def _known_before(self, group: Group, i: int) -> bool:
        """Whether people are only called what they are known to be: "recovered from the slain rebels"."""
        known = not group.counted and self._own_adjective(group, i) and self.view.words[group.start] in POINTING
        return known and self.view.tags[i] in ("JJ", "VBN")

    def _own_adjective(self, group: Group, i: int) -> bool:
        """Whether the word of harm stands within the phrase and so belongs to it alone."""
        return group.start <= i < group.end

    def _together(self) -> None:
        """People who are told to be both killed and wounded by two words in a row are some of each: "killed and injured 50"."""
        for n, hit in enumerate(self.hits):
            for m in range(n + 1, len(self.hits)):
                other = self.hits[m]
                same = hit.group is other.group and {hit.status, other.status} == set(BOTH) and hit.group.count != ONE
                first, last = sorted((hit.trigger, other.trigger))
                if same and last - first == 2 and self.view.words[first + 1] in AND and not self._died(hit, other):
                    self.hits[n], self.hits[m] = replace(hit, either=True), replace(other, either=True)

    def _died(self, *hits: Hit) -> bool:
        """Whether one of two harms is the death of those who were hurt: "were wounded and died"."""
        return any(self.view.words[hit.trigger] in DYING for hit in hits)

    def _left_over(self) -> None:
        """Figures that lean on a harm told before: "30 were killed in the town and another five outside it", "shot dead
        along with two aides"; and "15 of the wounded"."""
        view = self.view
        for hit in list(self.hits):
            for part in [p for p in hit.group.parts if self._is_fatal(p)]:
                hit.group.parts.remove(part)
                self._fatally(part)
        taken = {id(part) for hit in self.hits for part in (hit.group, *hit.group.parts)}
        for group in self.groups:
            if id(group) in taken:
                continue
            if group.whole is not None:
                if group.kind == "others" and self._is_fatal(group):
                    # "30 casualties, a dozen of them fatal"
                    self._fatally(group)
                continue
            with_them = any(tuple(view.words[group.start - len(a) : group.start]) == a for a in ALONG)
            far = self.end if view.at(group.start - 2) == "as" else FAR_ALONG
            if with_them and group.counted and self.hits and 0 < group.start - self.hits[-1].trigger < far:
                self.hits.append(Hit(group, self.hits[-1].status, self.hits[-1].trigger, self.hits[-1].reality))
                continue
            if (beside := next((h for h in self.hits if joins(view, group, h.group, h.trigger)), None)) is not None:
                self.hits.append(replace(beside, group=group))
                continue
            if group.kind not in ("number", "others"):
                continue
            if self._is_fatal(group):
                self._fatally(group)
                continue
            last = view.words[group.end - 1]
            entries = view.lex.harm.get(last, ()) if group.kind == "others" else ()
            status = next((entry.status for entry in entries if entry.status), None)
            if self._badly(group):
                # "hurt nine, four severely"
                self.hits.append(Hit(group, "wounded", self.hits[-1].trigger, "actual", partial=True))
                continue
            if status is not None:
                self.hits.append(Hit(group, status, group.end - 1, "actual", partial=some_of_them(view, group, status)))
                continue
            before = [hit for hit in self.hits if hit.group.end <= group.start and hit.trigger < group.start]
            if before and leans(view, group):
                # Who gives no word of harm speaks of the dead, where they were told beside the wounded.
                of = next((hit for hit in reversed(before) if hit.status == "killed"), before[-1])
                self.hits.append(Hit(group, of.status, of.trigger, of.reality))
                continue
            elsewhere = view.at(group.end) in ELLIPSIS or (
                group.kind == "number" and self.dated(min(group.end, self.end - 1))
            )
            if before and view.at(group.start - 1) in ALSO and elsewhere and group.counted:
                cared = bool(KEPT.intersection(view.words[group.end : group.end + 3])) and view.at(group.end) == "in"
                self.hits.append(
                    Hit(group, "wounded" if cared else before[-1].status, before[-1].trigger, before[-1].reality)
                )

    def _is_fatal(self, group: Group) -> bool:
        view = self.view
        return view.at(group.end) in view.lex.cues["deathly"] and view.at(group.end + 1) not in view.lex.harm

    def _badly(self, group: Group) -> bool:
        """Whether a bare number counts those of the hurt just told who are hurt badly: "hurt nine, four severely"."""
        view, hurt = self.view, [hit for hit in self.hits if hit.status == "wounded"]
        alone = view.at(group.end) in GRAVELY and view.at(group.end + 1) in ("", ".", ",", ";", "and", ")")
        return alone and bool(hurt) and hurt[-1] is self.hits[-1] and hurt[-1].group.end <= group.start

    def _fatally(self, group: Group) -> None:
        """ "Four were shot, one fatally": one was killed, and only the rest wounded."""
        dead = exact(group)
        for n, hit in enumerate(self.hits):
            of = exact(hit.group)
            if hit.status == "wounded" and hit.trigger < group.start and 0 < dead < of:
                rest = replace(hit.group, count=Count(low=of - dead, high=of - dead))
                self.hits[n] = replace(hit, group=rest)
        self.hits.append(Hit(group, "killed", group.end, "actual"))
