"""Figures without a word of harm of their own, for those whom the sentences before told of: "Hospitals gave 45", "the mayor put it at
60", "an early count had been 12", "five had been reported earlier", "Residents: about 50"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Status
from rashomon.reading.frames import TollMention
from rashomon.reading.tolls.aside import aside, sourced
from rashomon.reading.tolls.elliptic import has, inverted, told_somebody, verbless
from rashomon.reading.tolls.leaning import SPOKE
from rashomon.reading.tolls.people import ONE, SOME, Counted, View
from rashomon.reading.words import words

GAVE = words("gives-a-figure")
PUT = words("puts-a-figure")
COUNTS = words("count-of-people")
CHANGED = words("changes-a-figure")
LEVELS = words("at-a-level")
IT = frozenset({"it", "them", "this", "that", "these"})
ENDS = frozenset(
    {"", ".", ",", ";", ":", ")", "-", "--", "–", "—", "and", "but", "or", "while", "whereas", "then", "so", "in", "at"}
)
THEN = words("then")
BEFORE = words("told-before")
GIVEN = words("given-before")
TELLERS = words("tellers")
NEAR = 9
"""Tokens between a verb or a noun and the figure that it gives."""
LABEL = 4
"""Tokens before the colon of who gives a figure ("Hospital sources: 50")."""
SOON = 4
"""Tokens from "had been reported" to "earlier"."""
NUMBER = frozenset({"are", "been", "number", "numbered", "were"})
TO_WHOM = 4
"""Tokens between "spoke" and "of"."""
FAR = 13
"""The same from a count to its level, over what says of what it is and who gave it."""
SCALE = 25
"""So many times more or fewer may one voice count than another, of the same people."""


class Restated(NamedTuple):
    """Where a figure is given: from the verb or the noun that gives it to its number; and of what harm, where the words say it."""

    start: int
    figure: Counted
    status: Status | None
    word: int | None
    """The word of harm that it is given of ("put the wounded at 40")."""


def restated(view: View, start: int, end: int) -> Iterator[Restated]:
    """The figures of one sentence that stand alone behind a verb or a noun that gives figures.

    A number with a noun of its own, or that more words follow, may count anything.
    """
    before: Restated | None = None
    by = ""
    done = start
    other = False
    """Whether the sentence counts something else before, which "it" is then."""
    for i in range(start, end):
        counted = view.counts.get(i)
        if counted is None or counted.start != i or counted.start < done:
            continue
        done = counted.end
        if counted.value in (ONE, SOME):
            continue
        if _given_before(view, counted, end):
            yield Restated(counted.start, counted, None, None)
            continue
        if (turned := _inverted(view, start, counted, end)) is not None:
            before, by = turned, "at"
            yield turned
            continue
        if not _alone(view, counted, end):
            other = other or not any(word in view.lex.harm for word in view.words[start:end])
            continue
        found = _given(view, start, counted) or _next_to(view, before, by, counted)
        if found is not None and not (other and found.status is None and view.words[counted.start - 1] in ("at", "to")):
            if before is not None and found.status is None:
                found = found._replace(status=before.status)
            before, by = found, view.words[counted.start - 1]
            yield found


def whose_number(view: View, one: Restated, found: Sequence[TollMention]) -> bool:
    """Whether "their number" is that of people of whom the text told no harm: "gunmen came at dawn; he put their number at 30"."""
    their = next((i for i in range(one.start, one.figure.start) if view.words[i] == "their"), None)
    if their is None or one.word is not None:
        return False
    since = max((m.tokens[1] for m in found if m.tokens[1] <= one.start), default=0)
    nouns = (view.lex.victims.get(view.words[i]) for i in range(since, one.start) if view.tags[i] == "NNS")
    return any(noun is not None and noun.plural and noun.kind != "not" for noun in nouns)


def _inverted(view: View, start: int, counted: Counted, end: int) -> Restated | None:
    """ "The mission puts at 131 the villagers killed and at 40 the wounded"."""
    whom = inverted(view, counted, end)
    if whom is None:
        return None
    word = whom.stop - 1
    status = next((e.status for e in view.lex.harm[view.words[word]] if e.status in ("killed", "wounded")), None)
    put = any(view.words[i] in PUT for i in range(start, counted.start))
    return Restated(counted.start - 1, counted, status, word) if put and status is not None else None


def _alone(view: View, counted: Counted, end: int) -> bool:
    """Whether nothing follows the number that it could count: a stop, a day, or an aside ("on Friday", "to reporters", "at first")."""
    at = counted.end
    if at >= end or view.tokens[at].ent_type_ in ("DATE", "TIME") or sourced(view, counted):
        return True
    word, tag = view.words[at], view.tags[at]
    if word in ENDS or tag == "_SP":
        after = view.words[at + 1] if at + 1 < end else ""
        return word not in ("in", "at") or _dated(view, at) or after in ("all", "first", "total", "the")
    return (word in ("on", "by", "from", "for", "this", "last", "late", "within") and _dated(view, at)) or (
        word in ("to", "on") and view.tags[at + 1 : at + 2] in (["NNP"], ["NNS"], ["PRP"])
    )


def _dated(view: View, at: int) -> bool:
    """Whether a day or a time follows close behind the preposition."""
    return any(t.ent_type_ in ("DATE", "TIME") for t in view.tokens[at : at + 3])


def _given(view: View, start: int, counted: Counted) -> Restated | None:
    told = aside(view, start, counted)
    if told is not None:
        return Restated(told, counted, None, None)
    k = counted.start - 1
    while (
        k > start
        and view.words[k] not in THEN
        and (view.tags[k] == "RB" or view.words[k] in ("that", "only", "``", '"', "“"))
    ):
        k -= 1
    if k <= start:
        return None
    word = view.words[k]
    if _labelled(view, start, k):
        return Restated(start, counted, None, None)
    if _became(view, start, k):
        return Restated(k, counted, _told_last(view, start, k), None)
    if (word in GAVE and _finite(view, k) and _teller(view, k)) or has(view, k):
        return Restated(k, counted, None, None)
    if (who := told_somebody(view, start, k)) is not None or (who := verbless(view, start, counted)) is not None:
        return Restated(who, counted, None, None)
    if word == "as" and (verb := _verb(view, start, k, GAVE)) is not None:
        return _of(view, verb, k, counted)
    about = view.words[counted.start] == "about" and word in SPOKE
    if word in ("of", "about") or about:
        steps = range(k if about else k - 1, max(start, k - TO_WHOM), -1)
        verb = next((i for i in steps if view.words[i] in SPOKE), None)
        plain = verb is not None and all(view.tags[i] in ("PRP", "RB", "TO", "IN") for i in range(verb + 1, k))
        if verb is not None and plain and _finite(view, verb):
            return Restated(verb, counted, None, None)
    if word == "at" and (verb := _verb(view, start, k, PUT)) is not None:
        return _of(view, verb, k, counted)
    if word == "to" and (verb := _verb(view, start, k, CHANGED)) is not None:
        return _of(view, verb, k, counted)
    return _level(view, start, k, counted)


def _given_before(view: View, counted: Counted, end: int) -> bool:
    """Whether a bare number is told to have been given before: "five had been reported earlier in the day", "12 were first announced"."""
    at = counted.end
    be, have = view.lex.cues["be"], view.lex.cues["have"]
    while at < end and (view.words[at] in be or view.words[at] in have or view.words[at] in BEFORE):
        at += 1
    if at == counted.end or at >= end or view.words[at] not in GIVEN:
        return False
    after = view.words[at + 1 : min(at + 1 + SOON, end)]
    if any(word in view.lex.harm for word in after):
        return False
    return not BEFORE.isdisjoint((*view.words[counted.end : at], *after))


def _labelled(view: View, start: int, k: int) -> bool:
    """Whether who gives the figure stands before it, at the start of the sentence, with a colon at ``k``: "Residents: about 50"."""
    if view.words[k] != ":" or not 0 < k - start <= LABEL:
        return False
    label = range(start, k)
    if any(view.words[i] in view.lex.harm or view.words[i] in COUNTS for i in label):
        return False
    return any(i in view.actors or view.words[i] in TELLERS or view.tokens[i].ent_type_ == "ORG" for i in label)


def _became(view: View, start: int, k: int) -> bool:
    """Whether the figure behind ``k`` is what "it" later was, beside one told before in the sentence: "... 21 dead; by evening it was 32", "at
    first 21 were reported dead, later 32"."""
    told = next((i for i in range(k - 1, start - 1, -1) if i in view.counts), None)
    if told is None or not any(word in view.lex.harm for word in view.words[start:k]):
        return False
    if view.words[k] in THEN:
        return k - told < NEAR and view.words[k - 1] in (",", ";", "and", "but", "-", "--", "–", "—", "(")
    if view.words[k - 1] != "it" or view.words[k] not in LEVELS:
        return False
    since = range(max(told, k - NEAR), k - 1)
    return any(
        view.words[i] == "by" or view.words[i] in THEN or view.tokens[i].ent_type_ in ("DATE", "TIME") for i in since
    )


