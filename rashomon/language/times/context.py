"""What the sentence says of a time expression: tense of its verb, whether it hangs on a cue of speech, "since" before it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from rashomon.language.times.words import listed

DATA = Path(__file__).parent / "data" / "verbs.tsv"
CLIMB = 12
WHO = 5
"""Words for who speaks, behind a day that opens a sentence."""
STATES = frozenset({"be", "lie", "remain"})
ADVERBS = frozenset({"on", "late", "early", "later", "earlier", "in", "at", "also", "here", "by", "around"})
MODIFIERS = {
    "since": "since", "before": "before", "after": "after", "until": "until", "till": "until", "by": "until",
}  # fmt: skip
UP_TO = frozenset({("as", "of"), ("as", "on"), ("as", "at"), ("up", "to")})
"""Two words before a day by which something was counted."""
DUE = listed("due")
AT_ONCE = listed("at-once")
REACT = listed("react")


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Kind of each listed form: ``say`` (verbs of speech), ``word`` (nouns of speech), ``venue`` (where it is said), ``plan`` (what follows lies ahead), ``ahead`` (the
    time beside it does), ``term`` (the time right behind it does), ``begin`` (what goes on from the time beside it), ``judge`` (says so
    of a deed)."""
    found: dict[str, str] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            kind, forms = line.split("\t")
            found |= dict.fromkeys(forms.split(), kind)
    return found


def modifier(doc: Doc, start: int, end: int) -> str | None:
    """``since``, ``before``, ``after`` or ``until`` where that word stands right before the words ``[start, end)``.

    "After Friday prayers" is on Friday, so before a noun only "since" and "until" count. "In fighting that began on Friday" is since
    Friday.
    """
    if start == 0:
        return None
    if _since_it_began(doc, start, end) or _since_clause(doc, start, end):
        return "since"
    word = doc[start - 1].lower_
    found = MODIFIERS.get(word)
    if start > 1 and (doc[start - 2].lower_, word) in UP_TO:
        owned = end < len(doc) and doc[end].tag_ in ("POS", "NN", "NNS")  # "owned up to Sunday's attack"
        return None if owned else "until"
    if found in ("before", "after") and end < len(doc) and (doc[end].tag_[:1] in ("N", "J") or doc[end].tag_ == "POS"):
        return None
    return found


