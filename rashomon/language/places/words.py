"""The words around place names that tell what they name: read from ``data/words.yaml`` into patterns, once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml
from spacy.lang.en.stop_words import STOP_WORDS


class Words:
    """Patterns made of the word lists; see the comments in the data file for what each list holds."""

    def __init__(self, path: Path) -> None:
        lists: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8"))
        unquoted = [f"{name}: {w}" for name, all_of in lists.items() for w in all_of if not isinstance(w, str)]
        if unquoted:
            raise ValueError(f"{path}: quote what YAML takes for no word: {', '.join(unquoted)}")
        self.kinds = {w: kind for kind in ("A1", "A2", "P", "Q", "F", "R") for w in lists[kind]}
        self.plain = frozenset(lists["plain"])
        self.bodies = frozenset(lists["bodies"])
        self.no_nation = frozenset(lists["no_nation"])
        self.days = frozenset(lists["days"])
        self.day_parts = frozenset(lists["day_parts"])
        self.area_heads = frozenset(lists["area_heads"])
        self.sites = frozenset(lists["sites"])
        self.landforms = frozenset(lists["landforms"])
        self.overruns = frozenset(lists["overruns"])
        self.works = frozenset(lists["works"])
        self.of_nobody = frozenset(lists["of_nobody"])
        self.aimed = frozenset(lists["aimed"])
        self.armed = frozenset(lists["armed"])
        self.edges = frozenset(lists["edge"])
        self.local = frozenset(lists["local"])
        self.papers = frozenset(lists["papers"])
        self.shires = frozenset(lists["shires"])
        self.shortened = frozenset(lists["shortened"])
        self.modest = frozenset(lists["modest"])
        self.units = frozenset(lists["units"])
        self.tons = frozenset(lists["tons"])
        self.bare_ends = frozenset(lists["bare_ends"])
        self.accuses = frozenset(lists["accuses"])
        self.allies = frozenset(lists["allies"])
        self.powers = frozenset(lists["powers"])
        self.particles = frozenset(lists["particles"])
        self.heads = frozenset(lists["heads"])
        self.place_heads = frozenset(lists["place_heads"])
        self.strong = frozenset(lists["locative"]) - frozenset(lists["weak"])
        self.titles = frozenset(lists["titles"])
        self.peoples_ends = tuple(lists["peoples_ends"])
        self.parts = frozenset(lists["parts"])
        self.local_of = frozenset(lists["local_of"])
        self.slain_of = frozenset(lists["slain_of"])
        self.neighbours = frozenset(lists["neighbours"])
        self.lands = frozenset(lists["lands"])
        self.buildings = frozenset(lists["buildings"])
        self.named_freely = frozenset(lists["named_freely"])
        self.takes = frozenset(lists["takes"])
        self.schools = frozenset(lists["schools"])
        self.roads = frozenset(lists["roads"])
        self.ways = frozenset(lists["ways"])
        self.dwellers = frozenset(lists["dwellers"])
        self.nature = frozenset(lists["nature"])
        self.foreigners = re.compile(rf"\s+(?:[a-z]+\s+)?(?:{alternatives(lists['foreigners'])})s?\b")
        self.waters = frozenset(lists["waters"])
        self.falls = frozenset(lists["falls"])
        self.set_at = frozenset(lists["set_at"])
        self.put_in = frozenset(lists["put_in"])
        self.moves = frozenset(lists["moves"])
        self.leading = frozenset(lists["leading"])
        self.trusted = frozenset(lists["trusted"])
        self.beside = frozenset(lists["beside"])
        self.lying = frozenset(lists["lying"])
        self.list_ends = frozenset(lists["list_ends"])
        self.closers = frozenset(lists["closers"])
        self.after_kind = frozenset(lists["after_kind"])
        self.one_spelling = frozenset(lists["one_spelling"])
        self.sights = frozenset(lists["sights"])
        self.turns = frozenset(lists["direction"])
        self.passed_over = frozenset((*lists["direction"], *lists["qualifiers"]))
        self.described = self.passed_over - {"the", "a", "an"}
        self.locative = frozenset(lists["locative"])
        self.deeds = frozenset(lists["deeds"])
        # Stand inside no name that no gazetteer knows.
        self.outside = (
            self.kinds.keys() | self.turns | self.bodies | self.titles | self.plain | STOP_WORDS - self.particles
        )
        self.no_homes = frozenset(lists["no_homes"])
        self.residents = frozenset(lists["residents"])
        self.no_seats = frozenset(lists["no_seats"])
        self.quarters = frozenset(lists["quarters"])
        self.seat_kinds = frozenset(lists["seat_kinds"])
        self.seats = frozenset(tuple(w.split()) for w in lists["seats"])
        self.inquiries = frozenset(lists["inquiries"])
        self.heads_for = frozenset(lists["heads_for"])
        self.away = frozenset(lists["away"])
        self.reliefs = frozenset(lists["reliefs"])
        self.aircraft = frozenset(lists["aircraft"])
        self.vessels = frozenset(lists["vessels"])
        self.lays = frozenset(lists["lays"])
        self.razes = frozenset(lists["razes"])
        self.razed = frozenset(lists["razed"])
        self.hits = frozenset(lists["hits"])
        self.battles = frozenset(lists["battles"])
        self.onslaughts = frozenset(lists["onslaughts"])
        self.fared = frozenset(lists["fared"])
        self.adverbs = frozenset(lists["adverbs"])
        self.mourns = frozenset(lists["mourns"])
        self.own_people = frozenset(lists["own_people"])
        self.parish = frozenset(lists["parish"])
        self.barrages = frozenset(lists["barrages"])
        self.campaigns = frozenset(lists["campaigns"])
        self.lines = frozenset(lists["lines"])
        self.posts = frozenset(lists["posts"])
        self.two_sided = frozenset(lists["two_sided"])
        self.no_site = frozenset(lists["no_site"])
        self.site_before = frozenset(lists["site_before"])
        self.says = frozenset(lists["says"])
        self.street_after = re.compile(rf"\s+({alternatives(lists['S'])})(?![\w’'])")
        self.street_ends = frozenset(lists["S"])
        # "North Pecos and East Gowan roads", whether or not the second name is known for one
        self.corner_after = re.compile(
            rf"\s+(?:and|&)\s+(?:[A-Z][\w.’']*\s+){{1,3}}(?:{alternatives(lists['streets'])})\b"
        )
        self.corner_before = re.compile(rf"\b(?:{alternatives(lists['corners'])})\s+of\s+(?:the\s+)?$", re.I)
        self.brought = re.compile(rf"\b(?:{alternatives(lists['brought'])})\b", re.I)
        self.care = re.compile(rf"\b(?:{alternatives(lists['care'])})\b", re.I)
        self.streets_after = re.compile(rf"\s+({alternatives(lists['streets'])})\b")
        self.block_before = re.compile(r"\bblock\s+of\s+$", re.I)
        self.side = re.compile(rf"(?:(?:{alternatives(lists['direction'])})\s*)+(?:side|end)", re.I)
        kind, turn, near = alternatives(list(self.kinds)), alternatives(lists["direction"]), alternatives(lists["near"])
        fill = (
            rf"(?:(?:{turn}|{alternatives(lists['qualifiers'])}|[\w-]+(?:held|controlled|majority|populated))[\s-]+)*"
        )
        self.direction = re.compile(
            rf"(?:\b((?:{turn})(?:[ -](?:{turn}))?)[\s-]+(?:parts? of (?:the )?|half of (?:the )?)?)$", re.I
        )
        self.kind_after = re.compile(rf"['’]?s?\s+(?:{fill})({kind})\b(?!['’]s)", re.I)
        self.kind_before = re.compile(rf"\b({kind})(?:\s+(?:of|named|called|known as)\s+(?:the\s+)?|\s+)$", re.I)
        self.kind_ends = frozenset(re.findall(r"\w+", w)[-1] for w in self.kinds)
        of_land = [w for w, kind in self.kinds.items() if kind not in ("F",) and w not in lists["of_nobody"]]
        self.people_before = re.compile(
            rf"\b([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)(?:[\s-]+(?:{fill}(?:[a-z]+[^sd\W]\s+)?{fill}(?:{alternatives(of_land)})(?:\s+(?:of|in|called|named))?"
            rf"|{turn}(?:[ -](?:{turn}))?))?\s+(?:the\s+)?$"
        )
        """ "the Syrian border town of", "Indonesian": whose country it is; "Turkish shells fell on" and "a French base in" tell whose they are."""
        self.near_before = re.compile(rf"\b(?:{near})\s+(?:the\s+)?(?:{fill}(?:{kind})\s+(?:of\s+)?|{fill})$", re.I)
        self.near_after = re.compile(rf"['’]?s?\s+(?:{fill})(?:{alternatives(lists['edge'])})\b", re.I)
        self.distance = re.compile(
            rf"\b((?:about|around|some|roughly|nearly|almost|over|under|just)?\s*([\d.,]+|{alternatives(list(NUMBERS))})(?:\s+dozen)?"
            rf"[\s-]*(miles?|mi|km|kms|kilomet(?:er|re)s?)\s*(?:\([^)]*\)\s*)?(?:to the\s+|due\s+)?"
            rf"((?:{turn})(?:[ -](?:{turn}))?|away|outside|inside)?\s*(?:of|from|outside|inside)?)"
            rf"\s+(?:the\s+)?(?:{fill}(?:{kind})(?:,?\s+(?:of\s+)?)|{fill})$",
            re.I,
        )
        self.further = re.compile(
            rf"\b(?:(?:about|around|some|roughly|nearly|almost|over|under|just)\s+)?([\d.,]+)[\s-]*(miles?|km|kms|kilomet(?:er|re)s?)"
            rf"(\s*\([^)]*\))?\s+(?:(?:further|farther)\s+)?(?:to\s+the\s+)?({turn})\b(?!-|\s+(?:of|from)\b)(?!\s+[A-Z])",
        )
        own = alternatives([w for w, kind in self.kinds.items() if kind in ("P", "Q", "A2")])
        self.to_parent = re.compile(
            rf"(?:['’]?s?\s+(?:{fill})(?i:{kind}|{alternatives(lists['edge'])}))?"
            rf"(?:\s*,\s*|\s*\(\s*|\s*,?\s+)(?:(?:which is |located |situated |lying |(?:which is |which was |is )?(?:an?|the|its) (?:[\w-]+ ){{0,3}}?(?:{own}) )?"
            rf"(?:in|inside|within|of|on|at)\s+)?"
            rf"(?:the\s+)?{fill}(?:[A-Z]\w+n\s+)?(?:(?:{kind})\s+of\s+|{kind}\s+)?(?:the\s+)?{fill}",
        )
        self.from_parent = re.compile(
            rf"(?:['’]s|s['’])\s+{fill}(?:(?:{kind}|capital)\s+(?:of\s+)?)?(?:the\s+)?$", re.I
        )


NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a hundred": 100,
}  # fmt: skip


def alternatives(words: list[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists that ship with the package."""
    return Words(Path(__file__).parent / "data" / "words.yaml")