def _told_last(view: View, start: int, k: int) -> Status | None:
    """Killed or wounded by the last word of harm before ``k``: "13 injured, then 16"."""
    for i in range(k - 1, start - 1, -1):
        for entry in view.lex.harm.get(view.words[i], ()):
            if entry.status in ("killed", "wounded"):
                return entry.status
    return None


def _next_to(view: View, before: Restated | None, by: str, counted: Counted) -> Restated | None:
    """What another says, or the same later, with the verb left out: "the army put it at 12 and the mayor at 20", "spoke of 15, then of 20"."""
    if before is None:
        return None
    gap = range(before.figure.end, counted.start)
    cut = [i for i in gap if view.words[i] in ("and", "while", "but", ";")]
    gap = range(cut[-1], gap.stop) if cut and len(gap) < 2 * NEAR else gap
    low = [view.words[i] for i in gap]
    if not 0 < len(gap) <= NEAR:
        return None
    if low == ["and"] and before.status in (None, "killed") and by not in ("of", "at", "to", "from"):
        # "officials first said 28 and 44": the dead and the hurt of those told before
        return Restated(counted.start, counted, "wounded", None)
    then = bool(low) and low[-1] in THEN and "and" in low
    if not then and (low[-1] != by or by not in ("of", "at", "to")):
        return None
    known = ("his", "her", "its")
    if any(
        view.tags[i][:1] not in "NJDRC,I" and low[n] not in known and low[n] not in view.lex.harm
        for n, i in enumerate(gap)
    ):
        return None
    status, word = _harm(view, gap.start, gap.stop)
    return Restated(gap.start + (low[0] in (",", "and", "but")), counted, status or before.status, word)


