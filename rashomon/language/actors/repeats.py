"""Later names of whom a text has named before: family names, abbreviations, "the Observatory"; and leaders known by name."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language.actors.mention import Mention
from rashomon.language.actors.view import NAMES, View


def repeated(view: View, taken: dict[int, Mention]) -> list[Mention]:
    """Family names and abbreviations of whom the text has named in full: "Okello", "the ULFD"."""
    families: dict[str, str] = {}
    short: dict[str, Mention] = {}
    for m in {id(m): m for m in taken.values()}.values():
        if m.what == "person" and m.end - m.start > 1:
            families.setdefault(view.text[m.end - 1], m.name)
        elif m.what == "organisation" and m.end - m.start > 1:
            name = _abbreviation(view, m)
            if name:
                short.setdefault(name, m)
    bracketed = _bracketed(view, taken)
    given = _given(view, taken, families)
    heads, states = _heads(view, taken), _states(taken)
    found = list(_tails(view, taken))
    for i, word in enumerate(view.text):
        old = taken.get(i)
        known = heads.get(word)
        if known is not None and i >= known.end and (old is None or old.end - old.start == 1):
            found.append(Mention(i, i + 1, i, known.what, known.entry, name=known.name, extra=known.extra))
        elif word in short and (old is None or (old.what == "organisation" and old.end - old.start == 1)):
            full = short[word]
            found.append(Mention(i, i + 1, i, "organisation", None, name=full.name, extra=full.extra))
        elif word in bracketed and old is None and i > bracketed[word]:
            found.append(Mention(i, i + 1, i, "organisation", None, name=word))
        elif (
            old is None
            and (view.tag[i] in NAMES or (len(word) > 6 and view.tag[i] == "NN"))
            and _leads(view, i, states)
        ):
            found.append(Mention(i, i + 1, i, "person", None, name=word))
        elif word in given and old is None and view.tag[i] in NAMES:
            found.append(Mention(i, i + 1, i, "person", None, name=given[word]))
        elif (
            word in families and view.tag[i] in NAMES and len(word) > 2
            and (old is None or (old.what == "organisation" and old.end - old.start == 1))
        ):  # fmt: skip
            found.append(Mention(i, i + 1, i, "person", None, name=word))
    return found


def _bracketed(view: View, taken: dict[int, Mention]) -> dict[str, int]:
    """Abbreviations that stand in brackets right behind a name, and where: "the Coast Defence Forces (CDF)"."""
    found: dict[str, int] = {}
    for i, word in enumerate(view.text):
        if (
            2 < len(word) < 9
            and word.isupper()
            and word.isalpha()
            and view.word(i - 1) == "("
            and view.word(i + 1) == ")"
        ):
            before = taken.get(i - 2)
            if before is not None and before.what != "state" and (view.low[i],) not in view.lex.entries:
                found.setdefault(word, i)
    return found


def _given(view: View, taken: dict[int, Mention], families: dict[str, str]) -> dict[str, str]:
    """Full names by given name, of those whom the text calls by it alone and never by the family name: "Somsak", "Saddam"."""
    alone = {
        word
        for i, word in enumerate(view.text)
        if view.tag[i] in NAMES and view.tagged(i + 1) not in NAMES and (not i or view.tag[i - 1] not in NAMES)
    }
    found: dict[str, set[str]] = {}
    for m in {id(m): m for m in taken.values()}.values():
        if m.what == "person" and m.end - m.start > 1:
            name = m.name.split()
            if name[0] in alone and name[-1] not in alone and name[0] not in families and len(name[0]) > 2:
                found.setdefault(name[0], set()).add(m.name)
    return {word: names.pop() for word, names in found.items() if len(names) == 1}


def _states(taken: dict[int, Mention]) -> set[str]:
    """The states that the text names."""
    return {m.entry.country for m in taken.values() if m.what == "state" and m.entry is not None and m.entry.country}


def _leads(view: View, i: int, states: set[str]) -> bool:
    """Whether a name that the tagger missed is that of a leader of a state of the text: "Assad", "Assads regime"."""
    leaders, low = view.lex.leaders, view.low[i]
    known = leaders.get(low) or (leaders.get(low[:-1]) if low.endswith("s") else None)
    return known is not None and known[0] in states and view.text[i][:1].isupper()


def _heads(view: View, taken: dict[int, Mention]) -> dict[str, Mention]:
    """The one word of a name that stands for it later: "the Observatory", "the Front"; none that two names share."""
    words = view.lex.words
    found: dict[str, list[Mention]] = {}
    for m in {id(m): m for m in taken.values()}.values():
        if m.what in ("group", "organisation") and m.end - m.start > 1:
            for i in range(m.start, m.end):
                low = view.low[i]
                if view.text[i][:1].isupper() and any(
                    low in words[name] for name in ("armed_names", "party_names", "organisation_names")
                ):
                    found.setdefault(view.text[i], []).append(m)
    return {
        word: named[0]
        for word, named in found.items()
        if len({m.entry.code if m.entry is not None else m.name for m in named}) == 1
    }


def _tails(view: View, taken: dict[int, Mention]) -> Iterator[Mention]:
    """The last two words of a group's name, written small, where they stand for it: "the liberation army", "the islamic front"."""
    names: dict[tuple[str, str], list[Mention]] = {}
    for m in {id(m): m for m in taken.values()}.values():
        if m.what in ("group", "organisation") and m.end - m.start > 2 and view.text[m.end - 1][:1].isupper():
            names.setdefault((view.low[m.end - 2], view.low[m.end - 1]), []).append(m)
    for i in range(1, len(view) - 1):
        named = names.get((view.text[i], view.text[i + 1]))
        if named and named[0].end <= i and view.low[i - 1] == "the" and len({m.name for m in named}) == 1:
            full = named[0]
            yield Mention(i, i + 2, i + 1, full.what, full.entry, name=full.name, extra=full.extra, definite=True)


def _abbreviation(view: View, m: Mention) -> str:
    """The abbreviation that follows a name, in brackets or not: capitals that begin like the name's words."""
    k = m.end + (view.word(m.end) == "(")
    if k >= len(view):
        return ""
    word = view.text[k]
    if not (2 <= len(word) <= 8 and word.isupper() and word.isalnum()):
        return ""
    initials = "".join(w[0] for w in m.name.replace("-", " ").split()).upper()
    return word if k > m.end or (word[0] in initials and set(word) <= set(initials)) else ""