def _since_it_began(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause about something says that it began then."""
    if not doc.has_annotation("DEP"):
        return False
    verb, through = _governor(_root(doc, start, end), start, end)
    begins = verb is not None and through is None and verb.dep_ == "relcl" and verbs().get(verb.lower_) == "begin"
    return (
        begins and verb is not None and not (verb.head.tag_ == "NN" and verb.head.lower_ in AT_ONCE and _one(verb.head))
    )


def _one(noun: Token) -> bool:
    return any(k.dep_ == "det" for k in noun.lefts)


def _since_clause(doc: Doc, start: int, end: int) -> bool:
    """ "Since the rebels entered the town on Friday, nine have been killed": from the day of the clause on."""
    if not doc.has_annotation("DEP"):
        return False
    verb, through = _governor(_root(doc, start, end), start, end)
    if verb is None or through is not None or verb.dep_ != "advcl":
        return False
    since = any(k.dep_ == "mark" and k.lower_ == "since" for k in verb.children)
    return since and any(k.dep_ == "aux" and k.lower_ in ("has", "have", "'ve") for k in verb.head.children)


def hangs_on(doc: Doc, start: int, end: int) -> tuple[str | None, str | None]:
    """Tense and role of the expression in the words ``[start, end)``.

    Result: ``past``, ``present``, ``future`` or ``None``; ``reporting``, ``event`` or ``None`` where the text has no parse.
    """
    if not doc.has_annotation("DEP"):
        return None, None
    root = _root(doc, start, end)
    governor, through = _governor(root, start, end)
    known = verbs()
    role = "event"
    if (
        (governor is not None and _speaks(governor, known) and _said_there(through, known))
        or (governor is not None and end <= governor.i and known.get(governor.lower_) == "judge")
        or (governor is not None and through is None and _reacts(governor, start, end))
        or (through is not None and known.get(through.lower_) == "word")
        or _right_after_cue(doc, start, end, known)
        or _opening(doc, start, end, known)
        or _opens_saying(doc, start, end, known)
        or (governor is not None and through is None and (_of_state(governor) or _of_count(governor, known)))
    ):
        role = "reporting"
    if role == "reporting" and governor is not None and _of_content(doc, start, end, governor):
        role = "event"
    if role == "reporting" and governor is not None and _beside_noun(doc, start, end, governor, known):
        role = "event"
    verb = governor
    while verb is not None and verb.tag_[:1] not in "VM":
        verb = None if verb.head.i == verb.i else verb.head
    if (
        (governor is not None and known.get(governor.lower_) in ("ahead", "term"))
        or _term(doc, start, known)
        or (governor is not None and governor.i < start and governor.tag_ in ("VBZ", "VBP") and governor.lower_ in DUE)
        or _set_for(doc, start, end)
    ):
        return "future", role
    return (tense(verb) if verb is not None else None), role


def _of_content(doc: Doc, start: int, end: int, said: Token) -> bool:
    """ "Two men were killed near the town on Saturday, the army said": a day before a comma that ends what is told is of that, whatever the
    parse says; so it is without the comma where the sentence ends with who said it."""
    first = doc[start].sent.start
    if said.i < end or end >= len(doc) or not any(t.tag_[:1] == "V" for t in doc[first:start]):
        return False
    comma = doc[end].text == ","
    if not comma and not (said.i + 1 < len(doc) and doc[said.i + 1].text in (".", "\n", "\n\n")):
        return False
    between = doc[end + comma : said.i]
    return bool(between) and not any(t.tag_[:1] in "VM" or t.text in (",", ";") for t in between)


def _beside_noun(doc: Doc, start: int, end: int, said: Token, known: dict[str, str]) -> bool:
    """ "The raid, before dawn on Thursday, was claimed by ...", "in a text on a raid that morning, the army said": a day that stands by a noun
    is of that, and not of what was said of it."""
    before = start - 1
    if doc[start].lower_ == "that" and before > 0 and doc[before].tag_[:2] == "NN":
        return known.get(doc[before].lower_) not in ("word", "venue") and doc[before].dep_ in ("pobj", "dobj")
    while before > 0 and (
        doc[before].lower_ in ADVERBS or doc[before].lower_ in MODIFIERS or doc[before].lower_ == "shortly"
    ):
        before -= 1
    if not before > 0 or end >= said.i or doc[before].text != "," or doc[end].text != ",":
        return False
    return doc[before - 1].head.i == said.i and doc[before - 1].dep_ == "nsubjpass"


def _of_state(verb: Token) -> bool:
    """ "Twenty people are dead this morning": how things stand when it is told, not when it was done."""
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in STATES and any(k.dep_ == "acomp" for k in verb.rights)


def _of_count(verb: Token, known: dict[str, str]) -> bool:
    """ "The toll rose to 30 on Monday", "the statement, read on Saturday", "struggled all day to say how many": the day of a count, of a text
    or of a try to say, not of the deed."""
    rose = known.get(verb.lower_) == "rise" and any(
        known.get(k.lower_) == "toll" and k.dep_ in ("nsubj", "nsubjpass", "dobj") for k in verb.children
    )
    read = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG") and known.get(verb.head.lower_) == "word"
    return rose or read or any(k.dep_ == "xcomp" and known.get(k.lower_) == "say" for k in verb.rights)


def _reacts(verb: Token, start: int, end: int) -> bool:
    """ "Called on Friday for an inquiry into the raid", "on Friday vowed to strike back"."""
    if verb.tag_ != "VBD" or verb.lower_ not in REACT or verb.dep_ in ("relcl", "acl"):
        return False
    return end <= verb.i or all(verb.doc[i].lower_ in ADVERBS for i in range(verb.i + 1, start))


def _said_there(noun: Token | None, known: dict[str, str]) -> bool:
    """Whether the noun between an expression and a verb of speech, if there is one, is where it was said: "at a meeting on Friday"."""
    return noun is None or noun.lower_ == "time" or known.get(noun.lower_) == "venue"


def _opening(doc: Doc, start: int, end: int, known: dict[str, str]) -> bool:
    """ "At a cabinet meeting on Friday, the president condemned ...": where and when it was said opens the sentence, whatever the parse
    says."""
    sentence = doc[start].sent
    if doc[sentence.start].lower_ not in ("at", "in", "during") or end >= sentence.end or doc[end].text != ",":
        return False
    if not any(known.get(doc[i].lower_) == "venue" for i in range(sentence.start, start)):
        return False
    return any(known.get(doc[i].lower_) == "say" for i in range(end, sentence.end))


def _opens_saying(doc: Doc, start: int, end: int, known: dict[str, str]) -> bool:
    """ "On 10 January the group claimed the attack and twenty killed": a day, who spoke and a verb of speech, whatever the parse makes of
    the rest."""
    first = doc[start].sent.start
    if start - first > 1 or (start > first and doc[first].lower_ != "on"):
        return False
    at = end
    while at < len(doc) and at - end < WHO and doc[at].tag_[:1] in ("N", "D", "J"):
        at += 1
    return (
        end < at < len(doc)
        and doc[at].tag_ == "VBD"
        and _speaks(doc[at], known)
        and doc[at].dep_ not in ("relcl", "acl")
    )


def _speaks(verb: Token, known: dict[str, str]) -> bool:
    """A verb of speech; a blast that "claimed twenty lives" says nothing."""
    return known.get(verb.lower_) == "say" and not any(known.get(word.lower_) == "taken" for word in verb.rights)


def _term(doc: Doc, start: int, known: dict[str, str]) -> bool:
    """ "Notes due May 1", "payable on May 1": the day lies ahead, whatever the verb of the sentence."""
    at = start - 1 - (start > 1 and doc[start - 1].lower_ in ("on", "in", "by"))
    return at >= 0 and known.get(doc[at].lower_) == "term"


def behind_object(doc: Doc, said: int, start: int, end: int) -> bool:
    """Whether the words ``[start, end)`` hang on a verb of saying with what is said of between, and the word at ``said`` stands before that verb in the
    same sentence: "reports on Thursday spoke of a massacre on Wednesday"."""
    verb, _ = _governor(_root(doc, start, end), start, end)
    if verb is None or not said <= verb.i < start or doc[said].sent.start != verb.sent.start:
        return False
    things = [k for k in verb.children if k.dep_ in ("dobj", "prep") and verb.i < k.i < start]
    return any(k.dep_ == "dobj" or (k.lower_ == "of" and any(j.dep_ == "pobj" for j in k.children)) for k in things)


def _set_for(doc: Doc, start: int, end: int) -> bool:
    """ "A vote was called for Monday": what something is set for lies ahead of that, be it of the telling; "blamed for Monday's raid" it does not."""
    if start == 0 or doc[start - 1].lower_ != "for" or not (doc[start].is_title or doc[start].is_digit):
        return False
    return end >= len(doc) or not (doc[end].tag_[:1] in ("N", "J") or doc[end].tag_ == "POS")


def _root(doc: Doc, start: int, end: int) -> Token:
    """The word of the expression that hangs on something outside."""
    for at in range(start, end):
        token = doc[at]
        if not start <= token.head.i < end or token.head.i == token.i:
            return token
    return doc[start]


def _governor(token: Token, start: int, end: int) -> tuple[Token | None, Token | None]:
    """The verb over a word and the nearest noun between them that the expression describes."""
    noun = None
    for _ in range(CLIMB):
        head = token.head
        if head.i == token.i:
            return (token if token.tag_[:1] == "V" else None), noun
        token = head
        if token.tag_[:1] in ("V", "M"):
            return token, noun
        if token.tag_[:1] == "N" and noun is None and not start <= token.i < end:
            noun = token
    return None, noun


def _right_after_cue(doc: Doc, start: int, end: int, known: dict[str, str]) -> bool:
    """ "a monitor said Tuesday", "told reporters on Friday": the cue stands right before, whatever the parse says."""
    if end < len(doc) and (doc[end].tag_[:1] in ("N", "J") or doc[end].tag_ == "POS"):
        return False
    if end < len(doc) and known.get(doc[end].lower_) == "say" and doc[end].tag_ in ("VBD", "VBZ"):
        return True
    at = start - 1
    while at >= 0 and doc[at].lower_ in ADVERBS:
        at -= 1
    if at < 0:
        return False
    if known.get(doc[at].lower_) == "say" and doc[at].tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
        return True
    return (
        at > 0 and doc[at].tag_[:1] in ("N", "P") and known.get(doc[at - 1].lower_) == "say" and _addresses(doc[at - 1])
    )


def _addresses(verb: Token) -> bool:
    return verb.lower_ in ("told", "tells", "telling", "informed")


def tense(verb: Token) -> str | None:
    """Tense that a verb tells, with its auxiliaries; an infinitive lies ahead of the verb that plans it."""
    known = verbs()
    helpers = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    modal = [h for h in helpers if h.tag_ == "MD"]
    if verb.tag_ == "VB" and not helpers and verb.dep_ == "ROOT" and not any(c.dep_ == "nsubj" for c in verb.lefts):
        # "Tune in on Thursday at 6 p.m."
        return "future"
    if verb.tag_ == "MD" or modal:
        word = (modal[0] if modal else verb).lower_
        have = any(h.lower_ in ("have", "'ve") for h in helpers)
        return "past" if have else None if word == "could" else "future"
    if any(h.tag_ == "TO" for h in helpers):
        over = verb.head
        if over.i == verb.i:
            return "future"
        if (
            known.get(over.lower_) in ("plan", "ahead", "term")
            or over.tag_ in ("VBZ", "VBP", "MD")
            or over.lemma_ == "be"
        ):
            return "future"
        return tense(over) if over.tag_[:1] == "V" else None
    if any(h.tag_ == "VBD" for h in helpers) or verb.tag_ == "VBD":
        return "past"
    if any(h.lower_ in ("has", "have", "had", "'ve", "having") for h in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(h.tag_ in ("VBZ", "VBP") for h in helpers):
        return "present"
    if verb.tag_ == "VBN" and not helpers and verb.dep_ in ("acl", "amod", "advcl", "relcl"):
        return "past"
    if verb.tag_ in ("VBG", "VBN", "VB") and verb.head.i != verb.i:
        above: Any = verb.head
        for _ in range(CLIMB):
            if above.tag_[:1] in ("V", "M") or above.head.i == above.i:
                break
            above = above.head
        if above.tag_[:1] in ("V", "M") and above.i != verb.i and above.i < verb.i:
            return tense(above)
    return "past" if verb.tag_ == "VBN" else None