def _verb(view: View, start: int, k: int, kind: frozenset[str]) -> int | None:
    """The verb of a kind shortly before ``k``, with no other figure between."""
    steps = range(k - 1, max(start, k - NEAR) - 1, -1)
    return next(
        (i if view.words[i] in kind else None for i in steps if view.words[i] in kind or i in view.counts), None
    )


def _of(view: View, verb: int, k: int, counted: Counted) -> Restated | None:
    """What a verb puts at a figure: "it", a count, or the dead or wounded."""
    told = [i for i in range(verb + 1, k) if view.words[i] not in ("up", "down", "back")]
    if not told and view.words[verb - 1] in view.lex.cues["be"]:
        # "the wounded were put at 38"
        told = list(range(max(verb - 4, 0), verb - 1))
    if not told:
        return None
    status, word = _harm(view, told[0], told[-1] + 1)
    known = status is not None or any(view.words[i] in COUNTS for i in told)
    if known and _others(view, told[0], told[-1] + 1):
        return None
    if not known and not (len(told) == 1 and view.words[told[0]] in IT):
        return None
    return Restated(verb, counted, status, word)


def _level(view: View, start: int, k: int, counted: Counted) -> Restated | None:
    """ "The count had been 11", "an early figure of 134", "a first toll was 73", "the dead were 109"."""
    if view.words[k] not in LEVELS:
        return None
    noun = next((i for i in range(k - 1, max(start, k - FAR) - 1, -1) if view.words[i] in COUNTS), None)
    if noun is not None and view.tags[noun][:1] == "N" and not _others(view, noun + 1, k):
        between = view.words[noun + 1 : k]
        verbal = any(word in LEVELS for word in (*between, view.words[k])) and view.words[k] != "of"
        if verbal or not between:
            status, word = _harm(view, noun, k)
            return Restated(noun, counted, status, word)
    dead = k - 1 if view.words[k] != "been" else k - 2
    before = view.words[dead - 1] if dead > start else ""
    if view.words[k] in NUMBER and before == "the":
        status, word = _harm(view, dead, dead + 1)
        if status is not None:
            return Restated(dead, counted, status, word)
    return None


def _others(view: View, start: int, end: int) -> bool:
    """Whether the words tell of things or people that nobody harmed ("the number of prisoners")."""
    for i in range(start, end):
        if view.words[i] == "of":
            rest = range(i + 1, min(i + 5, end))
            nouns = [k for k in rest if view.tags[k] == "NNS" and view.words[k] not in COUNTS]
            harmed = any(view.words[k] in view.lex.harm for k in rest)
            if nouns and not harmed:
                return True
    return False


def _harm(view: View, start: int, end: int) -> tuple[Status | None, int | None]:
    """The killed or wounded of whom the words speak, and the word that says it."""
    for i in range(start, end):
        for entry in view.lex.harm.get(view.words[i], ()):
            if entry.status in ("killed", "wounded") and entry.kind != "verb" and "toll" not in entry.frames:
                return entry.status, i
    return None, None


def _finite(view: View, k: int) -> bool:
    """Whether the verb tells what somebody did, and not what was done to somebody."""
    if view.tags[k] in ("VBD", "VBZ", "VBP"):
        return view.words[k - 1] not in view.lex.cues["be"]
    perfect = any(view.words[i] in view.lex.cues["have"] for i in range(max(k - 3, 0), k))
    modal = any(view.words[i] in ("could", "can", "would") for i in range(max(k - 3, 0), k))
    return view.tags[k] in ("VBN", "VB", "VBG") and (
        perfect or modal or view.words[k - 1] in ("was", "were", "is", "are")
    )


def _teller(view: View, k: int) -> bool:
    """Whether a subject stands before the verb, so that it is no heading's or order's."""
    token = view.tokens[k]
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.lefts) or (
        view.tags[k - 1][:2] in ("NN", "PR") or view.words[k - 1] in view.lex.cues["have"]
    )
